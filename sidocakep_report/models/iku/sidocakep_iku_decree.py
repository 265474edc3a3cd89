from odoo import fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date


class SidocakepIkuDecree(models.Model):
    """What the printed decree says; Indonesian, whatever the reader's language."""

    _name = "sidocakep.iku.decree"
    _inherit = "sidocakep.iku.decree"

    def _get_document_values(self):
        """Return ``{decree id: values of its printed page}``, formatted.

        A decided decree names who signed it; a draft who would sign today.
        """
        signers = self._get_signers()
        result = {}
        for decree in self:
            signer, company = signers[decree.id], decree.company_id.sudo()
            live = signer.employee.name if signer else ""
            title = signer.title if signer else decree.signer_job_id.sudo().name or ""
            is_draft = decree.state == "draft"
            result[decree.id] = {
                "government": (f"PEMERINTAH {company._get_government_title().upper()}"),
                "holder": company.name.upper() if company.parent_id else "",
                "years": decree._get_years_text(),
                "document": decree.document_number or "",
                "edition": decree.version,
                "is_draft": is_draft,
                "place": company._get_signing_place(),
                "date": format_date(decree.document_date)
                if decree.document_date
                else "",
                "date_iso": fields.Date.to_string(decree.document_date) or "",
                "signer_name": live if is_draft else decree.signer_name or "",
                "signer_title": title if is_draft else decree.signer_title or "",
                "rows": [
                    {
                        "indicator": line.name or "",
                        "reason": line.reason or "",
                        "formula": line.formula or "",
                        "source": line.source or "",
                        "owner": line.owner_job_id.sudo().name or "",
                    }
                    for line in decree.line_ids
                ],
            }
        return result

    def _get_years_text(self):
        self.ensure_one()
        if not self.year_end or self.year_end == self.year_start:
            return str(self.year_start)
        return f"{self.year_start}-{self.year_end}"
