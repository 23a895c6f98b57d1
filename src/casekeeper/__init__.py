"""Casekeeper: every person has one record, every record has a next step, every step names its rule."""

__version__ = "0.1.0"
