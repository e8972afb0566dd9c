"""The virtual desktop has real parts, and leaves nothing behind."""

from __future__ import annotations

import os
import select
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import MakeDesktop
from virtual_desktop import PartFailed, VirtualDesktop
from virtual_desktop.sweeper import leaders, marked


def marks(desktop: VirtualDesktop) -> bytes:
    return f"DAINVO_VIRTUAL_DESKTOP={desktop.env['DAINVO_VIRTUAL_DESKTOP']}".encode()


def test_a_desktop_has_a_tray_notices_a_keyring_and_a_browser(desktop: VirtualDesktop, tmp_path: Path) -> None:
    desktop.wait_for_tray_host()
    assert desktop.bus.has_owner("org.freedesktop.Notifications")
    store = ["secret-tool", "store", "--label=test", "kind", "test"]
    subprocess.run(store, input=b"a secret", env=desktop.env, check=True)
    found = subprocess.run(["secret-tool", "lookup", "kind", "test"], env=desktop.env, check=True, capture_output=True)
    assert found.stdout == b"a secret"
    page = tmp_path / "page.html"
    page.write_text("<title>A page of ours</title>", encoding="utf-8")
    subprocess.run([desktop.env["BROWSER"], page.as_uri()], env=desktop.env, check=True)
    desktop.wait_for_window("A page of ours")
    assert desktop.opened() == [page.as_uri()]
    assert desktop.screenshot(tmp_path / "screen.png").read_bytes().startswith(b"\x89PNG")


def test_programs_get_a_home_and_a_runtime_folder_of_their_own(make_desktop: MakeDesktop) -> None:
    desktop = make_desktop(panel=False, notices=False, keyring=None, browser=False)
    runtime = Path(desktop.env["XDG_RUNTIME_DIR"])
    assert stat.S_IMODE(runtime.stat().st_mode) == 0o700
    assert desktop.env["HOME"] == str(desktop.home)
    assert list(desktop.home.iterdir()) == []


def test_parts_that_were_not_asked_for_are_not_there(make_desktop: MakeDesktop) -> None:
    desktop = make_desktop(panel=False, notices=False, keyring=None, browser=False)
    for name in ("org.kde.StatusNotifierWatcher", "org.freedesktop.Notifications", "org.freedesktop.secrets"):
        assert not desktop.bus.has_owner(name)
    assert subprocess.run([desktop.env["BROWSER"], "http://127.0.0.1/"], check=False, env=desktop.env).returncode


def test_a_locked_keyring_is_locked_until_the_person_types_its_password(make_desktop: MakeDesktop) -> None:
    desktop = make_desktop(panel=False, notices=False, keyring="locked", browser=False)
    get = ["/org/freedesktop/secrets/aliases/default", "org.freedesktop.DBus.Properties.Get"]
    answer = desktop.bus.ask(
        "org.freedesktop.secrets", *get, "string:org.freedesktop.Secret.Collection", "string:Locked"
    )
    assert "true" in answer


def test_two_desktops_run_beside_each_other(make_desktop: MakeDesktop) -> None:
    first = make_desktop(keyring=None, browser=False)
    second = make_desktop(keyring=None, browser=False)
    window = "import tkinter; root = tkinter.Tk(); root.title('Only here'); root.mainloop()"
    first.start([sys.executable, "-c", window])
    first.wait_for_window("Only here")
    assert not second.windows("Only here")


def test_closing_ends_every_process_and_removes_the_folder(make_desktop: MakeDesktop) -> None:
    desktop = make_desktop(keyring=None)
    subprocess.run([desktop.env["BROWSER"], "data:text/html,<title>Open</title>"], env=desktop.env, check=True)
    desktop.start(["sh", "-c", "trap '' TERM; (sleep 600 & wait) & wait"])  # deaf to a polite request
    desktop.wait_for_window("Open")
    leading = leaders(desktop.folder)
    assert leading <= marked(marks(desktop), leading).keys()
    desktop.close()
    assert marked(marks(desktop), leading) == {}
    time.sleep(0.5)  # a browser that outlived the end makes its folder anew
    assert not desktop.folder.exists()
    assert not Path(f"/tmp/.X{desktop.env['DISPLAY'][1:]}-lock").exists()


@pytest.mark.desktop
@pytest.mark.xdist_group("desktop")
def test_nothing_is_left_when_the_owner_is_killed() -> None:
    script = (
        "import sys, time; sys.path.insert(0, 'packaging'); from virtual_desktop import VirtualDesktop\n"
        "with VirtualDesktop(keyring=None, browser=False) as desktop:\n"
        "    print(desktop.env['DAINVO_VIRTUAL_DESKTOP'], desktop.folder, flush=True)\n"
        "    sys.stdin.read()\n"
    )
    root = Path(__file__).parents[2]
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", script], cwd=root, text=True, stdin=pipe, stdout=pipe) as owner:
        assert owner.stdout is not None
        token, folder = owner.stdout.readline().split()
        mark = f"DAINVO_VIRTUAL_DESKTOP={token}".encode()
        sweeper = next(
            int(entry.name)
            for entry in Path("/proc").iterdir()
            if entry.name.isdigit() and folder.encode() in (entry / "cmdline").read_bytes().split(b"\0")[-2:]
        )
        watch = os.pidfd_open(sweeper)
        owner.send_signal(signal.SIGKILL)
    assert select.select([watch], [], [], 30)[0]
    os.close(watch)
    assert marked(mark) == {}
    assert not Path(folder).exists()


def test_a_part_that_dies_is_named_with_what_it_said(make_desktop: MakeDesktop) -> None:
    desktop = make_desktop(panel=False, notices=False, keyring=None, browser=False)
    desktop.start(["sh", "-c", "echo the guest is unwell; exit 3"])
    with pytest.raises(PartFailed, match=r"code 3.*\n.*is unwell"):
        desktop.wait_for_window("never there")
