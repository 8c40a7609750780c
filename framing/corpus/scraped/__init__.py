"""What scrapers and feeds write: names of columns, RSS and Atom, web archives (WARC).

May import: ``framing.base``, ``framing.corpus.files`` and ``markup``.
"""
