export const id = 415;
export const ids = [415,2518];
export const modules = {

/***/ 415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  contradictionOf: () => (/* binding */ contradictionOf),
  decodeText: () => (/* reexport */ text_source.decodeText),
  editFile: () => (/* binding */ editFile),
  imagesIn: () => (/* binding */ imagesIn),
  matchImage: () => (/* binding */ matchImage),
  overlaps: () => (/* binding */ overlaps),
  readPath: () => (/* binding */ readPath)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/edit/text/node.js
var text_node = __webpack_require__(843);
// EXTERNAL MODULE: ./build/core/edit/text/splice.js
var splice = __webpack_require__(6743);
// EXTERNAL MODULE: ./build/core/edit/text/value.js
var text_value = __webpack_require__(1978);
;// CONCATENATED MODULE: ./build/core/edit/text/render.js





function renderKey(key, style, flow) {
    return renderString(key, style.quoteKeys ? 'double' : 'plain', flow);
}
function renderInline(value, style, flow) {
    if (typeof value === 'string')
        return renderString(value, style.quote, flow);
    if ((0,text_value/* isMapValue */.Qy)(value)) {
        const pairs = [...value].map(([key, child]) => renderFlowPair(key, child, style));
        return `{${pairs.join(style.comma)}}`;
    }
    if ((0,text_value/* isListValue */.kq)(value))
        return `[${value.map((child) => renderInline(child, style, true)).join(style.comma)}]`;
    return value.kind === 'alias' ? `*${value.anchor}` : value.plain;
}
function renderFlowPair(key, value, style) {
    return `${renderKey(key, style, true)}${style.colon}${renderInline(value, style, true)}`;
}
function renderPairLines(key, value, style) {
    const head = `${renderKey(key, style, false)}:`;
    if (!(0,text_value/* isFilledCollection */.JM)(value))
        return [`${head} ${renderInline(value, style, false)}`];
    const step = (0,text_value/* isListValue */.kq)(value) ? style.listStep : style.step;
    return [head, ...indent(renderBlockLines(value, style), step)];
}
function renderItemLines(value, style, gap) {
    const dash = `-${' '.repeat(gap)}`;
    if (!(0,text_value/* isFilledCollection */.JM)(value))
        return [dash + renderInline(value, style, false)];
    const [first = '', ...rest] = renderBlockLines(value, style);
    return [dash + first, ...indent(rest, dash.length)];
}
function renderBlockLines(value, style) {
    if ((0,text_value/* isMapValue */.Qy)(value))
        return [...value].flatMap(([key, child]) => renderPairLines(key, child, style));
    if ((0,text_value/* isListValue */.kq)(value))
        return value.flatMap((child) => renderItemLines(child, style, 1));
    return [renderInline(value, style, false)];
}
function indent(lines, columns) {
    return lines.map((line) => ' '.repeat(columns) + line);
}
function styleWithin(source, container) {
    const flow = (0,text_node/* isFlow */.Td)(container);
    const { step = 2, listStep = step } = indentation(source);
    const pairs = flow && (0,dist/* isMap */.jh)(container) ? container.items : [];
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
    if (!(0,text_node/* isFlow */.Td)(root))
        return false;
    return (0,dist/* isMap */.jh)(root) && root.items.length > 0
        ? root.items.every((pair) => isDouble(pair.key))
        : source.file.endsWith('.json');
}
function isDouble(key) {
    return (0,dist/* isScalar */.jn)(key) && key.type === dist/* Scalar */.X5.QUOTE_DOUBLE;
}
function neighbourQuote(container) {
    const values = (0,dist/* isMap */.jh)(container) ? container.items.map((pair) => pair.value) : (0,dist/* isSeq */.oP)(container) ? container.items : [];
    const last = values.findLast((value) => (0,dist/* isScalar */.jn)(value) && typeof value.value === 'string');
    return (0,dist/* isScalar */.jn)(last) ? quoteOf(last) : 'plain';
}
function indentation(source) {
    let step;
    let listStep;
    const visit = (node) => {
        if ((0,text_node/* isFlow */.Td)(node) || (step !== undefined && listStep !== undefined))
            return;
        if ((0,dist/* isSeq */.oP)(node))
            for (const item of node.items)
                visit((0,text_node/* asNode */.hK)(item));
        if (!(0,dist/* isMap */.jh)(node))
            return;
        for (const [index, pair] of node.items.entries()) {
            const child = (0,text_node/* asNode */.hK)(pair.value);
            if (!(0,text_node/* isCollection */.P3)(child) || (0,text_node/* isFlow */.Td)(child))
                continue;
            const inner = (0,splice/* columnOf */.uV)(source.text, firstItemStart(child)) - (0,splice/* columnOf */.uV)(source.text, (0,text_node/* itemStart */.aZ)({ container: node, index }));
            if ((0,dist/* isSeq */.oP)(child))
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
    return (0,text_node/* isCollection */.P3)(node) && node.items.length > 0 ? (0,text_node/* itemStart */.aZ)({ container: node, index: 0 }) : (0,text_node/* startOf */.GH)(node);
}
function flowColon(source, container) {
    const pair = (0,dist/* isMap */.jh)(container) ? container.items.at(-1) : undefined;
    const key = (0,text_node/* asNode */.hK)(pair?.key);
    const value = (0,text_node/* asNode */.hK)(pair?.value);
    if (pair === undefined || key === null || value === null || !isDouble(key))
        return ': ';
    const between = source.text.slice((0,text_node/* endOf */.pJ)(key), (0,text_node/* startOf */.GH)(value));
    return /^ *: *$/.test(between) ? between : ': ';
}
function flowComma(source, container) {
    if (!(0,text_node/* isCollection */.P3)(container) || container.items.length < 2)
        return ', ';
    const second = { container, index: 1 };
    const comma = (0,text_node/* itemTokens */.Ut)(second).start.find(({ type }) => type === 'comma');
    return comma !== undefined && comma.offset + 1 === (0,text_node/* itemStart */.aZ)(second) && source.text[comma.offset] === ','
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
    return scalar.type !== dist/* Scalar */.X5.PLAIN || scalar.tag !== undefined || isStringEverywhere(scalar.value);
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
    if (scalar.type === dist/* Scalar */.X5.QUOTE_DOUBLE)
        return 'double';
    return scalar.type === dist/* Scalar */.X5.QUOTE_SINGLE ? 'single' : 'plain';
}
function isPrintableLine(value) {
    return !unprintable.test(value.replaceAll('\t', ''));
}
function refuseLoneSurrogate(value) {
    if (!/\p{Surrogate}/u.test(value))
        return;
    const problem = 'the value to write holds half of a surrogate pair, which is no Unicode text';
    throw new failure/* Failure */.HR('bad-input', 'TEXT_NOT_UNICODE', problem, { hint: 'Pass the value as UTF-8 text.' });
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

;// CONCATENATED MODULE: ./build/core/edit/text/replace.js





function replaceValue(source, hop, node, value) {
    const flow = (0,text_node/* isFlow */.Td)(hop.container);
    const style = styleFor(source, hop.container, node);
    if ((0,text_value/* isFilledCollection */.JM)(value) && !flow)
        return replaceByLines(source, hop, node, value, style);
    if ((0,text_node/* isBlockScalar */.a5)(node))
        return [replaceBlockScalar(source, node, value, style)];
    const text = flow && isPlainBeside(node, value) ? value : renderInline(value, style, flow);
    if (node === null || (0,text_node/* isUnwritten */.v1)(node))
        return [fillSlot(source, hop, text)];
    if ((0,text_node/* isCollection */.P3)(node) && !(0,text_node/* isFlow */.Td)(node))
        return [replaceLines(source, hop, node, ` ${text}`)];
    return [{ start: (0,text_node/* startOf */.GH)(node), end: (0,text_node/* endOf */.pJ)(node), text }];
}
function isPlainBeside(node, value) {
    const plain = (0,dist/* isScalar */.jn)(node) && node.type === dist/* Scalar */.X5.PLAIN && /\S:\S/.test(node.source ?? '');
    return plain && typeof value === 'string' && isPlainInFlow(value);
}
function fillSlot(source, hop, text) {
    const { end, indicated } = (0,text_node/* valueSlot */.Sv)(hop);
    if (indicated)
        return { start: end, end, text: /[ \t]/.test(source.text[end - 1] ?? '') ? text : ` ${text}` };
    const flow = (0,text_node/* isFlow */.Td)(hop.container);
    const explicit = !flow && source.text[(0,text_node/* itemStart */.aZ)(hop)] === '?';
    const below = `${(0,splice/* lineBreakAt */.pn)(source.text, end)}${' '.repeat((0,splice/* columnOf */.uV)(source.text, (0,text_node/* itemStart */.aZ)(hop)))}`;
    const start = flow ? end : (0,splice/* lineEnd */.kd)(source.text, end);
    return { start, end: start, text: `${explicit ? below : ''}: ${text}` };
}
function replaceByLines(source, hop, node, value, style) {
    const slot = (0,text_node/* valueSlot */.Sv)(hop);
    if ((0,text_node/* isUnwritten */.v1)(node) && !slot.indicated)
        return [fillSlot(source, hop, renderInline(value, style, false))];
    const { text } = source;
    const end = node === null || (0,text_node/* isUnwritten */.v1)(node) ? slot.end : (0,text_node/* contentEnd */.XA)(node, text);
    const eol = (0,splice/* lineBreakAt */.pn)(text, slot.end);
    const column = (0,splice/* columnOf */.uV)(text, (0,text_node/* itemStart */.aZ)(hop));
    const lines = renderBlockLines(value, style);
    if ((0,dist/* isSeq */.oP)(hop.container)) {
        const below = indent(lines, column + 2).join(eol);
        const anchored = slot.end > (0,text_node/* itemStart */.aZ)(hop) + 1;
        return [{ start: slot.end, end, text: anchored ? eol + below : ` ${below.slice(column + 2)}` }];
    }
    const indented = indent(lines, column + ((0,text_value/* isListValue */.kq)(value) ? style.listStep : style.step)).join(eol);
    if ((0,text_node/* isCollection */.P3)(node) && !(0,text_node/* isFlow */.Td)(node))
        return [replaceLines(source, hop, node, eol + indented)];
    const below = (0,splice/* lineEnd */.kd)(text, end);
    return [
        { start: slot.end, end, text: '' },
        { start: below, end: below, text: eol + indented },
    ];
}
function replaceLines({ text }, hop, node, replacement) {
    const start = (0,text_node/* valueSlot */.Sv)(hop).end;
    const first = firstItemStart(node);
    const line = (0,splice/* lineStart */.PT)(text, first);
    const end = (0,text_node/* contentEnd */.XA)(node, text);
    const ownLines = text.slice(line, first).trim() === '' && line > start;
    if (!ownLines)
        return { start, end, text: replacement };
    const comment = text.slice(start, line).replace(/\r?\n$/, '');
    const joined = replacement.startsWith(' ') ? replacement + comment : comment + replacement;
    return { start, end: (0,splice/* lineEnd */.kd)(text, end), text: joined };
}
function replaceBlockScalar({ text: whole }, node, value, style) {
    const literal = typeof value === 'string' ? replaceLiteral(whole, node, value) : undefined;
    if (literal !== undefined)
        return literal;
    const comment = whole.slice((0,text_node/* startOf */.GH)(node) + (0,text_node/* blockHeader */.$6)(node).length, (0,text_node/* blockBodyStart */.Cj)(node, whole));
    const inline = typeof value === 'string' ? renderString(value, 'plain', false) : renderInline(value, style, false);
    return { start: (0,text_node/* startOf */.GH)(node), end: (0,text_node/* contentEnd */.XA)(node, whole), text: inline + comment.replace(/\r?\n$/, '') };
}
function replaceLiteral(whole, node, value) {
    const header = (0,text_node/* blockHeader */.$6)(node);
    const trailing = /\n*$/.exec(value)?.[0].length ?? 0;
    const fits = header.includes('+') ? trailing > 0 : trailing === (header.includes('-') ? 0 : 1);
    const begins = /^\n*[^ \t\n]/.test(value);
    if (node.type !== dist/* Scalar */.X5.BLOCK_LITERAL || /[1-9]/.test(header) || !fits || !begins)
        return undefined;
    const old = literalLines(String(node.value));
    const now = literalLines(value);
    const start = (0,text_node/* blockBodyStart */.Cj)(node, whole);
    const eol = (0,splice/* lineBreakAt */.pn)(whole, (0,text_node/* startOf */.GH)(node));
    const raw = (whole.slice(start, (0,text_node/* endOf */.pJ)(node)) + eol).split('\n').slice(0, old.length);
    const margin = /^ */.exec(raw.find((line) => line.trim() !== '') ?? '')?.[0] ?? '';
    const head = commonLines(old, now);
    const tail = commonLines(old.slice(head).reverse(), now.slice(head).reverse());
    const changed = now.slice(head, now.length - tail);
    if (margin === '' || !changed.every((line) => isPrintableLine(line) && !/^[ \t]+$/.test(line)))
        return undefined;
    const written = changed.map((line) => (line === '' ? '' : margin + line) + eol.slice(0, -1));
    const body = (lines) => lines.join('\n').replace(/\r$/, '');
    const text = body([...raw.slice(0, head), ...written, ...raw.slice(old.length - tail)]);
    return { start, end: start + body(raw).length, text };
}
function literalLines(value) {
    return value.replace(/\n$/, '').split('\n');
}
function commonLines(one, other) {
    const differs = one.findIndex((line, index) => line !== other[index]);
    return differs === -1 ? one.length : differs;
}
function styleFor(source, container, node) {
    const style = styleWithin(source, container);
    if (!(0,dist/* isScalar */.jn)(node) || (0,text_node/* isUnwritten */.v1)(node) || (0,text_node/* isBlockScalar */.a5)(node) || style.quoteKeys)
        return style;
    return { ...style, quote: quoteOf(node) };
}

;// CONCATENATED MODULE: ./build/core/edit/text/items.js






function insertInto(source, parent, container, key, value) {
    if (container.items.length === 0) {
        return fillEmpty(source, parent, container, key === undefined ? [value] : new Map([[key, value]]));
    }
    const style = styleWithin(source, container);
    if ((0,text_node/* isFlow */.Td)(container)) {
        const item = key === undefined ? renderInline(value, style, true) : renderFlowPair(key, value, style);
        return insertInFlow(source, container, item, style.comma);
    }
    const lines = key === undefined
        ? renderItemLines(value, itemStyle(source, container, style), dashGap(source, container))
        : renderPairLines(key, value, style);
    return [insertLines(source, container, lines)];
}
function insertRoot(source, document, value) {
    const { text } = source;
    const eol = (0,splice/* lineBreakAt */.pn)(text, 0);
    const style = styleWithin(source, null);
    const lines = (0,text_value/* isFilledCollection */.JM)(value) ? renderBlockLines(value, style) : [renderInline(value, style, false)];
    const root = document?.root ?? null;
    if (root !== null && (0,text_node/* startOf */.GH)(root) < (0,text_node/* endOf */.pJ)(root)) {
        return [{ start: (0,text_node/* startOf */.GH)(root), end: (0,text_node/* endOf */.pJ)(root), text: lines.join(eol) }];
    }
    const at = root?.range?.[2] ?? text.length;
    const head = at === (0,splice/* lineStart */.PT)(text, at) ? '' : eol;
    const tail = head === '' || (at < text.length && !/^\r?\n/.test(text.slice(at))) ? eol : '';
    return [{ start: at, end: at, text: head + lines.join(eol) + tail }];
}
function fillEmpty(source, parent, node, value) {
    const [start, end] = [(0,text_node/* startOf */.GH)(node) + 1, (0,text_node/* endOf */.pJ)(node) - 1];
    const bare = source.text.slice(start, end).trim() === '';
    if (parent !== undefined && !(0,text_node/* isFlow */.Td)(parent.container) && bare)
        return replaceValue(source, parent, node, value);
    const flow = renderInline(value, styleWithin(source, node), true).slice(1, -1);
    return [{ start, end: start, text: flow }];
}
function insertLines({ text }, container, lines) {
    const end = (0,text_node/* itemEnd */.z4)((0,text_node/* lastHop */.yI)(container), text);
    const at = (0,splice/* lineEnd */.kd)(text, end);
    const eol = (0,splice/* lineBreakAt */.pn)(text, end);
    const column = (0,splice/* columnOf */.uV)(text, (0,text_node/* itemStart */.aZ)({ container, index: 0 }));
    return { start: at, end: at, text: eol + indent(lines, column).join(eol) };
}
function insertInFlow({ text }, container, item, comma) {
    const last = (0,text_node/* lastHop */.yI)(container);
    const start = (0,text_node/* itemStart */.aZ)(last);
    const end = (0,text_node/* itemEnd */.z4)(last, text);
    const own = (0,splice/* lineStart */.PT)(text, start);
    const trailing = trailingComma(container, end);
    if (text.slice(own, start).trim() !== '') {
        const at = trailing ?? end;
        return [{ start: at, end: at, text: trailing === undefined ? comma + item : `${comma.slice(1)}${item},` }];
    }
    const line = `${(0,splice/* lineBreakAt */.pn)(text, own)}${text.slice(own, start)}${item}`;
    const rest = text.slice(trailing ?? end, (0,splice/* lineEnd */.kd)(text, end));
    const below = /^[ \t]*(?:#.*)?$/.test(rest) ? (0,splice/* lineEnd */.kd)(text, end) : (trailing ?? end);
    if (trailing !== undefined)
        return [{ start: below, end: below, text: `${line},` }];
    return [
        { start: end, end, text: ',' },
        { start: below, end: below, text: line },
    ];
}
function trailingComma({ srcToken, items }, end) {
    const tokens = srcToken !== undefined && 'items' in srcToken ? srcToken.items : [];
    for (const { start, key, sep, value } of tokens.slice(items.length)) {
        if (key !== undefined || sep !== undefined || value !== undefined)
            continue;
        const comma = start.find(({ type, offset }) => type === 'comma' && offset >= end);
        if (comma !== undefined)
            return comma.offset + 1;
    }
    return undefined;
}
function dashGap(source, list) {
    const dash = (0,text_node/* itemTokens */.Ut)((0,text_node/* lastHop */.yI)(list)).start.find(({ type }) => type === 'seq-item-ind');
    const gap = dash === undefined ? null : /^ +(?=[^\s#])/.exec(source.text.slice(dash.offset + 1, dash.offset + 20));
    return gap?.[0].length ?? 1;
}
function itemStyle(source, list, style) {
    const items = list.items;
    const sibling = items.findLast(text_node/* isCollection */.P3);
    return sibling === undefined ? style : { ...style, quote: styleWithin(source, sibling).quote };
}
function removeItem(source, parent, hop) {
    if ((0,text_node/* isFlow */.Td)(hop.container))
        return removeFromFlow(source, hop);
    return hop.container.items.length === 1 ? emptied(source, parent, hop) : [removeLines(source, hop)];
}
function emptied(source, parent, hop) {
    const { text } = source;
    const { container } = hop;
    const start = (0,text_node/* itemStart */.aZ)(hop);
    const end = (0,text_node/* itemEnd */.z4)(hop, text);
    const empty = (0,dist/* isMap */.jh)(container) ? '{}' : '[]';
    if (parent === undefined)
        return [{ start, end, text: empty }];
    const line = (0,splice/* lineStart */.PT)(text, start);
    const slot = (0,text_node/* valueSlot */.Sv)(parent).end;
    if (line <= slot)
        return replaceValue(source, parent, container, (0,dist/* isMap */.jh)(container) ? new Map() : []);
    return [{ start: slot, end: slot, text: ` ${empty}` }, wholeLines(text, ownComments(text, line, start - line), end)];
}
function removeLines({ text }, hop) {
    const start = (0,text_node/* itemStart */.aZ)(hop);
    const end = (0,text_node/* itemEnd */.z4)(hop, text);
    const line = (0,splice/* lineStart */.PT)(text, start);
    if (text.slice(line, start).trim() !== '')
        return removeAfterDash(text, hop, start, end);
    const column = (0,splice/* columnOf */.uV)(text, start);
    return wholeLines(text, ownComments(text, line, column), innerComments(text, end, column));
}
function innerComments(text, end, column) {
    let last = end;
    for (let at = (0,splice/* nextLine */.sE)(text, end); at < text.length; at = (0,splice/* nextLine */.sE)(text, at)) {
        const line = text.slice(at, (0,splice/* lineEnd */.kd)(text, at));
        if (!line.trimStart().startsWith('#') || line.length - line.trimStart().length <= column)
            break;
        last = (0,splice/* lineEnd */.kd)(text, at);
    }
    return last;
}
function wholeLines(text, from, end) {
    const to = (0,splice/* nextLine */.sE)(text, end);
    if (to === text.length && (0,splice/* lineEnd */.kd)(text, end) === text.length && from > 0) {
        return { start: (0,splice/* lineEnd */.kd)(text, from - 1 - (text[from - 2] === '\r' ? 1 : 0)), end: to, text: '' };
    }
    return { start: from, end: to, text: '' };
}
function removeAfterDash(text, hop, start, end) {
    const next = (0,text_node/* itemStart */.aZ)({ ...hop, index: hop.index + 1 });
    const between = text.slice((0,splice/* lineEnd */.kd)(text, end), next);
    return { start, end: between.trim() === '' ? next : end, text: '' };
}
function removeFromFlow({ text }, hop) {
    const { container, index } = hop;
    const start = (0,text_node/* itemStart */.aZ)(hop);
    const end = (0,text_node/* itemEnd */.z4)(hop, text);
    if (index < container.items.length - 1)
        return [{ start, end: (0,text_node/* itemStart */.aZ)({ container, index: index + 1 }), text: '' }];
    if (index > 0)
        return removeLastOfFlow(text, (0,text_node/* itemEnd */.z4)({ container, index: index - 1 }, text), start, end);
    const inner = { start: (0,text_node/* startOf */.GH)(container) + 1, end: (0,text_node/* endOf */.pJ)(container) - 1 };
    const around = text.slice(inner.start, start) + text.slice(end, inner.end);
    return [/^[\s,]*$/.test(around) ? { ...inner, text: '' } : { start, end: afterComma(text, end), text: '' }];
}
function removeLastOfFlow(text, before, start, end) {
    const line = (0,splice/* lineStart */.PT)(text, start);
    const rest = /^[ \t]*(,?)[ \t]*(?:#.*)?$/.exec(text.slice(end, (0,splice/* lineEnd */.kd)(text, end)));
    if (rest === null || line <= before || text.slice(line, start).trim() !== '') {
        return [{ start: before, end, text: '' }];
    }
    const removed = { start: line, end: (0,splice/* nextLine */.sE)(text, end), text: '' };
    const comma = afterComma(text, before);
    return rest[1] === ',' ? [removed] : [{ start: comma - 1, end: comma, text: '' }, removed];
}
function afterComma(text, end) {
    return end + (/^\s*,/.exec(text.slice(end, end + 1000))?.[0].length ?? 0);
}
function ownComments(text, line, column) {
    let from = line;
    while (from > 0) {
        const above = (0,splice/* lineStart */.PT)(text, from - 1);
        const content = text.slice(above, from);
        if (!content.trimStart().startsWith('#') || content.length - content.trimStart().length !== column)
            break;
        from = above;
    }
    const head = from === 0 ||
        (from === 1 && text.startsWith('\uFEFF')) ||
        /^(?:---|%).*$/.test(text.slice((0,splice/* lineStart */.PT)(text, from - 1), from).trim());
    return head ? line : from;
}

// EXTERNAL MODULE: ./build/core/edit/text/path.js
var text_path = __webpack_require__(4660);
;// CONCATENATED MODULE: ./build/core/edit/text/change.js








function replacement({ document, hops, node }, value) {
    const location = (0,text_node/* hopLocation */.xj)(hops);
    const splices = replaceValue(document.source, innermost(hops), node, value);
    return { document: document.index, location, kind: 'set', value, splices, place: location };
}
function rootCreation(source, document, path, value) {
    const whole = nest(path, value);
    const splices = insertRoot(source, document, whole);
    const place = (0,text_path/* createdLocation */.Y7)(path);
    return { document: document?.index ?? 0, location: [], kind: 'set', value: whole, splices, place };
}
function creation({ document, hops, node, missing }, wanted) {
    const { source, index } = document;
    const at = (0,text_node/* hopLocation */.xj)(hops);
    const place = (location, below) => [...location, ...(0,text_path/* createdLocation */.Y7)(below)];
    const [segment, ...rest] = missing;
    if (segment === undefined || !(0,text_node/* isCollection */.P3)(node)) {
        const value = nest(missing, wanted);
        const splices = replaceValue(source, innermost(hops), node, value);
        return { document: index, location: at, kind: 'set', value, splices, place: place(at, missing) };
    }
    const { length } = node.items;
    if (typeof segment === 'number' && segment !== length)
        throw beyond(at, segment, length);
    const key = typeof segment === 'string' ? segment : undefined;
    const location = [...at, key ?? length];
    const value = newItem(segment, nest(rest, wanted));
    const splices = insertInto(source, hops.at(-1), node, key, value);
    return { document: index, location, kind: 'insert', value, splices, place: place(location, rest) };
}
function removal({ document, hops }) {
    const location = (0,text_node/* hopLocation */.xj)(hops);
    const splices = removeItem(document.source, hops.at(-2), innermost(hops));
    return { document: document.index, location, kind: 'remove', splices, place: location };
}
function innermost(hops) {
    const hop = hops.at(-1);
    if (hop === undefined)
        throw (0,failure/* badInput */.AN)('path', 'names the whole document', 'Name a key in it, or change the file.');
    return hop;
}
function aliasCopy(document, hops, alias, target) {
    const value = copyOf(document.source, target);
    const splices = replaceValue(document.source, innermost(hops), alias, value);
    return { document: document.index, location: (0,text_node/* hopLocation */.xj)(hops), kind: 'set', value, splices, place: undefined };
}
function inheritedCopy(trail, inherited) {
    const copy = copyOf(trail.document.source, inherited);
    return { ...creation({ ...trail, missing: trail.missing.slice(0, 1) }, copy), place: undefined };
}
function refuseTagged({ document, hops, node }, value) {
    const tag = node === null || (0,dist/* isAlias */.Vj)(node) ? undefined : node.tag;
    if (tag === undefined)
        return;
    const textual = (0,dist/* isScalar */.jn)(node) && (tag === textTag || !tag.startsWith('tag:yaml.org,2002:'));
    if (textual && typeof value === 'string')
        return;
    const place = `${document.source.file}: ${(0,text_path/* formatPath */.jV)((0,text_node/* hopLocation */.xj)(hops))}`;
    throw new failure/* Failure */.HR('refused', 'EDIT_TAGGED', `${place} has the tag ${tag}, which the new value contradicts`, {
        hint: 'Remove the tag from the file by hand once.',
    });
}
function nest([segment, ...rest], value) {
    if (segment === undefined)
        return value;
    const inner = nest(rest, value);
    if (typeof segment === 'string')
        return new Map([[segment, inner]]);
    if (typeof segment === 'number' && segment > 0)
        throw beyond([], segment, 0);
    return [newItem(segment, inner)];
}
function newItem(segment, value) {
    if (typeof segment !== 'object' || !('field' in segment))
        return value;
    const { field, value: wanted } = segment;
    if ((0,text_value/* isMapValue */.Qy)(value))
        return new Map([[field, wanted], ...value]);
    const problem = 'such an item is a map, but the value is not';
    throw (0,failure/* badInput */.AN)(`path [${field}=${wanted}]`, problem, 'Name a key of the item after the bracket.');
}
function beyond(at, index, length) {
    const place = at.length === 0 ? '' : (0,text_path/* formatPath */.jV)(at);
    return (0,failure/* badInput */.AN)(`path ${place}[${index}]`, length === 0 ? 'the list does not exist yet' : `the list has ${length} items`, `Append with ${place}[-] or ${place}[${length}].`);
}
const textTag = 'tag:yaml.org,2002:str';
function copyOf(source, node) {
    if (node === null)
        return { kind: 'verbatim', plain: 'null', meaning: null };
    if ((0,dist/* isAlias */.Vj)(node))
        return { kind: 'alias', anchor: node.source };
    if ((0,dist/* isMap */.jh)(node)) {
        return new Map(node.items.map(({ key, value }) => [copiedKey(source, key), copyOf(source, (0,text_node/* asNode */.hK)(value))]));
    }
    if ((0,dist/* isSeq */.oP)(node))
        return node.items.map((item) => copyOf(source, (0,text_node/* asNode */.hK)(item)));
    if (node.tag !== undefined && node.tag !== textTag)
        throw notCopied(source, `it holds ${node.tag}`);
    if (typeof node.value === 'string' && (node.type !== dist/* Scalar */.X5.PLAIN || readsAsString(node)))
        return node.value;
    if ((0,text_node/* isUnwritten */.v1)(node))
        return { kind: 'verbatim', plain: 'null', meaning: null };
    return { kind: 'verbatim', plain: node.source ?? '' };
}
function copiedKey(source, key) {
    if ((0,dist/* isScalar */.jn)(key) && key.type === dist/* Scalar */.X5.PLAIN && key.source === '<<') {
        throw notCopied(source, 'it merges another one with “<<”', 'EDIT_ALIAS');
    }
    if (!(0,dist/* isScalar */.jn)(key) || typeof key.value !== 'string')
        throw notCopied(source, 'it holds a key that is not text');
    if (readsAsString(key))
        return key.value;
    const hint = `Put the key in quotes where it stands ("${key.value}":) if text is meant, or edit the value at its anchor.`;
    throw notCopied(source, `its key ${key.value} is not text to every reader of YAML`, 'EDIT_TAGGED', hint);
}
function notCopied(source, problem, code = 'EDIT_TAGGED', hint = 'Edit the value at its anchor, or copy it by hand once.') {
    return new failure/* Failure */.HR('refused', code, `${source.file}: the aliased value cannot be copied: ${problem}`, { hint });
}

;// CONCATENATED MODULE: ./build/core/edit/text/locate.js




function follow(document, path, purpose = 'edit') {
    let hops = [];
    let node = document.root;
    const aliases = [];
    for (let at = 0;; at++) {
        if ((0,dist/* isAlias */.Vj)(node)) {
            aliases.push({ alias: node, hops });
            const target = document.anchors.targets.get(node) ?? null;
            hops = (target === null ? undefined : document.anchors.places.get(target)) ?? [];
            node = target;
        }
        const segment = path[at];
        const trail = { document, hops, node, missing: path.slice(at), aliases, inherited: undefined };
        if (segment === undefined || (0,text_node/* isNothing */.qv)(node))
            return trail;
        if (purpose === 'edit')
            requireFitting(document, hops, node, segment);
        const hop = nextHop(document, hops, node, segment);
        if (hop === undefined)
            return { ...trail, inherited: inheritedValue(document, node, segment) };
        hops = [...hops, hop];
        node = (0,text_node/* childNode */.JY)(hop);
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
    return (0,dist/* isSeq */.oP)(list) ? list.items.map(text_node/* asNode */.hK) : [];
}
function nodeText(source, node) {
    if (node === undefined || node === null || (0,text_node/* isNothing */.qv)(node))
        return undefined;
    if (!(0,dist/* isScalar */.jn)(node))
        return source.text.slice((0,text_node/* startOf */.GH)(node), (0,text_node/* contentEnd */.XA)(node, source.text));
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}
function isPlaceholder(source, node) {
    return (0,text_node/* isFlow */.Td)(node) && (0,dist/* isMap */.jh)(node) && source.text.startsWith('{{', (0,text_node/* startOf */.GH)(node));
}
function placeholderFailure(source, node, path, text = nodeText(source, node) ?? '', hint = feedHint(text)) {
    const place = (0,text_node/* placeAt */.BW)(source, node === undefined ? 0 : (0,text_node/* startOf */.GH)(node));
    const message = `${source.file}:${place.line}:${place.column}: ${path} is a template, ${text}, not a value`;
    return new failure/* Failure */.HR('bad-input', 'YAML_TEMPLATE', message, { hint, place });
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
        throw (0,failure/* badInput */.AN)(`path "${text}"`, `no such document in ${source.file}; it holds ${listDocuments(source.documents)}`, 'Name one of them between the braces, by document, kind or name.');
    }
    if (candidates.length <= 1)
        return candidates[0];
    const holding = candidates.filter((document) => lookUp(document, path) !== undefined);
    if (holding.length === 1)
        return holding[0];
    const filled = candidates.filter(({ root }) => !(0,text_node/* isNothing */.qv)(root));
    if (holding.length === 0 && filled.length === 1)
        return filled[0];
    const found = holding.length === 0 ? 'none of the documents has this path' : `${holding.length} documents have this path`;
    throw new failure/* Failure */.HR('bad-input', 'EDIT_AMBIGUOUS', `${source.file}: path "${text}": ${found}`, {
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
        const index = (0,dist/* isMap */.jh)(node) ? (0,text_node/* indexOfKey */.fV)(node, segment) : -1;
        return (0,dist/* isMap */.jh)(node) && index >= 0 ? { container: node, index } : undefined;
    }
    if (!(0,dist/* isSeq */.oP)(node) || segment === text_path/* append */.BC)
        return undefined;
    if (typeof segment === 'number')
        return segment < node.items.length ? { container: node, index: segment } : undefined;
    if (!('field' in segment))
        return undefined;
    const { field, value } = segment;
    const matches = [...node.items.keys()].filter((index) => textAt({ ...document, root: (0,text_node/* asNode */.hK)(node.items[index]) }, [field]) === value);
    if (matches.length > 1) {
        const place = (0,text_path/* formatPath */.jV)((0,text_node/* hopLocation */.xj)(hops));
        const message = `${document.source.file}: ${matches.length} items of ${place} have ${field}=${value}`;
        const hint = `Choose one by its position: [${matches.join('], [')}].`;
        throw new failure/* Failure */.HR('bad-input', 'EDIT_AMBIGUOUS', message, { hint });
    }
    return matches[0] === undefined ? undefined : { container: node, index: matches[0] };
}
function inheritedValue(document, node, key) {
    if (typeof key !== 'string' || !(0,dist/* isMap */.jh)(node))
        return undefined;
    for (const map of mergeSources(document, node)) {
        const own = (0,text_node/* findPair */.c6)(map, key);
        const value = own === undefined ? inheritedValue(document, map, key) : (0,text_node/* asNode */.hK)(own.value);
        const target = (0,dist/* isAlias */.Vj)(value) ? document.anchors.targets.get(value) : value;
        if (target !== undefined && target !== null)
            return target;
    }
    return undefined;
}
function mergeSources(document, map) {
    const resolve = (value) => ((0,dist/* isAlias */.Vj)(value) ? document.anchors.targets.get(value) : value);
    return map.items
        .filter(({ key }) => (0,text_node/* keyText */.Pu)(key) === '<<' && (0,dist/* isScalar */.jn)(key) && key.type === 'PLAIN')
        .flatMap((pair) => {
        const value = resolve(pair.value);
        return ((0,dist/* isSeq */.oP)(value) ? value.items.map(resolve) : [value]).filter((each) => (0,dist/* isMap */.jh)(each));
    });
}
function requireFitting(document, hops, node, segment) {
    if (typeof segment === 'string' ? (0,dist/* isMap */.jh)(node) : (0,dist/* isSeq */.oP)(node))
        return;
    const problem = typeof segment === 'string'
        ? `a list or single value, but ".${segment}" needs a map`
        : 'no list, but the path goes on with [ ]';
    const place = hops.length === 0 ? 'the document' : (0,text_path/* formatPath */.jV)((0,text_node/* hopLocation */.xj)(hops));
    throw new failure/* Failure */.HR('bad-input', 'EDIT_PATH_TYPE', `${document.source.file}: ${place} is ${problem}`, {
        hint: 'Check the path against the file; nothing was changed.',
    });
}

;// CONCATENATED MODULE: ./build/core/edit/text/sharing.js




function sharingOf({ document, hops, aliases }) {
    const { anchors, root } = document;
    const own = new Set(aliases.map((each) => (0,text_path/* formatPath */.jV)((0,text_node/* hopLocation */.xj)(each.hops))));
    return [...new Set([root, ...hops.map(text_node/* childNode */.JY)])].flatMap((node) => {
        const aliased = node === null ? undefined : anchors.users.get(node);
        if (node === null || (0,dist/* isAlias */.Vj)(node) || aliased === undefined)
            return [];
        const others = aliased.map(text_node/* hopLocation */.xj).filter((user) => !own.has((0,text_path/* formatPath */.jV)(user)));
        const users = others.map(text_path/* formatPath */.jV);
        const at = (0,text_node/* hopLocation */.xj)(anchors.places.get(node) ?? []);
        const used = others[0] === undefined ? [] : [...readerOf(others[0]), ...(0,text_node/* hopLocation */.xj)(hops).slice(at.length)];
        const crossed = aliases.some(({ alias }) => anchors.targets.get(alias) === node);
        return [{ anchor: node.anchor ?? '', reached: crossed ? [(0,text_path/* formatPath */.jV)(at), ...users] : users, users, used }];
    });
}
function readerOf(user) {
    const merge = user.lastIndexOf('<<');
    return merge !== -1 && merge >= user.length - 2 ? user.slice(0, merge) : user;
}
function sharingWarnings(trail, path, policy) {
    return sharingOf(trail).flatMap(({ anchor, reached, users, used }) => {
        if (policy !== 'anchor' && users.length > 0) {
            const shared = `the anchor &${anchor}, also used at ${someOf(users)}`;
            const hint = policy === 'materialise' ? atAnchor(used) : undefined;
            throw sharingRefused(trail.document.source, (0,text_node/* hopLocation */.xj)(trail.hops), shared, hint);
        }
        if (reached.length === 0)
            return [];
        const place = (0,text_path/* formatPath */.jV)((0,text_path/* createdLocation */.Y7)(path));
        return [`${place}: edited at the anchor &${anchor}; this also changes ${someOf(reached)}`];
    });
}
function refuseUsedAnchor({ document, hops }, scope) {
    const { source, anchors } = document;
    const edited = (0,text_node/* hopLocation */.xj)(hops);
    const isWithin = (other) => {
        const location = (0,text_node/* hopLocation */.xj)(other);
        return edited.every((step, index) => location[index] === step);
    };
    for (const [target, users] of anchors.users) {
        const place = anchors.places.get(target) ?? [];
        const own = scope === 'inside' && place.length === edited.length;
        const outside = users.filter((user) => !isWithin(user));
        if ((0,dist/* isAlias */.Vj)(target) || own || !isWithin(place) || outside.length === 0)
            continue;
        const needs = someOf(outside.map((user) => (0,text_path/* formatPath */.jV)((0,text_node/* hopLocation */.xj)(user))));
        throw sharingRefused(source, edited, `the anchor &${target.anchor}, which ${needs} needs`);
    }
}
const eitherWay = 'Edit the anchored value for all of its users (on-alias: anchor), or give the asked place its own copy (on-alias: materialise).';
function atAnchor(used) {
    return `The asked place is the anchor itself: edit it for all of its users (on-alias: anchor), name the place that is to have a copy of its own (${(0,text_path/* formatPath */.jV)(used)}, with \`key\` for an image), or move the anchor to another place by hand once.`;
}
function sharingRefused(source, location, sharing, hint = eitherWay) {
    const message = `${source.file}: ${(0,text_path/* formatPath */.jV)(location)} shares its value: ${sharing}`;
    return new failure/* Failure */.HR('refused', 'EDIT_ALIAS', message, { hint });
}
function someOf(paths) {
    const shown = paths.slice(0, 10).join(', ');
    return paths.length > 10 ? `${shown} and ${paths.length - 10} more` : shown;
}

// EXTERNAL MODULE: ./build/core/edit/text/source.js
var text_source = __webpack_require__(2518);
;// CONCATENATED MODULE: ./build/core/edit/text/verify.js





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
        return (0,dist/* isScalar */.jn)(node) && node.value === value;
    if ((0,text_value/* isMapValue */.Qy)(value)) {
        if (!(0,dist/* isMap */.jh)(node) || node.items.length !== value.size)
            return false;
        return [...value].every(([key, child], index) => {
            const pair = node.items[index];
            return pair !== undefined && (0,dist/* isScalar */.jn)(pair.key) && pair.key.value === key && readsAs((0,text_node/* asNode */.hK)(pair.value), child);
        });
    }
    if ((0,text_value/* isListValue */.kq)(value)) {
        if (!(0,dist/* isSeq */.oP)(node) || node.items.length !== value.length)
            return false;
        return value.every((child, index) => readsAs((0,text_node/* asNode */.hK)(node.items[index]), child));
    }
    if (value.kind === 'alias')
        return (0,dist/* isAlias */.Vj)(node) && node.source === value.anchor;
    if (!(0,dist/* isScalar */.jn)(node) || node.type !== dist/* Scalar */.X5.PLAIN || node.source !== value.plain)
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
        if (((0,dist/* isMap */.jh)(old) && (0,dist/* isMap */.jh)(now)) || ((0,dist/* isSeq */.oP)(old) && (0,dist/* isSeq */.oP)(now)))
            this.#children(old, now, plan, at);
        else if (!this.#sameLeaf(old, now))
            throw collateral(this.#source, at, 'would change too');
        if (!(0,dist/* isAlias */.Vj)(old) && !(0,dist/* isAlias */.Vj)(now) && (old.anchor !== now.anchor || old.tag !== now.tag)) {
            throw collateral(this.#source, at, 'would lose its anchor or tag');
        }
    }
    #changed(old, now, change, at) {
        if (change.value === undefined || !readsAs(now, change.value)) {
            throw collateral(this.#source, at, 'would not read back as the asked value');
        }
        const kept = old === null || (0,dist/* isAlias */.Vj)(old) || now === null || (0,dist/* isAlias */.Vj)(now) || old.anchor === now.anchor;
        if (!kept)
            throw collateral(this.#source, at, 'would lose its anchor');
    }
    #children(old, now, plan, at) {
        let next = 0;
        for (const [index, item] of old.items.entries()) {
            const step = (0,text_node/* stepOf */.cg)({ container: old, index });
            const child = plan?.children.get(step);
            if (child?.change?.kind === 'remove')
                continue;
            const here = [...at, step];
            const other = now.items[next++];
            if (other === undefined)
                throw collateral(this.#source, here, 'would vanish');
            if ((0,dist/* isPair */.tO)(item) && (0,dist/* isPair */.tO)(other)) {
                this.walk((0,text_node/* asNode */.hK)(item.key), (0,text_node/* asNode */.hK)(other.key), undefined, here);
                this.walk((0,text_node/* asNode */.hK)(item.value), (0,text_node/* asNode */.hK)(other.value), child, here);
            }
            else
                this.walk((0,text_node/* asNode */.hK)(item), (0,text_node/* asNode */.hK)(other), child, here);
        }
        for (let index = next; index < now.items.length; index++)
            this.#inserted({ container: now, index }, plan, at);
        this.#allInserted(plan, old.items.length, now.items.length, at);
    }
    #inserted(hop, plan, at) {
        const step = (0,text_node/* stepOf */.cg)(hop);
        const change = plan?.children.get(step)?.change;
        if (change?.kind !== 'insert' || change.value === undefined || !readsAs((0,text_node/* childNode */.JY)(hop), change.value)) {
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
        if (!(0,dist/* isAlias */.Vj)(old) || !(0,dist/* isAlias */.Vj)(now))
            return (0,dist/* isScalar */.jn)(old) && (0,dist/* isScalar */.jn)(now) && sameScalar(old.value, now.value);
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
    const message = `${source.file}: ${(0,text_path/* formatPath */.jV)(at)} ${problem}; nothing was written`;
    const hint = 'The edit would change more than was asked. Please report the file’s layout around this place.';
    return new failure/* Failure */.HR('refused', 'EDIT_COLLATERAL', message, { hint });
}

;// CONCATENATED MODULE: ./build/core/edit/text/editor.js












class YamlEditor {
    #policy;
    #warnings = new Set();
    #claims = [];
    #source;
    #pending = [];
    constructor(source, policy) {
        this.#source = source;
        this.#policy = policy;
    }
    get file() {
        return this.#source.file;
    }
    get warnings() {
        return [...this.#warnings];
    }
    get claims() {
        return this.#claims;
    }
    warn(text) {
        this.#warnings.add(text);
    }
    set(path, value) {
        const document = chooseDocument(this.apply(), path);
        this.setAt(document?.index ?? 0, path.path, value);
    }
    unset(path) {
        const source = this.apply();
        if (path.selector === undefined && !source.documents.some((each) => holds(each, path.path)))
            return;
        const document = chooseDocument(source, path);
        if (document !== undefined)
            this.unsetAt(document.index, path.path);
    }
    setAt(index, path, value) {
        const document = this.#source.documents[index];
        if (document === undefined || (0,text_node/* isNothing */.qv)(document.root)) {
            const source = this.apply();
            this.#ask(rootCreation(source, source.documents[index], path, value), value);
            this.apply();
            return;
        }
        if (this.#isUnchanged(document, path, value)) {
            this.#claim(document, path, value);
            return;
        }
        const trail = this.#ownTrail(index, path);
        const simple = trail.missing.length === 0 && (0,dist/* isScalar */.jn)(trail.node) && !(0,text_value/* isFilledCollection */.JM)(value);
        if (!simple || this.#isPending(trail)) {
            this.apply();
            this.#change(this.#ownTrail(index, path), path, value);
            this.apply();
        }
        else
            this.#change(trail, path, value);
    }
    unsetAt(index, path) {
        const document = this.apply().documents[index];
        if (document === undefined)
            return;
        if (!holds(document, path)) {
            this.#claim(document, path, undefined);
            return;
        }
        const trail = this.#trailToKey(index, path);
        if (trail.inherited !== undefined) {
            throw sharingRefused(this.#source, (0,text_node/* hopLocation */.xj)(trail.hops), 'the key comes from “<<” and cannot be removed here');
        }
        if (trail.missing.length > 0)
            return;
        for (const warning of sharingWarnings(trail, path, this.#policy))
            this.warn(warning);
        refuseUsedAnchor(trail, 'all');
        this.#ask(removal(trail), undefined);
        this.apply();
    }
    setEmbedded(document, path, nested) {
        const before = this.#claims.length;
        this.setAt(document, path, nested.apply().text);
        this.apply();
        const at = [...(0,text_path/* createdLocation */.Y7)(path), '#'];
        const inner = nested.claims.map((claim) => ({
            ...claim,
            document,
            location: [...at, claim.document, ...claim.location],
        }));
        this.#claims.splice(before, Number.POSITIVE_INFINITY, ...inner);
        for (const warning of nested.warnings)
            this.warn(warning);
    }
    textAt(document, path) {
        return textAt(this.#source.documents[document], path);
    }
    apply() {
        if (this.#pending.length === 0)
            return this.#source;
        const pending = this.#pending;
        this.#pending = [];
        const before = this.#source;
        const splices = pending.flatMap((each) => each.splices);
        const after = (0,text_source.parseEdited)(before, (0,splice/* applySplices */.Ut)(before.text, splices));
        verifyChanges(before, after, pending);
        this.#source = after;
        return after;
    }
    #change(trail, path, value) {
        for (const warning of sharingWarnings(trail, path, this.#policy))
            this.warn(warning);
        if (trail.missing.length > 0) {
            this.#ask(creation(trail, value), value);
            return;
        }
        refuseTagged(trail, value);
        if (!(0,dist/* isScalar */.jn)(trail.node))
            refuseUsedAnchor(trail, 'inside');
        this.#ask(replacement(trail, value), value);
    }
    #ask(change, value) {
        this.#pending.push(change);
        if (change.place !== undefined)
            this.#claims.push({ document: change.document, location: change.place, value });
    }
    #claim(document, path, value) {
        const { hops, missing } = follow(document, path, 'look-up');
        const location = [...(0,text_node/* hopLocation */.xj)(hops), ...(0,text_path/* createdLocation */.Y7)(missing)];
        this.#claims.push({ document: document.index, location, value });
    }
    #ownTrail(document, path) {
        for (let round = 0; round < 200; round++) {
            const trail = follow(this.#documentAt(document), path);
            const own = this.#withoutAlias(trail) ?? this.#withoutInheritance(trail);
            if (own !== undefined)
                return own;
        }
        throw new failure/* Failure */.HR('refused', 'EDIT_ALIAS', `${this.file}: the aliases on this path do not end`);
    }
    #withoutAlias(trail) {
        const [crossed] = trail.aliases;
        if (crossed === undefined || this.#policy === 'anchor')
            return undefined;
        const { alias, hops } = crossed;
        const location = (0,text_node/* hopLocation */.xj)(hops);
        const target = trail.document.anchors.targets.get(alias);
        if (this.#policy === 'refuse' || target === undefined) {
            throw sharingRefused(this.#source, location, `the alias *${alias.source}`);
        }
        this.warn(`${(0,text_path/* formatPath */.jV)(location)} was *${alias.source}; it now has a copy of its own`);
        if (trail.missing.length === 0 && trail.node === target)
            return { ...trail, hops, node: alias, aliases: [] };
        this.apply();
        const fresh = follow(this.#documentAt(trail.document.index), location);
        const [again] = fresh.aliases;
        if (again !== undefined && fresh.node !== null) {
            this.#pending.push(aliasCopy(fresh.document, again.hops, again.alias, fresh.node));
            this.apply();
        }
        return undefined;
    }
    #withoutInheritance(trail) {
        if (trail.aliases.length > 0 && this.#policy !== 'anchor')
            return undefined;
        if (trail.inherited === undefined)
            return trail;
        const location = (0,text_node/* hopLocation */.xj)(trail.hops);
        const place = (0,text_path/* formatPath */.jV)([...location, ...(0,text_path/* createdLocation */.Y7)(trail.missing.slice(0, 1))]);
        if (this.#policy === 'refuse')
            throw sharingRefused(this.#source, location, `“<<”, which gives it ${place}`);
        this.warn(`${place} was inherited through “<<”; the map now has its own`);
        if (trail.missing.length === 1)
            return trail;
        this.apply();
        const fresh = follow(this.#documentAt(trail.document.index), [...location, ...trail.missing]);
        if (fresh.inherited !== undefined) {
            this.#pending.push(inheritedCopy(fresh, fresh.inherited));
            this.apply();
        }
        return undefined;
    }
    #trailToKey(index, path) {
        const parent = this.#ownTrail(index, path.slice(0, -1));
        if (path.length === 0 || parent.missing.length > 0)
            return { ...parent, missing: path };
        const document = this.#documentAt(index);
        const child = follow({ ...document, root: parent.node }, path.slice(-1));
        const hops = child.aliases[0]?.hops ?? child.hops;
        return { ...child, document, hops: [...parent.hops, ...hops], aliases: parent.aliases };
    }
    #documentAt(index) {
        const document = this.#source.documents[index];
        if (document === undefined)
            throw (0,failure/* badInput */.AN)('document', `${this.file} has no document ${index}`);
        return document;
    }
    #isUnchanged(document, path, value) {
        const node = lookUp(document, path);
        if (node === undefined)
            return false;
        if (this.#pending.length > 0 && this.#isPending(follow(document, path, 'look-up')))
            return false;
        if (typeof value === 'string')
            return (0,dist/* isScalar */.jn)(node) && node.value === value && readsAsString(node);
        return readsAs(node, value);
    }
    #isPending({ document, hops }) {
        const place = (0,text_path/* formatPath */.jV)((0,text_node/* hopLocation */.xj)(hops));
        return this.#pending.some((each) => each.document === document.index && (0,text_path/* formatPath */.jV)(each.location) === place);
    }
}
function holds(document, path) {
    const { missing, inherited } = follow(document, path, 'look-up');
    return missing.length === 0 || inherited !== undefined;
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/image-place.js




function pinnedEdit(edit, { tag, digest }) {
    const asFile = digest === undefined ? 'tag' : tag === undefined ? 'digest' : 'both';
    const pin = edit.pin === 'as-file' ? asFile : edit.pin;
    if (pin === undefined)
        return { ...edit, pin };
    return { ...edit, pin, digest: pin === 'tag' ? undefined : edit.digest, keepTag: pin === 'both' };
}
function referenceAt(document, path) {
    const text = textAt(document, path) ?? '';
    return { form: 'reference', document: document?.index ?? 0, path, parts: (0,reference/* splitImage */.s5)(text.trim()) };
}
function choosePlaces(places, image) {
    if (image === undefined)
        return repositories(places).size === 1 ? places : [];
    const named = namedPlaces(places, image);
    if (named.length > 0)
        return named;
    const sameName = sameNamePlaces(places, image);
    if (sameName.length > 0)
        return repositories(sameName).size === 1 ? sameName : [];
    const unnamed = places.filter(({ parts }) => parts.repository === undefined);
    return unnamed.length === 1 ? unnamed : [];
}
function namedPlaces(places, image) {
    const equal = places.filter((place) => repositoryTexts(place).some((text) => (0,reference/* sameRepository */.RB)(text, image)));
    return equal.length > 0 ? equal : places.filter((place) => (0,reference/* sameRepository */.RB)(replacedName(place) ?? '', image));
}
function repositoryTexts(place) {
    const { repository } = place.parts;
    const split = place.form === 'embedded' ? place.inner : place;
    const shared = split.form === 'split' ? split.sharedRegistry : undefined;
    if (repository === undefined)
        return [];
    return shared === undefined ? [repository] : [repository, repository.slice(shared.length + 1)];
}
function sameNamePlaces(places, image) {
    return places.filter(({ parts }) => parts.repository !== undefined && (0,reference/* lastComponent */.Cy)(parts.repository) === (0,reference/* lastComponent */.Cy)(image));
}
function repositories(places) {
    return new Set(places.map(({ parts }) => (parts.repository === undefined ? '' : (0,reference/* canonicalRepository */.JA)(parts.repository))));
}
function replacedName(place) {
    if (place.form === 'kustomize')
        return place.name;
    return (place.form === 'reference' && place.override?.slice(0, -1)) || undefined;
}
function reportPath(place) {
    if (place.form === 'embedded')
        return `${(0,text_path/* formatPath */.jV)(place.path)}#${(0,text_path/* formatPath */.jV)(place.inner.path)}`;
    return (0,text_path/* formatPath */.jV)(place.form === 'kustomize' ? [...place.path, 'newTag'] : place.path);
}
function noPlace(file, image, places, hint = 'Give `image` as the file has it, or name the place with `key`.') {
    const images = [...new Set(places.map(({ parts }) => (0,reference/* joinImage */.OJ)(parts)))];
    const wanted = image === undefined ? 'which image to change is not clear' : `no place for the image ${image}`;
    const named = images.length === 0 ? 'no image' : images.slice(0, 20).join(', ');
    return new failure/* Failure */.HR('bad-input', 'IMAGE_NOT_FOUND', `${file}: ${wanted}; the file names ${named}`, { hint });
}
function writeReference(editor, place, edit) {
    const { document, path, override = '', parts } = place;
    const renamed = edit.image !== undefined && replacedName(place) === edit.image && parts.repository !== undefined;
    if (renamed)
        editor.warn(`${edit.image} is renamed to ${parts.repository}; the new name was kept`);
    const next = nextParts(editor, parts, renamed ? { ...edit, image: parts.repository } : edit);
    const moves = place.override === '' && next.repository !== parts.repository;
    editor.setAt(document, path, (moves ? `${parts.repository}=` : override) + (0,reference/* joinImage */.OJ)(next));
}
function nextParts(editor, old, edit) {
    const same = old.repository !== undefined && edit.image !== undefined && (0,reference/* sameRepository */.RB)(old.repository, edit.image);
    const repository = same ? old.repository : (edit.image ?? old.repository);
    const keepTag = edit.digest === undefined || edit.keepTag === true || edit.digest === old.digest;
    const stale = edit.tag !== undefined && edit.tag !== old.tag;
    if (edit.pin === 'tag')
        return { repository, tag: edit.tag ?? old.tag, digest: undefined };
    if (edit.pin === 'digest')
        return { repository, tag: undefined, digest: edit.digest ?? old.digest };
    if (stale && edit.digest === undefined && old.digest !== undefined)
        warnStale(editor, old.digest);
    return {
        repository,
        tag: edit.tag ?? (keepTag ? old.tag : undefined),
        digest: edit.digest ?? (stale ? undefined : old.digest),
    };
}
function warnStale(editor, digest) {
    editor.warn(`the digest ${digest} belonged to the old tag and was removed`);
}
function writeSplit(editor, place, edit) {
    const { document } = place;
    const old = (0,reference/* splitTagField */.Zf)(editor.textAt(document, place.path) ?? '');
    const oldDigest = place.digest === undefined ? undefined : editor.textAt(document, place.digest) || undefined;
    if (edit.image !== undefined)
        writeRepository(editor, place, edit.image);
    const stale = edit.tag !== undefined && edit.tag !== old.tag;
    const drops = edit.pin === 'tag' || (stale && edit.digest === undefined);
    const tag = edit.pin === 'digest' && old.tag === undefined ? undefined : edit.tag;
    if (tag !== undefined || old.digest !== undefined) {
        const inTag = old.digest === undefined || drops ? undefined : (edit.digest ?? old.digest);
        if (old.digest !== undefined && inTag === undefined && edit.pin === undefined)
            warnStale(editor, old.digest);
        editor.setAt(document, place.path, `${tag ?? old.tag ?? ''}${inTag === undefined ? '' : `@${inTag}`}`);
    }
    if (edit.digest !== undefined && (old.digest === undefined || oldDigest !== undefined)) {
        editor.setAt(document, place.digest ?? place.create.digest, edit.digest);
    }
    else if (drops && oldDigest !== undefined && place.digest !== undefined) {
        if (edit.pin === undefined)
            warnStale(editor, oldDigest);
        editor.setAt(document, place.digest, '');
    }
}
function writeRepository(editor, place, image) {
    const { document, registry, sharedRegistry: shared } = place;
    const repository = place.repository ?? place.create.repository;
    if (repository === undefined || repositoryTexts(place).some((old) => (0,reference/* sameRepository */.RB)(old, image)))
        return;
    const host = registry === undefined ? undefined : editor.textAt(document, registry) || undefined;
    const before = shared ?? host;
    if (before !== undefined && image.startsWith(`${before}/`)) {
        editor.setAt(document, repository, image.slice(before.length + 1));
    }
    else if (registry === undefined || host === undefined) {
        if (shared !== undefined) {
            editor.warn(`global.imageRegistry is ${shared}, which charts may put before the repository ${image}`);
        }
        editor.setAt(document, repository, image);
    }
    else {
        const { host = reference/* dockerHub */.UD, path } = (0,reference/* splitHost */.Ve)(image);
        editor.setAt(document, registry, host);
        editor.setAt(document, repository, path);
    }
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/kind.js

function manifestsIn(document) {
    const manifestsAt = (at, versionOfList) => {
        const kind = textAt(document, [...at, 'kind']);
        const apiVersion = textAt(document, [...at, 'apiVersion']) ?? versionOfList;
        if (kind === undefined || apiVersion === undefined)
            return [];
        if (kind !== 'List')
            return [{ kind, apiVersion, at }];
        return itemsAt(document, [...at, 'items']).flatMap((_, index) => manifestsAt([...at, 'items', index], apiVersion));
    };
    return manifestsAt([], undefined);
}
function isApplication({ apiVersion, kind }) {
    return apiVersion.startsWith('argoproj.io/') && (kind === 'Application' || kind === 'ApplicationSet');
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/helm-values.js








const helmValues = {
    isIn: ({ source }) => source.documents.every((document) => manifestsIn(document).length === 0),
    places: (document) => valuesPlaces(document, []),
};
const defaultKey = (0,text_path/* parsePath */.Rr)('image.tag');
function placeOfKey(source, document, key, edit) {
    const parent = key.path.slice(0, -1);
    const last = key.path.at(-1);
    const value = lookUp(document, key.path);
    refuseMisplacedKey(source, key, value);
    const holder = parent.length === 0 ? undefined : lookUp(document, parent);
    if (holder !== undefined && isPlaceholder(source, holder)) {
        throw placeholderFailure(source, holder, (0,text_path/* formatPath */.jV)(parent));
    }
    if (document !== undefined && (0,dist/* isScalar */.jn)(holder) && !(0,text_node/* isNothing */.qv)(holder)) {
        if (holdsImage(document, parent, edit.image))
            return imageAt(document, parent);
        const message = `${source.file}: ${(0,text_path/* formatPath */.jV)(parent)} holds a single value that is no image, so ${key.text} cannot be below it`;
        const hint = 'Name the place of the tag as the file has it, or give `image` when this value is its name.';
        throw new failure/* Failure */.HR('bad-input', 'EDIT_PATH_TYPE', message, { hint });
    }
    const name = typeof last === 'string' ? last : '';
    const newItem = value === undefined && typeof last !== 'string' && edit.image !== undefined;
    if (!newItem && !isCombined(source, value, name))
        return splitAt(document, key.path, siblingNames(name || 'tag'));
    if (value === undefined && edit.image === undefined) {
        throw (0,failure/* badInput */.AN)('key', `${source.file} has nothing at ${key.text} yet`, 'Give `image` too, so that repository and tag can be written.');
    }
    return referenceAt(document, key.path);
}
function holdsImage(document, path, image) {
    const text = (textAt(document, path) ?? '').trim();
    if ((0,reference/* isTemplated */.dw)(text))
        return true;
    if (!(0,reference/* looksLikeImage */.Ng)(text))
        return false;
    const { repository = '', tag } = (0,reference/* splitImage */.s5)(text);
    const wanted = image !== undefined && (0,reference/* lastComponent */.Cy)(image) === (0,reference/* lastComponent */.Cy)(repository);
    return endsIn(path.at(-1), imageName) || wanted || tag !== undefined || repository.includes('/');
}
function refuseMisplacedKey(source, key, value) {
    const long = (0,dist/* isScalar */.jn)(value) && typeof value.value === 'string' && value.value.trim().includes('\n');
    if (value === undefined || ((0,dist/* isScalar */.jn)(value) && !long))
        return;
    if (isPlaceholder(source, value))
        throw placeholderFailure(source, value, key.text);
    const held = long ? 'a text of several lines' : 'a map or list';
    throw (0,failure/* badInput */.AN)('key', `${key.text} in ${source.file} holds ${held}, not a tag`, 'Name the tag itself, as in image.tag.');
}
const imageName = /image$/i;
const imagesName = /images$/i;
function endsIn(segment, name) {
    return typeof segment === 'string' && name.test(segment);
}
function valuesPlaces(document, root) {
    const found = [];
    const visit = (node, at) => {
        if ((0,dist/* isSeq */.oP)(node))
            for (const [index, item] of node.items.entries())
                enter((0,text_node/* asNode */.hK)(item), [...at, index]);
        if (!(0,dist/* isMap */.jh)(node))
            return;
        if (isImageMap(document, node, at))
            found.push(splitAt(document, [...at, 'tag'], siblingNames('tag')));
        for (const pair of node.items) {
            const key = (0,text_node/* keyText */.Pu)(pair.key);
            if (key !== undefined)
                enter((0,text_node/* asNode */.hK)(pair.value), [...at, key]);
        }
    };
    const enter = (node, at) => {
        const scalar = resolved(document, node);
        const text = (0,dist/* isScalar */.jn)(scalar) && typeof scalar.value === 'string' ? scalar.value : '';
        const isImage = endsIn(at.at(-1), imageName)
            ? (0,reference/* looksLikeImage */.Ng)(text) || (0,reference/* isTemplated */.dw)(text)
            : endsIn(at.at(-2), imagesName) && isVersioned(text);
        if (isImage)
            found.push(imageAt(document, at));
        else
            visit(node, at);
    };
    visit(lookUp(document, root) ?? null, root);
    return found;
}
function resolved({ anchors }, value) {
    const node = (0,text_node/* asNode */.hK)(value);
    return (0,dist/* isAlias */.Vj)(node) ? (anchors.targets.get(node) ?? null) : node;
}
function isVersioned(text) {
    const { tag, digest } = (0,reference/* splitImage */.s5)(text);
    return (0,reference/* looksLikeImage */.Ng)(text) && (tag !== undefined || digest !== undefined);
}
function isImageMap(document, map, at) {
    const own = (name) => {
        const pair = (0,text_node/* findPair */.c6)(map, name);
        const value = resolved(document, pair?.value);
        return pair !== undefined && (value === null || (0,dist/* isScalar */.jn)(value)) ? { value } : undefined;
    };
    const named = endsIn(at.at(-1), imageName);
    const tagged = own('tag') !== undefined;
    const versioned = tagged || own('digest') !== undefined;
    const repository = own('repository');
    if (repository === undefined) {
        const name = nodeText(document.source, own('name')?.value);
        return (named && tagged) || (endsIn(at.at(-2), imagesName) && isRepositoryName(name) && versioned);
    }
    const text = nodeText(document.source, repository.value) ?? '';
    return (named || versioned) && !text.includes('://');
}
function isRepositoryName(text) {
    return text?.includes('/') === true && (0,reference/* looksLikeImage */.Ng)(text);
}
function siblingNames(tag) {
    const [, prefix = '', ending] = /^(.*?)(tag|Tag|TAG)$/.exec(tag) ?? [];
    const shape = (name) => {
        if (ending === 'Tag')
            return prefix + name.charAt(0).toUpperCase() + name.slice(1);
        return prefix + (ending === 'TAG' ? name.toUpperCase() : name);
    };
    return { registry: shape('registry'), repository: shape('repository'), name: shape('name'), digest: shape('digest') };
}
function splitAt(document, tag, names) {
    const parent = tag.slice(0, -1);
    const read = (path) => textAt(document, path) || undefined;
    const existing = (path) => (lookUp(document, path) === undefined ? undefined : path);
    const name = [...parent, names.name];
    const ownRepository = [...parent, names.repository];
    const repositoryPath = existing(ownRepository) === undefined && isRepositoryName(read(name)) ? name : ownRepository;
    const digestPath = [...parent, names.digest];
    const registry = existing([...parent, names.registry]);
    const repository = read(repositoryPath);
    const hosted = (0,reference/* splitHost */.Ve)(repository ?? '').host !== undefined;
    const shared = registry !== undefined || hosted ? undefined : sharedRegistry(document, parent);
    const host = registry === undefined ? shared : read(registry);
    const field = (0,reference/* splitTagField */.Zf)((read(tag) ?? '').trim());
    const holder = lookUp(document, parent);
    const empty = holder === undefined || (0,text_node/* isNothing */.qv)(holder) || ((0,dist/* isMap */.jh)(holder) && holder.items.length === 0);
    return {
        form: 'split',
        document: document?.index ?? 0,
        path: tag,
        parts: {
            repository: repository !== undefined && host !== undefined ? `${host}/${repository}` : repository,
            tag: field.tag,
            digest: read(digestPath) ?? field.digest,
        },
        registry,
        sharedRegistry: shared,
        repository: existing(repositoryPath),
        digest: existing(digestPath),
        create: parent.length > 0 && empty ? { repository: repositoryPath, digest: digestPath } : { digest: digestPath },
    };
}
function sharedRegistry(document, parent) {
    const found = [...parent.keys(), parent.length]
        .map((end) => textAt(document, [...parent.slice(0, end), 'global', 'imageRegistry']))
        .findLast(Boolean);
    return found || undefined;
}
function imageAt(document, path) {
    const place = referenceAt(document, path);
    const last = path.at(-1);
    if (typeof last !== 'string' || place.parts.tag !== undefined || place.parts.digest !== undefined)
        return place;
    const parent = path.slice(0, -1);
    const tag = [`${last}Tag`, 'tag'].find((name) => (0,dist/* isScalar */.jn)(lookUp(document, [...parent, name])));
    if (tag === undefined)
        return place;
    return splitAt(document, [...parent, tag], { ...siblingNames(tag), repository: last });
}
function isCombined(source, value, key) {
    const named = imageName.test(key);
    const text = nodeText(source, value);
    if (text === undefined)
        return named && (value === undefined || (0,dist/* isScalar */.jn)(value));
    return (0,dist/* isScalar */.jn)(value) && (named || (/[/:]/.test(text.replace(/@.*$/, '')) && (0,reference/* looksLikeImage */.Ng)(text)));
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/embedded-values.js








function editAt(editor, path, input, edit) {
    const split = splitAtText(path);
    if (split === undefined) {
        edit(editor, path);
        return;
    }
    const document = chooseDocument(editor.apply(), split.outer)?.index ?? 0;
    const place = { document, path: split.outer.path, name: path.text };
    editEmbedded(editor, place, input, (nested) => edit(nested, split.inner));
}
function editEmbedded(editor, { document: index, path, name }, input, edit) {
    const document = editor.apply().documents[index];
    const inner = yamlAt(editor.apply(), document, path, input);
    const node = lookUp(document, path);
    if (!(0,dist/* isScalar */.jn)(node) || node.type !== dist/* Scalar */.X5.BLOCK_LITERAL || /[1-9]/.test((0,text_node/* blockHeader */.$6)(node))) {
        const message = `${editor.file}: ${name} is in a text that does not stand as it reads`;
        const hint = 'Write the values as a literal block (values: |) or, better, as valuesObject.';
        throw new failure/* Failure */.HR('refused', 'EDIT_EMBEDDED', message, { hint });
    }
    const nested = new YamlEditor(inner, 'anchor');
    edit(nested, inner);
    editor.setEmbedded(index, path, nested);
}
function embeddedPlaces(document, path) {
    const inner = embeddedSource(document, path);
    const places = inner?.documents.flatMap((each) => valuesPlaces(each, [])) ?? [];
    return places.map((each) => ({ form: 'embedded', document: document.index, path, parts: each.parts, inner: each }));
}
function placeOfEmbeddedKey(document, key, edit) {
    const split = splitAtText(key);
    if (split === undefined)
        return undefined;
    const { path } = split.outer;
    const source = yamlAt(document.source, document, path, 'key');
    const inner = placeOfKey(source, source.documents[0], split.inner, edit);
    return { form: 'embedded', document: document.index, path, parts: inner.parts, inner };
}
function splitAtText({ path, selector, }) {
    const at = 1 + path.indexOf('helm');
    const mark = path[at];
    if (at === 0 || typeof mark !== 'string' || !mark.startsWith('values#'))
        return undefined;
    const outer = [...path.slice(0, at), 'values'];
    const first = mark.slice('values#'.length);
    const inner = [...(first === '' ? [] : [first]), ...path.slice(at + 1)];
    return {
        outer: { text: (0,text_path/* formatPath */.jV)(outer), selector, path: outer },
        inner: { text: (0,text_path/* formatPath */.jV)(inner), selector: undefined, path: inner },
    };
}
function yamlAt(source, document, path, input) {
    const inner = document === undefined ? undefined : embeddedSource(document, path);
    if (inner !== undefined)
        return inner;
    const hint = 'Name a place in valuesObject, which is created when it is not there.';
    throw (0,failure/* badInput */.AN)(input, `${(0,text_path/* formatPath */.jV)(path)} of ${source.file} holds no YAML text`, hint);
}
function isTemplateAt(document, path) {
    return isText(document, path) && embeddedSource(document, path) === undefined;
}
function embeddedSource(document, path) {
    if (!isText(document, path))
        return undefined;
    try {
        return (0,text_source.parseSource)(`${document.source.file} (helm.values)`, textAt(document, path) ?? '');
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && error.code === 'YAML_TEMPLATE')
            return undefined;
        throw error;
    }
}
function isText(document, path) {
    const node = lookUp(document, path);
    return (0,dist/* isScalar */.jn)(node) && typeof node.value === 'string';
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/application.js








const application = {
    isIn: (document) => manifestsIn(document).some(isApplication),
    places: (document) => sourcesIn(document).flatMap((each) => sourcePlaces(document, each)),
    missingPlace: (_source, document, key) => document !== undefined && lookUp(document, key.path) === undefined
        ? missingParameter(document.index, key)
        : undefined,
    whereElse(document) {
        const templates = sourcesIn(document).map((each) => [...each, 'helm', 'values']);
        const path = templates.find((each) => isTemplateAt(document, each));
        if (path === undefined)
            return undefined;
        return `${(0,text_path/* formatPath */.jV)(path)} is a template, in which images are not looked for: edit what its generators read, or use valuesObject.`;
    },
};
function sourcesIn(document) {
    return manifestsIn(document)
        .filter(isApplication)
        .flatMap(({ kind, at }) => {
        const spec = [...at, ...(kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'])];
        const several = itemsAt(document, [...spec, 'sources']).map((_, index) => [...spec, 'sources', index]);
        return [[...spec, 'source'], ...several];
    });
}
function sourcePlaces(document, source) {
    return [
        ...parameterPlaces(document, [...source, 'helm', 'parameters']),
        ...valuesPlaces(document, [...source, 'helm', 'valuesObject']),
        ...embeddedPlaces(document, [...source, 'helm', 'values']),
        ...overridePlaces(document, [...source, 'kustomize', 'images']),
    ];
}
function parameterPlaces(document, list) {
    const values = new Map();
    for (const index of itemsAt(document, list).keys()) {
        const name = textAt(document, [...list, index, 'name']);
        if (name !== undefined)
            values.set(name, [...list, index, 'value']);
    }
    const text = (path) => (path === undefined ? undefined : textAt(document, path) || undefined);
    const whole = [...values].flatMap(([name, path]) => {
        const image = /image$/i.test(name) ? (text(path) ?? '') : '';
        return (0,reference/* looksLikeImage */.Ng)(image) || (0,reference/* isTemplated */.dw)(image) ? [referenceAt(document, path)] : [];
    });
    const stems = new Set([...values.keys()].flatMap((name) => imageStem(name, values) ?? []));
    const split = [...stems].map((stem) => {
        const [registry, repository, tag, digest] = ['registry', 'repository', 'tag', 'digest'].map((key) => values.get(stem + key));
        const host = text(registry);
        const name = text(repository);
        return {
            form: 'split',
            document: document.index,
            path: tag ?? parameterValue(list, `${stem}tag`),
            parts: {
                repository: name === undefined || host === undefined ? name : `${host}/${name}`,
                tag: text(tag),
                digest: text(digest),
            },
            registry,
            repository,
            digest,
            create: { digest: parameterValue(list, `${stem}digest`) },
        };
    });
    return [...whole, ...split];
}
function imageStem(name, values) {
    const [, stem = '', key] = /^(.*\.)?(tag|digest|repository)$/.exec(name) ?? [];
    if (key === 'repository')
        return /image\.$/i.test(stem) ? stem : undefined;
    return key === 'tag' || (key === 'digest' && values.has(`${stem}repository`)) ? stem : undefined;
}
function parameterValue(list, name) {
    return [...list, { field: 'name', value: name }, 'value'];
}
function missingParameter(document, { path }) {
    const [helm, parameters, item, value] = path.slice(-4);
    if (helm !== 'helm' || parameters !== 'parameters' || value !== 'value')
        return undefined;
    if (typeof item !== 'object' || !('field' in item) || item.field !== 'name')
        return undefined;
    return {
        form: 'split',
        document,
        path,
        parts: { repository: undefined, tag: undefined, digest: undefined },
        create: { digest: parameterValue(path.slice(0, -2), item.value.replace(/[^.]*$/, 'digest')) },
    };
}
function overridePlaces(document, list) {
    const paths = itemsAt(document, list).map((_, index) => [...list, index]);
    return paths.flatMap((path) => {
        const text = textAt(document, path);
        if (text === undefined || !(0,dist/* isScalar */.jn)(lookUp(document, path)))
            return [];
        const override = /^[^=]*=/.exec(text)?.[0] ?? '';
        const parts = (0,reference/* splitImage */.s5)(text.slice(override.length));
        return [{ form: 'reference', document: document.index, path, override, parts }];
    });
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/kustomization.js







const imageFields = ['newName', 'newTag', 'digest'];
const fileName = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;
const kustomization = {
    isIn: isKustomization,
    places: (document) => (isKustomization(document) ? [...entryPlaces(document), ...chartPlaces(document)] : []),
    files: fileName,
    missingPlace: missingEntry,
    add(editor, source, image, edit) {
        const documents = source.documents.filter((each) => isKustomization(each) || (0,text_node/* isNothing */.qv)(each.root));
        if (documents.length > 1)
            return false;
        addEntry(editor, documents[0], image, edit);
        return true;
    },
};
function isKustomization(document) {
    const kind = fieldOf(document, 'kind');
    if (kind === 'Kustomization' || kind === 'Component')
        return true;
    return kind === undefined && fileName.test(document.source.file);
}
function writeEntry(editor, place, edit) {
    const { document, path, parts, name } = place;
    const { image, tag, digest } = edit;
    if (image !== undefined && !(0,reference/* sameRepository */.RB)(image, parts.repository ?? name)) {
        if (!(0,reference/* sameRepository */.RB)(image, name))
            editor.setAt(document, [...path, 'newName'], image);
        else
            editor.warn(`the entry ${name} is renamed to ${parts.repository}; its newName was kept`);
    }
    if (tag !== undefined && writesTag(edit))
        editor.setAt(document, [...path, 'newTag'], tag);
    if (digest !== undefined) {
        editor.setAt(document, [...path, 'digest'], digest);
        if (edit.keepTag !== true)
            editor.unsetAt(document, [...path, 'newTag']);
    }
    else if (tag !== undefined && parts.digest !== undefined) {
        if (edit.pin === undefined)
            warnStale(editor, parts.digest);
        editor.unsetAt(document, [...path, 'digest']);
    }
}
function writesTag({ digest, keepTag }) {
    return digest === undefined || keepTag === true;
}
function addEntry(editor, document, image, edit) {
    const entry = new Map([['name', image]]);
    if (edit.tag !== undefined && writesTag(edit))
        entry.set('newTag', edit.tag);
    if (edit.digest !== undefined)
        entry.set('digest', edit.digest);
    editor.setAt(document?.index ?? 0, [...imagesLocation(document), text_path/* append */.BC], entry);
}
function entryOf({ path }) {
    return imageFields.includes(path.at(-1)) ? path.slice(0, -1) : path;
}
function missingEntry(source, document, key) {
    const ours = document === undefined ? fileName.test(source.file) : isKustomization(document);
    const images = imagesLocation(document);
    const path = entryOf(key);
    const inside = images.every((step, index) => step === path[index]);
    if (!ours || !inside || path.length > images.length + 1)
        return undefined;
    const entry = path[images.length];
    if (typeof entry !== 'object' || !('field' in entry) || entry.field !== 'name') {
        const hint = `Name it, as in ${(0,text_path/* formatPath */.jV)(images)}[name=web].newTag; one that is missing is added.`;
        throw (0,failure/* badInput */.AN)('key', `${key.text} names no image in ${source.file}`, hint);
    }
    const name = entry.value;
    const parts = { repository: name, tag: undefined, digest: undefined };
    return { form: 'kustomize', document: document?.index ?? 0, path, name, parts };
}
function entryPlaces(document) {
    const list = imagesLocation(document);
    return itemsAt(document, list).flatMap((_, index) => {
        const path = [...list, index];
        const field = (key) => textAt(document, [...path, key]) || undefined;
        const name = field('name');
        if (name === undefined)
            return [];
        const parts = { repository: field('newName') ?? name, tag: field('newTag'), digest: field('digest') };
        return [{ form: 'kustomize', document: document.index, path, name, parts }];
    });
}
function imagesLocation(document) {
    const version = document === undefined ? undefined : fieldOf(document, 'apiVersion');
    return version?.startsWith('kustomize.toolkit.fluxcd.io/') === true ? ['spec', 'images'] : ['images'];
}
function chartPlaces(document) {
    return itemsAt(document, ['helmCharts']).flatMap((_, index) => valuesPlaces(document, ['helmCharts', index, 'valuesInline']));
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/workload.js




const podSpecs = new Map([
    ['Pod', ['spec']],
    ['PodTemplate', ['template', 'spec']],
    ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
    ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'Rollout'].map((kind) => [kind, ['spec', 'template', 'spec']]),
]);
const containerLists = ['containers', 'initContainers', 'ephemeralContainers'];
const workload = {
    isIn: (document) => manifestsIn(document).some(({ kind }) => podSpecs.has(kind)),
    places: (document) => manifestsIn(document)
        .flatMap(({ kind, at }) => {
        const spec = podSpecs.get(kind);
        return spec === undefined ? [] : containerLists.map((list) => [...at, ...spec, list]);
    })
        .flatMap((list) => itemsAt(document, list).map((_, index) => [...list, index, 'image']))
        .filter((path) => (0,dist/* isScalar */.jn)(lookUp(document, path)))
        .map((path) => referenceAt(document, path)),
};

;// CONCATENATED MODULE: ./build/core/edit/kinds/kinds.js





const kinds = [kustomization, workload, application];
function kindOf(source) {
    const { documents, file } = source;
    const isOf = (kind) => documents.length === 0 ? kind.files?.test(file) : documents.some((document) => kind.isIn(document));
    return kinds.find(isOf) ?? (documents.some((document) => manifestsIn(document).length > 0) ? workload : helmValues);
}
const known = new WeakMap();
function placesIn(source) {
    let places = known.get(source);
    if (places === undefined) {
        const within = kindOf(source) === helmValues ? [helmValues] : kinds;
        places = source.documents.flatMap((document) => within.flatMap((kind) => kind.places(document)));
        known.set(source, places);
    }
    return places;
}
function missingPlace(source, document, key) {
    const places = kinds.map((kind) => kind.missingPlace?.(source, document, key));
    return places.find((place) => place !== undefined);
}
function whereElse(source) {
    const hints = source.documents.flatMap((document) => kinds.map((kind) => kind.whereElse?.(document)));
    return hints.find((hint) => hint !== undefined);
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/template.js






function editTemplate(file, text, key, edit) {
    const lines = scanLines(text);
    const splices = [];
    const claims = [];
    for (const { path, value, needed } of wantedLines(lines, key.path, edit)) {
        const found = linesAt(lines, path);
        if (found.length === 0 && !needed)
            continue;
        const { line, start, raw } = onlyLine(file, path, found, lines);
        const old = scalarText(raw);
        if (old === undefined) {
            const message = `${file}:${line}: ${path} is not a plain value on its own line`;
            const hint = 'In a template only “key: value” lines are edited; move the value into values.yaml.';
            throw new failure/* Failure */.HR('refused', 'YAML_TEMPLATE', message, { hint, place: { file, line } });
        }
        claims.push({ document: 0, location: (0,text_path/* createdLocation */.Y7)((0,text_path/* parsePath */.Rr)(path).path), value });
        if (old.text === value)
            continue;
        const written = (raw === '' ? ' ' : '') + renderString(value, old.quote, false);
        splices.push({ start, end: start + raw.length, text: written });
    }
    return { text: (0,splice/* applySplices */.Ut)(text, splices), claims };
}
function readTemplate(text, { path: key }) {
    const lines = scanLines(text);
    const read = (path) => {
        const [line, ...others] = linesAt(lines, path);
        return line === undefined || others.length > 0 ? undefined : scalarText(line.raw)?.text || undefined;
    };
    const path = (0,text_path/* formatPath */.jV)(key);
    const value = read(path);
    if (value !== undefined && isWhole(path, value))
        return (0,reference/* splitImage */.s5)(value);
    return { repository: read(beside(key, 'repository')), tag: value, digest: read(beside(key, 'digest')) };
}
function wantedLines(lines, key, given) {
    const path = (0,text_path/* formatPath */.jV)(key);
    const old = scalarText(linesAt(lines, path)[0]?.raw ?? '')?.text ?? '';
    if (isWhole(path, old)) {
        const parts = (0,reference/* splitImage */.s5)(old);
        const { image, tag, digest, pin, keepTag } = pinnedEdit(given, parts);
        const keep = digest === undefined || keepTag === true;
        const newTag = pin === 'digest' ? undefined : (tag ?? (keep ? parts.tag : undefined));
        const kept = pin !== 'tag' && (tag === undefined || tag === parts.tag) ? parts.digest : undefined;
        const next = { repository: image ?? parts.repository, tag: newTag, digest: digest ?? kept };
        return [{ path, value: (0,reference/* joinImage */.OJ)(next), needed: true }];
    }
    const oldDigest = scalarText(linesAt(lines, beside(key, 'digest'))[0]?.raw ?? '')?.text || undefined;
    const { image, tag, digest, pin } = pinnedEdit(given, { tag: old || undefined, digest: oldDigest });
    const drops = pin === 'tag' || (tag !== undefined && tag !== old && digest === undefined);
    const stale = drops ? '' : digest;
    return [
        ...(tag === undefined ? [] : [{ path, value: tag, needed: true }]),
        ...(image === undefined ? [] : [{ path: beside(key, 'repository'), value: image, needed: false }]),
        ...(stale === undefined ? [] : [{ path: beside(key, 'digest'), value: stale, needed: digest !== undefined }]),
    ];
}
function beside(key, name) {
    return (0,text_path/* formatPath */.jV)([...key.slice(0, -1), name]);
}
function isWhole(path, value) {
    if (!(0,reference/* looksLikeImage */.Ng)(value))
        return false;
    return /image$/i.test(path) || /[/:]/.test(value.replace(/@.*$/, ''));
}
function linesAt(lines, path) {
    const exact = lines.filter((line) => line.path === path);
    return exact.length > 0 ? exact : lines.filter((line) => line.keys === path);
}
const plainLine = /^( *)((?:- +)*)("[^"\\]*"|'[^']*'|[\w./-]+):(?:( +)(?!#)(.*?))?( +#.*| *)$/;
function scanLines(text) {
    const found = [];
    const parents = [];
    let offset = text.startsWith('\uFEFF') ? 1 : 0;
    let number = 0;
    let block = Number.POSITIVE_INFINITY;
    for (const whole of text.slice(offset).split('\n')) {
        number++;
        const line = whole.replace(/\r$/, '');
        const indent = line.search(/\S/);
        const inBlock = indent === -1 || indent > block;
        if (!inBlock)
            block = /: +[|>][-+\d]*(?: +#.*)?$/.test(line) ? indent : Number.POSITIVE_INFINITY;
        const match = inBlock || line.startsWith('#', indent) ? null : plainLine.exec(line);
        if (match !== null) {
            const [, margin = '', dashes = '', name = '', gap = '', raw = ''] = match;
            for (const dash of dashes.matchAll(/-/g))
                enterItem(parents, margin.length + dash.index);
            const column = margin.length + dashes.length;
            while ((parents.at(-1)?.indent ?? -1) >= column)
                parents.pop();
            parents.push({ indent: column, segment: name.replace(/^["']|["']$/g, ''), items: 0 });
            const start = offset + column + name.length + 1 + (raw === '' ? 0 : gap.length);
            const path = parents.map(({ segment }) => segment);
            const keys = path.filter((segment) => typeof segment === 'string');
            found.push({ path: (0,text_path/* formatPath */.jV)(path), keys: (0,text_path/* formatPath */.jV)(keys), line: number, start, raw });
        }
        offset += whole.length + 1;
    }
    return found;
}
function enterItem(parents, column) {
    const isBelow = ({ indent, segment }) => indent > column || (indent === column && typeof segment === 'number');
    for (let last = parents.at(-1); last !== undefined && isBelow(last); last = parents.at(-1))
        parents.pop();
    const list = parents.at(-1);
    parents.push({ indent: column, segment: list?.items ?? 0, items: 0 });
    if (list !== undefined)
        list.items++;
}
function scalarText(raw) {
    if (/\{[{%]/.test(raw))
        return undefined;
    const [, double, single] = /^(?:"([^"\\]*)"|'([^']*)')$/.exec(raw) ?? [];
    if (double !== undefined)
        return { text: double, quote: 'double' };
    if (single !== undefined)
        return { text: single, quote: 'single' };
    return /^[&*!|>'"%@`[\]{}#,]|: | #/.test(raw) ? undefined : { text: raw, quote: 'plain' };
}
function onlyLine(file, path, found, lines) {
    const [line, ...others] = found;
    if (line !== undefined && others.length === 0)
        return line;
    const deeper = lines.filter(({ keys }) => keys.endsWith(`.${path}`)).slice(0, 5);
    const [problem, hint] = line !== undefined
        ? [
            `lines ${found.map((each) => each.line).join(', ')}, not exactly one`,
            'Move the value into values.yaml and edit it there.',
        ]
        : [
            'no line has this key',
            deeper.length === 0
                ? 'Name the line by its full path, as in image.tag, or move the value into values.yaml and edit it there.'
                : `Give the full path: ${deeper.map((each) => each.path).join(' or ')}.`,
        ];
    const message = `${file}: a template, not YAML; key ${path}: ${problem}`;
    throw new failure/* Failure */.HR('bad-input', 'YAML_TEMPLATE', message, { hint });
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/placeholder.js






function refuseOverwritten(source, place, edit) {
    const document = source.documents[place.document];
    if (document === undefined)
        return;
    const set = applicationSetOf(document, place);
    if (edit.fresh === true && set === undefined)
        return;
    const inner = place.form === 'embedded' ? place.inner : place;
    const part = overwritten(inner, edit).find((name) => (0,reference/* isTemplated */.dw)(inner.parts[name] ?? ''));
    const text = part === undefined ? undefined : inner.parts[part];
    if (part === undefined || text === undefined)
        return;
    const path = partPath(inner, part);
    const [node, name] = place.form === 'embedded'
        ? [lookUp(document, place.path), `${(0,text_path/* formatPath */.jV)(place.path)}#${(0,text_path/* formatPath */.jV)(path)}`]
        : [lookUp(document, path), (0,text_path/* formatPath */.jV)(path)];
    const origin = set === undefined ? feedHint(text) : generatorHint(document, set, text, edit.image);
    const beside = part === 'repository' && (inner.form === 'split' || inner.parts.tag !== undefined);
    const without = beside ? 'Leave `image` out to write the tag beside it. ' : '';
    const hint = `${without}${origin} To put a fixed value here all the same, use \`set\`.`;
    throw placeholderFailure(source, node, name, text, hint);
}
function applicationSetOf(document, place) {
    const path = (0,text_path/* createdLocation */.Y7)(place.path);
    return manifestsIn(document).find((each) => isApplication(each) && each.kind === 'ApplicationSet' && each.at.every((step, index) => step === path[index]));
}
function overwritten({ form, parts: old }, edit) {
    const { image, tag, digest } = edit;
    const { repository = '' } = old;
    const versioned = tag !== undefined || digest !== undefined;
    const whole = form === 'reference' && versioned && old.tag === undefined && /\}$/.test(repository);
    const moved = image !== undefined && !(0,reference/* sameRepository */.RB)(image, repository);
    const parts = [];
    if (versioned && tag !== old.tag)
        parts.push('tag');
    if (versioned && digest !== old.digest && (digest !== undefined || tag !== old.tag))
        parts.push('digest');
    if (moved || whole)
        parts.push('repository');
    return parts;
}
const entryKeys = { repository: 'newName', tag: 'newTag', digest: 'digest' };
function partPath(place, part) {
    if (place.form === 'kustomize')
        return [...place.path, entryKeys[part]];
    return (place.form === 'split' && part !== 'tag' ? place[part] : undefined) ?? place.path;
}
function generatorHint(document, { at }, placeholder, image) {
    const generators = generatorsIn(document, [...at, 'spec', 'generators']);
    const parameter = parameterOf(placeholder);
    const valueKeys = generators.flatMap((generator) => elementKeys(document, generator, parameter, image));
    const [first] = valueKeys;
    if (first !== undefined) {
        const several = `${valueKeys.slice(0, 5).join(', ')}${valueKeys.length > 5 ? ', …' : ''}`;
        const choice = valueKeys.length === 1 ? `give key: ${first}` : `give as key the one that is meant: ${several}`;
        return `The generator holds the value; ${choice}.`;
    }
    const files = generators.filter(({ type, at }) => type === 'git' && lookUp(document, [...at, 'files']));
    if (files.length > 0) {
        const names = files.flatMap((each) => filePatterns(document, [...each.at, 'files']));
        const key = parameter.length === 0 ? 'the value' : (0,text_path/* formatPath */.jV)(parameter);
        return `The value stands in the files that the git generator reads, ${names.join(', ')}: give one as file, with key: ${key}.`;
    }
    const others = generators.map((each) => `${each.type} at ${(0,text_path/* formatPath */.jV)(each.at)}`);
    const by = others.length === 0 ? 'a generator' : `a generator (${others.join(', ')})`;
    return `The value comes from ${by}: change it where that takes it from.`;
}
function parameterOf(placeholder) {
    const inside = /\{\{-?(.*?)-?\}\}/s.exec(placeholder)?.[1] ?? '';
    const named = /(?:^|[\s(|])\.([A-Za-z_][\w-]*(?:\.[\w-]+)*)/.exec(inside)?.[1] ??
        /^\s*([\w-]+(?:\.[\w-]+)*)\s*$/.exec(inside)?.[1];
    return named?.split('.') ?? [];
}
function generatorsIn(document, list) {
    return itemsAt(document, list).flatMap((_, index) => {
        const item = lookUp(document, [...list, index]);
        const types = (0,dist/* isMap */.jh)(item) ? item.items.flatMap((pair) => (0,text_node/* keyText */.Pu)(pair.key) ?? []) : [];
        return types.flatMap((type) => {
            const at = [...list, index, type];
            if (type === 'matrix' || type === 'merge')
                return generatorsIn(document, [...at, 'generators']);
            return type === 'selector' ? [] : [{ type, at }];
        });
    });
}
function elementKeys(document, { type, at }, parameter, image) {
    if (parameter.length === 0)
        return [];
    if (parameter[0] === 'values') {
        const values = [...at, ...parameter];
        return (0,dist/* isScalar */.jn)(lookUp(document, values)) ? [(0,text_path/* formatPath */.jV)(values)] : [];
    }
    if (type !== 'list')
        return [];
    const list = [...at, 'elements'];
    const elements = itemsAt(document, list).map((_, index) => fieldsOf(document.source, lookUp(document, [...list, index])));
    const holding = [...elements.keys()].filter((index) => (0,dist/* isScalar */.jn)(lookUp(document, [...list, index, ...parameter])));
    const service = image === undefined ? undefined : (0,reference/* lastComponent */.Cy)(image);
    const named = holding.filter((index) => elements[index]?.some(([, value]) => value === service));
    return (named.length > 0 ? named : holding).map((index) => (0,text_path/* formatPath */.jV)([...list, elementSegment(elements, index, parameter[0]), ...parameter]));
}
function elementSegment(elements, index, parameter) {
    const unique = (elements[index] ?? []).filter(([field, value]) => {
        const sharing = elements.filter((fields) => fields.some(([f, v]) => f === field && v === value));
        return field !== parameter && sharing.length === 1;
    });
    const [field, value] = unique.find(([name]) => name === 'name') ?? unique[0] ?? [];
    return field === undefined || value === undefined ? index : { field, value };
}
function fieldsOf(source, element) {
    if (!(0,dist/* isMap */.jh)(element))
        return [];
    return element.items.flatMap((pair) => {
        const field = (0,text_node/* keyText */.Pu)(pair.key);
        const value = nodeText(source, (0,text_node/* asNode */.hK)(pair.value));
        return field === undefined || value === undefined || !(0,dist/* isScalar */.jn)(pair.value) ? [] : [[field, value]];
    });
}
function filePatterns(document, list) {
    return itemsAt(document, list).flatMap((_, index) => textAt(document, [...list, index, 'path']) ?? []);
}

;// CONCATENATED MODULE: ./build/core/edit/write-image.js












function writeImage(editor, source, edit) {
    if (edit.key !== undefined)
        return writeKey(editor, source, (0,text_path/* parsePath */.Rr)(edit.key), edit);
    const kind = kindOf(source);
    const places = placesIn(source);
    if (kind === helmValues)
        return writeValues(editor, source, places, edit);
    const chosen = choosePlaces(places, edit.image);
    if (chosen.length > 0)
        return writeAll(editor, source, chosen, edit);
    for (const place of places)
        if ((0,reference/* isTemplated */.dw)(place.parts.repository ?? ''))
            refuseOverwritten(source, place, edit);
    const { image } = edit;
    const added = pinnedEdit(edit, { tag: undefined, digest: undefined });
    if (image === undefined || kind.add?.(editor, source, image, added) !== true) {
        throw noPlace(source.file, image, places, whereElse(source));
    }
    return (after) => choosePlaces(placesIn(after), image)[0]?.parts;
}
function writeValues(editor, source, places, edit) {
    const { image } = edit;
    if (image === undefined)
        return writeDefault(editor, source, edit);
    const named = namedPlaces(places, image);
    if (named.length > 0)
        return writeAll(editor, source, named, edit);
    const byDefault = placeOfKey(source, chooseDocument(source, defaultKey), defaultKey, edit);
    const { repository, tag, digest } = byDefault.parts;
    const versioned = tag !== undefined || digest !== undefined;
    const fits = repository === undefined ? versioned : (0,reference/* lastComponent */.Cy)(repository) === (0,reference/* lastComponent */.Cy)(image);
    if (fits)
        return writeKey(editor, source, defaultKey, edit);
    const sameName = sameNamePlaces(places, image);
    if (repositories(sameName).size > 1)
        throw noPlace(source.file, image, places);
    const others = sameName.length > 0 || repository !== undefined ? sameName : choosePlaces(places, image);
    if (others.length > 0)
        return writeAll(editor, source, others, edit);
    if (repository !== undefined && edit.fresh !== true) {
        refuseOverwritten(source, byDefault, edit);
        const { text: key } = defaultKey;
        if (byDefault.form === 'reference') {
            const hint = `${key} belongs to another image. Check the file and the image; to put this image there all the same, give key: ${key}.`;
            throw noPlace(source.file, image, places, hint);
        }
        editor.warn(`the repository at ${key} changes from ${repository} to ${image}`);
    }
    return writeDefault(editor, source, edit);
}
function writeDefault(editor, source, edit) {
    const document = chooseDocument(source, defaultKey);
    const holder = lookUp(document, defaultKey.path.slice(0, -1));
    if (document !== undefined && !(0,text_node/* isNothing */.qv)(document.root) && holder === undefined && edit.fresh !== true) {
        editor.warn(`${defaultKey.text} was not there and was added; give \`key\` if the chart has its image elsewhere`);
    }
    return writeKey(editor, source, defaultKey, edit);
}
function writeKey(editor, source, key, edit) {
    const document = documentOf(source, key);
    const listed = placesIn(source).find((place) => place.document === document?.index && isNamedBy(document, place, key));
    const known = listed ?? missingPlace(source, document, key);
    const place = known ?? placeAt(source, document, key, edit);
    const pinned = pinnedEdit(edit, place.parts);
    refuseOverwritten(source, place, pinned);
    write(editor, source, place, pinned);
    return known === undefined ? (after) => placeAt(after, documentOf(after, key), key, edit).parts : findAgain(known);
}
function documentOf(source, key) {
    return chooseDocument(source, splitAtText(key)?.outer ?? key);
}
function placeAt(source, document, key, edit) {
    const embedded = document === undefined ? undefined : placeOfEmbeddedKey(document, key, edit);
    return embedded ?? placeOfKey(source, document, key, edit);
}
function isNamedBy(document, place, key) {
    if (place.form === 'embedded')
        return reportPath(place) === (0,text_path/* formatPath */.jV)(key.path);
    const isSame = (path) => {
        const named = lookUp(document, path);
        return named !== undefined && named === lookUp(document, place.path);
    };
    if (place.form === 'split')
        return place.path.at(-1) === 'value' && key.path.at(-1) === 'value' && isSame(key.path);
    return place.form === 'kustomize' && isSame(entryOf(key));
}
function writeAll(editor, source, places, edit) {
    const edits = places.map((place) => [place, pinnedEdit(edit, place.parts)]);
    for (const [place, pinned] of edits)
        refuseOverwritten(source, place, pinned);
    for (const [place, pinned] of edits)
        write(editor, source, place, pinned);
    return findAgain(places[0]);
}
function write(editor, source, place, edit) {
    switch (place.form) {
        case 'reference':
            writeReference(editor, place, edit);
            break;
        case 'split':
            refuseCollections(source, place);
            writeSplit(editor, place, edit);
            break;
        case 'kustomize':
            writeEntry(editor, place, edit);
            break;
        case 'embedded':
            editEmbedded(editor, { ...place, name: reportPath(place) }, 'key', (nested, inner) => write(nested, inner, place.inner, edit));
    }
}
function refuseCollections(source, place) {
    const document = source.documents[place.document];
    for (const path of [place.registry, place.repository, place.path, place.digest]) {
        const value = path === undefined ? undefined : lookUp(document, path);
        if (path === undefined || value === undefined || (0,dist/* isScalar */.jn)(value))
            continue;
        const problem = `${(0,text_path/* formatPath */.jV)(path)} in ${source.file} holds a map or list, not a part of an image`;
        throw (0,failure/* badInput */.AN)('file', problem, 'Name the place of the tag with `key`.');
    }
}
function findAgain(place) {
    if (place === undefined)
        return () => undefined;
    const path = reportPath(place);
    return (source) => {
        const places = placesIn(source).filter((each) => each.document === place.document);
        const document = source.documents[place.document];
        const node = lookUp(document, place.path);
        const isNode = (each) => node !== undefined && node === lookUp(document, each.path);
        return (places.find((each) => reportPath(each) === path) ?? places.find(isNode))?.parts;
    };
}

;// CONCATENATED MODULE: ./build/core/edit/edit.js















function editFile(file, text, edit) {
    validate(edit);
    const source = parseOrTemplate(file, text, edit);
    if (!('documents' in source))
        return source;
    const editor = new YamlEditor(source, edit.onAlias ?? 'anchor');
    const wantsImage = edit.tag !== undefined || edit.digest !== undefined || edit.image !== undefined;
    const findImage = wantsImage ? writeImage(editor, source, edit) : undefined;
    for (const entry of edit.set ?? []) {
        const { path, value } = (0,text_path/* parseAssignment */.H9)(entry);
        editAt(editor, path, 'set', (at, inner) => at.set(inner, value));
    }
    for (const path of edit.unset ?? []) {
        editAt(editor, (0,text_path/* parsePath */.Rr)(path), 'unset', (at, inner) => at.unset(inner));
    }
    const edited = editor.apply();
    return {
        text: edited.text,
        oldImage: imageText(findImage?.(source), edit),
        newImage: imageText(findImage?.(edited), edit),
        claims: editor.claims,
        warnings: editor.warnings,
    };
}
function imagesIn(file, text) {
    const source = (0,text_source.parseSource)(file, text);
    const selector = ({ document }) => (source.documents.length > 1 ? `{document=${document}}.` : '');
    return placesIn(source)
        .filter(({ parts }) => !(0,reference/* isTemplated */.dw)((0,reference/* joinImage */.OJ)(parts)))
        .map((place) => ({ path: selector(place) + reportPath(place), ...place.parts }));
}
function matchImage(file, text, image) {
    const source = (0,text_source.parseSource)(file, text);
    const places = placesIn(source);
    if (namedPlaces(places, image).length > 0)
        return 'named';
    const byDefault = kindOf(source) === helmValues ? places.find((place) => reportPath(place) === defaultKey.text) : undefined;
    const chosen = byDefault ?? choosePlaces(places, image)[0];
    if (chosen !== undefined && chosen.parts.repository === undefined)
        return 'version-only';
    const sameName = sameNamePlaces(places, image)[0]?.parts.repository;
    return sameName === undefined ? undefined : { sameName };
}
function readPath(file, text, path) {
    const parsed = (0,text_path/* parsePath */.Rr)(path);
    return textAt(chooseDocument((0,text_source.parseSource)(file, text), parsed), parsed.path);
}
function imageText(parts, edit) {
    if (parts === undefined || (parts.tag === undefined && parts.digest === undefined && parts.repository === undefined))
        return undefined;
    return (0,reference/* joinImage */.OJ)({ ...parts, repository: parts.repository ?? edit.image });
}
function validate(edit) {
    if (edit.image !== undefined) {
        const parts = (0,reference/* splitImage */.s5)(edit.image);
        if (parts.repository !== edit.image || /\s/.test(edit.image)) {
            const hint = 'Give tag and digest as inputs of their own.';
            throw (0,failure/* badInput */.AN)('image', `"${edit.image}" is no repository without a tag`, hint);
        }
    }
    if (edit.tag !== undefined)
        (0,reference/* checkTag */.Bs)(edit.tag, 'tag');
    if (edit.digest !== undefined)
        (0,reference/* checkDigest */.H2)(edit.digest);
}
function parseOrTemplate(file, text, edit) {
    try {
        return (0,text_source.parseSource)(file, text);
    }
    catch (error) {
        const template = error instanceof failure/* Failure */.HR && error.code === 'YAML_TEMPLATE';
        if (!template || edit.key === undefined || (edit.set ?? []).length + (edit.unset ?? []).length > 0)
            throw error;
        const key = (0,text_path/* parsePath */.Rr)(edit.key);
        const done = editTemplate(file, text, key, edit);
        const image = (of) => imageText(readTemplate(of, key), edit);
        return { oldImage: image(text), newImage: image(done.text), warnings: [], ...done };
    }
}
function contradictionOf(earlier, later) {
    for (const before of earlier) {
        for (const after of later) {
            const values = valuesAtInner(before, after);
            if (values === undefined || isSame(values.earlier, values.later))
                continue;
            const inner = before.location.length > after.location.length ? before : after;
            return { place: (0,text_path/* formatPath */.jV)(inner.location), ...values };
        }
    }
    return undefined;
}
function overlaps(left, right) {
    return left.some((one) => right.some((other) => innerSteps(one, other) !== undefined));
}
function valuesAtInner(before, after) {
    const rest = innerSteps(before, after);
    if (rest === undefined)
        return undefined;
    if (before.location.length >= after.location.length) {
        return { earlier: before.value, later: valueAt(after.value, rest) };
    }
    const earlier = valueAt(before.value, rest);
    return earlier === undefined && before.value !== undefined ? undefined : { earlier, later: after.value };
}
function innerSteps(one, other) {
    const [outer, inner] = one.location.length <= other.location.length ? [one, other] : [other, one];
    if (one.document !== other.document)
        return undefined;
    const within = outer.location.every((step, index) => step === inner.location[index]);
    return within ? inner.location.slice(outer.location.length) : undefined;
}
function valueAt(value, [step, ...rest]) {
    if (step === undefined || value === undefined)
        return value;
    if ((0,text_value/* isMapValue */.Qy)(value))
        return valueAt(value.get(String(step)), rest);
    return (0,text_value/* isListValue */.kq)(value) && typeof step === 'number' ? valueAt(value[step], rest) : undefined;
}
function isSame(one, other) {
    return (0,external_node_util_.isDeepStrictEqual)(one ?? '', other ?? '');
}


/***/ }),

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
