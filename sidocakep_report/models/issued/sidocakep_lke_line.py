"""The criteria of the evaluation sheet that ask for publications, answered by them."""

from odoo import api, models

from odoo.addons.sidocakep_base.models.evaluation.sidocakep_lke_line import Source

from .paper import DOCUMENT

#: Component of the sheet > code of what answers it, and the documents it is about.
PUBLISHED = {
    "planning": (
        "published_plan",
        ("sidocakep.pk", "sidocakep.rkt", "sidocakep.iku.decree"),
    ),
    "reporting": (
        "published_report",
        ("sidocakep.lkjip", "sidocakep.cascading.report", "sidocakep.measurement"),
    ),
}


def _published(names):
    return Source(
        "sidocakep.issued.publication",
        lambda agency, year: [
            ("company_id", "child_of", agency.id),
            ("year", "=", year),
            ("is_current", "=", True),
            ("issue_id.res_model", "in", names),
            ("issue_id.paper", "=", DOCUMENT),
        ],
    )


class SidocakepLkeLine(models.Model):
    """Publications are documents that answer criteria."""

    _name = "sidocakep.lke.line"
    _inherit = "sidocakep.lke.line"

    @api.model
    def _get_sources(self):
        found = {code: _published(names) for code, names in PUBLISHED.values()}
        return super()._get_sources() | found
