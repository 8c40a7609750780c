"""What the documents tell a reader to do is done here: every Python line runs, every file and name
they speak of is there.
"""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import framing

ROOT = Path(__file__).resolve().parents[2]
DOCS = sorted(
    [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "seeds" / "README.md",
        *(ROOT / "docs").glob("*.md"),
    ]
)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.fixture
def classroom(tmp_path, monkeypatch) -> Path:
    """A folder of one's own beside the project's data, as the documents assume."""
    shutil.copytree(ROOT / "data" / "practice", tmp_path / "my" / "articles")
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("originals"))
    articles = framing.read_articles("data/practice")
    (tmp_path / "my" / "parquet").mkdir()
    articles[["article", "outlet", "text"]].to_parquet(
        tmp_path / "my" / "parquet" / "part.0.parquet"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("framing.claims.sample.ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize("path", DOCS, ids=name_of)
def test_python_in_the_documents_runs(path, classroom):
    space: dict = {}
    for block in re.findall(r"```python\n(.*?)```", path.read_text("utf-8"), re.DOTALL):
        source = block.replace("Client(host", "Client(n_workers=1, dashboard_address=None, host")
        exec(compile(source, name_of(path), "exec"), space)  # noqa: S102
    if "client" in space:
        space["client"].close()


@pytest.mark.parametrize("path", DOCS, ids=name_of)
def test_every_function_they_name_exists(path):
    named = set(re.findall(r"framing\.([a-z_]+)\(", path.read_text("utf-8")))
    named |= {
        name
        for name in re.findall(r"`framing\.([a-z_]+)`", path.read_text("utf-8"))
        if name not in ("report", "rates")
    }
    assert not named - set(framing._names)


@pytest.mark.parametrize("path", DOCS, ids=name_of)
def test_every_file_they_link_to_is_there(path):
    links = re.findall(r"\]\(([^)#:]+?)\)", path.read_text("utf-8"))
    assert not [link for link in links if not (path.parent / link).exists()]


def test_the_readme_is_short_and_shows_a_picture_first():
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.splitlines()) <= 110
    assert text.index("![") < text.index("## ")
    assert {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")} <= set(
        re.findall(r"\| `(\w+)` \|", text)
    )


def test_make_and_run_py_know_every_command_they_name():
    rules = (ROOT / "Makefile").read_text("utf-8")
    help_text = subprocess.run(
        [sys.executable, ROOT / "run.py"], capture_output=True, text=True, check=True
    ).stdout
    for path in DOCS:
        for command in re.findall(
            r"`(?:[A-Z_]+=\S+ )?make (\w+)`|^(?:[A-Z_]+=\S+ )?make (\w+)",
            path.read_text("utf-8"),
            re.MULTILINE,
        ):
            word = "".join(command)
            assert re.search(rf"\b{word}\b", rules) and word in help_text


def test_the_first_picture_is_taken_as_the_readme_says(browser, tmp_path):
    """`python docs/first_page.py` takes the picture of the README."""
    assert "docs/first_page.png" in (ROOT / "README.md").read_text("utf-8")
    (tmp_path / "index.html").write_text("<h1>Which ferry?</h1>", encoding="utf-8")
    script = runpy.run_path(str(ROOT / "docs" / "first_page.py"))
    call = [
        sys.executable,
        "-c",
        "import runpy, sys; from pathlib import Path; "
        f"runpy.run_path({str(ROOT / 'docs' / 'first_page.py')!r})['take']"
        "(Path(sys.argv[1]), Path(sys.argv[1], 'picture.png'))",
        str(tmp_path),
    ]
    subprocess.run(call, check=True)
    taken, kept = (tmp_path / "picture.png").read_bytes(), script["PICTURE"].read_bytes()
    assert taken[:8] == kept[:8] and taken[16:24] == kept[16:24], "another kind or size"
