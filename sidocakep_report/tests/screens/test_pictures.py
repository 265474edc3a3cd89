"""The pictures of docs/images: today's screens of the demo regency.

``setup/pictures`` runs this on a demo database and nothing else does. What a picture
needs besides the demo regency is made before it and rolled back with the test.
"""

import base64
import io
import json
import os
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from openpyxl import load_workbook
from PIL import Image

from odoo.tests import HttpCase, tagged
from odoo.tests.common import ChromeBrowser

from odoo.addons.sidocakep_cascading.tests.common import CHANGED_ELSEWHERE
from odoo.addons.web.controllers.utils import clean_action

from .axe import OPEN, READY, Screen

#: Where the browser starts, so that the menus of the application are there.
HOME = "/odoo/my-pk"
#: Where the pictures go; ``setup/pictures`` says it.
FOLDER_VARIABLE = "SIDOCAKEP_PICTURES"
#: Of the picture of a paper.
COLOURS = 48
DEMO = "sidocakep_cascading."
PK_FORM = ".o_form_view .o_field_widget[name=line_ids]"
SIGN = "button[name=action_sign]"
TAKE = """
open(%s).then(
    () => pause(700).then(() => console.log("test successful")),
    (error) => console.error(error.message)
);
"""


class Picture(NamedTuple):
    """A picture: its name in docs/images, who looks, and at what."""

    name: str
    login: str
    screen: Screen


def get_agencies():
    """Return the screen on which the agencies stand side by side."""
    action = "sidocakep_cascading.sidocakep_agency_standing_action"
    return Screen(action, ".o_data_row, .o_kanban_record")


class PictureBrowser(ChromeBrowser):
    """Keeps what the window shows when the screen is ready."""

    def _wait_code_ok(self, code, timeout, error_checker=None):
        # what Odoo returns today is nothing
        # pylint: disable-next=assignment-from-none
        result = super()._wait_code_ok(code, timeout, error_checker)
        shown = self._websocket_request("Page.captureScreenshot")
        self.test_case.keep(base64.b64decode(shown["data"]))
        return result


class PictureCase(HttpCase):
    """Takes pictures in the demo regency."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = os.environ.get(FOLDER_VARIABLE)
        if not folder or not Path(folder).is_dir():
            raise RuntimeError(
                f"{FOLDER_VARIABLE} names no folder: use setup/pictures."
            )
        cls.folder = Path(folder)
        # titles that the server makes are Indonesian, like the screens
        cls.env = cls.env(context=cls.env.context | {"lang": "id_ID"})

    def take(self, *pictures):
        for picture in pictures:
            self.name = picture.name
            code = OPEN + TAKE % json.dumps(picture.screen.to_client())
            with (
                self.subTest(picture.name),
                patch("odoo.tests.common.ChromeBrowser", PictureBrowser),
            ):
                self.browser_js(HOME, code, READY, login=picture.login)

    def keep_page(self, name, content, number=1):
        """Keep a page of a PDF, in few colours: a paper has no more of them."""
        with tempfile.NamedTemporaryFile(suffix=".pdf") as pdf:
            pdf.write(content)
            pdf.flush()
            target = self.folder / f"{name}.png"
            pages = ["-f", str(number), "-l", str(number), "-singlefile"]
            command = ["pdftoppm", "-png", "-r", "72", *pages, pdf.name]
            subprocess.run([*command, str(target.with_suffix(""))], check=True)
        with Image.open(target) as picture:
            small = picture.convert("RGB").quantize(COLOURS)
        small.save(target, optimize=True)

    def keep(self, content):
        (self.folder / f"{self.name}.png").write_bytes(content)

    def ref(self, name):
        return self.env.ref(f"{DEMO}{name}")

    def get_plan(self, kind="renstra"):
        agency = self.ref("pk_kepala_bpbd_demo").company_id
        domain = [("kind", "=", kind), ("company_id", "=", agency.id)]
        return self.env["sidocakep.plan"].search(domain, limit=1)

    def get_form(self, record, ready, **kw):
        action = {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "name": record._description,
            "views": [[False, "form"]],
            "target": "current",
        }
        return Screen(action, ready, record=record.id, **kw)

    def get_unit(self):
        """The quarter that the RSUD has still to close to Dinas Kesehatan."""
        job = self.env.ref("sidocakep_base.job_direktur_rsud_demo")
        sheets = self.env["sidocakep.measurement.sheet"]
        return sheets.search(
            [("job_id", "=", job.id), ("measurement_id.period_no", "=", 2)], limit=1
        )

    def get_map(self):
        action = self.get_plan().action_view_map()
        return Screen(action, ".o_sidocakep_map, .o_strategy_map, .o_content svg")

    def get_signing(self):
        """The window in which the head of the BPBD reads what is proposed to him."""
        pk = self.ref("pk_kabid_pencegahan_demo")
        return self.get_form(pk, PK_FORM, clicks=(SIGN,), shown=".modal .o_form_view")

    def get_paper_to_sign(self):
        """The same window on a performance report."""
        user = self.env["res.users"].search([("login", "=", "kepala.bpbd")])
        company = self.ref("pk_kepala_bpbd_demo").company_id
        reports = self.env["sidocakep.lkjip"].with_user(user)
        report = reports.search([("company_id", "=", company.id)], limit=1)
        window = self.env["sidocakep.sign"].with_user(user)._open(report)
        return Screen(window, ".modal .o_form_view")

    def get_first_screen(self):
        return Screen("sidocakep_base.sidocakep_work_action", ".o_sidocakep_work h1")

    def get_deadlines(self):
        return Screen(
            "sidocakep_base.sidocakep_deadline_action", ".o_data_row, .o_kanban_record"
        )


@tagged("post_install", "-at_install", "-standard", "sidocakep_pictures")
class TestLaptopPictures(PictureCase):
    browser_size = "1180x720"

    def test_planning(self):
        plan = self.get_plan()
        rkt = self.env["sidocakep.rkt"].search(
            [("company_id", "=", plan.company_id.id)], limit=1
        )
        trees = self.env["sidocakep.performance.tree"].search([], limit=1)
        self.take(
            Picture(
                "plan-tree",
                "sekretaris.bpbd",
                Screen(plan.action_view_tree(), ".o_hierarchy_node"),
            ),
            Picture("strategy-map", "kepala.bpbd", self.get_map()),
            Picture("rkt", "sekretaris.bpbd", self.get_form(rkt, ".o_form_view")),
            Picture(
                "performance-tree",
                "kepala.bpbd",
                Screen(trees.action_view_nodes(), ".o_sidocakep_level"),
            ),
            Picture(
                "coverage",
                "kepala.bpbd",
                Screen(
                    "sidocakep_cascading.sidocakep_coverage_action", ".o_content tr"
                ),
            ),
        )

    def test_import(self):
        """A workbook as it was downloaded, with figures that nobody can read."""
        secretary = self.env["res.users"].search([("login", "=", "sekretaris.bpbd")])
        agency = self.ref("pk_kepala_bpbd_demo").company_id
        imports = self.env["sidocakep.import"].with_user(secretary)
        record = imports.create({"company_id": agency.id, "year": 2026})
        record.action_download()
        book = load_workbook(io.BytesIO(base64.b64decode(record.template)))
        sheet = book["Indikator"]
        for column in sheet.iter_cols(min_row=1, max_row=3):
            if "Target 2026" in [cell.value for cell in column]:
                column[-1].value = "1.234"
        content = io.BytesIO()
        book.save(content)
        record.write(
            {
                "file": base64.b64encode(content.getvalue()),
                "file_name": "Buku Kerja BPBD.xlsx",
            }
        )
        record._do_check()
        self.take(
            Picture("import", "sekretaris.bpbd", self.get_form(record, ".o_form_view"))
        )

    def test_people(self):
        """An office of 300 people with their logins, in one workbook."""
        admin = self.env.ref("base.user_admin")
        agency = self.ref("pk_kepala_bpbd_demo").company_id
        # whoever makes an agency may work in it; those of the demo were made by no one
        admin.company_ids |= agency
        imports = self.env["sidocakep.import"].with_user(admin)
        record = imports.create({"company_id": agency.id, "year": 2026})
        record.action_download()
        book = load_workbook(io.BytesIO(base64.b64decode(record.template)))
        sheet = book["Jabatan & Pegawai"]
        columns = {str(cell.value).removesuffix(" *"): cell.column for cell in sheet[1]}
        first = sheet.max_row + 1
        for number in range(1, 301):
            nip = f"19900101201501{number % 2 + 1}{number:03}"
            for header, value in (
                ("Nama Jabatan", f"Pengolah Data {number}"),
                ("Jenis Jabatan", "Pelaksana"),
                ("Nama Pegawai", f"Pegawai {number}, S.E."),
                ("NIP", nip),
                ("Pangkat/Golongan", "III/a"),
                ("Menjabat Sejak", date(2025, 3, 1)),
                ("Surel", f"{nip}@contoh.go.id"),
            ):
                sheet.cell(first + number, columns[header]).value = value
        content = io.BytesIO()
        book.save(content)
        record.write(
            {
                "file": base64.b64encode(content.getvalue()),
                "file_name": "Buku Kerja 300 pegawai.xlsx",
            }
        )
        record._do_check()
        self.take(
            Picture("import-people", admin.login, self.get_form(record, ".o_form_view"))
        )

    def test_agreements(self):
        head = self.ref("pk_kepala_bpbd_demo")
        self.take(
            Picture("pk-form", "kepala.bpbd", self.get_form(head, PK_FORM)),
            Picture(
                "pk-kanban",
                "organisasi",
                Screen(
                    "sidocakep_cascading.sidocakep_pk_action",
                    ".o_kanban_record",
                    view="kanban",
                ),
            ),
            Picture("signing", "kepala.bpbd", self.get_signing()),
            Picture("signing-lkjip", "kepala.bpbd", self.get_paper_to_sign()),
            Picture(
                "cascade",
                "kepala.bpbd",
                self.get_form(
                    head,
                    PK_FORM,
                    clicks=("button[name=action_cascade]",),
                    shown=".o_content .o_form_view button, .modal .o_form_view",
                ),
            ),
            Picture("deadlines", "organisasi", self.get_deadlines()),
        )

    def test_doing(self):
        """A quarter: planned, collected, measured, discussed, and who accepts it."""
        agency = self.ref("pk_kepala_bpbd_demo").company_id
        own = [("company_id", "=", agency.id)]
        plan = self.env["sidocakep.action.plan"].search(own, limit=1)
        measured = self.env["sidocakep.measurement"].search(
            [*own, ("period_no", "=", 2)], limit=1
        )
        dialogs = self.env["sidocakep.dialog"]
        dialog = dialogs.search([("state", "=", "decided")], limit=1)
        team = self.env["sidocakep.team"].search([("kind", "=", "monev")], limit=1)
        self.take(
            Picture(
                "action-plan",
                "sekretaris.bpbd",
                self.get_form(plan, ".o_form_view [role=grid]"),
            ),
            Picture(
                "figures-to-verify",
                "sekretaris.bpbd",
                Screen(
                    "sidocakep_cascading.sidocakep_data_figure_action",
                    ".o_data_row",
                    view="list",
                ),
            ),
            Picture(
                "measurement", "kepala.bpbd", self.get_form(measured, ".o_form_view")
            ),
            Picture(
                "unit", "direktur.rsud", self.get_form(self.get_unit(), ".o_form_view")
            ),
            Picture("dialog", "organisasi", self.get_form(dialog, ".o_form_view")),
            Picture("team", "organisasi", self.get_form(team, ".o_form_view")),
        )

    def test_officials(self):
        """The main tasks of those of whom no other picture tells."""
        staff = self.ref("pk_kabid_pencegahan_demo").employee_id
        self.take(
            Picture("first-screen", "bupati", self.get_first_screen()),
            Picture(
                "receiving",
                "organisasi",
                self.get_form(self.ref("pk_sekretaris_bpbd_demo"), PK_FORM),
            ),
            Picture(
                "mutasi",
                "bkpsdm",
                Screen(
                    "sidocakep_base.hr_employee_action",
                    ".o_form_view",
                    record=staff.id,
                    clicks=("button[name=action_record_mutasi]",),
                    shown=".modal .o_form_view",
                ),
            ),
        )

    def test_revision(self):
        head = self.ref("pk_kepala_bpbd_demo")
        successor = head._revise(
            "strategy",
            "Perubahan Renstra BPBD",
            date(2026, 7, 1),
            **CHANGED_ELSEWHERE,
        )
        successor.line_ids[0].written = "118"
        # a window is for whoever opened it
        opened = successor.with_user(head.user_id).action_view_difference()
        opened = clean_action(opened, self.env)  # as the client gets it
        self.take(Picture("difference", "kepala.bpbd", Screen(opened, ".o_form_view")))


@tagged("post_install", "-at_install", "-standard", "sidocakep_pictures")
class TestPhonePictures(PictureCase):
    browser_size = "390x844"
    touch_enabled = True

    def test_phone(self):
        self.take(
            Picture("first-screen-phone", "organisasi", self.get_first_screen()),
            Picture(
                "own-pk-phone",
                "pelaksana.bpbd",
                self.get_form(self.ref("pk_pengelola_data_demo"), PK_FORM),
            ),
            Picture("signing-phone", "kepala.bpbd", self.get_signing()),
            Picture("strategy-map-phone", "kepala.bpbd", self.get_map()),
        )

    def test_doing_on_a_phone(self):
        """What is entered and reported where it happens."""
        officer = self.env["res.users"].search([("login", "=", "eselon3.bpbd")])
        figure = self.env["sidocakep.data.figure"].search(
            [
                ("state", "=", "asked"),
                ("asked_job_id", "in", officer.with_user(officer)._get_held_jobs().ids),
            ],
            limit=1,
        )
        day = self.env.user._get_office_day()
        month = self.env["sidocakep.action.month"].search(
            [
                ("action_id.responsible_id.user_id.login", "=", "pelaksana.bpbd"),
                ("month", "<=", day.month),
            ],
            limit=1,
        )
        self.take(
            Picture(
                "figure-phone", "eselon3.bpbd", self.get_form(figure, ".o_form_view")
            ),
            Picture(
                "month-phone", "pelaksana.bpbd", self.get_form(month, ".o_form_view")
            ),
        )

    def test_the_regency_on_a_phone(self):
        """What Tim Monev is told before it accepts; the agencies, in a pocket."""
        measurement = self.env["sidocakep.measurement"].search(
            [("state", "=", "sent")], order="date_end desc", limit=1
        )
        accept = "button[name=action_ask_accept]"
        self.take(
            Picture(
                "accept-phone",
                "monev",
                self.get_form(
                    measurement,
                    ".o_form_view",
                    clicks=(accept,),
                    shown=".modal .o_form_view",
                ),
            ),
            Picture("agencies-phone", "inspektorat", get_agencies()),
        )


@tagged("post_install", "-at_install", "-standard", "sidocakep_pictures")
class TestRegencyPictures(PictureCase):
    """The month of Tim Monev and of the head of region."""

    browser_size = "1180x720"

    def test_the_regency(self):
        missing = Screen(
            "sidocakep_cascading.sidocakep_measurement_analysis_action_missing",
            ".o_group_header",
            clicks=(".o_group_header", ".o_group_header + .o_group_header"),
            shown=".o_data_row",
        )
        self.take(
            Picture("missing-figures", "monev", missing),
            Picture("agencies", "bupati", get_agencies()),
        )
