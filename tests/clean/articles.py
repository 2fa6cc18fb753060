"""Cleaning for tests: a text or page in, an article out. All texts in these tests are invented."""

from __future__ import annotations

from runut.clean import clean_document
from runut.gazetteer import load_gazetteer
from runut.lang.pack import load_language
from runut.limits import DEFAULT, Limits
from runut.records import Article, Declared, Document

LEAD = "Menteri luar negeri kedua negara bertemu di ibu kota pada akhir pekan dan membahas jalur bantuan."
NEXT = "Keduanya sepakat bertemu lagi, tetapi hari dan tempatnya belum ditentukan."


def clean(text: str, limits: Limits = DEFAULT, **declared: str) -> Article:
    document = Document(
        path="contoh.txt",
        offset=0,
        media_type="text/plain",
        body=text.encode(),
        declared=Declared(**declared),  # type: ignore[arg-type]
    )
    return clean_document(document, load_language(), load_gazetteer(), limits)


def reasons(article: Article) -> list[tuple[str, str]]:
    return [(piece.reason, piece.text) for piece in article.furniture]


def clean_page(html: str, limits: Limits = DEFAULT) -> Article:
    document = Document(path="contoh.html", offset=0, media_type="text/html", body=html.encode())
    return clean_document(document, load_language(), load_gazetteer(), limits)
