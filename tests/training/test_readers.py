"""Corpora into records, and what augmentation makes of them (no torch needed)."""

from __future__ import annotations

import lzma
import random
from pathlib import Path

import pytest
from training.augment import NameSwap, cut_clitics, recase
from training.readers import Named, Tree, name_spans, read_names, read_trees

CONLLU = """# text = Kotanya ramai.
1-2	Kotanya	_	_	_	_	_	_	_	_
1	Kota	kota	NOUN	_	_	3	nsubj	_	_
2	nya	nya	DET	_	_	1	det	_	_
3	ramai	ramai	ADJ	_	_	0	root	_	_
4	.	.	PUNCT	_	_	3	punct	_	_

"""
BIO = "Wali NOUN O\nKota NOUN O\nArini PROPN B-PERSON\nSukma PROPN I-PERSON\ndi ADP O\nMedan PROPN B-PLACE\n\nRapat NOUN O\nDPRD PROPN B-ORG\n"


def packed(folder: Path, text: str) -> Path:
    path = folder / "sample.xz"
    path.write_bytes(lzma.compress(text.encode()))
    return path


def test_a_treebank(tmp_path: Path) -> None:
    assert read_trees(packed(tmp_path, CONLLU)) == [
        Tree(
            words=("Kota", "nya", "ramai", "."),
            upos=("NOUN", "DET", "ADJ", "PUNCT"),
            heads=(3, 1, 0, 3),
            deprel=("nsubj", "det", "root", "punct"),
        )
    ]


def test_names_of_two_corpora_share_their_kinds(tmp_path: Path) -> None:
    (first, second) = read_names(packed(tmp_path, BIO))
    assert name_spans(first.tags) == {(2, 4, "PER"), (5, 6, "LOC")}
    assert name_spans(second.tags) == {(1, 2, "ORG")}


def test_sentences_of_a_clashing_kind_are_left_out(tmp_path: Path) -> None:
    assert [n.words[0] for n in read_names(packed(tmp_path, BIO), without=("ORG",))] == ["Wali"]


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["B-PER", "B-PER"], {(0, 1, "PER"), (1, 2, "PER")}),
        (["O", "I-LOC"], {(1, 2, "LOC")}),
        (["B-ORG", "I-PER"], {(0, 1, "ORG"), (1, 2, "PER")}),
        ([], set()),
    ],
    ids=["neighbours", "no-beginning", "another-kind", "nothing"],
)
def test_spans(tags: list[str], spans: set[tuple[int, int, str]]) -> None:
    assert name_spans(tags) == spans


def test_clitics_are_cut_and_stay_inside_the_name() -> None:
    cut = cut_clitics(Named(words=("Bendunganya", "Katulampanya", "menurutnya"), tags=("O", "B-LOC", "O")))
    assert len(cut.words) == len(cut.tags)
    assert cut.words[-2:] == ("menurut", "nya")
    assert cut.tags[-2:] == ("O", "O")


def test_swapped_names_keep_the_rest() -> None:
    one = Named(words=("kata", "Arini", "Sukma", "."), tags=("O", "B-PER", "I-PER", "O"))
    two = Named(words=("Bagas", "hadir"), tags=("B-PER", "O"))
    swapped = NameSwap([one, two], share=1.0)(one, random.Random(3))
    assert swapped.words[0] == "kata"
    assert swapped.words[-1] == "."
    assert swapped.words[1:-1] in (("Arini", "Sukma"), ("Bagas",))
    assert len(swapped.words) == len(swapped.tags)


def test_recasing_changes_letters_only() -> None:
    words = ("Polisi", "tangkap", "pelaku", "di", "Medan")
    chance = random.Random(1)
    forms = {tuple(recase(words, chance)) for _ in range(500)}
    assert len(forms) == 4
    assert {tuple(w.lower() for w in form) for form in forms} == {tuple(w.lower() for w in words)}
