"""Names that the gazetteer has not, as records: counted, with the title in front, on made-up layers."""

from runut.annotate import unknown_names
from runut.records import Annotated, NameMention, Sentence, Span, Token, UnknownName

TEXT = "Bupati Rimba, Badu Sumarno, dan Putin menemui Badu di Moskow"
WORDS = "Bupati Rimba , Badu Sumarno , dan Putin menemui Badu di Moskow".split()


def layers(*names: tuple[int, int, str, str | None, str | None, int | None]) -> Annotated:
    tokens, at = [], 0
    for word in WORDS:
        at = TEXT.index(word, at)
        tokens.append(Token(start=at, end=at + len(word), text=word))
        at += len(word)
    mentions = []
    for first, last, kind, entity, name, titled in names:
        start, end = tokens[first].start, tokens[last - 1].end
        span = Span(field="text", start=start, end=end, text=TEXT[start:end])
        mentions.append(
            NameMention(span=span, kind=kind, entity=entity, sentence=0, first=first, last=last, name=name, titled=titled)  # type: ignore[arg-type]
        )
    sentence = Sentence(span=Span(field="text", start=0, end=len(TEXT), text=TEXT), first=0, last=len(tokens), paragraph=0)
    return Annotated(article="d-uji", sentences=(sentence,), tokens=tuple(tokens), names=tuple(mentions), times=())


def test_short_forms_count_and_the_known_do_not() -> None:
    annotated = layers(
        (3, 5, "person", None, None, 0),
        (7, 8, "person", "person.vladimir-putin", None, None),
        (9, 10, "person", None, "Badu Sumarno", None),
        (11, 12, "place", None, None, None),
    )
    assert unknown_names(annotated) == (UnknownName(name="Badu Sumarno", kind="person", times=2, title="Bupati Rimba"),)
