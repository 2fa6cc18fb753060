"""What a user may ask of the gazetteer in words: "Menlu Rusia", "Gubernur DKI Jakarta", "Jolani", "Hizbullah".

In come words as a person types them, out come entities or the tenures of the office meant. Titles in articles are read
by `annotate`, which has the whole text to go by.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher
from heapq import nlargest

from runut.gazetteer.find import plain_case
from runut.gazetteer.gazetteer import Gazetteer
from runut.gazetteer.model import Entity, Tenure

HOME = "IDN"
"""Whose office it is where the words name no state: "Kapolri", "Menkeu", "Ketua MK"."""

LEADERS = ("supreme-leader", "president", "king", "de-facto-leader", "prime-minister", "secretary-general", "director-general")
"""Who "pemimpin" or "kepala" of a state or organisation is, the first that it has."""

STANDING_IN = (("pelaksana", "tugas"), ("pelaksana", "harian"), ("penjabat",), ("pj",), ("pj.",), ("plt",), ("plt.",), ("plh",))
"""Before the title of who stands in for an office's holder, and is asked for by the office."""

BODY_HEADS = {
    "leader": ("governor", "high-commissioner", "commission-president", "head"),
    "head": ("high-commissioner", "director-general", "secretary-general", "governor"),
    "foreign-minister": ("high-representative",),
}
"""What the head of a territory or an international body is, where states have the office asked for."""

Words = tuple[str, ...]


class Asker:
    """Made once from a gazetteer; answers by words, in the gazetteer's own order."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._ids = {entity.id: entity for entity in gazetteer.entities}
        self._tenures = gazetteer.tenures
        self._bodies: dict[Words, frozenset[str]] = {}
        self._read: dict[Words, list[tuple[str, Words]]] = {}
        self._titles: dict[Words, list[Tenure]] = {}
        self._titled: dict[str, list[tuple[Tenure, Words]]] = {}
        for tenure in self._tenures:
            self._add_title(tenure)

    def _add_title(self, tenure: Tenure) -> None:
        """By its words, and under every office that they open with by the words that follow it."""
        title = _without_acting(_tokens(tenure.office))
        self._titles.setdefault(title, []).append(tenure)
        opened: dict[str, Words] = {}
        for key, rest in self._readings(title):
            if rest:
                opened.setdefault(key, rest)
        for key, rest in opened.items():
            self._titled.setdefault(key, []).append((tenure, rest))

    def entities(self, words: str) -> tuple[Entity, ...]:
        """Who or what bears that name, code or id; persons first where several do."""
        named = [self._ids[key] for key in self._gazetteer.keys(words) if key in self._ids]
        return tuple(sorted(named, key=lambda entity: (entity.kind != "person", entity.kind == "place", entity.id)))

    def titled(self, words: str) -> tuple[Entity, ...]:
        """The persons whose names stand behind an office's ("Presiden Prabowo"), whether they hold it or not."""
        for _, rest in self._readings(_tokens(words)):
            if persons := tuple(entity for entity in self.entities(" ".join(rest)) if entity.kind == "person"):
                return persons
        return ()

    def office(self, words: str) -> tuple[Tenure, ...]:
        """All who are known to have held the office that the words name, the first of them first; empty for none."""
        tokens = _tokens(words)
        found = ([] if self.is_office(words) else self._by_title(tokens)) or self._by_office(tokens)
        found = found or self._by_title(_without_acting(tokens))
        return tuple(sorted(set(found), key=lambda tenure: (tenure.start, tenure.person)))

    def is_office(self, words: str) -> bool:
        """Whether the words are an office's name and nothing else ("Kapolri")."""
        return self._gazetteer.office_key(" ".join(_tokens(words))) is not None

    def offices_of(self, entity: Entity) -> tuple[Tenure, ...]:
        """Who holds or held an office of that state, group or body, the highest office first."""
        code = entity.country if entity.kind == "country" else entity.group
        rank = {key: office.rank for key, office in self._gazetteer.offices_by_key.items()}
        held = [tenure for tenure in self._tenures if code and _of(tenure) == code]
        return tuple(sorted(held, key=lambda tenure: (rank[tenure.key], -tenure.start.toordinal())))

    def on_day(self, tenures: Iterable[Tenure], day: date) -> tuple[Tenure, ...]:
        """Those in office on the day, the last to enter it first: on a day of handing over the one who took it.

        The holder of the office comes before those whose title says more: deputies, and heads of a part of the body.
        """
        held = [tenure for tenure in tenures if tenure.held_on(day)]
        return tuple(sorted(held, key=lambda t: (self._gazetteer.is_part(t), -t.start.toordinal(), t.person)))

    def suggest(self, words: str, count: int = 5) -> tuple[str, ...]:
        """Names and offices that are spelt much like the words, the nearest first: "Menlu Rusa" is near "Menlu Rusia"."""
        tokens = _tokens(words)
        for _, rest in self._readings(tokens):
            if rest:
                opened = " ".join(words.split()[: len(tokens) - len(rest)])
                of = [name for name in self._near(" ".join(rest), 3 * count) if self._codes(_tokens(name))]
                return tuple(f"{opened} {name}" for name in of)[:count] or self._near(plain_case(words).strip(), count)
        return self._near(plain_case(words).strip(), count)

    def _near(self, wanted: str, count: int) -> tuple[str, ...]:
        grams = _grams(wanted)
        known = {plain_case(claim.alias).strip(): claim.alias for claim in self._gazetteer.claims}
        for office in self._gazetteer.offices_by_key.values():
            known |= {plain_case(name): name for name in (office.name, *office.aliases)}
        # Comparing letter by letter is slow; only the names that share most runs of two letters are worth it.
        near = nlargest(60, known, key=lambda name: len(grams & _grams(name)) / (len(grams | _grams(name)) or 1))
        scored = [(SequenceMatcher(None, wanted, name).ratio(), known[name]) for name in near]
        best = sorted((pair for pair in scored if pair[0] >= 0.7), key=lambda pair: (-pair[0], pair[1]))
        return tuple(dict.fromkeys(name for _, name in best))[:count]

    def _by_title(self, tokens: Words) -> list[Tenure]:
        """Tenures whose own title says all that the words say: "Gubernur DKI Jakarta", "Ketua Umum Golkar"."""
        if exact := self._titles.get(tokens):
            return self._with_untitled(exact)
        if begun := self._begun(tokens):
            return begun
        found = [
            tenure
            for key, rest in self._readings(tokens)
            if rest
            for tenure, own in self._titled.get(key, ())
            if self._says(rest, own, tenure)
        ]
        return self._with_untitled(found)

    def _begun(self, tokens: Words) -> list[Tenure]:
        """Tenures of one office whose titles go on by one word: "Ketua Duma" is "Ketua Duma Negara"."""
        if len(tokens) < 2 or self._codes(tokens[1:]):
            return []
        found = [t for title, held in self._titles.items() if title[:-1] == tokens for t in held]
        return found if len({(t.key, _of(t)) for t in found}) == 1 else []

    def _says(self, rest: Words, own: Words, tenure: Tenure) -> bool:
        """Whether a title, `own` without its office, says what the rest names. At home less says enough: "Gubernur Jakarta"."""
        if _of(tenure) == HOME and set(rest) < set(own):
            return True
        if _of(tenure) in self._codes(rest):
            # A part of the body asked for is not the body: Hamas's head is not the head of its brigades.
            return set(rest) == set(own) and self._readings(_tokens(tenure.office))[0][0] == tenure.key
        return set(rest) == set(own) or bool(self._named(rest) & self._named(own))

    def _with_untitled(self, found: list[Tenure]) -> list[Tenure]:
        """With the other rows of a one-person office, by whatever title: a title is often said of some holders only."""
        single = {key for key, office in self._gazetteer.offices_by_key.items() if office.single}
        same = {(t.key, _of(t)) for t in found if t.key in single and not self._is_elsewhere(t)}
        return found + [t for t in self._tenures if (t.key, _of(t)) in same and not self._is_elsewhere(t)]

    def _by_office(self, tokens: Words) -> list[Tenure]:
        for key, rest in self._readings(tokens):
            if not rest:
                name = self._gazetteer.offices_by_key[key].name
                held = [tenure for tenure in self._tenures if tenure.key == key]
                # "Direktur CIA" is one of many heads of intelligence; "Presiden" alone is the one at home.
                called = [
                    t for t in self._titles.get(tokens, ()) if t.key == key and t.office != name and _tokens(t.office) == tokens
                ]
                return self._with_untitled(called) or [t for t in held if _of(t) == HOME] or held
            codes = self._codes(rest)
            if codes:
                return self._held(key, codes)
        return []

    def _held(self, key: str, codes: frozenset[str]) -> list[Tenure]:
        """Tenures of that office, and of whoever stood in for its holder ("Penjabat Presiden")."""
        keys: Words = LEADERS if key in ("leader", "head") else ()
        of = [tenure for tenure in self._tenures if _of(tenure) in codes]
        keys += BODY_HEADS.get(key, ())
        held = [t for t in of if is_kind_of(t.key, key) and not self._is_elsewhere(t)] or next(
            filter(None, ([t for t in of if t.key == k] for k in keys)), []
        )
        name = set(_tokens(self._gazetteer.offices_by_key[key].name))
        return held + [t for t in of if t.key == "de-facto-leader" != key and name <= set(_tokens(t.office))]

    def _is_elsewhere(self, tenure: Tenure) -> bool:
        """Whether it is a one-person office of a part: "Presiden Wilayah Kurdistan", not "Penjabat Presiden"."""
        if not self._gazetteer.offices_by_key[tenure.key].single or not self._gazetteer.is_part(tenure):
            return False
        return next(((key, bool(rest)) for key, rest in self._readings(_tokens(tenure.office))), None) == (tenure.key, True)

    def _readings(self, tokens: Words) -> list[tuple[str, Words]]:
        """Every office whose name opens the words, the longest name first, with the words that are left."""
        if tokens not in self._read:
            opened = (
                (self._gazetteer.office_key(" ".join(tokens[:size])), tokens[size:]) for size in range(len(tokens), 0, -1)
            )
            self._read[tokens] = [(key, rest) for key, rest in opened if key]
        return self._read[tokens]

    def _named(self, words: Words) -> frozenset[str]:
        if words not in self._bodies:
            keys = self._gazetteer.keys(" ".join(words))
            self._bodies[words] = frozenset(key for key in keys if key in self._ids)
        return self._bodies[words]

    def _codes(self, words: Words) -> frozenset[str]:
        """The codes of the states and groups that the words name, by name, seat or inhabitants' adjective."""
        codes = set()
        for entity_id in self._named(words):
            entity = self._ids[entity_id]
            if entity.kind == "country" and entity.country:
                codes.add(entity.country)
            elif entity.kind in ("group", "organisation") and entity.group:
                codes.add(entity.group)
        return frozenset(codes)


def is_kind_of(key: str, wanted: str) -> bool:
    """Whether an office is the one asked for or one of its kinds: every coordinating minister is one."""
    if wanted == "coordinating-minister":
        return key.startswith(wanted)
    return key == wanted or (wanted == "minister" and key.endswith("-minister") and not key.startswith(("prime", "deputy")))


def is_unchecked(tenure: Tenure, day: date) -> bool:
    """Whether the day lies past the last on which the row was checked, so that the office may have changed hands."""
    return tenure.until is None and day > tenure.verified


def _without_acting(title: Words) -> Words:
    """The title without the words for standing in, where an office follows."""
    for words in STANDING_IN:
        if title[: len(words)] == words and len(title) > len(words):
            return title[len(words) :]
    return title


def _of(tenure: Tenure) -> str:
    return tenure.country or tenure.group or ""


def _tokens(words: str) -> Words:
    return tuple(plain_case(words).replace(",", " ").split())


def _grams(text: str) -> frozenset[str]:
    padded = f" {text} "
    return frozenset(padded[at : at + 2] for at in range(len(padded) - 1))
