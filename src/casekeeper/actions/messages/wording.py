"""What messages say: in the person's language, and where no translator checked that, in English beneath it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from casekeeper.actions.own_pages.view import NextReport
from casekeeper.actions.own_words import ENGLISH, Words, words_in

HOW = {
    "reporting centre": "next_centre", "police station": "next_police", "telephone": "next_telephone",
    "digital": "next_digital", "home visit": "next_visit",
}  # fmt: skip
LINK, UNTIL = "[[link]]", "[[until]]"
"""Stand in the text of a message until it is sent: a link is drawn then and lies nowhere before."""


def in_both(code: str, say: Callable[[Words], str], between: str = "\n\n") -> str:
    """The text in the language, and in English where the translation has not been checked."""
    words = words_in(code)
    said = say(words)
    return said if words.checked or code == ENGLISH else f"{said}{between}{say(words_in(ENGLISH))}"


def reminder(code: str, next_report: NextReport) -> str:
    """When, how and where, and to say so before if it cannot be."""

    def say(words: Words) -> str:
        how = HOW.get(next_report.channel, "next_visit")
        place = next_report.place or words.say("place_unknown")
        at = words.say("at", time=next_report.at) if next_report.at else ""
        return words.say(
            "sms_reminder", day=words.day(next_report.on), at=at, how=words.say(how, place=place)
        )  # fmt: skip

    return in_both(code, say)


def link_message(code: str) -> str:
    """The link and until when it works, both filled in when it is sent."""
    return in_both(code, lambda words: words.say("sms_link", link=LINK, until=UNTIL))


def letter(code: str, *, missed_on: date, new_appointment: date | None) -> str:
    """What was missed, how to explain, the new appointment, what may follow, and who can help."""

    def say(words: Words) -> str:
        lines = [words.say("letter_title"), words.say("letter_1", day=words.day(missed_on)), words.say("letter_2")]
        if new_appointment is not None:
            lines.append(words.say("letter_3", day=words.day(new_appointment)))
        return "\n\n".join([*lines, words.say("letter_4"), words.say("letter_5")])

    return in_both(code, say, between="\n\n----\n\n")
