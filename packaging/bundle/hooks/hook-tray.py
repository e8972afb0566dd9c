"""What PyInstaller cannot see: rooms that are loaded only when they are needed, and the libraries behind them."""

from __future__ import annotations

from PyInstaller.utils.hooks import (  # type: ignore[import-untyped]  # there is no PyInstaller beside our tests
    collect_data_files,
    collect_submodules,
    copy_metadata,
)

hiddenimports = [
    *collect_submodules("tray"),
    *collect_submodules("keyring.backends"),
    *collect_submodules("dateparser.data"),
]
datas = [
    *collect_data_files("sv_ttk"),
    *collect_data_files("tzdata"),
    *collect_data_files("dateparser"),
    *copy_metadata("keyring"),
    *copy_metadata("dainvo-tray"),
]
