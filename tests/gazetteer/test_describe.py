"""Who somebody is on a day: one person has several answers, and each has its dates."""

from datetime import date

import pytest

from runut.errors import UsageError
from runut.gazetteer import load_gazetteer

ON_A_DAY = [
    # person, day, country, group, sector, office
    ("bashar-al-assad", "2024-12-01", "SYR", None, "GOV", "Presiden"),
    ("bashar-al-assad", "2024-12-08", "SYR", None, "GOV", "Presiden"),
    ("bashar-al-assad", "2024-12-09", "SYR", None, "ELI", None),
    ("bashar-al-assad", "2025-06-01", "SYR", None, "ELI", None),
    ("hafez-al-assad", "1990-01-01", "SYR", None, "GOV", "Presiden"),
    ("hafez-al-assad", "2016-01-01", "SYR", None, "ELI", None),
    ("ahmad-al-sharaa", "2024-12-01", None, "HTS", "REB", "Pemimpin Hayat Tahrir al-Sham"),
    ("ahmad-al-sharaa", "2024-12-20", "SYR", None, "GOV", "Pemimpin de facto"),
    ("ahmad-al-sharaa", "2025-01-29", "SYR", None, "GOV", "Presiden"),
    ("ahmad-al-sharaa", "2025-06-01", "SYR", None, "GOV", "Presiden"),
    ("donald-trump", "2016-11-01", "USA", None, "ELI", None),
    ("donald-trump", "2016-11-24", "USA", None, "GOV", "Presiden Terpilih"),
    ("dalai-lama", "2016-11-24", None, "TIBET", "REL", None),
    ("sher-mohammad-abbas-stanikzai", "2019-09-18", None, "TALIBAN", "REB", None),
    ("donald-trump", "2018-06-12", "USA", None, "GOV", "Presiden"),
    ("donald-trump", "2022-06-12", "USA", None, "ELI", None),
    ("donald-trump", "2025-06-12", "USA", None, "GOV", "Presiden"),
    ("joe-biden", "2013-01-01", "USA", None, "GOV", "Wakil Presiden"),
    ("joe-biden", "2019-01-01", "USA", None, "ELI", None),
    ("joe-biden", "2023-01-01", "USA", None, "GOV", "Presiden"),
    ("prabowo-subianto", "2018-01-01", "IDN", None, "PTY", "Ketua Umum Gerindra"),
    ("prabowo-subianto", "2020-01-01", "IDN", None, "GOV", "Menteri Pertahanan"),
    ("prabowo-subianto", "2025-01-01", "IDN", None, "GOV", "Presiden"),
    ("joko-widodo", "2015-01-01", "IDN", None, "GOV", "Presiden"),
    ("joko-widodo", "2025-01-01", "IDN", None, "ELI", None),
    ("retno-marsudi", "2023-01-01", "IDN", None, "GOV", "Menteri Luar Negeri"),
    ("sugiono", "2025-05-01", "IDN", None, "GOV", "Menteri Luar Negeri"),
    ("andika-perkasa", "2022-05-01", "IDN", None, "MIL", "Panglima TNI"),
    ("andika-perkasa", "2020-05-01", "IDN", None, "MIL", "Kepala Staf Angkatan Darat"),
    ("tito-karnavian", "2018-05-01", "IDN", None, "COP", "Kapolri"),
    ("tito-karnavian", "2021-05-01", "IDN", None, "GOV", "Menteri Dalam Negeri"),
    ("mahfud-md", "2010-05-01", "IDN", None, "JUD", "Ketua Mahkamah Konstitusi"),
    ("mahfud-md", "2021-05-01", "IDN", None, "GOV", "Menko Polhukam"),
    ("vladimir-putin", "2009-05-01", "RUS", None, "GOV", "Perdana Menteri"),
    ("vladimir-putin", "2024-05-01", "RUS", None, "GOV", "Presiden"),
    ("dmitry-medvedev", "2010-05-01", "RUS", None, "GOV", "Presiden"),
    ("dmitry-medvedev", "2018-05-01", "RUS", None, "GOV", "Perdana Menteri"),
    ("dmitry-medvedev", "2023-05-01", "RUS", None, "GOV", "Wakil Ketua Dewan Keamanan"),
    ("sergei-shoigu", "2023-05-01", "RUS", None, "GOV", "Menteri Pertahanan"),
    ("sergei-shoigu", "2025-01-01", "RUS", None, "GOV", "Sekretaris Dewan Keamanan"),
    ("dmitry-peskov", "2023-03-15", "RUS", None, "GOV", "Juru Bicara Kremlin"),
    ("yevgeny-prigozhin", "2023-06-24", None, "WAGNER", "REB", "Pemimpin"),
    ("volodymyr-zelensky", "2022-02-24", "UKR", None, "GOV", "Presiden"),
    ("rustem-umerov", "2024-02-24", "UKR", None, "GOV", "Menteri Pertahanan"),
    ("recep-tayyip-erdogan", "2010-01-01", "TUR", None, "GOV", "Perdana Menteri"),
    ("recep-tayyip-erdogan", "2020-01-01", "TUR", None, "GOV", "Presiden"),
    ("hakan-fidan", "2016-07-15", "TUR", None, "SPY", "Kepala Badan Intelijen"),
    ("hakan-fidan", "2024-07-15", "TUR", None, "GOV", "Menteri Luar Negeri"),
    ("benjamin-netanyahu", "2019-07-15", "ISR", None, "GOV", "Perdana Menteri"),
    ("benjamin-netanyahu", "2022-03-15", "ISR", None, "OPP", "Pemimpin Oposisi"),
    ("benjamin-netanyahu", "2024-07-15", "ISR", None, "GOV", "Perdana Menteri"),
    ("israel-katz", "2024-07-15", "ISR", None, "GOV", "Menteri Luar Negeri"),
    ("israel-katz", "2025-03-15", "ISR", None, "GOV", "Menteri Pertahanan"),
    ("yoav-gallant", "2025-03-15", "ISR", None, "ELI", None),
    ("herzi-halevi", "2024-03-15", "ISR", None, "MIL", "Kepala Staf Umum"),
    ("ismail-haniyeh", "2024-07-30", None, "HAMAS", "REB", "Kepala Biro Politik"),
    ("yahya-sinwar", "2024-09-01", None, "HAMAS", "REB", "Kepala Biro Politik"),
    ("hassan-nasrallah", "2024-09-26", None, "HEZBOLLAH", "REB", "Sekretaris Jenderal"),
    ("naim-qassem", "2025-01-01", None, "HEZBOLLAH", "REB", "Sekretaris Jenderal"),
    ("joseph-aoun", "2024-01-01", "LBN", None, "MIL", "Panglima Angkatan Bersenjata"),
    ("joseph-aoun", "2025-03-01", "LBN", None, "GOV", "Presiden"),
    ("michel-aoun", "2020-03-01", "LBN", None, "GOV", "Presiden"),
    ("ali-khamenei", "2024-03-01", "IRN", None, "GOV", "Pemimpin Tertinggi"),
    ("ali-khamenei", "2026-04-01", "IRN", None, "ELI", None),
    ("mojtaba-khamenei", "2026-05-01", "IRN", None, "GOV", "Pemimpin Tertinggi"),
    ("ebrahim-raisi", "2024-05-01", "IRN", None, "GOV", "Presiden"),
    ("masoud-pezeshkian", "2024-09-01", "IRN", None, "GOV", "Presiden"),
    ("mohammad-javad-zarif", "2019-09-01", "IRN", None, "GOV", "Menteri Luar Negeri"),
    ("abbas-araghchi", "2015-07-14", "IRN", None, "GOV", "Wakil Menteri Luar Negeri"),
    ("abbas-araghchi", "2025-06-14", "IRN", None, "GOV", "Menteri Luar Negeri"),
    ("hossein-salami", "2025-06-12", "IRN", None, "MIL", "Panglima Garda Revolusi"),
    ("antonio-guterres", "2022-01-01", None, "UN", "IGO", "Sekretaris Jenderal"),
    ("jens-stoltenberg", "2022-01-01", None, "NATO", "IGO", "Sekretaris Jenderal"),
    ("mark-rutte", "2020-01-01", "NLD", None, "GOV", "Perdana Menteri"),
    ("mark-rutte", "2025-01-01", None, "NATO", "IGO", "Sekretaris Jenderal"),
    ("ursula-von-der-leyen", "2018-01-01", "DEU", None, "GOV", "Menteri Pertahanan"),
    ("ursula-von-der-leyen", "2023-01-01", None, "EU", "IGO", "Presiden Komisi Eropa"),
    ("staffan-de-mistura", "2016-01-01", None, "UN", "IGO", "Utusan Khusus PBB untuk Suriah"),
    ("geir-pedersen", "2023-01-01", None, "UN", "IGO", "Utusan Khusus PBB untuk Suriah"),
    ("rafael-grossi", "2025-01-01", None, "IAEA", "IGO", "Direktur Jenderal"),
    ("yoon-suk-yeol", "2024-12-03", "KOR", None, "GOV", "Presiden"),
    ("yoon-suk-yeol", "2025-06-03", "KOR", None, "ELI", None),
    ("aung-san-suu-kyi", "2019-01-01", "MMR", None, "GOV", "Penasihat Negara"),
    ("aung-san-suu-kyi", "2022-01-01", "MMR", None, "OPP", None),
    ("min-aung-hlaing", "2018-01-01", "MMR", None, "MIL", "Panglima Militer"),
    ("min-aung-hlaing", "2022-01-01", "MMR", None, "GOV", "Pemimpin junta"),
    ("anwar-ibrahim", "2020-01-01", "MYS", None, "OPP", None),
    ("anwar-ibrahim", "2024-01-01", "MYS", None, "GOV", "Perdana Menteri"),
    ("nicolas-maduro", "2025-01-01", "VEN", None, "GOV", "Presiden"),
    ("nicolas-maduro", "2026-02-01", "VEN", None, "ELI", None),
    ("keir-starmer", "2025-01-01", "GBR", None, "GOV", "Perdana Menteri"),
    ("keir-starmer", "2026-08-01", "GBR", None, "ELI", None),
]


@pytest.mark.parametrize(
    ("person", "day", "country", "group", "sector", "office"), ON_A_DAY, ids=[f"{row[0]}-{row[1]}" for row in ON_A_DAY]
)
def test_describe(person: str, day: str, country: str | None, group: str | None, sector: str, office: str | None) -> None:
    described = load_gazetteer().describe(f"person.{person}", date.fromisoformat(day))
    assert (described.country, described.group, described.sector, described.office) == (country, group, sector, office)


UNDATED = [
    ("dmitry-peskov", "GOV", "Juru Bicara Kremlin"),
    ("bashar-al-assad", "GOV", "Presiden"),
    ("joe-biden", "ELI", None),
    ("prabowo-subianto", "GOV", "Presiden"),
]


@pytest.mark.parametrize(("person", "sector", "office"), UNDATED, ids=[row[0] for row in UNDATED])
def test_without_a_day_only_what_lasts_or_was_all(person: str, sector: str, office: str | None) -> None:
    described = load_gazetteer().describe(f"person.{person}")
    assert (described.sector, described.office) == (sector, office)


BODIES = [
    ("country.RUS", "RUS", None, "GOV"),
    ("group.HAMAS", None, "HAMAS", "REB"),
    ("group.HTS", None, "HTS", "REB"),
    ("org.UN", None, "UN", "IGO"),
    ("org.UNSC", None, "UN", "IGO"),
    ("org.WHO", None, "WHO", "IGO"),
    ("org.IDN.TNI", "IDN", None, "MIL"),
    ("org.ISR.IDF", "ISR", None, "MIL"),
    ("agency.reuters", "GBR", None, "JRN"),
]


@pytest.mark.parametrize(("entity", "country", "group", "sector"), BODIES, ids=[row[0] for row in BODIES])
def test_bodies_are_the_same_on_any_day(entity: str, country: str | None, group: str | None, sector: str) -> None:
    described = load_gazetteer().describe(entity, date(2020, 1, 1))
    assert (described.country, described.group, described.sector, described.office) == (country, group, sector, None)


HOLDERS = [
    ("president", "SYR", "2024-12-01", "Bashar al-Assad"),
    ("Presiden", "SYR", "2025-06-01", "Ahmad al-Sharaa"),
    ("Presiden", "SYR", "2024-12-20", None),
    ("Menlu", "RUS", "2016-01-01", "Sergei Lavrov"),
    ("Menteri Luar Negeri", "USA", "2024-06-01", "Antony Blinken"),
    ("Menhan", "ISR", "2024-10-01", "Yoav Gallant"),
    ("Presiden", "USA", "2025-01-20", "Donald Trump"),
    ("PM", "GBR", "2022-10-01", "Liz Truss"),
    ("Kanselir", "DEU", "2023-10-01", "Olaf Scholz"),
    ("Sekjen", "UN", "2012-01-01", "Ban Ki-moon"),
    ("Sekjen", "NATO", "2025-01-01", "Mark Rutte"),
    ("Panglima TNI", "IDN", "2024-01-01", "Agus Subiyanto"),
    ("Kapolri", "IDN", "2020-01-01", "Idham Azis"),
    ("Ketua KPK", "IDN", "2022-01-01", "Firli Bahuri"),
    ("Wakil Presiden", "IDN", "2016-01-01", "Jusuf Kalla"),
    ("Presiden", "USA", "1900-01-01", None),
    ("tukang kebun", "USA", "2020-01-01", None),
]


@pytest.mark.parametrize(("office", "of", "day", "name"), HOLDERS, ids=[f"{r[0]} {r[1]} {r[2]}" for r in HOLDERS])
def test_holder(office: str, of: str, day: str, name: str | None) -> None:
    holder = load_gazetteer().holder(office, of, date.fromisoformat(day))
    assert (holder.name if holder else None) == name


def test_offices_come_highest_first_with_dates_and_sources() -> None:
    held = load_gazetteer().offices("person.prabowo-subianto", date(2025, 1, 1))
    assert [tenure.office for tenure in held] == ["Presiden", "Ketua Umum Gerindra"]
    assert held[0].until is None
    assert held[0].verified >= date(2026, 1, 1)
    assert all(tenure.source for tenure in held)


def test_unknown_entity() -> None:
    with pytest.raises(UsageError, match="siapa"):
        load_gazetteer().entity("person.siapa")
