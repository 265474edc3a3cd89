from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessDenied
from odoo.tools import SQL
from odoo.tools.misc import format_duration

from odoo.addons.sidocakep_base.models.document.mail_thread import MESSAGE_LAYOUT
from odoo.addons.sidocakep_base.models.document.sidocakep_trail import PROOF

#: Wrong answers in a row that cost nothing: a slip of the finger is no attack.
FREE = 5
#: Seconds of the first pause; each further wrong answer doubles it, up to the longest.
PAUSE = 30
LONGEST_PAUSE = 3600
#: First key of the advisory lock under which the answers of one person are counted.
LOCK_KEY = 0x51D0A
ASKED, RIGHT = "asked", "right"


def get_pause(wrong):
    """Return the seconds to wait after so many wrong answers in a row."""
    if wrong < FREE:
        return 0
    return min(PAUSE * 2 ** min(wrong - FREE, 16), LONGEST_PAUSE)


class SidocakepSignatureAttempt(models.Model):
    """Each answer of a person who was asked, at signing, to prove who he is.

    The answer is counted before it is looked at, so that a crash or forty requests at
    once gain nothing; a right one leaves a second row. Answers without it were wrong,
    or are being checked at this moment: of right answers given at once by a client that
    was pressed many times only the first :data:`FREE` are looked at.
    Counted is the person, not the address: an office behind one address is not locked
    out, and a colleague's login resets nothing. Rows are written in a transaction of
    their own, they outlive the refusal, and nobody makes, changes or deletes them:
    the program adds them straight into the table, as those of the trail.
    """

    _name = "sidocakep.signature.attempt"
    _description = "Answer at Signing"
    _inherit = ["sidocakep.append.only.mixin"]
    _order = "id desc"
    _rec_name = "asked_at"

    user_id = fields.Many2one(
        "res.users", required=True, readonly=True, index=True, ondelete="restrict"
    )
    asked_at = fields.Datetime(string="Answered on", required=True, readonly=True)
    method = fields.Char(required=True, readonly=True)
    outcome = fields.Selection(
        [(ASKED, "Answer counted"), (RIGHT, "Right answer")],
        string="Kind of Answer",
        required=True,
        readonly=True,
        help="A counted answer that no right answer follows was wrong.",
    )

    @api.model
    def _get_append_refusal(self):
        return self.env._(
            "The record of answers at signing is written by the program alone and is "
            "never changed."
        )

    # ------------------------------------------------------------------
    # Counting
    # ------------------------------------------------------------------

    @api.model
    def _count_answer(self, user, method):
        """Count an answer that is about to be checked.

        :param method: the code of the signature method
        :raises AccessDenied: the person has to wait; the answer is not looked at
        """
        with self.env.registry.cursor() as cr:
            attempts = self._get_own_cursor_model(cr)
            cr.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK_KEY, user.id])
            wrong, last = attempts._get_wrong(user.id)
            seconds = attempts._get_seconds_left(wrong, last)
            if not seconds:
                attempts._append(user.id, method, ASKED)
        if seconds:
            raise AccessDenied(
                self.env._(
                    "After %(count)s wrong answers, or as many given at the same "
                    "moment, you can try again in %(pause)s. Look first whether the "
                    "document is signed already. If somebody else was trying, change "
                    "your password and tell the administrator.",
                    count=wrong,
                    pause=self._format_pause(seconds),
                )
            )

    @api.model
    def _note_right(self, user, method):
        """Record that the last counted answer was right: the count begins again."""
        with self.env.registry.cursor() as cr:
            self._get_own_cursor_model(cr)._append(user.id, method, RIGHT)

    @api.model
    def _note_wrong(self, user, method, documents):
        """Keep a wrong answer in the trail of what it was to sign, and tell the person.

        The person is told once the wrong answers in a row begin to cost a pause. The
        act itself is refused and rolled back, so this has a cursor of its own.

        :param method: the code of the signature method
        :param documents: those that were to be signed, all of one model
        """
        with self.env.registry.cursor() as cr:
            attempts = self._get_own_cursor_model(cr)
            wrong, _last = attempts._get_wrong(user.id)
            attempts.with_user(user.id)._trail_wrong(method, documents, wrong)
            if get_pause(wrong):
                attempts._tell_owner(attempts.env["res.users"].browse(user.id), wrong)

    @api.model
    def _trail_wrong(self, method, documents, wrong):
        found = documents.with_env(self.env).sudo().exists()
        row = {"kind": PROOF, "subject": method, "new_value": str(wrong)}
        self.env["sidocakep.trail"]._record(found, [row for _document in found])

    @api.model
    def _get_own_cursor_model(self, cr):
        """Return this model on a cursor that is committed whatever happens here."""
        return api.Environment(cr, SUPERUSER_ID, {})[self._name]

    @api.model
    def _append(self, user_id, method, outcome):
        now = fields.Datetime.now()
        self.env.cr.execute(
            SQL(
                "INSERT INTO %s (user_id, asked_at, method, outcome, create_uid,"
                " create_date, write_uid, write_date) VALUES %s",
                SQL.identifier(self._table),
                (user_id, now, method, outcome, user_id, now, user_id, now),
            )
        )

    @api.model
    def _get_wrong(self, user_id):
        """Return how many answers in a row were wrong, and when the last was given."""
        own = [("user_id", "=", user_id)]
        right = self.search([*own, ("outcome", "=", RIGHT)], limit=1)
        asked = self.search(
            [*own, ("outcome", "=", ASKED), ("id", ">", right.id or 0)],
        )
        return len(asked), asked[:1].asked_at

    @api.model
    def _get_seconds_left(self, wrong, last):
        if not get_pause(wrong):
            return 0
        until = last + timedelta(seconds=get_pause(wrong))
        return max(0, int((until - fields.Datetime.now()).total_seconds()))

    @api.model
    def _format_pause(self, seconds):
        """Return a pause as minutes and seconds, e.g. ``02:30``."""
        return format_duration(seconds / 60)

    # ------------------------------------------------------------------
    # Telling
    # ------------------------------------------------------------------

    @api.model
    def _tell_owner(self, user, wrong):
        """Tell the person in Odoo or by mail, as he chose to be told."""
        env = self.with_context(lang=user.lang).env
        env["mail.thread"].with_context(mail_notify_force_send=False).message_notify(
            partner_ids=user.partner_id.ids,
            subject=env._("Wrong answers when signing in your name"),
            body=env._(
                "%(count)s answers in a row were wrong when somebody who was logged "
                "in as %(login)s wanted to sign. If it was not you, change your "
                "password and tell the administrator at once.",
                count=wrong,
                login=user.login,
            ),
            email_layout_xmlid=MESSAGE_LAYOUT,
        )
