"""What stands where in a sentence: tokens, phrases, clauses, subjects, senses of speech verbs.

No parser: closed classes of words (``data/closed_classes.csv``) say where a phrase begins and ends.
Nothing in here knows of speakers, persons or outlets.
"""
