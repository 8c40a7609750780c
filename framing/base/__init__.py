"""Errors, checks of arguments and columns, Arrow text, data files, progress, kinds of tables.

The ground floor: imports nothing of ours. Every other room may import from here.
"""
