"""Editors underline what the reader refuses, and nothing else."""

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from bot.content.files import PlainLoader
from bot.conversation_tests.schema import NAME, schema, written
from tests.bot.content.test_schemas import as_json

FOLDER = Path(__file__).resolve().parents[2] / "conversations"
VALIDATOR = Draft7Validator(schema())


def mistakes(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(as_json(yaml.load(text, Loader=PlainLoader)))]


def test_the_written_schema_is_that_of_the_format() -> None:
    assert (FOLDER / NAME).read_text(encoding="utf-8") == written(), "run `python -m bot schemas`"


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_conversation_fits_and_points_to_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    where = "../" if path.parent != FOLDER else ""
    assert text.startswith(f"# yaml-language-server: $schema={where}{NAME}\n")
    assert mistakes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "steps: [stop]",
        "steps:\n  - pres: menu",
        "steps:\n  - see: {question: regoin}",
        "steps:\n  - see: {verdicts: {tsa: maybe}}",
        "steps:\n  - see: {verdicts: {tza: likely}}",
        "steps:\n  - answer: {regoin: KZ-71}",
        "steps:\n  - press: {kk: Мәзір}",
        "steps:\n  - wait: long",
        "steps:\n  - send: balloon",
        "lang: en\nsteps: [start]",
        "title: nothing happens",
    ],
)
def test_what_the_reader_refuses_is_underlined(text: str) -> None:
    assert mistakes(text)
