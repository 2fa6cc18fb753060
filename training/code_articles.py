"""Codings of real articles, kept without their text: offsets and labels, with a digest of the text that they are of.

    python -m training.code_articles --data PATH show indosum-00012        the sentences, numbered
    python -m training.code_articles --data PATH take CODED... --out corpus/articles.jsonl

A coded file opens with the article's id; each line behind is one event: sentence number, label, trigger, and parties.

    indosum-00012
    3 | COERCE/arrest | menangkap | a: Polda Metro Jaya | r: tiga tersangka; AR
    5 | REQUEST/change sym | menyepakati | a: ia

Words must stand in that sentence; "itu#2" is the second time that they do. Sentences without a line were read and hold no event.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from runut.lang.id.sentences import split_sentences
from runut.ontology import Plover, load_plover
from training.markup import ROLES, CodedEvent, CodedSentence, MarkupError, Range, read_label
from training.sources import locate

POOL = "gold/training_pool.txt.xz"


def read_texts(data: Path, wanted: frozenset[str] | None = None) -> dict[str, str]:
    """Text of each article of the pool, by id; of those in `wanted` alone where it is given."""
    return {row["id"]: row["text"] for row in read_pool(data, wanted)}


def read_pool(data: Path, wanted: frozenset[str] | None = None) -> Iterator[dict[str, Any]]:
    """The articles that may be learnt from, as `news_id` has them; of those in `wanted` alone where it is given."""
    with lzma.open(data / POOL, "rt", encoding="utf-8") as lines:
        allowed = frozenset(lines.read().split())
    allowed = allowed if wanted is None else allowed & wanted
    with lzma.open(locate("pool", data), "rt", encoding="utf-8") as lines:
        for line in lines:
            if line[8:40].partition('"')[0] in allowed:
                yield json.loads(line)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def take(path: Path, texts: dict[str, str], plover: Plover) -> dict[str, Any]:
    """One coded file as a row of articles.jsonl. Raises MarkupError with the line that does not fit."""
    name, *lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    text = texts[name.strip()]
    sentences = split_sentences(text)
    events = []
    for line in lines:
        try:
            events.append(_event(line, text, sentences, plover))
        except (MarkupError, IndexError, ValueError) as error:
            raise MarkupError(f"{path}: {line!r}: {error}") from error
    return {"article": name.strip(), "digest": digest(text), "events": events}


def _event(line: str, text: str, sentences: list[Range], plover: Plover) -> dict[str, Any]:
    number, label, trigger, *parts = (part.strip() for part in line.split("|"))
    start, end = sentences[int(number)]
    type_, mode, status, symmetric = read_label(label, plover)
    roles: dict[str, list[Range]] = {}
    for part in parts:
        role, _, words = part.partition(":")
        if role not in ROLES:
            raise MarkupError(f"{role!r} is no part; they are {', '.join(ROLES)}")
        roles[ROLES[role]] = [_find(word.strip(), text, start, end) for word in words.split(";")]
    return {
        "type": type_, "mode": mode, "status": status, "symmetric": symmetric,
        "trigger": _find(trigger, text, start, end), "roles": roles,
    }  # fmt: skip


def _find(words: str, text: str, start: int, end: int) -> Range:
    words, _, nth = words.partition("#")
    at = start - 1
    for _ in range(int(nth or 1)):
        at = text.find(words, at + 1, end)
        if at < 0 or not words:
            raise MarkupError(f"the sentence has no {words!r}")
    return at, at + len(words)


def read_codings(path: Path, data: Path) -> Iterator[CodedSentence]:
    """Every sentence of the coded articles, with its events; an article whose text has changed is an error."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = read_texts(data, frozenset(row["article"] for row in rows))
    for row in rows:
        text = texts[row["article"]]
        if digest(text) != row["digest"]:
            raise MarkupError(f"{row['article']}: its text is not the one that was coded")
        for start, end in split_sentences(text):
            found = tuple(_shift(event, start) for event in row["events"] if start <= event["trigger"][0] < end)
            yield CodedSentence(text=text[start:end], events=found)


def _shift(event: dict[str, Any], start: int) -> CodedEvent:
    def back(span: Sequence[int]) -> Range:
        return span[0] - start, span[1] - start

    return CodedEvent(
        type=event["type"], mode=event["mode"], status=event["status"], symmetric=event["symmetric"],
        trigger=back(event["trigger"]), roles={role: [back(span) for span in spans] for role, spans in event["roles"].items()},
    )  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.code_articles", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("what", choices=("show", "take"))
    parser.add_argument("names", nargs="+")
    options = parser.parse_args(arguments)
    if options.what == "show":
        for name, text in read_texts(options.data, frozenset(options.names)).items():
            print(name)
            print(*(f"{i} {text[a:b]}" for i, (a, b) in enumerate(split_sentences(text))), sep="\n")
        return 0
    texts = read_texts(options.data)
    kept = {}
    if options.out.exists():
        kept = {row["article"]: row for line in options.out.read_text("utf-8").splitlines() if (row := json.loads(line))}
    problems = []
    for name in options.names:
        try:
            row = take(Path(name), texts, load_plover())
            kept[row["article"]] = row
        except (MarkupError, KeyError) as error:
            problems.append(str(error))
    options.out.write_text("".join(json.dumps(kept[name], separators=(",", ":")) + "\n" for name in sorted(kept)), "utf-8")
    print(*problems, sep="\n")
    print(f"{len(kept)} articles, {sum(len(row['events']) for row in kept.values())} events, {len(problems)} not taken")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
