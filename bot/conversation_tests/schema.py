"""The JSON Schema of conversation files, with which editors complete and underline them."""

from bot.content.schemas import DRAFT, Schema, as_text
from bot.conversation_tests.format import WORDS, ConversationFile
from bot.conversation_tests.reading import SharedFile
from rules import FACTS, PROGRAMMES

NAME = "schema.json"
"""Beside the files: `# yaml-language-server: $schema=schema.json` on top of one points to it."""


def written() -> str:
    """As it stands in its file."""
    return as_text(schema())


def schema() -> Schema:
    """Of a conversation, and of steps that conversations share."""
    conversation = ConversationFile.model_json_schema()
    definitions: Schema = conversation.pop("$defs")
    shared = SharedFile.model_json_schema()
    shared.pop("$defs")
    step = definitions["Step"]
    definitions["Step"] = {"anyOf": [{"enum": ["start", "restart"]}, step]}
    step["properties"]["start"] = {"type": ["string", "null"], "description": "A link's payload, or nothing."}
    step["properties"]["press_old"]["anyOf"].append(WORDS)
    step["properties"]["wait"] = {"type": ["integer", "string"], "pattern": r"^\d+( days?)?$"}
    see = definitions["See"]["properties"]
    facts, programmes = {"enum": sorted(FACTS)}, {"enum": sorted(PROGRAMMES)}
    see["question"] |= {"anyOf": [facts, {"type": "null"}]}
    see["card"] |= {"anyOf": [programmes, {"type": "null"}]}
    for field in ("answers", "no_answers"):
        _names(see[field], facts)
    for field in ("verdicts", "no_programmes"):
        _names(see[field], programmes)
    for one in step["properties"]["answer"]["anyOf"]:
        if one.get("type") == "object":
            one["propertyNames"] = facts
    languages = {"enum": ["kk", "ru"]}
    conversation["properties"]["lang"] = {"anyOf": [languages, {"type": "array", "items": languages}]}
    for part in (conversation, shared):
        part["additionalProperties"] = False
    return {"$schema": DRAFT, "anyOf": [conversation, shared], "$defs": definitions}


def _names(about: Schema, names: Schema) -> None:
    about["items" if about.get("type") == "array" else "propertyNames"] = names
