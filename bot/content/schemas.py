"""JSON Schemas of the files that staff edit, so that editors complete, explain and underline.

`python -m bot schemas` writes them to `dialogs/schemas/`, where the first line of each file points. They are
made of the models that read the files; what a schema cannot say, `python -m bot check` does.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from bot.content import models
from bot.content.help import HELP
from rules import FACTS, PROGRAMMES
from rules.facts import REGIONS
from rules.figures import UNITS
from rules.knowledge import CERTAINTIES

Schema = dict[str, Any]
FOLDER = Path("dialogs/schemas")
DRAFT = "http://json-schema.org/draft-07/schema#"
"""The one that editors know best."""


class Described(NamedTuple):
    """Files that have a schema: where they stand, and the model that reads them (None: a figure's reader)."""

    files: str
    model: type[BaseModel] | None


SCHEMAS: Mapping[str, Described] = {
    "question": Described("dialogs/questions/*.yaml", models.QuestionFile),
    "programme": Described("dialogs/programmes/*.yaml", models.ProgrammeWords),
    "situations": Described("dialogs/situations.yaml", models.SituationFile),
    "messages": Described("dialogs/messages.yaml", models.MessageFile),
    "reviewed": Described("dialogs/reviewed.yaml", models.Reviewed),
    "wording": Described("dialogs/wording.yaml", models.WordingFile),
    "services": Described("dialogs/destinations/services.yaml", models.ServiceFile),
    "channels": Described("dialogs/destinations/channels.yaml", models.ChannelFile),
    "documents": Described("dialogs/destinations/documents.yaml", models.DocumentFile),
    "hotlines": Described("dialogs/destinations/hotlines.yaml", models.HotlineFile),
    "regions": Described("dialogs/destinations/regions.yaml", models.RegionFile),
    "poverty_lines": Described("rules/parameters/poverty_lines.yaml", None),
    "papers": Described("rules/parameters/documents.yaml", None),
    "parameter": Described("rules/parameters/*.yaml", None),
}
"""By name; a file belongs to the first whose pattern it fits."""


def written(name: str) -> str:
    """The schema as it stands in its file."""
    return as_text(schema(name))


def as_text(made: Schema) -> str:
    """A schema as files hold it."""
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def schema(name: str) -> Schema:
    """The schema of one kind of file."""
    model = SCHEMAS[name].model
    made = _of_model(model) if model is not None else _OF_FIGURES[name]()
    return {"$schema": DRAFT, **made}


def described(root: Path) -> Iterator[tuple[Path, str]]:
    """Each file under `root` that has a schema, and the first line that points to it."""
    seen: set[Path] = set()
    for name, kind in SCHEMAS.items():
        for path in sorted(root.glob(kind.files)):
            if path not in seen:
                seen.add(path)
                to = os.path.relpath(root / FOLDER / f"{name}.json", path.parent).replace(os.sep, "/")
                yield path, f"# yaml-language-server: $schema={to}"


def _of_model(model: type[BaseModel]) -> Schema:
    made = model.model_json_schema()
    for name, part in ((model.__name__, made), *made.get("$defs", {}).items()):
        for field, about in part.get("properties", {}).items():
            about.pop("title", None)
            about["description"] = HELP[name][field]
            _narrow(name, field, about)
    return made


def _narrow(model: str, field: str, about: Schema) -> None:
    """Only the names that there are."""
    facts, programmes = {"enum": sorted(FACTS)}, {"enum": sorted(PROGRAMMES)}
    match model, field:
        case ("Question", "fact"):
            about |= facts
        case ("Question", "hangs_on"):
            about["anyOf"] = [facts, {"type": "null"}]
        case ("ProgrammeWords", "id"):
            about |= programmes
        case ("Effect" | "Topic", "programmes"):
            about["items"] = programmes
        case ("Effect", "facts"):
            about["propertyNames"] = facts
        case ("RegionFile", "regions"):
            about |= {"propertyNames": {"enum": [*REGIONS]}, "required": [*REGIONS]}


_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_TENGE: Schema = {"type": "integer", "minimum": 1, "description": "Целые тенге, без пробелов."}
_REGION: Schema = {"enum": [*REGIONS]}
_SOURCE: Schema = {
    "law": _TEXT | {"description": "Закон, статья или сообщение, где это написано."},
    "url": {"type": "string", "pattern": "^https?://", "description": "Ссылка на источник."},
    "checked_on": _DAY | {"description": "День, когда источник смотрели: 2026-01-31."},
}
_CERTAINTY: Schema = {"enum": [*CERTAINTIES], "description": "Насколько это точно."}


def _parameter() -> Schema:
    row = {
        "value": {"description": "Значение, по единице unit."},
        "from": _DAY | {"description": "Первый день, когда значение действует."},
        "to": {"anyOf": [_DAY, {"type": "null"}], "description": "Последний день; null – пока не изменят."},
        **_SOURCE,
        "certainty": _CERTAINTY,
        "estimate": {"type": "boolean", "description": "Это наша оценка."},
    }
    return _object(
        "`rules/parameters/<id>.yaml`: одно число или список закона, строка на каждый период.",
        {
            "id": _TEXT | {"description": "Имя файла без .yaml."},
            "unit": {"enum": [*UNITS], "description": "Что стоит в value."},
            "rows": {
                "type": "array",
                "items": _object("Одно значение и его срок.", row, optional=("estimate",)),
                "description": "По порядку, без пропусков и наложений.",
            },
            "not_settled": _object(
                "Что закон оставляет открытым на дни без строки.", {"reason": _TEXT, **_SOURCE}
            ),
            "note": _TEXT | {"description": "Замечание для тех, кто правит."},
        },
        optional=("not_settled", "note"),
    ) | {"allOf": [_of_unit(unit, value) for unit, value in _values().items()]}


def _values() -> dict[str, Schema]:
    share = {"type": ["string", "number"], "pattern": r"^[0-9]{1,3}(\.[0-9]{1,9})?$"}
    statuses: Schema = {"type": "array", "items": {"enum": [*FACTS["residence_status"].values]}}
    return {
        "tenge": _TENGE,
        "mrp": _TENGE | {"description": "Целое число МРП."},
        "share": _object("Доля от 0 до 1.", {"min": share, "max": share}),
        "statuses": _object(
            "Кому полагается и о ком закон молчит.",
            {"met": statuses, "not_settled": statuses, "others": _CERTAINTY},
            optional=("not_settled", "others"),
        ),
        "regions": {"type": "array", "items": _REGION, "minItems": 1},
        "answer": {"type": "boolean"},
    }


def _of_unit(unit: str, value: Schema) -> Schema:
    rows = {"items": {"properties": {"value": value}}}
    # `required`: a file without its unit yet fits no branch, rather than all.
    return {
        "if": {"properties": {"unit": {"const": unit}}, "required": ["unit"]},
        "then": {"properties": {"rows": rows}},
    }


def _poverty_lines() -> Schema:
    quarter = r"^\d{4}-Q[1-4]$"
    ends = _object("Нижний и верхний край.", {"min": _TENGE, "max": _TENGE})
    published = {
        "region": _REGION | {"description": "Код региона."},
        "quarter": {"type": "string", "pattern": quarter, "description": "Квартал заявления: 2026-Q1."},
        "value": _TENGE,
        **_SOURCE,
        "certainty": _CERTAINTY,
    }
    by_quarter = {"type": "object", "patternProperties": {quarter: ends}, "additionalProperties": False}
    return _object(
        "Черта бедности по регионам и кварталам, тенге на человека в месяц.",
        {
            "id": {"const": "poverty_lines"},
            "unit": {"const": "tenge"},
            **_SOURCE,
            "published": {
                "type": "array",
                "items": _object("Черта, которую напечатал акимат.", published),
                "description": "Напечатанное важнее оценки.",
            },
            "estimate": {
                "type": "object",
                "propertyNames": _REGION,
                "additionalProperties": by_quarter,
                "description": "Наша оценка по регионам и кварталам.",
            },
        },
    )


def _papers() -> Schema:
    papers = {
        "type": "array",
        "items": _TEXT,
        "minItems": 1,
        "uniqueItems": True,
        "description": "Коды документов в том порядке, в каком их называет бот.",
    }
    return _object(
        "Какие документы нужны для каждой программы. Их слова – в dialogs/destinations/documents.yaml.",
        {
            "id": {"const": "documents"},
            "programmes": _object("По программам.", dict.fromkeys(PROGRAMMES, papers)),
        },
    )


_OF_FIGURES: Mapping[str, Callable[[], Schema]] = {
    "poverty_lines": _poverty_lines,
    "papers": _papers,
    "parameter": _parameter,
}


def _object(description: str, properties: Mapping[str, Any], optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }
