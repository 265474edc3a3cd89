"""What the program asks of a post follows who holds the post."""

import logging

from odoo import models

from ..organisation.official import OFFICE_GROUPS, ROLES

_logger = logging.getLogger(__name__)


class SidocakepWorkflowMixin(models.AbstractModel):
    """A document says of whom each of its steps is asked, as things stand today.

    A mutasi, a decree that begins and one that ends move the request to who holds the
    post now (``hr.job._on_tenure_changed``, and each night): whoever left could not
    take the step. Where nobody is to be asked it stays with who was asked.
    """

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "sidocakep.workflow.mixin"

    #: xml id of what is asked > the role of ``official.py`` that is asked, or the name
    #: of a method that returns ``{document id: logins}``. Those of the mixins and of
    #: the rooms below are added.
    _asked_of: dict[str, str] = {}

    def _get_asked_of(self):
        """Return ``_asked_of``; a model whose steps tell of whom adds to it."""
        return self._asked_of

    def _find_asked(self, kind):
        """Return ``{document id: logins}``: of whom a step is asked today; sudo.

        :param kind: xml id of the activity type, a key of ``_asked_of``
        """
        who = self._get_asked_of()[kind]
        if who in ROLES or who in OFFICE_GROUPS:
            return self._find_official(who)
        return getattr(self.sudo(), who)()

    def _prepare_asked(self, kind, days=None):
        """Return what ``_hand_over`` asks: ``{document id: (kind, logins, day)}``.

        :param kind: xml id of the activity type, a key of ``_asked_of``
        :param days: ``{document id: day}`` by which it is to be done; else today
        """
        today = self.env.user._get_office_day()
        days = days or {}
        return {
            key: (kind, user, days.get(key, today))
            for key, user in self._find_asked(kind).items()
        }

    def _find_official(self, role):
        """Return ``{document id: the login that answers for its agency in a role}``."""
        day = self.env.user._get_office_day()
        companies = self.sudo().company_id
        officials = companies._get_officials(role, day, asked=True)
        return {
            document.id: officials[document.company_id.id].user
            for document in self.sudo()
            if document.company_id.id in officials
        }

    def _try_to_follow_asked(self, kind, asked):
        """Follow; what fails stays as it was asked: HR has done its work."""
        try:
            with self.env.cr.savepoint():
                self._follow_asked(kind, asked)
        except Exception:
            _logger.exception("Requests on %s do not follow their posts", self)

    def _follow_asked(self, kind, asked):
        """Ask who is to act today instead of who was asked; sudo.

        :param asked: the open activities of the type ``kind`` on these documents
        """
        wanted = self._find_asked(kind)
        on = {key: items.user_id for key, items in asked.grouped("res_id").items()}
        for activity in asked:
            users = wanted.get(activity.res_id)
            if not users or activity.user_id in users:
                continue
            document = self.browse(activity.res_id)
            for user in users - on[document.id]:
                document = document.with_context(lang=user.lang or self.env.lang)
                document.activity_schedule(
                    kind,
                    date_deadline=activity.date_deadline,
                    note=activity.note,
                    user_id=user.id,
                )
            on[document.id] |= users
            activity.unlink()
