from contextlib import contextmanager
from functools import partial
from unittest.mock import patch

from lxml import etree

from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import TransactionCase
from odoo.tests import common as odoo_common

from odoo.addons.base.tests.common import DISABLED_MAIL_CONTEXT

from .regency import Regency

#: Odoo gives a browser ten seconds to start and skips the tour after that, with a
#: warning; two cores that run two databases at once have needed more.
odoo_common.CHECK_BROWSER_ITERATIONS = 600

#: Every login of the test regency: ``user_<role>`` of the case.
ROLES = (
    "bupati",
    "sekda",
    "head_a",
    "secretary_a",
    "ech3_a",
    "ech4_a",
    "func_a",
    "pelaksana_a",
    "head_b",
    "organisasi",
    "bappeda",
    "monev",
    "inspektorat",
    "hr",
)


def _take_no_records(kind):
    """Return a patch: a text field of ``kind`` that is given records raises.

    Odoo writes ``str(records)`` into it: what is left of ``job and job.name`` without a
    job is then printed as "hr.job()".
    """
    convert = kind.convert_to_cache

    def convert_to_cache(self, value, record, validate=True):
        if isinstance(value, models.BaseModel):
            raise TypeError(f"{self} is a text and was given the records {value}")
        return convert(self, value, record, validate)

    return patch.object(kind, "convert_to_cache", convert_to_cache)


class SidocakepCase(Regency, TransactionCase):
    """Kabupaten Uji, as the addon ``test_sidocakep`` has entered it, or built here.

    Nothing here needs demo data. Tests act as one of the ``user_*`` through
    ``with_user`` or :meth:`as_user`.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for kind in (fields.Char, fields.Text, fields.Html):
            cls.startClassPatcher(_take_no_records(kind))
        cls.env = cls.env(context={**cls.env.context, **DISABLED_MAIL_CONTEXT})
        # The tests read source strings, whatever languages the database speaks.
        cls.env["res.lang"]._activate_lang("en_US")
        if not cls._take_regency():
            cls._build_regency()

    def setUp(self):
        """Leave what is cached for the next test, unless this one changed any of it.

        Odoo empties all caches after every test, and rights, rules and settings are a
        seventh of the time of one. What a rolled back transaction leaves in them is
        told as in production: by what it invalidated, told to other threads or not.
        """
        invalidated = self.registry.cache_invalidated
        before, sequences = set(invalidated), dict(self.registry.cache_sequences)
        clear = self.registry.clear_all_caches

        def clear_if_changed():
            if invalidated or self.registry.cache_sequences != sequences:
                clear()
            invalidated.update(before)

        with patch.object(self.registry, "clear_all_caches", clear_if_changed):
            super().setUp()
        invalidated.clear()

    # ------------------------------------------------------------------
    # Asserts
    # ------------------------------------------------------------------

    @contextmanager
    def assert_refused(self, exception, words):
        """The block raises with a message; what it did before that is undone."""
        with self.assertRaises(exception) as caught:
            yield
            self.env.flush_all()
        self.assertRegex(str(caught.exception), words)

    def assert_access(self, allowed, operation, /, **about):
        """``operation()`` works, or the rights refuse it; what it did is undone.

        :param about: what the failure is to name, such as ``role``
        """
        with self.subTest(**about), self.env.cr.savepoint() as savepoint:
            if allowed:
                operation()
                self.env.flush_all()
            else:
                with self.assertRaises(AccessError):
                    operation()
            savepoint.rollback()
        self.env.invalidate_all()

    def assert_access_of(self, roles, allowed, operation):
        """``operation(user)`` works for those of ``roles`` who are in ``allowed``."""
        for role in sorted(roles):
            user = getattr(self, f"user_{role}")
            self.assert_access(role in allowed, partial(operation, user), role=role)

    # ------------------------------------------------------------------
    # Run as
    # ------------------------------------------------------------------

    @contextmanager
    def as_user(self, user):
        """Run a block with ``self.env`` of a user; records are fetched again there."""
        env = self.env
        self.env = env(user=user)
        try:
            yield self.env
        finally:
            self.env = env

    def open_action(self, user, xmlid, limit=10):
        """Open a window action as the web client does for a user, by public methods.

        Loads its views, then reads the first records with the fields of each view.

        :param xmlid: full xml id of the action
        :return: ``{view type: records read}``
        """
        action = self.env.ref(xmlid).sudo()
        model = self.env[action.res_model].with_user(user)
        views = [[view_id, view_type] for view_id, view_type in action.views]
        loaded = call_kw(model, "get_views", [views], {})["views"]
        result = {}
        for view_type, view in loaded.items():
            fields = self._read_specification(etree.fromstring(view["arch"]))
            result[view_type] = call_kw(
                model,
                "web_search_read",
                [],
                {"domain": [], "specification": fields, "limit": limit},
            )["records"]
        return result

    @classmethod
    def _read_specification(cls, arch):
        """Return what the client asks for: the fields of a view, with their lists."""
        result = {}
        for node in arch.iter("field"):
            if any(parent.tag == "field" for parent in node.iterancestors()):
                continue
            lists = [child for child in node if child.tag in ("list", "kanban")]
            nested = cls._read_specification(lists[0]) if lists else {}
            result[node.get("name")] = {
                "fields": {**nested, **({} if lists else {"display_name": {}})}
            }
        return result
