import {Component} from "@odoo/owl";

import {PerformanceTreeCard} from "./performance_tree_card";

/**
 * A card and, unless folded, the branches below it.
 */
export class PerformanceTreeBranch extends Component {
    static template = "sidocakep_cascading.PerformanceTreeBranch";
    static components = {PerformanceTreeCard};
    static props = {
        node: Object,
        model: Object,
        archInfo: Object,
        openRecord: Function,
        onAddBelow: Function,
    };

    get isFolded() {
        return this.props.model.isFolded(this.props.node);
    }

    toggle() {
        this.props.model.toggleFold(this.props.node);
    }
}

PerformanceTreeBranch.components.PerformanceTreeBranch = PerformanceTreeBranch;
