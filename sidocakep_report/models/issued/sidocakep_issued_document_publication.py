from odoo import api, fields, models


class SidocakepIssuedDocument(models.Model):
    """Where a document was published stands on its page in the register."""

    _name = "sidocakep.issued.document"
    _inherit = "sidocakep.issued.document"

    publication_ids = fields.One2many("sidocakep.issued.publication", "issue_id")
    is_published = fields.Boolean(
        string="Published",
        compute="_compute_is_published",
        search="_search_is_published",
    )
    can_publish = fields.Boolean(compute="_compute_can_publish")

    @api.depends("publication_ids.is_current")
    def _compute_is_published(self):
        for issue in self:
            issue.is_published = any(issue.publication_ids.mapped("is_current"))

    def _search_is_published(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        return [("publication_ids.is_current", "=", True)]

    @api.depends_context("uid")
    def _compute_can_publish(self):
        """Tell for whose documents the user records publications."""
        rows = self.env["sidocakep.issued.publication"]
        companies = self.env["res.company"]
        if rows.has_access("create"):
            user = self.env.user
            is_office = user.has_group("sidocakep_base.group_organisasi")
            companies = (
                user._get_government_companies()
                if is_office
                else user._get_own_agencies()
            )
        for issue in self:
            issue.can_publish = issue.company_id in companies

    def action_publish(self):
        """Open the row in which a publication is recorded."""
        self.ensure_one()
        self.check_access("read")
        rows = self.env["sidocakep.issued.publication"]
        rows.check_access("create")
        return rows._open_new({"default_issue_id": self.id})
