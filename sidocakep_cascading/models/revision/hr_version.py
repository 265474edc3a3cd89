from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.const import DEFINITIF

#: Says that the version is being made: nobody can have signed under it. An object
#: cannot travel over RPC.
BEGUN = object()
BEGUN_KEY = "sidocakep_version_begun"
#: What a version says of who held which post, and from when on.
MOVES = frozenset({"active", "date_version", "employee_id", "job_id"})


class HrVersion(models.Model):
    """The post under which somebody signed is not written over.

    A signature says in which post it was given; a file that later names another post
    for that day would make it the signature of somebody who held nothing. Another post
    is another version, and the PK is revised (Gunung Mas 24/2024 annex C.5.a).
    """

    _name = "hr.version"
    _inherit = "hr.version"

    def write(self, vals):
        if self.env.context.get(BEGUN_KEY) is BEGUN:
            return super().write(vals)
        if "job_id" in vals:
            new_id = self.env["hr.job"].browse(vals["job_id"]).id
            self.filtered(lambda v: v.job_id.id != new_id)._check_not_signed_under()
        elif "employee_id" in vals or not vals.get("active", True):
            self._check_not_signed_under()
        if day := self._read_day(vals.get("date_version")):
            later = self.filtered(lambda v: v.date_version and v.date_version < day)
            later._check_signed_from(day)
        if not MOVES & vals.keys():
            return super().write(vals)
        signed = self._get_signatures()._filter_well_held()
        result = super().write(vals)
        self._check_still_held(signed)
        return result

    @api.model
    def _read_day(self, value):
        """Return a day; of what is none nothing, which is refused where it is stored.

        Odoo writes what a client gave as the first day of a contract as this one.
        """
        try:
            return fields.Date.to_date(value)
        except (TypeError, ValueError):
            return None

    def _get_signatures(self):
        """Return the standing signatures of whose versions these are, in any post."""
        rows = self.env["sidocakep.pk.signature"].sudo()
        people = self.sudo().employee_id
        return rows.search([("employee_id", "in", people.ids), ("is_void", "=", False)])

    def _check_still_held(self, signed):
        """Refuse what takes the post of a signature away from the day of it.

        Whichever version is written: one that is put before another ends that. What is
        recorded late is followed: a departure, or a decree of before, which is a
        version of its own with its number.

        :param signed: the signatures that were of who held the post, before the write
        """
        for signature in signed - signed._filter_well_held():
            raise UserError(
                self.env._(
                    "%(name)s signed %(pk)s on %(date)s as %(job)s, and would not hold "
                    "it on that day any more. Enter a later day. If the position was "
                    "left by then, have the agreement returned first, or record the "
                    "decree: press Record Mutasi.",
                    **self._name_signed(signature, signature._get_day()),
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_signed_under(self):
        self._check_not_signed_under()

    def _check_not_signed_under(self):
        """Refuse for versions in whose days and post somebody signed a PK."""
        for signature, day in self._find_signed_under():
            raise UserError(
                self.env._(
                    "%(name)s signed %(pk)s on %(date)s as %(job)s: this version "
                    "of the file keeps that position. Press Record Mutasi to enter "
                    "another position from the day of its decree on.",
                    **self._name_signed(signature, day),
                )
            )

    def _check_signed_from(self, first_day):
        """Refuse to let versions begin after somebody signed a PK under them."""
        for signature, day in self._find_signed_under():
            if day < first_day:
                raise UserError(
                    self.env._(
                        "%(name)s signed %(pk)s on %(date)s as %(job)s: this version "
                        "of the file begins on that day or before. Enter an earlier "
                        "first day.",
                        **self._name_signed(signature, day),
                    )
                )

    def _name_signed(self, signature, day):
        """Return what a refusal names of a signature."""
        return {
            "name": signature.name,
            "pk": signature.pk_id.display_name,
            "date": self._format_day(day),
            "job": signature.job_id.name,
        }

    def _find_signed_under(self):
        """Yield each signature in the days and post of these versions, and its day."""
        versions = self.sudo().filtered("job_id")
        if not versions:
            return
        signatures = self.env["sidocakep.pk.signature"].sudo()
        for signature in signatures.search(
            [
                ("employee_id", "in", versions.employee_id.ids),
                ("job_id", "in", versions.job_id.ids),
                ("capacity", "=", DEFINITIF),
                ("is_void", "=", False),
            ]
        ):
            day, employee = signature._get_day(), signature.employee_id
            signed_under = employee._get_version(day) & versions
            if (
                signed_under.job_id == signature.job_id
                and signed_under.date_version <= day
            ):
                yield signature, day
