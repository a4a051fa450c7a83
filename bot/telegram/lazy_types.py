"""aiogram without the half of it that the bot never uses.

On import aiogram makes pydantic build the validators of all its 450 types, one by one: two seconds, and
100 MB that stay. Left to itself pydantic builds a type when it is first used, and this bot uses a dozen. So
while aiogram is being imported, its calls of `model_rebuild` only note the names that a type refers to.
"""

import gc
import importlib
import sys
from typing import Any

from pydantic import BaseModel

_names: dict[str, Any] = {}


def import_aiogram() -> None:
    """Import aiogram so that each of its types is built at its first use. Later calls do nothing."""
    if "aiogram" in sys.modules:
        return
    rebuild = BaseModel.__dict__["model_rebuild"]

    def note(
        cls: type[BaseModel], /, *, _types_namespace: dict[str, Any] | None = None, **options: Any
    ) -> Any:
        if _types_namespace is None:
            return rebuild.__func__(cls, **options)
        if not _names:
            _names.update(_types_namespace)
        cls.__pydantic_parent_namespace__ = _names
        return None

    collecting = gc.isenabled()
    gc.disable()
    BaseModel.model_rebuild = classmethod(note)  # type: ignore[assignment, method-assign]
    try:
        importlib.import_module("aiogram")
    finally:
        BaseModel.model_rebuild = rebuild  # type: ignore[method-assign]
        if collecting:
            gc.enable()
    for method in vars(sys.modules["aiogram.methods"]).values():
        if isinstance(method, type) and issubclass(method, BaseModel) and not method.__pydantic_complete__:
            method.__pydantic_parent_namespace__ = _names


def complete(model: type[BaseModel]) -> type[BaseModel]:
    """The model, built. Only a type that nests aiogram's own from outside aiogram needs to be asked for."""
    if not model.__pydantic_complete__:
        model.model_rebuild(_types_namespace=_names)
    return model
