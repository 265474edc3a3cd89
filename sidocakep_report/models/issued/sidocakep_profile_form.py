from odoo import api, models
from odoo.tools import SQL


class SidocakepProfileForm(models.Model):
    """A paper on a form says what prints it: the document, or what goes with it.

    A form is used once a paper that goes with a document was issued on it.
    """

    _name = "sidocakep.profile.form"
    _inherit = "sidocakep.profile.form"

    @api.model
    def _get_form_reports(self):
        printed = super()._get_form_reports()
        for name, model in self.env.registry.items():
            if model._abstract or not hasattr(model, "_get_papers"):
                continue
            if form := getattr(model, "_printed_form", None):
                printed[form] = model._issue_report
            for paper in self.env[name]._get_papers().values():
                if paper.form:
                    printed[paper.form] = paper.report
        return printed

    def _filter_used(self):
        papers = {
            key
            for name, model in self.env.registry.items()
            if hasattr(model, "_get_papers") and not model._abstract
            for key, paper in self.env[name]._get_papers().items()
            if paper.form
        }
        rows = self.env.execute_query(
            SQL(
                "SELECT DISTINCT (content #>> '{form_words,form_id}')::int"
                " FROM sidocakep_issued_document WHERE paper IN %s",
                tuple(papers),
            )
            if papers
            else SQL("SELECT NULL")
        )
        used = {form_id for (form_id,) in rows}
        return super()._filter_used() | self.filtered(lambda form: form.id in used)
