"""A corpus read once: its distinct chunks between blanks, their codes, and rules on the codes.

Only ``text``, ``lenses`` and ``sharing`` look in here.
"""
