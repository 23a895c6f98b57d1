"""Reporting centres: what each has on a day, how many people come in each hour, and what may be done where too many do.

What a centre has is told, never typed over: `statements.py`. What that comes to on a day is derived: `day.py`.
"""
