"""A language's time rules (TOML): classes of words, rules, tails and their examples, read and compiled once.

Comes in: the file as a dictionary. Goes out: `TimeRule`s with compiled patterns. What a rule's words mean is worked out by
`time_readings`; where they stand in a text is found by `times`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from runut.errors import ResourceError
from runut.grammar.load import ID
from runut.grammar.patterns import DIGITS, Pattern, SlotClass, compile_pattern, tokens_of

RULE_KEYS = {"id", "read", "patterns", "with", "before", "not_before", "after", "not_after", "tails", "yes", "no", "retired"}
EXAMPLE_KEYS = {"text", "words", "at", "told", "days", "value", "precision", "kind", "relative", "flagged"}
CLASS_KEYS = {"words", "digits", "least", "most", "add", "capital", "numeral", "roman"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExample:
    """A sentence with one time to be read in it, and its reading.

    words: those that the time covers. at: the publication day. told: the text before, where the time is counted from another.
    days: "2024-12-01", "2024-12-01/2024-12-10", "2024-12-01/.." with an open end, "" for none.
    """

    text: str
    words: str
    at: str | None
    told: str
    days: str
    value: str
    precision: str
    kind: str
    relative: str | None
    flagged: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """read: the name of a reading. given: what the rule adds to the words' slots. tails: what may follow ("Senin" + "malam").

    before, not_before, after, not_after: conditions on the text around, searched at its edge.
    """

    id: str
    read: str
    patterns: tuple[Pattern, ...]
    given: dict[str, Any]
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    tails: bool
    yes: tuple[TimeExample, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """Words of number. words: "tiga" 3, "seratus" 100. adding: "belas" 10. times: "puluh" 10, "ratus" 100."""

    words: dict[str, float]
    adding: dict[str, float]
    times: dict[str, float]

    def read(self, text: str) -> float | None:
        """ "dua puluh lima" 25, "1,5", "12", "2.500"; None for what is no number."""
        total = current = 0.0
        for word in text.casefold().split():
            if word[0].isdigit():
                current = float(word.replace(".", "").replace(",", "."))
            elif word in self.words:
                current += self.words[word]
            elif word in self.adding:
                current += self.adding[word]
            elif word in self.times:
                factor = self.times[word]
                current *= factor
                total, current = (total + current, 0.0) if factor >= 10 else (total, current)
            else:
                return None
        return total + current

    def heads(self) -> set[tuple[str, ...]]:
        others = [*self.words, *self.adding, *self.times]
        pairs = {(word, other) for word in self.words for other in others}
        return pairs | {(word,) for word in self.words} | {(DIGITS,), (DIGITS, "."), (DIGITS, ",")}

    def source(self) -> str:
        names = "|".join(sorted(map(re.escape, self.words), key=len, reverse=True))
        others = "|".join(map(re.escape, [*self.adding, *self.times]))
        word = rf"(?:{names})(?![^\W_])"
        return rf"(?:\d{{1,4}}(?:\.\d{{3}})?(?:,\d{{1,2}})?(?![\d.,]\d)|{word}(?: (?:{others}|{names})(?![^\W_])){{0,4}})"


def read_classes(tables: Mapping[str, Mapping[str, Any]], numerals: Numerals, where: str) -> dict[str, SlotClass]:
    """The slot classes of `[class.NAME]` tables. Raises ResourceError for an unknown key or an empty class."""
    classes = {}
    for name, table in tables.items():
        if unknown := sorted(set(table) - CLASS_KEYS):
            raise ResourceError(f"{where}, class {name}: unknown key {unknown[0]!r}. Known: {', '.join(sorted(CLASS_KEYS))}.")
        classes[name] = read_class(table, numerals, f"{where}, class {name}")
    return classes


def read_class(table: Mapping[str, Any], numerals: Numerals, where: str) -> SlotClass:
    words: dict[str, Any] = {word.casefold(): value for word, value in table.get("words", {}).items()}
    sources, heads = [], {tokens_of(word)[:2] for word in words}
    if words:
        ordered = sorted(table["words"], key=len, reverse=True)
        forms = [form for word in ordered for form in ([word, word.upper()] if table.get("capital") else [word])]
        source = "|".join(re.escape(form).replace("\\ ", " ") for form in forms)
        flags = "(?-i:" if table.get("capital") else "(?:"
        sources.append(rf"{flags}{source})(?![^\W_])")
    if digits := table.get("digits"):
        sources.append(rf"\d{{{digits[0]},{digits[1]}}}(?!\d)")
        heads.add((DIGITS,))
    if table.get("roman"):
        sources.append(r"(?-i:[IVX]{1,5})(?![^\W_])")
        heads |= {(number,) for number in ROMANS}
    if table.get("numeral"):
        sources.append(numerals.source())
        heads |= numerals.heads()
    if not sources:
        raise ResourceError(f"{where}: it is empty. Give it words, digits, roman or numeral.")
    least, most, add = table.get("least", 0), table.get("most", 10**9), table.get("add", 0)
    return SlotClass(
        source=f"(?:{'|'.join(sources)})", heads=frozenset(heads), value=value_reader(words, numerals, least, most, add)
    )


def value_reader(
    words: Mapping[str, Any], numerals: Numerals, least: int, most: int, add: int
) -> Callable[[str], object | None]:
    def value(text: str) -> object | None:
        low = " ".join(text.casefold().split())
        if low in words:
            found: object = words[low]
            return found
        number = float(roman(low)) if low.strip("ivx") == "" else numerals.read(low)
        if number is None or not least <= number <= most:
            return None
        number += add
        return int(number) if number == int(number) else number

    return value


ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split()


def roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in text]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


def read_rules(entries: list[dict[str, Any]], classes: Mapping[str, SlotClass], file: str) -> tuple[TimeRule, ...]:
    """The rules in use. Raises ResourceError for an unknown key, a broken pattern, a missing example, or an id used twice."""
    rules: dict[str, TimeRule] = {}
    for entry in entries:
        rule = read_rule(entry, classes, file)
        if rule.id in rules:
            raise ResourceError(
                f"{file}, rule {rule.id}: the id is used twice. Ids are permanent: give the newer rule another one."
            )
        if "retired" not in entry:
            rules[rule.id] = rule
    return tuple(rules.values())


def read_rule(entry: dict[str, Any], classes: Mapping[str, SlotClass], file: str) -> TimeRule:
    name = str(entry.get("id", "(without id)"))
    where = f"{file}, rule {name}"
    if unknown := sorted(set(entry) - RULE_KEYS):
        raise ResourceError(f"{where}: unknown key {unknown[0]!r}. Known: {', '.join(sorted(RULE_KEYS))}.")
    if not ID.fullmatch(name):
        raise ResourceError(f'{where}: the id is {name!r}. Ids read "language.time.name" in lower case.')
    for key in ("patterns", "no", *(() if entry.get("read") == "none" else ("yes",))):
        if not entry.get(key):
            raise ResourceError(f'{where}: no "{key}". Every rule has patterns, "yes" examples and "no" examples.')
    around = {key: condition(entry.get(key), key, where) for key in ("before", "not_before", "after", "not_after")}
    return TimeRule(
        id=name,
        read=str(entry.get("read")),
        patterns=tuple(compile_pattern(text, classes, where) for text in entry["patterns"]),
        given=dict(entry.get("with", {})),
        tails=bool(entry.get("tails", False)),
        yes=tuple(read_example(example, where) for example in entry.get("yes", ())),
        no=tuple(entry["no"]),
        **around,
    )


def condition(source: str | None, key: str, where: str) -> re.Pattern[str] | None:
    """A regular expression on the text before (at its end) or after (at its beginning)."""
    if source is None:
        return None
    try:
        return re.compile(f"(?:{source})$" if key.endswith("before") else f"(?:{source})", re.IGNORECASE)
    except re.error as error:
        raise ResourceError(f"{where}: {key} is no regular expression: {error}.") from error


def read_example(entry: dict[str, Any], where: str) -> TimeExample:
    if not entry.get("text") or not entry.get("words"):
        raise ResourceError(f'{where}: a "yes" example without text or words ({entry!r}).')
    if unknown := sorted(set(entry) - EXAMPLE_KEYS):
        raise ResourceError(f"{where}: unknown example key {unknown[0]!r}. Known: {', '.join(sorted(EXAMPLE_KEYS))}.")
    days = str(entry.get("days", ""))
    return TimeExample(
        text=entry["text"],
        words=entry["words"],
        at=entry.get("at"),
        told=entry.get("told", ""),
        days=days,
        value=str(entry.get("value", days)),
        precision=entry.get("precision", "day"),
        kind=entry.get("kind", "date"),
        relative=entry.get("relative"),
        flagged=entry.get("flagged"),
    )
