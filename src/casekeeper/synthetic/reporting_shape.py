"""Published counts about reporting and absconders that shape the invented population, and our own choices beside them.

Each says where it was published, or that it is our own choice because nothing was. Nothing here drives a decision.
"""

from __future__ import annotations

from casekeeper.synthetic.centres import CENTRES

REPORTING = 80_000
"""Told to report, September 2016 (inspection of reporting and offender management, 2017)."""
AT_THREE_CENTRES = 0.5
"""About 40,000 of them at one of three London centres, the same."""
ABSCONDERS = 55_974
"""Declared absconders at the end of 2016, counted since 2009, the same inspection."""
OFFENDERS_IN_COMMUNITY, OFFENDERS_ABSCONDED = 4_247, 758
"""31 March 2014; the same people as in the other population, so they are taken out of these."""
REPORTING_NOT_OFFENDERS = REPORTING - (OFFENDERS_IN_COMMUNITY - OFFENDERS_ABSCONDED)
ABSCONDERS_NOT_OFFENDERS = ABSCONDERS - OFFENDERS_ABSCONDED

DAYS_TO_DECLARE = 219
"""Days on average before somebody was declared, in the pilot evaluated in January 2025."""
LOST_A_MONTH = 550
"""500 to 600 a month miss an event or otherwise abscond (a minister, December 2018; management information)."""
OUT_OF_CONTACT = LOST_A_MONTH * DAYS_TO_DECLARE / 30.4 / REPORTING
"""Our own sum: so many a month, each so long out of contact before the declaration, are five in a hundred."""

EVERY = {"weekly": 5, "fortnightly": 25, "monthly": 60, "quarterly": 10}
"""How often: the worked example of a capacity model; no table was published."""
CROWDED = {each.name: each.share for each in CENTRES[:3]}
OTHER_CENTRES = {each.name: each.share for each in CENTRES[3:]}
"""The invented centres, with the share of people of each."""
CHANNELS_ELSEWHERE = {"reporting centre": 70, "police station": 12, "telephone": 12, "digital": 6}
"""Of those not at the three. Our own choice."""

COMPLIANCE = {"always": 81, "sometimes": 11, "a miss is open": 2, "out of contact": 5, "came back": 1}
"""In a hundred. Out of contact follows from the sum above; the others are our own choice."""
SKIPS = 0.15
NEVER_PROVED_SHARE = 0.03
"""Our own choice."""
GRADES_OF_REPORTERS = {"A": 1, "B": 2, "C": 17, "D": 80}
GRADES_OF_ABSCONDERS = {"A": 1, "B": 4, "C": 25, "D": 70}
"""Of people without a sentence. Our own choice: nothing was published by harm."""
SINCE_DECLARED = (
    (1, 365, 6_700), (365, 730, 7_000), (730, 1_095, 7_000), (1_095, 1_460, 7_000), (1_460, 1_825, 7_000),
    (1_825, 2_190, 7_000), (2_190, 2_555, 7_000), (2_555, 2_920, 7_274),
)  # fmt: skip
"""Days since the declaration and how many. The count is known to have begun in 2009; its spread is our own choice."""
TRACED_SHARE = 0.12
"""Little evidence of action to find the bulk of them (the same inspection); the share is our own choice."""
LOST_BY_US_SHARE = 0.03
"""Our own choice: that people fall out of contact by our error is published, how many is not."""
ASKED_SHARE = 0.04
"""Of whom one unit asked another lately. Our own choice."""
DOCUMENT_SHARE, NUMBER_FAILED_SHARE = 0.3, 0.02
"""Of whom a document is known, and whose only number reaches nobody any more. Our own choice: nothing was published."""
LONGEST_TOLD = 330
FIRST_REPORT_WITHIN = 28
"""Days: reports are told of since the last decision on how often."""
