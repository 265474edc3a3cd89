"""What follows a change of a policy: which lines it changes, and the time that takes.

The measurements that are open are measured anew, each change in a transaction of its
own that is taken back, of tables that were vacuumed, as they are long after they were
drawn. A policy begins with a cap of 150, two decimals, rounding, the ratings of the
profile, ``(2T - R) / T`` and no achievement where a target is zero; the changes are
those that a regency decides. The ratio is to the time of the engine in it: what
``measure``, ``achieve``, ``roll_up`` and printing take.

By the clock, the median of the rounds; by processor time, of Python and of this
connection's PostgreSQL, the least of them: what else the machine does is not in it, and
not the waiting for a disk. The engine's processor time is taken in a run of its own,
and what asking for it takes is taken off: at thousands of calls it is a thirtieth.
"""

import time
from statistics import median

from measuring import get_clock

from odoo.addons.sidocakep_base.engine.achievement import measuring as engine
from odoo.addons.sidocakep_base.models.indicator import (
    sidocakep_indicator_achievement as achievement,
)
from odoo.addons.sidocakep_cascading.models.measurement import (
    measured_facts,
    sidocakep_profile,
)

#: Where the program calls the engine when it measures.
ENGINE = (
    (achievement, "achieve"),
    (measured_facts, "measure"),
    (engine.Measured, "print"),
    (sidocakep_profile, "roll_up"),
)
BEGIN = {
    "has_cap": True,
    "cap": 150.0,
    "decimals": 2,
    "rounding": "half_up",
    "zero_target": "no_figure",
}


def _roll_up_by(policy, method):
    profiles = policy.env["sidocakep.profile"].search([("policy_id", "=", policy.id)])
    profiles.rollup_ids.method = method


def _change_formula(policy):
    rows = policy.formula_ids.filtered(lambda row: row.formula_code == "lower_double")
    rows.formula_code = "lower_inverse"


def _move_band(policy, bound, other):
    """Move a bound of two neighbours; both are written before they are checked."""
    commands = [
        (1, band.id, {name: other})
        for band in policy.band_ids
        for name in ("low", "high")
        if band[name] == bound
    ]
    policy.write({"band_ids": commands})


#: Name > what is done to the policy.
CHANGES = {
    "nothing": lambda policy: None,
    "roll-up by targets met": lambda policy: _roll_up_by(policy, "share_met"),
    "target of zero: 100": lambda policy: policy.write({"zero_target": "full"}),
    "no cap": lambda policy: policy.write({"has_cap": False}),
    "T / R where lower is better": _change_formula,
    "cap 120": lambda policy: policy.write({"cap": 120.0}),
    "Tinggi from 80, not 76": lambda policy: _move_band(policy, 76.0, 80.0),
    "Sangat Tinggi from 95, not 91": lambda policy: _move_band(policy, 91.0, 95.0),
    "one decimal": lambda policy: policy.write({"decimals": 1}),
    "cut off, not rounded": lambda policy: policy.write({"rounding": "truncate"}),
}
TABLES = ("sidocakep_measurement_line", "sidocakep_measurement_sheet")


def follow_policies(env, measurements, rounds):
    """Print what each change does, and what following it takes."""
    root = measurements[0].company_id.root_id
    policy = root._get_profile(measurements[0].date_end).sudo().policy_id
    policy.write(BEGIN)
    measurements._refresh()
    # Else what was drawn just now is planned for as if it were not there.
    env.cr.execute("ANALYZE")
    # With it goes the lock on every table, for which a vacuum would wait.
    env.cr.commit()
    lines = len(measurements.line_ids)
    runs = {name: [] for name in CHANGES}
    clock = get_clock(env)
    # The first is for the caches of the registry.
    _follow(env, measurements, lambda: None, clock)
    for _round in range(rounds):
        for name, change in CHANGES.items():
            run = _follow(env, measurements, lambda c=change: c(policy), clock)
            runs[name].append(run)
    print(f"  {lines} lines; ratios to the engine, by processor time and by the clock")
    for name, some in runs.items():
        _print(name, lines, some)


def _print(name, lines, runs):
    python, backend, own = (min(run[key] for run in runs) for key in (0, 1, 2))
    seconds, own_seconds = (median(run[key] for run in runs) for key in (3, 4))
    ratio = median(run[3] / run[4] for run in runs)
    changed, queries = runs[0][5:]
    print(
        f"  {name:<30} {changed / lines * 100:5.1f} % of the lines; "
        f"{(python + backend) / own:.2f} ({python:.3f} + {backend:.3f} / {own:.3f} s); "
        f"{ratio:.2f} ({seconds:.2f} / {own_seconds:.2f} s); {queries} queries",
        flush=True,
    )


def _follow(env, measurements, change, clock):
    """Return times of a change that is followed, rows that it wrote, and queries."""
    python, backend, _seconds, *rest = _run(env, measurements, change, clock)
    own_python = _run(env, measurements, change, clock, time.process_time)[-1]
    _python, _backend, seconds, *_rest, own = _run(
        env, measurements, change, clock, time.perf_counter
    )
    return python, backend, own_python, seconds, own, *rest[:2]


def _run(env, measurements, change, clock, own_clock=None):
    """Follow a change once and take it back.

    :param own_clock: by which the engine's own time is taken, if at all
    :return: seconds of Python and of PostgreSQL, those by the clock, rows that were
        written, queries, seconds of the engine
    """
    _vacuum(env)
    change()
    env.flush_all()
    env.invalidate_all()
    spent = [0.0, 0]
    before = {place: getattr(*place) for place in ENGINE}
    if own_clock:
        for place, function in before.items():
            setattr(*place, _timed(function, own_clock, spent))
    try:
        queries = env.cr.sql_log_count
        started = (time.process_time(), clock(), time.perf_counter())
        measurements._refresh()
        env.flush_all()
        ended = (time.process_time(), clock(), time.perf_counter())
        queries = env.cr.sql_log_count - queries
    finally:
        for place, function in before.items():
            setattr(*place, function)
    env.cr.execute(
        "SELECT COUNT(*) FROM sidocakep_measurement_line"
        " WHERE measurement_id = ANY(%s) AND write_date = %s",
        [measurements.ids, env.cr.now()],
    )
    [written] = env.cr.fetchone()
    env.cr.rollback()
    env.invalidate_all(flush=False)
    times = (end - start for start, end in zip(started, ended, strict=True))
    own = spent[0] - spent[1] * _get_cost(own_clock) if own_clock else 0.0
    return *times, written, queries, own


def _timed(function, clock, spent):
    def run(*args, **kwargs):
        started = clock()
        try:
            return function(*args, **kwargs)
        finally:
            spent[0] += clock() - started
            spent[1] += 1

    return run


def _get_cost(clock):
    """Return what a call is timed with that does nothing."""
    spent = [0.0, 0]
    nothing = _timed(lambda: None, clock, spent)
    costs = []
    for _round in range(20):
        spent[0] = 0.0
        for _call in range(500):
            nothing()
        costs.append(spent[0] / 500)
    return min(costs)


def _vacuum(env):
    """Free what was taken back, as autovacuum does between two decisions."""
    with env.registry.cursor() as cr:
        cr.connection.autocommit = True
        for table in TABLES:
            cr.execute(f"VACUUM (ANALYZE) {table}")
        cr.connection.autocommit = False
