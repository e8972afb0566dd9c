"""A home of its own for each test, and the shell command as a person types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest


@pytest.fixture
def home(monkeypatch):
    """An empty home, which this process and all it starts keep their files in."""
    # Not under pytest's own folder: the path of a socket has room for some hundred characters only.
    with tempfile.TemporaryDirectory(prefix="home-") as folder:
        yield _moved_to(Path(folder), monkeypatch)


def _moved_to(tmp_path, monkeypatch):
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(run))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.delenv("LC_ALL", raising=False)
    return tmp_path


@pytest.fixture
def shell(home):
    """Call the shell command; gives exit code, standard output (as JSON where it is) and standard error."""

    def call(*words, stdin=""):
        done = subprocess.run(
            [sys.executable, "-m", "tray.cli.main", *words],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            env=dict(os.environ),
            check=False,
        )
        shown = json.loads(done.stdout) if "--json" in words and done.stdout else done.stdout
        return done.returncode, shown, done.stderr

    return call
