"""Upgrades: a used database of an earlier version is taken to the present code.

Each folder of ``tests/upgrade`` holds one, with what was seen in it by the code that
made it (``before.json``). After ``-u all`` the same is looked at again.
"""

import json
import os
import subprocess
from contextlib import contextmanager

from . import stored
from .console import open_log
from .odoo_tests import OdooTests
from .results import Result
from .settings import REPOSITORY

FOLDER = REPOSITORY / "tests/upgrade"
SEEN_BEFORE = "before.json"
#: Statements that damage a database; each must be noticed when it is looked at again.
FORGERIES = {
    "agreements": """
        UPDATE sidocakep_pk SET frozen_values =
               jsonb_set(frozen_values, '{total}', '"Rp1,00"')
         WHERE id = (SELECT min(id) FROM sidocakep_pk WHERE state = 'in_force')
    """,
    "deadlines": """
        UPDATE sidocakep_deadline SET done_on = done_on - 1
         WHERE id = (SELECT min(id) FROM sidocakep_deadline
                      WHERE done_on IS NOT NULL AND document = 'pk')
    """,
    "figures": """
        UPDATE sidocakep_data_figure SET remark = 'PALSU'
         WHERE id = (SELECT min(id) FROM sidocakep_data_figure WHERE state = 'verified')
    """,
    "measured": """
        UPDATE sidocakep_measurement_line SET printed = '200,00'
         WHERE id = (SELECT min(id) FROM sidocakep_measurement_line WHERE status = 'ok')
    """,
    "money": """
        UPDATE sidocakep_realisation SET amount = amount - 1
         WHERE id = (SELECT min(id) FROM sidocakep_realisation)
    """,
    "papers": """
        UPDATE sidocakep_measurement_report SET frozen_document =
               jsonb_set(frozen_document, '{conclusion}', '"PALSU"')
         WHERE id = (SELECT min(id) FROM sidocakep_measurement_report
                      WHERE frozen_document IS NOT NULL)
    """,
    "prints": """
        UPDATE ir_attachment SET store_fname = (
               SELECT store_fname FROM ir_attachment
                WHERE mimetype = 'image/png' AND store_fname IS NOT NULL LIMIT 1)
         WHERE id = (SELECT max(pdf_attachment_id) FROM sidocakep_pk_signature)
    """,
    "records": """
        DELETE FROM sidocakep_plan_cost
         WHERE id = (SELECT max(id) FROM sidocakep_plan_cost)
    """,
    "signatures": """
        UPDATE sidocakep_pk_signature SET decree = 'PALSU'
         WHERE id = (SELECT min(id) FROM sidocakep_pk_signature)
    """,
    "versions": """
        UPDATE sidocakep_rkt SET previous_id = NULL
         WHERE id = (SELECT max(id) FROM sidocakep_rkt WHERE previous_id IS NOT NULL)
    """,
    "work": """
        UPDATE sidocakep_action_month SET status = 'done' WHERE status = 'not_done'
    """,
}
#: The same for what must not be left over, by the part of ``leftovers.py``.
LEFTOVERS = {
    "no model is left over": """
        INSERT INTO ir_model (model, name, "order", state)
        VALUES ('sidocakep.gone', '{"en_US": "Gone"}', 'id', 'base')
    """,
    "no field is left over": """
        INSERT INTO ir_model_fields
               (model, model_id, name, field_description, ttype, state)
        SELECT model, id, 'gone', '{"en_US": "Gone"}', 'char', 'base'
          FROM ir_model WHERE model = 'sidocakep.plan'
    """,
    "no reference is left over": """
        INSERT INTO ir_model_data (module, name, model, res_id)
        VALUES ('sidocakep_base', 'gone', 'sidocakep.plan', 1000000)
    """,
    "constraints and indexes are there": """
        DROP INDEX sidocakep_pk_version_uniq
    """,
    "columns are those of the fields": """
        ALTER TABLE sidocakep_plan ADD COLUMN gone integer
    """,
    "no table is left over": """
        CREATE TABLE sidocakep_gone (id integer)
    """,
    "signed agreements name their form": """
        UPDATE sidocakep_pk SET form_id = NULL
         WHERE id = (SELECT min(id) FROM sidocakep_pk WHERE frozen_hash IS NOT NULL)
    """,
    "documents are as they were sealed": """
        UPDATE sidocakep_team SET decree_number = 'PALSU'
    """,
    "printed targets of drafts are their figures": """
        UPDATE sidocakep_pk_line SET target_text = '999 Laporan'
         WHERE id = (SELECT min(line.id) FROM sidocakep_pk_line line
                       JOIN sidocakep_pk pk ON pk.id = line.pk_id
                      WHERE pk.state = 'draft')
    """,
}


#: The invisible character at which prints before 19.0.1.2.0 broke a long address.
BREAK = json.dumps("\u200b").strip('"')
#: What of a part is said in other words today: by a migration, or by a new print.
RENAMED = {
    "measured": (("belum jatuh tempo", "belum tiba tenggatnya"),),
    "agreements": ((BREAK, ""),),
}
#: What a look says of the print of an agreement.
PRINT = ("printed", "pages")


def compare(before, after):
    """``{part: sentences}`` of what was seen before and is not so after.

    What has been added since is no loss; what nobody signed is printed on the form of
    today.
    """
    found = {}
    for part, rows in before.items():
        problems = found[part] = []
        for key, value in _say_as_today(part, rows).items():
            now = after.get(part, {}).get(key)
            if part == "records":
                problems += _compare_ids(key, value, now)
            elif now is None:
                problems.append(f"{part} {key} is gone")
            elif isinstance(value, dict):
                is_draft = value.get("frozen_hash", True) is False
                problems += [
                    f"{part} {key}: {name} was {was!r}, is {now.get(name)!r}"
                    for name, was in value.items()
                    if not _says_the_same(name, was, now.get(name))
                    and not (is_draft and name in PRINT)
                ]
            elif now != value:
                problems.append(f"{part} {key} was {value!r}, is {now!r}")
    return found


def _says_the_same(name, before, after):
    """Return whether a value is what it was; of a page, whether its words are.

    What heads the rows overleaf stands elsewhere in the source, not on the sheet: the
    sheets are compared letter by letter (``pages``).
    """
    if name == "printed" and before and after:
        return sorted(before.split()) == sorted(after.split())
    return before == after


def _say_as_today(part, rows):
    """What was seen before, in the words that its migration has written since."""
    text = json.dumps(rows)
    for old, new in RENAMED.get(part, ()):
        text = text.replace(old, new)
    return json.loads(text)


def _compare_ids(model, before, after):
    """Sentences about the records that are gone.

    :param before, after: ranges of ids, as ``[[1, 3], [7, 7]]``
    """
    lost = _get_ids(before) - _get_ids(after or ())
    return [f"{model}: {len(lost)} gone ({sorted(lost)[:5]} ...)"] if lost else []


def _get_ids(ranges):
    return {id_ for first, last in ranges for id_ in range(first, last + 1)}


def version_of(folder):
    """Return the version of a stored database as numbers: 1.10 comes after 1.9."""
    return tuple(map(int, folder.name.split(".")))


class Upgrades:
    """The stage ``upgrade``.

    :param long: all stored databases, instead of the newest
    """

    def __init__(self, settings, long=False):
        self.settings = settings
        self.long = long
        self.tests = OdooTests(settings)
        self.server = self.tests.odoo.server

    def run(self):
        """Results of the stored databases."""
        found = (path.parent for path in FOLDER.glob(f"*/{SEEN_BEFORE}"))
        folders = sorted(found, key=version_of)
        folders = folders if self.long else folders[-1:]
        return [result for folder in folders for result in self._upgrade(folder)]

    def _upgrade(self, folder):
        stage = f"upgrade of {folder.name}"
        key = folder / stored.SEAL_KEY_FILE
        self.tests.odoo.seal_key = key if key.exists() else None
        with self.restored(folder) as database:
            results = self.update(stage, database)
            if not all(result.passed for result in results):
                return results
            before = json.loads((folder / SEEN_BEFORE).read_text())
            for part, problems in compare(before, self._look(database)).items():
                results.append(_result(f"{stage}: {part} are kept", problems))
            left = self._ask(database, "leftovers.py")
            results += [_result(f"{stage}: {part}", left[part]) for part in left]
            return [*results, *self._forge(stage, database, before)]

    @contextmanager
    def restored(self, folder, name="test_upgrade"):
        """A stored database, dropped at the end."""
        database = f"{name}_{os.getpid()}"
        self.server.drop(database)
        stored.restore(self.server, folder, database)
        try:
            yield database
        finally:
            self.server.drop(database)

    def update(self, stage, database):
        """Take a database to the present code; results of its end and of its log."""
        log_file = self.settings.log / f"odoo-{stage.partition(' ')[0]}.log"
        with open_log(log_file, "wb") as log:
            code = self.tests.odoo.run(
                "-d",
                database,
                "-u",
                "all",
                "--no-http",
                "--stop-after-init",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            ).returncode
        return [
            _result(f"{stage}: exit code", [str(code)] if code else []),
            self.tests.check_log(stage, log_file),
        ]

    def _forge(self, stage, database, before):
        """What is damaged now must be noticed: a look that sees nothing is no proof."""
        for statement in (*FORGERIES.values(), *LEFTOVERS.values()):
            self.server.query(statement, database)
        found = compare(before, self._look(database))
        left = self._ask(database, "leftovers.py")
        return [
            *(
                Result(f"{stage}: forged {part} are noticed", bool(found[part]))
                for part in FORGERIES
                if part in found
            ),
            *(
                Result(f"{stage}: noticed where not so: {part}", bool(left[part]))
                for part in LEFTOVERS
            ),
        ]

    def _look(self, database):
        return self._ask(database, "look.py")

    def _ask(self, database, script):
        return self.tests.ask(database, FOLDER / script)


def _result(name, problems):
    return Result(name, not problems, "\n".join(problems[:40]))
