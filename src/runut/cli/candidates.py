"""Names that the store is full of and the gazetteer does not know, as rows that a user can paste into files of his own.

In come the store's unknown names, out go those still unknown: own rows may have been added since the documents were read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from runut.cli.tables import printable
from runut.cli.wording import counted, say
from runut.gazetteer.find import plain_case

FEWEST = 2
"""In fewer documents a name is not yet in the news."""

PERSONS_HEAD = "id,name,country,sector,strong,weak"


def list_candidates(names: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each with `file`, the user's table that it belongs to, and `row`, its text there."""
    from runut.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()
    known = {plain_case(claim.alias).strip() for claim in gazetteer.claims} | {*map(plain_case, gazetteer.body_words)}
    for name in names:
        if name["documents"] >= FEWEST and plain_case(name["name"]).strip() not in known:
            is_person = name["kind"] == "person"
            yield {
                **name,
                "file": "persons.csv" if is_person else "organisations.toml",
                "row": (person if is_person else body)(name),
            }


def person(name: dict[str, Any]) -> str:
    """
    >>> person({"name": "Badu Sumarno", "country": "IDN", "title": None})
    'badu-sumarno,Badu Sumarno,IDN,CVL,,'
    """
    shown = printable(name["name"]).replace('"', "")
    cell = f'"{shown}"' if "," in shown else shown
    return f"{slug(shown)},{cell},{name['country'] or ''},{'ELI' if name['title'] else 'CVL'},,"


def body(name: dict[str, Any]) -> str:
    shown = printable(name["name"]).replace("\\", "").replace('"', "")
    code = slug(shown).upper().replace("-", "_")
    country = f'country = "{name["country"]}"\n' if name["country"] else ""
    return f'[[organisation]]\ncode = "{code}"\nname = "{shown}"\n{country}sector = "CVL"'


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain_case(name)).strip("-")


def print_candidates(candidates: Sequence[dict[str, Any]], lang: str) -> None:
    """Persons first, each row under a comment that says how often, with what title, and where."""
    for file, head in (("persons.csv", PERSONS_HEAD), ("organisations.toml", None)):
        rows = [candidate for candidate in candidates if candidate["file"] == file]
        if not rows:
            continue
        print(f"\n# {say('doctor', 'unknown', lang).format(file=file)}")
        if head:
            print(head)
        for c in rows:
            title = f', "{printable(c["title"])}"' if c["title"] else ""
            often = f"{counted('document', c['documents'], lang)}, {counted('time', c['times'], lang)}"
            print(f"# {often}{title}: {' '.join(e[:10] for e in c['examples'])}")
            print(c["row"])
