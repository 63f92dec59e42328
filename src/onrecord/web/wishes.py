"""What whoever asks wants back: a page, or JSON."""

from __future__ import annotations

from fastapi import Request


def wants_page(request: Request) -> bool:
    """Browsers say that they take HTML; programs that do not, and addresses that end in .json, get JSON."""
    if request.url.path.endswith(".json"):
        return False
    return "text/html" in request.headers.get("Accept", "") or request.headers.get("HX-Request") == "true"
