"""What we measure against: the least program that pystray's AppIndicator backend can be, with one menu item."""

from __future__ import annotations

import os

# The backend is chosen at import.
os.environ["PYSTRAY_BACKEND"] = "appindicator"

import pystray
from PIL import Image

pystray.Icon(
    "bare", Image.new("RGBA", (22, 22), (200, 40, 40, 255)), "bare", pystray.Menu(pystray.MenuItem("Item", print))
).run()
