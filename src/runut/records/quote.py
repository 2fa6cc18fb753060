"""Who said what: words that an article gives as somebody's own or as what somebody holds, with their speaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from runut.records.document import content_id
from runut.records.event import Figure, Party
from runut.records.span import Span

QuoteKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "confirms", "accuses", "pledges", "demands", "warns", "praises", "regrets", "declines"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One statement of one speaker.

    kind: "direct" between quotation marks, "indirect" without them, "mixed" indirect with a quoted piece inside.
    content: the pieces in order, without their marks; more than one where the cue splits it or it runs over paragraphs.
    cue: the words of reporting ("ujarnya", "menurut"), None where the article leaves them to the sentence before or a colon.
    speaker: None where the article does not tell. role: the words of office beside the speaker's name ("juru bicara"),
        without the body that they belong to. anonymous: told only as a source, a witness, an official without a name.
    via: outlets and agencies it came through, the nearest first. about: gazetteer ids named in the content, each once.
    stance: what the statement does. hedge: the word that keeps it at a distance ("diklaim"), None for most.
    figures: numbers of dead, wounded, displaced and detained that it tells.
    rule: the id in `reporting.toml` of the cue that made it, or "id.quote.carried" and the like.
    """

    document: str
    kind: QuoteKind
    content: tuple[Span, ...]
    cue: Span | None
    speaker: Party | None
    role: Span | None = None
    anonymous: bool = False
    via: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    stance: Stance = "asserts"
    hedge: str | None = None
    rule: str = ""
    figures: tuple[Figure, ...] = ()

    @property
    def id(self) -> str:
        """Made of the document and the places of the words: it does not change when a speaker is read better."""
        places = [part for span in self.content for part in (span.field, str(span.start), str(span.end))]
        return content_id("k", self.document, *places)

    @property
    def text(self) -> str:
        """The pieces with a mark of omission between them."""
        return " … ".join(span.text for span in self.content)
