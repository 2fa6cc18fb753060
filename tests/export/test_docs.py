"""docs/exports.md tells of every format and every column."""

from __future__ import annotations

from pathlib import Path

import pytest

from runut.export import FORMATS, gdelt_mentions, gexf, icews, parquet, polecat
from runut.export.fields import DOCUMENTS, EVENTS, MENTIONS, QUOTES

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in PAGE.split("\n## ")[1:]}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_section(name: str) -> None:
    assert name in SECTIONS


@pytest.mark.parametrize(
    ("section", "columns"),
    [
        ("polecat", polecat.COLUMNS),
        ("icews", icews.COLUMNS),
        ("gdelt-mentions", gdelt_mentions.COLUMNS),
        ("csv", [field.name for table in (EVENTS, MENTIONS, DOCUMENTS, QUOTES) for field in table.fields]),
        ("parquet", [name for name, _ in parquet.SOURCE if name != "article"]),
        ("gexf", [name for name, _ in (*gexf.NODE_VALUES, *gexf.EDGE_VALUES)]),
    ],
    ids=["polecat", "icews", "gdelt-mentions", "csv", "parquet", "gexf"],
)
def test_every_column_is_told(section: str, columns: tuple[str, ...]) -> None:
    assert [name for name in columns if f"`{name}`" not in SECTIONS[section]] == []


@pytest.mark.parametrize("table", [EVENTS, MENTIONS, DOCUMENTS, QUOTES], ids=lambda table: table.name)
def test_what_a_column_holds_is_told_as_in_the_schema(table: object) -> None:
    assert [
        f.name
        for f in table.fields
        if f"| `{f.name}` | {f.kind}{'' if f.required else ', may be empty'} | {f.about} |" not in PAGE
    ] == []
