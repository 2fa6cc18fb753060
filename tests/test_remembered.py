"""What a function of words remembers, and that it forgets before it fills the memory."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from runut import remembered as module
from runut.remembered import remembered


def counting() -> tuple[list[str], Callable[[str], int]]:
    """A function of words that remembers, and what it had to read."""
    read: list[str] = []

    def length(word: str) -> int:
        read.append(word)
        return len(word)

    return read, remembered(length)


def test_asked_again_it_is_not_read_again() -> None:
    read, length = counting()
    assert [length("kata"), length("kata"), length("negara")] == [4, 4, 6]
    assert read == ["kata", "negara"]


def test_full_it_forgets_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    read, length = counting()
    assert [length(word) for word in ("satu", "dua", "tiga", "satu")] == [4, 3, 4, 4]
    assert read == ["satu", "dua", "tiga", "satu"]
