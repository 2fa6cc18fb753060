"""What a report says: counts, claims as claims, marks, footnotes behind every sentence, its pictures and its way to be made again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from runut.report import gather as gathering
from runut.report.gather import Question, gather, weigh
from runut.report.page import is_claim
from runut.store import Filters, Store
from runut.store.handover import Told
from tests.export.hostile import HostileRecord
from tests.records import mention, party
from tests.report.conftest import BETWEEN, make_store, report
from tests.report.reading import Read


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_sentence_has_its_footnote(affair: Path, lang: str) -> None:
    page = report(affair, lang=lang)
    for style in ("entry", "saying", "account", "promise"):
        blocks = re.split(rf'class="{style}"', page)[1:]
        assert blocks, style
        for block in blocks:
            assert re.search(r'<sup id="c\d+-\d+"><a href="#n\d+">', block.partition("</div>")[0]), block[:200]


def test_links_within_the_page_lead_somewhere(affair: Path) -> None:
    read = Read(report(affair))
    ids = read.ids()
    assert [one for one, times in Counter(ids).items() if times > 1] == []
    assert [link for link in read.links() if link.startswith("#") and link[1:] not in ids] == []
    assert read.open == []


def test_a_footnote_says_where_the_words_stand(affair: Path) -> None:
    page = report(affair)
    note = page.partition('<li id="n1">')[2].partition("</li>")[0]
    for part in (
        "media",
        ".example",
        "Judul",
        "14 Jun 2025",
        "teks, karakter",
        "Rusia mengecam Suriah",
        "contoh.example",
        "m-",
        "d-",
    ):
        assert part in note


SAID = [
    pytest.param("7 artikel dari 2 media mencatat", "7 articles from 2 outlets record", id="documents and outlets"),
    pytest.param("antara Rusia dan Suriah, 5 Mar 2024 sampai 11 Jun 2024", "between Rusia and Suriah, 5 Mar 2024 to 11 Jun 2024", id="days"),
    pytest.param("1 pertemuan atau percakapan", "1 contact (a meeting, visit or call)", id="kinds"),
    pytest.param("1 baru direncanakan", "1 only planned", id="not done"),
    pytest.param("Menurut Turki dan Iran: ", "According to Turkey and Iran: ", id="whose word a claim is"),
    pytest.param(">klaim<", ">claim<", id="a claim is marked"),
    pytest.param(">dijanjikan<", ">pledged<", id="a pledge is a pledge"),
    pytest.param("Tidak terjadi: ", "Not so: ", id="a denial comes first"),
    pytest.param(">tidak terjadi<", ">not so<", id="and is marked"),
    pytest.param(">disebut sebagai latar<", ">recalled as background<", id="background"),
    pytest.param("“Kami tidak akan pergi dari 3.”", "“Kami tidak akan pergi dari 3.”", id="direct speech word for word"),
    pytest.param("Selasa, 5 Maret 2024", "Tuesday, 5 March 2024", id="days in full"),
    pytest.param("keyakinannya, dari 0 sampai 1", "its confidence, from 0 to 1", id="how sure"),
]  # fmt: skip


@pytest.mark.parametrize(("in_indonesian", "in_english"), SAID)
def test_what_it_says(affair: Path, in_indonesian: str, in_english: str) -> None:
    for lang, words in (("id", in_indonesian), ("en", in_english)):
        assert words in report(affair, lang=lang)


def test_the_speech_of_the_doer_is_no_claim(affair: Path) -> None:
    """Whoever accuses says so itself; `said_by` names the accuser."""
    page = report(affair)
    accusing = page.partition("Rusia mengecam atau menuduh Suriah")
    assert accusing[1]
    assert not accusing[0].rstrip().endswith("</span>")
    assert "klaim" not in accusing[2].partition("</article>")[0]


def test_bars_are_those_of_ties(affair: Path) -> None:
    filters = Filters(between=BETWEEN)
    with Store.open(affair, read_only=True) as store:
        found = gather(store, Question(filters=filters))
        tied = list(store.ties(filters))
    for name, period in found.counts.months.items():
        rows = [row for row in tied if row["period"] == name]
        assert period.conflict == sum(row["conflict"] for row in rows)
        assert period.cooperation == sum(row["cooperation"] for row in rows)
        done = Counter(dict.fromkeys(period.kinds, 0))
        for row in rows:
            if row["status"] == "actual":
                done[row["kind"]] += len(row["events"])
        assert done == period.kinds


def test_what_is_left_out_is_told(affair: Path) -> None:
    page = report(affair, filters=Filters(between=BETWEEN, limit=2))
    assert len(Read(page).of("article")) == 2
    left = re.search(r"Yang ditampilkan 2 peristiwa dengan sumber terbanyak; (\d) lainnya", page)
    assert left
    assert int(left[1]) >= 3
    assert "runut events --between Rusia Suriah" in page


@pytest.mark.parametrize("most", [0, 1, 3])
def test_lists_are_bounded(affair: Path, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MOST_EVENTS", "MOST_STATEMENTS", "MOST_PLEDGES", "MOST_DISPUTES"):
        monkeypatch.setattr(gathering, name, most)
    with Store.open(affair, read_only=True) as store:
        found = gather(store, Question(filters=Filters(between=BETWEEN)))
    assert max(len(found.told), len(found.statements), len(found.pledges), len(found.disputes)) <= most
    assert len(found.statements) + found.statements_left == (7 if most else 0)
    assert found.counts.events == sum(found.counts.kinds.values())
    report(affair)


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_same_store_gives_the_same_bytes(affair: Path, form: str, tmp_path: Path) -> None:
    turned = make_store(tmp_path / "turned.db", turned=True)
    assert report(affair, form) == report(turned, form) == report(affair, form)


@pytest.mark.parametrize("form", ["html", "md"])
def test_nothing_found(affair: Path, form: str) -> None:
    page = report(affair, form, filters=Filters(since=date(1900, 1, 1), until=date(1900, 1, 2), between=BETWEEN))
    assert "Tidak ada peristiwa yang cocok" in page
    assert "<svg" not in page


def test_a_question_without_two_parties(affair: Path) -> None:
    page = report(affair, filters=replace(Filters(), min_origins=1), parties=(), lang="en")
    assert "<h1>A record of events</h1>" in page


def test_markdown_has_each_footnote_once(affair: Path) -> None:
    page = report(affair, "md")
    defined = re.findall(r"^\[\^(\d+)\]: ", page, re.M)
    cited = set(re.findall(r"\[\^(\d+)\](?!:)", page))
    assert defined == [str(n) for n in range(1, len(defined) + 1)]
    assert cited == set(defined)


def test_five_thousand_events_are_counted_and_the_weightiest_told() -> None:
    def told(n: int) -> Told:
        day = date(2020, 1, 1) + timedelta(days=n)
        return replace(one, event=replace(one.event, id=f"e-{n:016x}", start=day, end=day, origins=1 + (n % 100 == 7)))

    one = next(HostileRecord(("Rusia",)).events())
    counts, kept = weigh((told(n) for n in range(5_000)), 60)
    assert counts.events == 5_000
    assert len(counts.months) == 165
    assert Counter(told.event.origins for told in kept) == {2: 50, 1: 10}
    assert [told.event.id for told in kept] == sorted(told.event.id for told in kept)


@pytest.mark.parametrize(
    ("told", "claim"),
    [
        pytest.param({}, False, id="the outlet's own"),
        pytest.param({"hedge": "diklaim"}, True, id="held at a distance"),
        pytest.param({"said_by": (party("Rusia"),)}, False, id="who accuses says so"),
        pytest.param({"said_by": (party("Putin"),)}, False, id="and so does its president"),
        pytest.param({"said_by": (party("Suriah"),)}, True, id="another's word of an accusation"),
        pytest.param({"said_by": (party("Rusia"), party("Suriah"))}, True, id="also another's"),
        pytest.param({"said_by": (party("Rusia"),), "type": "ASSAULT"}, True, id="a deed that its doer tells"),
        pytest.param({"said_by": (party("Putin"),), "type": "CONSULT"}, True, id="a meeting told by one of a side"),
        pytest.param({"said_by": (party("Rusia"),), "actors": ""}, True, id="nobody did it"),
    ],
)
def test_what_is_a_claim(told: dict[str, Any], claim: bool) -> None:
    assert is_claim(mention(**told)) is claim
