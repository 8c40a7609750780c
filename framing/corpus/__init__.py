"""From files to one row an article: folders, tables, markup, furniture, datelines, copies, events.

Rests on ``base`` and ``text``. Lenses, claims and sharing take the table of articles from here.
"""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__,
    submod_attrs={
        "events": ["event_links"],
    },
)
