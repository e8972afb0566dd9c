"""The HTML a person sees: consent, refusals, and the pages behind join and start links."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from tests.zoom_sandbox.people import User
from tests.zoom_sandbox.scopes import WORDING

_STYLE = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">'
        f"<style>{_STYLE}</style></head>"
        f"<body><header>zoom <span>sandbox</span></header><main>{body}</main></body></html>"
    )


def _who(user: User) -> str:
    return (
        f'<div class="disc" aria-hidden="true">{escape(user.first_name[:1])}</div>'
        f"<div><b>{escape(user.name)}</b><span>{escape(user.email)}</span></div>"
    )


def _switch_link(ticket: str) -> str:
    return f'<a href="/oauth/account?{escape(urlencode({"ticket": ticket}))}">Switch account</a>'


def _hidden(ticket: str, user: User) -> str:
    return (
        f'<input type="hidden" name="ticket" value="{escape(ticket)}">'
        f'<input type="hidden" name="user" value="{escape(user.email)}">'
    )


def consent(ticket: str, app: str, user: User, scopes: Iterable[str]) -> str:
    """Ask the user to allow the app, naming every permission."""
    wishes = "".join(f"<li>{escape(WORDING.get(scope, scope))}</li>" for scope in scopes)
    return _page(
        f"{app} is requesting access to your Zoom account",
        f"<h1>{escape(app)} is requesting access to your Zoom account</h1>"
        f'<div class="who">{_who(user)}{_switch_link(ticket)}</div>'
        f'<p class="soft">{escape(app)} will be able to:</p><ul>{wishes}</ul>'
        f'<form method="post" action="/oauth/decide">{_hidden(ticket, user)}'
        '<div class="keys"><button name="decision" value="decline">Decline</button>'
        '<button class="main" name="decision" value="allow" autofocus>Allow</button></div></form>',
    )


def choose_user(ticket: str, users: Iterable[User]) -> str:
    """Offer every seeded user to sign in as."""
    rows = "".join(
        f'<a class="who row" href="/oauth/account?{escape(urlencode({"ticket": ticket, "user": user.email}))}">'
        f"{_who(user)}</a>"
        for user in users
    )
    return _page("Choose an account", f'<h1>Choose an account</h1><p class="soft">Who is signing in to Zoom?</p>{rows}')


def needs_approval(ticket: str, app: str, user: User) -> str:
    """Stop the consent: the account's admin must approve the app first."""
    if user.approval_requested:
        ask = "<p>Your request was sent. You will get an e-mail when your admin has decided.</p>"
    else:
        ask = (
            f'<form method="post" action="/oauth/decide">{_hidden(ticket, user)}<div class="keys">'
            '<button class="main" name="decision" value="request" autofocus>Request pre-approval</button></div></form>'
        )
    return _page(
        f"You cannot authorize {app}",
        f"<h1>You cannot authorize {escape(app)}</h1>"
        f'<div class="who">{_who(user)}{_switch_link(ticket)}</div>'
        f"<p>Your account’s admin must approve this app before you can use it.</p>{ask}",
    )


def declined(app: str) -> str:
    """Say that nothing was allowed, where Zoom does not call the app back."""
    return _page(
        "Declined", f"<h1>You declined</h1><p>{escape(app)} was not given access. You can close this page.</p>"
    )


def stopped(text: str, code: int, message: str) -> str:
    """Say what is wrong with the authorise request, with Zoom's own JSON beneath."""
    detail = json.dumps({"status": False, "errorCode": code, "errorMessage": message, "result": None})
    return _page(
        "Something is wrong with this link",
        f"<h1>{escape(text)}</h1><p>The app sent a sign-in request that Zoom does not accept.</p>"
        f'<p class="soft"><code>{escape(detail, quote=False)}</code></p>',
    )


def joined(topic: str, meeting_id: int, *, as_host: bool) -> str:
    """Show that the browser arrived in the meeting."""
    verb = "started" if as_host else "joined"
    spaced = f"{str(meeting_id)[:3]} {str(meeting_id)[3:7]} {str(meeting_id)[7:]}"
    note = "You are the host." if as_host else "The host can see that you are here."
    return _page(
        f"You have {verb} {topic}",
        f'<div class="tick" aria-hidden="true">✓</div><h1>You have {verb} {escape(topic)}</h1>'
        f'<p>{note}</p><p class="soft">Meeting ID: {escape(spaced.strip())}</p>',
    )


def passcode(meeting_id: int, *, wrong: bool) -> str:
    """Ask for the passcode that the link did not carry."""
    note = "<p>That passcode is not right. Try again.</p>" if wrong else ""
    return _page(
        "Enter meeting passcode",
        f'<h1>Enter meeting passcode</h1>{note}<form action="/j/{meeting_id}">'
        '<input name="passcode" aria-label="Meeting passcode" autofocus>'
        '<div class="keys"><button class="main">Join</button></div></form>',
    )


def no_meeting(text: str, code: str) -> str:
    """Say that the link leads nowhere (any more)."""
    return _page("This link does not work", f'<h1>{escape(text)}</h1><p class="soft">Error code: {escape(code)}</p>')
