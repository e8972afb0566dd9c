"""A world whose processes end at a touch of store, keyring, network or disk (see `tests/zoom/dying.py`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.service.kit import WorldTools, hasty
from tests.zoom.dying import Fate, MortalHttp, MortalSecrets, MortalStore
from tray.calendars.folder import FolderCalendar
from tray.domain.calendar import Calendar
from tray.store.store import Store


class MortalFolder:
    """A folder whose reads and writes are points, before and after each."""

    def __init__(self, folder: FolderCalendar, fate: Fate) -> None:
        self._folder = folder
        self._fate = fate

    def __getattr__(self, name: str) -> Any:
        return getattr(self._folder, name)

    def look(self, *arguments: Any, **more: Any) -> Any:
        self._fate.point("before looking at the folder")
        return self._folder.look(*arguments, **more)

    def get(self, hrefs: Iterable[str]) -> Iterator[Any]:
        for found in self._folder.get(hrefs):
            self._fate.point("after reading a file")
            yield found

    def put(self, *arguments: Any) -> tuple[str, str]:
        self._fate.point("before writing a file")
        result = self._folder.put(*arguments)
        self._fate.point("after writing a file")
        return result

    def delete(self, *arguments: Any) -> None:
        self._fate.point("before removing a file")
        self._folder.delete(*arguments)
        self._fate.point("after removing a file")


class MortalTools(WorldTools):
    """Tools of a process that ends at a point."""

    def __init__(self, items: dict[str, str], fate: Fate) -> None:
        super().__init__(MortalSecrets(items, fate))
        self._fate = fate

    def store(self, path: Path) -> Store:
        return hasty(MortalStore(path, self._fate))

    def http(self) -> MortalHttp:
        return MortalHttp(self._fate)

    def calendar(self, calendar: Calendar, password: Any = None) -> Any:
        return MortalFolder(FolderCalendar(Path(calendar.place)), self._fate)
