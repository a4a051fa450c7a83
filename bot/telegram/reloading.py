"""Changed files into a bot that serves: loaded, checked and swapped as one whole, or not at all."""

import asyncio
import logging
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot import conversation, understanding
from bot.content import Content, ContentError, Shelf, folders, load, version_of
from bot.content.watching import saved
from bot.telegram.clock import Today
from bot.telegram.metrics import Metrics

log = logging.getLogger(__name__)

Examine = Callable[[], Awaitable[list[str]]]
"""Looks at the files and gives a line for each thing that is wrong with them."""
LOGGED = 20
"""So many findings are written to the log; the check lists them all."""
_PATIENCE = 120.0
"""Seconds that a check may take."""


class Reloading:
    """Brings a shelf up to the files under `root`.

    People notice nothing: loading and looking at it happen beside the event loop, the check in a process of
    its own. What is shown is what was checked: files that change meanwhile are looked at again.
    """

    def __init__(
        self,
        root: Path,
        shelf: Shelf,
        *,
        today: Today,
        metrics: Metrics,
        swapped: Callable[[Content], None],
        examine: Examine | None = None,
    ) -> None:
        self._folders = folders(root)
        self._root = root
        self._shelf = shelf
        self._today = today
        self._metrics = metrics
        self._swapped = swapped
        self._examine = examine or self._check
        self._due = asyncio.Event()
        metrics.content(shelf.content.version, good=True)

    def ask(self) -> None:
        """Look at the files soon. However often it is asked meanwhile, it is done once more."""
        self._due.set()

    async def run(self, *, watch: bool) -> None:
        """Reload whenever asked, and with `watch` whenever a file is saved. Ends when it is cancelled."""
        watching = asyncio.create_task(self._watch()) if watch else None
        try:
            while True:
                await self._due.wait()
                self._due.clear()
                await self.reload()
        finally:
            if watching:
                watching.cancel()

    async def _watch(self) -> None:
        async for _ in saved(self._root):
            self.ask()

    async def reload(self) -> None:
        """Take the files as they are now, or say why not. Never raises."""
        try:
            await self._take()
        except Exception as error:  # the last good content stays, whatever is wrong with the new one
            log.exception("the content could not be reloaded")
            self._refuse([f"the content could not be reloaded: {type(error).__name__}: {error}"])

    async def _take(self) -> None:
        try:
            while not await self._attempt():
                log.info("the content has changed while it was looked at; looking again")
        except ContentError as error:
            # The check names all that is wrong, not only what the loader came upon first.
            findings = await self._examine()
            self._refuse(findings or [f"{error.path}:{error.line}: {error.code}: {error.message}"])

    async def _attempt(self) -> bool:
        """False when the files have changed while they were looked at."""
        content = await asyncio.to_thread(load, *self._folders, before=self._shelf.content)
        if content.version == self._shelf.content.version:
            self._put(self._shelf.content)
            return True
        findings = await self._examine()
        if await asyncio.to_thread(version_of, *self._folders) != content.version:
            return False
        if findings:
            self._refuse(findings)
        else:
            await asyncio.to_thread(self._go_through, content)
            self._put(content)
            self._swapped(content)
        return True

    def _go_through(self, content: Content) -> None:
        """What people come to first, once: it must go, and then nobody waits for it."""
        understanding.forget()
        conversation.warm_up(content, self._today())

    def _put(self, content: Content) -> None:
        self._shelf.put(content)
        self._metrics.content(content.version, good=True)
        log.info("the content is %s", content.version)

    def _refuse(self, findings: list[str]) -> None:
        self._shelf.refuse(findings)
        self._metrics.content(self._shelf.content.version, good=False)
        version = self._shelf.content.version
        log.error("the content stays %s: %d findings in the changed files", version, len(findings))
        for finding in findings[:LOGGED]:
            log.error("%s", finding)

    async def _check(self) -> list[str]:
        """`python -m bot check` in a process of its own: it would hold up everybody here."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "check"), cwd=self._root, stdin=DEVNULL, stdout=PIPE, stderr=PIPE
        )
        try:
            said, complained = await asyncio.wait_for(process.communicate(), _PATIENCE)
        except TimeoutError:
            return [f"the check has not ended within {_PATIENCE:.0f} seconds"]
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        findings = said.decode(errors="replace").splitlines()
        if process.returncode and not findings:
            last = complained.decode(errors="replace").strip().splitlines()[-1:]
            return [f"the check failed: {' '.join(last) or process.returncode}"]
        return findings
