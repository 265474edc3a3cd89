"""The form of a PK: the edition of the profile's form that its document is made on."""

from odoo import fields, models

from odoo.addons.sidocakep_base.engine.finding import SEVERE, Finding
from odoo.addons.sidocakep_base.models.regulation.form_layouts import NESTED


class SidocakepPk(models.Model):
    """What the form of the regulation says in this PK."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    form_id = fields.Many2one(
        "sidocakep.profile.form",
        string="Signed Form",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="Edition of the form that the first party signed.",
    )

    def _get_form(self):
        """Return the form of this PK, sudo: the signed one, else the one in force."""
        self.ensure_one()
        record = self.sudo()
        if record.form_id or not record.profile_id:
            return record.form_id
        return record.profile_id._get_form(
            "pk", record.position_kind_id, record._get_reference_date()
        )

    def _get_form_values(self):
        """Return what the form contributes to the printed document."""
        return self._get_form()._get_printed_values(self.year, self._is_change())

    def _is_change(self):
        """Tell whether this PK changes another one of the year; first ones do not."""
        self.ensure_one()
        return False

    def _is_table2_nested(self):
        """Tell whether the form lists the rows of Tabel II under their programme."""
        return self._get_form().table2_nesting == NESTED

    def _names_table2_indicators(self):
        """Tell whether the form has a column for the indicators of Tabel II."""
        form = self._get_form()
        layout = form._get_layouts().get(form.form_code)
        return bool(layout and layout.table2_indicators)

    def _get_form_problems(self):
        """A PK without a form cannot be printed, hence not be signed."""
        if self.profile_id and not self._get_form():
            yield Finding(SEVERE, *self._describe_missing_form())
        yield from self._get_table2_indicator_problems()

    def _get_table2_indicator_problems(self):
        """No empty cell is signed. Gunung Mas 24/2024 annex C.6, Tabel II column 2."""
        if not self._names_table2_indicators():
            return
        for row in self.table2_ids.filtered(lambda row: not row.parent_id):
            if not (row.indicator_text or "").strip():
                yield Finding(
                    SEVERE,
                    self.env._("Tabel II: %s names no indicator.", row.name),
                    self.env._(
                        "Write in the row which indicators of Tabel I it serves, or "
                        "tie its sasaran to that of the superior plan and draw again."
                    ),
                )

    def _describe_missing_form(self):
        """Return in words that the profile has no form for this PK, and who adds it."""
        return (
            self.env._(
                "%(profile)s has no form for a performance agreement of %(kind)s.",
                profile=self.profile_id.sudo().name
                or self.env._("The government without a profile"),
                kind=self.position_kind_id.sudo().name,
            ),
            self.env._(
                "Bagian Organisasi adds it in Configuration > Regulation Profiles > "
                "Forms."
            ),
        )
