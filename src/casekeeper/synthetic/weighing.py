"""What was weighed before the invented people's deportation was decided on: each exception limb by limb.

It takes no draw of chance from the life it is told into, so that what was invented before stays what it was.
"""

from __future__ import annotations

from datetime import date
from random import Random

from casekeeper.facts.exceptions import ExceptionsWeighed
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.synthetic.arrests import EUROPE
from casekeeper.synthetic.told import Life

_NOT_RAISED = dict.fromkeys(
    ("child_relationship", "child_status", "child_harsh_to_go", "child_harsh_to_stay", "partner_relationship",
     "partner_formed", "partner_harsh_to_go", "partner_harsh_to_stay", "protection", "trafficking", "eu_conduct",
     "eu_test", "health_or_extradition"), "does not arise",
)  # fmt: skip
_NOT_MADE_OUT = _NOT_RAISED | {
    "private_life_lawful": "no", "private_life_integrated": "no", "private_life_obstacles": "no", "compelling": "no",
    "private_life_reasons": "Few years of residence, none of them settled (invented).",
    "compelling_reasons": "Nothing that was sent goes beyond what many families meet (invented).",
}  # fmt: skip
_UNDULY_HARSH = _NOT_MADE_OUT | {
    "child_relationship": "yes", "child_status": "yes", "child_harsh_to_go": "yes", "child_harsh_to_stay": "yes",
    "child_reasons": "A British child who lives with the person; a social worker's report (invented).",
}  # fmt: skip
_AFTER_EU_LAW = {"eu_conduct": "all after it", "eu_reasons": "Every conviction is for conduct since 2021 (invented)."}


def tell_weighing(life: Life, on: date, *, harsh_on_a_child: bool) -> None:
    """Each exception, on the day it was decided; one of them met where that is why nobody is deported."""
    aside = Life(Random(f"weighed {on} {len(life.told)}"), life.today, life.told)
    nationalities = [one.said.nationality for one in life.told if isinstance(one.said, NationalityClaimed)]
    said = ExceptionsWeighed.model_validate({
        **(_UNDULY_HARSH if harsh_on_a_child else _NOT_MADE_OUT),
        **(_AFTER_EU_LAW if EUROPE.intersection(nationalities) else {}),
        "alternatives": "A warning and leave with conditions; they leave the risk that was found (invented).",
        "evidence": "The person's own letter; the judge's remarks on sentence (invented).",
        "considered_by": "casework.officer",
    })  # fmt: skip
    aside.tell(said, on, by="casework.officer")
