"""The protocol of versions, tested once for every model that has it."""

import functools
from contextlib import closing
from datetime import timedelta

from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.service.model import call_kw
from odoo.tools import mute_logger

from ..exceptions import WorkflowFieldError
from ..models.document.version_mixin import CANCELLED, SidocakepVersionMixin

MIXIN = "sidocakep.version.mixin"
INDEXES = ("version_uniq", "in_force_uniq", "successor_uniq")


def put_in_force(successor):
    """Put a version in force past its step, whatever it lacks, in place of the former.

    Written one after the other: rows of one statement meet the index of the version in
    force in an order of the database's own.
    """
    former = successor.previous_id._with_workflow_bypass()
    former.write({"state": former._version_retired})
    former.flush_recordset(["state"])
    successor._with_workflow_bypass().write({"state": successor._version_in_force})


def each_document(test):
    """Run ``test(self, document)`` for a version in force of each model, by itself."""

    @functools.wraps(test)
    def run(self):
        for name, document in self.documents.items():
            with self.subTest(model=name), closing(self.env.cr.savepoint()):
                test(self, document)

    return run


class VersionProtocol:
    """What holds for the versions of every document.

    A class of tests fills ``documents`` in its ``setUpClass``: a version in force of
    each model of its addon. The hooks below say what a model has of its own.
    """

    allow_inherited_tests_method = True
    documents: dict = {}

    @classmethod
    def _get_next_defaults(cls, document):
        """Return the values that the next version of ``document`` needs."""
        return {}

    @classmethod
    def _make_next(cls, document):
        """Return the next version of ``document``, made as its users make it."""
        return document._amend(cls._get_next_defaults(document))

    @classmethod
    def _get_question(cls, document):
        """Return the key with which one asks for ``document`` in force."""
        key = document._convert_to_write(
            {name: document[name] for name in document._version_key}
        )
        key.pop("company_id", None)
        return key

    # ------------------------------------------------------------------
    # Helpers
    # ------------------------------------------------------------------

    @classmethod
    def _get_version_models(cls):
        """Return ``{name: class}`` of the documents with versions that there are."""
        mixins = {MIXIN}
        found = {}
        while mixins:
            children = set().union(
                *(cls.env.registry[name]._inherit_children for name in mixins)
            )
            found |= {name: cls.env.registry[name] for name in children}
            mixins = children - {MIXIN}
        return {name: model for name, model in found.items() if not model._abstract}

    def _force_state(self, document, state):
        """Write a state past all rules of the document."""
        document.env.flush_all()
        self.env.cr.execute(
            f"UPDATE {document._table} SET state = %s WHERE id = %s",
            (state, document.id),
        )
        document.env.invalidate_all()

    def _force_date(self, document, name, day):
        document.env.flush_all()
        self.env.cr.execute(
            f"UPDATE {document._table} SET {name} = %s WHERE id = %s",
            (day, document.id),
        )
        document.env.invalidate_all()

    def _ask(self, document, day=None, companies=None):
        companies = companies or document.company_id
        return document.browse()._get_in_force(
            companies, day, **self._get_question(document)
        )

    # ------------------------------------------------------------------
    # The next version
    # ------------------------------------------------------------------

    @each_document
    def test_the_next_version_is_a_draft_with_the_next_number(self, document):
        successor = self._make_next(document)
        self.assertEqual(successor.version, document.version + 1)
        self.assertEqual(successor.state, "draft")
        self.assertEqual(successor.previous_id, document)
        self.assertEqual(document.next_ids, successor)
        self.assertEqual(document.state, document._version_in_force)
        self.assertEqual(successor._get_versions(), successor | document)

    @each_document
    def test_a_second_amendment_is_refused_whatever_became_of_the_first(self, document):
        successor = self._make_next(document)
        for state in dict(document._fields["state"]._description_selection(self.env)):
            if state == document._version_in_force:
                self._force_state(document, document._version_retired)
            self._force_state(successor, state)
            with self.assertRaises(UserError, msg=state):
                self._make_next(document)
            self._force_state(successor, "draft")
            self._force_state(document, document._version_in_force)

    @each_document
    def test_a_cancelled_successor_makes_room_and_keeps_its_number(self, document):
        cancelled = self._make_next(document)
        self._force_state(cancelled, CANCELLED)
        successor = self._make_next(document)
        self.assertEqual(
            (cancelled.version, successor.version),
            (document.version + 1, document.version + 2),
        )
        self.assertEqual(successor.previous_id, document)
        with self.assertRaises(UserError):
            self._make_next(document)

    @each_document
    def test_a_deleted_draft_makes_room_for_another(self, document):
        self._make_next(document).unlink()
        self.assertEqual(self._make_next(document).version, document.version + 1)

    @each_document
    def test_only_what_is_in_force_is_amended(self, document):
        successor = self._make_next(document)
        with self.assertRaises(UserError):
            self._make_next(successor)

    @each_document
    def test_the_lock_says_who_opens_it_and_what_took_its_place(self, document):
        """Never "make a new version" to a reader who may not make one."""
        generic = "Make a new version"
        if document._is_frozen():
            remedy = document._get_frozen_remedy()
            self.assertNotIn(generic, remedy)
            self.assertRegex(remedy, "(?i)ask|press|write|open|choose|withdraw")
        put_in_force(self._make_next(document))
        document.invalidate_recordset()
        if document._is_frozen():
            remedy = document._get_frozen_remedy()
            self.assertNotIn(generic, remedy)

    @each_document
    def test_no_client_writes_what_makes_a_version(self, document):
        successor = self._make_next(document)
        for vals in (
            {"version": 7},
            {"previous_id": False},
            {"previous_id": successor.id},
            {"next_ids": [Command.link(document.id)]},
        ):
            with self.assertRaises(WorkflowFieldError, msg=vals):
                call_kw(successor.browse(), "write", [successor.ids, vals], {})
        for vals in ({"version": 7}, {"previous_id": document.id}):
            with self.assertRaises(WorkflowFieldError, msg=vals):
                call_kw(document.browse(), "create", [[vals]], {})

    @each_document
    def test_the_context_of_a_client_does_not_reach_the_next_version(self, document):
        foreign = {
            "default_version": 9,
            "default_previous_id": False,
            "default_state": document._version_in_force,
            "default_message_main_attachment_id": 1,
        }
        successor = self._make_next(document.with_context(**foreign))
        self.assertEqual(
            (successor.version, successor.previous_id, successor.state),
            (document.version + 1, document, "draft"),
        )

    # ------------------------------------------------------------------
    # The database
    # ------------------------------------------------------------------

    @each_document
    def test_the_links_lead_to_the_own_model(self, document):
        self.assertEqual(document._fields["previous_id"].comodel_name, document._name)
        self.assertEqual(document._fields["next_ids"].comodel_name, document._name)

    @each_document
    def test_the_indexes_are_in_the_database_and_speak(self, document):
        table = document._table
        names = [f"{table}_{name}" for name in INDEXES]
        self.env.cr.execute(
            "SELECT c.relname, i.indnullsnotdistinct, pg_get_indexdef(i.indexrelid)"
            "  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
            " WHERE i.indisunique AND c.relname = ANY(%s)",
            (names,),
        )
        found = {name: row for name, *row in self.env.cr.fetchall()}
        self.assertEqual(found.keys(), set(names))
        key = ", ".join(document._version_key)
        self.assertIn(f"({key}, version)", found[names[0]][1])
        self.assertIn(f"({key})", found[names[1]][1])
        self.assertTrue(found[names[1]][0], "an empty field is a value")
        self.assertIn(f"'{document._version_in_force}'", found[names[1]][1])
        for name in names:
            message = document._table_objects[name].get_error_message(document)
            self.assertTrue(message.endswith("."), message)

    @mute_logger("odoo.sql_db")
    @each_document
    def test_the_database_lets_one_version_be_in_force(self, document):
        successor = self._make_next(document)
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self._force_state(successor, document._version_in_force)

    @mute_logger("odoo.sql_db")
    @each_document
    def test_the_database_lets_one_version_follow(self, document):
        """What two users in the same moment come to, whatever number the second has."""
        self._make_next(document)
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            document.sudo()._create_next(self._get_next_defaults(document))
            self.env.flush_all()

    # ------------------------------------------------------------------
    # Which one is in force
    # ------------------------------------------------------------------

    @each_document
    def test_in_force_is_the_decided_one_until_the_next_is(self, document):
        expected = {document.company_id.id: document}
        self.assertEqual(self._ask(document), expected)
        successor = self._make_next(document)
        self.assertEqual(self._ask(document), expected)
        self._force_state(document, document._version_retired)
        self.assertEqual(self._ask(document), {})
        self._force_state(successor, document._version_in_force)
        self.assertEqual(self._ask(document), {document.company_id.id: successor})

    @each_document
    def test_what_is_asked_on_a_version_ends_with_it(self, document):
        if "activity_ids" not in document._fields:
            return
        successor = self._make_next(document).sudo()
        document.sudo().activity_schedule("mail.mail_activity_data_todo")
        steps = successor._workflow_transitions.items()
        state = successor._version_in_force
        step = next(name for name, step in steps if step.dst == state)
        # What a model checks before is its own.
        SidocakepVersionMixin._before_transition(successor, step)
        self.assertFalse(document.sudo().activity_ids)

    @each_document
    def test_in_force_on_a_day(self, document):
        start, end = document._version_dates
        expected = {document.company_id.id: document}
        day = document[start]
        self.assertEqual(self._ask(document, day - timedelta(days=1)), {})
        self.assertEqual(self._ask(document, day), expected)
        successor = self._make_next(document)
        later = day + timedelta(days=100)
        self._force_date(successor, start, later)
        self.assertEqual(self._ask(document, later), expected, "a draft is not")
        self._force_state(document, document._version_retired)
        self._force_state(successor, document._version_in_force)
        self.assertEqual(self._ask(document, later - timedelta(days=1)), expected)
        self.assertEqual(
            self._ask(document, later), {document.company_id.id: successor}
        )
        if end:
            last = later + timedelta(days=10)
            self._force_date(successor, end, last)
            self.assertTrue(self._ask(document, last))
            self.assertEqual(self._ask(document, last + timedelta(days=1)), {})

    @each_document
    def test_in_force_asks_once_for_one_agency_and_for_fifty(self, document):
        model = document.browse().with_user(self.user_organisasi)
        key = self._get_question(document)
        # Ids that no agency has: the query is the same.
        strangers = [10**8 + number for number in range(49)]
        one = document.company_id
        for day in (None, document[document._version_dates[0]]):
            counts = []
            for companies in (one, one + one.browse(strangers)):
                ask = functools.partial(model._get_in_force, companies, day, **key)
                self.assertEqual(ask(), {one.id: document})
                counts.append(self._count_queries(ask))
            self.assertEqual(counts[0], counts[1])
            # One for the documents. The record rule of an office names its governments,
            # and what lies above them (``parent_of``) is read from the agencies: once,
            # however many are asked for.
            self.assertLessEqual(counts[0], 2)

    @each_document
    def test_in_force_is_asked_with_the_whole_key(self, document):
        with self.assertRaises(TypeError):
            document._get_in_force(document.company_id, kindness=1)
