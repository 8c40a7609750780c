"""The report without a corpus: a few examples, each with its own pages, and a page before them."""
