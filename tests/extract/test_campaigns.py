"""Whether an attack is told as one deed, or in passing as the war or campaign that it is part of. Sentences are our own."""

from __future__ import annotations

import pytest

from runut.evaluate.rules import read_example
from runut.pipeline import load_resources


def wholes(text: str) -> set[str | None]:
    return {m.whole for m in read_example(text, load_resources()) if m.type == "ASSAULT"}


TOLD = [
    pytest.param("Kenya mengecam serangan Mesir terhadap Sudan.", "campaign", id="what is condemned"),
    pytest.param("Harga minyak naik menyusul serangan Mesir terhadap Sudan.", "campaign", id="told in passing"),
    pytest.param("Agresi Mesir terhadap Sudan memicu krisis.", "campaign", id="a word for many deeds"),
    pytest.param("Mesir terus menyerang Sudan.", "campaign", id="it goes on"),
    pytest.param("Mesir dan Sudan saling serang.", "war", id="each the other"),
    pytest.param("Mesir menyerang Sudan.", None, id="a verb tells of a deed"),
    pytest.param("Harga minyak naik menyusul serangan terbaru Mesir terhadap Sudan.", None, id="the latest"),
    pytest.param("Harga minyak naik menyusul salah satu serangan Mesir terhadap Sudan.", None, id="one of them"),
    pytest.param("Serangan Mesir terhadap Sudan itu menghancurkan dua jembatan.", None, id="what it hit"),
    pytest.param("Serangan Mesir terhadap bendungan Merowe mengejutkan Sudan.", None, id="a target by its name"),
    pytest.param("Serangan Mesir di Khartoum mengejutkan Sudan.", None, id="a town"),
    pytest.param("Serangan Mesir terhadap Sudan menewaskan 12 orang.", None, id="a toll"),
    pytest.param(
        "Rentetan serangan udara Mesir ke Sudan dalam sepekan terakhir merusak dua pasar.", "campaign", id="a week of it"
    ),
    pytest.param("Mesir menggempur Sudan dalam beberapa hari terakhir.", "campaign", id="a verb over days"),
    pytest.param(
        "Gelombang serangan Mesir sejak konflik pecah menewaskan 900 orang di Sudan.", "campaign", id="since it began"
    ),
    pytest.param(
        "Sedikitnya 700 orang tewas di Sudan akibat serangkaian serangan udara Mesir.", "campaign", id="a toll of many"
    ),
    pytest.param(
        "Jumlah korban tewas akibat serangan udara Mesir di Khartoum dan kota-kota lain telah mencapai 585 orang.",
        "campaign",
        id="a running total of many places",
    ),
    pytest.param("Itu serangan Mesir terparah terhadap Sudan dalam sepekan terakhir.", None, id="the worst of a week"),
    pytest.param("Serangan ketiga Mesir terhadap Sudan dalam sepekan terakhir merusak pasar.", None, id="the third of a week"),
    pytest.param("Rentetan serangan Mesir ke Sudan pada Rabu malam menewaskan 12 orang.", None, id="a series of one night"),
    pytest.param("Mesir membalas dengan rentetan serangan terhadap Sudan.", None, id="what an answer was done with"),
    pytest.param("Dalam sepekan terakhir, menurut laporan media, Mesir menggempur Sudan.", "campaign", id="days that open it"),
    pytest.param("Dalam sepekan terakhir, serangan Mesir merusak tiga masjid di Sudan.", None, id="days of what was hit"),
    pytest.param(
        "Warga mengungsi dalam dua pekan terakhir, setelah Mesir menggempur Sudan.", None, id="days of another clause"
    ),
    pytest.param("Kenya mengecam serangan Mesir terhadap dua kilang minyak Sudan.", None, id="a target of one deed"),
    pytest.param("Kenya mengecam serangan Mesir terhadap sejumlah kapal Sudan.", "campaign", id="several such targets"),
    pytest.param("Total 40 orang tewas akibat serangan bom Mesir di Khartoum pada Rabu.", None, id="the total of one deed"),
]


@pytest.mark.parametrize(("text", "whole"), TOLD)
def test_a_campaign_is_no_deed(text: str, whole: str | None) -> None:
    assert wholes(text) == {whole}
