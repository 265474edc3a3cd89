"""A mutasi seen in HR proposes the revision of the PKs it touches."""

import logging

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import plaintext2html

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.organisation.official import (
    COORDINATOR,
    RECEIVER,
)

from ...const import GROUND_MUTASI, REPLACED, REVISABLE_STATES
from .pk_mutasi import MutasiReader

_logger = logging.getLogger(__name__)

FAILED_ACTIVITY = "sidocakep_cascading.mail_activity_type_pk_mutasi_failed"


class SidocakepPk(models.Model):
    """Gunung Mas 24/2024 annex C.5.a, from the side of HR.

    The PKs of subordinates, who named the moved official as Pihak II, stay in force:
    a PK binds the position first, and the new superior finds it as it was agreed.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    @api.model
    def _follow_tenure(self, jobs):
        """Bring the proposals for ``jobs`` in line with HR; never in the way of HR.

        The clerk of HR needs no right to PKs. What fails leaves the records of HR as
        they are, is shown to Bagian Organisasi and tried again every night.
        """
        if not jobs:
            return
        # What the clerk wrote must fail by itself, not inside the block below.
        self.env.flush_all()
        self.sudo().with_context(active_test=True)._find_for_mutasi(jobs)._follow()

    @api.model
    def _cron_follow_again(self):
        """Try again what failed; what no longer can be revised needs no proposal."""
        kind = self.env.ref(FAILED_ACTIVITY)
        failed = self.sudo().search([("activity_ids.activity_type_id", "=", kind.id)])
        found = self.sudo()._find_for_mutasi(failed.job_id) & failed
        (failed - found).activity_feedback([FAILED_ACTIVITY])
        found._follow()

    def _follow(self):
        """Propose for all of these PKs; where that fails, for one after the other."""
        if not self:
            return
        reason = self._try_to_propose()
        reasons = {self: reason} if reason and len(self) == 1 else {}
        if reason and not reasons:
            reasons = {pk: told for pk in self if (told := pk._try_to_propose())}
        self._tell_failures(reasons)

    def _try_to_propose(self):
        """Return why nothing could be proposed, or ``None``."""
        try:
            with self.env.cr.savepoint():
                self._propose_mutasi()
        except Exception as error:
            _logger.exception("No revision proposed for PKs %s", self.ids)
            return str(error) or type(error).__name__
        return None

    def _tell_failures(self, reasons):
        """Show Bagian Organisasi what could not be proposed and why.

        :param reasons: ``{pk: reason}``; the others of these PKs went well
        """
        open_before = self.env["mail.activity"].search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("activity_type_id", "=", self.env.ref(FAILED_ACTIVITY).id),
            ]
        )
        shown = set(open_before.mapped("res_id"))
        well = self.filtered(lambda pk: pk.id in shown and pk not in reasons)
        well.activity_feedback([FAILED_ACTIVITY])
        new = self.filtered(lambda pk: pk in reasons and pk.id not in shown)
        day = self.env.user._get_office_day()
        officials = new.company_id._get_officials(RECEIVER, day)
        for pk in new:
            receiver = officials.get(pk.company_id.id)
            user = receiver.user if receiver else self.env.ref("base.user_admin")
            pk.sudo().with_context(mail_activity_quick_update=True).activity_schedule(
                FAILED_ACTIVITY,
                user_id=user.id,
                note=plaintext2html(f"{pk.display_name}: {reasons[pk]}"),
            )

    @api.model
    def _find_for_mutasi(self, jobs):
        """Return the PKs that a mutasi can end, or that ended without a successor."""
        domain = Domain("state", "in", REVISABLE_STATES)
        domain |= Domain("state", "=", REPLACED) & Domain("date_until", "!=", False)
        return self.search(
            Domain("job_id", "in", jobs.ids) & Domain("next_ids", "=", False) & domain
        )

    def _propose_mutasi(self):
        """Propose, change or withdraw; what was dismissed is not proposed again."""
        reader = MutasiReader(self)
        revisions = self.env["sidocakep.pk.revision"].search(
            [("pk_id", "in", self.ids), ("ground", "=", GROUND_MUTASI)]
        )
        by_pk = revisions.grouped("pk_id")
        obsolete, vals_list = revisions.browse(), []
        for pk in self:
            known = by_pk.get(pk, revisions.browse())
            proposed = known.filtered(lambda item: item.state == "proposed")
            mutasi = reader.get_mutasi(pk)
            if mutasi is None:
                obsolete |= proposed
                continue
            refused = known.filtered(
                lambda item: item.state == "dismissed" and not item.is_withdrawn
            )
            if any(item._is_about(mutasi) for item in proposed | refused):
                obsolete |= proposed.filtered(
                    lambda item, mutasi=mutasi: not item._is_about(mutasi)
                )
                continue
            obsolete |= proposed
            vals_list.append(pk._prepare_mutasi_vals(mutasi))
        if obsolete:
            obsolete._withdraw(self.env._("The personnel record was corrected."))
            obsolete.flush_recordset()
        revisions.create(vals_list)._ask()

    def _prepare_mutasi_vals(self, mutasi):
        self.ensure_one()
        acting = bool(mutasi.taker) and mutasi.taker.capacity != "definitif"
        return {
            **mutasi.event,
            "pk_id": self.id,
            "ground": GROUND_MUTASI,
            "origin": "acting" if acting else "hr",
            "reason": self._get_mutasi_reason(mutasi),
        }

    def _get_mutasi_reason(self, mutasi):
        """Return in Indonesian, as it is printed, what happened."""
        former, title = self.first_name or "", self.job_id._get_printed_title()
        day = format_date(mutasi.date_effective)
        if mutasi.taker:
            taker = mutasi.taker
            name = taker.employee_id.name
            if taker.capacity != "definitif":
                name = f"{name} ({taker.capacity.capitalize()}.)"
            return f"Mutasi pejabat: {title} dari {former} kepada {name} sejak {day}."
        last = format_date(mutasi.date_until)
        if not self.job_id.is_single_holder:
            return f"Mutasi pejabat: {former} tidak lagi menjabat {title} sejak {day}."
        return (
            f"Mutasi pejabat: {former} menjabat {title} sampai dengan {last}; jabatan "
            f"kosong dan belum ada pelaksana tugas."
        )

    # ------------------------------------------------------------------
    # Who is told
    # ------------------------------------------------------------------

    def _get_revision_askers(self):
        """Return ``{pk: the user who coordinates it, or nobody}``."""
        day = self.env.user._get_office_day()
        officials = self.job_id._get_officials(COORDINATOR, day, asked=True)
        nobody = self.env["res.users"]
        return {
            pk: officials[pk.job_id.id].user if pk.job_id.id in officials else nobody
            for pk in self
        }
