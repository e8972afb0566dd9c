"""A connected Zoom account, without anything secret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AccountState = Literal["ready", "sign_in_again", "removing"]


@dataclass(frozen=True, slots=True)
class Account:
    """One Zoom user as connected here.

    `id` is `<Zoom account id>/<Zoom user id>`, the identity that survives a reconnect; `scopes` are those really
    granted; `problem` is the code that explains a state other than ready; `client_id` the public client ID it was
    connected with; `connected_at` an RFC 3339 instant.
    """

    id: str
    email: str
    name: str
    scopes: frozenset[str]
    client_id: str
    connected_at: str
    state: AccountState = "ready"
    problem: str = ""
    timezone: str = ""
    provider: str = "zoom"
