export const id = 2518;
export const ids = [2518];
export const modules = {

/***/ 843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ blockHeader),
/* harmony export */   BW: () => (/* binding */ placeAt),
/* harmony export */   Cj: () => (/* binding */ blockBodyStart),
/* harmony export */   GH: () => (/* binding */ startOf),
/* harmony export */   JY: () => (/* binding */ childNode),
/* harmony export */   P3: () => (/* binding */ isCollection),
/* harmony export */   Pu: () => (/* binding */ keyText),
/* harmony export */   Sv: () => (/* binding */ valueSlot),
/* harmony export */   Td: () => (/* binding */ isFlow),
/* harmony export */   Ut: () => (/* binding */ itemTokens),
/* harmony export */   XA: () => (/* binding */ contentEnd),
/* harmony export */   a5: () => (/* binding */ isBlockScalar),
/* harmony export */   aZ: () => (/* binding */ itemStart),
/* harmony export */   c6: () => (/* binding */ findPair),
/* harmony export */   cg: () => (/* binding */ stepOf),
/* harmony export */   fV: () => (/* binding */ indexOfKey),
/* harmony export */   hK: () => (/* binding */ asNode),
/* harmony export */   pJ: () => (/* binding */ endOf),
/* harmony export */   qv: () => (/* binding */ isNothing),
/* harmony export */   v1: () => (/* binding */ isUnwritten),
/* harmony export */   xj: () => (/* binding */ hopLocation),
/* harmony export */   yI: () => (/* binding */ lastHop),
/* harmony export */   z4: () => (/* binding */ itemEnd)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _splice_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6743);


function isCollection(node) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node);
}
function asNode(value) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) || isCollection(value) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(value) ? value : null;
}
function keyText(key) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key))
        return key === null ? '' : undefined;
    if (key.type === yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.PLAIN)
        return key.source ?? '';
    return typeof key.value === 'string' ? key.value : key.source;
}
const indexesByKey = new WeakMap();
function indexOfKey(map, key) {
    if (map.items.length < 32)
        return map.items.findIndex((pair) => keyText(pair.key) === key);
    let indexes = indexesByKey.get(map);
    if (indexes === undefined) {
        indexes = new Map(map.items.map((pair, index) => [keyText(pair.key), index]));
        indexesByKey.set(map, indexes);
    }
    return indexes.get(key) ?? -1;
}
function findPair(map, key) {
    return map.items[indexOfKey(map, key)];
}
function pairAt({ container, index }) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(container) ? container.items[index] : undefined;
}
function childNode(hop) {
    const { container, index } = hop;
    return asNode((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(container) ? pairAt(hop)?.value : container.items[index]);
}
function lastHop(container) {
    return { container, index: container.items.length - 1 };
}
function hopLocation(hops) {
    return hops.map(stepOf);
}
function stepOf(hop) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(hop.container) ? (keyText(pairAt(hop)?.key) ?? '?') : hop.index;
}
function isNothing(node) {
    return node === null || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.value === null);
}
function isUnwritten(node) {
    return node === null || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && startOf(node) === endOf(node));
}
function startOf(node) {
    return node.range?.[0] ?? 0;
}
function endOf(node) {
    return node.range?.[1] ?? 0;
}
function itemTokens(hop) {
    const { container, index } = hop;
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(container))
        return pairAt(hop)?.srcToken ?? { start: [] };
    const list = container.srcToken;
    return (list !== undefined && 'items' in list ? list.items[index] : undefined) ?? { start: [] };
}
function isFlow(node) {
    return isCollection(node) && node.flow === true;
}
const blank = new Set(['space', 'newline', 'comment', 'comma']);
function itemStart(hop) {
    const { start, key, sep, value } = itemTokens(hop);
    const first = start.find((token) => !blank.has(token.type));
    return first?.offset ?? key?.offset ?? sep?.[0]?.offset ?? value?.offset ?? 0;
}
function valueSlot(hop) {
    const { start, key, sep } = itemTokens(hop);
    const pair = pairAt(hop);
    const tokens = pair === undefined ? start : (sep ?? []);
    const last = tokens.findLast((token) => !blank.has(token.type));
    if (last !== undefined)
        return { end: last.offset + last.source.length, indicated: true };
    const keyNode = asNode(pair?.key);
    const end = keyNode === null ? key?.offset : endOf(keyNode);
    return { end: end ?? (key === undefined ? afterComma(start) : 0), indicated: pair === undefined };
}
function afterComma(tokens) {
    const comma = tokens.findLast(({ type }) => type === 'comma');
    return comma === undefined ? 0 : comma.offset + 1;
}
function itemEnd(hop, text) {
    const value = childNode(hop);
    return value === null || isUnwritten(value) ? valueSlot(hop).end : contentEnd(value, text);
}
function contentEnd(node, text) {
    if (isCollection(node) && !isFlow(node) && node.items.length > 0)
        return itemEnd(lastHop(node), text);
    return isBlockScalar(node) ? blockScalarEnd(node, text) : endOf(node);
}
function isBlockScalar(node) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && (node.type === yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.BLOCK_LITERAL || node.type === yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.BLOCK_FOLDED);
}
function blockHeader(node) {
    const token = node.srcToken;
    const header = token?.type === 'block-scalar' ? token.props.find((prop) => prop.type === 'block-scalar-header') : undefined;
    return header !== undefined && 'source' in header ? header.source : '|';
}
function blockScalarEnd(node, text) {
    const body = text.slice(startOf(node), endOf(node));
    if (blockHeader(node).includes('+'))
        return startOf(node) + body.replace(/\r?\n$/, '').length;
    return startOf(node) + (0,_splice_js__WEBPACK_IMPORTED_MODULE_1__/* .lineEnd */ .kd)(body, body.replace(/[ \t\r\n]+$/, '').length);
}
function blockBodyStart(node, text) {
    return (0,_splice_js__WEBPACK_IMPORTED_MODULE_1__/* .nextLine */ .sE)(text, startOf(node));
}
function placeAt(source, offset) {
    const { line, col } = source.lines.linePos(offset);
    return { file: source.file, line, column: col };
}


/***/ }),

/***/ 2518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   decodeText: () => (/* binding */ decodeText),
/* harmony export */   parseEdited: () => (/* binding */ parseEdited),
/* harmony export */   parseSource: () => (/* binding */ parseSource)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(843);



const maxLength = 1024 * 1024;
const maxDepth = 100;
const maxKeys = 100_000;
const maxExpanded = 1_000_000;
const bracketFlood = /(?:[[{][ \t\r\n]*){200}|(?:[-?][ \t]+){200}/;
const tooLargeHint = 'Keep what changes with a deployment in a small file of its own, or split this one.';
const hints = new Map([
    ['YAML_DUPLICATE_KEY', 'YAML readers disagree on which one counts; remove one of them.'],
    ['YAML_TOO_LARGE', tooLargeHint],
]);
function parseSource(file, text) {
    if (text.length > maxLength) {
        const message = `${file}: ${text.length} characters; at most ${maxLength} are edited`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'YAML_TOO_LARGE', message, { hint: tooLargeHint });
    }
    if (bracketFlood.test(text))
        throw tooDeep(file);
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const documents = [];
    const source = { file, text, documents, lines };
    const tokens = [...new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX(lines.addNewLine).parse(text)];
    const core = compose(source, tokens, '1.2');
    const legacy = compose(source, tokens, '1.1');
    const budget = { keys: maxKeys };
    for (const [index, { contents }] of core.entries()) {
        const root = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(contents);
        const anchors = new AnchorWalk(source, budget);
        anchors.visit(root, 0);
        documents.push({ source, index, root, legacyRoot: (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(legacy[index]?.contents), anchors });
    }
    refuseEncrypted(source);
    return source;
}
function parseEdited(before, text) {
    try {
        return parseSource(before.file, text);
    }
    catch (cause) {
        if (cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR && /^YAML_TOO_/.test(cause.code)) {
            const hint = 'Check the path and the value that are to be written; nothing was changed.';
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', cause.code, `with the edit, ${cause.message}`, { hint, cause });
        }
        const message = `${before.file}: the edited text would not be the YAML that was asked for; nothing was written`;
        const hint = 'The place to edit is laid out in a way that cannot be edited safely; change this value by hand once.';
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'EDIT_COLLATERAL', message, { hint, cause });
    }
}
function compose(source, tokens, version) {
    const composer = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Composer */ .Dk({ keepSourceTokens: true, uniqueKeys: false, version });
    const documents = [...composer.compose(tokens, false, source.text.length)];
    const error = documents.flatMap((document) => document.errors)[0];
    if (error === undefined)
        return documents;
    if (error.code === 'RESOURCE_EXHAUSTION')
        throw tooDeep(source.file, error);
    const template = /\{[{%]/.test(source.text);
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', template ? 'YAML_TEMPLATE' : 'YAML_SYNTAX', `${position(source, error.pos[0])}: ${template ? 'a template, not YAML: ' : ''}${error.message}`, { hint: template ? templateHint : syntaxHint(source), cause: error, place: (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .placeAt */ .BW)(source, error.pos[0]) });
}
const templateHint = 'Edit the values file that feeds the template, or name with `key` a plain “key: value” line of this file.';
function syntaxHint(source) {
    const loneReturn = /\r(?!\n)/.exec(source.text);
    return loneReturn === null
        ? 'Only files that every YAML reader accepts are edited; fix this line first.'
        : `A carriage return without a line feed stands at ${position(source, loneReturn.index)}; end lines with LF or CRLF.`;
}
function tooDeep(file, cause) {
    const hint = 'Look for brackets or dashes that never end; nothing was changed.';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'YAML_TOO_DEEP', `${file}: nested too deeply to be configuration`, { hint, cause });
}
function position(source, offset) {
    const { file, line, column } = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .placeAt */ .BW)(source, offset);
    return `${file}:${line}:${column}`;
}
function refuseEncrypted({ file, documents }) {
    const child = (node, key) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .findPair */ .c6)(node, key)?.value : undefined);
    if (!documents.some(({ root }) => (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(child(child(root, 'sops'), 'mac')) !== null))
        return;
    const message = `${file}: encrypted with SOPS, whose checksum covers every value`;
    const hint = 'Keep the image in a file of its own that is not encrypted, or change this one with `sops set`.';
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'SOPS_ENCRYPTED', message, { hint });
}
function decodeText(file, bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (cause) {
        const hint = 'Save the file as UTF-8; other encodings cannot be edited without changing other bytes.';
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'FILE_NOT_UTF8', `${file}: not UTF-8 text`, { hint, cause });
    }
}
class AnchorWalk {
    targets = new Map();
    places = new Map();
    users = new Map();
    #named = new Map();
    #sizes = new Map();
    #hops = [];
    #source;
    #budget;
    constructor(source, budget) {
        this.#source = source;
        this.#budget = budget;
    }
    visit(node, depth) {
        if (node === null)
            return 1;
        if (depth > maxDepth)
            throw this.#refuse('YAML_TOO_DEEP', node, `nested deeper than ${maxDepth} levels`);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            return this.#alias(node);
        if (node.anchor !== undefined) {
            this.#named.set(node.anchor, node);
            this.places.set(node, [...this.#hops]);
        }
        const size = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) ? 1 : this.#children(node, depth + 1);
        if (size > maxExpanded)
            throw this.#refuse('YAML_ALIAS_BOMB', node, `aliases expand to more than ${maxExpanded} nodes`);
        if (node.anchor !== undefined)
            this.#sizes.set(node, size);
        return size;
    }
    #alias(alias) {
        const name = alias.source;
        const target = this.#named.get(name);
        if (target === undefined)
            throw this.#refuse('YAML_SYNTAX', alias, `the alias *${name} has no anchor before it`);
        const size = this.#sizes.get(target);
        if (size === undefined)
            throw this.#refuse('YAML_ALIAS_BOMB', alias, `the alias *${name} contains itself`);
        this.targets.set(alias, target);
        const users = this.users.get(target) ?? [];
        users.push([...this.#hops]);
        this.users.set(target, users);
        return size;
    }
    #children(container, depth) {
        let size = 1;
        const keys = new Set();
        for (const [index, item] of container.items.entries()) {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(container))
                this.#refuseDuplicate(item, keys);
            else
                this.#count(container);
            this.#hops.push({ container, index });
            const nodes = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(item) ? [item.key, item.value] : [item];
            for (const node of nodes)
                size += this.visit((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(node), depth);
            this.#hops.pop();
        }
        return size;
    }
    #refuseDuplicate(pair, seen) {
        const key = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .keyText */ .Pu)(pair.key);
        const node = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(pair.key);
        this.#count(node);
        if (key === undefined || key === '<<')
            return;
        const meant = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && typeof node.value !== 'string' ? String(node.value) : key;
        if (seen.has(meant)) {
            throw this.#refuse('YAML_DUPLICATE_KEY', node, `the key ${JSON.stringify(key)} is there twice`);
        }
        seen.add(meant);
    }
    #count(node) {
        this.#budget.keys--;
        if (this.#budget.keys < 0)
            throw this.#refuse('YAML_TOO_LARGE', node, `more than ${maxKeys} keys and list items`);
    }
    #refuse(code, node, problem) {
        const hint = hints.get(code) ?? 'The file cannot be edited safely as it is.';
        const offset = node === null ? 0 : (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .startOf */ .GH)(node);
        const place = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .placeAt */ .BW)(this.#source, offset);
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', code, `${position(this.#source, offset)}: ${problem}`, { hint, place });
    }
}


/***/ }),

/***/ 6743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PT: () => (/* binding */ lineStart),
/* harmony export */   Ut: () => (/* binding */ applySplices),
/* harmony export */   kd: () => (/* binding */ lineEnd),
/* harmony export */   pn: () => (/* binding */ lineBreakAt),
/* harmony export */   sE: () => (/* binding */ nextLine),
/* harmony export */   uV: () => (/* binding */ columnOf)
/* harmony export */ });
function applySplices(text, splices) {
    const ordered = splices.map((splice, order) => ({ ...splice, order }));
    ordered.sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
    let result = '';
    let at = 0;
    for (const splice of ordered) {
        if (splice.start < at)
            throw new RangeError(`splices overlap at ${splice.start}`);
        result += text.slice(at, splice.start) + splice.text;
        at = splice.end;
    }
    return result + text.slice(at);
}
function lineStart(text, offset) {
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    return start === 0 && text.startsWith('\uFEFF') ? Math.min(1, offset) : start;
}
function lineEnd(text, offset) {
    const end = text.indexOf('\n', offset);
    if (end === -1)
        return text.length;
    return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}
function nextLine(text, offset) {
    const end = text.indexOf('\n', offset);
    return end === -1 ? text.length : end + 1;
}
function lineBreakAt(text, offset) {
    const end = lineEnd(text, offset);
    if (text.startsWith('\r\n', end))
        return '\r\n';
    if (text[end] === '\n')
        return '\n';
    return /\r?\n/.exec(text)?.[0] ?? '\n';
}
function columnOf(text, offset) {
    return offset - lineStart(text, offset);
}


/***/ })

};
