"""A long form stands in sections, and loses no question by it."""

from __future__ import annotations

import pytest

from casekeeper.facts.exceptions import ExceptionsWeighed
from casekeeper.facts.kinds import KINDS
from casekeeper.screens.recording.fields import fields_of
from casekeeper.screens.recording.sections import in_sections


def test_each_exception_is_a_section_with_its_limbs_in_a_line_of_answers():
    sections = [each for each in in_sections(fields_of(ExceptionsWeighed)) if each.heading]
    assert [each.heading for each in sections] == [
        "Private life", "Child", "Partner", "Very compelling circumstances", "Protection", "Trafficking", "EU rights",
    ]  # fmt: skip
    child = sections[1].asked
    assert [each.words for each in child][1:3] == [
        "British, or seven years in the country?", "Unduly harsh for the child to go too?",
    ]  # fmt: skip
    assert [each.in_a_line for each in child] == [True, True, True, True, False]
    assert not sections[-1].asked[1].in_a_line, "six answers do not fit a line"


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_question_of_a_kind_is_asked_once_in_its_order_and_in_words(name):
    fields = fields_of(KINDS[name])
    asked = [each for section in in_sections(fields) for each in section.asked]
    assert [each.field for each in asked] == fields
    assert all(each.words[:1] == each.words[:1].upper() != "" for each in asked)
