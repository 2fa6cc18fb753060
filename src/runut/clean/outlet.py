"""Which outlet published an article.

Comes in: what was declared, the address, what the page says, the dateline, picture addresses, a copyright line. Goes out:
a registrable domain, or a name where no domain is known. Leaves to others: who owns it (the gazetteer).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from runut.gazetteer import Gazetteer
from runut.lang.furniture import FurnitureTables

SECOND_LEVEL = frozenset("co com go gov ac edu or org net web my sch mil desa biz ne".split())
"""Labels that are no name of anybody below a country's own ending: kompas.co.id, bbc.co.uk."""

ADDRESS = re.compile(r"https?://[^\s()<>\"'\]]{4,600}")
COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|(?i:copyright|hak cipta))[\s©@\d,.:–-]{0,20}(?:(?:by|oleh|milik)\s)?(?:PT\.?\s)?"
    r"([A-Za-z][\w-]{1,40}(?:\.[\w-]{2,40}){0,3}(?: (?!All\b|Rights?\b|Hak\b|Dilarang\b|Seluruh\b|Semua\b|Powered\b)[A-Z][A-Za-z]{1,20}){0,3})"
)
NO_NAMES = frozenset("all rights right hak dilarang seluruh semua cipta copyright by pada the".split())
LEAST_LINKS = 3
WORD = re.compile(r"\w+")
DOMAIN = re.compile(r"[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}")


@lru_cache(maxsize=4096)
def domain_of(url: str | None) -> str | None:
    """The registrable domain of an address: "https://news.detik.com/x" is detik.com."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url[:9] else f"//{url}").hostname or ""
    except ValueError:
        return None
    labels = host.casefold().strip(".").split(".")
    if len(labels) < 2 or labels[-1].isdigit():
        return None
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL else 2
    return ".".join(labels[-keep:])


def outlet_of_pictures(addresses: Iterable[str], tables: FurnitureTables) -> str | None:
    """The outlet whose hosts serve most of the pictures; None when they are everybody's."""
    counted = Counter(domain for url in addresses if (domain := domain_of(url)) and domain not in tables.shared_hosts)
    best = max(counted.items(), key=lambda item: (item[1], item[0]), default=None)
    return tables.hosts.get(best[0], best[0]) if best else None


def known_outlet(words: str | None, gazetteer: Gazetteer, tables: FurnitureTables) -> str | None:
    """The domain for a domain or name of an outlet; the words themselves where it is unknown."""
    if not words or not words.strip():
        return None
    words = words.strip()
    domain = domain_of(words) if DOMAIN.fullmatch(words) else None
    entity = gazetteer.outlet(domain or words)
    if entity is not None:
        return entity.id.removeprefix("outlet.")
    return domain or tables.outlets.get(words) or words


def outlet_of_links(hosts: Mapping[str, int], tables: FurnitureTables) -> str | None:
    """The domain that most of a page's links lead to: its own menu and stories."""
    counted: Counter[str] = Counter()
    for host, times in hosts.items():
        if (domain := domain_of(host)) and domain not in tables.shared_hosts:
            counted[domain] += times
    best = max(counted.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return best[0] if best[1] >= LEAST_LINKS and 2 * best[1] > sum(counted.values()) else None


def outlet_of_rights(line: str) -> str | None:
    """The owner in a copyright line: "Hak cipta 2023 PT Beringin Raya."."""
    found = COPYRIGHT.search(line)
    return found[1] if found and found[1].split()[0].casefold() not in NO_NAMES else None


def find_outlet(
    *,
    declared: str | None,
    url: str | None,
    site_name: str | None,
    dateline: str | None,
    pictures: Iterable[str],
    rights: Iterable[str],
    gazetteer: Gazetteer,
    tables: FurnitureTables,
    title_site: str | None = None,
    hosts: Mapping[str, int] | None = None,
) -> str | None:
    """The publisher by the best evidence there is.

    A short link's domain says nothing of the publisher, so an address counts only when it is a known outlet's or nothing
    else speaks. A picture's host comes after the dateline: a page may show another outlet's pictures.

    title_site: what stands behind the article's title in the page's. hosts: how often the page links to each.
    """
    if declared:
        return known_outlet(declared, gazetteer, tables)
    domain = domain_of(url)
    entity = gazetteer.outlet(domain) if domain else None
    if entity is not None:
        return entity.id.removeprefix("outlet.")
    by_rights = [outlet_of_rights(line) for line in rights]
    evidence = [
        domain,
        site_name,
        dateline,
        outlet_of_pictures(pictures, tables),
        *by_rights,
        title_site,
        outlet_of_links(hosts or {}, tables),
    ]
    outlets = [outlet for words in evidence if (outlet := known_outlet(words, gazetteer, tables))]
    return best_spelled(outlets) if outlets else None


def best_spelled(outlets: Sequence[str]) -> str:
    """The first of several, as an address if a later one is its address ("Pijar Kota" and pijarkota.id)."""
    best = outlets[0]
    if "." in best:
        return best
    stem = "".join(WORD.findall(best.casefold()))
    addresses = (outlet for outlet in outlets if "." in outlet and outlet.partition(".")[0].replace("-", "") == stem)
    return next(addresses, next((name for name in outlets if name.casefold() == best.casefold() and not name.isupper()), best))
