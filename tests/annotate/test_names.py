"""Names known and unknown, what they stand for, and what is none."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from runut.annotate import annotate
from runut.gazetteer import BodyWord, Entity, FoundName
from runut.lang.pack import load_language
from runut.limits import DEFAULT
from tests.records import article

KNOWN = {
    "Ruritania": ("country.RUR",),
    "Streslau": ("country.RUR", "place.streslau"),
    "Anwar Sutedja": ("person.anwar-sutedja",),
    "Sutedja": ("person.anwar-sutedja", "person.bima-sutedja"),
    "Bima Sutedja": ("person.bima-sutedja",),
    "Front Pembebasan Ruritania": ("group.FPR",),
}
SEATS, WEAK = {"Streslau"}, {"Sutedja", "Streslau"}
KINDS = {"country": "country", "person": "person", "place": "place", "group": "group"}


class SmallGazetteer:
    """The contract of `runut.gazetteer` over a handful of invented names."""

    def __init__(self) -> None:
        self.body_words = {
            "menteri luar negeri": BodyWord(phrase="menteri luar negeri", sector="GOV", kind="person"),
            "kementerian pertahanan": BodyWord(phrase="kementerian pertahanan", sector="GOV", kind="body"),
        }

    def find(self, text: str) -> list[FoundName]:
        found: list[FoundName] = []
        at = 0
        while at < len(text):
            names = [name for name in KNOWN if text.startswith(name, at) and not text[at - 1 : at].isalpha()]
            if names:
                name = max(names, key=len)
                role: Any = "seat" if name in SEATS else "name"
                found.append(FoundName(start=at, end=at + len(name), entities=KNOWN[name], role=role, strong=name not in WEAK))
            at += len(max(names, key=len)) if names else 1
        return found

    def entity(self, entity_id: str) -> Entity:
        kind: Any = KINDS[entity_id.split(".")[0]]
        names = [name for name, ids in KNOWN.items() if ids == (entity_id,)]
        return Entity(id=entity_id, kind=kind, name=names[0] if names else "Streslau")

    def offices(self, entity_id: str, on: date | None = None) -> tuple[str, ...]:
        assert on is not None
        return ("Presiden",) if entity_id == "person.bima-sutedja" else ()


def names_in(text: str, title: str | None = None) -> list[tuple[str, str, str | None]]:
    """(words, kind, entity or full name) of every name; the title's first."""
    gazetteer: Any = SmallGazetteer()
    layers = annotate(article(text=text, title=title), load_language(), gazetteer, DEFAULT)
    return [(name.span.text, name.kind, name.entity or name.name) for name in layers.names]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Menteri Luar Negeri Ruritania Badu Fulanto tiba.", [("Ruritania", "country", "country.RUR"), ("Badu Fulanto", "person", None)]),
        ("Kemarin juru bicara militer Ruritania, Kolonel Badu Fulanto, tiba.", [("Ruritania", "country", "country.RUR"), ("Badu Fulanto", "person", None)]),
        ("Kemarin Jenderal Fulanto tiba.", [("Fulanto", "person", None)]),
        ("Kemarin Bupati Surya Fulanto tiba.", [("Surya Fulanto", "person", None)]),
        ("Kemarin Letjen TNI (Purn) Badu Fulanto tiba.", [("Badu Fulanto", "person", None)]),
        ("Mereka siap, kata Badu Fulanto.", [("Badu Fulanto", "person", None)]),
        ("Mereka bertemu warga Zendania.", []),
        ("Mereka tiba di Zendania.", [("Zendania", "place", None)]),
        ("Mereka tiba di kota Zendania.", [("Zendania", "place", None)]),
        ("Mereka tiba di Selat Zendania.", [("Selat Zendania", "place", None)]),
        ("Kini Partai Buruh Baru menolak.", [("Partai Buruh Baru", "organisation", None)]),
        ("Kini Kementerian Energi dan Sumber Daya Mineral menolak.", [("Kementerian Energi dan Sumber Daya Mineral", "organisation", None)]),
        ("Kini Kementerian Pertahanan Ruritania menolak.", [("Ruritania", "country", "country.RUR")]),
        ("Kini Universitas Streslau menolak.", [("Universitas Streslau", "organisation", None)]),
        ("Ketua Partai Buruh Baru Badu Fulanto menolak.", [("Partai Buruh Baru", "organisation", None), ("Badu Fulanto", "person", None)]),
        ("Pada Senin mereka tiba.", []),
        ("Streslau menolak tawaran itu.", [("Streslau", "country", "country.RUR")]),
        ("Mereka tiba di Streslau.", [("Streslau", "place", "place.streslau")]),
    ],
    ids=[
        "title and state", "title in apposition", "one word after a rank", "ordinary word in a name", "retired", "speech", "people of a place", "place after di",
        "place after its kind", "place with its kind", "party", "ministry with dan", "organ of a state is left to extraction", "body with a town", "person after a body", "weekday", "seat acts", "seat is where",
    ],
)  # fmt: skip
def test_one_sentence(text: str, wanted: list[tuple[str, str, str | None]]) -> None:
    assert names_in(text) == wanted


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Presiden Anwar Sutedja tiba. Lalu Sutedja pergi.", "person.anwar-sutedja"),
        ("Anwar Sutedja dan Bima Sutedja tiba. Lalu Sutedja pergi.", "person.bima-sutedja"),
        ("Bima Sutedja dan Anwar Sutedja tiba. Lalu Sutedja pergi.", "person.anwar-sutedja"),
        ("Lalu Sutedja pergi.", "person.bima-sutedja"),
        ("Jenderal Dudu Sutedja tiba. Lalu Sutedja pergi.", "Dudu Sutedja"),
        ("Jenderal Badu Fulanto tiba. Lalu Fulanto pergi.", "Badu Fulanto"),
        ("Jenderal Ahmad al-Fulani tiba. Lalu Al-Fulani pergi.", "Ahmad al-Fulani"),
        ("Jenderal Ahmad al-Fulani tiba. Lalu Al Fulani pergi.", "Ahmad al-Fulani"),
        ("Front Rakyat Zendania (FRZ) menolak. Lalu FRZ pergi.", "Front Rakyat Zendania"),
        ("Front Pembebasan Ruritania (FPR) menolak. Lalu FPR pergi.", "group.FPR"),
    ],
    ids=[
        "known",
        "last named",
        "last named, other way",
        "in office",
        "unknown namesake",
        "unknown",
        "article",
        "article apart",
        "acronym",
        "known acronym",
    ],
)
def test_what_short_forms_stand_for(text: str, last: str) -> None:
    assert names_in(text)[-1][2] == last


def test_headlines_name_only_what_is_known() -> None:
    found = names_in("Jenderal Badu Fulanto menyerang.", title="Ruritania Gempur Kota Tua, Fulanto Murka")
    assert found[:2] == [("Ruritania", "country", "country.RUR"), ("Fulanto", "person", "Badu Fulanto")]
    assert len(found) == 3


def test_a_full_name_in_a_headline_is_one_name() -> None:
    found = names_in("Kemarin Jenderal Badu Fulanto menyerang.", title="Badu Fulanto Serang Kota Tua")
    assert found == [("Badu Fulanto", "person", None), ("Badu Fulanto", "person", None)]


@pytest.mark.parametrize("text", ["ZendaniaBadu tiba", "mobil F-16 tiba", "menurut Contoh.id", "Kabinet Harapan tiba"])
def test_no_persons(text: str) -> None:
    assert [name for name in names_in(f"Kemarin {text}.") if name[1] == "person"] == []


HOSTILE = [
    "Sutedja ",
    "Anwar Sutedja ",
    "Badu Fulanto ",
    "Partai A dan ",
    "Jenderal ",
    "Umum ",
    "FR (FR) ",
    "di Zendania ",
    "al-Fulani ",
    "A. ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(piece: str) -> None:
    begun = time.process_time()
    names_in(piece * (60_000 // len(piece)))
    assert time.process_time() - begun < 10


def test_same_article_same_names() -> None:
    text = "Jenderal Badu Fulanto tiba di Streslau. Lalu Fulanto dan Sutedja pergi."
    assert names_in(text) == names_in(text)


def test_names_do_not_overlap_and_are_in_order() -> None:
    gazetteer: Any = SmallGazetteer()
    text = "Ketua Universitas Streslau Badu Fulanto, Anwar Sutedja, dan Front Rakyat (FR) tiba. " * 3
    layers = annotate(article(text=text, title=None), load_language(), gazetteer, DEFAULT)
    assert all(one.last <= two.first for one, two in pairwise(layers.names))
    assert all(text[name.span.start : name.span.end] == name.span.text for name in layers.names)
