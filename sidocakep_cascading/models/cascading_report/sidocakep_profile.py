from odoo import fields, models

from ..measurement.half_year_mixin import QUARTER, RHYTHMS

#: What the column "Keterangan" of annex II holds in a cascading report.
RESULTS = "results"
FORM_NOTES = [
    (RESULTS, "Realisation and Achievement"),
    ("note", "Note of the PK"),
]


class SidocakepProfile(models.Model):
    """What the form of a cascading report says beside the promise.

    Paser 23/2016 art. 7(5), annex II: the form has a column for notes and none for
    results.
    """

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    cascading_form_note = fields.Selection(
        FORM_NOTES,
        string="Notes of the Cascading Report",
        required=True,
        default=RESULTS,
        help="What the column Keterangan of the form holds. The summary that is "
        "attached names realisation and achievement either way.",
    )
    cascading_rhythm = fields.Selection(
        RHYTHMS,
        string="Cascading Reports Are Made",
        required=True,
        default=QUARTER,
        help="Of a half of the year: the first from the measurement of quarter II, the "
        "second from that of the year.",
    )
