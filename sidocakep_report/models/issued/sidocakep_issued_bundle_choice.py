from odoo import fields, models
from odoo.fields import Domain

YEAR = "0"
PERIODS = [
    ("1", "Quarter I"),
    ("2", "Quarter II"),
    ("3", "Quarter III"),
    ("4", "Quarter IV"),
    (YEAR, "The Whole Year"),
]
#: Where a document says the position whose it is, and the period that it is of.
JOBS = ("job_id",)
PERIOD_OWNERS = ("", "measurement_id.")


class SidocakepIssuedBundle(models.Model):
    """What is chosen of the documents themselves: level, unit, period.

    A document that has no such thing is not among them: an agreement is of a position,
    and of no quarter.
    """

    _name = "sidocakep.issued.bundle"
    _inherit = "sidocakep.issued.bundle"

    position_kind_ids = fields.Many2many(
        "sidocakep.position.kind",
        "sidocakep_issued_bundle_kind_rel",
        string="Levels",
        help="Of positions of these kinds, such as all agreements of echelon III.",
    )
    department_ids = fields.Many2many(
        "hr.department",
        "sidocakep_issued_bundle_department_rel",
        string="Units",
        help="Of positions in these units and below them.",
    )
    period = fields.Selection(PERIODS, string="Period of the Document")

    def _get_domain(self):
        domain = Domain(super()._get_domain())
        if self.position_kind_ids or self.department_ids or self.period:
            domain &= self._get_document_domain()
        return domain

    def _get_document_domain(self):
        """Return which rows of the register are of documents that are chosen."""
        found = []
        for name in self._list_issued_models():
            model = self.env[name]
            choice = self._choose_documents(model)
            if choice is not None:
                ids = model.search(choice).ids
                found.append(
                    Domain("res_model", "=", name) & Domain("res_id", "in", ids)
                )
        return Domain.OR(found)

    def _list_issued_models(self):
        """Return the models that the register has documents of, whoever asks."""
        issues = self.env["sidocakep.issued.document"].sudo()
        return [name for (name,) in issues._read_group([], ["res_model"])]

    def _choose_documents(self, model):
        """Return the domain of the documents of a model; ``None``: it has no such."""
        domain = (
            Domain("year", "=", self.year) if "year" in model._fields else Domain.TRUE
        )
        if self.position_kind_ids or self.department_ids:
            job = next((name for name in JOBS if name in model._fields), None)
            if not job:
                return None
            kinds, units = self.position_kind_ids.ids, self.department_ids.ids
            if kinds:
                domain &= Domain(f"{job}.position_kind_id", "in", kinds)
            if units:
                domain &= Domain(f"{job}.department_id", "child_of", units)
        if self.period:
            owner = next(
                (
                    name
                    for name in PERIOD_OWNERS
                    if (name.rstrip(".") or "period_no") in model._fields
                ),
                None,
            )
            if owner is None:
                return None
            domain &= Domain(f"{owner}period_no", "=", int(self.period))
        return domain
