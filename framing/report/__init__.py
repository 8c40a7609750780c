"""The report: every notebook executed, its pages, the reading page and the page of all terms.

The command ``framing`` leads here; ``python -m framing.report`` writes the project's own report.
The top floor: may import from every room, and no room imports it.
"""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__, submod_attrs={"build": ["build_report"]}
)
