"""The consent page: what the browser sees between the app and its code (zoom.md 1.2, 1.4, 1.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from tests.zoom_sandbox import pages
from tests.zoom_sandbox.messages import Refusal, Request, Response, html_answer, redirect_answer
from tests.zoom_sandbox.people import User
from tests.zoom_sandbox.scopes import DECLARED
from tests.zoom_sandbox.state import Code, Consent, State

_CHALLENGE = re.compile(r"[A-Za-z0-9\-._~]{43,128}", re.ASCII)


def authorize(state: State, request: Request) -> Response:
    """Check an authorise request and show the consent page, or the page that says what is wrong."""
    query = request.query
    client_id = query.get("client_id", "")
    if not client_id:
        raise _stopped("Invalid client_id: it is missing (4,702)", 4702)
    if client_id != state.app.public_client_id:
        raise _stopped(f"Invalid client_id: {client_id} (4,702)", 4702)
    redirect_uri = query.get("redirect_uri", "")
    if not redirect_is_registered(state, redirect_uri):
        raise _stopped(f"Invalid redirect: {redirect_uri} (4,700)", 4700, "Invalid redirect url")
    if query.get("response_type") != "code":
        raise _stopped("Invalid response_type: it must be code (4,700)", 4700)
    scopes = None
    if "scope" in query:
        if state.switches.scope_parameter == "refuse":
            raise _stopped("Invalid scope (4,700)", 4700, "Invalid scope")
        scopes = frozenset(query["scope"].split())
        if not scopes <= set(state.app.scopes):
            raise _stopped("Invalid scope (4,700)", 4700, "Invalid scope")
    challenge = query.get("code_challenge", "")
    method = query.get("code_challenge_method", "plain")
    if method not in {"S256", "plain"} or (method == "plain" and not state.switches.accept_plain_challenge):
        raise _stopped("Invalid code_challenge_method (4,700)", 4700)
    if not _CHALLENGE.fullmatch(challenge) or (method == "S256" and len(challenge) != 43):
        raise _stopped("Invalid code_challenge: this app must use PKCE (4,700)", 4700)
    ticket = state.word(24)
    state.consents[ticket] = Consent(redirect_uri, query.get("state"), challenge, method, scopes)
    return _shown(state, ticket, state.users[0])


def account(state: State, request: Request) -> Response:
    """Show the list of users to sign in as, or the consent page for the one just chosen."""
    ticket = _ticket(state, request.query)
    email = request.query.get("user")
    if email is None:
        return html_answer(200, pages.choose_user(ticket, state.users))
    return _shown(state, ticket, _user(state, email))


def decide(state: State, request: Request) -> Response:
    """Take Allow, Decline or "request pre-approval" from the page."""
    form = dict(parse_qsl(request.body.decode("utf-8", "replace"), keep_blank_values=True))
    ticket = _ticket(state, form)
    consent = state.consents[ticket]
    user = _user(state, form.get("user", ""))
    decision = form.get("decision")
    if decision == "request":
        user.approval_requested = True
        state.mail(f"admin of {user.account_id}", f"{user.name} asks to approve {state.app.name}")
        return html_answer(200, pages.needs_approval(ticket, state.app.name, user))
    if decision == "decline":
        del state.consents[ticket]
        if state.switches.decline == "stay":
            return html_answer(200, pages.declined(state.app.name))
        return _back(consent, {"error": state.switches.decline_error})
    if decision != "allow":
        raise _stopped("Invalid decision (4,700)", 4700)
    if user.needs_approval:
        return html_answer(403, pages.needs_approval(ticket, state.app.name, user))
    del state.consents[ticket]
    return _back(consent, {"code": new_code(state, user, consent)})


def new_code(state: State, user: User, consent: Consent) -> str:
    """Make the code that the redirect carries: five minutes, one use."""
    word = state.word(22)
    state.codes[word] = Code(
        user.id,
        consent.redirect_uri,
        consent.challenge,
        consent.method,
        scopes_for(state, user) if consent.scopes is None else scopes_for(state, user) & consent.scopes,
        state.clock.now() + timedelta(seconds=state.switches.code_seconds),
    )
    return word


def scopes_for(state: State, user: User) -> frozenset[str]:
    """Return what the next sign-in of this user grants."""
    for chosen in (user.granted_scopes, state.switches.granted_scopes):
        if chosen is not None:
            return frozenset(chosen)
    return frozenset(state.app.scopes)


def redirect_is_registered(state: State, uri: str) -> bool:
    """Say whether the redirect is the literal loopback address, any port, exactly the registered path."""
    hosts = {"127.0.0.1", "[::1]"} if state.switches.accept_ipv6_loopback else {"127.0.0.1"}
    try:
        parts = urlsplit(uri)
        port = parts.port
    except ValueError:
        return False
    host = parts.netloc if port is None else parts.netloc.removesuffix(f":{port}")
    return (
        uri.startswith("http://")
        and host in hosts
        and parts.path == state.app.redirect_path
        and "?" not in uri
        and "#" not in uri
    )


def _shown(state: State, ticket: str, user: User) -> Response:
    if user.needs_approval:
        return html_answer(200, pages.needs_approval(ticket, state.app.name, user))
    asked = state.consents[ticket].scopes
    granted = scopes_for(state, user)
    return html_answer(
        200, pages.consent(ticket, state.app.name, user, _in_order(granted if asked is None else granted & asked))
    )


def _in_order(scopes: frozenset[str]) -> list[str]:
    return [*(scope for scope in DECLARED if scope in scopes), *sorted(scopes - set(DECLARED))]


def _back(consent: Consent, answer: dict[str, str]) -> Response:
    if consent.state is not None:
        answer["state"] = consent.state
    return redirect_answer(f"{consent.redirect_uri}?{urlencode(answer, quote_via=quote)}")


def _ticket(state: State, values: Mapping[str, str]) -> str:
    ticket = values.get("ticket", "")
    if ticket not in state.consents:
        raise _stopped("This page has expired. Start again from the app. (4,700)", 4700)
    return ticket


def _user(state: State, email: str) -> User:
    try:
        return state.user_by_email(email)
    except KeyError:
        raise _stopped("Nobody of that name is signed in. (4,700)", 4700) from None


def _stopped(text: str, code: int, message: str | None = None) -> Refusal:
    return Refusal(html_answer(400, pages.stopped(text, code, message or text)))
