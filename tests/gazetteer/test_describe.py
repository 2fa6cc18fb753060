"""Who somebody is on a day: one person has several answers, and each has its dates."""

from datetime import date

import pytest

from runut.gazetteer import load_gazetteer

ON_A_DAY = [
    ("bashar-al-assad", date(2024, 12, 1), "SYR", None, "GOV", "Presiden"),
    ("bashar-al-assad", date(2024, 12, 8), "SYR", None, "GOV", "Presiden"),
    ("bashar-al-assad", date(2025, 6, 1), "SYR", None, "ELI", None),
    ("ahmad-al-sharaa", date(2024, 12, 1), None, "HTS", "REB", "Pemimpin Hayat Tahrir al-Sham"),
    ("ahmad-al-sharaa", date(2024, 12, 20), "SYR", None, "GOV", "Pemimpin de facto"),
    ("ahmad-al-sharaa", date(2025, 6, 1), "SYR", None, "GOV", "Presiden"),
    ("donald-trump", date(2018, 6, 12), "USA", None, "GOV", "Presiden"),
    ("donald-trump", date(2022, 6, 12), "USA", None, "ELI", None),
    ("donald-trump", date(2025, 6, 12), "USA", None, "GOV", "Presiden"),
    ("prabowo-subianto", date(2020, 1, 1), "IDN", None, "GOV", "Menteri Pertahanan"),
    ("prabowo-subianto", date(2025, 1, 1), "IDN", None, "GOV", "Presiden"),
]


@pytest.mark.parametrize(
    ("person", "day", "country", "group", "sector", "office"), ON_A_DAY, ids=[f"{row[0]}-{row[1]}" for row in ON_A_DAY]
)
def test_describe(person: str, day: date, country: str | None, group: str | None, sector: str, office: str | None) -> None:
    described = load_gazetteer().describe(f"person.{person}", day)
    assert (described.country, described.group, described.sector, described.office) == (country, group, sector, office)
