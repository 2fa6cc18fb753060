"""Codes from titles: whose office, whose army, whether the title is that of the day."""

from __future__ import annotations

from datetime import date

import pytest

from runut.annotate import annotate
from runut.lang.pack import load_language
from runut.limits import DEFAULT
from runut.records import Annotated
from tests.annotate.test_names import small_gazetteer
from tests.records import article


def read(text: str, day: date = date(2025, 6, 14)) -> Annotated:
    return annotate(article(text=text, title=None, published=day), load_language(), small_gazetteer(), DEFAULT)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kemarin Wakil Menteri Luar Negeri Ruritania Badu Fulanto tiba.", ("RUR", "GOV")),
        ("Kemarin juru bicara militer Ruritania Kolonel Badu Fulanto tiba.", ("RUR", "MIL")),
        ("Kemarin juru bicara polisi Ruritania, Badu Fulanto, tiba.", ("RUR", "COP")),
        ("Kemarin Badu Fulanto, Menteri Luar Negeri Ruritania, tiba.", ("RUR", "GOV")),
        ("Kemarin mantan Menteri Luar Negeri Ruritania Badu Fulanto tiba.", ("RUR", "ELI")),
        ("Kemarin Menlu Ruritania Badu Fulanto tiba. Lalu Fulanto pergi.", ("RUR", "GOV")),
        ("Ruritania berduka. Kemarin Menteri Luar Negeri Badu Fulanto tiba.", ("RUR", "GOV")),
    ],
    ids=[
        "deputy",
        "spokesman of a body",
        "behind a comma",
        "before its title",
        "former",
        "later surname",
        "state of the article",
    ],
)
def test_persons_unknown_to_the_gazetteer(text: str, wanted: tuple[str, str]) -> None:
    person = [name for name in read(text).names if name.kind == "person"][-1]
    assert (person.country, person.sector) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kemarin Angkatan Udara Ruritania terbang.", ("RUR", None, "MIL", None)),
        ("Kemarin Presiden Ruritania pergi.", ("RUR", None, "GOV", "person.bima-sutedja")),
        ("Kemarin mantan Presiden Ruritania pergi.", ("RUR", None, "ELI", None)),
        ("Kemarin pasukan Front Pembebasan Ruritania pergi.", (None, "FPR", "REB", None)),
        ("Kemarin rezim Bima Sutedja jatuh.", ("RUR", None, "GOV", None)),
        ("Kemarin warga Ruritania pergi.", ("RUR", None, "CVL", None)),
        ("Ruritania berduka. Kemarin polisi pergi.", ("RUR", None, "COP", None)),
        ("Kemarin juru bicara Bima Sutedja pergi.", ("RUR", None, "GOV", None)),
    ],
    ids=["forces", "holder", "former holder", "forces of a group", "rule of a person", "people", "bare", "who serves"],
)
def test_parties_without_a_name(text: str, wanted: tuple[str | None, ...]) -> None:
    one = read(text).described[-1]
    assert (one.country, one.group, one.sector, one.entity) == wanted


@pytest.mark.parametrize(
    ("day", "flagged"),
    [(date(2025, 6, 14), None), (date(2025, 8, 1), "office"), (date(2019, 8, 1), "office")],
    ids=["in office", "after it", "before it"],
)
def test_a_title_wrong_for_its_day_is_flagged(day: date, flagged: str | None) -> None:
    person = read("Kemarin Presiden Bima Sutedja pergi.", day).names[-1]
    assert (person.entity, person.flagged) == ("person.bima-sutedja", flagged)


@pytest.mark.parametrize(
    ("day", "flagged"), [(date(2025, 8, 1), None), (date(2027, 1, 1), "verified")], ids=["before", "past it"]
)
def test_a_holder_past_the_verified_day_is_flagged(day: date, flagged: str | None) -> None:
    one = read("Kemarin Presiden Ruritania pergi.", day).described[-1]
    assert (one.entity, one.flagged) == ("person.citra-lestari", flagged)


def test_help_for_an_army_is_no_army() -> None:
    assert read("Ruritania memberi bantuan militer kepada mereka.").described == ()


def test_a_title_in_a_wrong_day_leaves_the_person_out_of_office() -> None:
    person = read("Kemarin Presiden Bima Sutedja pergi.", date(2025, 8, 1)).names[-1]
    assert (person.sector, person.office) == ("ELI", None)


@pytest.mark.parametrize("piece", ["menlu ", "juru bicara ", "mantan ", "Presiden Ruritania ", "militer, "])
def test_time_is_linear(piece: str) -> None:
    read(piece * (30_000 // len(piece)))
