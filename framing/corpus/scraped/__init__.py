"""What scrapers and feeds write: names of columns, program code, RSS and Atom, web archives.

May import: ``framing.base``, ``framing.corpus.files`` and ``markup``.
"""
