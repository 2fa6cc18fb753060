"""What extraction keeps while it works: a sentence that has been read, what an article's sentences share, an event in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from runut.extract.arguments import Filled
from runut.extract.attribution import Speech
from runut.extract.citing import Citation, OutletNames
from runut.extract.memory import Memory
from runut.extract.notes import Notes
from runut.extract.parties import PartyReader, Phrase
from runut.extract.standing import Standing
from runut.extract.statements import Statements
from runut.extract.status import Status
from runut.extract.syntax import Clause
from runut.extract.units import Unit
from runut.grammar import Lexicon, RuleTable, Trigger
from runut.lang.confidence import ConfidenceModel
from runut.ontology import Plover
from runut.records import Article, Figure, Sentence, TimeExpression, Token
from runut.records.event import EventStatus
from runut.records.evoked import Evoked


@dataclass(slots=True)
class View:
    """One sentence, read: its clause, its speakers, its days. tokens: its words with their tree, heads counted in the article.

    citation: through whom it says that it has it. evoked: what the network takes them to evoke.
    """

    sentence: Sentence
    units: list[Unit]
    clause: Clause
    phrases: list[Phrase]
    speeches: list[Speech]
    times: list[TimeExpression]
    citation: Citation | None
    carried: Phrase | None = None
    quote_open: bool = False
    order: int = 0
    tokens: tuple[Token, ...] = ()
    evoked: tuple[Evoked, ...] = ()


@dataclass(slots=True)
class Reader:
    """What the sentences of one article share. matters: words of public matter that stand anywhere in it."""

    article: Article
    lexicon: Lexicon
    rules: RuleTable
    plover: Plover
    parties: PartyReader
    memory: Memory
    outlets: OutletNames
    statements: Statements
    notes: Notes
    confidence: ConfidenceModel
    told: list[Draft] = field(default_factory=list)
    waiting: list[tuple[View, int, Trigger]] = field(default_factory=list)
    matters: frozenset[str] = frozenset()
    standing: Standing | None = None


@dataclass(slots=True)
class Draft:
    """An event in the making. read: the status as the words have it; type, mode and status may turn from it.

    order: of its sentence among those of the article.
    until: the unit behind its words, where they are not those of one item. share: of its type, by the network; doubt: of another
    type that it takes these words for; both 0 without event heads.
    """

    trigger: Trigger
    at: int
    filled: Filled
    read: Status
    speaker: Phrase | None
    type: str = ""
    mode: str | None = None
    status: EventStatus = "actual"
    symmetric: bool = False
    lent: bool = False
    order: int = 0
    actors: list[Phrase] = field(default_factory=list)
    recipients: list[Phrase] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    until: int | None = None
    share: float = 0.0
    doubt: float = 0.0
