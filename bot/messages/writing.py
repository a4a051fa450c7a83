"""Writing files so that a crash leaves each as it was, or as it was to be."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def write(files: Mapping[Path, str]) -> None:
    """Writes all of the files, or none if one cannot be written. Raises OSError."""
    # Not named .po: whoever looks for catalogues must not find a draft.
    drafts = {path: path.with_name(f".{path.name}.new") for path in files}
    try:
        for path, text in files.items():
            with drafts[path].open("w", encoding="utf-8", newline="") as draft:
                draft.write(text)
                draft.flush()
                os.fsync(draft.fileno())
            if path.exists():
                shutil.copymode(path, drafts[path])
        for path, draft_path in drafts.items():
            draft_path.replace(path)
    finally:
        for draft_path in drafts.values():
            draft_path.unlink(missing_ok=True)
