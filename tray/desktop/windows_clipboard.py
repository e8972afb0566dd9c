"""The clipboard of Windows, by its own functions.

https://learn.microsoft.com/en-us/windows/win32/dataxchg/clipboard-operations
"""

from __future__ import annotations

import sys
import time

_CF_UNICODETEXT = 13
_GMEM_MOVEABLE = 0x0002
_TRIES = 10
_PAUSE_SECONDS = 0.05  # another program may hold the clipboard open for a moment


def set_text(text: str) -> bool:
    """Put `text` on the clipboard; False where it stayed in use or had no room."""
    if sys.platform != "win32":
        return False
    import ctypes
    from ctypes import wintypes

    user, kernel = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
    kernel.GlobalAlloc.restype = kernel.GlobalLock.restype = ctypes.c_void_p
    kernel.GlobalAlloc.argtypes = [wintypes.UINT, ctypes.c_size_t]
    kernel.GlobalLock.argtypes = kernel.GlobalUnlock.argtypes = kernel.GlobalFree.argtypes = [ctypes.c_void_p]
    user.OpenClipboard.argtypes = [wintypes.HWND]
    user.SetClipboardData.argtypes = [wintypes.UINT, ctypes.c_void_p]
    user.SetClipboardData.restype = ctypes.c_void_p
    data = text.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-16-le", "replace") + b"\0\0"
    for _try in range(_TRIES):
        if user.OpenClipboard(None):
            break
        time.sleep(_PAUSE_SECONDS)
    else:
        return False
    try:
        user.EmptyClipboard()
        memory = kernel.GlobalAlloc(_GMEM_MOVEABLE, len(data))
        if not memory:
            return False
        place = kernel.GlobalLock(memory)
        ctypes.memmove(place, data, len(data))
        kernel.GlobalUnlock(memory)
        if user.SetClipboardData(_CF_UNICODETEXT, memory):
            return True  # the memory is the system's now
        kernel.GlobalFree(memory)
        return False
    finally:
        user.CloseClipboard()
