"""Accounts, sign-ins and API tokens in a store, on both databases: secrets as hashes, and ends that hold."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import insert, text

from onrecord.record.errors import OnrecordError, StoreError, UsageError
from onrecord.store.accounts import Accounts, account_name, open_accounts
from onrecord.store.open import open_store
from onrecord.store.passes import Passes
from onrecord.store.tables import account

NOON = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def accounts(store_url: str) -> Iterator[Accounts]:
    """A store with an editor and a coder."""
    with open_accounts(store_url) as opened:
        opened.add("Edda", "editor", "hash-of-edda", NOON)
        opened.add("Ana María", "coder", "hash-of-ana", NOON)
        yield opened


def test_an_account_is_found_however_its_name_is_written(accounts: Accounts) -> None:
    """Capitals and the two ways to write an accent make no other person."""
    found = accounts.find("ana mari\u0301a")
    assert found is not None and (found.name, found.role, found.created) == ("Ana María", "coder", NOON)
    with pytest.raises(UsageError, match="already"):
        accounts.add("EDDA", "viewer", "x", NOON)
    assert accounts.find("nobody") is None and accounts.password("nobody") is None


@pytest.mark.parametrize(
    "name", ["", "  ", "...", "me", "a/b", "a\u202eb", "a\x00b", "<b>", "x" * 41, "a\u2028b", "half \ud83d"]
)
def test_names_that_would_mislead_are_none(name: str) -> None:
    """The log shows names: they hold no markup, no line breaks, no marks of another direction."""
    with pytest.raises(UsageError):
        account_name(name)


def test_a_sign_in_is_kept_as_a_hash_and_ends(accounts: Accounts, store_url: str) -> None:
    """The database holds nothing that would sign somebody in."""
    passes = Passes(accounts)
    passes.begin("first-secret", "Edda", NOON, NOON + HOUR)
    passes.make_token("token-secret", "Edda", "nightly", NOON)
    held = passes.signed_in("first-secret", NOON)
    assert held is not None and held.account.name == "Edda" and held.expires == NOON + HOUR
    assert passes.signed_in("first-secret", NOON + HOUR) is None and passes.signed_in("First-secret", NOON) is None
    passes.prolong("first-secret", NOON + 3 * HOUR)
    assert passes.signed_in("first-secret", NOON + 2 * HOUR) is not None
    with open_store(store_url) as store, store._engine.connect() as connection:
        rows = [
            *connection.execute(text("SELECT * FROM sign_in")),
            *connection.execute(text("SELECT * FROM api_token")),
        ]
    assert len(rows) == 2 and "secret" not in str(rows)


def test_sign_ins_that_are_over_are_cleared_away(accounts: Accounts) -> None:
    """Each new one takes the old ones with it."""
    passes = Passes(accounts)
    passes.begin("one", "Edda", NOON, NOON + HOUR)
    passes.begin("two", "Edda", NOON + 2 * HOUR, NOON + 3 * HOUR)
    assert passes.sign_ins("Edda", NOON) == 1


def test_closing_an_account_ends_all_it_opened(accounts: Accounts) -> None:
    """Sign-ins and tokens, and opening it again brings none of them back."""
    passes = Passes(accounts)
    passes.begin("browser", "Ana María", NOON, NOON + HOUR)
    passes.make_token("program", "Ana María", "nightly", NOON)
    accounts.set_active("ana maría", active=False, at=NOON)
    assert accounts.password("Ana María") is None
    accounts.set_active("ana maría", active=True, at=NOON)
    assert passes.signed_in("browser", NOON) is None and passes.holder("program") is None
    assert [t.revoked for t in passes.tokens("Ana María")] == [NOON]


def test_only_its_holder_revokes_a_token(accounts: Accounts) -> None:
    """A number that is somebody else's takes nothing back."""
    passes = Passes(accounts)
    made = passes.make_token("program", "Edda", "nightly", NOON)
    assert not passes.revoke(made.id, "Ana María", NOON) and passes.holder("program") is not None
    assert passes.revoke(made.id, "Edda", NOON) and passes.holder("program") is None
    assert not passes.revoke(made.id, "Edda", NOON)


def test_two_editors_who_close_each_other_at_once_leave_one(accounts: Accounts) -> None:
    """Whoever comes second is told: somebody must be able to manage people."""
    accounts.set_role("Ana María", "editor")
    refused: list[str] = []

    def close(name: str) -> None:
        try:
            accounts.set_active(name, active=False, at=NOON)
        except UsageError as error:
            refused.append(error.what)

    both = [threading.Thread(target=close, args=(name,)) for name in ("Edda", "Ana María")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(refused) == 1 and "is the last editor" in refused[0]
    assert sum(a.active for a in accounts.all()) == 1


def test_being_at_work_waits_for_no_other_writer(accounts: Accounts, store_url: str) -> None:
    """While reports come in for a minute, pages open at once; the sign-in is prolonged by a later one."""
    passes = Passes(accounts)
    passes.begin("browser", "Edda", NOON, NOON + HOUR)
    with open_store(store_url) as store, store.writing() as writer:
        writer.note("busy", "yes")
        started = time.monotonic()
        assert passes.signed_in("browser", NOON) is not None
        passes.prolong("browser", NOON + 2 * HOUR)
        assert time.monotonic() - started < 2
    passes.prolong("browser", NOON + 2 * HOUR)
    assert passes.signed_in("browser", NOON + HOUR) is not None


def test_an_error_of_the_database_shows_no_hash(accounts: Accounts) -> None:
    """Neither what is told nor what is logged with it."""
    row = {"name": "Edda", "role": "coder", "password": "hash-of-another", "created": NOON, "is_active": True}
    with pytest.raises(StoreError) as caught, accounts.writing() as connection:
        connection.execute(insert(account).values(row))
    seen: BaseException | None = caught.value
    while seen is not None:
        assert "hash-of" not in str(seen) and "hash-of" not in repr(seen)
        seen = seen.__cause__


def test_roles_are_three(accounts: Accounts) -> None:
    """Another word gives nobody any right."""
    with pytest.raises(OnrecordError, match="there is no role 'owner'"):
        accounts.set_role("Edda", "owner")  # type: ignore[arg-type]
