from odoo import models

#: What of a company stands on its contact, and in letterheads.
LETTERHEAD = frozenset(
    {
        *("city", "country_id", "email", "image_1920", "name", "phone"),
        *("state_id", "street", "street2", "vat", "website", "zip"),
    }
)


class ResPartner(models.Model):
    """Name, address and coat of arms of an agency: who changed them is kept.

    In the trail of the agency. What somebody else is called is his own business.
    """

    _name = "res.partner"
    _inherit = ["res.partner", "sidocakep.kept.mixin"]

    _kept_names = LETTERHEAD

    def _get_kept_values(self, names):
        # Most contacts are written for other things.
        return super()._get_kept_values(names) if LETTERHEAD & set(names) else {}

    def _filter_kept(self):
        return self.browse(self._find_agencies().partner_id.ids)

    def _find_agencies(self):
        companies = self.env["res.company"].sudo().with_context(active_test=False)
        found = companies.search([("partner_id", "in", self.ids)])
        return found.filtered("is_of_government")

    def _get_kept_documents(self):
        agencies = {agency.partner_id.id: agency.id for agency in self._find_agencies()}
        return self.env["res.company"].browse(
            [agencies[partner_id] for partner_id in self._ids if partner_id in agencies]
        )

    def _unlink_kept(self):
        """The contact of a company cannot be deleted."""

    def _get_kept_place(self):
        place = {"field_model": self._name, "part_id": self.id}
        return {"subject": self.sudo().display_name} | place
