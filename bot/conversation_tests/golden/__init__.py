"""Golden screens: every screen in both languages, kept as text. A change is read before it is accepted.

`screens` makes them with example households on one day, `writing` turns them into text, `keeping` compares
and accepts.
"""

from bot.conversation_tests.golden.keeping import accept, difference
from bot.conversation_tests.golden.screens import pages

__all__ = ["accept", "difference", "pages"]
