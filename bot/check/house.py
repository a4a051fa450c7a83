"""All that staff edit, read as far as it can be: what is broken is a finding, and the rest goes on."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import polib
from pydantic import BaseModel

from bot.check.disk import spoilt
from bot.check.finding import Code, Finding
from bot.check.screens import ScreenFile, read_screens
from bot.content import Content, ContentError, Language, folders, keys, load
from bot.content.catalogue import FORMS
from bot.content.files import Location, Model, attempt, compose, line_of
from bot.content.models import (
    ChannelFile,
    DocumentFile,
    HotlineFile,
    MessageFile,
    ProgrammeWords,
    QuestionFile,
    RegionFile,
    Reviewed,
    ServiceFile,
    SituationFile,
    WordingFile,
)
from rules import FigureError, Figures, load_figures
from rules.documents import load_documents

_CLOSED = re.compile(r'(?:msg\w+(?:\[\d\])? )?"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True, slots=True)
class Text:
    """One text in one language, where it stands."""

    key: str
    language: Language
    words: str
    path: Path
    line: int

    def finding(self, code: Code, message: str) -> Finding:
        return Finding(self.path, self.line, code, f"{self.key}: {message}")


@dataclass(frozen=True)
class File:
    """A YAML file: its nodes, which know their lines, and what it says (None when that cannot be read)."""

    path: Path
    node: Any
    model: Any

    def line(self, *at: int | str) -> int:
        return line_of(self.node, at)

    def finding(self, at: Location, code: Code, message: str) -> Finding:
        return Finding(self.path, line_of(self.node, at), code, message)


@dataclass
class House:
    """The folders `dialogs/`, `locales/` and `rules/parameters/` under `root`, as seen on `today`."""

    root: Path
    today: date
    broken: list[Finding] = field(default_factory=list)
    """What could not be read."""
    notes: list[str] = field(default_factory=list)
    """What could not be checked, and why: no finding."""
    refused: Finding | None = None
    """Why the content cannot be loaded."""
    spoilt: dict[Path, Finding] = field(default_factory=dict)
    """Files that nobody needs to read before they are mended, each with its one finding."""
    incomplete: set[str] = field(default_factory=set)
    """First parts of the keys of texts (`question`) of which some could not be read."""

    def __post_init__(self) -> None:
        self.spoilt = spoilt(self.root)
        dialogs = self.root / "dialogs"
        at = dialogs / "destinations"
        self.sources: list[Text] = []
        self.questions = self._folder(dialogs / "questions", QuestionFile, "question", keys.of_questions)
        self.questions.sort(key=lambda file: file.model.order if file.model else 0)
        self.programmes = self._folder(dialogs / "programmes", ProgrammeWords, "programme", keys.of_programme)
        self.services = self._file(at / "services.yaml", ServiceFile, "service", keys.of_services)
        self.channels = self._file(at / "channels.yaml", ChannelFile, "channel", keys.of_channels)
        self.documents = self._file(at / "documents.yaml", DocumentFile, "document", keys.of_documents)
        self.hotlines = self._file(at / "hotlines.yaml", HotlineFile, "hotline", keys.of_hotlines)
        self.regions = self._file(at / "regions.yaml", RegionFile, "region", lambda _: ())
        self.situations = self._file(
            dialogs / "situations.yaml", SituationFile, "situation topic", keys.of_situations
        )
        self.messages = self._file(dialogs / "messages.yaml", MessageFile, "message", keys.of_messages)
        self.reviewed = self._file(dialogs / "reviewed.yaml", Reviewed, "reviewed", lambda _: ())
        self.wording = self._file(dialogs / "wording.yaml", WordingFile, "wording", lambda _: ())
        self.screens = self._screens(dialogs / "screens")
        self.kk = self._catalogue("kk")
        self.ru = self._catalogue("ru")

    def _folder(
        self,
        folder: Path,
        model: type[Model],
        kind: str,
        texts: Callable[[Model], Iterable[keys.Source]],
    ) -> list[File]:
        return [self._file(path, model, kind, texts) for path in sorted(folder.glob("*.yaml"))]

    def _file(
        self, path: Path, model: type[Model], kind: str, texts: Callable[[Model], Iterable[keys.Source]]
    ) -> File:
        try:
            node = compose(path)
        except ContentError:
            node = None
        found, mistakes = attempt(path, model)
        self.broken += [
            Finding(wrong.path, wrong.line, cast(Code, wrong.code), wrong.message) for wrong in mistakes
        ]
        if found is None:
            self.incomplete.update(kind.split())
        else:
            self.sources += [
                Text(source.key, "ru", source.words, path, line_of(node, source.at))
                for source in texts(found)
            ]
        return File(path, node, found)

    def _screens(self, folder: Path) -> list[ScreenFile]:
        found, broken = read_screens(folder, self.spoilt)
        self.broken += broken
        if broken or any(path.parent == folder for path in self.spoilt):
            self.incomplete.add("screen")
        self.sources += [
            Text(f"screen.{screen.name}.{call.key}", "ru", call.words, screen.path, call.line)
            for screen in found
            for call in screen.calls
            if call.words is not None
        ]
        return found

    def _catalogue(self, language: Language) -> list[tuple[Path, polib.POEntry]]:
        entries: list[tuple[Path, polib.POEntry]] = []
        for path in sorted((self.root / "locales" / language).glob("*.po")):
            if path in self.spoilt:
                self.incomplete.add(language)
                continue
            open_quotes = list(_open_quotes(path))
            self.broken += open_quotes
            try:
                catalogue = polib.pofile(str(path), encoding="utf-8")
            except OSError as error:
                self.incomplete.add(language)
                if not open_quotes:
                    message = "broken catalogue: Syntax error; look at this line and above"
                    self.broken.append(Finding(path, _line_in(str(error)), "po", message))
                continue
            wrong = _header(catalogue, language)
            if wrong:
                self.broken.append(Finding(path, 1, "po", wrong))
            if catalogue.metadata.get("Language", language) == language:
                entries += [(path, entry) for entry in catalogue]
        return entries

    @cached_property
    def texts(self) -> list[Text]:
        """Every text that is shown, in both languages, each form of a plural by itself."""
        known = {source.key for source in self.sources}
        plural = {str(entry.msgctxt) for _, entry in self.ru if entry.msgid_plural}
        return [
            *(source for source in self.sources if source.key not in plural),
            *_translated(self.ru, "ru", known),
            *_translated(self.kk, "kk", known),
        ]

    @cached_property
    def outdated(self) -> frozenset[str]:
        """Keys of which the Russian was changed after the Kazakh: what differs is no news."""
        russian = {source.key: source.words for source in self.sources}
        return frozenset(
            str(entry.msgctxt)
            for _, entry in self.kk
            if entry.msgid != russian.get(entry.msgctxt, entry.msgid) and not entry.obsolete
        )

    @cached_property
    def pairs(self) -> list[tuple[Text, Text]]:
        """Each Russian text with its Kazakh, but for those that are outdated."""
        kazakh = {
            text.key: text for text in self.texts if text.language == "kk" and text.key not in self.outdated
        }
        return [
            (text, kazakh[text.key]) for text in self.texts if text.language == "ru" and text.key in kazakh
        ]

    @cached_property
    def content(self) -> Content | None:
        """The content as the bot loads it; None when it cannot be."""
        try:
            return load(*folders(self.root))
        except ContentError as error:
            self.notes.append("screens were not looked at: the content cannot be loaded before it is mended")
            self.refused = Finding(error.path, error.line, "content", error.message)
            return None

    @cached_property
    def papers(self) -> Mapping[str, tuple[str, ...]]:
        """The papers that each programme asks for; none when the file is broken, which is told elsewhere."""
        try:
            return load_documents(self.root / "rules" / "parameters" / "documents.yaml")
        except FigureError:
            return {}

    @cached_property
    def papers_named(self) -> frozenset[str]:
        """All of them, each once."""
        return frozenset(paper for papers in self.papers.values() for paper in papers)

    @cached_property
    def figures(self) -> Figures | None:
        """The figures under `root`; None when a file of them cannot be used, which is told file by file."""
        if self.content is not None:
            return self.content.figures
        try:
            return load_figures(self.root / "rules" / "parameters")
        except FigureError:
            return None

    def every(self, files: list[File]) -> Iterator[tuple[File, Any]]:
        """The files that could be read, with what they say."""
        return ((file, file.model) for file in files if isinstance(file.model, BaseModel))


def _translated(
    entries: list[tuple[Path, polib.POEntry]], language: Language, known: set[str]
) -> Iterator[Text]:
    for path, entry in entries:
        if entry.obsolete or entry.msgctxt not in known:
            continue
        for words in (entry.msgstr, *entry.msgstr_plural.values()):
            if words:
                yield Text(str(entry.msgctxt), language, words, path, line_of_entry(entry))


def _header(catalogue: polib.POFile, language: Language) -> str:
    """What the first entry of a catalogue says wrongly of it."""
    said, forms = catalogue.metadata.get("Language"), catalogue.metadata.get("Plural-Forms", "")
    if said != language:
        return f"its first entry says Language: {said}, the folder is {language}; make them agree"
    count = len(FORMS[language])
    if f"nplurals={count};" not in forms.replace(" ", ""):
        return f"its first entry needs Plural-Forms with nplurals={count}; take it from a neighbour"
    return ""


def line_of_entry(entry: polib.POEntry) -> int:
    """Where an entry of a catalogue begins."""
    return entry.linenum or 1


def _open_quotes(path: Path) -> Iterator[Finding]:
    """polib reads a line without its closing quote, and leaves its last letter out."""
    for number, line in enumerate(path.read_bytes().decode(errors="replace").splitlines(), start=1):
        if line.startswith(('"', "msg")) and not _CLOSED.fullmatch(line.rstrip()):
            yield Finding(path, number, "po", "the text does not end in a quotation mark; add it")


def _line_in(message: str) -> int:
    """The line that polib names: `Syntax error in po file x.po (line 12): …`."""
    _, _, rest = message.partition("(line ")
    number = rest.partition(")")[0]
    return int(number) if number.isdecimal() else 1
