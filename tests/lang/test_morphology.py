"""Affixes undone and made: 150 verbs of the news."""

import pytest

from runut.lang.id.morphology import analyse, forms, read_word

# root+suffix: active, passive
VERBS = """
serang: menyerang diserang | tembak: menembak ditembak | bunuh: membunuh dibunuh | tewas+kan: menewaskan ditewaskan
bom: mengebom dibom | gempur: menggempur digempur | culik: menculik diculik | rebut: merebut direbut | tangkap: menangkap ditangkap
tahan: menahan ditahan | sita: menyita disita | blokir: memblokir diblokir | larang: melarang dilarang
deportasi: mendeportasi dideportasi | berlaku+kan: memberlakukan diberlakukan | kerah+kan: mengerahkan dikerahkan
tempat+kan: menempatkan ditempatkan | siaga+kan: menyiagakan disiagakan | jatuh+kan: menjatuhkan dijatuhkan
putus+kan: memutuskan diputuskan | usir: mengusir diusir | tangguh+kan: menangguhkan ditangguhkan | vonis: memvonis divonis
tetap+kan: menetapkan ditetapkan | boikot: memboikot diboikot | kirim: mengirim dikirim | kirim+kan: mengirimkan dikirimkan
beri: memberi diberi | beri+kan: memberikan diberikan | salur+kan: menyalurkan disalurkan | hibah+kan: menghibahkan dihibahkan
evakuasi: mengevakuasi dievakuasi | ekstradisi: mengekstradisi diekstradisi | buka: membuka dibuka | tarik: menarik ditarik
bebas+kan: membebaskan dibebaskan | temu+i: menemui ditemui | jamu: menjamu dijamu | terima: menerima diterima
kunjung+i: mengunjungi dikunjungi | telepon: menelepon ditelepon | bahas: membahas dibahas | tengah+i: menengahi ditengahi
sepakat+i: menyepakati disepakati | janji+kan: menjanjikan dijanjikan | tawar+kan: menawarkan ditawarkan
jadwal+kan: menjadwalkan dijadwalkan | dukung: mendukung didukung | puji: memuji dipuji | aku+i: mengakui diakui
tanda+i: menandai ditandai | tegas+kan: menegaskan ditegaskan | minta: meminta diminta | cabut: mencabut dicabut
umum+kan: mengumumkan diumumkan | desak: mendesak didesak | seru+kan: menyerukan diserukan | tuntut: menuntut dituntut
perintah+kan: memerintahkan diperintahkan | ajak: mengajak diajak | kecam: mengecam dikecam | kutuk: mengutuk dikutuk
tuduh: menuduh dituduh | tuding: menuding dituding | salah+kan: menyalahkan disalahkan | selidik+i: menyelidiki diselidiki
dakwa: mendakwa didakwa | tolak: menolak ditolak | veto: memveto diveto | batal+kan: membatalkan dibatalkan
bantah: membantah dibantah | tampik: menampik ditampik | ancam: mengancam diancam | peringat+kan: memperingatkan diperingatkan
ingat+kan: mengingatkan diingatkan | kata+kan: mengatakan dikatakan | sebut: menyebut disebut | ungkap+kan: mengungkapkan diungkapkan
jelas+kan: menjelaskan dijelaskan | papar+kan: memaparkan dipaparkan | tambah+kan: menambahkan ditambahkan | usul+kan: mengusulkan diusulkan
kritik: mengkritik dikritik | sindir: menyindir disindir | sorot+i: menyoroti disoroti | protes: memprotes diprotes | sesal+kan: menyesalkan disesalkan
rencana+kan: merencanakan direncanakan | invasi: menginvasi diinvasi | duduk+i: menduduki diduduki | jajah: menjajah dijajah | kepung: mengepung dikepung
gerebek: menggerebek digerebek | sergap: menyergap disergap | buru: memburu diburu | cegat: mencegat dicegat | hadang: menghadang dihadang
cegah: mencegah dicegah | halang+i: menghalangi dihalangi | hancur+kan: menghancurkan dihancurkan | rusak: merusak dirusak | bakar: membakar dibakar
siksa: menyiksa disiksa | aniaya: menganiaya dianiaya | pukul: memukul dipukul | tikam: menikam ditikam | sandera: menyandera disandera
jarah: menjarah dijarah | rampas: merampas dirampas | geledah: menggeledah digeledah | periksa: memeriksa diperiksa | hukum: menghukum dihukum
eksekusi: mengeksekusi dieksekusi | penjara+kan: memenjarakan dipenjarakan | adil+i: mengadili diadili | gugat: menggugat digugat | lapor+kan: melaporkan dilaporkan
usut: mengusut diusut | mobilisasi: memobilisasi dimobilisasi | rekrut: merekrut direkrut | pasok: memasok dipasok | ekspor: mengekspor diekspor
beli: membeli dibeli | bayar: membayar dibayar | bangun: membangun dibangun | bantu: membantu dibantu | sumbang: menyumbang disumbang
bujuk: membujuk dibujuk | paksa: memaksa dipaksa | tekan: menekan ditekan | kudeta: mengudeta dikudeta | guling+kan: menggulingkan digulingkan
sambut: menyambut disambut | ungsi+kan: mengungsikan diungsikan | pilih: memilih dipilih | usung: mengusung diusung | lantik: melantik dilantik
angkat: mengangkat diangkat | pecat: memecat dipecat | tunjuk: menunjuk ditunjuk | pimpin: memimpin dipimpin | kuasa+i: menguasai dikuasai
siar+kan: menyiarkan disiarkan | tinjau: meninjau ditinjau | verifikasi: memverifikasi diverifikasi | konfirmasi: mengonfirmasi dikonfirmasi | sah+kan: mengesahkan disahkan
ratifikasi: meratifikasi diratifikasi | gelar: menggelar digelar | tingkat+kan: meningkatkan ditingkatkan | perkuat: memperkuat diperkuat | perluas: memperluas diperluas
hubung+i: menghubungi dihubungi | normalisasi: menormalisasi dinormalisasi | caplok: mencaplok dicaplok | klaim: mengklaim diklaim | tipu: menipu ditipu
produksi: memproduksi diproduksi | tarung+kan: menarungkan ditarungkan | lindung+i: melindungi dilindungi | jaga: menjaga dijaga | bela: membela dibela
sensor: menyensor disensor | pengaruh+i: memengaruhi dipengaruhi | percaya+i: memercayai dipercayai | kaji: mengaji dikaji | cek: mengecek dicek
""".replace("\n", "|")
ROWS = [tuple(row.split()) for row in VERBS.split("|") if row.strip()]


@pytest.mark.parametrize(("verb", "active", "passive"), ROWS, ids=[row[0].rstrip(":") for row in ROWS])
def test_verb(verb: str, active: str, passive: str) -> None:
    root, _, suffix = verb.rstrip(":").partition("+")
    made = forms(root, suffix)
    assert made["active"][0] == active
    assert made["passive"] == (passive,)
    inner = (
        root.removeprefix("per")
        if root in ("perkuat", "perluas", "peringat")
        else root.removeprefix("ber")
        if root == "berlaku"
        else root
    )
    for surface, voice in ((active, "active"), (passive, "passive")):
        form = analyse(surface)
        assert (form.voice, form.suffix) == (voice, suffix)
        assert form.root in (root, inner)


def test_there_are_150() -> None:
    assert len({row[0] for row in ROWS}) >= 150


@pytest.mark.parametrize(
    ("word", "root", "voice", "prefix", "suffix"),
    [
        ("terserang", "serang", "ter", "ter", ""),
        ("bertemu", "temu", "ber", "ber", ""),
        ("bekerja", "kerja", "ber", "ber", ""),
        ("belajar", "ajar", "ber", "ber", ""),
        ("serangan", "serang", "nominal", "", "an"),
        ("penyerangan", "serang", "nominal", "peN", "an"),
        ("penyerang", "serang", "nominal", "peN", ""),
        ("pertemuan", "temu", "nominal", "per", "an"),
        ("kesepakatan", "sepakat", "nominal", "ke", "an"),
        ("keterlibatan", "libat", "nominal", "ke", "an"),
        ("kutukan", "kutuk", "nominal", "", "an"),
        ("temui", "temu", "bare", "", "i"),
        ("berikan", "beri", "bare", "", "kan"),
        ("persiapkan", "siap", "bare", "per", "kan"),
        ("gempur", "gempur", "bare", "", ""),
        ("mempelajari", "ajar", "active", "meN", "i"),
        ("mengetahui", "tahu", "active", "meN", "i"),
        ("diketahui", "tahu", "passive", "di", "i"),
        ("memperkuat", "kuat", "active", "memper", ""),
        ("menteri", "menteri", "bare", "", ""),
        ("polisi", "polisi", "bare", "", ""),
        ("pasukan", "pasukan", "bare", "", ""),
        ("mereka", "mereka", "bare", "", ""),
        ("tembak-menembak", "tembak", "active", "meN", ""),
        ("negara-negara", "negara", "bare", "", ""),
        ("menyedot", "sedot", "active", "meN", ""),
        ("berlaku", "laku", "ber", "ber", ""),
        ("terhibur", "hibur", "ter", "ter", ""),
        ("pertanian", "tani", "nominal", "per", "an"),
        ("mengalami", "alam", "active", "meN", "i"),
        ("memperoleh", "oleh", "active", "memper", ""),
        ("mematikan", "mati", "active", "meN", "kan"),
        ("memasak", "masak", "active", "meN", ""),
        ("katakan", "kata", "bare", "", "kan"),
        ("terasa", "rasa", "ter", "ter", ""),
        ("perasaan", "rasa", "nominal", "peN", "an"),
        ("mengawal", "kawal", "active", "meN", ""),
        ("mengawali", "awal", "active", "meN", "i"),
        ("pemasukan", "masuk", "nominal", "peN", "an"),
        ("men-support", "support", "active", "meN", ""),
        ("di-PHK", "phk", "passive", "di", ""),
    ],
)
def test_analyse(word: str, root: str, voice: str, prefix: str, suffix: str) -> None:
    form = analyse(word)
    assert (form.root, form.voice, form.prefix, form.suffix) == (root, voice, prefix, suffix)


def test_clitics_and_case() -> None:
    form = analyse("Ditemuinya")
    assert (form.root, form.voice, form.suffix, form.clitic) == ("temu", "passive", "i", "nya")
    assert not analyse("xyzzy").known


def test_nouns_and_variants() -> None:
    made = forms("serang")
    assert made["nominal"] == ("serangan", "penyerangan")
    assert made["ter"] == ("terserang",)
    assert made["bare"] == ("serang",)
    assert made["agent"] == ("penyerang",)
    assert forms("temu")["per-an"] == ("pertemuan",)
    assert forms("pengaruh", "i")["active"] == ("memengaruhi", "mempengaruhi")
    assert forms("kaji")["active"] == ("mengaji", "mengkaji")
    assert forms("sukses", "kan")["active"] == ("menyukseskan", "mensukseskan")


@pytest.mark.parametrize(
    ("word", "upos", "root", "voice"),
    [
        ("alami", "VERB", "alam", "bare"),
        ("alami", "ADJ", "alami", None),
        ("kehilangan", "VERB", "hilang", "bare"),
        ("tercatat", "VERB", "catat", "passive"),
        ("bertujuan", "VERB", "tuju", "ber"),
        ("ngomong", "VERB", "omong", "active"),
        ("mikirin", "VERB", "pikir", "active"),
        ("bantuin", "VERB", "bantu", "bare"),
        ("dengerin", "VERB", "dengar", "bare"),
        ("dibantuin", "VERB", "bantu", "passive"),
        ("ngawi", "PROPN", "ngawi", None),
        ("mengekspektasikan", "VERB", "ekspektasi", "active"),
        ("mendivestasikan", "VERB", "divestasi", "active"),
        ("menang", "VERB", "menang", "bare"),
        ("pamitan", "VERB", "pamit", "bare"),
        ("pembangunan", "NOUN", "bangun", "nominal"),
    ],
)
def test_read_word(word: str, upos: str, root: str, voice: str | None) -> None:
    assert read_word(word, upos) == (root, voice)
