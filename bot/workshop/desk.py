"""The last good content, always at hand; what is wrong with what was saved since."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

from bot.check import Finding, Report, check
from bot.check.finding import Code
from bot.check.gallery import pictures
from bot.check.house import House
from bot.check.screens import line_in_template
from bot.content import Content, ContentError, folders, load
from bot.content.watching import saved
from rules import FigureError, parse_situation

_FIRST_THE_PAGE = 0.3
"""Seconds that pages get to redraw before the check takes the processor."""

Sources = Mapping[tuple[str, str], str]
"""Where a text stands, as `file:line`, by language and key."""


class Desk:
    """Takes in what is saved under `root` as long as `run` runs, and tells its watchers of every change."""

    def __init__(self, root: Path, today: Callable[[], date]) -> None:
        self.root = root
        self.today = today
        self.content: Content | None = None
        """None until there is a first good one."""
        self.stamp = 0
        """Another number whenever a page should redraw."""
        self.trouble: tuple[Finding, ...] = ()
        """Why the newest files are not the content."""
        self.report = Report((), (), ())
        """The last whole check."""
        self.sources: Sources = {}
        self.checking = True
        self._watchers: set[Callable[[], None]] = set()
        self._saved = asyncio.Event()
        self._unchecked = asyncio.Event()

    def watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Calls `watcher` after every change, until the returned function is called."""
        self._watchers.add(watcher)
        return lambda: self._watchers.discard(watcher)

    async def run(self) -> None:
        """Until cancelled."""
        self._saved.set()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._look_out())
            tasks.create_task(self._check())
            while True:
                await self._saved.wait()
                self._saved.clear()
                await self._take_in()

    async def _look_out(self) -> None:
        async for _ in saved(self.root):
            self._saved.set()

    async def _take_in(self) -> None:
        try:
            self.content = await asyncio.to_thread(self._tried)
            if self.trouble:
                # What was found of the broken files is mended too.
                self.report = replace(self.report, findings=())
            self.trouble = ()
        except ContentError as error:
            code = cast(Code, error.code)
            self.trouble = (Finding(self._under(error.path), error.line, code, error.message),)
        except FigureError as error:
            self.trouble = (Finding(self._under(error.path), error.line, "parameter", error.message),)
        except Exception as error:  # whatever a template or a text does to the screens
            path, line = line_in_template(error, self.root)
            message = f"screens cannot be shown: {type(error).__name__}: {error}"
            self.trouble = (Finding(self._under(path), line, "screen", message),)
        self.stamp += 1
        self.checking = True
        self._unchecked.set()
        self._tell()

    def _tried(self) -> Content:
        """What is saved, once every screen of it could be made."""
        content = load(*folders(self.root), before=self.content, draft=True)
        for _ in pictures(content, self.today(), parse_situation({})):
            pass
        return content

    async def _check(self) -> None:
        while True:
            await self._unchecked.wait()
            self._unchecked.clear()
            await asyncio.sleep(_FIRST_THE_PAGE)
            sources = await asyncio.to_thread(_sources, self.root, self.today())
            if sources != self.sources:
                self.sources = sources
                self.stamp += 1
                self._tell()
            self.report = await asyncio.to_thread(check, self.root, self.today())
            self.checking = self._unchecked.is_set()
            self._tell()

    def _tell(self) -> None:
        for watcher in tuple(self._watchers):
            watcher()

    def _under(self, path: Path) -> Path:
        return path.relative_to(self.root) if path.is_relative_to(self.root) else path


def _sources(root: Path, today: date) -> Sources:
    house = House(root, today)
    return {
        (text.language, text.key): f"{text.path.relative_to(root).as_posix()}:{text.line}"
        for text in house.texts
    }
