"""Where Zoom is reached, and as which app."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

OAUTH_URL = "https://zoom.us/oauth"
API_URL = "https://api.zoom.us/v2"


@dataclass(frozen=True, slots=True)
class ZoomEndpoints:
    """The app's public client ID ("" for none yet) and the base URLs.

    `api_url` None lets the address count that Zoom names with each sign-in (the nearest of its regions), and
    https://api.zoom.us/v2 where it names none.

    Raises:
        ValueError: a URL is neither https nor http to this very computer.
    """

    client_id: str
    oauth_url: str = OAUTH_URL
    api_url: str | None = None

    def __post_init__(self) -> None:
        for url in (self.oauth_url, self.api_url):
            if url is not None and not is_safe(url):
                raise ValueError(f"not an https address: {url}")
        object.__setattr__(self, "client_id", self.client_id.strip())
        object.__setattr__(self, "oauth_url", self.oauth_url.rstrip("/"))
        if self.api_url is not None:
            object.__setattr__(self, "api_url", self.api_url.rstrip("/"))

    def api_base(self, named: str = "") -> str:
        """The API's base URL; `named` is the `api_url` of a token answer, without the version."""
        if self.api_url is not None:
            return self.api_url
        return f"{named.rstrip('/')}/v2" if named and is_safe(named) else API_URL


def is_safe(url: str) -> bool:
    """Whether `url` is https, or http to this very computer, and carries no user name, query or fragment."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if not host or parts.username is not None or parts.query or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))


def is_loopback(host: str) -> bool:
    """Whether a host is this very computer."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
