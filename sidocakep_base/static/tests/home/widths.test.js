import {describe, expect, test} from "@odoo/hoot";
import {keepWordsWhole} from "@sidocakep_base/rows/widths";

describe.current.tags("desktop");

const column = (name, fieldType, label) => ({
    attrs: {},
    field: {},
    fieldType,
    hasLabel: true,
    label,
    name,
    type: "field",
});
const MARKUP = `<div class="o-checkbox d-inline-block me-2"><input type="checkbox" ${"disabled ".repeat(20)}/></div>`;
const TITLE = "Dinas Pengendalian Penduduk dan Keluarga Berencana ".repeat(3);

test("a column of ticks is as wide as its head, and names get the room", async () => {
    const [tick, name] = keepWordsWhole(
        [column("is_chosen", "boolean", "Buat"), column("name", "char", "Nama")],
        ({fieldType}) => [fieldType === "boolean" ? MARKUP : TITLE],
        500
    ).map(({field}) => field.listViewWidth[0]);
    expect(tick).toBeLessThan(80);
    expect(name).toBeGreaterThan(2 * tick);
});
