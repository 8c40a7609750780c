"""The one estimator: rates Σx/Σn with whole articles as the sample, their p, q and intervals.

Rests on ``base`` and knows neither text nor outlets' articles: counts in, one tidy table out.
"""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__,
    submod_attrs={
        "rates": ["compare_rates", "compare_means", "outlet_rates"],
        "discovery": ["adjust"],
    },
)
