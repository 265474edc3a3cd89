from odoo import api, models
from odoo.exceptions import AccessError


class MailActivity(models.Model):
    """What the program asks of a person on a document is that person's to close.

    Odoo lets everybody who may write the document close, move and delete the activities
    of others on it. Elevated code passes: each step closes what it was asked for.
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

    def write(self, vals):
        self._check_asked()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_asked(self):
        self._check_asked()

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
