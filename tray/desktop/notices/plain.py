"""Notices by plyer's own means: text without buttons, where nothing better can be had."""

from __future__ import annotations

import asyncio
import importlib
import logging
import sys
import threading
import warnings

from plyer.facades import Notification

from tray.desktop.notices.notice import Capability, Notice
from tray.desktop.notices.port import APP_NAME, NoticeListener, Notifier
from tray.desktop.notices.wording import WINDOWS_BALLOON, Limits
from tray.domain.problems import problem

_LOG = logging.getLogger(__name__)

_FOLDERS = {"win32": "win", "cygwin": "win", "darwin": "macosx"}
_SECONDS = 10
# plyer puts the text into a GVariant literal (Flatpak), behind the options of notify-send, or into a body that may be
# read as markup, without escaping. Letters that look the same mean nothing there.
_HARMLESS = str.maketrans({"'": "\u2019", "\\": "\u29f5", "<": "\u2039", ">": "\u203a", "&": "\uff06"})


class PlainNotifier(Notifier):
    """Shows text through plyer, each notice in a thread of its own, as some of its means sleep while they show.

    Nothing can be replaced, withdrawn or answered: the texts say where Join is.
    """

    limits = WINDOWS_BALLOON if sys.platform == "win32" else Limits(buttons=0)

    def __init__(self, listener: NoticeListener, means: Notification | None = None) -> None:
        super().__init__(listener)
        self._means = means
        self._lock = threading.Lock()
        self._showing: set[threading.Thread] = set()

    def capabilities(self) -> frozenset[Capability]:
        """Nothing but text."""
        return frozenset()

    def settle(self) -> None:
        """Wait until everything given so far is shown."""
        for thread in tuple(self._showing):
            thread.join()

    async def settled(self) -> None:
        """The same for who waits on a loop."""
        await asyncio.to_thread(self.settle)

    def _show(self, notice: Notice) -> None:
        thread = threading.Thread(target=self._show_now, args=(self.worded(notice),), name="notice", daemon=True)
        self._showing.add(thread)
        thread.start()

    def _withdraw(self, key: str) -> None:
        """Nothing can be taken back; it leaves by itself."""

    def _show_now(self, notice: Notice) -> None:
        title, body = notice.title, notice.body
        if sys.platform.startswith("linux"):
            title, body = (text.translate(_HARMLESS) for text in (title, body))
            title, body = (f"\u2060{text}" if text.startswith("-") else text for text in (title, body))
        try:
            self._plyer().notify(
                title=title,
                message=body,
                app_name=APP_NAME,
                timeout=_SECONDS if notice.timeout_s is None else notice.timeout_s,
            )
        except Exception as error:  # noqa: BLE001 - plyer's means fail each in its own way, all meaning one
            _LOG.warning("plyer could not show a notice: %s", error)
            self._set_problem(problem("notices.unavailable", "No way to show notices was found on this system."))
            self._dismiss(notice.key, "not_shown")
        else:
            self._set_problem(None)
        finally:
            self._showing.discard(threading.current_thread())

    def _plyer(self) -> Notification:
        """What plyer has for this system. Raises ImportError and what else its modules raise."""
        with self._lock:
            if self._means is None:
                folder = _FOLDERS.get(sys.platform, "linux")
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # it warns of every means it did not find
                    self._means = importlib.import_module(f"plyer.platforms.{folder}.notification").instance()
            means: Notification = self._means
            return means
