"""p of equal rates: from sums (``deviance``), from all deals of the articles (``saddlepoint``;
within strata ``dealt_within``).

``guards`` says which of the two holds and what p cannot be smaller than; ``means`` levels lengths
for signed sums, ``change`` tests a rate over time.
"""
