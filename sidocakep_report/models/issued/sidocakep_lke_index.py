from odoo import models

from .paper import DOCUMENT


class SidocakepLkeIndex(models.Model):
    """What was issued lies in the folder of the evidence, as it was issued."""

    _name = "sidocakep.lke.index"
    _inherit = "sidocakep.lke.index"

    def _get_files_of(self, documents):
        files = super()._get_files_of(documents)
        if documents._name == "sidocakep.issued.publication":
            shown = documents.filtered("sha256")
            return files | {row.id: row._get_proof_file() for row in shown}
        issues = self.env["sidocakep.issued.document"].search(
            [
                ("res_model", "=", documents._name),
                ("res_id", "in", documents.ids),
                ("paper", "=", DOCUMENT),
                ("attachment_id", "!=", False),
            ],
            order="date, id",
        )
        for issue in issues:
            files[issue.res_id] = (issue._get_file_name(), issue._read_file)
        return files
