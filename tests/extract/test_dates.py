"""The days of each mention of a short article of 2024-06-12, a Wednesday, row by row: from which words, and whether background."""

from __future__ import annotations

import pytest

from runut.evaluate.rules import read_example
from runut.pipeline import load_resources
from runut.records import EventMention

OPENING = "Uni Eropa membuka rapat di Brussel. Para diplomat hadir sejak pagi hari. Agenda rapat cukup panjang. Rapat itu berlangsung tertutup. "
"""Four sentences without days and events, so that what follows is no lead."""


def line(mention: EventMention) -> str:
    days = f"{mention.start or ''}..{mention.end or ''}"
    return f"{mention.type} {days} {mention.date_basis}" + (" background" if mention.background else "")


def days_of(text: str) -> list[str]:
    return [line(mention) for mention in read_example(text, load_resources())]


SENTENCE = [
    pytest.param(
        "Presiden Mesir menemui Presiden Turki pada 2021 di Ankara dan Kairo mengirim bantuan ke Suriah.",
        ["CONSULT 2021-01-01..2021-12-31 expression background", "AID 2024-06-11..2024-06-12 published"],
        id="dan parts two happenings",
    ),
    pytest.param(
        "Israel memulai perang dengan Iran setelah melancarkan serangan udara pada 2 Juni 2024.",
        ["ASSAULT 2024-06-02..2024-06-02 expression"],
        id="one doer in one go",
    ),
    pytest.param(
        "Iran menuduh Israel melanggar gencatan senjata yang berlaku sejak April.",
        ["ACCUSE 2024-06-11..2024-06-12 published"],
        id="sejak of another happening",
    ),
    pytest.param("Iran kerap mengecam Israel.", ["ACCUSE 2024-06-11..2024-06-12 published background"], id="habit"),
    pytest.param(
        "Israel terus menyerang Gaza sejak Oktober 2023.",
        ["ASSAULT 2023-10-01.. expression background"],
        id="history that goes on",
    ),
    pytest.param(
        "Presiden Mesir akan bertemu Presiden Turki pada Senin.",
        ["AGREE 2024-06-17..2024-06-17 expression"],
        id="weekday of a plan",
    ),
    pytest.param(
        "Israel menyerang Gaza, dilansir AFP, Selasa (11/6).", ["ASSAULT 2024-06-11..2024-06-12 published"], id="citing no deed"
    ),
    pytest.param(
        "Turki mengecam Israel, dilansir AFP, Selasa (11/6).", ["ACCUSE 2024-06-11..2024-06-11 citing"], id="citing a statement"
    ),
    pytest.param(
        "Sejak 8 hingga 23 Mei 2024, Presiden Turki melakukan kunjungan ke Mesir.",
        ["CONSULT 2024-05-08..2024-05-23 expression background"],
        id="sejak with both ends",
    ),
]

ELSEWHERE = [
    pytest.param(
        "Presiden Mesir akan bertemu Presiden Turki pada 20 Juni 2024. Rapat itu panjang. Presiden Mesir akan bertemu Presiden Turki di Kairo.",
        ["AGREE 2024-06-20..2024-06-20 expression", "AGREE 2024-06-20..2024-06-20 paragraph"],
        id="a plan told again without its day",
    ),
    pytest.param(
        "Presiden Mesir akan bertemu Presiden Turki pada 20 Juni 2024. Rapat itu panjang. Presiden Mesir akan mengecam Israel.",
        ["AGREE 2024-06-20..2024-06-20 expression", "ACCUSE .. None"],
        id="the day of a plan is of no other",
    ),
    pytest.param(
        OPENING
        + "Iran memperbaiki pabrik yang rusak akibat serangan Israel. Rapat itu panjang. Israel menyerang Iran pada Mei 2023.",
        ["ASSAULT 2023-05-01..2023-05-31 paragraph background", "ASSAULT 2023-05-01..2023-05-31 expression background"],
        id="a noun recalls what is told of the past alone",
    ),
    pytest.param(
        OPENING + "Awal bulan ini, Turki mengumumkan bahwa Israel menewaskan dua tentara Turki.",
        ["ASSAULT 2024-05-31..2024-06-10 sentence"],
        id="news in the first days of the month",
    ),
    pytest.param(
        OPENING + "Israel menyerang Suriah pada 3 Maret. Serangan itu menewaskan lima tentara Suriah.",
        ["ASSAULT 2024-03-03..2024-03-03 expression background", "ASSAULT 2024-03-03..2024-03-03 paragraph background"],
        id="serangan itu",
    ),
    pytest.param(
        OPENING + "Israel menyerang Iran pada 3 Maret. Sebagai balasan, Iran menembakkan rudal ke Israel.",
        ["ASSAULT 2024-03-03..2024-03-03 expression background", "ASSAULT 2024-03-03..2024-03-03 paragraph background"],
        id="what followed then",
    ),
    pytest.param(
        OPENING + "Israel menyerang Iran pada 3 Maret.\nIran kemudian mengancam Israel.",
        ["ASSAULT 2024-03-03..2024-03-03 expression background", "THREATEN 2024-06-11..2024-06-12 published"],
        id="kemudian of a speech",
    ),
    pytest.param(
        OPENING + "Drone Israel menyerang Suriah. Harga minyak naik. Israel mengebom Suriah pada Sabtu (8/6).",
        ["ASSAULT 2024-06-08..2024-06-08 paragraph", "ASSAULT 2024-06-08..2024-06-08 expression"],
        id="the same happening dated later",
    ),
    pytest.param(
        OPENING + "Israel mengebom Suriah pada 3 Maret. Harga minyak naik. Israel menyerang Lebanon.",
        ["ASSAULT 2024-03-03..2024-03-03 expression background", "ASSAULT 2024-06-11..2024-06-12 published"],
        id="another target is another happening",
    ),
    pytest.param(
        OPENING + "Israel menyerang Iran pada 3 Maret. Turki mengecam Israel. Iran menyerang Israel pada 9 Maret.",
        [
            "ASSAULT 2024-03-03..2024-03-03 expression background",
            "ACCUSE 2024-03-03..2024-03-03 paragraph background",
            "ASSAULT 2024-03-09..2024-03-09 expression background",
        ],
        id="between two of background",
    ),
    pytest.param(
        OPENING
        + "Israel menyerang Iran pada 3 Maret. Turki mengecam Israel pada Senin. Mesir mengecam Israel. Iran menyerang Israel pada 9 Maret.",
        [
            "ASSAULT 2024-03-03..2024-03-03 expression background",
            "ACCUSE 2024-06-10..2024-06-10 expression",
            "ACCUSE 2024-06-10..2024-06-10 paragraph",
            "ASSAULT 2024-03-09..2024-03-09 expression background",
        ],
        id="news ends background, and dates the rest of its paragraph",
    ),
    pytest.param(
        OPENING + "Israel menyerang Suriah. Lima tentara terluka. Peristiwa itu terjadi pada Sabtu.",
        ["ASSAULT 2024-06-08..2024-06-08 paragraph"],
        id="dated by a sentence behind it",
    ),
    pytest.param(
        OPENING + "Warga tewas dalam kekerasan di Suriah. Turki marah. Kekerasan bermula pada Sabtu di dua kota.",
        ["ASSAULT 2024-06-08..2024-06-12 paragraph"],
        id="begun on a day that a later sentence tells",
    ),
    pytest.param(
        OPENING
        + "\n\nIran menolak tuduhan mendalangi kerusuhan. Juru bicara Iran, Senin (10/6), menyebut tuduhan itu menggelikan.",
        ["REJECT 2024-06-10..2024-06-10 paragraph"],
        id="the next sentence tells who of them said so, and when",
    ),
    pytest.param(
        OPENING + "Iran menuduh Israel menyiapkan perang di masa depan.",
        ["ACCUSE 2024-06-11..2024-06-12 published"],
        id="the future dates no deed",
    ),
    pytest.param(
        OPENING + "Turki mengecam Israel karena menutup perbatasan hingga 22 Juni mendatang.",
        ["ACCUSE 2024-06-11..2024-06-12 published", "COERCE 2024-06-11..2024-06-12 published"],
        id="what lasts into the future dates no deed",
    ),
    pytest.param(
        "Jumlah korban tewas akibat serangan Israel ke Suriah bertambah menjadi 60 orang. Angka itu disampaikan pada Selasa (11/6).",
        ["ASSAULT 2024-06-06..2024-06-12 paragraph"],
        id="a count that goes on is later than the deed",
    ),
    pytest.param(
        OPENING + "Korban tewas serangan Israel ke Suriah pada Sabtu bertambah menjadi 60 orang.",
        ["ASSAULT 2024-06-08..2024-06-08 expression"],
        id="the deed's day, before the count",
    ),
    pytest.param(
        OPENING + "Korban tewas serangan Israel ke Suriah naik menjadi 60 orang pada Selasa.",
        ["ASSAULT 2024-06-06..2024-06-12 paragraph"],
        id="the day of the count",
    ),
    pytest.param(
        OPENING
        + "Israel menyerang Suriah pada Sabtu. Turki marah. Korban tewas serangan Israel ke Suriah naik menjadi 60 orang.",
        ["ASSAULT 2024-06-08..2024-06-08 expression", "ASSAULT 2024-06-08..2024-06-08 paragraph"],
        id="a count of what the article dates",
    ),
    pytest.param(OPENING + "Saat ini Israel menyerang Gaza.", ["ASSAULT 2024-06-11..2024-06-12 published"], id="now is no day"),
    pytest.param(
        OPENING + "Pekan lalu, Israel mengumumkan pasukannya menewaskan lima tentara Suriah.",
        ["ASSAULT 2024-06-02..2024-06-09 sentence"],
        id="news in the week of the report",
    ),
    pytest.param(
        "Gencatan senjata berlaku mulai Minggu (16/6) di Gaza. Israel menyerang Suriah.",
        ["ASSAULT 2024-06-11..2024-06-12 published"],
        id="what is to come dates no deed",
    ),
    pytest.param(
        "Rapat dibuka pada Senin (10/6) di Ankara. Turki mengecam Israel.",
        ["ACCUSE 2024-06-10..2024-06-10 lead"],
        id="the lead's day",
    ),
    pytest.param(
        OPENING + "Iran pada Senin mengatakan Israel menyerang Gaza.",
        ["ASSAULT 2024-06-09..2024-06-10 sentence"],
        id="news on the day of the report",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCE + ELSEWHERE)
def test_days(text: str, expected: list[str]) -> None:
    assert days_of(text) == expected
