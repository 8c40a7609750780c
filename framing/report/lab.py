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
    f"--ServerApp.root_dir={ROOT}",
    "--LabApp.default_url=/lab/tree/notebooks/00_corpus.ipynb",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
]


def main(arguments: list[str]) -> int:
    """Start JupyterLab with any further options of its own, and wait for its end."""
    try:
        corpus = chosen_corpus()
    except FramingError as problem:
        print(problem, file=sys.stderr)
        return 1
    with TemporaryDirectory(prefix="framing-lab-") as scratch:
        call = [sys.executable, "-m", "jupyterlab", *defaults(arguments), *arguments]
        lab = subprocess.Popen(call, env=kernel_environment(Path(scratch), corpus=corpus))
        # Who ends this process means the server: left alone it would go on without a window.
        signal.signal(signal.SIGTERM, lambda *_: lab.terminate())
        try:
            return lab.wait()
        except KeyboardInterrupt:
            lab.terminate()
            lab.wait()
            return 0


def defaults(arguments: list[str]) -> list[str]:
    """Our options, less those that the user gives; a container's root may start it, since it is
    local.
    """
    given = {argument.partition("=")[0] for argument in arguments}
    root = ["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    return [option for option in [*OPTIONS, *root] if option.partition("=")[0] not in given]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
