"""Generic frames of news: the cue words, where they stand, and how much outlets use each frame."""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__,
    submod_attrs={
        "lexicon": ["read_frames"],
    },
)
