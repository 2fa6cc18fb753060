"""What one sentence tells, row by row: who to whom, with what status and according to whom.

Sentences are our own; states, places and bodies are real, persons are left to their offices.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from runut.evaluate.rules import read_example
from runut.pipeline import load_resources
from runut.records import EventMention, Party


def sides(parties: Iterable[Party]) -> str:
    return "+".join(party.group or party.country or party.name for party in parties)


def told(text: str) -> list[str]:
    """One line a mention: TYPE/mode status actors > recipients, "=" between the sides of a symmetric one."""

    def line(m: EventMention) -> str:
        kind = f"{m.type}/{m.mode}" if m.mode else m.type
        status = "" if m.status == "actual" else f" {m.status}"
        return f"{kind}{status} {sides(m.actors)}" + (" =" if m.symmetric else f" > {sides(m.recipients)}")

    return [line(m) for m in read_example(text, load_resources())]


FACING = [
    pytest.param(
        "Iran menuduh Israel melanggar perjanjian itu. Teheran mengancam akan membalas.",
        ["ACCUSE/allege IRN > ISR", "THREATEN IRN > ISR"],
        id="a threat is to whom the sentence before blames",
    ),
    pytest.param(
        "Turki dan Mesir mengecam Israel. Turki mengancam akan membalas.",
        ["ACCUSE/disapprove TUR+EGY > ISR", "THREATEN TUR > ISR"],
        id="one of several actors faces the same side",
    ),
    pytest.param(
        "Rusia mengecam Turki dan Prancis. Moskow mengancam akan membalas.",
        ["ACCUSE/disapprove RUS > TUR+FRA", "THREATEN RUS > "],
        id="of two that could be meant none is taken",
    ),
    pytest.param(
        "Rusia mengecam Turki. Moskow berjanji akan mengirim pasukan.",
        ["ACCUSE/disapprove RUS > TUR", "AGREE future RUS > "],
        id="whom one blames gets no promise",
    ),
    pytest.param(
        "Iran menuduh Israel melanggar perjanjian itu. Harga minyak naik. Pasar gelisah. Ancaman Iran itu ditanggapi pasar.",
        ["ACCUSE/allege IRN > ISR", "THREATEN IRN > ISR"],
        id="a threat told by a noun is to the adversary of the whole article",
    ),
    pytest.param(
        "Iran menuduh Israel melanggar perjanjian itu. Turki resah. Ancaman Iran itu dibahas di Ankara.",
        ["ACCUSE/allege IRN > ISR", "THREATEN IRN > "],
        id="not where the sentence names another state",
    ),
    pytest.param(
        "Militer Ukraina menyerang pangkalan Rusia. Cuaca buruk. Serangan Ukraina itu berlangsung sampai pagi.",
        ["ASSAULT UKR > RUS", "ASSAULT UKR > RUS"],
        id="an attack told again hits the same side",
    ),
    pytest.param(
        "Israel menyerang Gaza. Israel menyerang Hamas. Utusan itu pergi. Dunia mengecam serangan Israel yang berlanjut di Gaza.",
        ["ASSAULT ISR > PSE", "ASSAULT ISR > HAMAS", "ACCUSE/disapprove  > ISR", "ASSAULT ISR > PSE"],
        id="of several that were hit the one that the sentence names",
    ),
    pytest.param(
        "PBB menjatuhkan sanksi terhadap Korea Utara. Sanksi itu keras. Pyongyang mengecam tindakan tersebut.",
        ["SANCTION UN > PRK", "ACCUSE/disapprove PRK > UN"],
        id="that deed is of who did it to the one who complains",
    ),
    pytest.param(
        "Jenderal Israel Fulan Benharoda mundur. Panglima Israel itu mengecam Iran.",
        ["RETREAT/resign ISR > ", "ACCUSE/disapprove ISR > IRN"],
        id="the commander is the general named before",
    ),
    pytest.param(
        "Iran mengecam Israel. Iran mengecam Irak. Iran mengecam Turki. Ancaman Iran itu pukulan bagi rakyat; Turki diam.",
        ["ACCUSE/disapprove IRN > ISR", "ACCUSE/disapprove IRN > IRQ", "ACCUSE/disapprove IRN > TUR", "THREATEN IRN > TUR"],
        id="of several adversaries the one that the sentence names",
    ),
    pytest.param(
        "Korea Selatan mengecam Korea Utara. Pada Senin, Korea Utara meluncurkan rudal.",
        ["ACCUSE/disapprove KOR > PRK", "ASSAULT/heavy-weapons PRK > "],
        id="a missile launched at nobody may be a test",
    ),
    pytest.param(
        "Iran membantah tuduhan itu. Sebelumnya, Arab Saudi menuduh Iran melanggar perjanjian.",
        ["REJECT/deny IRN > SAU", "ACCUSE/allege SAU > IRN"],
        id="a denial answers whom the next sentence names as accuser",
    ),
    pytest.param(
        "Iran mengatakan kepada Turki bahwa pihaknya siap bekerja sama.",
        ["AGREE future IRN > TUR"],
        id="a promise is to whom it is said",
    ),
    pytest.param(
        "Iran dan Irak menggelar perundingan. Turki menjadi penengah.",
        ["CONSULT IRN+IRQ =", "CONSULT/third-party TUR > IRN+IRQ"],
        id="who mediates does so between those who talk",
    ),
    pytest.param(
        "Serangan Taliban di ibu kota Afganistan Kabul pada 6 September, yang menewaskan dua tentara Amerika, berlangsung singkat.",
        ["ASSAULT TALIBAN > AFG+USA"],
        id="a place before a relative clause is not its subject",
    ),
]


@pytest.mark.parametrize(("text", "lines"), FACING)
def test_other_side_that_words_leave_unsaid(text: str, lines: list[str]) -> None:
    assert told(text) == lines


ONE_SIDE = [
    pytest.param("Qatar kembali memediasi gencatan senjata.", ["CONSULT/third-party QAT > "], id="a mediator alone"),
    pytest.param("Presiden Turki hadir dalam pertemuan itu.", ["CONSULT/multilateral TUR > "], id="a guest at a meeting"),
]


@pytest.mark.parametrize(("text", "lines"), ONE_SIDE)
def test_talks_with_one_side_named(text: str, lines: list[str]) -> None:
    assert told(text) == lines


DOERS = [
    pytest.param(
        "Israel menyerang Rafah pada Senin. Serangan ke Rafah berlanjut pada Selasa.", ["ISR", "ISR"], id="same place"
    ),
    pytest.param(
        "Israel menyerang Rafah pada Senin. Serangan ke Aleppo berlanjut pada Selasa.", ["ISR", ""], id="another place"
    ),
]


@pytest.mark.parametrize(("text", "doers"), DOERS)
def test_doer_told_before(text: str, doers: list[str]) -> None:
    assert [line.split()[1].strip(">") for line in told(text)] == doers


VOICE = [
    pytest.param("Israel menyerang Gaza.", ["ASSAULT ISR > PSE"], id="active"),
    pytest.param("Gaza diserang Israel.", ["ASSAULT ISR > PSE"], id="passive without oleh"),
    pytest.param("Gaza diserang oleh militer Israel.", ["ASSAULT ISR > PSE"], id="passive with oleh"),
    pytest.param("Rusia Gempur Kyiv", ["ASSAULT RUS > UKR"], id="bare root in a headline"),
    pytest.param("Presiden Suriah dijamu Presiden Rusia.", ["CONSULT/visit RUS > SYR"], id="the host acts"),
    pytest.param(
        "Pemberontak Suriah yang menyerang Aleppo dikecam Turki.",
        ["ASSAULT SYR > SYR", "ACCUSE/disapprove TUR > SYR"],
        id="relative clause",
    ),
    pytest.param(
        "Serangan yang dilancarkan Israel terhadap Hamas berlangsung semalam.",
        ["ASSAULT ISR > HAMAS"],
        id="light verb in a relative clause",
    ),
    pytest.param("Serangan Israel ke Gaza berlanjut.", ["ASSAULT ISR > PSE"], id="event noun with doer and target"),
    pytest.param("Serangan itu terjadi pada malam hari.", [], id="bare reference"),
    pytest.param("Menlu Turki melakukan kunjungan ke Teheran.", ["CONSULT/visit TUR > IRN"], id="light verb"),
    pytest.param("Pertemuan antara Rusia dan Turki berlangsung di Sochi.", ["CONSULT RUS+TUR ="], id="symmetric noun"),
    pytest.param("Perundingan Rusia-Turki berlangsung di Sochi.", ["CONSULT RUS+TUR ="], id="hyphenated sides"),
    pytest.param(
        "Dalam pertemuan dengan Presiden Suriah, Presiden Rusia memuji Turki.",
        ["CONSULT RUS > SYR", "SUPPORT RUS > TUR"],
        id="fronted topic",
    ),
    pytest.param(
        "Iran menyerang Israel dan mengecam Turki.", ["ASSAULT IRN > ISR", "ACCUSE/disapprove IRN > TUR"], id="shared subject"
    ),
    pytest.param("Rusia, Turki, dan Iran mengecam Israel.", ["ACCUSE/disapprove RUS+TUR+IRN > ISR"], id="listed subjects"),
    pytest.param(
        "Iran mengecam Israel karena menyerang Gaza.", ["ACCUSE/disapprove IRN > ISR", "ASSAULT ISR > PSE"], id="blamed for"
    ),
    pytest.param("Menlu Turki menelepon rekannya dari Rusia.", ["CONSULT/phone TUR > RUS"], id="counterpart"),
]

SIDES = [
    pytest.param(
        "Serangan Israel menghancurkan program nuklir Iran.",
        ["ASSAULT ISR > IRN"],
        id="whose programme is destroyed is hit",
    ),
    pytest.param(
        "Presiden Rusia bertemu Presiden Turki di markas PBB dan Kairo telah mengirim bantuan ke Suriah.",
        ["CONSULT RUS > TUR", "AID EGY > SYR"],
        id="a second clause behind dan has a subject of its own",
    ),
    pytest.param(
        "Pertemuan antara Rusia dan Turki membahas Suriah.",
        ["CONSULT RUS+TUR ="],
        id="dan between the sides of a meeting opens no clause",
    ),
    pytest.param(
        "Korea Utara menyampaikan keprihatinan yang serius atas serangan militer Israel terhadap situs nuklir Iran.",
        ["ACCUSE/disapprove PRK > ISR", "ASSAULT ISR > IRN"],
        id="who attacks is blamed, not who is hit",
    ),
    pytest.param(
        "Menteri Israel Fulan Benharoda menuduh pemerintah Israel berbohong.",
        ["ACCUSE/allege ISR > ISR"],
        id="an unknown minister is not his state",
    ),
    pytest.param(
        "Rusia mengecam Turki, dengan menuduh Ankara berbohong.",
        ["ACCUSE/disapprove RUS > TUR", "ACCUSE/allege RUS > TUR"],
        id="by what means has the subject of the deed",
    ),
    pytest.param(
        "Serangan Israel menewaskan seorang ayah di sebuah desa di Lebanon.",
        ["ASSAULT ISR > LBN"],
        id="where people are killed is hit",
    ),
    pytest.param(
        "Menteri Luar Negeri Rusia mengeluarkan pernyataan yang mengutuk serangan Israel.",
        ["ACCUSE/disapprove RUS > ISR", "ASSAULT ISR > "],
        id="whose statement it is condemns",
    ),
    pytest.param(
        "Turki menyambut baik keputusan Rusia menarik pasukan dari Suriah.",
        ["SUPPORT TUR > RUS", "RETREAT/withdraw RUS > SYR"],
        id="whose decision it is does what is decided",
    ),
    pytest.param(
        "Mesir menyesalkan kegagalan Israel mencapai kesepakatan dengan Yordania.",
        ["ACCUSE/disapprove EGY > ISR"],
        id="a failure to agree is no agreement",
    ),
    pytest.param(
        "Jet tempur Israel menggempur milisi pro-Iran di Suriah.",
        ["ASSAULT ISR > milisi pro-Iran"],
        id="a force named by whom it is for is hit, not the place",
    ),
    pytest.param(
        "Kelompok pro-Iran Hizbullah menyerang pos tentara Israel.",
        ["ASSAULT HEZBOLLAH > ISR"],
        id="whom a force is for stands between its head and its name",
    ),
    pytest.param(
        "Seorang pendeta Katolik asal Oslo ditangkap di Turki.",
        ["COERCE/arrest TUR > NOR"],
        id="who is from a town is caught, not the town",
    ),
    pytest.param(
        "Para dokter dari dua lembaga bantuan Prancis menyumbangkan obat-obatan ke Irak.",
        ["AID FRA > IRQ"],
        id="people of a body abroad help",
    ),
    pytest.param(
        "Pemimpin oposisi Turki Fulanto Badu mengatakan Turki harus menarik pasukannya.",
        ["REQUEST TUR > TUR"],
        id="who is out of office asks his own state as another party",
    ),
    pytest.param(
        "Menteri Turki Fulanto Badu mengatakan Turki harus mandiri.",
        [],
        id="who is in office asks his own state for nothing",
    ),
    pytest.param(
        "Presiden Prabowo Subianto tiba di London pada Senin. Kunjungan itu dilanjutkan dengan pertemuan Presiden dengan Raja Charles III.",
        ["CONSULT/visit IDN > GBR", "CONSULT/visit IDN > GBR"],
        id="a bare office is its one holder whom the article names",
    ),
    pytest.param(
        "Kelompok bersenjata Palestina menyerang tentara Israel.",
        ["ASSAULT PSE > ISR"],
        id="an armed group is of the land behind it",
    ),
    pytest.param(
        "Massa aksi menuntut Amerika Serikat membubarkan badan itu.",
        ["REQUEST Massa aksi > USA"],
        id="people without a name ask",
    ),
    pytest.param(
        "Turki menyampaikan belasungkawa kepada Iran. Ucapan belasungkawa juga datang dari Mesir.",
        ["SUPPORT TUR > IRN", "SUPPORT EGY > IRN"],
        id="the same said by another is to the same",
    ),
    pytest.param(
        "Rusia membatalkan pertemuan yang dijadwalkan dengan Turki.",
        ["REJECT/meet RUS > TUR"],
        id="with whom it was planned",
    ),
    pytest.param("Jaksa Ukraina mengecamnya.", ["ACCUSE/disapprove UKR > "], id="a clitic object is not the subject"),
    pytest.param("Massa lainnya mengecam Israel.", ["ACCUSE/disapprove Massa > ISR"], id="lainnya names no side"),
    pytest.param("Israel mengakui serangannya ke Suriah.", ["ASSAULT ISR > SYR"], id="own attack"),
    pytest.param(
        "Rusia mengecam apa yang disebutnya agresi Ukraina.",
        ["ACCUSE/disapprove RUS > UKR", "ASSAULT UKR > "],
        id="what he calls",
    ),
    pytest.param(
        "Rusia mengecam keras penyerangan kedutaan besarnya di Damaskus.", ["ACCUSE/disapprove RUS > "], id="own embassy"
    ),
    pytest.param(
        "Menteri pertahanan Rusia, Turki, dan Suriah bertemu.", ["CONSULT RUS+TUR+SYR ="], id="one office of three states"
    ),
    pytest.param("Pada 2016 militer Turki menyerang ISIS.", ["ASSAULT TUR > ISIS"], id="a year is no number of soldiers"),
    pytest.param("Pada Rabu Rusia menyerang Kyiv.", ["ASSAULT RUS > UKR"], id="a day governs nothing"),
    pytest.param("Tentara Suriah menyerang tentara di Idlib.", ["ASSAULT SYR > "], id="nobody attacks himself"),
    pytest.param(
        "BRICS mengundang tiga negara, yaitu Argentina, Mesir, dan Iran.",
        ["REQUEST/meet BRICS > ARG+EGY+IRN"],
        id="yaitu lists",
    ),
    pytest.param("Israel melancarkan serangan lewat udara maupun darat ke Gaza.", ["ASSAULT ISR > PSE"], id="listed ways"),
    pytest.param(
        "Setelah bertemu Presiden Turki, Presiden Rusia mengecam Israel.",
        ["CONSULT RUS > TUR", "ACCUSE/disapprove RUS > ISR"],
        id="opening clause without subject",
    ),
    pytest.param(
        "Serangan Hamas terhadap Israel yang menewaskan 1.200 orang mengejutkan dunia.",
        ["ASSAULT HAMAS > ISR"],
        id="the attack killed, not the attacked",
    ),
    pytest.param(
        "AS menjatuhkan sanksi terhadap Iran, yang membantah terlibat dalam serangan itu.",
        ["SANCTION USA > IRN", "REJECT/deny IRN > USA"],
        id="who stands before yang denies",
    ),
    pytest.param(
        "Hong Kong dilanda unjuk rasa besar-besaran menolak undang-undang itu.", [], id="a rally refuses, not the city"
    ),
    pytest.param(
        "Israel memulai operasi setelah pemberontak Suriah menyerang Haifa, menewaskan 12 tentara Israel.",
        ["ASSAULT SYR > ISR", "ASSAULT SYR > ISR"],
        id="goes on with the nearest clause",
    ),
    pytest.param(
        "Presiden Turki mengatakan, tindakan itu melanggar hukum dan mengancam Israel.",
        [],
        id="a thing threatens, not who says so",
    ),
    pytest.param(
        "Rusia memerintahkan polisi menyelidiki tentara Ukraina.",
        ["REQUEST/change RUS > polisi"],
        id="the ordered have no name, and are not whom a later word names",
    ),
    pytest.param(
        "Polisi Thailand mengancam menangkap pemimpin demonstran.",
        ["THREATEN THA > THA"],
        id="a state's police threaten its own people",
    ),
    pytest.param(
        "Berbagai kelompok HAM menuduh China menyiksa warga.",
        ["ACCUSE/allege kelompok HAM > CHN"],
        id="accusers without a name",
    ),
    pytest.param(
        "Misi pencari fakta PBB menuduh Rusia.",
        ["ACCUSE/allege UN > RUS"],
        id="a mission is of whom it is named for",
    ),
    pytest.param(
        "Serangan drone Houthi menghantam kilang minyak terbesar Israel.",
        ["ASSAULT/drone HOUTHI > ISR"],
        id="whose the refinery is, over an adjective",
    ),
    pytest.param(
        "Israel menyerang Idlib. Aleppo direbut pemberontak dengan bantuan serangan udara Israel.",
        ["ASSAULT ISR > SYR", "ASSAULT SYR > SYR", "ASSAULT/aerial ISR > "],
        id="no target from another sentence where another place stands",
    ),
    pytest.param(
        "Kanselir Jerman tiba. Dalam pertemuan dengan Presiden Turki, ia mengecam Israel.",
        ["CONSULT DEU > TUR", "ACCUSE/disapprove DEU > ISR"],
        id="ia is not who is met",
    ),
    pytest.param(
        "Rusia membahas Suriah dengan Iran dan ia mengecam Israel.",
        ["CONSULT RUS > IRN", "ACCUSE/disapprove RUS > ISR"],
        id="a new clause is no second side",
    ),
    pytest.param(
        "Turki mengutuk keras serangan terhadap Suriah.", ["ACCUSE/disapprove TUR > ", "ASSAULT  > SYR"], id="the victim"
    ),
    pytest.param("Presiden Rusia menawarkan sistem rudal Rusia kepada Turki.", ["AGREE RUS > TUR"], id="his own state's goods"),
    pytest.param(
        "Iran dan Suriah bermusuhan, dengan Iran terus mengancam Suriah.", ["THREATEN IRN > SYR"], id="dengan and a subject"
    ),
    pytest.param("Turki mengutuk serangan ke konsulat Iran.", ["ACCUSE/disapprove TUR > "], id="the place that was hit"),
    pytest.param(
        "Presiden Iran memperingatkan bahwa militer Iran akan membalas.", ["THREATEN IRN > "], id="with whom one threatens"
    ),
    pytest.param("Serangan ke Arab Saudi datang dari Yaman.", ["ASSAULT  > SAU"], id="from there, not by it"),
    pytest.param("Jerman menolak pengusiran terhadap warga Palestina.", ["REJECT DEU > "], id="the driven out are not refused"),
    pytest.param(
        "Milisi Suriah yang didukung Iran menyerang Israel.",
        ["ASSAULT SYR > ISR"],
        id="who supports the attacker does not attack",
    ),
    pytest.param("Harga minyak naik akibat perang antara Iran dan Israel.", [], id="a war as the setting"),
    pytest.param("Serangan itu tidak hanya menewaskan 12 warga Israel.", ["ASSAULT  > ISR"], id="not only is no negation"),
]

COMPLEMENT = [
    pytest.param("Suriah meminta Rusia menyerahkan buronan itu.", ["REQUEST SYR > RUS"], id="no hand-over inside a request"),
    pytest.param(
        "Iran bersedia bertemu dengan Amerika Serikat.", ["AGREE future IRN > USA"], id="a readiness to meet is no meeting"
    ),
    pytest.param("Iran menolak bertemu Amerika Serikat.", ["REJECT/meet IRN > USA"], id="a refusal to meet is no meeting"),
    pytest.param("Israel membantah menyerang rumah sakit di Gaza.", ["REJECT/deny ISR > "], id="a denial alone"),
    pytest.param("Iran mengancam akan menyerang Israel.", ["THREATEN IRN > ISR"], id="a threat is no attack"),
    pytest.param("Rusia menjanjikan bantuan militer kepada Suriah.", ["AGREE future RUS > SYR"], id="a promise is no aid"),
    pytest.param("Turki mengirim kapal perang untuk menyerang Suriah.", ["MOBILIZE/troops TUR > "], id="a purpose is no deed"),
    pytest.param("Rusia menuduh Ukraina menyerang gudang minyaknya.", ["ACCUSE/allege RUS > UKR"], id="an alleged attack"),
]

STATUS = [
    pytest.param("Menlu Iran dijadwalkan mengunjungi Rusia pekan depan.", ["AGREE/visit future IRN > RUS"], id="planned visit"),
    pytest.param(
        "Menlu Iran dijadwalkan berkunjung ke Moskow dan bertemu Presiden Rusia.",
        ["AGREE/visit future IRN > RUS", "AGREE future IRN > RUS"],
        id="plan shared by two verbs",
    ),
    pytest.param("Turki tidak mendukung Israel.", ["REJECT TUR > ISR"], id="support denied"),
    pytest.param("Turki tidak akan menemui Israel.", ["REJECT/meet TUR > ISR"], id="refusal of a future act"),
    pytest.param("Jika Israel menyerang Iran, harga minyak naik.", ["ASSAULT hypothetical ISR > IRN"], id="condition"),
    pytest.param("Iran tidak menyerang Israel.", ["ASSAULT negated IRN > ISR"], id="negated"),
    pytest.param("Rusia segera memberikan suaka kepada mantan Presiden Suriah.", ["AID RUS > SYR"], id="segera is no future"),
]

NOT_OURS = [
    pytest.param("Setelah bertemu Menlu Turki, kata dia, semua akan jelas.", id="no subject behind an opening clause"),
    pytest.param("Virus itu menyerang paru-paru pasien Indonesia.", id="disease"),
    pytest.param("Perang harga antara dua toko di Jakarta memanas.", id="business"),
    pytest.param("Gempa itu menewaskan ribuan warga Turki.", id="disaster"),
    pytest.param("Polres Bogor menangkap pelaku pencurian motor.", id="private crime"),
    pytest.param("Suami itu membunuh istrinya di Bekasi.", id="private violence"),
    pytest.param("Pelari Indonesia itu menghancurkan rekor dunia.", id="sport"),
    pytest.param("Seekor harimau menyerang warga di Riau.", id="animal"),
    pytest.param("Hubungan Rusia dan Suriah sangat erat.", id="description"),
    pytest.param("Milisi itu mendapat senjata yang didukung Iran.", id="descriptive passive"),
    pytest.param("Gubernur mengajak warga menanam pohon.", id="exhortation"),
    pytest.param("Kata presiden, hari ini cerah.", id="speech alone"),
]


@pytest.mark.parametrize(("text", "expected"), VOICE + SIDES + COMPLEMENT + STATUS)
def test_reading(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", NOT_OURS)
def test_no_event(text: str) -> None:
    assert told(text) == []


def one(text: str) -> EventMention:
    (mention,) = read_example(text, load_resources())
    return mention


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param("Israel menyerang Gaza, kata Menteri Luar Negeri Turki.", "TUR", id="kata after"),
        pytest.param("Menurut PBB, Israel menyerang Gaza.", "UN", id="menurut before"),
        pytest.param(
            "Kementerian Pertahanan Rusia mengatakan angkatan udaranya menyerang pemberontak Suriah.", "RUS", id="speech verb"
        ),
        pytest.param("Turki mengecam Israel.", "TUR", id="a verbal act is its own word"),
        pytest.param(
            "Israel menyerang Damaskus, menurut media setempat dan Kementerian Pertahanan Suriah.", "SYR", id="the known of two"
        ),
        pytest.param("Israel menyerang Gaza.", "", id="nobody's word"),
    ],
)
def test_said_by(text: str, speakers: str) -> None:
    assert sides(one(text).said_by) == speakers


@pytest.mark.parametrize(
    ("text", "start", "basis"),
    [
        pytest.param("Israel menyerang Gaza pada Senin (10/6/2024).", "2024-06-10", "expression", id="full date"),
        pytest.param("Israel menyerang Gaza.", "2024-06-11", "published", id="nothing but the publication"),
        pytest.param(
            "Harga naik sejak invasi Rusia ke Ukraina pada Februari 2022.", "2022-02-01", "expression", id="of the invasion"
        ),
        pytest.param("Iran pada Senin mengatakan Israel menyerang Gaza.", "2024-06-10", "lead", id="of the report"),
        pytest.param(
            "Rusia mengebom wilayah yang dikuasai oposisi pada September 2015.", "2015-09-01", "expression", id="yang describes"
        ),
        pytest.param(
            "Turki mengunjungi Suriah untuk pertama kali sejak konflik dimulai pada Maret 2011.",
            "2024-06-11",
            "published",
            id="since-clause dates another",
        ),
    ],
)
def test_days(text: str, start: str, basis: str) -> None:
    mention = one(text)
    assert (str(mention.start), mention.date_basis) == (start, basis)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        pytest.param("Serangan Israel menewaskan 12 warga Palestina.", ("killed", 12, 12), id="exact"),
        pytest.param("Serangan Israel menewaskan lebih dari 6.000 warga Palestina.", ("killed", 6000, None), id="at least"),
        pytest.param("Serangan Israel menewaskan puluhan warga Palestina.", ("killed", 20, 99), id="puluhan"),
        pytest.param("Serangan Israel melukai ratusan warga Palestina.", ("wounded", 100, 999), id="ratusan wounded"),
    ],
)
def test_figures(text: str, figure: tuple[str, int, int | None]) -> None:
    (found,) = one(text).figures
    assert (found.kind, found.low, found.high) == figure


def test_one_attack_told_by_two_words_is_one_mention() -> None:
    mention = one("Serangan udara Israel ke Gaza menewaskan lima warga Palestina.")
    assert (mention.rule, sides(mention.actors)) == ("id.assault.udara", "ISR")


def test_offices_of_several_states_are_theirs_alone() -> None:
    parties = one("Menteri pertahanan Rusia, Turki, dan Suriah bertemu di Moskow.").actors
    assert [(p.name, p.office, p.sector) for p in parties] == [
        (name, "Menteri Pertahanan", "GOV") for name in ("Rusia", "Turki", "Suriah")
    ]


def test_a_side_is_named_by_its_state() -> None:
    party = one("Pihak Rusia mengecam Israel.").actors[0]
    assert (party.name, party.office, party.words.text) == ("Rusia", None, "Pihak Rusia")


def test_one_attack_told_by_two_nouns_is_one_mention() -> None:
    mention = one("Serangan udara Rusia menewaskan 12 warga Suriah dalam serangan ke Idlib.")
    assert sides(mention.actors) == "RUS"


def test_pronoun_keeps_its_own_words() -> None:
    mentions = read_example("Presiden Turki tiba di Moskow. Ia mengecam Israel.", load_resources())
    party = mentions[-1].actors[0]
    assert (party.words.text, party.country) == ("Ia", "TUR")


def test_spans_point_at_their_words() -> None:
    text = "Presiden Rusia menjamu Presiden Suriah di Kremlin pada Rabu."
    mention = one(text)
    for span in (mention.trigger, mention.evidence, *(p.words for p in mention.actors + mention.recipients)):
        assert text[span.start : span.end] == span.text


def test_hostile_sentences_are_bounded() -> None:
    text = "Israel menyerang Gaza dan " * 400 + "selesai."
    assert len(read_example(text, load_resources())) <= 2_000
