from odoo import api, fields, models

#: Duties of a collection card, in the order in which they are named.
CARD_DUTIES = {
    "data_formula": "How the data are measured is written down",
    "data_method": "How the data are collected is written down",
    "data_time": "When and how the data are entered is written down",
    "data_use": "What the data are used for is written down",
    "data_responsible": "A position answers for the data of an indicator",
    "data_baseline": "An indicator has baseline data",
    "data_instrument": "An instrument records and registers the data",
    "data_storage": "The data are administered and kept",
}


class SidocakepProfileRule(models.Model):
    """What is asked of the collection of performance data."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            ("data_decree", "The collection of data is decided by decree"),
            ("data_evidence", "A figure comes with its evidence"),
            *CARD_DUTIES.items(),
        ],
        ondelete=dict.fromkeys(
            ("data_decree", "data_evidence", *CARD_DUTIES), "cascade"
        ),
    )

    @api.model
    def _get_reasoned_codes(self):
        return super()._get_reasoned_codes() | {"data_evidence"}
