"""The report: every notebook executed, its pages, the reading page and the page of all terms.

The command ``framing`` leads here; ``python -m framing.report`` writes the project's own report.
The top floor: may import from every room, and no room imports it.
"""

import sys as _sys

import lazy_loader as _lazy_loader

# nbformat imports jsonschema, and that, where this package is installed, builds the grammars of
# international web addresses: two seconds of every start, and no notebook has such an address.
_sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__, submod_attrs={"build": ["build_report"]}
)
