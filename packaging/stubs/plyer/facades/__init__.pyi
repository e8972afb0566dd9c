from collections.abc import Mapping
from typing import Any

class Notification:
    def notify(
        self,
        title: str = "",
        message: str = "",
        app_name: str = "",
        app_icon: str = "",
        timeout: int = 10,
        ticker: str = "",
        toast: bool = False,
        hints: Mapping[str, object] = ...,
    ) -> None: ...
    def _notify(self, **kwargs: Any) -> None: ...
