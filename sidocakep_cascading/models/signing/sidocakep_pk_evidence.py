"""What a signature leaves behind, and what becomes of it when the PK is returned."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from ...const import FIRST, SECOND


class SidocakepPk(models.Model):
    """Signatures of a PK, one row each, and its voided signings."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    signature_ids = fields.One2many(
        "sidocakep.pk.signature", "pk_id", string="Signatures", readonly=True
    )
    snapshot_ids = fields.One2many(
        "sidocakep.pk.snapshot", "pk_id", string="Voided Signings"
    )

    def _record_signatures(self, proof, contents, now):
        """Keep who signed what, with the file of this moment where there is one."""
        method = self.env["sidocakep.signature.method"]._get_method(proof.method)
        files = self._get_signed_files()
        payloads = {
            pk.id: {
                "content": contents[pk.id],
                "content_hash": pk.frozen_hash,
                "pdf": files.get(pk.id),
            }
            for pk in self
        }
        signed = method._sign_payloads(proof, payloads)
        decrees = self._get_decrees()
        vals_list = [
            {
                **pk._prepare_signature_vals(decrees),
                "signed_at": now,
                "method": proof.method,
                "content_hash": pk.frozen_hash,
                "evidence": signed[pk.id]["evidence"],
            }
            for pk in self.sudo()
        ]
        writer = self._with_workflow_bypass().env["sidocakep.pk.signature"].sudo()
        signatures = writer.create(vals_list)
        signatures._keep_files(
            {key: answer.get("pdf") or files.get(key) for key, answer in signed.items()}
        )
        return self.env["sidocakep.pk.signature"].browse(signatures.ids)

    def _get_signed_files(self):
        """Return ``{pk id: PDF as it is with this signature}``, where one is made."""
        return {}

    def _prepare_signature_vals(self, decrees):
        """Return the party that has just signed, as the document names it."""
        self.ensure_one()
        party = SECOND if self.signed_second_on else FIRST
        job, employee = (
            (self.second_job_id, self.second_employee_id)
            if party == SECOND
            else (self.job_id, self.employee_id)
        )
        return {
            "pk_id": self.id,
            "party": party,
            "user_id": self.env.uid,
            "employee_id": employee.id,
            "name": self[f"{party}_name"],
            "nip": self[f"{party}_nip"],
            "job_id": job.id,
            "title": self[f"{party}_title"],
            "capacity": self[f"{party}_capacity"],
            "decree": decrees.get((self.id, job.id, employee.id)),
        }

    def _get_decrees(self):
        """Return ``{(pk id, job id, employee id): decree}`` of who acts today."""
        result = {}
        by_date = self.sudo().grouped(lambda pk: pk._get_today())
        for day, pks in by_date.items():
            holders = (pks.job_id | pks.second_job_id)._get_holders(day)
            for pk in pks:
                for job in pk.job_id | pk.second_job_id:
                    for holder in holders.get(job.id, ()):
                        if holder.acting:
                            key = (pk.id, job.id, holder.employee.id)
                            result[key] = self._get_decree_text(holder.acting)
        return result

    @api.model
    def _get_decree_text(self, acting):
        return f"{acting.decree_number}, {format_date(acting.decree_date)}"

    def _void_signatures(self, snapshot_vals):
        """Keep the documents as they were signed; their signatures are void."""
        bypass = self._with_workflow_bypass().sudo()
        snapshots = bypass.env["sidocakep.pk.snapshot"].create(snapshot_vals)
        for snapshot in snapshots:
            standing = snapshot.pk_id.signature_ids.filtered(lambda s: not s.is_void)
            standing.write({"snapshot_id": snapshot.id})

    def _prepare_snapshot_vals(self, reason):
        self.ensure_one()
        return {
            "pk_id": self.id,
            "state": self._get_state_label(),
            "frozen_values": self.frozen_values,
            "frozen_hash": self.frozen_hash,
            "signed_first_on": self.signed_first_on,
            "signed_first_by_id": self.signed_first_by_id.id,
            "signed_second_on": self.signed_second_on,
            "signed_second_by_id": self.signed_second_by_id.id,
            "void_on": fields.Datetime.now(),
            "void_by_id": self.env.user.id,
            "void_reason": reason,
        }
