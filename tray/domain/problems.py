"""The one catalogue of failures: what each is called, what mends it, and what is on the button.

Faces, notices, the shell and the troubleshooting page are all made from here. Families, by what the person does next:
connect or reconnect (`zoom.not_connected`, `zoom.sign_in_…`), wait (`zoom.rate_limited`, `zoom.unreachable`), decide
(`zoom.meeting_…`, `calendar.conflict`), mend something on this computer (`keyring.…`, `settings.…`, `disk.…`).
"""

from __future__ import annotations

from dataclasses import dataclass

from tray.domain.problem import Action, ActionKind, Problem


@dataclass(frozen=True, slots=True)
class Entry:
    """One failure in words; `{name}` in them is filled with the facts given to `problem`.

    `more` are further ways to mend it, each with the label of its button (see `buttons`).
    """

    title: str
    remedy: str
    action: ActionKind = "none"
    label: str = ""
    more: tuple[tuple[ActionKind, str], ...] = ()


CATALOGUE: dict[str, Entry] = {
    "calendar.broken_file": Entry(
        "A calendar file cannot be read",
        "The file was left as it is and its events are not shown. Mend or remove it, then refresh.",
        "retry",
        "Refresh",
    ),
    "calendar.certificate": Entry(
        "The calendar server cannot be trusted",
        "Its certificate is not known to this system. If the server is yours, compare the fingerprint and confirm it.",
        "open_settings",
        "Settings…",
    ),
    "calendar.conflict": Entry(
        "This event was changed in two places",
        "Both versions were kept. Look at the two, then delete the one you do not want.",
        "edit",
        "Look at it…",
    ),
    "calendar.empty": Entry(
        "A calendar tells of no events any more",
        "Its events are still shown. It is asked once more in a minute; if it is empty then too, they go.",
        "retry",
        "Refresh",
    ),
    "calendar.folder_missing": Entry(
        "The calendar's folder is not there",
        "Your events are still shown as they were. Connect the disk or put the folder back, then refresh.",
        "retry",
        "Refresh",
    ),
    "calendar.many_gone": Entry(
        "Many events are gone from a calendar",
        "Their Zoom meetings are kept. Put the files back, or delete the meetings too.",
        "delete_meetings",
        "Delete the meetings",
    ),
    "calendar.no_access": Entry(
        "The calendar's folder cannot be opened",
        "Give yourself the right to read and write the folder, then refresh.",
        "retry",
        "Refresh",
    ),
    "calendar.not_a_calendar": Entry(
        "There is no calendar at this address",
        "Check the address. For a feed it must lead to an .ics file.",
        "open_settings",
        "Settings…",
    ),
    "calendar.not_found": Entry("There is no such calendar", "Choose one of the calendars listed in Settings."),
    "calendar.odd_rule": Entry(
        "An event repeats in a way that cannot be followed",
        "It is shown at its first time only. Change how it repeats.",
        "edit",
        "Edit…",
    ),
    "calendar.read_only": Entry(
        "This calendar cannot be changed",
        "Choose a calendar you can write to.",
        "choose_calendar",
        "Choose calendar…",
    ),
    "calendar.refused": Entry(
        "The calendar does not accept this event", "Correct the event and save it again.", "edit", "Edit…"
    ),
    "calendar.server_full": Entry(
        "There is no room left on the calendar server",
        "Delete something there, or ask whoever runs it. The change is kept and sent later.",
        "retry",
        "Try again",
    ),
    "calendar.sign_in": Entry(
        "The calendar server does not accept your password",
        "Enter it again in Settings. Some providers want an app password in its place.",
        "open_settings",
        "Settings…",
    ),
    "calendar.unreachable": Entry(
        "The calendar cannot be reached",
        "Your events are still here; changes are sent as soon as it answers.",
        "retry",
        "Try again",
    ),
    "clock.wrong": Entry(
        "This computer's clock is wrong",
        "Set date, time and time zone right, best by letting the system set them. Reminders and meetings go by them.",
        "retry",
        "Check again",
    ),
    "command.not_confirmed": Entry("Nothing was done", "Say --yes to do it without being asked."),
    "desktop.no_browser": Entry(
        "No browser could be opened",
        "Copy the link and open it in a browser yourself.",
        "copy_link",
        "Copy link",
    ),
    "desktop.link_refused": Entry(
        "This link is not opened",
        "Only web, mail and Zoom links are opened. Copy it if you trust it.",
        "copy_link",
        "Copy link",
    ),
    "desktop.no_clipboard": Entry(
        "Nothing could be copied",
        "Have the text shown and copy it from there by hand, or let the shell print it: dainvo-tray copy --print.",
        "show_text",
        "Show the text…",
        more=(("copy_again", "Try again"),),
    ),
    "desktop.autostart_failed": Entry(
        "Starting with the desktop could not be changed",
        "Check that the named file can be written, then try again.",
        "start_at_login",
        "Try again",
    ),
    "desktop.no_session_bus": Entry(
        "There is no desktop session to show the icon in",
        "Start Dainvo tray from inside a desktop session, or through dbus-run-session.",
    ),
    "desktop.no_window": Entry(
        "The window could not be opened",
        "Use the shell command instead: dainvo-tray --help tells how.",
    ),
    "desktop.session_bus_lost": Entry(
        "The desktop session's message bus went away",
        "It is tried again by itself. If it stays away, sign out of the desktop and in again.",
    ),
    "disk.broken_store": Entry(
        "Dainvo tray's own index is damaged",
        "Move the file store.sqlite3 out of the state folder and start again: "
        "your events are read anew from their calendars.",
        "copy_report",
        "Copy report",
    ),
    "disk.full": Entry(
        "The disk is full", "Free some space, then save again. Nothing that was saved is lost.", "retry", "Try again"
    ),
    "disk.no_access": Entry(
        "A file or folder of Dainvo tray cannot be written",
        "Give yourself the right to write it, then try again. Nothing that was saved is lost.",
        "retry",
        "Try again",
    ),
    "draft.no_time": Entry("There is no time in it", "Say when, for example “tomorrow at 3pm” or “on Friday”."),
    "draft.no_title": Entry("There is no title in it", "Say what it is, for example “Design review tomorrow at 3pm”."),
    "event.ambiguous": Entry("More than one event begins like that", "Give more characters of its UID."),
    "event.not_found": Entry(
        "There is no such event", "It may have been deleted. Look at the agenda for what is there."
    ),
    "event.no_organizer": Entry(
        "Nobody is named as the one who invites",
        "Give your own e-mail address once; it stands in your invitations.",
    ),
    "event.no_link": Entry(
        "This event has no meeting link", "Open the event and add a Zoom meeting or a link.", "edit", "Edit…"
    ),
    "event.nothing_to_join": Entry("Nothing to join now", "No meeting is on now or coming up today."),
    "keyring.locked": Entry(
        "Your keyring is locked",
        "Unlock it, or keep the Zoom sign-in for this run only. It is never written to a file.",
        "unlock_keyring",
        "Unlock…",
        more=(("keep_for_this_run", "Keep for this run"),),
    ),
    "keyring.missing": Entry(
        "There is no keyring on this system",
        "Install one (GNOME Keyring or KWallet), or keep the Zoom sign-in for this run only.",
        "keep_for_this_run",
        "Keep for this run",
    ),
    "notices.not_allowed": Entry(
        "Notices are switched off for Dainvo tray",
        "Allow them in the system's settings. "
        "Until then a click on the tray icon joins the meeting that is on or next.",
    ),
    "notices.unavailable": Entry(
        "Reminders cannot be shown as notices",
        "Install a program that shows them (such as xfce4-notifyd, dunst or mako) and sign in again. "
        "Until then a click on the tray icon joins the meeting that is on or next.",
        "try_notices",
        "Try again",
    ),
    "service.busy": Entry(
        "Dainvo tray is busy with another command", "Wait until it has finished, then try again.", "retry", "Try again"
    ),
    "service.failed": Entry(
        "Something went wrong inside Dainvo tray",
        "Try again. If it happens again, copy the report and send it to support.",
        "copy_report",
        "Copy report",
    ),
    "settings.broken": Entry(
        "The settings file cannot be read",
        "It was kept as it is and the standard settings are used. Mend it or save the settings anew.",
        "open_settings",
        "Settings…",
    ),
    "tray.no_host": Entry("This desktop shows no tray icons yet", "{how}"),
    "usage.bad_value": Entry("That value cannot be used", "Correct it and try again."),
    "zoom.declined": Entry(
        "Zoom was not connected",
        "You pressed Decline on Zoom's page. Connect again when you like.",
        "connect",
        "Connect…",
    ),
    "zoom.daily_limit_near": Entry(
        "Zoom's limit for today is near",
        "80 of the 100 new or changed meetings Zoom allows a day are used. What comes after that is sent tomorrow.",
    ),
    "zoom.host_refused": Entry(
        "Zoom does not let this account host meetings",
        "Ask your Zoom administrator for the right to schedule meetings, or connect another account.",
        "reconnect",
        "Reconnect…",
    ),
    "zoom.meeting_foreign": Entry(
        "The Zoom meeting belongs to another account",
        "Joining works. To change it, connect that account, or make a new meeting.",
        "recreate_meeting",
        "Make a new meeting",
        more=(("drop_meeting", "Drop the link"),),
    ),
    "zoom.meeting_gone": Entry(
        "The Zoom meeting is gone",
        "It was deleted in Zoom or has expired. Make a new one, or drop the link.",
        "recreate_meeting",
        "Make a new meeting",
        more=(("drop_meeting", "Drop the link"),),
    ),
    "zoom.meeting_moved": Entry(
        "The meeting was moved in Zoom",
        "Take Zoom's time into the event, or send the event's time to Zoom. The link stays the same.",
        "take_theirs",
        "Take Zoom's time",
        more=(("send_ours", "Send ours"),),
    ),
    "zoom.meeting_refused": Entry(
        "Zoom did not accept the meeting",
        "Correct the event and save it again.",
        "edit",
        "Edit…",
    ),
    "zoom.meeting_renamed": Entry(
        "The meeting was renamed in Zoom",
        "Take Zoom's title into the event, or send the event's title to Zoom. The link stays the same.",
        "take_theirs",
        "Take Zoom's title",
        more=(("send_ours", "Send ours"),),
    ),
    "zoom.occurrence_cancelled": Entry(
        "One date of the meeting was cancelled in Zoom",
        "Cancel it in the event too, or send the event's dates to Zoom. The link stays the same.",
        "take_theirs",
        "Cancel it here too",
        more=(("send_ours", "Send ours"),),
    ),
    "zoom.no_client_id": Entry(
        "Zoom needs a client ID first",
        "Paste the public client ID of your Zoom app into Settings, which say how to get one.",
        "open_settings",
        "Settings…",
    ),
    "zoom.client_refused": Entry(
        "Zoom does not know this client ID",
        "Check the client ID in Settings: it must be the public one of a published or your own app.",
        "open_settings",
        "Settings…",
    ),
    "zoom.no_fixed_time": Entry(
        "Zoom cannot repeat the way this event does",
        "Its meeting has no fixed time in Zoom: one link that works for every date. "
        "Let the event repeat in a simpler way if Zoom is to show the dates.",
        "edit",
        "Edit…",
    ),
    "zoom.not_connected": Entry("Zoom is not connected", "Connect your Zoom account.", "connect", "Connect…"),
    "zoom.other_user": Entry(
        "You signed in as another Zoom user",
        "Nothing has changed: {old} stays connected. Keep it, sign in again as {old}, or switch to {new}. {meetings}",
        "switch_user",
        "Switch",
        more=(("reconnect", "Sign in again…"), ("keep_account", "Keep the old one")),
    ),
    "zoom.permission_missing": Entry(
        "Zoom did not grant all permissions",
        "Reconnect and leave every permission ticked.",
        "reconnect",
        "Reconnect…",
    ),
    "zoom.rate_limited": Entry("Zoom asks us to wait", "Nothing is lost: it goes on by itself {when}."),
    "zoom.sign_in_cancelled": Entry("Signing in was cancelled", "Connect again when you like.", "connect", "Connect…"),
    "zoom.sign_in_expired": Entry(
        "Zoom needs you to sign in again",
        "Reconnect. Your events, links and waiting changes are kept.",
        "reconnect",
        "Reconnect…",
    ),
    "zoom.sign_in_failed": Entry("Signing in to Zoom did not work", "Try again.", "connect", "Connect…"),
    "zoom.sign_in_timed_out": Entry(
        "No answer came from Zoom's sign-in page",
        "If Zoom asked for your administrator's approval, wait for it; then connect again.",
        "connect",
        "Connect…",
    ),
    "zoom.time_not_taken": Entry(
        "Zoom kept the old time",
        "The link works all the same. Save the event with a time that is still to come to move the meeting too.",
        "edit",
        "Edit…",
    ),
    "zoom.unreachable": Entry(
        "Zoom cannot be reached",
        "Nothing is lost: what waits is done by itself as soon as Zoom answers.",
        "retry",
        "Try again",
    ),
    "zoom.unexpected": Entry(
        "Zoom gave an answer we do not understand",
        "We try again by ourselves. If it stays so, copy the report and send it to support.",
        "copy_report",
        "Copy report",
    ),
}


UNTOLD = {
    "when": "later",
    "how": "What to do depends on the desktop, and is told when it happens.",
    "old": "the account you had",
    "new": "the new one",
    "meetings": "",
}
"""What stands in the place of a fact that was not given."""


def problem(code: str, detail: str = "", *, target: str = "", retry_at: str | None = None, **facts: str) -> Problem:
    """The entry `code` with its details filled in; `target` is what the button acts on.

    Raises:
        KeyError: the catalogue has no such code.
    """
    entry = CATALOGUE[code]
    facts = {**UNTOLD, **facts}
    return Problem(
        code=code,
        title=entry.title.format_map(facts),
        detail=detail,
        remedy=entry.remedy.format_map(facts).strip(),
        action=None if entry.action == "none" else Action(entry.action, entry.label, target),
        retry_at=retry_at,
    )


def buttons(found: Problem) -> tuple[Action, ...]:
    """Every way to mend a problem that the catalogue knows, its own button first; all for the same target."""
    if found.action is None:
        return ()
    entry = CATALOGUE.get(found.code)
    more = entry.more if entry else ()
    return (found.action, *(Action(kind, label, found.action.target) for kind, label in more))
