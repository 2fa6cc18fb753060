"""`runut show` in a terminal: the event, then each report of it down to the words, the rule and the version."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from runut.cli.ask import code_of, names, printable, say_published
from runut.cli.wording import counted, say

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
    return renderers[chain["kind"]](chain, lang)


def event_tree(chain: Answer, lang: str) -> RenderableType:
    """Of an event all reports; of a mention the event it tells of and itself."""
    event = chain["event"]
    tree = Tree(plain(summary(event, lang), "bold") if event else plain(say("chain", "no-event", lang)))
    if event:
        told_by = {
            "origins": counted("origin", event["origins"], lang),
            "documents": counted("document", len(event["documents"]), lang),
        }
        tree.add(plain(f"{event['id']}  {say('chain', 'in-documents', lang).format(**told_by)}"))
    if chain["kind"] == "event":
        from runut.cli.record import record_branches

        for branch in record_branches(chain, lang):
            tree.add(branch)
    whole = chain["kind"] == "mention" or len(chain["reports"]) <= WHOLE
    for report in chain["reports"]:
        add_report(tree, report, lang, whole=whole)
    for judgement in chain["judgements"]:
        because = f": {judgement['reason']}" if judgement["reason"] else ""
        who = say("chain", "judged-by", lang).format(by=judgement["by"], day=judgement["at"][:10])
        tree.add(line("judged", f"{say_judgement(judgement)}, {who}{because}", lang, "magenta"))
    return tree


def line(label: str, words: str, lang: str, style: str = "") -> Text:
    """What a line is of, in a column of its own, and its words."""
    return plain(f"{say('chain', label, lang):8} {words}", style)


def say_judgement(judgement: Answer) -> str:
    """ "12: field mode = aerial" """
    change = f" {judgement['field']} = {judgement['value'] or '-'}" if judgement["kind"] == "field" else ""
    return f"{judgement['number']}: {judgement['kind']}{change}"


def add_report(tree: Tree, report: Answer, lang: str, *, whole: bool) -> None:
    """One report with its reasons; not whole: only those for its parts, and `runut show` of the mention gives the others."""
    mention, document = report["mention"], report["document"]
    branch = tree.add(
        plain(f"{document['outlet'] or '?'}, {say_published(document['published'])}: {document['title'] or ''}", "bold")
    )
    because = report.get("because")
    branch.add(quoted(mention, because or []))
    judged = f"  [{say('chain', 'judged', lang)}: {say('verdict', mention['judged'], lang)}]" if mention["judged"] else ""
    branch.add(line("read", f"{summary(mention, lang)}{judged}", lang))
    basis = say("basis", mention["date_basis"], lang) if mention["date_basis"] else say("chain", "undated", lang)
    dated = f"{mention['start'] or '?'}..{mention['end'] or '?'} {say('chain', 'from-basis', lang)} {basis}"
    branch.add(line("dated", dated + (f"; {say('line', 'background', lang)}" if mention["background"] else ""), lang))
    if mention["said_by"] or mention["via"] or mention["hedge"]:
        branch.add(line("said-by", source_line(mention, document["outlet"], lang), lang))
    if report["quote"]:
        kind = say("chain", report["quote"]["kind"], lang)
        branch.add(line("in-quote", f"{report['quote']['id']}  {speaker_line(report['quote'], lang)}, {kind}", lang))
    if mention["contexts"]:
        branch.add(line("about", ", ".join(mention["contexts"]), lang))
    for figure in mention["figures"]:
        kind = say("dispute", figure["kind"], lang)
        branch.add(line("figure", f"{kind} {figure['low']}..{figure['high']} ({figure['text']})", lang))
    sure = f"{say('chain', 'confidence', lang)} {mention['confidence']:.2f}"
    branch.add(line("rule", f"{mention['rule']}, {sure}, runut {report['version']}", lang))
    add_reasons(branch, because, lang, whole=whole)
    branch.add(line("from", found_in(mention["id"], document["id"], report["sightings"], lang), lang, "dim"))


def found_in(id_: str, document: str, sightings: list[Answer], lang: str) -> str:
    places = ", ".join(say("chain", "at-byte", lang).format(path=s["path"], offset=s["offset"]) for s in sightings)
    return say("chain", "in", lang).format(id=id_, document=document, places=places)


def add_reasons(branch: Tree, because: list[Answer] | None, lang: str, *, whole: bool) -> None:
    if because is None:
        branch.add(line("why", say("chain", "otherwise", lang), lang, "dim"))
        return
    reasons = branch.add(plain(say("chain", "why", lang)))
    for reason in because:
        if whole or reason["about"] in PARTS:
            words = f"{reason['words']}: " if reason["words"] else ""
            reasons.add(plain(f"{say('explained', reason['about'], lang):9} {words}{reason['why']}"))


def quote_tree(chain: Answer, lang: str) -> RenderableType:
    """The words, who says them of whom, how that was read, and the event mentions that stand in them."""
    quote = chain["quote"]
    tree = Tree(plain(f"{quote['outlet'] or '?'}, {say_published(quote['published'])}: {speaker_line(quote, lang)}", "bold"))
    for piece in quote["pieces"]:
        tree.add(plain(piece["text"], "italic"))
    read = f"{say('chain', quote['kind'], lang)}, {say('stance', quote['stance'], lang)}"
    cue = f"{say('chain', 'cue', lang)}: {quote['cue'] or '-'}"
    tree.add(line("read", f"{read}; {cue}{hedged(quote, lang)}", lang))
    if quote["about"]:
        tree.add(line("about", ", ".join(quote["about"]), lang))
    if quote["via"]:
        tree.add(line("through", say("chain", "from-via", lang).join(quote["via"]), lang))
    for mention in chain["mentions"]:
        tree.add(line("tells", f"{mention['id']}  {summary(mention, lang)}", lang))
    tree.add(line("rule", f"{quote['rule']}, runut {chain['version']}", lang))
    tree.add(line("from", found_in(quote["id"], quote["document"], chain["sightings"], lang), lang, "dim"))
    return tree


def speaker_line(quote: Answer, lang: str) -> str:
    """ "Sergei Lavrov (Menteri Luar Negeri, RUS)" """
    speaker = quote["speaker"]
    if speaker is None:
        return say("chain", "anonymous" if quote["anonymous"] else "nobody", lang)
    office = ", ".join(p for p in (speaker["office"] or quote["role"], speaker["country"] or speaker["group"]) if p)
    return str(speaker["name"] or speaker["text"]) + (f" ({office})" if office else "")


def source_line(mention: Answer, outlet: str | None, lang: str) -> str:
    """The chain from the speaker to the outlet: "Kremlin (denies); to kompas.com from Reuters, from TASS; hedged: diklaim"."""
    tells = mention["said_by"] and mention["stance"] not in (None, "asserts")
    words = (names(mention["said_by"]) or "-") + (f" ({say('stance', mention['stance'], lang)})" if tells else "")
    if mention["via"]:
        sources = say("chain", "from-via", lang).join(mention["via"])
        words += f"; {say('chain', 'relayed', lang).format(outlet=outlet or '?', names=sources)}"
    return words + hedged(mention, lang)


def hedged(row: Answer, lang: str) -> str:
    return f"; {say('chain', 'hedged', lang).format(words=row['hedge'])}" if row["hedge"] else ""


def summary(row: Answer, lang: str) -> str:
    """ "CONSULT/visit: Putin -> Assad (rencana)" """
    status = "" if row["status"] == "actual" else f" ({say('status', row['status'], lang)})"
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


def document_page(chain: Answer, lang: str) -> RenderableType:
    document = chain["document"]
    head = [
        plain(document["title"] or say("chain", "no-title", lang), "bold"),
        plain(
            f"{document['outlet'] or '?'}; {say('chain', 'published', lang)} {published_line(document['published'], lang)}; "
            f"{say('chain', 'language', lang)} {document['language']}"
        ),
        plain(
            f"{document['id']}  {document['status']}, {say('chain', 'read-by', lang)} runut {chain['version']}  "
            f"{document['url'] or document['source_id']}",
            "dim",
        ),
    ]
    paragraphs = [Padding(plain(p), (1, 0, 0, 0)) for p in document["text"].split("\n")]
    tree = Tree(plain(counted("mention", len(chain["mentions"]), lang), "bold"))
    for mention in chain["mentions"]:
        tree.add(plain(f"{mention['id']}  {summary(mention, lang)}"))
    said = Tree(plain(counted("quote", len(chain["quotes"]), lang), "bold"))
    for quote in chain["quotes"]:
        said.add(plain(f"{quote['id']}  {speaker_line(quote, lang)}: {quote['text'][:100]}"))
    taken = Tree(plain(f"{counted('piece', len(document['furniture']), lang)} {say('chain', 'furniture', lang)}", "bold"))
    for piece in document["furniture"]:
        taken.add(plain(f"{piece['reason']}: {piece['text'][:100]}"))
    return Group(*head, *paragraphs, Padding(tree, (1, 0, 0, 0)), said, taken)


def published_line(published: Answer | None, lang: str) -> str:
    if published is None:
        return say("chain", "unknown-day", lang)
    return f"{say_published(published)} ({say('chain', 'from-basis', lang)} {published['basis']}: {published['text'][:60]})"


def quarantine_item(chain: Answer, lang: str) -> RenderableType:
    item = chain["item"]
    return Group(
        plain(f"{item['id']}: {say('meaning', item['reason'], lang)}", "bold"),
        plain(
            f"{say('chain', 'stage', lang)} {item['stage']}, {say('chain', 'at-byte', lang).format(**item)}, "
            f"{item['size_bytes']} {say('chain', 'bytes', lang)}, sha256 {item['sha256']}"
        ),
        plain(item["detail"]),
    )


def plain(words: str, style: str = "") -> Text:
    """Words of articles are data: no markup, no control characters."""
    return Text(printable(words), style=style)
