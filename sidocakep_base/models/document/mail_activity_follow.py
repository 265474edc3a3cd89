from odoo import api, models

MIXIN = "sidocakep.workflow.mixin"


class MailActivity(models.Model):
    """What is asked on our documents follows the posts of who is asked."""

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "mail.activity"

    @api.model
    def _follow_posts(self, users=None):
        """Have each document ask who is to act today, see ``workflow_asked.py``.

        :param users: only what is asked of these; without it whatever is asked
        """
        kinds = self._get_following()
        ids = {kind: self.env.ref(kind).id for _model, kind in kinds}
        domain = [
            ("automated", "=", True),
            ("activity_type_id", "in", list(set(ids.values()))),
        ]
        if users is not None:
            domain.append(("user_id", "in", users.ids))
        asked = self.sudo().search(domain)
        groups = asked.grouped(lambda item: (item.res_model, item.activity_type_id.id))
        for model, kind in kinds:
            activities = groups.get((model, ids[kind]))
            if activities:
                documents = self.env[model].sudo().browse(activities.mapped("res_id"))
                documents._try_to_follow_asked(kind, activities)

    @api.model
    def _get_following(self):
        """Return ``[(model, xml id of what is asked there)]`` of all that follow."""
        return [
            (name, kind)
            for name in sorted(self.env.registry.descendants([MIXIN], "_inherit"))
            if not self.env[name]._abstract
            for kind in self.env[name]._get_asked_of()
        ]
