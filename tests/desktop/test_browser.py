"""Links are opened where they belong, and nowhere else."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from tray.desktop import programs
from tray.desktop.browser import has_handler, open_join_link, open_link, refusal

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these systems open links by themselves")

PAGE = "https://zoom.us/j/85512345678?pwd=a.1"
NATIVE = "zoommtg://zoom.us/join?action=join&confno=85512345678&pwd=a.1"


class Programs:
    """A folder of played programs, the only ones there are; each writes down how it was started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.record = folder / "record"

    def add(self, name: str, *, code: int = 0, says: str = "", stays: bool = False) -> Path:
        """A program that records its arguments and token, says something and ends with `code`, or stays."""
        path = self.folder / name
        path.write_text(
            "#!/bin/sh\n"
            f'echo "{name} $* token=$XDG_ACTIVATION_TOKEN" >> "{self.record}"\n'
            + (f"echo '{says}'\n" if says else "")
            + ("exec /bin/sleep 3\n" if stays else f"exit {code}\n")
        )
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    @property
    def started(self) -> list[str]:
        """What was started, in order."""
        return self.record.read_text().splitlines() if self.record.exists() else []


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """A system with no program but those the test adds."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("BROWSER", "XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"):
        monkeypatch.delenv(name, raising=False)
    return Programs(tmp_path)


@pytest.mark.parametrize(
    "link",
    [
        PAGE,
        "HTTPS://example.org",
        "http://127.0.0.1:8080/callback",
        "http://localhost/",
        "http://[::1]:80/",
        NATIVE,
        "zoomus://zoom.us/join?confno=1",
        "mailto:anna@example.org",
    ],
)
def test_links_of_the_list_are_opened(link: str) -> None:
    """Web, mail and Zoom links are fit to be opened."""
    assert refusal(link) is None


@pytest.mark.parametrize(
    "link",
    [
        "http://example.org/",
        "http://127.0.0.1.evil.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,hi",
        "ssh://host",
        "--help",
        "/etc/passwd",
        "https://",
        "https://[broken",
        "https://example.org/\nx",
        "https://example.org/ --flag",
        "https://example.org/\u202e",
        "mailto:",
        "",
    ],
)
def test_everything_else_is_refused_in_words(there: Programs, link: str) -> None:
    """No program is started for a link that is not on the list, and the problem offers to copy it."""
    there.add("xdg-open")
    problem = open_link(link)
    assert problem is not None
    assert problem.code == "desktop.link_refused"
    assert problem.detail
    assert problem.action is not None
    assert (problem.action.kind, problem.action.target) == ("copy_link", link)
    assert there.started == []


def test_the_desktops_opener_opens_with_the_token(there: Programs) -> None:
    """The token of the click travels to the opener."""
    there.add("xdg-open")
    assert open_link(PAGE, "token-1") is None
    assert there.started == [f"xdg-open {PAGE} token=token-1"]


def test_our_own_start_token_is_not_passed_on(there: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A token that started us is used up, and is no one else's."""
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "ours")
    there.add("xdg-open")
    assert open_link(PAGE) is None
    assert there.started == [f"xdg-open {PAGE} token="]


def test_an_opener_that_fails_gives_way_to_the_next(there: Programs) -> None:
    """xdg-open without a browser to start is not the end of it."""
    there.add("xdg-open", code=3)
    there.add("firefox")
    assert open_link(PAGE) is None
    assert [line.split()[0] for line in there.started] == ["xdg-open", "firefox"]


def test_a_browser_that_stays_open_is_not_waited_for(there: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that runs on counts as opened."""
    monkeypatch.setattr(programs, "_SETTLED_SECONDS", 0.05)
    there.add("firefox", stays=True)
    assert open_link(PAGE) is None


def test_the_persons_choice_of_browser_is_obeyed(there: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    """$BROWSER holds names and command lines; the first that works opens the link."""
    there.add("xdg-open")
    there.add("broken", code=1)
    there.add("mine")
    monkeypatch.setenv("BROWSER", os.pathsep.join(["missing", "broken", "mine --new 'a b' %s &"]))
    assert open_link(PAGE) is None
    assert there.started == [f"broken {PAGE} token=", f"mine --new a b {PAGE} token="]


@pytest.mark.parametrize("choice", ["missing", "false", "'unfinished", "&"])
def test_no_browser_is_said_with_the_link_to_copy(
    there: Programs, monkeypatch: pytest.MonkeyPatch, choice: str
) -> None:
    """Where the chosen browser does not work the person is told, and no other is tried."""
    there.add("false", code=1)
    there.add("firefox")
    monkeypatch.setenv("BROWSER", choice)
    problem = open_link(PAGE)
    assert problem is not None
    assert problem.code == "desktop.no_browser"
    assert problem.action is not None
    assert (problem.action.kind, problem.action.target) == ("copy_link", PAGE)
    assert not any(line.startswith("firefox") for line in there.started)


def test_a_system_without_any_browser_says_so(there: Programs) -> None:
    """Nothing to open a link with is a problem, not a crash."""
    problem = open_link(PAGE)
    assert problem is not None
    assert problem.code == "desktop.no_browser"


def test_a_meeting_opens_in_the_app_where_it_is_installed(there: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a handler for Zoom's scheme the app gets the link, whatever browser was chosen."""
    monkeypatch.setenv("BROWSER", "mine")
    there.add("mine")
    there.add("xdg-open")
    there.add("xdg-mime", says="Zoom.desktop")
    assert has_handler("zoommtg")
    assert open_join_link(PAGE, "token-1") is None
    assert there.started[-1] == f"xdg-open {NATIVE} token=token-1"


@pytest.mark.parametrize(
    ("says", "in_app", "link"),
    [("", True, PAGE), ("Zoom.desktop", False, PAGE), ("Zoom.desktop", True, "https://zoom.us/my/anna")],
)
def test_a_meeting_opens_in_the_browser_otherwise(there: Programs, says: str, in_app: bool, link: str) -> None:
    """No app, no wish for it, or a link that the app cannot carry: the browser joins."""
    there.add("xdg-open")
    there.add("xdg-mime", says=says)
    assert open_join_link(link, in_app=in_app) is None
    assert there.started[-1] == f"xdg-open {link} token="


def test_an_app_that_does_not_start_gives_way_to_the_browser(there: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stale handler does not keep anyone out of the meeting."""
    monkeypatch.setenv("BROWSER", "mine")
    there.add("mine")
    there.add("xdg-open", code=4)
    there.add("xdg-mime", says="Zoom.desktop")
    assert open_join_link(PAGE) is None
    assert there.started[-1] == f"mine {PAGE} token="


def test_a_frozen_bundle_gives_the_system_its_libraries_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs of the system run with the libraries they were built for, not with the bundle's."""
    base = {"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/before", "LIBPATH": "/bundle", "HOME": "/h"}
    assert programs.environment(base=base) == base
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert programs.environment(base=base) == {"LD_LIBRARY_PATH": "/before", "HOME": "/h"}
