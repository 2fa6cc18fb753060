"""Reasons come from the code that decides: every part of a row has one, and every trigger without an event is counted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from time import process_time

import pytest

from runut.evaluate.bare import bare_article
from runut.extract import Reports, extract_reports
from runut.limits import DEFAULT
from runut.pipeline import annotate_article, explain_article, load_resources, quotes_of
from runut.records.explanation import MEANING, Abstention


def explain(text: str, title: str | None = None) -> Reports:
    return explain_article(bare_article(text, title=title, day=date(2024, 6, 12)), load_resources())


def reasons(text: str, about: str, type_: str | None = None) -> list[tuple[str, str]]:
    reports = explain(text)
    types = {mention.id: mention.type for mention in reports.mentions}
    return [
        (reason.words, reason.why)
        for one in reports.explanations
        if type_ in (None, types[one.mention])
        for reason in one.because
        if reason.about == about
    ]


WHY = [
    pytest.param("Rusia menyerang Ukraina.", "actor", "Rusia", "subject of the verb", id="active subject"),
    pytest.param("Ukraina diserang oleh Rusia.", "actor", "Rusia", "doer behind 'oleh'", id="agent behind oleh"),
    pytest.param("Ukraina diserang Rusia.", "actor", "Rusia", "doer right behind the passive verb", id="bare agent"),
    pytest.param("Ukraina diserang Rusia.", "recipient", "Ukraina", "subject of the passive verb", id="patient"),
    pytest.param(
        "Serangan Rusia ke Ukraina menewaskan lima tentara.", "actor", "Rusia", "possessor of the event noun", id="of"
    ),
    pytest.param("Serangan Rusia ke Ukraina menewaskan lima tentara.", "recipient", "Ukraina", "behind 'ke'", id="preposition"),
    pytest.param(
        "Menlu Turki tiba di Kairo. Ia bertemu Presiden Mesir.", "actor", "Ia", "stands for Hakan Fidan", id="pronoun"
    ),
    pytest.param(
        "Presiden Rusia bertemu Presiden Turki.", "actor", "Presiden Rusia", "Presiden RUS from 2012-05-07", id="tenure"
    ),
    pytest.param(
        "Turki mengecam Israel. Ankara mengancam akan membalas.", "recipient", "Israel", "faces the other side", id="lent"
    ),
    pytest.param(
        "Rusia tidak menyerang Ukraina.", "status", "negated", "'tidak' stands by 'menyerang'", id="negated by a word"
    ),
    pytest.param("Jika Rusia menyerang Ukraina, NATO akan membantu.", "status", "hypothetical", "condition", id="a condition"),
    pytest.param("Rusia menyerang Ukraina pada Senin (10/6).", "date", "Senin (10/6)", "2024-06-10", id="words of time"),
    pytest.param("Rusia menyerang Ukraina.", "date", "2024-06-12", "nothing dates it", id="publication"),
    pytest.param("Jet tempur Rusia menyerang Ukraina.", "context", "military", "'jet tempur'", id="context by its words"),
    pytest.param("Rusia mengecam Israel, kata Kremlin.", "speaker", "Kremlin", "speaker of the sentence", id="speaker"),
]


@pytest.mark.parametrize(("text", "about", "words", "why"), WHY)
def test_reason(text: str, about: str, words: str, why: str) -> None:
    found = reasons(text, about)
    assert any(told == words and why in said for told, said in found), found


REFUSED = [
    pytest.param("Turki mengancam akan menyita aset Rusia.", Abstention.GOVERNED, id="inside a request"),
    pytest.param("Serangan itu terjadi kemarin.", Abstention.PARTY, id="nobody is named"),
    pytest.param("Warga bertemu kerabatnya di Moskow.", Abstention.PARTY, id="private persons"),
    pytest.param("Serangan Rusia menewaskan lima warga Ukraina.", Abstention.ABSORBED, id="told by two words"),
    pytest.param("Amerika mengirim kapal untuk menyerang Iran.", Abstention.PURPOSE, id="what it is for"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_a_trigger_without_event_has_its_reason(text: str, reason: Abstention) -> None:
    reports = explain(text)
    assert reason in {one.reason for one in reports.refusals}
    assert dict(reports.abstained) == Counter(one.reason for one in reports.refusals)
    for one in reports.refusals:
        assert text[one.trigger.start : one.trigger.end] == one.trigger.text


def test_every_reason_has_a_meaning() -> None:
    assert set(MEANING) == set(Abstention)


def test_an_article_that_is_not_coded_says_why() -> None:
    article = replace(bare_article("Rusia menyerang Ukraina.", day=date(2024, 6, 12)), language="en")
    assert explain_article(article, load_resources()).abstained == ((Abstention.LANGUAGE, 1),)


def test_explaining_changes_nothing() -> None:
    text = (
        "Presiden Turki bertemu Menlu Iran di Ankara, Senin (10/6). Ia mengecam serangan Israel ke Damaskus. Kremlin membantah "
        "tuduhan itu. Jika Israel menyerang lagi, Iran akan membalas.\nSerangan itu menewaskan 12 tentara Suriah."
    )
    article, resources = bare_article(text, day=date(2024, 6, 12)), load_resources()
    annotated = annotate_article(article, resources)
    plain = extract_reports(article, annotated, resources.language, resources.gazetteer, DEFAULT)
    told = explain_article(article, resources)
    assert (told.mentions, told.quotes, told.abstained) == (plain.mentions, plain.quotes, plain.abstained)
    assert [one.mention for one in told.explanations] == [mention.id for mention in told.mentions]
    assert not plain.explanations
    assert not plain.refusals
    assert told.quotes == quotes_of(article, annotated, resources)


def test_a_long_article_is_explained_in_linear_time() -> None:
    def seconds(times: int) -> float:
        text = "Rusia menyerang Ukraina dan mengecam serangan itu sebelum perang. " * times
        article, resources = bare_article(text, day=date(2024, 6, 12)), load_resources()
        annotated = annotate_article(article, resources)
        start = process_time()
        extract_reports(article, annotated, resources.language, resources.gazetteer, DEFAULT, explain=True)
        return process_time() - start

    seconds(10)
    assert seconds(400) < 12 * max(seconds(100), 0.01)
