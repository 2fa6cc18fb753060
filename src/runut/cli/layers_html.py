"""`runut show DOC -o doc.html`: one page that draws every layer on the article, so that a person can see what the machine saw.

It stands alone: no script, no network, its one style sheet allowed by hash. All text of the article is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Any, NamedTuple

from runut.cli.ask import code_of, printable, say_days, say_published
from runut.cli.ask import names as party_names
from runut.cli.tree_svg import draw_tree
from runut.records import Annotated, Article, Quote, Sentence
from runut.records.span import Field

Answer = dict[str, Any]

_DRAWN_SENTENCES = 300
_DRAWN_WORDS = 250
_KINDS = ("person", "organisation", "group", "country", "place", "outlet", "office")
_ROLES = ("actors", "recipients", "said_by")
_STYLE = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1d1d1f;--soft:#555b64;--line:#d9dce1;--red:#b00020;--gold:#9a6f00;--green:#0a8f66;--pink:#c3397f;--blue:#0a5bd0;--said:#f4f4ec;--person:#ffe3c2;--organisation:#d7ecd4;--group:#f6d3e3;--country:#d3e5fb;--place:#e3def7;--outlet:#eeeecc;--office:#e6e6e6}
@media (prefers-color-scheme:dark){:root{--paper:#16181c;--ink:#e6e7ea;--soft:#a2a8b3;--line:#353a43;--red:#ff7b8a;--gold:#e0b34d;--green:#3ecf9d;--pink:#f07fb8;--blue:#7db4ff;--said:#24272c;--person:#5a3a12;--organisation:#24472a;--group:#562941;--country:#1d3d63;--place:#3c3364;--outlet:#47471f;--office:#3d4046}}
body{font:17px/1.6 Charter,"Iowan Old Style",Georgia,"Liberation Serif",serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:.2rem 0}h2{font:600 1rem system-ui,sans-serif;margin:2rem 0 .5rem;border-top:1px solid var(--line);padding-top:1rem}
.about,.key,.rows,summary,figcaption{font:14px/1.5 system-ui,sans-serif;color:var(--soft)}
.name{border-radius:3px;padding:0 1px;box-decoration-break:clone}.person{background:var(--person)}.organisation{background:var(--organisation)}.group{background:var(--group)}
.country{background:var(--country)}.place{background:var(--place)}.outlet{background:var(--outlet)}.office{background:var(--office)}
.time{border-bottom:2px solid var(--gold)}.trigger{font-weight:700;border-bottom:3px double var(--red)}.dateline{color:var(--soft)}
.quote{background:var(--said);font-style:italic}.quote.person{background:var(--person)}.quote.organisation{background:var(--organisation)}.quote.group{background:var(--group)}
.quote.country{background:var(--country)}.quote.place{background:var(--place)}.quote.outlet{background:var(--outlet)}.quote.office{background:var(--office)}.cue{border-bottom:1px dotted var(--blue)}
.actors{box-shadow:inset 0 -3px var(--green)}.recipients{box-shadow:inset 0 -3px var(--pink)}.said_by{box-shadow:inset 0 -3px var(--blue)}
.actors.said_by{box-shadow:inset 0 -2px var(--blue),inset 0 -5px var(--green)}.recipients.said_by{box-shadow:inset 0 -2px var(--blue),inset 0 -5px var(--pink)}
.actors.recipients{box-shadow:inset 0 -2px var(--green),inset 0 -5px var(--pink)}
.key{line-height:1.9}.key>span{margin-right:.8rem;white-space:nowrap}.event{margin:.8rem 0;padding-left:.8rem;border-left:3px solid var(--red)}
.event b{font-family:system-ui,sans-serif;font-size:15px}.rows{border-collapse:collapse;overflow-wrap:normal}.rows td,.rows th{padding:.15rem .8rem .15rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
.wide{overflow-x:auto}
details{margin:.2rem 0}details details{margin-left:1rem}figure{margin:.4rem 0;overflow-x:auto}
svg text{font:13px ui-monospace,monospace;text-anchor:middle;fill:var(--ink)}svg .upos{font-size:10px;fill:var(--soft)}
svg .label{font:10px system-ui,sans-serif;fill:var(--blue)}svg .arc{fill:none;stroke:var(--soft)}svg .arrow{fill:var(--soft)}
@page{size:A4;margin:18mm 17mm}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--line:#ccc;--red:#b00020;--gold:#9a6f00;--green:#0a8f66;--pink:#c3397f;--blue:#0a5bd0;--said:#f4f4ec;--person:#ffe3c2;--organisation:#d7ecd4;--group:#f6d3e3;--country:#d3e5fb;--place:#e3def7;--outlet:#eeeecc;--office:#e6e6e6}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}body{font-size:11pt;max-width:none;margin:0;padding:0}details:not([open]){display:none}.event,tr{break-inside:avoid}h2{break-after:avoid}.about,.key,.rows{font-size:9pt}}
"""


class Mark(NamedTuple):
    """A stretch of a field that is drawn in a style; says: what the pointer shows."""

    start: int
    end: int
    style: str
    says: str


def render_page(article: Article, annotated: Annotated, chain: Answer) -> str:
    """The whole page. chain: the store's answer for the document (`Store.chain`)."""
    mentions = chain["mentions"]
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    title = _clean(article.title or "(no title)")
    parts = [
        '<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8">',
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body>",
        _head(article, annotated, chain),
        *_body(article, annotated, mentions),
        *_events(article, mentions),
        *_table("Names", ("words", "kind", "entity", "full name"), _name_rows(annotated)),
        *_table("Times", ("words", "days", "value", "rule"), _time_rows(annotated)),
        *_table("Quotes", ("speaker", "read as", "cue", "words", "through", "rule"), _quote_rows(annotated)),
        *_table("Taken out as page furniture", ("reason", "words"), _furniture_rows(chain)),
        "</body></html>\n",
    ]
    return "\n".join(parts)


def _clean(text: str | None) -> str:
    """Words of articles are data: no markup, no characters that steer a reader's screen."""
    return escape(printable(text))


def _head(article: Article, annotated: Annotated, chain: Answer) -> str:
    document = chain["document"]
    title = "".join(_drawn(article, annotated, chain["mentions"], "title", 0, len(article.title or ""))) or "(no title)"
    counts = f"{len(annotated.sentences)} sentences, {len(annotated.tokens)} tokens, {len(annotated.names)} names, "
    counts += f"{len(annotated.times)} times, {len(annotated.quotes)} quotes, {len(chain['mentions'])} event mentions"
    styles = [*(f"name {kind}" for kind in _KINDS), "time", "trigger", "quote", "cue", *_ROLES]
    words = (style.removeprefix("name ").replace("_", " ") for style in styles)
    key = " ".join(f'<span><span class="{style}">{word}</span></span>' for style, word in zip(styles, words, strict=True))
    return (
        f'<p class="about">{_clean(document["outlet"] or "?")} · {_clean(say_published(document["published"]))}</p><h1>{title}</h1>'
        f'<p class="about">{_clean(document["id"])} · read by runut {_clean(chain["version"])}<br>{counts}</p><p class="key">{key}</p>'
    )


def _body(article: Article, annotated: Annotated, mentions: Sequence[Answer]) -> Iterator[str]:
    """The paragraphs, each with the trees of its sentences folded away below it."""
    start, left = 0, _DRAWN_SENTENCES
    for paragraph in article.text.split("\n"):
        end = start + len(paragraph)
        yield "<p>" + "".join(_drawn(article, annotated, mentions, "text", start, end)) + "</p>"
        inside = [s for s in annotated.sentences if s.field == "text" and start <= s.span.start < end]
        yield from _trees(annotated, inside[:left])
        left -= len(inside[:left])
        start = end + 1
    if left <= 0:
        yield f'<p class="about">Trees are drawn for the first {_DRAWN_SENTENCES} sentences.</p>'


def _trees(annotated: Annotated, sentences: Sequence[Sentence]) -> Iterator[str]:
    drawn = [s for s in sentences if s.first < s.last and annotated.tokens[s.first].upos is not None]
    if not drawn:
        return
    yield f"<details><summary>{'tree' if len(drawn) == 1 else f'{len(drawn)} trees'}</summary>"
    for sentence in drawn:
        words = annotated.words(sentence)
        yield f"<details><summary>{_clean(sentence.span.text[:90])}</summary><figure>"
        if len(words) > _DRAWN_WORDS or sentence.windowed:
            yield "<figcaption>too long to draw: see <code>--layer tree</code></figcaption>"
        else:
            yield draw_tree(words, sentence.first)
        yield "</figure></details>"
    yield "</details>"


def _drawn(
    article: Article, annotated: Annotated, mentions: Sequence[Answer], field: Field, start: int, end: int
) -> Iterator[str]:
    """A stretch of the article with every mark upon it. Marks may cross: the text is cut at all their ends."""
    marks = [m for m in _marks(article, annotated, mentions, field) if m.start < end and m.end > start]
    yield from _cut(article.field(field), marks, start, end)


def _cut(text: str, marks: Sequence[Mark], start: int, end: int) -> Iterator[str]:
    cuts = sorted({start, end, *(at for m in marks for at in (m.start, m.end) if start < at < end)})
    for begin, stop in pairwise(cuts):
        over = [m for m in marks if m.start <= begin and m.end >= stop]
        words = _clean(text[begin:stop])
        if not over:
            yield words
            continue
        styles = " ".join(dict.fromkeys(m.style for m in over))
        yield f'<span class="{styles}" title="{_clean("; ".join(dict.fromkeys(m.says for m in over)))}">{words}</span>'


def _marks(article: Article, annotated: Annotated, mentions: Sequence[Answer], field: Field) -> Iterator[Mark]:
    if article.dateline and field == "text":
        yield Mark(article.dateline.start, article.dateline.end, "dateline", "dateline")
    for quote in annotated.quotes:
        yield from _quote_marks(quote, field)
    for name in annotated.names:
        if name.span.field == field:
            yield Mark(name.span.start, name.span.end, f"name {name.kind}", _name_says(name.kind, name.entity, name.name))
    for time in annotated.times:
        if time.span.field == field:
            days = f"{time.earliest or '?'} to {time.latest or '?'} ({time.value or time.kind}, {time.rule})"
            yield Mark(time.span.start, time.span.end, "time", days)
    for mention in mentions:
        if mention["evidence"]["in"] == field:
            yield from _event_marks(mention, article.field(field))


def _quote_marks(quote: Quote, field: Field) -> Iterator[Mark]:
    speaker = _speaker_says(quote)
    for piece in quote.content:
        if piece.field == field:
            yield Mark(piece.start, piece.end, "quote", f"{quote.kind} quote of {speaker} ({quote.stance})")
    if quote.cue and quote.cue.field == field:
        yield Mark(quote.cue.start, quote.cue.end, "cue", f"cue by {quote.rule}")


def _speaker_says(quote: Quote) -> str:
    return quote.speaker.name if quote.speaker else "an anonymous source" if quote.anonymous else "nobody named"


def _name_says(kind: str, entity: str | None, full: str | None) -> str:
    return ": ".join(part for part in (kind, entity or full) if part)


def _event_marks(mention: Answer, text: str) -> Iterator[Mark]:
    code = code_of(mention)
    trigger = mention["trigger"]
    yield Mark(trigger["start"], trigger["end"], "trigger", f"{code} by {mention['rule']}")
    for role in _ROLES:
        for party in mention[role]:
            if text[party["start"] : party["end"]] == party["text"]:  # else its words are in the other field
                yield Mark(party["start"], party["end"], role, f"{role.replace('_', ' ')} of {code}")


def _events(article: Article, mentions: Sequence[Answer]) -> Iterator[str]:
    yield f"<h2>Event mentions ({len(mentions)})</h2>"
    for mention in mentions:
        evidence = mention["evidence"]
        text = article.field(evidence["in"])
        words = "".join(_cut(text, list(_event_marks(mention, text)), evidence["start"], evidence["end"]))
        to_whom = f" → {party_names(mention['recipients'])}" if mention["recipients"] else ""
        who = f"{code_of(mention)}: {party_names(mention['actors']) or '?'}{to_whom}"
        facts = [
            mention["status"],
            say_days(mention),
            f"said by {party_names(mention['said_by'])}" if mention["said_by"] else "",
        ]
        facts += ["background" if mention["background"] else "", mention["rule"], f"confidence {mention['confidence']:.2f}"]
        yield (
            f'<div class="event"><b>{_clean(who)}</b> <span class="about">{_clean(" · ".join(f for f in facts if f))}</span>'
            f"<br>{words}</div>"
        )


def _table(heading: str, head: Sequence[str], rows: Iterator[Sequence[str | None]]) -> Iterator[str]:
    cells: Callable[[Sequence[str | None], str], str] = lambda row, tag: "".join(f"<{tag}>{_clean(c)}</{tag}>" for c in row)  # noqa: E731
    found = [f"<tr>{cells(row, 'td')}</tr>" for row in rows]
    yield f"<h2>{heading} ({len(found)})</h2>"
    if found:
        yield f'<div class="wide"><table class="rows"><tr>{cells(head, "th")}</tr>{"".join(found)}</table></div>'


def _name_rows(annotated: Annotated) -> Iterator[Sequence[str | None]]:
    seen = dict.fromkeys((n.span.text, n.kind, n.entity, n.name) for n in annotated.names)
    return iter(seen)


def _time_rows(annotated: Annotated) -> Iterator[Sequence[str | None]]:
    for time in annotated.times:
        yield time.span.text, f"{time.earliest or '?'} to {time.latest or '?'}", time.value, time.rule


def _quote_rows(annotated: Annotated) -> Iterator[Sequence[str | None]]:
    for quote in annotated.quotes:
        cue = quote.cue.text if quote.cue else None
        read = f"{quote.kind}, {quote.stance}" + (f", hedged: {quote.hedge}" if quote.hedge else "")
        yield _speaker_says(quote), read, cue, quote.text, ", ".join(quote.via), quote.rule


def _furniture_rows(chain: Answer) -> Iterator[Sequence[str | None]]:
    for piece in chain["document"]["furniture"]:
        yield piece["reason"], piece["text"]
