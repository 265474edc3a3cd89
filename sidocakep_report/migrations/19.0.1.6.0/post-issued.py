"""Enter in the register what was signed or decided before there was one.

Its stored files stay as they are, without a code on their pages.
"""

from odoo.tools import SQL

#: table: label, condition, the content and its seal
DOCUMENTS = {
    "sidocakep_measurement": "Pengukuran Kinerja",
    "sidocakep_measurement_report": "Laporan Hasil Pengukuran Kinerja",
    "sidocakep_dialog": "Berita Acara Dialog Kinerja",
    "sidocakep_handover": "Memori Kinerja",
    "sidocakep_data_collection": "Keputusan Pengumpulan Data Kinerja",
    "sidocakep_lkjip": "Laporan Kinerja Instansi Pemerintah",
    "sidocakep_cascading_report": "Laporan Cascading Kinerja",
}
ENDED = ("replaced", "amended", "cancelled", "withdrawn", "ended")
SIGNED = ("signed", "handed_in", "received", "in_force", "replaced")


def migrate(cr, version):
    if not version:
        return
    for table, label in DOCUMENTS.items():
        where = SQL("d.frozen_document IS NOT NULL")
        if table == "sidocakep_handover":
            where = SQL("%s AND d.state = 'acknowledged'", where)
        _enter(
            cr, table, label, SQL("d.frozen_document"), SQL("d.document_seal"), where
        )
    where = SQL("d.frozen_values IS NOT NULL AND d.state IN %s", SIGNED)
    content = SQL("d.frozen_values"), SQL("d.frozen_hash")
    _enter(cr, "sidocakep_pk", "Perjanjian Kinerja", *content, where)
    _enter_files(cr)
    for table in ("sidocakep_pk", *DOCUMENTS):
        _enter_following(cr, table)


def _enter(cr, table, label, content, seal, where):
    model = table.replace("_", ".")
    cr.execute(
        SQL(
            r"""
            INSERT INTO sidocakep_issued_document
                   (name, paper, kind, number, date, year, company_id, res_model,
                    res_id, content, content_seal, token, state, create_uid,
                    create_date, write_uid, write_date)
            SELECT concat_ws(' ', %(label)s,
                             coalesce(%(content)s->>'year', to_jsonb(d)->>'year'),
                             nullif(%(content)s->>'until', ''))
                   || ' - ' || coalesce(%(content)s->'first'->>'title', c.name),
                   'document', %(label)s,
                   coalesce(nullif(%(content)s->>'document', ''),
                            nullif(%(content)s->>'number', '')),
                   coalesce(nullif(%(content)s->>'date_iso', '')::date,
                            d.write_date::date),
                   coalesce(substring(%(content)s->>'year' FROM '^\d{4}$')::int,
                            extract(year FROM coalesce(
                                nullif(%(content)s->>'date_iso', '')::date,
                                d.write_date::date))),
                   d.company_id, %(model)s, d.id, %(content)s, %(seal)s,
                   left(encode(sha256(concat(gen_random_uuid(), gen_random_uuid())
                                      ::bytea), 'hex'), 32),
                   CASE WHEN d.state IN %(ended)s THEN 'replaced' ELSE 'in_force' END,
                   1, now() AT TIME ZONE 'UTC', 1, now() AT TIME ZONE 'UTC'
              FROM %(table)s d JOIN res_company c ON c.id = d.company_id
             WHERE %(where)s AND NOT EXISTS (
                   SELECT FROM sidocakep_issued_document i
                    WHERE i.res_model = %(model)s AND i.res_id = d.id)
             ORDER BY d.id
            """,
            label=label,
            content=content,
            seal=seal,
            model=model,
            ended=ENDED,
            table=SQL.identifier(table),
            where=where,
        )
    )


def _enter_files(cr):
    """The file that both parties of an agreement signed, with its hash."""
    cr.execute(
        """
        UPDATE sidocakep_issued_document i
           SET attachment_id = f.id, file_hash = f.pdf_hash
          FROM (SELECT DISTINCT ON (s.pk_id) s.pk_id, a.id, s.pdf_hash
                  FROM sidocakep_pk_signature s
                  JOIN ir_attachment a ON a.id = s.pdf_attachment_id
                 WHERE s.snapshot_id IS NULL AND s.pdf_hash IS NOT NULL
                 ORDER BY s.pk_id, s.id DESC) f
         WHERE i.res_model = 'sidocakep.pk' AND i.res_id = f.pk_id
           AND i.attachment_id IS NULL
        """
    )


def _enter_following(cr, table):
    """What took the place of an issue that ended."""
    cr.execute(
        SQL(
            """
            SELECT FROM information_schema.columns
             WHERE table_name = %s AND column_name = 'previous_id'
            """,
            table,
        )
    )
    if not cr.rowcount:
        return
    cr.execute(
        SQL(
            """
            UPDATE sidocakep_issued_document i
               SET replaced_by_id = n.id, ended_on = n.date
              FROM %(table)s d JOIN sidocakep_issued_document n
                   ON n.res_model = %(model)s AND n.res_id = d.id
             WHERE i.res_model = %(model)s AND i.res_id = d.previous_id
               AND i.state = 'replaced' AND i.replaced_by_id IS NULL
            """,
            table=SQL.identifier(table),
            model=table.replace("_", "."),
        )
    )
