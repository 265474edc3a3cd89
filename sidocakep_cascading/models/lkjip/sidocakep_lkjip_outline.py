"""Which sections a performance report has: rows of the regulation profile."""

from odoo import api, fields, models

#: Parts of the report in the order of its pages.
CHAPTERS = [
    ("preface", "Foreword"),
    ("summary", "Executive Summary"),
    ("1", "Chapter I Introduction"),
    ("2", "Chapter II Performance Planning"),
    ("3", "Chapter III Performance Accountability"),
    ("4", "Chapter IV Closing"),
]
CHAPTER_ORDER = [code for code, _label in CHAPTERS]
#: What the program puts into a section besides the text that people write.
CONTENTS = [
    ("text", "Text Only"),
    ("counts", "The Year at a Glance"),
    ("pk", "Performance Agreement"),
    ("pk_budget", "Performance Agreement: Programmes and Budget"),
    ("achievement", "Target and Realisation"),
    ("years", "Against Earlier Years"),
    ("plan", "Against the Five-year Target"),
    ("benchmarks", "Against the Nation, the Province, Other Regions"),
    ("causes", "Obstacles and Solutions"),
    ("programs", "Programmes That Supported or Hindered"),
    ("efficiency", "Efficiency"),
    ("outputs", "Outcomes of Programmes, Outputs of Activities"),
    ("agencies", "Achievement of the Agencies"),
    ("contributions", "Contributions of the Agencies"),
    ("budget", "Budget Realisation"),
    ("budget_objectives", "Budget Realisation by Objective"),
    ("follow_up", "Follow-up of the Last Evaluation"),
    ("utilisation", "Use of Results"),
]


class SidocakepLkjipOutline(models.Model):
    """One section that the report of a year has, in which chapter, by which article.

    Gunung Mas 24/2024 annex E; Paser 23/2016 art. 9(4) by PermenPANRB 53/2014.
    """

    _name = "sidocakep.lkjip.outline"
    _description = "Section Asked of a Performance Report"
    _inherit = [
        "sidocakep.in.force.mixin",
        "sidocakep.article.mixin",
        "sidocakep.kept.mixin",
    ]
    _kept_in = "profile_id"
    _kept_whole = True
    _order = "profile_id, sequence, id"

    profile_id = fields.Many2one(
        "sidocakep.profile", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    chapter = fields.Selection(CHAPTERS, required=True, default="3")
    name = fields.Char(
        string="Title of the Section",
        required=True,
        help="As it is printed, in Indonesian.",
    )
    content = fields.Selection(
        CONTENTS,
        string="Drawn From the Figures",
        required=True,
        default="text",
        help="The table and the sentences that the program puts into the section.",
    )
    scope = fields.Selection(
        [
            ("all", "Agencies and the Government"),
            ("agency", "Agencies Only"),
            ("government", "The Government Only"),
            ("units", "Agencies with Units That Are Companies of Their Own"),
        ],
        string="Report of",
        required=True,
        default="all",
    )
    is_required = fields.Boolean(
        string="Text Required",
        help="The report is not signed while nothing is written in the section.",
    )

    @api.depends("name", "article")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for row in self:
            row.display_name = row._cite(row.name or "")
