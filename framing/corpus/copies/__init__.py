"""Near copies: which articles are one text, told by the runs of words that they share.

``shingles`` reads the runs, ``pairs`` finds and measures pairs that share many, ``near`` makes the
table, ``once`` takes an outlet's copies out of a table of articles.
"""
