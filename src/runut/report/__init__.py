"""A report that stands alone: one page of HTML, or Markdown, on what passed between parties, each sentence with its footnote.

Comes in: an open store, filters and the words of a language. Goes out: text, the same for the same store. Leaves to others: names as a
user types them, labels and days (`Tongue`, filled by the command line), writing the file.
"""

from runut.report.gather import Question
from runut.report.making import make_report, report_event
from runut.report.tongue import Tongue

__all__ = ["Question", "Tongue", "make_report", "report_event"]
