from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.models.document.document_lang import document_lang

from ...const import REVISABLE_STATES

#: Ground of a difference from the plan, and of one from the DPA.
GROUNDS = ("strategy", "priority")


class SidocakepPkRevisionFind(models.TransientModel):
    """Lists signed PKs that differ from plan or DPA, and proposes their revision.

    A plan was amended or a DPA revised: which PKs are touched is worked out, whether
    they are revised is decided by people. Gunung Mas 24/2024 annex C.5.b and c.
    """

    _name = "sidocakep.pk.revision.find"
    _description = "Agreements That Differ From Plan or DPA"

    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        default=lambda self: self.env.company,
    )
    year = fields.Integer(
        required=True,
        default=lambda self: self.env.user._get_office_day().year,
    )
    date_effective = fields.Date(
        string="Effective From",
        required=True,
        default=lambda self: self.env.user._get_office_day(),
    )
    document_number = fields.Char(
        string="Supporting Document",
        help="Number of the plan's amendment or of the revised DPA.",
    )
    line_ids = fields.One2many(
        "sidocakep.pk.revision.find.line",
        "find_id",
        compute="_compute_line_ids",
        compute_sudo=False,
        store=True,
        readonly=False,
    )

    @api.depends("company_id", "year")
    def _compute_line_ids(self):
        for wizard in self:
            wizard.line_ids = [
                Command.clear(),
                *(Command.create(vals) for vals in wizard._get_line_vals()),
            ]

    def _get_line_vals(self):
        """Return one row per PK and ground that it lags behind on."""
        pks = self.env["sidocakep.pk"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("state", "in", REVISABLE_STATES),
                ("next_ids", "=", False),
            ]
        )
        proposed = {
            (revision.pk_id, revision.ground)
            for revision in pks.sudo().revision_ids
            if revision.state == "proposed"
        }
        return [
            {
                "pk_id": pk.id,
                "ground": ground,
                "difference": "\n".join(texts),
                "is_chosen": True,
            }
            for pk, drift in pks._get_drift().items()
            for ground, texts in zip(GROUNDS, drift, strict=True)
            if texts and (pk.sudo(), ground) not in proposed
        ]

    @api.model
    def _get_reasons(self, pks):
        """Return ``{(pk id, ground): differences}`` as the documents print them.

        Indonesian whatever the user's language: the reason stands in the matrix.
        """
        drifts = pks.with_context(lang=document_lang(self.env))._get_drift()
        return {
            (pk.id, ground): "\n".join(texts)
            for pk, drift in drifts.items()
            for ground, texts in zip(GROUNDS, drift, strict=True)
        }

    def action_propose(self):
        """Propose the revision of the chosen agreements and show the proposals."""
        self.ensure_one()
        chosen = self.line_ids.filtered("is_chosen")
        if not chosen:
            raise UserError(self.env._("Choose the agreements to be revised."))
        pks = chosen.pk_id
        reasons = self._get_reasons(pks)
        for line in chosen:
            reason = reasons[line.pk_id.id, line.ground] or line.difference
            line.pk_id._check_revise("strategy", reason, self.date_effective)
        revisions = (
            self.env["sidocakep.pk.revision"]
            .sudo()
            .create(
                [
                    {
                        "pk_id": line.pk_id.id,
                        "ground": line.ground,
                        "reason": reasons[line.pk_id.id, line.ground]
                        or line.difference,
                        "date_effective": self.date_effective,
                        "document_number": self.document_number,
                        "origin": "plan",
                    }
                    for line in chosen
                ]
            )
        )
        revisions._ask()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_pk_revision_action"
        )
        return action | {"domain": [("id", "in", revisions.ids)], "context": {}}
