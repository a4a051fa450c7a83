"""`python -m tests.damage --edits 200`: damages a copy of the files under a serving bot, and tells."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.damage.session import copied, damage

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.damage", description=__doc__)
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(asyncio.run(damage(copied(Path(folder)), options.edits, options.seed, print)))
    sys.exit(0)
