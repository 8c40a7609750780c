"""The hostile day: rotten inputs, seeded; each is read, or refused in one sentence.

``FRAMING_ROTTEN=1 make test ARGS=tests/whole/test_hostile.py`` tries all twenty thousand, where the
tests try a sixth. In what time, ``benchmarks/hostile.py`` says.
"""

from __future__ import annotations

import json
import os
import random
import shutil

import pandas as pd
from hostile_text import PIECES, STORY, hostile_text, mutated, table_of, tried
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import framing
from framing import read_articles
from framing.claims.sample import key_path
from framing.corpus.files import read_file
from framing.corpus.tables import read_table
from framing.sharing.pack import pack_articles

SHARE = 1 if os.environ.get("FRAMING_ROTTEN") else 6  # one input of so many is tried

LENSES = {
    "sentences": framing.split_sentences,
    "quotes": framing.find_quotes,
    "concordance": lambda table: framing.concordance(table, ["so-called", "p*r", "said"], limit=9),
    "counts": lambda table: framing.count_terms(table, voice="own"),
}


def fuzz_lenses(rng) -> int:
    texts = [hostile_text(rng) for _ in range(4200 // SHARE)]
    for name, lens in LENSES.items():
        for at in range(0, len(texts), 700):
            try:
                lens(table_of(texts[at : at + 700]))
            except Exception:  # which of them was it?
                for text in texts[at : at + 700]:
                    assert tried(lambda text=text, lens=lens: lens(table_of([text])), (name, text))
                raise
    return len(LENSES) * len(texts)


def fuzz_files(rng, folder) -> int:
    rows = [
        {"outlet": outlet, "title": "Pier: shut", "published": "2024-05-31", "text": STORY}
        for outlet in ("Echo", "Herald")
    ]
    front = (
        "---\noutlet: Echo\ntitle: 'Pier: shut'\npublished: 2024-05-31\n---\n# "
        f"Head\n{STORY}\n\n*More* of [it](x)."
    )
    seeds = {
        "a.txt": front.encode(),
        "a.md": front.encode(),
        "t.json": json.dumps(rows).encode(),
        "t.csv": pd.DataFrame(rows).to_csv(index=False).encode(),
        "t.tsv": pd.DataFrame(rows).to_csv(index=False, sep="\t").encode(),
        "t.jsonl": "\n".join(map(json.dumps, rows)).encode(),
    }
    pd.DataFrame(rows).to_parquet(folder / "t.parquet")
    seeds["t.parquet"] = (folder / "t.parquet").read_bytes()
    n, read = 350 // SHARE, 0
    for name, data in seeds.items():
        for _ in range(n):
            path, rotten = folder / name, mutated(data, rng)
            path.write_bytes(rotten)
            reader = read_file if name.startswith("a") else lambda path, _: read_table(path)
            read += tried(
                lambda path=path, name=name, reader=reader: reader(path, name), (name, rotten)
            )
        for _ in range(24 // SHARE):  # and all the way to articles
            path.write_bytes(rotten := mutated(data, rng))
            tried(
                lambda path=path: read_articles(
                    path if path.stem == "t" else path.parent, at_least=1
                ),
                (name, rotten),
            )
        path.unlink()
    assert read > n, (
        "most of these files can still be read: the fuzz would else look at one refusal only"
    )
    return len(seeds) * (n + 24 // SHARE)


def fuzz_lexicons(rng) -> int:
    for _ in range(400 // SHARE):
        rows = [
            (hostile_text(rng) or None, rng.choice(["a", "", None, 5]))
            for _ in range(rng.randint(0, 3))
        ]
        lexicon = pd.DataFrame(rows, columns=["term", "category"], dtype=object)
        tried(lambda lexicon=lexicon: framing.find_loaded(table_of([STORY]), lexicon=lexicon), rows)
    return 400 // SHARE


def fuzz_packs(rng, folder) -> int:
    good = framing.share(
        table_of([STORY, STORY + " Later it reopened."]).assign(event="pier"), folder / "good"
    )
    for turn in range(150 // SHARE):
        pack = folder / "pack"
        shutil.copytree(good, pack)
        path = pack / rng.choice(sorted(each.name for each in good.iterdir()))
        path.write_bytes(rotten := mutated(path.read_bytes(), rng))
        tried(
            lambda pack=pack, turn=turn: (
                framing.loaded_terms(pack_articles(pack)) if turn % 3 else pack_articles(pack)
            ),
            (path.name, rotten),
        )
        shutil.rmtree(pack)
    return 150 // SHARE


def fuzz_sheets(rng, folder) -> int:
    path = folder / "sheet.csv"
    sheet = framing.draw_sample(
        table_of([STORY, "A shameless lie. The pier is shut."]), "loaded", path=path
    )
    filled = sheet.assign(coder_1="1").to_csv(index=False).encode()
    seeds = {path: filled, key_path(path): key_path(path).read_bytes()}
    for _ in range(60 // SHARE):
        for file, data in seeds.items():
            for other in seeds.keys() - {file}:
                other.write_bytes(seeds[other])
            file.write_bytes(rotten := mutated(data, rng))
            tried(lambda: framing.score_sample(path), (file.name, rotten))
    return 120 // SHARE


def test_rotten_inputs_are_read_or_refused_in_a_sentence(tmp_path):
    rng = random.Random(31)
    done = fuzz_lenses(rng) + fuzz_files(rng, tmp_path) + fuzz_lexicons(rng)
    assert done + fuzz_packs(rng, tmp_path) + fuzz_sheets(rng, tmp_path) >= 19_900 // SHARE


SIXTY = settings(
    max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=20).map("".join)


@SIXTY
@given(TEXTS)
def test_every_offset_says_what_stands_there(text):
    tidy = framing.tidy_text(pd.Series([text], dtype=object))
    assert framing.tidy_text(tidy).tolist() == tidy.tolist()
    whole, articles = tidy[0], table_of([text, STORY])
    sentences = framing.split_sentences(articles).query("article == 0")
    last = 0
    for row in sentences.itertuples():
        assert last <= row.start <= row.end <= len(whole) and whole[row.start : row.end] == row.text
        assert not framing.tokens(whole[last : row.start])
        last = row.end
    assert not framing.tokens(whole[last:])
    assert sentences["n_tokens"].sum() == len(framing.tokens(whole))
    for row in framing.find_quotes(table_of([whole])).itertuples():
        assert 0 <= row.start < row.end <= len(whole) and row.text in whole[row.start : row.end]
    for row in framing.concordance(articles, "p*").query("article == 0").itertuples():
        assert whole[row.start : row.end] == row.match
    both, own, quoted = (
        framing.count_terms(articles, voice=voice).matrix.sum() for voice in (None, "own", "quoted")
    )
    assert both == own + quoted
