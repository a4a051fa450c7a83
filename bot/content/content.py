"""All that citizens read, loaded and checked as one whole."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from bot.content import keys
from bot.content.catalogue import Catalogue, Draft, Language
from bot.content.errors import ContentError
from bot.content.files import Model, read
from bot.content.models import (
    Channel,
    ChannelFile,
    DocumentFile,
    Hotline,
    HotlineFile,
    Localised,
    MessageFile,
    ProgrammeWords,
    Question,
    QuestionFile,
    RegionEntry,
    RegionFile,
    Service,
    ServiceFile,
    Situation,
    SituationFile,
    Topic,
)
from bot.content.templates import Screens
from rules import FigureError, Figures, figures, load_figures

_EGOV = "https://egov.kz/cms"
FOLDERS = ("dialogs", "locales", "rules/parameters")
"""What staff edit."""


@dataclass(frozen=True)
class Content:
    """One consistent version of the dialogs and their words. Never changes once loaded."""

    version: str
    questions: Mapping[str, Question]
    programmes: Mapping[str, ProgrammeWords]
    situations: tuple[Situation, ...]
    topics: Mapping[str, Topic]
    services: Mapping[str, Service]
    channels: Mapping[str, Channel]
    hotlines: Mapping[str, Hotline]
    regions: Mapping[str, RegionEntry]
    name_templates: Mapping[str, Mapping[str, object]]
    catalogue: Catalogue
    screens: Screens
    figures: Figures

    def text(self, language: Language, key: str, /, **values: object) -> Markup:
        """A short text of `dialogs/messages.yaml` in Telegram HTML; values are escaped."""
        return self.catalogue.text(language, f"message.{key}", **values)

    def words(self, language: Language, key: str, /, **values: object) -> Markup:
        """Any text by its full key (`question.region.text`)."""
        return self.catalogue.text(language, key, **values)

    def plural(self, language: Language, key: str, n: int, /, **values: object) -> Markup:
        """A text of `dialogs/messages.yaml` in the form that fits the number `n`."""
        return self.catalogue.plural(language, f"message.{key}", n, **values)

    def has(self, key: str) -> bool:
        """Whether there is a text under the full key."""
        return self.catalogue.has(key)

    def screen(self, name: str, language: Language, /, **values: object) -> Markup:
        """A screen of `dialogs/screens/` in Telegram HTML."""
        return self.screens.render(name, language, **values)

    def service_url(self, code: str, language: Language) -> str:
        """The card of a service on egov.kz in the reader's language."""
        return f"{_EGOV}/{language}/{self.services[code].path}"

    def channel_url(self, channel: str, language: Language) -> str | None:
        """The address of a channel in the reader's language, where it has one."""
        url = self.channels[channel].url
        return getattr(url, language) if isinstance(url, Localised) else url

    def region_name(self, code: str, language: Language) -> str:
        """The region's name, nominative."""
        region = self.regions[code]
        return region.ru if language == "ru" else region.kk


def folders(root: Path) -> tuple[Path, Path, Path]:
    """Dialogs, locales and figures under `root`, as `load` and `version_of` take them."""
    dialogs, locales, parameters = (root / name for name in FOLDERS)
    return dialogs, locales, parameters


def load(
    dialogs: Path,
    locales: Path,
    parameters: Path | None = None,
    before: Content | None = None,
    *,
    draft: bool = False,
) -> Content:
    """Everything under `dialogs` and `locales`, and the figures. Raises ContentError at the first mistake.

    `parameters`: the folder of the figures; None for those delivered with the rules. `before`: the content
    that this one follows, whose figures stay the same objects as long as no file of them has changed.
    `draft`: for the eyes of those who write it: Kazakh that lags behind its Russian is no mistake yet.
    """
    # First of all: a file that changes while others are read makes another version of what comes after.
    version = version_of(dialogs, locales, parameters)
    catalogue = (Draft if draft else Catalogue)(locales)
    questions = _questions(dialogs / "questions", catalogue)
    programmes = _programmes(dialogs / "programmes", catalogue)
    destinations = dialogs / "destinations"

    def texts(path: Path, model: type[Model], of: Callable[[Model], Iterable[keys.Source]]) -> Model:
        file = read(path, model)
        for source in of(file):
            catalogue.add(source.key, source.words, path)
        return file

    services = texts(destinations / "services.yaml", ServiceFile, keys.of_services).services
    channels = texts(destinations / "channels.yaml", ChannelFile, keys.of_channels).channels
    texts(destinations / "documents.yaml", DocumentFile, keys.of_documents)
    hotlines = texts(destinations / "hotlines.yaml", HotlineFile, keys.of_hotlines).hotlines
    regions = read(destinations / "regions.yaml", RegionFile)
    situations = texts(dialogs / "situations.yaml", SituationFile, keys.of_situations)
    texts(dialogs / "messages.yaml", MessageFile, keys.of_messages)
    return Content(
        version=version,
        questions=questions,
        programmes=programmes,
        situations=situations.situations,
        topics={topic.id: topic for topic in situations.topics},
        services=services,
        channels=channels,
        hotlines=hotlines,
        regions=regions.regions,
        name_templates=regions.name_templates,
        catalogue=catalogue,
        screens=Screens(dialogs / "screens", catalogue),
        figures=_figures(parameters, before) if parameters else figures(),
    )


def _figures(folder: Path, before: Content | None) -> Figures:
    try:
        loaded = load_figures(folder)
        known = before.figures if before else figures()
    except FigureError as error:
        raise ContentError(error.path, error.line, error.message, "parameter") from None
    return known if loaded.hash == known.hash else loaded


def _questions(folder: Path, catalogue: Catalogue) -> dict[str, Question]:
    found: dict[str, Question] = {}
    files = {path: read(path, QuestionFile) for path in sorted(folder.glob("*.yaml"))}
    for path, file in sorted(files.items(), key=lambda item: item[1].order):
        for question in file.questions:
            if question.fact in found:
                raise ContentError(path, 1, f"{question.fact} is asked twice; keep one question")
            found[question.fact] = question
        for source in keys.of_questions(file):
            catalogue.add(source.key, source.words, path)
    return found


def _programmes(folder: Path, catalogue: Catalogue) -> dict[str, ProgrammeWords]:
    found: dict[str, ProgrammeWords] = {}
    for path in sorted(folder.glob("*.yaml")):
        words = read(path, ProgrammeWords)
        if words.id != path.stem:
            raise ContentError(path, 1, f"id is {words.id}, the file is called {path.stem}; make them agree")
        found[words.id] = words
        for source in keys.of_programme(words):
            catalogue.add(source.key, source.words, path)
    return found


def version_of(dialogs: Path, locales: Path, parameters: Path | None = None) -> str:
    """A name for the files as they are now: it changes with any byte of any of them."""
    digest = hashlib.sha256()
    for folder in filter(None, (dialogs, locales, parameters)):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
