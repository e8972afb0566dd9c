from __future__ import annotations

import pytest

from tests.conftest import MakeDesktop
from virtual_desktop import VirtualDesktop


@pytest.fixture
def screen(make_desktop: MakeDesktop) -> VirtualDesktop:
    """A desktop with nothing on it but a window manager."""
    return make_desktop(panel=False, notices=False, keyring=None, browser=False)
