from odoo import api, models

from odoo.addons.sidocakep_cascading.models.handover.handover_sections import (
    get_sections,
)


class HandoverReport(models.AbstractModel):
    """Values of the printed *Memori Kinerja*."""

    _name = "report.sidocakep_report.report_handover"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Hand-over Memo"

    _printed_model = "sidocakep.handover"

    @api.model
    def _complete_page(self, document):
        """Lay out its tables, and name who is named in this case only.

        Where another than the leaver hands over, he has no NIP and no superior there.
        """
        in_place = document.get("in_place")
        leaver, nip = document.get("leaver_name", ""), document.get("leaver_nip", "")
        has_successor = bool(document.get("receiver_name"))
        return {
            "sections": [item._asdict() for item in get_sections(document)],
            "whose": document.get("agency") or document.get("government"),
            "substituted": leaver.rstrip(".") if in_place else "",
            "signer_nip": "" if in_place else nip,
            "seen_title": "" if in_place else document.get("superior_title", ""),
            "next_title": (has_successor and document.get("receiver_title")) or "",
            "next_from": (has_successor and document.get("receiver_from")) or "",
            # what a memo of page edition 1 does not say
            "realisation": [],
            "reopenings": [],
            **document,
        }
