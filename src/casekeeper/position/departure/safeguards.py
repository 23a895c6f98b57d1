"""The registry of barriers and safeguards: what raises each, who alone clears it, does it close the gate, what next.

Code runs on this table and a test walks it: each one, open, closes the departure gate by whatever route. No role
switches one off. Bodies outside decide by a document; casework records it in their name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

UNKNOWN = "UNKNOWN"


class Safeguard(NamedTuple):
    """One line of the registry.

    `hard` closes the gate of an enforced departure; what is not hard stands on the plan and stops nothing. `decides`
    is the unit or body that alone clears it, `owner` the unit of ours that moves it on. `raises` names the kinds of
    fact from which it follows with nobody having to open it; `by_notice`, that it follows from a notice of the country
    desk, which is about a country and nobody's fact. `page` is the provision where there is a page for it.
    """

    code: str
    title: str
    hard: bool
    decides: str
    owner: str
    raises: tuple[str, ...]
    next_action: str
    page: str | None = None
    by_notice: bool = False


_ALL = (
    Safeguard(
        "BAR-01", "Appeal pending or still in time", True, "tribunal", "appeals unit",
        ("appeal.decision_served", "appeal.lodged"), "Follow the appeal to its final determination",
        "nationality_immigration_asylum_act_2002.no_removal_while_appeal_pending",
    ),
    Safeguard(
        "BAR-02", "Further submissions not considered", True, "casework", "casework", ("claim.made",),
        "Consider the submissions, both limbs", "immigration_rules_part_12.no_removal_before_considered",
    ),
    Safeguard(
        "BAR-03", "Protection claim undecided", True, "asylum unit", "asylum unit", ("claim.made",),
        "Decide the claim",
    ),
    Safeguard(
        "BAR-04", "Human-rights claim undecided", True, "casework", "casework",
        ("claim.made", "consideration.representations_received"), "Decide the claim, or answer the representations",
    ),
    Safeguard(
        "BAR-05", "Court challenge or order", True, "litigation unit", "litigation unit", ("court.challenge_issued",),
        "Write the barrier test; follow the court",
    ),
    Safeguard(
        "BAR-06", "Possible victim of trafficking", True, "competent authority", "casework", ("trafficking.referred",),
        "Ask the competent authority for its decision", "trafficking_protection.recovery_period",
    ),
    Safeguard(
        "BAR-07", "No travel document, or nationality not accepted", True, "returns logistics", "returns logistics",
        (), "Apply for a document, or chase the application",
    ),
    Safeguard(
        "BAR-08", "Medically unfit", True, "clinician", "casework",
        ("departure.check_made", "custody.moved_to_hospital"),
        "Get a doctor's view and a plan of care",
    ),
    Safeguard(
        "BAR-09", "May be a child", True, "local authority", "casework", ("identity.birth_date_stated",),
        "Get a lawful assessment of age",
    ),
    Safeguard(
        "BAR-10", "Criminal matter outstanding", True, "prosecution service", "casework",
        ("sentence.appeal_recorded",), "Ask the prosecution, the court or the prison how it stands",
    ),
    Safeguard(
        "BAR-11", "Licence or probation to be told", False, "probation", "casework", (), "Tell probation",
    ),
    Safeguard(
        "BAR-12", "Stateless, or no country to return to", True, "statelessness team", "casework", ("claim.made",),
        "Ask for a decision on statelessness",
    ),
    Safeguard(
        "BAR-13", "Child's best interests not recorded", True, "casework", "casework", ("family.child_noted",),
        "Record what is best for the child", None,
    ),
    Safeguard(
        "BAR-14", "EU right or settlement application open", True, "EU settlement unit", "casework", ("claim.made",),
        "Ask for the decision on the right",
    ),
    Safeguard(
        "BAR-15", "May be British, or settled before 1973", True, "status review", "status review",
        ("claim.made", "identity.nationality_claimed", "identity.long_residence_enquired"),
        "Determine the status; ask other departments before the person",
    ),
    Safeguard(
        "BAR-16", "Country cannot be returned to now", True, "country desk", "country desk", (),
        "Watch the dated notice of the country desk", None, True,
    ),
    Safeguard(
        "BAR-17", "Disruption expected", False, "returns logistics", "returns logistics", (), "Plan the escort again",
    ),
    Safeguard(
        "BAR-18", "Family member with no decision of their own", True, "casework", "casework",
        ("family.dependant_linked",), "Serve a separate decision on each",
    ),
    Safeguard(
        "BAR-19", "Decision waits on the file", True, "casework", "reporting",
        ("appeal.decision_served", "departure.notice_served", "immigration.deportation_order_served"),
        "Hand the papers over when the person is met",
    ),
    Safeguard(
        UNKNOWN, "Barrier not coded", True, "nobody", "casework", (), "Give it its right code",
        "criminal_casework_policy.unknown_barrier_recode",
    ),
)  # fmt: skip

SAFEGUARDS: Mapping[str, Safeguard] = {each.code: each for each in _ALL}

NAMED_AS: Mapping[str, tuple[str, ...]] = {
    "SAF-01": ("BAR-06",), "SAF-02": ("BAR-01",), "SAF-03": ("BAR-02",), "SAF-04": ("BAR-03", "BAR-04"),
    "SAF-05": ("BAR-05",), "SAF-06": ("BAR-08",), "SAF-07": ("BAR-09",), "SAF-08": ("BAR-13",),
    "SAF-09": ("BAR-15",), "SAF-10": ("BAR-14",), "SAF-11": ("BAR-19",), "SAF-12": ("BAR-12",),
}  # fmt: skip
"""The safeguards of the rulebook, by the barriers that carry them. SAF-11 is besides the line on the notice period,
SAF-13 (the representative has no copy) part of it; SAF-14 stops the use of a condition, not a departure."""


def decider_of(code: str) -> str | None:
    """The unit or body that alone clears a barrier of this code; None where it has to be coded first."""
    found = SAFEGUARDS.get(code)
    return None if found is None or found.code == UNKNOWN else found.decides
