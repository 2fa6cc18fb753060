"""Publication days: each kind of evidence, their order, and none where there is none."""

from __future__ import annotations

from datetime import date

import pytest

from runut.clean.published import date_in_address, read_day
from runut.lang.pack import load_language
from tests.clean.articles import LEAD, NEXT, clean

VALUES = [
    ("2024-12-11", date(2024, 12, 11)),
    ("2024-12-11T21:02+07:00", date(2024, 12, 11)),
    ("2024-12-11T21:02:00Z", date(2024, 12, 12)),
    ("2024-12-11T23:30+09:00", date(2024, 12, 11)),
    ("Rabu, 11 Des 2024 21:02 WIB", date(2024, 12, 11)),
    ("Kompas.com - 11/12/2024, 10:22 WIB", date(2024, 12, 11)),
    ("Jum'at, 08 September 2017 | 05:01 WIB", date(2017, 9, 8)),
    ("1733904000", date(2024, 12, 11)),
    ("1733904000000", date(2024, 12, 11)),
    ("Dec 11, 2024", date(2024, 12, 11)),
    ("2024/12/11 10:00", date(2024, 12, 11)),
    ("20241211T100000", date(2024, 12, 11)),
    ("31/31/2024", None),
    ("kemarin", None),
]


@pytest.mark.parametrize(("words", "day"), VALUES)
def test_stated_dates(words: str, day: date | None) -> None:
    assert read_day(words, load_language()) == day


ADDRESSES = [
    ("https://a.com/read/2019/09/18/123/x", date(2019, 9, 18)),
    ("https://a.com/nasional/20250118134839-20-1188658/x", date(2025, 1, 18)),
    ("https://a.co.id/berita/17/09/07/x-y", date(2017, 9, 7)),
    ("https://a.com/berita/d-7971175/x", None),
    ("https://a.com/2025/13/40/x", None),
    (None, None),
]


@pytest.mark.parametrize(("url", "day"), ADDRESSES)
def test_address(url: str | None, day: date | None) -> None:
    found = date_in_address(url)
    assert (found.start if found else None) == day


BODIES = [
    ("a reprint dates the day", f'{LEAD}\n"Kami pulang," kata warga seperti dilansir AP, Kamis (16/3/2023).', ("2023-03-16", "2023-03-16", "day")),
    ("what was said may be told a day later", f'{LEAD}\n"Kami pulang," kata Raka di kantornya, Kamis (16/3/2023).', ("2023-03-16", "2023-03-17", "interval")),
    ("so may a happening of the lead", "Keduanya bertemu pada Senin (2/12/2024) di ibu kota.", ("2024-12-02", "2024-12-03", "interval")),
    ("today is today", "Keduanya bertemu hari ini, Senin (2/12/2024), di ibu kota.", ("2024-12-02", "2024-12-02", "day")),
    ("a date line", f"Kamis, 16 Maret 2023 | 10:15 WIB\n{LEAD}", ("2023-03-16", "2023-03-16", "day")),
    ("a wrong weekday is not believed", "Keduanya bertemu pada Selasa (16/3/2023) di ibu kota.", None),
    ("background is no evidence", f"{LEAD}\nPerang itu pecah pada 7 Oktober 2023 di wilayah utara.", None),
    ("a plan is no evidence", "Keduanya akan bertemu pada Senin (2/12/2024) di ibu kota.", None),
    ("a year and a weekday", "Keduanya bertemu pada Rabu (11/12) di ibu kota. Anggaran 2024 dan 2025 dibahas.", ("2024-12-11", "2024-12-12", "interval")),
    ("a weekday without any year", "Keduanya bertemu pada Rabu (11/12) di ibu kota.", None),
    ("no date at all", LEAD, None),
    ("only in furniture", f"{LEAD}\n{NEXT}\nTerkini\n- 57 Kode Baru, Kata Tim, Minggu (25/1/2026)\n- Harga Naik Januari 2026", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_text(text: str, days: tuple[str, str, str] | None) -> None:
    found = clean(text).published
    assert (found and (found.start.isoformat(), found.end.isoformat(), found.precision)) == days


def test_order_of_trust() -> None:
    text = f"Rabu, 11 Desember 2024 | 10:15 WIB\n{LEAD}"
    url = "https://a.com/read/2024/12/10/x"
    assert (clean(text, url=url, published="2024-12-09").published or 0).basis == "declared"  # type: ignore[union-attr]
    assert (clean(text, url=url).published or 0).basis == "address"  # type: ignore[union-attr]
    assert (clean(text).published or 0).basis == "date-line"  # type: ignore[union-attr]


def test_a_picture_counts_when_it_bears_the_title() -> None:
    title = "Dua Menteri Bahas Jalur Bantuan di Kota Tua"
    picture = "https://contoh.id/uploads/2025/02/13/dua-menteri-bahas-jalur-bantuan-di-kota-tua-1.jpg"
    found = clean(f"![{title}]({picture})\n{title}\n{LEAD}\n{NEXT}").published
    assert found is not None
    assert (found.start, found.basis) == (date(2025, 2, 13), "image-path")
    assert clean(f"![Gedung](https://contoh.id/uploads/2020/02/13/gedung.jpg)\n{LEAD}\n{NEXT}").published is None


PICTURES = [
    ("its picture came a day after what was said", "https://contoh.id/2024/12/02/7.jpg", "", "2024-12-02", "2024-12-02", "day"),
    ("an older picture says nothing more", "https://contoh.id/2024/11/20/7.jpg", "", "2024-12-01", "2024-12-02", "interval"),
    ("a later one is no part of the article", "https://contoh.id/2024/12/05/7.jpg", "", "2024-12-01", "2024-12-02", "interval"),
    ("nor is one below it", "", "https://contoh.id/2024/12/02/8.jpg", "2024-12-01", "2024-12-02", "interval"),
]


@pytest.mark.parametrize(
    ("above", "below", "start", "end", "precision"), [row[1:] for row in PICTURES], ids=[row[0] for row in PICTURES]
)
def test_an_article_is_not_older_than_its_pictures(above: str, below: str, start: str, end: str, precision: str) -> None:
    told = f'![]({above})\n{LEAD}\n"Kami pulang," kata Raka di kantornya, Minggu (1/12/2024).\n{NEXT}\n![]({below})'
    found = clean(told).published
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat(), found.precision) == (start, end, precision)


def test_how_long_ago_somebody_fell_gives_the_year() -> None:
    """Assad fell on 8 December 2024 (gazetteer): fourteen months later 28 January is that of 2026."""
    text = (
        "Utusan khusus itu dijadwalkan tiba di Moskow pada 28 Januari, kata kantornya pada Senin.\n"
        "Hubungan kedua negara berubah sejak Bashar al-Assad digulingkan 14 bulan lalu."
    )
    found = clean(text).published
    assert found is not None
    assert date(2026, 1, 26) <= found.start <= found.end <= date(2026, 1, 29)
