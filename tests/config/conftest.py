"""Invented lists for the tests of the commands that screen."""

from tests.invented_lists_fixture import index_of_words, lists  # noqa: F401
