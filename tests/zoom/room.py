"""Everything that speaks to Zoom, put together over one store as the service does it."""

from __future__ import annotations

from tray.domain.secret import Secret
from tray.store.store import Store
from tray.zoom.client import ZoomClient
from tray.zoom.clock import Clock
from tray.zoom.endpoints import ZoomEndpoints
from tray.zoom.http import Http
from tray.zoom.journal import Changed
from tray.zoom.kept_secrets import RunOnlySecrets
from tray.zoom.runner import MeetingRunner, Report
from tray.zoom.secrets import SecretStore
from tray.zoom.sign_in.flow import SignIn
from tray.zoom.sign_in.grant import TokenEndpoint
from tray.zoom.tokens import Tokens


class ZoomRoom:
    """Sign-in, tokens and meeting runner over one store."""

    def __init__(
        self,
        store: Store,
        endpoints: ZoomEndpoints,
        *,
        clock: Clock,
        attach: Changed,
        detach: Changed,
        report: Report,
        secrets: SecretStore,
        http: Http,
    ) -> None:
        self._http = http
        endpoint = TokenEndpoint(http, endpoints)
        self.tokens = Tokens(
            endpoint,
            RunOnlySecrets(secrets),
            store=store,
            clock=clock,
            endpoints=endpoints,
            report=lambda found: report(found, ""),
        )
        client = ZoomClient(http, self.tokens, clock)
        self.sign_in = SignIn(
            endpoint, client, self.tokens, store=store, clock=clock, endpoints=endpoints, know_again=lambda _: None
        )
        self.runner = MeetingRunner(
            store, client, self.tokens, clock=clock, attach=attach, detach=detach, report=report
        )

    def kept(self) -> Secret:
        """What lives in memory only."""
        return self.tokens.kept()

    def close(self) -> None:
        """Let go of the network."""
        self._http.close()
