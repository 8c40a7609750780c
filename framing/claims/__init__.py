"""What may be said aloud: the table of claims, and what tries to make it fall.

Placebo, robustness, leave one out, hand checks and the validity card. Rests on the lenses.
"""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__,
    submod_attrs={
        "handcheck": ["hand_check"],
        "card": ["validity_card", "original_figures"],
    },
)
