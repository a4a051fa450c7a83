"""pytest watches the conversations. A run of all of them tells what they reach, and fails for too little.

Processes of pytest-xdist watch their own part and send it to the one that tells.
"""

from collections.abc import Generator
from pathlib import Path
from typing import Any, Final

import pytest

from bot.conversation_tests.coverage.gate import Run, complaint
from bot.conversation_tests.coverage.items import Item
from bot.conversation_tests.coverage.page import page
from bot.conversation_tests.coverage.recording import Recording
from bot.conversation_tests.coverage.table import table
from bot.conversation_tests.coverage.tally import Tally
from bot.conversation_tests.coverage.universe import universe
from bot.conversation_tests.plugin import ConversationItem, delivered

PAGE: Final = Path("build", "coverage-of-dialogs.html")
_FOLDER: Final = Path("tests", "conversations")
_SENT: Final = "coverage_of_dialogs"


def pytest_configure(config: pytest.Config) -> None:
    """A watcher for each process."""
    config.pluginmanager.register(_Watcher(config), "coverage-of-dialogs")


class _Watcher:
    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._run = Run()
        self._reached: set[Item] = set()
        self._recording: Recording | None = None
        self._tally: Tally | None = None

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        report = yield
        # All that a file has, before one language of it is picked or `-k` leaves some out.
        self._run.found.update(one.nodeid for one in report.result or () if isinstance(one, ConversationItem))
        return report

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        if isinstance(item, ConversationItem):
            self._recording = self._recording or Recording(delivered())
            item.recording = self._recording
            self._run.played.add(item.nodeid)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:
        """Takes what a process sent; one that broke down sends nothing, and the run is not whole then."""
        sent = getattr(node, "workeroutput", {}).get(_SENT)
        if sent:
            self._run.found.update(sent["found"])
            self._run.played.update(sent["played"])
            self._reached.update(map(Item.read, sent["reached"]))

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self._recording is not None:
            self._reached |= self._recording.items
        output = getattr(self._config, "workeroutput", None)
        if output is not None:
            output[_SENT] = {
                "found": sorted(self._run.found),
                "played": sorted(self._run.played),
                "reached": [item.written() for item in self._reached],
            }
        elif self._run.is_whole(self._config.rootpath / _FOLDER, self._config.rootpath):
            self._tally = Tally(universe(delivered()), self._reached)
            page(self._config.rootpath / PAGE, delivered(), self._tally)
            if self._tally.too_little() and session.exitstatus == pytest.ExitCode.OK:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._tally is None:
            return
        terminalreporter.section("coverage of the dialog")
        for line in table(self._tally, full=self._config.get_verbosity() > 0):
            terminalreporter.line(line)
        terminalreporter.line(f"as a page, with the picture of the interview: {PAGE}")
        if lacking := complaint(self._tally):
            terminalreporter.line(lacking, red=True)
