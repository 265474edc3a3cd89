from odoo import fields, models

#: To whom a regency reports by PermenPANRB 53/2014.
GOVERNMENT_RECIPIENTS = """Gubernur
Menteri Perencanaan Pembangunan Nasional/Kepala Bappenas
Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi
Menteri Dalam Negeri"""


class SidocakepProfile(models.Model):
    """What a performance report has in it, and to whom it goes."""

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    lkjip_outline_ids = fields.One2many(
        "sidocakep.lkjip.outline",
        "profile_id",
        string="Sections of the Performance Report",
        copy=True,
    )
    lkjip_efficiency = fields.Selection(
        [
            ("unspent", "Share of the Budget Not Spent, Where the Target Was Met"),
            ("cost", "Cost of the Achievement against What Was Spent"),
            ("index", "Percent Achieved by Percent Spent"),
        ],
        string="Efficiency Computed as",
        help="No national formula binds a region. Empty: no figure of efficiency is "
        "printed.",
    )
    lkjip_efficiency_basis = fields.Selection(
        [
            ("outputs", "Programmes of Which All Outcomes and Outputs Were Reached"),
            ("outcomes", "Programmes That Came to 100 Percent"),
            ("all", "All Programmes with an Achievement"),
        ],
        string="Efficiency Judged of",
        required=True,
        default="outputs",
        help="Money that was not spent where the work was not done is no saving: of "
        "other programmes the report says why efficiency is not judged.",
    )
    lkjip_recipients = fields.Text(
        string="Performance Report Goes to",
        help="One recipient a line, as it is printed in the list of recipients.",
    )
    lkjip_government_recipients = fields.Text(
        string="Report of the Government Goes to",
        default=GOVERNMENT_RECIPIENTS,
        help="One recipient a line: each gets a covering letter and gives a receipt. "
        "PermenPANRB 53/2014.",
    )
