"""A letter to somebody as PDF: the last one issued, byte for byte; or a draft, with what is said for it here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from casekeeper.config.command_line import needs_database

if TYPE_CHECKING:
    from casekeeper.actions.letters.drawing import Drawn
    from casekeeper.records.models import Person


@click.command("letter")
@click.argument("person")
@click.argument("key")
@click.option("--language", default="en", show_default=True, help="The code of its language, such as ar.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Where to write the PDF.")
@click.option("--say", multiple=True, metavar="NAME=TEXT", help="What a draft says; again for each. Makes a draft.")
@needs_database
def command(person: str, key: str, language: str, out: Path, say: tuple[str, ...]) -> None:
    """Write the letter KEY to PERSON into a file.

    Without --say: the last one that was issued in the language, with the same bytes as then. With --say: a draft, which
    says so on each page and is kept nowhere. Issuing is for people who have signed in.
    """
    from casekeeper.actions.letters.writing import draw_prepared, prepare
    from casekeeper.records.clock import now
    from casekeeper.records.finding import find_people
    from casekeeper.records.models import Look
    from casekeeper.records.refused import Refused

    found = find_people(person)
    if len(found) != 1:
        raise click.ClickException(f"{len(found)} records answer to {person!r}. Give our reference, or one identifier.")
    typed = dict(each.split("=", 1) for each in say if "=" in each)
    if len(typed) != len(say):
        raise click.ClickException("--say takes NAME=TEXT, such as --say 'reasons=Fourteen months.'")
    try:
        if say:
            drawn = draw_prepared(prepare(found[0], key, language, typed), is_draft=True)
        else:
            drawn = _issued(found[0], key, language)
    except Refused as refused:
        raise click.ClickException(str(refused)) from None
    out.write_bytes(drawn.pdf)
    Look.objects.create(
        at=now(), user="command line", unit="command line", person=found[0], what="letter as PDF",
        purpose=f"{key}, {language}"[:200],
    )  # fmt: skip
    click.echo(f"{out}: {len(drawn.pdf)} bytes, SHA-256 {drawn.digest}{', a draft' if say else ''}")


def _issued(person: Person, key: str, language: str) -> Drawn:
    from casekeeper.actions.letters.drawing import LetterRefused
    from casekeeper.actions.letters.issuing import draw_issued
    from casekeeper.actions.letters.writing import asked_of, template_named
    from casekeeper.facts.letters import LetterIssued

    template = template_named(key)
    letters = [
        fact for fact in asked_of(person).history.of(LetterIssued)
        if (fact.said.letter, fact.said.language) == (key, language)
    ]  # fmt: skip
    if not letters:
        asked = ", ".join(need.name for need in template.needs if need.source == "typed")
        raise LetterRefused(
            f"No {template.name!r} in {language!r} was issued to this person. For a draft, say with --say what "
            f"it needs: {asked}."
        )
    return draw_issued(letters[-1])
