"""How much of the dialog the conversation files reach: every question, answer, screen, verdict, destination.

`universe` says what there is, `recording` what was reached, told from outside by `watching` a ground; `tally`
counts, `table` and `page` show it. `gate` and `plugin` let a run of all tests fail for what nobody tries.
"""

from bot.conversation_tests.coverage.page import page
from bot.conversation_tests.coverage.recording import Recording
from bot.conversation_tests.coverage.table import table
from bot.conversation_tests.coverage.tally import Tally
from bot.conversation_tests.coverage.universe import universe
from bot.conversation_tests.coverage.watching import WatchedGround

__all__ = ["Recording", "Tally", "WatchedGround", "page", "table", "universe"]
