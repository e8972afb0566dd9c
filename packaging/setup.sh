#!/bin/sh
# Puts in place what the program needs, and nothing twice:  packaging/setup.sh run|demo|test|bench
#
#   run    the program itself; on a machine without a desktop also the parts of a virtual one
#   demo   as run, and what plays the person where nobody can click
#   test   everything the tests and their virtual desktop need
#   bench  as test, and what the pystray program we measure against is built from
#
# Python packages go into .venv, pinned by packaging/requirements*.lock. Programs come from the distribution: on Debian
# and Ubuntu missing ones are installed with apt-get (asked for once, where that takes sudo), elsewhere they are named.
set -eu
cd "$(dirname "$0")/.."

kind=${1:-run}
case $kind in
run | demo) lock=packaging/requirements.lock ;;
test | bench) lock=packaging/requirements-dev.lock ;;
*)
    echo "usage: packaging/setup.sh run|demo|test|bench" >&2
    exit 2
    ;;
esac

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

# ---------------------------------------------------------------- programs of the distribution

missing=""

# need PACKAGE THING…   the package is missing unless one of these programs or files is there
need() {
    package=$1
    shift
    for thing in "$@"; do
        case $thing in
        */*) for file in $thing; do [ -e "$file" ] && return 0; done ;;
        *) command -v "$thing" >/dev/null 2>&1 && return 0 ;;
        esac
    done
    missing="$missing $package"
}

need_virtual_desktop() {
    need xvfb Xvfb
    need openbox openbox
    need xfce4-panel xfce4-panel
    need xfce4-notifyd '/usr/lib/*/xfce4/notifyd/xfce4-notifyd' /usr/lib/xfce4/notifyd/xfce4-notifyd
    need gnome-keyring gnome-keyring-daemon
    need dbus-x11 dbus-launch
    need chromium chromium chromium-browser google-chrome google-chrome-stable
    need adwaita-icon-theme /usr/share/icons/Adwaita/index.theme
    need fonts-dejavu-core '/usr/share/fonts/*/dejavu*/DejaVuSans.ttf' '/usr/share/fonts/*/DejaVuSans.ttf' \
        '/usr/share/fonts/*/*/DejaVuSans.ttf'
}

desktop=yes
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || desktop=no

if [ "$(uname -s)" = Linux ]; then
    case $kind in
    run | demo) [ $desktop = yes ] || need_virtual_desktop ;;
    test | bench)
        need_virtual_desktop
        need libsecret-tools secret-tool
        need scrot scrot
        ;;
    esac
    [ $kind = run ] || [ $kind$desktop = demoyes ] || need xdotool xdotool
    if [ $kind = bench ]; then
        need gcc gcc cc
        need pkg-config pkg-config
        need libgirepository1.0-dev '/usr/include/gobject-introspection-1.0/girepository.h'
        need libcairo2-dev /usr/include/cairo/cairo.h
        need gir1.2-gtk-3.0 '/usr/lib/*/girepository-1.0/Gtk-3.0.typelib'
        need gir1.2-ayatanaappindicator3-0.1 '/usr/lib/*/girepository-1.0/AyatanaAppIndicator3-0.1.typelib'
    fi
fi

# ---------------------------------------------------------------- Python

# Succeeds for a Python the program can use; "bare" lets one pass that lacks tkinter or venv.
usable() {
    if [ "${2:-}" = bare ]; then
        "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
    else
        "$1" -c 'import sys, tkinter, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
    fi
}

candidates="${PYTHON:-} python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11 /usr/local/bin/python3"

find_python() {
    for candidate in $candidates; do
        command -v "$candidate" >/dev/null 2>&1 && usable "$candidate" "${1:-}" && command -v "$candidate" && return 0
    done
    return 1
}

# ---------------------------------------------------------------- was it all done before?

if command -v sha256sum >/dev/null 2>&1; then
    digest=$(cat "$lock" pyproject.toml packaging/setup.sh | sha256sum)
else
    digest=$(cat "$lock" pyproject.toml packaging/setup.sh | cksum)
fi
stamp=".venv/.dainvo-$(basename "$lock" .lock)"
python_ready=no
[ -x .venv/bin/dainvo-tray ] && [ -r "$stamp" ] && [ "$(cat "$stamp")" = "$digest $PWD" ] && python_ready=yes
[ $python_ready = yes ] && [ -z "$missing" ] && exit 0

# ---------------------------------------------------------------- install what the distribution has

python=""
if [ $python_ready = no ]; then
    python=$(find_python) || missing="python3-tk python3-venv$missing"
fi

install_packages() {
    # Lists that were never fetched, or are too old to fetch by, are fetched anew.
    # shellcheck disable=SC2016
    script='
        export DEBIAN_FRONTEND=noninteractive
        get() { apt-get install -y -q --no-install-recommends "$@" </dev/null; }
        if ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1 && get "$@"; then exit 0; fi
        apt-get update -q </dev/null && get "$@"'
    # shellcheck disable=SC2086
    if [ "$(id -u)" = 0 ]; then
        sh -c "$script" sh $missing >&2
    elif ! command -v sudo >/dev/null 2>&1; then
        say "There is no sudo here to install them with."
        return 1
    elif sudo -n true 2>/dev/null; then
        sudo sh -c "$script" sh $missing >&2
    elif [ -t 0 ]; then
        printf 'Install them with sudo now? [Y/n] ' >&2
        read -r answer || answer=n
        case $answer in
        [nN]*) return 1 ;;
        *) sudo sh -c "$script" sh $missing >&2 ;;
        esac
    else
        say "sudo would have to ask for a password, and nobody is there to answer."
        return 1
    fi
}

if [ -n "$missing" ]; then
    say "Missing programs:$missing"
    if command -v apt-get >/dev/null 2>&1; then
        install_packages || say "They were not installed. By hand:  apt-get install$missing"
    else
        say "Please install them with your system's package manager (these are Debian's names)."
    fi
    hash -r
fi

# ---------------------------------------------------------------- the Python environment

if [ $python_ready = no ]; then
    [ -n "$python" ] || python=$(find_python) || {
        python=$(find_python bare) || stop "No Python 3.11 or newer was found. Please install one, with tkinter and venv."
        "$python" -c 'import venv, ensurepip' 2>/dev/null ||
            stop "$python has no venv module. Please install it (Debian: python3-venv)."
        say "$python has no tkinter (Debian: python3-tk): the menu and the shell command work, dialogs do not open."
    }
    # An environment whose Python went away, or lacks what another has, is made anew.
    if [ -e .venv ] && ! usable .venv/bin/python; then
        if usable "$python" || ! usable .venv/bin/python bare; then
            rm -rf .venv
        fi
    fi
    if [ ! -e .venv ]; then
        say "Making .venv with $("$python" --version) …"
        "$python" -m venv .venv
    fi
    say "Installing $(grep -c '^[a-z0-9].*==' "$lock") Python packages at most (pinned in $lock) into .venv …"
    pip() { .venv/bin/python -m pip --disable-pip-version-check --no-input --require-virtualenv "$@" >&2; }
    rm -f .venv/.dainvo-requirements*
    pip install --quiet --require-hashes -r "$lock"
    # urllib3-future (caldav brings it) leaves a file that makes every start of Python twice as long, so that it may stand in
    # for urllib3. Whoever we use finds it under its own name.
    rm -f .venv/lib/python3*/site-packages/urllib3_future.pth
    pip install --quiet --no-deps --no-build-isolation --editable .
    .venv/bin/python -m compileall -q tray >&2 # so that the first start need not, nor any where Python may not write
    printf '%s' "$digest $PWD" >"$stamp"
    # Who has the packages for testing has those for running.
    if [ "$lock" = packaging/requirements-dev.lock ]; then
        lock=packaging/requirements.lock
        if command -v sha256sum >/dev/null 2>&1; then
            digest=$(cat "$lock" pyproject.toml packaging/setup.sh | sha256sum)
        else
            digest=$(cat "$lock" pyproject.toml packaging/setup.sh | cksum)
        fi
        printf '%s' "$digest $PWD" >.venv/.dainvo-requirements
    fi
    say "Ready."
fi
