"""Sentences and tokens of an article: what belongs to which, and the limits."""

import pytest

from runut.annotate.layers import read_layers
from runut.errors import LimitExceeded
from runut.lang.pack import load_language
from runut.limits import Limits
from runut.records import Dateline
from tests.records import article

TEXT = "MOSKWA, CONTOH.id - Anwar tiba. Ia pergi.\nSutedja menolak."


def test_title_first_then_paragraphs() -> None:
    layers = read_layers(article(text=TEXT, title="Anwar Tiba"), load_language(), Limits())
    first = layers.sentences[0]
    assert (first.field, first.paragraph, first.span.text) == ("title", -1, "Anwar Tiba")
    assert [s.paragraph for s in layers.sentences] == [-1, 0, 0, 1]


def test_every_span_is_the_words_there() -> None:
    made = article(text=TEXT, title="Anwar Tiba di Ruritania")
    layers = read_layers(made, load_language(), Limits())
    for sentence in layers.sentences:
        assert made.field(sentence.field)[sentence.span.start : sentence.span.end] == sentence.span.text
        for token in range(sentence.first, sentence.last):
            assert made.field(sentence.field)[layers.starts[token] : layers.ends[token]] == layers.texts[token]


def test_dateline_belongs_to_no_sentence() -> None:
    line = Dateline(start=0, end=17, text=TEXT[:17], place="Moskwa", outlet="contoh.id")
    layers = read_layers(article(text=TEXT, title=None, dateline=line), load_language(), Limits())
    assert [s.span.text for s in layers.sentences] == ["Anwar tiba.", "Ia pergi.", "Sutedja menolak."]


@pytest.mark.parametrize(("length", "pieces"), [(19, 1), (20, 1), (21, 2)], ids=["limit - 1", "limit", "limit + 1"])
def test_long_sentences_are_cut_and_marked(length: int, pieces: int) -> None:
    text = ("kata " * 10)[: length - 1] + "x"
    layers = read_layers(article(text=text, title=None), load_language(), Limits(sentence_chars=20))
    assert len(layers.sentences) == pieces
    assert [s.cut for s in layers.sentences] == [True] * (pieces - 1) + [False]


def test_one_word_without_end() -> None:
    layers = read_layers(article(text="a" * 10_000, title=None), load_language(), Limits())
    assert sum(len(s.span.text) for s in layers.sentences) == 10_000


def test_too_many_sentences() -> None:
    read_layers(article(text="Ia tiba. " * 5, title=None), load_language(), Limits(sentences=5))
    with pytest.raises(LimitExceeded):
        read_layers(article(text="Ia tiba. " * 6, title=None), load_language(), Limits(sentences=5))
