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
/* harmony export */   KS: () => (/* binding */ blockMargin),
/* harmony export */   Kc: () => (/* binding */ keyScalar),
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
/* harmony export */   oO: () => (/* binding */ resolveKey),
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
const aliasedKeys = new WeakMap();
function resolveKey(alias, target) {
    aliasedKeys.set(alias, target);
}
function keyScalar(key) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(key))
        return aliasedKeys.get(key);
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? key : undefined;
}
function keyText(node) {
    if (node === null)
        return '';
    const key = keyScalar(node);
    if (key === undefined)
        return undefined;
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
    const margin = blockMargin(node, text);
    for (let end = text.slice(0, endOf(node)).replace(/\r?\n$/, '').length;;) {
        const start = text.lastIndexOf('\n', end - 1) + 1;
        const line = text.slice(start, end);
        if (start <= startOf(node) || !/^ *\r?$/.test(line) || line.replace('\r', '').length > margin) {
            return line.endsWith('\r') ? end - 1 : end;
        }
        end = start - 1;
    }
}
function blockMargin(node, text) {
    const digit = /[1-9]/.exec(blockHeader(node))?.[0];
    const outer = node.srcToken?.type === 'block-scalar' ? node.srcToken.indent : 0;
    if (digit !== undefined)
        return Math.max(outer, 0) + Number(digit);
    const first = /^ *(?=[^ \r\n])/m.exec(text.slice(blockBodyStart(node, text), endOf(node)));
    return first?.[0].length ?? Number.POSITIVE_INFINITY;
}
function blockBodyStart(node, text) {
    return (0,_splice_js__WEBPACK_IMPORTED_MODULE_1__/* .nextLine */ .sE)(text, startOf(node));
}
function placeAt(source, offset) {
    const { line, col } = source.lines.linePos(offset);
    return { file: source.file, line, column: col };
}


/***/ }),

/***/ 8727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G7: () => (/* binding */ endBlockAsWritten),
/* harmony export */   Md: () => (/* binding */ tokensInAnyColumn),
/* harmony export */   Vm: () => (/* binding */ forbiddenIn),
/* harmony export */   _v: () => (/* binding */ oldBreakIn),
/* harmony export */   bp: () => (/* binding */ indentedBlanks),
/* harmony export */   cF: () => (/* binding */ endsBlock),
/* harmony export */   gC: () => (/* binding */ gluedBeside),
/* harmony export */   vQ: () => (/* binding */ chompBlock),
/* harmony export */   wA: () => (/* binding */ isUnended),
/* harmony export */   z0: () => (/* binding */ gluedColon)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(843);


const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\ufffe\uffff]|\r(?!\n)/;
const oldBreaks = /[\u0085\u2028\u2029]/g;
function forbiddenIn(text) {
    const found = forbidden.exec(text);
    if (found === null)
        return undefined;
    const { index: offset, 0: character } = found;
    if (character !== '\r') {
        const problem = `the character ${nameOf(character)} stands unescaped, which go-yaml or PyYAML refuse`;
        return { offset, problem, hint: removeIt };
    }
    const problem = 'a carriage return without a line feed ends a line for some readers';
    return { offset, problem, hint: 'End lines with LF or CRLF.' };
}
function oldBreakIn(text, roots) {
    for (const { index: offset, 0: character } of text.matchAll(oldBreaks)) {
        if (roots.some((root) => isQuotedAt(root, offset)))
            continue;
        const problem = `the character ${nameOf(character)} ends a line for go-yaml and PyYAML, and does not for YAML 1.2`;
        return { offset, problem, hint: removeIt };
    }
    return undefined;
}
const removeIt = 'Remove it, or write it as an escape in double quotes.';
function nameOf(character) {
    return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
function isQuotedAt(node, offset) {
    if (node === null)
        return false;
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node)) {
        const quoted = node.type === yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.QUOTE_DOUBLE || node.type === yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.QUOTE_SINGLE;
        return quoted && (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .startOf */ .GH)(node) < offset && offset < (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .endOf */ .pJ)(node);
    }
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return false;
    return node.items.some((item) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(item)
        ? isQuotedAt((0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .asNode */ .hK)(item.key), offset) || isQuotedAt((0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .asNode */ .hK)(item.value), offset)
        : isQuotedAt((0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .asNode */ .hK)(item), offset));
}
function gluedColon(text, hop) {
    const { container } = hop;
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(container) || text[(0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .startOf */ .GH)(container)] !== '{')
        return undefined;
    return gluedAt(text, hop, 'Put a space behind the colon.');
}
function gluedBeside(text, containers) {
    const hint = 'Put the text in quotes, or write the whole list.';
    for (const container of containers) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(container) || !(0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .isFlow */ .Td)(container))
            continue;
        for (const item of container.items) {
            const glued = gluedAt(text, { container: item, index: 0 }, hint);
            if (glued !== undefined)
                return glued;
        }
    }
    return undefined;
}
function gluedAt(text, { container, index }, hint) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(container) || !(0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .isFlow */ .Td)(container))
        return undefined;
    const key = (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .asNode */ .hK)(container.items[index]?.key);
    const colon = (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .itemTokens */ .Ut)({ container, index }).sep?.find(({ type }) => type === 'map-value-ind');
    if (colon === undefined || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) || key.type !== yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.PLAIN)
        return undefined;
    if (!/[,[\]{}]/.test(text[colon.offset + 1] ?? ''))
        return undefined;
    const problem = `"${key.source}:" directly before "${text[colon.offset + 1]}" is a key for some readers and belongs to its text for go-yaml`;
    return { offset: colon.offset, problem, hint };
}
function indentedBlanks(text, node) {
    if (!(0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlockScalar */ .a5)(node))
        return undefined;
    const header = (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .blockHeader */ .$6)(node);
    const start = (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .blockBodyStart */ .Cj)(node, text);
    const body = text.slice(start, (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .endOf */ .pJ)(node));
    const isBlank = body.trim() === '' && /[1-9]/.test(header);
    const below = /^(?: *\r?\n)* */.exec(text.slice((0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .endOf */ .pJ)(node)))?.[0] ?? '';
    const margin = (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .blockMargin */ .KS)(node, text);
    const lines = (isBlank ? body + below : below).split('\n');
    const indented = lines.some((line) => line.replace('\r', '').length > margin);
    const unended = header.includes('+') && (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .endOf */ .pJ)(node) === text.length && /(?:^|\n) +$/.test(body);
    if (!indented && !unended)
        return undefined;
    const problem = 'spaces at the end of this text are a part of it for some readers';
    return { offset: (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .startOf */ .GH)(node), problem, hint: 'Remove the spaces in its blank lines.' };
}
function lastNode(root) {
    let node = root;
    while ((0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .isCollection */ .P3)(node) && !(0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .isFlow */ .Td)(node) && node.items.length > 0)
        node = (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .childNode */ .JY)((0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .lastHop */ .yI)(node));
    return node;
}
function unendedBlock(root, text) {
    const node = lastNode(root);
    return (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlockScalar */ .a5)(node) && isUnended(node, text) ? node : undefined;
}
function isUnended(node, text) {
    const isLast = (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .endOf */ .pJ)(node) === text.length && !text.endsWith('\n');
    return isLast && (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .contentEnd */ .XA)(node, text) === text.length && (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .blockBodyStart */ .Cj)(node, text) < text.length;
}
function endBlockAsWritten(root, text) {
    const node = unendedBlock(root, text);
    if (node !== undefined && typeof node.value === 'string')
        node.value = node.value.replace(/\n$/, '');
}
function chompBlock(root, text, splices) {
    const node = unendedBlock(root, text);
    const adds = splices.some((each) => each.start === text.length && each.text.includes('\n'));
    if (node === undefined || !adds || splices.some(({ start, end }) => end > (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .startOf */ .GH)(node) && start < text.length))
        return splices;
    const header = (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .blockHeader */ .$6)(node);
    if (header.includes('-'))
        return splices;
    const start = (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .startOf */ .GH)(node);
    return [...splices, { start, end: start + header.length, text: `${header.replace('+', '')}-` }];
}
function endsBlock(root, text, offset) {
    let node = root;
    while ((0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .isCollection */ .P3)(node) && !(0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .isFlow */ .Td)(node)) {
        const { items } = node;
        const container = node;
        const index = items.findLastIndex((_, at) => (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .itemStart */ .aZ)({ container, index: at }) < offset);
        if (index === -1)
            return false;
        node = (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .childNode */ .JY)({ container, index });
    }
    return (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlockScalar */ .a5)(node) && (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .startOf */ .GH)(node) < offset && offset <= (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .endOf */ .pJ)(node) && (0,_node_js__WEBPACK_IMPORTED_MODULE_1__/* .blockBodyStart */ .Cj)(node, text) < offset;
}
function tokensInAnyColumn(text) {
    const lexer = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG();
    const inner = lexer;
    for (const name of ['parseQuotedScalar', 'parseFlowCollection']) {
        const parse = inner[name].bind(lexer);
        inner[name] = function* () {
            const { indentNext } = inner;
            inner.indentNext = 0;
            try {
                return yield* parse();
            }
            finally {
                inner.indentNext = indentNext;
            }
        };
    }
    const parser = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX();
    const tokens = [];
    for (const lexeme of lexer.lex(text))
        tokens.push(...parser.next(lexeme));
    tokens.push(...parser.end());
    return tokens;
}


/***/ }),

/***/ 8556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jj: () => (/* binding */ refuseEncrypted),
/* harmony export */   a8: () => (/* binding */ keepEncrypted),
/* harmony export */   h: () => (/* binding */ holdsCipherText),
/* harmony export */   tE: () => (/* binding */ withHidden)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(843);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4660);




const ruleNames = ['unencrypted_suffix', 'encrypted_suffix', 'unencrypted_regex', 'encrypted_regex'];
const commentRules = ['unencrypted_comment_regex', 'encrypted_comment_regex'];
function refuseEncrypted(file) {
    ruleOf(file);
}
function keepEncrypted(before, after) {
    const rule = ruleOf(before);
    if (rule === undefined)
        return;
    const [old, now] = [encryptedValues(before, rule), encryptedValues(after, rule)];
    const index = old.findIndex((each, at) => each.text !== now[at]?.text);
    if (index === -1 && old.length === now.length)
        return;
    const [was, is] = index === -1 ? [undefined, now[old.length]] : [old[index], now[index]];
    const isNew = is !== undefined && now.length > old.length;
    const place = (0,_path_js__WEBPACK_IMPORTED_MODULE_3__/* .formatPath */ .jV)((isNew ? is : was)?.at ?? []);
    if (isNew) {
        const hint = `Add it with \`sops set\`, or under a key that this rule leaves alone (${rule.text}).`;
        throw refused(`${before.file}: SOPS encrypts what stands at ${place}, and this would be clear text`, hint);
    }
    const hint = 'Change it with `sops set`; only what is not encrypted in this file can be edited.';
    throw refused(`${before.file}: ${place} is encrypted or signed with SOPS`, hint);
}
const imageKey = /image|repo(sitory)?|registry|tag|digest|version|newname/i;
const cipherText = 'ENC[AES256_GCM,';
const notFoundCodes = new Set(['IMAGE_NOT_FOUND', 'IMAGE_NOT_IN_RESOURCES', 'EDIT_PATH_TYPE']);
function withHidden(error, file) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR) || !notFoundCodes.has(error.code))
        return error;
    const rule = ruleOf(file);
    if (rule === undefined)
        return error;
    const hidden = encryptedValues(file, rule).filter(({ at, isCipher }) => isCipher && at[0] !== 'sops');
    const ofImage = hidden.filter(({ at }) => at.some((step) => typeof step === 'string' && imageKey.test(step)));
    const named = [...new Set((ofImage.length > 0 ? ofImage : hidden).map(({ at }) => (0,_path_js__WEBPACK_IMPORTED_MODULE_3__/* .formatPath */ .jV)(at)))];
    if (named.length === 0)
        return error;
    const places = named.length > 5 ? `${named.slice(0, 5).join(', ')} and ${named.length - 5} more` : named.join(', ');
    if (ofImage.length === 0)
        return error.with({ hint: `${error.hint}. What SOPS encrypts was not searched: ${places}.` });
    const hint = `Keep the image in clear text: in a file of its own, or leave its keys out of the rule (${rule.text}), then decrypt and encrypt the file anew. Or change it with \`sops set\`.`;
    return refused(`${file.file}: the image may stand where SOPS encrypts, which cannot be read here: ${places}`, hint);
}
function holdsCipherText(text) {
    return text.includes(cipherText);
}
function refused(message, hint) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'SOPS_ENCRYPTED', message, { hint });
}
function ruleOf({ file, documents }) {
    const rules = documents.flatMap(({ root }) => {
        const metadata = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(root) ? (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .findPair */ .c6)(root, 'sops')?.value : undefined);
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(metadata) && String(scalarAt(metadata, 'mac')).startsWith('ENC[') ? [ruleIn(file, metadata)] : [];
    });
    const [first] = rules;
    if (rules.some(({ text }) => text !== first?.text)) {
        throw refused(`${file}: encrypted with SOPS, by another rule in each document`, wholeHint);
    }
    return first;
}
const wholeHint = 'Keep the image in a file of its own that is not encrypted, or change this one with `sops set`.';
function ruleIn(file, metadata) {
    if (scalarAt(metadata, 'mac_only_encrypted') !== true) {
        const hint = `${wholeHint} With \`mac_only_encrypted: true\` in its creation rule, values that are not encrypted can be edited.`;
        throw refused(`${file}: encrypted with SOPS, whose checksum covers every value`, hint);
    }
    const textAt = (name) => String(scalarAt(metadata, name) ?? '');
    const byComment = commentRules.find((name) => textAt(name) !== '');
    const given = ruleNames.filter((name) => textAt(name) !== '');
    if (byComment !== undefined || given.length > 1) {
        const why = byComment ?? given.join(' and ');
        throw refused(`${file}: encrypted with SOPS by ${why}, which cannot be judged here`, wholeHint);
    }
    const [name = 'unencrypted_suffix'] = given;
    const value = textAt(name) || '_unencrypted';
    const pattern = name.endsWith('_regex') ? goRegularExpression(value) : undefined;
    if (name.endsWith('_regex') && pattern === undefined) {
        throw refused(`${file}: encrypted with SOPS by ${name}: ${value}, which cannot be judged here`, wholeHint);
    }
    const matches = (key) => pattern?.test(key) ?? key.endsWith(value);
    const matched = name.startsWith('encrypted');
    return { text: `${name}: ${value}`, encrypts: (keys) => keys.some(matches) === matched };
}
function scalarAt(map, key) {
    const value = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(map) ? (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .findPair */ .c6)(map, key)?.value : undefined;
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) ? value.value : undefined;
}
function goRegularExpression(pattern) {
    const anyCase = pattern.startsWith('(?i)');
    const body = anyCase ? pattern.slice('(?i)'.length) : pattern;
    if (body.length > 500 || /\(\?(?!:)|\\[1-9k]|\)[*+{]/.test(body))
        return undefined;
    try {
        return new RegExp(body, anyCase ? 'iu' : 'u');
    }
    catch {
        return undefined;
    }
}
function encryptedValues({ documents }, rule) {
    const found = [];
    for (const [index, { root, anchors }] of documents.entries()) {
        const visit = (written, at) => {
            const node = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(written) ? (anchors.targets.get(written) ?? null) : written;
            if (node === null || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
                return;
            const own = at[0] === 'sops';
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node)) {
                const keys = at.filter((step) => typeof step === 'string');
                const cipher = String(node.value).startsWith(cipherText);
                if (!own && !cipher && (node.value === null || !rule.encrypts(keys)))
                    return;
                found.push({
                    at,
                    isCipher: cipher,
                    text: JSON.stringify([index, keys, typeof node.value, String(node.value)]),
                });
                return;
            }
            for (const [position, item] of node.items.entries()) {
                if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(item))
                    visit((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item.value), [...at, (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .keyText */ .Pu)(item.key) ?? '?']);
                else
                    visit((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item), [...at, position]);
            }
        };
        visit(root, []);
    }
    return found;
}


/***/ }),

/***/ 2518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   disagreed: () => (/* binding */ disagreed),
/* harmony export */   parseEdited: () => (/* binding */ parseEdited),
/* harmony export */   parseSource: () => (/* binding */ parseSource),
/* harmony export */   textOf: () => (/* binding */ textOf)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(843);
/* harmony import */ var _readers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8727);
/* harmony import */ var _sops_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8556);





function textOf({ mark, text }) {
    return mark + text;
}
const maxLength = 1024 * 1024;
const maxDepth = 100;
const maxKeys = 100_000;
const maxExpanded = 1_000_000;
const bracketFlood = /(?:[[{][ \t\r\n]*){200}|(?:[-?][ \t]+){200}/;
const tooLargeHint = 'Keep what changes with a deployment in a small file of its own, or split this one.';
const hints = new Map([
    ['YAML_DUPLICATE_KEY', 'YAML readers disagree on which one counts; remove one of them.'],
    ['YAML_TOO_LARGE', tooLargeHint],
    ['YAML_ALIAS_KEY', 'Not every YAML reader takes such a key; write the key itself in place of the alias.'],
]);
function parseSource(file, whole) {
    const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
    const text = whole.slice(mark.length);
    if (text.length > maxLength) {
        const message = `${file}: ${text.length} characters; at most ${maxLength} are edited`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'YAML_TOO_LARGE', message, { hint: tooLargeHint });
    }
    if (bracketFlood.test(text))
        throw tooDeep(file);
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const documents = [];
    const source = { file, mark, text, documents, lines };
    const { core, legacy } = composeBoth(source);
    const roots = core.map(({ contents }) => (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(contents));
    const oldBreak = (0,_readers_js__WEBPACK_IMPORTED_MODULE_3__/* .oldBreakIn */ ._v)(text, roots);
    if (oldBreak !== undefined)
        throw disagreed(source, oldBreak);
    for (const each of [core, legacy])
        (0,_readers_js__WEBPACK_IMPORTED_MODULE_3__/* .endBlockAsWritten */ .G7)((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(each.at(-1)?.contents), text);
    const budget = { keys: maxKeys };
    for (const [index, root] of roots.entries()) {
        const anchors = new AnchorWalk(source, budget);
        anchors.visit(root, 0);
        const legacyRoot = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(legacy[index]?.contents);
        if (anchors.asKeys.size > 0)
            resolveKeys(legacyRoot, new Map());
        documents.push({ source, index, root, legacyRoot, anchors });
    }
    (0,_sops_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseEncrypted */ .Jj)(source);
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
        if (cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR && cause.code === 'SOPS_ENCRYPTED') {
            const hint = 'Leave the map `sops` to SOPS; nothing was changed.';
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', cause.code, `with the edit, ${cause.message}`, { hint, cause });
        }
        const message = `${before.file}: the edited text would not be the YAML that was asked for; nothing was written`;
        const hint = 'The place to edit is laid out in a way that cannot be edited safely; change this value by hand once.';
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'EDIT_COLLATERAL', message, { hint, cause });
    }
}
function composeBoth(source) {
    const strict = compose(source, [...new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX(source.lines.addNewLine).parse(source.text)]);
    const forbidden = (0,_readers_js__WEBPACK_IMPORTED_MODULE_3__/* .forbiddenIn */ .Vm)(source.text);
    if (forbidden !== undefined)
        throw disagreed(source, forbidden);
    if (!('code' in strict))
        return strict;
    const composed = compose(source, (0,_readers_js__WEBPACK_IMPORTED_MODULE_3__/* .tokensInAnyColumn */ .Md)(source.text));
    if ('code' in composed)
        throw syntaxFailure(source, strict);
    return composed;
}
function compose({ text }, tokens) {
    const both = ['1.2', '1.1'].map((version) => {
        const composer = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Composer */ .Dk({ keepSourceTokens: true, uniqueKeys: false, version });
        return [...composer.compose(tokens, false, text.length)];
    });
    const [core = [], legacy = []] = both;
    return both.flat().flatMap(({ errors }) => errors)[0] ?? { core, legacy };
}
function syntaxFailure(source, error) {
    if (error.code === 'RESOURCE_EXHAUSTION')
        return tooDeep(source.file, error);
    const template = /\{[{%]/.test(source.text);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', template ? 'YAML_TEMPLATE' : 'YAML_SYNTAX', `${position(source, error.pos[0])}: ${template ? 'a template, not YAML: ' : ''}${error.message}`, {
        hint: template ? templateHint : syntaxHint(source, error.pos[0]),
        cause: error,
        place: (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .placeAt */ .BW)(source, error.pos[0]),
    });
}
function disagreed(source, { offset, problem, hint }) {
    const place = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .placeAt */ .BW)(source, offset);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'YAML_SYNTAX', `${position(source, offset)}: ${problem}`, { hint, place });
}
const templateHint = 'Edit the values file that feeds the template, or name with `key` a plain “key: value” line of this file.';
function syntaxHint(source, offset) {
    const line = source.text.slice(source.text.lastIndexOf('\n', offset - 1) + 1, offset + 1);
    const alias = /(?:^|[\s{,])(\*[^\s,[\]{}:]+):/.exec(line)?.[1];
    if (alias !== undefined)
        return `An alias as a key needs a space before its colon, or the colon is of its name: ${alias} :`;
    return 'Only files that every YAML reader accepts are edited; fix this line first.';
}
function tooDeep(file, cause) {
    const hint = 'Look for brackets or dashes that never end; nothing was changed.';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'YAML_TOO_DEEP', `${file}: nested too deeply to be configuration`, { hint, cause });
}
function position(source, offset) {
    const { file, line, column } = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .placeAt */ .BW)(source, offset);
    return `${file}:${line}:${column}`;
}
function resolveKeys(node, named) {
    if (node === null || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
        return;
    if (node.anchor !== undefined)
        named.set(node.anchor, node);
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return;
    for (const item of node.items) {
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(item)) {
            resolveKeys((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item), named);
            continue;
        }
        const target = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(item.key) ? named.get(item.key.source) : undefined;
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(item.key) && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(target))
            (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveKey */ .oO)(item.key, target);
        resolveKeys((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item.key), named);
        resolveKeys((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(item.value), named);
    }
}
class AnchorWalk {
    targets = new Map();
    places = new Map();
    users = new Map();
    asKeys = new Set();
    keys = new Set();
    redefined = new Set();
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
        const blanks = (0,_readers_js__WEBPACK_IMPORTED_MODULE_3__/* .indentedBlanks */ .bp)(this.#source.text, node);
        if (blanks !== undefined)
            throw disagreed(this.#source, blanks);
        if (node.anchor !== undefined) {
            if (this.#named.has(node.anchor))
                this.redefined.add(node.anchor);
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
            const glued = (0,_readers_js__WEBPACK_IMPORTED_MODULE_3__/* .gluedColon */ .z0)(this.#source.text, { container, index });
            if (glued !== undefined)
                throw disagreed(this.#source, glued);
            const nodes = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(item) ? [item.key, item.value] : [item];
            for (const node of nodes)
                size += this.visit((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(node), depth);
            this.#hops.pop();
        }
        return size;
    }
    #refuseDuplicate(pair, seen) {
        const node = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(pair.key);
        this.#count(node);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            this.#resolveKey(node);
        else if (node?.anchor !== undefined)
            this.keys.add(node);
        const key = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .keyText */ .Pu)(pair.key);
        if (key === undefined || key === '<<')
            return;
        const scalar = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .keyScalar */ .Kc)(node);
        const meant = scalar !== undefined && typeof scalar.value !== 'string' ? String(scalar.value) : key;
        if (seen.has(meant)) {
            throw this.#refuse('YAML_DUPLICATE_KEY', node, `the key ${JSON.stringify(key)} is there twice`);
        }
        seen.add(meant);
    }
    #resolveKey(alias) {
        const target = this.#named.get(alias.source);
        if (target === undefined)
            return;
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(target))
            throw this.#refuse('YAML_ALIAS_KEY', alias, `the key *${alias.source} is a map or list`);
        (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveKey */ .oO)(alias, target);
        this.asKeys.add(target);
        if ((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .keyText */ .Pu)(alias) === '<<')
            throw this.#refuse('YAML_ALIAS_KEY', alias, `the key *${alias.source} stands for <<`);
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
    return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
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
