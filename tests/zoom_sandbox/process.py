"""The sandbox as a program of its own, and the same verbs for it from outside."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.zoom_sandbox import browser
from tests.zoom_sandbox.messages import Json

_ROOT = Path(__file__).resolve().parents[2]


class RemoteSandbox:
    """Drives a sandbox in another process by its control API; answers are plain JSON values."""

    def __init__(self, ready: Mapping[str, Any]) -> None:
        """`ready` is the line the program printed."""
        self.base_url: str = ready["base_url"]
        self.oauth_url: str = ready["oauth_url"]
        self.api_url: str = ready["api_url"]
        self.client_id: str = ready["client_id"]
        self._environment = dict(ready["env"])

    def environment(self) -> dict[str, str]:
        """Return the variables that point the program at the sandbox."""
        return dict(self._environment)

    def fault(self, method: str = "*", path: str = "*", *, kind: str, times: int | None = 1, **more: Any) -> Json:
        answer: Json = self._ask("POST", "faults", method=method, path=path, kind=kind, times=times, **more)
        return answer

    def faults(self) -> list[Json]:
        """Give the rules that are in force, each with its hits so far."""
        return self._list("faults")

    def clear_faults(self) -> None:
        self._ask("DELETE", "faults")

    def switch(self, **changes: Any) -> Json:
        answer: Json = self._ask("PATCH", "switches", **changes)
        return answer

    def advance(self, **amount: float) -> Json:
        answer: Json = self._ask("POST", "clock", advance=amount)
        return answer

    def portal(self, action: str, **arguments: Any) -> Any:
        """Do on Zoom's side what `Portal` names; moments are ISO texts with an offset."""
        return self._ask("POST", f"portal/{action}", **arguments)

    def meetings(self, user: str | None = None, *, deleted: bool = False) -> list[Json]:
        return self._list("meetings", user=user, deleted="1" if deleted else None)

    def grants(self, user: str | None = None, *, dead: bool = False) -> list[Json]:
        return self._list("grants", user=user, dead="1" if dead else None)

    def calls(self, method: str = "*", path: str = "*", **more: Any) -> list[Json]:
        return self._list("calls", method=method, path=path, **more)

    def counters(self) -> dict[str, int]:
        answer: dict[str, int] = self._ask("GET", "counters")
        return answer

    def secrets(self) -> set[str]:
        """Every token, code and start-link key ever handed out: what must be found nowhere."""
        words: list[str] = self._fetch("GET", "/_sandbox/secrets", None)
        return set(words)

    def visits(self) -> list[Json]:
        return self._list("visits")

    def mails(self) -> list[Json]:
        return self._list("mails")

    def release(self, rule_id: int | None = None) -> None:
        """Let go of what one `hold` rule keeps waiting, or all of them."""
        self._ask("POST", "release", id=rule_id)

    def sign_in(self, user: str = "ann@example.com") -> Json:
        answer: Json = self._ask("POST", "sign_in", user=user)
        return answer

    def authorise(
        self, url: str, *, user: str = "ann@example.com", decision: browser.Decision = "allow", follow: bool = True
    ) -> browser.Outcome:
        """Play a person in a browser, as `Sandbox.authorise` does."""
        return browser.authorise(url, user=user, decision=decision, follow=follow)

    def reset(self) -> None:
        self._ask("POST", "reset")

    def _list(self, what: str, **query: Any) -> list[Json]:
        words = urlencode({name: value for name, value in query.items() if value is not None})
        result: list[Json] = self._fetch("GET", f"/_sandbox/{what}?{words}", None)
        return result

    def _ask(self, verb: str, what: str, **wish: Any) -> Any:
        return self._fetch(verb, f"/_sandbox/{what}", json.dumps(wish) if wish else None)

    def _fetch(self, method: str, target: str, body: str | None) -> Any:
        connection = http.client.HTTPConnection(urlsplit(self.base_url).netloc, timeout=30)
        try:
            connection.request(method, target, body)
            answer = connection.getresponse()
            content = json.loads(answer.read())
        finally:
            connection.close()
        if answer.status != 200:
            raise ValueError(content["error"])
        return content


@contextmanager
def sandbox_process(*arguments: str) -> Iterator[RemoteSandbox]:
    """Run `python -m tests.zoom_sandbox` beside us while the block lasts; it ends with us even if we are killed."""
    command = [sys.executable, "-m", "tests.zoom_sandbox", "--port", "0", "--until-eof", *arguments]
    with subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            line = child.stdout.readline()
            if not line:
                raise RuntimeError("the sandbox ended before it was ready; its words are on standard error")
            yield RemoteSandbox(json.loads(line))
        finally:
            child.terminate()
            child.wait(10)
