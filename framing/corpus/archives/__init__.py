"""Exports of newspaper archives: one file becomes many articles, under the papers' own names.

An archive, a module: ``nexis`` (documents), ``lexisnexis`` (older pages and texts), ``factiva``,
``europresse``, ``proquest``, ``integrum``; ``documents`` opens Word, RTF and PDF files.
``exports`` asks them in turn. ``lines`` makes paragraphs of pages, ``dates`` and ``names`` read
what is written out, ``record`` is an article, ``rows`` keeps what was read. Marks of a frame
decide, never a word of an article.
"""
