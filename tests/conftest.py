"""What every test may use: where the shared reports lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path:
    """The folder of shared reports and yardsticks: ONRECORD_SHARED, else the sibling of the checkout."""
    return Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder; missing, it fails where CI is set and skips elsewhere."""
    folder = shared_folder()
    if not folder.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"no shared folder at {folder}: set ONRECORD_SHARED")
        pytest.skip(f"no shared folder at {folder}")
    return folder
