"""Whose words, in Russian: word order is free, so endings say who speaks.

``nouns`` and ``declension`` give nominatives, ``names`` persons in a run of words, ``clauses``
tokens and sentences, ``phrases``, ``bodies`` and ``subjects`` who a verb speaks of, ``sources``
whom one cites, ``attribution`` the rules, ``mentions`` who is meant by a pronoun, ``reader`` the
rows. Words: ``data/russian_words.csv``.
"""
