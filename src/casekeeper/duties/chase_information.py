"""A request for information is asked after before its time runs out; afterwards the case goes on upon the papers.

Almost half of the forms never came back, and cases waited for them (HC 708, paragraph 14). Silence is no reason to
wait: whoever decides says that it was decided on the papers, and a late answer is still considered.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts.consideration import InformationChased
from casekeeper.periods.period import next_day
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """For the request of the present episode: chase it, and when its time is over decide without it."""
    found = case.standing.consideration
    asked = found.asked
    if asked is None or not found.to_consider:
        return
    reply = case.policy("information_reply", asked.on)
    until = case.after(asked.on, reply)
    why = because(f"Information was asked for on {asked.on}; the answer is due by {until}", asked, reply)
    chased = [fact.on for fact in case.history.of(InformationChased) if fact.on >= asked.on]
    over = [fact.on for fact in (found.answered, found.decided) if fact is not None and fact.on >= asked.on]
    yield owe(
        case, key=f"chase information:{asked.first_number}", what="Ask after the request for information",
        by=Unit.CASEWORK, arose=asked.on, allowed=case.policy("chase_information", asked.on),
        discharged_by="a record that it was asked after", reasons=(why,), done_on=min(chased, default=None),
        lapsed_on=min(over, default=None), waiting_on="others",
    )  # fmt: skip
    after = next_day(until)
    if after is None or after > case.as_at:
        return
    in_time = [day for day in over if day <= until]
    if in_time:
        return
    yield owe(
        case, key=f"decide on the papers:{asked.first_number}", what="Decide on the papers: no answer came in time",
        by=Unit.CASEWORK, arose=after, allowed=case.policy("decide_on_papers", after),
        discharged_by="a decision, or the answer received after all", reasons=(why,), done_on=min(over, default=None),
    )  # fmt: skip
