"""Integrum: lists of articles in Excel files, and pages.

``books`` reads Excel files, other tables too; ``pages`` the pages of all kinds.
"""
