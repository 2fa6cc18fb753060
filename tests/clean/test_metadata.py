"""What a page says about itself: in its head, in JSON-LD, and beside its title."""

from __future__ import annotations

import pytest

from runut.clean.metadata import DateEvidence, PageMetadata, read_metadata

TITLE = "Menteri Luar Negeri Tiba di Damaskus"
BODY = (
    f"<h1>{TITLE}</h1><p>Menteri luar negeri tiba di Damaskus pada Senin pagi untuk bertemu mitranya, kata juru bicara"
    " kementerian itu, dan kemudian meninjau rumah sakit yang dibangun dengan bantuan negaranya sejak tahun lalu.</p>"
)


def read(head: str = "", body: str = BODY) -> PageMetadata:
    return read_metadata(f"<html><head><title>{TITLE} - Koran Pesisir</title>{head}</head><body>{body}</body></html>")


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ('<meta property="article:published_time" content="2024-12-02T09:00:00+07:00">', "2024-12-02T09:00:00+07:00"),
        ('<meta name="dtk:publishdate" content="2024/12/02 09:00:00">', "2024/12/02 09:00:00"),
        ('<meta name="content_PublishedDate" content="2024-12-02 09:00:00">', "2024-12-02 09:00:00"),
        ('<meta name="pubdate" content="2024-12-02 T09:00:00Z" itemprop="datePublished">', "2024-12-02 T09:00:00Z"),
        ("<meta name=publishdate content=2024-12-02>", "2024-12-02"),
        ('<meta name="date" content="2 Desember 2024">', "2 Desember 2024"),
        ('<META NAME="DC.date.issued" CONTENT="2024-12-02">', "2024-12-02"),
        ('<meta content="2024-12-02" itemprop="datePublished"/>', "2024-12-02"),
        ('<meta name="parsely-pub-date" content="2024-12-02T02:00:00Z">', "2024-12-02T02:00:00Z"),
    ],
)
def test_dates_in_meta_elements(head: str, value: str) -> None:
    assert read(head).published == (DateEvidence(basis="meta", value=value),)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2024-12-02">',
        '<meta name="content_ModifiedDate" content="2024-12-02">',
        '<meta property="og:updated_time" content="2024-12-02">',
        '<meta name="lastmod" content="2024-12-02">',
        '<meta itemprop="dateModified" content="2024-12-02">',
        '<meta http-equiv="Last-Modified" content="2024-12-02">',
        '<meta name="date" content="kemarin">',
        json_ld('{"@type": "NewsArticle", "dateModified": "2024-12-02"}'),
        json_ld('{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2024-12-02"}]}'),
        json_ld('{"@type": "Organization", "datePublished": "2024-12-02"}'),
    ],
)
def test_days_of_change_and_of_other_stories_are_none_of_publication(head: str) -> None:
    assert read(head).published == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"@type": "NewsArticle", "datePublished": "2024-12-02"}', id="plain"),
        pytest.param('[{"@type": "WebSite"}, {"@type": ["Article", "NewsArticle"], "datePublished": "2024-12-02"}]', id="list"),
        pytest.param(
            '{"@graph": [{"@type": "WebPage"}, {"@type": "ReportageNewsArticle", "datePublished": "2024-12-02"}]}', id="graph"
        ),
        pytest.param(
            '{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "datePublished": "2024-12-02"}}', id="main entity"
        ),
        pytest.param('{"@type": "WebPage", "datePublished": "2024-12-02"}', id="page"),
        pytest.param('{"@type": "http://schema.org/NewsArticle", "datePublished": "2024-12-02"}', id="type as an address"),
        pytest.param('{"@type": "NewsArticle", "datePublished": "2024-12-02",}', id="comma at the end"),
        pytest.param('<!-- {"@type": "NewsArticle", "datePublished": "2024-12-02"} -->', id="in a comment"),
        pytest.param('//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2024-12-02"}\n//]]>', id="in CDATA"),
        pytest.param(
            '{"@type": "NewsArticle", "headline": "Kata "damai" itu", "datePublished": "2024-12-02"}', id="quotes in a string"
        ),
        pytest.param(
            '{"@type": "NewsArticle", "description": "dua\nbaris\tdan tab", "datePublished": "2024-12-02"}', id="line ends"
        ),
        pytest.param('{"@type": "NewsArticle", "datePublished": "2024-12-02", "author": {"@type": "Per', id="cut off"),
        pytest.param(
            '[{"@type": "NewsArticle", "headline": "Berita lain yang lebih baru", "datePublished": "2025-05-05"},'
            f' {{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2024-12-02"}}]',
            id="of two the one with the title",
        ),
    ],
)
def test_dates_in_json_ld(text: str) -> None:
    assert read(json_ld(text)).published == (DateEvidence(basis="structured-data", value="2024-12-02"),)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "", "null", "42", '{"@graph": 1}', "{" * 500, '{"@type": {}}', '{"author": [[[]]]}', "9" * 9_999]
)
def test_json_ld_that_says_nothing(text: str) -> None:
    assert read(json_ld(text)).title == TITLE


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("<div class=date>Senin, 2 Desember 2024 | 09:00 WIB</div>", "Senin, 2 Desember 2024 | 09:00 WIB"),
        ("<span>Koran Pesisir - 02/12/2024, 09:00 WIB</span>", "Koran Pesisir - 02/12/2024, 09:00 WIB"),
        ("<p>02 Des 2024 09:00 Diperbarui: 5 Des 2024</p>", "02 Des 2024 09:00"),
        ("<ul><li>Oleh Redaksi<li>2 Desember 2024</ul>", "2 Desember 2024"),
        ("<p>Diterbitkan 2 Desember 2024</p>", "Diterbitkan 2 Desember 2024"),
    ],
)
def test_the_line_by_the_title(line: str, value: str) -> None:
    after = BODY.replace("</h1>", f"</h1>{line}")
    assert read(body=after).published == (DateEvidence(basis="date-line", value=value),)
    assert read(body=line + BODY).published == (DateEvidence(basis="date-line", value=value),)


@pytest.mark.parametrize(
    "elsewhere",
    [
        pytest.param(BODY + "<ul><li>Berita lain<li>2 Desember 2024</ul>", id="a list after the article"),
        pytest.param(BODY + "<footer>Hak cipta 2 Desember 2024</footer>", id="footer"),
        pytest.param(BODY.replace("</h1>", "</h1><p>Diperbarui 2 Desember 2024</p>"), id="changed"),
        pytest.param(BODY.replace("</h1>", "</h1><div>Menteri tiba (2/12/2024).</div>"), id="in a caption"),
        pytest.param(BODY + "<time datetime=2024-12-02>2 jam lalu</time>", id="time element of another story"),
        pytest.param(
            BODY.replace("</h1>", "</h1><time class=modified datetime=2024-12-02>diubah</time>"), id="time element of change"
        ),
    ],
)
def test_days_elsewhere_on_the_page_are_not_taken(elsewhere: str) -> None:
    assert read(body=elsewhere).published == ()


@pytest.mark.parametrize(
    "element",
    [
        '<time datetime="2024-12-02T09:00">tadi</time>',
        '<time class="entry-date published updated" datetime="2024-12-02T09:00">tadi</time>',
        '<time pubdate datetime="2024-12-02T09:00">tadi</time>',
    ],
)
def test_time_elements(element: str) -> None:
    found = read(body=BODY.replace("</h1>", f"</h1>{element}")).published
    assert found == (DateEvidence(basis="time-element", value="2024-12-02T09:00"),)


def test_the_best_evidence_comes_first() -> None:
    head = '<meta name="date" content="2024-12-03">' + json_ld('{"@type": "Article", "datePublished": "2024-12-02"}')
    body = BODY.replace("</h1>", "</h1><time datetime=2024-12-04>x</time><p>5 Desember 2024</p>")
    assert [d.basis for d in read(head, body).published] == ["structured-data", "meta", "time-element", "date-line"]


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        pytest.param("", BODY, TITLE, id="heading"),
        pytest.param(
            '<meta property="og:title" content="Judul &quot;Lain&quot; Sekali">',
            "<p>x</p>",
            'Judul "Lain" Sekali',
            id="og:title",
        ),
        pytest.param("", "<p>x</p>", f"{TITLE} - Koran Pesisir", id="title element"),
        pytest.param(
            json_ld('{"@type": "NewsArticle", "headline": "Judul Terstruktur"}'), "<p>x</p>", "Judul Terstruktur", id="headline"
        ),
        pytest.param("", f"<h1>Koran Pesisir</h1><h2>{TITLE}</h2><p>x</p>", TITLE, id="the site's name is the first heading"),
        pytest.param("", f"<div class=judul>{TITLE}</div><p>x</p>", TITLE, id="no heading, but the same words"),
        pytest.param("", f"<ul><li><a href=/1>{TITLE}</a></ul><h3>{TITLE}</h3>", TITLE, id="not the link in a list"),
    ],
)
def test_title(head: str, body: str, title: str) -> None:
    assert read(head, body).title == title


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ('<meta name="author" content="Sekar Ayu">', ("Sekar Ayu",)),
        ('<meta name="author" content="Sekar Ayu - detakNews">', ("Sekar Ayu",)),
        ('<meta name="author" content="Koran Pesisir"><meta property="og:site_name" content="Koran Pesisir">', ()),
        ('<meta name="author" content="Redaksi">', ()),
        ('<meta name="author" content="koranpesisir.com">', ()),
        ('<meta property="article:author" content="https://facebook.com/koran">', ()),
        (json_ld('{"@type": "NewsArticle", "author": "Sekar Ayu"}'), ("Sekar Ayu",)),
        (
            json_ld('{"@type": "NewsArticle", "author": [{"name": "Sekar Ayu"}, {"name": "Tatang R."}]}'),
            ("Sekar Ayu", "Tatang R."),
        ),
        (
            json_ld(
                '{"@type": "NewsArticle", "author": [{"@type": "Organization", "name": "Tim Redaksi"}, {"name": "Sekar Ayu"}]}'
            ),
            ("Sekar Ayu",),
        ),
    ],
)
def test_authors(head: str, authors: tuple[str, ...]) -> None:
    assert read(head).authors == authors


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://koran.example/a/1">', "https://koran.example/a/1"),
        (
            '<link rel=canonical href="https://koran.example/"><meta property="og:url" content="https://koran.example/a/1">',
            "https://koran.example/a/1",
        ),
        ('<meta property="og:url" content="https://koran.example/?p=7">', "https://koran.example/?p=7"),
        (
            json_ld('{"@type": "NewsArticle", "mainEntityOfPage": {"@id": "https://koran.example/a/1"}}'),
            "https://koran.example/a/1",
        ),
        ('<link rel="canonical" href="javascript:void(0)">', None),
        ('<link rel="canonical" href="http://[broken">', None),
        ("", None),
    ],
)
def test_address(head: str, url: str | None) -> None:
    assert read(head).url == url


def test_outlet_language_and_pictures() -> None:
    html = (
        '<html lang="id"><meta property="og:site_name" content="Koran &amp; Pesisir">'
        '<meta property="og:image" content="https://img.example/2024/12/02/a.jpg">'
        '<meta name="twitter:image" content="https://img.example/2024/12/02/a.jpg">'
        + json_ld('{"@type": "NewsArticle", "publisher": {"name": "Lain"}, "image": {"url": "https://img.example/b.jpg"}}')
    )
    found = read_metadata(html)
    assert (found.outlet, found.language) == ("Koran & Pesisir", "id")
    assert found.image_urls == ("https://img.example/2024/12/02/a.jpg", "https://img.example/b.jpg")
    assert read(json_ld('{"@type": "NewsArticle", "publisher": {"name": "Koran"}}')).outlet == "Koran"
