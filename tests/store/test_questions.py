"""The named questions: their keys, their order, and what each filter lets through."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from runut.errors import UsageError
from runut.records import Dateline
from runut.resolving import resolve_changes
from runut.store import Filters, Outcome, Store
from runut.store.search import read_terms
from tests.records import TEXT, article, document, mention, party, rejected, span

ONE = document(TEXT, path="satu.txt", id="b1")
TWO = document(TEXT + "\nDemikian laporan kedua.", path="dua.txt")
THREE = document("Putin dan Assad membahas gandum di Moskow.\nPutin menyambut Assad.", path="tiga.txt")
FOUR = document("Israel, Turki menyerang Iran.", path="empat.txt")
BAD = document("?", path="rusak.txt")

TALKS = mention(
    THREE, "Putin+Assad", "CONSULT", "", symmetric=True, day="2025-06-20", trigger="membahas", text=THREE.body.decode()
)
RAID = mention(FOUR, "Israel+Turki", "ASSAULT", "Iran", text=FOUR.body.decode(), trigger="menyerang", status="future")
BLAME = mention(ONE, day="2025-06-13", said_by=(party("Rusia"),), via=("AFP",))
AGAIN = mention(TWO, day="2025-06-13", said_by=(party("juru bicara Rusia"),))
OLDER = mention(TWO, "Israel", "REJECT", "Rusia", start=date(2011, 3, 1), trigger="menanggapi", background=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    line = Dateline(start=0, end=5, text="Rusia", place=None, outlet=None)
    outcomes: list[tuple[Any, Any]] = [
        (ONE, Outcome(article=article(ONE, title="Kabar Israel", outlet="Contoh.id", dateline=line), mentions=(BLAME,))),
        (TWO, Outcome(article=article(TWO, published=date(2025, 6, 15), outlet="lain.id"), mentions=(AGAIN, OLDER))),
        (THREE, Outcome(article=article(THREE, published=None, shortened=("depth",)), mentions=(TALKS,))),
        (FOUR, Outcome(article=article(FOUR, published=date(2025, 1, 1)), mentions=(RAID,))),
        (BAD, rejected(BAD)),
    ]
    with Store.open(tmp_path / "runut.db", create=True) as opened:
        opened.expect([doc for doc, _ in outcomes])
        opened.put(outcomes)
        resolve_changes(opened)
        yield opened


PARTY = "text start end entity name country group sector office"
KEYS = {
    "documents": "id source_id url outlet title authors published language status text furniture origin",
    "mentions": (
        "id document source_id event type mode contexts actors recipients symmetric status background whole start end precision "
        "date_basis place said_by via hedge stance quote figures evidence trigger rule confidence judged"
    ),
    "events": (
        "id type mode actors recipients status background start end precision place figures mentions documents outlets origins disputed links "
        "earliest latest accounts status_history"
    ),
}


@pytest.mark.parametrize("listing", KEYS)
def test_the_keys_are_those_of_the_contract(store: Store, listing: str) -> None:
    for answer in getattr(store, listing)():
        assert set(answer) == set(KEYS[listing].split())
        for role in ("actors", "recipients", "said_by"):
            assert all(set(found) == set(PARTY.split()) for found in answer.get(role, ()))


@pytest.mark.parametrize("whole", ["war", "campaign", None])
def test_what_is_told_of_as_a_whole_says_so(tmp_path: Path, whole: str | None) -> None:
    told = mention(ONE, "Israel", "ASSAULT", "Suriah", trigger="serangan", whole=whole)
    with Store.open(tmp_path / "utuh.db", create=True) as store:
        store.expect([ONE])
        store.put([(ONE, Outcome(article=article(ONE), mentions=(told,)))])
        assert [row["whole"] for row in store.mentions()] == [whole]


def test_the_keys_inside_are_those_of_the_contract(store: Store) -> None:
    first = next(store.documents(Filters(outlet="contoh.id", since=date(2025, 6, 1))))
    assert set(first["published"]) == set("start end precision basis text".split())
    assert set(first["furniture"][0]) == set("start end text reason".split())
    assert set(first["origin"]) == {"family", "agencies"}
    told = next(store.mentions())
    assert set(told["evidence"]) == set(told["trigger"]) == set("in start end text".split())


def test_documents_come_by_day_and_undated_ones_last(store: Store) -> None:
    assert [d["source_id"] for d in store.documents()] == ["empat.txt", "b1", "dua.txt", "tiga.txt"]
    assert [d["status"] for d in store.documents()] == ["ok", "ok", "ok", "truncated"]


RUS, SYR, ISR, IRN, TUR = (frozenset({code}) for code in ("RUS", "SYR", "ISR", "IRN", "TUR"))
FILTERS = [
    pytest.param({}, {"BLAME", "AGAIN", "OLDER", "TALKS", "RAID"}, id="all"),
    pytest.param({"actor": RUS}, {"BLAME", "AGAIN", "TALKS"}, id="actor by country"),
    pytest.param({"actor": frozenset({"putin"})}, {"TALKS"}, id="actor by folded name"),
    pytest.param({"actor": frozenset({"person.vladimir-putin"})}, {"TALKS"}, id="actor by entity"),
    pytest.param({"actor": frozenset({"Putin"})}, set(), id="keys are folded by the asker"),
    pytest.param({"actor": frozenset()}, set(), id="a word that nobody is known by"),
    pytest.param({"recipient": RUS}, {"OLDER"}, id="recipient"),
    pytest.param({"actor": RUS, "recipient": ISR}, {"BLAME", "AGAIN"}, id="actor and recipient"),
    pytest.param({"between": (RUS, ISR)}, {"BLAME", "AGAIN", "OLDER"}, id="between, either direction"),
    pytest.param({"between": (SYR, RUS)}, {"TALKS"}, id="between, where no side leads"),
    pytest.param({"between": (ISR, TUR)}, set(), id="two who act together against a third"),
    pytest.param({"between": (RUS, frozenset({"person.vladimir-putin"}))}, set(), id="one party is not two"),
    pytest.param({"type": "consult"}, {"TALKS"}, id="type, in any case"),
    pytest.param({"since": date(2025, 6, 14)}, {"TALKS"}, id="since; an open end counts by its beginning"),
    pytest.param({"until": date(2025, 6, 13)}, {"BLAME", "AGAIN", "OLDER"}, id="until; what has no day is left out"),
    pytest.param({"since": date(2025, 6, 13), "until": date(2025, 6, 13), "type": "ACCUSE"}, {"BLAME", "AGAIN"}, id="one day"),
    pytest.param({"outlet": "CONTOH.ID", "type": "ACCUSE"}, {"BLAME"}, id="outlet, in any case"),
    pytest.param({"outlet": "Contoh", "type": "ACCUSE"}, {"BLAME"}, id="outlet, without the end of its address"),
    pytest.param({"status": "future"}, {"RAID"}, id="status"),
    pytest.param({"limit": 0}, set(), id="limit"),
]
NAMES = {BLAME.id: "BLAME", AGAIN.id: "AGAIN", OLDER.id: "OLDER", TALKS.id: "TALKS", RAID.id: "RAID"}


@pytest.mark.parametrize(("fields", "expected"), FILTERS)
def test_mentions_are_filtered(store: Store, fields: dict[str, Any], expected: set[str]) -> None:
    assert {NAMES[found["id"]] for found in store.mentions(Filters(**fields))} == expected


@pytest.mark.parametrize(("fields", "expected"), FILTERS)
def test_events_are_filtered_alike(store: Store, fields: dict[str, Any], expected: set[str]) -> None:
    if "outlet" in fields:
        expected = expected | {"AGAIN"}  # the same event, told by another outlet too
    found = {NAMES[id_] for event in store.events(Filters(**fields)) for id_ in event["mentions"]}
    assert found == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"actor": RUS, "recipient": ISR}, {"b1", "dua.txt"}, id="with a mention of"),
        pytest.param({"type": "CONSULT"}, {"tiga.txt"}, id="with a mention of a type"),
        pytest.param({"since": date(2025, 6, 15)}, {"dua.txt"}, id="published since"),
        pytest.param({"until": date(2025, 6, 14)}, {"b1", "empat.txt"}, id="published until"),
        pytest.param({"status": "truncated"}, {"tiga.txt"}, id="status"),
        pytest.param({"limit": 1}, {"empat.txt"}, id="limit"),
    ],
)
def test_documents_are_filtered(store: Store, fields: dict[str, Any], expected: set[str]) -> None:
    assert {found["source_id"] for found in store.documents(Filters(**fields))} == expected


def test_the_timeline_goes_by_day_with_reports_and_speakers(store: Store) -> None:
    days = list(store.timeline())
    assert [entry["day"] for entry in days] == ["2011-03-01", "2025-06-13", "2025-06-20", None]
    blame = days[1]
    assert blame["said_by"] == ["Rusia", "juru bicara Rusia"]
    assert blame["outlets"] == ["Contoh.id", "lain.id"]
    assert [report["document"]["source_id"] for report in blame["reports"]] == ["b1", "dua.txt"]
    assert blame["event"]["origins"] == 1  # the second is the first with a line more
    assert "text" not in blame["reports"][0]["document"]


def test_the_chain_goes_back_to_the_words_the_rule_and_the_version(store: Store) -> None:
    event = next(store.events(Filters(type="ACCUSE")))
    chain = store.chain(event["id"])
    assert chain["kind"] == "event"
    report = chain["reports"][0]
    assert (report["mention"]["rule"], report["mention"]["evidence"]["text"]) == (BLAME.rule, BLAME.evidence.text)
    assert (report["version"], report["sightings"][0]["path"]) == ("0.1.0", "satu.txt")
    assert store.chain(BLAME.id)["event"]["id"] == event["id"]
    assert [m["id"] for m in store.chain(ONE.id)["mentions"]] == [BLAME.id]
    assert store.chain(BAD.id)["item"]["meaning"] == "a page with no article in it"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param(ONE.id[:8], "document", id="the beginning of an id"),
        pytest.param("b1", "document", id="the input's own id"),
        pytest.param("dua.txt", "document", id="a path"),
        pytest.param(BAD.id, "quarantine", id="a quarantined document"),
        pytest.param(RAID.id, "mention", id="a mention"),
    ],
)
def test_things_are_found_by_name(store: Store, name: str, kind: str) -> None:
    assert store.chain(name)["kind"] == kind


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("e-000", "nothing has the id 'e-000'.*runut events", id="unknown"),
        pytest.param("m-", "begins more than one id", id="ambiguous"),
        pytest.param("", "nothing has the id", id="empty"),
        pytest.param("%", "nothing has the id", id="no wildcard"),
        pytest.param("\ud800", "nothing has the id", id="a lone surrogate"),
        pytest.param("' OR 1 --", "nothing has the id", id="no SQL"),
    ],
)
def test_a_name_that_is_nothings_or_many_things_is_refused(store: Store, name: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        store.chain(name)


def test_an_article_is_asked_of_documents_alone(store: Store) -> None:
    assert store.article("b1").id == ONE.id
    with pytest.raises(UsageError, match="not a document"):
        store.article(BAD.id)


SEARCHES = [
    pytest.param("gandum", ["tiga.txt"], id="a word"),
    pytest.param("GANDUM", ["tiga.txt"], id="in any case"),
    pytest.param("putin assad", ["tiga.txt"], id="all words"),
    pytest.param('"putin assad"', [], id="words together"),
    pytest.param('"menyambut assad"', ["tiga.txt"], id="words that stand together"),
    pytest.param("meny*", ["tiga.txt", "empat.txt"], id="the beginning of a word"),
    pytest.param("kabar", ["b1"], id="in the headline"),
    pytest.param("gandum OR rusia", [], id="no operators"),
    pytest.param("title:kabar", [], id="no columns"),
    pytest.param('gandum"', ["tiga.txt"], id="a quote left open"),
    pytest.param("gandum --", ["tiga.txt"], id="signs are no words"),
    pytest.param("* ( ) \" ' -- ^", [], id="signs alone"),
    pytest.param("\x00\ud800", [], id="no text at all"),
    pytest.param("", [], id="nothing"),
]


@pytest.mark.parametrize(("words", "expected"), SEARCHES)
def test_search(store: Store, words: str, expected: list[str]) -> None:
    assert sorted(hit["source_id"] for hit in store.search(words)) == sorted(expected)


def test_a_hit_says_where_its_words_stand(store: Store) -> None:
    (hit,) = store.search('"membahas gandum"')
    assert (hit["in"], hit["text"]) == ("text", "membahas gandum")
    assert THREE.body.decode()[hit["start"] : hit["end"]] == "membahas gandum"
    assert hit["snippet"].startswith("Putin dan Assad membahas gandum")
    (hit,) = store.search("kabar")
    assert (hit["in"], hit["start"], hit["end"], hit["text"]) == ("title", 0, 5, "Kabar")


def test_the_place_shown_is_where_the_words_meet(tmp_path: Path) -> None:
    doc = document("Senjata itu disita kemarin. " + "Kabar lain. " * 30 + "Gencatan senjata berlaku hari ini.")
    with Store.open(tmp_path / "other.db", create=True) as store:
        store.put([(doc, Outcome(article=article(doc)))])
        (hit,) = store.search("senjata gencatan")
    assert hit["text"] == "Gencatan senjata"
    assert doc.body.decode()[hit["start"] : hit["end"]] == "Gencatan senjata"


def test_a_page_of_one_word_is_searched_in_no_time(tmp_path: Path) -> None:
    doc = document("suriah " * 100_000)
    with Store.open(tmp_path / "other.db", create=True) as store:
        store.put([(doc, Outcome(article=article(doc)))])
        clock = time.perf_counter()
        (hit,) = store.search("suriah")
        (_,) = store.search("suriah*")
    assert len(hit["text"]) <= 80
    assert time.perf_counter() - clock < 5


def test_the_headline_ranks_first_and_filters_hold(store: Store) -> None:
    assert next(store.search("israel"))["source_id"] == "b1"
    assert [hit["source_id"] for hit in store.search("israel", Filters(outlet="lain.id"))] == ["dua.txt"]


def test_a_search_follows_a_new_reading(store: Store) -> None:
    store.put([(THREE, rejected(THREE))])
    assert list(store.search("gandum")) == []
    assert store.damage() == ()


def test_words_are_quoted_and_signs_are_none() -> None:
    assert read_terms("  -- ") == ()
    assert [term.quoted for term in read_terms('NEAR(a "b c* d*')] == ['"near a"', '"b"', '"c"*', '"d"*']


def test_a_search_of_too_many_words_says_so(store: Store) -> None:
    assert list(store.search(" ".join(f"kata{n}" for n in range(64)))) == []
    with pytest.raises(UsageError, match="64 words, not 65"):
        list(store.search(" ".join(f"kata{n}" for n in range(65))))


def test_offsets_count_code_points_not_bytes(tmp_path: Path) -> None:
    doc = document("“Kami 🙂 siap,” kata Erdoğan kepada İstanbul di cafe\u0301 itu.")
    with Store.open(tmp_path / "runut.db", create=True) as store:
        store.put([(doc, Outcome(article=article(doc)))])
        for words, found in (("erdogan", "Erdoğan"), ("ISTANBUL", "İstanbul"), ("café", "cafe\u0301"), ("“kami”", "Kami")):
            (hit,) = store.search(words)
            assert (hit["text"], hit["start"]) == (found, span(found, doc.body.decode()).start)
