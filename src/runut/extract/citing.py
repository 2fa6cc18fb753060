"""Through whom one sentence says that the outlet has it: "seperti dilansir AFP", "kata X kepada Reuters", "lapor TASS".

In come the units of a sentence, out comes a `Citation`; how far it reaches in the article is for `sources`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from runut.extract.units import Unit
from runut.gazetteer import Entity, Gazetteer
from runut.grammar import Citing, Lexicon
from runut.records import NameMention

REACH = 8
"""Units looked back from an outlet for what cites it, and ahead for what it reports."""
FRONT = 4
THUS_MOST = 18
RUN_MOST = 4
INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
NEAREST, TELLING, DEEPER, TOLD = range(4)


@dataclass(frozen=True, slots=True)
class Citation:
    """outlets: the nearest to this outlet first. heads: it opens the sentence and so what follows ("Dilansir AFP, ...").

    closes: the sentence says no more than where what stands before it comes from. taken: it was taken from an outlet, not
    only told to one or reported by one. told: the unit at which a speaker turns to an outlet, None where none does.
    """

    outlets: tuple[str, ...]
    heads: bool
    closes: bool
    taken: bool
    told: int | None


class OutletNames:
    """Names of outlets as `via` gives them; never the article's own outlet."""

    def __init__(self, gazetteer: Gazetteer, own: str | None) -> None:
        self._gazetteer = gazetteer
        entity = gazetteer.outlet(own) if own else None
        agency = gazetteer.agency(own) if own else None
        self._own = {one.id for one in (entity, agency) if one} | ({own.casefold()} if own else set())

    def of(self, words: str, entity: str | None = None) -> str | None:
        """The name, None for the own outlet: an acronym where the gazetteer has one, as the news has it ("AFP")."""
        found = self._gazetteer.entity(entity) if entity else self._find(words)
        if found is None:
            return None if words.casefold() in self._own else words
        if found.id in self._own:
            return None
        short = [alias for alias in found.aliases.strong if alias.isupper() and alias.isalpha() and len(alias) <= 4]
        return min(short, key=lambda alias: (len(alias), alias)) if short else found.name

    def known(self, words: str) -> str | None:
        """The name of an outlet of the gazetteer that these words name, None for the own one."""
        return self.of(words) if self._gazetteer.agency(words) or self._gazetteer.outlet(words) else None

    def _find(self, words: str) -> Entity | None:
        """By name; also one that a careless scraper left without its last letter ("Sky New.")."""
        found = self._gazetteer.agency(words) or self._gazetteer.outlet(words)
        if found is None and " " in words:
            found = next((one for letter in ascii_lowercase if (one := self._gazetteer.outlet(words + letter))), None)
        return found


def names_outlet(name: NameMention | None) -> bool:
    return name is not None and (name.kind == "outlet" or (name.entity or "").startswith(("agency.", "outlet.")))


def find_citation(
    units: Sequence[Unit], lexicon: Lexicon, outlets: OutletNames, timed: frozenset[int] = frozenset()
) -> Citation | None:
    """timed: units inside a time expression. None where the sentence names no outlet as a source."""
    words = lexicon.citing
    cues = [at for at, unit in enumerate(units) if unit.low in words.taken]
    named = [at for at, unit in enumerate(units) if names_outlet(unit.name)]
    inner = [at for at, unit in enumerate(units) if unit.text[1:] != unit.low[1:]]  # a capital inside: few have one
    glued = {at: listed for at in inner if (listed := _glued(units, at, lexicon, outlets))}
    if not named and not cues and not glued:
        return None
    found: dict[int, tuple[int, ...]] = {}
    for at in named:
        place = _cited(units, at, words, found)
        if place is not None:
            found[at] = place
    names = {at: outlets.of(units[at].text, name.entity) for at in found if (name := units[at].name) is not None}
    for cue in [*cues, *(at + 1 for at in named if units[at + 1 : at + 2] and units[at + 1].low == lexicon.source)]:
        unknown = _unknown(units, cue, lexicon, timed)
        if unknown is not None:
            found[unknown[0]] = (*found[cue - 1], cue) if cue - 1 in found else (NEAREST, -cue)
            names[unknown[0]] = outlets.of(unknown[1])
    ordered = [said for at in sorted(found, key=found.__getitem__) if (said := names.get(at))]
    ordered = [*(name for listed in glued.values() for name in listed), *ordered]
    found |= {at: (NEAREST, -at) for at in glued}
    if not ordered:
        return None
    nearest = {-place[1] for place in found.values() if place[0] == NEAREST}
    front = min((cue for cue in nearest if cue < FRONT), default=None)
    return Citation(
        outlets=tuple(dict.fromkeys(ordered)),
        heads=front is not None and all(_opens(unit, words) for unit in units[:front]),
        closes=units[0].low in words.thus and len(units) <= THUS_MOST,
        taken=any(place[0] == NEAREST for place in found.values()),
        told=min((at for at, place in found.items() if place[0] == TOLD), default=None),
    )


def _glued(units: Sequence[Unit], at: int, lexicon: Lexicon, outlets: OutletNames) -> list[str]:
    """Outlets of the gazetteer that a scraper glued to what cites them: "dilansirAFPdanReuters", "dilansirAl Arabiya"."""
    text, words = units[at].text[:1].lower() + units[at].text[1:], lexicon.citing
    if text.islower():
        return []
    stem = next((text[:i] for i, letter in enumerate(text) if not letter.islower()), text)
    if stem not in words.taken and not (stem == lexicon.source and at and units[at - 1].low in words.taken):
        return []
    rest = [text[len(stem) :], *(unit.text for unit in units[at + 1 : at + 3] if unit.text[:1].isupper())]
    for size in range(len(rest), 0, -1):
        whole = " ".join(rest[:size])
        parts = [whole] if outlets.known(whole) else _unglued(whole, lexicon)
        if all(names := [outlets.known(part) for part in parts]):
            return [name for name in names if name]
    return []


def _unglued(words: str, lexicon: Lexicon) -> list[str]:
    """ "AFPdanReuters" as ["AFP", "Reuters"]."""
    parts = INNER_CAPITAL.split(words)
    tails = [next((c for c in lexicon.coordinators if c.isalpha() and part.endswith(c)), "") for part in parts[:-1]]
    return [part.removesuffix(tail) for part, tail in zip(parts, [*tails, ""], strict=True)]


def _cited(units: Sequence[Unit], at: int, words: Citing, found: dict[int, tuple[int, ...]]) -> tuple[int, ...] | None:
    """How near the outlet at `at` stands, as a key to sort by; None where nothing cites it."""
    place: tuple[int, ...] | None = None
    for i in range(at - 1, max(-1, at - 1 - REACH), -1):
        low, name = units[i].low, units[i].name
        if low in words.taken:
            if low in words.taking and any(other < i for other in found):
                return (DEEPER, i)
            return (NEAREST, -i)
        if low in words.told:
            return (TOLD, i)
        if low in words.reported:
            place = (TELLING, i)
        elif i in found:
            return (*found[i][:3], at) if place is None else place
        elif low not in words.between and not (name is not None and name.kind in ("country", "place", "people")):
            break
    return place or _reports(units, at, words)


def _reports(units: Sequence[Unit], at: int, words: Citing) -> tuple[int, ...] | None:
    """ "CNN yang mengutip ...", "Maariv, dilansir dari Reuters, melaporkan": the outlet is the subject of a verb of reporting."""
    for i in range(at + 1, min(len(units), at + 1 + REACH)):
        low = units[i].low
        if low in words.reports:
            return (TELLING, at)
        name = units[i].name
        if name is not None and not names_outlet(name) and name.kind not in ("country", "place"):
            return None
        if name is None and low not in words.between | words.taken | words.beside:
            return None
    return None


def _opens(unit: Unit, words: Citing) -> bool:
    return unit.low in words.before or unit.low.isdigit()


def _unknown(units: Sequence[Unit], cue: int, lexicon: Lexicon, timed: frozenset[int]) -> tuple[int, str] | None:
    """Place and name of an outlet that the gazetteer does not know: capitalised words right behind "dilansir dari"."""
    words, at, media = lexicon.citing, cue + 1, False
    while at < len(units) and at <= cue + REACH and units[at].low in words.between and units[at].low != ",":
        media = media or units[at].low in words.media
        at += 1
    first = at
    while at < len(units) and at < first + RUN_MOST and _may_name(units[at], media or cue == 0) and at not in timed:
        at += 1
    lows = [unit.low for unit in units[first:at]]
    if not lows or lows[0] in words.platforms or " ".join(lows) in words.platforms or lexicon.heads.at(lows, 0):
        return None
    if units[cue].low in words.vague and not media:
        return None
    return first, " ".join(unit.text for unit in units[first:at])


def _may_name(unit: Unit, media: bool) -> bool:
    if names_outlet(unit.name):
        return False
    if unit.name is not None and (unit.name.entity or not media):
        return False
    domain = "." in unit.low[1:-2] and unit.low.replace(".", "").isalpha()
    return domain or (unit.text[:1].isupper() and unit.low.replace("'", "").replace(" ", "").isalpha())
