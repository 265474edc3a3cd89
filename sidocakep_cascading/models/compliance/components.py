"""Which kind of document fulfils which component of a regulation.

A component is a row of the profile (``sidocakep.profile.rule``, code
``component_...``); what fulfils it is one row here. Gunung Mas 24/2024 art. 3 names
five, Paser 23/2016 art. 2 six; those of art. 9(3) are its supporting instruments.
"""

from typing import NamedTuple

from odoo.tools import SQL


class Component(NamedTuple):
    """One component, and the documents by which an agency has it.

    :param label: name of the component
    :param duty: what the row of the profile asks
    :param model: of the documents, or ``None``: nothing here makes them yet
    :param final: states in which a document is decided
    :param gone: states of history
    :param number: expression: the number of the document
    :param date: expression: the day on which it was decided
    :param years: tables: for which years (``span.year``) the document counts
    :param condition: which documents of the model count
    :param rank: expression: of several documents the lowest is named
    :param deadlines: ``{document of a deadline: whether each of its rows owes one}``
    """

    label: str
    duty: str
    model: str | None = None
    final: tuple = ("decided",)
    gone: tuple = ("amended",)
    number: str = "document.document_number"
    date: str = "document.document_date"
    years: str = "CROSS JOIN LATERAL (SELECT document.year AS year) AS span"
    condition: str = "TRUE"
    rank: str = "0"
    deadlines: dict = {}


_PLANNED_YEARS = """
    CROSS JOIN LATERAL generate_series(
        document.year_start,
        COALESCE(EXTRACT(year FROM document.ended_on)::int, document.year_end)
    ) AS span(year)
"""
#: A decree on the collection of data holds from its year on, until a version after it.
_YEARS_SINCE = """
    CROSS JOIN LATERAL generate_series(
        COALESCE(
            (SELECT EXTRACT(year FROM MIN(every.document_date))::int
               FROM sidocakep_data_collection every
              WHERE every.company_id = document.company_id),
            EXTRACT(year FROM document.create_date)::int),
        %(this_year)s + 1
    ) AS span(year)
"""
_IN_RENSTRA = {
    "model": "sidocakep.plan",
    "final": ("decided", "ended"),
    "years": _PLANNED_YEARS,
    "condition": "document.kind = 'renstra'",
}

#: In the order of their places: a row is only added at the end.
COMPONENTS = {
    "component_renstra": Component(
        "Renstra", "Each agency has its renstra", **_IN_RENSTRA
    ),
    "component_pk": Component(
        "Performance Agreement (PK)",
        "Each agency has its performance agreements (PK)",
        model="sidocakep.pk",
        final=("in_force",),
        gone=("replaced",),
        number="document.number",
        date="document.date_document",
        rank="document.kind_sequence",
        deadlines={"pk": True, "pk_hand_in": False},
    ),
    "component_measurement": Component(
        "Performance Measurement",
        "Each agency measures its performance",
        model="sidocakep.measurement",
        final=("accepted",),
        gone=("replaced", "cancelled"),
        number="NULL",
        date="document.accepted_on",
        rank="-EXTRACT(epoch FROM document.date_end)",
        deadlines={"measurement_quarter": True, "measurement_year": True},
    ),
    "component_rkt": Component(
        "Annual Performance Plan (RKT)",
        "Each agency has its annual performance plan (RKT)",
        model="sidocakep.rkt",
    ),
    "component_report": Component(
        "Performance Report (LKjIP)",
        "Each agency reports its performance (LKjIP)",
        model="sidocakep.lkjip",
        condition="document.period = 'year'",
        final=("signed",),
        gone=("replaced", "cancelled"),
        deadlines={"lkjip": False},
    ),
    "component_map": Component(
        "Strategy Map",
        "Each agency has its strategy map",
        deadlines={"map_review": False},
        **_IN_RENSTRA,
    ),
    "component_action_plan": Component(
        "Action Plan",
        "Each agency has its action plan",
        model="sidocakep.action.plan",
        date="document.decided_on",
        deadlines={"action_plan": False},
    ),
    "component_cascading_report": Component(
        "Cascading Report",
        "Each agency reports on its cascade",
        model="sidocakep.cascading.report",
        final=("sent",),
        gone=("replaced", "cancelled"),
        date="document.sent_on",
        rank="-EXTRACT(epoch FROM document.date_end)",
        deadlines={"cascading_report": True},
    ),
    "component_data_collection": Component(
        "Collection of Performance Data",
        "Each agency has its system of collecting performance data",
        model="sidocakep.data.collection",
        years=_YEARS_SINCE,
    ),
}
PLACES = {code: place for place, code in enumerate(COMPONENTS)}
#: What supports the performance report.
INSTRUMENTS = (
    "component_map",
    "component_pk",
    "component_action_plan",
    "component_cascading_report",
    "component_data_collection",
)

#: A successor in the making is not counted beside the version in force.
_DOCUMENT = """
    SELECT %(place)s AS place, document.company_id, span.year, document.id,
           document.state = ANY(%(final)s) AS is_decided, document.version,
           {number}::varchar AS number, {date}::date AS decided_on,
           {rank}::numeric AS rank
      FROM %(table)s document {years}
     WHERE document.state != ALL(%(gone)s) AND {condition}
       AND NOT EXISTS (
           SELECT FROM %(table)s former
            WHERE former.id = document.previous_id
              AND former.state = ANY(%(final)s))
"""


def get_documents(env, this_year):
    """Return the query of all documents that fulfil a component."""
    parts = []
    for code, component in COMPONENTS.items():
        if component.model is None:
            continue
        values = {
            "place": PLACES[code],
            "table": SQL.identifier(env[component.model]._table),
            "final": list(component.final),
            "gone": list(component.gone),
        }
        if "%(this_year)s" in component.years:
            values["this_year"] = this_year
        # Only what is written above stands in the text; values are passed.
        text = _DOCUMENT.format(
            **{
                name: getattr(component, name)
                for name in ("number", "date", "rank", "years", "condition")
            }
        )
        parts.append(SQL(text, **values))
    return SQL(" UNION ALL ").join(parts)


def get_clocks():
    """Return the rows that tie the documents of deadlines to components."""
    return SQL(", ").join(
        SQL("(%s, %s, %s)", PLACES[code], document, is_counted)
        for code, component in COMPONENTS.items()
        for document, is_counted in component.deadlines.items()
    )
