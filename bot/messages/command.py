"""`python -m bot messages`: updates the catalogues and says what is left to do."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from bot.check.broken import broken
from bot.check.finding import Finding
from bot.check.house import House
from bot.check.translations import same_key
from bot.messages import sheet
from bot.messages.book import Book
from bot.messages.report import left_to_do, summary
from bot.messages.revision import RevisionError, entries_at
from bot.messages.sheet import SheetError
from bot.messages.since import both, changed_alone
from bot.messages.taking import refused, take
from bot.messages.updating import update
from bot.messages.writing import write


def main(argv: Sequence[str], root: Path) -> int:
    """Exit status: 0 done, 1 refused (or --check: something would change), 2 a wrong command or revision."""
    parser = _parser()
    try:
        options = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return _run(options, root)
    except RevisionError as error:
        print(error, file=sys.stderr)
        return 2
    except SheetError as error:
        return _refuse([error.finding], root)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot messages",
        description="Bring locales/ up to dialogs/ and say what is left to translate. A Kazakh text whose "
        "Russian has changed is kept and marked (fuzzy); a text that is gone is kept aside (#~).",
        allow_abbrev=False,
    )
    does = parser.add_mutually_exclusive_group()
    does.add_argument(
        "--check", "--dry-run", action="store_true", help="write nothing; exit 1 if something would change"
    )
    does.add_argument("--export", type=Path, metavar="CSV", help="write all texts to a table as well")
    parser.add_argument("--import", type=Path, metavar="CSV", dest="taken", help="take words from a table")
    parser.add_argument(
        "--since", metavar="REVISION", help="say too what changed in one language only since a git revision"
    )
    parser.add_argument("--purge", action="store_true", help="remove the texts that were kept aside")
    return parser


def _run(options: argparse.Namespace, root: Path) -> int:
    before = entries_at(root, options.since) if options.since else None
    rows = sheet.read(options.taken) if options.taken else []
    house = House(root, date.min)  # No text depends on the day.
    if mistakes := [*broken(house), *same_key(house)]:
        return _refuse(mistakes, root)

    kk = Book(root / "locales" / "kk", "kk", house.kk)
    ru = Book(root / "locales" / "ru", "ru", house.ru)
    sources = {source.key: source for source in house.sources}
    counted = (
        f"screen.{screen.name}.{call.key}" for screen in house.screens for call in screen.calls if call.plural
    )
    changes = update(kk, ru, {key: source.words for key, source in sources.items()}, counted)
    if mistakes := list(refused(rows, options.taken, sources, kk.live, ru.live)):
        return _refuse(mistakes, root)
    taken = take(rows, kk.live, ru.live)
    if options.purge:
        kk.purge()
        ru.purge()

    files = kk.changed() | ru.changed()
    if not options.check:
        write(files)
    if options.export:
        write({options.export: sheet.export(sources.values(), kk.live, ru.live, root)})

    for path in files:
        print(f"{path.relative_to(root)}: {'would be written' if options.check else 'written'}")
    for language, counts in changes.items():
        if counts:
            print(f"{language}: {', '.join(f'{count} {how}' for how, count in sorted(counts.items()))}")
    if options.taken:
        print(f"{options.taken}: {taken} of {len(rows)} rows changed something")
    findings = [*left_to_do(kk), *left_to_do(ru)]
    if before is not None:
        then = both(before["kk"], before["ru"])
        findings += changed_alone(then, kk, ru, options.since)
    _print(findings, root)
    print(summary(kk), summary(ru), sep="\n")
    return 1 if options.check and files else 0


def _refuse(mistakes: Iterable[Finding], root: Path) -> int:
    _print(mistakes, root)
    print("nothing was changed", file=sys.stderr)
    return 1


def _print(findings: Iterable[Finding], root: Path) -> None:
    for finding in sorted(finding.under(root) for finding in findings):
        print(finding)
