"""What the day on a PK is, where it is not the day of the signatures."""

from odoo import api, fields, models

from ...const import DRAFT, PROPOSED, SIGNED_FIRST

#: Who the parties are follows the posts until both have signed.
UNSIGNED = (DRAFT, PROPOSED, SIGNED_FIRST)


class SidocakepPk(models.Model):
    """Says why a paper of 12 January bears a signature of 28 November.

    The date of a PK is that of the agreement: the parties are those who hold the posts
    on it. When each of them signed is kept, and printed below the names. Who signs on
    another day is told before, and who reads the PK afterwards.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    days_text = fields.Char(
        string="Date and Signatures",
        compute="_compute_days_text",
        help="What the date on the PK is, where it was signed on another day.",
    )

    @api.depends("date_document", "signed_first_on", "signed_second_on", "state")
    @api.depends_context("lang")
    def _compute_days_text(self):
        today = self.env.user._get_office_day()
        late = self._find_late_parties()
        for pk in self:
            pk.days_text = late.get(pk)
            signed = pk._get_signing_days()
            if pk.days_text:
                continue
            if signed and set(signed) != {pk.date_document}:
                pk.days_text = self.env._(
                    "This PK is of %(date)s: the parties are those who hold the posts "
                    "on that day. It was signed on %(days)s, as is printed below the "
                    "names.",
                    date=pk._format_day(pk.date_document),
                    days=", ".join(map(pk._format_day, signed)),
                )
            elif not signed and pk.date_document and pk.date_document < today:
                said = self.env._(
                    "This PK is of %(date)s: the parties are those who hold the posts "
                    "on that day. Signed today, it prints %(today)s below the names as "
                    "the day of the signature.",
                    date=pk._format_day(pk.date_document),
                    today=pk._format_day(today),
                )
                pk.days_text = f"{said} {pk._get_day_remedy()}"

    def _find_late_parties(self):
        """Return ``{pk: the party that did not hold the post on its day, in words}``.

        A mutasi after that day changes who the parties of an unsigned PK are. Where
        nothing is recorded of that day nothing is claimed.
        """
        unsigned = self.sudo().filtered(
            lambda pk: pk.state in UNSIGNED and pk.date_document
        )
        result, outdated = {}, unsigned._find_renewable()
        for day, pks in unsigned.grouped("date_document").items():
            jobs = pks.job_id | pks.second_job_id
            appointed, acting = jobs._get_appointed(day), jobs._get_holders(day)
            for pk in pks:
                for job, employee in pk._list_parties():
                    held = [*appointed.get(job.id, ()), *acting.get(job.id, ())]
                    people = [item.employee for item in held]
                    if employee and people and employee not in people:
                        own = pk.with_env(self.env)
                        said = own._say_late(job, employee)
                        is_outdated = pk in outdated
                        remedy = own._get_day_remedy(is_outdated)
                        result.setdefault(own, f"{said} {remedy}")
        return result

    def _list_parties(self):
        """Return ``[(position, person)]`` of the parties."""
        parties = [(self.job_id, self.employee_id)]
        if self.has_second_party:
            parties.append((self.second_job_id, self.second_employee_id))
        return parties

    def _say_late(self, job, employee):
        return self.env._(
            "This PK is of %(date)s, and %(person)s did not hold %(job)s on that day: "
            "the parties are those who hold the posts on the day of the PK.",
            date=self._format_day(self.date_document),
            person=employee.name,
            job=job.name,
        )

    def _get_day_remedy(self, is_outdated=False):
        """Only a draft takes another date; who is asked to sign gives it back.

        Where a post changed hands one button does both.
        """
        if is_outdated:
            return self._say_renewal()
        if self.state == DRAFT:
            return self.env._("If the agreement is of another day, correct the date.")
        return self.env._(
            "If the agreement is of another day, have it returned: the date is "
            "corrected in the draft."
        )

    def _get_signing_days(self):
        """Return the days on which the parties signed, as the offices have them."""
        self.ensure_one()
        moments = filter(None, (self.signed_first_on, self.signed_second_on))
        days = [self.env.user._to_office_day(moment) for moment in moments]
        return list(dict.fromkeys(days))
