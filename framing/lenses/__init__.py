"""One question a lens, tables in, one tidy table out: tfidf, keyness, house style, and four sub-rooms.

Rests on ``base``, ``text``, ``rates`` and ``corpus``; knows no charts, no words, no kinds of tables.
"""
