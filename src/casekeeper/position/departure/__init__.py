"""May this person leave, what stops them, what is ready and what is not, and how each attempt went.

    safeguards.py   the registry: each barrier and safeguard, who alone clears it, whether it closes the gate
    raised.py       which of them stand open on a day, opened by somebody or following from other facts
    notices.py      the removal notices: served, run, used up, used again
    attempts.py     each attempt and its state, from planned to arrived or failed, with both gradings
    papers.py       the document to travel on, and what was applied for
    family.py       everybody in a family group, by their own record; family_line.py is the line of readiness on it
    readiness.py    a line for each thing that must be so, met or not, with reasons, owner, and what would meet it
    gate.py         removable today; ready to depart; what a departure that happened was up against
    proof.py        for a departure: every line as it stood and as it was known on that day

    found = departure_of(history, law, calendars, day, known)     # None where nothing points to a departure
    found.gate.outcome, found.lines["no open safeguard"].reasons

Nothing here steps over a safeguard, and nothing stored says "ready": both are derived on every day.
"""
