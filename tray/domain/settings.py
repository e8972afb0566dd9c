"""What a person can set; few things, each with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force.

    `reminder_minutes` are minutes before the start (0 is the start itself) for events that say nothing of their own;
    `menu_days` counts today; `soon_minutes` is when the icon begins to count down; `language` and `locale` are ""
    where the system decides; `zoom_client_id` is the public client ID of a Zoom app; `join_as_host` lets
    Join start one's own meetings as their host, in the browser.
    """

    zoom_client_id: str = ""
    zoom_oauth_url: str = "https://zoom.us/oauth"
    zoom_api_url: str = "https://api.zoom.us/v2"
    zoom_by_default: bool = False
    open_zoom_in: Literal["app", "browser"] = "app"
    join_as_host: bool = False
    default_minutes: int = 60
    reminder_minutes: tuple[int, ...] = (5, 0)
    snooze_minutes: int = 5
    menu_days: int = 4
    soon_minutes: int = 15
    hide_titles: bool = False
    time_format: Literal["system", "24", "12"] = "system"
    language: str = ""
    locale: str = ""
    theme: Literal["system", "light", "dark"] = "system"
    sync_minutes: int = 15
    log_level: Literal["warning", "info", "debug"] = "info"
