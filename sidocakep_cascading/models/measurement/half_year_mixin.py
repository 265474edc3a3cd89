"""What is made of each measured period, or of each half of a year."""

from odoo import api, fields, models

#: Period of the measurement from which a half of the year is drawn > its number.
HALVES = {("quarter", 2): "I", ("year", 0): "II"}
QUARTER, SEMESTER = "quarter", "semester"
#: How often a document on what was measured is made.
RHYTHMS = [
    (QUARTER, "Every Quarter, and the Year"),
    (SEMESTER, "Every Half of the Year (Semester)"),
]


class SidocakepHalfYearMixin(models.AbstractModel):
    """A document on a measured period, which may stand for a half of the year.

    The first half is drawn from the measurement of quarter II, the second from that of
    the year: a semester is measured by nothing of its own. Paser 23/2016 annex I row 8:
    "Rapat monev semester"; art. 7(4) leaves the periods to the reporting of the PK.
    """

    _name = "sidocakep.half.year.mixin"
    _description = "Document on a Measured Period"
    _inherit = ["sidocakep.period.mixin"]

    _workflow_fields = {"is_semester"}
    #: Field of the profile that says how often it is made.
    _rhythm_field = None

    is_semester = fields.Boolean(
        string="Of a Half of the Year",
        readonly=True,
        help="Kept as the profile had it when the document was made.",
    )

    @api.depends("is_semester")
    def _compute_period_text(self):
        return super()._compute_period_text()

    def _get_half(self):
        """Return the number of the half of the year it is of, or ``None``."""
        self.ensure_one()
        key = (self.period_kind, self.period_no)
        return HALVES.get(key) if self.is_semester else None

    def _get_period_label(self):
        if half := self._get_half():
            return self.env._(
                "%(year)s semester %(number)s", year=self.year, number=half
            )
        return super()._get_period_label()

    def _get_printed_period(self):
        if half := self._get_half():
            return f"Semester {half} Tahun {self.year}"
        return super()._get_printed_period()

    @api.model
    def _prepare_rhythm(self, profile, kind, number):
        """Return what a document of a period begins with; ``None`` if none is made.

        :param profile: in force at the end of the period
        """
        is_semester = profile.sudo()[self._rhythm_field] == SEMESTER
        if is_semester and (kind, number) not in HALVES:
            return None
        return {"is_semester": is_semester}
