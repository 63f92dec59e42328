"""The ledger: reports in, incidents out, people's decisions on top. Puts store, link and reconcile together."""

from onrecord.ledger.ledger import Ledger, open_ledger

__all__ = ["Ledger", "open_ledger"]
