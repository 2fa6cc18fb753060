"""The title of an article.

Comes in: what was declared, what the page says, the lines of the text, picture captions and tags. Goes out: the title, and
the lines that repeat it. Leaves to others: the dateline.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from runut.clean.furniture import Line, is_sentence
from runut.lang.furniture import FurnitureTables

WORD = re.compile(r"\w+")
SITE = re.compile(r"\s{1,3}(?:[-–—|»•:]|::)\s{1,3}([^-–—|»•]{2,40})$")
DASH = re.compile(r"\s[-–—]{1,2}\s|\s[-–—]{1,2}$")
END = re.compile(r"[.…:;,][\"”’')\]]{0,3}$")
HEAD_LINES = 4
LONGEST = 220


def fold(words: str) -> str:
    """The letters and digits of a title: equal for two spellings of one title."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", words).casefold()))


def without_site(title: str, outlet: str | None) -> str:
    """A page's title without " - Kompas.com" or " | Republika Online" at its end."""
    found = SITE.search(title)
    if not found:
        return title
    site = fold(found[1]).replace(" ", "")
    stem = (fold(outlet or "").split() or [""])[0]
    if re.search(r"\.(?:com|co|id|net|tv|news)\b", found[1], re.IGNORECASE) or (stem and (stem in site or site in stem)):
        return title[: found.start()].rstrip()
    return title


def find_title(
    text: str, lines: Sequence[Line], given: str | None, hints: Sequence[str], tables: FurnitureTables
) -> tuple[str | None, list[Line]]:
    """The title and the lines of the text's head that hold it.

    given: the declared title, or the page's own. hints: captions of pictures and the words of tag lines; a first line that
    repeats one of them is a title even where its form leaves doubt.
    """
    head = [line for line in lines if line.start < line.end][:HEAD_LINES]
    if given:
        wanted = fold(given)
        same = [line for line in head if wanted and fold(text[line.start : line.end]) == wanted]
        return given.strip(), same
    if len(head) < 2:
        return None, []
    first = head[0]
    words = text[first.start : first.end]
    confirmed = any(fold(words) == hint for hint in map(fold, hints))
    if not 3 <= len(WORD.findall(words)) <= 30 or len(words) > LONGEST or (first.glued and not confirmed):
        return None, []
    if confirmed or looks_like_title(words, tables):
        return words, [line for line in head if fold(text[line.start : line.end]) == fold(words)]
    return None, []


def looks_like_title(words: str, tables: FurnitureTables) -> bool:
    """No end mark, no dateline, mostly capitals outside particles; or no comma and too short for a paragraph."""
    if END.search(words) or DASH.search(words[:60]) or is_sentence(words):
        return False
    found = [word for word in re.findall(r"[^\W\d_][\w'’-]*", words) if word.casefold() not in tables.particles]
    capitals = sum(word[0].isupper() for word in found)
    if not found or not (words[0].isupper() or words[0].isdigit() or words[0] in "\"“'‘"):
        return False
    return capitals >= 0.6 * len(found) or len(found) <= 14
