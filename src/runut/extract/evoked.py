"""The second way to an event: what the reading network takes words to evoke, where the rules are silent or leave a side open.

The network names words; which parties they are, what each stands for and whether it is politics is decided here by the same
code as for rules, so that both ways give one kind of draft.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from runut.extract.arguments import SPOKEN, Filled, fill_frame, needs_met, same_party
from runut.extract.context import recall
from runut.extract.items import Item
from runut.extract.nameless import take_nameless
from runut.extract.notes import NAMELESS, PLACED, RECALLED
from runut.extract.parties import Phrase
from runut.extract.politics import is_between_states, is_political, is_self, party_is_political, settle_roles
from runut.extract.status import Status, read_status
from runut.extract.targets import mend_sides
from runut.extract.unnamed import take_unnamed
from runut.extract.view import Draft, Reader, View
from runut.grammar import Frame, Rule, Trigger, Voice
from runut.records.evoked import Evoked, PartRole
from runut.records.explanation import Abstention

SURE = 0.65
"""Share of a type from which the network's word alone makes a mention."""

SURE_AGAINST = 0.97
"""The same where a rule of that type knows the words and has kept silent."""

_TRUSTED = 0.6
"""Share from which one political party is enough of what consists of words ("pakar memuji kebijakan X"); no meeting, no arrest."""

_SURE_OF_NOBODY = 0.9
"""Share from which an event whose doer nobody finds is taken on the network's word."""

_SIDE = 0.5  # share from which a phrase is a side of an event that no rule reads
_LENT = 0.6  # the same, of an event whose rule left that side open
_SYMMETRIC = 0.5
_VOICES: dict[str | None, Voice] = {"active": "active", "passive": "passive", "nominal": "nominal", "bare": "bare"}


class Evocations:
    """What one sentence may evoke, by the places of its row."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._starts = [unit.start for unit in view.units]
        self._by_item: dict[int, Evoked] = {}
        for one in view.evoked:
            at = self._item(one.first)
            if at is not None and (at not in self._by_item or one.share > self._by_item[at].share):
                self._by_item[at] = one

    def __iter__(self) -> Iterator[tuple[int, Evoked]]:
        return iter(sorted(self._by_item.items()))

    def at(self, item: int) -> Evoked | None:
        return self._by_item.get(item)

    def sides(self, one: Evoked, share: float) -> dict[PartRole, list[Phrase]]:
        """The phrases that take part, each in the role of its highest share, in the order of the sentence."""
        found: dict[int, tuple[float, PartRole]] = {}
        for token, role, value in one.parts:
            at = self._item(token)
            if at is not None and self.view.clause.items[at].phrase is not None:
                found[at] = max(found.get(at, (0.0, role)), (value, role))
        sides: dict[PartRole, list[Phrase]] = defaultdict(list)
        for at, (value, role) in sorted(found.items()):
            phrase = self.view.clause.items[at].phrase
            if phrase is not None and value >= share:
                sides[role] += phrase.members or [phrase]
        return sides

    def done_to(self, one: Evoked) -> dict[int, float]:
        """The share of each item of being the one it is done to, where no other role has a higher one."""
        found: dict[int, tuple[float, PartRole]] = {}
        for token, role, value in one.parts:
            at = self._item(token)
            if at is not None:
                found[at] = max(found.get(at, (0.0, role)), (value, role))
        return {at: value for at, (value, role) in found.items() if role == "recipient"}

    def last_unit(self, one: Evoked) -> int:
        """The unit behind the last of the words that evoke."""
        token = self.view.tokens[one.last - 1 - self.view.sentence.first]
        return max(1, bisect_right(self._starts, token.start))

    def _item(self, token: int) -> int | None:
        """The item that a token of the article is in; None where the sentence's row has left it out (a dateline)."""
        start = self.view.tokens[token - self.view.sentence.first].start
        unit = bisect_right(self._starts, start) - 1
        if unit < 0 or self.view.units[unit].end <= start:
            return None
        return self.view.clause.at_unit[unit]


def draft_evoked(
    view: View, reader: Reader, evocations: Evocations, at: int, one: Evoked, speaker: Phrase | None
) -> Draft | Abstention:
    """The event that the network reads at item `at`, or why there is none: its sides are not known or it is no politics."""
    trigger = trigger_of(view, reader, one)
    read = read_status(view.clause, at, reader.lexicon)
    if read.status == "actual" and not read.refused:
        read = Status(one.status)
    filled = sides_of(view, reader, evocations, at, one, speaker)
    draft = Draft(trigger=trigger, at=at, filled=filled, read=read, speaker=speaker, order=view.order)
    draft.until = evocations.last_unit(one)
    if not settle_roles(draft, reader.plover):
        return Abstention.ONE_PARTY
    reader.notes.step(draft, PLACED)
    take_nameless(draft, view.clause)
    reader.notes.step(draft, NAMELESS)
    recall(draft, view.clause, reader.told, reader.lexicon)
    reader.notes.step(draft, RECALLED)
    somebody = any(party_is_political(p) for p in draft.actors + draft.recipients)
    trusted = somebody and one.share >= _TRUSTED and one.type in SPOKEN
    if not trusted and not needs_met(trigger.rule.frame, draft.actors, draft.recipients):
        return Abstention.PARTY
    if not draft.actors and one.share < _SURE_OF_NOBODY:
        return Abstention.PARTY
    draft.symmetric = draft.symmetric and len(draft.actors) > 1
    if not is_between_states(draft):
        # Of what the network alone read inside one state 18 of 57 rows were true (all desks, judged 2026-11-20): too few to be let in.
        return Abstention.PARTY
    return draft if trusted or is_political(draft) else Abstention.PRIVATE


def sides_of(view: View, reader: Reader, evocations: Evocations, at: int, one: Evoked, speaker: Phrase | None) -> Filled:
    """The sides that a rule with the same words and type finds, where there is one; those of the network where it finds none.

    Who speaks does what consists of words ("'Kami siap berunding,' kata X").
    """
    sides = evocations.sides(one, _SIDE)
    match = view.clause.items[at].match
    nominal = view.clause.items[at].cls == "noun"
    same = [t for t in match.triggers if t.rule.type == one.type and (t.voice == "nominal") == nominal] if match else []
    filled = (
        fill_frame(view.clause, at, same[0], reader.lexicon, speaker, view.sentence.field == "title") if same else None
    ) or Filled([], [], at)
    told = filled.actors + filled.recipients
    if not filled.recipients:
        filled.recipients = [p for p in sides.get("recipient", []) if not any(p is t for t in told)]
    if not filled.actors:
        taken = filled.recipients
        filled.actors = [p for p in sides.get("actor", []) if not any(p is t for t in taken)]
    if not filled.actors and one.type in SPOKEN and not nominal:
        filled.actors = [p for p in sides.get("speaker", []) if p not in filled.recipients]
    return filled


def sure_without(one: Evoked, item: Item) -> float:
    """The share that the network's word needs where no rule lets its words count.

    Rules that know the words in that sense and keep silent have a reason: they are asked for, blamed or meant otherwise.
    """
    known = item.match is not None and any(t.rule.type == one.type and t.voice != "bare" for t in item.match.triggers)
    return SURE_AGAINST if known else SURE


def trigger_of(view: View, reader: Reader, one: Evoked) -> Trigger:
    """The words that evoke, as a trigger of the rule that stands for the network."""
    token = view.tokens[one.first - view.sentence.first]
    return Trigger((token.text.lower(),), _VOICES.get(token.voice, "active"), model_rule(reader.article.language, one))


def fill_open_sides(draft: Draft, evocations: Evocations) -> None:
    """Give a rule's event the side that its frame did not find, where the network is sure of one."""
    one = evocations.at(draft.at)
    if one is None or one.type != draft.type:
        return
    sides = evocations.sides(one, _LENT)
    if not draft.actors:
        draft.actors += new_parties(sides["actor"], draft)
    if not draft.recipients and not draft.symmetric and not draft.trigger.rule.frame.symmetric:
        draft.recipients += new_parties(sides["recipient"], draft)
        mend_sides(draft, evocations.view.clause)
        take_unnamed(draft, evocations.view, evocations.done_to(one))


def new_parties(phrases: list[Phrase], draft: Draft) -> list[Phrase]:
    """Those that say who they are and have no part in the event yet."""
    taken = draft.actors + draft.recipients
    return [p for p in phrases if p.known and not any(p is t or same_party(p, t) or is_self(p, t) for t in taken)]


def model_rule(language: str, one: Evoked) -> Rule:
    """A rule that stands for the network's word: its id says that no rule file made the mention."""
    return Rule(
        id=f"{language}.model.{one.type.lower()}",
        type=one.type,
        mode=one.mode,
        frame=Frame(symmetric=one.symmetric >= _SYMMETRIC, needs="either"),
        verbs=(),
        words=(),
        passives=(),
        nouns=(),
        near=frozenset(),
        unless=frozenset(),
        scope=False,
        status=None,
        yes=(),
        no=(),
        file="model/parts.onnx",
    )
