"""``say_`` + noun: a tidy table in, sentences with its figures out.

Knows ``base`` and ``text.compare`` only: every figure in a sentence is read from the table.
"""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__,
    submod_attrs={
        "rates": ["say_rates"],
        "claims": ["say_sample"],
        "overview": ["say_reading"],
    },
)
