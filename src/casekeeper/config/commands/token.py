"""Keys for other systems that deliver to us: make one, list them, take one back."""

from __future__ import annotations

import click

from casekeeper.config.command_line import needs_database
from casekeeper.config.commands.read import FEED_NAMES

RECEIPTS = "message-receipts"


@click.group(help=__doc__)
def command() -> None:
    """A token is shown once. Only its digest is kept."""


@command.command("new")
@click.argument("name")
@click.option(
    "--feed", "feeds", type=click.Choice([*FEED_NAMES, RECEIPTS]), multiple=True, help="A feed it may deliver."
)
@click.option("--read-people", is_flag=True, help="It may also ask how a person stands.")
@click.option("--screen", is_flag=True, help="It may also screen: match, search, reconcile.")
@click.option("--acts-for", metavar="USER", help="It records facts in this person's name, with their permissions.")
@click.option("--decides", is_flag=True, help="That person takes each decision in it: with --acts-for.")
@click.option("--a-minute", type=click.IntRange(min=1), help="Its own limit of questions a minute.")
@click.option("--json", "as_json", is_flag=True)
@needs_database
def new(
    name: str, feeds: tuple[str, ...], read_people: bool, screen: bool, acts_for: str | None, decides: bool,
    a_minute: int | None, as_json: bool,
) -> None:  # fmt: skip
    """Make a token called NAME."""
    from casekeeper.api.tokens import new_token
    from casekeeper.config.commands._output import print_json

    if not feeds and not read_people and not screen and acts_for is None:
        raise click.UsageError("Say what it may do: --feed FEED, --read-people, --screen, or --acts-for USER.")
    if decides and acts_for is None:
        raise click.UsageError("Say who decides: --acts-for USER.")
    token = new_token(
        name, feeds=feeds, may_read_people=read_people, may_screen=screen, questions_a_minute=a_minute,
        acts_for=acts_for, decides=decides,
    )  # fmt: skip
    if as_json:
        print_json({"name": name, "token": token, "feeds": feeds, "read_people": read_people, "screen": screen,
                    "acts_for": acts_for, "decides": decides})  # fmt: skip
        return
    click.echo(token)
    click.echo("Keep it now: it cannot be shown again.", err=True)


@command.command("list")
@click.option("--json", "as_json", is_flag=True)
@needs_database
def list_(as_json: bool) -> None:
    """The tokens there are, without the tokens themselves."""
    from casekeeper.config.commands._output import print_json
    from casekeeper.records.models import ApiToken

    rows = [
        {
            "name": one.name, "feeds": one.feeds, "read_people": one.may_read_people, "screen": one.may_screen,
            "acts_for": one.acts_for.get_username() if one.acts_for is not None else None, "decides": one.decides,
            "created_at": one.created_at, "revoked_at": one.revoked_at, "last_used_at": one.last_used_at,
        }
        for one in ApiToken.objects.select_related("acts_for").order_by("name")
    ]  # fmt: skip
    if as_json:
        print_json(rows)
        return
    for row in rows:
        state = "revoked" if row["revoked_at"] else "holds"
        feeds = row["feeds"] if isinstance(row["feeds"], list) else []
        may = ", ".join([*feeds, *(["people"] if row["read_people"] else []), *(["screen"] if row["screen"] else []),
                         *([f"records{' and decides' if row['decides'] else ''} for {row['acts_for']}"]
                           if row["acts_for"] else [])])  # fmt: skip
        click.echo(f"{row['name']}: {state}; {may}; last used {row['last_used_at'] or 'never'}")


@command.command("revoke")
@click.argument("name")
@needs_database
def revoke_(name: str) -> None:
    """Take the token called NAME back."""
    from casekeeper.api.tokens import revoke

    if not revoke(name):
        raise click.ClickException(f"There is no token called {name!r} that still holds. See: casekeeper token list.")
    click.echo("Revoked.")
