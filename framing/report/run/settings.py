"""The surroundings of a kernel: the same whatever a user's profile, matplotlibrc or shell say."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from framing.base.data import existing
from framing.base.errors import FramingError

ASSETS = Path(__file__).resolve().parents[1] / "assets"
# Each has been seen to change what a notebook prints, or to put another Python's packages in front.
STRANGE = {
    *"PYTHONHOME PYTHONPATH PYTHONSTARTUP PYTHONWARNINGS PYTHONINSPECT PYTHONOPTIMIZE".split(),
    *"JPY_PARENT_PID JPY_SESSION_NAME".split(),
}


def kernel_environment(
    scratch: Path, *, corpus: str | Path | None = None, base: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Environment variables of a kernel.

    Parameters
    ----------
    scratch : Path
        A folder for IPython's profile and Jupyter's run-time files.
    corpus : str or Path, optional
        What ``FRAMING_CORPUS`` is set to, made absolute; without it the variable is removed
        and ``seeds/`` is read.
    base : mapping, optional
        The environment to start from, ``os.environ`` if not given.

    Returns
    -------
    dict
        The whole environment, ready for a new process.
    """
    base = os.environ if base is None else base
    removed = STRANGE | {"FRAMING_CORPUS"}
    environment = {name: value for name, value in base.items() if name not in removed}
    # "Agg" in MPLBACKEND would drop every chart without a word; PREFER_ENV_PATH keeps a user's
    # kernels out.
    environment |= {
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MATPLOTLIBRC": str(ASSETS / "matplotlibrc"),
        "IPYTHONDIR": str(scratch / "ipython"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
    }
    if corpus is not None:
        environment["FRAMING_CORPUS"] = str(Path(corpus).expanduser().absolute())
    return environment


def chosen_corpus() -> str | None:
    """``$FRAMING_CORPUS`` as the user gave it, or None where the default corpus is meant."""
    corpus = os.environ.get("FRAMING_CORPUS", "").strip() or None
    if corpus and existing(corpus) is None:
        raise FramingError(
            f"FRAMING_CORPUS names {corpus!r}, and there is no such file or folder: "
            "give a folder of articles or a table, or unset it for the default corpus."
        )
    return corpus
