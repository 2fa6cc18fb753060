"""What a language knows of page furniture: types only. The tables themselves are `lang/<code>/furniture.toml`.

`clean` reads these and knows no language; `lang/<code>/furniture.py` fills them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from runut.records.article import FurnitureReason

Where = Literal["line", "start", "end", "close", "inline", "cue"]
Kept = Literal["author", "credit", "date", "initials"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureRule:
    """One kind of furniture.

    where: the pattern is a whole line; opens or ends a line; ends the last line of the article ("close"); stands anywhere; or
        announces a headline of another story whose end has no mark ("cue").
    keeps: what its words still tell of the article: the pattern's last part, after the colon, is that.
    opens: a list of other stories follows it ("list": any lines; "headlines": only those in headline case).
    needs: literal strings, one of which stands in every match: where none is there the pattern is not tried.
    yes, no: examples that must and must not be taken; a test runs them all.
    """

    id: str
    reason: FurnitureReason
    where: Where
    pattern: str
    keeps: Kept | None = None
    opens: Literal["list", "headlines"] | None = None
    needs: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def fires(self, text: str) -> bool:
        """Whether a text that is one line, or holds one, is taken: what its examples are tried with."""
        if self.needs and not any(words in text for words in self.needs):
            return False
        if self.where == "line":
            return re.fullmatch(self.pattern, text) is not None
        if self.where in ("end", "close"):
            return re.search(f"(?:{self.pattern})\\s*\\Z", text) is not None
        return (re.match if self.where == "start" else re.search)(self.pattern, text) is not None


Pair = tuple[FurnitureRule, re.Pattern[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """All rules of one `where`, each compiled, and all as one expression.

    In `any_of` the name of the group that matched is the rule's place in `rules`; rules with `needs` are not in it. pairs: each
    rule with its pattern. needy: those with `needs`.
    """

    rules: tuple[FurnitureRule, ...]
    any_of: re.Pattern[str]
    pairs: tuple[Pair, ...]
    needy: tuple[Pair, ...]

    def rule_of(self, found: re.Match[str]) -> FurnitureRule:
        return self.rules[int((found.lastgroup or "r0")[1:])]

    def rule_for(self, line: str, needy: Sequence[Pair] | None = None) -> FurnitureRule | None:
        """The rule that takes a whole line. needy: the rules with `needs` to be tried; all where it is not given."""
        if found := self.any_of.fullmatch(line):
            return self.rule_of(found)
        tried = worth_trying(self.needy if needy is None else needy, line)
        return next((rule for rule, pattern in tried if pattern.fullmatch(line)), None)

    def worth_trying(self, text: str) -> list[Pair]:
        """The rules that can match somewhere in `text`, as far as literal strings tell, in order."""
        return worth_trying(self.pairs, text)


def worth_trying(pairs: Sequence[Pair], text: str) -> list[Pair]:
    return [pair for pair in pairs if not (needs := pair[0].needs) or any(map(text.__contains__, needs))]


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureTables:
    """Everything `clean` asks a language about its pages.

    common: words that stay lower-case inside a sentence; in capitals they betray a headline.
    particles: words that stay lower-case even in a headline ("di", "dari").
    verbs: words that headlines have and names of bodies have not ("Bakal", "Minta").
    never_verbs: words of names of bodies that only look like verbs ("Menengah").
    announcers: words that begin headlines ("Daftar", "Kronologi").
    prose_starts: first words of sentences that no headline begins with ("Melalui").
    openers: words that begin a sentence and no headline's last words ("Sedangkan", "Menurut").
    titles: words that begin the name of an office-holder or body ("Presiden", "Kementerian").
    abbreviations: words whose full stop ends no sentence ("Jl", "Prof").
    camel: names written with a capital inside, folded ("tiktok").
    outlets: names of outlets as datelines have them -> domain. hosts: picture hosts -> domain.
    shared_hosts: hosts that serve everybody's pictures.
    agencies: names that a credit in brackets may hold, folded.
    """

    rules: Mapping[Where, RuleSet]
    common: frozenset[str]
    particles: frozenset[str]
    verbs: frozenset[str]
    never_verbs: frozenset[str]
    announcers: frozenset[str]
    prose_starts: frozenset[str]
    openers: frozenset[str]
    titles: frozenset[str]
    abbreviations: frozenset[str]
    camel: frozenset[str]
    outlets: Mapping[str, str] = field(default_factory=dict)
    hosts: Mapping[str, str] = field(default_factory=dict)
    agency_initials: Mapping[str, str] = field(default_factory=dict)
    shared_hosts: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
