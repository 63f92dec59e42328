"""onrecord: from news reports of armed conflict to sourced event records."""

__version__ = "0.1.0"
