"""Per-article counts of everything a report tests, made once and kept in a file.

python benchmarks/calibration_corpus.py news.parquet counts.pickle
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

import framing
from framing.base.dates.read import read_dates
from framing.lenses.agency.rates import MEASURES, count_clauses
from framing.lenses.frames.lexicon import frames_validated, read_frames
from framing.lenses.loaded.lexicon import read_lexicon
from framing.lenses.loaded.terms import count_hits
from framing.lenses.sentiment.means import article_sums


def report_counts(articles: pd.DataFrame) -> dict:
    """Counts (articles × items) and sizes of everything that is tested."""
    words = framing.count_terms(articles)
    quoted = framing.count_terms(articles, voice="quoted")
    counts, sizes, _ = count_hits(articles, read_lexicon(None))
    scored = framing.sentiment(framing.split_sentences(articles), "news")
    means = article_sums(scored).set_index("article").reindex(articles["article"])
    loaded, tokens = counts["own"] + counts["quoted"], sizes["own"] + sizes["quoted"]
    return {
        "outlet": articles["outlet"].to_numpy(str),
        "strata": articles[["published", "topic"]],
        "terms": np.asarray(words.terms, str),
        "words": (sparse.csr_array(words.matrix), words.sizes),
        "loaded": (sparse.csr_array(loaded.to_numpy()), tokens),
        "categories": list(loaded),
        "voices": (sparse.csr_array(quoted.sizes[:, None]), words.sizes),
        "sentiment": (
            sparse.csr_array(means["compound"].fillna(0).to_numpy(float)[:, None]),
            means["sentences"].fillna(0).to_numpy(np.int64),
        ),
        "verbs": verb_counts(articles),
        "frames": frame_counts(articles),
        "agency": clause_counts(articles),
    }


def frame_counts(articles: pd.DataFrame) -> tuple:
    """Cue words (articles × validated frames), and tokens."""
    cues = read_frames().rename(columns={"frame": "category"})
    counts, sizes, _ = count_hits(articles, cues)
    counts = (counts["own"] + counts["quoted"])[frames_validated("policy", ["en"])]
    return sparse.csr_array(counts.to_numpy()), sizes["own"] + sizes["quoted"]


def clause_counts(articles: pd.DataFrame) -> tuple:
    """What each measure of who acts counts (articles × measures), and of how many."""
    voices = count_clauses(articles)
    counts = voices["own"] + voices["quoted"]
    counted, of, _ = zip(*MEASURES.values())
    return sparse.csr_array(counts[list(counted)].to_numpy()), counts[list(of)].to_numpy()


def verb_counts(articles: pd.DataFrame) -> tuple:
    """Verbs of speech (articles × groups), and all of them."""
    verbs = framing.speech_verbs(articles)
    groups = pd.crosstab(verbs["article"], verbs["group"])
    groups = groups.reindex(articles["article"], fill_value=0).to_numpy()
    return sparse.csr_array(groups), groups.sum(axis=1)


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    news = pd.read_parquet(source).reset_index(drop=True)
    # once for the whole table: in a part of it no date may show the order of day and month
    news["published"] = read_dates(news["published"], lambda row, _: sys.exit(f"no date: {row}"))
    found = report_counts(news)
    target.write_bytes(pickle.dumps(found))
    print({name: part[0].shape for name, part in found.items() if isinstance(part, tuple)})
