"""Links of many meeting services are known."""

from __future__ import annotations

import pytest

from tray.planning.join_link import find_join_links
from tray.planning.join_services import SERVICES, service_name, service_of


@pytest.mark.parametrize(
    ("service", "link"),
    [
        ("meet", "https://meet.google.com/abc-defg-hij?authuser=0"),
        ("teams", "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%7d"),
        ("teams", "https://teams.microsoft.com/meet/2412345678901?p=AbCd"),
        ("teams", "https://teams.live.com/meet/9312345678901?p=AbCd"),
        ("webex", "https://acme.webex.com/meet/anna.example"),
        ("webex", "https://acme.webex.com/acme/j.php?MTID=m0123456789"),
        ("goto", "https://meet.goto.com/123456789"),
        ("ringcentral", "https://v.ringcentral.com/join/123456789"),
        ("bluejeans", "https://bluejeans.com/123456789/1234"),
        ("jitsi", "https://meet.jit.si/OurRoom"),
        ("jaas", "https://8x8.vc/acme/room"),
        ("whereby", "https://whereby.com/anna"),
        ("chime", "https://chime.aws/1234567890"),
        ("slack", "https://app.slack.com/huddle/T0123/C0123"),
        ("discord", "https://discord.gg/abcDEF"),
        ("gather", "https://app.gather.town/app/abc123/Office"),
        ("facetime", "https://facetime.apple.com/join#v=1&p=abc"),
        ("whatsapp", "https://call.whatsapp.com/video/abc123"),
        ("tencent", "https://meeting.tencent.com/dm/abc123"),
        ("lark", "https://vc.larksuite.com/j/123456789"),
        ("zoho", "https://meeting.zoho.eu/meeting/login.zc?key=1"),
        ("daily", "https://acme.daily.co/room"),
        ("telemost", "https://telemost.yandex.ru/j/12345678901234"),
        ("proton", "https://meet.proton.me/join/id-ABC#pwd-x"),
        ("visio", "https://visio.numerique.gouv.fr/abc-defg-hij"),
    ],
)
def test_other_services_are_known(service: str, link: str) -> None:
    """A link of another service joins as well, and has a name."""
    assert [(each.service, each.url) for each in find_join_links(None, None, None, link)] == [(service, link)]
    assert service_name(service)


def test_at_least_forty_other_services_are_known_each_once() -> None:
    """The table is as long as promised and names nothing twice."""
    keys = [service.key for service in SERVICES]
    assert len(keys) == len(set(keys))
    assert len(keys) > 40
    assert all(service.name and service.hosts for service in SERVICES)
    assert all(host == host.lower() for service in SERVICES for host in service.hosts)
    assert service_name("other") == "meeting"


def test_the_home_page_of_a_service_joins_nothing() -> None:
    """A bare host is an advertisement."""
    for service in SERVICES:
        for host in service.hosts:
            assert service_of(host.removeprefix("*."), "/") is None
