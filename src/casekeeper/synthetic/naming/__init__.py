"""Invented names by tradition of naming, with aliases of the kinds that real lists carry.

    invent("arabic", Random(1)).primary, invent("arabic", Random(1)).aliases
    TRADITIONS["arabic"]        its rules; one file each under traditions/

    letters                     one spelling into scripts and other spellings, by table

Parts of names are common ones of each tradition; people are put together from them by chance. Nobody here is meant.
Three traditions have their share of a list out of their neighbours': hebrew of arabic, japanese of Chinese and Korean,
balkan_albanian of east_slavic and west_european (see `lists.OFTENER`).
A tradition serves invention and the measuring of error between groups. Nothing that matches or orders reads it.
"""

from casekeeper.synthetic.naming.born import birth_date, noisy_birth_date
from casekeeper.synthetic.naming.person import InventedPerson, invent
from casekeeper.synthetic.naming.slips import OPERATORS
from casekeeper.synthetic.naming.traditions import TRADITIONS

__all__ = ["OPERATORS", "TRADITIONS", "InventedPerson", "birth_date", "invent", "noisy_birth_date"]
