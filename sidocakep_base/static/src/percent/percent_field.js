import {CharField, charField} from "@web/views/fields/char/char_field";
import {registry} from "@web/core/registry";

const NUMBER = /^-?[\d.,\u00a0\u202f]*\d$/;

/** A percentage that was printed by the engine: a number has its sign, words have none. */
export class PercentField extends CharField {
    get formattedValue() {
        const text = super.formattedValue;
        return NUMBER.test(text) ? `${text}%` : text;
    }
}

registry.category("fields").add("sidocakep_percent", {
    ...charField,
    component: PercentField,
});
