"""Copied text can be pasted by other programs, after ours is gone too."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tray.desktop.clipboard import copy_text
from virtual_desktop import VirtualDesktop

READER = "import tkinter, sys; root = tkinter.Tk(); sys.stdout.buffer.write(root.clipboard_get({}).encode())"
INVITATION = "Weekly planning — Ä ö 🎉\nJoin: https://zoom.us/j/85512345678?pwd=a.1\n\tPasscode: 'x' \"y\"\n"


@pytest.fixture(scope="module")
def desktop() -> Iterator[VirtualDesktop]:
    """An X display and nothing on it."""
    with VirtualDesktop(size=(320, 200), panel=False, notices=False, keyring=None, browser=False) as desktop:
        yield desktop


@pytest.fixture
def on_display(desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> VirtualDesktop:
    """This process on that display, without the clipboard programs of the machine."""
    for name, value in desktop.env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("PATH", "")
    return desktop


def pasted(desktop: VirtualDesktop, options: str = "") -> str:
    """What another program gets when it pastes."""
    command = [sys.executable, "-c", READER.format(options)]
    return subprocess.run(command, env=desktop.env, capture_output=True, check=True, timeout=30).stdout.decode()


def owners(desktop: VirtualDesktop) -> list[int]:
    """The processes of ours that own the clipboard of this display."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            command = (entry / "cmdline").read_bytes()
            environ = (entry / "environ").read_bytes()
        except OSError:
            continue
        if b"tray.desktop.clipboard_owner" in command and f"DISPLAY={desktop.env['DISPLAY']}\0".encode() in environ:
            found.append(int(entry.name))
    return found


@pytest.mark.desktop
@pytest.mark.parametrize("text", [INVITATION, "", "x" * 150_000, "\ud83d half"])
def test_copied_text_is_pasted_as_it_was(on_display: VirtualDesktop, text: str) -> None:
    """Every letter and line arrives, long texts too."""
    assert copy_text(text) is None
    if text:
        assert pasted(on_display) == text.encode("utf-8", "replace").decode()


@pytest.mark.desktop
def test_old_programs_get_what_they_can_read(on_display: VirtualDesktop) -> None:
    """A program that asks for Latin-1 gets it, with question marks for the rest."""
    assert copy_text("Käse 🧀") is None
    assert pasted(on_display, "type='STRING'") == "Käse ?"


def the_owner(desktop: VirtualDesktop) -> int:
    """The one process that owns the clipboard, once those before it have ended."""
    until = time.monotonic() + 20
    while len(found := owners(desktop)) != 1:
        assert time.monotonic() < until, f"{len(found)} processes own the clipboard"
        time.sleep(0.02)
    return found[0]


@pytest.mark.desktop
def test_the_owner_ends_when_something_else_is_copied(on_display: VirtualDesktop) -> None:
    """Each copy leaves one small process, and none when another program takes the clipboard."""
    assert copy_text("one") is None
    first = the_owner(on_display)
    assert copy_text("two") is None
    assert pasted(on_display) == "two"
    second = the_owner(on_display)
    assert second != first
    ended = os.pidfd_open(second)
    taker = "import tkinter; r = tkinter.Tk(); r.clipboard_clear(); r.clipboard_append('three'); r.update()"
    subprocess.run([sys.executable, "-c", taker], env=on_display.env, check=True, timeout=30)
    try:
        assert select.select([ended], [], [], 20)[0], "the owner is still there"
    finally:
        os.close(ended)


@pytest.mark.desktop
def test_the_text_stands_in_no_argument_list(on_display: VirtualDesktop) -> None:
    """What is copied is nobody else's to read in the list of processes."""
    assert copy_text("passcode 4711") is None
    owner = the_owner(on_display)
    assert b"4711" not in Path(f"/proc/{owner}/cmdline").read_bytes() + Path(f"/proc/{owner}/environ").read_bytes()


@pytest.mark.parametrize("display", ["", ":4711"])
def test_without_a_display_the_person_is_told(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    """No display, or one that is not there, is a problem in words."""
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("PATH", "")
    problem = copy_text("text")
    assert problem is not None
    assert problem.code == "desktop.no_clipboard"


def test_on_wayland_the_text_goes_through_its_own_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """wl-copy gets the text on its standard input."""
    kept = tmp_path / "kept"
    program = tmp_path / "wl-copy"
    program.write_text(f'#!/bin/sh\n/bin/cat > "{kept}"\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert copy_text(INVITATION) is None
    assert kept.read_text() == INVITATION
