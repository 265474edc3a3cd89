"""Fed to ``odoo shell`` after an upgrade: what does not fit the present code, as JSON.

Each part is a list of sentences, all empty where the upgrade was whole.
"""

import json
import os

PREFIX = "sidocakep"
ADDONS = ("sidocakep_base", "sidocakep_cascading", "sidocakep_report")

env = env(context={"active_test": False})  # noqa: F821 - the shell's
cr = env.cr


def ask(query, *parameters):
    cr.execute(query, parameters)
    return cr.fetchall()


def get_models():
    """Models that have a table of their own."""
    return [
        model
        for name, model in sorted(env.registry.items())
        if not model._abstract and model._auto and not model._table_query
    ]


def find_vanished_models():
    return [
        f"ir.model has {name}"
        for (name,) in ask("SELECT model FROM ir_model ORDER BY 1")
        if name.startswith(PREFIX) and name not in env.registry
    ]


def find_vanished_fields():
    return [
        f"ir.model.fields has {model}.{name}"
        for model, name in ask("SELECT model, name FROM ir_model_fields ORDER BY 1, 2")
        if model.startswith(PREFIX)
        and not (model in env.registry and name in env.registry[model]._fields)
    ]


def find_vanished_references():
    """External ids, and what hangs on records, of models or records that are gone."""
    found = []
    for module, name, model, res_id in ask(
        "SELECT module, name, model, res_id FROM ir_model_data"
        " WHERE module = ANY(%s) ORDER BY 1, 2",
        list(ADDONS),
    ):
        if model not in env.registry or not env[model].browse(res_id).exists():
            found.append(f"{module}.{name} is of {model} {res_id}, which is gone")
    for table in ("mail_message", "mail_activity", "mail_followers", "ir_attachment"):
        column = "model" if table == "mail_message" else "res_model"
        for (model,) in ask(f"SELECT DISTINCT {column} FROM {table}"):
            if model and model not in env.registry:
                found.append(f"{table} has rows of {model}, which is gone")
    return found


def find_missing_constraints():
    """Declared constraints and indexes that PostgreSQL does not have."""
    names = {
        name
        for (name,) in ask(
            "SELECT conname FROM pg_constraint UNION SELECT relname FROM pg_class"
        )
    }
    return [
        full_name
        for model in get_models()
        for item in model._table_objects.values()
        if (full_name := item.full_name(env[model._name])) not in names
    ]


def find_wrong_columns():
    """Columns of our tables that no field is stored in, and the reverse."""
    columns = {}
    for table, column, nullable in ask(
        "SELECT table_name, column_name, is_nullable = 'YES'"
        " FROM information_schema.columns WHERE table_schema = 'public'"
    ):
        columns.setdefault(table, {})[column] = nullable
    found = []
    for model in get_models():
        if not model._name.startswith(PREFIX):
            continue
        fields = {
            field.name: field
            for field in model._fields.values()
            if field.store and field.column_type
        }
        there = columns.get(model._table, {})
        found += [
            f"{model._table}.{name} has no field" for name in there - fields.keys()
        ]
        found += [f"{model._table}.{name} is missing" for name in fields.keys() - there]
        found += [
            f"{model._table}.{name} may be empty"
            for name, field in fields.items()
            if field.required and there.get(name)
        ]
    return found


def find_unknown_tables():
    known = {model._table for model in env.registry.values()}
    known |= {
        field.relation
        for model in env.registry.values()
        for field in model._fields.values()
        if field.type == "many2many" and field.store
    }
    return [
        f"table {name}"
        for (name,) in ask(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'v')"
            " AND relnamespace = 'public'::regnamespace ORDER BY 1"
        )
        if name.startswith(PREFIX) and name not in known
    ]


def find_signed_without_form():
    """A form counts as used, hence closed to edits, by the agreements that name it."""
    return [
        f"agreement {pk_id} names no form"
        for (pk_id,) in ask(
            "SELECT id FROM sidocakep_pk WHERE frozen_hash IS NOT NULL"
            " AND form_id IS NULL AND profile_id IS NOT NULL ORDER BY id"
        )
    ]


def find_other_targets():
    """On a draft the printed target is the figure."""
    lines = env["sidocakep.pk.line"].search([("pk_id.state", "=", "draft")])
    return [
        f"line {line.id} prints {line.target_text}, its figure is {printed}"
        for line in lines.with_context(lang="id_ID")
        if line.target_text != (printed := line._get_printed_value(with_unit=True))
    ]


def find_broken_seals():
    """What was settled before bears a seal, and what bore one still fits it."""
    lines, wrong = env["sidocakep.seal.check"]._get_report()
    return [line for line in lines if wrong and "the last seal is" not in line]


answer = {
    "no model is left over": find_vanished_models(),
    "no field is left over": find_vanished_fields(),
    "no reference is left over": find_vanished_references(),
    "constraints and indexes are there": find_missing_constraints(),
    "columns are those of the fields": find_wrong_columns(),
    "no table is left over": find_unknown_tables(),
    "signed agreements name their form": find_signed_without_form(),
    "printed targets of drafts are their figures": find_other_targets(),
    "documents are as they were sealed": find_broken_seals(),
}
with open(os.environ["SIDOCAKEP_ANSWER"], "w") as stream:
    json.dump(answer, stream, indent=1)
