"""Countries under the codes and names that other programs know: ISO 3166-1 alpha-2, Indonesian and English names."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources


def two_letters(country: str | None) -> str | None:
    """The alpha-2 code in lower case; None for a code that is not in the table, rather than a guess."""
    return _codes().get(country) if country else None


def country_name(country: str, lang: str) -> str:
    """In Indonesian or English; the code itself where the gazetteer does not know it."""
    return _names(lang).get(country, country)


@cache
def _codes() -> Mapping[str, str]:
    return {row["alpha3"]: row["alpha2"] for row in _rows(resources.files("runut.export").joinpath("country_codes.csv"))}


@cache
def _names(lang: str) -> Mapping[str, str]:
    # Straight from the table: the loaded gazetteer keeps the English name among others, without saying which it is.
    table = resources.files("runut.gazetteer").joinpath("data", "countries.csv")
    return {row["code"]: row["english" if lang == "en" else "name"] for row in _rows(table)}


def _rows(table: resources.abc.Traversable) -> Iterator[dict[str, str]]:
    lines = table.read_text(encoding="utf-8").splitlines()
    return csv.DictReader(line for line in lines if not line.startswith("#"))
