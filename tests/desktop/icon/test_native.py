"""The icon on Windows and macOS, with pystray's side played by the test."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from tray.desktop.icon.native import NativeTray
from tray.desktop.icon.port import IconView
from tray.desktop.icon.pystray_parts import BaseIcon
from tray.planning.menu_entry import MenuEntry


class SystemIcon(BaseIcon):
    """A pystray icon that writes down what is redrawn."""

    def __init__(self, name: str, image: Any, title: str) -> None:
        self.drawn: list[str] = []
        super().__init__(name, image, title)

    def _run(self) -> None:
        self._mark_ready()
        self._setup_thread.join()

    def _stop(self) -> None:
        self.drawn.append("stop")

    def _show(self) -> None:
        self.drawn.append("show")

    def _hide(self) -> None:
        self.drawn.append("hide")

    def _update_icon(self) -> None:
        self.drawn.append("icon")

    def _update_title(self) -> None:
        self.drawn.append(f"title {len(self.title)}")

    def _update_menu(self) -> None:
        self.drawn.append("menu")


@pytest.fixture
def stage() -> Iterator[tuple[NativeTray, SystemIcon, list[object]]]:
    made: list[SystemIcon] = []
    commands: list[object] = []

    def make(name: str, image: Any, title: str) -> BaseIcon:
        made.append(SystemIcon(name, image, title))
        return made[0]

    tray = NativeTray(make_icon=make, schedule=lambda action: action(), on_command=commands.append)
    tray.run()
    made[0].drawn.clear()
    yield tray, made[0], commands
    made[0]._visible = False


VIEW = IconView("soon", 5, "Standup", "5 min", (MenuEntry("a", "A", "do a", default=True),))


def test_only_what_differs_is_redrawn(stage: tuple[NativeTray, SystemIcon, list[object]]) -> None:
    """The same view costs nothing, and a new tooltip does not rebuild the menu, which would close an open one."""
    tray, icon, _ = stage
    tray.show(VIEW)
    assert icon.drawn == ["icon", "title 7", "menu"]
    icon.drawn.clear()
    tray.show(IconView("soon", 5, "Standup", "5 min", (MenuEntry("a", "A", "do a", default=True),)))
    assert icon.drawn == []
    tray.show(IconView("soon", 5, "Another", "5 min", VIEW.menu))
    assert icon.drawn == ["title 7"]


def test_tooltip_fits_what_windows_takes(stage: tuple[NativeTray, SystemIcon, list[object]]) -> None:
    """128 UTF-16 units with the end mark: emoji count twice."""
    tray, icon, _ = stage
    tray.show(IconView(tooltip="🎉" * 500))
    assert 100 < len(icon.title.encode("utf-16-le")) <= 254


def test_click_sends_the_command(stage: tuple[NativeTray, SystemIcon, list[object]]) -> None:
    """The default of the menu is what a plain click does."""
    tray, icon, commands = stage
    tray.show(VIEW)
    icon()
    assert commands == ["do a"]


def test_picture_is_the_state(stage: tuple[NativeTray, SystemIcon, list[object]]) -> None:
    """The image handed over has the right channels: the blue page of a countdown is blue."""
    tray, icon, _ = stage
    tray.show(VIEW)
    assert icon.icon.size == (64, 64)
    assert icon.icon.getpixel((6, 40)) == (0x2F, 0x66, 0xE8, 255)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, list[str]]]:
    """Give our Windows icon over a pystray whose menu is open while a test says so."""
    log: list[str] = []

    class Icon(BaseIcon):
        while_open: Callable[[], None] = staticmethod(lambda: None)

        def _on_notify(self, wparam: int, lparam: int) -> object:
            log.append(f"menu opens by {lparam:#x}")
            self.while_open()
            log.append("menu closes")
            return None

        def _update_menu(self) -> None:
            log.append("new menu")

    backend = ModuleType("pystray._win32")
    backend.Icon = Icon  # type: ignore[attr-defined]  # a module made by hand
    monkeypatch.setitem(sys.modules, "pystray._win32", backend)
    monkeypatch.delitem(sys.modules, "tray.desktop.icon.windows_icon", raising=False)
    module = importlib.import_module("tray.desktop.icon.windows_icon")
    yield module.WindowsIcon("test", object(), "Title", on_open=lambda: log.append("asked")), log
    sys.modules.pop("tray.desktop.icon.windows_icon", None)


def test_windows_asks_before_the_menu_opens_with_either_button(windows: tuple[Any, list[str]]) -> None:
    """The left button, too, opens the menu instead of joining a meeting by surprise."""
    icon, log = windows
    icon._on_notify(0, 0x0202)
    icon._on_notify(0, 0x0205)
    assert log == ["asked", "menu opens by 0x205", "menu closes"] * 2


def test_windows_replaces_the_menu_only_while_it_is_closed(windows: tuple[Any, list[str]]) -> None:
    """What changes meanwhile is shown the next time; nobody's menu is torn away."""
    icon, log = windows
    icon.while_open = icon.update_menu
    icon._on_notify(0, 0x0205)
    assert log == ["asked", "menu opens by 0x205", "menu closes", "new menu"]
    log.clear()
    icon.update_menu()
    assert log == ["new menu"]
