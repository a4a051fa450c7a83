"""Until the content can be loaded there is no bot, but there is the workshop, which says what to mend."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot import local
from bot.content import Content, ContentError, folders, load
from bot.content.watching import saved
from bot.workshop.server import Workshop


async def mended(
    root: Path, port: int, today: Callable[[], date], announce: Callable[[str], None]
) -> Content:
    """Serves the workshop on the bot's port until what is saved under `root` is good, and gives it."""
    api = await local.serve(port=port, also=Workshop(root, today).add_to)
    try:
        announce(f"The bot starts when this is mended; {api.url}/workshop shows it.")
        async for _ in saved(root):
            try:
                return load(*folders(root))
            except ContentError as error:
                announce(str(error))
    finally:
        await api.stop()
    raise RuntimeError("nobody looks out for saved files any more")
