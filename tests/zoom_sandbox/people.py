"""The Zoom users this sandbox knows, with the settings that change what their meetings look like."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class PasscodeRule:
    """What the account demands of a passcode."""

    length: int = 0
    have_letter: bool = False
    have_number: bool = False
    have_special_character: bool = False
    only_allow_numeric: bool = False


@dataclass(slots=True)
class UserSettings:
    """A user's own defaults, as `GET /users/me/settings` tells them."""

    passcode_required: bool = True
    embed_passcode: bool = True
    join_before_host: bool = False
    waiting_room: bool = False
    host_video: bool = False
    participant_video: bool = False
    mute_upon_entry: bool = False
    auto_recording: str = "none"
    passcode_rule: PasscodeRule = field(default_factory=PasscodeRule)


@dataclass(slots=True)
class User:
    """One person with a Zoom account; change any field and the sandbox behaves accordingly from then on."""

    email: str
    id: str
    account_id: str
    first_name: str
    last_name: str
    type: int = 2
    timezone: str = "Europe/Berlin"
    language: str = "en-US"
    pmi: int = 0
    may_host: bool = True
    needs_approval: bool = False
    """The account wants an admin to approve the app first: the consent page stops there."""
    approval_requested: bool = False
    granted_scopes: tuple[str, ...] | None = None
    """What this user's next sign-in grants; None = as `Switches.granted_scopes` says."""
    settings: UserSettings = field(default_factory=UserSettings)

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


def seeded_users() -> list[User]:
    """Return the users every sandbox starts with; the first is the one the consent page proposes."""
    return [
        User("ann@example.com", "Ann1-kQwT4S0mYbRzVx8dA", "AccA7pQ2RkSvW9xYtZu3Lw", "Ann", "Berger", pmi=5554443210),
        User(
            "ben@example.com",
            "Ben2-hUvE7T1nZcSaWy9eB",
            "AccB8qR3SlTwX0yZuAv4Mx",
            "Ben",
            "Okafor",
            type=1,
            timezone="America/New_York",
            pmi=5554443211,
        ),
        User(
            "carla@corp.example",
            "Carla3-iVwF8U2oAdTbXz0fC",
            "AccC9rS4TmUxY1zAvBw5Ny",
            "Carla",
            "Rossi",
            timezone="Europe/Rome",
            pmi=5554443212,
            needs_approval=True,
        ),
        User(
            "dora@example.com",
            "Dora4-jWxG9V3pBeUcYa1gD",
            "AccA7pQ2RkSvW9xYtZu3Lw",
            "Dora",
            "Klein",
            timezone="",
            pmi=5554443213,
            settings=UserSettings(embed_passcode=False, waiting_room=True),
        ),
        User(
            "finn@example.com",
            "Finn5-kXyH0W4qCfVdZb2hE",
            "AccA7pQ2RkSvW9xYtZu3Lw",
            "Finn",
            "Maier",
            pmi=5554443214,
            may_host=False,
        ),
    ]
