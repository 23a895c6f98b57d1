"""What each register would say today that it holds of our alerts: the demonstration's holdings, with faults on purpose.

A register shows what it has shown before, keeps one alert too long that we withdrew, has one birth date wrong, and
holds one that we never sent; what a story says it lost, it does not show.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from casekeeper.facts import history_of
from casekeeper.facts.alerts import Register, alert_key
from casekeeper.law import Law
from casekeeper.position.alert_legs import AlertState
from casekeeper.position.alerts import alerts_of
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Person
from casekeeper.records.queries.alerts_in_force import HAS_ALERTS
from casekeeper.records.registers import details_of

NEVER_OURS = 900_000_001
KEEPS_TOO_LONG: Register = "police"
HAS_ONE_WRONG: Register = "sis refusal"


def holdings_of(register: Register, law: Law, today: date) -> list[dict[str, Any]]:
    """The entries that the register would list on the day, those of others among them."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT p.person_id FROM position p WHERE {HAS_ALERTS} ORDER BY p.person_id")
        people = [person for (person,) in cursor.fetchall()]
    references = dict(Person.objects.filter(id__in=people).values_list("id", "reference"))
    shown: list[dict[str, Any]] = [{"ourReference": "OTHER-1", "reference": "X1", "surname": "SOMEBODY ELSE'S"}]
    for person, facts in facts_of(people).items():
        history, _ = history_of(references[person], facts).as_at(today)
        details = details_of(history)
        for alert in alerts_of(history, law, today):
            for leg in alert.legs:
                keeps = leg.state is AlertState.TO_BE_WITHDRAWN and register == KEEPS_TOO_LONG
                if leg.register == register and (leg.state is AlertState.LOADED or keeps):
                    shown.append(
                        {"ourReference": alert.key, "reference": leg.reference, "surname": details.surname.upper(),
                         "forenames": details.forenames.upper(), "born": details.born}
                    )  # fmt: skip
    if register == HAS_ONE_WRONG and len(shown) > 1:
        shown[1]["born"] = "1900-01-01"
    if register == "interpol":
        shown.append({"ourReference": alert_key(NEVER_OURS), "reference": "X2", "surname": "NOBODY WE KNOW"})
    return shown
