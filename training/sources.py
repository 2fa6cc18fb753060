"""What may be learnt from, under which licence, and which part of it is never learnt from.

`sources(purpose)` is the only way to a file: weights meant for the package cannot name one that their licence forbids.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["trees", "names", "text"]
Purpose = Literal["ship", "compare"]


class NotForShippingError(ValueError):
    """A source was named whose licence does not let the package carry weights that learnt from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """path: below the data root. ships: its licence allows weights in the package. held_out: measured on, never learnt from.

    without: name kinds whose guidelines clash with ours; sentences that hold one are left out.
    """

    path: str
    kind: Kind
    licence: str
    credit: str
    ships: bool = True
    held_out: bool = False
    without: tuple[str, ...] = ()


_UD = "Universal Dependencies, UD_Indonesian-"
_NERGRIT = "NERGrit corpus of PT Gria Inovasi Teknologi, by way of IndoNLU"

SOURCES = {
    "csui-train": Source(
        path="data/ud_id/id_csui-ud-train.conllu.xz", kind="trees", licence="CC BY-SA 4.0", credit=_UD + "CSUI"
    ),
    "csui-test": Source(
        path="data/ud_id/id_csui-ud-test.conllu.xz", kind="trees", licence="CC BY-SA 4.0", credit=_UD + "CSUI", held_out=True
    ),
    "gsd-dev": Source(path="data/ud_id/id_gsd-ud-dev.conllu.xz", kind="trees", licence="CC BY-SA 4.0", credit=_UD + "GSD"),
    "gsd-test": Source(path="data/ud_id/id_gsd-ud-test.conllu.xz", kind="trees", licence="CC BY-SA 4.0", credit=_UD + "GSD"),
    "pud": Source(
        path="data/ud_id/id_pud-ud-test.conllu.xz", kind="trees", licence="CC BY-SA 3.0", credit=_UD + "PUD", held_out=True
    ),
    "gsd-train-2017": Source(
        path="data/ud_id/id_gsd-ud-train.2017-02-04-udv2.conllu.xz",
        kind="trees",
        licence="CC BY-NC-SA 3.0 US",
        credit=_UD + "GSD, release 2.0",
        ships=False,
    ),
    "idner-train": Source(
        path="data/ner_id/idner-news-2k/train.txt.xz",
        kind="names",
        licence="MIT",
        credit="IDNER-News-2k, Khairunnisa et al. 2020",
    ),
    "idner-dev": Source(
        path="data/ner_id/idner-news-2k/dev.txt.xz",
        kind="names",
        licence="MIT",
        credit="IDNER-News-2k, Khairunnisa et al. 2020",
    ),
    "idner-test": Source(
        path="data/ner_id/idner-news-2k/test.txt.xz",
        kind="names",
        licence="MIT",
        credit="IDNER-News-2k, Khairunnisa et al. 2020",
        held_out=True,
    ),
    "nergrit-train": Source(
        path="data/ner_id/indonlu-nergrit/train.txt.xz",
        kind="names",
        licence="free with attribution (Apache-2.0 repository)",
        credit=_NERGRIT,
        without=("ORG",),
    ),
    "nergrit-valid": Source(
        path="data/ner_id/indonlu-nergrit/valid.txt.xz",
        kind="names",
        licence="free with attribution (Apache-2.0 repository)",
        credit=_NERGRIT,
        without=("ORG",),
    ),
    "pool": Source(
        path="data/news_id/news_id.jsonl.xz",
        kind="text",
        licence="CC BY-SA 4.0 (IndoSum), CC BY 4.0 (CLICK-ID)",
        credit="IndoSum, Kurniawan and Louvan 2018; CLICK-ID, William and Sari 2020",
    ),
}
"""`pool` is read only for the articles whose ids the pool list names."""


def source(key: str, *, purpose: Purpose = "ship", measuring: bool = False, also: Container[str] = ()) -> Source:
    """The source of that key. Raises NotForShippingError where it may not be learnt from for that purpose.

    also: held-out sources that these weights learn from all the same; the card then gives the figures of a twin.
    """
    found = SOURCES[key]
    if measuring:
        return found
    if purpose == "ship" and not found.ships:
        raise NotForShippingError(
            f"{key} is {found.licence}: weights that learnt from it cannot be shipped; use --purpose compare"
        )
    if found.held_out and key not in also:
        raise NotForShippingError(f"{key} is held out: the figures of the model card are measured on it")
    return found


def locate(key: str, data: Path, *, purpose: Purpose = "ship", measuring: bool = False, also: Container[str] = ()) -> Path:
    return data / source(key, purpose=purpose, measuring=measuring, also=also).path


def table(learnt: Iterable[str]) -> str:
    """The licence table of the model card, as Markdown: what was learnt from, and what was measured on."""
    learnt = set(learnt)
    rows = ["| source | used for | licence | from |", "|---|---|---|---|"]
    for key, found in SOURCES.items():
        if key in learnt or found.held_out:
            use = f"training ({found.kind})" if key in learnt else "measuring only"
            rows.append(f"| {key} | {use} | {found.licence} | {found.credit} |")
    return "\n".join(rows)
