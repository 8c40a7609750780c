"""Charts: a table in, matplotlib Axes out, one file a lens. A chart knows the columns it draws and
nothing else.
"""
