"""Dates in one reading: columns, the order of day and month, names of months.

May import: ``framing.base.errors``.
"""
