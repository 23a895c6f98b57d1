"""Removal centres: beds free, who should be there and is not, who came or left and was not expected."""
