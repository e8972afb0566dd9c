"""Where a bundle begins: the same as the installed command."""

from __future__ import annotations

import sys

import tray.cli.main

if __name__ == "__main__":
    sys.exit(tray.cli.main.main())
