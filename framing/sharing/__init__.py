"""Tables of other kinds: share packs without text, and corpora on a cluster (Dask).

Registers variants of the functions below for these kinds, so that no lens knows of them.
"""
