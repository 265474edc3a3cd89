import {PerformanceTreeModel} from "./performance_tree_model";
import {PerformanceTreeRenderer} from "./performance_tree_renderer";
import {hierarchyView} from "@web_hierarchy/hierarchy_view";
import {registry} from "@web/core/registry";

export const performanceTreeView = {
    ...hierarchyView,
    Model: PerformanceTreeModel,
    Renderer: PerformanceTreeRenderer,
};

registry.category("views").add("sidocakep_performance_tree", performanceTreeView);
