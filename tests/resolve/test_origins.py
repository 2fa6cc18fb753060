"""Articles made of one text are one origin, and it says why; reports of one story are not."""

from __future__ import annotations

import random
from datetime import date

import pytest

from runut.gazetteer import load_gazetteer
from runut.records import Article, Dateline, Origin
from runut.resolve import find_origins
from runut.resolve.families import Families
from runut.resolve.origins import Trace, lookup_keys, matching, origins_of, trace_article
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


QUOTED = '"Kami sudah menyiapkan dua ratus petugas di lima pos dan akan membuka jalur itu begitu air surut, jadi warga tidak perlu cemas,"'

FIRST_HAND = f"""Genangan setinggi lutut membuat ratusan kendaraan berputar arah di kawasan pelabuhan sejak pagi buta.
{QUOTED} kata kepala dinas perhubungan. Sopir truk mengeluh karena antrean mencapai empat kilometer dari gerbang utara."""

SECOND_HAND = f"""Kepala dinas perhubungan menjanjikan jalan raya pelabuhan segera dibuka lagi sesudah terendam dua malam.
{QUOTED} ujarnya ketika meninjau lokasi. Pedagang pasar di sekitar situ menghitung kerugian karena dagangan membusuk."""

REUTERS = """Menteri Luar Negeri Rusia Sergei Lavrov bertemu Asaad al-Shaibani di Damaskus pada Kamis, 12 Juni.
Keduanya membahas pangkalan Tartus dan Hmeimim serta utang 1.200 juta dolar, kata Maria Zakharova di Moskow.
Delegasi Rusia yang terdiri atas 14 orang juga menemui Ahmed al-Sharaa, dan Kirill Dmitriev tinggal sampai Jumat."""

REUTERS_AGAIN = """Lavrov tiba di ibu kota Suriah untuk berunding dengan rekannya Asaad al-Shaibani, hari Kamis, 12 Juni 2025.
Menlu Rusia Sergei Lavrov membawa 14 pejabat, di antaranya Kirill Dmitriev yang baru pulang Jumat ke Moskow.
Pinjaman lama sebesar 1.200 juta dolar dan nasib Hmeimim dan Tartus dirundingkan, menurut juru bicara Maria Zakharova,
sebelum rombongan diterima Ahmed al-Sharaa di Damaskus."""

TEMPLATE = """Badan cuaca memperkirakan {town} berawan sejak pagi, lalu hujan ringan pada siang hari dengan suhu {low} sampai {high} derajat.
Kelembapan udara di {town} berkisar antara {damp} persen, dan angin bertiup dari {wind} dengan kecepatan {speed} kilometer per jam.
Warga {town} diminta membawa payung dan berhati-hati terhadap genangan di jalan, demikian keterangan tertulis pagi ini."""

TITLE = "Banjir Pelabuhan Surut, Jalan Utama Dibuka Kembali"


def texts(*bodies: str) -> list[Article]:
    """Of outlets that have nothing to do with each other."""
    return [article(document(body, path=f"{n}.txt"), outlet=f"koran{n}.id") for n, body in enumerate(bodies)]


def told_by(
    outlet: str, text: str, *, day: date | None = date(2025, 6, 14), title: str | None = None, credits: str = ""
) -> Article:
    named = tuple(name.replace("_", " ") for name in credits.split())
    return article(document(f"{text}\n", path=outlet), outlet=outlet, published=day, title=title, credits=named)


def weather(town: str, n: int) -> str:
    wind = ("Utara", "Timur", "Selatan")[n % 3]
    return TEMPLATE.format(town=town, low=20 + n, high=30 + n, damp=60 + n, wind=wind, speed=10 + n)


def families(articles: list[Article]) -> list[str]:
    found = {origin.document: origin.family for origin in find_origins(articles)}
    return [found[a.id] for a in articles]


CASES = [
    pytest.param(AGENCY, AGENCY.upper().replace(",", ""), True, id="the same but for case and commas"),
    pytest.param(AGENCY, f"{LEAD}\n{AGENCY}", True, id="agency text under a new lead"),
    pytest.param(AGENCY, AGENCY[: len(AGENCY) * 6 // 10], True, id="agency text cut from the end"),
    pytest.param(AGENCY, AGENCY.replace("menyatakan", "mengatakan").replace("pekan", "minggu"), True, id="two words changed"),
    pytest.param(AGENCY, f"{AGENCY}\n{OTHER}\n{LEAD}", True, id="agency text inside a longer report"),
    pytest.param(AGENCY, "\n".join(reversed(AGENCY.splitlines())), True, id="paragraphs moved"),
    pytest.param(AGENCY, AGENCY.replace("bulan lalu", "Mei 2025").replace("pekan", "3 hari"), True, id="brought up to date"),
    pytest.param(
        AGENCY, "\n".join([LEAD, *AGENCY.splitlines()[1:3], *OTHER.splitlines()[:2]]), True, id="two of five among others"
    ),
    pytest.param(FIRST_HAND, SECOND_HAND, False, id="one quotation in two reports"),
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


JUNE_12, JUNE_17 = date(2025, 6, 12), date(2025, 6, 17)
BACKGROUND = "\n".join([LEAD, OTHER, *AGENCY.splitlines()[3:]])
KINDS = [
    pytest.param(told_by("a.id", AGENCY), told_by("b.id", AGENCY), "same-text", id="the same words in two papers"),
    pytest.param(told_by("a.id", AGENCY), told_by("b.id", f"{LEAD}\n{AGENCY}"), "near-text", id="under a new lead"),
    pytest.param(told_by("a.id", AGENCY), told_by("a.id", f"{LEAD}\n{AGENCY}"), "near-text", id="printed again by one outlet"),
    pytest.param(told_by("a.id", AGENCY), told_by("a.id", BACKGROUND), None, id="one outlet's background in its next report"),
    pytest.param(
        told_by("a.id", AGENCY),
        told_by("a.id", "\n".join([LEAD, *AGENCY.splitlines()[1:]]), day=JUNE_17),
        None,
        id="most of it, five days later",
    ),
    pytest.param(told_by("a.id", weather("Bogor", 1)), told_by("a.id", weather("Medan", 5)), None, id="weather of two towns"),
    pytest.param(
        told_by("a.id", weather("Bogor", 1)),
        told_by("b.id", weather("Medan", 5), day=date(2025, 7, 1)),
        None,
        id="and weeks later",
    ),
    pytest.param(
        told_by("okezone.com", SAME_STORY, title=TITLE),
        told_by("sindonews.com", AGENCY, title=TITLE),
        "sister",
        id="one owner, one headline",
    ),
    pytest.param(
        told_by("okezone.com", SAME_STORY, title=TITLE),
        told_by("tempo.co", AGENCY, title=TITLE),
        None,
        id="one headline, two owners",
    ),
    pytest.param(
        told_by("rri.co.id", SAME_STORY, title=TITLE),
        told_by("tvri.go.id", AGENCY, title=TITLE),
        None,
        id="the state owns many newsrooms",
    ),
    pytest.param(
        told_by("okezone.com", SAME_STORY, title=TITLE),
        told_by("sindonews.com", AGENCY, title=TITLE, day=JUNE_17),
        None,
        id="days apart",
    ),
    pytest.param(
        told_by("tempo.co", SAME_STORY, title=TITLE),
        told_by("koran.id", AGENCY, title=TITLE, credits="Tempo"),
        "credited",
        id="a re-host names its source",
    ),
    pytest.param(
        told_by("a.id", REUTERS, credits="Reuters"),
        told_by("b.id", REUTERS_AGAIN, credits="Reuters"),
        "translated",
        id="one report, two translations",
    ),
    pytest.param(
        told_by("a.id", REUTERS, credits="Reuters"), told_by("b.id", REUTERS_AGAIN, credits="AFP"), None, id="two agencies"
    ),
    pytest.param(
        told_by("a.id", REUTERS, credits="KBL"),
        told_by("b.id", REUTERS_AGAIN, credits="Kantor_Berita_Lintas"),
        "translated",
        id="an agency and its initials",
    ),
    pytest.param(
        told_by("a.id", REUTERS, credits="Reuters"),
        told_by("b.id", SAME_STORY, credits="Reuters"),
        None,
        id="one agency's other report",
    ),
    pytest.param(
        told_by("a.id", REUTERS, credits="Reuters", day=None),
        told_by("b.id", REUTERS_AGAIN, credits="Reuters"),
        None,
        id="no day, no saying",
    ),
]


@pytest.mark.parametrize(("one", "other", "kind"), KINDS)
def test_an_origin_says_by_what_it_is_known(one: Article, other: Article, kind: str | None) -> None:
    found = find_origins([one, other])
    assert {origin.kind for origin in found} == {kind}
    assert {origin.matched for origin in found} == ({one.id, other.id} if kind else {None})
    assert len({origin.family for origin in found}) == (1 if kind else 2)
    assert found == find_origins([other, one])


def test_a_copy_is_matched_with_the_earliest_report() -> None:
    first = told_by("z.id", AGENCY, day=JUNE_12)
    later = [told_by(f"{n}.id", f"Kabar dari koran nomor {n}.\n{AGENCY}") for n in range(5)]
    matched = {origin.document: origin.matched for origin in find_origins([*later, first])}
    assert {matched[copy.id] for copy in later} == {first.id}


def test_a_family_is_named_by_its_smallest_document() -> None:
    copies = texts(AGENCY, f"{LEAD}\n{AGENCY}", AGENCY + " (*)")
    assert set(families(copies)) == {min(a.id for a in copies)}


def test_five_hundred_clones_with_a_line_of_their_own_are_one_origin() -> None:
    clones = texts(*(f"Kanal berita nomor {n} di kota {n * 7}.\n{AGENCY}" for n in range(500)))
    assert len(set(families([*clones, *texts(OTHER)]))) == 2


def test_five_hundred_clones_edited_each_in_its_own_way_are_one_origin() -> None:
    chance = random.Random(7)
    lines, others = AGENCY.splitlines(), [*OTHER.splitlines(), *SAME_STORY.splitlines(), LEAD]
    clones = []
    for n in range(500):
        kept = chance.sample(lines, 4)
        clones.append("\n".join([f"Laporan {n}: {chance.choice(others)}", *kept, chance.choice(others)]))
    assert len(set(families(texts(*clones)))) == 1


def grown(articles: list[Article]) -> dict[str, Origin]:
    """As a store does it: each article meets only those that share a key with it."""
    stored: dict[str, Trace] = {}
    index: dict[int, set[str]] = {}
    origins: dict[str, Origin] = {}
    for one in articles:
        trace = trace_article(one, load_gazetteer())
        met = {id_ for key in lookup_keys(trace) for id_ in index.get(key, ())}
        touched = {origins[found.document].family for found in matching(trace, [stored[id_] for id_ in sorted(met)])}
        members = [stored[id_] for id_, origin in origins.items() if origin.family in touched]
        origins.update({origin.document: origin for origin in origins_of([trace, *members])})
        decoded = Trace.decode(one.id, trace.encode())
        assert decoded is not None
        stored[one.id] = decoded
        for key in lookup_keys(trace):
            index.setdefault(key, set()).add(one.id)
    return origins


def test_articles_that_come_one_by_one_end_in_the_same_origins() -> None:
    chains = [f"{LEAD}\n{AGENCY}", AGENCY, f"{AGENCY}\n{OTHER}", OTHER, SAME_STORY, f"{OTHER}\n{SAME_STORY}", AGENCY[:400]]
    articles = [
        *texts(*chains, *(f"Nomor {n}.\n{AGENCY}" for n in range(12)), "", " "),
        *(a for case in KINDS for a in case.values[:2]),
    ]  # type: ignore[misc]
    articles = list({a.id: a for a in articles}.values())
    expected = find_origins(articles)
    for seed in range(4):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert tuple(sorted(grown(shuffled).values(), key=lambda origin: origin.document)) == expected


def test_a_trace_of_another_version_is_not_read() -> None:
    assert Trace.decode("d", b"\x00rest") is None
    assert Trace.decode("d", b"") is None


@pytest.mark.parametrize(
    "text", ["a" * 500_000, "1/" * 200_000, '"' * 300_000, " \n" * 300_000, "ya tidak " * 60_000, "😀 " * 100_000]
)
def test_a_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    assert len(set(families(texts(text, f"{text}\n{AGENCY}", AGENCY)))) <= 3


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
        (article(document("lima"), outlet="wartasamudra.example", credits=("Warta Samudra", "KBL")), ("KBL",)),
        (article(document("enam"), published=date(2025, 1, 1)), ()),
    ]
    found = {origin.document: origin.agencies for origin in find_origins([a for a, _ in rows])}
    assert [found[a.id] for a, _ in rows] == [agencies for _, agencies in rows]


def test_families_are_headed_by_their_smallest_member_however_they_are_joined() -> None:
    for seed in range(10):
        joined: Families[int] = Families()
        for one, other in random.Random(seed).sample([(1, 5), (5, 9), (9, 3), (2, 4)], 4):
            joined.join(one, other)
        assert [joined.head(n) for n in range(1, 10)] == [1, 2, 1, 2, 1, 6, 7, 8, 1]
