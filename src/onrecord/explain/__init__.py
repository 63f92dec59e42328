"""Why a record says what it says: every value under the sentence it was read in."""

from onrecord.explain.explain import explain

__all__ = ["explain"]
