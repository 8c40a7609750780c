"""The wheel, installed into a new environment and used from an empty folder: nothing is missing."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# It reads the corpus, and the front pages the lists; test_notebooks.py runs all of them, and the
# wheel's own test looks for every file.
ONE = {"00_corpus"}

pytestmark = pytest.mark.xdist_group("report")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    call = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(call, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> dict[str, Path]:
    """A new environment with the wheel in it: its Python, its command, its packages.

    The other packages are those of this environment, by their folders alone: its ``.pth`` files,
    and with them the editable checkout, are not read.
    """
    base = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(base)], check=True)
    paths = sysconfig.get_paths("venv", vars={"base": str(base), "platbase": str(base)})
    scripts, packages = Path(paths["scripts"]), Path(paths["purelib"])
    suffix = ".exe" if os.name == "nt" else ""
    python = scripts / f"python{suffix}"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-compile"]
    options = ["--no-deps", "--no-index", "--disable-pip-version-check"]
    subprocess.run([*pip, *options, str(wheel)], check=True)
    outer = [path for path in sys.path if Path(path).name in ("site-packages", "dist-packages")]
    (packages / "outer.pth").write_text("\n".join(outer) + "\n", encoding="utf-8")
    return {"python": python, "command": scripts / f"framing{suffix}", "packages": packages}


def run(*call, folder: Path) -> str:
    """What a process prints that was started in a folder, with nothing of this checkout around."""
    strange = ("PYTHONPATH", "FRAMING_CORPUS", "MPLBACKEND")
    environment = {name: value for name, value in os.environ.items() if name not in strange}
    done = subprocess.run(
        list(map(str, call)), cwd=folder, env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0 and done.stderr == "", done.stderr
    return done.stdout


def test_the_wheel_holds_all_that_the_package_reads_and_no_tests(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    data = [path for top in ("data", "seeds", "notebooks") for path in (ROOT / top).rglob("*.*")]
    files = {f"framing/{path.relative_to(ROOT).as_posix()}" for path in data if path.is_file()}
    files = {name for name in files if "/." not in name}
    assert len(files) > 60 and files <= names
    assert {f"framing/docs/case_study.{kind}" for kind in ("md", "svg")} <= names
    assert {"framing/py.typed", "framing/__init__.pyi", "framing/report/assets/style.css"} <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"framing"}
    assert not [name for name in names if "/test" in name or name.endswith(".pyc")]


def test_an_editable_install_holds_no_copies_of_the_data(tmp_path):
    code = f"from hatchling.build import build_editable; print(build_editable({str(tmp_path)!r}))"
    name = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True).strip()
    inside = zipfile.ZipFile(tmp_path / name).namelist()
    assert [path for path in inside if not path.startswith("framing-")] == ["_framing.pth"]


def test_the_practice_corpus_is_read_and_a_sample_is_drawn_where_the_user_stands(
    installed, tmp_path
):
    code = (
        "import framing; print(framing.__file__)\n"
        "articles = framing.read_articles(framing.example('practice')); print(len(articles))\n"
        "print(framing.draw_sample(articles, 'loaded', n=5) is not None)"
    )
    file, articles, _ = run(installed["python"], "-c", code, folder=tmp_path).splitlines()
    assert Path(file).is_relative_to(installed["packages"]) and articles == "32"
    assert (tmp_path / "my" / "sample_loaded.csv").is_file()


def test_the_default_report_is_written_where_the_user_stands(installed, tmp_path):
    notebooks = installed["packages"] / "framing" / "notebooks"
    names = {path.stem for path in notebooks.glob("*.ipynb")}
    assert names == {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}
    for name in names - ONE:
        (notebooks / f"{name}.ipynb").unlink()
    printed = run(installed["command"], "report", folder=tmp_path)
    assert "3 notebooks in" in printed and "refused" not in printed
    assert [path.name for path in tmp_path.iterdir()] == ["report"]
    pages = {path.name for path in (tmp_path / "report").rglob("*.html")}
    made = {f"{name}.html" for name in ONE} | {"index.html", "slides.html", "terms.html"}
    assert pages - {"side_by_side.html"} >= made
    front = (tmp_path / "report" / "index.html").read_text("utf-8")
    front = front.replace("\u00a0", " ")
    assert front.index("Radio Svoboda") < front.index("Merrow Wire") < front.index("RT (1), TASS")
    assert (tmp_path / "report" / "rt_2022" / "index.html").exists()
