"""Bytes -> Document: plain text, HTML, JSON Lines, feeds, WARC; sections; publication date."""

from onrecord.read.options import InputFormat, ReadOptions
from onrecord.read.reader import read_reports

__all__ = ["InputFormat", "ReadOptions", "read_reports"]
