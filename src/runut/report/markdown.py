"""A report as Markdown with footnotes, as GitHub, pandoc and Obsidian read it: what the HTML says, a picture's table in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from runut.report.notes import Cite, Note
from runut.report.page import Account, Conflict, Entry, Page, Promise
from runut.report.tongue import Tongue, plain, quoted

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]<>#|~&$^@!])|(?<=[a-zA-Z])(:)(?=//)|(?<=\bwww)(\.)", re.IGNORECASE)


def write_markdown(page: Page, tongue: Tongue) -> str:
    say = tongue.say
    lines = [f"# {md(page.title)}", "", *([md(page.period), ""] if page.period else [])]
    lines += [f"## {say('summary')}", "", md(" ".join(page.summary)), ""]
    if page.rows:
        lines += [f"## {say('by-month' if page.monthly else 'by-year')}", "", *table(page, tongue), "", say("scores"), ""]
    if page.days:
        lines += [f"## {say('events')}", ""]
        for day in page.days:
            lines += [f"### {md(day.said)}", "", *(entry(one) for one in day.entries), ""]
        if page.left:
            lines += [f"{md(page.left)} {code(f'runut events {page.listing}')}", ""]
    lines += quotes(page, tongue)
    if page.disputes:
        lines += [f"## {say('disputes')}", "", say("disputes-about"), ""]
        for one in page.disputes:
            lines += [*conflict(one), ""]
        lines += left(page.disputes_left, "left-disputes", [f"runut disputes {page.listing}"], tongue)
    if page.open_pledges or page.settled_pledges:
        lines += [f"## {say('pledges')}", "", say("pledges-about", day=page.known_on), ""]
        for heading, promises in (("pledges-open", page.open_pledges), ("pledges-settled", page.settled_pledges)):
            if promises:
                lines += [f"### {say(heading)}", "", *(promise(one, tongue) for one in promises), ""]
        lines += left(page.pledges_left, "left-pledges", [f"runut pledges {page.listing}"], tongue)
    lines += [f"## {say('making')}", "", md(" ".join(page.making)), "", f"{say('made-again')} {code(page.command)}", ""]
    lines += [f"## {say('citing')}", "", md(page.cite), "", *footnotes(page.notes)]
    return "\n".join(lines).rstrip("\n") + "\n"


def md(text: str) -> str:
    r"""Words as Markdown that shows them as they are.

    >>> md("*a* <b> [c](http://d)")
    '\\*a\\* \\<b\\> \\[c\\](http\\://d)'
    """
    return _MEANS_SOMETHING.sub(r"\\\g<0>", plain(text))


def code(text: str) -> str:
    """A command; in a fence longer than any inside."""
    text = plain(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}" if len(fence) > 1 else f"`{text}`"


def refs(cites: Iterable[Cite]) -> str:
    return "".join(f"[^{cite.number}]" for cite in cites)


def bold(text: str) -> str:
    words = md(text)
    return f"**{words}**" if words else ""


def entry(one: Entry) -> str:
    marks = "".join(f" \\[{md(chip.text)}\\]" for chip in one.chips)
    tail = " — ".join(md(part) for part in (one.about, one.voices) if part)
    return (
        f"- {md(one.claim)}{' ' if one.claim else ''}{bold(one.headline)}{marks}{refs(one.cites)}  \n  {tail} ({code(one.id[:10])})"
        + (f"  \n  {md(quoted(one.words))}" if one.words else "")
    )


def table(page: Page, tongue: Tongue) -> Iterator[str]:
    heads = [tongue.say(key) for key in ("lane-contact", "lane-statement", "lane-deed", "not-done", "cooperation", "conflict")]
    yield f"| {tongue.say('month' if page.monthly else 'year')} | {' | '.join(heads)} |"
    yield "|---|" + "--:|" * len(heads)
    for row in page.rows:
        numbers = [tongue.number(n) for n in (row.contacts, row.statements, row.deeds, row.other)]
        scores = [tongue.decimal(score, 1) for score in (row.cooperation, row.conflict)]
        yield f"| {md(row.period)} | {' | '.join([*numbers, *scores])} |"


def quotes(page: Page, tongue: Tongue) -> Iterator[str]:
    if not page.speakers:
        return
    yield from (f"## {tongue.say('quotes')}", "", tongue.say("quotes-about"), "")
    for speaker in page.speakers:
        yield f"### {md(speaker.name)}" + (f" ({md(speaker.office)})" if speaker.office else "")
        yield ""
        for saying in speaker.sayings:
            yield f"- {md(saying.about)}: {md(saying.words)}{refs(saying.cites)}"
        if speaker.more:
            yield f"- +{tongue.number(speaker.more)}"
        yield ""
    yield from left(page.quotes_left, "left-quotes", page.quotings, tongue)


def conflict(one: Conflict) -> Iterator[str]:
    yield f"- {bold(one.headline)}, {md(one.day)}: {md(one.about)} ({code(one.event[:10])})"
    yield from map(account, one.accounts)


def account(one: Account) -> str:
    said = "; ".join(md(part) for part in (one.voices, one.origins, one.earlier) if part)
    words = " ".join(f"{md(quoted(text))}[^{cite.number}]" for text, cite in one.words)
    return f"    - {bold(one.value)} — {said}. {words}"


def promise(one: Promise, tongue: Tongue) -> str:
    marks = ", ".join(md(part) for part in (one.kind, one.state, one.due) if part)
    lines = [f"- {bold(one.headline)}, {md(one.day)} \\[{marks}\\]{refs(one.cites)} ({code(one.event[:10])})"]
    if one.words:
        lines.append(f"    - {md(quoted(one.words))}")
    if one.outcome:
        state, told, day, cites = one.outcome
        lines.append(
            f"    - {md(tongue.say('outcome', state=state))} {md(told)}, {md(day)} ({tongue.say('matched')}){refs(cites)}"
        )
    return "\n".join(lines)


def left(number: int, key: str, commands: Iterable[str], tongue: Tongue) -> list[str]:
    return [f"{md(tongue.say(key, left=number))} {', '.join(map(code, commands))}", ""] if number else []


def footnotes(notes: Sequence[Note]) -> Iterator[str]:
    for note in notes:
        title = f"“{md(note.title)}”, " if note.title else ""
        link = f" <{note.url}>" if note.url else ""
        outlet = f"{md(note.outlet)}, " if note.outlet else ""
        readings = "; ".join(md(reading) for reading in note.readings)
        yield f"[^{note.number}]: {outlet}{title}{md(note.day)}, {md(note.place)}: {md(quoted(note.words))}.{link} {md(note.document)}: {readings}."
        yield ""
