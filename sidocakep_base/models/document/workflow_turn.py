"""Whose turn it is: the person is asked, and who reads the document sees it."""

from collections import defaultdict

from odoo import api, fields, models

from .turn_words import say_asked


class SidocakepWorkflowMixin(models.AbstractModel):
    """One activity is open for the person whose step it is; the screens name him.

    A document calls :meth:`_hand_over` after each of its steps. Forms and lists show
    ``turn_text`` without saying so (``base_view.py``). Where nobody is asked it says
    what follows by ``_get_next_text``, or names somebody by :meth:`_get_next_texts`.
    """

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "sidocakep.workflow.mixin"

    #: xml ids of what is asked beside the way of the document: nobody's turn on it.
    _beside_activities = ()

    turn_text = fields.Char(string="Whose Turn It Is", compute="_compute_turn_text")

    def _hand_over(self, kinds, asked):
        """Close what was to be done and ask who acts next.

        :param kinds: xml ids of the activity types of the steps of this document
        :param asked: ``{document id: (type, user, day)}``
        """
        documents = self.sudo()
        documents.activity_feedback(list(kinds))
        batches = defaultdict(documents.browse)
        for document in documents:
            kind, user, day = asked.get(document.id, (None, None, None))
            if user:
                batches[kind, user, day] |= document
        for (kind, user, day), batch in batches.items():
            # One mail each for a whole pile would only be deleted.
            batch = batch.with_context(
                mail_activity_quick_update=len(batch) > 1,
                # who reads it is asked, not who took the step before
                lang=user.lang or self.env.lang,
            )
            batch.activity_schedule(kind, date_deadline=day, user_id=user.id)

    def _take_back_asked(self, kinds):
        """Take back what was asked and not done; no message says that it was.

        :param kinds: xml ids of the activity types of the steps of this document
        """
        self.sudo().activity_unlink(list(kinds))

    def _take_back_all_asked(self):
        """Take back whatever the program asks on these: nothing of it is to be done."""
        if "activity_ids" in self._fields:
            self.sudo().activity_ids.filtered("automated").unlink()

    @api.depends("state")
    @api.depends_context("lang", "uid")
    def _compute_turn_text(self):
        """Name who was asked for the next step; else what the document itself knows."""
        kept = self.filtered(lambda item: item._origin)
        for document in self - kept:
            # its buttons, and what the program fills in, come with the first saving
            document.turn_text = self.env._(
                "Save it first (the cloud): what follows appears then."
            )
        asked = kept._get_open_steps()
        texts = kept.filtered(lambda item: item._origin.id not in asked)
        texts = texts._get_next_texts()
        others = kept.filtered(
            lambda item: (
                item._origin.id in asked
                and asked[item._origin.id].user_id != self.env.user
            )
        )
        ways = {} if self.env.su else others._origin._get_own_ways()
        for document in kept:
            activity = asked.get(document._origin.id)
            if not activity:
                document.turn_text = texts[document]
            else:
                turn = say_asked(
                    self.env, activity.user_id, activity.activity_type_id.name
                )
                own = ways.get(document._origin.id)
                document.turn_text = f"{turn} {own}" if own else turn

    def _get_own_ways(self):
        """Return ``{document id: sentence}`` where the user may act unasked.

        A button is offered to him: what it does is said beside whose turn it is. A
        document whose steps are open to several reopens this one.
        """
        return {}

    def _get_next_texts(self):
        """Return ``{document: sentence}`` where nobody is asked by an activity.

        A document that has to look up whom it names reopens this one, so that a list
        looks up once; else ``_get_next_text`` says it of each.
        """
        return {document: document._get_next_text() for document in self}

    def _get_open_steps(self):
        """Return ``{document id: the activity by which its next step is asked}``."""
        if "activity_ids" not in self._fields:
            return {}
        activities = self.env["mail.activity"].sudo()
        beside = [self.env.ref(name).id for name in self._beside_activities]
        activities = activities.search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self._origin.ids),
                ("automated", "=", True),
                ("activity_type_id", "not in", beside),
            ],
            order="date_deadline desc, id desc",
        )
        # The first to be done comes last, and stays.
        return {
            activity.res_id: activity.with_env(self.env).sudo()
            for activity in activities
        }
