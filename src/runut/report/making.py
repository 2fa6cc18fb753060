"""A report from a store to its text: gathered, put into words, and written as HTML or Markdown."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from runut.report.gather import Question, gather, gather_event
from runut.report.markdown import write_markdown
from runut.report.page import Page, make_page, tell
from runut.report.picture import draw_bars, draw_timeline
from runut.report.tongue import Tongue, plain, quoted
from runut.store import Filters, Store

Form = Literal["html", "md"]


def make_report(store: Store, question: Question, tongue: Tongue, form: Form = "html") -> tuple[str, int]:
    """The whole text, and the number of events it counts."""
    found = gather(store, question)
    page = make_page(found, question, tongue)
    return (write_html if form == "html" else write_markdown)(page, tongue), found.counts.events


def report_event(store: Store, event: str, tongue: Tongue) -> str:
    """The page of one event: every report of it, what was said of it, and where accounts differ. event: a whole id."""
    found = gather_event(store, event)
    title = tell(found.events[event], tongue)
    question = Question(filters=Filters(), title=title, show=event)
    return write_html(make_page(found, question, tongue), tongue)


def write_html(page: Page, tongue: Tongue) -> str:
    """It may load nothing and run nothing: its one style sheet is allowed by its hash."""
    style = templates().get_template("report.css").render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        templates()
        .get_template("report.html")
        .render(
            page=page,
            say=tongue.say,
            quoted=quoted,
            number=tongue.number,
            decimal=tongue.decimal,
            style=Markup(style),
            digest=digest,
            timeline=Markup(draw_timeline(page.marks, page.span, tongue)) if page.span else None,
            bars=Markup(draw_bars(page.bars, page.span, tongue)) if page.span and page.bars else None,
        )
    )


@cache
def templates() -> Environment:
    return Environment(
        loader=PackageLoader("runut.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value if isinstance(value, Markup) else plain(str(value)),
    )
