"""Where things lie: the system's own conventions, XDG variables honoured."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from tray.service.socket_path import NAME, runtime_folder, socket_path, state_folder, xdg_folder


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders and files of one user."""

    config: Path
    data: Path
    state: Path
    cache: Path
    runtime: Path

    @property
    def settings(self) -> Path:
        """The settings file, made to be edited by hand."""
        return self.config / "settings.toml"

    @property
    def store(self) -> Path:
        """Index, journal and cache."""
        return self.state / "store.sqlite3"

    @property
    def calendar(self) -> Path:
        """The local calendar that is there from the first start."""
        return self.data / "calendars" / "personal"

    @property
    def log(self) -> Path:
        """What happened, without anything secret."""
        return self.state / "log.txt"

    @property
    def lock(self) -> Path:
        """Held by the one service of this user."""
        return self.state / "service.lock"

    @property
    def worker_lock(self) -> Path:
        """Held by the one worker, which may outlive a killed service by a moment."""
        return self.state / "worker.lock"

    @property
    def socket(self) -> Path:
        """Where faces in other processes knock."""
        return Path(socket_path(os.fspath(self.runtime)))

    @property
    def saved_sentence(self) -> Path:
        """What was typed into quick add and not saved."""
        return self.state / "sentence.txt"


def system_paths() -> Paths:
    """The folders of this user, not yet made."""
    if sys.platform.startswith("linux"):
        home = Path.home()
        return Paths(
            config=Path(xdg_folder("XDG_CONFIG_HOME") or home / ".config" / NAME),
            data=Path(xdg_folder("XDG_DATA_HOME") or home / ".local" / "share" / NAME),
            state=Path(state_folder()),
            cache=Path(xdg_folder("XDG_CACHE_HOME") or home / ".cache" / NAME),
            runtime=Path(runtime_folder()),
        )
    import platformdirs

    dirs = platformdirs.PlatformDirs(NAME, appauthor=False)
    return Paths(
        config=Path(dirs.user_config_dir),
        data=Path(dirs.user_data_dir),
        state=Path(dirs.user_state_dir),
        cache=Path(dirs.user_cache_dir),
        runtime=Path(runtime_folder()),
    )
