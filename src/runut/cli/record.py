"""`runut show EVENT`: what the event's record holds beside its reports: origins, parties, figures, disputes, links, states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from rich.tree import Tree

from runut.cli.ask import count, names
from runut.cli.chain import plain, summary

Answer = dict[str, Any]


def record_branches(chain: Answer) -> Iterator[Tree]:
    """For an event that has such a record; nothing for one that one document tells in one way."""
    event = chain["event"]
    for title, lines in (
        ("origins", origin_lines(chain["families"]) if len(chain["families"]) > 1 else []),
        ("parties", party_lines(event["accounts"]["parties"]) if len(chain["families"]) > 1 else []),
        ("figures", figure_lines(event["accounts"]["figures"])),
        ("disputed", dispute_lines(chain["disputes"])),
        ("linked", link_lines(chain["linked"])),
        ("told as", state_lines(chain["states"])),
    ):
        if lines:
            branch = Tree(plain(title, "bold"))
            for line in lines:
                branch.add(plain(line))
            yield branch


def origin_lines(rows: list[Answer]) -> list[str]:
    """One line an independent text: who prints it, and why copies are one origin."""
    families: defaultdict[str, list[Answer]] = defaultdict(list)
    for row in rows:
        families[row["family"]].append(row)
    lines = []
    for members in families.values():
        outlets = ", ".join(dict.fromkeys(row["outlet"] or row["document"] for row in members))
        reasons = "; ".join(dict.fromkeys(say_origin(row) for row in members if row["kind"]))
        lines.append(outlets + (f": one origin, {reasons}" if len(members) > 1 and reasons else ""))
    return lines


def say_origin(row: Answer) -> str:
    """
    >>> say_origin({"kind": "near-text", "share": 0.91, "agencies": ["antaranews.com"], "outlet": "a.id"})
    'a.id has 91% of the same words in the same order'
    """
    share = f"{(row['share'] or 0) * 100:.0f}%"
    credited = ", ".join(row["agencies"])
    words = {
        "same-text": "prints the same words",
        "near-text": f"has {share} of the same words in the same order",
        "credited": f"names its source ({credited})" if credited else "names the same source",
        "translated": f"credits the same agency ({credited}) and tells {share} of the same names and numbers",
        "sister": "is of the same owner, under the same headline",
    }
    return f"{row['outlet'] or '?'} {words.get(row['kind'], row['kind'])}"


def party_lines(accounts: list[Answer]) -> list[str]:
    return [
        f"{account['role']} {account['party']['name']}: {reported(account)}"
        + ("" if account["kept"] else "; left out of the event, few say so")
        for account in accounts
    ]


def figure_lines(accounts: list[Answer]) -> list[str]:
    lines = []
    for account in accounts:
        low, high = account["low"], account["high"]
        value = f"{low}+" if high is None else str(low) if low == high else f"{low if low is not None else 0}-{high}"
        speakers = f", according to {names(account['said_by'])}" if account["said_by"] else ""
        days = f", {account['first']}" if account["first"] else ""
        lines.append(f"{account['kind']} {value} {account['unit'] or ''}".rstrip() + f"{speakers}: {reported(account)}{days}")
    return lines


def reported(account: Answer) -> str:
    return f"{count(len(account['mentions']), 'report')}, {count(account['origins'], 'origin')}"


def dispute_lines(disputes: list[Answer]) -> list[str]:
    lines = []
    for dispute in disputes:
        for account in dispute["accounts"]:
            speakers = f" according to {names(account['said_by'])}" if account["said_by"] else " in the outlets' own words"
            before = f", before that {', '.join(account['earlier'])}" if account["earlier"] else ""
            kind = f" {dispute['kind']}" if dispute["kind"] else ""
            lines.append(
                f"{dispute['about']}{kind}: {account['value']}{speakers}{before} ({count(account['origins'], 'origin')})"
            )
    return lines


def link_lines(links: list[Answer]) -> list[str]:
    """What other events are to this one, and what this one is to them by the same words."""
    return [
        f"{link['kind']}: {summary(link['event'])}, {link['event']['start'] or '?'}  {link['event']['id']}"
        f"  because {'; '.join(link['reasons'])}"
        for link in links
    ]


def state_lines(states: list[Answer]) -> list[str]:
    return [f"{state['told'] or '?'}  {state['as']}  {state['event']}" for state in states]
