"""How long walks are: short and always the same in CI, long and new where `WALKS` says how many."""

import os

from hypothesis import HealthCheck, Phase, settings

WALKS = "WALKS"


def walks(number: int, steps: int = 50) -> settings:
    """So many walks of at most so many steps; the environment's number of walks where it names one."""
    wanted = os.environ.get(WALKS)
    return settings(
        max_examples=int(wanted) if wanted else number,
        stateful_step_count=steps,
        derandomize=not wanted,
        database=None,
        deadline=None,
        print_blob=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
