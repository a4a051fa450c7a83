"""The workshop: a page for staff, with the Kazakh and the Russian chat side by side, redrawn at every save.

It drives the core, not Telegram, and keeps nothing of a visitor: the page holds both states and sends them
with each wish. Only a bot without a token has it; it never stands on a public address.
"""

from bot.workshop.server import Workshop

__all__ = ["Workshop"]
