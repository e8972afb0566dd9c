"""Dainvo tray: a calendar in the system tray whose events carry Zoom meetings."""

__version__ = "0.1.0"
