"""What a scraper took along within the body of an article: program code, labels of pictures.

May import: ``framing.base``.
"""
