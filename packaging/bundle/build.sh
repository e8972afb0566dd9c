#!/bin/sh
# Builds dist/dainvo-tray/, a folder that runs without Python or anything of ours installed (make bundle).
set -eu
cd "$(dirname "$0")/../.."

packaging/setup.sh run
# An environment of its own: the program's must hold nothing that is not in its lock file.
[ -x build/bundle/venv/bin/python ] || .venv/bin/python -m venv build/bundle/venv
pip() { build/bundle/venv/bin/python -m pip --disable-pip-version-check --quiet install "$@"; }
pip --require-hashes -r packaging/requirements.lock
pip --no-deps --no-build-isolation --editable .
pip 'pyinstaller>=6.10'
build/bundle/venv/bin/python -m PyInstaller --noconfirm --log-level WARN --workpath build/bundle/work --distpath dist \
    packaging/bundle/dainvo-tray.spec
dist/dainvo-tray/dainvo-tray --version
