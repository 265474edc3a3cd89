"""A document says on its form which figures of its papers are others by now."""

from lxml.builder import E

from odoo import api, fields, models


class SidocakepIssuedMixin(models.AbstractModel):
    """What was issued stays; who reads the document is told, whatever it is.

    Decision 0036. The register says it of each paper (``changed_text``); the form of
    every document that is issued shows it, without saying so.
    """

    _name = "sidocakep.issued.mixin"
    _inherit = "sidocakep.issued.mixin"

    papers_changed_text = fields.Text(
        string="Figures of Its Papers That Changed Since",
        compute="_compute_papers_changed_text",
        compute_sudo=True,
        help="What was issued stays as it is. A figure was released, audited or "
        "corrected since; a next version takes it in.",
    )

    @api.depends_context("lang")
    def _compute_papers_changed_text(self):
        standing = [self._get_standing_issues(key) for key in self._get_papers()]
        for document in self:
            # What a document says of itself above is not said twice.
            known = document.notice or "" if "notice" in self._fields else ""
            said = {}
            for issues in standing:
                issue = issues.get(document.id)
                for item in issue._find_changed() if issue else ():
                    text = f"{item.name}: {item.said}"
                    if text not in known:
                        day = document._format_day(item.day)
                        said.setdefault(f"{text} ({day})", []).append(issue.kind)
            lines = [f"{text} - {', '.join(kinds)}" for text, kinds in said.items()]
            document.papers_changed_text = "\n".join(lines) or False

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        """Put it above the sheet of every form that has one."""
        arch, view = super()._get_view(view_id, view_type, **options)
        sheet = arch.find("sheet") if view_type == "form" else None
        if sheet is not None and self._get_papers():
            sheet.addprevious(_make_notice(self.env))
        return arch, view


def _make_notice(env):
    return E.div(
        E.strong(env._("Figures of issued papers have changed since:")),
        E.field(name="papers_changed_text", readonly="1", nolabel="1"),
        {
            "class": "alert alert-warning mb-0 o_sidocakep_papers_changed",
            "role": "status",
            "invisible": "not papers_changed_text",
        },
    )
