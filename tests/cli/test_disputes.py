"""`runut disputes`, `runut pledges` and `runut show` of an event, as their user meets them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from runut.records import Document, EventMention, Figure, Quote
from runut.resolving import resolve_changes
from runut.store import Outcome, Store
from tests import command
from tests.records import article, document, mention, party, span

BY_SYRIA = "Menurut Suriah, Israel menyerang Suriah di Damaskus pada 13 Juni."
COUNTED = "120 orang tewas, kata Turki."
BOTH = f"{BY_SYRIA} {COUNTED}"
PLAN = "Putin akan bertemu Assad di Moskow."
MEETING = "Putin bertemu Assad di Moskow."
OPEN = "Lavrov akan bertemu Iran."


def toll(killed: int) -> tuple[Figure, ...]:
    return (Figure(kind="killed", low=killed, high=killed, unit=None, text=f"{killed} orang"),)


def told(text: str, outlet: str, day: str, made: dict[str, Any]) -> tuple[Document, Outcome]:
    doc = document(f"{text} Demikian {outlet}.", path=f"{outlet}-{day}.txt", id=f"{outlet}-{day}")
    given: dict[str, Any] = {
        "trigger": next(word for word in text.split() if word in ("menyerang", "bertemu")),
        "text": text,
        **made,
    }
    one: EventMention = mention(doc, **given)
    quotes = (count_by_turkey(doc),) if COUNTED in text else ()
    made_of = article(doc, outlet=outlet, published=date.fromisoformat(day))
    return doc, Outcome(article=made_of, mentions=(one,), quotes=quotes)


def count_by_turkey(doc: Document) -> Quote:
    text = doc.body.decode()
    return Quote(
        document=doc.id,
        kind="indirect",
        content=(span("120 orang tewas", text),),
        cue=span("kata", text),
        speaker=party("Turki", text),
        figures=toll(120),
    )


def attack(killed: int, speaker: str, text: str) -> dict[str, Any]:
    sides = {
        "actors": "Israel",
        "type": "ASSAULT",
        "recipients": "Suriah",
        "day": "2025-06-13",
        "place": "Damaskus",
        "mode": "aerial",
    }
    return {**sides, "rule": "id.assault.serang", "figures": toll(killed), "said_by": (party(speaker, text),)}


def plan(actors: str, recipients: str, day: str) -> dict[str, Any]:
    return {
        "actors": actors,
        "type": "AGREE",
        "recipients": recipients,
        "status": "future",
        "day": day,
        "rule": "id.consult.temu",
    }


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("disputes") / "runut.db"
    meeting = {"actors": "Putin", "type": "CONSULT", "recipients": "Assad", "day": "2025-06-16", "rule": "id.consult.temu"}
    rows = [
        told(BOTH, "satu.example", "2025-06-14", attack(80, "Suriah", BOTH)),
        told(BY_SYRIA, "satu.example", "2025-06-15", attack(88, "Suriah", BY_SYRIA)),
        told(PLAN, "satu.example", "2025-06-13", plan("Putin", "Assad", "2025-06-16")),
        told(MEETING, "dua.example", "2025-06-17", meeting),
        told(OPEN, "dua.example", "2025-06-12", plan("Lavrov", "Iran", "2025-06-14")),
    ]
    with Store.open(path, create=True) as made:
        made.expect([doc for doc, _ in rows])
        made.put(rows)
        resolve_changes(made)
    return path


def runut(store: Path, *arguments: str) -> str:
    done = command.runut(store.parent, *arguments, columns="160")
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "printed", "left_out"),
    [
        pytest.param(["disputes"], ["jumlah tewas", "120", "menurut Turki", "[semula 80]", "menyerang"], [], id="in Indonesian"),
        pytest.param(["disputes", "--lang", "en"], ["figure killed", "according to Turki", "[before that 80]"], [], id="in English"),
        pytest.param(["disputes", "--about", "figure"], ["120", "88"], [], id="about figures"),
        pytest.param(["disputes", "--about", "doer"], ["Tidak ada perselisihan"], ["120"], id="about doers: none"),
        pytest.param(["disputes", "--actor", "Iran", "--lang", "en"], ["No disputes match"], ["120"], id="of another actor"),
        pytest.param(["pledges"], ["rencana, terlaksana", "hasilnya", "rencana, belum diketahui terlaksana"], [], id="all plans"),
        pytest.param(["pledges", "--open"], ["belum diketahui terlaksana", "Lavrov"], ["hasilnya"], id="what is open"),
        pytest.param(["pledges", "--on", "2025-06-13", "--open"], ["menunggu waktunya"], ["belum diketahui"], id="before its day"),
        pytest.param(["pledges", "--kind", "demand", "--lang", "en"], ["No pledges"], ["Putin"], id="demands: none"),
        pytest.param(["pledges", "--lang", "en"], ["plan, carried out", "outcome"], [], id="plans in English"),
        pytest.param(["disputes", "--csv"], ["event,about,kind,value,said_by", ",figure,killed,120,Turki,"], [], id="accounts as CSV"),
        pytest.param(["pledges", "--csv"], ["event,kind,state,type", ",plan,done,AGREE,", ",plan,open,AGREE,"], [], id="plans as CSV"),
        pytest.param(["ties", "Rusia", "Suriah", "--csv"], ["period,from,to,way", ",contact,actual,"], [], id="ties as CSV"),
    ],
)  # fmt: skip
def test_answers(store: Path, arguments: list[str], printed: list[str], left_out: list[str]) -> None:
    output = runut(store, *arguments)
    assert [words for words in printed if words not in output] == [], output
    assert [words for words in left_out if words in output] == [], output


def test_json_has_accounts_with_their_voices(store: Path) -> None:
    (row,) = [json.loads(line) for line in runut(store, "disputes", "--json").splitlines()]
    accounts = {account["value"]: account for account in row["accounts"]}
    assert {value: [p["country"] for p in account["said_by"]] for value, account in accounts.items()} == {
        "88": ["SYR"],
        "120": ["TUR"],
    }
    assert accounts["88"]["earlier"] == ["80"]


@pytest.mark.parametrize(
    ("type_", "lang", "printed"),
    [
        pytest.param("ASSAULT", "id", ["angka", "tewas 88, menurut Suriah", "1 laporan", "tewas: 120 menurut Turki", "semula 80"], id="attack"),
        pytest.param("ASSAULT", "en", ["figures", "killed 88, according to Suriah", "killed: 120 according to Turki", "before that 80"], id="attack, en"),
        pytest.param("CONSULT", "id", ["terkait", "rencananya", "karena", "bertemu"], id="meeting"),
        pytest.param("CONSULT", "en", ["linked", "plan:", "because"], id="meeting, en"),
    ],
)  # fmt: skip
def test_show_event(store: Path, type_: str, lang: str, printed: list[str]) -> None:
    with Store.open(store, read_only=True) as opened:
        (event,) = [row["id"] for row in opened.events() if row["type"] == type_]
    output = runut(store, "show", event, "--lang", lang)
    assert [words for words in printed if words not in output] == [], output


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Disputed tolls of three days, and plans of as many."""
    path = tmp_path_factory.mktemp("several") / "runut.db"
    rows = [
        told(BOTH, f"media{n}.example", f"2025-06-{n + 1}", {**attack(80, "Suriah", BOTH), "day": f"2025-06-{n}"})
        for n in (11, 13, 15)
    ]
    rows += [told(OPEN, "dua.example", f"2025-06-{n}", plan("Lavrov", "Iran", f"2025-06-{n + 2}")) for n in (11, 14, 17)]
    with Store.open(path, create=True) as made:
        made.expect([doc for doc, _ in rows])
        made.put(rows)
        resolve_changes(made)
    return path.parent


@pytest.mark.parametrize("sort", ["day", "-day"])
@pytest.mark.parametrize(
    "listing",
    [
        pytest.param(["disputes"], id="disputes"),
        pytest.param(["disputes", "--about", "figure"], id="disputes about figures"),
        pytest.param(["pledges"], id="pledges"),
        pytest.param(["pledges", "--open", "--kind", "plan"], id="open plans"),
    ],
)
def test_pages_hold_all_once_and_in_order(several: Path, listing: list[str], sort: str) -> None:
    asked = [*listing, "--json", "--sort", sort]
    whole = command.runut(several, *asked).stdout.splitlines()
    assert len(whole) == 3
    assert [line for page in command.page_by_page(several, 2, *asked) for line in page] == whole
    assert command.page_by_page(several, 1, *asked) == [[line] for line in whole]


@pytest.mark.parametrize("listing", ["disputes", "pledges"])
def test_a_page_tells_how_many_follow(several: Path, listing: str) -> None:
    assert command.runut(several, listing, "--limit", "1").stderr.startswith(f"2 lagi: runut {listing} --limit 1 --after ")
    refused = command.runut(several, listing, "--sort", "origins")
    assert (refused.returncode, "choose among day, -day" in refused.stderr) == (2, True)
