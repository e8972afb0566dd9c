"""The search for secrets finds them in every dress it knows, and nothing where there is none."""

from __future__ import annotations

import base64
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.system.secret_scan import ProcessWatch, files_with, holds

SECRET = "".join(f"s{number}/+=" for number in range(60))


@pytest.mark.parametrize("before", ["", "a", "ab"])
def test_a_secret_is_known_in_every_dress(before: str) -> None:
    text = f"{before}{SECRET}: the rest"
    for dressed in (
        text.encode(),
        quote(text, safe="").encode(),
        text.encode("utf-16-le"),
        base64.b64encode(text.encode()),
    ):
        assert holds(dressed, {SECRET})
    assert not holds(text.replace("s3", "t3").replace("s5", "t5").encode(), {SECRET})


def test_a_secret_is_found_in_a_database_and_in_the_name_of_a_file(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "kept")) as db, db:
        db.execute("CREATE TABLE kept (value TEXT)")
        db.execute("INSERT INTO kept VALUES (?)", ("x" * 4000 + SECRET,))
    (tmp_path / "key-of-the-house").touch()
    assert files_with(tmp_path, {SECRET}) == [str(tmp_path / "kept")]
    assert files_with(tmp_path, {"key-of-the-house"}) == [f"name of {tmp_path / 'key-of-the-house'}"]


def test_a_secret_in_an_argument_list_or_environment_is_seen() -> None:
    mark = {"DAINVO_VIRTUAL_DESKTOP": f"test-{os.getpid()}"}
    for arguments, environment in ([SECRET], {}), ([], {"TOKEN": SECRET}), ([], {}):
        with ProcessWatch("=".join(*mark.items())) as watch:
            command = [sys.executable, "-c", "input()", *arguments]
            with subprocess.Popen(command, env={**mark, **environment}, stdin=subprocess.PIPE) as child:
                while not watch.commands():
                    assert child.poll() is None
                child.communicate(b"\n")
        assert bool(watch.findings({SECRET})) == bool(arguments or environment)
