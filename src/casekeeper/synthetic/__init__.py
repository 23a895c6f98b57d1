"""An invented population, shaped by published figures, always marked as invented.

    people = invent(how_many=2000, today=date(2026, 11, 23))     # the same seed, day and size: the same people

Nobody here exists. Prison numbers begin with Z, as no real one does. Each person is a list of facts with the
instant at which each was learned, and, while in prison, the documents a prison would send about them.
"""

from casekeeper.synthetic.population import SEED, invent
from casekeeper.synthetic.told import Invented, Told

__all__ = ["SEED", "Invented", "Told", "invent"]
