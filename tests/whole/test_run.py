"""run.py: one install at a time, done again where it was interrupted, in any folder and console."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.whole.test_environment import imported

ROOT = Path(__file__).resolve().parents[2]


def test_run_needs_nothing_but_the_standard_library():
    assert imported((ROOT / "run.py").read_text("utf-8")) <= set(sys.stdlib_module_names)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """run.py as a module whose processes are recorded instead of started."""
    monkeypatch.setenv("FRAMING_VENV", str(tmp_path / "venv"))
    spec = importlib.util.spec_from_file_location("run_under_test", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.calls = []

    def pretend(call, **_):
        module.calls.append(list(map(str, call)))
        if "venv" in call:
            module.VENV_PYTHON.parent.mkdir(parents=True)
            module.VENV_PYTHON.touch()
            (module.VENV / "pyvenv.cfg").touch()

    monkeypatch.setattr(module.subprocess, "run", pretend)
    monkeypatch.setattr(
        module.subprocess, "call", lambda call, **_: module.calls.append(list(call)) or 0
    )
    return module


def test_installs_once_with_hashes_and_without_resolving(run):
    assert run.main(["install"]) == 0
    assert [
        "venv" in run.calls[0],
        "--require-hashes" in run.calls[1],
        "--editable" in run.calls[2],
    ] == [True] * 3
    assert "--no-build-isolation" in run.calls[2] and "--no-deps" in run.calls[1]
    run.calls.clear()
    assert run.main(["install"]) == 0 and run.calls == []


def test_an_interrupted_install_is_done_again(run, monkeypatch, capsys):
    pretend = run.subprocess.run

    def broken(call, **options):
        pretend(call, **options)
        if "--require-hashes" in call:
            raise run.subprocess.CalledProcessError(1, "pip")

    monkeypatch.setattr(run.subprocess, "run", broken)
    assert run.main(["install"]) == 1 and "could not be made" in capsys.readouterr().err
    monkeypatch.setattr(
        run.subprocess, "run", lambda call, **_: run.calls.append(list(map(str, call)))
    )
    run.calls.clear()
    assert run.main(["install"]) == 0 and len(run.calls) == 4 and "compileall" in run.calls[-1]


def test_what_a_stopped_clearing_left_is_made_anew(run, monkeypatch):
    """Ctrl-C while the old environment is emptied: a Python is left, its configuration is not."""
    pretend = run.subprocess.run

    def stopped(call, **_):
        run.VENV_PYTHON.parent.mkdir(parents=True)
        run.VENV_PYTHON.touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(run.subprocess, "run", stopped)
    with pytest.raises(KeyboardInterrupt):
        run.main(["install"])
    shutil.rmtree(run.VENV_PYTHON.parent)
    (run.VENV / "left").touch()
    monkeypatch.setattr(run.subprocess, "run", pretend)
    assert run.main(["install"]) == 0 and run.INSTALLING.read_bytes() == b""


def test_a_folder_with_something_else_is_not_emptied(run, capsys):
    run.VENV.mkdir()
    (run.VENV / "letters.txt").write_text("mine")
    for _ in range(2):
        assert run.main(["install"]) == 1
        assert "is no virtual environment" in capsys.readouterr().err
    assert run.calls == [] and (run.VENV / "letters.txt").exists()


def test_two_commands_at_once_install_once(run, monkeypatch):
    """The second one waits, and finds the environment ready."""
    waited = []

    def first_command_ends(_):
        waited.append(True)
        run.VENV_PYTHON.parent.mkdir(parents=True)
        run.VENV_PYTHON.touch()
        digest = run.hashlib.sha256(run.LOCK.read_bytes()).hexdigest()
        run.STAMP.write_text(f"{digest} {sys.version.split()[0]} {run.ROOT}\n", "utf-8")
        held.__exit__(None, None, None)

    held = run.alone(run.INSTALLING)
    held.__enter__()
    monkeypatch.setattr(run.time, "sleep", first_command_ends)
    assert run.main(["install"]) == 0 and waited == [True] and run.calls == []


def test_the_checkout_is_named_in_ascii(run, tmp_path):
    """Python 3.11 reads a .pth file in the system's encoding, which may lack a folder's letters."""
    folder = tmp_path / "порт"
    folder.mkdir()
    packages = run.VENV / "lib" / "site-packages"
    packages.mkdir(parents=True)
    path = packages / "_framing.pth"
    path.write_text(f"{folder}\n", "utf-8")
    run.write_path_in_ascii()
    line = path.read_text("ascii")
    code = f"{line}print(sys.path[-1] == {str(folder)!r})"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert process.communicate()[0] == b"True\n"


def test_a_console_without_the_letters_of_a_path_gets_the_list(tmp_path):
    script = tmp_path / "порт" / "run.py"
    script.parent.mkdir()
    code = (ROOT / "run.py").read_text("utf-8").replace("print(__doc__)", "print(ROOT)")
    script.write_text(code, "utf-8")
    shown = subprocess.run(
        [sys.executable, str(script), "help"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
    )
    assert shown.returncode == 0 and b"\\u043f" in shown.stdout


def test_an_outdated_install_is_done_again(run, tmp_path, monkeypatch):
    run.main(["install"])
    monkeypatch.setattr(run, "LOCK", tmp_path / "new.lock")
    run.LOCK.write_text("numpy==99\n")
    monkeypatch.setattr(
        run.subprocess, "run", lambda call, **_: run.calls.append(list(map(str, call)))
    )
    run.calls.clear()
    assert run.main(["install"]) == 0 and len(run.calls) == 4 and "compileall" in run.calls[-1]


@pytest.mark.parametrize("command", ["report", "test", "lab", "notebooks"])
def test_every_command_names_a_module_that_is_there(run, command):
    assert run.main([command, "--further", "option"]) == 0
    call = run.calls[-1]
    assert call[-2:] == ["--further", "option"]
    assert importlib.util.find_spec(call[call.index("-m") + 1]) is not None


def test_another_python_cannot_get_in(run, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    clean = run.environment()
    assert not {"PYTHONPATH", "PIP_USER"} & clean.keys() and clean["PYTHONHASHSEED"] == "0"


def test_an_old_python_is_told_in_one_sentence(run, monkeypatch, capsys):
    monkeypatch.setattr(run, "LOWEST", (99, 0))
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    assert run.main(["report"]) == 1
    said = capsys.readouterr().err
    assert "needs Python 3.11 to 3.14" in said and said.count("\n") == 1


def test_an_unknown_command_prints_the_list():
    done = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "rapport"], capture_output=True, text=True
    )
    assert done.returncode == 2 and "report" in done.stdout and not done.stderr


def test_make_has_a_target_for_every_command(run):
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.search(r"^\.PHONY:(.*)$", makefile, re.MULTILINE).group(1).split())
    assert targets == {*run.COMMANDS, "lint", "bench", "install"}
