"""Who signs: the person in whose hands the post is on the day of the signature."""

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.people import end_of_sentence
from odoo.addons.sidocakep_base.exceptions import (
    TransitionAccessError,
    TransitionError,
)

from ...const import (
    FIRST,
    HANDED_IN,
    KIND_HEAD_OF_REGION,
    PROPOSED,
    RECEIVED,
    SECOND,
    SIGNED,
    SIGNED_FIRST,
)

SIGNER_FILTERS = (
    "_filter_sole_signer",
    "_filter_first_signer",
    "_filter_second_signer",
)
#: States in which every party has signed and a later step relies on it.
ON_THE_WAY = (SIGNED, HANDED_IN, RECEIVED)


class SidocakepPk(models.Model):
    """A party signs because it holds the post today, not because it is stored.

    Gunung Mas 24/2024 annex C.6: the official and his direct superior. Person, position
    and capacity are found again from HR at each signature, and asked again at each
    later step. The day is that of the regulation's time zone: a client's is its own.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    # ------------------------------------------------------------------
    # Whose step it is
    # ------------------------------------------------------------------

    def _filter_sole_signer(self):
        return self._filter_first_holder().filtered(lambda pk: not pk.has_second_party)

    def _filter_first_signer(self):
        return self._filter_first_holder().filtered("has_second_party")

    def _filter_first_holder(self):
        """Return those of which the person logged in is Pihak I, and in office."""
        return self._filter_first_person()._filter_in_office("job_id", "employee_id")

    def _filter_second_signer(self):
        """Return those of which the person logged in is Pihak II, and in office."""
        return self._filter_second_person()._filter_in_office(
            "second_job_id", "second_employee_id"
        )

    def _filter_in_office(self, job_field, employee_field):
        """Return those whose post is in the hands of their party today."""
        holders = self._get_holders_today(job_field)
        return self.filtered(
            lambda pk: (
                pk.sudo()[employee_field].active
                and pk.sudo()[employee_field]
                in [holder.employee for holder in holders[pk]]
            )
        )

    def _filter_appointed(self, job_field, employee_field):
        """As :meth:`_filter_in_office`, with who is away while a Plh stands in."""
        holders = self._get_holders_today(job_field, appointed=True)
        return self.filtered(
            lambda pk: (
                pk.sudo()[employee_field] in [holder.employee for holder in holders[pk]]
            )
        )

    def _get_holders_today(self, job_field, appointed=False):
        """Return ``{pk: [Holder]}`` of a post of the PKs, one look-up a day.

        :param appointed: also who is away while a Plh stands in
        """
        result = {}
        for day, pks in self.grouped(lambda pk: pk._get_today()).items():
            jobs = pks.sudo()[job_field]
            found = jobs._get_appointed(day) if appointed else jobs._get_holders(day)
            for pk in pks:
                result[pk] = found.get(pk.sudo()[job_field].id, [])
        return result

    def _check_transition_user(self, transition):
        """Tell who held the post once since when he does not, and what to do."""
        if transition.who in SIGNER_FILTERS:
            for pk in self - getattr(self, transition.who)():
                reason = pk._get_out_of_office_reason()
                if reason:
                    raise TransitionAccessError(reason)
        return super()._check_transition_user(transition)

    def _check_not_signed(self):
        """Tell a party that has signed when that was, and whose turn it is now."""
        rows = self._get_standing_signatures()
        for row in rows.filtered(lambda row: row.user_id == self.env.user):
            pk = self.browse(row.pk_id.id)
            if not pk.can_sign:
                labels = dict(row._fields["party"]._description_selection(self.env))
                done = self.env._(
                    "You signed %(pk)s already, as %(party)s, on %(date)s.",
                    pk=pk.display_name,
                    party=labels[row.party],
                    date=pk._format_moment(row.signed_at),
                )
                raise TransitionError(pk._join_next(done))

    def _get_out_of_office_reason(self):
        """Return why the person logged in, once or soon a party, does not sign."""
        self.ensure_one()
        pk = self.sudo()
        employees = (
            self.env["hr.employee"]
            .sudo()
            .with_context(active_test=False)
            .search([("user_id", "=", self.env.uid)])
        )
        for job in (pk.second_job_id, pk.job_id):
            tenure = self.env["sidocakep.position.history"].sudo()
            tenure = tenure._fetch_of_jobs(
                job,
                [("employee_id", "in", employees.ids)],
                ["employee_id", "date_start", "date_end"],
            )[:1]
            if tenure:
                return pk._explain_out_of_office(job, tenure)
        return None

    def _explain_out_of_office(self, job, tenure):
        """Return the sentence; ``tenure`` is the latest of the person in the post."""
        today = self._get_today()
        holders = job._get_holders(today)[job.id]
        values = {
            "name": tenure.employee_id.name,
            "job": job.name,
            "pk": self.display_name,
            "holder": ", ".join(
                f"{holder.employee.name} ({holder.title})" for holder in holders
            )
            or self.env._("nobody yet"),
        }
        if tenure.date_start > today:
            return self.env._(
                "%(name)s holds %(job)s from %(date)s on and signs %(pk)s from that "
                "day.",
                date=self._format_day(tenure.date_start),
                **values,
            )
        if tenure.date_end and tenure.date_end < today:
            values["date"] = self._format_day(fields.Date.add(tenure.date_end, days=1))
            if job == self.job_id:
                return self.env._(
                    "%(name)s has not held %(job)s since %(date)s and no longer signs "
                    "%(pk)s. It is drawn up again, by Refresh Parties, for who holds "
                    "the position: %(holder)s.",
                    **values,
                )
            return self.env._(
                "%(name)s has not held %(job)s since %(date)s and no longer signs "
                "%(pk)s. It is signed by who holds the position: %(holder)s.",
                **values,
            )
        if tenure.employee_id.id not in [holder.employee.id for holder in holders]:
            return self.env._(
                "%(job)s is in the hands of %(holder)s today, who signs %(pk)s instead "
                "of %(name)s.",
                **values | {"name": end_of_sentence(values["name"])},
            )
        return None

    # ------------------------------------------------------------------
    # Checks of a signature
    # ------------------------------------------------------------------

    def _check_second_signature(self):
        """What Pihak I signed is there, and both parties are in office."""
        self._check_seal()
        self._check_parties()

    def _check_parties(self):
        """Refuse to sign what names somebody who does not hold the post today.

        That Pihak I, who signs, is in office was asked before; when Pihak II signs, he
        must still be appointed, though a Plh may stand in for him that day.
        """
        self._check_relied_on(needs_both=False)
        first = self._get_holders_today("job_id", appointed=True)
        second = self._get_holders_today("second_job_id")
        for pk in self.sudo():
            pk._check_one_holder(pk.job_id, first[pk])
            pk._check_first_party(first[pk])
            if pk.has_second_party:
                pk._check_one_holder(pk.second_job_id, second[pk])
                pk._check_second_party(second[pk])

    def _check_one_holder(self, job, holders):
        """Refuse to sign for a post that two are recorded to hold today."""
        if rivals := job._get_rivals(holders):
            raise UserError(
                self.env._(
                    "%(job)s is recorded as held by %(names)s at once, so nobody signs "
                    "%(pk)s for it. Have HR record which of them left: Record Mutasi, "
                    "or the departure.",
                    job=job.name,
                    names=", ".join(employee.name for employee in rivals),
                    pk=self.display_name,
                )
            )

    def _check_first_party(self, holders):
        acting = [item for item in holders if item.employee == self.employee_id]
        if not acting:
            raise UserError(
                self.env._(
                    "%(name)s, who is Party I of %(pk)s, does not hold %(job)s any "
                    "more. Return it; it is drawn up again for who holds the position.",
                    name=self.first_name,
                    pk=self.display_name,
                    job=self.job_id.name,
                )
            )
        if self.state == PROPOSED and self.first_capacity not in [
            item.capacity for item in acting
        ]:
            self._refuse_parties()
        self._check_decree(acting, self.first_capacity)

    def _check_second_party(self, holders):
        """Pihak II is the one in office today, in a post above, and not Pihak I."""
        self._check_second_is_superior()
        self._check_second_above()
        second = (self.second_employee_id, self.second_capacity)
        found = [item for item in holders if (item.employee, item.capacity) == second]
        if not found:
            self._refuse_parties(holders)
        self._check_two_persons()
        self._check_decree(found, self.second_capacity)

    def _check_second_is_superior(self):
        """Refuse a Pihak II whose post is not the direct superior any more."""
        if self._names_superior():
            return
        superior = self.job_id.superior_id
        raise UserError(
            self.env._(
                "The direct superior of %(own)s is %(superior)s now, and %(pk)s names "
                "%(job)s. Return it and propose it again: it then names the superior "
                "of today.",
                own=self.job_id.name,
                superior=superior.name or self.env._("nobody"),
                pk=self.display_name,
                job=self.second_job_id.name or self.env._("nobody"),
            )
        )

    def _names_superior(self):
        """Tell whether Pihak II is of the direct superior post, or chosen, or none."""
        return (
            not self.has_second_party
            or bool(self.second_override_reason)
            or self.second_job_id == self.job_id.superior_id
        )

    def _check_decree(self, holders, capacity):
        for holder in holders:
            if holder.acting and holder.capacity == capacity:
                holder.acting._check_decree()

    def _refuse_parties(self, holders=()):
        raise UserError(
            self.env._(
                "%(pk)s does not name the parties as they are in office today "
                "(Party II: %(holder)s). Open it again to sign; if it stays so, return "
                "it and take the parties from HR again.",
                pk=self.display_name,
                holder=", ".join(
                    f"{holder.employee.name} ({holder.title})" for holder in holders
                )
                or self.env._("nobody yet"),
            )
        )

    def _needs_second_party(self):
        """Only the head of region signs alone; the post says so, not the document."""
        return self.job_id.position_kind_id.code != KIND_HEAD_OF_REGION

    def _record_signatures(self, proof, contents, now):
        """The decree under which somebody signed is no longer changed."""
        signatures = super()._record_signatures(proof, contents, now)
        by_day = signatures.sudo().grouped(lambda row: row._get_day())
        for day, rows in by_day.items():
            holders = rows.job_id._get_holders(day)
            for row in rows:
                for holder in holders[row.job_id.id]:
                    if holder.employee == row.employee_id:
                        holder.acting._note_use(day)
        return signatures

    # ------------------------------------------------------------------
    # Checks of the later steps
    # ------------------------------------------------------------------

    def _check_seal(self):
        """Whoever takes the document on relies on who signed it."""
        result = super()._check_seal()
        signed = self.filtered(lambda pk: pk.state in ON_THE_WAY)
        signed._check_relied_on(needs_both=True)
        for pk in signed - signed._filter_well_signed():
            raise UserError(pk.sudo()._get_fallen_reason())
        return result

    def _filter_fallen(self):
        """Return those that cannot go on: a party does not hold the post it signs for.

        Not yet signed by both: Pihak I left, or another post is the direct superior
        now. Signed: who signed did not hold the post on the day of the signature, as HR
        says it now, or it was changed past the program.
        """
        waiting = self.filtered(lambda pk: pk.state in (PROPOSED, SIGNED_FIRST))
        first = waiting._get_holders_today("job_id", appointed=True)
        left = waiting.filtered(
            lambda pk: (
                pk.sudo().employee_id not in [item.employee for item in first[pk]]
            )
        )
        moved = waiting.filtered(lambda pk: not pk.sudo()._names_superior())
        signed = self.filtered(lambda pk: pk.state == SIGNED)
        broken = self.browse().union(*signed._find_broken())
        return left | moved | broken | (signed - signed._filter_well_signed())

    def _filter_well_signed(self):
        """Return those that every party has signed who held the post on its day."""
        by_pk = self._get_good_signatures().grouped("pk_id")
        nobody = self.env["sidocakep.pk.signature"]
        return self.filtered(
            lambda pk: (
                set(by_pk.get(pk, nobody).mapped("party"))
                == pk.sudo()._get_signing_parties()
            )
        )

    def _get_good_signatures(self):
        """Return the standing signatures by who held the post, in any capacity."""
        return self._get_standing_signatures()._filter_well_held()

    def _get_standing_signatures(self):
        return self.sudo().signature_ids.filtered(lambda row: not row.is_void)

    def _get_signing_parties(self):
        return {FIRST, SECOND} if self._needs_second_party() else {FIRST}

    def _get_fallen_reason(self):
        rows = self._get_standing_signatures() - self._get_good_signatures()
        labels = dict(self._fields["first_capacity"]._description_selection(self.env))
        if not rows:
            return self.env._(
                "%(pk)s lacks the signature of a party. Return it, so that it is "
                "signed anew.",
                pk=self.display_name,
            )
        return self.env._(
            "By the records of HR, who signed %(pk)s did not hold the position on the "
            "day of the signature: %(signatures)s. Return it, so that it is signed "
            "anew.",
            pk=self.display_name,
            signatures="; ".join(
                f"{row.name}, {row.job_id.name} ({labels[row.capacity]}), "
                f"{self._format_day(row._get_day())}"
                for row in rows
            ),
        )
