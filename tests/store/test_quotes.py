"""Quotes: verbatim or refused, replaced with their reading, found by speaker, by whom they are about, and by their words."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from runut.errors import IntegrityError
from runut.records import Document, Quote, Span
from runut.resolving import resolve_changes
from runut.store import Filters, Outcome, Store
from runut.store import database as database_module
from runut.store.database import open_database
from tests.records import article, document, mention, party, rejected, span

TALK = (
    "“Kami siap membantu Suriah,” kata Menteri Luar Negeri Rusia Lavrov, “selama diminta.”\n"
    "Israel membantah telah menyerang Suriah, menurut Reuters."
)
ONE, TWO = document(TALK, path="satu.txt"), document(TALK + "\nSelesai.", path="dua.txt")
LAVROV = party("Lavrov", TALK, office="Menteri Luar Negeri")


def quote(doc: Document, *pieces: str, cue: str = "kata", field: str = "text", **fields: Any) -> Quote:
    return Quote(
        **{
            "document": doc.id,
            "kind": "direct",
            "content": tuple(span(piece, TALK, field) for piece in pieces),
            "cue": span(cue, TALK),
            "speaker": LAVROV,
            "about": ("country.SYR",),
            "rule": "id.quote.kata",
            **fields,
        }
    )


HELP = quote(ONE, "Kami siap membantu Suriah,", "selama diminta.", stance="pledges")
DENIAL = quote(
    TWO,
    "telah menyerang Suriah",
    cue="membantah",
    kind="indirect",
    stance="denies",
    speaker=party("Israel", TALK),
    via=("Reuters",),
)
NOBODY = quote(TWO, "siap", kind="mixed", speaker=None, anonymous=True, about=())
STRUCK = mention(TWO, "Israel", "ASSAULT", "Suriah", trigger="menyerang", text=TALK, quote=DENIAL.id)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "runut.db", create=True) as opened:
        opened.expect([ONE, TWO])
        opened.put(
            [
                (ONE, Outcome(article=article(ONE, outlet="Contoh.id"), quotes=(HELP,))),
                (TWO, Outcome(article=article(TWO, published=date(2025, 7, 1)), mentions=(STRUCK,), quotes=(DENIAL, NOBODY))),
            ]
        )
        yield opened


KEYS = "id document source_id outlet published speaker anonymous role kind stance hedge cue in start end text pieces via about rule"


def test_a_quote_has_the_keys_of_the_contract_and_the_words_of_its_article(store: Store) -> None:
    for found in store.quotes():
        assert set(found) == set(KEYS.split())
        assert TALK[found["start"] : found["end"]] == found["text"]
        assert all(TALK[piece["start"] : piece["end"]] == piece["text"] for piece in found["pieces"])


def test_a_split_quote_keeps_its_pieces_beside_the_words_between_them(store: Store) -> None:
    first = next(store.quotes())
    assert [piece["text"] for piece in first["pieces"]] == ["Kami siap membantu Suriah,", "selama diminta."]
    assert "kata Menteri Luar Negeri" in first["text"]


NAMES = {HELP.id: "HELP", DENIAL.id: "DENIAL", NOBODY.id: "NOBODY"}
ASKED = [
    pytest.param({}, None, ["HELP", "NOBODY", "DENIAL"], id="by day, then as in the article"),
    pytest.param({"speaker": frozenset({"person.sergei-lavrov"})}, None, ["HELP"], id="a speaker"),
    pytest.param({"speaker": frozenset({"lavrov"})}, None, ["HELP"], id="a speaker by folded name"),
    pytest.param({"speaker": frozenset({"RUS"})}, None, ["HELP"], id="those who speak for a state"),
    pytest.param({"speaker": frozenset({"RUS/Menteri Luar Negeri"})}, None, ["HELP"], id="the holder of an office"),
    pytest.param({"speaker": frozenset({"country.SYR"})}, None, [], id="not whom it is about"),
    pytest.param({"about": frozenset({"country.SYR", "SYR"})}, None, ["HELP", "DENIAL"], id="about"),
    pytest.param({"stance": "denies"}, None, ["DENIAL"], id="stance"),
    pytest.param({"kind": "mixed"}, None, ["NOBODY"], id="kind"),
    pytest.param({"since": date(2025, 6, 20)}, None, ["NOBODY", "DENIAL"], id="published since"),
    pytest.param({"until": date(2025, 6, 20)}, None, ["HELP"], id="published until"),
    pytest.param({"outlet": "contoh"}, None, ["HELP", "NOBODY", "DENIAL"], id="outlet"),
    pytest.param({"type": "ASSAULT"}, None, ["DENIAL"], id="that tells of an event"),
    pytest.param({"type": "AID"}, None, [], id="that tells of none such"),
    pytest.param({"limit": 1}, None, ["HELP"], id="limit"),
    pytest.param({}, "menyerang", ["DENIAL"], id="words"),
    pytest.param({}, "DIMINTA siap", ["HELP"], id="all words, in any piece"),
    pytest.param({}, '"membantu suriah"', ["HELP"], id="a phrase"),
    pytest.param({}, "kata", [], id="not the words between the pieces"),
    pytest.param({"kind": "indirect"}, "suriah", ["DENIAL"], id="words and filters"),
    pytest.param({}, "siap* OR )", [], id="no operators"),
    pytest.param({}, "* -- \x00", [], id="no words at all"),
]


@pytest.mark.parametrize(("fields", "words", "expected"), ASKED)
def test_quotes_are_found(store: Store, fields: dict[str, Any], words: str | None, expected: list[str]) -> None:
    assert [NAMES[found["id"]] for found in store.quotes(Filters(**fields), words)] == expected


LIES = [
    pytest.param(quote(ONE, "Kami menolak"), "content", id="words that are not there"),
    pytest.param(quote(ONE, "siap", cue="tegas"), "cue", id="a cue that is not there"),
    pytest.param(quote(ONE, "siap", speaker=party("Assad")), "speaker", id="a speaker who is not there"),
    pytest.param(quote(ONE, "siap", role=Span(start=0, end=3, text="tak")), "role", id="a role that is not there"),
    pytest.param(quote(ONE, "siap", field="title"), "content", id="in the wrong field"),
    pytest.param(quote(ONE), "no words", id="nothing said"),
    pytest.param(quote(ONE, "siap", "Kami"), "not in order", id="pieces out of order"),
    pytest.param(quote(TWO, "siap"), "names document", id="of another document"),
]


@pytest.mark.parametrize(("told", "message"), LIES)
def test_a_quote_that_is_not_in_its_article_is_refused_and_nothing_is_written(store: Store, told: Quote, message: str) -> None:
    before = list(store.dump())
    with pytest.raises(IntegrityError, match=message):
        store.put([(ONE, Outcome(article=article(ONE), quotes=(HELP, told)))])
    assert list(store.dump()) == before


def test_a_mention_stands_in_a_quote_of_its_article_or_in_none(store: Store) -> None:
    with pytest.raises(IntegrityError, match="which is no quote"):
        store.put([(TWO, Outcome(article=article(TWO), mentions=(STRUCK,)))])


def test_two_quotes_with_one_id_must_be_one(store: Store) -> None:
    store.put([(ONE, Outcome(article=article(ONE), quotes=(HELP, HELP)))])
    with pytest.raises(IntegrityError, match="share the id"):
        store.put([(ONE, Outcome(article=article(ONE), quotes=(HELP, replace(HELP, stance="denies"))))])


def test_a_new_reading_takes_the_place_of_its_quotes(store: Store) -> None:
    store.put([(ONE, Outcome(article=article(ONE), quotes=(quote(ONE, "selama diminta."),)))], version="2")
    assert [q["text"] for q in store.quotes(Filters(until=date(2025, 6, 20)))] == ["selama diminta."]
    assert [q["text"] for q in store.quotes(words="membantu")] == []
    store.put([(ONE, rejected(ONE)), (TWO, rejected(TWO))])
    assert list(store.quotes()) == list(store.quotes(words="suriah")) == []
    assert {table for table, _ in store.dump()} & {"quotes", "quote_keys"} == set()
    assert store.damage() == ()


def test_only_a_speaker_read_better_is_a_new_reading(store: Store) -> None:
    better = replace(HELP, speaker=party("Rusia", TALK))
    store.put([(ONE, Outcome(article=article(ONE, outlet="Contoh.id"), quotes=(better,)))])
    (found,) = store.quotes(Filters(stance="pledges"))
    assert (found["id"], found["speaker"]["name"]) == (HELP.id, "Rusia")


def test_the_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    dumps = []
    for n, order in enumerate(((ONE, TWO), (TWO, ONE))):
        with Store.open(tmp_path / f"{n}.db", create=True) as store:
            for doc in order:
                told = (HELP,) if doc is ONE else (NOBODY, DENIAL)[:: 1 - 2 * n]
                store.put([(doc, Outcome(article=article(doc), quotes=told))])
            dumps.append(list(store.dump()))
    assert dumps[0] == dumps[1]
    assert {"quotes", "quote_keys"} <= {table for table, _ in dumps[0]}


def test_a_row_changed_from_outside_is_found(store: Store) -> None:
    with sqlite3.connect(store.path) as raw:
        raw.execute("UPDATE quotes SET record = replace(record, 'selama diminta', 'selama dibayar')")
    (problem,) = store.damage()
    assert problem.startswith(f"1 quotes are not in their article: {HELP.id} (content text[")


def test_the_chain_of_a_quote_and_of_a_mention_in_it(store: Store) -> None:
    chain = store.chain(DENIAL.id)
    assert (chain["kind"], chain["quote"]["via"], [m["id"] for m in chain["mentions"]]) == ("quote", ["Reuters"], [STRUCK.id])
    assert store.chain(STRUCK.id)["reports"][0]["quote"]["id"] == DENIAL.id
    assert [q["id"] for q in store.chain(TWO.id)["quotes"]] == [NOBODY.id, DENIAL.id]


def test_a_search_of_articles_tells_in_whose_quote_a_match_stands(store: Store) -> None:
    told = {hit["id"]: (hit["quote"], hit["said_by"]) for hit in store.search("diminta")}
    assert told == {ONE.id: (HELP.id, "Lavrov"), TWO.id: (None, None)}


MIGRATIONS = Path(database_module.__file__).parent / "migrations"
LISTED = json.dumps(re.findall(r"CREATE INDEX (\w+)", (MIGRATIONS / "0009.sql").read_text(encoding="utf-8")))


def take_back_5(raw: sqlite3.Connection) -> None:
    """A store as it was before migration 5."""
    for name in ("judgements", "judged", "overlays", "abstentions", "links", "link_keys", "disputes"):
        raw.execute(f"DROP TABLE {name}")
    of_listings = [
        row[0]
        for row in raw.execute("SELECT name FROM sqlite_master WHERE name IN (SELECT value FROM json_each(?))", (LISTED,))
    ]
    for name in of_listings:
        raw.execute(f"DROP INDEX {name}")
    raw.execute("DROP INDEX events_by_status")
    raw.execute("DROP INDEX documents_by_url")
    raw.execute("DROP INDEX documents_by_own_id")
    for name in ("unresolved", "traces", "trace_keys", "placings", "placing_keys"):
        raw.execute(f"DROP TABLE {name}")
    for index, table, columns in (
        ("events_by_root", "events", ("root",)),
        ("origins_by_family", "origins", ("kind", "matched", "share")),
    ):
        raw.execute(f"DROP INDEX {index}")
        for column in columns:
            raw.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    raw.execute("DELETE FROM meta WHERE key = 'resolver'")


def test_a_store_of_version_4_is_resolved_afresh(tmp_path: Path) -> None:
    path, doc = tmp_path / "old.db", document()
    dumps = []
    with Store.open(path, create=True) as store:
        store.put([(doc, Outcome(article=article(doc), mentions=(mention(doc),)))])
        resolve_changes(store)
        dumps.append(list(store.dump()))
    with sqlite3.connect(path) as raw:
        take_back_5(raw)
        raw.execute("PRAGMA user_version = 4")
    with Store.open(path) as store:
        assert store.account().stale
        resolve_changes(store)
        dumps.append(list(store.dump()))
    assert dumps[0] == dumps[1]


def test_a_store_of_version_3_takes_quotes_after_its_upgrade(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    Store.open(path, create=True).close()
    with sqlite3.connect(path) as raw:
        for name in ("quote_search", "quote_keys", "quotes"):
            raw.execute(f"DROP TABLE {name}")
        take_back_5(raw)
        raw.execute("PRAGMA user_version = 3")
    with Store.open(path) as store:
        store.put([(ONE, Outcome(article=article(ONE), quotes=(HELP,)))])
        assert [q["id"] for q in store.quotes(words="diminta")] == [HELP.id]
    shapes = []
    for name in ("old.db", "new.db"):
        database = open_database(tmp_path / name, create=True, read_only=False)
        found = database.rows(
            "SELECT name, type FROM pragma_table_info('quotes') UNION ALL SELECT name, type FROM sqlite_master"
        )
        shapes.append(sorted(tuple(row) for row in found))
        database.close()
    assert shapes[0] == shapes[1]
