"""Derive everybody again with the law and calendars of now, or --check that what is kept equals that."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click

from casekeeper.config.command_line import needs_database


@click.command("rederive")
@click.option("--check", is_flag=True, help="Write nothing; compare row for row, and exit 1 on any difference.")
@click.option("--person", "typed", help="Only this person: our reference, or any identifier.")
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="The day; today where it is left out.")
@click.option("--workers", type=click.IntRange(1, 16), default=2, show_default=True, help="Processes to use.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@needs_database
def command(check: bool, typed: str | None, as_at: datetime | None, workers: int, as_json: bool) -> None:
    """Derive everybody again and say which open duties moved; do this after a page of law was changed."""
    from casekeeper.config.commands._output import not_ahead
    from casekeeper.records import clock

    people = _people(typed)
    if check:
        raise SystemExit(_check(people, workers, as_json))
    day = not_ahead(as_at.date() if as_at is not None else clock.today())
    raise SystemExit(_rederive(people, day, workers, as_json))


def _people(typed: str | None) -> list[int]:
    from casekeeper.records.finding import find_person
    from casekeeper.records.projections.rederiving import everybody

    if typed is None:
        return everybody()
    person = find_person(typed)
    if person is None:
        raise click.ClickException(f"{typed!r} does not lead to one person. Give our reference, or an identifier.")
    return [person.id]


def _check(people: list[int], workers: int, as_json: bool) -> int:
    from casekeeper.config.commands._output import counted, print_json, progress
    from casekeeper.records.projections.rederiving import compare_all

    with progress(len(people)) as advance:
        found = compare_all(people=people, progress=advance, workers=workers)
    if as_json:
        names = ("person", "row", "column", "kept", "derived")
        print_json({
            "people": found.people, "duties": found.duties,
            "differences": [dict(zip(names, line, strict=True)) for line in found.differences],
            "failed": [vars(failure) for failure in found.failed],
        })  # fmt: skip
    else:
        for reference, row, column, kept, derived in found.differences[:100]:
            click.echo(f"{reference}: {row} {column}: kept {_short(kept)}, derived {_short(derived)}")
        for failure in found.failed:
            click.echo(f"Could not derive {failure.reference}: {failure.error}", err=True)
        click.echo(
            f"{counted(found.people, 'person', 'people')} and {counted(found.duties, 'duty', 'duties')} compared: "
            f"{counted(len(found.differences), 'difference', 'differences')}, "
            f"{len(found.failed)} could not be derived."
        )
    return 1 if found.differences or found.failed else 0


def _rederive(people: list[int], day: date, workers: int, as_json: bool) -> int:
    from casekeeper.config.commands._output import progress
    from casekeeper.records.projections.rederiving import rederive_all

    cause = "derived again with the law, calendars and rules of now"
    with progress(len(people)) as advance:
        changes = rederive_all(day, cause=cause, people=people, progress=advance, workers=workers)
    report(changes, as_json, {"as_at": day, "cause": cause})
    return 1 if changes.failed else 0


def report(changes: Any, as_json: bool, more: dict[str, Any]) -> None:
    """What a derivation of many people changed; every open duty that moved is named."""
    from casekeeper.config.commands._output import counted, print_json
    from casekeeper.records.models import Person

    trail = changes.trail
    references = Person.objects.in_bulk({line.person_id for line in trail})
    moved = [
        {"person": references[line.person_id].reference, "duty": line.key, "what": line.after["what"],
         "before": line.before["due"], "after": line.after["due"]}
        for line in changes.moved
    ]  # fmt: skip
    counts = {name: sum(1 for line in trail if line.change == name) for name in
              ("raised", "moved", "handed", "ended", "reopened", "withdrawn")}  # fmt: skip
    failed = [vars(failure) for failure in changes.failed]
    if as_json:
        print_json(more | {"derived": changes.derived, "changed": changes.people_changed, **counts,
                           "moved_open_duties": moved, "failed": failed})  # fmt: skip
        return
    for line in moved:
        click.echo(f"{line['person']}: {line['what']}: due {line['before']}, now due {line['after']}")
    for failure in failed:
        click.echo(f"Could not derive {failure['reference']}: {failure['error']}", err=True)
    said = ", ".join(f"{number} {name}{_named(name, number, len(moved))}" for name, number in counts.items())
    derived = counted(changes.derived, "person", "people")
    click.echo(f"{derived} derived, {changes.people_changed} changed. Duties: {said}.")


def _named(change: str, number: int, named: int) -> str:
    """Duties that ended long ago may move too; the open ones are named."""
    return f" ({named} open, named above)" if change == "moved" and number else ""


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 120 else f"{text[:117]}..."
