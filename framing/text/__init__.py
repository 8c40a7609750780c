"""What text is made of: tidy text and tokens, sentences, quotation marks, language, counts.

Rests on ``base``; ``text.engine`` holds the token streams that all of it works on. Every room above
may import from here; ``charts`` and ``commentary`` may import ``text.compare`` only.
"""

import lazy_loader as _lazy_loader

__getattr__, __dir__, __all__ = _lazy_loader.attach(
    __name__,
    submod_attrs={
        "tidy": ["tidy_text"],
        "words": ["tokens"],
        "counts": ["TermCounts"],
        "concordance": ["in_context"],
        "compare": ["word_differences"],
    },
)
