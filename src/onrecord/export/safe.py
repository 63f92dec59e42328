"""Text made safe for spreadsheets: a report comes from strangers, and a spreadsheet runs what looks like a formula."""

from __future__ import annotations

import re
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# Control characters that XML, and so XLSX, cannot hold, with halves of surrogate pairs.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def cell(value: Any) -> Any:
    """A value for a CSV file: text that could be run as a formula begins with an apostrophe, unknown is empty.

    >>> cell("=1+1"), cell(" =1+1"), cell(-3.5), cell(None), cell("Homs")
    ("'=1+1", "' =1+1", -3.5, '', 'Homs')
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    plain = value.replace("\x00", "")
    return f"'{plain}" if plain.lstrip(" ").startswith(_FORMULA) else plain


def xml_text(value: str) -> str:
    r"""Text that an XLSX file can hold.

    >>> xml_text("two\x00 dead")
    'two dead'
    """
    return value if value.isprintable() else _NOT_XML.sub("", value)
