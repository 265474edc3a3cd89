import {describe, expect, test} from "@odoo/hoot";
import {
    contains,
    defineModels,
    defineParams,
    fields,
    makeMockEnv,
    models,
    mountView,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {parseMoney} from "@sidocakep_base/money/money_parser";

class Line extends models.Model {
    _name = "line";
    currency_id = fields.Many2one({relation: "res.currency", default: 1});
    amount = fields.Monetary({currency_field: "currency_id"});
    _records = [{id: 1, amount: 0}];
    _views = {
        form: `<form><field name="amount" widget="sidocakep_money"/></form>`,
    };
}

class Currency extends models.Model {
    _name = "res.currency";
    name = fields.Char();
    _records = [{id: 1, name: "IDR"}];
}

describe.current.tags("desktop");
defineMailModels();
defineModels([Line, Currency]);
defineParams({
    lang_parameters: {decimal_point: ",", thousands_sep: ".", grouping: "[3,0]"},
});

test("amounts as Indonesians write them are read", async () => {
    await makeMockEnv();
    const read = {
        "92.503.740,50": 92503740.5,
        92503740: 92503740,
        "Rp 1.500.000,-": 1500000,
        "Rp5.294.655.000,00": 5294655000,
        5.014: 5014,
        "=1.000*2": 2000,
        "": 0,
    };
    for (const [text, amount] of Object.entries(read)) {
        expect(parseMoney(text)).toBe(amount);
    }
});

test("what can be read in two ways, or is no full amount, is refused", async () => {
    await makeMockEnv();
    const refused = [
        "92503740.50",
        "1500000.5",
        "1,500",
        "1,500,000",
        "1,5 M",
        "500 jt",
    ];
    for (const text of [
        ...refused,
        "250rb",
        "Rp 1,5 miliar",
        "=1500000.5*2",
        "12.34",
    ]) {
        expect(() => parseMoney(text)).toThrow(/is not a correct amount/);
    }
});

test("the field keeps what it had and says why", async () => {
    await mountView({type: "form", resModel: "line", resId: 1});
    await contains(".o_field_widget[name=amount] input").edit("92503740.50");
    expect(".o_field_widget[name=amount]").toHaveClass("o_field_invalid");
    expect(".o_notification_content").toHaveText(/92503740\.50.*1\.500\.000,50/);
});
