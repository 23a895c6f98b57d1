"""Passenger lists as a carrier sends them, of flights and people that do not exist."""

from __future__ import annotations

from collections.abc import Sequence

KODRA = ("KODRA", "BESNIK DRITAN", "900521", "X1234567")
OTHERS = (("MARLOW", "ISLA", "850102", "111222333"), ("O?'NEIL", "SEAN", "020314", "AB99?+1"))


def paxlst(*people: Sequence[str], flight: str = "ZZ0123", leaves: str = "2603021015", una: str = "", count: int = -1,
           kind: str = "745") -> str:  # fmt: skip
    """One interchange with one message."""
    count = len(people) if count < 0 else count
    each = [
        f"NAD+FL+++{surname}:{given}'ATT+2++M'DTM+329:{born}'LOC+178+LHR'NAT+2+ALB'DOC+P:110:111+{paper}'LOC+91+ALB'"
        for surname, given, born, paper in people
    ]  # fmt: skip
    return (
        f"{una}UNB+UNOA:4+ZZ+HO+260302:0900+1'UNG+PAXLST+ZZ+HO+260302:0900+1+UN+D:02B'UNH+1+PAXLST:D:02B:UN:IATA'"
        f"BGM+{kind}'NAD+MS+++ZZ OPERATIONS'COM+441234:TE'TDT+20+{flight}'LOC+125+LHR'DTM+189:{leaves}:201'"
        f"LOC+87+TIA'DTM+232:2603021415:201'{''.join(each)}CNT+42:{count}'UNT+9+1'UNE+1+1'UNZ+1+1'"
    )
