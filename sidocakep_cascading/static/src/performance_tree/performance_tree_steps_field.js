import {Component} from "@odoo/owl";

import {PerformanceTreeSteps} from "./performance_tree_steps";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

export class PerformanceTreeStepsField extends Component {
    static template = "sidocakep_cascading.PerformanceTreeStepsField";
    static components = {PerformanceTreeSteps};
    static props = {...standardFieldProps};

    get steps() {
        return this.props.record.data[this.props.name] || [];
    }
}

registry.category("fields").add("sidocakep_tree_steps", {
    component: PerformanceTreeStepsField,
    supportedTypes: ["json"],
});
