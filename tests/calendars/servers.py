"""Real CalDAV servers on loopback, each with a folder of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tray.calendars.dav import DavCalendar
from tray.calendars.dav_requests import DavServer
from tray.domain.secret import Secret

USER, PASSWORD = "ann", "s3cret-w0rd"
MKCALENDAR = (
    '<?xml version="1.0"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>'
    "<d:displayname>{}</d:displayname></d:prop></d:set></c:mkcalendar>"
)
_STARTS_WITHIN = 30


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it is, and where it keeps what it is given."""

    url: str
    folder: Path

    def collection(self, name: str) -> str:
        """Make a calendar and give its URL."""
        url = f"{self.url}/{USER}/{name}/" if "radicale" in str(self.folder) else f"{self.url}/{USER}/calendars/{name}/"
        server = DavServer(url, USER, Secret(PASSWORD))
        answer = server.ask("MKCALENDAR", url, MKCALENDAR.format(name))
        assert answer.status == 201, answer
        server.close()
        return url

    def open(self, url: str) -> DavCalendar:
        """A calendar of it."""
        return DavCalendar(DavServer(url, USER, Secret(PASSWORD)), url)


@contextmanager
def radicale() -> Iterator[Server]:
    """A Radicale that asks for a password."""
    with tempfile.TemporaryDirectory(prefix="radicale-") as place:
        folder = Path(place)
        (folder / "users").write_text(f"{USER}:{PASSWORD}\n")
        (folder / "config").write_text(
            f"[server]\nhosts = 127.0.0.1:{{port}}\n[auth]\ntype = htpasswd\nhtpasswd_filename = {folder}/users\n"
            f"htpasswd_encryption = plain\ndelay = 0\n[storage]\nfilesystem_folder = {folder}/data\n"
            "[logging]\nlevel = error\n"
        )
        with _running(folder, ["-m", "radicale", "--config", str(folder / "config")]) as server:
            yield server


@contextmanager
def xandikos() -> Iterator[Server]:
    """A Xandikos that lets everybody in."""
    with tempfile.TemporaryDirectory(prefix="xandikos-") as place:
        folder = Path(place)
        arguments = ["-m", "xandikos", "serve", "-d", str(folder / "data"), "-l", "127.0.0.1", "-p", "{port}"]
        arguments += ["--defaults", "--current-user-principal", f"/{USER}/", "--autocreate"]
        with _running(folder, arguments) as server:
            yield server


@contextmanager
def _running(folder: Path, arguments: list[str]) -> Iterator[Server]:
    port = _free_port()
    for file in folder.glob("config"):
        file.write_text(file.read_text().replace("{port}", str(port)))
    arguments = [one.replace("{port}", str(port)) for one in arguments]
    log = (folder / "log").open("wb")
    process = subprocess.Popen([sys.executable, *arguments], stdout=log, stderr=log, cwd=folder)
    try:
        _wait(process, port, folder)
        yield Server(f"http://127.0.0.1:{port}", folder)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        if process.poll() is None:
            process.kill()
            process.wait()
        log.close()


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    """Until the server answers anything at all."""
    import time

    until = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
        except urllib.error.HTTPError as error:
            error.close()
        except OSError:
            time.sleep(0.05)  # a port that nobody listens on yet tells nothing that could be awaited
            continue
        return
    raise AssertionError((folder / "log").read_text())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
