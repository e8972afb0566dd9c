"""The others, each in an environment of its own under build/bench, and how they are asked."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.place import BUILD, ROOT, say

HERE = Path(__file__).parent
PEER = str(HERE / "peer.py")
CHRONO = "chrono-node@2.10.3"
PYTHON_PEERS = ("dateparser", "parsedatetime", "recurrent", "timefhuman")
WARM = 20


@dataclass(frozen=True, slots=True)
class Run:
    """What a parser answered, in the order of the questions; times in milliseconds."""

    answers: list[dict[str, Any]]
    import_ms: float

    @property
    def times(self) -> list[float]:
        """The time of each parse."""
        return [answer["ms"] for answer in self.answers]


def ask(command: list[str], questions: Iterable[dict[str, str]], folder: Path = ROOT) -> Run:
    """Ask a parser everything in one go; the first questions are asked twice, so that the first time is not measured.

    Raises `OSError` or `ValueError` where it cannot be started or stops.
    """
    everything = list(questions)
    lines = "".join(json.dumps(q) + "\n" for q in [*everything[:WARM], *everything])
    env = {**os.environ, "TZ": "UTC", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=folder, env=env, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if len(answers) != len(everything) + len(everything[:WARM]) + 1:
        raise ValueError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "it stopped")
    return Run(answers[-len(everything) :], answers[0]["import_ms"])


def ours() -> list[str]:
    """Give the command that answers with our own parser."""
    return [sys.executable, PEER, "ours"]


def python_peer(name: str) -> list[str]:
    """Install a parser once and give the command that answers with it; raises `OSError` where it cannot be had."""
    wanted = next(x for x in (HERE / "requirements.txt").read_text().splitlines() if x.startswith(f"{name}=="))
    venv = BUILD / "language" / name
    stamp, digest = venv / "stamp", hashlib.sha256(wanted.encode()).hexdigest()
    if not stamp.exists() or stamp.read_text() != digest:
        say(f"Installing {wanted} (once) …")
        python = str(venv / "bin" / "python")
        _run([sys.executable, "-m", "venv", "--clear", str(venv)])
        _run([python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", wanted])
        stamp.write_text(digest)
    return [str(venv / "bin" / "python"), PEER, name]


def installed(name: str) -> list[str] | None:
    """Give the command of a parser that has been installed; None where it could not be."""
    venv = BUILD / "language" / name
    return [str(venv / "bin" / "python"), PEER, name] if (venv / "stamp").exists() else None


def chrono() -> list[str]:
    """Install chrono-node once and give the command that answers with it; raises `OSError` where it cannot be had."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise OSError("node is not installed")
    folder = BUILD / "language" / "chrono"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "node_modules" / "chrono-node").exists():
        say(f"Installing {CHRONO} (once) …")
        _run(["npm", "install", "--silent", "--prefix", str(folder), CHRONO])
    shutil.copy(HERE / "chrono.mjs", folder)  # a module finds its neighbours from where it lies
    return ["node", str(folder / "chrono.mjs")]


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, stdout=sys.stderr, stderr=subprocess.PIPE, text=True, timeout=300)
    except subprocess.SubprocessError as error:
        raise OSError(f"it cannot be installed ({Path(command[0]).name} failed)") from error
