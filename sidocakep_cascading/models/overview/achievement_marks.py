"""How what was measured is shown on the map and the tree: never by colour alone."""

from odoo.addons.sidocakep_base.engine.achievement.achievement import OK

from ..measurement.sidocakep_measurement import ACCEPTED, SENT

#: Colour of a band > what it is painted in: white letters on it can be read by all.
INKS = (
    *("#4b5563", "#a61b1b", "#a34a00", "#7a5c00", "#1d5fa8", "#6b2f5b", "#a8481a"),
    *("#0f6b6b", "#274b8f", "#9d174d", "#1b6e35", "#5b3a9e"),
)
#: Periods that are offered: those of five years and a half.
MOST_PERIODS = 30


def find_shown(company, years):
    """Return the measurements of an agency that the user may read, last period first.

    Of each period the accepted one; without it what was sent, since a silent team
    blocks nobody (Gunung Mas 24/2024 art. 9(6)): it is marked as not accepted.

    :param years: first and last year
    """
    measurements = company.env["sidocakep.measurement"]
    if not measurements.has_access("read"):
        return measurements
    first, last = years
    found = measurements.search(
        [
            ("company_id", "=", company.id),
            ("state", "in", (ACCEPTED, SENT)),
            ("year", ">=", first),
            ("year", "<=", last),
        ],
        order="date_end desc, period_kind, version desc",
    )
    shown = {}
    for item in found.sorted(lambda item: item.state != ACCEPTED):
        shown.setdefault((item.year, item.period_kind, item.period_no), item.id)
    kept = set(shown.values())
    return found.filtered(lambda item: item.id in kept)[:MOST_PERIODS]


def describe_periods(measurements):
    """Return what is offered: key, name and measurement of each period."""
    return [
        {
            "key": f"{item.year}-{item.period_kind}-{item.period_no}",
            "name": _name_period(item),
            "measurement_id": item.id,
        }
        for item in measurements
    ]


def _name_period(measurement):
    if measurement.state == ACCEPTED:
        return measurement.period_text
    return measurement.env._(
        "%(period)s (not accepted by Tim Monev yet)", period=measurement.period_text
    )


def find_period(measurements, key):
    """Return the measurement of a period that was offered."""
    keys = [period["key"] for period in describe_periods(measurements)]
    return measurements[keys.index(key)] if key in keys else measurements.browse()


def describe_counted(measurement):
    """Return of which period and day the figures are, and what they are made of."""
    env = measurement.env
    title = env._(
        "Achievement %(period)s: %(standing)s",
        period=measurement.period_text,
        standing=measurement.standing_text,
    )
    profile = measurement.company_id._get_profile(measurement.date_end).sudo()
    row = profile._find_rollup("objective", measurement.date_end)
    if not row:
        return title, env._(
            "The regulation profile rolls up no Tujuan or Sasaran: none has a figure."
        )
    if measurement.state != ACCEPTED:
        return title, env._(
            "A star (*) stands at what was sent: Tim Monev has not accepted it yet. "
            "Each indicator counts once. %(policy)s. What carries no mark has no "
            "indicator that was measured in this period.",
            policy=row.display_name,
        )
    return title, env._(
        "Only the accepted measurement counts, each indicator once. %(policy)s. "
        "What carries no mark has no indicator that was measured in this period.",
        policy=row.display_name,
    )


def find_rolled(measurement, nodes):
    """Return the roll-up of each of these components in the period of a measurement.

    Where a version was accepted it is made of that and of no other.
    """
    return measurement.env["sidocakep.measured.rollup"].search(
        [
            ("scope", "=", "objective"),
            ("company_id", "=", measurement.company_id.id),
            ("year", "=", measurement.year),
            ("period_kind", "=", measurement.period_kind),
            ("period_no", "=", measurement.period_no),
            ("node_id", "in", nodes.ids),
        ]
    )


def list_counts(rows):
    """Return in words of how many indicators each achievement of a map is.

    :param rows: of ``sidocakep.measured.rollup``, of components
    """
    said = [
        f"{row.node_id.code or row.node_id.name} {row.measured_count}/{row.line_count}"
        for row in rows.sorted(lambda row: (row.node_id.code or "", row.id))
        if row.status
    ]
    if not said:
        return ""
    return rows.env._(
        "Measured of the indicators of each: %(counts)s.", counts="; ".join(said)
    )


def make_mark(measurement, status, printed, rating, color, counts):
    """Return the mark of one achievement: words always, colour where it has a figure.

    :param measurement: of which it is; not accepted, the mark says so
    :param status: of the engine's result
    :param color: number of the colour of the band
    :param counts: how many indicators were measured, and how many there are
    """
    env = measurement.env
    statuses = env["sidocakep.measurement.analysis"]._fields["status"]
    label = dict(statuses._description_selection(env))[status]
    if status != OK:
        return {"value": "", "label": label, "color": "", "words": label}
    label = rating or label
    measured, count = counts
    value = f"{printed}%"
    words = env._(
        "%(rating)s: %(figure)s, %(measured)s of %(count)s indicators measured",
        rating=label,
        figure=value,
        measured=measured,
        count=count,
    )
    if measurement.state != ACCEPTED:
        value += "*"
        words = env._("%(figure)s (not accepted by Tim Monev yet)", figure=words)
    return {
        "value": value,
        "label": label,
        "color": INKS[color % len(INKS)],
        "words": words,
    }
