"""From Save to a meeting that is ready: what we add to Zoom's own answer."""

from __future__ import annotations

import time
from statistics import median

from bench.place import MeasuringPlace
from bench.table import Figure, Row
from bench.zoom import connected_tray
from tray.cli.client import Client
from tray.service.socket_path import NAME, socket_path

ROUNDS = 9
ZOOM_SECONDS = 0.3
"""How long the sandbox takes for its answer to a create, as Zoom does; both sides wait for it."""

BREATH = 1.2
"""Seconds between two creates, so that the two a second that Zoom's smallest plan allows are not what is measured."""


def _control(env: dict[str, str], what: str, body: dict[str, object]) -> dict[str, str]:
    """Ask something of the sandbox beside its API."""
    import httpx

    answer = httpx.post(f"{env['DAINVO_ZOOM_API_URL'].removesuffix('/v2')}/_sandbox/{what}", json=body)
    answer.raise_for_status()
    found: dict[str, str] = answer.json()
    return found


def measure(place: MeasuringPlace) -> Figure:
    """Save through a face's connection to a warm service, and post the same by hand, in turn."""
    import httpx

    ours, bare = [], []
    with connected_tray(place, "ready", 0) as (_, env), httpx.Client() as http:
        slow = {"method": "POST", "path": "/v2/users/me/meetings", "kind": "delay", "seconds": ZOOM_SECONDS}
        _control(env, "faults", slow | {"times": None})
        token = _control(env, "sign_in", {"user": "ben@example.com"})["access_token"]
        face = Client(socket_path(f"{env['XDG_RUNTIME_DIR']}/{NAME}"))
        for number in range(-1, ROUNDS):
            began = time.perf_counter()
            saved = face.ask("add", text=f"Call {number + 2} 2030-05-02 15:00", zoom=True)
            told = face.ask("wait", uid=saved["uid"], seconds=20)
            took = time.perf_counter() - began
            if told["outcome"] != "done":
                raise RuntimeError(str(told))
            time.sleep(BREATH)
            began = time.perf_counter()
            answer = http.post(
                f"{env['DAINVO_ZOOM_API_URL']}/users/me/meetings",
                headers={"Authorization": f"Bearer {token}"},
                json={"topic": "Call", "type": 2, "start_time": "2030-05-02T15:00:00", "timezone": "Europe/Berlin"},
            )
            answer.raise_for_status()
            if number >= 0:  # the first round warms both
                ours.append(took)
                bare.append(time.perf_counter() - began)
        face.leave()
    return Figure(median(ours) * 1e3, median(bare) * 1e3, "ms")


ROW = Row("from Save to a meeting that is ready", "one bare `httpx` POST to the same Zoom", 1.3, False, measure)
