"""A sentence to a draft."""

from tray.language.jsonl import answer_line
from tray.language.sentence import parse
from tray.language.settings import LanguageSettings

__all__ = ["LanguageSettings", "answer_line", "parse"]
