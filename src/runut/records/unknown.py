"""Names of persons and bodies that an article has and the gazetteer has not."""

from __future__ import annotations

from dataclasses import dataclass

from runut.records.annotated import NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownName:
    """One name of an article, a candidate for the gazetteer. times: how often it stands there, in full or shortened.

    title: the words of office in front of it ("Bupati Rimba Hulu"), those of its first mention that has any. country: alpha-3,
    where they tell it.
    """

    name: str
    kind: NameKind
    times: int
    title: str | None = None
    country: str | None = None
