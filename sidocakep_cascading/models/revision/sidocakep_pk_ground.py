"""Whether the ground of a revision is one that happened."""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.sidocakep_base.engine.finding import SEVERE

from ...const import (
    GROUND_MUTASI,
    GROUND_PRIORITY,
    GROUND_STRATEGY,
    KIND_HEAD_OF_REGION,
)

#: Documents whose next version is a change, by ground (annex C.5 b and c).
CHANGED_DOCUMENTS = {
    GROUND_STRATEGY: ("sidocakep.plan", "sidocakep.rkt"),
    GROUND_PRIORITY: ("sidocakep.budget", "sidocakep.rkt"),
}
#: Fewer words than these tell nobody what happened.
TOLD_WORDS = 3


class SidocakepPk(models.Model):
    """A ground is verified on the records; words alone show none.

    Gunung Mas 24/2024 annex C.5: a PK is revised *when* there was a mutasi of the
    official, a change of strategy, a change of priority. HR knows of the first. The
    others are a version of plan, RKT or DPA that is later than the PK; one that this
    application does not hold is named with its number, its date and its file. A
    regulation that names no ground asks for none of this.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _check_ground_happened(self, ground, day, **named):
        """Refuse a ground that no record shows and no document proves.

        :param day: the day after the last one of this PK
        :param named: of the document that is named by hand: ``document_number``,
            ``document_date``, ``document_file`` and the ``explanation`` beside it
        """
        self.ensure_one()
        pk = self.sudo()
        rule = pk._get_rule(f"ground_{ground}")
        if not rule or pk._is_ground_on_record(ground, day):
            return
        if ground != GROUND_MUTASI and pk._is_document_named(day, **named):
            return
        refusal = rule._cite(pk._get_ground_refusal(ground, day))
        if rule.severity == SEVERE:
            sentences = (refusal, pk._get_ground_remedy(ground, day))
            raise UserError(" ".join(sentences))
        pk.message_post(body=refusal)

    def _is_ground_on_record(self, ground, day):
        """Tell whether HR, or a later version of a document, says what it says."""
        if ground == GROUND_MUTASI:
            return self._is_party_changed(day)
        return any(
            self._has_later_version(name, day) for name in CHANGED_DOCUMENTS[ground]
        )

    def _has_later_version(self, name, day):
        """Tell whether a document above this PK was changed after it was made."""
        model = self.env[name]
        date_name, _end = model._version_dates
        domain = Domain("company_id", "in", self._get_document_companies(name).ids)
        domain &= Domain("previous_id", "!=", False)
        states = (model._version_in_force, model._version_retired)
        domain &= Domain("state", "in", states + model._version_ended)
        domain &= Domain(date_name, ">", self.date_document)
        domain &= Domain(date_name, "<=", day)
        if "year" in model._fields:
            domain &= Domain("year", "=", self.year)
        else:
            domain &= Domain("year_start", "<=", self.year)
            domain &= Domain("year_end", ">=", self.year)
        return bool(model.search_count(domain, limit=1))

    def _get_document_companies(self, name):
        """Return whose documents this PK stands on; of the head of region, all."""
        is_region = self.position_kind_id.code == KIND_HEAD_OF_REGION
        if is_region and name != "sidocakep.plan":
            return self.company_id.search(
                [("id", "child_of", self.company_id.root_id.id)]
            )
        return self.company_id.parent_ids

    def _is_document_named(self, day, **named):
        """Tell whether a changed document is proved by hand, and told about."""
        decided = fields.Date.to_date(named.get("document_date"))
        last = min(fields.Date.to_date(day), self.env.user._get_office_day())
        return bool(
            (named.get("document_number") or "").strip()
            and named.get("document_file")
            and decided
            and self.date_document < decided <= last
            and len((named.get("explanation") or "").split()) >= TOLD_WORDS
        )

    def _is_party_changed(self, day):
        """Tell whether on ``day`` another one holds the post of a party, or otherwise.

        A mutasi of the superior changes Pihak II.
        """
        signed = [
            (self.job_id, self.employee_id, self.first_capacity),
            (self.second_job_id, self.second_employee_id, self.second_capacity),
        ]
        holders = (self.job_id | self.second_job_id)._get_holders(day)
        return any(
            (employee, capacity)
            not in [(item.employee, item.capacity) for item in holders[job.id]]
            for job, employee, capacity in signed
            if job and employee
        )

    def _get_ground_refusal(self, ground, day):
        if ground == GROUND_MUTASI:
            return self.env._(
                "Nobody was moved: on %(date)s %(person)s still holds %(job)s.",
                date=self._format_day(day),
                person=self.first_name,
                job=self.job_id.name,
            )
        if ground == GROUND_STRATEGY:
            return self.env._(
                "Neither plan nor RKT was changed after %(pk)s of %(date)s: no change "
                "of strategy is on record.",
                pk=self.display_name,
                date=self._format_day(self.date_document),
            )
        return self.env._(
            "Neither DPA nor RKT was changed after %(pk)s of %(date)s: no change of "
            "priority is on record.",
            pk=self.display_name,
            date=self._format_day(self.date_document),
        )

    def _get_ground_remedy(self, ground, day):
        if ground == GROUND_MUTASI:
            return self.env._("Record the mutasi in HR first.")
        return self.env._(
            "Decide the changed document first; or name one that is not in this "
            "application: its number, its date (after %(date)s, at the latest "
            "%(last)s), its file, and in the explanation what it changed.",
            date=self._format_day(self.date_document),
            last=self._format_day(
                min(fields.Date.to_date(day), self.env.user._get_office_day())
            ),
        )
