import {Component} from "@odoo/owl";

/**
 * The five steps of a performance tree: done, current, what is missing.
 */
export class PerformanceTreeSteps extends Component {
    static template = "sidocakep_cascading.PerformanceTreeSteps";
    static props = {steps: Array};
}
