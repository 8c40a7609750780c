"""Near copies: are they all found and nothing else, what does it cost, is the placebo calm?

    python benchmarks/copies.py --data news.parquet [--rows found,tune,speed,placebo] [--splits 20]

The parquet has ``article outlet text``. From each article one copy or one other report is made;
every second article served to choose the thresholds (``tune``), the others are reported.
"""

from __future__ import annotations

import argparse
import time
import warnings

import numpy as np
import pandas as pd

import framing
from framing.claims import together
from framing.corpus.copies import pairs

SENTENCE = r"(?<=[.!?])\s+"
GRID = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly."""
    return pd.Series([text]).str.split(SENTENCE, regex=True).iloc[0]


def other_words(rng, foreign: list[str], n: int) -> list[str]:
    """Some sentences of another article."""
    return [foreign[row] for row in rng.integers(0, len(foreign), n)]


def same(rng, own, foreign):
    """Collected twice: other quotation marks and capital letters."""
    return [sentence.replace('"', "”").replace("'", "’").replace(",", " ,") for sentence in own]


def half(rng, own, foreign):
    """Cut from the end to half of its words."""
    words = " ".join(own).split()
    return [" ".join(words[: len(words) // 2])]


def added(rng, own, foreign):
    """A paragraph more, in the middle."""
    middle = len(own) // 2
    return [*own[:middle], *other_words(rng, foreign, 4), *own[middle:]]


def headline(rng, own, foreign):
    """Another headline, and another first sentence."""
    return [*other_words(rng, foreign, 2), *own[1:]]


def line(rng, own, foreign):
    """One sentence differs."""
    row = int(rng.integers(len(own)))
    return [*own[:row], *other_words(rng, foreign, 1), *own[row + 1 :]]


def updated(rng, own, foreign):
    """Every fourth sentence is new, and so is the lead."""
    is_new = rng.random(len(own)) < 0.25
    is_new[0] = True
    new = other_words(rng, foreign, len(own))
    return [new[row] if is_new[row] else sentence for row, sentence in enumerate(own)]


def edited(rng, own, foreign):
    """Subbed: one word in twenty-five is another."""
    words, spare = " ".join(own).split(), " ".join(foreign).split()
    for row in np.flatnonzero(rng.random(len(words)) < 0.04):
        words[row] = spare[int(rng.integers(len(spare)))]
    return [" ".join(words)]


def quotation(rng, own, foreign):
    """No copy: another report with the same quotation of up to sixty words."""
    return [*foreign[: len(foreign) // 2], *_run(rng, own, 60), *foreign[len(foreign) // 2 :]]


def background(rng, own, foreign):
    """No copy: another report that shares its background, a quarter of either."""
    words = min(len(" ".join(text).split()) for text in (own, foreign))
    return [*foreign, *_run(rng, own, words // 3)]


def roundup(rng, own, foreign):
    """No copy: a brief of forty words in a round-up of other news."""
    return [" ".join(" ".join(own).split()[:40]), *foreign]


def _run(rng, own, n):
    words = " ".join(own).split()
    start = int(rng.integers(max(len(words) - n, 1)))
    return [" ".join(words[start : start + n])]


COPIES = [same, half, added, headline, line, updated, edited]
OTHERS = [quotation, background, roundup]


def made_set(articles: pd.DataFrame, seed: int = 0) -> pd.DataFrame:
    """Each third article with a copy or another report made of it; its filling from another one."""
    rng, rows = np.random.default_rng(seed), []
    texts = [sentences(text) for text in articles["text"]]
    kinds = [*COPIES, *OTHERS]
    for number in range(0, len(texts) - 1, 2):
        own, foreign = texts[number], texts[number + 1]  # the second stands only in what is made
        kind = kinds[number // 2 % len(kinds)]
        text = " ".join(kind(rng, own, foreign))
        rows.append((f"{number}", "original", number, " ".join(own)))
        rows.append((f"{number} {kind.__name__}", kind.__name__, number, text))
    for row in range(9):  # ten copies that differ in one line
        text = " ".join(line(rng, texts[0], texts[1]))
        rows.append((f"0 ten {row}", "ten", 0, text))
    made = pd.DataFrame(rows, columns=["article", "kind", "story", "text"])
    made["outlet"] = rng.choice(["Echo", "Herald"], len(made))
    return made


def found(made: pd.DataFrame) -> tuple[float, pd.Series]:
    """Precision of the links that are told, and of each kind the share that is found."""
    copies = framing.near_copies(made)
    made = made.merge(copies[["article", "group", "copy_of"]], on="article", how="left")
    is_copy = ~made["kind"].isin(["original", *(kind.__name__ for kind in OTHERS)])
    by_article = made.set_index("article")
    told = made[made["copy_of"].notna()]
    source = by_article.loc[told["copy_of"]]
    may_be = (is_copy | (made["kind"] == "original"))[told.index].to_numpy()
    may_be = may_be & ~source["kind"].isin([kind.__name__ for kind in OTHERS]).to_numpy()
    is_right = may_be & (source["story"].to_numpy() == told["story"].to_numpy())
    group = by_article.loc[made["story"].astype(str), "group"].to_numpy()
    is_found = (made["group"].to_numpy() == group) & made["group"].notna().to_numpy()
    recall = pd.Series(is_found).groupby(made["kind"].to_numpy()).mean().drop("original")
    recall["all copies"] = is_found[is_copy].mean()
    return is_right.mean(), recall


def speed(articles: pd.DataFrame, sizes=(10_000, 100_000)) -> None:
    """Seconds of one processor, and the exponent of their growth."""
    rng, spent = np.random.default_rng(0), []
    words = [np.array(text.split()) for text in articles["text"]]
    pool = np.concatenate(words)
    for size in sizes:
        texts: list[str] = []
        for number in range(size):
            if number % 10 == 9:  # every tenth is a copy of the one before, but for its end
                texts.append(texts[-1][: -len(texts[-1]) // 5])
                continue
            own = words[int(rng.integers(len(words)))]
            is_own = rng.random(len(own)) < 0.5  # half of the words are others: another story
            texts.append(" ".join(np.where(is_own, own, rng.choice(pool, len(own)))))
        many = pd.DataFrame({"article": range(size), "text": texts})
        many["outlet"] = rng.choice(["Echo", "Herald"], size)
        start = time.process_time()
        copies = framing.near_copies(many)
        spent.append(time.process_time() - start)
        n_words = sum(text.count(" ") + 1 for text in texts)
        print(f"{size:,} articles, {n_words:,} words: {spent[-1]:.1f} s, {len(copies):,} in groups")
    exponent = np.log(spent[-1] / spent[0]) / np.log(sizes[-1] / sizes[0])
    print(f"exponent {exponent:.2f}")


PRINTED = {  # how many articles of one side are printed how many times
    "none": (0, 1),
    "one printed 6 times": (1, 6),
    "5 printed 3 times": (5, 3),
    "every one printed 3 times": (30, 3),
}


def with_copies(split: pd.DataFrame, n: int, times: int, rng) -> pd.DataFrame:
    """The first ``n`` articles of the first side again, each time with one sentence left out."""
    again = []
    for row in split.head(n).itertuples():
        own = sentences(row.text)
        for time_printed in range(1, times):
            gone = int(rng.integers(len(own)))
            text = " ".join([*own[:gone], *own[gone + 1 :]])
            again.append((f"{row.article} {time_printed}", row.outlet, text))
    copies = pd.DataFrame(again, columns=["article", "outlet", "text"])
    return pd.concat([split[["article", "outlet", "text"]], copies], ignore_index=True)


def placebo(articles: pd.DataFrame, splits: int, seed: int, scenarios) -> None:
    """Thirty articles of an outlet against thirty others of it: splits with any claim."""
    warnings.simplefilter("ignore")
    of_outlet = [rows for _, rows in articles.groupby("outlet") if len(rows) >= 60]
    for name in scenarios:
        # the same splits in every row: what copies change is told from chance
        rng, dealing = (np.random.default_rng([seed, stream]) for stream in (0, 1))
        hits, words = 0, 0
        start = time.perf_counter()
        for number in range(splits):
            split = of_outlet[number % len(of_outlet)].sample(60, random_state=dealing)
            split = split.assign(outlet=["Echo"] * 30 + ["Herald"] * 30)
            tables = framing.compare_outlets(with_copies(split, *PRINTED[name], rng))
            claims = {lens: int(table["claim"].sum()) for lens, table in tables.items()}
            hits += any(claims.values())
            words += claims["keyness"]
        spent = f"[{splits} splits, {time.perf_counter() - start:.0f} s]"
        print(f"placebo, {name}: any claim {hits / splits:.1%}, words {words}  {spent}", flush=True)


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True)
    parser.add_argument("--rows", default="found,speed,placebo")
    parser.add_argument("--splits", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--unguarded", action="store_true", help="placebo with copies counted")
    parser.add_argument("--printed", default=",".join(PRINTED), help="placebos, by name")
    options = parser.parse_args()
    articles = pd.read_parquet(options.data).reset_index(drop=True)
    rows = options.rows.split(",")
    if "tune" in rows:
        made, chosen = made_set(articles[::2].reset_index(drop=True)), pairs.SHARED
        for pairs.SHARED in GRID:
            precision, recall = found(made)
            print(f"share {pairs.SHARED}: precision {precision:.3f}")
            print("  " + ", ".join(f"{kind} {share:.2f}" for kind, share in recall.items()))
        pairs.SHARED = chosen
    if "found" in rows:
        precision, recall = found(made_set(articles[1::2].reset_index(drop=True)))
        print(f"precision {precision:.3f}")
        for kind, share in recall.items():
            print(f"  {kind}: taken for a copy {share:.3f}")
    if "speed" in rows:
        speed(articles)
    if options.unguarded:
        together.counted_once = lambda articles: articles
    if "placebo" in rows:
        placebo(articles, options.splits, options.seed, options.printed.split(","))


if __name__ == "__main__":
    main()
