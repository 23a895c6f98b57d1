"""What is said to the person in their own language: one file of words for each language, and no other place.

    words_in("ar").say("next_in_person", place="Lunar House")

English is the text that counts. A translation that no qualified translator has checked says so (`checked: false`), and
the pages in that language say it with it. A language that lacks a word, or has one too many, does not load.
"""

from casekeeper.actions.own_words.catalogue import ENGLISH, LANGUAGES, Words, language_of, words_in

__all__ = ["ENGLISH", "LANGUAGES", "Words", "language_of", "words_in"]
