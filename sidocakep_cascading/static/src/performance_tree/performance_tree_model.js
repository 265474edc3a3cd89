import {HierarchyModel} from "@web_hierarchy/hierarchy_model";
import {orderByToString} from "@web/search/utils/order_by";

/**
 * The whole tree at once: one call to the server however many nodes there are, and
 * branches that are folded and unfolded without asking it again.
 */
export class PerformanceTreeModel extends HierarchyModel {
    setup() {
        super.setup(...arguments);
        this.foldedIds = new Set();
        // Period whose achievement the cards show; false for none.
        this.achievement = false;
    }

    async showAchievement(key) {
        this.achievement = key || false;
        await this.reload();
    }

    isFolded(node) {
        return this.foldedIds.has(node.resId);
    }

    toggleFold(node) {
        if (!this.foldedIds.delete(node.resId)) {
            this.foldedIds.add(node.resId);
        }
        this.notify({scrollTarget: "none"});
    }

    /**
     * @param {Number} depth nodes of this depth are folded, so that unfolding one shows
     * its whole branch; 0 folds the roots, Infinity none
     */
    foldAt(depth) {
        this.foldedIds.clear();
        const visit = (node, level) => {
            if (level === depth && node.nodes.length) {
                this.foldedIds.add(node.resId);
            }
            for (const child of node.nodes) {
                visit(child, level + 1);
            }
        };
        for (const node of this.root.rootNodes) {
            visit(node, 0);
        }
        this.notify({scrollTarget: "none"});
    }

    /**
     * @override read all nodes of the search, not the roots only
     */
    async _loadData(config) {
        const records = await this.orm.call(
            this.resModel,
            "hierarchy_read",
            [
                config.domain,
                this._getFieldsSpec(config.context),
                this.parentFieldName,
                this.childFieldName,
                orderByToString(config.orderBy),
            ],
            {context: {...this.context, sidocakep_achievement: this.achievement}}
        );
        return this._formatData(records);
    }

    /**
     * @override nest every level; a node whose upper node is not among those found
     * stands at the top
     */
    _formatData(records) {
        const found = new Map();
        for (const record of records) {
            found.set(record.id, {...record, [this.childFieldName]: []});
        }
        const roots = [];
        for (const record of found.values()) {
            const parent = found.get(record[this.parentFieldName]?.id);
            (parent ? parent[this.childFieldName] : roots).push(record);
        }
        return roots;
    }

    /**
     * @override a moved branch brings its descendants along: read the tree again
     */
    async updateParentNode(nodeId, {parentNodeId}) {
        const node = this.root.nodePerNodeId[nodeId];
        const parentNode = this.root.nodePerNodeId[parentNodeId];
        if (
            !node ||
            !parentNode ||
            node.parentNode === parentNode ||
            !this.validateUpdateParentNode(node, parentNode)
        ) {
            return;
        }
        await this.mutex.exec(() => this.updateParentId(node, parentNode.resId));
        this.foldedIds.delete(parentNode.resId);
        await this.reload();
    }
}
