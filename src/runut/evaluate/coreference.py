"""Chains against the coreference corpora, and pronouns and short names of the dev gold against whom they stand for.

`news.*`: chunked news sentences, `wiki.*`: encyclopedia articles; a mention of ours is the chunk of the corpus that ends where it
does, and one without such a chunk does not count: the setting of those who published the corpora. `short.*`: of actors and recipients whose words are a pronoun, description or part of the name, those whose chain or own name
has the code or name that the gold gives.
"""

from __future__ import annotations

import json
import lzma
import re
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from runut.clean import clean_document
from runut.evaluate.bare import bare_article
from runut.evaluate.clusters import Clusters, score_clusters
from runut.ingest import read_source
from runut.limits import DEFAULT
from runut.pipeline import Resources, annotate_article, load_resources
from runut.records import Annotated, Article, Document

INPUTS = (
    "data/coref_id/ta-nlp/full.xml.xz",
    "data/coref_id/indocoref.tar.xz",
    "gold/articles_dev.jsonl",
    "gold/articles_dev_input.jsonl",
)
FLOORED = ("news.mean.f1", "short.right", "pronoun.right")
LEAST_SENTENCES = 10
WIKI_ARTICLES = 40
PRONOUN = re.compile(r"(?:ia|dia|beliau|mereka|kami|kita|saya|menurutnya|katanya|pihaknya|kedua .+|keduanya)\Z", re.I)
POINTING = re.compile(r".+ (?:itu|tersebut|ini)\Z", re.I)


def evaluate(data: Path) -> dict[str, float]:
    """MUC, B3, CEAF-e and their mean on the two corpora; shares right on the dev gold."""
    resources = load_resources()
    figures: dict[str, float] = {}
    folder = data / "data" / "coref_id"
    for name, texts in (
        ("news", read_news(folder / "ta-nlp" / "full.xml.xz")),
        ("wiki", read_wiki(folder / "indocoref.tar.xz")),
    ):
        pairs = [chains_of(text, gold, resources) for text, gold in texts]
        figures |= {f"{name}.{key}": value for key, value in score_clusters(pairs).items()}
    figures |= short_forms(data / "gold", resources)
    return figures


Gold = dict[tuple[int, int], Any]
"""Code points of a chunk -> its chain."""


def read_news(path: Path) -> Iterator[tuple[str, Gold]]:
    """Texts of ten sentences or more, cut where no chain goes on, since the corpus marks no end of an article."""
    root = ElementTree.fromstring(lzma.decompress(path.read_bytes()))
    sentences = [list(sentence) for sentence in root]
    links = {p.get("id"): p.get("coref") for sentence in sentences for p in sentence if p.get("id")}
    last = {}
    for index, sentence in enumerate(sentences):
        for phrase in sentence:
            if phrase.get("id"):
                last[first_of(phrase.get("id"), links)] = index
    begin, reach = 0, 0
    for index, sentence in enumerate(sentences):
        for phrase in sentence:
            if phrase.get("id"):
                reach = max(reach, last[first_of(phrase.get("id"), links)])
        if reach <= index and index - begin + 1 >= LEAST_SENTENCES:
            yield news_text(sentences[begin : index + 1], links)
            begin = index + 1
    if begin < len(sentences):
        yield news_text(sentences[begin:], links)


def first_of(phrase: str | None, links: dict[str | None, str | None]) -> str | None:
    seen = set()
    while links.get(phrase) and phrase not in seen:
        seen.add(phrase)
        phrase = links[phrase]
    return phrase


def news_text(sentences: Sequence[Sequence[ElementTree.Element]], links: dict[str | None, str | None]) -> tuple[str, Gold]:
    text, gold = "", {}
    for sentence in sentences:
        for phrase in sentence:
            words = [word.rpartition("\\")[0] for word in (phrase.text or "").split()]
            joined = " ".join(words)
            if joined == "nya" or joined[:1] in ",.":
                text = text.rstrip()
            start = len(text)
            text += joined + " "
            if phrase.get("id"):
                end = start + len(joined.rstrip(".,\"'"))
                gold[start, end] = first_of(phrase.get("id"), links)
        text = text.rstrip() + "\n"
    return text, gold


MARK = re.compile(r"\{M(\d+):jenis=\"([^\"]*)\" ?|\}")


def read_wiki(path: Path) -> Iterator[tuple[str, Gold]]:
    """Articles in SACR brackets: an outer bracket numbers the chunk, an inner one the chain that it belongs to."""
    with tarfile.open(path) as tar:
        files = sorted(
            (m for m in tar.getmembers() if "/annotated/" in m.name and m.name.endswith(".txt")), key=lambda m: m.name
        )
        for member in files[:WIKI_ARTICLES]:
            handle = tar.extractfile(member)
            assert handle is not None
            yield wiki_text(handle.read().decode("utf-8"))


def wiki_text(marked: str) -> tuple[str, Gold]:
    text, gold, at = "", {}, 0
    open_: list[tuple[int, str]] = []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark.group(1):
            open_.append((len(text), mark.group(1)))
        elif open_:
            start, chain = open_.pop()
            end = start + len(text[start:].rstrip())
            gold[start, end] = chain  # an inner bracket closes first, the outer is written over it if it spans the same
            if open_ and open_[-1][0] == start:
                open_[-1] = (start, chain)
    return text + marked[at:], gold


def chains_of(text: str, gold: Gold, resources: Resources) -> tuple[Clusters, Clusters]:
    """(key, response) of one text: sets of the corpus's chunks."""
    article = bare_article(text)
    annotated = annotate_article(article, resources)
    key: dict[Any, set[Any]] = {}
    for place, chain in gold.items():
        key.setdefault(chain, set()).add(place)
    ends = {end: (start, end) for start, end in sorted(gold)}
    response = []
    for chain in annotated.chains:
        spans = [m.span for m in chain.mentions if m.span.end in ends]
        if chain.kind in ("state", "place"):  # "warga Delhi" is not Delhi
            spans = [span for span in spans if ends[span.end][0] == span.start]
        response.append(frozenset(ends[span.end] for span in spans))
    return [frozenset(c) for c in key.values() if len(c) > 1], [c for c in response if len(c) > 1]


# ---- The dev gold


def short_forms(gold: Path, resources: Resources) -> dict[str, float]:
    """Shares right of short names, pronouns and descriptions, and of all three."""
    articles = {}
    for document in read_source(str(gold / "articles_dev_input.jsonl"), DEFAULT):
        if isinstance(document, Document):
            articles[document.source_id] = clean_document(document, resources.language, resources.gazetteer, DEFAULT)
    counts = {"name": [0, 0], "pronoun": [0, 0], "description": [0, 0]}
    with (gold / "articles_dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            article = articles.get(row["doc"])
            if article is None:
                continue
            annotated = annotate_article(article, resources)
            for kind, right, _ in judged(row, article, annotated, resources):
                counts[kind][0] += right
                counts[kind][1] += 1
    figures = {f"{kind}.right": hit / max(all_, 1) for kind, (hit, all_) in counts.items()}
    figures |= {f"{kind}.count": float(all_) for kind, (_, all_) in counts.items()}
    return figures | {"short.right": sum(h for h, _ in counts.values()) / max(sum(a for _, a in counts.values()), 1)}


def judged(row: Any, article: Article, annotated: Annotated, resources: Resources) -> Iterator[tuple[str, bool, Any]]:
    for event in row["events"]:
        for party in event["actors"] + event["recipients"]:
            kind = kind_of(party)
            place = find_party(event, party, article) if kind else None
            if kind and place is not None:
                yield kind, is_right(party, *place, annotated, resources, article), (event, party, place)


def kind_of(party: Any) -> str | None:
    """Whether the words are a pronoun, a description or a part of the name; None for others."""
    text, name = party["text"] or "", party["name"] or ""
    if PRONOUN.match(text):
        return "pronoun"
    if POINTING.match(text):
        return "description"
    parts, full = text.casefold().split(), name.casefold().split()
    short = bool(parts) and text[0].isupper() and len(parts) < len(full) and set(parts) < set(full)
    return "name" if short else None


def find_party(event: Any, party: Any, article: Article) -> tuple[str, int, int] | None:
    """Where the party's words stand nearest to the trigger in the gold's sentence."""
    where = "title" if event["sentence"] == -1 else "text"
    text = article.title or "" if where == "title" else article.text
    begin = text.find(event["sentence_text"])
    if begin < 0:
        return None
    end = begin + len(event["sentence_text"])
    trigger = text.find(event["trigger"], begin, end)
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(party['text'])}(?!\w)", text[begin:end])]
    if not places:
        return None
    start, stop = min(places, key=lambda place: abs(begin + place[0] - max(trigger, begin)))
    return where, begin + start, begin + stop


def is_right(
    party: Any, where: str, start: int, end: int, annotated: Annotated, resources: Resources, article: Article
) -> bool:
    """Whether the chain of a mention inside the words, or their own name, has the gold's country, group or last name."""
    wanted = keys(party["country"], party["group"], party["name"])
    found: set[str] = set()
    for chain in annotated.chains:
        if any(m.span.field == where and start <= m.span.start and m.span.end <= end for m in chain.mentions):
            for one in (chain, *(annotated.chains[n] for n in chain.members)):
                found |= codes(one.entity, one.name, one, annotated, resources, article)
    for name in annotated.names:
        if name.span.field == where and name.span.start <= start and end <= name.span.end:
            found |= codes(name.entity, name.name or name.span.text, None, annotated, resources, article)
    return bool(wanted & found)


def codes(entity: str | None, name: str, chain: Any, annotated: Annotated, resources: Resources, article: Article) -> set[str]:
    found = keys(None, None, name)
    if entity is not None:
        told = resources.gazetteer.describe(entity, article.published.end if article.published else None)
        found |= keys(told.country, told.group, told.name)
    if chain is not None:
        places = {(m.first, m.last) for m in chain.mentions}
        for said in (*annotated.names, *annotated.described):
            if (said.first, said.last) in places:
                found |= keys(said.country, said.group, None)
    return found


def keys(country: str | None, group: str | None, name: str | None) -> set[str]:
    last = name.casefold().split()[-1:] if name else []
    return {code for code in (country, group) if code} | {f"~{word}" for word in last}
