from odoo import api, models

from ...models.iku import iku_words


class IkuReport(models.AbstractModel):
    """Values of the printed decree of the IKU (PER/9/M.PAN/5/2007)."""

    _name = "report.sidocakep_report.report_iku"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Decree of the IKU"

    _printed_model = "sidocakep.iku.decree"

    @api.model
    def _complete_page(self, document):
        """Say why and what is set: in articles with the gazette, or in orders.

        What was decided when the page was an annex alone has none of it.
        """
        act, subject = document.get("act", ""), document.get("subject", "")
        provisions = []
        if document.get("page_edition", 1) > 1:
            replaces = document.get("replaces")
            provisions = iku_words.get_provisions(act, subject, replaces)
        result = {
            "reasons": iku_words.get_reasons(act, subject) if provisions else [],
            "articles": iku_words.get_articles(provisions),
            "orders": iku_words.get_orders(provisions),
            **self._get_gazette(document.get("region", ""), document),
            **document,
        }
        # a made-up document has what either of the two may say
        if act == iku_words.REGULATION:
            result["orders"] = []
        elif act == iku_words.DECREE:
            result |= {"articles": [], **self._get_gazette("", document)}
        return result

    @api.model
    def _get_gazette(self, region, document):
        """Return how a regulation opens, and who publishes it where."""
        if not region:
            return {"opening": "", "enacted": "", "enacted_by": "", "gazette": ""}
        year = document.get("date_iso", "")[:4] or iku_words.DOTS
        return {
            "opening": "DENGAN RAHMAT TUHAN YANG MAHA ESA",
            "enacted": f"Diundangkan di {document.get('place') or iku_words.DOTS} pada "
            f"tanggal {iku_words.DOTS}",
            "enacted_by": f"SEKRETARIS DAERAH {region.upper()},",
            "gazette": f"BERITA DAERAH {region.upper()} TAHUN {year} NOMOR "
            f"{iku_words.DOTS}",
        }
