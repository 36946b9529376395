export const id = 4090;
export const ids = [4090];
export const modules = {

/***/ 493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   B: () => (/* binding */ documentsWith),
/* harmony export */   Ct: () => (/* binding */ itemsAt),
/* harmony export */   Dm: () => (/* binding */ itemsWith),
/* harmony export */   TE: () => (/* binding */ lookUp),
/* harmony export */   _F: () => (/* binding */ fieldOf),
/* harmony export */   ae: () => (/* binding */ feedHint),
/* harmony export */   e6: () => (/* binding */ follow),
/* harmony export */   k9: () => (/* binding */ placeholderFailure),
/* harmony export */   li: () => (/* binding */ chooseDocument),
/* harmony export */   qd: () => (/* binding */ nodeText),
/* harmony export */   r5: () => (/* binding */ indexOfItem),
/* harmony export */   wK: () => (/* binding */ isPlaceholder)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(843);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4660);
/* harmony import */ var _render_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(743);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1978);






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
    const [, parameter] = /\{\{=?\s*(?:workflow|inputs)\.parameters\.([\w-]+)/.exec(placeholder) ?? [];
    if (parameter !== undefined) {
        return `A parameter of the workflow fills it: give as key the path of its value, as in spec.arguments.parameters[name=${parameter}].value.`;
    }
    if (/\{[{%]/.test(placeholder))
        return 'Edit the values file that feeds the template: the value stands there.';
    return placeholder.includes('$(')
        ? 'A parameter (Tekton) or a var (Kustomize) fills it: change that where it is set.'
        : 'A substitution fills it (Flux: spec.postBuild.substitute; envsubst): change the variable where it is set.';
}
function unfilledIn(text) {
    const placeholder = /\{[a-z][a-z0-9-]*\}(?=\})/.exec(text)?.[0];
    if (placeholder === undefined)
        return '';
    return `${placeholder} right before another brace is no placeholder: write it first, {name=${placeholder},kind=Deployment}. `;
}
function chooseDocument(source, { text, selector, path }) {
    const candidates = documentsWith(source, [...(selector ?? [])]);
    if (candidates.length === 0 && selector !== undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)(`path "${text}"`, `no such document in ${source.file}; it holds ${listDocuments(source.documents)}`, `${unfilledIn(text)}Name one of them between the braces, by document, kind or name.`);
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
const documentsByField = new WeakMap();
function documentsWith(source, fields) {
    const known = documentsByField.get(source) ?? new Map();
    documentsByField.set(source, known);
    const found = fields.map(([field, value]) => {
        const positions = known.get(field) ?? positionsByText(source.documents.map((each) => fieldOf(each, field)));
        known.set(field, positions);
        return positions.get(value) ?? [];
    });
    const [rarest, ...others] = found.sort((one, other) => one.length - other.length);
    if (rarest === undefined)
        return source.documents;
    const isInAll = (index) => others.every((positions) => isIn(positions, index));
    return rarest.filter(isInAll).flatMap((index) => source.documents[index] ?? []);
}
function isIn(numbers, wanted) {
    let [from, to] = [0, numbers.length];
    while (from < to) {
        const middle = (from + to) >> 1;
        if ((numbers[middle] ?? 0) < wanted)
            from = middle + 1;
        else
            to = middle;
    }
    return numbers[from] === wanted;
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
    const matches = itemsWith(document, node, field, value);
    if (matches.length > 1) {
        const place = (0,_path_js__WEBPACK_IMPORTED_MODULE_3__/* .formatPath */ .jV)((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .hopLocation */ .xj)(hops));
        const message = `${document.source.file}: ${matches.length} items of ${place} have ${field}=${value}`;
        const hint = `Choose one by its position: [${matches.join('], [')}].`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'EDIT_AMBIGUOUS', message, { hint });
    }
    return matches[0] === undefined ? undefined : { container: node, index: matches[0] };
}
const itemsByField = new WeakMap();
function itemsWith(document, list, field, value) {
    const fields = itemsByField.get(list) ?? new Map();
    itemsByField.set(list, fields);
    let positions = fields.get(field);
    if (positions === undefined) {
        const texts = list.items.map((item) => textAt({ ...document, root: (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item) }, [field]));
        positions = positionsByText(texts);
        fields.set(field, positions);
    }
    return positions.get(value) ?? [];
}
function positionsByText(texts) {
    const positions = new Map();
    for (const [index, text] of texts.entries()) {
        const others = positions.get(text);
        if (others === undefined)
            positions.set(text, [index]);
        else
            others.push(index);
    }
    return positions;
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
    return mergesOf(map).flatMap((pair) => {
        const value = resolve(pair.value);
        return ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(value) ? value.items.map(resolve) : [value]).filter((each) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(each));
    });
}
const mergesByMap = new WeakMap();
function mergesOf(map) {
    let merges = mergesByMap.get(map);
    if (merges === undefined) {
        merges = map.items.filter(({ key }) => (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .keyText */ .Pu)(key) === '<<' && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && key.type === 'PLAIN');
        mergesByMap.set(map, merges);
    }
    return merges;
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
function indexOfItem(document, list, value) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(list))
        return undefined;
    const index = list.items.findIndex((item) => isEqual(document, (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item), value));
    return index === -1 ? undefined : index;
}
function isEqual(document, node, value) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
        return isEqual(document, document.anchors.targets.get(node) ?? null, value);
    if (typeof value === 'string')
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.value === value && (0,_render_js__WEBPACK_IMPORTED_MODULE_4__/* .readsAsString */ .Di)(node);
    if ((0,_value_js__WEBPACK_IMPORTED_MODULE_5__/* .isMapValue */ .Qy)(value)) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) || keysOf(document, node).size !== value.size)
            return false;
        return [...value].every(([key, child]) => {
            const own = lookUp({ ...document, root: node }, [key]);
            return own !== undefined && isEqual(document, own, child);
        });
    }
    if ((0,_value_js__WEBPACK_IMPORTED_MODULE_5__/* .isListValue */ .kq)(value)) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) || node.items.length !== value.length)
            return false;
        return value.every((child, index) => isEqual(document, (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(node.items[index]), child));
    }
    if (value.kind === 'alias' || value.meaning === undefined)
        return false;
    if (value.meaning === null)
        return (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .isNothing */ .qv)(node);
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.type === yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.PLAIN && node.tag === undefined && isPlainFor(node, value.meaning);
}
function isPlainFor({ source = '', value }, meaning) {
    const agreed = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]\d+)?|true|True|TRUE|false|False|FALSE)$/.test(source);
    return agreed && value === meaning;
}
function keysOf(document, node) {
    const keys = new Set();
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
        return keysOf(document, document.anchors.targets.get(node) ?? null);
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        for (const item of node.items)
            for (const key of keysOf(document, (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item)))
                keys.add(key);
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return keys;
    for (const pair of node.items) {
        const isMerge = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key) && pair.key.type === yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.PLAIN && pair.key.source === '<<';
        if (!isMerge)
            keys.add((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .keyText */ .Pu)(pair.key));
        else
            for (const key of keysOf(document, (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(pair.value)))
                keys.add(key);
    }
    return keys;
}


/***/ }),

/***/ 743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Di: () => (/* binding */ readsAsString),
/* harmony export */   G4: () => (/* binding */ renderString),
/* harmony export */   HT: () => (/* binding */ renderItemLines),
/* harmony export */   Q2: () => (/* binding */ isPrintableLine),
/* harmony export */   _: () => (/* binding */ renderInline),
/* harmony export */   _e: () => (/* binding */ isPlainInFlow),
/* harmony export */   ar: () => (/* binding */ firstItemStart),
/* harmony export */   bF: () => (/* binding */ renderFlowPair),
/* harmony export */   br: () => (/* binding */ styleWithin),
/* harmony export */   ep: () => (/* binding */ quoteOf),
/* harmony export */   fD: () => (/* binding */ renderBlockLines),
/* harmony export */   pZ: () => (/* binding */ indent),
/* harmony export */   q: () => (/* binding */ renderPairLines)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(843);
/* harmony import */ var _splice_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6743);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1978);





const maxKeyLength = 1024;
function renderKey(key, style, flow) {
    const written = renderString(key, style.quoteKeys ? 'double' : 'plain', flow);
    if (written.length <= maxKeyLength)
        return written;
    const problem = `the key ${key.slice(0, 20)}… has ${written.length} characters as it is written; YAML readers take ${maxKeyLength}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('set', problem, 'Check the path; a text of that length belongs in a value.');
}
function renderInline(value, style, flow) {
    if (typeof value === 'string')
        return renderString(value, style.quote, flow);
    if ((0,_value_js__WEBPACK_IMPORTED_MODULE_3__/* .isMapValue */ .Qy)(value)) {
        const pairs = [...value].map(([key, child]) => renderFlowPair(key, child, style));
        return `{${pairs.join(style.comma)}}`;
    }
    if ((0,_value_js__WEBPACK_IMPORTED_MODULE_3__/* .isListValue */ .kq)(value))
        return `[${value.map((child) => renderInline(child, style, true)).join(style.comma)}]`;
    return value.kind === 'alias' ? `*${value.anchor}` : value.plain;
}
function renderFlowPair(key, value, style) {
    return `${renderKey(key, style, true)}${style.colon}${renderInline(value, style, true)}`;
}
function renderPairLines(key, value, style) {
    const head = `${renderKey(key, style, false)}:`;
    if (!(0,_value_js__WEBPACK_IMPORTED_MODULE_3__/* .isFilledCollection */ .JM)(value))
        return [`${head} ${renderInline(value, style, false)}`];
    const step = (0,_value_js__WEBPACK_IMPORTED_MODULE_3__/* .isListValue */ .kq)(value) ? style.listStep : style.step;
    return [head, ...indent(renderBlockLines(value, style), step)];
}
function renderItemLines(value, style, gap) {
    const dash = `-${' '.repeat(gap)}`;
    if (!(0,_value_js__WEBPACK_IMPORTED_MODULE_3__/* .isFilledCollection */ .JM)(value))
        return [dash + renderInline(value, style, false)];
    const [first = '', ...rest] = renderBlockLines(value, style);
    return [dash + first, ...indent(rest, dash.length)];
}
function renderBlockLines(value, style) {
    if ((0,_value_js__WEBPACK_IMPORTED_MODULE_3__/* .isMapValue */ .Qy)(value))
        return [...value].flatMap(([key, child]) => renderPairLines(key, child, style));
    if ((0,_value_js__WEBPACK_IMPORTED_MODULE_3__/* .isListValue */ .kq)(value))
        return value.flatMap((child) => renderItemLines(child, style, 1));
    return [renderInline(value, style, false)];
}
function indent(lines, columns) {
    return lines.map((line) => ' '.repeat(columns) + line);
}
function styleWithin(source, container) {
    const flow = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .isFlow */ .Td)(container);
    const { step = 2, listStep = step } = indentation(source);
    const pairs = flow && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(container) ? container.items : [];
    const json = pairs.length > 0 ? pairs.some((pair) => isDouble(pair.key)) : isJson(source);
    return {
        quote: json ? 'double' : neighbourQuote(container),
        quoteKeys: json,
        step,
        listStep: listStep === 0 ? 0 : step,
        colon: flow ? flowColon(source, container) : ': ',
        comma: flow ? flowComma(source, container) : ', ',
    };
}
function isJson(source) {
    const root = source.documents[0]?.root ?? null;
    if (!(0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .isFlow */ .Td)(root))
        return false;
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(root) && root.items.length > 0
        ? root.items.every((pair) => isDouble(pair.key))
        : source.file.endsWith('.json');
}
function isDouble(key) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && key.type === yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.QUOTE_DOUBLE;
}
const quotes = new WeakMap();
function neighbourQuote(container) {
    if (container === null)
        return 'plain';
    const quote = quotes.get(container) ?? lastQuote(container);
    quotes.set(container, quote);
    return quote;
}
function lastQuote(container) {
    const values = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(container) ? container.items.map((pair) => pair.value) : (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(container) ? container.items : [];
    const last = values.findLast((value) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) && typeof value.value === 'string');
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(last) ? quoteOf(last) : 'plain';
}
const indentations = new WeakMap();
function indentation(source) {
    const known = indentations.get(source) ?? measuredIndentation(source);
    indentations.set(source, known);
    return known;
}
function measuredIndentation(source) {
    let step;
    let listStep;
    const visit = (node) => {
        if ((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .isFlow */ .Td)(node) || (step !== undefined && listStep !== undefined))
            return;
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            for (const item of node.items)
                visit((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item));
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return;
        for (const [index, pair] of node.items.entries()) {
            const child = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(pair.value);
            if (!(0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .isCollection */ .P3)(child) || (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .isFlow */ .Td)(child))
                continue;
            const inner = (0,_splice_js__WEBPACK_IMPORTED_MODULE_4__/* .columnOf */ .uV)(source.text, firstItemStart(child)) - (0,_splice_js__WEBPACK_IMPORTED_MODULE_4__/* .columnOf */ .uV)(source.text, (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .itemStart */ .aZ)({ container: node, index }));
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(child))
                listStep ??= inner;
            else if (inner > 0)
                step ??= inner;
            visit(child);
        }
    };
    for (const { root } of source.documents)
        visit(root);
    return { step, listStep };
}
function firstItemStart(node) {
    return (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .isCollection */ .P3)(node) && node.items.length > 0 ? (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .itemStart */ .aZ)({ container: node, index: 0 }) : (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .startOf */ .GH)(node);
}
function flowColon(source, container) {
    const pair = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(container) ? container.items.at(-1) : undefined;
    const key = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(pair?.key);
    const value = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(pair?.value);
    if (pair === undefined || key === null || value === null || !isDouble(key))
        return ': ';
    const between = source.text.slice((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .endOf */ .pJ)(key), (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .startOf */ .GH)(value));
    return /^ *: *$/.test(between) ? between : ': ';
}
function flowComma(source, container) {
    if (!(0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .isCollection */ .P3)(container) || container.items.length < 2)
        return ', ';
    const second = { container, index: 1 };
    const comma = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .itemTokens */ .Ut)(second).start.find(({ type }) => type === 'comma');
    return comma !== undefined && comma.offset + 1 === (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .itemStart */ .aZ)(second) && source.text[comma.offset] === ','
        ? ','
        : ', ';
}
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const words = new Set(['', '~', 'null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', '<<', '=']);
const typed = [
    /^[-+]?[0-9][0-9_]*$/,
    /^[-+]?0[xX][0-9a-fA-F_]+$/,
    /^[-+]?0[oO]?[0-7_]+$/,
    /^[-+]?0[bB][01_]+$/,
    /^[-+]?(?:\.[0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9_]+)?$/,
    /^[-+]?\.(?:inf|nan)$/i,
    /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
    /^\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?$/,
];
function isStringEverywhere(plain) {
    const spellings = /^[-+.0-9]/.test(plain) ? [plain, plain.replaceAll('_', '')] : [plain];
    return !words.has(plain.toLowerCase()) && !typed.some((pattern) => spellings.some((each) => pattern.test(each)));
}
function readsAsString(scalar) {
    if (typeof scalar.value !== 'string')
        return false;
    return scalar.type !== yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.PLAIN || scalar.tag !== undefined || isStringEverywhere(scalar.value);
}
function renderString(value, quote, flow) {
    refuseLoneSurrogate(value);
    if (quote === 'plain' && isPlainSafe(value, flow))
        return value;
    if (quote === 'single' && !unprintable.test(value))
        return `'${value.replaceAll("'", "''")}'`;
    return doubleQuoted(value);
}
function quoteOf(scalar) {
    if (scalar.type === yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.QUOTE_DOUBLE)
        return 'double';
    return scalar.type === yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.QUOTE_SINGLE ? 'single' : 'plain';
}
function isPrintableLine(value) {
    return !unprintable.test(value.replaceAll('\t', ''));
}
function refuseLoneSurrogate(value) {
    if (!/\p{Surrogate}/u.test(value))
        return;
    const problem = 'the value to write holds half of a surrogate pair, which is no Unicode text';
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'TEXT_NOT_UNICODE', problem, { hint: 'Pass the value as UTF-8 text.' });
}
function isPlainSafe(value, flow) {
    if (unprintable.test(value) || value.trim() !== value || !isStringEverywhere(value))
        return false;
    if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(value) || /:(?:\s|$)|\s#/.test(value) || value.startsWith('...'))
        return false;
    if (/^[-+]?\.?[0-9_]*[eE][-+]?[0-9_]+$/.test(value))
        return false;
    return !flow || !/[,[\]{}:?]/.test(value);
}
function isPlainInFlow(value) {
    return isPlainSafe(value, false) && !/[,[\]{}?]/.test(value);
}
function doubleQuoted(value) {
    return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
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


/***/ })

};
