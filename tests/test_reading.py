"""Articles read whole: offsets, trees, and the same bytes whatever is read before, beside or after."""

from __future__ import annotations

import multiprocessing
from dataclasses import asdict

import msgspec
import pytest

from runut.errors import LimitExceeded
from runut.limits import Limits
from runut.pipeline import annotate_article, load_resources
from runut.records import Annotated, Article
from tests.records import article

TEXTS = (
    "Menteri Ruritania menolak serangan ke Zendania, kata juru bicaranya. Ia bertolak ke ibu kota pada Kamis.\n"
    'Sutedja diserang di Beringin Raya. "Kami tidak akan mundur," ujarnya.',
    "Ratusan buruh berunjuk rasa di depan kantor gubernur. Polisi menangkap dua orang (12/3/2024).",
    "Anwar Sutedja, ketua Partai Lumbung Padi, bertemu Badu Fulanto. Pertemuan itu dilakukan tertutup.",
    "Satu kalimat tanpa tanda titik",
    "😀 Huruf 中文 dan العربية di tengah kalimat; “kutipan” — lalu selesai.",
)


def read(made: Article) -> Annotated:
    return annotate_article(made, load_resources())


def packed(text: str) -> bytes:
    """The layers as bytes: what a store or another process would see."""
    return msgspec.msgpack.encode(asdict(read(article(text=text, title="Anwar Sutedja Bertemu Badu Fulanto"))))


def test_the_same_bytes_in_any_order() -> None:
    alone = {text: packed(text) for text in TEXTS}
    assert {text: packed(text) for text in reversed(TEXTS)} == alone


@pytest.mark.parametrize("method", ["spawn"])
def test_the_same_bytes_in_another_process(method: str) -> None:
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(packed, TEXTS, chunksize=2) == [packed(text) for text in TEXTS]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_token_is_where_it_says_and_has_its_tags(text: str) -> None:
    made = article(text=text, title="Anwar Sutedja Bertemu Badu Fulanto")
    annotated = read(made)
    for sentence in annotated.sentences:
        words = annotated.words(sentence)
        assert sum(token.head is None for token in words) == 1
        for token in words:
            assert made.field(sentence.field)[token.start : token.end] == token.text
            assert token.upos
            assert token.lemma
            assert token.deprel
            assert token.head is None or sentence.first <= token.head < sentence.last


@pytest.mark.parametrize(
    ("text", "word", "voice", "lemma"),
    [
        ("Polisi menyerang markas itu kemarin.", "menyerang", "active", "serang"),
        ("Markas itu diserang polisi kemarin.", "diserang", "passive", "serang"),
        ("Dua warga terbunuh dalam serangan itu.", "terbunuh", "passive", "bunuh"),
        ("Presiden bertemu menteri itu kemarin.", "bertemu", "ber", "temu"),
        ("Presiden tiba di ibu kota kemarin.", "tiba", "bare", "tiba"),
        ("Penyerangan itu menewaskan dua orang.", "Penyerangan", "nominal", "serang"),
        ("Polisi tiba di Zendania kemarin.", "Zendania", None, "Zendania"),
    ],
)
def test_voice_and_lemma(text: str, word: str, voice: str | None, lemma: str) -> None:
    token = next(t for t in read(article(text=text, title=None)).tokens if t.text == word)
    assert (token.voice, token.lemma) == (voice, lemma)


@pytest.mark.parametrize(
    "text",
    ["a" * 50_000, "a " * 5_000, "Anwar Sutedja " * 2_500, "menteri menolak " * 2_500, '" ' * 5_000, "1/1/" * 5_000],
    ids=["one word", "one letter", "names", "no mark", "quotes", "slashes"],
)
def test_articles_made_to_hurt_are_read_and_flagged(text: str) -> None:
    annotated = read(article(text=text, title=None))
    assert any(sentence.cut or sentence.windowed for sentence in annotated.sentences)
    assert all(sum(t.head is None for t in annotated.words(s)) == 1 for s in annotated.sentences)


def test_a_sentence_over_the_window_is_flagged() -> None:
    annotated = read(article(text="Ia membawa " + "beras, " * 150 + "dan gula. Ia pulang.", title=None))
    assert [sentence.windowed for sentence in annotated.sentences] == [True, False]


@pytest.mark.parametrize(("words", "unread"), [(9, 1), (10, 0), (11, 0)], ids=["limit + 1", "limit", "limit - 1"])
def test_sentences_beyond_the_words_that_are_read_are_flagged(words: int, unread: int) -> None:
    made = article(text="Menteri menolak serangan itu. Ia pergi ke Zendania.", title=None)
    annotated = annotate_article(made, load_resources(), Limits(read_words=words))
    assert [sentence.unread for sentence in annotated.sentences] == [False, bool(unread)]
    for sentence in annotated.sentences:
        assert all((token.upos is None) == sentence.unread for token in annotated.words(sentence))
    assert "".join(token.text for token in annotated.tokens) == made.text.replace(" ", "")


@pytest.mark.slow
def test_two_hundred_thousand_words() -> None:
    annotated = read(article(text="menteri menolak serangan " * 66_667, title=None))
    assert len(annotated.tokens) > 200_000
    assert all(sentence.windowed or sentence.unread for sentence in annotated.sentences)


def test_too_many_sentences_are_refused_before_the_network_reads() -> None:
    with pytest.raises(LimitExceeded):
        annotate_article(article(text="Ia tiba. " * 20, title=None), load_resources(), Limits(sentences=10))
