export const id = 7306;
export const ids = [7306];
export const modules = {

/***/ 493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Ct: () => (/* binding */ itemsAt),
/* harmony export */   TE: () => (/* binding */ lookUp),
/* harmony export */   _F: () => (/* binding */ fieldOf),
/* harmony export */   ae: () => (/* binding */ feedHint),
/* harmony export */   e6: () => (/* binding */ follow),
/* harmony export */   k9: () => (/* binding */ placeholderFailure),
/* harmony export */   li: () => (/* binding */ chooseDocument),
/* harmony export */   qd: () => (/* binding */ nodeText),
/* harmony export */   wK: () => (/* binding */ isPlaceholder)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(843);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4660);




function follow(document, path, purpose = 'edit') {
    let hops = [];
    let node = document.root;
    const aliases = [];
    for (let at = 0;; at++) {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
            aliases.push({ alias: node, hops });
            const target = document.anchors.targets.get(node) ?? null;
            hops = (target === null ? undefined : document.anchors.places.get(target)) ?? [];
            node = target;
        }
        const segment = path[at];
        const trail = { document, hops, node, missing: path.slice(at), aliases, inherited: undefined };
        if (segment === undefined || (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .isNothing */ .qv)(node))
            return trail;
        if (purpose === 'edit')
            requireFitting(document, hops, node, segment);
        const hop = nextHop(document, hops, node, segment);
        if (hop === undefined)
            return { ...trail, inherited: inheritedValue(document, node, segment) };
        hops = [...hops, hop];
        node = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .childNode */ .JY)(hop);
    }
}
function lookUp(document, path) {
    if (document === undefined)
        return undefined;
    const { node, missing, inherited } = follow(document, path, 'look-up');
    if (missing.length === 0)
        return node ?? undefined;
    return inherited === undefined ? undefined : lookUp({ ...document, root: inherited }, missing.slice(1));
}
function textAt(document, path) {
    return document === undefined ? undefined : nodeText(document.source, lookUp(document, path));
}
function itemsAt(document, path) {
    const list = lookUp(document, path);
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(list) ? list.items.map(_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK) : [];
}
function nodeText(source, node) {
    if (node === undefined || node === null || (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .isNothing */ .qv)(node))
        return undefined;
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return source.text.slice((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .startOf */ .GH)(node), (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .contentEnd */ .XA)(node, source.text));
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}
function isPlaceholder(source, node) {
    return (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .isFlow */ .Td)(node) && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) && source.text.startsWith('{{', (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .startOf */ .GH)(node));
}
function placeholderFailure(source, node, path, text = nodeText(source, node) ?? '', hint = feedHint(text)) {
    const place = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .placeAt */ .BW)(source, node === undefined ? 0 : (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .startOf */ .GH)(node));
    const message = `${source.file}:${place.line}:${place.column}: ${path} is a template, ${text}, not a value`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'YAML_TEMPLATE', message, { hint, place });
}
function feedHint(placeholder) {
    return /\{[{%]/.test(placeholder)
        ? 'Edit the values file that feeds the template: the value stands there.'
        : 'A substitution fills it (Flux: spec.postBuild.substitute; envsubst): change the variable where it is set.';
}
function chooseDocument(source, { text, selector, path }) {
    const isSelected = (document) => [...(selector ?? [])].every(([field, value]) => fieldOf(document, field) === value);
    const candidates = source.documents.filter(isSelected);
    if (candidates.length === 0 && selector !== undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)(`path "${text}"`, `no such document in ${source.file}; it holds ${listDocuments(source.documents)}`, 'Name one of them between the braces, by document, kind or name.');
    }
    if (candidates.length <= 1)
        return candidates[0];
    const holding = candidates.filter((document) => lookUp(document, path) !== undefined);
    if (holding.length === 1)
        return holding[0];
    const filled = candidates.filter(({ root }) => !(0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .isNothing */ .qv)(root));
    if (holding.length === 0 && filled.length === 1)
        return filled[0];
    const found = holding.length === 0 ? 'none of the documents has this path' : `${holding.length} documents have this path`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'EDIT_AMBIGUOUS', `${source.file}: path "${text}": ${found}`, {
        hint: `Put a selector before the path, like {kind=Deployment,name=web1}.spec.replicas; there are ${listDocuments(candidates)}.`,
    });
}
function fieldOf(document, field) {
    if (field === 'document')
        return String(document.index);
    return textAt(document, field === 'kind' || field === 'apiVersion' ? [field] : ['metadata', field]);
}
function listDocuments(documents) {
    const described = documents.slice(0, 10).map((document) => {
        const name = [fieldOf(document, 'kind'), fieldOf(document, 'name')].filter(Boolean).join(' ');
        return `document=${document.index}${name === '' ? '' : ` (${name})`}`;
    });
    return described.join(', ');
}
function nextHop(document, hops, node, segment) {
    if (typeof segment === 'string') {
        const index = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .indexOfKey */ .fV)(node, segment) : -1;
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) && index >= 0 ? { container: node, index } : undefined;
    }
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) || segment === _path_js__WEBPACK_IMPORTED_MODULE_3__/* .append */ .BC)
        return undefined;
    if (typeof segment === 'number')
        return segment < node.items.length ? { container: node, index: segment } : undefined;
    if (!('field' in segment))
        return undefined;
    const { field, value } = segment;
    const matches = [...node.items.keys()].filter((index) => textAt({ ...document, root: (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(node.items[index]) }, [field]) === value);
    if (matches.length > 1) {
        const place = (0,_path_js__WEBPACK_IMPORTED_MODULE_3__/* .formatPath */ .jV)((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .hopLocation */ .xj)(hops));
        const message = `${document.source.file}: ${matches.length} items of ${place} have ${field}=${value}`;
        const hint = `Choose one by its position: [${matches.join('], [')}].`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'EDIT_AMBIGUOUS', message, { hint });
    }
    return matches[0] === undefined ? undefined : { container: node, index: matches[0] };
}
function inheritedValue(document, node, key) {
    if (typeof key !== 'string' || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return undefined;
    for (const map of mergeSources(document, node)) {
        const own = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .findPair */ .c6)(map, key);
        const value = own === undefined ? inheritedValue(document, map, key) : (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(own.value);
        const target = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(value) ? document.anchors.targets.get(value) : value;
        if (target !== undefined && target !== null)
            return target;
    }
    return undefined;
}
function mergeSources(document, map) {
    const resolve = (value) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(value) ? document.anchors.targets.get(value) : value);
    return map.items
        .filter(({ key }) => (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .keyText */ .Pu)(key) === '<<' && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && key.type === 'PLAIN')
        .flatMap((pair) => {
        const value = resolve(pair.value);
        return ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(value) ? value.items.map(resolve) : [value]).filter((each) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(each));
    });
}
function requireFitting(document, hops, node, segment) {
    if (typeof segment === 'string' ? (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) : (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return;
    const problem = typeof segment === 'string'
        ? `a list or single value, but ".${segment}" needs a map`
        : 'no list, but the path goes on with [ ]';
    const place = hops.length === 0 ? 'the document' : (0,_path_js__WEBPACK_IMPORTED_MODULE_3__/* .formatPath */ .jV)((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .hopLocation */ .xj)(hops));
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'EDIT_PATH_TYPE', `${document.source.file}: ${place} is ${problem}`, {
        hint: 'Check the path against the file; nothing was changed.',
    });
}


/***/ }),

/***/ 6110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ verifyChanges),
/* harmony export */   q: () => (/* binding */ readsAs)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(843);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4660);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1978);





function verifyChanges(before, after, changes) {
    const count = Math.max(before.documents.length, 1);
    if (after.documents.length !== count)
        throw collateral(before, [], `${count} documents became ${after.documents.length}`);
    for (let index = 0; index < count; index++) {
        const plan = planOf(changes.filter((change) => change.document === index));
        const old = before.documents[index];
        const now = after.documents[index];
        const current = new Comparison(before, old?.anchors.targets, now?.anchors.targets);
        current.walk(old?.root ?? null, now?.root ?? null, plan, []);
        const legacy = new Comparison(before, undefined, undefined);
        legacy.walk(old?.legacyRoot ?? null, now?.legacyRoot ?? null, plan, []);
    }
}
function readsAs(node, value) {
    if (typeof value === 'string')
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.value === value;
    if ((0,_value_js__WEBPACK_IMPORTED_MODULE_4__/* .isMapValue */ .Qy)(value)) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) || node.items.length !== value.size)
            return false;
        return [...value].every(([key, child], index) => {
            const pair = node.items[index];
            return pair !== undefined && (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .keyScalar */ .Kc)(pair.key)?.value === key && readsAs((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(pair.value), child);
        });
    }
    if ((0,_value_js__WEBPACK_IMPORTED_MODULE_4__/* .isListValue */ .kq)(value)) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) || node.items.length !== value.length)
            return false;
        return value.every((child, index) => readsAs((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(node.items[index]), child));
    }
    if (value.kind === 'alias')
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) && node.source === value.anchor;
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || node.type !== yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.PLAIN || node.source !== value.plain)
        return false;
    return value.meaning === undefined || node.value === value.meaning;
}
function planOf(changes, depth = 0) {
    const change = changes.find(({ location }) => location.length === depth);
    if (change !== undefined)
        return { change, children: new Map() };
    const groups = new Map();
    for (const each of changes) {
        const step = each.location[depth] ?? '';
        groups.set(step, groups.get(step) ?? []);
        groups.get(step)?.push(each);
    }
    return { change, children: new Map([...groups].map(([step, group]) => [step, planOf(group, depth + 1)])) };
}
class Comparison {
    #source;
    #oldTargets;
    #newTargets;
    #counterparts = new Map();
    constructor(source, oldTargets, newTargets) {
        this.#source = source;
        this.#oldTargets = oldTargets;
        this.#newTargets = newTargets;
    }
    walk(old, now, plan, at) {
        if (old !== null && now !== null)
            this.#counterparts.set(old, now);
        if (plan?.change !== undefined) {
            this.#changed(old, now, plan.change, at);
            return;
        }
        if (old === null || now === null) {
            if (old !== now)
                throw collateral(this.#source, at, 'appeared or vanished');
            return;
        }
        if (((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(old) && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(now)) || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(old) && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(now)))
            this.#children(old, now, plan, at);
        else if (!this.#sameLeaf(old, now))
            throw collateral(this.#source, at, 'would change too');
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(old) && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(now) && (old.anchor !== now.anchor || old.tag !== now.tag)) {
            throw collateral(this.#source, at, 'would lose its anchor or tag');
        }
    }
    #changed(old, now, change, at) {
        if (change.value === undefined || !readsAs(now, change.value)) {
            throw collateral(this.#source, at, 'would not read back as the asked value');
        }
        const kept = old === null || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(old) || now === null || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(now) || old.anchor === now.anchor;
        if (!kept)
            throw collateral(this.#source, at, 'would lose its anchor');
    }
    #children(old, now, plan, at) {
        let next = 0;
        for (const [index, item] of old.items.entries()) {
            const step = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .stepOf */ .cg)({ container: old, index });
            let child = plan?.children.get(step);
            if (child?.change?.kind === 'remove')
                continue;
            if (child?.change?.kind === 'insert') {
                this.#inserted({ container: now, index: next++ }, plan, at);
                child = undefined;
            }
            const here = [...at, step];
            const other = now.items[next++];
            if (other === undefined)
                throw collateral(this.#source, here, 'would vanish');
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(item) && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(other)) {
                this.walk((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item.key), (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(other.key), undefined, here);
                this.walk((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item.value), (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(other.value), child, here);
            }
            else
                this.walk((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item), (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(other), child, here);
        }
        for (let index = next; index < now.items.length; index++)
            this.#inserted({ container: now, index }, plan, at);
        this.#allInserted(plan, old.items.length, now.items.length, at);
    }
    #inserted(hop, plan, at) {
        const step = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .stepOf */ .cg)(hop);
        const change = plan?.children.get(step)?.change;
        if (change?.kind !== 'insert' || change.value === undefined || !readsAs((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .childNode */ .JY)(hop), change.value)) {
            throw collateral(this.#source, [...at, step], 'would appear without being asked for');
        }
    }
    #allInserted(plan, before, after, at) {
        let expected = before;
        for (const { change } of plan?.children.values() ?? []) {
            if (change?.kind === 'insert')
                expected++;
            if (change?.kind === 'remove')
                expected--;
        }
        if (expected !== after)
            throw collateral(this.#source, at, 'would not hold what was asked for');
    }
    #sameLeaf(old, now) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(old) || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(now))
            return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(old) && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(now) && sameScalar(old.value, now.value);
        const target = this.#oldTargets?.get(old);
        const kept = target === undefined || this.#counterparts.get(target) === this.#newTargets?.get(now);
        return old.source === now.source && kept;
    }
}
function sameScalar(old, now) {
    if (old instanceof Date && now instanceof Date)
        return old.getTime() === now.getTime();
    if (old instanceof Uint8Array && now instanceof Uint8Array)
        return Buffer.compare(old, now) === 0;
    if (typeof old === 'symbol' && typeof now === 'symbol')
        return old.description === now.description;
    return Object.is(old, now);
}
function collateral(source, at, problem) {
    const message = `${source.file}: ${(0,_path_js__WEBPACK_IMPORTED_MODULE_3__/* .formatPath */ .jV)(at)} ${problem}; nothing was written`;
    const hint = 'The edit would change more than was asked. Please report the file’s layout around this place.';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'EDIT_COLLATERAL', message, { hint });
}


/***/ }),

/***/ 5713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Az: () => (/* binding */ mergeDeployment),
/* harmony export */   Bz: () => (/* binding */ unionOfImages),
/* harmony export */   Fg: () => (/* binding */ recordShape),
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   J5: () => (/* binding */ serializeMarker),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Oh: () => (/* binding */ recordedMonorepo),
/* harmony export */   Om: () => (/* binding */ serializeRecord),
/* harmony export */   Pi: () => (/* binding */ markerChange),
/* harmony export */   Vh: () => (/* binding */ recordedImages),
/* harmony export */   bx: () => (/* binding */ markerFile),
/* harmony export */   o4: () => (/* binding */ ownedNamespaces),
/* harmony export */   t7: () => (/* binding */ readMarker)
/* harmony export */ });
/* unused harmony export parseMarker */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4377);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9121);




const markerFile = '.review-env.yaml';
const line = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1).max(1024);
const lines = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(line).readonly();
const recordShape = {
    schema: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    name: line,
    repository: line,
    monorepo: line.exactOptional(),
    ref: line.startsWith('refs/'),
    request: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().positive().exactOptional(),
    generation: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().positive(),
};
const application = zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ file: line }),
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: line, namespace: line.exactOptional(), project: line.exactOptional() }),
]);
const image = zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([
    line.transform((reference) => ({ image: reference })),
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        image: line,
        digest: line.exactOptional(),
    }),
]);
const recordedImages = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(image).readonly();
const namespace = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    name: line,
    cluster: line,
});
const ownedNamespaces = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(namespace).readonly();
const markerShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    ...recordShape,
    created: line,
    deployed: line,
    deployedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$().exactOptional(),
    services: lines,
    applications: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(application).readonly(),
    images: recordedImages,
    namespaces: ownedNamespaces.exactOptional(),
});
async function readMarker(snapshot, directory) {
    const path = `${directory}/${markerFile}`;
    const text = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .readText */ .yR)(snapshot, path);
    return text === undefined ? undefined : parseMarker(text, path);
}
function parseMarker(text, path) {
    const { schema: _, ...marker } = parseRecord(text, path, markerShape);
    return marker;
}
function serializeMarker(marker) {
    const title = 'This review environment belongs to monorepo-gitops, which removes it by this record.';
    return serializeRecord(title, markerShape, marker);
}
function markerChange(directory, marker) {
    return { path: `${directory}/${markerFile}`, body: Buffer.from(serializeMarker(marker), 'utf8') };
}
function mergeDeployment(current, deployment, generation) {
    const { name, repository, monorepo, ref, commit } = deployment;
    const request = deployment.request ?? current?.request;
    const deployedAt = deployment.deployedAt ?? current?.deployedAt;
    const namespaces = unionBy(({ cluster, name }) => `${cluster} ${name}`, current?.namespaces, deployment.namespaces);
    return {
        name,
        repository,
        ...(monorepo === undefined ? {} : { monorepo }),
        ref,
        ...(request === undefined ? {} : { request }),
        generation: current?.generation ?? generation,
        created: current?.created ?? commit,
        deployed: commit,
        ...(deployedAt === undefined ? {} : { deployedAt }),
        services: unionBy((service) => service, current?.services, deployment.services),
        applications: unionBy(identity, current?.applications, deployment.applications),
        images: unionOfImages(current?.images, deployment.images),
        ...(namespaces.length === 0 ? {} : { namespaces }),
    };
}
function unionOfImages(before = [], added = []) {
    const all = unionBy(({ image, digest = '' }) => `${image}@${digest}`, before, added);
    const known = new Set(all.flatMap(({ image, digest }) => (digest === undefined ? [] : [image])));
    return all.filter(({ image, digest }) => digest !== undefined || !known.has(image));
}
function recordedMonorepo(record) {
    const { repository, monorepo, ref, request, deployed, commits = [] } = record;
    return { repository, monorepo, commits: deployed === undefined ? commits : [deployed], source: { ref, request } };
}
const skippedByArgoCd = '# +argocd:skip-file-rendering';
function serializeRecord(title, shape, record) {
    const fields = { schema: 1, ...record };
    const ordered = Object.fromEntries(Object.keys(shape.shape).map((name) => [name, fields[name]]));
    const body = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .stringify */ .As)(ordered, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
    return `# ${title}\n${skippedByArgoCd}\n${body}`;
}
function parseRecord(text, path, shape) {
    const parsed = shape.safeParse(plain(text, path));
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') || 'the record';
    throw unreadable(path, `${field}: ${issue?.message ?? 'is not valid'}`, parsed.error);
}
function plain(text, path) {
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text);
    const [syntax] = document.errors;
    if (syntax !== undefined)
        throw unreadable(path, (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(syntax), syntax);
    try {
        return document.toJS({ maxAliasCount: 0 });
    }
    catch (error) {
        throw unreadable(path, (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error), error);
    }
}
function unreadable(path, problem, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'REVIEW_RECORD_UNREADABLE', `${path} cannot be read: ${problem}`, {
        hint: 'Restore the file from the history of the GitOps repository. Nothing is changed until it can be read.',
        cause,
    });
}
function unionBy(identityOf, before = [], added = []) {
    const byIdentity = new Map([...before, ...added].map((each) => [identityOf(each), each]));
    return [...byIdentity].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
function identity(each) {
    return 'file' in each ? `file ${each.file}` : `name ${each.namespace ?? ''}/${each.name}`;
}


/***/ }),

/***/ 4377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
