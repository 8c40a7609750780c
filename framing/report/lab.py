"""``python -m framing.report.lab``: JupyterLab on this computer, behind its token."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from framing.base.data import ROOT
from framing.base.errors import FramingError
from framing.report.run.settings import chosen_corpus, kernel_environment

# The last three keep JupyterLab from asking the network for news, for updates and for extensions.
OPTIONS = [
    "--ServerApp.ip=127.0.0.1",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
]


def main(arguments: list[str]) -> int:
    """JupyterLab in the project's folder, with further options of its own."""
    try:
        return open_lab(ROOT, arguments)
    except FramingError as problem:
        print(problem, file=sys.stderr)
        return 1


def open_lab(folder: Path, arguments: list[str]) -> int:
    """Start JupyterLab in a folder with any further options of its own, and wait for its end.

    Raises
    ------
    FramingError
        Where there is no such folder, or no such corpus as ``$FRAMING_CORPUS`` names.
    """
    corpus = chosen_corpus()
    if not folder.is_dir():
        raise FramingError(
            f"{folder} is no folder; `framing new {folder}` makes it, with notebooks."
        )
    with TemporaryDirectory(prefix="framing-lab-") as scratch:
        call = [sys.executable, "-m", "jupyterlab", *defaults(folder, arguments), *arguments]
        lab = subprocess.Popen(call, env=kernel_environment(Path(scratch), corpus=corpus))
        # Who ends this process means the server: left alone it would go on without a window.
        signal.signal(signal.SIGTERM, lambda *_: lab.terminate())
        try:
            return lab.wait()
        except KeyboardInterrupt:
            lab.terminate()
            lab.wait()
            return 0


def defaults(folder: Path, arguments: list[str]) -> list[str]:
    """Our options, less those that the user gives; a container's root may start it: it is local."""
    options = [*OPTIONS, f"--ServerApp.root_dir={folder.absolute()}"]
    options.append(f"--LabApp.default_url={first_page(folder)}")
    if getattr(os, "geteuid", lambda: 1)() == 0:
        options.append("--allow-root")
    users_own = {argument.partition("=")[0] for argument in arguments}
    return [option for option in options if option.partition("=")[0] not in users_own]


def first_page(folder: Path) -> str:
    """The address of a folder's first notebook: beside it or in ``notebooks/``; else the folder."""
    from urllib.parse import quote

    for path in sorted([*folder.glob("*.ipynb"), *folder.glob("notebooks/*.ipynb")]):
        return f"/lab/tree/{quote(path.relative_to(folder).as_posix())}"
    return "/lab"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
