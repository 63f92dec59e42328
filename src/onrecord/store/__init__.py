"""What is kept: the archive, codings, tellings, decisions, and a cache of incident views. Enter by open.py."""
