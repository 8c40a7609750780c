"""Everything that this project can do, in one command each: `python run.py report`, on any system.

The first call makes a virtual environment in .venv from requirements.lock, where every version and
its hash are fixed; later calls find it ready. Only the standard library is used here, since this
file runs first.

    report     run every notebook and write report/index.html;
               `python run.py report my/articles` reads your own articles
    test       run the tests; `python run.py test tests/corpus` those of one room
    lint       style and format (ruff), types (mypy), direction of the rooms (import-linter)
    lab        open JupyterLab on this computer, with its token
    notebooks  run every notebook on the default corpus and keep the results in notebooks/
    bench      list the benchmarks; `bench NAME [options]` runs one
    install    only make the environment
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = Path(os.environ.get("FRAMING_VENV") or ROOT / ".venv").absolute()
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "framing-installed"
# Beside the environment: held by who installs, and not empty while an install is unfinished.
INSTALLING = VENV.with_name(f"{VENV.name}.installing")
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOWEST, TOO_NEW = (3, 11), (3, 15)
SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
COMMANDS = {
    "report": ["-m", "framing.report"],
    "test": ["-m", "pytest", "-n", "2", "--dist", "loadgroup"],
    "lab": ["-m", "framing.report.lab"],
    "notebooks": ["-m", "framing.report", "--in-place"],
}
LINT = (
    ["-m", "ruff", "check", "."],
    ["-m", "ruff", "format", "--check", "."],
    ["-m", "mypy"],
    ["-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"],
)


def main(arguments):
    command, options = (arguments or ["help"])[0], arguments[1:]
    if command not in (*COMMANDS, "lint", "bench", "install"):
        print(__doc__)
        return 0 if command in ("help", "-h", "--help") else 2
    if not LOWEST <= sys.version_info[:2] < TOO_NEW:
        return start_again_with_a_newer_python(arguments)
    call = bench(options) if command == "bench" else COMMANDS.get(command, []) + options
    if call is None:
        return 0
    try:
        install()
    except (OSError, subprocess.CalledProcessError) as problem:
        return stop(
            f"The environment in {VENV} could not be made ({problem}); read the lines above, then "
            "run the same command again."
        )
    if command == "install":
        return 0
    if command == "lint":
        return lint()
    folder = ROOT if command == "test" else None
    return subprocess.call([str(VENV_PYTHON), *call], env=environment(), cwd=folder)


def lint():
    """Every checker, one after the other; 1 where one of them found a fault."""
    calls = [[str(VENV_PYTHON), *checker] for checker in LINT]
    codes = [subprocess.call(call, env=environment(), cwd=ROOT) for call in calls]
    return int(any(codes))


def start_again_with_a_newer_python(arguments):
    """A system's python3 may be old while a newer one lies beside it."""
    for minor in range(TOO_NEW[1] - 1, LOWEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer and subprocess.call([newer, "-c", ""], **SILENT) == 0:
            return subprocess.call([newer, str(ROOT / "run.py"), *arguments])
    return stop(
        f"framing needs Python 3.11 to 3.14, and this is {sys.version.split()[0]}; install one "
        f"from your system's packages, then run `python3.12 run.py {' '.join(arguments)}`."
    )


def install():
    """Make the environment, unless the stamp names this lock, this Python and this folder.

    One command installs at a time, another one waits and then finds the environment ready; what an
    interrupted install left is made anew.
    """
    stamp = f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {sys.version.split()[0]} {ROOT}\n"
    stamp = os.fsencode(stamp)
    if is_installed(stamp):
        return
    VENV.parent.mkdir(parents=True, exist_ok=True)
    with alone(INSTALLING) as note:
        if not is_installed(stamp):
            require_own_folder(is_unfinished=os.fstat(note.fileno()).st_size > 0)
            note.write(b"an install is unfinished\n")
            note.flush()
            make_environment(stamp)
        note.truncate(0)


def require_own_folder(is_unfinished):
    """Raise where FRAMING_VENV names a folder with something else in it: it would be emptied."""
    is_own = is_unfinished or STAMP.exists() or (VENV / "pyvenv.cfg").exists()
    if VENV != ROOT / ".venv" and not is_own and VENV.is_dir() and any(VENV.iterdir()):
        raise OSError(f"{VENV} is no virtual environment")


def is_installed(stamp):
    return VENV_PYTHON.exists() and STAMP.exists() and STAMP.read_bytes() == stamp


@contextmanager
def alone(path):
    """The file, held alone: wait until no other command holds it.

    The system lets go of the lock of a process that is gone, however it ended.
    """
    with open(path, "a+b") as file:
        if not try_lock(file):
            print("Another command installs at this moment; waiting for it …", flush=True)
            while not try_lock(file):
                time.sleep(0.5)
        yield file


def try_lock(file):
    """Whether the file is ours now."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(1 << 20)  # far behind its end: a lock on Windows keeps others from reading
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def make_environment(stamp):
    print(f"Installing into {VENV} (once, a minute or two) …", flush=True)
    # an install that is interrupted from here on has no stamp, so it is done again
    STAMP.unlink(missing_ok=True)
    subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], check=True, env=environment()
    )
    pip = [str(VENV_PYTHON), "-m", "pip", "install"]
    pip += ["-qq", "--disable-pip-version-check", "--no-compile"]
    clean = environment()
    subprocess.run(
        [*pip, "--require-hashes", "--no-deps", "--only-binary=:all:", "-r", str(LOCK)],
        check=True,
        env=clean,
    )
    subprocess.run(
        [*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=True, env=clean
    )
    # On two cores, and even where the caller keeps Python from writing bytecode: else every kernel
    # would spend its first two seconds compiling pandas. Some packages carry files for other
    # Pythons; these do not compile.
    subprocess.run(
        [str(VENV_PYTHON), "-m", "compileall", "-qq", "-j", "0", str(VENV)], check=False, env=clean
    )
    write_path_in_ascii()
    STAMP.write_bytes(stamp)


def write_path_in_ascii():
    """Name the checkout in ASCII where it is named to the environment.

    Python before 3.13 reads that file in the system's encoding: with letters that it does not have
    the folder would not be there, or Python would not start.
    """
    for path in VENV.glob("**/site-packages/*framing*.pth"):
        folder = path.read_bytes().strip()
        if not folder.isascii():
            line = f"import os, sys; sys.path.append(os.fsdecode({folder!r}))\n"
            path.write_text(line, encoding="ascii")


def environment():
    """The caller's environment without what lets another Python's packages or start-up files in.

    Compiled files lie in the environment, not beside the sources: each notebook is a process of its
    own, and would compile everything anew where none may be kept.
    """
    strange = {
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONHOME",
        "PYTHONPATH",
        "PYTHONSTARTUP",
        "PYTHONWARNINGS",
        "PIP_USER",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_REQUIRE_VIRTUALENV",
        "__PYVENV_LAUNCHER__",
    }
    return {
        "PYTHONPYCACHEPREFIX": str(VENV / "compiled"),
        **{name: value for name, value in os.environ.items() if name not in strange},
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONNOUSERSITE": "1",
        "VIRTUAL_ENV": str(VENV),
    }


def bench(options):
    """The call of one benchmark, or None after listing them."""
    files = sorted((ROOT / "benchmarks").glob("*.py"))
    scripts = {path.stem: path for path in files if "__main__" in path.read_text("utf-8")}
    if options and options[0] in scripts:
        return [str(scripts[options[0]]), *options[1:]]
    print(
        f"Benchmarks: {', '.join(scripts) or 'none yet'}.  One runs by "
        "`python run.py bench NAME [options]`; options: `… NAME --help`."
    )
    return None


def stop(sentence):
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a code page may lack letters of a folder's name
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
