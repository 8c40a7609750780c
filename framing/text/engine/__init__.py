"""A corpus read once: distinct chunks between blanks, their codes, and rules that work on the codes.

Only ``text``, ``lenses`` and ``sharing`` look in here.
"""
