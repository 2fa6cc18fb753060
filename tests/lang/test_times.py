"""Indonesian times: every rule's own examples, and what the text around a time says of it."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from runut.evaluate.time_rules import check_rule, time_rules
from runut.grammar.time_rules import TimeRule
from runut.lang.id.times import find_times

ANCHOR = date(2024, 12, 12)  # a Thursday


@pytest.mark.parametrize("rule", time_rules(), ids=lambda rule: rule.id)
def test_rule_holds(rule: TimeRule) -> None:
    assert list(check_rule(rule)) == []


ROWS = [
    ("bertemu Rabu (15/3/2023) di", "Rabu (15/3/2023)", "2023-03-15", "2023-03-15", "day"),
    ("pada Kamis, 16 Maret 2023 di", "Kamis, 16 Maret 2023", "2023-03-16", "2023-03-16", "day"),
    ("pada 16 Mar 2023 di", "16 Mar 2023", "2023-03-16", "2023-03-16", "day"),
    ("pada 15/3/2023 di", "15/3/2023", "2023-03-15", "2023-03-15", "day"),
    ("pada 2024-12-01 di", "2024-12-01", "2024-12-01", "2024-12-01", "day"),
    ("pada 4-6 Juni 2025 di", "4-6 Juni 2025", "2025-06-04", "2025-06-06", "day"),
    ("pada 8 Desember di", "8 Desember", "2024-12-08", "2024-12-08", "day"),
    ("akan tiba 8 Januari di", "8 Januari", "2025-01-08", "2025-01-08", "day"),
    ("akan tiba 8 Desember di", "8 Desember", "2024-12-08", "2024-12-08", "day"),
    ("pada Rabu (11/12) di", "Rabu (11/12)", "2024-12-11", "2024-12-11", "day"),
    ("pada September 2015 di", "September 2015", "2015-09-01", "2015-09-30", "month"),
    ("pada bulan Oktober di", "bulan Oktober", "2024-10-01", "2024-10-31", "month"),
    ("perang pecah pada 2011 di", "2011", "2011-01-01", "2011-12-31", "year"),
    ("tiba Senin di", "Senin", "2024-12-09", "2024-12-09", "day"),
    ("akan tiba Senin di", "Senin", "2024-12-16", "2024-12-16", "day"),
    ("tiba Kamis di", "Kamis", "2024-12-12", "2024-12-12", "day"),
    ("tiba Senin pekan lalu di", "Senin pekan lalu", "2024-12-02", "2024-12-02", "day"),
    ("tiba kemarin di", "kemarin", "2024-12-11", "2024-12-11", "day"),
    ("tiba lusa di", "lusa", "2024-12-14", "2024-12-14", "day"),
    ("tiba tadi malam di", "tadi malam", "2024-12-11", "2024-12-11", "day"),
    ("tiba pekan lalu di", "pekan lalu", "2024-12-02", "2024-12-08", "week"),
    ("tiba bulan lalu di", "bulan lalu", "2024-11-01", "2024-11-30", "month"),
    ("tiba dua hari lalu di", "dua hari lalu", "2024-12-10", "2024-12-10", "day"),
    ("jatuh 14 bulan lalu di", "14 bulan lalu", "2023-10-01", "2023-10-31", "month"),
    ("tahun depan di", "tahun depan", "2025-01-01", "2025-12-31", "year"),
    ("sejak September 2015 di", "September 2015", "2015-09-01", None, "month"),
    ("hingga Maret 2024 di", "Maret 2024", None, "2024-03-31", "month"),
]


@pytest.mark.parametrize(("text", "words", "earliest", "latest", "precision"), ROWS, ids=[row[0] for row in ROWS])
def test_reads(text: str, words: str, earliest: str | None, latest: str | None, precision: str) -> None:
    (time,) = find_times(text, ANCHOR)
    assert text[time.start : time.end] == words
    assert (time.earliest and time.earliest.isoformat(), time.latest and time.latest.isoformat()) == (earliest, latest)
    assert time.precision == precision


@pytest.mark.parametrize(
    "text",
    [
        "skor 15/9 di babak itu",
        "harga 2.500 rupiah",
        "UU No. 7/2021",
        "29 Februari 2023",
        "kursi nomor 45",
        "jumat berkah",
    ],
)
def test_is_no_time(text: str) -> None:
    assert find_times(text, ANCHOR) == ()


@pytest.mark.parametrize("text", ["tiba Senin", "tiba kemarin", "pada 8 Desember", "bulan lalu", "Rabu (11/12)"])
def test_without_an_anchor_there_are_no_days(text: str) -> None:
    (time,) = find_times(text, None)
    assert (time.earliest, time.latest, time.relative_to) == (None, None, None)


def test_weekday_is_a_checksum() -> None:
    (time,) = find_times("pada Selasa (16/3/2023) di", None)
    assert (time.flagged, time.earliest) == ("weekday", date(2023, 3, 16))


TOLD = [
    ("tiba Jumat (22/9/2023). Utusan datang sehari sebelumnya.", "sehari sebelumnya", "2023-09-21", "2023-09-21"),
    ("tiba Jumat (22/9/2023). Keesokan harinya ia pergi.", "Keesokan harinya", "2023-09-23", "2023-09-23"),
    ("mulai Rabu (27/11/2024). Tiga hari kemudian kota jatuh.", "Tiga hari kemudian", "2024-11-30", "2024-11-30"),
    ("tiba Jumat (22/9/2023), dua pekan sebelumnya di Doha", "dua pekan sebelumnya", "2023-09-04", "2023-09-10"),
    ("tiba Jumat (22/9/2023), setahun sebelumnya di Doha", "setahun sebelumnya", "2022-01-01", "2022-12-31"),
    ("pada 2008 ia menikah. Tiga tahun kemudian di Doha", "Tiga tahun kemudian", "2011-01-01", "2011-12-31"),
    ("pada Desember 2011 ia menikah. Tiga bulan kemudian di Doha", "Tiga bulan kemudian", "2012-03-01", "2012-03-31"),
    ("tiba Jumat (22/9/2023). Malam sebelumnya ia", "Malam sebelumnya", "2023-09-21", "2023-09-21"),
]


@pytest.mark.parametrize(("text", "words", "earliest", "latest"), TOLD, ids=[row[1] for row in TOLD])
def test_counts_from_the_day_told_last(text: str, words: str, earliest: str, latest: str) -> None:
    _, time = find_times(text, ANCHOR)
    assert (text[time.start : time.end], time.relative_to) == (words, "text")
    assert (time.earliest, time.latest) == (date.fromisoformat(earliest), date.fromisoformat(latest))


def test_a_day_told_before_the_text() -> None:
    (day,) = find_times("Ia pulang Senin (2/12/2024).", ANCHOR)
    (time,) = find_times("Ia tiba sehari sebelumnya.", ANCHOR, day)
    assert (time.earliest, time.relative_to) == (date(2024, 12, 1), "text")
    (alone,) = find_times("Ia tiba sehari sebelumnya.", ANCHOR)
    assert (alone.earliest, alone.latest, alone.relative_to) == (None, None, "text")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ia pulang Senin (2/12/2024). Rakyat berpesta beberapa hari kemudian.", id="no count"),
        pytest.param("Ia pulang pada 2008. Sehari kemudian ia sakit.", id="days are not counted from a year"),
        pytest.param("Ia pulang Senin (2/12/2024) setelah bertugas selama sepuluh hari sebelumnya.", id="how long"),
        pytest.param("Ia pulang Senin (2/12/2024). " + "Kalimat lain. " * 40 + "Sehari sebelumnya ia sakit.", id="too far"),
    ],
)
def test_nothing_to_count_from(text: str) -> None:
    _, time = find_times(text, ANCHOR)
    assert (time.earliest, time.latest) == (None, None)


def test_the_date_itself_is_better() -> None:
    day, other = find_times("Ia tiba Senin (2/12/2024). Sehari sebelumnya, Minggu (1/12/2024), ia sakit.", ANCHOR)
    assert (day.earliest, other.earliest, other.relative_to) == (date(2024, 12, 2), date(2024, 12, 1), None)


COMPARISONS = [
    ("Inilah lawatan pertama Raka ke China sejak 2004.", True),
    ("Pertempuran itu terburuk sejak 2011.", True),
    ("Keduanya bertemu untuk pertama kalinya sejak Maret 2011.", True),
    ("Keduanya bertemu untuk pertama kalinya sejak perang pecah pada 2011.", True),
    ("Ekspor itu paling banyak sejak tahun 2019.", True),
    ("Ia telah memimpin partai itu sejak 2015.", False),
    ("Dialah orang pertama yang telah bertugas di sana sejak 2015.", False),
    ("Sejak perang pecah pada 2011, ia tinggal di sana.", False),
    ("Film itu tayang perdana di layar lebar sejak Maret 2011.", False),
    ("Kunjungan pertama itu berlangsung pada 2004.", False),
    ("Itu kunjungan pertama. Ia memimpin sejak 2004.", False),
]


@pytest.mark.parametrize(("text", "compared"), COMPARISONS)
def test_what_is_compared_dates_nothing(text: str, compared: bool) -> None:
    (time,) = find_times(text, ANCHOR)
    assert (time.flagged == "comparison") is compared


ROLES = [
    ("Kamis, 16 Maret 2023 | 10:15 WIB", "publication"),
    ("Menteri tiba.\nDiperbarui 18 Jun 2025, 11:30 WIB\nIa pergi.", "publication"),
    ('"Kami pulang," kata Raka, Kamis (16/3/2023).', "citing"),
    ("Dilansir AP, Kamis (16/3/2023), warga pulang.", "citing"),
    ("Warga pulang dari kota tua itu pada Kamis (16/3/2023) dengan tiga bus.", None),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_roles(text: str, role: str | None) -> None:
    time, *_ = find_times(text, None)
    assert time.role == role


HOSTILE = [
    "1/", "1/1/", "A", "1", "1 ", "1.", "1,", "(1/1 ", "2024-01-", "2024-", "Senin ", "Senin, ", "Senin-", "pada 2011 ", "dua ", "dua puluh ",
    "beberapa ", "tahun ", "hari ", "akhir ", "setiap ", "setiap Senin, ", "pukul 10.", "akan ", "pertama sejak 2004 ", "1 Mei ", "1 Mei-", "dini ", " ", "(",
    "ke-", "İ1 Mei ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_linear_time(unit: str) -> None:
    """Twice the text, about twice the time; the slack is for a busy machine."""

    def cost(length: int) -> float:
        text = unit * (length // len(unit))
        start = process_time()
        find_times(text, ANCHOR)
        return process_time() - start

    assert cost(8_000) < 6 * cost(4_000) + 0.1


TENSES = [
    pytest.param("Menteri akan tiba Senin.", "2024-12-16", id="plan"),
    pytest.param("Menteri dijadwalkan tiba pada Senin.", "2024-12-16", id="schedule"),
    pytest.param("Menteri tiba Senin.", "2024-12-09", id="past"),
    pytest.param('"Kami akan pulang," ujar Raka, Senin.', "2024-12-09", id="the saying is past, what is said is not"),
    pytest.param("Kami akan pulang, kata Raka di Doha, Senin.", "2024-12-09", id="without quotation marks"),
    pytest.param("Ia akan pulang. Menteri tiba Senin.", "2024-12-09", id="another sentence"),
    pytest.param("Menteri tiba Senin mendatang.", "2024-12-16", id="the word behind"),
    pytest.param("Menteri tiba Senin lalu.", "2024-12-09", id="lalu"),
    pytest.param("Menteri akan tiba Senin (16/12).", "2024-12-16", id="with its date"),
]


@pytest.mark.parametrize(("text", "day"), TENSES)
def test_a_weekday_is_past_or_to_come(text: str, day: str) -> None:
    (time,) = find_times(text, ANCHOR)
    assert time.earliest == time.latest == date.fromisoformat(day)


NOT_READ = [
    pytest.param("Raka (59) pulang.", id="age in brackets"),
    pytest.param("Pria berusia 59 tahun itu pulang.", id="age"),
    pytest.param("Perempuan 34 tahun itu pulang.", id="age of somebody"),
    pytest.param("Raka, 34 tahun, pulang.", id="age after a name"),
    pytest.param("Skor 15/9 pada babak itu.", id="score"),
    pytest.param("Harga beras Rp 2.024 per kilogram.", id="price"),
    pytest.param("Harga minyak US$ 2019 per ton.", id="price in dollars"),
    pytest.param("UU Nomor 1 Tahun 2023 berlaku.", id="year of a law"),
    pytest.param("Perpres No. 12 Tahun 2021 dicabut.", id="year of a decree"),
    pytest.param("Telepon 0812-2024-1999.", id="telephone"),
    pytest.param("Pasal 8 dicabut.", id="article of a law"),
    pytest.param("KTT G20 2023 ramai.", id="year in a name"),
    pytest.param("Piala Dunia 2026 ramai.", id="year of a cup"),
    pytest.param("Timnas U-23 menang.", id="team"),
    pytest.param("Sebanyak 2011 orang hadir.", id="count"),
    pytest.param("Pada 2011 orang hadir.", id="count after a preposition"),
    pytest.param("COPYRIGHT © ANTARA 2023", id="imprint"),
]


@pytest.mark.parametrize("text", NOT_READ)
def test_is_read_as_no_time(text: str) -> None:
    assert find_times(text, ANCHOR) == ()


def test_bad_words_around_do_not_matter() -> None:
    (time,) = find_times("x" * 300 + " pada 8 Desember", ANCHOR)
    assert time.earliest == date(2024, 12, 8)


def test_ten_thousand_digits_are_no_time() -> None:
    assert find_times("1" * 10_000, ANCHOR) == ()
    assert find_times("1/" * 10_000, ANCHOR) == ()
