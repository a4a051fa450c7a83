"""Words for moments when it is not known which language the reader wants."""

from bot.content import LANGUAGES, Content


def in_both(content: Content, key: str, separator: str = "\n") -> str:
    """The text in each language, Kazakh first."""
    return separator.join(dict.fromkeys(str(content.text(language, key)) for language in LANGUAGES))
