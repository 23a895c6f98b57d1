"""Puts the invented pairs of records into the demonstration, through the actions that real ones go through."""

from __future__ import annotations

from casekeeper.actions.judge_records import judge_records
from casekeeper.actions.open_record import open_record
from casekeeper.actions.propose_links import propose_links
from casekeeper.records import clock
from casekeeper.records.models import FactRow, LinkWaiting
from casekeeper.synthetic.pairs import pairs

SOURCE = "invented pairs"


def show_pairs() -> int:
    """Open, compare and judge them, unless they are there; how many pairs there are now."""
    today = clock.today()
    made = pairs(today)
    if FactRow.objects.filter(source=SOURCE).exists():
        return len(made)
    opened = []
    for pair in made:
        two = [open_record(told, source=SOURCE, by="make demo", invented=True) for told in (pair.first, pair.second)]
        opened.append((pair, two))
    ids = [person.id for _, two in opened for person in two]
    propose_links(ids)
    LinkWaiting.objects.filter(person_id__in=ids).delete()
    for pair, two in opened:
        if pair.becomes == "judged the same":
            reasons = "The prison's photograph and the one on the immigration file show the same man (invented)."
            judge_records(two[0], two[1], judgement="same", reasons=reasons, by="intake.officer")
    return len(made)
