"""`runut show` in a terminal: the event, then each report of it down to the words, the rule and the version."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from runut.cli.ask import code_of, count, names, printable, say_published

Answer = dict[str, Any]
WHOLE = 3
"""Reports of an event of which every reason is shown."""
PARTS = ("trigger", "type", "actor", "recipient", "status", "date")


def render_chain(chain: Answer, lang: str = "id") -> RenderableType:
    if chain["kind"] in ("event", "mention"):
        return event_tree(chain, lang)
    renderers = {
        "quote": quote_tree,
        "document": document_page,
        "quarantine": quarantine_item,
    }
    return renderers[chain["kind"]](chain)


def event_tree(chain: Answer, lang: str) -> RenderableType:
    """Of an event all reports; of a mention the event it tells of and itself."""
    event = chain["event"]
    tree = Tree(plain(summary(event), "bold") if event else plain("not drawn into an event yet"))
    if event:
        tree.add(
            plain(
                f"{event['id']}  {count(event['origins'], 'independent origin')} in {count(len(event['documents']), 'document')}"
            )
        )
    if chain["kind"] == "event":
        from runut.cli.record import record_branches

        for branch in record_branches(chain, lang):
            tree.add(branch)
    whole = chain["kind"] == "mention" or len(chain["reports"]) <= WHOLE
    for report in chain["reports"]:
        add_report(tree, report, whole=whole)
    for judgement in chain["judgements"]:
        because = f": {judgement['reason']}" if judgement["reason"] else ""
        tree.add(
            plain(f"judged   {say_judgement(judgement)}, by {judgement['by']} on {judgement['at'][:10]}{because}", "magenta")
        )
    return tree


def say_judgement(judgement: Answer) -> str:
    """ "12: field mode = aerial" """
    change = f" {judgement['field']} = {judgement['value'] or '-'}" if judgement["kind"] == "field" else ""
    return f"{judgement['number']}: {judgement['kind']}{change}"


def add_report(tree: Tree, report: Answer, *, whole: bool) -> None:
    """One report with its reasons; not whole: only those for its parts, and `runut show` of the mention gives the others."""
    mention, document = report["mention"], report["document"]
    branch = tree.add(
        plain(f"{document['outlet'] or '?'}, {say_published(document['published'])}: {document['title'] or ''}", "bold")
    )
    because = report.get("because")
    branch.add(quoted(mention, because or []))
    judged = f"  [judged: {mention['judged']}]" if mention["judged"] else ""
    branch.add(plain(f"read as  {summary(mention)}{judged}"))
    dated = f"{mention['start'] or '?'}..{mention['end'] or '?'} from {mention['date_basis'] or 'nothing'}"
    branch.add(plain(f"dated    {dated}" + ("; background" if mention["background"] else "")))
    if mention["said_by"] or mention["via"] or mention["hedge"]:
        branch.add(plain(source_line(mention, document["outlet"])))
    if report["quote"]:
        branch.add(plain(f"in quote {report['quote']['id']}  {speaker_line(report['quote'])}, {report['quote']['kind']}"))
    if mention["contexts"]:
        branch.add(plain(f"about    {', '.join(mention['contexts'])}"))
    for figure in mention["figures"]:
        branch.add(plain(f"figure   {figure['kind']} {figure['low']}..{figure['high']} ({figure['text']})"))
    branch.add(plain(f"rule     {mention['rule']}, confidence {mention['confidence']:.2f}, runut {report['version']}"))
    add_reasons(branch, because, whole=whole)
    places = ", ".join(f"{s['path']} at byte {s['offset']}" for s in report["sightings"])
    branch.add(plain(f"from     {mention['id']} in {document['id']}: {places}", "dim"))


def add_reasons(branch: Tree, because: list[Answer] | None, *, whole: bool) -> None:
    if because is None:
        branch.add(plain("why      this release reads the article otherwise: run `runut add` on its source again", "dim"))
        return
    reasons = branch.add(plain("why"))
    for reason in because:
        if whole or reason["about"] in PARTS:
            words = f"{reason['words']}: " if reason["words"] else ""
            reasons.add(plain(f"{reason['about']:9} {words}{reason['why']}"))


def quote_tree(chain: Answer) -> RenderableType:
    """The words, who says them of whom, how that was read, and the event mentions that stand in them."""
    quote = chain["quote"]
    tree = Tree(plain(f"{quote['outlet'] or '?'}, {say_published(quote['published'])}: {speaker_line(quote)}", "bold"))
    for piece in quote["pieces"]:
        tree.add(plain(piece["text"], "italic"))
    hedge = f"; hedged: {quote['hedge']}" if quote["hedge"] else ""
    tree.add(plain(f"read as  {quote['kind']}, {quote['stance']}; cue: {quote['cue'] or '-'}{hedge}"))
    if quote["about"]:
        tree.add(plain(f"about    {', '.join(quote['about'])}"))
    if quote["via"]:
        tree.add(plain(f"through  {', from '.join(quote['via'])}"))
    for mention in chain["mentions"]:
        tree.add(plain(f"tells    {mention['id']}  {summary(mention)}"))
    tree.add(plain(f"rule     {quote['rule']}, runut {chain['version']}"))
    places = ", ".join(f"{s['path']} at byte {s['offset']}" for s in chain["sightings"])
    tree.add(plain(f"from     {quote['id']} in {quote['document']}: {places}", "dim"))
    return tree


def speaker_line(quote: Answer) -> str:
    """ "Sergei Lavrov (Menteri Luar Negeri, RUS)" """
    speaker = quote["speaker"]
    if speaker is None:
        return "an anonymous source" if quote["anonymous"] else "nobody named"
    office = ", ".join(p for p in (speaker["office"] or quote["role"], speaker["country"] or speaker["group"]) if p)
    return str(speaker["name"] or speaker["text"]) + (f" ({office})" if office else "")


def source_line(mention: Answer, outlet: str | None) -> str:
    """The chain from the speaker to the outlet: "said by  Kremlin (denies); to kompas.com from Reuters, from TASS; hedged: diklaim"."""
    stance = f" ({mention['stance']})" if mention["said_by"] and mention["stance"] not in (None, "asserts") else ""
    words = f"said by  {names(mention['said_by']) or '-'}{stance}"
    if mention["via"]:
        words += f"; to {outlet or '?'} from {', from '.join(mention['via'])}"
    return words + (f"; hedged: {mention['hedge']}" if mention["hedge"] else "")


def summary(row: Answer) -> str:
    """ "CONSULT/visit: Putin -> Assad (future)" """
    status = "" if row["status"] == "actual" else f" ({row['status']})"
    to_whom = f" -> {names(row['recipients'])}" if row["recipients"] else ""
    return f"{code_of(row)}: {names(row['actors']) or '?'}{to_whom}{status}"


def quoted(mention: Answer, because: list[Answer]) -> Text:
    """The evidence with the words of each part marked: trigger, parties, speaker, time, place, figures."""
    span, trigger = mention["evidence"], mention["trigger"]
    words = Text(printable(span["text"]), style="italic")
    marks = [
        (trigger, "bold underline"),
        *((p, "cyan") for p in mention["actors"]),
        *((p, "magenta") for p in mention["recipients"]),
        *((p, "green") for p in mention["said_by"] if p not in mention["actors"]),
        *(({**reason, "text": reason["words"], "start": None}, "yellow") for reason in because if reason["about"] == "date"),
        *(({"text": figure["text"], "start": None}, "blue") for figure in mention["figures"]),
        *(({"text": mention["place"]["text"], "start": None}, "dim underline") for _ in (1,) if mention["place"]),
    ]
    for part, style in marks:
        known = part["start"] is not None
        at = part["start"] - span["start"] if known else span["text"].find(part["text"]) if part["text"] else -1
        if 0 <= at < len(span["text"]) and span["text"].startswith(part["text"], at):
            words.stylize(style, at, at + len(part["text"]))
    return words


def document_page(chain: Answer) -> RenderableType:
    document = chain["document"]
    head = [
        plain(document["title"] or "(no title)", "bold"),
        plain(
            f"{document['outlet'] or '?'}; published {published_line(document['published'])}; language {document['language']}"
        ),
        plain(
            f"{document['id']}  {document['status']}, read by runut {chain['version']}  {document['url'] or document['source_id']}",
            "dim",
        ),
    ]
    paragraphs = [Padding(plain(p), (1, 0, 0, 0)) for p in document["text"].split("\n")]
    tree = Tree(plain(count(len(chain["mentions"]), "event mention"), "bold"))
    for mention in chain["mentions"]:
        tree.add(plain(f"{mention['id']}  {summary(mention)}"))
    said = Tree(plain(count(len(chain["quotes"]), "quote"), "bold"))
    for quote in chain["quotes"]:
        said.add(plain(f"{quote['id']}  {speaker_line(quote)}: {quote['text'][:100]}"))
    taken = Tree(plain(f"{count(len(document['furniture']), 'piece')} taken out as page furniture", "bold"))
    for piece in document["furniture"]:
        taken.add(plain(f"{piece['reason']}: {piece['text'][:100]}"))
    return Group(*head, *paragraphs, Padding(tree, (1, 0, 0, 0)), said, taken)


def published_line(published: Answer | None) -> str:
    if published is None:
        return "on an unknown day (no evidence)"
    return f"{say_published(published)} (from {published['basis']}: {published['text'][:60]})"


def quarantine_item(chain: Answer) -> RenderableType:
    item = chain["item"]
    return Group(
        plain(f"{item['id']}: {item['meaning']}", "bold"),
        plain(
            f"stage {item['stage']}, {item['path']} at byte {item['offset']}, {item['size_bytes']} bytes, sha256 {item['sha256']}"
        ),
        plain(item["detail"]),
    )


def plain(words: str, style: str = "") -> Text:
    """Words of articles are data: no markup, no control characters."""
    return Text(printable(words), style=style)
