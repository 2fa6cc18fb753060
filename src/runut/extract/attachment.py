"""How closely a time expression hangs together with a trigger in the dependency tree.

The network's trees are right in four of five arcs, so a cost is returned to weigh beside distance and clause words, never a verdict.
"""

from __future__ import annotations

from collections.abc import Sequence

from runut.records import TimeExpression, Token

CLAUSAL = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "csubj", "parataxis"})
OTHER_CLAUSE = 5
"""From this cost on the time stands in another clause than the trigger."""
DEPTH = 60


def tree_cost(tokens: Sequence[Token], offset: int, time: TimeExpression, start: int, end: int) -> int | None:
    """Arcs between the trigger's words [start, end) and the word that governs the time, clausal ones counted five times.

    A relative clause right on an event noun is the event's own ("serangan yang dilancarkan pada Senin"). offset: index of the
    first token in the article, from which heads are counted. None where the sentence has no tree.
    """
    words = [i for i, token in enumerate(tokens) if token.start < end and start < token.end]
    timed = {i for i, token in enumerate(tokens) if token.start < time.span.end and time.span.start < token.end}
    if not words or not timed or (tokens[words[0]].head is None and tokens[words[0]].deprel is None):
        return None
    governor = governor_of(tokens, offset, timed)
    if governor is None:
        return None
    up = climb(tokens, offset, governor)
    return min(path_cost(tokens, up, climb(tokens, offset, word), word) for word in words)


def governor_of(tokens: Sequence[Token], offset: int, timed: set[int]) -> int | None:
    """The first word outside the time on the way up from its words."""
    for i in sorted(timed):
        head = tokens[i].head
        if head is not None and head - offset not in timed and 0 <= head - offset < len(tokens):
            return head - offset
    return None


def climb(tokens: Sequence[Token], offset: int, at: int) -> list[int]:
    """The word and all above it."""
    found = [at]
    while len(found) < DEPTH:
        head = tokens[found[-1]].head
        if head is None or not 0 <= head - offset < len(tokens) or head - offset in found:
            break
        found.append(head - offset)
    return found


def path_cost(tokens: Sequence[Token], up: list[int], over: list[int], trigger: int) -> int:
    """up: from the governor to the root; over: from the trigger to the root."""
    above = set(over)
    meet = next((i for i in up if i in above), None)
    if meet is None:
        return 2 * OTHER_CLAUSE
    arcs = up[: up.index(meet)] + over[: over.index(meet)]
    cost = 0
    for i in arcs:
        own = up[:2] == [i, trigger] and tokens[i].deprel in ("acl", "acl:relcl")
        cost += OTHER_CLAUSE if tokens[i].deprel in CLAUSAL and not own else 1
    return cost
