"""The gazetteer: GeoNames' places by name, compiled once into a small SQLite file.

Places: GeoNames (https://www.geonames.org), CC BY 4.0.
"""

from onrecord.resolve.gazetteer.dump import build_from_dump
from onrecord.resolve.gazetteer.entry import Entry
from onrecord.resolve.gazetteer.lookup import Gazetteer

__all__ = ["Entry", "Gazetteer", "build_from_dump"]
