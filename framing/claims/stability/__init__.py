"""Do claims stand? One article left out, the analysis done a little differently.

``lens_counts`` holds the counts of all lenses by article, from which parts and splits are tested
again without reading the text.
"""
