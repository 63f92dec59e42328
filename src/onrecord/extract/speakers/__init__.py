"""On whose word: reported speech, from the verb of saying to the speaker and to what is said."""

from onrecord.extract.speakers.cover import speaker_of
from onrecord.extract.speakers.find import find_statements

__all__ = ["find_statements", "speaker_of"]
