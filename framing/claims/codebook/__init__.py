"""A codebook and any coder: questions, blind sheets, agreement, shares corrected for errors.

People or a model that the user runs fill the sheets; nothing here calls one.
"""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__,
    submod_attrs={
        "read": ["read_codebook"],
        "corrected": ["corrected_rates"],
    },
)
