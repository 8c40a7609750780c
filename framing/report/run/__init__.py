"""Executing notebooks: what a kernel gets, runs on copies in memory, results kept in the files."""
