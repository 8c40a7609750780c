"""Do claims stand? One article left out, the analysis done a little differently.

``lens_counts`` holds the counts of all lenses by article, from which ``lens_tests`` tests parts and
splits again without reading the text.
"""
