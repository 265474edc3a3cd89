from odoo import fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from .paper import DOCUMENT
from .sidocakep_issued_document import IN_FORCE


class SidocakepIssuedDocument(models.Model):
    """What was issued keeps its figures, and says which of them are others by now.

    Decision 0036. The papers of a measurement are issued anew with a figure that was
    released; a report, the minutes of a dialog and a cascading report keep what was
    signed. Until a correction is accepted none of them follows.
    """

    _name = "sidocakep.issued.document"
    _inherit = "sidocakep.issued.document"

    changed_text = fields.Text(
        string="Figures That Changed Since",
        compute="_compute_changed_text",
        compute_sudo=True,
        help="What was issued stays as it is; these figures are others by now.",
    )

    def _compute_changed_text(self):
        for issue in self:
            issue.changed_text = (
                "\n".join(
                    f"{item.name}: {item.said} ({issue._format_day(item.day)})"
                    for item in issue._find_changed()
                )
                or False
            )

    def _find_changed(self):
        """Return the figures that it says and that are others by now; sudo.

        Of what holds: what ended is compared with what took its place.
        """
        self.ensure_one()
        items = self.env[self.res_model].sudo()
        if self.state != IN_FORCE or not hasattr(items, "_find_changed_in"):
            return []
        paper = items._get_papers().get(self.paper)
        if not paper or not (self.paper == DOCUMENT or paper.figures):
            return []
        record = items.browse(self.res_id).exists()
        return record._find_changed_in(self.content, self.create_date) if record else []

    def _get_changed(self):
        """Return what the public page says of them: which and when, no figure."""
        return [
            {"name": name, "date": format_date(day)}
            for name, day in dict.fromkeys(
                (item.name, fields.Date.to_date(item.day))
                for item in self._find_changed()
            )
        ]
