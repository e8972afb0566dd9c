"""What a face asks of the service, as a plain value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its name on the wire, with JSON values as arguments."""

    name: str
    arguments: Mapping[str, Any] = field(default_factory=dict)

    @staticmethod
    def of(name: str, **arguments: Any) -> Command:
        """A command with these arguments."""
        return Command(name, arguments)
