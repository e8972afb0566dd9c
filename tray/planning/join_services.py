"""The meeting services whose links are known, as data: what they are called, where they live, what a join link is.

Each pattern is matched from the start of what follows the host. A host beginning with "*." stands for itself without
the star and for every host below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ZOOM = "zoom"


@dataclass(frozen=True, slots=True)
class JoinService:
    """A meeting service: a stable key, the name to show, its hosts, and the path of a link that joins."""

    key: str
    name: str
    hosts: tuple[str, ...]
    path: re.Pattern[str]


def _service(key: str, name: str, hosts: str, path: str = r"/[^/?#]") -> JoinService:
    return JoinService(key, name, tuple(hosts.split()), re.compile(path, re.IGNORECASE))


ZOOM_HOSTS = "*.zoom.us *.zoom.com *.zoom.com.cn *.zoomgov.com *.zoom-x.de"

SERVICES: tuple[JoinService, ...] = (
    _service(
        ZOOM,
        "Zoom",
        ZOOM_HOSTS,
        r"/(?:(?:j|s|w|wc/join|wc)/\d{9,12}(?!\d)|my/[A-Za-z0-9._-]+)",
    ),
    _service("zoom_events", "Zoom Events", "events.zoom.us", r"/(?:ejl|ev|e)/[\w-]+"),
    _service("meet", "Google Meet", "meet.google.com", r"/(?:_meet/)?(?:[a-z]{3,4}-[a-z]{4}-[a-z]{3,4}|lookup/[\w-]+)"),
    _service("meet_stream", "Google Meet live stream", "stream.meet.google.com", r"/stream/[\w-]+"),
    _service("hangouts", "Google Hangouts", "hangouts.google.com", r"/(?:hangouts/_/|call/)\S+"),
    _service(
        "teams",
        "Microsoft Teams",
        "teams.microsoft.com *.teams.microsoft.us teams.live.com teams.cloud.microsoft",
        r"/(?:_#/)?(?:l/meetup-join/|meet/\d+|l/meeting/|dl/launcher/)",
    ),
    _service("skype", "Skype", "join.skype.com"),
    _service(
        "skype_business", "Skype for Business", "meet.lync.com *.meet.lync.com *.lync.com", r"/(?:meet/)?[^/?#]+/"
    ),
    _service(
        "webex",
        "Webex",
        "*.webex.com",
        r"/(?:(?:meet|join|m)/[\w.%-]+|[\w.-]+/(?:j\.php\?|e\.php\?|wbxmjs/joinservice)|(?:webappng|wbxmjs)/\S+)",
    ),
    _service("goto", "GoTo Meeting", "gotomeet.me *.gotomeeting.com meet.goto.com app.goto.com", r"/(?:join/)?[\w-]+"),
    _service("goto_webinar", "GoTo Webinar", "*.gotowebinar.com", r"/(?:join|register)/\d+"),
    _service(
        "ringcentral",
        "RingCentral",
        "meetings.ringcentral.com v.ringcentral.com video.ringcentral.com",
        r"/(?:j|join)/\S+",
    ),
    _service("ringcentral_events", "RingCentral Events", "events.ringcentral.com hopin.com", r"/events/[\w-]+"),
    _service("bluejeans", "BlueJeans", "*.bluejeans.com", r"/(?:a2m/live-event/)?[\w]*\d{3}"),
    _service("jitsi", "Jitsi Meet", "meet.jit.si"),
    _service("jaas", "8x8 Meet", "8x8.vc"),
    _service("kmeet", "kMeet", "kmeet.infomaniak.com"),
    _service("whereby", "Whereby", "*.whereby.com"),
    _service("chime", "Amazon Chime", "chime.aws app.chime.aws", r"/(?:meetings/)?[\w-]+"),
    _service("around", "Around", "meet.around.co around.co", r"/r/[\w-]+"),
    _service("slack", "Slack huddle", "app.slack.com *.slack.com", r"/huddle/\w+/\w+"),
    _service(
        "discord", "Discord", "discord.gg discord.com *.discord.com", r"/(?:channels/\S+|events/\S+|invite/\w+|\w+$)"
    ),
    _service("demio", "Demio", "event.demio.com my.demio.com"),
    _service("gather", "Gather", "app.gather.town gather.town app.v2.gather.town", r"/app/\w+/"),
    _service("pop", "Pop", "pop.com", r"/j/\d"),
    _service("tuple", "Tuple", "tuple.app", r"/c/\w+"),
    _service("streamyard", "StreamYard", "*.streamyard.com", r"/\w{6,}"),
    _service("livestorm", "Livestorm", "app.livestorm.co", r"/(?:p|\w[\w-]*)/\S+"),
    _service("luma", "Luma", "lu.ma luma.com", r"/(?:join|check-in)/\S+"),
    _service("lifesize", "Lifesize", "call.lifesizecloud.com", r"/\d+"),
    _service("dialpad", "Dialpad Meetings", "meetings.dialpad.com *.uberconference.com", r"/(?:room/|conf/)?[\w-]+"),
    _service("facetime", "FaceTime", "facetime.apple.com", r"/join"),
    _service("messenger", "Messenger", "messenger.com www.messenger.com", r"/groupcall/\S+"),
    _service("whatsapp", "WhatsApp", "call.whatsapp.com", r"/(?:video|voice)/\S+"),
    _service("telegram", "Telegram", "t.me telegram.me", r"/call/\S+"),
    _service("signal", "Signal", "signal.link", r"/call/"),
    _service(
        "tencent", "Tencent Meeting", "meeting.tencent.com voovmeeting.com *.voovmeeting.com", r"/(?:dm|p|dw)/\w+"
    ),
    _service("feishu", "Feishu", "vc.feishu.cn *.vc.feishu.cn", r"/j/\d{9}"),
    _service("lark", "Lark", "vc.larksuite.com *.vc.larksuite.com", r"/j/\d{9}"),
    _service("dingtalk", "DingTalk", "meeting.dingtalk.com"),
    _service(
        "zoho",
        "Zoho Meeting",
        "meeting.zoho.com meeting.zoho.eu meeting.zoho.in meet.zoho.com meet.zoho.eu meet.zoho.in",
        r"/(?:meeting/|join|[\w-]{6,})",
    ),
    _service("doxy", "Doxy.me", "*.doxy.me"),
    _service("calcom", "Cal Video", "app.cal.com cal.com", r"/video/\w+"),
    _service("daily", "Daily", "*.daily.co"),
    _service("riverside", "Riverside", "*.riverside.fm *.riverside.com", r"/studio/[\w-]+"),
    _service("butter", "Butter", "app.butter.us *.butter.us", r"/[\w-]+/[\w-]+"),
    _service("vonage", "Vonage Meetings", "meetings.vonage.com", r"/\w+"),
    _service("freeconference", "FreeConferenceCall", "join.freeconferencecall.com"),
    _service("blackboard", "Blackboard Collaborate", "*.bbcollab.com", r"/(?:guest|collab|launch|recording)/\S+"),
    _service("bigbluebutton", "BigBlueButton", "*.bigbluebutton.org", r"/(?:b|rooms)/[\w-]+"),
    _service("senfcall", "Senfcall", "*.senfcall.de"),
    _service("opentalk", "OpenTalk", "meet.opentalk.eu app.opentalk.eu", r"/(?:room|invite)/[\w-]+"),
    _service("element", "Element Call", "call.element.io"),
    _service("kumospace", "Kumospace", "*.kumospace.com"),
    _service("spatialchat", "SpatialChat", "spatial.chat *.spatial.chat", r"/(?:s/)?[\w-]+"),
    _service("remo", "Remo", "live.remo.co", r"/e/[\w-]+"),
    _service("airmeet", "Airmeet", "*.airmeet.com", r"/(?:e|event)/[\w-]+"),
    _service("crowdcast", "Crowdcast", "*.crowdcast.io", r"/(?:c|e|i)/[\w-]+"),
    _service("vimeo", "Vimeo event", "vimeo.com venues.vimeo.com", r"/(?:event/)?\d+(?:/|$)"),
    _service("youtube", "YouTube live", "*.youtube.com", r"/live/[\w-]+"),
    _service("adobe_connect", "Adobe Connect", "*.adobeconnect.com"),
    _service("on24", "ON24", "event.on24.com", r"/\S*(?:wcc|eventregistration|lobby|console)"),
    _service("pexip", "Pexip", "pexip.me *.pexip.me", r"/meet/[\w.-]+"),
    _service("starleaf", "StarLeaf", "meet.starleaf.com *.starleaf.com", r"/\d+"),
    _service("proton", "Proton Meet", "meet.proton.me", r"/(?:join|u/\d+/join)/\S+"),
    _service("telemost", "Yandex Telemost", "telemost.yandex.ru telemost.yandex.com telemost.360.yandex.ru", r"/j/\d+"),
    _service("vk", "VK Calls", "vk.com vk.ru", r"/call/join/\S+"),
    _service("ktalk", "Kontur Talk", "*.ktalk.ru"),
    _service("teamviewer", "TeamViewer Meeting", "go.teamviewer.com meeting.teamviewer.com", r"/(?:join/)?[\w-]*\d"),
    _service("clickmeeting", "ClickMeeting", "*.clickmeeting.com"),
    _service("livekit", "LiveKit Meet", "meet.livekit.io", r"/rooms/[\w-]+"),
    _service("visio", "Visio", "visio.numerique.gouv.fr", r"/[a-z]{3}-[a-z]{4}-[a-z]{3}"),
)


def _by_host() -> dict[str, tuple[JoinService, ...]]:
    table: dict[str, tuple[JoinService, ...]] = {}
    for service in SERVICES:
        for host in service.hosts:
            table[host] = (*table.get(host, ()), service)
    return table


_HOSTS = _by_host()
_NAMES = {service.key: service.name for service in SERVICES}


def service_of(host: str, rest: str) -> JoinService | None:
    """The service that a link to `host` with `rest` behind it (path, query and fragment) joins, None for any other."""
    host = host.lower()
    names = [host, f"*.{host}"]
    labels = host.split(".")
    names += ["*." + ".".join(labels[start:]) for start in range(1, len(labels) - 1)]
    for name in names:
        for service in _HOSTS.get(name, ()):
            if service.path.match(rest):
                return service
    return None


def service_name(key: str) -> str:
    """The name to show for a service; a link that an invitation calls its conference has no other name than that."""
    return _NAMES.get(key, "meeting")
