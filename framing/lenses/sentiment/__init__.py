"""Sentiment: VADER's rules over whole columns, the news setting, means and their course."""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__,
    submod_attrs={
        "scores": ["extreme_sentences"],
    },
)
