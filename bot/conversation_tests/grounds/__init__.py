"""Where a conversation is played: the pure core, the dispatcher, the real process. The same files on all."""

from bot.conversation_tests.grounds.core import CoreGround
from bot.conversation_tests.grounds.ground import Ground, GroundError

__all__ = ["CoreGround", "Ground", "GroundError"]
