"""The labels of the indirect quotes are whole; what counts as the same words and the same speaker."""

from __future__ import annotations

import pytest

from runut.evaluate.indirect_quotes import LABELS, Label, content_f1, is_speaker, read_labels
from runut.records import Party, Quote, Span

TEXT = "Gubernur Arman Sutedja mengatakan bahwa jembatan lama akan dibongkar pada bulan Juni."


def test_labels_are_whole() -> None:
    labels = list(read_labels(LABELS))
    assert sum(label.act != "none" for label in labels) >= 200
    assert sum(label.act == "none" for label in labels) >= 30
    for label in labels:
        assert label.cue[0] < label.cue[1]
        assert label.act in ("say", "ask", "none")
        if label.act != "none":
            assert label.content[0] < label.content[1]
            assert label.speaker[0] < label.speaker[1]
            assert label.name or label.code or label.anonymous
            assert label.code == label.code.upper()


def place(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def span(words: str) -> Span:
    start, end = place(words)
    return Span(field="text", start=start, end=end, text=words)


def label(*, name: str = "Arman Sutedja", code: str = "", anonymous: bool = False) -> Label:
    return Label(
        article="a",
        act="say",
        content=place("jembatan lama akan dibongkar pada bulan Juni"),
        cue=place("mengatakan"),
        speaker=place("Gubernur Arman Sutedja"),
        name=name,
        code=code,
        anonymous=anonymous,
    )


def quote(content: str, speaker: Party | None = None, *, anonymous: bool = False) -> Quote:
    return Quote(
        document="a",
        kind="indirect",
        content=(span(content),),
        cue=span("mengatakan"),
        speaker=speaker,
        anonymous=anonymous,
    )


@pytest.mark.parametrize(
    ("content", "f1"),
    [
        pytest.param("jembatan lama akan dibongkar pada bulan Juni", 1.0, id="the same"),
        pytest.param("bahwa jembatan lama akan dibongkar pada bulan Juni", 14 / 15, id="a word more"),
        pytest.param("mengatakan bahwa jembatan lama akan dibongkar pada bulan Juni", 14 / 15, id="the cue does not count"),
        pytest.param("jembatan lama", 4 / 9, id="a part"),
        pytest.param("Gubernur", 0.0, id="none of it"),
    ],
)
def test_content_is_compared_by_words_in_their_places(content: str, f1: float) -> None:
    assert content_f1(quote(content), label(), TEXT) == pytest.approx(f1)


@pytest.mark.parametrize(
    ("meant", "found", "right"),
    [
        pytest.param(label(), quote("jembatan", Party(words=span("Arman"), name="A. Sutedja")), True, id="last name"),
        pytest.param(label(), quote("jembatan", Party(words=span("Arman"), name="Arman")), False, id="another name"),
        pytest.param(
            label(code="IDN"), quote("jembatan", Party(words=span("Arman"), name="x", country="IDN")), True, id="country"
        ),
        pytest.param(label(), quote("jembatan"), False, id="nobody found"),
        pytest.param(label(name="", anonymous=True), quote("jembatan", anonymous=True), True, id="anonymous"),
        pytest.param(
            label(name="", anonymous=True),
            quote("jembatan", Party(words=span("Gubernur"), name="Gubernur")),
            True,
            id="nameless, by the words",
        ),
    ],
)
def test_speaker_is_right_by_code_or_last_name(meant: Label, found: Quote, right: bool) -> None:
    assert is_speaker(found, meant) is right
