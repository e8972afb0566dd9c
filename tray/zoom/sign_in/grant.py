"""The OAuth part: addresses to open, token requests, and the reading of their answers.

Zoom's public clients send their id in the body, no secret and no Authorization header; a `scope` parameter is refused.
Source: https://developers.zoom.us/blog/public-pkce/ , RFC 6749, RFC 7636, RFC 7009.
"""

from __future__ import annotations

import secrets

from tray.domain.secret import Secret
from tray.zoom.answers import TokenAnswer, read_tokens
from tray.zoom.endpoints import ZoomEndpoints
from tray.zoom.failures import OutcomeNotKnown, unreached
from tray.zoom.http import Http, NotSent, OutcomeUnknown, Response
from tray.zoom.refusals import token_refusal

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def new_verifier() -> Secret:
    """A PKCE verifier (RFC 7636 4.1: 43 to 128 characters)."""
    return Secret(secrets.token_urlsafe(64))


def new_state() -> str:
    """A word that only the answer to our own question can hold."""
    return secrets.token_urlsafe(32)


class TokenEndpoint:
    """Zoom's OAuth server, for one app."""

    def __init__(self, http: Http, endpoints: ZoomEndpoints) -> None:
        self._http = http
        self._url = endpoints.oauth_url

    def authorize_url(self, client_id: str, *, redirect_uri: str, state: str, verifier: Secret) -> str:
        """The page on which the person allows the app; PKCE with S256."""
        from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        url: str = prepare_grant_uri(
            f"{self._url}/authorize",
            client_id=client_id,
            response_type="code",
            redirect_uri=redirect_uri,
            state=state,
            code_challenge=create_s256_code_challenge(verifier.reveal()),
            code_challenge_method="S256",
        )
        return url

    def exchange(self, client_id: str, *, code: Secret, redirect_uri: str, verifier: Secret) -> TokenAnswer:
        """The tokens for an authorisation code; raises `ZoomFailure`."""
        from authlib.oauth2.rfc6749.parameters import prepare_token_request

        form: str = prepare_token_request(
            "authorization_code",
            "",
            redirect_uri,
            code=code.reveal(),
            code_verifier=verifier.reveal(),
            client_id=client_id,
        )
        answer = self._tokens(form, account="")
        if not answer.access_token:
            raise not_understood()
        return answer

    def refresh(self, client_id: str, account: str, refresh_token: Secret) -> TokenAnswer:
        """New tokens for a refresh token, which is spent by this; raises `ZoomFailure`.

        `SignInExpired` and `ClientRefused` are Zoom's last word, `Unreachable` leaves the token as it was, after
        `OutcomeNotKnown` it may be spent.
        """
        from authlib.oauth2.rfc6749.parameters import prepare_token_request

        form: str = prepare_token_request(
            "refresh_token", "", refresh_token=refresh_token.reveal(), client_id=client_id
        )
        return self._tokens(form, account=account)

    def revoke(self, client_id: str, token: Secret) -> None:
        """End the grant at Zoom, which removes the app for this user everywhere; raises `ZoomFailure`."""
        from authlib.common.urls import add_params_to_qs
        from authlib.oauth2.rfc7009 import prepare_revoke_token_request

        body, _ = prepare_revoke_token_request(token.reveal(), body=add_params_to_qs("", [("client_id", client_id)]))
        response = self._post("/revoke", body)
        if response.status != 200:
            raise token_refusal(response, "")

    def _tokens(self, form: str, account: str) -> TokenAnswer:
        response = self._post("/token", form)
        if response.status != 200:
            raise token_refusal(response, account)
        try:
            return read_tokens(response.body)
        except ValueError:
            raise not_understood(response.tracking_id) from None

    def _post(self, path: str, form: str) -> Response:
        try:
            return self._http.send("POST", self._url + path, headers=_FORM, body=form.encode())
        except NotSent as error:
            raise unreached(error) from None  # the chain would lead to the form and its tokens
        except OutcomeUnknown as error:
            raise OutcomeNotKnown(str(error)) from None


def not_understood(tracking_id: str = "") -> OutcomeNotKnown:
    """The failure of an answer without the token that is needed."""
    return OutcomeNotKnown("Zoom's sign-in gave an answer we do not understand.", tracking_id)
