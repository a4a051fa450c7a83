"""The shapes of the YAML files in `dialogs/`.

Texts here are the Russian source. Their Kazakh stands in `locales/kk` under the key that the
loader gives them (`question.region.text`).
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

Kind = Literal["yes_no", "choice", "number", "money", "date", "region"]
Source = Annotated[str, Field(pattern=r"\S")]
ONE, BOTH = "one link", "a link for each language"
"""Branches of a field, which mistakes name on the way to it."""
Link = Annotated[str, Field(pattern="^https://")]


class Strict(BaseModel):
    """A misspelt field is an error, never silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(Strict):
    """One answer that can be pressed."""

    value: str | int
    text: Source
    long: Source | None = None


class Question(Strict):
    """How one fact is asked.

    `period`: what an amount of money is for. `unit`: what a number counts, where it does not say so itself.
    `hangs_on`: another fact; who declines that one is not asked this one.
    """

    fact: str
    kind: Kind
    text: Source
    hint: Source | None = None
    why: Source
    label: Source
    hangs_on: str | None = None
    options: tuple[Option, ...] = ()
    buttons: tuple[int, ...] = ()
    period: Literal["month", "once"] = "once"
    unit: Literal["months", "percent"] | None = None
    past_years: int = Field(default=2, ge=0, le=100)
    future_months: int = Field(default=0, ge=0, le=24)

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "Question":
        if (self.kind == "choice") != bool(self.options):
            raise ValueError("`options` belong to `kind: choice`, and such a question needs them")
        if self.buttons and self.kind not in ("number", "money"):
            raise ValueError("`buttons` belong to `kind: number` and `kind: money`")
        if self.unit and self.kind != "number":
            raise ValueError("`unit` belongs to `kind: number`")
        return self


class QuestionFile(Strict):
    """`dialogs/questions/<topic>.yaml`: questions in the order in which they are best asked.

    `order`: the place of this file among the others, lower first.
    """

    order: Annotated[int, Field(ge=0, le=1000)]
    questions: tuple[Question, ...]


class ConditionWords(Strict):
    """What is said of a condition in each of its states."""

    met: Source
    met_without_limit: Source | None = None
    failed: Source
    unknown: Source
    not_settled: Source | None = None


class ProgrammeWords(Strict):
    """`dialogs/programmes/<id>.yaml`: what is said of a programme."""

    id: str
    name: Source
    short: Source
    about: Source
    until: Source | None = None
    conditions: dict[str, ConditionWords]
    payments: dict[str, Source] = {}
    not_checked: dict[str, Source] = {}
    notes: dict[str, Source] = {}
    no_amount: dict[str, Source] = {}


class Service(Strict):
    """A service card of the egov.kz portal."""

    name: Source
    path: str


class Localised(Strict):
    """An address that differs between the languages."""

    ru: Link
    kk: Link


def _either(url: object) -> str:
    return BOTH if isinstance(url, dict | Localised) else ONE


class Channel(Strict):
    """A place to turn to."""

    name: Source
    text: Source
    url: (
        Annotated[Annotated[Link, Tag(ONE)] | Annotated[Localised, Tag(BOTH)], Discriminator(_either)] | None
    ) = None


class Hotline(Strict):
    """A telephone number that is confirmed."""

    phone: str
    text: Source


class ServiceFile(Strict):
    services: dict[str, Service]


class ChannelFile(Strict):
    channels: dict[str, Channel]


class DocumentFile(Strict):
    documents: dict[str, Source]


class HotlineFile(Strict):
    hotlines: dict[str, Hotline]


class Effect(Strict):
    """What ticking, or leaving unticked, a life situation settles."""

    facts: dict[str, bool | int | str | dict[str, int]] = {}
    programmes: tuple[str, ...] = ()


class Situation(Strict):
    """A line of the first screen: "we expect or raise a small child"."""

    id: str
    text: Source
    ticked: Effect
    unticked: Effect = Effect()

    @model_validator(mode="after")
    def _leads_somewhere(self) -> "Situation":
        if not self.ticked.programmes:
            raise ValueError("what is ticked names `programmes` to ask about")
        return self


class Topic(Strict):
    """A door of the menu and of a deep link (`/start birth`)."""

    id: str
    text: Source
    links: tuple[str, ...] = ()
    programmes: Annotated[tuple[str, ...], Field(min_length=1)]


class SituationFile(Strict):
    """`dialogs/situations.yaml`."""

    situations: tuple[Situation, ...]
    topics: tuple[Topic, ...]


class MessageFile(Strict):
    """`dialogs/messages.yaml`: short texts by key."""

    messages: dict[str, Source]


class Wording(Strict):
    """Phrases with commas between them that are not written, and what is written instead."""

    avoid: Source
    write: Source


class WordingFile(Strict):
    """`dialogs/wording.yaml`: how texts are not written, by language."""

    ru: tuple[Wording, ...]
    kk: tuple[Wording, ...]


class Reviewed(Strict):
    """`dialogs/reviewed.yaml`: what texts may hold because somebody looked it up, each with what it is."""

    figures: dict[str, Source]
    phones: dict[str, Source]
    hosts: dict[str, Source]
    long_sentences: dict[str, Source]


class Unit(BaseModel):
    """A district or town with a career centre of its own."""

    model_config = ConfigDict(frozen=True)
    ru: Source
    kk: Source
    type: str
    ru_gen: Source | None = None
    kk_gen: Source | None = None


class RegionEntry(BaseModel):
    """A region with its ready word forms; forms are never built in code."""

    model_config = ConfigDict(frozen=True)
    ru: Source
    kk: Source
    ru_prepositional: Source
    kk_locative: Source
    ru_gen: Source
    kk_gen: Source
    type: str
    vacancies: dict[str, str | bool] = {}
    units: tuple[Unit, ...] = ()


class RegionFile(BaseModel):
    """`dialogs/destinations/regions.yaml`."""

    model_config = ConfigDict(frozen=True)
    name_templates: dict[str, dict[str, object]]
    regions: dict[str, RegionEntry]
