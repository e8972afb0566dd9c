"""The parts of pystray that every system shares, imported without waking a toolkit.

On import pystray looks for a backend and may raise anything doing so: ValueError without an indicator typelib
(https://github.com/moses-palmer/pystray/issues/109), Xlib's own error without a display. On Linux, where the backend is
ours, it is pointed to its dummy for the moment of the import.
"""

from __future__ import annotations

import os
import platform

_VARIABLE = "PYSTRAY_BACKEND"
_before = os.environ.get(_VARIABLE)
if platform.system() not in {"Windows", "Darwin"}:
    os.environ[_VARIABLE] = "dummy"
try:
    from pystray import Menu, MenuItem
    from pystray._base import Icon as BaseIcon
finally:
    if _before is None:
        os.environ.pop(_VARIABLE, None)
    else:
        os.environ[_VARIABLE] = _before

__all__ = ["BaseIcon", "Menu", "MenuItem"]
