"""The set-up installs what is missing, by name, and nothing twice."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("sh", "cat", "uname", "dirname", "basename", "sha256sum", "grep", "rm", "ls", "cp", "mkdir", "touch", "chmod")

PYTHON = """#!/bin/sh
echo "$0 $*" >> "$CALLS"
case "$*" in
--version) echo "Python 3.13.0" ;;
"-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
*--editable*) touch .venv/bin/dainvo-tray && chmod +x .venv/bin/dainvo-tray ;;
esac
"""


SUDO = """#!/bin/sh
[ "$1" = -n ] && shift
[ "$1" = true ] && exit 0
echo "$0 $1" >> "$CALLS"
exec "$@"
"""


@dataclass
class Machine:
    """A checkout on a machine whose programs are only those put there; each call of one is written down."""

    place: Path
    root: bool = True

    def __post_init__(self) -> None:
        (self.place / "packaging").mkdir(parents=True)
        for name in ("setup.sh", "requirements.lock", "requirements-dev.lock"):
            shutil.copy(ROOT / "packaging" / name, self.place / "packaging" / name)
        shutil.copy(ROOT / "pyproject.toml", self.place)
        self.bin = self.place / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool) or tool)
        self.program("python3", PYTHON)
        self.program("id", f"#!/bin/sh\necho {0 if self.root else 1000}\n")

    def program(self, name: str, text: str = '#!/bin/sh\necho "$0 $*" >> "$CALLS"\n') -> None:
        (self.bin / name).write_text(text, encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def setup(self, kind: str = "run", **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.place / "packaging" / "setup.sh", kind],
            env={"PATH": str(self.bin), "PYTHON": "python3", "CALLS": str(self.place / "calls"), **env},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self) -> list[str]:
        """Give the calls since the last look, without the folders in front."""
        path = self.place / "calls"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return [Path(line.split(" ", 1)[0]).name + " " + line.split(" ", 1)[1] for line in lines]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "here")


def test_python_packages_come_from_the_lock_file_with_their_hashes_checked(machine: Machine) -> None:
    assert machine.setup(DISPLAY=":0").returncode == 0
    installs = [call for call in machine.calls() if " install " in call]
    assert any("--require-hashes -r packaging/requirements.lock" in call for call in installs)
    assert any("--no-deps --no-build-isolation --editable ." in call for call in installs)
    assert len(installs) == 2


def test_a_second_time_calls_nothing(machine: Machine) -> None:
    machine.setup(DISPLAY=":0")
    machine.calls()
    again = machine.setup(DISPLAY=":0")
    assert (again.returncode, again.stderr, machine.calls()) == (0, "", [])


def test_a_changed_lock_file_is_installed_anew(machine: Machine) -> None:
    machine.setup(DISPLAY=":0")
    machine.calls()
    with (machine.place / "packaging" / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    machine.setup(DISPLAY=":0")
    assert any(" install " in call for call in machine.calls())


def test_who_can_test_can_run(machine: Machine) -> None:
    machine.program("apt-get")
    machine.setup("test", DISPLAY=":0")
    machine.calls()
    machine.setup("run", DISPLAY=":0")
    assert machine.calls() == []


def test_on_a_desktop_no_virtual_one_is_installed(machine: Machine) -> None:
    machine.program("apt-get")
    machine.setup("run", WAYLAND_DISPLAY="wayland-0")
    assert not [call for call in machine.calls() if call.startswith("apt-get")]


def test_without_a_desktop_its_parts_are_installed_by_name(machine: Machine) -> None:
    machine.program("apt-get")
    assert machine.setup("run").returncode == 0
    install = next(call for call in machine.calls() if call.startswith("apt-get install"))
    for package in ("xvfb", "openbox", "xfce4-panel", "gnome-keyring", "dbus-x11", "chromium"):
        assert f" {package}" in install
    assert "xdotool" not in install


def test_without_apt_the_missing_are_named_and_the_rest_goes_on(machine: Machine) -> None:
    done = machine.setup("test")
    assert done.returncode == 0
    assert "xvfb" in done.stderr
    assert "package manager" in done.stderr
    assert (machine.place / ".venv" / "bin" / "dainvo-tray").exists()


def test_where_nobody_can_answer_sudo_the_missing_are_named(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "here", root=False)
    machine.program("apt-get")
    machine.program("sudo", "#!/bin/sh\nexit 1\n")
    done = machine.setup("run")
    assert "By hand:  apt-get install xvfb" in done.stderr
    assert not [call for call in machine.calls() if call.startswith("apt-get")]


def test_sudo_that_asks_nothing_is_used_once_for_all(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "here", root=False)
    machine.program("apt-get")
    machine.program("sudo", SUDO)
    machine.setup("run")
    calls = machine.calls()
    assert len([call for call in calls if call == "sudo sh"]) == 1
    assert any(call.startswith("apt-get install") for call in calls)


def test_a_python_too_old_is_told_in_words(machine: Machine) -> None:
    machine.program("python3", "#!/bin/sh\nexit 1\n")
    (machine.place / "packaging" / "setup.sh").write_text(
        (ROOT / "packaging" / "setup.sh")
        .read_text(encoding="utf-8")
        .replace("/usr/bin/python3", "")
        .replace("/usr/local/bin/python3", ""),
        encoding="utf-8",
    )
    done = machine.setup("run", DISPLAY=":0")
    assert done.returncode == 1
    assert "No Python 3.11 or newer was found" in done.stderr
