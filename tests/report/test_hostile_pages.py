"""What a corpus smuggles in is shown and never run; what stops a notebook or a report is one
sentence.
"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import mistune
import nbformat
import pandas as pd
import pytest

import framing
from framing.corpus.copies.once import counted_once
from framing.report.__main__ import main
from framing.report.pages.index import footer, index_page
from framing.report.pages.outputs import output_to_html
from framing.report.pages.page import Link
from framing.report.pages.reading import reading_page
from framing.report.pages.terms import terms_page
from framing.report.run.execute import execute_all

TINY = Path(__file__).parents[1] / "data" / "tiny_corpus.jsonl"
EVIL = (
    "<img src=x onerror=alert(1)><script>alert(2)</script>[l](javascript:alert(3))"
    "![p](http://e.invalid/p.png)\"'><b onx=1> $x$ `c` |"
)


class Harm(HTMLParser):
    """The tags and attributes of a page that do something."""

    def __init__(self, page: str):
        super().__init__()
        self.found = []
        self.feed(re.sub(r'src="data:image/png;base64,[^"]+"', 'src="data:"', page))

    def handle_starttag(self, tag, attributes):
        have = dict(attributes)
        harmful = tag in ("script", "iframe", "object", "embed", "base", "link", "meta") or (
            tag == "b" and have
        )
        harmful |= tag == "img" and not (have.get("src") or "").startswith("data:")
        harmful |= any(
            name.startswith("on") or re.match(r"\s*(javascript|http|data:text)", value or "")
            for name, value in attributes
        )
        if harmful:
            self.found.append((tag, attributes))


@pytest.fixture(scope="module")
def articles(tmp_path_factory) -> pd.DataFrame:
    """The tiny corpus with something evil in every field."""
    path = tmp_path_factory.mktemp("evil") / "evil.jsonl"
    rows = [json.loads(line) for line in TINY.read_text("utf-8").splitlines()]
    for row in rows:
        row |= {name: row[name] + EVIL for name in ("article", "outlet", "event", "title")} | {
            "url": "javascript:alert(7)"
        }
        row["text"] += (
            f" “We <script>alert(4)</script> shut it {EVIL}”, said Anna <b onx=1> Bell. A "
            f"shameless <script>lie</script>.\n{EVIL}"
        )
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return framing.read_articles(path)


@pytest.fixture(scope="module")
def shown(articles) -> dict[str, str]:
    """Everything that a notebook shows of these articles, and of tables with evil words in them."""
    counts, scored = (
        framing.count_terms(articles),
        framing.sentiment(framing.split_sentences(articles), "news"),
    )
    words = framing.keyness(counts, min_articles=2)
    words = words.assign(term=words["term"] + EVIL, claim=True)
    lexicon = pd.DataFrame(
        {"term": ["pier*", "council", "script"], "category": ["a" + EVIL, "b", "a" + EVIL]}
    )
    loaded = framing.loaded_terms(articles, lexicon=lexicon).assign(claim=True)
    style, weights, people = (
        framing.house_style(counts),
        framing.tfidf(counts),
        framing.speakers(framing.find_quotes(articles)),
    )
    groups, stands = (
        framing.verb_groups(framing.speech_verbs(articles)),
        framing.robustness(articles, min_articles=2, lens="loaded", terms=["all"]),
    )
    claims = framing.claims_table(
        keyness=words,
        loaded=loaded,
        sentiment=framing.mean_sentiment(scored),
        voices=framing.quoted_share(articles),
    )
    scores = pd.DataFrame(
        {
            "coder": "c" + EVIL,
            "what": "precision",
            "outlet": "o" + EVIL,
            "code": "1" + EVIL,
            "figure": [0.5],
            "low": 0.1,
            "high": 0.9,
            "n": 5,
        }
    )
    evil = {"term": "x" + EVIL, "choice": "y" + EVIL, "claim": True, "holds": False}
    said = [
        framing.say_claims_table(claims),
        framing.say_keyness(words),
        framing.say_house_style(style.assign(term=style["term"] + EVIL)),
        framing.say_tfidf(weights.assign(term=weights["term"] + EVIL)),
        framing.say_loaded_terms(loaded),
        framing.say_overview(framing.overview(articles)),
        framing.say_loaded_terms(framing.loaded_terms(articles, lexicon=lexicon, by="voice")),
        framing.say_sample(scores),
        framing.say_sentiment(
            framing.mean_sentiment(scored).assign(claim=True, setting="z" + EVIL)
        ),
        framing.say_robustness(stands.assign(**evil)),
        framing.say_sentiment_arc(framing.sentiment_arc(scored, bins=3)),
        framing.say_quoted_share(framing.quoted_share(articles).assign(claim=True)),
        framing.say_speakers(people.assign(person=people["person"].astype(str) + EVIL, claim=True)),
        framing.say_side_by_side(framing.side_by_side(articles)),
        framing.say_verb_groups(
            groups.assign(group=groups["group"] + EVIL, claim=True, compared=False)
        ),
        framing.say_placebo(framing.placebo(counts, splits=1)),
    ]
    drawn = [
        framing.show_lines(framing.concordance(articles, ["pier", "script"])),
        framing.show_differences(framing.side_by_side(articles)),
        framing.show_lines(
            framing.in_context(articles, framing.find_loaded(articles, lexicon=lexicon)),
            by="category",
        ),
        framing.figure(framing.plot_overview(framing.overview(articles)), caption=EVIL),
        framing.figure(framing.plot_claims_table(claims.assign(item="x"))),
    ]
    texts = {f"said {at}": str(text) for at, text in enumerate(said)}
    return (
        texts
        | {f"drawn {at}": one._repr_html_() for at, one in enumerate(drawn)}
        | {"a table": articles.to_html()}
    )


def test_nothing_of_a_corpus_is_run_in_a_notebook_or_its_page(shown):
    jupyter = mistune.create_markdown(escape=False, plugins=["table"])
    assert sum("alert" in text for text in shown.values()) > 15
    for name, text in shown.items():
        said = name.startswith("said")
        pages = [
            output_to_html(
                {
                    "output_type": "display_data",
                    "data": {"text/markdown" if said else "text/html": text},
                }
            ),
            jupyter(text) if said else text,
        ]
        assert [Harm(page).found for page in pages] == [[], []], name


def test_nothing_of_a_corpus_is_run_in_the_report(articles):
    below = footer(articles, "00000000", EVIL)
    links = [Link("a.html", EVIL, EVIL, EVIL, EVIL)]
    for page, own in (
        (index_page(articles, links, below), 0),
        (terms_page(articles, links, below), 2),  # its figures and what draws them
        (reading_page(articles), 1),
    ):
        assert "alert" in page and page.count("<script") == own
        found = [
            tag
            for tag, have in Harm(re.sub(r"<script\b.*?</script>", "", page, flags=re.DOTALL)).found
            if tag != "meta"
        ]
        assert found in ([], ["form"])  # our own search field


def test_pictures_in_computed_words_are_not_asked_for():
    page = output_to_html(
        {
            "output_type": "display_data",
            "data": {"text/markdown": "![p<b onx=1>](http://e.invalid/p.png) **x**"},
        }
    )
    assert "<img" not in page and "<b " not in page and "<strong>x" in page


@pytest.mark.xdist_group("notebooks")
def test_a_notebook_shows_the_sentence_and_no_traceback(tmp_path):
    (tmp_path / "rotten.csv").write_text("headline,body\nx,y\n")
    start = (
        "import sys; sys.path.insert(0, "
        f"{str(Path(framing.__file__).parents[1])!r})\nimport framing\n"
    )
    cells = [
        f"{start}framing.read_articles({str(tmp_path / 'rotten.csv')!r})",
        f"{start}framing.keyness(5)",
    ]
    for at, source in enumerate(cells):
        nbformat.write(
            nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source, id="c")]),
            tmp_path / f"{at}.ipynb",
        )
    for result, says in zip(
        execute_all(sorted(tmp_path.glob("*.ipynb"))),
        ("rotten.csv lacks the column", "counts must be"),
    ):
        error = result.notebook.cells[0].outputs[-1]
        assert error.ename == "FramingError" and says in result.refused
        assert error.traceback == [f"FramingError: {error.evalue}"] and "\n" not in error.evalue


@pytest.mark.parametrize(
    "corpus, options",
    [
        ("nowhere", []),
        ("x" * 5000, []),
        ("~no-such-user/x", []),
        ("/dev/null", []),
        (str(TINY), ["--notebooks", "nowhere"]),
        (str(TINY), ["--to", "/dev/null/report"]),
        (str(TINY), ["--to", "~no-such-user/x"]),
        (str(TINY), ["--to", "x" * 300]),
    ],
)
def test_the_command_answers_in_one_sentence(corpus, options, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("FRAMING_CORPUS", corpus)
    monkeypatch.chdir(tmp_path)
    assert main(["--to", str(tmp_path / "out"), *options]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and len(said) < 800 and list(tmp_path.iterdir()) == []


def test_an_error_prints_nothing_that_a_terminal_obeys():
    problem = framing.FramingError("\x1b[31mred\udc80\u202e\nsecond " + "x" * 9000)
    assert (
        str(problem).isprintable()
        and len(str(problem)) <= 710
        and str(problem).startswith("\\x1b[31mred\\udc80\\u202e second")
    )


OBEYED = "\x1b[31mred\x1b]0;title\x07 \x9b2J\u202e"


def test_a_progress_line_prints_nothing_that_a_terminal_obeys(tmp_path):
    cells = [nbformat.v4.new_code_cell(f"raise ValueError({OBEYED!r})")]
    path = tmp_path / "00_broken.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    lines = []
    execute_all([path], progress=lines.append)
    assert len(lines) == 1 and lines[0].isprintable() and "red" in lines[0]


def test_a_warning_and_a_line_print_nothing_that_a_terminal_obeys():
    text = " ".join(f"Pier {number} of Orvelle is shut." for number in range(60))
    table = pd.DataFrame({"article": ["a", "b"], "outlet": [OBEYED] * 2, "text": [text] * 2})
    with pytest.warns(UserWarning, match="near copies") as warned:
        counted_once(table)
    assert str(warned[0].message).isprintable()
    pair = {"outlet_a": OBEYED, "outlet_b": "H", "strength": "strong", "similarity": 0.5}
    shown = framing.show_differences(pd.DataFrame([pair | {"text_a": OBEYED, "text_b": "b"}]))
    assert repr(shown).replace("\n", "").isprintable()
