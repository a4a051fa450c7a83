"""Where each text stands in the files of `dialogs/`, and the key that it gets of it."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.content.files import Location
from bot.content.models import (
    ChannelFile,
    DocumentFile,
    HotlineFile,
    MessageFile,
    ProgrammeWords,
    QuestionFile,
    ServiceFile,
    SituationFile,
)


class Source(NamedTuple):
    """A Russian source text: its key, its words, and where it stands in its file."""

    key: str
    words: str
    at: Location


def of_questions(file: QuestionFile) -> Iterator[Source]:
    for number, question in enumerate(file.questions):
        key, at = f"question.{question.fact}", ("questions", number)
        yield Source(f"{key}.text", question.text, (*at, "text"))
        yield Source(f"{key}.why", question.why, (*at, "why"))
        yield Source(f"{key}.label", question.label, (*at, "label"))
        if question.hint:
            yield Source(f"{key}.hint", question.hint, (*at, "hint"))
        for place, option in enumerate(question.options):
            here = (*at, "options", place)
            yield Source(f"{key}.option.{option.value}", option.text, (*here, "text"))
            if option.long:
                yield Source(f"{key}.option.{option.value}.long", option.long, (*here, "long"))


def of_programme(words: ProgrammeWords) -> Iterator[Source]:
    key = f"programme.{words.id}"
    for part in ("name", "short", "about"):
        yield Source(f"{key}.{part}", getattr(words, part), (part,))
    if words.until:
        yield Source(f"{key}.until", words.until, ("until",))
    for condition, sentences in words.conditions.items():
        for state, sentence in sentences:
            if sentence is not None:
                at = ("conditions", condition, state)
                yield Source(f"{key}.condition.{condition}.{state}", sentence, at)
    groups = {
        "payments": ("payment", words.payments),
        "not_checked": ("not_checked", words.not_checked),
        "notes": ("note", words.notes),
        "no_amount": ("no_amount", words.no_amount),
    }
    for field, (group, texts) in groups.items():
        for name, text in texts.items():
            yield Source(f"{key}.{group}.{name}", text, (field, name))


def of_situations(file: SituationFile) -> Iterator[Source]:
    for number, situation in enumerate(file.situations):
        yield Source(f"situation.{situation.id}.text", situation.text, ("situations", number, "text"))
    for number, topic in enumerate(file.topics):
        yield Source(f"topic.{topic.id}.text", topic.text, ("topics", number, "text"))


def of_services(file: ServiceFile) -> Iterator[Source]:
    for code, service in file.services.items():
        yield Source(f"service.{code}.name", service.name, ("services", code, "name"))


def of_channels(file: ChannelFile) -> Iterator[Source]:
    for name, channel in file.channels.items():
        yield Source(f"channel.{name}.name", channel.name, ("channels", name, "name"))
        yield Source(f"channel.{name}.text", channel.text, ("channels", name, "text"))


def of_documents(file: DocumentFile) -> Iterator[Source]:
    for name, document in file.documents.items():
        yield Source(f"document.{name}", document, ("documents", name))


def of_hotlines(file: HotlineFile) -> Iterator[Source]:
    for name, hotline in file.hotlines.items():
        yield Source(f"hotline.{name}.text", hotline.text, ("hotlines", name, "text"))


def of_messages(file: MessageFile) -> Iterator[Source]:
    for key, text in file.messages.items():
        yield Source(f"message.{key}", text, ("messages", key))
