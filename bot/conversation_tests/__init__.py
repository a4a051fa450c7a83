"""Conversations that QA writes as text files, run through the bot.

`format` says what may stand in a file, `reading` reads it with its lines, `running` plays it on a *ground*:
the pure core, the dispatcher before the local Bot API server, or the real process. `expectations` compares
what is seen, `transcript` tells what happened.
"""

from bot.conversation_tests.format import ConversationFile, See, Step
from bot.conversation_tests.reading import Conversation, read_conversation
from bot.conversation_tests.running import Outcome, run

__all__ = ["Conversation", "ConversationFile", "Outcome", "See", "Step", "read_conversation", "run"]
