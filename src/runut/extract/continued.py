"""The days of the mentions of one article: those of the sentence, else those of the happening as the article tells it elsewhere.

A mention without days takes those of the same happening ("serangan itu"), goes on in the time told before ("Sebagai balasan, ..."),
stands in a paragraph of background, or is news: then it is of the lead's day, or of the publication's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from runut.extract.attachment import tree_cost
from runut.extract.between import HARM
from runut.extract.dates import (
    BACKGROUND_DAYS,
    COARSE,
    NEWS_DAYS,
    Days,
    is_background,
    is_citing,
    of_another_clause,
    pick_days,
    planned,
    published_days,
    reported_days,
)
from runut.extract.happenings import GOES_ON, Happenings, Told, keys, told_of
from runut.extract.politics import put_off
from runut.extract.syntax import Clause
from runut.extract.tallies import counted_from, days_of_count
from runut.extract.view import Draft, Reader, View
from runut.grammar import Lexicon
from runut.records import Article, Published, TimeExpression

LEAD_SENTENCES = 4
SCENE = 4
"""Sentences between two dated ones of background that are background themselves."""
DATED_BEHIND = 3
NAMED_BEHIND = 6
"""Sentences over which a happening is dated by "itu", and by its own noun."""
OCCURS_WORDS = 10
SUBJECT_WORDS = 8
NOW_WORDS = 4
OTHER_WORDS = frozenset({"verb", "sub", "rel", "comma", "stop", "quote"})
"""Classes of words behind which a day is of something else than the word before."""


def date_drafts(pairs: Sequence[tuple[View, Draft]], views: Sequence[View], reader: Reader) -> list[tuple[Days, bool]]:
    """The days of each draft, in the order given, and whether it is background."""
    lead = lead_days(views, reader)
    told = [told_of(view, draft) for view, draft in pairs]
    for row in told:
        row.days = own_days(row, reader)
        row.own = row.days is not None and row.days.basis in ("expression", "sentence")
        if row.days is not None:
            row.background = background(row, reader)
    scenes, happenings = find_scenes(views, told, reader), Happenings(told)
    for row in sorted(told, key=lambda row: (row.at < 0, row.at)):
        if (plan := happenings.planned(row, reader)) is not None:
            row.days = plan.days or Days()
            put_off(row.draft, reader.plover)
        elif row.days is None and is_standing(row.view.clause, row.draft, reader.lexicon):
            row.days, row.background = Days(), True
        elif row.days is None:
            row.days = elsewhere(row, happenings, views, scenes, reader, lead)
            row.background = background(row, reader) or (
                row.days.basis == "paragraph" and is_old(row.days, reader.article.published)
            )
        if row.draft.status == "actual" and is_after(row.days, reader.article.published):
            settle_late(row, reader)
    return [(row.days or Days(), row.background) for row in told]


def is_deed(draft: Draft, reader: Reader) -> bool:
    return reader.plover.types[draft.type].material or draft.type == "CONSULT"


def planned_deed(row: Told, reader: Reader) -> bool:
    """A deed between two that is still to come, whatever type its plan is told as: a visit to come is a pledge."""
    kind, draft = row.draft.trigger.rule.type, row.draft
    between = draft.symmetric or bool(draft.actors and draft.recipients)
    return between and (reader.plover.types[kind].material or kind == "CONSULT")


def is_after(days: Days | None, published: Published | None) -> bool:
    return bool(published and days and days.start and days.start > published.end)


def settle_late(row: Told, reader: Reader) -> None:
    """What is told as done cannot be after the publication: a meeting, or what its own sentence dates so, is a plan; of others the day
    that stands elsewhere is of something else.
    """
    if is_deed(row.draft, reader) and (row.own or row.draft.type == "CONSULT"):
        put_off(row.draft, reader.plover)
    elif not row.own:
        row.days = published_days(reader.article.published)


def to_come(row: Told, reader: Reader) -> Days | None:
    """The one day of the sentence, where it is after the publication and the words of the deed lead to it: "Kunjungan X pada 28 Mei".

    What has a day to come is a plan, whatever its verb.
    """
    view, draft, published = row.view, row.draft, reader.article.published
    if draft.status != "actual" or len(view.times) != 1 or not is_deed(draft, reader):
        return None
    time = view.times[0]
    days = Days(time.earliest, time.latest, time.precision, "expression", time.span.text)
    if (
        time.precision not in ("hour", "day")
        or not is_after(days, published)
        or time.span.start < view.clause.start_of(draft.at)
    ):
        return None
    between = [item for item in view.clause.items[draft.at + 1 :] if view.units[item.first].start < time.span.start]
    other = reader.lexicon.goals | reader.lexicon.scope_ends | reader.lexicon.cues.ahead
    return None if any(item.cls in OTHER_WORDS or item.match or item.low in other for item in between) else days


def is_standing(clause: Clause, draft: Draft, lexicon: Lexicon) -> bool:
    """ "yang ditetapkan sebagai kelompok teroris oleh X", "kini dicap ...": a label that somebody bears, not the day it was given."""
    at = draft.at
    if draft.trigger.voice != "passive" or clause.items[at].low not in lexicon.cues.labelling:
        return False
    before = clause.before_auxiliaries(at)
    lows = [unit.low for unit in clause.units[max(0, clause.items[at].first - NOW_WORDS) : clause.items[at].first]]
    now = any(low in lexicon.cues.nowadays for low in lows)
    return (now or (before >= 0 and clause.items[before].cls == "rel")) and lexicon.cues.newly.isdisjoint(lows)


def own_days(row: Told, reader: Reader) -> Days | None:
    view, draft, published = row.view, row.draft, reader.article.published
    if (coming := to_come(row, reader)) is not None:
        return coming
    item = view.clause.items[draft.at]
    start, end = view.clause.start_of(draft.at), view.units[item.last - 1].end
    times = [planned(time, published) for time in view.times] if draft.status == "future" else view.times
    if (counted := counted_from(view, draft, reader.lexicon)) is not None:
        times = [time for time in times if time.span.start < counted]
    offset = view.sentence.first

    def cost(time: TimeExpression) -> int | None:
        return tree_cost(view.tokens, offset, time, start, end)

    return pick_days(
        times,
        start,
        view.units,
        reader.lexicon,
        verbal=not reader.plover.types[draft.type].material,
        status=draft.status,
        until=published.end if published else None,
        told=other_happenings(row, reader),
        reported=draft.type == HARM,
        nominal=draft.trigger.voice == "nominal",
        cost=cost if len(times) > 1 else None,
    )


def other_happenings(row: Told, reader: Reader) -> list[int]:
    clause = row.view.clause
    return [
        clause.start_of(i)
        for i, item in enumerate(clause.items)
        if item.match is not None and i != row.draft.at and item.low not in reader.lexicon.descriptive
    ]


def background(row: Told, reader: Reader) -> bool:
    view, published = row.view, reader.article.published
    assert row.days is not None
    start, others = view.clause.start_of(row.draft.at), other_happenings(row, reader)
    nominal = row.draft.trigger.voice == "nominal"
    near = any(
        time.span.start > start
        and (
            not is_old(Days(time.earliest, time.latest), published)
            or of_another_clause(time, start, view.units, reader.lexicon, others, nominal=nominal)
        )
        for time in view.times
    )
    told = row.draft.status in ("actual", "negated")
    return is_background(row.days, published, view.clause, row.draft.at, reader.lexicon, near=near, told=told)


def is_old(days: Days, published: Published | None) -> bool:
    day = days.end or days.start
    return published is not None and day is not None and day < published.start - timedelta(days=BACKGROUND_DAYS)


def elsewhere(
    row: Told, happenings: Happenings, views: Sequence[View], scenes: dict[int, Days | None], reader: Reader, lead: Days | None
) -> Days:
    """The days of a mention whose sentence gives none."""
    # A pledge was made now, though what it pledges is to come.
    actual = row.draft.status == "actual" or row.draft.trigger.rule.status is not None
    if not actual:
        put_on = happenings.put_on(row) if row.draft.status == "future" and planned_deed(row, reader) else None
        why = "all other reports of the plan in the article put it on them"
        return replace(put_on, basis="paragraph", why=why) if put_on is not None else Days()
    published = reader.article.published
    found = because(happenings.referred(row, reader), "a word points back to the same happening told before")
    early = (
        lead
        if lead is not None and row.at < LEAD_SENTENCES and not (lead.basis == "citing" and row.draft.type == HARM)
        else None
    )
    counted = counted_from(row.view, row.draft, reader.lexicon) is not None
    if found is None and counted:
        found = because(happenings.agreed(row, exact=True), "all other reports of the happening in the article agree on them")
        if found is None:
            return days_of_count(published)
    if found is None and row.draft.status == "actual":
        view = row.view
        reported = None
        if row.draft.type == HARM:
            reported = reported_days(view.times, view.clause.start_of(row.draft.at), view.units, reader.lexicon, published)
        if reported is not None and early is None:
            return reported
        deed = reader.plover.types[row.draft.type].material or row.draft.type == "CONSULT"
        found = (
            # To the lead, a week or a month of something like it is less than "it is news".
            because(
                happenings.agreed(row, exact=row.at < LEAD_SENTENCES) if deed else None,
                "all other reports of the happening in the article agree on them",
            )
            or because(recalled(row, happenings), "the article tells of it only as of the past, on those days")
            or because(happenings.headed(row) if row.at < 0 and not deed else None, "the text dates what the headline tells")
            or because(gone_on(row, happenings, scenes, reader), "the sentence goes on in the time told right before")
            or because(in_scene(row, scenes), "it stands among sentences of that time")
            or because(dated_behind(row, views, reader), "a sentence soon after it dates the happening")
            or because(said_behind(row, views, reader), "the next sentence tells who of them said so, and when")
            or because(in_paragraph(row, happenings, views), "the sentence before it, in its paragraph, has them")
        )
    if found is not None:
        return Days(found.start, found.end, found.precision, "paragraph", found.words, found.why)
    if early is not None:
        # "sejak Minggu" in the lead: what is told beside it happened between then and now.
        end = early.end or (published.end if published else None)
        return Days(early.start, end, early.precision, "lead", early.words, "the lead has them, and this is news beside it")
    return published_days(published)


def because(days: Days | None, why: str) -> Days | None:
    return replace(days, why=why) if days is not None else None


def recalled(row: Told, happenings: Happenings) -> Days | None:
    """The days of a past happening that an event noun names again, no news of its own: "rusak akibat serangan Israel"."""
    draft = row.draft
    noun = draft.trigger.voice == "nominal" and not row.view.clause.is_subject_noun(draft.at)
    return happenings.recalled(row) if noun and draft.type == HARM and not draft.symmetric and row.at >= 0 else None


def gone_on(row: Told, happenings: Happenings, scenes: dict[int, Days | None], reader: Reader) -> Days | None:
    """The days told last, where the sentence begins as what followed then."""
    lexicon, item = reader.lexicon, row.view.clause.items[row.draft.at]
    lows = [unit.low for unit in row.view.units]
    begins = bool(lows) and lexicon.sequels.at(lows, 0) is not None
    # "Ia kemudian memperingatkan" is only later in the same speech.
    subject = lows[: min(item.first, SUBJECT_WORDS)]
    adverb = (
        reader.plover.types[row.draft.type].material
        and not lexicon.relative & set(subject)
        and any(lexicon.sequel_adverbs.at(subject, i) for i in range(1, len(subject)))
    )
    if not begins and not adverb:
        return None
    before = happenings.dated_before(row)
    if before is not None:
        return before.days
    return next((scenes[i] for i in range(row.at - 1, row.at - 1 - GOES_ON, -1) if scenes.get(i)), None)


def in_scene(row: Told, scenes: dict[int, Days | None]) -> Days | None:
    """The last days told before it, where dated sentences of background stand on both sides and none of news between."""
    if row.at < LEAD_SENTENCES or row.view.times:
        return None
    before = next((i for i in range(row.at - 1, row.at - 1 - SCENE, -1) if i in scenes), None)
    behind = next((i for i in range(row.at + 1, row.at + SCENE) if i in scenes), None)
    return scenes[before] if before is not None and behind is not None and scenes[behind] is not None else None


def dated_behind(row: Told, views: Sequence[View], reader: Reader) -> Days | None:
    """The day that a sentence soon after it gives the happening: "Peristiwa itu terjadi pada Selasa", or by its own noun, "Kekerasan
    bermula pada Kamis"; what began then goes on till it is told.
    """
    lexicon, published = reader.lexicon, reader.article.published
    if not reader.plover.types[row.draft.type].material or row.view.times:
        return None
    noun = row.view.clause.items[row.draft.at].low if row.draft.trigger.voice == "nominal" else None
    for gone, view in enumerate(views[row.at + 1 : row.at + 1 + NAMED_BEHIND]):
        lows = [unit.low for unit in view.units[:OCCURS_WORDS]]
        named = bool(lows) and lows[0] == noun
        meant = named or (gone < DATED_BEHIND and lexicon.definite_markers & set(lows))
        if lows and lows[0] in lexicon.occurrences and (lexicon.occurring | lexicon.beginning) & set(lows) and meant:
            exact = (
                time for time in view.times if time.precision in ("hour", "day") and not is_citing(time, view.units, lexicon)
            )
            day = next((Days(time.earliest, time.latest, time.precision) for time in exact), None)
            if (
                day is not None
                and published is not None
                and not lexicon.beginning.isdisjoint(lows)
                and not is_after(day, published)
            ):
                return replace(day, end=published.end, precision="interval")
            return day
    return None


def said_behind(row: Told, views: Sequence[View], reader: Reader) -> Days | None:
    """The day on which one of theirs speaks in the next sentence: "Iran menolak tuduhan itu. Juru bicara Iran, Senin (10/3), menyebut ..." """
    if is_deed(row.draft, reader) or row.view.times or not 0 <= row.at < len(views) - 1:
        return None
    view = views[row.at + 1]
    if view.sentence.paragraph != row.view.sentence.paragraph or len(view.times) != 1 or not view.speeches:
        return None
    time, published = view.times[0], reader.article.published
    days = Days(time.earliest, time.latest, time.precision)
    speaks = row.actors & keys([speech.speaker for speech in view.speeches if speech.speaker is not None])
    near = published is not None and day_near(days, published)
    return days if speaks and near and time.precision in ("hour", "day") else None


def day_near(days: Days, published: Published) -> bool:
    return days.start is not None and -NEWS_DAYS <= (days.start - published.end).days <= 0


def in_paragraph(row: Told, happenings: Happenings, views: Sequence[View]) -> Days | None:
    """The days of the sentence before, in its paragraph."""
    if row.view.times or row.at < 1 or row.view.speeches:
        return None
    before = views[row.at - 1]
    if before.sentence.paragraph != row.view.sentence.paragraph:
        return None
    return happenings.own_at(row.at - 1)


def find_scenes(views: Sequence[View], told: Sequence[Told], reader: Reader) -> dict[int, Days | None]:
    """The sentences of the text with days of their own: the days where they are background, None where they are news."""
    published = reader.article.published
    scenes = {row.at: row.days if is_old(row.days, published) else None for row in told if row.own and row.days and row.exact}
    for view in views:
        if view.order in scenes:
            continue
        times = [
            time for time in view.times if not is_citing(time, view.units, reader.lexicon) and time.precision not in COARSE
        ]
        days = [Days(time.earliest, time.latest, time.precision) for time in times]
        if days:
            scenes[view.order] = days[0] if len(days) == 1 and is_old(days[0], published) else None
    return scenes


def lead_days(views: Sequence[View], reader: Reader) -> Days | None:
    published = reader.article.published
    until = published.end if published else None
    for view in [view for view in views if view.sentence.field == "text"][:LEAD_SENTENCES]:
        days = pick_days(view.times, 0, view.units, reader.lexicon, verbal=True, status="actual", until=until, whole=True)
        if days is not None and near_publication(days, reader.article):
            return days
    return None


def near_publication(days: Days, article: Article) -> bool:
    """Whether the lead tells of now: a year that it recalls dates nothing else."""
    published, day = article.published, days.end or days.start
    return published is None or (day is not None and abs((published.start - day).days) <= NEWS_DAYS)
