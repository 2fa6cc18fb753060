"""The main text of 19 saved pages of Indonesian outlets against their reference texts, and bare extractors beside it.

Comes in: the folder of `html_id`. Goes out: mean F1 over words (as a multiset, without regard to case), for our text after
and before furniture removal, and for each bare extractor that is installed; the pages with no article that were refused;
milliseconds of CPU a page. The references leave out datelines like "KOMPAS.com" and keep some captions: 1.0 is not to be
had. They are their authors' and stay outside the repository.
"""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import Any

from runut.clean import clean_document
from runut.clean.decode import decode
from runut.clean.main_text import extract_main_text
from runut.errors import Unreadable
from runut.limits import DEFAULT
from runut.pipeline import load_resources
from runut.records import Document

INPUTS = ("data/html_id",)
FLOORED = ("main_text_f1", "main_text_recall", "index_pages_refused")

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """reference: None for a page with no article in it, a list of stories or a feed."""

    name: str
    body: bytes
    reference: str | None


def evaluate(data: Path) -> dict[str, float]:
    """Means over the pages that have a reference; a page that is refused counts as nothing found."""
    pages = list(load_pages(data / "data" / "html_id"))
    articles = [page for page in pages if page.reference is not None]
    lists = [page for page in pages if page.reference is None]
    resources = load_resources()

    def cleaned(page: SavedPage) -> str:
        document = Document(path=page.name, offset=0, media_type="text/html", body=page.body)
        return clean_document(document, resources.language, resources.gazetteer, DEFAULT).text

    def extracted(page: SavedPage) -> str:
        return extract_main_text(decode(page.body, html=True), None, DEFAULT).text

    found = score(articles, cleaned)
    bare = score(articles, extracted)
    figures = {
        "main_text_f1": found["f1"],
        "main_text_precision": found["precision"],
        "main_text_recall": found["recall"],
        "main_text_f1_before_furniture": bare["f1"],
        "index_pages_refused": sum(not read(page, cleaned) for page in lists) / len(lists),
        "pages": float(len(articles)),
        "ms_per_page": bare["ms"],
    }
    others = {name: score(articles, extract) for name, extract in bare_extractors().items()}
    for name, theirs in others.items():
        figures |= {f"main_text_f1_{name}": theirs["f1"], f"ms_per_page_{name}": theirs["ms"]}
    if others:
        figures["main_text_f1_bare"] = max(theirs["f1"] for theirs in others.values())
    return figures


def load_pages(folder: Path) -> Iterator[SavedPage]:
    """The saved pages, in a fixed order."""
    expected = {item["file"]: item["content"] for item in _json(folder / "anpandu-expected.json")}
    with tarfile.open(folder / "anpandu-fixtures.tar.xz") as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if not member.name.endswith(".html"):
                continue
            name = member.name.removeprefix("./")
            reference = expected.get(name)
            if (body := archive.extractfile(member)) and (reference is not None or "mainpage" in name):
                yield SavedPage(name=name, body=body.read(), reference=reference)
    for key, truth in sorted(_json(folder / "scrapinghub" / "ground-truth.id.json").items()):
        body_path = folder / "scrapinghub" / f"{key}.html.gz"
        yield SavedPage(name=key, body=gzip.decompress(body_path.read_bytes()), reference=truth["articleBody"])
    versions = _json(folder / "fundus" / "MediaIndonesia.json").values()
    body_of = next(version["body"] for version in versions if version.get("body"))
    reference = "\n".join(p for section in body_of["sections"] for p in (*section["headline"], *section["paragraphs"]))
    fundus = folder / "fundus" / "MediaIndonesia_2026_01_20.html.gz"
    yield SavedPage(name=fundus.name, body=gzip.decompress(fundus.read_bytes()), reference=reference)


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def read(page: SavedPage, extract: Callable[[SavedPage], str]) -> str:
    try:
        return extract(page)
    except Unreadable:
        return ""


def score(pages: list[SavedPage], extract: Callable[[SavedPage], str]) -> dict[str, float]:
    """Mean precision, recall and F1, and CPU milliseconds a page."""
    read(pages[0], extract)  # what is loaded at the first call is no page's cost
    started = process_time()
    texts = [read(page, extract) for page in pages]
    spent = process_time() - started
    scores = [compare(text, page.reference or "") for text, page in zip(texts, pages, strict=True)]
    precision, recall, f1 = (sum(column) / len(pages) for column in zip(*scores, strict=True))
    return {"precision": precision, "recall": recall, "f1": f1, "ms": 1_000 * spent / len(pages)}


def compare(found: str, reference: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of words, each as often as it stands there.

    >>> compare("Presiden tiba", "presiden tiba di Ankara")
    (1.0, 0.5, 0.6666666666666666)
    """
    ours, theirs = Counter(_WORD.findall(found.casefold())), Counter(_WORD.findall(reference.casefold()))
    common = sum((ours & theirs).values())
    if not common:
        return 0.0, 0.0, 0.0
    precision, recall = common / sum(ours.values()), common / sum(theirs.values())
    return precision, recall, 2 * precision * recall / (precision + recall)


def bare_extractors() -> dict[str, Callable[[SavedPage], str]]:
    """Other extractors as they come, those that are installed: they are measured against, not used."""
    found: dict[str, Callable[[SavedPage], str]] = {}
    if find_spec("trafilatura"):
        import trafilatura

        found["trafilatura"] = lambda p: trafilatura.extract(_text(p), include_comments=False) or ""
        found["trafilatura_precision"] = lambda p: (
            trafilatura.extract(_text(p), include_comments=False, favor_precision=True) or ""
        )
        found["trafilatura_fast"] = lambda p: trafilatura.extract(_text(p), include_comments=False, fast=True) or ""
    if find_spec("resiliparse"):
        from resiliparse.extract.html2text import extract_plain_text

        found["resiliparse"] = lambda p: str(extract_plain_text(_text(p), main_content=True, preserve_formatting=True))
    return found


def _text(page: SavedPage) -> str:
    return decode(page.body, html=True)
