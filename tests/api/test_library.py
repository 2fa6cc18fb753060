"""The Python library as a script uses it: adding, asking, tables and frames, one article without a store."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import runut
from runut.api.frames import COLUMNS

TEXTS = [
    {
        "id": "uji-1",
        "outlet": "korankhayal.example",
        "title": "Menlu Rusia Temui Menlu Turki di Ankara",
        "published": "2024-06-12",
        "text": "Menteri Luar Negeri Rusia bertemu Menteri Luar Negeri Turki di Ankara, Selasa (11/6/2024).\n"
        '"Kami mengecam serangan Israel ke Suriah," kata juru bicara Kementerian Luar Negeri Rusia.',
    },
    {
        "id": "uji-2",
        "outlet": "wartakhayal.example",
        "published": date(2024, 6, 13),
        "text": "Menlu Rusia bertemu Menlu Turki di Ankara, Selasa (11/6/2024). Rusia mengecam Israel.",
    },
]
QUESTIONS = {
    "documents": runut.Article,
    "mentions": runut.EventMention,
    "events": runut.Event,
    "quotes": runut.Quote,
    "timeline": runut.TimelineEntry,
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[runut.Runut]:
    with runut.open(tmp_path_factory.mktemp("api") / "x.db") as opened:
        added = opened.add(texts=TEXTS, workers=1)
        assert (added.found, added.ok, added.quarantined) == (2, 2, 0)
        yield opened


@pytest.mark.parametrize("name", QUESTIONS)
class TestAnswers:
    def test_walked_they_are_records(self, record: runut.Runut, name: str) -> None:
        rows = getattr(record, name)()
        assert [type(row) for row in rows] == [QUESTIONS[name]] * len(rows.to_dicts())
        assert list(rows) == list(rows), "walked twice they are the same"

    def test_a_table_has_the_keys_of_json_in_types_that_hold_without_rows(self, record: runut.Runut, name: str) -> None:
        rows, none = getattr(record, name)(), getattr(record, name)(limit=0)
        assert set(rows.to_dicts()[0]) <= set(rows.to_arrow().column_names)
        assert rows.to_arrow().schema == none.to_arrow().schema
        assert rows.to_arrow().num_rows == len(rows.to_dicts())

    def test_a_frame_is_flat(self, record: runut.Runut, name: str) -> None:
        rows, none = getattr(record, name)(), getattr(record, name)(limit=0)
        frame = rows.to_pandas()
        assert list(frame.columns) == list(none.to_pandas().columns)
        assert not any(isinstance(cell, list | dict) for column in frame for cell in frame[column])


FILTERED: list[tuple[str, str, dict[str, Any], int]] = [
    ("a party by its English name", "events", {"actor": "Russia", "type": "consult"}, 1),
    ("nobody", "events", {"actor": "Jepang"}, 0),
    ("between two", "mentions", {"between": ("Rusia", "Turki"), "type": "CONSULT"}, 3),
    ("an office", "events", {"actor": "Menlu Rusia", "type": "CONSULT"}, 1),
    ("one of several types", "events", {"type": ("CONSULT", "AID")}, 1),
    ("a country for all in it", "mentions", {"place": "Turki", "type": "CONSULT"}, 3),
    ("enough origins", "events", {"min_origins": 9}, 0),
    ("since a month", "documents", {"since": "2024-06"}, 2),
    ("since a day", "documents", {"since": date(2024, 6, 13)}, 1),
    ("an outlet", "documents", {"outlet": "Koran Khayal"}, 1),
    ("words of a quote", "quotes", {"words": "mengecam"}, 1),
    ("None asks for nothing", "documents", {"since": None, "outlet": None}, 2),
]


@pytest.mark.parametrize(("name", "asked", "count"), [row[1:] for row in FILTERED], ids=[row[0] for row in FILTERED])
def test_filters(record: runut.Runut, name: str, asked: dict[str, Any], count: int) -> None:
    assert len(getattr(record, name)(**asked).to_dicts()) == count


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("a filter misspelt", {"aktor": "Rusia"}, "did you mean 'actor'"),
    ("no day", {"since": "kemarin"}, "write 2023, 2023-03 or 2023-03-15"),
    ("no such day", {"until": "2023-02-30"}, "is no day"),
    ("no type", {"type": "PERANG"}, "choose among"),
    ("no mode", {"mode": ("visit", "perang")}, "is no mode"),
    ("no context", {"context": "sepak bola"}, "is no context"),
    ("no status", {"status": "mungkin"}, "choose among"),
    ("one party", {"between": "Rusia"}, "between takes two names"),
]


@pytest.mark.parametrize(("asked", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_is_not_understood_is_told(record: runut.Runut, asked: dict[str, Any], message: str) -> None:
    with pytest.raises(runut.UsageError, match=message):
        record.events(**asked)


def test_from_an_event_back_to_the_words(record: runut.Runut) -> None:
    event = record.events(type="CONSULT").first()
    assert event is not None
    chain = record.show(event.id[:12])
    assert (chain.kind, chain.event) == ("event", event)
    assert {mention.id for mention in chain.mentions} == set(event.mentions)
    texts = {article.id: article for article in chain.articles}
    for mention in chain.mentions:
        span = mention.trigger
        assert texts[mention.document].field(span.field)[span.start : span.end] == span.text


def test_ties_search_who(record: runut.Runut) -> None:
    assert [(tie.period, tie.kind) for tie in record.ties("Rusia", "Turki")] == [("2024-06", "contact")]
    with pytest.raises(runut.UsageError, match="one party"):
        record.ties("Rusia", "Russia")
    assert {hit.source_id for hit in record.search("Ankara")} == {"uji-1", "uji-2"}
    assert [holder.country for holder in record.who("Menlu Rusia", on="2024-06-12")] == ["RUS"]
    assert runut.who("tidak dikenal siapa pun").to_arrow().num_rows == 0
    assert record.ties("Rusia", "Turki").to_pandas()["cooperation"].sum() > 0


def test_read_only_stores_must_be_there_and_are_not_written(record: runut.Runut, tmp_path: Path) -> None:
    with pytest.raises(runut.UsageError, match="there is no store"):
        runut.open(tmp_path / "none.db", read_only=True)
    path = record._store.path
    with runut.open(path, read_only=True) as reader:
        assert len(reader.documents().to_dicts()) == 2
        with pytest.raises(runut.StoreError):
            reader.add(texts=["Rusia mengecam Israel."], workers=1)


PAGE = """<html><head><title>Putin Temui Erdogan di Ankara</title></head><body><article><h1>Putin Temui Erdogan di Ankara</h1>
<p>Presiden Rusia Vladimir Putin bertemu Presiden Turki Recep Tayyip Erdogan di Ankara, Rabu (12/6/2024). Pertemuan itu
berlangsung tertutup selama dua jam di istana kepresidenan.</p><p>Juru bicara kepresidenan mengatakan bahwa kedua pemimpin
membahas perdagangan gandum, pipa gas, dan keamanan di Laut Hitam.</p><p>Keduanya akan bertemu lagi pada musim gugur, menurut
keterangan yang dibacakan kepada wartawan seusai jamuan makan malam.</p></article></body></html>"""
READ: list[tuple[str, dict[str, Any], str]] = [
    ("a text", {"text": "Presiden Rusia Vladimir Putin bertemu Presiden Turki di Ankara, Rabu (12/6/2024)."}, "CONSULT"),
    ("a page", {"html": PAGE}, "CONSULT"),
    ("a headline", {"text": "Keduanya berunding dua jam.", "title": "Putin Temui Erdogan di Ankara"}, "CONSULT"),
]


@pytest.mark.parametrize(("given", "type_"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_one_article_without_a_store(given: dict[str, Any], type_: str) -> None:
    reading = runut.read(**given, published="2024-06-13", outlet="korankhayal.example")
    assert type_ in [mention.type for mention in reading.mentions]
    assert reading.article.published is not None


UNREADABLE: list[tuple[str, dict[str, Any], type[Exception], str]] = [
    ("nothing", {}, runut.UsageError, "needs a text"),
    ("empty", {"text": "  "}, runut.Unreadable, "empty|no-main-text"),
    ("not text", {"text": "Rusia", "title": 7}, runut.UsageError, "title of an article is text, not int"),
]


@pytest.mark.parametrize(("given", "error", "message"), [row[1:] for row in UNREADABLE], ids=[row[0] for row in UNREADABLE])
def test_what_is_no_article_says_so(given: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        runut.read(**given)


def test_many_articles_in_their_order_whatever_is_between() -> None:
    readings = list(
        runut.read_many(["Rusia mengecam Israel.", "", {"text": "Putin bertemu Erdogan.", "published": "2024-06-12"}])
    )
    assert [type(reading) for reading in readings] == [runut.Reading, runut.Rejected, runut.Reading]
    with pytest.raises(runut.UsageError, match="no field 'judul'"):
        list(runut.read_many([{"judul": "x", "text": "y"}]))


def test_importing_is_fast_and_brings_nothing_heavy() -> None:
    script = (
        "import sys, time; t = time.process_time(); import runut; s = time.process_time() - t\n"
        "assert not {'numpy', 'onnxruntime', 'pyarrow', 'msgspec', 'sqlite3'} & set(sys.modules), 'heavy'\n"
        "assert {'open', 'read', 'Event'} <= set(dir(runut))\n"
        "print(s)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 0.05
    with pytest.raises(AttributeError, match="no attribute 'baca'"):
        runut.baca  # noqa: B018


def test_a_script_needs_no_guard(tmp_path: Path) -> None:
    script = tmp_path / "tanpa_jaga.py"
    script.write_text(
        "import runut\nr = runut.open('x.db')\nr.add(texts=['Rusia mengecam Israel.'], workers=1)\n"
        "print(sum(1 for _ in r.documents()), __file__.endswith('jaga.py'))\n"
    )
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "1 True"), done.stderr


SCRIPT = """
import runut
from datetime import date

with runut.open("x.db", read_only=True) as r:
    for event in r.events(actor="Rusia", since=date(2024, 1, 1), between=("Rusia", "Suriah")):
        day: date | None = event.start
        names: list[str] = [party.name for party in event.actors]
    first: runut.Quote | None = r.quotes("gencatan", speaker="Menlu Rusia").first()
    rows: runut.Rows[runut.Tie] = r.ties("Rusia", "Suriah", by="year")
reading: runut.Reading = runut.read("Rusia mengecam Israel.")
"""


@pytest.mark.slow
def test_a_user_is_checked_strictly(tmp_path: Path) -> None:
    (tmp_path / "pakai.py").write_text(SCRIPT)
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--config-file=", "pakai.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    (tmp_path / "pakai.py").write_text(SCRIPT.replace('actor="Rusia"', "aktor=1"))
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).returncode == 1


def test_every_kind_of_answer_has_its_columns() -> None:
    assert {"documents", "mentions", "events", "quotes", "timeline", "ties", "search", "who", "disputes"} == set(COLUMNS)
