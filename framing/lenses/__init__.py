"""One question a lens, tables in, one tidy table out: tfidf, keyness, house style, timeline,
four sub-rooms.

Rests on ``base``, ``text``, ``rates`` and ``corpus``; knows no charts, words or kinds of tables.
"""
