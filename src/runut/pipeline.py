"""The order of the stages. Read this file first.

    bytes -> Document -> Article -> Annotated -> EventMention, Quote -> Event
             ingest      clean      annotate     extract                resolve

`read_document` takes one document through its own stages and never looks at another, so it runs anywhere, in any
order, in parallel (`runut.scale`). `resolve_store` looks across documents and can be run again at any time.
"""

from __future__ import annotations

import gc
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from time import perf_counter

from runut import __version__
from runut.annotate import annotate, prepare, unknown_names
from runut.clean import clean_document
from runut.errors import Unreadable
from runut.extract import Reports, extract_reports
from runut.gazetteer import Gazetteer, load_gazetteer, own_files, own_folder
from runut.lang.own import own_rule_files
from runut.lang.pack import LanguagePack, load_language
from runut.limits import DEFAULT, Limits
from runut.records import Annotated, Article, Document, EventMention, Quote, Rejected, Stage, UnknownName
from runut.records.explanation import Abstention
from runut.resolving import resolve_changes
from runut.store import Store, check_reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """What the stages are made from: loaded once a process."""

    language: LanguagePack
    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document gave. unknown: names for `runut doctor`. abstained: how often words that a rule knows made no event, by reason.
    seconds: spent in each stage, for `runut bench`; never stored."""

    article: Article
    mentions: tuple[EventMention, ...]
    quotes: tuple[Quote, ...] = ()
    unknown: tuple[UnknownName, ...] = ()
    abstained: tuple[tuple[Abstention, int], ...] = ()
    seconds: tuple[tuple[Stage, float], ...] = ()


@cache
def coder_version() -> str:
    """The release, and eight hex digits over every file that decides what is coded, the user's own too: "0.1.0+3f9a12bc".

    A document read by another coder is read again when it is added again; `runut show` tells which one made a row.
    """
    package = files("runut")
    digest = hashlib.sha256()
    for room in ("clean", "annotate", "extract", "grammar", "ontology", "gazetteer", "lang", "records"):
        for path in sorted(Path(str(package / room)).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(str(package)).as_posix().encode() + path.read_bytes())
    for path in (*own_files(own_folder()), *own_rule_files()):
        digest.update(path.name.encode() + path.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:8]}"


@cache
def load_resources(language: str = "id") -> Resources:
    pack = load_language(language)
    prepare(pack)
    loaded = Resources(language=pack, gazetteer=load_gazetteer())
    gc.freeze()  # what is loaded stays: the collector need not walk it again and again
    return loaded


def annotate_article(article: Article, resources: Resources, limits: Limits = DEFAULT) -> Annotated:
    """The layers of a stored article, made again: they are a pure function of its text and date."""
    return annotate(article, resources.language, resources.gazetteer, limits)


def quotes_of(article: Article, annotated: Annotated, resources: Resources, limits: Limits = DEFAULT) -> tuple[Quote, ...]:
    """The quotes of an article's layers with the outlets that they came through, as `read_document` gives them."""
    return extract_reports(article, annotated, resources.language, resources.gazetteer, limits).quotes


def explain_article(article: Article, resources: Resources, limits: Limits = DEFAULT) -> Reports:
    """What a stored article tells, coded again with the reasons for each event and for each trigger that gave none."""
    annotated = annotate_article(article, resources, limits)
    return extract_reports(article, annotated, resources.language, resources.gazetteer, limits, explain=True)


def read_document(document: Document, resources: Resources, limits: Limits = DEFAULT) -> Reading | Rejected:
    """The article in a document, the event mentions and quotes in it, or why there is none.

    Only `Unreadable` is caught: any other error is a bug, recorded by `runut.scale`. Raises IntegrityError where the
    words of a mention or a quote are not in the article.
    """
    stage: Stage = "clean"
    clock, seconds = perf_counter(), []

    def lap() -> None:
        nonlocal clock
        now = perf_counter()
        seconds.append((stage, now - clock))
        clock = now

    try:
        article = clean_document(document, resources.language, resources.gazetteer, limits)
        lap()
        stage = "annotate"
        annotated = annotate(article, resources.language, resources.gazetteer, limits)
        lap()
        stage = "extract"
        told = extract_reports(article, annotated, resources.language, resources.gazetteer, limits)
        check_reading(article, told.mentions, told.quotes)
        lap()
    except Unreadable as error:
        return reject(document, stage, error.reason, error.detail, offset=error.offset)
    return Reading(
        article=article,
        mentions=told.mentions,
        quotes=told.quotes,
        unknown=unknown_names(annotated),
        abstained=told.abstained,
        seconds=tuple(seconds),
    )


def reject(document: Document, stage: Stage, reason: str, detail: str, *, offset: int | None = None) -> Rejected:
    return Rejected(
        path=document.path,
        offset=document.offset + (offset or 0),
        stage=stage,
        reason=reason,
        detail=detail,
        document=document.id,
        source_id=document.source_id,
        sha256=hashlib.sha256(document.body).hexdigest(),
        size_bytes=len(document.body),
    )


def resolve_store(store: Store, *, afresh: bool = False) -> int:
    """Origins and events of what changed and of what that can reach, or of all `afresh`; the number of events.

    Same mentions, same events, in whatever order and portions they came.
    """
    return resolve_changes(store, version=coder_version(), afresh=afresh)
