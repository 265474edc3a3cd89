from odoo import fields, models
from odoo.tools import SQL

from .sidocakep_data_figure import STATES


class SidocakepDataRegister(models.Model):
    """Every figure that was ever entered: by whom, when, replaced by what and why.

    Read from the trail, which nobody writes, changes or empties: a figure that was
    sent, returned and sent again stands here as often. Gunung Mas 24/2024 art. 9(4)c.
    """

    _name = "sidocakep.data.register"
    _description = "Register of Figures"
    _auto = False
    _order = "id desc"
    _rec_name = "figure_id"
    _depends = {
        "sidocakep.trail": [
            *("res_model", "res_id", "kind", "field_name", "new_value"),
            *("reason", "date", "user_id", "user_name"),
        ],
        "sidocakep.data.figure": [
            *("company_id", "indicator_id", "year", "period_kind", "period_no"),
            *("version", "is_on_behalf"),
        ],
    }

    figure_id = fields.Many2one(
        "sidocakep.data.figure", string="Performance Figure", readonly=True
    )
    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    indicator_id = fields.Many2one("sidocakep.indicator", readonly=True)
    year = fields.Integer(string="Performance Year", readonly=True, aggregator=None)
    version = fields.Integer(readonly=True, aggregator=None)
    date = fields.Datetime(string="When", readonly=True)
    user_id = fields.Many2one("res.users", string="Login", readonly=True)
    user_name = fields.Char(string="Who", readonly=True)
    step = fields.Selection(STATES, string="Became", readonly=True)
    reason = fields.Text(
        string="Figure, or Why",
        readonly=True,
        help="What was sent or verified; why it was returned or replaced.",
    )

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT trail.id, trail.date, trail.user_id, trail.user_name, trail.reason,
                   trail.new_value AS step, figure.id AS figure_id, figure.company_id,
                   figure.indicator_id, figure.year, figure.version
              FROM sidocakep_trail trail
              JOIN sidocakep_data_figure figure ON figure.id = trail.res_id
             WHERE trail.res_model = 'sidocakep.data.figure'
               AND trail.kind = 'step'
               AND trail.field_name = 'state'
            """
        )
