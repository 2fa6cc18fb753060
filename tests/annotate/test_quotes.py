"""Who said what, row by row: every mark, every place of the cue, every kind of speaker. Persons are invented."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from runut.annotate.quotes import find_quotes
from runut.annotate.quotes.find import one_of_each
from runut.pipeline import annotate_article, load_resources
from runut.records import Quote
from tests.records import article


def read(text: str, title: str | None = None) -> tuple[Quote, ...]:
    return annotate_article(article(text=text, title=title), load_resources()).quotes


def told(text: str) -> list[tuple[str, str | None, str]]:
    """(kind, speaker, text) of each quote."""
    return [(q.kind, q.speaker.name if q.speaker else None, q.text) for q in read(text)]


SAID = "Kami akan datang,"
BADU = "Badu Fulanto"

DIRECT = [
    pytest.param(f'"{SAID}" kata {BADU} di Palu.', id="straight marks"),
    pytest.param(f"“{SAID}” kata {BADU} di Palu.", id="curly marks"),
    pytest.param(f"”{SAID}” kata {BADU} di Palu.", id="closing marks on both sides"),
    pytest.param(f"„{SAID}“ kata {BADU} di Palu.", id="low opening mark"),
    pytest.param(f"«{SAID}» kata {BADU} di Palu.", id="guillemets"),
    pytest.param(f"''{SAID}'' kata {BADU} di Palu.", id="doubled apostrophes"),
    pytest.param(f"``{SAID}'' kata {BADU} di Palu.", id="doubled backquotes"),
    pytest.param(f"‘{SAID}’ kata {BADU} di Palu.", id="single marks"),
    pytest.param(f"'{SAID}' kata {BADU} di Palu.", id="apostrophes as marks"),
    pytest.param(f'"{SAID} kata {BADU} di Palu.', id="the closing mark is missing"),
    pytest.param(f'{SAID}" kata {BADU} di Palu.', id="the opening mark is missing"),
    pytest.param(f'" {SAID} " kata {BADU} di Palu .', id="tokens with spaces"),
    pytest.param(f'"{SAID}"kata {BADU} di Palu.', id="glued to the cue"),
    pytest.param(f'{BADU} mengatakan, "{SAID}"', id="the cue before a comma"),
    pytest.param(f'{BADU} berkata: "{SAID}"', id="the cue before a colon"),
    pytest.param(f'{BADU} mengatakan kepada wartawan, "{SAID}"', id="to whom between"),
    pytest.param(f'"{SAID}" demikian kata {BADU}.', id="demikian before the cue"),
    pytest.param(f'{BADU} tiba kemarin. "{SAID}" ujarnya menambahkan.', id="a clitic"),
    pytest.param(f'{BADU} tiba kemarin. "{SAID}" kata dia.', id="a pronoun"),
    pytest.param(f'{BADU} mengkritik usul itu. Dia marah. "{SAID}" kata Fulanto.', id="a short name"),
    pytest.param(f'Usul itu ditolak {BADU}, kata Sari. {BADU} mengatakan hal itu di Palu. "{SAID}"', id="no cue of its own"),
]


@pytest.mark.parametrize("text", DIRECT)
def test_direct_quotes(text: str) -> None:
    assert ("direct", BADU, SAID) in told(text)


SHAPES = [
    pytest.param(
        f'"Kami datang," kata {BADU}, "dan kami menang."',
        [("direct", BADU, "Kami datang, … dan kami menang.")],
        id="split by its cue",
    ),
    pytest.param(
        f'"Kami datang dari jauh.\n"Kami akan menang," kata {BADU}.',
        [("direct", BADU, "Kami datang dari jauh. … Kami akan menang,")],
        id="opened again in the next paragraph",
    ),
    pytest.param(
        f'"Kami datang dari jauh.\nKami akan menang," kata {BADU}.',
        [("direct", BADU, "Kami datang dari jauh. … Kami akan menang,")],
        id="closed in the next paragraph",
    ),
    pytest.param(
        f"{BADU} mengatakan bahwa perundingan berjalan lancar.",
        [("indirect", BADU, "perundingan berjalan lancar")],
        id="bahwa",
    ),
    pytest.param(
        f"Menurut {BADU}, perundingan berjalan lancar.", [("indirect", BADU, "perundingan berjalan lancar")], id="menurut"
    ),
    pytest.param(
        f"Perundingan itu, kata {BADU}, berjalan lancar.",
        [("indirect", BADU, "Perundingan itu … berjalan lancar")],
        id="the cue in the middle",
    ),
    pytest.param(
        f"Perundingan berjalan lancar, kata {BADU} dalam jumpa pers di Palu.",
        [("indirect", BADU, "Perundingan berjalan lancar")],
        id="the cue behind",
    ),
    pytest.param(
        f'{BADU} menyebut serangan itu "tindakan pengecut" yang harus dihentikan.',
        [("mixed", BADU, 'serangan itu "tindakan pengecut" yang harus dihentikan')],
        id="mixed",
    ),
    pytest.param(
        f"{BADU} mengatakan kepada CNN pada Jumat (7/6/2024) bahwa perundingan berjalan lancar.",
        [("indirect", BADU, "perundingan berjalan lancar")],
        id="to whom and when before bahwa",
    ),
    pytest.param(
        f"{BADU}, salah satu anggota dewan, mengatakan perundingan berjalan lancar.",
        [("indirect", BADU, "perundingan berjalan lancar")],
        id="an apposition before the verb",
    ),
    pytest.param(
        f"Harga beras akan turun. Hal itu disampaikan {BADU} di Palu.",
        [("indirect", BADU, "Harga beras akan turun")],
        id="told of in the next sentence",
    ),
    pytest.param(
        f'"Harga beras akan turun." Hal tersebut dikatakan {BADU} dalam jumpa pers.',
        [("direct", BADU, "Harga beras akan turun.")],
        id="a quotation told of in the next sentence",
    ),
    pytest.param(
        f"{BADU} mengatakan pada akhirnya warga akan pulang.",
        [("indirect", BADU, "pada akhirnya warga akan pulang")],
        id="what only looks like a place or time of saying",
    ),
    pytest.param(
        f"Harga itu juga disebut {BADU} terlalu mahal bagi warga.",
        [("indirect", BADU, "Harga itu … terlalu mahal bagi warga")],
        id="a passive with its subject",
    ),
    pytest.param(
        f"{BADU} mengatakan bahwa harga akan turun, namun menurut Sari Wulandari harga akan naik.",
        [("indirect", BADU, "harga akan turun"), ("indirect", "Sari Wulandari", "harga akan naik")],
        id="a clause that turns to another account",
    ),
    pytest.param(
        f"{BADU} mengatakan pernyataan itu adalah bukti baru.",
        [("indirect", BADU, "pernyataan itu adalah bukti baru")],
        id="a clause about what was said",
    ),
    pytest.param(f"{BADU} tidak memberi bukti atau menjelaskan bahwa harga naik.", [], id="neither given nor said"),
    pytest.param(
        "Harga beras akan turun, Rusia melaporkan.", [("indirect", "Rusia", "Harga beras akan turun")], id="the verb at the end"
    ),
    pytest.param(
        f"{BADU} tiba. Menurutnya harga beras, yang naik dua kali, akan turun.",
        [("indirect", BADU, "harga beras, yang naik dua kali, akan turun")],
        id="a clitic without a comma",
    ),
    pytest.param(f"{BADU} pernah meminta maaf dan menguraikan rencana baru.", [], id="an apology asked for"),
    pytest.param('"Laskar Hujan," film tentang petani, diputar di Palu.', [], id="a title before a comma is no quote"),
    pytest.param("Warga menonton film “Laskar Hujan” di balai desa.", [], id="a title is no quote"),
    pytest.param('Harga "diskon" itu ternyata lebih mahal.', [], id="a word in doubt is no quote"),
    pytest.param(f"{BADU} tidak menyebut nama pelaku yang ditangkap kemarin.", [], id="what was not said"),
    pytest.param(f"{BADU} akan mengumumkan bahwa harga naik.", [], id="what is not yet said"),
    pytest.param(f"{BADU} menyampaikan terima kasih.", [], id="the saying without the said"),
    pytest.param("Jum'at itu ia membaca Qur'an di rumah Ma'ruf.", [], id="apostrophes"),
    pytest.param(f"{BADU} baru dapat memastikan 15 kematian.", [("indirect", BADU, "15 kematian")], id="that much is said"),
    pytest.param(f"{BADU} tidak pernah mengakui ataupun menyangkal serangan itu.", [], id="neither admitted nor denied"),
]


@pytest.mark.parametrize(("text", "quotes"), SHAPES)
def test_shapes(text: str, quotes: list[tuple[str, str | None, str]]) -> None:
    assert told(text) == quotes


SPEAKERS = [
    pytest.param(
        "Kementerian Pertahanan Rusia menyatakan bahwa tidak ada korban.", "Kementerian Pertahanan Rusia", id="a body"
    ),
    pytest.param("Rusia mengatakan bahwa tidak ada korban.", "Rusia", id="a state"),
    pytest.param(f"Juru bicara kepolisian, {BADU}, mengatakan bahwa tidak ada korban.", BADU, id="the office before a comma"),
    pytest.param(f"{BADU} hadir. Juru bicara itu mengatakan bahwa tidak ada korban.", None, id="an office told of"),
    pytest.param(f"Pernyataan itu muncul setelah {BADU} mengatakan bahwa tidak ada korban.", BADU, id="behind a joining word"),
    pytest.param(
        "Rusia setuju dan seorang pejabat di sana menyatakan bahwa tidak ada korban.",
        "seorang pejabat",
        id="nearer than a state",
    ),
    pytest.param(
        f"Tidak ada korban, kata Manajer Humas PT Kereta Api Indonesia {BADU}.", BADU, id="an office taken for a name"
    ),
    pytest.param(
        f"Tidak ada korban, kata juru bicara Gugus Tugas Banjir Palu, {BADU}, Rabu.", BADU, id="a body taken for a name"
    ),
    pytest.param(
        "Lembaga penyiaran nasional Israel, Kan, melaporkan bahwa tidak ada korban.",
        "Lembaga penyiaran nasional Israel",
        id="a body that is a state's",
    ),
    pytest.param(
        '"Tidak ada korban," demikian pernyataan resmi Kementerian Pertahanan Rusia.',
        "Kementerian Pertahanan Rusia",
        id="a statement as the cue",
    ),
    pytest.param("Serangan itu disebut sebagai tindakan pengecut oleh Rusia.", "Rusia", id="a passive far from its agent"),
    pytest.param(
        "Badu mengaku lega. Tidak ada korban, kata Kepala Puskesmas Sukamaju Badu.",
        "Badu",
        id="a name told elsewhere in the article",
    ),
    pytest.param(
        "Badu mengaku lega. Tidak ada korban, kata General Manager PT Sumber Jaya Palu Badu.",
        "Badu",
        id="behind a firm's title",
    ),
    pytest.param(
        f"Tidak ada korban, kata Direktur Asia untuk Yayasan Sukamaju, {BADU}.",
        BADU,
        id="an office with more to it than a phrase",
    ),
    pytest.param(
        f"{BADU}, menteri untuk urusan Uni Eropa, mengatakan bahwa tidak ada korban.",
        BADU,
        id="before an apposition with a body",
    ),
    pytest.param(f"{BADU}, penasihat Sari Wulandari, mengatakan bahwa tidak ada korban.", BADU, id="one who serves another"),
    pytest.param(f"Keluarga {BADU} mengatakan bahwa tidak ada korban.", f"Keluarga {BADU}", id="somebody else's family"),
    pytest.param(
        "Demonstrasi itu terjadi setelah dia ditangkap, dan polisi mengatakan bahwa tidak ada korban.",
        "polisi",
        id="a clause apart",
    ),
    pytest.param(
        "Observatorium Suriah untuk Hak Asasi Manusia hadir. Pemantau perang itu mencatat 100 orang tewas.",
        "Observatorium Suriah untuk Hak Asasi Manusia",
        id="a body by what it does",
    ),
]


@pytest.mark.parametrize(("text", "name"), SPEAKERS)
def test_speakers(text: str, name: str | None) -> None:
    quote = read(text)[-1]
    assert quote.speaker is not None
    if name is not None:
        assert quote.speaker.name == name


ANONYMOUS = [
    pytest.param("Serangan itu menewaskan dua orang, kata seorang saksi mata.", True, None, id="a witness"),
    pytest.param(
        "Menurut seorang pejabat AS yang enggan disebut namanya, serangan itu gagal.", True, "USA", id="an official of a state"
    ),
    pytest.param(
        "Seorang jenderal militer Irak mengatakan bahwa serangan itu gagal.", True, "IRQ", id="a general of a state's army"
    ),
    pytest.param("Sumber di kepolisian mengatakan bahwa serangan itu gagal.", True, None, id="a source in a body"),
    pytest.param("Serangan itu gagal, kata seorang pejabat militer kepada AFP.", True, None, id="to whom it was said"),
    pytest.param("Menurut pejabat Kementerian Pertahanan Rusia, serangan itu gagal.", True, "RUS", id="an official of a body"),
    pytest.param(f"Menurut {BADU}, serangan itu gagal total.", False, None, id="a person with a name"),
]


@pytest.mark.parametrize(("text", "anonymous", "country"), ANONYMOUS)
def test_speakers_without_a_name(text: str, anonymous: bool, country: str | None) -> None:
    (quote,) = read(text)
    assert quote.anonymous is anonymous
    assert quote.speaker is not None
    assert country is None or quote.speaker.country == country


STANCES = [
    pytest.param(f"{BADU} membantah tuduhan jaksa.", "denies", id="the verb denies"),
    pytest.param(f'"Itu tidak benar," kata {BADU}.', "denies", id="the words deny"),
    pytest.param(f'"Kami akan membangun sekolah," kata {BADU}.', "pledges", id="the words pledge"),
    pytest.param(f"{BADU} menolak berkomentar tentang kasus itu.", "declines", id="no comment"),
    pytest.param(f"{BADU} mengatakan bahwa cuaca cerah.", "asserts", id="plain"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance(text: str, stance: str) -> None:
    assert read(text)[0].stance == stance


HAPPENINGS = [
    pytest.param(f'{BADU} yang ditanya apakah pertemuan Sari membahas usul itu menjawab, "{SAID}"', BADU, id="the one asked"),
    pytest.param("Seluruh perjanjian sebelumnya mengindikasikan bahwa jembatan itu akan dibangun.", None, id="an agreement"),
]


@pytest.mark.parametrize(("text", "speaker"), HAPPENINGS)
def test_what_happens_says_nothing(text: str, speaker: str | None) -> None:
    assert {name for _, name, _ in told(text)} <= {speaker}


def test_headline_with_a_colon() -> None:
    (quote,) = read("", title="Rusia: Kami Tidak Menyerang Ukraina")
    assert (quote.speaker and quote.speaker.name, quote.text, quote.content[0].field) == (
        "Rusia",
        "Kami Tidak Menyerang Ukraina",
        "title",
    )


def test_a_speaker_begins_with_its_sentence() -> None:
    quote = read("Polisi Rusia mengatakan bahwa jalan itu aman.", title="Banjir Surut, Warga Cari Korban")[-1]
    assert quote.speaker is not None
    assert quote.speaker.words.text == "Polisi Rusia"


def test_about_and_role() -> None:
    (quote,) = read(f'"Rusia dan Turki akan datang," kata Menteri Luar Negeri {BADU}.')
    assert quote.about == ("country.RUS", "country.TUR")
    assert quote.role is not None
    assert quote.role.text == "Menteri Luar Negeri"


@pytest.mark.parametrize(
    ("told", "role"),
    [
        pytest.param(f"{BADU}, anggota tim kuasa hukum.", "anggota tim kuasa hukum", id="behind a comma"),
        pytest.param(f"{BADU} (37), direktur rumah sakit.", "direktur", id="behind an age, up to the body"),
        pytest.param(f"{BADU} yang juga menteri pertanian.", "menteri pertanian", id="behind a relative word"),
        pytest.param(f"{BADU}, warga desa.", None, id="nobody's office"),
    ],
)
def test_role_behind_the_name(told: str, role: str | None) -> None:
    (quote,) = read(f'"Kami akan datang," kata {told}')
    assert (quote.role and quote.role.text) == role


@pytest.mark.parametrize(
    "piece", ['"', "“", "”", "'", '" kata ', 'kata "', "menurut ", "mengatakan ", '"a" ', '"\n', "ujarnya, ", "‘a "]
)
def test_hostile_input_costs_no_more_than_its_length(piece: str) -> None:
    resources = load_resources()

    def cost(times: int) -> float:
        text = article(text=piece * times, title=None)
        annotated = annotate_article(text, resources)
        started = time.process_time()
        for quote in find_quotes(text, annotated, resources.language, resources.gazetteer):
            assert all(text.text[s.start : s.end] == s.text for s in quote.content)
        return time.process_time() - started

    cost(10)
    assert cost(4000) < 16 * max(cost(500), 0.01)


def test_one_quote_of_the_same_words() -> None:
    """Two cues before the same words would give two quotes of one id, which the store refuses."""
    named = read(f'"{SAID}" kata {BADU} di Palu.')[0]
    nobody = replace(named, speaker=None)
    assert one_of_each([nobody, named]) == [named]
    assert one_of_each([named, nobody]) == [named]
