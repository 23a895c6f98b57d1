"""Arrests and checks abroad: by police force, what waits, what came back, and what was missed."""
