import {onWillStart, useState} from "@odoo/owl";

import {HierarchyRenderer} from "@web_hierarchy/hierarchy_renderer";
import {PerformanceTreeBranch} from "./performance_tree_branch";
import {PerformanceTreeSteps} from "./performance_tree_steps";
import {_t} from "@web/core/l10n/translation";
import {FormViewDialog} from "@web/views/view_dialogs/form_view_dialog";
import {useBus, useService} from "@web/core/utils/hooks";

const QUICK_FORM =
    "sidocakep_cascading.sidocakep_performance_tree_node_view_form_quick";
const NEXT_KIND = {
    outcome: "csf",
    csf: "intermediate",
    intermediate: "operational",
    operational: "operational",
};

/**
 * The whole performance tree from left to right: upper nodes stay in sight while their
 * conditions are scrolled through. On a phone it is an indented list.
 */
export class PerformanceTreeRenderer extends HierarchyRenderer {
    static template = "sidocakep_cascading.PerformanceTreeRenderer";
    static components = {PerformanceTreeBranch, PerformanceTreeSteps};

    setup() {
        super.setup();
        this.orm = useService("orm");
        this.dialog = useService("dialog");
        this.action = useService("action");
        this.tree = useState({steps: [], periods: [], printAction: false});
        onWillStart(() => this.loadSteps());
        useBus(this.props.model.bus, "update", () => this.loadSteps());
    }

    get roots() {
        return this.props.model.root.rootNodes;
    }

    /**
     * @returns {Number|undefined} the tree that is shown, when it is one
     */
    get treeId() {
        const ids = new Set(this.roots.map((node) => node.data.tree_id.id));
        if (ids.size > 1) {
            return undefined;
        }
        return [...ids][0] || this.props.model.config.context?.default_tree_id;
    }

    /**
     * @override nothing is offered to drag where nothing may be moved
     */
    get draggable() {
        return (
            super.draggable &&
            this.roots.length > 0 &&
            this.roots.every((node) => node.data.is_editable)
        );
    }

    async loadSteps() {
        const treeId = this.treeId;
        if (!treeId) {
            Object.assign(this.tree, {steps: [], periods: [], printAction: false});
            return;
        }
        const [values] = await this.orm.read(
            "sidocakep.performance.tree",
            [treeId],
            ["steps", "achievement_view"]
        );
        this.tree.steps = values.steps;
        this.tree.periods = values.achievement_view.periods;
        this.tree.printAction = values.achievement_view.print_action;
    }

    /**
     * @returns {Object|undefined} the period whose achievement is shown
     */
    get period() {
        return this.tree.periods.find(
            (one) => one.key === this.props.model.achievement
        );
    }

    showAchievement(ev) {
        this.props.model.showAchievement(ev.target.value);
    }

    async print() {
        await this.action.doAction(this.tree.printAction, {
            additionalContext: {
                active_model: "sidocakep.performance.tree",
                active_id: this.treeId,
                active_ids: [this.treeId],
                sidocakep_achievement: this.props.model.achievement,
            },
        });
    }

    /**
     * @override the place is kept: the stock view scrolls to the row it has opened
     */
    onPatched() {}

    /**
     * @override a node is dropped on the node it is to support
     */
    async nodeDrop({element, newParentNode}) {
        if (newParentNode) {
            await this.props.model.updateParentNode(element.dataset.nodeId, {
                parentNodeId: newParentNode.dataset.nodeId,
            });
        }
    }

    addBelow(node) {
        this.dialog.add(FormViewDialog, {
            resModel: this.props.model.resModel,
            title: _t("New Node"),
            context: {
                form_view_ref: QUICK_FORM,
                default_tree_id: node.data.tree_id.id,
                default_parent_id: node.resId,
                default_kind: NEXT_KIND[node.data.kind],
            },
            onRecordSaved: () => this.props.model.reload(),
        });
    }
}
