"""The law and policy as dated, cited pages, and what a page says on a day.

law = read_law(law_folder())                # once, at start; refuses a page without a source
limit = law["sentencing.ers_window"]        # a Page
limit.on(day).value                         # the value in force that day, with its source
"""

from casekeeper.law.coverage import Freshness, freshness, gaps, spans
from casekeeper.law.notices import Notice, NoticeStep
from casekeeper.law.pages import Citation, Law, NotInForce, Page, PageRefused, Value
from casekeeper.law.reading import law_folder, read_law

__all__ = [
    "Citation", "Freshness", "Law", "NotInForce", "Notice", "NoticeStep", "Page", "PageRefused", "Value", "freshness",
    "gaps", "law_folder", "read_law", "spans",
]  # fmt: skip
