"""What is sealed of a measurement, beside what freezes with it."""

from odoo import models

from .sidocakep_measurement import ACCEPTED, EVALUATED, REPLACED, SENT

MEASURED = (
    *("achievement", "asked_job_id", "before_text", "color", "figure_id"),
    *("five_printed", "five_status", "five_target_text", "five_text", "five_trace"),
    *("is_met", "last_year_text", "past_text", "printed", "rating", "raw"),
    *("realisation_text", "status", "target_text", "to_date_text", "trace"),
    *("updated_on", "year_achievement", "year_is_met", "year_printed", "year_rating"),
    *("year_raw", "year_status", "year_target_text", "year_trace"),
)


class SidocakepMeasurement(models.Model):
    """The sheets of its agreements are sealed with it, but for their evaluation.

    A superior evaluates what was sent; that bears a seal of its own.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    # A correction that was given up was never sent.
    _sealed_states = frozenset({SENT, ACCEPTED, REPLACED})
    _sealed_parts = {"sheet_ids": EVALUATED}
    _sealed_first_columns = {
        "line_ids": (
            *MEASURED,
            *("obstacle", "pk_line_id", "sequence", "sheet_id", "solution"),
            "supporting_factor",
        ),
        "output_ids": (*MEASURED, "has_promise", "indicator_id", "node_id"),
        "sheet_ids": (
            *("achievement", "color", "holder_name", "holder_title", "job_id"),
            *("leads_unit", "pk_id", "predecessors", "printed", "rating", "sequence"),
            *("superior_job_id", "trace", "unit_closed_by_id", "unit_closed_on"),
            *("unit_code", "unit_remark"),
        ),
    }
