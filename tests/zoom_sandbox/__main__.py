"""`python -m tests.zoom_sandbox`: the sandbox as a program; one JSON line says where it is."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
from dataclasses import fields, replace
from typing import Any

from tests.zoom_sandbox.control import addresses
from tests.zoom_sandbox.sandbox import Sandbox
from tests.zoom_sandbox.switches import Switches


def main(arguments: list[str] | None = None) -> int:
    """Run until SIGTERM or SIGINT, or until standard input ends where `--until-eof` says so."""
    parser = argparse.ArgumentParser(prog="python -m tests.zoom_sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--seed", type=int, help="make ids and tokens repeatable")
    parser.add_argument("--local-links", action="store_true", help="join links point at the sandbox")
    parser.add_argument("--until-eof", action="store_true", help="stop when standard input ends")
    parser.add_argument(
        "--switch", action="append", default=[], metavar="NAME=VALUE", help="set a switch; the value is JSON or a word"
    )
    options = parser.parse_args(arguments)
    switches = Switches(local_links=options.local_links)
    try:
        switches = replace(switches, **dict(_switch(text) for text in options.switch))
    except (TypeError, ValueError) as error:
        parser.error(str(error))
    done = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: done.set())
    with Sandbox(port=options.port, switches=switches, seed=options.seed) as sandbox:
        print(json.dumps(addresses(sandbox)), flush=True)
        if options.until_eof:
            threading.Thread(target=_set_at_end_of_input, args=(done,), daemon=True).start()
        done.wait()
    return 0


def _set_at_end_of_input(done: threading.Event) -> None:
    # Not through sys.stdin: a thread that waits in it keeps Python from ending in peace.
    while os.read(0, 4096):
        pass
    done.set()


def _switch(text: str) -> tuple[str, Any]:
    name, _, word = text.partition("=")
    if name not in {one.name for one in fields(Switches)}:
        raise ValueError(f"no switch {name}")
    try:
        value = json.loads(word)
    except ValueError:
        value = word
    return name, tuple(value) if isinstance(value, list) else value


if __name__ == "__main__":
    sys.exit(main())
