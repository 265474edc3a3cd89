"""Settings and other rows without a workflow bear a seal as they stand."""

from contextlib import contextmanager
from unittest.mock import patch

from psycopg2 import Error

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from ...models.document.seal_rows import (
    seal_as_found,
    seal_at_commit,
)
from ...models.document.standing_mixin import STANDING
from ..common import SidocakepCase
from ..seal_case import SealedCase
from ..thorough import some

#: Columns of a table that a usual run tries; all of them with ``--long``.
FEW = 6
REFUSALS = (AccessError, UserError, ValidationError)


def seal_now(records):
    """Seal records with the key of the test, whatever their last seal says."""
    with patch.object(type(records), "_find_said", lambda self, contents: set()):
        seal_at_commit(records)
        records.env.cr.flush()


@tagged("post_install", "-at_install")
class TestStandingSeals(SealedCase, SidocakepCase):
    """By the registry: whatever stands without a workflow, in all rooms."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.names = [
            name
            for name in cls.env["sidocakep.seal.check"]._get_sealed_models()
            if STANDING in cls.env[name]._get_sealed_states()
        ]
        cls.profile = cls.env["sidocakep.profile"].search([], limit=1)

    def _find_any(self, name):
        records = self.env[name].sudo().with_context(active_test=False)
        return records.search([], limit=1)

    def test_what_is_kept_is_sealed_by_itself_or_with_its_whole(self):
        sealed, parts = set(self.names), set()
        for name in self.names:
            parts |= {model for model, *_ in self.env[name]._list_parts().values()}
        mixin = ["sidocakep.kept.mixin"]
        for name in self.env.registry.descendants(mixin, "_inherit"):
            model = self.env[name]
            if not model._abstract and not model._kept_names:
                self.assertIn(name, sealed | parts)
        self.assertFalse(sealed & parts)
        for name in ("indicator", "profile", "achievement.policy", "ordinal.scale"):
            self.assertIn(f"sidocakep.{name}", sealed)

    def test_each_column_that_is_forged_is_told(self):
        tried = 0
        for name in self.names:
            record = self._find_any(name)
            if not record:
                continue
            with self.subTest(model=name):
                seal_now(record)
                tried += self._check_each_column(record, lambda names: some(names, FEW))
        self.assertGreater(tried, 50)

    def _get_forged(self, field, value, column):
        """What else is no code of a selection fails the check, which says so."""
        if field.type == "selection":
            return next(code for code in field.get_values(self.env) if code != value)
        return super()._get_forged(field, value, column)

    def test_no_change_in_the_program_is_called_forged(self):
        """Fields of every one are changed by its ``write``, as far as they may be."""
        changed = 0
        for name in self.names:
            record = self._find_any(name)
            if not record:
                continue
            seal_now(record)
            parts = [
                self.env[model].sudo().search([(link, "=", record.id)], limit=1)
                for model, link, _free in record._get_sealed_parts().values()
            ]
            for row in [record, *filter(None, parts)]:
                kept = [
                    field
                    for field in row._fields.values()
                    if field.store and field.column_type and not field.related
                ]
                for field in some(kept, FEW):
                    with self.subTest(model=row._name, field=field.name):
                        changed += self._change(record, row, field)
        self.assertGreater(changed, 30)

    def _change(self, record, row, field):
        """Write another value; return whether it was accepted and stands sealed."""
        value = self._get_other(row, field)
        if value is None:
            return 0
        with self._undone():
            try:
                with mute_logger("odoo.sql_db"), self.env.cr.savepoint():
                    row.write({field.name: value})
                    self._commit()
            except (*REFUSALS, Error):
                return 0
            self._assert_sealed(record)
            return 1

    def _get_other(self, row, field):
        value = row[field.name]
        if field.type in ("char", "text"):
            return f"{value or ''} x"
        if field.type in ("integer", "float", "monetary"):
            return (value or 0) + 1
        if field.type == "boolean":
            return not value
        if field.type == "selection":
            others = [code for code in field.get_values(self.env) if code != value]
            return others[0] if others else None
        return None

    def test_what_was_entered_past_the_program_has_no_seal(self):
        """A copy of a row, put into the table beside it."""
        tried = 0
        for name in self.names:
            record = self._find_any(name)
            if not record:
                continue
            with self.subTest(model=name), self._undone():
                if copy := self._copy_by_sql(record):
                    tried += 1
                    found = self._judge(copy)
                    self.assertEqual(found, ("broken", ["unsealed"]))
                    words = copy._describe_seal_problem("unsealed", {})
                    self.assertIn("not entered in the program", words)
        self.assertGreater(tried, 2)

    def _copy_by_sql(self, record):
        """Return a row like another one; nothing where the database refuses it."""
        table = SQL.identifier(record._table)
        names = [
            SQL.identifier(name)
            for name, field in record._fields.items()
            if field.store and field.column_type and name not in ("id", "create_date")
        ]
        columns = SQL(", ").join(names)
        query = SQL(
            "INSERT INTO %s (%s) SELECT %s FROM %s WHERE id = %s RETURNING id",
            *(table, columns, columns, table, record.id),
        )
        self.env.flush_all()
        try:
            with mute_logger("odoo.sql_db"), self.env.cr.savepoint():
                self.env.cr.execute(query)
                [[record_id]] = self.env.cr.fetchall()
        except Error:
            return record.browse()
        return record.browse(record_id)

    @contextmanager
    def _undone(self):
        with self.env.cr.savepoint() as savepoint:
            yield
            savepoint.rollback()
        self.env.cr.precommit.clear()
        self.env.invalidate_all()

    # ------------------------------------------------------------------
    # Its life
    # ------------------------------------------------------------------

    def test_a_setting_is_sealed_as_it_is_entered_with_its_parts(self):
        scale = self._make_scale()
        self._commit()
        self._assert_sealed(scale)
        [row] = self._get_seals(scale)
        self.assertEqual(len(row.content["parts"]["sidocakep.ordinal.point"]), 2)
        self.assertEqual(row.state, STANDING)
        self.assertEqual(row.company_id, self.government)

    def _make_scale(self):
        points = [
            Command.create({"code": code, "name": code, "sequence": number})
            for number, code in enumerate("AB")
        ]
        values = {"name": "Skala Uji", "point_ids": points}
        return self.env["sidocakep.ordinal.scale"].sudo().create(values)

    def test_a_part_is_sealed_with_its_whole(self):
        scale = self._make_scale()
        self._commit()
        scale.point_ids[0].name = "Amat Baik"
        self._commit()
        scale.point_ids.create({"scale_id": scale.id, "code": "C", "name": "C"})
        self._commit()
        scale.point_ids[-1].unlink()
        self._commit()
        self._assert_sealed(scale)
        self.assertEqual(len(self._get_seals(scale)), 4)
        self._forge(
            "UPDATE sidocakep_ordinal_point SET sequence = 9 WHERE id = %s",
            scale.point_ids[0].id,
        )
        self.assertEqual(self._judge(scale), ("broken", ["changed_part"]))

    def test_the_same_written_again_adds_no_seal(self):
        """An update of the program writes every setting that it brings."""
        scale = self._make_scale()
        self._commit()
        scale.name = scale.name
        self._commit()
        self.assertEqual(len(self._get_seals(scale)), 1)

    def test_deleted_in_the_program_it_is_not_missing(self):
        scale, other = self._make_scale(), self._make_scale()
        self._commit()
        scale.unlink()
        self._commit()
        self.assertEqual(self._judge(scale), ("intact", []))
        self.assertEqual(self._get_seals(scale)[0].state, "gone")
        self._forge("DELETE FROM sidocakep_ordinal_scale WHERE id = %s", other.id)
        self.assertEqual(self._judge(other), ("broken", ["missing"]))

    def test_a_deletion_that_was_taken_back_is_none(self):
        scale = self._make_scale()
        self._commit()
        with self.env.cr.savepoint() as savepoint:
            scale.unlink()
            savepoint.rollback()
        self.env.invalidate_all()
        self._commit()
        self._assert_sealed(scale)

    def test_a_change_does_not_make_good_what_was_forged(self):
        scale = self._make_scale()
        self._commit()
        self._forge(
            "UPDATE sidocakep_ordinal_scale SET name = 'Palsu' WHERE id = %s", scale.id
        )
        self.assertEqual(self._judge(scale), ("broken", ["changed"]))
        scale.name = "Skala Uji"
        self._commit()
        self.assertEqual(self._judge(scale), ("broken", ["forged"]))
        self.assertIn(
            "past the program", scale._describe_seal_problem("forged", {"field": ""})
        )
        # an update of the program writes it as it is, which makes nothing good
        scale.name = scale.name
        self._commit()
        self.assertEqual(self._judge(scale), ("broken", ["forged"]))
        # who changes it again has read that, and it is told for ever
        scale.name = "Skala Uji 2"
        self._commit()
        self.assertEqual(self._judge(scale), ("intact", ["was_forged"]))

    def test_deleting_what_was_forged_does_not_hide_it(self):
        scale = self._make_scale()
        self._commit()
        self._forge(
            "UPDATE sidocakep_ordinal_scale SET name = 'Palsu' WHERE id = %s", scale.id
        )
        scale.unlink()
        self._commit()
        self.assertTrue(self._get_seals(scale)[0].content["forged_before"])

    def test_found_at_an_upgrade_it_is_from_before_the_seals(self):
        scale = self._make_scale()
        self.env.cr.precommit.clear()
        seal_as_found(scale)
        self._commit()
        self.assertEqual(self._judge(scale), ("before", []))
        scale.name = scale.name
        self._commit()
        self.assertEqual(self._judge(scale), ("before", []))

    # ------------------------------------------------------------------
    # The nightly check
    # ------------------------------------------------------------------

    def test_the_check_reads_what_is_shared_once(self):
        """In the agency of the government, and nowhere else."""
        check = self.env["sidocakep.seal.check"].sudo()
        name = "sidocakep.ordinal.scale"
        scales = self.env[name].sudo().search([])
        seal_now(scales)
        whole = check._try_check(self.government, name)
        self.assertEqual((whole["state"], whole["broken_count"]), ("intact", 0))
        self.assertEqual(whole["checked_count"], len(scales))
        agency = check._try_check(self.agency_a, name)
        self.assertEqual(agency["checked_count"], 0)

    def test_an_indicator_is_checked_in_its_agency(self):
        indicator = self.env["sidocakep.indicator"].create(
            {"name": "Angka uji", "company_id": self.agency_a.id}
        )
        self._commit()
        self._assert_sealed(indicator)
        self.assertEqual(self._get_seals(indicator).company_id, self.agency_a)
        self._forge(
            "UPDATE sidocakep_indicator SET direction = 'lower' WHERE id = %s",
            indicator.id,
        )
        check = self.env["sidocakep.seal.check"].sudo()
        found = check._try_check(self.agency_a, "sidocakep.indicator")
        self.assertEqual((found["state"], found["broken_count"]), ("broken", 1))
        [words] = check.new(
            {"res_model": "sidocakep.indicator", "problems": found["problems"]}
        )._describe(found["problems"])
        self.assertRegex(words, "Angka uji.*Direction is .* and was sealed as")

    def test_queries_of_what_is_shared_do_not_grow_with_the_records(self):
        units = self.env["sidocakep.unit"].sudo()
        counts = []
        for numbers in (range(1), range(1, 51)):
            units.create([{"name": f"Satuan {number}"} for number in numbers])
            self.env.flush_all()
            self.env.cr.cache.clear()
            before = self.env.cr.sql_log_count
            self._commit()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 1)

    def test_queries_of_a_change_do_not_grow_with_the_records(self):
        indicators = self.env["sidocakep.indicator"].create(
            [
                {"name": f"Angka {number}", "company_id": self.agency_a.id}
                for number in range(51)
            ]
        )
        self._commit()
        counts = []
        for records in (indicators[:1], indicators[1:]):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            records.write({"data_source": "BPS"})
            self._commit()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 2)
