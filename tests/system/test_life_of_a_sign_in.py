"""The whole life of a sign-in through the real service and a real keyring, as the shell shows it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.conftest import MakeDesktop
from tests.system.conftest import COMMAND
from tests.zoom_sandbox import Sandbox
from virtual_desktop import VirtualDesktop

ROOT = Path(__file__).parents[2]
BROWSER = """#!{python}
import sys
sys.path.insert(0, {root!r})
from tests.zoom_sandbox.browser import authorise
authorise(sys.argv[1], user=open({user!r}).read(), decision="allow")
"""


class Person:
    """Somebody with a shell, a browser that says yes to Zoom, and a keyring."""

    def __init__(self, desktop: VirtualDesktop, sandbox: Sandbox) -> None:
        self.desktop = desktop
        self.user = desktop.folder / "played-user"
        browser = desktop.folder / "played-browser"
        browser.write_text(BROWSER.format(python=COMMAND[0], root=str(ROOT), user=str(self.user)))
        browser.chmod(0o755)
        self.env = {**desktop.env, **sandbox.environment(), "BROWSER": str(browser)}
        self.is_now("ann@example.com")

    def is_now(self, user: str) -> None:
        self.user.write_text(user)

    def says(self, *words: str, code: int = 0) -> Any:
        done = subprocess.run(
            [*COMMAND, *words, "--json"],
            env=self.env,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return json.loads(done.stdout)

    def keyring(self) -> str:
        """What is kept under our name, as another program of the person sees it."""
        found = subprocess.run(
            ["secret-tool", "search", "--all", "service", "Dainvo tray"],
            env=self.env,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        return found.stdout + found.stderr


def test_connect_use_lose_reconnect_and_remove(make_desktop: MakeDesktop) -> None:
    desktop = make_desktop(panel=False, notices=False, browser=False)
    with Sandbox() as sandbox:
        person = Person(desktop, sandbox)
        assert person.says("zoom", "connect")["account"]["email"] == "ann@example.com"
        assert sandbox.grants()[0].refresh_token in person.keyring()

        event = person.says("add", "Review 2030-05-02 15:00-16:00 zoom", "--wait", "30")
        assert event["meeting"]["state"] == "ready"
        link = event["join_url"]

        sandbox.portal.remove_app("ann@example.com")
        waiting = person.says("add", "Demo 2030-05-03 15:00-16:00 zoom", "--wait", "30", code=1)
        assert waiting["meeting"]["problem"]["code"] == "zoom.sign_in_expired"
        person.says("zoom", "reconnect")
        person.says("show", waiting["uid"])
        shown = {one["title"]: one for one in person.says("agenda", "--from", "2030-05-01", "--days", "7")["events"]}
        assert shown["Review"]["join_url"] == link

        person.is_now("ben@example.com")
        refused = person.says("zoom", "reconnect", code=1)["problem"]
        assert refused["code"] == "zoom.other_user"
        assert [one["email"] for one in person.says("zoom", "status")["accounts"]] == ["ann@example.com"]

        removed = person.says("zoom", "remove", "--delete-meetings", "--yes")
        assert removed["deleted_meetings"] == 2
        assert sandbox.meetings() == []
        assert sandbox.grants("ann@example.com") == []
        sight = person.keyring()
        files = [path for path in desktop.home.rglob("*") if path.is_file()]
        contents = [sight.encode(), *(path.read_bytes() for path in files)]
        assert not any(word.encode() in content for word in sandbox.secrets() for content in contents)
