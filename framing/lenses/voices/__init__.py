"""Whose words: quotations and their speakers, verbs of speech, actors and what they are called."""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__,
    submod_attrs={
        "actors": ["actor_names"],
    },
)
