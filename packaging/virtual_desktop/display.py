"""An X server without a screen, its cookie, its backdrop and its picture."""

from __future__ import annotations

import os
import secrets
import socket
import struct
import zlib
from pathlib import Path

from virtual_desktop.processes import Household, PartFailed, program

COOKIE_NAME = b"MIT-MAGIC-COOKIE-1"


class Display:
    """One running Xvfb on a display number nobody else has, open only to who holds its cookie."""

    def __init__(self, household: Household, size: tuple[int, int]) -> None:
        self._folder = household.folder
        self.authority = household.folder / "Xauthority"
        self._cookie = secrets.token_bytes(16)
        self._write_cookie([(0xFFFF, b"", b"")])
        reading, writing = os.pipe()
        width, height = size
        command = [program("Xvfb", "xvfb"), "-displayfd", str(writing), "-auth", str(self.authority)]
        command += ["-screen", "0", f"{width}x{height}x24", "-dpi", "96", "-fbdir", str(household.folder)]
        command += ["-nolisten", "tcp", "-noreset"]
        try:
            server = household.start("Xvfb", command, os.environ, pass_fds=[writing])
        finally:
            os.close(writing)
        with os.fdopen(reading, encoding="ascii") as answer:
            number = answer.readline().strip()
        if not number:
            raise PartFailed(f"Xvfb did not start: {household.log('Xvfb')[-2000:]}")
        self.name = f":{number}"
        # The sweeper reads this, should the server have to be killed.
        (household.folder / "display").write_text(f"{number} {server.pid}", encoding="utf-8")
        # Some clients look for an entry with this host's name, others take the wildcard.
        self._write_cookie([(256, socket.gethostname().encode(), number.encode()), (0xFFFF, b"", b"")])

    def _write_cookie(self, addresses: list[tuple[int, bytes, bytes]]) -> None:
        def field(value: bytes) -> bytes:
            return struct.pack(">H", len(value)) + value

        entries = b"".join(
            struct.pack(">H", family) + field(host) + field(number) + field(COOKIE_NAME) + field(self._cookie)
            for family, host, number in addresses
        )
        self.authority.touch(mode=0o600)
        self.authority.write_bytes(entries)

    def paint_backdrop(self, colour: int) -> None:
        """Fill the root window with a colour (0xRRGGBB).

        Spoken in the X protocol itself (X11R7 "X Window System Protocol", appendix B), to need no further program.
        """
        with socket.socket(socket.AF_UNIX) as server:
            server.connect(f"/tmp/.X11-unix/X{self.name[1:]}")  # noqa: S108  # where X servers listen
            name = COOKIE_NAME + bytes(-len(COOKIE_NAME) % 4)
            server.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, len(COOKIE_NAME), 16) + name + self._cookie)
            head = _receive(server, 8)
            setup = _receive(server, struct.unpack_from("<H", head, 6)[0] * 4)
            if head[0] != 1:
                raise PartFailed("Xvfb refused its own cookie")
            vendor_length = struct.unpack_from("<H", setup, 16)[0]
            formats = setup[21]
            root = struct.unpack_from("<I", setup, 32 + (vendor_length + 3) // 4 * 4 + formats * 8)[0]
            change_background = struct.pack("<BxHIII", 2, 4, root, 1 << 1, colour)
            clear = struct.pack("<BxHIhhHH", 61, 4, root, 0, 0, 0, 0)
            ask_focus = struct.pack("<BxH", 43, 1)
            server.sendall(change_background + clear + ask_focus)
            _receive(server, 32)  # the answer to the last request: all before it is done

    def screenshot(self, path: str | os.PathLike[str]) -> Path:
        """Write the whole screen as a PNG; the file is never seen half written."""
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.{os.getpid()}")
        draft.write_bytes(png((self._folder / "Xvfb_screen0").read_bytes()))
        draft.replace(target)
        return target

    def pixels(self) -> tuple[int, int, list[bytes]]:
        """Give the screen's width, height and rows; four bytes a pixel: blue, green, red, zero."""
        dump = bytearray((self._folder / "Xvfb_screen0").read_bytes())
        width, height, line_size, start = _layout(dump)
        # Some programs leave their transparency in the fourth byte.
        dump[start + 3 :: 4] = bytes(len(range(start + 3, len(dump), 4)))
        rows = [bytes(dump[start + y * line_size : start + y * line_size + width * 4]) for y in range(height)]
        return width, height, rows


def _layout(dump: bytes | bytearray) -> tuple[int, int, int, int]:
    """Give width, height, bytes in a row and where the rows start (XWDFile.h, version 7)."""
    header = struct.unpack_from(">25I", dump)
    return header[4], header[5], header[12], header[0] + header[19] * 12


def _receive(server: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = server.recv(size - len(data))
        if not more:
            raise PartFailed("Xvfb closed the connection")
        data += more
    return data


def png(dump: bytes) -> bytes:
    """Turn an X window dump of 32 bits a pixel (XWDFile.h, version 7) into a PNG (RFC 2083)."""
    width, height, line_size, start = _layout(dump)
    pixels = memoryview(dump)[start:]
    rows = bytearray()
    for y in range(height):
        line = pixels[y * line_size : y * line_size + width * 4]
        row = bytearray(width * 3)
        row[0::3], row[1::3], row[2::3] = line[2::4], line[1::4], line[0::4]
        rows += b"\0" + row

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(rows, 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
