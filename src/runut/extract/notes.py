"""Why triggers made no event: counted always, kept whole only where somebody asks for the reasons.

The code that decides calls `abstain` and, where there is a trace, `step` after each step that may change who takes part.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from runut.extract.syntax import Clause
from runut.grammar import Trigger
from runut.records.explanation import Abstention

if TYPE_CHECKING:
    from runut.extract.parties import Phrase
    from runut.extract.view import Draft

PLACED, NAMELESS, RECALLED = "placed", "nameless", "recalled"
"""What a rule's frame finds, less those that cannot be meant; who stands there without a name; what was told before."""
SHARED, EVOKED, FACED = "shared", "evoked", "faced"
"""What another word of the sentence tells of the same; what the network adds; whom the actor faces."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A trigger at item `at` of a clause that made no event."""

    clause: Clause
    at: int
    trigger: Trigger
    reason: Abstention


@dataclass(frozen=True, slots=True)
class Step:
    """What one step of reading did to a draft's parties."""

    name: str
    came: tuple[Phrase, ...]
    went: tuple[Phrase, ...]


@dataclass(slots=True)
class Trace:
    """Kept where the reasons are asked for. steps: by draft, which is kept with them so that none is taken for another."""

    refusals: list[Refusal] = field(default_factory=list)
    _steps: dict[int, tuple[Draft, list[Step]]] = field(default_factory=dict)
    _parties: dict[int, list[Phrase]] = field(default_factory=dict)

    def step(self, draft: Draft, name: str) -> None:
        """Notes who has come and gone since the last step of this draft."""
        before = self._parties.get(id(draft), [*draft.filled.actors, *draft.filled.recipients] if name == PLACED else [])
        now = [*draft.actors, *draft.recipients]
        came = tuple(p for p in now if not any(p is q for q in before) or name == PLACED)
        went = tuple(p for p in before if not any(p is q for q in now))
        self._steps.setdefault(id(draft), (draft, []))[1].append(Step(name, came, went))
        self._parties[id(draft)] = now

    def steps(self, draft: Draft) -> list[Step]:
        return self._steps[id(draft)][1] if id(draft) in self._steps else []


@dataclass(slots=True)
class Notes:
    """One article's. trace: None where nobody asks, which is the usual."""

    counts: Counter[Abstention] = field(default_factory=Counter)
    trace: Trace | None = None

    def abstain(self, reason: Abstention, clause: Clause, at: int, trigger: Trigger) -> None:
        self.counts[reason] += 1
        if self.trace is not None:
            self.trace.refusals.append(Refusal(clause, at, trigger, reason))

    def step(self, draft: Draft, name: str) -> None:
        if self.trace is not None:
            self.trace.step(draft, name)
