from odoo import models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date


class SidocakepDialog(models.Model):
    """The letter by which a dialog is called, before anything is said in it."""

    _name = "sidocakep.dialog"
    _inherit = "sidocakep.dialog"

    def _get_invitation_values(self):
        """Return ``{dialog id: values of the printed invitation}``."""
        signers = self.sudo()._get_signers()
        return {
            item.id: {
                **item._get_invitation_head(),
                **item._get_printed_meeting(),
                **item._get_printed_signers(signers[item.id]),
                "people": [
                    {"name": person.name or "", "title": person.title or ""}
                    for person in item._get_invited()
                ],
            }
            for item in self.sudo()
        }

    def _get_invitation_head(self):
        """Return from whom, of which day, about which period."""
        self.ensure_one()
        company, head = self.company_id, self._get_printed_head()
        day = self.invitation_date
        return {
            **company._get_printed_letterhead(),
            "holder": company.name,
            "title": head["title"],
            "period": head["period"],
            "place": head["place"],
            "date": format_date(day) if day else "",
        }
