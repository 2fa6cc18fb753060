"""What of an article of another desk is coded: of sport nothing, of leisure what happens between states. Articles are our own."""

from __future__ import annotations

import pytest
from tests.records import article

from runut.pipeline import annotate_article, explain_article, load_resources
from runut.records.explanation import Abstention

SPORT = (
    "Pelatih tim tuan rumah memuji para pemainnya seusai laga. Striker muda itu mencetak gol pada babak kedua, dan kiper lawan gagal"
    " menghalau tendangan penalti. Malaysia menyerang Indonesia sejak menit awal pertandingan. Klub itu kini memimpin klasemen liga."
)
SHOWS = (
    "Penyanyi dan aktris itu tampil dalam konser untuk mempromosikan album terbarunya, lalu berpose bersama para penggemar. {event}"
    " Lagu dalam film itu ditulis sang musisi, dan penampilannya menuai pujian netizen di Instagram."
)
CRIME = "Polisi menangkap Setya Novanto."
BAN = "Pemerintah Malaysia mengecam Israel."
POLITICS = (
    "Menteri Pertahanan mengatakan pasukan penjaga perbatasan disiagakan setelah tentara Israel menyerang Suriah."
    " Pemerintah meminta warga menjauhi stadion dan gedung bioskop, dan parlemen membahas anggaran pertahanan."
)

ARTICLES = [
    pytest.param(SPORT, "sport", 0, id="attacks on a pitch are no politics"),
    pytest.param(SHOWS.format(event=CRIME), "leisure", 0, id="a star's trouble at home"),
    pytest.param(SHOWS.format(event=BAN), "leisure", 1, id="what happens between states is told there too"),
    pytest.param(POLITICS, None, 1, id="news that names a stadium"),
]


@pytest.mark.parametrize(("text", "desk", "least"), ARTICLES)
def test_other_desks(text: str, desk: str | None, least: int) -> None:
    resources = load_resources()
    one = article(text=text, title=None)
    assert resources.language.desks.read(one.title, one.text) == desk
    told = explain_article(one, resources)
    assert len(told.mentions) >= least
    if not least:
        assert not told.mentions
        assert Abstention.DESK in dict(told.abstained)


def test_quotes_of_other_desks_are_kept() -> None:
    one = article(text='"Kami senang," kata pelatih Badu Fulanto. ' + SPORT, title=None)
    assert annotate_article(one, load_resources()).quotes
