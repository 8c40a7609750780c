"""How fast is the whole analysis, beside the same by hand and beside reading and splitting the text once?

    python benchmarks/speed.py [--data news.parquet] [--sizes 2000 10000] [--memory 10000] [--print]

CPU seconds of one process; ours and by hand take turns (A B A B), medians are kept. Without ``--data`` corpora are made
of words drawn with the frequencies of English. Ratios go to RESULTS.md.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from calibration_table import section, write_section

RESULTS = Path(__file__).with_name("RESULTS.md")


def ours(path: Path) -> None:
    """Counts, TF-IDF, keyness with intervals, sentence sentiment, loaded terms."""
    import framing

    articles = framing.read_articles(path)
    counts = framing.count_terms(articles)
    framing.tfidf(counts)
    framing.keyness(counts)
    framing.mean_sentiment(framing.sentiment(framing.split_sentences(articles)))
    framing.loaded_terms(articles)


def by_hand(path: Path) -> None:
    """The notebook that one would write: scikit-learn, NLTK's VADER by sentence, one regular expression."""
    import re

    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer
    from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

    import framing
    from framing.vader import vader_analyzer

    articles = pd.read_parquet(path)
    counts = CountVectorizer().fit_transform(articles["text"])
    TfidfTransformer().fit_transform(counts)
    for outlet in articles["outlet"].unique():
        mine = (articles["outlet"] == outlet).to_numpy()
        one, rest = counts[mine].sum(axis=0).A1 + 0.5, counts[~mine].sum(axis=0).A1 + 0.5
        expected = (one + rest) * one.sum() / (one.sum() + rest.sum())
        2 * (one * np.log(one / expected) + rest * np.log(rest / (one + rest - expected)))
    parameters = PunktParameters()
    parameters.abbrev_types = {"mr", "mrs", "dr", "u.s", "jan", "sen"}
    punkt, analyzer = PunktSentenceTokenizer(parameters), vader_analyzer()
    for text in articles["text"]:
        for sentence in punkt.tokenize(text):
            analyzer.polarity_scores(sentence)
    lexicon = framing.read_lexicon()
    terms = sorted(lexicon.loc[lexicon["language"] == "en", "term"], key=len, reverse=True)
    rule = re.compile(r"\b(?:" + "|".join(re.escape(term).replace(r"\*", r"\w*") for term in terms) + r")\b", re.I)
    for text in articles["text"]:
        rule.findall(text)


def limit(path: Path) -> None:
    """Read the column and split it once."""
    sum(len(text.split()) for text in pd.read_parquet(path)["text"])


def scattertext(path: Path) -> None:
    """The peer's corpus and its term scores, without its page."""
    import scattertext as st

    articles = pd.read_parquet(path)
    built = st.CorpusFromPandas(articles, category_col="outlet", text_col="text", nlp=st.whitespace_nlp_with_sentences).build()
    built.get_term_freq_df()


def seconds(work, path: Path) -> float:
    start = time.process_time()
    work(path)
    return time.process_time() - start


def peak(path: Path) -> float:
    """Most memory of a process that does the whole analysis, in GB."""
    code = ("import sys, resource; sys.path.insert(0, {here!r}); import speed, pathlib; speed.ours(pathlib.Path({path!r})); "
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)").format(here=str(Path(__file__).parent), path=str(path))
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    return int(out.split()[-1]) / 1e6


def main() -> None:
    """Time, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 10_000])
    parser.add_argument("--memory", type=int, nargs="+", default=[10_000])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--print", action="store_true", help="write nothing")
    options = parser.parse_args()
    works = {"ours": ours, "by hand": by_hand, "limit": limit}
    try:
        import scattertext as _  # noqa: F401

        works["scattertext"] = scattertext
    except ImportError:
        print("scattertext: skipped, it is not installed")
    with tempfile.TemporaryDirectory() as folder:
        text = _table(options, works, Path(folder))
    print(text)
    if not options.print:
        write_section(RESULTS, "speed", text)


def _table(options, works: dict, folder: Path) -> str:
    from speed_data import parquet

    files = [(f"{options.data.stem}", options.data)] if options.data else [(f"{n:,}", parquet(folder, n)) for n in options.sizes]
    for work in works.values():  # imports and caches are not what is timed
        work(parquet(folder, 50))
    rows, own = [], []
    for name, path in files:
        times = {key: [] for key in works}
        for _ in range(options.rounds):
            for key, work in works.items():
                times[key].append(seconds(work, path))
        median = {key: float(np.median(values)) for key, values in times.items()}
        own.append((len(pd.read_parquet(path, columns=["outlet"])), median["ours"]))
        rows.append([name, *(f"{median[key]:.1f}" for key in works), f"{median['by hand'] / median['ours']:.1f}",
                     f"{median['ours'] / median['limit']:.1f}"])
        print(rows[-1], flush=True)
    parts = [section("Speed: CPU seconds of the whole analysis", ["articles", *works, "by hand ÷ ours", "ours ÷ limit"], rows)]
    if len(own) > 1:
        growth = np.polyfit(*np.log(np.array(own, float)).T, 1)[0]
        parts.append(f"Growth of our time with the number of articles: exponent {growth:.2f}.")
    memory = [[f"{n:,}", f"{peak(parquet(folder, n)):.2f}"] for n in options.memory]
    parts.append(section("Speed: peak memory of the whole analysis", ["articles", "GB"], memory))
    return "\n\n".join(parts)


if __name__ == "__main__":
    main()
