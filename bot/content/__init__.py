"""What citizens read: dialogs and locales, loaded as one checked whole."""

from bot.content.catalogue import LANGUAGES, Language
from bot.content.content import Content, folders, load, version_of
from bot.content.errors import ContentError
from bot.content.shelf import Shelf

__all__ = ["LANGUAGES", "Content", "ContentError", "Language", "Shelf", "folders", "load", "version_of"]
