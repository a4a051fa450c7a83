"""The schemas by which editors help: they take what is delivered, and refuse what is typed wrongly."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.content.command import main
from bot.content.help import HELP
from bot.content.schemas import FOLDER, SCHEMAS, described, schema, written
from tests.conftest import ROOT

FILES = [(path, line.rpartition("/")[2].removesuffix(".json")) for path, line in described(ROOT)]


def as_json(value: Any) -> Any:
    """What an editor sees: JSON has no dates."""
    if isinstance(value, dict):
        return {str(key): as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def mistakes(name: str, text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(schema(name))
    return [error.message for error in validator.iter_errors(as_json(yaml.safe_load(text)))]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(name))


@pytest.mark.parametrize(("path", "name"), FILES, ids=lambda one: getattr(one, "stem", one))
def test_every_file_fits_its_schema(path: Path, name: str) -> None:
    assert mistakes(name, path.read_text(encoding="utf-8")) == []


def test_every_file_names_its_schema_in_its_first_line() -> None:
    for path, line in described(ROOT):
        assert path.read_text(encoding="utf-8").startswith(f"{line}\n")
        target = path.parent / line.partition("=")[2]
        assert target.resolve().is_file()


CHILD, MRP = "dialogs/questions/child.yaml", "rules/parameters/mrp.yaml"
STATUSES = "rules/parameters/residence_tsa.yaml"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (CHILD, "fact: child_route", "fact: child_rout"),
        (CHILD, "kind: date", "kind: dat"),
        (CHILD, "label: Дата", "lable: Дата"),
        (CHILD, "past_years: 2", "past_years: два"),
        (CHILD, "past_years: 2", "past_years: 200"),
        ("dialogs/questions/disability.yaml", "hangs_on: raises", "hangs_on: raise"),
        ("dialogs/programmes/tsa.yaml", "id: tsa", "id: tas"),
        ("dialogs/programmes/tsa.yaml", "    unknown: Ваш статус", "    unknwon: Ваш статус"),
        ("dialogs/situations.yaml", "programmes: [tsa]", "programmes: [tas]"),
        ("dialogs/situations.yaml", "has_or_expects_child: true", "has_child: true"),
        ("dialogs/messages.yaml", "button.menu: Меню", "button.menu: 5"),
        ("dialogs/messages.yaml", "button.menu: Меню", 'button.menu: " "'),
        ("dialogs/destinations/channels.yaml", "https://egov.kz/cms/ru", "egov.kz/cms/ru"),
        ("rules/parameters/documents.yaml", "  tsa:", "  tas:"),
        ("dialogs/destinations/regions.yaml", "  KZ-10:", "  KZ-12:"),
        ("dialogs/wording.yaml", "{avoid: еще", "{avid: еще"),
        (MRP, "unit: tenge", "unit: tenga"),
        (MRP, "value: 4325", 'value: "4 325"'),
        (MRP, "value: 4325", "value: 4325.5"),
        (MRP, "from: 2026-01-01", "from: 01.01.2026"),
        (MRP, "certainty: firm", "certainty: sure"),
        (MRP, "    url: ", "    link: "),
        (STATUSES, "met: [citizen", "met: [citizens"),
        ("rules/parameters/kandas_quota_regions.yaml", "KZ-11", "KZ-12"),
        ("rules/parameters/special_regime_share.yaml", 'max: "1"', "max: один"),
        ("rules/parameters/poverty_lines.yaml", "2025-Q1: {min: 33590", "2025-Q5: {min: 33590"),
        ("rules/parameters/poverty_lines.yaml", "region: KZ-15", "region: KZ-16"),
    ],
)
def test_what_is_typed_wrongly_is_underlined(path: str, old: str, new: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert old in text
    assert mistakes(dict(FILES)[ROOT / path], text.replace(old, new, 1))


def test_each_field_says_what_it_is_for() -> None:
    made = [schema(name) for name, kind in SCHEMAS.items() if kind.model is not None]
    named = {part for one in made for part in one.get("$defs", {})}
    named |= {kind.model.__name__ for kind in SCHEMAS.values() if kind.model is not None}
    assert set(HELP) == named
    fields = [about for one in made for about in one["properties"].values()]
    assert all(about["description"] for about in fields)


def test_the_command_writes_what_is_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dialogs").mkdir()
    assert main([], tmp_path) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(SCHEMAS)
    assert json.loads((tmp_path / FOLDER / "question.json").read_text(encoding="utf-8")) == schema("question")
    (tmp_path / FOLDER / "question.json").write_text("{}", encoding="utf-8")
    assert main([], tmp_path) == 0
    assert capsys.readouterr().out.splitlines() == ["dialogs/schemas/question.json"]
    assert (tmp_path / FOLDER / "question.json").read_text(encoding="utf-8") == written("question")
    assert main(["--anew"], tmp_path) == 2
