"""Indonesian, Malay, English, others."""

from __future__ import annotations

import pytest

from runut.lang.id.language import guess_language

ROWS = [
    ("Menteri luar negeri mengatakan bahwa kedua pihak bisa bertemu pada akhir pekan.", "id"),
    ("Dua Menteri Bertemu di Moskow", "id"),
    ("Harga Beras Naik Lagi", "id"),
    ("Polis menahan seorang lelaki kerana disyaki mencuri wang di pejabat itu.", "ms"),
    ("Timbalan menteri berkata syarikat itu akan membayar pada Isnin.", "ms"),
    ("The two ministers met in the capital and said that talks would continue.", "en"),
    ("Le ministre a dit que les pourparlers continuent", "other"),
    ("Президент сказал, что переговоры продолжатся", "other"),
    ("اجتمع الوزيران في العاصمة", "other"),
    ("12345 !!!", "other"),
    ("", "other"),
]


@pytest.mark.parametrize(("text", "language"), ROWS)
def test_language(text: str, language: str) -> None:
    assert guess_language(text) == language
