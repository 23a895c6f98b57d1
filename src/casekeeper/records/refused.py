"""What we will not do, said in one sentence for the person who asked: what was expected, what came, what to do."""

from __future__ import annotations


class Refused(Exception):
    """Asked for something that is not done. The message is meant for the person at the keyboard or the screen."""
