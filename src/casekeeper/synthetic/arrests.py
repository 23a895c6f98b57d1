"""Arrests of the invented people, and the checks abroad: for 30 to 40 in a hundred, as the audits found, and by force.

Each person has a chance of their own here, so that what was invented before stays what it was. Of people who were to
leave or left, each arrest has a check or the reason why not: without one nobody counts as identified.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from casekeeper.facts import LEGAL_ZONE
from casekeeper.facts.departures import AttemptPlanned
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.facts.immigration import Departed
from casekeeper.facts.overseas_checks import (
    Arrested,
    OverseasCheckNotSent,
    OverseasCheckReminded,
    OverseasCheckReplied,
    OverseasCheckSent,
)
from casekeeper.facts.sentence import Convicted, Sentenced
from casekeeper.position.nationality import BRITISH, OTHER_BRITISH, SAYS_NOTHING
from casekeeper.synthetic.told import Life

FORCES: tuple[tuple[str, int, float], ...] = (
    ("Metropolitan Police", 40, 0.46), ("Greater Manchester Police", 11, 0.3), ("West Midlands Police", 11, 0.32),
    ("West Yorkshire Police", 8, 0.26), ("Kent Police", 7, 0.38), ("Thames Valley Police", 6, 0.31),
    ("Merseyside Police", 5, 0.22), ("Essex Police", 4, 0.27), ("Nottinghamshire Police", 3, 0.2),
    ("South Wales Police", 3, 0.24), ("Humberside Police", 2, 0.18),
)  # fmt: skip
"""Name, how many arrests in a hundred, and which share of them is checked: about 0.35 together, most in London."""
ARRESTED_SHARE, REASON_SHARE = 0.75, 0.3
REPLIED_SHARE, CONVICTIONS_SHARE, CAME_OUT_LATER = 0.8, 0.2, 0.07
EUROPE = frozenset({
    "AUT", "BEL", "BGR", "HRV", "CYP", "CZE", "DNK", "EST", "FIN", "FRA", "DEU", "GRC", "HUN",
    "ITA", "LVA", "LTU", "LUX", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "ESP", "SWE",
})  # fmt: skip
WHY_NOT: tuple[Any, ...] = (
    "identity not known", "asylum: the country must not be told", "country does not answer", "already answered",
    "released before it could be sent",
)  # fmt: skip
POLICE, OFFICER = "police", "intake.officer"


def tell_arrests(life: Life, serial: int) -> None:
    """One arrest of most people, some months before they were sentenced; learned with the first that we learned."""
    sentenced = [one.happened.start for one in life.told if isinstance(one.said, Sentenced)]
    country = _country(life)
    aside = Life(Random(f"arrests {serial} {life.today}"), life.today, life.told)
    chance = aside.chance
    if not sentenced or country is None or chance.random() >= ARRESTED_SHARE:
        return
    force, _, checked = chance.choices(FORCES, [weight for _, weight, _ in FORCES])[0]
    on = min(sentenced) - timedelta(days=chance.randrange(40, 200))
    learned = min(one.recorded_at for one in life.told).astimezone(LEGAL_ZONE).date()
    said = Arrested(force=force, offence="As charged (invented)", reference=f"Custody {serial:06d} (invented)")
    arrest = aside.tell(said, on, lag=max(0, (learned - on).days), source=POLICE, by="police feed")
    if arrest is None:
        return
    if chance.random() < checked:
        _tell_check(aside, arrest, country, on, learned)
        return
    leaving = any(isinstance(one.said, AttemptPlanned | Departed) for one in life.told)
    if leaving or chance.random() < REASON_SHARE:
        why = OverseasCheckNotSent(arrest=arrest, why=chance.choice(WHY_NOT), decided_by=OFFICER)
        aside.tell(why, max(on, learned), by=OFFICER)
    if chance.random() < CAME_OUT_LATER and not leaving:
        earlier = Convicted(offence="Robbery (invented)", country=country, court="A court abroad (invented)")
        before = on - timedelta(days=chance.randrange(200, 2_000))
        found = max(on, learned) + timedelta(days=chance.randrange(30, 200))
        aside.tell(earlier, before, lag=(found - before).days, by=OFFICER)


def _tell_check(life: Life, arrest: int, country: str, on: date, learned: date) -> None:
    chance = life.chance
    channel: Any = "UK-CRIS" if country in EUROPE else "Interpol"
    sent_on = max(on, learned) + timedelta(days=chance.randrange(0, 3))
    due = life.next_working_day(sent_on, 10 if channel == "UK-CRIS" else 28)
    said = OverseasCheckSent(arrest=arrest, country=country, channel=channel, reply_due=due)
    check = life.tell(said, sent_on, by=OFFICER)
    if check is None:
        return
    replied = chance.random() < REPLIED_SHARE
    comes_on = life.next_working_day(sent_on, chance.randrange(3, 15 if channel == "UK-CRIS" else 70))
    if comes_on > due and chance.random() < 0.6:
        life.tell(OverseasCheckReminded(check=check), life.next_working_day(due, 1), by=OFFICER)
    if not replied:
        return
    found = chance.random() < CONVICTIONS_SHARE
    reply: Any = "convictions" if found else chance.choices(("no convictions", "cannot be identified"), (88, 12))[0]
    many = chance.randrange(1, 4) if found else None
    answer = OverseasCheckReplied(check=check, reply=reply, convictions=many, summary="Invented.")
    life.tell(answer, comes_on, source="abroad", by=OFFICER)


def _country(life: Life) -> str | None:
    """The nationality last told of, where it names a country that can be asked."""
    told = [one.said.nationality for one in life.told if isinstance(one.said, NationalityClaimed)]
    said = [code for code in told if code not in SAYS_NOTHING]
    if not said or {*said} & (BRITISH | OTHER_BRITISH) or len(said[-1]) != 3:
        return None
    return said[-1]
