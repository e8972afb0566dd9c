"""A point of a calendar."""

from __future__ import annotations

from datetime import date, datetime

Moment = date | datetime
"""A day, or an instant: aware in its zone, or naive where the event floats (RFC 5545 3.3.5 form 1)."""
