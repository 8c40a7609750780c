"""What a killed run left beside its target goes with the next run, and nothing else."""

from __future__ import annotations

import json
import os

from framing.base.written import OWNER, SCRATCH, written_whole


def test_only_the_folders_of_runs_that_are_gone_are_cleared(tmp_path):
    owners = {"gone": {"process": os.getpid(), "started": 1.0}, "user": None}
    for name, owner in owners.items():
        (tmp_path / f"{SCRATCH}{name}").mkdir()
        if owner:
            (tmp_path / f"{SCRATCH}{name}" / OWNER).write_text(json.dumps(owner))
    first = written_whole(tmp_path / "first", "The table")
    with first as own, written_whole(tmp_path / "second", "The table"):
        assert own.exists()
    assert [path.name for path in tmp_path.iterdir()] == [f"{SCRATCH}user"]
