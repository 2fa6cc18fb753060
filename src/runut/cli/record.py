"""`runut show EVENT`: what the event's record holds beside its reports: origins, parties, figures, disputes, links, states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from rich.tree import Tree

from runut.cli.ask import names
from runut.cli.chain import plain
from runut.cli.days import say_days
from runut.cli.disputes import event_line, say_value, voices
from runut.cli.wording import counted, say, say_reasons

Answer = dict[str, Any]


def record_branches(chain: Answer, lang: str) -> Iterator[Tree]:
    """For an event that has such a record; nothing for one that one document tells in one way."""
    event = chain["event"]
    several = len(chain["families"]) > 1
    for title, lines in (
        ("origins", origin_lines(chain["families"], lang) if several else []),
        ("parties", party_lines(event["accounts"]["parties"], lang) if several else []),
        ("figures", figure_lines(event["accounts"]["figures"], lang)),
        ("disputed", dispute_lines(chain["disputes"], lang)),
        ("linked", link_lines(chain["linked"], lang)),
        ("states", state_lines(chain["states"], lang)),
    ):
        if lines:
            branch = Tree(plain(say("record", title, lang), "bold"))
            for line in lines:
                branch.add(plain(line))
            yield branch


def origin_lines(rows: list[Answer], lang: str) -> list[str]:
    """One line an independent text: who prints it, and why copies are one origin."""
    families: defaultdict[str, list[Answer]] = defaultdict(list)
    for row in rows:
        families[row["family"]].append(row)
    lines = []
    for members in families.values():
        outlets = ", ".join(dict.fromkeys(row["outlet"] or row["document"] for row in members))
        reasons = "; ".join(dict.fromkeys(say_origin(row, lang) for row in members if row["kind"]))
        lines.append(outlets + (f": {say('record', 'one-origin', lang)}, {reasons}" if len(members) > 1 and reasons else ""))
    return lines


def say_origin(row: Answer, lang: str) -> str:
    """
    >>> row = {"kind": "near-text", "share": 0.91, "agencies": ["antaranews.com"], "outlet": "a.id"}
    >>> say_origin(row, "en"), say_origin(row, "id")
    ('a.id has 91% of the same words in the same order', 'a.id memuat 91% kata yang sama dalam urutan yang sama')
    """
    credited = ", ".join(row["agencies"])
    kind = "credited-to" if row["kind"] == "credited" and credited else row["kind"]
    words = say("record", kind, lang).format(share=f"{(row['share'] or 0) * 100:.0f}%", agencies=credited)
    return f"{row['outlet'] or '?'} {words}"


def party_lines(accounts: list[Answer], lang: str) -> list[str]:
    return [
        f"{say('record', account['role'], lang)} {account['party']['name']}: {reported(account, lang)}"
        + ("" if account["kept"] else f"; {say('record', 'left-out', lang)}")
        for account in accounts
    ]


def figure_lines(accounts: list[Answer], lang: str) -> list[str]:
    lines = []
    for account in accounts:
        low, high = account["low"], account["high"]
        value = f"{low}+" if high is None else str(low) if low == high else f"{low if low is not None else 0}-{high}"
        speakers = f", {say('line', 'according', lang)} {names(account['said_by'])}" if account["said_by"] else ""
        days = f", {say_day(account['first'], lang)}" if account["first"] else ""
        kind = say("dispute", account["kind"], lang)
        lines.append(f"{kind} {value} {account['unit'] or ''}".rstrip() + f"{speakers}: {reported(account, lang)}{days}")
    return lines


def reported(account: Answer, lang: str) -> str:
    """ "2 laporan, 1 sumber mandiri" """
    return f"{counted('report', len(account['mentions']), lang)}, {counted('origin', account['origins'], lang)}"


def dispute_lines(disputes: list[Answer], lang: str) -> list[str]:
    lines = []
    for dispute in disputes:
        about = say("dispute", dispute["about"], lang)
        if dispute["kind"]:
            noun, _, unit = dispute["kind"].partition(" ")
            about += f" {say('dispute', noun, lang)}" + (f" ({unit})" if unit else "")
        for account in dispute["accounts"]:
            before = ", ".join(say_value(dispute["about"], value, lang) for value in account["earlier"])
            lines.append(
                f"{about}: {say_value(dispute['about'], account['value'], lang)} {voices(account, lang)}"
                + (f", {say('dispute', 'earlier', lang)} {before}" if before else "")
                + f" ({counted('origin', account['origins'], lang)})"
            )
    return lines


def link_lines(links: list[Answer], lang: str) -> list[str]:
    """What other events are to this one, and what this one is to them by the same words."""
    because = say("record", "because", lang)
    return [
        f"{say('link', link['kind'], lang)}: {event_line(link['event'], lang).plain}  {because} {say_reasons(link['reasons'], lang)}"
        for link in links
    ]


def state_lines(states: list[Answer], lang: str) -> list[str]:
    return [f"{say_day(state['told'], lang)}  {say_state(state['as'], lang)}  {state['event']}" for state in states]


def say_state(told: str, lang: str) -> str:
    """
    >>> say_state("future", "id"), say_state("outcome (actual)", "id")
    ('rencana', 'hasilnya (terjadi)')
    """
    kind, _, status = told.removesuffix(")").rpartition(" (")
    return f"{say('link', kind, lang)} ({say('status', status, lang)})" if kind else say("status", status, lang)


def say_day(day: str | None, lang: str) -> str:
    at = date.fromisoformat(day) if day else None
    return say_days(at, at, lang) if at else "?"
