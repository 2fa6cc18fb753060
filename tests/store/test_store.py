"""What goes in comes out, once, whatever the order; what cannot be right is refused."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from runut.errors import IntegrityError
from runut.limits import Limits
from runut.records import Article, EventMention, Span
from runut.resolving import resolve_changes
from runut.store import Outcome, Store, check_reading
from tests.records import article, document, mention, rejected, span, stretch
from tests.store.adding import make


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "runut.db", create=True) as opened:
        yield opened


def resolve(store: Store) -> None:
    resolve_changes(store)


def filled(path: Path, groups: list[list[int]], *, again: int = 1) -> list[tuple[str, dict[str, object]]]:
    with Store.open(path, create=True) as store:
        for _ in range(again):
            for group in groups:
                store.expect([make(n)[0] for n in group])
                store.put([make(n) for n in group])
                store.put([(None, stretch(offset=n)) for n in group if n % 4 == 0])
        resolve(store)
        assert store.damage() == ()
        assert store.account().balanced
        return list(store.dump())


def test_order_grouping_and_repetition_do_not_matter(tmp_path: Path) -> None:
    numbers = list(range(30))
    expected = filled(tmp_path / "expected.db", [numbers])
    assert {table for table, _ in expected} >= {"documents", "mentions", "quarantine", "events", "event_mentions", "origins"}
    for seed in range(12):
        chance = random.Random(seed)
        shuffled = chance.sample(numbers, len(numbers))
        cuts = sorted(chance.sample(range(1, len(numbers)), chance.randint(0, 8)))
        groups = [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, len(numbers)], strict=True)]
        assert filled(tmp_path / f"{seed}.db", groups, again=chance.choice([1, 3])) == expected


def test_the_smallest_path_names_a_document_whichever_comes_first(tmp_path: Path) -> None:
    dumps = []
    for n, paths in enumerate((["b.txt", "a.txt", "c.txt"], ["c.txt", "b.txt", "a.txt"])):
        with Store.open(tmp_path / f"{n}.db", create=True) as store:
            for path in paths:
                doc = document(path=path)
                store.expect([doc])
                store.put([(doc, Outcome(article=article(doc)))])
            assert [found["source_id"] for found in store.documents()] == ["a.txt"]
            assert len(store.chain("a.txt")["sightings"]) == 3
            dumps.append(list(store.dump()))
    assert dumps[0] == dumps[1]


def test_an_article_and_its_mentions_come_back_as_they_were(store: Store) -> None:
    doc = document()
    outcome = Outcome(
        article=article(doc, title="Rusia Kecam Israel", authors=("Sari",), credits=("AFP",)), mentions=(mention(doc),)
    )
    store.put([(doc, outcome)])
    assert store.article(doc.id) == outcome.article
    with store.resolving() as run:
        assert list(run.articles([doc.id])) == [replace(outcome.article, furniture=())]
        assert tuple(reported.mention for reported in run.reported()) == outcome.mentions


def test_a_new_reading_takes_the_place_of_the_old(store: Store) -> None:
    doc = document()
    store.expect([doc])
    store.put([(doc, Outcome(article=article(doc), mentions=(mention(doc), mention(doc, type="REJECT"))))], version="1")
    assert store.known([doc.id], "1") == {doc.id}
    assert store.known([doc.id], "2") == frozenset()
    resolve(store)
    store.put([(doc, Outcome(article=article(doc), mentions=(mention(doc, type="REQUEST"),)))], version="2")
    assert [found["type"] for found in store.mentions()] == ["REQUEST"]
    assert store.known([doc.id], "2") == {doc.id}
    assert store.account().stale
    assert store.damage() == ()


def test_the_same_reading_again_leaves_the_events_fresh(store: Store) -> None:
    doc = document()
    store.put([(doc, Outcome(article=article(doc), mentions=(mention(doc),)))])
    assert store.account().stale
    resolve(store)
    store.put([(doc, Outcome(article=article(doc), mentions=(mention(doc),)))], version="later")
    assert not store.account().stale


def test_a_document_is_read_or_quarantined_never_both(store: Store) -> None:
    doc = document()
    good, bad = Outcome(article=article(doc), mentions=(mention(doc),)), rejected(doc)
    store.expect([doc])
    for outcome, counts in ((bad, (0, 1)), (good, (1, 0)), (bad, (0, 1)), (good, (1, 0))):
        store.put([(doc, outcome)])
        account = store.account()
        assert (account.ok, account.quarantined, account.pending) == (*counts, 0)
        assert account.mentions == counts[0]
        assert account.balanced


def test_quarantine_keeps_the_bytes_for_another_try(store: Store) -> None:
    doc = document("Berita rusak\x00", path="arsip-\udcff.warc", offset=70, id="n\ud800", captured="2025-06-14T00:00:00Z")
    store.put([(doc, rejected(doc, offset=75))])
    (back,) = store.quarantined_documents()
    assert back == replace(doc, path="arsip-\\udcff.warc")
    assert back.id == doc.id
    (item,) = store.quarantine()
    assert (item["path"], item["offset"], item["replayable"]) == ("arsip-\\udcff.warc", 75, True)


def test_quarantine_keeps_no_more_bytes_than_a_document_may_have(store: Store) -> None:
    for size in (9, 10, 11):
        doc = document("x" * size, path=f"{size}.txt")
        store.put([(doc, rejected(doc))], limits=Limits(record_bytes=10))
    assert sorted(len(doc.body) for doc in store.quarantined_documents()) == [9, 10]
    assert [item["replayable"] for item in store.quarantine()] == [True, False, True]  # 10.txt, 11.txt, 9.txt


def test_a_stretch_without_a_document_is_counted_once(store: Store) -> None:
    for _ in range(3):
        store.put([(None, stretch())])
    account = store.account()
    assert (account.documents_in, account.quarantined, account.balanced) == (1, 1, True)
    assert account.reasons == (("warc-digest", 1),)


def test_what_is_not_worked_on_is_pending(store: Store) -> None:
    first, second = document("Satu."), document("Dua.")
    store.expect([first, second])
    store.put([(first, Outcome(article=article(first)))])
    account = store.account()
    assert (account.documents_in, account.ok, account.pending, account.balanced) == (2, 1, 1, True)


def test_what_never_came_in_is_a_difference(store: Store) -> None:
    doc = document()
    store.put([(doc, Outcome(article=article(doc)))])
    account = store.account()
    assert not account.balanced
    assert doc.id in account.differences[0]


def test_a_further_sighting_is_kept(store: Store) -> None:
    doc = document(path="a.txt")
    store.expect([doc])
    store.put([(doc, Outcome(article=article(doc)))])
    store.saw([document(path="b.txt"), document(path="b.txt", offset=9)])
    assert [(s["path"], s["offset"]) for s in store.chain(doc.id)["sightings"]] == [("a.txt", 0), ("b.txt", 0), ("b.txt", 9)]


DOC = document()
LIES = [
    pytest.param(article(DOC), mention(DOC, trigger="memuji"), "trigger", id="trigger not in the text"),
    pytest.param(article(DOC), mention(DOC, "Iran"), "actor", id="actor not in the text"),
    pytest.param(article(DOC), mention(DOC, recipients="Iran"), "recipient", id="recipient not in the text"),
    pytest.param(article(DOC), mention(DOC, said_by=mention(DOC, "Iran").actors), "said_by", id="speaker not in the text"),
    pytest.param(
        article(DOC),
        replace(mention(DOC), evidence=Span(start=0, end=5, text="Rusia", field="title")),
        "evidence",
        id="no title",
    ),
    pytest.param(
        article(DOC), replace(mention(DOC), evidence=Span(start=-5, end=-1, text="n it")), "evidence", id="counted from the end"
    ),
    pytest.param(article(DOC), mention(document("lain")), "names document", id="mention of another document"),
    pytest.param(
        article(document("lain")), mention(document("lain")), "does not carry the id", id="article of another document"
    ),
    pytest.param(article(DOC, title="Kabar \ud800"), mention(DOC), "surrogate", id="a lone surrogate"),
]


@pytest.mark.parametrize(("read", "told", "message"), LIES)
def test_a_record_that_lies_is_refused_and_nothing_is_written(
    store: Store, read: Article, told: EventMention, message: str
) -> None:
    other = document("Berita lain.")
    with pytest.raises(IntegrityError, match=message):
        store.put([(other, Outcome(article=article(other))), (DOC, Outcome(article=read, mentions=(told,)))])
    assert list(store.documents()) == []


def test_two_mentions_with_one_id_must_be_one() -> None:
    twice = mention(DOC)
    check_reading(article(DOC), (twice, twice))
    with pytest.raises(IntegrityError, match="share the id"):
        check_reading(article(DOC), (twice, replace(twice, confidence=0.1)))


def test_a_headline_is_coded_too() -> None:
    title = "Rusia Kecam Israel"
    told = replace(
        mention(DOC, recipients=""),
        evidence=span(title, title, "title"),
        trigger=span("Kecam", title, "title"),
        actors=(replace(mention(DOC).actors[0], words=span("Rusia", title, "title")),),
    )
    check_reading(article(DOC, title=title), (told,))


def test_a_failed_resolve_leaves_the_old_events(store: Store) -> None:
    doc = document()
    store.put([(doc, Outcome(article=article(doc), mentions=(mention(doc),)))])
    resolve(store)
    before = list(store.events())
    with pytest.raises(RuntimeError, match="killed"), store.resolving() as run:  # noqa: PT012 (what is raised inside undoes it)
        run.begin("another resolver")
        raise RuntimeError("killed")
    assert list(store.events()) == before


def test_abstentions_are_counted_by_document_and_follow_the_last_reading(store: Store) -> None:
    doc, other = document("satu"), document("dua")
    store.put([(doc, Outcome(article=article(doc), abstained=(("no party", 3), ("told already", 1))))])
    store.put([(other, Outcome(article=article(other), abstained=(("no party", 2),)))])
    assert store.account().abstained == (("no party", 5), ("told already", 1))
    store.put([(doc, Outcome(article=article(doc), abstained=(("governed", 1),)))])
    assert store.account().abstained == (("no party", 2), ("governed", 1))
