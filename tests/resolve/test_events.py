"""Which mentions are one happening, and what they then agree on."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from runut.records import Article, Event, EventMention, Figure, Origin, Place
from runut.resolve import find_events, find_origins
from tests.records import article, document, mention, own_families, party, span

DOCS = [document(f"Berita nomor {n} tentang pertemuan itu.", path=f"{n}.txt") for n in range(8)]


def told(n: int, *rest: Any, **fields: Any) -> EventMention:
    """A mention in the n-th document."""
    return mention(DOCS[n], *rest, **fields)


def resolve(mentions: list[EventMention], published: dict[int, date | None] | None = None) -> tuple[Event, ...]:
    days = {0: date(2025, 6, 14), 1: date(2025, 6, 14), **(published or {})}
    articles = [article(doc, published=days.get(n, date(2025, 6, 14)), outlet=f"koran{n}.id") for n, doc in enumerate(DOCS)]
    return find_events(mentions, articles, own_families(articles))


DAMASCUS = Place(text="Damaskus", name="Damaskus", country="SYR", lat=33.51, lon=36.29, precision="city")
HOMS = Place(text="Homs", name="Homs", country="SYR", lat=34.73, lon=36.71, precision="city")
QUDSAYA = Place(text="Qudsaya", name="Qudsaya", country="SYR", lat=33.53, lon=36.22, precision="city")
SYRIA = Place(text="Suriah", name="Suriah", country="SYR", precision="country")


def killed(low: int, high: int | None, text: str = "tewas") -> tuple[Figure, ...]:
    return (Figure(kind="killed", low=low, high=high, unit=None, text=text),)


STRIKE = {"actors": "Israel", "type": "ASSAULT", "recipients": "Suriah", "day": "2025-06-13"}
TALKS = {"actors": "Putin+Assad", "type": "CONSULT", "recipients": "", "symmetric": True, "day": "2025-06-13"}
OTHER_WORDS = span("Israel belum menanggapi kecaman itu.")
ARREST = {"actors": "polisi setempat", "type": "COERCE", "day": "2025-06-13"}

PAIRS = [
    pytest.param(STRIKE, {}, True, id="the same told twice"),
    pytest.param(STRIKE, {"day": "2025-06-14"}, True, id="a day apart: time zones"),
    pytest.param(STRIKE, {"day": "2025-06-15"}, False, id="two days apart"),
    pytest.param(STRIKE, {"day": "2025-06-12", "until": "2025-06-16"}, True, id="a span that holds the day"),
    pytest.param(STRIKE, {"type": "ACCUSE"}, False, id="another type"),
    pytest.param(STRIKE, {"status": "future"}, False, id="a plan is not the deed"),
    pytest.param(STRIKE, {"status": "negated"}, False, id="nor is its denial"),
    pytest.param(STRIKE, {"recipients": "Iran"}, False, id="another target"),
    pytest.param(STRIKE, {"actors": "Turki"}, False, id="another doer"),
    pytest.param(STRIKE, {"actors": "Suriah", "recipients": "Israel"}, False, id="the other way round"),
    pytest.param(STRIKE, {"actors": "", "evidence": OTHER_WORDS}, False, id="a doer unnamed in another text"),
    pytest.param(STRIKE, {"actors": ""}, True, id="a doer unnamed, in the same words"),
    pytest.param(
        {**STRIKE, "place": DAMASCUS}, {"actors": "", "evidence": OTHER_WORDS}, True, id="an attack whose doer one leaves out"
    ),
    pytest.param(
        {**STRIKE, "place": DAMASCUS}, {"actors": "Turki", "evidence": OTHER_WORDS}, True, id="an attack, whoever is blamed"
    ),
    pytest.param(
        {**STRIKE, "place": DAMASCUS, "figures": killed(3, 3)},
        {"actors": "Turki", "evidence": OTHER_WORDS, "figures": killed(40, 40)},
        False,
        id="two attacks on one town, by doer and toll",
    ),
    pytest.param(
        STRIKE, {"actors": "Israel+Suriah", "recipients": "", "symmetric": True}, False, id="a clash told without sides"
    ),
    pytest.param(
        {**STRIKE, "date_basis": "published"},
        {"date_basis": "published"},
        True,
        id="attacks dated by articles, in the same words",
    ),
    pytest.param(
        {**STRIKE, "type": "ACCUSE", "date_basis": "published"}, {"date_basis": "published"}, True, id="words so dated"
    ),
    pytest.param({**STRIKE, "place": DAMASCUS}, {"place": HOMS}, False, id="two towns far apart"),
    pytest.param({**STRIKE, "place": DAMASCUS}, {"place": QUDSAYA}, True, id="a suburb of the town"),
    pytest.param(
        {**STRIKE, "place": DAMASCUS}, {"place": replace(DAMASCUS, name="Kota Damaskus", lat=None)}, True, id="longer name"
    ),
    pytest.param({**STRIKE, "place": DAMASCUS}, {"place": SYRIA}, True, id="the town and its country"),
    pytest.param({**STRIKE, "place": DAMASCUS}, {"place": replace(DAMASCUS, country="LBN")}, False, id="two countries"),
    pytest.param({**STRIKE, "mode": "aerial"}, {"mode": "explosives"}, True, id="two words for one attack"),
    pytest.param({**STRIKE, "mode": "aerial"}, {"mode": "abduct"}, False, id="two acts"),
    pytest.param({**STRIKE, "mode": "aerial"}, {"mode": None}, True, id="a mode left out"),
    pytest.param(
        {**TALKS, "type": "AGREE"}, {"actors": "Putin", "recipients": "Assad", "symmetric": False}, False, id="deal, pledge"
    ),
    pytest.param(
        {**TALKS, "type": "AGREE", "mode": "visit"}, {"actors": "Assad", "recipients": "Putin"}, True, id="a planned visit"
    ),
    pytest.param(TALKS, {"actors": "Assad+Putin"}, True, id="talks, either order"),
    pytest.param(TALKS, {"actors": "Assad", "recipients": "Putin", "symmetric": False}, True, id="talks told as a visit"),
    pytest.param(TALKS, {"actors": "Rusia+Suriah"}, True, id="talks by countries"),
    pytest.param(TALKS, {"actors": "Lavrov+Suriah"}, False, id="another person of the same country"),
    pytest.param(TALKS, {"actors": "Putin+Iran"}, False, id="one talker in common"),
    pytest.param(TALKS, {"mode": "phone"}, True, id="talks, by telephone"),
    pytest.param({**TALKS, "mode": "visit"}, {"mode": "phone"}, False, id="a visit is no call"),
    pytest.param(
        {**ARREST, "recipients": "dua pengedar"},
        {"recipients": "seorang wali kota", "evidence": OTHER_WORDS},
        False,
        id="two arrests of a day",
    ),
    pytest.param({**ARREST, "recipients": "massa"}, {"recipients": "demonstran"}, True, id="a crowd by another word"),
    pytest.param({**ARREST, "recipients": "Budi Santoso"}, {"recipients": "Dewi Lestari"}, False, id="two named in one text"),
    pytest.param({**ARREST, "recipients": ""}, {"evidence": OTHER_WORDS}, False, id="one side alone is too little"),
    pytest.param({**ARREST, "recipients": "", "place": "Depok"}, {"evidence": OTHER_WORDS}, True, id="one side and a place"),
    pytest.param({**ARREST, "recipients": ""}, {}, True, id="one side in the same words"),
]


@pytest.mark.parametrize(("one", "change", "same"), PAIRS)
def test_two_reports_tell_of_one_happening_or_of_two(one: dict[str, Any], change: dict[str, Any], same: bool) -> None:
    events = resolve([told(0, **one), told(1, **{**one, **change})])
    assert len(events) == (1 if same else 2)
    assert sorted(id_ for event in events for id_ in event.mentions) == sorted(
        [told(0, **one).id, told(1, **{**one, **change}).id]
    )


PLACED: dict[str, Any] = {**STRIKE, "actors": "", "place": HOMS}
TOLLS = [
    pytest.param(killed(5, 5), killed(40, 40), 16, True, id="it grew until the next day's report"),
    pytest.param(killed(40, 40), killed(5, 5), 16, False, id="it does not shrink"),
    pytest.param(killed(5, 5), killed(8, 8), 14, True, id="it grew a little in a day"),
    pytest.param(killed(5, 5), killed(40, 40), 14, False, id="two attacks of a day"),
]


@pytest.mark.parametrize(("first", "second", "day", "same"), TOLLS)
def test_a_toll_that_grew_is_no_other(first: tuple[Figure, ...], second: tuple[Figure, ...], day: int, same: bool) -> None:
    reports = [told(0, **{**PLACED, "figures": first}), told(1, **{**PLACED, "figures": second, "evidence": OTHER_WORDS})]
    assert len(resolve(reports, {1: date(2025, 6, day)})) == (1 if same else 2)


def test_a_chain_of_days_is_cut() -> None:
    """Each is a day after the last; all are not one."""
    events = resolve([told(n, **{**STRIKE, "day": f"2025-06-{10 + n}"}) for n in range(6)])
    assert all((event.end or date.max) - (event.start or date.min) <= date(2025, 6, 2) - date(2025, 6, 1) for event in events)
    assert len(events) >= 3


def test_a_country_does_not_tie_the_meetings_of_its_two_envoys() -> None:
    events = resolve(
        [told(0, **TALKS), told(1, **{**TALKS, "actors": "Rusia+Suriah"}), told(2, **{**TALKS, "actors": "Lavrov+Suriah"})]
    )
    persons = [{p.entity for p in event.actors} & {"person.vladimir-putin", "person.sergei-lavrov"} for event in events]
    assert len(events) == 2
    assert {"person.vladimir-putin", "person.sergei-lavrov"} not in persons


UNDATED = {**STRIKE, "day": None}
CAMPAIGN = {**STRIKE, "whole": "campaign"}
WAR = {**STRIKE, "whole": "war"}
LOOSE = [
    pytest.param([STRIKE, UNDATED], 1, id="an undated report joins the one happening of the week"),
    pytest.param([STRIKE, {**STRIKE, "day": "2025-06-10"}, UNDATED], 3, id="of two it joins neither"),
    pytest.param([{**STRIKE, "day": "2025-05-01"}, UNDATED], 2, id="nor one of the month before"),
    pytest.param([STRIKE, {**UNDATED, "background": True}], 2, id="what is only recalled joins nothing undated"),
    pytest.param([{**UNDATED, "type": "COERCE"}] * 2, 2, id="two undated reports of two texts stay apart"),
    pytest.param([UNDATED, UNDATED], 2, id="nor do undated attacks"),
    pytest.param([{**UNDATED, "status": "future", "type": "AGREE"}] * 2, 1, id="but plans of a week, which no text dates"),
    pytest.param([CAMPAIGN, {**CAMPAIGN, "day": "2025-06-11"}], 1, id="but bare references to attacks are of a campaign"),
    pytest.param([CAMPAIGN, {**CAMPAIGN, "actors": "Iran"}], 2, id="by one side"),
    pytest.param([CAMPAIGN, {**CAMPAIGN, "recipients": "Iran"}], 2, id="upon one"),
    pytest.param([CAMPAIGN, {**CAMPAIGN, "recipients": ""}], 1, id="whom most name"),
    pytest.param([CAMPAIGN, STRIKE], 2, id="which is no single strike"),
    pytest.param([WAR, {**WAR, "actors": "Suriah", "recipients": "Israel"}], 1, id="and of a war from either side"),
    pytest.param([WAR, CAMPAIGN], 2, id="which is no campaign of one"),
    pytest.param(
        [STRIKE, {**STRIKE, "day": "2025-06-01", "until": "2025-06-30"}], 1, id="'in June' joins the only one in June"
    ),
    pytest.param(
        [STRIKE, {**STRIKE, "day": "2025-06-03"}, {**STRIKE, "day": "2025-06-01", "until": "2025-06-30"}],
        3,
        id="'in June' does not tie two of June",
    ),
    pytest.param([STRIKE, {**STRIKE, "start": date(2011, 3, 1), "end": None}], 2, id="'since 2011' is not last week"),
]


@pytest.mark.parametrize(("rows", "count"), LOOSE)
def test_loose_reports_join_but_never_tie(rows: list[dict[str, Any]], count: int) -> None:
    assert len(resolve([told(n, **row) for n, row in enumerate(rows)])) == count


def test_an_undated_second_sentence_of_the_same_text_joins_its_own() -> None:
    other_day = told(1, **{**STRIKE, "day": "2025-06-10"})
    events = resolve([told(0, **STRIKE), told(0, **UNDATED, at=20), other_day])
    assert sorted(len(event.mentions) for event in events) == [1, 2]


def test_a_side_left_unnamed_in_the_same_text_joins_its_own() -> None:
    assert len(resolve([told(0, **STRIKE), told(0, **{**STRIKE, "actors": ""}, at=20)])) == 1


def test_clones_of_one_text_are_many_mentions_and_one_origin() -> None:
    body = " ".join(f"kata{n}" for n in range(60))
    docs = [document(f"{body} {n}", path=f"{n}.txt") for n in range(500)]
    articles = [article(doc) for doc in docs]
    (event,) = find_events([mention(doc, **STRIKE) for doc in docs], articles, find_origins(articles))
    assert (len(event.mentions), event.origins) == (500, 1)


def one_event(rows: list[dict[str, Any]]) -> Event:
    (event,) = resolve([told(n, **row) for n, row in enumerate(rows)])
    return event


def test_the_event_takes_what_most_mentions_say() -> None:
    event = one_event(
        [
            {**STRIKE, "mode": "aerial", "place": SYRIA},
            {**STRIKE, "mode": "aerial", "place": DAMASCUS},
            {**STRIKE, "mode": "explosives", "recipients": "Suriah+Iran"},
            {**STRIKE, "day": "2025-06-12", "until": "2025-06-13"},
        ]
    )
    assert (event.mode, event.place, event.start, event.end, event.precision) == (
        "aerial", DAMASCUS, date(2025, 6, 13), date(2025, 6, 13), "day",
    )  # fmt: skip
    assert [p.country for p in event.recipients] == ["SYR", "IRN"]
    assert event.outlets == ("koran0.id", "koran1.id", "koran2.id", "koran3.id")
    assert event.origins == 4


def test_a_party_that_one_of_many_names_is_left_to_its_mention() -> None:
    rows = [{**STRIKE, "recipients": "Suriah"}] * 5 + [{**STRIKE, "recipients": "Suriah+Iran"}]
    assert [p.country for p in one_event(rows).recipients] == ["SYR"]


def test_reports_a_day_apart_give_the_commoner_day() -> None:
    event = one_event([{**STRIKE, "day": "2025-06-14"}, STRIKE, STRIKE])
    assert (event.start, event.end) == (date(2025, 6, 13), date(2025, 6, 13))


def test_the_day_of_the_news_is_not_that_of_a_happening_with_days_of_its_own() -> None:
    began = {"day": "2025-06-10", "until": "2025-06-16", "date_basis": "paragraph"}
    news = {"day": "2025-06-15", "until": "2025-06-16", "date_basis": "published"}
    assert one_event([began, news]).start == date(2025, 6, 10)


def test_a_person_stands_for_his_country_where_mentions_name_him() -> None:
    event = one_event([TALKS, TALKS, {**TALKS, "actors": "Rusia+Suriah"}])
    assert {p.name for p in event.actors} == {"Putin", "Assad"}


FIGURES = [
    pytest.param([killed(10, 10), killed(10, 10)], (10, 10), False, id="one toll"),
    pytest.param([killed(100, 100), killed(105, 105)], (100, 105), False, id="rounded"),
    pytest.param([killed(10, 10), killed(25, 25)], (10, 25), True, id="two tolls"),
    pytest.param([killed(20, 99, "puluhan"), killed(25, 25)], (20, 99), False, id="a word for the number"),
    pytest.param(
        [killed(6000, None, "lebih dari 6.000"), killed(6200, 6200)], (6000, 6200), False, id="more than, and how many"
    ),
    pytest.param(
        [killed(7000, None, "lebih dari 7.000"), killed(6200, 6200)], (6200, None), True, id="more than the other says"
    ),
    pytest.param([(), killed(3, 3)], (3, 3), False, id="one gives none"),
    pytest.param([killed(27, 27) + killed(2, 2), killed(27, 27)], (27, 27), False, id="two children among the dead"),
]


@pytest.mark.parametrize(("figures", "merged", "disputed"), FIGURES)
def test_tolls_become_a_range_and_a_dispute(
    figures: list[tuple[Figure, ...]], merged: tuple[int | None, int | None], disputed: bool
) -> None:
    event = one_event([{**STRIKE, "figures": found} for found in figures])
    assert [(f.low, f.high) for f in event.figures] == [merged]
    assert event.disputed is disputed


def test_tolls_of_one_text_are_disputed_only_between_speakers() -> None:
    def toll(at: int, dead: int, speaker: str) -> EventMention:
        return told(0, **STRIKE, at=at, figures=killed(dead, dead), said_by=(party(speaker),))

    assert not resolve([toll(5, 10, "Israel"), toll(15, 25, "Israel")])[0].disputed
    assert resolve([toll(5, 10, "Israel"), toll(15, 25, "Suriah")])[0].disputed


def test_a_second_report_of_one_outlet_is_no_second_origin() -> None:
    articles = [article(doc, outlet="koran.id") for doc in DOCS]
    (event,) = find_events([told(n, **STRIKE) for n in range(3)], articles, own_families(articles))
    assert (len(event.documents), event.origins) == (3, 1)


def test_the_place_is_exact_but_in_the_country_most_name() -> None:
    abroad = replace(HOMS, name="Antakya", country="TUR")
    loose = {**STRIKE, "day": "2025-06-01", "until": "2025-06-30"}
    assert one_event([{**STRIKE, "place": SYRIA}, {**STRIKE, "place": DAMASCUS}, {**loose, "place": SYRIA}]).place == DAMASCUS
    assert one_event([{**STRIKE, "place": None}, {**loose, "place": abroad}]).place == abroad


def test_an_event_keeps_its_id_as_later_reports_join() -> None:
    mentions = [told(n, **STRIKE) for n in range(8)]
    published: dict[int, date | None] = {n: date(2025, 6, 13 + n) for n in range(8)}
    ids = {resolve(mentions[:count], published)[0].id for count in range(1, 9)}
    assert len(ids) == 1


def scene(seed: int = 7) -> tuple[list[EventMention], list[Article], tuple[Origin, ...]]:
    """Two hundred mentions that nearly meet, in any way they can."""
    chance = random.Random(seed)
    docs = [document(f"Berita {n}.", path=f"{n}.txt") for n in range(40)]
    articles = [article(doc, published=date(2025, 6, chance.randint(10, 20))) for doc in docs]
    names = ["Rusia", "Suriah", "Israel", "Iran", "Putin", "Lavrov", "Assad", "HTS", ""]
    mentions = [
        mention(
            chance.choice(docs),
            chance.choice(names),
            chance.choice(["ASSAULT", "CONSULT", "PROTEST"]),
            chance.choice(names),
            day=chance.choice([None, *(f"2025-06-{day}" for day in range(10, 16))]),
            until=chance.choice([None, None, "2025-06-16"]),
            place=chance.choice([None, DAMASCUS, HOMS, SYRIA]),
            mode=chance.choice([None, "aerial", "visit"]),
            background=chance.random() < 0.2,
            evidence=chance.choice([OTHER_WORDS, span("Rusia mengecam serangan Israel")]),
            whole=chance.choice([None, None, None, "campaign", "war"]),
            figures=chance.choice([(), (), killed(3, 3), killed(40, 40)]),
            at=n,
        )
        for n in range(200)
    ]
    return mentions, articles, own_families(articles)


def test_the_order_of_the_input_does_not_matter() -> None:
    mentions, articles, origins = scene()
    expected = find_events(mentions, articles, origins)
    for seed in range(20):
        chance = random.Random(seed)
        shuffled = (
            chance.sample(mentions, len(mentions)),
            chance.sample(articles, len(articles)),
            chance.sample(origins, len(origins)),
        )
        assert find_events(*shuffled) == expected
    assert all(one.id < other.id for one, other in pairwise(expected))
    assert sorted(id_ for event in expected for id_ in event.mentions) == sorted(m.id for m in mentions)


def test_nothing_in_nothing_out() -> None:
    assert find_origins([]) == ()
    assert find_events([], [], ()) == ()


def test_a_visit_told_both_ways_round_has_each_party_on_one_side() -> None:
    visit = {"type": "CONSULT", "day": "2025-06-13", "mode": "visit"}
    (event,) = resolve([told(0, "Putin", recipients="Assad", **visit), told(1, "Assad", recipients="Putin", **visit)])
    actors, recipients = ({p.name for p in side} for side in (event.actors, event.recipients))
    assert actors | recipients == {"Putin", "Assad"}
    assert not actors & recipients
