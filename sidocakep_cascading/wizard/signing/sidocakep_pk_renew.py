from markupsafe import Markup

from odoo import api, fields, models

from odoo.addons.sidocakep_base.client import notify


class SidocakepPkRenew(models.TransientModel):
    """Shows what *Refresh Parties* changes, before it does: names and date."""

    _name = "sidocakep.pk.renew"
    _description = "Refreshing of Parties"

    pk_ids = fields.Many2many("sidocakep.pk", string="Agreements", required=True)
    date = fields.Date(
        required=True,
        compute="_compute_date",
        store=True,
        readonly=False,
        precompute=True,
        help="A day on which both parties hold their posts.",
    )
    change_html = fields.Html(
        string="What Changes", compute="_compute_change_html", sanitize=False
    )

    @api.depends("pk_ids")
    def _compute_date(self):
        for wizard in self:
            days = [pk._get_renewal_day() for pk in wizard.pk_ids._origin]
            wizard.date = max(days, default=self.env.user._get_office_day())

    @api.depends("pk_ids", "date")
    def _compute_change_html(self):
        for wizard in self:
            tables = []
            for pk in wizard.pk_ids._origin if wizard.date else ():
                rows = Markup("").join(
                    Markup("<tr><th>%s</th><td>%s</td><td>%s</td></tr>") % row
                    for row in pk._list_renewal(wizard.date)
                )
                refusal = pk._get_day_refusal(wizard.date)
                tables.append(
                    Markup(
                        "<h5>%s</h5><table class='table table-sm'><thead><tr><th></th>"
                        "<th>%s</th><th>%s</th></tr></thead><tbody>%s</tbody></table>"
                    )
                    % (
                        pk.display_name,
                        self.env._("Now"),
                        self.env._("From Then On"),
                        rows,
                    )
                )
                if refusal:
                    tables.append(Markup("<p class='text-danger'>%s</p>") % refusal)
            wizard.change_html = Markup("").join(tables)

    def action_confirm(self):
        """Take the parties of that day; the rights are checked there."""
        self.ensure_one()
        waiting = self.pk_ids._renew(self.date)
        close = {"type": "ir.actions.act_window_close"}
        if not waiting:
            return close
        return notify(
            self.env._(
                "The parties are those of today. These are drafts again, since "
                "something else is to be mended before they are proposed: "
                "%(documents)s.",
                documents=", ".join(waiting.mapped("display_name")),
            ),
            "warning",
            is_sticky=True,
            then=close,
        )
