"""Copies of one text are one origin; texts of one story are not."""

from __future__ import annotations

import random
from datetime import date

import pytest

from runut.records import Article, Dateline
from runut.resolve import find_origins
from runut.resolve.families import Families
from tests.records import article, document

AGENCY = """Kementerian Luar Negeri Suriah menyatakan delegasi ekonomi akan berangkat ke Moskow pada pekan depan.
Delegasi itu membawa daftar proyek pembangkit listrik yang rusak selama perang dan memerlukan suku cadang.
Menurut kementerian, pembicaraan akan mencakup pengiriman gandum, perbaikan pelabuhan, dan jadwal pembayaran utang.
Pejabat kedua negara terakhir bertemu pada bulan lalu di Damaskus untuk menyusun agenda pertemuan tersebut.
Hasil pembicaraan akan diumumkan setelah kedua pihak menandatangani berita acara di ibu kota Rusia."""

LEAD = "Hubungan dagang Suriah dan Rusia memasuki babak baru setelah perubahan pemerintahan, tulis redaksi kami dari Jakarta."

SAME_STORY = """Suriah mengirim rombongan pejabat ekonominya ke Rusia minggu depan, demikian pengumuman di Damaskus.
Rombongan tersebut hendak membahas gandum dan listrik dengan mitra mereka dari pemerintah Rusia.
Belum jelas siapa yang akan memimpin rombongan itu, sedangkan Moskow belum memberi keterangan apa pun kepada wartawan.
Para pengamat menilai kunjungan tersebut penting karena utang lama belum juga dibicarakan sejak tahun lalu."""

OTHER = """Serikat buruh pelabuhan menggelar aksi mogok selama dua hari di kota pesisir itu untuk menuntut kenaikan upah.
Mereka menolak tawaran perusahaan yang dinilai jauh di bawah kebutuhan hidup layak menurut hitungan serikat sendiri.
Aksi tersebut diikuti ratusan pekerja bongkar muat dan berlangsung tertib di bawah pengawasan aparat setempat."""


def texts(*bodies: str) -> list[Article]:
    return [article(document(body, path=f"{n}.txt")) for n, body in enumerate(bodies)]


def families(articles: list[Article]) -> list[str]:
    found = {origin.document: origin.family for origin in find_origins(articles)}
    return [found[a.id] for a in articles]


CASES = [
    pytest.param(AGENCY, AGENCY.upper().replace(",", ""), True, id="the same but for case and commas"),
    pytest.param(AGENCY, f"{LEAD}\n{AGENCY}", True, id="agency text under a new lead"),
    pytest.param(AGENCY, AGENCY[: len(AGENCY) * 6 // 10], True, id="agency text cut from the end"),
    pytest.param(AGENCY, AGENCY.replace("menyatakan", "mengatakan").replace("pekan", "minggu"), True, id="two words changed"),
    pytest.param(AGENCY, f"{AGENCY}\n{OTHER}\n{LEAD}", True, id="agency text inside a longer report"),
    pytest.param(AGENCY, SAME_STORY, False, id="one story in two hands"),
    pytest.param(AGENCY, OTHER, False, id="two stories"),
    pytest.param(SAME_STORY, f"{OTHER}\n{SAME_STORY.splitlines()[0]}", False, id="one sentence in common"),
    pytest.param("", " ", False, id="nothing is no copy of nothing"),
    pytest.param("Rusia berduka.", "Rusia berduka!", True, id="equal words at any length"),
    pytest.param("Rusia berduka.", "Rusia berduka cita.", False, id="too short to be a copy unless equal"),
]


@pytest.mark.parametrize(("one", "other", "copied"), CASES)
def test_a_copy_is_told_from_a_report_of_its_own(one: str, other: str, copied: bool) -> None:
    first, second = families(texts(one, other))
    assert (first == second) is copied


def test_a_family_is_named_by_its_smallest_document() -> None:
    copies = texts(AGENCY, f"{LEAD}\n{AGENCY}", AGENCY + " (*)")
    assert set(families(copies)) == {min(a.id for a in copies)}


def test_five_hundred_clones_with_a_line_of_their_own_are_one_origin() -> None:
    clones = texts(*(f"Kanal berita nomor {n} di kota {n * 7}.\n{AGENCY}" for n in range(500)))
    assert len(set(families([*clones, *texts(OTHER)]))) == 2


def test_the_order_of_articles_does_not_matter() -> None:
    articles = texts(AGENCY, f"{LEAD}\n{AGENCY}", SAME_STORY, OTHER, f"{OTHER}\n{LEAD}", AGENCY[:400])
    expected = find_origins(articles)
    for seed in range(20):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert find_origins(shuffled) == expected


def test_agencies_come_from_credits_and_from_a_dateline_that_is_not_the_outlets_own() -> None:
    def line(outlet: str) -> Dateline:
        return Dateline(start=0, end=5, text="KAIRO", place="Kairo", outlet=outlet)

    rows = [
        (article(document("satu"), credits=("Reuters", "AFP")), ("AFP", "Reuters")),
        (article(document("dua"), dateline=line("ANTARA")), ("ANTARA",)),
        (article(document("tiga"), dateline=line("ANTARA"), credits=("Antara",)), ("ANTARA",)),
        (article(document("empat"), outlet="kompas.com", dateline=line("KOMPAS.com")), ()),
        (article(document("lima"), published=date(2025, 1, 1)), ()),
    ]
    found = {origin.document: origin.agencies for origin in find_origins([a for a, _ in rows])}
    assert [found[a.id] for a, _ in rows] == [agencies for _, agencies in rows]


def test_families_are_headed_by_their_smallest_member_however_they_are_joined() -> None:
    for seed in range(10):
        joined: Families[int] = Families()
        for one, other in random.Random(seed).sample([(1, 5), (5, 9), (9, 3), (2, 4)], 4):
            joined.join(one, other)
        assert [joined.head(n) for n in range(1, 10)] == [1, 2, 1, 2, 1, 6, 7, 8, 1]
