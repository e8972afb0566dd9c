"""How long a sentence takes to be read, and how well it is read, beside what others make of the same lines."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from bench.language import peers, scores
from bench.place import BUILD, MeasuringPlace, say
from bench.table import Figure, Row

ROUNDS = 5


def measure(_place: MeasuringPlace) -> Figure:
    """Ask all parsers the same lines and print the table by class; the figure is the median time of a parse.

    That is ours and dateparser's, measured in turn. A parser that cannot be had is named as not measured; dateparser
    is then asked in our own environment.
    """
    cases = scores.questions()
    asked = [{"text": c.text, "now": c.now.isoformat(), "locale": c.locale, "zone": c.zone} for c in cases]
    lines = [scores.line("ours", cases, peers.ask(peers.ours(), asked))]
    for name in (*peers.PYTHON_PEERS, "chrono-node"):
        say(f"… {name}")
        try:
            run = peers.ask(peers.chrono() if name == "chrono-node" else peers.python_peer(name), asked)
        except (OSError, ValueError) as error:
            say(f"{name} is not measured: {error}")
            lines.append(scores.not_measured(name))
            continue
        lines.append(scores.line(name, cases, run))
    other = peers.installed("dateparser") or [sys.executable, peers.PEER, "dateparser"]
    both = [
        (median(peers.ask(peers.ours(), asked).times), median(peers.ask(other, asked).times)) for _ in range(ROUNDS)
    ]
    counts = ", ".join(f"{kind} {sum(c.kind == kind for c in cases)}" for kind in scores.CLASSES)
    text = f"{scores.table(lines)}\n\n{len(cases)} English lines that are held out: {counts}."
    BUILD.mkdir(parents=True, exist_ok=True)
    Path(BUILD / "language.md").write_text(text + "\n", encoding="utf-8")
    print(f"{text}\n")
    return Figure(median(mine for mine, _ in both), median(theirs for _, theirs in both), "ms")


ROW = Row("a sentence read, median", "dateparser's search", 0.5, False, measure)
