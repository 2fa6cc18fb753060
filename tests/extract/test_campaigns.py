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
]


@pytest.mark.parametrize(("text", "whole"), TOLD)
def test_a_campaign_is_no_deed(text: str, whole: str | None) -> None:
    assert wholes(text) == {whole}
