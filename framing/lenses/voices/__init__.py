"""Whose words: quotations and their speakers, verbs of speech, actors and what they are called.

Lenses are ``quotes``, ``verb_list``, ``actors``, ``shares``. ``quotation_rows`` goes through an
article, ``attribution`` lists the rules for who said a quotation (``verb_before`` it, ``cues``
without a verb, ``lines``: headlines and signatures, ``topics``: whom the sentence speaks of); what
is no quotation, :mod:`framing.text.marks.scare_quotes` tells; ``grammar`` knows phrases and
clauses, ``persons`` names and pronouns.
"""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__,
    submod_attrs={
        "actors": ["actor_names"],
    },
)
