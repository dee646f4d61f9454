"""The costs to hold, as data: what an act may cost at most, and what it should."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """Limits of one act; each may be missing. A ratio is to the floor of the same run."""
    must_ratio: float | None = None
    aim_ratio: float | None = None
    must: float | None = None  # in the unit of the row
    aim: float | None = None


NONE = Cost()
START = Cost(must_ratio=1.6, aim_ratio=1.45)
LOG = Cost(must_ratio=2.0, aim_ratio=1.5)
LOG_SYNCS = Cost(must=2, aim=2)
LOG_WORST = Cost(aim=8)  # times the median, 99 of 100 are faster
LOG_GROWTH = Cost(aim_ratio=1.15)  # the longest record to the shortest
SEARCH_NEWEST = Cost(must_ratio=2.0, aim_ratio=1.5)
SEARCH_GROWTH = Cost(aim_ratio=1.25)
SEARCH_BEST = Cost(must_ratio=1.0, aim_ratio=0.1)
LIST = Cost(must_ratio=2.0, aim_ratio=1.5)
COMPLETE = Cost(must=10, aim=5)
DIGEST = Cost(must_ratio=2.0, aim_ratio=1.5)
DIGEST_GROWTH = Cost(aim_ratio=1.05)
IMPORT = Cost(must_ratio=1.5, aim_ratio=1.1)
IMPORT_MEMORY = Cost(must=256, aim=128)
GIT_IMPORT = Cost(must_ratio=2.0, aim_ratio=1.65)
GIT_AGAIN = Cost(must=5, aim=5)
HOOK = Cost(must_ratio=1.6, aim_ratio=1.6)  # a commit with it, to one without
REBASE = Cost(must_ratio=1.3, aim_ratio=1.3)
CROWD = Cost(must_ratio=2.0, aim_ratio=1.3)
CROWD_WAIT = Cost(must=1000, aim=150)
CROWD_ERRORS = Cost(must=0, aim=0)
BYTES = Cost(must_ratio=1.5, aim_ratio=1.15)
MEMORY = Cost(must=16, aim=8)
