"""Texts of the LKjIP, house templates, a review."""

# ruff: noqa: F821 - what the files before it define

interim = create(
    "sekretaris.bpbd",
    "sidocakep.lkjip",
    company_id=head.company_id.id,
    year=first.year,
    period="semester",
)
for section in interim.section_ids.filtered("is_required"):
    call("sekretaris.bpbd", section, "write", {"body": f"Tentang {section.name}."})

indicator = first.line_ids.indicator_id[:1]
benchmark = create(
    "bappeda",
    "sidocakep.benchmark",
    indicator_id=indicator.id,
    year=first.year,
    written="80",
    source="Badan Pusat Statistik",
)

template = create("organisasi", "sidocakep.house.template")
vals = {
    "file": template.start,
    "file_name": "berita-acara.odt",
    "rule": "Peraturan Bupati 12/2026",
    "date_start": "2027-01-01",
}
call("organisasi", template, "write", vals)
call("organisasi", template, "action_adopt")

lkjip = env["sidocakep.lkjip"].search([("period", "=", "year")], limit=1)
review = env["sidocakep.lkjip.review"].sudo()._begin(lkjip.sudo())

row = env["sidocakep.renja.evaluation"].search(
    [("company_id", "=", head.company_id.id)], limit=1
)
keys = ("company_id", "year", "period_kind", "period_no", "node_id", "indicator_id")
printed = create(
    "sekretaris.bpbd",
    "sidocakep.renja.printed",
    **dict(zip(keys, row._get_printed_key(), strict=True)),
    document_name="Evaluasi Renja TW I, hlm. 3",
    year_printed="200,00",
    reason="Sel kosong dibaca 0.",
)

env.cr.commit()
assert interim.section_ids and template.state == "in_force" and benchmark
assert review.line_ids and printed
