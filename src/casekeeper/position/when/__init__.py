"""What date does this rule give? One file per rule: plain values are asked, a date with its working is answered.

>>> from casekeeper.position.when import answer
>>> answer("working-day", {"from": "2026-12-24", "days": 1}, law, calendars).date     # doctest: +SKIP
datetime.date(2026, 12, 29)
"""

from casekeeper.position.when.rules import RULES, answer
from casekeeper.position.when.when_answer import WhenAnswer

__all__ = ["RULES", "WhenAnswer", "answer"]
