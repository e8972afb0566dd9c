"""Tokens, codes and start links stay in keyring and memory: through connecting, creating, failing and removing."""

from __future__ import annotations

from tests.system.conftest import MakeTray
from tests.system.secret_scan import ProcessWatch, desktop_mark, files_with, holds


def test_no_secret_is_in_a_file_a_command_line_an_environment_or_a_printed_word(make_tray: MakeTray) -> None:
    tray = make_tray()
    tray.set(log_level="debug")
    said: list[str] = []
    with ProcessWatch(desktop_mark(tray.desktop.env)) as watch:
        tray.start()
        tray.connect_by_shell()
        for words in (
            ("add", "Review tomorrow at 10 on zoom", "--wait", "30", "--json"),
            ("zoom", "status", "--json"),
            ("doctor",),
        ):
            done = tray.shell(*words)
            said += [done.stdout, done.stderr]
        tray.sandbox.fault("POST", "/v2/users/me/meetings", kind="status_500", times=2)
        done = tray.shell("add", "Second tomorrow at 11 on zoom", "--wait", "5", "--json")
        said += [done.stdout, done.stderr, tray.shell("sync", "--json").stdout]
        secrets = tray.sandbox.secrets()
        assert len(secrets) >= 3
        assert any("tray.service.worker" in command for command in watch.commands())
        said += [tray.log, tray.desktop.log("tray"), tray.desktop.log("connect")]
        said += [notice.title + notice.body for notice in tray.person.notices()]
        assert files_with(tray.desktop.home, secrets) == []
        assert tray.shell("zoom", "remove", "--yes").returncode == 0
        assert tray.stop() == 0
    secrets |= tray.sandbox.secrets()
    assert watch.findings(secrets) == []
    assert not [text for text in said if holds(text, secrets)]
    assert files_with(tray.desktop.home, secrets) == []
