"""Errors, checks of arguments and columns, dates and text, data files, outlets, progress, kinds.

The ground floor: imports nothing of ours. Every other room may import from here.
"""
