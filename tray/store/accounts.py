"""The accounts that are connected; their secrets are not here."""

from __future__ import annotations

import sqlite3
from dataclasses import fields

from tray.domain.account import Account, AccountState
from tray.store.rows import upsert


class Accounts:
    """The account records."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def all(self) -> tuple[Account, ...]:
        """Every account, the longest connected first."""
        return tuple(_account(row) for row in self.db.execute("SELECT * FROM accounts ORDER BY connected_at, id"))

    def get(self, account_id: str) -> Account | None:
        """The account of that id."""
        row = self.db.execute("SELECT * FROM accounts WHERE id = ?", (account_id,)).fetchone()
        return _account(row) if row else None

    def put(self, account: Account) -> None:
        """Write the record, new or not."""
        row = {field.name: getattr(account, field.name) for field in fields(account)}
        upsert(self.db, "accounts", ("id",), {**row, "scopes": " ".join(sorted(account.scopes))})

    def set_state(self, account_id: str, state: AccountState, problem: str = "") -> None:
        """Write only how the account is doing."""
        self.db.execute("UPDATE accounts SET state = ?, problem = ? WHERE id = ?", (state, problem, account_id))

    def delete(self, account_id: str) -> None:
        """Forget the account; its meetings and events are untouched."""
        self.db.execute("DELETE FROM accounts WHERE id = ?", (account_id,))


def _account(row: sqlite3.Row) -> Account:
    values = {name: row[name] for name in row.keys()}  # noqa: SIM118 - a row iterates over its values
    return Account(**{**values, "scopes": frozenset(row["scopes"].split())})
