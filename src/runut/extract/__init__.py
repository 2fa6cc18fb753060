"""Event mentions from the sentences of one article, by rules over words and names.

    sentence -> units -> phrases -> triggers -> frame (actors, recipients) -> status, speaker, days, figures -> mention

In come an `Article` and its `Annotated` layers, out come `EventMention`s in the order of the text. Never looks at another
article. A parser and trained heads will replace the insides; `extract_reports` stays.
"""

from __future__ import annotations

from runut.extract.coder import Reports, extract_events, extract_reports

__all__ = ["Reports", "extract_events", "extract_reports"]
