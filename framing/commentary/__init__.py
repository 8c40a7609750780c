"""Commentary: a table in, Markdown out, one file a lens. Every figure is read from the table that
it speaks of.
"""
