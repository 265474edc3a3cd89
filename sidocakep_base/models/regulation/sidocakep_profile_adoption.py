from odoo import api, fields, models
from odoo.exceptions import ValidationError


class SidocakepProfileAdoption(models.Model):
    """From when on a government is governed by a regulation.

    Rows are added: what was made and what was due before a day stays judged by the
    regulation of then; only a choice of the same day is put right. Days before the
    first row are that row's too, for nothing is known of what governed before.
    """

    _name = "sidocakep.profile.adoption"
    _description = "Adoption of a Regulation"
    _order = "company_id, date_start desc, id desc"

    company_id = fields.Many2one(
        "res.company",
        string="Government",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    profile_id = fields.Many2one(
        "sidocakep.profile",
        string="Regulation Profile",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    date_start = fields.Date(
        string="Adopted On",
        required=True,
        readonly=True,
        help="Documents of this day and of later days are made by this regulation.",
    )
    date_counted = fields.Date(
        string="Deadlines Counted From",
        required=True,
        readonly=True,
        help="Clocks that start on this day or later run by this regulation; what was "
        "due before stays as it was.",
    )

    is_beginning = fields.Boolean(
        string="Deadlines Begin Here",
        readonly=True,
        help="The first regulation of the government here: nothing that was due before "
        "is known, so nothing is late by it.",
    )

    change_reason = fields.Char(
        string="Reason of the Change",
        readonly=True,
        help="Asked for a regulation that begins inside a year that is being measured; "
        "printed on the measurements of that year.",
    )

    _day_uniq = models.Constraint(
        "UNIQUE(company_id, date_start)",
        "The government has adopted a regulation on that day already. "
        "Choose another day.",
    )

    @api.depends("profile_id", "date_start")
    def _compute_display_name(self):
        for adoption in self:
            day = fields.Date.to_string(adoption.date_start) or ""
            adoption.display_name = f"{adoption.profile_id.name} ({day})"

    @api.constrains("date_start", "date_counted")
    def _check_days(self):
        for adoption in self:
            if adoption.date_counted < adoption.date_start:
                raise ValidationError(
                    self.env._(
                        "Deadlines are counted by a regulation from the day of its "
                        "adoption at the earliest, %(day)s. Enter that day or a later "
                        "one.",
                        day=self._format_day(adoption.date_start),
                    )
                )

    def _get_beginning(self):
        """Return the day on which deadlines begin to be counted at all, or ``None``."""
        first = self.sorted("date_start")[:1]
        return first.date_counted if first.is_beginning else None

    def _get_on(self, day, name="date_start"):
        """Return the row that governs ``day``; before the first one, the first.

        :param name: ``date_start`` for documents, ``date_counted`` for deadlines
        """
        rows = self.sorted(name)
        return rows.filtered(lambda row: row[name] <= day)[-1:] or rows[:1]
