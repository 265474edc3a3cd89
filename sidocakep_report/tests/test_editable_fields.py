"""Stored fields that are computed and yet open: each is named here, with its reason."""

from odoo.tests import TransactionCase, tagged

#: What people may say otherwise than the program proposes.
DRAWN = "a wording or choice drawn from the plan, the agency's own from then on"
OFFICIAL = "found from HR; another one is entered where HR does not know him"
FORM_WORDS = "words of a layout, changed for one edition of the form"
WINDOW = "a proposal in a window; its step checks it again"
EDITABLE = {
    "hr.employee": {
        "asn_kind": "a PNS in a government, unless it is said otherwise",
        "user_id": "Odoo's own; the login is the administrator's",
        "work_email": "Odoo's own; of who has a login it is his or the administrator's",
    },
    "hr.job": {
        "echelon": "proposed by the kind of position, entered by HR",
        "is_single_holder": "proposed by the kind of position, entered by HR",
    },
    "sidocakep.action": {"unit_id": "that of the indicator; without one it is chosen"},
    "sidocakep.budget": {"rkt_id": "the RKT in force, or another of the agency"},
    "sidocakep.data.card": {"entry_days": "the days of the profile, or others"},
    "sidocakep.cascading.report": {"signer_job_id": OFFICIAL},
    "sidocakep.data.collection": {"signer_job_id": OFFICIAL},
    "sidocakep.dialog.attendee": {"title": "the post today, or whom he stands in for"},
    "sidocakep.iku.decree": {"signer_job_id": OFFICIAL},
    "sidocakep.iku.decree.line": {
        "formula": DRAWN,
        "name": DRAWN,
        "owner_job_id": DRAWN,
        "source": DRAWN,
    },
    "sidocakep.import": {"plan_id": "the plan of the agency, or another version"},
    "sidocakep.indicator": {
        "level_id": DRAWN,
        "lowest": "that of the unit, or of a share of a whole; else it is said",
        "highest": "that of the unit, or of a share of a whole; else it is said",
    },
    "sidocakep.lkjip": {"signer_job_id": OFFICIAL},
    "sidocakep.ordinal.point": {"code": "made from the name until it is entered"},
    "sidocakep.performance.tree": {"name": DRAWN},
    "sidocakep.pk": {
        "employee_id": "where several hold the post, the person is chosen",
        "place": "the place of signing, entered for one document",
        "second_capacity": OFFICIAL,
        "second_employee_id": OFFICIAL,
        "second_job_id": OFFICIAL,
    },
    "sidocakep.pk.draw.up": {"job_ids": WINDOW},
    "sidocakep.pk.line": {
        "cascade_method": DRAWN,
        "name": DRAWN,
        "node_id": DRAWN,
        "objective": DRAWN,
    },
    "sidocakep.pk.renew": {"date": WINDOW},
    "sidocakep.pk.revise": dict.fromkeys(
        ("date_effective", "date_until", "document_number", "ground", "reason"), WINDOW
    ),
    "sidocakep.pk.revision": {"date_until": "the last day, told by HR's documents"},
    "sidocakep.pk.revision.find": {"line_ids": WINDOW},
    "sidocakep.plan": {
        "signer_job_id": OFFICIAL,
        "signer_name": OFFICIAL,
        "signer_title": OFFICIAL,
        "year_end": "five years after the first, where the period is another",
    },
    "sidocakep.plan.add.programs": {"bidang_id": WINDOW},
    "sidocakep.agency.list": {"line_ids": WINDOW},
    "sidocakep.department.move": {"line_ids": WINDOW},
    "sidocakep.profile.adopt": {"date_counted": WINDOW, "line_ids": WINDOW},
    "sidocakep.plan.compare": {"before_id": WINDOW},
    "sidocakep.plan.many": {"company_ids": WINDOW},
    "sidocakep.plan.step": dict.fromkeys(
        (
            "document_date",
            "document_number",
            "signer_job_id",
            "signer_name",
            "signer_title",
        ),
        WINDOW,
    ),
    "sidocakep.profile": {
        "code": "made from the name until it is entered",
        "regulation_short": "proposed from the number, as the government cites it",
    },
    "sidocakep.profile.form": dict.fromkeys(
        (
            "changed_title",
            "first_label",
            "form_code",
            "second_label",
            "table1_title",
            "table2_nesting",
            "table2_title",
            "title",
        ),
        FORM_WORDS,
    ),
    "sidocakep.rka.measure": {"name": DRAWN},
    "sidocakep.rkt": {
        "plan_id": "the plan of the agency in force, or another version",
        "signer_job_id": OFFICIAL,
    },
    "sidocakep.rkt.line": {"goal": DRAWN, "name": DRAWN, "objective": DRAWN},
    "sidocakep.unit": {"paper_name": "as official texts write it, or another way"},
}


@tagged("post_install", "-at_install")
class TestEditableFields(TransactionCase):
    def test_what_is_computed_and_open_is_named(self):
        """A new one is a decision: give its reason here, or let it be read-only."""
        found = {
            (name, field.name)
            for name, model in self.env.items()
            if model._auto and not model._abstract
            for field in model._fields.values()
            if field.store
            and (field.compute or field.related)
            and not field.readonly
            and any(module.startswith("sidocakep_") for module in field._modules)
        }
        named = {(name, field) for name in EDITABLE for field in EDITABLE[name]}
        self.assertEqual(found - named, set())
        self.assertEqual(named - found, set())
