"""Show the program at work: an invented population, today's sweep, and the site on this machine."""

from __future__ import annotations

import os
import time

import click

from casekeeper.config.command_line import main, set_up

REPORTING_LEAST = 20
MANY_MORE = 1.4
"""The feeds, the stories and those who report bring people beyond the number asked for."""


@click.command("demo", help=__doc__)
@click.option("--people", default=2000, show_default=True, type=click.IntRange(min=30), help="How many people.")
@click.option("--serve/--no-serve", default=True, help="Serve when ready, or stop before it.")
@click.option("--port", default=8000, show_default=True, help="Where to serve, on 127.0.0.1.")
def command(people: int, serve: bool, port: int) -> None:
    """Every step looks at what is there, so that a second run is quick and changes nothing."""
    began = time.monotonic()
    os.environ["CASEKEEPER_DEMO"] = "yes"
    click.echo("Starting the database ...")
    set_up()
    _run("migrate")
    _populate(people)
    _import_list()
    _derive_again_if_rules_changed()
    _read_holdings()
    _show_pairs()
    _show_removal_centres()
    _show_families()
    _screen()
    _sweep_and_seal()
    _verify_once_a_day()
    _count_stocks_once_a_day()
    _say_what_there_is(time.monotonic() - began)
    if serve:
        click.echo(f"Serving on http://127.0.0.1:{port} (Ctrl-C ends it; the database stays for next time).")
        _run("serve", "--port", str(port))
    else:
        click.echo("Serve it with: CASEKEEPER_DEMO=yes .venv/bin/casekeeper serve")


def _run(*arguments: str) -> None:
    """Another command, as if it had been typed; one that ends well leaves us going on."""
    try:
        main.main(args=list(arguments), prog_name="casekeeper", standalone_mode=False)
    except SystemExit as ended:
        if ended.code:
            raise


def _populate(people: int) -> None:
    from casekeeper.config.populating import NotInvented, populate

    try:
        done = populate(people, "casekeeper", reporting=max(REPORTING_LEAST, people // 4))
    except NotInvented as error:
        raise click.ClickException(str(error)) from error
    if done["people added"] or done["documents read"]:
        click.echo(f"{done['people added']} people invented; {done['documents read']} documents read from their feeds.")
    else:
        click.echo("The invented population is in place.")
    if done["people"] > people * MANY_MORE:
        click.echo(
            f"There are {done['people']:,} people already, more than the {people:,} asked for; "
            "nobody is taken away. For fewer: make clean, then make demo."
        )


def _import_list() -> None:
    from casekeeper.config.populating import import_invented_list

    click.echo(f"{import_invented_list('casekeeper')} entries stand on an invented list of others.")


def _derive_again_if_rules_changed() -> None:
    """Whoever changes a page of law or the code sees what follows from it at the next `make demo`."""
    from casekeeper.records import rulebook
    from casekeeper.records.models import PositionRow

    rules = rulebook.current()
    now = {"law_version": rules.law_version, "code_version": rules.code_version}
    if PositionRow.objects.exclude(**now).exists():
        click.echo("The law or the code has changed since; deriving everybody again ...")
        _run("rederive")


def _read_holdings() -> None:
    from casekeeper.config.populating import read_invented_holdings

    compared = read_invented_holdings()
    if compared:
        click.echo(f"Holdings of {compared} registers compared with the alerts.")


def _screen() -> None:
    """So that the desk has a threshold, and intake possible matches to decide."""
    from casekeeper.config.screening_shown import screen_invented_people

    click.echo("Making the lists ready to search ...")
    for run in screen_invented_people():
        if run.checks:
            click.echo(f"{run.purpose}: {run.checks:,} people screened, {run.hits} possible matches to decide.")


def _show_pairs() -> None:
    """Pairs of records that may be one person's: waiting, joined by a number, judged, and possible twins."""
    from casekeeper.config.pairs_shown import show_pairs

    click.echo(f"{show_pairs()} pairs of records that may be one person's, see Pairs to judge.")


def _show_removal_centres() -> None:
    """Beds, orders and events of one day: some people who should be there and are not, and some nobody announced."""
    from casekeeper.config.removal_centres_shown import show_removal_centres

    read = show_removal_centres()
    if read:
        click.echo(f"{read} documents of removal centres read, see Removal centres.")


def _show_families() -> None:
    """Families on their way to leave together, each at another place of the two stages."""
    from casekeeper.config.populating import fill_families

    added = fill_families()
    if added:
        click.echo(f"{added} people in families that are to leave together, see Families.")


def _sweep_and_seal() -> None:
    from casekeeper.config.commands._output import progress
    from casekeeper.records import clock
    from casekeeper.records.models import SweepRun
    from casekeeper.records.sealing.seal import seal, waiting
    from casekeeper.records.sweep import due_people, sweep

    today = clock.today()
    due = len(due_people(today))
    if due or not SweepRun.objects.filter(as_at=today).exists():
        with progress(due) as advance:
            sweep(today, advance)
    unsealed = waiting()
    if unsealed:
        with progress(unsealed, unit="facts") as advance:
            seal(progress=lambda done: advance("facts", done))


def _verify_once_a_day() -> None:
    """So that ledger health has something true to show."""
    from casekeeper.records.queries.health import check_is_late
    from casekeeper.records.sealing.verifying import keep, verify

    if check_is_late():
        keep(verify())


def _count_stocks_once_a_day() -> None:
    """So that *Stocks and flows* has five years to show."""
    from casekeeper.records import clock
    from casekeeper.records.models import PlaceCount

    if not PlaceCount.objects.filter(day=clock.today()).exists():
        click.echo("Counting where everybody was on every day of five years ...")
        _run("stocks")


def _say_what_there_is(seconds: float) -> None:
    from casekeeper.config.populating import demo_users
    from casekeeper.records.models import DutyRow, FactRow, Person, PositionRow
    from casekeeper.synthetic.stories import STORIES

    open_duties = DutyRow.objects.filter(ended__isnull=True).count()
    unconsidered = PositionRow.objects.filter(released_unconsidered_on__isnull=False).count()
    click.echo(
        f"\nReady after {seconds:.0f} seconds: {Person.objects.count():,} invented people, "
        f"{FactRow.objects.count():,} facts, {open_duties:,} open duties, "
        f"{unconsidered} released and not considered."
    )
    click.echo("\nSign in as any of these (no password in the demonstration):")
    for name, unit, grade in demo_users():
        click.echo(f"  {name:24} {unit or 'every unit'}, {grade if grade != 'inspector' else 'reads only'}")
    click.echo("\nPeople to look up:")
    for story in STORIES:
        click.echo(f"  {story.who:24} {story.about}")
    _say_how_to_see_own_pages()
    click.echo("")


def _say_how_to_see_own_pages() -> None:
    """A code of the invented person whose own pages are approved: it works once, so each run says another."""
    from casekeeper.config.populating import demo_way_in
    from casekeeper.screens.dates import in_words

    found = demo_way_in()
    if found is not None:
        click.echo(f"\nThe own pages of {found.name}: open /own in another browser and type {found.code}, which works")
        click.echo(
            f"once; he was born on {in_words(found.born)}. Another code: sign in as reporting.officer, look him up,"
        )
        click.echo("open Own pages and messages, and Show a code.")
