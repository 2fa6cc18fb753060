"""Names known and unknown, what they stand for, and what is none."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from runut.annotate import annotate
from runut.gazetteer import BodyWord, Entity, Gazetteer, Office, Tenure, load_gazetteer
from runut.gazetteer.find import Claim
from runut.lang.pack import load_language
from runut.limits import DEFAULT
from tests.records import article

KNOWN = {
    "Ruritania": ("country.RUR",),
    "Streslau": ("country.RUR", "place.streslau"),
    "Anwar Sutedja": ("person.anwar-sutedja",),
    "Sutedja": ("person.anwar-sutedja", "person.bima-sutedja"),
    "Bima Sutedja": ("person.bima-sutedja",),
    "Citra Lestari": ("person.citra-lestari",),
    "Front Pembebasan Ruritania": ("group.FPR",),
}
SEATS, WEAK = {"Streslau"}, {"Sutedja", "Streslau"}
KINDS = {"country": "country", "person": "person", "place": "place", "group": "group"}


def small_gazetteer() -> Gazetteer:
    """A handful of invented names."""
    claims: list[Claim] = []
    entities: dict[str, Entity] = {}
    for name, ids in KNOWN.items():
        for entity in ids:
            seat = name in SEATS and entity.startswith("country.")
            strong = name not in WEAK or seat
            claims.append(Claim(alias=name, entity=entity, strong=strong, exact=False, role="seat" if seat else "name"))
            kind: Any = KINDS[entity.split(".")[0]]
            country = "RUR" if kind != "group" else None
            made = Entity(
                id=entity,
                kind=kind,
                name=name,
                country=country,
                group="FPR" if kind == "group" else None,
                sector="REB" if kind == "group" else None,
            )
            entities.setdefault(entity, made)
    president = Office(key="president", name="Presiden", aliases=(), sector="GOV", single=True, rank=0)
    foreign = Office(key="foreign-minister", name="Menteri Luar Negeri", aliases=("Menlu",), sector="GOV", single=True, rank=1)
    words = {
        "menteri luar negeri": BodyWord(phrase="Menteri Luar Negeri", sector="GOV", kind="person", key=foreign.key),
        "menlu": BodyWord(phrase="Menlu", sector="GOV", kind="person", office=foreign.name, key=foreign.key),
        "presiden": BodyWord(phrase="Presiden", sector="GOV", kind="person", office="Presiden", key="president"),
        "wakil menteri luar negeri": BodyWord(phrase="wakil menteri luar negeri", sector="GOV", kind="person"),
        "kementerian pertahanan": BodyWord(phrase="kementerian pertahanan", sector="GOV", kind="body"),
        "juru bicara": BodyWord(phrase="juru bicara", sector="GOV", kind="person", office="Juru Bicara"),
        "angkatan udara": BodyWord(phrase="angkatan udara", sector="MIL", kind="body"),
        "militer": BodyWord(phrase="militer", sector="MIL", kind="body"),
        "polisi": BodyWord(phrase="polisi", sector="COP", kind="body"),
        "warga": BodyWord(phrase="warga", sector="CVL", kind="people"),
        "pengadilan": BodyWord(phrase="pengadilan", sector="JUD", kind="body"),
        "rezim": BodyWord(phrase="rezim", sector="GOV", kind="body"),
        "pasukan": BodyWord(phrase="pasukan", sector="MIL", kind="body"),
    }
    held = Tenure(
        person="person.bima-sutedja", key="president", office="Presiden", country="RUR", group=None, sector="GOV",
        start=date(2020, 1, 1), until=date(2025, 6, 30), verified=date(2026, 1, 1), source="",
    )  # fmt: skip
    after = Tenure(
        person="person.citra-lestari", key="president", office="Presiden", country="RUR", group=None, sector="GOV",
        start=date(2025, 7, 1), until=None, verified=date(2026, 1, 1), source="",
    )  # fmt: skip
    return Gazetteer(
        entities=list(entities.values()), offices=[president, foreign], tenures=[held, after], claims=claims, body_words=words
    )


def names_in(text: str, title: str | None = None) -> list[tuple[str, str, str | None]]:
    """(words, kind, entity or full name) of every name; the title's first."""
    gazetteer = small_gazetteer()
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
        ("Ruritania berduka. Lalu Sutedja pergi.", "person.bima-sutedja"),
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


def test_two_names_in_one_word_inside_an_unknown_one() -> None:
    text = "Ketua relawan Pilih Prabowo-Gibran Wae menggelar rapat di Bandung."
    assert annotate(article(text=text, title=None), load_language(), load_gazetteer(), DEFAULT).names


def test_same_article_same_names() -> None:
    text = "Jenderal Badu Fulanto tiba di Streslau. Lalu Fulanto dan Sutedja pergi."
    assert names_in(text) == names_in(text)


def test_names_do_not_overlap_and_are_in_order() -> None:
    gazetteer = small_gazetteer()
    text = "Ketua Universitas Streslau Badu Fulanto, Anwar Sutedja, dan Front Rakyat (FR) tiba. " * 3
    layers = annotate(article(text=text, title=None), load_language(), gazetteer, DEFAULT)
    assert all(one.last <= two.first for one, two in pairwise(layers.names))
    assert all(text[name.span.start : name.span.end] == name.span.text for name in layers.names)
