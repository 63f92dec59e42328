"""Bytes -> Document: plain text, HTML, JSON Lines, feeds, WARC; sections; publication date. Enter by reader.py."""
