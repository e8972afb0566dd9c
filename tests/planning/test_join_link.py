"""The link that joins is found wherever an invitation hides it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray.planning.join_link import JoinLink, find_join_links, native_link

ZOOM = "https://us02web.zoom.us/j/85512345678?pwd=R0tVN3lOdDFzWGU5b0FnKzNKTk.1"


def in_notes(text: str) -> tuple[JoinLink, ...]:
    """What is found when the notes are all there is."""
    return find_join_links(None, None, None, text)


def urls(text: str) -> list[str]:
    """The links found in notes."""
    return [link.url for link in in_notes(text)]


@pytest.mark.parametrize(
    "link",
    [
        "https://zoom.us/j/1234567890",
        "https://us02web.zoom.us/j/85512345678?pwd=abc.1",
        "https://company.zoom.us/j/85512345678?pwd=abc.1#success",
        "https://company.zoom.com/j/85512345678",
        "https://zoom.com.cn/j/85512345678",
        "https://agency.zoomgov.com/j/1612345678",
        "https://firma.zoom-x.de/j/65512345678",
        "https://zoom.us/my/anna.example",
        "https://zoom.us/w/85512345678?tk=abc",
        "https://zoom.us/wc/85512345678/join",
        "https://zoom.us/wc/join/85512345678",
        "HTTPS://Zoom.US/j/85512345678",
    ],
)
def test_zoom_links_are_found(link: str) -> None:
    """Every kind of join link that Zoom gives out is found, whole."""
    assert [(each.service, each.url) for each in in_notes(f"Join: {link}, bye.")] == [("zoom", link)]


@pytest.mark.parametrize(
    "link",
    [
        "https://notzoom.us/j/85512345678",
        "https://zoom.us.evil.com/j/85512345678",
        "https://zoom.us@evil.com/j/85512345678",
        "https://evil.com/zoom.us/j/85512345678",
        "https://evil.com/?u=zoom.us/j/85512345678",
        "https://zoom.us/rec/share/abc85512345678",
        "https://zoom.us/j/12345678",
        "https://zoom.us/j/1234567890123",
        "https://zoom.us/pricing",
        "javascript://zoom.us/%0aalert(1)",
        "anna@zoom.us/j/85512345678",
    ],
)
def test_what_only_looks_like_a_zoom_link_is_not_taken(link: str) -> None:
    """Look-alike hosts, recordings and wrong numbers join nothing."""
    assert in_notes(f"See {link} please") == ()


@pytest.mark.parametrize(
    ("around", "link"),
    [
        ("({})", ZOOM),
        ("<{}>", ZOOM),
        ("[Join]({})", ZOOM),
        ("**{}**", ZOOM),
        ("“{}”", ZOOM),
        ('<a href="{}">Join</a>', ZOOM),
        ("Zoom:{}\\n\\nRoom 4", ZOOM),
        ("{}; Room 4", ZOOM),
        ("{}…", ZOOM),
        ("<p>{}</p>", "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%22Tid%22%7d"),
        ("{}.", "https://en.whereby.com/room_(big)"),
    ],
)
def test_the_sentence_around_a_link_is_left_out(around: str, link: str) -> None:
    """Brackets, quotes, tags and full stops around a link do not become part of it."""
    assert urls(around.replace("\\n", "\n").format(link)) == [link]


def test_a_link_without_its_scheme_is_found() -> None:
    """People write the bare address into the place."""
    (link,) = find_join_links(None, None, "Room 4 / zoom.us/j/85512345678?pwd=x.1", None)
    assert (link.url, link.source) == ("https://zoom.us/j/85512345678?pwd=x.1", "location")


def test_html_notes_are_read() -> None:
    """Escaped ampersands in notes do not break the query, and fields that look like entities survive."""
    assert urls('<a href="https://x.webex.com/x/j.php?MTID=m1&amp;copy=2">') == [
        "https://x.webex.com/x/j.php?MTID=m1&copy=2"
    ]
    assert urls("https://x.webex.com/x/j.php?MTID=m1&copy=2") == ["https://x.webex.com/x/j.php?MTID=m1&copy=2"]


def test_conference_data_beat_url_beat_location_beat_notes() -> None:
    """The order of trust is that of the places, whatever the services."""
    found = find_join_links(
        ["tel:+49301234567", "https://meet.google.com/abc-defg-hij"],
        "https://whereby.com/anna",
        "https://teams.live.com/meet/9312345678",
        ZOOM,
    )
    assert [(link.service, link.source) for link in found] == [
        ("meet", "conference"),
        ("whereby", "url"),
        ("teams", "location"),
        ("zoom", "description"),
    ]


def test_an_unknown_conference_is_believed_and_an_unknown_url_is_not() -> None:
    """CONFERENCE says by itself that it joins; URL may be any page."""
    page = "https://meet.example.org/room/7"
    assert find_join_links(page, page, None, page) == (JoinLink("other", page, "conference"),)
    assert find_join_links(None, page, page, page) == ()
    assert find_join_links("http://meet.example.org/x", None, None, None) == ()


def test_in_one_place_the_longer_link_wins() -> None:
    """The longer of two links carries the passcode."""
    assert urls(f"https://zoom.us/j/99912345678 or {ZOOM}") == [ZOOM, "https://zoom.us/j/99912345678"]


def test_one_meeting_is_listed_once_with_the_link_that_needs_no_passcode() -> None:
    """A bare link in the place and a full one in the notes are one meeting, joined without typing."""
    (link,) = find_join_links(None, None, "zoom.us/j/85512345678", f"{ZOOM}\n{ZOOM}")
    assert (link.url, link.source) == (ZOOM, "location")


def test_the_keys_of_a_host_are_never_picked() -> None:
    """A link with a host's key is a secret; a start link comes last and is not for storing."""
    assert in_notes("https://zoom.us/s/85512345678?zak=secret") == ()
    assert in_notes("zoommtg://zoom.us/start?confno=85512345678&zak=secret") == ()
    assert find_join_links("https://zoom.us/s/85512345678?zak=secret", None, None, None) == ()
    first, last = find_join_links("https://zoom.us/s/99912345678", None, None, "https://zoom.us/j/85512345678")
    assert (first.url, first.starts, first.storable) == ("https://zoom.us/j/85512345678", False, True)
    assert (last.starts, last.storable) == (True, False)


def test_a_link_of_the_app_becomes_its_web_form() -> None:
    """A zoommtg link joins through the same code as any other."""
    assert urls("zoommtg://us02web.zoom.us/join?action=join&confno=85512345678&pwd=ab%2Bc.1") == [
        "https://us02web.zoom.us/j/85512345678?pwd=ab%2Bc.1"
    ]
    assert in_notes("zoommtg://evil.com/join?confno=85512345678") == ()


def safelink(link: str) -> str:
    """Wrap as Outlook does."""
    return f"https://eur01.safelinks.protection.outlook.com/?url={quote(link, safe='')}&data=05%7C01&reserved=0"


@pytest.mark.parametrize(
    "wrapped",
    [
        safelink(ZOOM),
        safelink(safelink(ZOOM)),
        "https://www.google.com/url?q=" + quote(ZOOM, safe="") + "&sa=D&usg=x",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__us02web.zoom.us_j_85512345678-3Fpwd-3DR0tVN3lOdDFzWGU5b0FnKzNKTk.1&d=x",
        "https://urldefense.com/v3/__https://us02web.zoom.us/j/85512345678?pwd=R0tVN3lOdDFzWGU5b0FnKzNKTk.1__;!!abc!def$",
        "https://urldefense.com/v3/__https://us02web.zoom.us/j/85512345678*pwd=R0tVN3lOdDFzWGU5b0FnKzNKTk.1__;Pw!!abc!def$",
        "https://linkprotect.cudasvc.com/url?a=" + quote(ZOOM, safe="") + "&c=E,1",
        "https://secure-web.cisco.com/1abc/" + quote(ZOOM, safe=""),
        "https://slack-redir.net/link?url=" + quote(ZOOM, safe=""),
    ],
)
def test_wrappers_of_mail_programs_are_taken_off(wrapped: str) -> None:
    """The link inside is found, however often it was wrapped."""
    assert urls(f"Join <{wrapped}>") == [ZOOM]


def test_a_link_wrapped_without_end_is_given_up() -> None:
    """Taking off wrappers ends, though the wrapping does not."""
    link = ZOOM
    for _layer in range(12):
        link = safelink(link)
    assert in_notes(link) == ()


def test_a_join_link_opens_in_the_app() -> None:
    """Number and passcode travel to the host that the meeting is at."""
    native = native_link(ZOOM)
    assert native is not None
    parts = urlsplit(native)
    assert (parts.scheme, parts.netloc, parts.path) == ("zoommtg", "us02web.zoom.us", "/join")
    assert parse_qs(parts.query) == {
        "action": ["join"],
        "confno": ["85512345678"],
        "pwd": ["R0tVN3lOdDFzWGU5b0FnKzNKTk.1"],
    }
    assert native_link("https://zoom.us/wc/85512345678/join") == "zoommtg://zoom.us/join?action=join&confno=85512345678"


@pytest.mark.parametrize(
    "link",
    [
        "https://zoom.us/my/anna.example",
        "https://zoom.us/w/85512345678",
        "https://zoom.us/s/85512345678",
        "https://zoom.us/j/85512345678?tk=abc",
        "https://zoom.us/j/85512345678?zak=abc",
        "https://zoom.us/j/85512345678?uname=Anna",
        "https://zoom.us/j/85512345678?pwd=a&UNAME=Anna",
        "http://127.0.0.1:8123/j/85512345678",
        "https://zoom.us:8443/j/85512345678",
        "https://zoom.us:99999/j/85512345678",
        "http://zoom.us/j/85512345678",
        "https://zoom.us.evil.com/j/85512345678",
        "https://meet.google.com/abc-defg-hij",
        "https://[zoom.us/j/85512345678",
        "",
    ],
)
def test_what_the_app_cannot_carry_is_for_the_browser(link: str) -> None:
    """Personal, webinar, start and registrant links, other hosts and other ports are not rewritten."""
    assert native_link(link) is None


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_link_is_found_in_any_text(before: str, after: str) -> None:
    """Whatever stands in the lines around it, the link is found, and nothing raises."""
    assert ZOOM in [link.url for link in find_join_links(before, after, before, f"{before}\n{ZOOM}\n{after}")]


@given(st.integers(min_value=10**8, max_value=10**12 - 1), st.text(st.characters(min_codepoint=33, max_codepoint=126)))
def test_a_passcode_survives_the_way_into_the_app(number: int, passcode: str) -> None:
    """Whatever signs a passcode has, the app gets the same ones."""
    native = native_link(f"https://zoom.us/j/{number}?pwd={quote(passcode, safe='')}")
    assert native is not None
    assert parse_qs(urlsplit(native).query).get("pwd", [""]) == [passcode]
    assert re.search(r"confno=\d+", native)


def test_a_very_long_note_is_read_in_one_pass() -> None:
    """Text made to slow a search down is read like any other."""
    for unit in ("a.", "a-", "https://", "a.b/", "zoom.us", "&amp", "(" * 10):
        assert in_notes(unit * 50_000) == ()


def test_a_broken_address_is_no_link() -> None:
    """What cannot be taken apart joins nothing, wrapped or declared."""
    assert in_notes(safelink("https://[zoom.us/j/85512345678")) == ()
    assert find_join_links("https://[meet.example.org/room", None, None, None) == ()
