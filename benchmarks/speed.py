"""How fast is the whole analysis, beside the same by hand and beside reading, splitting and coding
the text once?

    python benchmarks/speed.py [--data news.parquet] [--sizes 2000 10000] [--memory 10000]
    [--scattertext PYTHON] [--print]

CPU seconds, each time in a process of its own; the rivals take turns (A B A B), what is short more
often; medians are kept. Without ``--data`` corpora are made of words drawn with the frequencies of
English. The tables go to RESULTS.md.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
from calibration_table import section, write_section
from speed_data import parquet

RESULTS = Path(__file__).with_name("RESULTS.md")
SHORT = 3  # times that what takes seconds is timed in a round


def ours(path: Path) -> pd.DataFrame:
    """Counts, TF-IDF, keyness with intervals, sentence sentiment, loaded terms; the articles."""
    import framing

    articles = framing.read_articles(path)
    counts = framing.count_terms(articles)
    framing.tfidf(counts)
    framing.keyness(counts)
    framing.mean_sentiment(framing.sentiment(framing.split_sentences(articles)))
    framing.loaded_terms(articles)
    return articles


def with_frames(path: Path) -> None:
    """The same, and frames and who acts of the same articles."""
    import framing

    articles = ours(path)
    framing.frames(articles)
    framing.agency(articles)


def by_hand(path: Path) -> None:
    """The notebook that one would write: scikit-learn, NLTK's VADER by sentence, one regular
    expression.
    """
    import re

    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer
    from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

    import framing
    from framing.lenses.sentiment.vader import vader_analyzer

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
    # as many as one writes by hand
    some = lexicon.loc[lexicon["language"] == "en", "term"].sample(1_000, random_state=0)
    terms = sorted(some, key=len, reverse=True)
    rule = re.compile(
        r"\b(?:" + "|".join(re.escape(term).replace(r"\*", r"\w*") for term in terms) + r")\b", re.I
    )
    for text in articles["text"]:
        rule.findall(text)


def limit(path: Path) -> None:
    """Read the column, split it and number its distinct chunks once."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    column = pq.read_table(path, columns=["text"])["text"].combine_chunks()
    pc.split_pattern(column, " ").flatten().dictionary_encode()


def splitting(path: Path) -> None:
    """Read the column and split it once into Python's strings."""
    sum(len(text.split()) for text in pd.read_parquet(path)["text"])


SCATTERTEXT = """
import sys, time
import pandas as pd, scattertext as st
articles = pd.read_parquet(sys.argv[1])
start = time.process_time()
nlp = st.whitespace_nlp_with_sentences
corpus = st.CorpusFromPandas(articles, category_col="outlet", text_col="text", nlp=nlp).build()
corpus.get_term_freq_df()
print(time.process_time() - start)
"""


def scattertext(path: Path, python: str) -> float:
    """CPU seconds of the peer's corpus and its term counts, without its page, in a Python that has
    it.
    """
    out = subprocess.run(
        [python, "-c", SCATTERTEXT, str(path)], capture_output=True, text=True, check=True
    ).stdout
    return float(out.split()[-1])


def in_parts(path: Path) -> None:
    """The same analysis as ``ours`` on a table that never lies in memory whole: Dask, one
    process.
    """
    import dask
    import dask.dataframe as dd

    import framing

    with dask.config.set(scheduler="synchronous"):
        articles = dd.read_parquet(path, split_row_groups=True)
        counts = framing.count_terms(articles, min_articles=5)
        framing.tfidf(counts)
        framing.keyness(counts)
        framing.mean_sentiment(framing.sentiment(framing.split_sentences(articles)))
        framing.loaded_terms(articles)


def seconds(work, path: Path, small: Path) -> float:
    """CPU seconds in a process of its own, which has done the same on a small corpus: imports are
    not what is timed.
    """
    return float(
        _alone(
            f"speed.{work.__name__}(pathlib.Path({str(small)!r})); start = time.process_time(); "
            f"speed.{work.__name__}(pathlib.Path({str(path)!r})); print(time.process_time() - "
            "start)"
        )[-1]
    )


def peak(work, path: Path) -> tuple[float, float]:
    """Most memory (GB) and CPU seconds of a process that does the work once."""
    out = _alone(
        f"speed.{work.__name__}(pathlib.Path({str(path)!r})); used = "
        "resource.getrusage(resource.RUSAGE_SELF); "
        "print(used.ru_maxrss, used.ru_utime + used.ru_stime)"
    )
    return int(out[-2]) / 1e6, float(out[-1])


def _alone(code: str) -> list[str]:
    """What a process of its own prints."""
    begin = (
        "import sys, time, resource, pathlib; sys.path.insert(0, "
        f"{str(Path(__file__).parent)!r}); import speed; "
    )
    return subprocess.run(
        [sys.executable, "-c", begin + code], capture_output=True, text=True, check=True
    ).stdout.split()


def main() -> None:
    """Time, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 10_000])
    parser.add_argument("--memory", type=int, nargs="*", default=[10_000])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--scattertext", metavar="PYTHON", help="a Python that has scattertext")
    parser.add_argument(
        "--corpora", type=Path, metavar="FOLDER", help="where made corpora are kept and found again"
    )
    parser.add_argument("--only-frames", action="store_true", help="what frames and agency cost")
    parser.add_argument("--print", action="store_true", help="write nothing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = options.corpora or Path(folder)
        if options.only_frames:
            parts = {"speed:frames": _frames(options, kept)}
        else:
            parts = {"speed": _speed(options, kept), "speed:memory": _memory(options, kept)}
    for name, text in parts.items():
        print(text, end="\n\n")
        if text and not options.print:
            write_section(RESULTS, name, text)


def _frames(options, folder: Path) -> str:
    """CPU seconds of the whole analysis without and with frames and who acts, in turn."""
    rows, small = [], parquet(folder, 50)
    for n in options.sizes:
        path, works = parquet(folder, n), (ours, with_frames)
        times = [[seconds(work, path, small) for work in works] for _ in range(options.rounds)]
        without, whole = np.median(times, axis=0)
        added = whole - without
        share = f"{added / whole:.0%}"
        rows.append([f"{n:,}", *(f"{one:.1f}" for one in (without, added)), share])
    head = ["articles", "without them", "frames and who acts", "of the whole"]
    text = section("Speed: what frames and who acts cost, CPU seconds", head, rows)
    sizes = " ".join(map(str, options.sizes))
    command = (
        f"`python benchmarks/speed.py --only-frames --sizes {sizes} --rounds {options.rounds}`"
    )
    return f"{command}\n\n{text}"


def _speed(options, folder: Path) -> str:
    works = {"ours": ours, "by hand": by_hand, "limit": limit, "str.split": splitting}
    files = (
        [(options.data.stem, options.data)]
        if options.data
        else [(f"{n:,}", parquet(folder, n)) for n in options.sizes]
    )
    small = parquet(folder, 50)
    rows = []
    for name, path in files:
        times: dict = {
            key: [] for key in (*works, *(["scattertext"] if options.scattertext else []))
        }
        for _ in range(options.rounds):
            times["by hand"].append(seconds(by_hand, path, small))
            if options.scattertext:
                times["scattertext"].append(scattertext(path, options.scattertext))
            for _ in range(SHORT):
                for key in (key for key in works if key != "by hand"):
                    times[key].append(seconds(works[key], path, small))
        rows.append(_row(name, {key: float(np.median(values)) for key, values in times.items()}))
        print(rows[-1], flush=True)
    head = [
        "articles",
        *times,
        "by hand ÷ ours",
        "ours ÷ limit",
        "ours ÷ str.split",
        *(["scattertext ÷ ours"] if options.scattertext else []),
    ]
    return section("Speed: CPU seconds of the whole analysis", head, rows)


def _row(name: str, median: dict) -> list[str]:
    pairs = [("by hand", "ours"), ("ours", "limit"), ("ours", "str.split"), ("scattertext", "ours")]
    return [
        name,
        *(f"{value:.1f}" for value in median.values()),
        *(f"{median[one] / median[two]:.1f}" for one, two in pairs if one in median),
    ]


def _bytes_of_text(path: Path) -> int:
    """Batch by batch: what this process holds at most would count as held by those that it
    starts.
    """
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    return sum(
        pc.sum(pc.binary_length(batch["text"])).as_py()
        for batch in pq.ParquetFile(path).iter_batches(columns=["text"])
    )


def _memory(options, folder: Path) -> str:
    """Peak memory and growth, each size in a process of its own."""
    if not options.memory:
        return ""
    rows, seen = [], []
    for n in options.memory:
        path = parquet(folder, n)
        size = _bytes_of_text(path) / 1e9
        whole, parts = peak(ours, path), peak(in_parts, path)
        seen.append((n, whole[1], parts[1]))
        rows.append(
            [
                f"{n:,}",
                f"{size:.2f}",
                f"{whole[0]:.1f}",
                f"{whole[1]:.0f}",
                f"{parts[0]:.1f}",
                f"{parts[1]:.0f}",
            ]
        )
        print(rows[-1], flush=True)
    head = ["articles", "text, GB", "one table: GB", "CPU s", "in parts: GB", "CPU s"]
    text = section("Speed: peak memory and time of the whole analysis, a process each", head, rows)
    if len(seen) < 2:
        return text
    x, *ys = np.log(np.array(seen, float)).T
    one, parts = (np.polyfit(x, y, 1)[0] for y in ys)
    return (
        f"{text}\n\nGrowth of time with the number of articles: exponent {one:.2f} (one "
        f"table), {parts:.2f} (in parts)."
    )


if __name__ == "__main__":
    main()
