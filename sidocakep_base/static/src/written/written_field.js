import {CharField, charField} from "@web/views/fields/char/char_field";
import {registry} from "@web/core/registry";

/**
 * A figure that can be read in two ways is asked about where it stands, and answered
 * with one click. Which readings there are is said by the server (`written_readings`).
 */
export class WrittenField extends CharField {
    static template = "sidocakep_base.WrittenField";

    get readings() {
        return (this.props.record.data.written_readings || "")
            .split("|")
            .filter(Boolean);
    }

    choose(reading) {
        this.props.record.update({[this.props.name]: reading});
    }
}

registry.category("fields").add("sidocakep_written", {
    ...charField,
    component: WrittenField,
    fieldDependencies: [{name: "written_readings", type: "char", readonly: true}],
});
