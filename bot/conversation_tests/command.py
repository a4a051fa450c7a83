"""`python -m bot test FILE…`: plays conversation files, for people who do not know pytest."""

import argparse
import asyncio
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.content import Content, ContentError, folders, load
from bot.conversation_tests.coverage import Recording, Tally, WatchedGround, page, table, universe
from bot.conversation_tests.golden import accept, pages
from bot.conversation_tests.grounds import GROUNDS, GroundError, GroundName, opened
from bot.conversation_tests.reading import conversation_files, read_conversation
from bot.conversation_tests.running import run
from bot.conversation_tests.transcript import failure


def main(argv: Sequence[str], root: Path) -> int:
    """Exit status: 0 all as expected, 1 something failed, 2 a wrong command."""
    parser = argparse.ArgumentParser(
        prog="python -m bot test",
        description="Play conversations, each in its languages, and say what was not as expected.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="files or folders; none: tests/conversations"
    )
    parser.add_argument("--lang", choices=("kk", "ru"), help="in one language only")
    parser.add_argument(
        "--ground",
        choices=GROUNDS,
        default="core",
        help="where: the pure core (default), the dispatcher before a local Bot API server, "
        "or the whole program there by polling or by webhook",
    )
    parser.add_argument("--coverage", action="store_true", help="tell what of the dialog was reached")
    parser.add_argument("--html", type=Path, metavar="FILE", help="and write it as a page, with the picture")
    parser.add_argument("-v", "--verbose", action="store_true", help="name all that was not reached")
    parser.add_argument(
        "--accept-screens", action="store_true", help="keep all screens as they are now in tests/golden"
    )
    try:
        options = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    files = list(_files(options.files or [root / "tests" / "conversations"]))
    missing = [file for file in files if not file.is_file()]
    if missing or not files:
        print(
            f"there is no conversation {missing[0] if missing else 'file'}; check the path", file=sys.stderr
        )
        return 2
    try:
        content = load(*folders(root))
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    if options.accept_screens:
        changed = accept(root / "tests" / "golden", pages(content))
        print(*changed, f"{len(changed)} pages of screens are kept anew", sep="\n")
        return 0
    recording = Recording(content)
    try:
        status = asyncio.run(_play(files, content, options.lang, options.ground, root, recording))
    except GroundError as error:  # of a bot that cannot be started
        print(error, file=sys.stderr)
        return 1
    if options.coverage or options.html:
        tally = Tally(universe(content), recording.items)
        print("", *table(tally, full=options.verbose), sep="\n")
        if options.html:
            page(options.html, content, tally)
    return status


def _files(given: Sequence[Path]) -> Iterator[Path]:
    for path in given:
        if path.is_dir():
            yield from conversation_files(path)
        else:
            yield path


async def _play(
    files: Sequence[Path],
    content: Content,
    only: str | None,
    where: GroundName,
    root: Path,
    recording: Recording,
) -> int:
    passed = failed = 0
    async with opened(where, content) as meet:
        for file in files:
            try:
                conversation = read_conversation(file)
            except ContentError as error:
                print(f"{error}\n")
                failed += 1
                continue
            for language in conversation.languages:
                if only not in (None, language):
                    continue
                async with meet(language, conversation.on) as ground:
                    outcome = await run(conversation, language, WatchedGround(ground, recording))
                if outcome.failure is None:
                    passed += 1
                else:
                    failed += 1
                    print(f"{failure(outcome, root)}\n")
    print(f"{passed} as expected, {failed} not")
    return 1 if failed else 0
