"""Loaded terms: the lexicon, where its terms stand, and how often outlets use each kind."""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__,
    submod_attrs={
        "lexicon": ["read_lexicon"],
    },
)
