"""Of mentions already found: which stand inside quotation marks, who speaks in each sentence, which are told of together."""

from __future__ import annotations

from collections.abc import Sequence

from runut.annotate.coreference.referent import PASSIVE, SUBJECT, Listed, Mention
from runut.lang.pack import CoreferenceWords
from runut.records import Sentence, Token

QUOTES = {'"': 0, "“": 1, "”": -1, "„": 1, "«": 1, "»": -1}
SPEAKER_REACH = 12


class SpeechReader:
    """lows: the tokens in small letters. mentions: filled by `MentionFinder`."""

    def __init__(self, words: CoreferenceWords, sentences: Sequence[Sentence], tokens: Sequence[Token]) -> None:
        self.words, self.sentences, self.tokens = words, sentences, tokens
        self.lows = [token.text.lower() for token in tokens]
        self.mentions: list[Mention] = []

    def _mark_quoted(self, hits: Sequence[int], sentence_of: dict[int, int]) -> None:
        """Marks what stands between quotation marks; a paragraph's end closes them."""
        marks = [i for i in hits if self.lows[i] in QUOTES]
        if not marks:
            return
        waiting = iter(self.mentions)
        mention = next(waiting, None)
        is_open, paragraph = False, -2
        for i in [*marks, len(self.tokens)]:
            while mention is not None and mention.first < i:
                here = self.sentences[mention.sentence].paragraph
                if here != paragraph:
                    is_open = is_open and paragraph == -2
                    paragraph = here
                mention.quoted = is_open
                mention = next(waiting, None)
            if i == len(self.tokens):
                return
            here = self.sentences[sentence_of[i]].paragraph
            is_open = False if here != paragraph else is_open
            paragraph = here
            side = QUOTES[self.lows[i]]
            is_open = not is_open if side == 0 else side > 0

    def _speakers(self, hits: Sequence[int], sentence_of: dict[int, int]) -> dict[int, Mention]:
        """Of every sentence with a word of saying, the mention that is its subject or stands right behind it."""
        words, found = self.words, {}
        by_sentence: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        for i in hits:
            low = self.lows[i]
            closing = low in words.closing or low in words.opening
            if not (closing or low in words.saying) or sentence_of[i] in found:
                continue
            here = by_sentence.get(sentence_of[i], ())
            speaker = self._behind(i, here) if closing else self._subject_of(i, here)
            if speaker is not None:
                found[sentence_of[i]] = speaker
        return found

    def _behind(self, at: int, here: Sequence[Mention]) -> Mention | None:
        for mention in here:
            if mention.first <= at or mention.quoted:
                continue
            if mention.first - at > SPEAKER_REACH or (
                mention.first - at > 2 and mention.form not in ("name", "described", "new")
            ):
                return None
            if mention.form != "name" or mention.name is None or mention.name.kind not in ("place", "country", "outlet"):
                return mention
            if mention.first - at == 1 and mention.name.kind == "country":
                return mention
        return None

    def _subject_of(self, at: int, here: Sequence[Mention]) -> Mention | None:
        best = None
        for mention in here:
            if mention.first >= at:
                break
            if mention.quoted or mention.form == "clitic":
                continue
            if mention.verb == at and mention.role in (SUBJECT, PASSIVE):
                return mention
            if mention.role == SUBJECT:
                best = mention
        return best

    def _lists(self) -> list[Listed]:
        """Mentions with nothing but a joiner or comma between; a list of more than two needs a joiner before its last."""
        lows, words = self.lows, self.words
        found: list[Listed] = []
        current: Listed | None = None
        before: Mention | None = None
        for mention in self.mentions:
            if mention.form not in ("name", "described", "new") or (before is not None and mention.first < before.last):
                continue
            between = lows[before.last : mention.first] if before is not None and before.sentence == mention.sentence else []
            while between and (between[-1] in words.many or between[-1] in words.former):
                between.pop()
            link = between[-1] if between and (len(between) == 1 or (len(between) == 2 and between[0] == ",")) else ""
            if before is None or not (link in words.joiners or link in words.facing or link == ","):
                current = None
            elif current is None or current.joined or current.facing or link in words.facing:
                current = Listed(mention.sentence, before.at, before.role, [before, mention], link in words.facing)
                found.append(current)
            else:
                current.mentions.append(mention)
            if current is not None:
                current.joined = link in words.joiners
            before = mention
        return [one for one in found if one.facing or one.joined]
