"""What the daily check of all signed PKs found."""

from markupsafe import Markup

from odoo import api, fields, models

from odoo.addons.sidocakep_base.models.document.seal_told import ask_to_look

from .sidocakep_pk_verify import BROKEN, INTACT, SEAL_STATES, UNCHECKED

ACTIVITY_VERIFY = "sidocakep_cascading.mail_activity_type_pk_verify"
BATCH = 100
#: Agreements that a message names; the list has all of them.
NAMED = 20


class SidocakepPkVerification(models.Model):
    """State of one signed PK as it was checked last; the program alone writes it."""

    _name = "sidocakep.pk.verification"
    _description = "Verification of a Signed Agreement"
    _inherit = ["sidocakep.seal.result.mixin"]
    _order = "severity desc, id desc"
    _rec_name = "pk_id"

    pk_id = fields.Many2one(
        "sidocakep.pk", string="PK", required=True, readonly=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="pk_id.company_id", string="Agency", store=True, index=True
    )
    year = fields.Integer(related="pk_id.year", store=True, aggregator=None)
    seal_code = fields.Char(related="pk_id.seal_code", string="Code of the Seal")
    state = fields.Selection(
        [
            ("intact", "Intact"),
            ("before", "Intact since the upgrade, signed before the chain"),
            ("unkeyed", "Intact, sealed without a key"),
            ("unchecked", "Cannot be checked: key missing"),
            ("broken", "Not intact"),
        ],
        required=True,
        readonly=True,
        default=INTACT,
    )

    _pk_uniq = models.UniqueIndex(
        "(pk_id)", "This agreement is on the list already. Open its row."
    )

    def _describe(self, problems):
        describe = self.env["sidocakep.pk"]._describe_problem
        return [describe(code, values) for code, values in problems or ()]

    # ------------------------------------------------------------------
    # Checking
    # ------------------------------------------------------------------

    def action_verify(self):
        """Check these agreements now and say so; the list is brought up to date."""
        self.check_access("read")
        pks = self.sudo().pk_id
        self._verify_pks(pks)
        return pks._verify_aloud()

    @api.model
    def _cron_verify(self):
        """Check every signed PK; tell who must know of what is not intact any more."""
        pk_ids = self._get_signed_ids()
        remaining = len(pk_ids)
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=remaining)
        for start in range(0, len(pk_ids), BATCH):
            batch = (
                self.env["sidocakep.pk"].sudo().browse(pk_ids[start : start + BATCH])
            )
            self._verify_pks(batch)
            remaining -= len(batch)
            self.env.invalidate_all()
            if not cron._commit_progress(len(batch), remaining=remaining):
                break

    @api.model
    def _get_signed_ids(self):
        """Return the ids of PKs that were ever signed, the longest unchecked first."""
        self.env.flush_all()
        self.env.cr.execute(
            """
            SELECT pk.id
              FROM sidocakep_pk pk
              LEFT JOIN sidocakep_pk_verification found ON found.pk_id = pk.id
             WHERE pk.frozen_hash IS NOT NULL
                OR pk.state IN %s
                OR EXISTS (
                    SELECT FROM sidocakep_pk_signature row WHERE row.pk_id = pk.id
                )
             ORDER BY found.checked_on NULLS FIRST, pk.id
            """,
            [tuple(self.env["sidocakep.pk"]._get_signed_states())],
        )
        return [pk_id for (pk_id,) in self.env.cr.fetchall()]

    @api.model
    def _verify_pks(self, pks):
        """Check, write down what was found, tell what is not intact any more."""
        rows = self.sudo()
        known = rows.search([("pk_id", "in", pks.ids)]).pk_id
        now = fields.Datetime.now()
        rows.create([{"pk_id": pk.id, "checked_on": now} for pk in pks - known])
        rows = rows.search([("pk_id", "in", pks.ids)])
        by_pk, fallen = rows.grouped("pk_id"), rows.browse()
        for pk_id, (state, problems) in pks._verify().items():
            row = by_pk[pks.browse(pk_id)]
            if row._note_found({"state": state, "problems": problems}):
                fallen |= row
        if fallen:
            fallen._tell()
        return rows

    @api.model
    def _get_report(self):
        """Check everything, write nothing; for a restored backup, by a command.

        :return: lines to print, and how many agreements are not intact. The last seals
            are printed to be kept elsewhere: a chain whose end was cut off is whole.
        """
        pk_ids = self._get_signed_ids()
        lines, counts = [], dict.fromkeys(SEAL_STATES, 0)
        for start in range(0, len(pk_ids), BATCH):
            pks = self.env["sidocakep.pk"].sudo().browse(pk_ids[start : start + BATCH])
            for pk_id, (state, problems) in pks._verify().items():
                counts[state] += 1
                name = pks.browse(pk_id).display_name
                lines += [
                    f"{name} [{pk_id}]: {sentence}"
                    for sentence in pks._describe_problems(problems)
                ]
            self.env.invalidate_all()
        self.env.cr.execute(
            "SELECT DISTINCT ON (chain_company_id) chain_company_id, chain_position,"
            " seal FROM sidocakep_pk_signature WHERE seal IS NOT NULL"
            " ORDER BY chain_company_id, chain_position DESC"
        )
        for company_id, position, seal in self.env.cr.fetchall():
            name = self.env["res.company"].sudo().browse(company_id).name
            lines.append(f"{name}: {position} signatures, the last seal is {seal}")
        lines.append(", ".join(f"{state}: {count}" for state, count in counts.items()))
        return lines, counts[BROKEN] + counts[UNCHECKED]

    def _tell(self):
        """Ask who must know to look."""
        ask_to_look(self[:1], ACTIVITY_VERIFY, self._get_told_words)

    def _get_told_words(self, lang):
        found = self.with_context(lang=lang)
        summary = found.env._(
            "%(count)s signed agreements are not intact", count=len(found)
        )
        return summary, found._get_note()

    def _get_note(self):
        rows = [
            Markup("<li>%s: %s</li>") % (item.pk_id.display_name, item.description)
            for item in self[:NAMED]
        ]
        return Markup("<ul>%s</ul>") % Markup().join(rows)
