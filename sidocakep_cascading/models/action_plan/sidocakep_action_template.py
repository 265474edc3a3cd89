from odoo import fields, models


class SidocakepActionTemplate(models.Model):
    """An activity that agencies copy into their action plan and change freely.

    The ten of the example are shipped as data; in which months each falls it leaves
    to the agency. Paser 23/2016 art. 6(4)e and 6(4)f, annex I.
    """

    _name = "sidocakep.action.template"
    _description = "Template of an Action"
    _inherit = ["sidocakep.kept.mixin"]
    _kept_whole = True
    _order = "sequence, id"

    name = fields.Text(string="Activity", required=True)
    sequence = fields.Integer(default=100)
    source = fields.Char(help="Where the activity is taken from.")
    active = fields.Boolean(default=True)
