"""The environment adds nothing to the start of Python but the way to our own package."""

from __future__ import annotations

import sysconfig
from pathlib import Path

ALLOWED = {"_editable_impl_dainvo_tray.pth", "distutils-precedence.pth", "__editable__.dainvo_tray.pth"}


def test_no_package_runs_code_whenever_python_starts():
    """caldav's HTTP library did: 20 ms for the tray, for each worker, each dialog and each shell command."""
    found = {path.name for path in Path(sysconfig.get_paths()["purelib"]).glob("*.pth")}

    assert found - ALLOWED == set()


def test_caldav_can_be_used_without_that():
    import caldav

    assert caldav.DAVClient
