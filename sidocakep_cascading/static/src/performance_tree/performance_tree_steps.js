import {Component} from "@odoo/owl";

import {useService} from "@web/core/utils/hooks";

/**
 * The five steps of a performance tree: done, current, what is missing and where.
 */
export class PerformanceTreeSteps extends Component {
    static template = "sidocakep_cascading.PerformanceTreeSteps";
    static props = {steps: Array, treeId: {type: [Number, Boolean], optional: true}};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
    }

    async openMissing() {
        const action = await this.orm.call(
            "sidocakep.performance.tree",
            "action_view_notices",
            [[this.props.treeId]]
        );
        await this.action.doAction(action);
    }
}
