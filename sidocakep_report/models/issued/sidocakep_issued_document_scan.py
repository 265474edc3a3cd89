from odoo import api, fields, models


class SidocakepIssuedDocument(models.Model):
    """What was also signed in ink names its scan."""

    _name = "sidocakep.issued.document"
    _inherit = "sidocakep.issued.document"

    scan_ids = fields.One2many(
        "sidocakep.issued.scan", "issue_id", domain=[("is_current", "=", True)]
    )
    can_scan = fields.Boolean(compute="_compute_can_scan")

    @api.depends("can_publish")
    @api.depends_context("uid")
    def _compute_can_scan(self):
        """Whoever records where it was published records its signed paper."""
        for issue in self:
            issue.can_scan = issue.can_publish

    def action_scan(self):
        """Open the row in which the scan of the signed paper is recorded."""
        self.ensure_one()
        self.check_access("read")
        scans = self.env["sidocakep.issued.scan"]
        scans.check_access("create")
        names = ("name", "number", "year")
        return scans._open_new(
            {
                **{f"default_{name}": self[name] for name in names},
                "default_date": fields.Date.to_string(self.date),
                "default_issue_id": self.id,
                "default_company_id": self.company_id.id,
            }
        )
