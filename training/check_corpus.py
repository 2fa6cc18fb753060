"""Whether the open corpus can be read, and what is in it: python -m training.check_corpus corpus/sentences

Prints every line that cannot be read, sentences that are nearly another, and counts by type, mode, status and form; exits with 1 for a
problem.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from runut.ontology import load_plover
from training.markup import CodedSentence, MarkupError, read_markup

_SHINGLE = 6  # words in a row; a sentence most of whose runs stand in an earlier one is nearly that one
_SHARE = 0.5


def read_corpus(folder: Path) -> Iterator[tuple[str, CodedSentence | MarkupError]]:
    """Place ("assault.txt, line 12") and sentence, or what is wrong with it, of each line of each file."""
    plover = load_plover()
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    yield f"{path.name}, line {number}", read_markup(line.strip(), plover)
                except MarkupError as error:
                    yield f"{path.name}, line {number}", error


def near_copies(sentences: Sequence[tuple[str, CodedSentence]]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for place, sentence in sentences:
        words = re.findall(r"\w+", sentence.text.casefold())
        runs = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)} or {" ".join(words)}
        known = [seen[run] for run in runs if run in seen]
        if len(known) / len(runs) > _SHARE:
            yield f"{place}: nearly {known[0]}"
        seen.update(dict.fromkeys(runs, place))


def main(arguments: Sequence[str]) -> int:
    folder = Path(arguments[0])
    good: list[tuple[str, CodedSentence]] = []
    problems = []
    for place, read in read_corpus(folder):
        if isinstance(read, CodedSentence):
            good.append((place, read))
        else:
            problems.append(f"{place}: {read}")
    problems += near_copies(good)
    print(*problems, sep="\n")
    events = [event for _, sentence in good for event in sentence.events]
    bare = sum(not sentence.events for _, sentence in good)
    print(f"{len(good)} sentences, {bare} without an event, {len(events)} events, {len(problems)} problems")
    for title, counts in (
        ("type", Counter(event.type for event in events)),
        ("mode", Counter(f"{event.type}/{event.mode}" for event in events if event.mode)),
        ("status", Counter(event.status for event in events)),
        ("parties", Counter("+".join(sorted(event.roles)) or "none" for event in events)),
    ):
        print(f"{title}: " + ", ".join(f"{name} {count}" for name, count in counts.most_common()))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
