"""Times of pieces of work, taken in turn so that what else the machine does hits all.

Only ratios of one run are worth anything on a machine that is not alone.
"""

import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

#: PostgreSQL as setup/ starts it, and as it is installed.
SERVERS = {
    "own server": {"jit": "off", "work_mem": "16MB"},
    "default server": {"jit": "on", "work_mem": "4MB"},
}


class Run(NamedTuple):
    """What a piece of work took.

    :param processor: seconds of Python and of PostgreSQL, see :func:`get_clock`
    """

    seconds: float
    queries: int
    result: object
    processor: float


def get_clock(env):
    """Return what tells the processor time of this connection's PostgreSQL.

    Nothing where it runs on another machine.
    """
    path = Path(f"/proc/{env.cr.connection.get_backend_pid()}/schedstat")
    if not path.exists():
        return lambda: 0.0
    return lambda: int(path.read_text().split()[0]) / 1e9


def use_server(env, name):
    """Set what ``SERVERS`` names, to the end of the transaction."""
    for key, value in SERVERS[name].items():
        env.cr.execute(f"SET LOCAL {key} = '{value}'")


def measure(env, function, keep=False):
    """Return the :class:`Run` of ``function`` from an empty cache.

    :param keep: leave what it wrote; else undo it
    """
    env.flush_all()
    env.invalidate_all()
    backend = get_clock(env)
    with env.cr.savepoint(flush=False) as savepoint:
        queries, processor = env.cr.sql_log_count, time.process_time() + backend()
        started = time.perf_counter()
        result = function()
        env.flush_all()
        seconds = time.perf_counter() - started
        processor = time.process_time() + backend() - processor
        queries = env.cr.sql_log_count - queries
        if not keep:
            savepoint.rollback()
    env.invalidate_all()
    return Run(seconds, queries, result, processor)


def compare(env, works, rounds=5):
    """Run every work once in each round; print medians and return them.

    By the clock, and behind it the ratio by processor time, of the least of each. The
    last of the works is what the others are compared with. One round before is for
    the caches of the registry and is not counted, unless there is one round only.

    :param works: ``{name: function}``
    """
    runs = {name: [] for name in works}
    for number in range(rounds + (rounds > 1)):
        for name, function in works.items():
            run = measure(env, function)
            if number or rounds == 1:
                runs[name].append(run)
    medians = {name: median(run.seconds for run in some) for name, some in runs.items()}
    least = {name: min(run.processor for run in some) for name, some in runs.items()}
    peer, least_peer = list(medians.values())[-1], list(least.values())[-1]
    for name, some in runs.items():
        seconds = sorted(run.seconds for run in some)
        print(
            f"  {name:<34} {medians[name] * 1000:9.1f} ms "
            f"({seconds[0] * 1000:.1f} - {seconds[-1] * 1000:.1f}), "
            f"{medians[name] / peer:6.2f}, by processor {least[name] * 1000:.1f} ms, "
            f"{least[name] / least_peer:.2f}, {some[-1].queries} queries, "
            f"{some[-1].result}",
            flush=True,
        )
    return medians


def get_specification(model, view=False):
    """Return what the web client asks of a form."""
    names = model.get_view(view, "form")["models"]
    specification = {}
    for name in names[model._name]:
        field = model._fields[name]
        specification[name] = {}
        if field.type == "many2one":
            specification[name] = {"fields": {"display_name": {}}}
        elif field.type in ("one2many", "many2many"):
            below = model.env[field.comodel_name]
            specification[name] = {
                "fields": {
                    key: (
                        {"fields": {"display_name": {}}}
                        if below._fields[key].type == "many2one"
                        else {}
                    )
                    for key in names.get(field.comodel_name, ())
                }
            }
    return specification
