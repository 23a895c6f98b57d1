"""What of the records a reader is shown: whose, and of a prison's reader only the parts that concern a prison.

A prison sees people it holds, owes something for, or let go unconsidered: who they are, custody, sentence, dates,
the referral, the release gate, vulnerability, and its own duties. Our reasoning about the case is not shown to it.
"""

from __future__ import annotations

from casekeeper.actions.permissions import GRADES, INSPECTOR, LOOK, PRISON, SEE_CASEWORK, Worker, may
from casekeeper.records.queries.sight import NOBODY, Sight

FACTS_FOR_PRISONS = ("identity", "custody", "sentence", "referral", "safeguard")
OURS_ALONE = frozenset({"safeguard.harm_graded", "safeguard.welfare_checked", "safeguard.referred"})
"""Of those families, what people of ours judged and did about somebody in the community."""
QUESTIONS_FOR_PRISONS = frozenset(
    {"identity", "whereabouts", "custody", "nationality", "longest sentence", "sentence dates", "next legal date",
     "early removal", "released, not considered", "vulnerability", "release"}
)  # fmt: skip


def sight_of(user: Worker | None) -> Sight:
    """Whose records this reader may see; nobody's, unless the table of permissions lets them look."""
    if user is None or not may(user, LOOK):
        return NOBODY
    above = user.grade == INSPECTOR or GRADES.index(user.grade) >= GRADES.index("manager")
    return Sight(restricted=above, prison=user.unit == PRISON)


def is_shown_question(user: Worker | None, name: str) -> bool:
    """Is the answer to this question, or the state of this gate, for this reader?"""
    return bool(may(user, SEE_CASEWORK)) or (_is_of_a_prison(user) and name in QUESTIONS_FOR_PRISONS)


def is_shown_fact(user: Worker | None, kind: str) -> bool:
    """Is a fact of this kind for this reader?"""
    for_prisons = kind.partition(".")[0] in FACTS_FOR_PRISONS and kind not in OURS_ALONE
    return bool(may(user, SEE_CASEWORK)) or (_is_of_a_prison(user) and for_prisons)


def is_shown_duty(user: Worker | None, owed_by: str) -> bool:
    """Is a duty of this unit for this reader? Each unit of ours sees them all; a prison its own."""
    return bool(may(user, SEE_CASEWORK)) or (_is_of_a_prison(user) and owed_by == PRISON)


def _is_of_a_prison(user: Worker | None) -> bool:
    return user is not None and user.unit == PRISON and bool(may(user, LOOK))
