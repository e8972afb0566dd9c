"""Every behaviour of Zoom that is unknown, changes by account, or is wanted either way, with its default.

"Unknown" stands where no source says what the real service does; the client must be right under each value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args, get_origin, get_type_hints

Plan = Literal["high", "free", "pro", "business"]


@dataclass(frozen=True, slots=True)
class Switches:
    """What this sandbox does where Zoom's behaviour is open or adjustable."""

    # --- the consent page ---------------------------------------------------------------------------------
    decline: Literal["redirect", "stay"] = "redirect"
    """Unknown. `redirect` answers Decline with `error=access_denied`; `stay` shows a page and calls nobody back."""
    decline_error: str = "access_denied"
    """Unknown. The `error` value that Decline sends."""
    scope_parameter: Literal["refuse", "accept"] = "refuse"
    """`refuse` shows the "Invalid scope" page whenever `scope` is present; `accept` narrows the grant to it."""
    accept_ipv6_loopback: bool = False
    """Unknown. Whether `http://[::1]:port/callback` is taken as a redirect."""
    accept_plain_challenge: bool = True
    """Whether a PKCE challenge of method `plain` (also: no method at all) is taken."""

    # --- tokens -------------------------------------------------------------------------------------------
    supersede: bool = True
    """Unknown for today's tokens. A new sign-in of the same user and app kills the tokens of the earlier ones."""
    rotation_grace_seconds: int = 0
    """Unknown. How long a refresh token works on after it was used; 0 = it dies at once."""
    refresh_extends_life: bool = True
    """Unknown. Whether each refresh starts a new 90 days, or the 90 days count from the sign-in."""
    old_access_survives_refresh: bool = True
    """Unknown. Whether the access token before a refresh works until its own end."""
    access_seconds: int = 3600
    """Life of an access token; `expires_in` says the same (3599 has been seen too)."""
    refresh_days: int = 90
    """Life of a refresh token."""
    code_seconds: int = 300
    """Life of an authorisation code."""
    granted_scopes: tuple[str, ...] | None = None
    """What a new grant holds; None = everything the app declares. A user's own `granted_scopes` wins over this."""
    token_api_url: str | None = None
    """`api_url` in token answers; None = this sandbox (without `/v2`), "" leaves the field out."""

    # --- error bodies of the token endpoint ---------------------------------------------------------------
    bad_refresh_error: Literal["invalid_grant", "invalid_request"] = "invalid_grant"
    """The `error` beside "Invalid Token!"; `invalid_request` was seen in 2021."""
    bad_code_error: Literal["invalid_grant", "invalid_request"] = "invalid_grant"
    """The `error` beside "Invalid authorization code"; `invalid_request` was seen in 2020."""
    bad_code_status: int = 400
    """Unknown. HTTP status for a bad, used or expired code."""
    bad_code_names_code: bool = False
    """Whether the reason repeats the code, as some versions do."""
    bad_verifier_status: int = 400
    """Unknown. HTTP status where the PKCE verifier does not match."""
    bad_verifier_reason: str = "Invalid code verifier"
    """Unknown. The reason text there."""
    redirect_mismatch_status: int = 400
    """Unknown. HTTP status where the token call names another redirect (4709)."""
    redirect_mismatch_error: str = "invalid_request"
    """Unknown. The `error` value there."""
    invalid_client_status: int = 400
    """Unknown. HTTP status for a client id nobody knows."""
    withdrawn_body: Literal["invalid_grant", "code_4738"] = "invalid_grant"
    """Unknown. What a refresh answers after an admin withdrew approval."""
    public_revoke_needs_client_id: bool = True
    """Unknown. Whether revoke by a public client needs `client_id` in the body."""

    # --- meetings -----------------------------------------------------------------------------------------
    past_start_on_create: Literal["accept", "refuse", "now"] = "accept"
    """Unknown. A start in the past on create: kept, refused with 400/300, or replaced by the present."""
    odd_start_time: Literal["refuse", "ignore"] = "refuse"
    """A start_time of any other shape (offsets, no seconds, …): 400/300, or taken as absent."""
    unknown_timezone: Literal["refuse", "ignore"] = "refuse"
    """Unknown. A zone that is no IANA name: 400/300, or the account's zone."""
    long_topic: Literal["refuse", "cut"] = "refuse"
    """Unknown. A topic over 200 characters: 400/300, or cut."""
    long_agenda: Literal["refuse", "cut"] = "refuse"
    """Unknown. An agenda over 2000 characters: 400/300, or cut."""
    default_duration: int = 60
    """Unknown. Minutes of a meeting created without a duration."""
    create_password_specials: str = "@-_*!#"
    """Characters beside letters and digits that a passcode may have on create."""
    update_password_specials: str = "@-_*"
    """The same on update."""
    force_waiting_room_without_passcode: bool = True
    """Where the user's settings demand a passcode and the meeting has none, the waiting room is forced on."""
    unknown_alternative_host: Literal["accept", "refuse"] = "accept"
    """Unknown. An alternative host who is nobody of the same account: kept, or 400/300."""
    occurrence_patch_other_fields: Literal["ignore", "refuse"] = "ignore"
    """Fields an occurrence cannot have (topic, …) in a PATCH with occurrence_id: ignored, or 400/300."""
    series_time_without_recurrence: Literal["refuse", "ignore", "apply"] = "refuse"
    """PATCH of start, zone or duration of a whole type-8 series without its `recurrence`."""
    timezone_alone: Literal["keep_instant", "keep_wall_clock"] = "keep_instant"
    """Unknown. PATCH of `timezone` without `start_time`: what stays the same."""
    moved_occurrence_id: Literal["kept", "by_start"] = "kept"
    """Unknown. The id of a single occurrence that was given another start: the same, or the new start's."""
    occurrence_ids: Literal["by_start", "kept", "opaque"] = "by_start"
    """Unknown. After a series changed: ids follow the new starts, or stay with the position in the series; `opaque`
    ones are other words each time."""
    deleted_occurrences: Literal["listed", "left_out"] = "listed"
    """Unknown. Whether GET lists a deleted occurrence with that status, or leaves it out."""
    single_changes: Literal["reset", "kept"] = "reset"
    """Unknown. What a series change makes of occurrences that were deleted before: all are there anew, or they stay so
    where the series still has that start."""
    missing_recurrence_end: Literal["once", "endless"] = "once"
    """Unknown. A recurrence with neither end_times nor end_date_time."""
    max_occurrences: int = 60
    """How many occurrences are worked out at most, also for a series without end."""
    month_overflow: Literal["skip", "last_day"] = "skip"
    """Unknown. monthly_day 31 in a month of 30 days: no occurrence, or the last day."""
    series_has_start_time: bool = True
    """Whether GET and list give type-8 meetings a start_time of their own beside the occurrences."""
    series_rows: Literal["once", "per_occurrence"] = "once"
    """Unknown. How a type-8 meeting stands in the list."""
    list_delay_seconds: int = 0
    """Unknown. How long a new meeting is missing from the list."""
    delete_started: Literal["allow", "refuse"] = "allow"
    """Unknown. DELETE of a meeting in progress: done, or 400/3002 as older documents had it."""
    default_schedule_for_reminder: bool = True
    """Unknown. Whether DELETE mails the host when `schedule_for_reminder` is left out."""
    recover_days: int = 7
    """Unknown. How long a deleted meeting can be brought back."""
    missing_scope_body: Literal["json", "malformed"] = "json"
    """Whether the 400/4711 body is JSON, or holds unescaped quotes as seen on some products."""

    # --- limits -------------------------------------------------------------------------------------------
    plan: Plan = "high"
    """Whose limits per second and day hold: `free`, `pro`, `business`, or `high` (1000 a second, nothing a day)."""
    limit_clock: Literal["real", "sandbox"] = "real"
    """Which time the limits per second count in; `sandbox` suits a frozen clock that the test moves."""
    daily_writes_per_user: int = 100
    """Creates and updates of meetings per user until 00:00 UTC."""

    # --- links and extras ---------------------------------------------------------------------------------
    local_links: bool = False
    """True makes join_url and start_url point at this sandbox, so that a real browser can be seen arriving."""
    link_base: str = "https://us02web.zoom.us"
    """Where links point otherwise."""
    extra_fields: bool = False
    """True adds unknown fields to every JSON answer."""

    def __post_init__(self) -> None:
        """Refuse a value that is none of a switch's words."""
        for name, kind in get_type_hints(type(self)).items():
            if get_origin(kind) is Literal and getattr(self, name) not in get_args(kind):
                raise ValueError(f"{name} is one of {', '.join(get_args(kind))}, not {getattr(self, name)!r}")
