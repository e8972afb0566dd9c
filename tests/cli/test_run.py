"""The tray's process stays light from its first import on."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("ssl", "httpx", "authlib", "keyring", "icalendar", "tkinter", "PIL", "dateparser", "tomlkit", "msgspec")

LOADED = """
import sys
from tray.cli.run import load_asyncio_without_tls
load_asyncio_without_tls()
import tray.service.tray_program, tray.service.tray_face, tray.service.alarm, tray.service.watch
import tray.desktop.bus, tray.desktop.icon.linux.tray, tray.desktop.notices.linux, dbus_fast.aio
print(*sys.modules)
"""


def test_nothing_heavy_is_loaded_to_show_the_icon():
    loaded = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout.split()

    assert [name for name in HEAVY if name in loaded] == []


def test_ssl_can_be_loaded_afterwards():
    script = (
        "from tray.cli.run import load_asyncio_without_tls; load_asyncio_without_tls(); import ssl, asyncio;"
        "print(ssl.OPENSSL_VERSION, asyncio.run(asyncio.sleep(0, 'runs')))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout

    assert told.startswith("OpenSSL")
    assert told.strip().endswith("runs")
