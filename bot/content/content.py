"""All that citizens read, loaded and checked as one whole."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from bot.content.catalogue import Catalogue, Language
from bot.content.errors import ContentError
from bot.content.files import read
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

_EGOV = "https://egov.kz/cms"


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


def load(dialogs: Path, locales: Path) -> Content:
    """Everything under `dialogs` and `locales`. Raises ContentError at the first mistake."""
    catalogue = Catalogue(locales)
    questions = _questions(dialogs / "questions", catalogue)
    programmes = _programmes(dialogs / "programmes", catalogue)
    destinations = dialogs / "destinations"
    services = read(destinations / "services.yaml", ServiceFile).services
    channels = read(destinations / "channels.yaml", ChannelFile).channels
    documents = read(destinations / "documents.yaml", DocumentFile).documents
    hotlines = read(destinations / "hotlines.yaml", HotlineFile).hotlines
    for code, service in services.items():
        catalogue.add(f"service.{code}.name", service.name, destinations / "services.yaml")
    for name, channel in channels.items():
        catalogue.add(f"channel.{name}.name", channel.name, destinations / "channels.yaml")
        catalogue.add(f"channel.{name}.text", channel.text, destinations / "channels.yaml")
    for name, document in documents.items():
        catalogue.add(f"document.{name}", document, destinations / "documents.yaml")
    for name, hotline in hotlines.items():
        catalogue.add(f"hotline.{name}.text", hotline.text, destinations / "hotlines.yaml")
    regions = read(destinations / "regions.yaml", RegionFile)
    situations = _situations(dialogs / "situations.yaml", catalogue)
    for key, text in read(dialogs / "messages.yaml", MessageFile).messages.items():
        catalogue.add(f"message.{key}", text, dialogs / "messages.yaml")
    return Content(
        version=_version(dialogs, locales),
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
    )


def _questions(folder: Path, catalogue: Catalogue) -> dict[str, Question]:
    found: dict[str, Question] = {}
    files = {path: read(path, QuestionFile) for path in sorted(folder.glob("*.yaml"))}
    for path, file in sorted(files.items(), key=lambda item: item[1].order):
        for question in file.questions:
            key = f"question.{question.fact}"
            if question.fact in found:
                raise ContentError(path, 1, f"{question.fact} is asked twice; keep one question")
            found[question.fact] = question
            catalogue.add(f"{key}.text", question.text, path)
            catalogue.add(f"{key}.why", question.why, path)
            catalogue.add(f"{key}.label", question.label, path)
            if question.hint:
                catalogue.add(f"{key}.hint", question.hint, path)
            for option in question.options:
                catalogue.add(f"{key}.option.{option.value}", option.text, path)
                if option.long:
                    catalogue.add(f"{key}.option.{option.value}.long", option.long, path)
    return found


def _programmes(folder: Path, catalogue: Catalogue) -> dict[str, ProgrammeWords]:
    found: dict[str, ProgrammeWords] = {}
    for path in sorted(folder.glob("*.yaml")):
        words = read(path, ProgrammeWords)
        if words.id != path.stem:
            raise ContentError(path, 1, f"id is {words.id}, the file is called {path.stem}; make them agree")
        found[words.id] = words
        key = f"programme.{words.id}"
        for part in ("name", "short", "about"):
            catalogue.add(f"{key}.{part}", getattr(words, part), path)
        if words.until:
            catalogue.add(f"{key}.until", words.until, path)
        for condition, sentences in words.conditions.items():
            for state, sentence in sentences:
                if sentence is not None:
                    catalogue.add(f"{key}.condition.{condition}.{state}", sentence, path)
        groups = {
            "payment": words.payments,
            "not_checked": words.not_checked,
            "note": words.notes,
            "no_amount": words.no_amount,
        }
        for group, texts in groups.items():
            for name, text in texts.items():
                catalogue.add(f"{key}.{group}.{name}", text, path)
    return found


def _situations(path: Path, catalogue: Catalogue) -> SituationFile:
    file = read(path, SituationFile)
    for situation in file.situations:
        catalogue.add(f"situation.{situation.id}.text", situation.text, path)
    for topic in file.topics:
        catalogue.add(f"topic.{topic.id}.text", topic.text, path)
    return file


def _version(dialogs: Path, locales: Path) -> str:
    digest = hashlib.sha256()
    for folder in (dialogs, locales):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
