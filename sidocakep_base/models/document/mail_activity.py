from odoo import api, models
from odoo.exceptions import AccessError, UserError

from .document_lang import document_lang

#: What the program asks: what, of whom, on what, until when.
ASKED = frozenset(
    {
        *("activity_type_id", "date_deadline", "note", "res_id", "res_model"),
        *("res_model_id", "summary", "user_id"),
    }
)


class MailActivity(models.Model):
    """What the program asks of a person on a document, the step of the document closes.

    Odoo lets everybody who may write the document close, move and delete the activities
    of others on it; and who marks his own as done believes that he reported, while the
    document still waits for him and nothing reminds him any more. Elevated code passes:
    each step closes what it was asked for. A person asks in his own name: that it is
    asked by the program, the program alone says.
    """

    _inherit = "mail.activity"

    def action_notify(self):
        """Write a letter about what a person asks on a document of ours.

        What the program asks stands on the first screen and in the letter of the day.
        """
        ours = self.filtered(
            lambda item: item.res_model and item.res_model.startswith("sidocakep.")
        )
        for activity in ours.filtered(lambda item: not item.automated).sudo():
            user = activity.user_id
            activity = activity.with_context(lang=user.lang)
            document = activity.env[activity.res_model].browse(activity.res_id)
            if not user or not document.exists():
                continue
            what = activity.summary or activity.activity_type_id.name
            subject = activity.env._(
                "%(person)s asks something of you", person=activity.create_uid.name
            )
            path = f"/odoo/{activity.res_model}/{activity.res_id}"
            rows = [(document.display_name, what, activity.date_deadline)]
            user._send_letter(subject, rows, path)
        return super(MailActivity, self - ours).action_notify()

    def _compute_res_name(self):
        """Name what is asked on a document of ours in the language of who is asked.

        The name is stored; a night cron and who took the step before have another.
        """
        ours = self.filtered(
            lambda item: item.res_id and (item.res_model or "").startswith("sidocakep.")
        )
        for lang, asked in ours.grouped(lambda item: item.user_id.lang).items():
            asked = asked.with_context(lang=lang or document_lang(self.env))
            super(MailActivity, asked)._compute_res_name()
        return super(MailActivity, self - ours)._compute_res_name()

    def _compute_can_write(self):
        """Show no button by which only the reminder would go."""
        result = super()._compute_can_write()
        self._filter_steps().can_write = False
        return result

    @api.model_create_multi
    def create(self, vals_list):
        if not self._is_program():
            is_guarded = self.env["mail.message"]._is_model_guarded
            vals_list = [
                vals | {"automated": False}
                if is_guarded(self._get_asked_on(vals))
                else vals
                for vals in vals_list
            ]
        return super().create(vals_list)

    @api.model
    def _get_asked_on(self, vals):
        """Return the name of the model on which something is asked."""
        names = ("res_model_id", "res_model")
        given = vals | self.default_get([name for name in names if name not in vals])
        model = self.env["ir.model"].sudo().browse(given.get("res_model_id") or ())
        return model.model or given.get("res_model")

    def write(self, vals):
        self._check_asked()
        self._check_asked_stays(vals)
        self._check_moved(vals)
        if vals.get("automated") and not self._is_program():
            vals = {name: vals[name] for name in vals if name != "automated"}
        if "active" in vals and not vals["active"]:
            self._check_step_done()
        return super().write(vals)

    def _check_asked_stays(self, vals):
        """Refuse that who is asked puts it off, renames it or passes it on.

        :raises AccessError: the program asks it; what it asks follows the document
        """
        if self._is_program() or not ASKED & vals.keys():
            return
        is_guarded = self.env["mail.message"]._is_model_guarded
        for activity in self.sudo():
            if activity.automated and is_guarded(activity.res_model):
                raise AccessError(
                    self.env._(
                        "%(activity)s is asked by %(document)s: until when, and of "
                        "whom, is decided there and not on the reminder. Open the "
                        "document and do what it asks.",
                        activity=activity.activity_type_id.name or activity.summary,
                        document=activity.res_name,
                    )
                )

    def _check_moved(self, vals):
        """Refuse to put an activity on a record that one may not write on.

        Odoo asks when it is created only; its name would be told to whoever moves one
        there, and its officials would be asked by a stranger.
        """
        if self.env.su or not {"res_id", "res_model", "res_model_id"} & vals.keys():
            return
        for activity in self.sudo():
            named = {"res_id": activity.res_id, "res_model": activity.res_model} | vals
            if vals.get("res_model_id"):
                model = self.env["ir.model"].sudo().browse(vals["res_model_id"])
                named["res_model"] = model.model
            model = self.env.get(named["res_model"])
            if model is not None and named["res_id"]:
                operation = getattr(model, "_mail_post_access", "write")
                model.browse(named["res_id"]).check_access(operation)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_asked(self):
        self._check_asked()
        self._check_step_done()

    @api.model
    def _get_kinds_closed_by_hand(self):
        """Return xml ids of what is asked and no step of a document closes."""
        return ()

    def _filter_steps(self):
        """Return what is closed by a step of its document, and by nothing else."""
        is_guarded = self.env["mail.message"]._is_model_guarded
        asked = self.sudo().filtered(
            lambda item: item.automated and is_guarded(item.res_model)
        )
        by_hand = self._get_kinds_closed_by_hand()
        own = {
            kind
            for kind, xmlid in asked.activity_type_id.get_external_id().items()
            if xmlid.startswith("sidocakep_") and xmlid not in by_hand
        }
        steps = asked.filtered(lambda item: item.activity_type_id.id in own)
        return self.filtered(lambda item: item.id in steps._ids)

    def _check_step_done(self):
        """Refuse that a reminder goes while its document waits for the step."""
        if self.env.su:
            return
        for activity in self._filter_steps().sudo():
            raise UserError(
                self.env._(
                    "%(activity)s closes by itself once its step is done, and would "
                    "stay undone without it. Open %(document)s and do the step there.",
                    activity=activity.activity_type_id.name or activity.summary,
                    document=activity.res_name,
                )
            )

    def _check_asked(self):
        if self.env.su:
            return
        is_guarded = self.env["mail.message"]._is_model_guarded
        for activity in self.sudo():
            others = activity.user_id and activity.user_id.id != self.env.uid
            if activity.automated and others and is_guarded(activity.res_model):
                raise AccessError(
                    self.env._(
                        "%(activity)s on %(document)s is asked of %(user)s, who closes "
                        "it. Ask that person, or do the step of the document: it "
                        "closes with it.",
                        activity=activity.activity_type_id.name or activity.summary,
                        document=activity.res_name,
                        user=activity.user_id.name,
                    )
                )
