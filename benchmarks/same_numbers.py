"""Does a change leave every public number and sentence as it was?

    python benchmarks/same_numbers.py --write before.pkl [--data news.parquet] [--stories FOLDER]
    python benchmarks/same_numbers.py --against before.pkl [--data news.parquet] [--stories FOLDER]

Runs every public lens, sentence and chart on the corpora of the project, on the two source stories
(``--stories``, where given) and on 400 articles of a news table (``--data``, where given).
``--write`` keeps the results; ``--against`` compares them with those kept before, cell by cell, and
lists what differs. Only public names are used, so that it runs on any state of the project
(``PYTHONPATH``).
"""

from __future__ import annotations

import argparse
import pickle
import tempfile
from functools import partial
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import numpy as np
import pandas as pd
from matplotlib import pyplot
from matplotlib.text import Text

import framing

ROOT = Path(__file__).resolve().parent.parent
HOME = Path(framing.__file__).parent.parent
CORPORA = ["seeds", "data/practice", "data/practice_ru", "data/originals"]
NEWS_PER_OUTLET = 100


def corpora(data, stories) -> dict:
    """Each corpus by its name, as a path or a table."""
    paths = {name: ROOT / name for name in CORPORA}
    if stories:
        paths["stories"] = Path(stories)
    found = {name: framing.read_articles(path) for name, path in paths.items()}
    if data:
        news = pd.read_parquet(data).groupby("outlet").head(NEWS_PER_OUTLET)
        with tempfile.TemporaryDirectory() as folder:
            news.drop(columns="topic").to_json(
                f"{folder}/news.jsonl", orient="records", lines=True, date_format="iso"
            )
            found["news"] = framing.read_articles(f"{folder}/news.jsonl")
    return found


class Results(dict):
    """What each call gives, or the sentence with which it refuses."""

    def keep(self, name: str, call):
        """The result of ``call()``, kept under its name; None where it refuses."""
        try:
            result = call()
        except framing.FramingError as refusal:
            self[name] = f"FramingError: {refusal}".replace(str(HOME), "…")
            return None
        self[name] = comparable(result)
        return result


def comparable(result):
    """A result as something that can be kept and compared."""
    if isinstance(result, framing.TermCounts):
        cells = pd.DataFrame.sparse.from_spmatrix(result.matrix).sum().to_numpy()
        return pd.DataFrame({"term": result.terms, "n": cells}), pd.DataFrame({"n": result.sizes})
    if isinstance(result, (pd.DataFrame, pd.Series)):
        return (
            result.drop(columns="pack", errors="ignore") if hasattr(result, "columns") else result
        )
    if hasattr(result, "get_figure"):
        drawn = result.get_figure().findobj(Text)
        texts = [(text.get_text(), text.get_position()) for text in drawn if text.get_text()]
        pyplot.close("all")
        return texts
    for way in ("_repr_markdown_", "_repr_html_"):
        if hasattr(result, way):
            return getattr(result, way)()
    return result


def everything(articles, results: Results, corpus: str) -> None:
    """Every public table, sentence and chart of one corpus."""

    def keep(name, call):
        return results.keep(f"{corpus}: {name}", call)

    def said(noun, table, plot=True):
        if table is None:
            return
        keep(f"say_{noun}", lambda: getattr(framing, f"say_{noun}")(table))
        if plot:
            keep(f"plot_{noun}", lambda: getattr(framing, f"plot_{noun}")(table))

    keep("articles", lambda: articles)
    keep("fingerprint", lambda: framing.fingerprint(articles))
    keep("language", lambda: framing.language(articles))
    keep("dropped_lines", lambda: framing.dropped_lines(articles))
    keep("event_links", lambda: framing.event_links(articles))
    articles = keep("match_events", lambda: framing.match_events(articles))
    said("overview", keep("overview", lambda: framing.overview(articles)))
    words(articles, keep, said)
    tone(articles, keep, said)
    loaded = kinds(articles, keep, said)
    share = voices(articles, keep, said)
    pairs(articles, keep, said)
    claims(articles, keep, said, loaded, share)
    packs(articles, keep)


def words(articles, keep, said) -> None:
    counts = keep("counts", lambda: framing.count_terms(articles))
    plain = framing.stop_words()
    for name, options in {
        "counts own": {"voice": "own"},
        "counts quoted": {"voice": "quoted"},
        "counts pairs": {"ngrams": (1, 2), "stop_words": plain},
        "counts stems": {"stems": "en", "min_articles": 2},
    }.items():
        keep(name, lambda options=options: framing.count_terms(articles, **options))
    background = framing.language(articles) if "text" in articles else "en"
    said("tfidf", keep("tfidf", lambda: framing.tfidf(counts, background=background)))
    said("keyness", keep("keyness", lambda: framing.keyness(counts)))
    keep("keyness, edges", lambda: framing.keyness(counts, articles=articles, min_articles=2))
    keep("keyness, no events", lambda: framing.keyness(counts, events=False, house_style=False))
    said("house_style", keep("house_style", lambda: framing.house_style(counts, articles=articles)))
    said("placebo", keep("placebo", lambda: framing.placebo(counts, splits=3)))
    said("timeline", keep("timeline", lambda: framing.timeline(articles, "the", by="month")))
    lines = keep("concordance", lambda: framing.concordance(articles, ["the", "страна*", "war"]))
    if lines is not None:
        keep("show_lines", lambda: framing.show_lines(lines))


def tone(articles, keep, said) -> None:
    sentences = keep("split_sentences", lambda: framing.split_sentences(articles))
    for setting in ("plain", "news"):
        scored = keep(f"sentiment {setting}", lambda s=setting: framing.sentiment(sentences, s))
        if scored is None:
            continue
        for by in ("outlet", "event", "article"):
            keep(f"mean_sentiment {setting} {by}", partial(framing.mean_sentiment, scored, by=by))
        said("sentiment", framing.mean_sentiment(scored).assign(setting=setting))
        said("sentiment_arc", keep("sentiment_arc", partial(framing.sentiment_arc, scored)))
        keep(f"extreme {setting}", partial(framing.extreme_sentences, scored))


def kinds(articles, keep, said):
    table = keep("loaded_terms", lambda: framing.loaded_terms(articles))
    said("loaded_terms", table)
    for by in ("article", "voice", "event"):
        keep(f"loaded_terms {by}", lambda by=by: framing.loaded_terms(articles, by=by))
    hits = keep("find_loaded", lambda: framing.find_loaded(articles))
    if hits is not None:
        keep("in_context", lambda: framing.in_context(articles, hits))
    keep("beside", lambda: framing.beside_originals(table, "loaded", articles, limit=20))
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/sample.csv"
        keep("sample", lambda: framing.draw_sample(articles, "loaded", n=20, path=path))
    keep("hand_check", lambda: framing.hand_check(articles, "loaded"))
    return table


def voices(articles, keep, said):
    quotes = keep("find_quotes", lambda: framing.find_quotes(articles))
    share = keep("quoted_share", lambda: framing.quoted_share(articles))
    said("quoted_share", share)
    if quotes is not None:
        said("speakers", keep("speakers", lambda: framing.speakers(quotes)))
    verbs = keep("speech_verbs", lambda: framing.speech_verbs(articles))
    if verbs is not None:
        said("verb_groups", keep("verb_groups", lambda: framing.verb_groups(verbs)))
    keep("actor_names", lambda: framing.actor_names(articles))
    return share


def pairs(articles, keep, said) -> None:
    table = keep("side_by_side", lambda: framing.side_by_side(articles))
    said("side_by_side", table)
    if table is not None:
        keep("show_differences", lambda: framing.show_differences(table))
    keep("only_here", lambda: framing.only_here(articles))
    keep("text_reuse", lambda: framing.text_reuse(articles))


def claims(articles, keep, said, loaded, share) -> None:
    counts = framing.count_terms(articles, stop_words=framing.stop_words())
    table = keep("keyness, claims", lambda: framing.keyness(counts, articles=articles))
    if table is not None:
        given = {"keyness": table, "loaded": loaded, "voices": share}
        said("claims_table", keep("claims_table", lambda: framing.claims_table(**given)))
    loo = keep("leave_one_out", lambda: framing.leave_one_out(counts))
    said("leave_one_out", loo, plot=False)
    keep("leave_one_out event", lambda: framing.leave_one_out(counts, by="event"))
    for lens in ("words", "loaded"):
        said(
            "robustness",
            keep(f"robustness {lens}", partial(framing.robustness, articles, lens=lens)),
        )
    said("power", keep("power", lambda: framing.power(10)), plot=False)
    outlets = counts.articles["outlet"]
    keep("outlet_rates", lambda: framing.outlet_rates(counts.sizes // 7, counts.sizes, outlets))
    keep("compare_means", lambda: framing.compare_means(counts.sizes // 7, counts.sizes, outlets))


def packs(articles, keep) -> None:
    """The tables of a share pack, and what is computed from them."""
    with tempfile.TemporaryDirectory() as folder:
        if keep("share", lambda: framing.share(articles, f"{folder}/pack").name) is None:
            return
        for path in sorted(Path(folder, "pack").glob("*.parquet")):
            keep(f"pack {path.name}", lambda path=path: pd.read_parquet(path))
        shared = framing.read_articles(f"{folder}/pack")
        keep("pack loaded_terms", lambda: framing.loaded_terms(shared))
        keep("pack quoted_share", lambda: framing.quoted_share(shared))
        keep("pack keyness", lambda: framing.keyness(framing.count_terms(shared)))


def differences(before: dict, after: dict) -> list[str]:
    """What differs, one line a result."""
    run = {name.partition(":")[0] for name in after}
    before = {name: result for name, result in before.items() if name.partition(":")[0] in run}
    lines = [f"{name}: only before" for name in before if name not in after]
    lines += [f"{name}: only now" for name in after if name not in before]
    for name in before:
        if name in after and (what := difference(before[name], after[name])):
            lines.append(f"{name}: {what}")
    return lines


def difference(left, right) -> str:
    """How two results differ; empty where they are the same."""
    if isinstance(left, tuple) and isinstance(right, tuple) and isinstance(left[0], pd.DataFrame):
        return "; ".join(filter(None, map(difference, left, right)))
    if not isinstance(left, (pd.DataFrame, pd.Series)) or type(left) is not type(right):
        return "" if repr(left) == repr(right) else f"{str(left)[:300]!r} → {str(right)[:300]!r}"
    if isinstance(left, pd.Series):
        left, right = left.to_frame(), right.to_frame()
    if list(left.columns) != list(right.columns) or len(left) != len(right):
        return f"columns or rows: {left.shape} {list(left)} → {right.shape} {list(right)}"
    return "; ".join(
        f"{name}: {(~same).sum()} cells"
        for name in left
        if not (same := equal(left[name], right[name])).all()
    )


def equal(left: pd.Series, right: pd.Series) -> np.ndarray:
    """Cell by cell; numbers may differ by rounding."""
    if left.dtype.kind in "iufb" and right.dtype.kind in "iufb":
        numbers = left.to_numpy(float), right.to_numpy(float)
        return np.isclose(*numbers, rtol=1e-9, atol=1e-12, equal_nan=True)
    missing = left.isna().to_numpy() & right.isna().to_numpy()
    return missing | (left.astype(str).to_numpy() == right.astype(str).to_numpy())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", metavar="FILE")
    parser.add_argument("--against", metavar="FILE")
    parser.add_argument("--data", metavar="PARQUET")
    parser.add_argument("--stories", metavar="FOLDER")
    parser.add_argument("--only", nargs="*", metavar="CORPUS", help=f"of {', '.join(CORPORA)}")
    options = parser.parse_args()
    results = Results()
    for name, articles in corpora(options.data, options.stories).items():
        if not options.only or name in options.only:
            everything(articles, results, name)
    print(f"{len(results)} results of {framing.__file__}")
    if options.write:
        Path(options.write).write_bytes(pickle.dumps(dict(results)))
    if options.against:
        lines = differences(pickle.loads(Path(options.against).read_bytes()), results)
        print("\n".join(lines) or "All the same.")
        raise SystemExit(bool(lines))


if __name__ == "__main__":
    main()
