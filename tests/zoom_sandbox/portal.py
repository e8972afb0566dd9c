"""What people do on Zoom's own side: users in the web portal, admins in the marketplace."""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from datetime import UTC, datetime
from typing import Any

from tests.zoom_sandbox import changes, meetings
from tests.zoom_sandbox.fields import checked
from tests.zoom_sandbox.meeting import Meeting
from tests.zoom_sandbox.people import User
from tests.zoom_sandbox.state import State
from tests.zoom_sandbox.times import stamp
from tests.zoom_sandbox.tokens import end_grants


class Portal:
    """Changes that reach the app only when it looks; none of them counts as an API call."""

    def __init__(self, state: State) -> None:
        self._state = state

    def create(self, user: str, topic: str, start: datetime | None = None, **more: Any) -> int:
        """Schedule a meeting as the user would in the portal; `start` aware; return its id. `more`: create fields."""
        with self._state.lock:
            if start is not None:
                more["start_time"] = stamp(start)
            content = checked({"topic": topic, **more}, self._state.switches)
            meeting = changes.new_meeting(self._state, self._state.user_by_email(user), content)
            meeting.creation_source = "other"
            self._state.meetings[meeting.id] = meeting
            return meeting.id

    def rename(self, meeting_id: int, topic: str) -> None:
        self.edit(meeting_id, topic=topic)

    def move(self, meeting_id: int, start: datetime | None = None, duration: int | None = None) -> None:
        """Give a meeting another start (aware) or length (minutes); a series moves as a whole."""
        with self._state.lock:
            meeting = self._at(meeting_id)
            content: dict[str, Any] = {"timezone": meeting.timezone}
            if start is not None:
                content["start_time"] = stamp(start)
            if duration is not None:
                content["duration"] = duration
            if meeting.recurrence is not None:
                content["recurrence"] = meeting.recurrence
            changes.apply_series(self._state, self._host(meeting), meeting, content)
            if start is not None and meeting.start is not None and not meeting.occurrences:
                meeting.start = start.astimezone(UTC)
            meeting.updates += 1

    def edit(self, meeting_id: int, **fields: Any) -> None:
        """Change any create field (agenda, settings, recurrence, password, …) in the portal."""
        with self._state.lock:
            meeting = self._at(meeting_id)
            content = checked(dict(fields), self._state.switches)
            changes.apply_series(self._state, self._host(meeting), meeting, content)
            if "password" in content:
                changes.set_passcode(self._state, meeting, content["password"])
            meeting.updates += 1

    def delete(self, meeting_id: int) -> None:
        self._at(meeting_id).deleted_at = self._state.clock.now()

    def recover(self, meeting_id: int) -> None:
        self._at(meeting_id).deleted_at = None

    def delete_occurrence(self, meeting_id: int, occurrence_id: str) -> None:
        for one in self._at(meeting_id).occurrences:
            if one.id == occurrence_id:
                one.status = "deleted"

    def move_occurrence(
        self, meeting_id: int, occurrence_id: str, start: datetime, duration: int | None = None
    ) -> None:
        """Give one occurrence another start (aware), and another length (minutes) where one is given."""
        with self._state.lock:
            for one in self._at(meeting_id).occurrences:
                if one.id == occurrence_id:
                    one.start, one.duration = start.astimezone(UTC), duration or one.duration

    def transfer(self, meeting_id: int, to: str) -> None:
        """Make somebody else the host: for the old one the meeting does not exist any more."""
        with self._state.lock:
            meeting, user = self._at(meeting_id), self._state.user_by_email(to)
            meeting.host_id, meeting.host_email = user.id, user.email

    def start(self, meeting_id: int) -> None:
        """Start the session; the meeting gets a new instance UUID."""
        meeting = self._at(meeting_id)
        meeting.status, meeting.last_used_at = "started", self._state.clock.now()
        meeting.uuid = changes.new_uuid(self._state)

    def end(self, meeting_id: int) -> None:
        meetings.end(self._state, self._at(meeting_id))

    def make_webinar(self, meeting_id: int) -> None:
        """Turn the meeting into a webinar: meeting calls on it are refused with 400/3000."""
        self._at(meeting_id).webinar = True

    def remove_app(self, user: str) -> None:
        """Remove the app as the user can at the marketplace: every token of theirs is dead."""
        self._end(user, "removed")

    def withdraw(self, user: str) -> None:
        """Withdraw the approval for the user's whole account, as its admin can."""
        with self._state.lock:
            account = self._state.user_by_email(user).account_id
            for one in self._state.users:
                if one.account_id == account:
                    one.needs_approval, one.approval_requested = True, False
                    end_grants(self._state, one.id, "withdrawn")

    def approve(self, user: str) -> None:
        """Approve the app for the user's whole account, as its admin can."""
        with self._state.lock:
            account = self._state.user_by_email(user).account_id
            for one in self._state.users:
                if one.account_id == account:
                    one.needs_approval = one.approval_requested = False

    def add_user(self, user: User) -> None:
        with self._state.lock:
            self._state.users.append(user)

    def change_user(self, email: str, **changed: Any) -> None:
        """Set fields of a user or of their settings by name."""
        with self._state.lock:
            user = self._state.user_by_email(email)
            own = {one.name for one in dataclass_fields(user)}
            for name, value in changed.items():
                target = user if name in own else user.settings
                if not hasattr(target, name):
                    raise ValueError(f"no field {name} in a user or their settings")
                setattr(target, name, tuple(value) if isinstance(value, list) else value)

    def _at(self, meeting_id: int) -> Meeting:
        return self._state.meetings[meeting_id]

    def _host(self, meeting: Meeting) -> User:
        return self._state.user_by_id(meeting.host_id)

    def _end(self, user: str, how: Any) -> None:
        with self._state.lock:
            end_grants(self._state, self._state.user_by_email(user).id, how)
