"""Who acts and who is acted upon: passives, with and without an agent, and clauses of action."""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__,
    submod_attrs={
        "clauses": ["find_agency"],
    },
)
