"""How much one document may cost; over a limit it is quarantined, never cut in silence.

The figures are those of `docs/reliability.md`; tests stand at limit - 1, limit and limit + 1.
"""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds for one document (`child_*` and `seconds`: for the child process that works on it).

    inflate_ratio: inflated : packed, applied after the first MiB of output.
    flag_depth, depth: nested elements above which a page is marked as truncated / refused. libxml2 drops
        what lies deeper than 256 without a word, so a clean return is not to be trusted.
    read_words: above, sentences get no tags and no tree, and are marked as unread; the text is coded all the same.
    """

    record_bytes: int = 20 * MIB
    inflated_bytes: int = 20 * MIB
    inflate_ratio: int = 200
    nested_encodings: int = 2
    header_bytes: int = 64 * 1024
    html_nodes: int = 500_000
    flag_depth: int = 250
    depth: int = 2_000
    text_chars: int = 2_000_000
    sentence_chars: int = 4_000
    sentences: int = 5_000
    read_words: int = 60_000
    mentions: int = 2_000
    seconds: float = 30.0
    child_bytes: int = 1024 * MIB
    child_documents: int = 1_000


DEFAULT = Limits()
