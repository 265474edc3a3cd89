"""What ``setup/test --long`` tries whole, and a usual run a part of.

A usual run is to end while one waits for it, so a kind that is tried in many ways is
tried there in some: the same each time, so that a failure comes back when it is looked
for. ``SIDOCAKEP_LONG=1`` has all of it tried by ``setup/odoo`` too.
"""

import os
import random

IS_LONG = os.environ.get("SIDOCAKEP_LONG") == "1"


def long(method):
    """Mark a test that runs only with ``--long``; one of its kind runs always.

    The name then holds no test at all, so it is not counted as skipped.
    """
    return method if IS_LONG else None


def some(cases, count):
    """The cases of this run: all with ``--long``, else ``count`` of them, in order.

    :param cases: what can be tried, always in the same order
    """
    cases = list(cases)
    if IS_LONG or len(cases) <= count:
        return cases
    # chosen by their number, so that they stay the same until there is another case
    kept = random.Random(len(cases)).sample(range(len(cases)), count)
    return [cases[index] for index in sorted(kept)]
