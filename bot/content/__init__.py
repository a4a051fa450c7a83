"""What citizens read: dialogs and locales, loaded as one checked whole."""

from bot.content.catalogue import LANGUAGES, Language
from bot.content.content import Content, load
from bot.content.errors import ContentError

__all__ = ["LANGUAGES", "Content", "ContentError", "Language", "load"]
