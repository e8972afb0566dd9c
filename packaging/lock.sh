#!/bin/sh
# Writes both lock files anew from pyproject.toml: exact versions with hashes, for every platform at once.
# Run it with `make lock` after changing a dependency; versions that still fit are kept unless UPGRADE=1.
set -eu
cd "$(dirname "$0")/.."

tool=build/lock
if [ ! -x "$tool/bin/uv" ]; then
    python3 -m venv "$tool"
    "$tool/bin/python" -m pip install --quiet --disable-pip-version-check uv
fi

lock() {
    output=$1
    shift
    "$tool/bin/uv" pip compile pyproject.toml "$@" --quiet --universal --python-version 3.11 --generate-hashes \
        --no-annotate --no-emit-index-url --custom-compile-command "make lock" ${UPGRADE:+--upgrade} \
        --output-file "$output"
    echo "$output: $(grep -c '==' "$output") packages"
}

lock packaging/requirements.lock --group build
lock packaging/requirements-dev.lock --group build --group dev --constraint packaging/requirements.lock
