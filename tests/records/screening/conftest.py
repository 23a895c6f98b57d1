"""Invented lists in place of those in the database, and an index of words in place of the real one."""

from tests.invented_lists_fixture import index_of_words, lists  # noqa: F401
