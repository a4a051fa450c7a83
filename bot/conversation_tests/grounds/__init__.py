"""Where a conversation is played: the pure core, the dispatcher, the real process. The same files on all."""

from bot.conversation_tests.grounds.api import ApiGround
from bot.conversation_tests.grounds.core import CoreGround
from bot.conversation_tests.grounds.ground import Ground, GroundError
from bot.conversation_tests.grounds.opening import GROUNDS, GroundName, Meet, opened

__all__ = ["GROUNDS", "ApiGround", "CoreGround", "Ground", "GroundError", "GroundName", "Meet", "opened"]
