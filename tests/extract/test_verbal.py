"""What is an event among the types that consist of words: said, by somebody, to whom it is addressed.

Sentences are our own; persons in them hold the public offices that everybody knows.
"""

from __future__ import annotations

import pytest

from runut.evaluate.rules import read_example
from runut.pipeline import load_resources

SAID = [
    pytest.param(
        "Prabowo Subianto mengatakan DPR mungkin mengkritik Joko Widodo.", [], id="what may be said at home is no news"
    ),
    pytest.param("Susi Pudjiastuti tidak mengkritik Joko Widodo.", [], id="disapproval that nobody utters"),
    pytest.param("Presiden Turki siap menerima kritik.", [], id="criticism without a critic"),
    pytest.param("Joko Widodo berharap harga yang diatur DPR turun.", [], id="a wish about somebody asks him for nothing"),
    pytest.param("Setya Novanto berharap DPR segera membahas rancangan itu.", ["REQUEST actual"], id="a wish addressed"),
    pytest.param('"Indonesia harus mandiri," kata Joko Widodo.', [], id="one's own land is asked for nothing"),
    pytest.param("Golkar akan mendukung Joko Widodo.", ["SUPPORT future"], id="whom a party will back is support to come"),
    pytest.param("KPK mengumumkan tersangka baru kasus suap.", ["ACCUSE actual"], id="a suspect without a name"),
    pytest.param(
        "Polisi memeriksa Ketua DPR Setya Novanto. Pengacara Setya Novanto, Fredrich Yunadi, meminta KPK menghormati putusan itu.",
        ["ACCUSE actual", "REQUEST actual"],
        id="a person without office may ask a political party",
    ),
]


@pytest.mark.parametrize(("text", "lines"), SAID)
def test_words_that_count(text: str, lines: list[str]) -> None:
    assert [f"{m.type} {m.status}" for m in read_example(text, load_resources())] == lines
