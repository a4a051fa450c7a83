"""`python -m bot`: the bot itself, or one of its commands."""

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.content import Content
    from bot.settings import Settings

USAGE = """usage: python -m bot               serve Telegram (BOT_TOKEN), or without a token a local chat page
       python -m bot check         check everything that staff edit (--help)
       python -m bot messages …    bring the catalogues up to the dialogs; words out and in as CSV (--help)
       python -m bot draw          draw which question feeds which programme, as SVG (--help)
       python -m bot test [FILE…]  play conversation files (--help)
       python -m bot schemas       write the schemas with which editors help (--help)
       python -m bot understand …  say how typed answers are understood (--help)"""

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: Sequence[str]) -> int:
    """Exit status: 0, 1 for what went wrong, 2 for a wrong command or environment."""
    match arguments:
        case []:
            return _serve()
        case ["check", *rest]:
            from bot.check.command import main as check

            return check(rest, ROOT)
        case ["messages", *rest]:
            from bot.messages.command import main as messages

            return messages(rest, ROOT)
        case ["draw", *rest]:
            from bot.draw.command import main as draw

            return draw(rest, ROOT)
        case ["test", *rest]:
            from bot.conversation_tests.command import main as test

            return test(rest, ROOT)
        case ["schemas", *rest]:
            from bot.content.command import main as schemas
            from bot.conversation_tests.schema import NAME, written

            return schemas(rest, ROOT, {ROOT / "tests" / "conversations" / NAME: written})
        case ["understand", *rest]:
            from bot.understanding.command import main as understand

            return understand(rest)
        case ["-h" | "--help" | "help"]:
            print(USAGE)
            return 0
        case _:
            print(USAGE, file=sys.stderr)
            return 2


def _serve() -> int:
    from bot.settings import BadSettingsError, Settings

    try:
        settings = Settings.from_environment(os.environ)
    except BadSettingsError as error:
        print(error, file=sys.stderr)
        return 2

    # Only now what takes time to import: a mistake is told at once.
    from bot.content import ContentError, folders, load
    from bot.storage import StorageError
    from bot.telegram.journal import set_up_logging
    from bot.telegram.polling import TokenRefusedError
    from bot.telegram.service import serve

    set_up_logging()
    try:
        try:
            content = load(*folders(ROOT))
        except ContentError as error:
            if settings.bot_token is not None:
                raise
            print(error, file=sys.stderr)
            content = asyncio.run(_mended(settings))
        asyncio.run(serve(settings, content, ROOT, _announce))
    except KeyboardInterrupt:
        return 0
    except TokenRefusedError as error:
        print(f"BOT_TOKEN: the Bot API server does not accept it ({error})", file=sys.stderr)
        return 1
    except (ContentError, StorageError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


async def _mended(settings: "Settings") -> "Content":
    from bot.telegram.clock import today_in_kazakhstan
    from bot.workshop.mending import mended

    return await mended(ROOT, settings.bot_local_port, today_in_kazakhstan(settings.bot_today), _announce)


def _announce(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
