"""Program code that a scraper took along is furniture; prose with braces and semicolons stays."""

from __future__ import annotations

import pandas as pd
import pytest

import framing
from framing.corpus.furniture import strip_furniture

OPENING, CLOSING = "The quay at Orvelle is shut, said the harbour board.", "Nobody was hurt."
SCRIPT = """@media only screen and (min-width: 90px) {
.quay_chart .inner {
padding: 0.5em;
background-image: url(https://files.example/quay.jpg);
}
}
require(["plot-1", "stats"], function ($, stats) {
var shown = function (ev) {
stats.log(
"quay",
{
"page" : window.location.href
});
'chart' in document &&
};
window.clearInterval(timer);
});"""
STYLE_OF_A_FRAME = ".quay {\nmargin: 1px auto;\nwidth: 33px;\n}"
INLINE = (
    "gate.cmd.push(function() { gate.display('slot-1'); });",
    ".quay-box { color: #fff; margin: 0 }",
    "(function(d, s) { var js = d.create(s); if (js) { js.run(); } }(document, 'script'));",
)


def stripped(lines: list[str]) -> pd.Series:
    """One article after its furniture, with another one beside it."""
    texts = ["\n".join([OPENING, *lines, CLOSING]), f"{OPENING}\n{CLOSING}"]
    articles = pd.DataFrame({"article": ["a", "b"], "outlet": ["A", "B"], "text": texts})
    return strip_furniture(articles.assign(title="Quay")).iloc[0]


@pytest.mark.parametrize("script", [SCRIPT, STYLE_OF_A_FRAME, 'var page = {"id": 3};', "});"])
@pytest.mark.parametrize("sentence", ["Набережную в Орвеле закрыли.", "The board meets on Monday."])
def test_lines_of_program_code_are_furniture_in_any_language(script, sentence):
    row = stripped([sentence, *script.split("\n"), sentence])
    assert row["text"].split("\n") == [OPENING, sentence, sentence, CLOSING]
    dropped = framing.dropped_lines(row.to_frame().T)
    assert dropped["rule"].eq("code").all() and dropped["text"].tolist() == script.split("\n")


@pytest.mark.parametrize("code", INLINE)
def test_code_within_a_paragraph_goes_and_its_sentences_stay(code):
    row = stripped([f"The gate is open. {code} The pier is not."])
    assert row["text"].split("\n")[1] == "The gate is open. The pier is not."


@pytest.mark.parametrize(
    "line",
    [
        "The votes: Orvelle (4); Brask (3); Tarn (1); nobody asked why.",
        "Present were the mayor (Orvelle); the clerk (Brask); and the pilot (Tarn);",
        "She drew the set {red, blue, green} on the board; the pupils wrote it down.",
        "The function (or the office) of a pilot is an old one; let us see = it may end.",
        "To whom it may concern: the pier; the quay; the gate: all are shut;",
        "привлёк к делу трёх жителей Орвеля (дело против них выделено);",
        "The clerk read out the fields “name”: Finn; “port”: Brask; and shut the book.",
    ],
)
def test_prose_with_braces_brackets_and_semicolons_stays(line):
    assert stripped([line, "Whether it rains;", line])["text"].count(line) == 2
