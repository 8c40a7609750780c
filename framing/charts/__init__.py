"""``plot_`` + noun: a tidy table in, axes of matplotlib out; ``show_`` for lines to be read.

Knows ``base`` and ``text.compare`` only, so that a table of one's own is drawn as well.
"""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__,
    submod_attrs={
        "style": ["outlet_colours"],
        "picture": ["set_alt", "figure"],
        "rates": ["plot_rates"],
        "lines": ["show_differences"],
        "tables.show": ["show_table"],
    },
)
