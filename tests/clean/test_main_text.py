"""The article in a page. Whole pages are in `pages/`: each .html with the .txt that must come out of it."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest

from runut.clean.decode import decode
from runut.clean.main_text import extract_main_text, read_page
from runut.errors import LimitExceeded, Unreadable
from runut.limits import DEFAULT, Limits

PAGES = Path(__file__).parent / "pages"
MARKER = "Kalimat penanda di dasar halaman ini menyebut kota Ternate dan Tidore."
PROSE = (
    "<p>Presiden bertemu utusan khusus di istana pada Senin pagi untuk membahas gencatan senjata.</p>"
    "<p>Pertemuan itu berlangsung dua jam, dan keduanya sepakat bertemu lagi pekan depan di ibu kota.</p>"
)


def main_text(html: str, limits: Limits = DEFAULT) -> str:
    return extract_main_text(html, None, limits).text


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.txt")))
def test_pages(name: str) -> None:
    html = decode((PAGES / f"{name}.html").read_bytes(), html=True)
    assert main_text(html).split("\n") == (PAGES / f"{name}.txt").read_text("utf-8").rstrip("\n").split("\n")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param((PAGES / "index.html").read_text("utf-8"), id="a list of stories"),
        pytest.param("<html><body><p>Halaman tidak ditemukan.</p></body></html>", id="one line"),
        pytest.param("<html><head><title>Kosong</title></head><body></body></html>", id="nothing"),
        pytest.param("", id="no markup at all"),
        pytest.param(
            f"<?xml version='1.0'?><rss><channel><item><description>{PROSE}</description></item></channel></rss>", id="feed"
        ),
        pytest.param("<script>" + "var a = 'Presiden tiba di Ankara untuk berunding.';" * 40, id="script without an end"),
        pytest.param("<ul>" + "<li><a href=/1>Menteri luar negeri tiba di Jakarta hari ini</a>" * 30, id="links alone"),
    ],
)
def test_no_article(html: str) -> None:
    with pytest.raises(Unreadable) as caught:
        main_text(html)
    assert caught.value.reason == "no-main-text"


@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote", "section"])
@pytest.mark.parametrize("depth", [10, 250, 256, 257, 1_900, 2_100, 5_000, 50_000])
def test_no_depth_loses_a_sentence_without_a_word(depth: int, tag: str) -> None:
    """libxml2 drops what lies below 256 elements and says nothing."""
    html = f"<html><body>{PROSE}" + f"<{tag}>" * depth + f"<p>{MARKER}</p>" + f"</{tag}>" * depth + "</body></html>"
    if depth > 1_900:
        with pytest.raises(LimitExceeded, match="too-deep"):
            main_text(html)
    else:
        found = extract_main_text(html, None, DEFAULT)
        assert MARKER in found.text or found.shortened == ("depth",)


def test_the_whole_article_may_lie_deep() -> None:
    html = "<div>" * 1_000 + PROSE + f"<p>{MARKER}</p>"
    assert MARKER in main_text(html)


def test_prose_left_out_below_the_flagged_depth_is_told() -> None:
    article = f"<div class=isi>{PROSE * 4}</div>"
    deep = "<div>" * 300 + f"<p>{MARKER}</p>" + "</div>" * 300
    found = extract_main_text(f"<body>{article}{deep}</body>", None, DEFAULT)
    assert MARKER not in found.text
    assert found.shortened == ("depth",)


@pytest.mark.parametrize(("nodes", "refused"), [(99, False), (100, False), (101, True)])
def test_limit_of_elements(nodes: int, refused: bool) -> None:
    html = PROSE + "<br>" * (nodes - 2)
    limits = Limits(html_nodes=100)
    if refused:
        with pytest.raises(LimitExceeded, match="too-many-nodes"):
            main_text(html, limits)
    else:
        assert "utusan khusus" in main_text(html, limits)


@pytest.mark.parametrize(("depth", "refused"), [(99, False), (100, False), (101, True)])
def test_limit_of_depth(depth: int, refused: bool) -> None:
    html = "<div>" * (depth - 1) + PROSE
    limits = Limits(depth=100)
    if refused:
        with pytest.raises(LimitExceeded, match="too-deep"):
            main_text(html, limits)
    else:
        assert "utusan khusus" in main_text(html, limits)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>Satu<br>dua", "Satu dua", id="a line break inside a sentence"),
        pytest.param("<p>Satu.<br>Dua", "Satu.\nDua", id="a line break after a sentence"),
        pytest.param("<p>Satu<br><br>dua", "Satu\ndua", id="two line breaks"),
        pytest.param("Sa<b>t</b>u<i>dua</i>", "Satudua", id="inline elements part no words"),
        pytest.param("<div>Satu</div>dua<div>tiga</div>", "Satu\ndua\ntiga", id="text between blocks"),
        pytest.param("<h2>Judul</h2><p>Isi<p>Lagi", "Judul\nIsi\nLagi", id="heading, unclosed paragraphs"),
        pytest.param("<ol><li>Satu<li><p>Dua</p><p>Tiga</p></ol>", "- Satu\n- Dua\nTiga", id="list items"),
        pytest.param("<p>A &amp; B &lt;b&gt; &#8220;C&#8221; D&nbsp;E &#x202e;F", "A & B <b> “C” D E F", id="entities"),
        pytest.param(f"<p>Satu&#{'9' * 6000}; dua", "Satu; dua", id="an entity of 6,000 digits"),
        pytest.param("<p title='a > b' data-x=\"<p>\">Satu</p>", "Satu", id="angle brackets in attributes"),
        pytest.param('<p class="a"">Satu</p><p>"Dua"</p>', 'Satu\n"Dua"', id="a stray quote in a tag"),
        pytest.param("<p>3 < 4 dan 5 > 4</p>", "3 < 4 dan 5 > 4", id="angle brackets in text"),
        pytest.param("<P>Satu<!-- <p>dua</p> -->tiga<!>empat<!--->lima", "Satutigaempatlima", id="comments"),
        pytest.param("<p>Satu<script>if (a<b) '<p>dua</p>'</script>tiga", "Satutiga", id="script"),
        pytest.param("<p>Satu<svg><title>dua</title></svg><svg/>tiga", "Satutiga", id="drawing"),
        pytest.param("<p hidden>Satu<p>dua", "dua", id="an unclosed hidden paragraph hides no other"),
        pytest.param("<p><span hidden>Satu<p>dua", "dua", id="nor does a hidden span left open"),
        pytest.param(
            "<p>Satu <span style='display:none'>a<span>b</span>c</span>dua", "Satu dua", id="hidden elements in each other"
        ),
        pytest.param("<pre>Satu\nDua</pre>", "Satu\nDua", id="preformatted lines"),
        pytest.param("<table><tr><td>Satu<td>dua<tr><td>tiga</table>", "Satu\ndua\ntiga", id="cells"),
        pytest.param("<p>Satu.<nav>Menu</nav>Dua", "Satu. Dua", id="something unshown parts words"),
        pytest.param("<div><a href=x>Satu<div>dua</div></a>tiga</div>", "tiga", id="a link around blocks"),
    ],
)
def test_markup_becomes_text(html: str, expected: str) -> None:
    text = main_text(f"<body>{PROSE}{html}<p>{MARKER}</p>")
    assert text.split("\n", 2)[2].removesuffix("\n" + MARKER) == expected


@pytest.mark.parametrize(
    "see_also",
    [
        "Baca juga: <a href=/1>Menteri Mundur</a>",
        "<strong>BACA JUGA : <a href=/1>Menteri Mundur</a></strong>",
        "<a href=/1>Baca Juga: Menteri Mundur</a>",
        "(Baca: <a href=/1>Menteri Mundur</a>)",
        "<span class='baca-juga'>Menteri Mundur</span>",
        "<a href=/1 class=inner-link-baca-juga>Menteri Mundur</a>",
    ],
)
def test_other_headlines_within_a_paragraph(see_also: str) -> None:
    text = main_text(f"<body><p>Utusan itu menolak menjawab pertanyaan. {see_also} Ia lalu pergi.</p>{PROSE}")
    assert text.split("\n")[0] == "Utusan itu menolak menjawab pertanyaan. Ia lalu pergi."


def test_a_link_in_a_sentence_stays() -> None:
    assert "menurut laporan lembaga itu, korban" in main_text(
        f"<body><p>Sebelumnya, menurut <a href=/1>laporan lembaga itu</a>, korban bertambah. Baca <a href=/2>aturannya</a>.</p>{PROSE}"
    )


@pytest.mark.parametrize(
    "label", ["<h3>Berita Terkait</h3>", "<p>Baca juga:</p>", "<p><b>Simak pula</b></p>", "<div>Pilihan redaksi:</div>"]
)
def test_lists_of_links_go_with_their_label(label: str) -> None:
    links = "<ul><li><a href=/1>Harga beras naik di pasar</a><li><a href=/2>Menteri tiba di Jakarta</a></ul>"
    assert main_text(f"<body><article>{PROSE}{label}{links}{PROSE}</article>").count("\n") == 3


def test_a_heading_over_one_link_stays() -> None:
    html = f"<body><article>{PROSE}<h2>Latar belakang</h2><p>Baca juga: <a href=/1>Harga beras naik</a></p>{PROSE}</article>"
    assert "Latar belakang" in main_text(html).split("\n")


def test_paragraphs_after_see_also_links_are_no_cards() -> None:
    """A list of stories looks alike: headline, line, headline, line; but there each pair has its own element."""
    link = "<div><a href=/1>Menteri luar negeri bertemu mitranya di Kairo</a></div>"
    paragraphs = [f"Paragraf ke-{i} menceritakan perundingan yang masih berlangsung di ibu kota itu." for i in range(6)]
    html = "<main>" + "".join(f"<div><p>{p}</p></div>{link * (i % 2)}" for i, p in enumerate(paragraphs)) + "</main>"
    assert main_text(f"<body>{html}").split("\n") == paragraphs


def test_a_box_that_holds_the_article_is_none() -> None:
    assert main_text(f"<body><div class='sidebar widget'>{PROSE * 2}</div><div class=menu>Beranda</div>").count("\n") == 3


def test_the_title_is_no_part_of_the_text() -> None:
    html = f"<title>Presiden Bertemu Utusan - Koran</title><article><h1>Presiden Bertemu Utusan</h1>{PROSE}</article>"
    main, metadata = read_page(html, None, DEFAULT)
    assert metadata.title == "Presiden Bertemu Utusan"
    assert main.text.startswith("Presiden bertemu utusan khusus")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<p>x" * 60_000, id="paragraphs"),
        pytest.param("<a " * 500_000, id="tags without end"),
        pytest.param("<!--" * 500_000, id="comments without end"),
        pytest.param("<svg>" * 100_000, id="drawings without end"),
        pytest.param('<a x="' * 100_000 + "<a y='" * 100_000, id="quotes without end"),
        pytest.param("<table><tr><td>" + "<div>" * 1_900 + "</p>" * 100_000, id="ends of nothing"),
        pytest.param("<p>" + "x<br>" * 100_000, id="line breaks"),
        pytest.param("<p>Baca juga: " + "<a href=x>y</a>" * 50_000, id="links"),
        pytest.param("<p>" + "x <span class=baca-juga>y</span>" * 50_000, id="boxes in one line"),
        pytest.param("<p>" + "<span class=baca-juga>y" * 1_900, id="boxes left open"),
        pytest.param("<p>" + "baca : " * 100_000 + "<br>", id="labels"),
        pytest.param("<td><div>" + "<span hidden>" * 1_900 + "<td>" * 50_000, id="hidden spans left open"),
        pytest.param("<p>" + "a" * 5_000_000, id="one letter"),
        pytest.param("<p style='" + "/*" * 500_000 + "'>x", id="style of comments"),
        pytest.param("<style>.a{" + "none " * 200_000 + "</style>x", id="one style rule without end"),
        pytest.param("<style>" + ".a{display:none}" * 50_000 + "</style>x", id="style rules"),
        pytest.param("<p class='" + "a-b-c " * 500_000 + "'>x", id="half a million names"),
    ],
)
def test_hostile_pages_take_linear_time(html: str) -> None:
    started = time.process_time()
    with contextlib.suppress(Unreadable):
        main_text(html + "</body>")
    assert time.process_time() - started < 5


def test_an_article_that_a_script_would_show_is_read() -> None:
    assert "utusan khusus" in main_text(f"<style>.isi{{visibility:hidden}}</style><body><div class=isi>{PROSE}</div>")
