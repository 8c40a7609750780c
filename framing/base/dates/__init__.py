"""Dates in one reading: columns, the order of day and month, names of months, periods.

May import: ``framing.base.errors``.
"""
