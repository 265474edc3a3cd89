import {MonetaryField, monetaryField} from "@web/views/fields/monetary/monetary_field";
import {InvalidNumberError} from "@web/views/fields/parsers";
import {_t} from "@web/core/l10n/translation";
import {formatFloat} from "@web/views/fields/formatters";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";

import {parseMoney} from "./money_parser";

const SAMPLE = 1500000.5;

/** An amount of money that says so when it cannot be read in one way only. */
export class MoneyField extends MonetaryField {
    setup() {
        this.notification = useService("notification");
        super.setup();
    }

    get inputOptions() {
        return {...super.inputOptions, parse: (text) => this.parse(text)};
    }

    parse(text) {
        try {
            return parseMoney(text);
        } catch (error) {
            if (error instanceof InvalidNumberError) {
                this.notification.add(
                    _t(
                        "“%(text)s” is not clear as an amount. Write it in full, for example %(sample)s.",
                        {text, sample: formatFloat(SAMPLE, {digits: [16, 2]})}
                    ),
                    {type: "danger"}
                );
            }
            throw error;
        }
    }
}

registry.category("fields").add("sidocakep_money", {
    ...monetaryField,
    component: MoneyField,
});
