"""The calls to Zoom's API, one method each; whatever goes wrong is one of `failures`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar
from urllib.parse import urlencode

import msgspec

from tray.domain.meeting import MeetingSpec
from tray.domain.secret import Secret
from tray.planning.meeting.occurrences import Amendment
from tray.planning.meeting.plan import Field
from tray.planning.meeting.spec import mark_in_agenda
from tray.zoom.answers import InvitationAnswer, ListAnswer, ListRow, Me, MeetingAnswer, body_of, body_of_amendment, read
from tray.zoom.clock import Clock
from tray.zoom.failures import MeetingGone, OutcomeNotKnown, TokenRefused, unreached
from tray.zoom.http import Http, NotSent, OutcomeUnknown, Response
from tray.zoom.pace import Label, Pace
from tray.zoom.refusals import api_refusal
from tray.zoom.tokens import Access, Tokens

Answer = TypeVar("Answer", bound=msgspec.Struct)

_MOST_PAGES = 40


class ZoomClient:
    """The API as one account may use it.

    Every method may raise any `ZoomFailure`. A token that is refused is renewed once and the call made once more.
    """

    def __init__(self, http: Http, tokens: Tokens, clock: Clock, pace: Pace | None = None) -> None:
        self._http = http
        self._tokens = tokens
        self._clock = clock
        self._pace = pace or Pace(clock)

    def prepare(self, account: str) -> None:
        """Have a token at hand, so that the next call is nothing but itself."""
        self._tokens.access(account)

    def create(self, account: str, spec: MeetingSpec) -> MeetingAnswer:
        """Make a meeting."""
        try:
            response = self._call(account, "POST", "/users/me/meetings", 201, body=body_of(spec), label="medium")
        except MeetingGone as failure:
            # Of a meeting that is not made yet this says nothing, and perhaps it is made.
            raise OutcomeNotKnown(failure.problem.detail, failure.tracking_id, code="zoom.unexpected") from None
        return self._read(response, MeetingAnswer)

    def get(self, account: str, meeting_id: str) -> MeetingAnswer:
        """The meeting as Zoom has it."""
        response = self._call(account, "GET", f"/meetings/{_number(meeting_id)}", 200)
        answer = self._read(response, MeetingAnswer)
        if int(answer.meeting_id) != int(meeting_id):
            raise OutcomeNotKnown("Zoom told of another meeting.", response.tracking_id, code="zoom.unexpected")
        return answer

    def update(self, account: str, meeting_id: str, spec: MeetingSpec, fields: frozenset[Field]) -> None:
        """Send these fields of the spec."""
        self._call(account, "PATCH", f"/meetings/{_number(meeting_id)}", 204, body=body_of(spec, fields))

    def amend(self, account: str, meeting_id: str, amendment: Amendment) -> None:
        """Change or cancel one occurrence of a series.

        Raises:
            ValueError: the occurrence has no id; without one, Zoom would take the call for one about the whole series.
        """
        if not amendment.id:
            raise ValueError("an occurrence is named by its id")
        query = {"occurrence_id": amendment.id}
        if amendment.cancel:
            query["schedule_for_reminder"] = "false"
        path = f"/meetings/{_number(meeting_id)}?{urlencode(query)}"
        if amendment.cancel:
            self._call(account, "DELETE", path, 204)
        else:
            self._call(account, "PATCH", path, 204, body=body_of_amendment(amendment))

    def delete(self, account: str, meeting_id: str) -> None:
        """Delete the meeting, for a series all of it, without mails from Zoom."""
        self._call(account, "DELETE", f"/meetings/{_number(meeting_id)}?schedule_for_reminder=false", 204)

    def find(self, account: str, mark: str) -> ListRow | None:
        """The meeting whose agenda begins with our mark, as a row of the list; None where there is none."""
        words = mark_in_agenda(mark)
        return next((row for row in self._listed(account) if words in row.agenda), None)

    def find_all(self, account: str, marks: Iterable[str]) -> dict[str, set[str]]:
        """The numbers of all meetings that carry each of our marks."""
        words = {mark: mark_in_agenda(mark) for mark in marks}
        found: dict[str, set[str]] = {mark: set() for mark in words}
        for row in self._listed(account):
            for mark, said in words.items():
                if said in row.agenda:
                    found[mark].add(row.meeting_id)
        return found

    def _listed(self, account: str) -> Iterator[ListRow]:
        """The rows of the list, page by page as they are asked for."""
        token = ""
        for _ in range(_MOST_PAGES):
            query = {"type": "scheduled", "page_size": "300"} | ({"next_page_token": token} if token else {})
            try:
                response = self._call(account, "GET", f"/users/me/meetings?{urlencode(query)}", 200, label="medium")
            except MeetingGone as failure:
                # A list that is denied says nothing of any one meeting.
                raise OutcomeNotKnown(failure.problem.detail, failure.tracking_id, code="zoom.unexpected") from None
            page = self._read(response, ListAnswer)
            yield from page.meetings
            token = page.next_page_token
            if not token:
                return

    def invitation(self, account: str, meeting_id: str) -> str:
        """The text with link, numbers and dial-in, its lines ended by a line feed."""
        response = self._call(account, "GET", f"/meetings/{_number(meeting_id)}/invitation", 200)
        return self._read(response, InvitationAnswer).invitation.replace("\r\n", "\n").strip() + "\n"

    def start_link(self, account: str, meeting_id: str) -> Secret:
        """The link that starts the meeting as its host; good for two hours, and a key to the account."""
        link = self.get(account, meeting_id).start_url
        if link is None:
            raise MeetingGone("Zoom gives no link to start it.")
        return link

    def me(self, account: str) -> Me:
        """The user an account's token belongs to."""
        return self._read(self._call(account, "GET", "/users/me", 200), Me)

    def me_with(self, access: Access) -> Me:
        """The user a token belongs to that no account has yet."""
        return self._read(self._checked(self._send(access, "GET", "/users/me", None, "light"), 200, ""), Me)

    def _call(
        self, account: str, method: str, path: str, good: int, *, body: bytes | None = None, label: Label = "light"
    ) -> Response:
        access = self._tokens.access(account)
        try:
            return self._checked(self._send(access, method, path, body, label), good, account)
        except TokenRefused as refused:
            fresh = self._tokens.access(account, instead_of=access)
            try:
                return self._checked(self._send(fresh, method, path, body, label), good, account)
            except TokenRefused as again:
                self._tokens.refused(account, fresh)
                raise again from refused

    def _send(self, access: Access, method: str, path: str, body: bytes | None, label: Label) -> Response:
        headers = {"Authorization": f"Bearer {access.token.reveal()}"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        self._pace.wait(access.account, label)
        try:
            return self._http.send(method, access.base + path, headers=headers, body=body)
        except NotSent as error:
            raise unreached(error) from None  # the chain would lead to the request and its token
        except OutcomeUnknown as error:
            raise OutcomeNotKnown(str(error)) from None

    def _checked(self, response: Response, good: int, account: str) -> Response:
        if response.status == good:
            return response
        raise api_refusal(response, account, self._clock.timestamp())

    def _read(self, response: Response, kind: type[Answer]) -> Answer:
        """The value in a good answer; Zoom is known to wrap a refusal in one."""
        try:
            return read(response.body, kind)
        except ValueError:
            raise api_refusal(response, "", self._clock.timestamp()) from None


def _number(meeting_id: str) -> str:
    """The id as it may stand in a path.

    Raises:
        ValueError: it is no meeting number.
    """
    if not (meeting_id.isascii() and meeting_id.isdecimal()):
        raise ValueError("not a meeting number")
    return meeting_id
