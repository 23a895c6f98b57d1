"""The law and policy as dated, cited pages, and what a page says on a day.

law = read_law(folder)                      # once, at start; refuses a page without a source
limit = law["sentencing.ers_window"]        # a Page
limit.on(day).value                         # the value in force that day, with its source
"""

from casekeeper.law.pages import Citation, Law, NotInForce, Page, PageRefused, Value
from casekeeper.law.reading import read_law

__all__ = ["Citation", "Law", "NotInForce", "Page", "PageRefused", "Value", "read_law"]
