"""Where things lie: the system's own conventions, XDG variables honoured."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

NAME = "dainvo-tray"
LONGEST_SOCKET_PATH = 100  # sun_path holds 108 bytes on Linux, 104 on macOS (unix(7))


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
        path = self.runtime / "service.sock"
        if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
            return path
        # Loaded for the few who need them: together they take longer than the store.
        import hashlib
        import tempfile

        short = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"{NAME}-{short}" / "service.sock"

    @property
    def saved_sentence(self) -> Path:
        """What was typed into quick add and not saved."""
        return self.state / "sentence.txt"


def system_paths() -> Paths:
    """The folders of this user, not yet made."""
    if sys.platform.startswith("linux"):
        home = Path.home()
        state = _xdg("XDG_STATE_HOME", home / ".local" / "state")
        return Paths(
            config=_xdg("XDG_CONFIG_HOME", home / ".config"),
            data=_xdg("XDG_DATA_HOME", home / ".local" / "share"),
            state=state,
            cache=_xdg("XDG_CACHE_HOME", home / ".cache"),
            runtime=_xdg("XDG_RUNTIME_DIR", state.parent),
        )
    import platformdirs

    dirs = platformdirs.PlatformDirs(NAME, appauthor=False)
    return Paths(
        config=Path(dirs.user_config_dir),
        data=Path(dirs.user_data_dir),
        state=Path(dirs.user_state_dir),
        cache=Path(dirs.user_cache_dir),
        runtime=Path(dirs.user_runtime_dir),
    )


def _xdg(variable: str, otherwise: Path) -> Path:
    # Relative values are to be ignored: https://specifications.freedesktop.org/basedir-spec/latest/#variables
    value = os.environ.get(variable, "")
    return (Path(value) if value.startswith("/") else otherwise) / NAME
