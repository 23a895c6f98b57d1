"""Screening: ask whether somebody is on a list, see why an entry came up, and judge it."""
