"""The token endpoint, revoke, and who an access token belongs to (zoom.md 1.3, 1.5-1.8)."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import datetime, timedelta
from urllib.parse import parse_qsl

from tests.zoom_sandbox.messages import Json, Refusal, Request, Response, json_answer, oauth_error, refused
from tests.zoom_sandbox.people import User
from tests.zoom_sandbox.state import Caller, Grant, GrantState, State

_FORM = "application/x-www-form-urlencoded"


def token(state: State, request: Request) -> Response:
    """Exchange a code or a refresh token for a new pair of tokens."""
    form = _form(state, request)
    grant_type = form.get("grant_type", "")
    if not grant_type:
        raise oauth_error(400, "Missing grant type", "invalid_request")
    if grant_type == "authorization_code":
        return json_answer(200, _from_code(state, form))
    if grant_type == "refresh_token":
        return json_answer(200, _from_refresh(state, form))
    raise oauth_error(400, "Unsupported grant type", "unsupported_grant_type")


def revoke(state: State, request: Request) -> Response:
    """End every grant of the token's user, as Zoom's revoke does: it removes the app for that user."""
    form = _form(state, request, check_client=state.switches.public_revoke_needs_client_id)
    owner = next((one for one in state.grants if form.get("token", "") in {*one.access, one.refresh_token}), None)
    if owner is None or not form.get("token"):
        raise oauth_error(400, "Invalid Token!", "invalid_request")
    end_grants(state, owner.user_id, "revoked")
    return json_answer(200, {"status": "success"})


def new_grant(state: State, user: User, scopes: frozenset[str]) -> Json:
    """Sign a user in: make a grant, end the earlier ones where Zoom does, and return the token answer."""
    if state.switches.supersede:
        end_grants(state, user.id, "superseded")
    now = state.clock.now()
    grant = Grant(user.id, scopes, now, "", now + timedelta(days=state.switches.refresh_days))
    state.grants.append(grant)
    return _answer(state, grant)


def end_grants(state: State, user_id: str, how: GrantState) -> None:
    """Kill every live grant of the user; `how` is one of the dead states of a grant."""
    for grant in state.grants:
        if grant.user_id == user_id and grant.state == "live":
            grant.state = how


def bearer(state: State, request: Request) -> Caller:
    """Return who calls the API; raises the 401/124 refusals."""
    if "access_token" in request.query:
        raise refused(401, 124, "This API does not support an access token as a query parameter.")
    scheme, _, word = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not word:
        raise refused(401, 124, "Invalid access token.")
    for grant in state.grants:
        if word in grant.access:
            if grant.state != "live":
                break
            if state.clock.now() >= grant.access[word]:
                raise refused(401, 124, "Access token is expired.")
            return Caller(state.user_by_id(grant.user_id), grant)
    raise refused(401, 124, "Invalid access token.")


def _form(state: State, request: Request, *, check_client: bool = True) -> dict[str, str]:
    if request.query:
        raise oauth_error(400, "Parameters belong in the request body", "invalid_request")
    if request.media_type != _FORM:
        raise oauth_error(400, f"Content-Type must be {_FORM}", "invalid_request")
    if "authorization" in request.headers:
        raise _bad_client(state)
    try:
        pairs = parse_qsl(request.body.decode(), keep_blank_values=True, strict_parsing=bool(request.body))
    except ValueError:
        raise oauth_error(400, "Bad request", "invalid_request") from None
    form = dict(pairs)
    if len(form) != len(pairs):
        raise oauth_error(400, "Bad request", "invalid_request")
    if (check_client or "client_id" in form) and form.get("client_id") != state.app.public_client_id:
        raise _bad_client(state)
    if "client_secret" in form:
        raise _bad_client(state)
    return form


def _from_code(state: State, form: dict[str, str]) -> Json:
    switches = state.switches
    word = form.get("code", "")
    code = state.codes.get(word)
    if code is None or code.used or state.clock.now() >= code.expires_at:
        named = f" {word}" if switches.bad_code_names_code else ""
        raise oauth_error(switches.bad_code_status, f"Invalid authorization code{named}", switches.bad_code_error)
    if form.get("redirect_uri") != code.redirect_uri:
        raise oauth_error(switches.redirect_mismatch_status, "Redirect URI mismatch", switches.redirect_mismatch_error)
    if not _verified(form.get("code_verifier", ""), code.challenge, code.method):
        raise oauth_error(switches.bad_verifier_status, switches.bad_verifier_reason, "invalid_grant")
    code.used = True
    return new_grant(state, state.user_by_id(code.user_id), code.scopes)


def _from_refresh(state: State, form: dict[str, str]) -> Json:
    now = state.clock.now()
    word = form.get("refresh_token", "")
    grant = next((one for one in state.grants if word and word in {one.refresh_token, *one.spent}), None)
    if grant is None:
        raise _bad_refresh(state)
    if grant.state == "withdrawn" and state.switches.withdrawn_body == "code_4738":
        raise Refusal(json_answer(400, {"code": 4738, "message": "The app has been disabled by the account admin."}))
    if grant.state != "live" or now >= grant.refresh_expires_at or not _usable(state, grant, word, now):
        raise _bad_refresh(state)
    if not state.switches.old_access_survives_refresh:
        grant.access = dict.fromkeys(grant.access, now)
    grant.spent.setdefault(grant.refresh_token, now)
    grant.refreshes += 1
    if state.switches.refresh_extends_life:
        grant.refresh_expires_at = now + timedelta(days=state.switches.refresh_days)
    return _answer(state, grant)


def _usable(state: State, grant: Grant, word: str, now: datetime) -> bool:
    used = grant.spent.get(word)
    return used is None or now - used < timedelta(seconds=state.switches.rotation_grace_seconds)


def _answer(state: State, grant: Grant) -> Json:
    now = state.clock.now()
    access = _jwt(state, grant, "access_token")
    grant.access[access] = now + timedelta(seconds=state.switches.access_seconds)
    grant.refresh_token = _jwt(state, grant, "refresh_token")
    answer: Json = {
        "access_token": access,
        "token_type": "bearer",
        "refresh_token": grant.refresh_token,
        "expires_in": state.switches.access_seconds,
        "scope": " ".join(sorted(grant.scopes)),
    }
    api_url = state.base_url if state.switches.token_api_url is None else state.switches.token_api_url
    if api_url:
        answer["api_url"] = api_url
    return answer


def _jwt(state: State, grant: Grant, kind: str) -> str:
    header = {"sv": "000002", "alg": "HS512", "v": "2.0", "kid": state.word(20)}
    claims = {"ver": 10, "tokenType": kind, "userId": grant.user_id, "jti": state.word(22)}
    return ".".join([_encoded(header), _encoded(claims), state.word(86)])


def _encoded(content: Json) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()


def _verified(verifier: str, challenge: str, method: str) -> bool:
    if method == "plain":
        return verifier == challenge
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == challenge


def _bad_client(state: State) -> Refusal:
    return oauth_error(state.switches.invalid_client_status, "Invalid client_id or client_secret", "invalid_client")


def _bad_refresh(state: State) -> Refusal:
    return oauth_error(400, "Invalid Token!", state.switches.bad_refresh_error)
