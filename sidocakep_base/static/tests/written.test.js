import {
    contains,
    defineModels,
    fields,
    models,
    mountView,
} from "@web/../tests/web_test_helpers";
import {describe, expect, test} from "@odoo/hoot";
import {queryAllTexts} from "@odoo/hoot-dom";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

class Part extends models.Model {
    _name = "part";
    written = fields.Char({
        onChange: (record) => {
            // As the server reads it: 5.400 is asked about, 5400 and 5,400 are not.
            record.written_readings = record.written === "5.400" ? "5400|5,400" : false;
        },
    });
    written_readings = fields.Char();
    _records = [{id: 1}];
    _views = {form: `<form><field name="written" widget="sidocakep_written"/></form>`};
}

describe.current.tags("desktop");
defineMailModels();
defineModels([Part]);

test("a figure that is read in two ways is answered with one click", async () => {
    await mountView({type: "form", resModel: "part", resId: 1});
    expect(".o_sidocakep_readings").toHaveCount(0);
    await contains("input").edit("5.400");
    expect(queryAllTexts(".o_sidocakep_readings button")).toEqual(["5400", "5,400"]);
    await contains(".o_sidocakep_readings button:first").click();
    expect("input").toHaveValue("5400");
    expect(".o_sidocakep_readings").toHaveCount(0);
});
