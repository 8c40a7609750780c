"""Quotation marks: which form a pair, and what a pair is: a quotation, scare quotes, a name."""
