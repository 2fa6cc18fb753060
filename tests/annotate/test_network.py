"""The reading network: what it gives is sound whatever it is given, and the same however it is called."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from runut.annotate.network import WINDOW, Network, Tags, _batches, load_network
from runut.errors import ResourceError
from runut.lang.pack import Model, load_language

WORDS = "menteri Ruritania menolak serangan ke Zendania , kata juru bicara Anwar Sutedja di ibu kota . nya 12 ( ) yang".split()


@pytest.fixture(scope="module")
def model() -> Model:
    model = load_language().model
    assert model is not None
    return model


@pytest.fixture(scope="module")
def network(model: Model) -> Network:
    return load_network(model)


def check_trees(tags: Tags, sentences: list[tuple[int, int]]) -> None:
    """One root a sentence, every word below it, heads inside the sentence, and "root" on the root alone."""
    for first, last in sentences:
        heads = tags.heads[first:last]
        assert heads.count(None) == (1 if heads else 0)
        for at in range(first, last):
            seen, above = set(), at
            while (head := tags.heads[above]) is not None:
                assert first <= head < last
                assert above not in seen, "a cycle"
                seen.add(above)
                above = head
            assert (tags.deprel[at] == "root") == (tags.heads[at] is None)


def random_sentences(count: int, longest: int = 60) -> tuple[list[str], list[tuple[int, int]]]:
    chance = random.Random(4)
    words: list[str] = []
    sentences = []
    for _ in range(count):
        first = len(words)
        words += chance.choices(WORDS, k=chance.randint(1, longest))
        sentences.append((first, len(words)))
    return words, sentences


def test_every_sentence_is_one_tree(network: Network) -> None:
    words, sentences = random_sentences(300)
    tags = network.read(words, sentences)
    check_trees(tags, sentences)
    assert len(tags.upos) == len(tags.heads) == len(tags.deprel) == len(words)


@pytest.mark.parametrize(
    "words",
    [
        ["a"] * 50,
        ["a" * 5_000],
        ["\U0001f600", "\u202e", "\x00", "\ud800"],
        ["1/1/1/1"] * 30,
        ["(", ")", '"', "'"] * 10,
        ["ANWAR"] * 40,
        ["."],
        ["ﷺ", "ß", "İ", "Ǆ", "中文", "สวัสดี"],
    ],
    ids=["one letter", "one long word", "no letters", "slashes", "marks", "capitals", "one mark", "other scripts"],
)
def test_hostile_words(network: Network, words: list[str]) -> None:
    check_trees(network.read(words, [(0, len(words))]), [(0, len(words))])


def test_nothing(network: Network) -> None:
    assert network.read([], []).upos == []


def test_a_sentence_without_words(network: Network) -> None:
    tags = network.read(["Ia", "pergi"], [(0, 0), (0, 2), (2, 2)])
    check_trees(tags, [(0, 2)])


@pytest.mark.parametrize(
    ("size", "windowed"), [(WINDOW - 1, False), (WINDOW, False), (WINDOW + 1, True), (5 * WINDOW + 3, True)]
)
def test_long_sentences_are_read_in_windows(network: Network, size: int, windowed: bool) -> None:
    words = (WORDS * (size // len(WORDS) + 1))[:size]
    sentences = [(0, size), (size, size + 2)]
    tags = network.read([*words, "Ia", "pergi"], sentences)
    assert tags.windowed == (frozenset({0}) if windowed else frozenset())
    check_trees(tags, sentences)


def test_names_are_whole_stretches_in_order(network: Network) -> None:
    words, sentences = random_sentences(100)
    tags = network.read(words, sentences)
    reached = 0
    assert tags.names
    assert len(tags.names) == len(tags.shares)
    for (first, last, kind), share in zip(tags.names, tags.shares, strict=True):
        assert reached <= first < last
        assert any(a <= first and last <= b for a, b in sentences)
        assert kind in ("PER", "ORG", "LOC")
        assert 0 <= share <= 1.0001
        reached = last


def test_the_same_words_give_the_same_tags(model: Model, network: Network) -> None:
    words, sentences = random_sentences(40)
    other_words, other_sentences = random_sentences(7, 20)
    first = network.read(words, sentences)
    network.read(other_words, other_sentences)
    assert network.read(words, sentences) == first
    assert Network(model).read(words, sentences) == first


def test_plain_news_is_read_well(network: Network) -> None:
    words = "Menteri itu bertemu presiden di Jakarta .".split()
    tags = network.read(words, [(0, len(words))])
    assert tags.upos[2:6] == ["VERB", "NOUN", "ADP", "PROPN"]
    assert (tags.heads[3], tags.deprel[3]) == (2, "obj")
    assert (tags.heads[4], tags.deprel[4]) == (5, "case")


@pytest.mark.parametrize("missing", ["reader.onnx", "relabel.onnx", "labels.json"])
def test_a_missing_file_is_named(model: Model, tmp_path: Path, missing: str) -> None:
    for file in model.folder.iterdir():
        if file.is_file() and file.name != missing:
            (tmp_path / file.name).write_bytes(file.read_bytes())
    with pytest.raises(ResourceError, match=missing):
        Network(replace(model, folder=tmp_path))


def test_a_broken_file_is_named(model: Model, tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_bytes((model.folder / "labels.json").read_bytes())
    (tmp_path / "reader.onnx").write_bytes(b"not a network")
    with pytest.raises(ResourceError, match=r"reader\.onnx"):
        Network(replace(model, folder=tmp_path))


def test_features_of_another_version_are_refused(model: Model) -> None:
    with pytest.raises(ResourceError, match="features"):
        Network(replace(model, features_version=model.features_version + 1))


def test_an_older_layout_is_refused(model: Model, tmp_path: Path) -> None:
    labels = json.loads((model.folder / "labels.json").read_text(encoding="utf-8"))
    del labels["spans"]
    (tmp_path / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    with pytest.raises(ResourceError, match=r"training/flat\.py"):
        Network(replace(model, folder=tmp_path))


def test_one_long_sentence_beside_many_short_ones(network: Network) -> None:
    """Sentences share a batch by what their trees cost, so the long one does not widen all others to its own length."""
    long = (WORDS * (WINDOW // len(WORDS) + 1))[:WINDOW]
    words = long + ["Ia"] * 2_000
    sentences = [(0, WINDOW)] + [(at, at + 1) for at in range(WINDOW, len(words))]
    check_trees(network.read(words, sentences), sentences)
    assert all(len(length) * (length.max() + 1) ** 2 <= 150_000 or len(length) == 1 for _, length in _batches(sentences))
