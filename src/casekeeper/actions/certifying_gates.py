"""May an appeal be brought from this country at all? Asked of its profile before a certificate under section 94B.

Nationality, Immigration and Asylum Act 2002, s 94B; Kiarie and Byndloss [2017] UKSC 42. What the profile says of
evidence by video stands before what anybody ticked; where it says nothing, whoever certifies names who confirmed it.
"""

from __future__ import annotations

from typing import Any

from casekeeper.actions.asking import Asking
from casekeeper.facts.countries import country_from
from casekeeper.position.departure.countries import named
from casekeeper.position.departure.country_profile import VIDEO, appeals_from, line_of
from casekeeper.records.refused import Refused

IN_FORCE = "nationality_immigration_asylum_act_2002.deport_first"


def from_abroad(asking: Asking, said: Any) -> None:
    """Raises Refused where the power, the country or the video link is not shown to be there on the day."""
    switch = asking.law[IN_FORCE].find(asking.on)
    if switch is None or not switch.value:
        raise Refused(f"Nothing is certified under section 94B on {asking.on}: it is not in force on that day.")
    country = country_from(said.country).code
    if appeals_from(asking.law, country, asking.on) is None:
        raise Refused(f"{named(country or said.country)} is not among the countries in use under section 94B that day.")
    video = line_of(asking.law, VIDEO, country, asking.on)
    if video.value == "no":
        raise Refused(f"The profile of {named(country)} says that no evidence is given by video from there.")
    if not video.known and not said.video_confirmed.strip():
        raise Refused(
            f"Whether evidence is given by video from {named(country)} is not known. Say who confirmed it, and where "
            "that is written."
        )
