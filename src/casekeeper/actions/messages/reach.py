"""Where can the person be reached now, and in which language? What was found not to work any more is left out."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.actions.own_words import ENGLISH, LANGUAGES, words_in
from casekeeper.facts import History
from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.facts.identity import LanguageNeeded
from casekeeper.facts.safeguards import AccessNeedNoted
from casekeeper.position.reporting.reachable import ways_on
from casekeeper.records.to_people import EMAIL, LETTER, SMS

MEANS = {"telephone": SMS, "e-mail": EMAIL, "address": LETTER}


class Reach(NamedTuple):
    """The newest detail of each kind that still works, by channel, and the language to use."""

    by_channel: dict[str, str]
    language: str
    named_language: str

    def first_of(self, *channels: str) -> tuple[str, str] | None:
        """The first of these channels by which the person can be reached, and the detail."""
        return next(((each, self.by_channel[each]) for each in channels if each in self.by_channel), None)


def reach_of(history: History) -> Reach:
    """Of the person alone: nobody close to them is told by message that they report."""
    found = {MEANS[means]: given.said.detail.strip() for means, given in ways_on(history, date.max).items()}
    named = ""
    for given in history.of(ContactDetailGiven):
        if given.said.whose == "the person" and given.said.means in MEANS:
            named = given.said.language or named
    needs = {fact.said.need for fact in history.of(AccessNeedNoted)}
    if "no telephone" in needs:
        found.pop(SMS, None)
    spoken = history.latest(LanguageNeeded)
    named = named or (spoken.said.language if spoken is not None else "")
    return Reach(found, language_named(named), named)


def language_named(name: str) -> str:
    """The code of a language as staff call it or as it calls itself; English where there are no words in it."""
    wanted = name.strip().casefold()
    for code in LANGUAGES:
        words = words_in(code)
        if wanted and wanted in (code, words.name.casefold(), words.english_name.casefold()):
            return code
    return ENGLISH
