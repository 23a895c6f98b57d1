"""Invented lists for the tests of screening."""

from tests.invented_lists_fixture import index_of_words, lists  # noqa: F401
