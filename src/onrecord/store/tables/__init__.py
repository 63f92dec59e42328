"""The tables of a store, as SQLAlchemy Core knows them; `metadata` in base.py holds them all."""

from onrecord.store.tables.accounts import account, api_token, sign_in
from onrecord.store.tables.base import metadata
from onrecord.store.tables.decisions import decision, note
from onrecord.store.tables.journal import act, journal
from onrecord.store.tables.links import block_key, pair
from onrecord.store.tables.reports import archive, coding, event, report, retrieval
from onrecord.store.tables.tellings import telling
from onrecord.store.tables.views import view, view_body, view_word
from onrecord.store.tables.working import remark

__all__ = [
    "account",
    "act",
    "api_token",
    "archive",
    "block_key",
    "coding",
    "decision",
    "event",
    "journal",
    "metadata",
    "note",
    "pair",
    "remark",
    "report",
    "retrieval",
    "sign_in",
    "telling",
    "view",
    "view_body",
    "view_word",
]

# What nobody may change or take away, not even with SQL by hand: triggers of the migrations see to it. Of reports
# and tellings that holds for what they are, and not for which coding is current and what was linked.
APPEND_ONLY = (archive, retrieval, coding, event, decision, report, telling, remark, journal, act)

# What changes as the record grows; each row has a checksum. (Of the other tables, the words to search by and the block
# keys are written out of these, and SQLite holds each of their rows twice.)
CHECKSUMMED = (telling, pair, view, view_body, note, account, api_token, sign_in)
