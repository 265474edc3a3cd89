"""A line of a PK finds what is measured of it by the index that makes it unique."""


def migrate(cr, _version):
    cr.execute("DROP INDEX IF EXISTS sidocakep_measurement_line__pk_line_id_index")
