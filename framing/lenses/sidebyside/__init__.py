"""The same event side by side: paired sentences, what only one outlet tells, shared wordings."""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__,
    submod_attrs={
        "only_here": ["text_reuse"],
    },
)
