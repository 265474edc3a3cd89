"""The decree of a data collection as it is printed, kept with its decision."""

from odoo import fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.document.sidocakep_trail import STEP
from odoo.addons.sidocakep_base.models.organisation.official import HEAD

#: How the page is set: raised when the template changes what a decided decree says.
#: 2: rank and NIP of who signs.
PAGE_EDITION = 2


class SidocakepDataCollection(models.Model):
    """What the decree and its annex say: live while drafted, kept once decided.

    The texts are Indonesian whatever the reader's language. Paser 23/2016 art. 8(2),
    8(3); the annex also has what Gunung Mas 24/2024 art. 9(4)a to c ask for.
    """

    _name = "sidocakep.data.collection"
    _inherit = ["sidocakep.data.collection", "sidocakep.frozen.document.mixin"]

    def _get_live_document(self):
        """Return ``{collection id: content of the decree}`` as the records say now."""
        signers = self._get_signers()
        heads = self.sudo().company_id._get_officials(
            HEAD, self.env.user._get_office_day()
        )
        result = {}
        for collection in self:
            company, day = collection.company_id.sudo(), collection.document_date
            signer, head = signers[collection.id], heads.get(company.id)
            job = collection.signer_job_id.sudo() or (head and head.job)
            profile = company._get_profile(day).sudo()
            rule = company._get_rule("data_decree")
            law = (rule and rule._get_citation(in_full=True)) or (
                profile.regulation_number or ""
            )
            result[collection.id] = {
                "page_edition": PAGE_EDITION,
                "government": f"PEMERINTAH {company._get_government_title().upper()}",
                "holder": company.name.upper(),
                "office": job._get_printed_title().upper() if job else "",
                "document": collection.document_number or "",
                "version": collection.version,
                "replaces": collection.previous_id.document_number or "",
                "law": law,
                "guardian": collection.guardian_name or "",
                "place": company._get_signing_place(),
                "date": format_date(day) if day else "",
                "date_iso": fields.Date.to_string(day) or "",
                "signer_title": signer.title if signer else (job and job.name) or "",
                **collection._get_printed_official(signer),
                "rows": [card._get_printed_row() for card in collection.card_ids],
            }
        return result

    def _get_decision_days(self):
        """Return ``{collection: office day of its decision}``, in one query."""
        rows = self.env["sidocakep.trail"].sudo()
        rows = rows.search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("kind", "=", STEP),
                ("field_name", "=", "state"),
                ("new_value", "=", "decided"),
            ],
            order="id desc",
        )
        user = self.env.user
        return {self.browse(row.res_id): user._to_office_day(row.date) for row in rows}
