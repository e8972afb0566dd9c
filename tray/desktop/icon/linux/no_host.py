"""What to say where no program of the desktop shows tray icons."""

from __future__ import annotations

from tray.domain.problem import Problem
from tray.domain.problems import problem

# XDG_CURRENT_DESKTOP holds names separated by colons, the most particular first (Desktop Entry Specification).
# What each desktop needs: ubuntu/gnome-shell-extension-appindicator, Xfce's systray plug-in (Status Tray since 4.16),
# linuxmint/xapp, Alexays/Waybar.
_REMEDIES = {
    "gnome": (
        "Install the extension “AppIndicator and KStatusNotifierItem Support” from extensions.gnome.org, "
        "or the package gnome-shell-extension-appindicator, then sign out and in again."
    ),
    "kde": "Right-click the panel, choose “Add Widgets…” and add “System Tray”.",
    "xfce": "Right-click the panel, choose Panel, “Add New Items…” and add “Status Tray Plugin”.",
    "cinnamon": "Right-click the panel, choose Applets and add “XApp Status Applet”.",
    "mate": "Right-click the panel, choose “Add to Panel…” and add “Indicator Applet Complete” or “Notification Area”.",
    "lxqt": "Right-click the panel, choose “Manage Widgets” and add “Status Notifier Plugin”.",
    "budgie": "Open Budgie Desktop Settings, choose the panel and add the applet “System Tray”.",
    "pantheon": "Install the package wingpanel-indicator-ayatana, then sign out and in again.",
    "sway": "Install waybar and put “tray” among its modules; swaybar shows icons but not their menus.",
    "hyprland": "Install waybar and put “tray” among its modules.",
    "river": "Install waybar and put “tray” among its modules.",
    "niri": "Install waybar and put “tray” among its modules.",
    "labwc": "Install waybar and put “tray” among its modules.",
    "wlroots": "Install waybar and put “tray” among its modules.",
    "i3": "Install snixembed and start it with the session; i3bar shows only older icons by itself.",
    "unity": "Install the package indicator-application, then sign out and in again.",
}
_ALIASES = {
    "ubuntu": "gnome",
    "pop": "gnome",
    "gnome-classic": "gnome",
    "plasma": "kde",
    "x-cinnamon": "cinnamon",
    "unity7": "unity",
}
_ANYWHERE = (
    "Add the system tray to your panel: on GNOME the AppIndicator extension, on Xfce the Status Tray Plugin, "
    "on sway and others waybar with its tray module."
)


def no_host_problem(current_desktop: str) -> Problem:
    """Return the problem for the desktop that XDG_CURRENT_DESKTOP names, with what to install on it."""
    names = [name.strip().lower() for name in current_desktop.split(":")]
    known = [_ALIASES.get(name, name) for name in names]
    remedy = next((_REMEDIES[name] for name in known if name in _REMEDIES), _ANYWHERE)
    detail = "Reminders and the command dainvo-tray work all the same. The icon appears as soon as there is a tray."
    return problem("tray.no_host", detail, how=remedy)
