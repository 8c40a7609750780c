"""Persons in an article: their names, who is mentioned where, and who stands behind a pronoun."""
