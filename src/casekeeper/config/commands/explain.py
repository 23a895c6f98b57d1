"""Where somebody stands, what is due and under which rule: on a day, as known on a day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from casekeeper.config.command_line import needs_database

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("explain")
@click.argument("person")
@click.option("--as-at", type=DAY, help="The day asked about; today where it is left out.")
@click.option("--known-on", type=DAY, help="Leave out what was recorded after this day.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(person: str, as_at: datetime | None, known_on: datetime | None, as_json: bool) -> None:
    """Explain PERSON: our reference, or any identifier. Prints position, gates and duties with their reasons."""
    from casekeeper.config.commands._output import print_json
    from casekeeper.exchange.prison_list import standing_of
    from casekeeper.records import clock
    from casekeeper.records.explaining import explanation
    from casekeeper.records.finding import find_people

    found = find_people(person)
    if len(found) != 1:
        several = ", ".join(one.reference for one in found)
        raise click.ClickException(
            f"{person!r} is on several records: {several}. Give one of these references."
            if found
            else standing_of(person)
            or f"Nobody here answers to {person!r}. Give our reference, or an identifier such as a prison number."
        )
    day = as_at.date() if as_at is not None else clock.today()
    said = explanation(found[0], day, known_on.date() if known_on is not None else None)
    if as_json:
        print_json(said)
    else:
        click.echo("\n".join(_text(said)))


def _text(said: dict[str, Any]) -> list[str]:
    known = f", as known on {said['known_on']}" if said["known_on"] else ""
    mark = " (invented)" if said["invented"] else ""
    if said["erased"] and not said["facts"] and not said["later"]:
        on, rule = said["erased"]["at"][:10], said["erased"]["rule"]
        return [
            f"{said['person']}{mark}: erased on {on} under: {rule}",
            "What its facts said is gone.",
        ]
    open_or_closed = "open" if said["is_open"] else "closed"
    lines = [f"{said['person']}{mark} as at {said['as_at']}{known}: {open_or_closed}", "", "Position"]
    lines += [line for name, answer in said["position"].items() for line in _answer(name, answer)]
    lines += ["", "Gates"]
    lines += [line for name, answer in said["gates"].items() for line in _answer(name, answer)]
    live = [duty for duty in said["duties"] if duty["is_open"]]
    ended = [duty for duty in said["duties"] if not duty["is_open"]]
    lines += ["", f"Duties: {len(live)} open, {len(ended)} ended"]
    lines += [line for duty in (*live, *ended) for line in _duty(duty)]
    if said["warnings"]:
        lines += ["", "Warnings", *(f"  {_reason(warning)}" for warning in said["warnings"])]
    if said["next_boundary"]:
        lines += ["", f"With no new fact this changes next on {said['next_boundary']}."]
    lines += [f"Law {said['law_version']}, rules {said['code_version']}."]
    return lines


def _answer(name: str, answer: dict[str, Any]) -> list[str]:
    value = "" if answer["value"] in (None, "", [], {}) else f": {_value(answer['value'])}"
    lines = [f"  {name}: {answer['outcome']}{value}"]
    lines += [f"      because {_reason(reason)}" for reason in answer["reasons"]]
    if answer["missing"]:
        lines.append(f"      missing: {', '.join(answer['missing'])}")
    return lines


def _duty(duty: dict[str, Any]) -> list[str]:
    unconfirmed = "" if duty["confirmed"] else " (unconfirmed)"
    if duty["is_open"]:
        state = f"due {duty['due']}, with the {duty['with']}" + (", OVERDUE" if duty["overdue"] else "")
    else:
        state = f"{duty['ended']} on {duty['ended_on']}, was due {duty['due']}"
    lines = [f"  {duty['what']} [{duty['owed_by']}]: {state}", f"      under {duty['provision']}{unconfirmed}"]
    lines += [f"      because {_reason(reason)}" for reason in duty["because"]]
    return [*lines, f"      note: {duty['note']}"] if duty["note"] else lines


def _reason(reason: Any) -> str:
    if not isinstance(reason, dict) or "text" not in reason:
        return str(reason)
    fact = f" [fact {reason['fact']}]" if reason.get("fact") is not None else ""
    if not reason.get("provision"):
        return f"{reason['text']}{fact}"
    unconfirmed = "" if reason.get("confirmed") else ", unconfirmed"
    return f"{reason['text']}{fact} ({reason['provision']}{unconfirmed})"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name} {_value(entry)}" for name, entry in value.items() if entry not in (None, "", [], {}))
    if isinstance(value, list):
        return ", ".join(_value(entry) for entry in value)
    return str(value)
