"""A command that failed; apart from the client, so that a command without one need not load it."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, which takes longer to load than all of this
if TYPE_CHECKING:
    from typing import Any


class CommandFailed(Exception):  # noqa: N818 - a problem, as the service told it
    """The service answered with a problem, here as its JSON object."""

    def __init__(self, problem: dict[str, Any]) -> None:
        super().__init__(problem["title"])
        self.problem = problem
