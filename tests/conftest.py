"""What every test needs: the same surroundings on every machine, and no network."""

from __future__ import annotations

import os
import socket

import pytest

# Before anything imports matplotlib: charts are tested as objects, on no screen.
os.environ["MPLBACKEND"] = "Agg"
for name in ("FRAMING_CORPUS", "MATPLOTLIBRC", "PYTHONWARNINGS"):
    os.environ.pop(name, None)

LOCAL = {"127.0.0.1", "::1", "localhost", "0.0.0.0"}


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """A test that reaches for the network fails, whether or not there is one."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
            raise AssertionError(f"a test tried to reach {address[0]}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
