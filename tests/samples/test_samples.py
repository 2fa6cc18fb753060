"""The samples hold what their README says: thirty articles, invented outlets, true calendar, an archive that is whole."""

from __future__ import annotations

import csv
import html
import importlib.util
import json
import re
from datetime import date
from itertools import combinations
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

SAMPLES = Path(__file__).parents[2] / "samples"
ARTICLES = SAMPLES / "articles"
ARCHIVE = ARTICLES / "warc" / "tangkapan.warc.gz"
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
TYPES = set(
    "ASSAULT COERCE MOBILIZE SANCTION PROTEST AID COOPERATE RETREAT CONSULT AGREE SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN".split()
)
STATUSES = {"actual", "future", "hypothetical", "negated"}
AGENCY_TEXT = re.compile(r"kbl-putin-erdogan")
RUN = 9  # words in a row that two stories may not share


def expected() -> list[dict[str, str]]:
    with (SAMPLES / "expected.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def sources() -> dict[str, str]:
    """Each article's name in expected.csv and its bytes as text."""
    found = {f"articles/html/{path.name}": path.read_text("utf-8") for path in (ARTICLES / "html").iterdir()}
    found |= {f"articles/text/{path.name}": path.read_text("utf-8") for path in (ARTICLES / "text").iterdir()}
    for path in (ARTICLES / "jsonl").iterdir():
        for line in path.read_text("utf-8").splitlines():
            found[json.loads(line)["id"]] = line
    with ARCHIVE.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response":
                found[record.rec_headers["WARC-Target-URI"]] = record.content_stream().read().decode("utf-8")
    return found


def blocks(source: str) -> list[str]:
    """Stretches of running text: between tags, or lines."""
    if source.startswith("{"):
        return str(json.loads(source)["text"]).split("\n")
    bare = re.sub(r"(?s)<(script|style|title)\b.*?</\1>", "\n", source)
    return re.sub(r"<[^>]*>", "\n", bare).split("\n")


def runs(source: str) -> set[str]:
    found = set()
    for block in blocks(html.unescape(source) if not source.startswith("{") else source):
        words = re.findall(r"\w+", block.casefold())
        found |= {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return found


@pytest.fixture(scope="module")
def articles() -> dict[str, str]:
    return sources()


def test_thirty_articles_by_six_outlets_in_four_forms(articles: dict[str, str]) -> None:
    assert {row["source"] for row in expected()} == set(articles)
    assert len(articles) == 30
    addresses = {row["outlet"] for row in expected() if row["outlet"].endswith(".example")}
    assert len(addresses) == 6
    assert [len(list((ARTICLES / form).iterdir())) for form in ("html", "text", "jsonl", "warc")] == [12, 6, 1, 1]


def test_nothing_but_articles_is_in_the_folder_that_is_added() -> None:
    kinds = {path.suffix for path in ARTICLES.rglob("*") if path.is_file()}
    assert kinds == {".html", ".txt", ".jsonl", ".gz"}


def test_every_address_is_reserved_for_examples(articles: dict[str, str]) -> None:
    shared = {"schema.org", "www.w3.org", "ogp.me", "cdn.ampproject.org"}  # vocabularies that real pages name
    for name, source in articles.items():
        hosts = {urlsplit(url).hostname for url in re.findall(r"https?://[^\s\"'<>)\\]+", source)}
        assert {host for host in hosts if host and not host.endswith(".example")} <= shared, name


def test_expected_rows_can_be_read() -> None:
    for row in expected():
        for day in filter(None, row["published"].split("/")):
            date.fromisoformat(day)
        assert row["language"] in {"id", "ms", "en"}
        assert int(row["furniture_at_least"]) >= 0
        for event in filter(None, row["events"].split("; ")):
            kind, _actors, _recipients, _days, status = event.split("|")
            assert kind in TYPES, row["source"]
            assert status in STATUSES, row["source"]
    assert sum(not row["published"] for row in expected()) == 1


def test_weekdays_agree_with_their_dates(articles: dict[str, str]) -> None:
    for name, source in articles.items():
        published = {row["source"]: row["published"] for row in expected()}[name]
        for weekday, day, month, year in re.findall(r"(\w+) \((\d{1,2})/(\d{1,2})(?:/(\d{4}))?\)", source):
            if weekday in WEEKDAYS:
                when = date(int(year or published[:4]), int(month), int(day))
                assert weekday == WEEKDAYS[when.weekday()], (name, when)


def test_two_stories_share_no_run_of_words(articles: dict[str, str]) -> None:
    spoken = {name: runs(source) for name, source in articles.items()}
    for one, other in combinations(sorted(spoken), 2):
        if not (AGENCY_TEXT.search(one) and AGENCY_TEXT.search(other)):
            assert not spoken[one] & spoken[other], (one, other)


def test_agency_text_is_carried_nearly_whole_by_three(articles: dict[str, str]) -> None:
    carried = [runs(source) for name, source in articles.items() if AGENCY_TEXT.search(name)]
    assert len(carried) == 3
    for one, other in combinations(carried, 2):
        assert len(one & other) > 0.6 * min(len(one), len(other))


def test_archive_digests_hold() -> None:
    class Asked:
        inputs = (str(ARCHIVE),)
        verbose = False

    assert Checker(Asked()).process_all() == 0


def test_archive_is_what_its_maker_makes(tmp_path: Path) -> None:
    maker = load_maker()
    maker.write_archive(tmp_path / ARCHIVE.name)
    assert records(tmp_path / ARCHIVE.name) == records(ARCHIVE)
    pages = {(SAMPLES / "warc-source" / row["file"]).read_text("utf-8") for row in maker.captures()}
    assert pages <= set(sources().values())


def load_maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_warc", SAMPLES / "make_warc.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(path: Path) -> list[tuple[tuple[tuple[str, str], ...], bytes]]:
    """Headers and bytes of each record; packed bytes may differ between versions of zlib."""
    with path.open("rb") as stream:
        return [
            (tuple(record.rec_headers.headers), record.raw_stream.read())
            for record in ArchiveIterator(stream, no_record_parse=True)
        ]
