export const id = 4689;
export const ids = [4689];
export const modules = {

/***/ 4689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  contradictionOf: () => (/* binding */ contradictionOf),
  decodeText: () => (/* reexport */ decodeText),
  editFile: () => (/* binding */ editFile),
  editTogether: () => (/* binding */ editTogether),
  imagesIn: () => (/* binding */ imagesIn),
  matchImage: () => (/* binding */ matchImage),
  readPath: () => (/* binding */ readPath)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/edit/text/node.js
var text_node = __webpack_require__(843);
// EXTERNAL MODULE: ./build/core/edit/text/splice.js
var splice = __webpack_require__(6743);
;// CONCATENATED MODULE: ./build/core/edit/text/comments.js



function commentsAbove(text, line, column) {
    let from = line;
    while (from > 0) {
        const above = (0,splice/* lineStart */.PT)(text, from - 1);
        const content = text.slice(above, from);
        if (!content.trimStart().startsWith('#') || content.length - content.trimStart().length !== column)
            break;
        from = above;
    }
    const head = from === 0 || /^(?:---|%).*$/.test(text.slice((0,splice/* lineStart */.PT)(text, from - 1), from).trim());
    return head ? line : from;
}
function commentsInside(text, end, column) {
    let last = end;
    for (let at = (0,splice/* nextLine */.sE)(text, end); at < text.length; at = (0,splice/* nextLine */.sE)(text, at)) {
        const line = text.slice(at, (0,splice/* lineEnd */.kd)(text, at));
        if (!line.trimStart().startsWith('#') || line.length - line.trimStart().length <= column)
            break;
        last = (0,splice/* lineEnd */.kd)(text, at);
    }
    return last;
}
function ownComments(text, hop, column) {
    const line = (0,splice/* lineStart */.PT)(text, (0,text_node/* itemStart */.aZ)(hop));
    const above = commentsAbove(text, line, column);
    const lines = text.slice(above, line).match(/[^\n]*\n/g) ?? [];
    const ruled = lines.findLastIndex((each) => isRule(each)) + 1;
    const headed = ruled > 0 && sectionGoesOn(text, hop, column);
    const from = headed ? above + lines.slice(0, ruled).join('').length : above;
    const comment = text.slice(from, line);
    if (comment === '')
        return line;
    const rest = groupAfter(text, hop, column);
    if (rest.length === 0)
        return from;
    if (rest.some((each) => names(comment, each)))
        return line;
    const marked = /^[ \t]*#+[ \t]*(?:--[ \t]|@)/m.test(comment);
    const blankBefore = text.slice((0,splice/* lineStart */.PT)(text, from - 1), from).trim() === '';
    return blankBefore && !marked && !names(comment, hop) ? line : from;
}
function isRule(line) {
    return /^\s*#[ \t]*(?:[-=*~+_#]{3,}|.*[-=*~+_#]{3,}\s*$)/.test(line);
}
function sectionGoesOn(text, hop, column) {
    const next = { ...hop, index: hop.index + 1 };
    if (next.index >= hop.container.items.length)
        return false;
    const between = text.slice(commentsInside(text, (0,text_node/* itemEnd */.z4)(hop, text), column), (0,text_node/* itemStart */.aZ)(next));
    return !between.split('\n').some((line) => line.trim() !== '' && isRule(line));
}
function groupAfter(text, { container, index }, column) {
    const group = [];
    for (let at = index; at + 1 < container.items.length; at++) {
        const next = { container, index: at + 1 };
        const end = commentsInside(text, (0,text_node/* itemEnd */.z4)({ container, index: at }, text), column);
        if ((0,splice/* nextLine */.sE)(text, end) !== (0,splice/* lineStart */.PT)(text, (0,text_node/* itemStart */.aZ)(next)))
            break;
        group.push(next);
    }
    return group;
}
function names(comment, { container, index }) {
    const item = (0,dist/* isMap */.jh)(container) ? undefined : (0,text_node/* asNode */.hK)(container.items[index]);
    const label = (0,dist/* isMap */.jh)(container) ? (0,text_node/* keyText */.Pu)(container.items[index]?.key) : (0,dist/* isScalar */.jn)(item) ? String(item.value) : '';
    const wanted = wordsOf(label ?? '');
    return wanted !== '' && ` ${wordsOf(comment)} `.includes(` ${wanted} `);
}
function wordsOf(text) {
    const spaced = text.replace(/([a-z0-9])(?=[A-Z])/g, '$1 ');
    return spaced
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== '')
        .join(' ');
}

// EXTERNAL MODULE: ./build/core/edit/text/readers.js
var readers = __webpack_require__(8727);
// EXTERNAL MODULE: ./build/core/edit/text/render.js
var render = __webpack_require__(743);
// EXTERNAL MODULE: ./build/core/edit/text/value.js
var text_value = __webpack_require__(1978);
;// CONCATENATED MODULE: ./build/core/edit/text/replace.js






function replaceValue(source, hop, node, value) {
    const flow = (0,text_node/* isFlow */.Td)(hop.container);
    const style = styleFor(source, hop.container, node);
    if ((0,text_value/* isFilledCollection */.JM)(value) && !flow)
        return replaceByLines(source, hop, node, value, style);
    if ((0,text_node/* isBlockScalar */.a5)(node))
        return [replaceBlockScalar(source, node, value, style)];
    const text = flow && isPlainBeside(node, value) ? value : (0,render/* renderInline */._)(value, style, flow);
    if (node === null || (0,text_node/* isUnwritten */.v1)(node))
        return [fillSlot(source, hop, text)];
    if ((0,text_node/* isCollection */.P3)(node) && !(0,text_node/* isFlow */.Td)(node))
        return [replaceLines(source, hop, node, ` ${text}`)];
    return [{ start: (0,text_node/* startOf */.GH)(node), end: (0,text_node/* endOf */.pJ)(node), text }];
}
function isPlainBeside(node, value) {
    const plain = (0,dist/* isScalar */.jn)(node) && node.type === dist/* Scalar */.X5.PLAIN && /\S:\S/.test(node.source ?? '');
    return plain && typeof value === 'string' && (0,render/* isPlainInFlow */._e)(value);
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
        return [fillSlot(source, hop, (0,render/* renderInline */._)(value, style, false))];
    const { text } = source;
    const end = node === null || (0,text_node/* isUnwritten */.v1)(node) ? slot.end : (0,text_node/* contentEnd */.XA)(node, text);
    const eol = (0,splice/* lineBreakAt */.pn)(text, slot.end);
    const column = (0,splice/* columnOf */.uV)(text, (0,text_node/* itemStart */.aZ)(hop));
    const lines = (0,render/* renderBlockLines */.fD)(value, style);
    if ((0,dist/* isSeq */.oP)(hop.container)) {
        const below = (0,render/* indent */.pZ)(lines, column + 2).join(eol);
        const anchored = slot.end > (0,text_node/* itemStart */.aZ)(hop) + 1;
        return [{ start: slot.end, end, text: anchored ? eol + below : ` ${below.slice(column + 2)}` }];
    }
    const indented = (0,render/* indent */.pZ)(lines, column + ((0,text_value/* isListValue */.kq)(value) ? style.listStep : style.step)).join(eol);
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
    const first = (0,render/* firstItemStart */.ar)(node);
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
    const inline = typeof value === 'string' ? (0,render/* renderString */.G4)(value, 'plain', false) : (0,render/* renderInline */._)(value, style, false);
    return { start: (0,text_node/* startOf */.GH)(node), end: (0,text_node/* contentEnd */.XA)(node, whole), text: inline + comment.replace(/\r?\n$/, '') };
}
function replaceLiteral(whole, node, value) {
    const header = (0,text_node/* blockHeader */.$6)(node);
    const trailing = /\n*$/.exec(value)?.[0].length ?? 0;
    const unended = (0,readers/* isUnended */.wA)(node, whole);
    const chomped = header.includes('+') ? trailing > 0 : trailing === (header.includes('-') ? 0 : 1);
    const fits = chomped || (unended && trailing === 0);
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
    if (margin === '' || !changed.every((line) => (0,render/* isPrintableLine */.Q2)(line) && !/^[ \t]+$/.test(line)))
        return undefined;
    const written = changed.map((line) => (line === '' ? '' : margin + line) + eol.slice(0, -1));
    const body = (lines) => lines.join('\n').replace(/\r$/, '');
    const text = body([...raw.slice(0, head), ...written, ...raw.slice(old.length - tail)]);
    return { start, end: start + body(raw).length, text: unended && trailing > 0 ? text + eol : text };
}
function literalLines(value) {
    return value.replace(/\n$/, '').split('\n');
}
function commonLines(one, other) {
    const differs = one.findIndex((line, index) => line !== other[index]);
    return differs === -1 ? one.length : differs;
}
function styleFor(source, container, node) {
    const style = (0,render/* styleWithin */.br)(source, container);
    if (!(0,dist/* isScalar */.jn)(node) || (0,text_node/* isUnwritten */.v1)(node) || (0,text_node/* isBlockScalar */.a5)(node) || style.quoteKeys)
        return style;
    return { ...style, quote: (0,render/* quoteOf */.ep)(node) };
}

;// CONCATENATED MODULE: ./build/core/edit/text/items.js








function insertInto(source, parent, container, key, value) {
    if (container.items.length === 0) {
        return fillEmpty(source, parent, container, key === undefined ? [value] : new Map([[key, value]]));
    }
    const style = (0,render/* styleWithin */.br)(source, container);
    if ((0,text_node/* isFlow */.Td)(container)) {
        const item = key === undefined ? (0,render/* renderInline */._)(value, style, true) : (0,render/* renderFlowPair */.bF)(key, value, style);
        return insertInFlow(source, container, item, style.comma);
    }
    const lines = key === undefined
        ? (0,render/* renderItemLines */.HT)(value, itemStyle(source, container, style), dashGap(source, container))
        : (0,render/* renderPairLines */.q)(key, value, style);
    return [insertLines(source, container, lines)];
}
function insertBefore(source, next, value) {
    const { text } = source;
    const { container: list, index } = next;
    const style = (0,render/* styleWithin */.br)(source, list);
    const start = (0,text_node/* itemStart */.aZ)(next);
    const line = (0,splice/* lineStart */.PT)(text, start);
    const column = (0,splice/* columnOf */.uV)(text, start);
    const eol = (0,splice/* lineBreakAt */.pn)(text, start);
    const alone = text.slice(line, start).trim() === '';
    if ((0,text_node/* isFlow */.Td)(list)) {
        const item = (0,render/* renderInline */._)(value, style, true);
        if (!alone)
            return [{ start, end: start, text: item + style.comma }];
        const at = commentsAbove(text, line, column);
        return [{ start: at, end: at, text: `${text.slice(line, start)}${item},${eol}` }];
    }
    const lines = (0,render/* indent */.pZ)((0,render/* renderItemLines */.HT)(value, itemStyle(source, list, style), dashGap(source, list)), column).join(eol);
    if (index > 0) {
        const at = (0,splice/* lineEnd */.kd)(text, commentsInside(text, (0,text_node/* itemEnd */.z4)({ container: list, index: index - 1 }, text), column));
        return [{ start: at, end: at, text: eol + lines }];
    }
    if (!alone)
        return [{ start, end: start, text: lines.slice(column) + eol + ' '.repeat(column) }];
    const at = commentsAbove(text, line, column);
    return [{ start: at, end: at, text: lines + eol }];
}
function insertRoot(source, document, value) {
    const { text } = source;
    const eol = (0,splice/* lineBreakAt */.pn)(text, 0);
    const style = (0,render/* styleWithin */.br)(source, null);
    const lines = (0,text_value/* isFilledCollection */.JM)(value) ? (0,render/* renderBlockLines */.fD)(value, style) : [(0,render/* renderInline */._)(value, style, false)];
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
    const flow = (0,render/* renderInline */._)(value, (0,render/* styleWithin */.br)(source, node), true).slice(1, -1);
    return [{ start, end: start, text: flow }];
}
function insertLines({ text }, container, lines) {
    const end = (0,text_node/* itemEnd */.z4)((0,text_node/* lastHop */.yI)(container), text);
    const at = (0,splice/* lineEnd */.kd)(text, end);
    const eol = (0,splice/* lineBreakAt */.pn)(text, end);
    const column = (0,splice/* columnOf */.uV)(text, (0,text_node/* itemStart */.aZ)({ container, index: 0 }));
    return { start: at, end: at, text: eol + (0,render/* indent */.pZ)(lines, column).join(eol) };
}
function insertInFlow({ text }, container, item, comma) {
    const last = (0,text_node/* lastHop */.yI)(container);
    const start = (0,text_node/* itemStart */.aZ)(last);
    const end = (0,text_node/* itemEnd */.z4)(last, text);
    const own = (0,splice/* lineStart */.PT)(text, start);
    const trailing = trailingComma(container, end);
    if (text.slice(own, start).trim() !== '') {
        const at = trailing ?? end;
        const added = trailing === undefined ? afterColon(text, end) + comma + item : `${comma.slice(1)}${item},`;
        return [{ start: at, end: at, text: added }];
    }
    const line = `${(0,splice/* lineBreakAt */.pn)(text, own)}${text.slice(own, start)}${item}`;
    const rest = text.slice(trailing ?? end, (0,splice/* lineEnd */.kd)(text, end));
    const below = /^[ \t]*(?:#.*)?$/.test(rest) ? (0,splice/* lineEnd */.kd)(text, end) : (trailing ?? end);
    if (trailing !== undefined)
        return [{ start: below, end: below, text: `${line},` }];
    return [
        { start: end, end, text: `${afterColon(text, end)},` },
        { start: below, end: below, text: line },
    ];
}
function afterColon(text, at) {
    return text[at - 1] === ':' ? ' ' : '';
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
    return sibling === undefined ? style : { ...style, quote: (0,render/* styleWithin */.br)(source, sibling).quote };
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
    return [{ start: slot, end: slot, text: ` ${empty}` }, wholeLines(source, ownComments(text, hop, start - line), end)];
}
function removeLines(source, hop) {
    const { text } = source;
    const start = (0,text_node/* itemStart */.aZ)(hop);
    const end = (0,text_node/* itemEnd */.z4)(hop, text);
    const line = (0,splice/* lineStart */.PT)(text, start);
    if (text.slice(line, start).trim() !== '')
        return removeAfterDash(text, hop, start, end);
    const column = (0,splice/* columnOf */.uV)(text, start);
    return wholeLines(source, ownComments(text, hop, column), commentsInside(text, end, column));
}
function wholeLines({ text, documents }, from, end) {
    const to = (0,splice/* nextLine */.sE)(text, end);
    const last = to === text.length && (0,splice/* lineEnd */.kd)(text, end) === text.length && from > 0;
    if (last && !(0,readers/* endsBlock */.cF)(documents.at(-1)?.root ?? null, text, from)) {
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
        return [{ start: before, end, text: afterColon(text, before) }];
    }
    const removed = { start: line, end: (0,splice/* nextLine */.sE)(text, end), text: '' };
    const comma = afterComma(text, before);
    return rest[1] === ',' ? [removed] : [{ start: comma - 1, end: comma, text: '' }, removed];
}
function afterComma(text, end) {
    return end + (/^\s*,/.exec(text.slice(end, end + 1000))?.[0].length ?? 0);
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
    const { source } = document;
    const at = (0,text_node/* hopLocation */.xj)(hops);
    const place = (location, below) => [...location, ...(0,text_path/* createdLocation */.Y7)(below)];
    const [segment, ...rest] = missing;
    if (segment === undefined || !(0,text_node/* isCollection */.P3)(node)) {
        const value = nest(missing, wanted, at);
        const splices = replaceValue(source, innermost(hops), node, value);
        return { document: document.index, location: at, kind: 'set', value, splices, place: place(at, missing) };
    }
    const { length } = node.items;
    if (typeof segment === 'number' && segment !== length)
        throw beyond(at, segment, length);
    const index = typeof segment === 'object' && 'insert' in segment ? segment.insert : length;
    if (index > length)
        throw beyond(at, index, length, '+');
    const key = typeof segment === 'string' ? segment : undefined;
    const location = [...at, key ?? index];
    const value = newItem(segment, nest(rest, wanted, location));
    const splices = index < length
        ? insertBefore(source, { container: node, index }, value)
        : insertInto(source, hops.at(-1), node, key, value);
    return { document: document.index, location, kind: 'insert', value, splices, place: place(location, rest) };
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
    const value = copyOf(document, target);
    const splices = replaceValue(document.source, innermost(hops), alias, value);
    return { document: document.index, location: (0,text_node/* hopLocation */.xj)(hops), kind: 'set', value, splices, place: undefined };
}
function inheritedCopy(trail, inherited) {
    const copy = copyOf(trail.document, inherited);
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
function addedItem([segment, ...rest], value) {
    return segment === undefined ? value : newItem(segment, nest(rest, value));
}
function nest([segment, ...rest], value, at = []) {
    if (segment === undefined)
        return value;
    const inner = nest(rest, value, [...at, segment]);
    if (typeof segment === 'string')
        return new Map([[segment, inner]]);
    const sign = typeof segment === 'object' && 'insert' in segment ? '+' : '';
    const index = typeof segment === 'object' && 'insert' in segment ? segment.insert : segment;
    if (typeof index === 'number' && index > 0)
        throw beyond(at, index, 0, sign);
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
function beyond(at, index, length, sign = '') {
    const place = at.length === 0 ? '' : (0,text_path/* formatPath */.jV)(at);
    const items = `the list has ${length === 1 ? 'one item' : `${length} items`}`;
    return (0,failure/* badInput */.AN)(`path ${place}[${sign}${index}]`, length === 0 ? 'the list does not exist yet' : items, `Append with ${place}[-] or ${place}[${sign}${length}].`);
}
const textTag = 'tag:yaml.org,2002:str';
function copyOf(document, node) {
    const { source, anchors } = document;
    if (node === null)
        return { kind: 'verbatim', plain: 'null', meaning: null };
    if ((0,dist/* isAlias */.Vj)(node)) {
        const moves = anchors.redefined.has(node.source);
        return moves ? copyOf(document, anchors.targets.get(node) ?? null) : { kind: 'alias', anchor: node.source };
    }
    if ((0,dist/* isMap */.jh)(node)) {
        return new Map(node.items.map(({ key, value }) => [copiedKey(source, key), copyOf(document, (0,text_node/* asNode */.hK)(value))]));
    }
    if ((0,dist/* isSeq */.oP)(node))
        return node.items.map((item) => copyOf(document, (0,text_node/* asNode */.hK)(item)));
    if (node.tag !== undefined && node.tag !== textTag)
        throw notCopied(source, `it holds ${node.tag}`);
    if (typeof node.value === 'string' && (node.type !== dist/* Scalar */.X5.PLAIN || (0,render/* readsAsString */.Di)(node)))
        return node.value;
    if ((0,text_node/* isUnwritten */.v1)(node))
        return { kind: 'verbatim', plain: 'null', meaning: null };
    return { kind: 'verbatim', plain: node.source ?? '' };
}
function copiedKey(source, node) {
    const key = (0,text_node/* keyScalar */.Kc)(node);
    if (key?.type === dist/* Scalar */.X5.PLAIN && key.source === '<<') {
        throw notCopied(source, 'it merges another one with “<<”', 'EDIT_ALIAS');
    }
    if (typeof key?.value !== 'string')
        throw notCopied(source, 'it holds a key that is not text');
    if ((0,render/* readsAsString */.Di)(key))
        return key.value;
    const hint = `Put the key in quotes where it stands ("${key.value}":) if text is meant, or edit the value at its anchor.`;
    throw notCopied(source, `its key ${key.value} is not text to every reader of YAML`, 'EDIT_TAGGED', hint);
}
function notCopied(source, problem, code = 'EDIT_TAGGED', hint = 'Edit the value at its anchor, or copy it by hand once.') {
    return new failure/* Failure */.HR('refused', code, `${source.file}: the aliased value cannot be copied: ${problem}`, { hint });
}

// EXTERNAL MODULE: ./build/core/edit/text/locate.js
var locate = __webpack_require__(493);
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
        return [{ node, anchor: node.anchor ?? '', reached: crossed ? [(0,text_path/* formatPath */.jV)(at), ...users] : users, users, used }];
    });
}
function readerOf(user) {
    const merge = user.lastIndexOf('<<');
    return merge !== -1 && merge >= user.length - 2 ? user.slice(0, merge) : user;
}
function sharingWarnings(trail, path, policy) {
    return sharingOf(trail).flatMap(({ node, anchor, reached, users, used }) => {
        if (policy !== 'anchor' && users.length > 0) {
            const shared = `the anchor &${anchor}, also used at ${someOf(users)}`;
            const renames = node !== null && trail.document.anchors.asKeys.has(node);
            const hint = renames ? renamesKeys : policy === 'materialise' ? atAnchor(used) : undefined;
            throw sharingRefused(trail.document.source, (0,text_node/* hopLocation */.xj)(trail.hops), shared, hint);
        }
        if (reached.length === 0)
            return [];
        const place = (0,text_path/* formatPath */.jV)((0,text_path/* createdLocation */.Y7)(path));
        const keys = node !== null && trail.document.anchors.asKeys.has(node) ? ', and renames those that are keys' : '';
        return [`${place}: edited at the anchor &${anchor}; this also changes ${someOf(reached)}${keys}`];
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
const renamesKeys = 'Aliases of it are keys, which an edit renames: edit it for all of them (on-alias: anchor), or write those keys out.';
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

// EXTERNAL MODULE: ./build/core/edit/text/sops.js
var sops = __webpack_require__(8556);
// EXTERNAL MODULE: ./build/core/edit/text/source.js
var text_source = __webpack_require__(2518);
// EXTERNAL MODULE: ./build/core/edit/text/verify.js
var verify = __webpack_require__(6110);
;// CONCATENATED MODULE: ./build/core/edit/text/editor.js














class YamlEditor {
    #policy;
    #gathers;
    #warnings = new Set();
    #claims = [];
    #source;
    #pending = [];
    constructor(source, policy, gathers = false) {
        this.#source = source;
        this.#policy = policy;
        this.#gathers = gathers;
    }
    get file() {
        return this.#source.file;
    }
    get source() {
        return this.#source;
    }
    get pending() {
        return this.#pending;
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
        const source = path.selector === undefined && this.#gathers ? this.#source : this.apply();
        const document = (0,locate/* chooseDocument */.li)(source, path);
        this.setAt(document?.index ?? 0, path.path, value);
    }
    unset(path) {
        const source = this.apply();
        if (path.selector === undefined && !source.documents.some((each) => holds(each, path.path)))
            return;
        const document = (0,locate/* chooseDocument */.li)(source, path);
        if (document === undefined || !holds(document, path.path))
            return;
        if (typeof path.path.at(-1) === 'number') {
            this.warn(`unset ${path.text} removes the item that is at this position now, and in the next run the one behind it: name it by a field, as in [name=web]`);
        }
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
        const added = path.some(text_path/* isAddition */.x_) ? this.#addedBefore(index, path, value) : undefined;
        if (added !== undefined) {
            this.#claims.push({ document: index, location: added, value });
            return;
        }
        const trail = this.#ownTrail(index, path);
        const { node } = trail;
        this.#refuseGlued(trail);
        const simple = trail.missing.length === 0 && (0,dist/* isScalar */.jn)(node) && !(0,text_value/* isFilledCollection */.JM)(value) && !isKeySource(trail);
        const waits = simple || (this.#gathers && isNewKey(trail));
        if (!waits || this.#isPending(trail)) {
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
        this.#refuseGlued(trail);
        for (const warning of sharingWarnings(trail, path, this.#policy))
            this.warn(warning);
        refuseUsedAnchor(trail, 'all');
        this.#ask(removal(trail), undefined);
        this.apply();
    }
    setEmbedded(document, path, nested) {
        const before = this.#claims.length;
        this.setAt(document, path, (0,text_source.textOf)(nested.apply()));
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
        return (0,locate/* textAt */.$6)(this.#source.documents[document], path);
    }
    has(document, path) {
        return this.#source.documents[document] !== undefined && holds(this.#documentAt(document), path);
    }
    apply() {
        const pending = this.#pending;
        this.#pending = [];
        this.#source = applyChanges(this.#source, pending);
        return this.#source;
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
    #refuseGlued({ hops, node, missing }) {
        const around = [...hops.map(({ container }) => container), ...(missing.length > 0 ? [node] : [])];
        const glued = (0,readers/* gluedBeside */.gC)(this.#source.text, around);
        if (glued !== undefined)
            throw (0,text_source.disagreed)(this.#source, glued);
    }
    #ask(change, value) {
        this.#pending.push(change);
        if (change.place !== undefined)
            this.#claims.push({ document: change.document, location: change.place, value });
    }
    #claim(document, path, value) {
        const { hops, missing } = (0,locate/* follow */.e6)(document, path, 'look-up');
        const location = [...(0,text_node/* hopLocation */.xj)(hops), ...(0,text_path/* createdLocation */.Y7)(missing)];
        this.#claims.push({ document: document.index, location, value });
    }
    #ownTrail(document, path) {
        for (let round = 0; round < 200; round++) {
            const trail = (0,locate/* follow */.e6)(this.#documentAt(document), path);
            const own = this.#withoutAlias(trail) ?? this.#withoutInheritance(trail);
            if (own !== undefined)
                return own;
        }
        throw new failure/* Failure */.HR('refused', 'EDIT_ALIAS', `${this.file}: the aliases on this path do not end`);
    }
    #withoutAlias(trail) {
        const [crossed] = trail.aliases;
        if (crossed === undefined)
            return undefined;
        const { alias, hops } = crossed;
        const location = (0,text_node/* hopLocation */.xj)(hops);
        const target = trail.document.anchors.targets.get(alias);
        if (this.#policy === 'anchor') {
            if (target === undefined || !trail.document.anchors.keys.has(target))
                return undefined;
            const sharing = `the anchor &${alias.source}, which stands on a key`;
            throw sharingRefused(this.#source, location, sharing, 'Give the place a copy of its own (on-alias: materialise).');
        }
        if (this.#policy === 'refuse' || target === undefined) {
            throw sharingRefused(this.#source, location, `the alias *${alias.source}`);
        }
        this.warn(`${(0,text_path/* formatPath */.jV)(location)} was *${alias.source}; it now has a copy of its own`);
        if (trail.missing.length === 0 && trail.node === target)
            return { ...trail, hops, node: alias, aliases: [] };
        this.apply();
        const fresh = (0,locate/* follow */.e6)(this.#documentAt(trail.document.index), location);
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
        const fresh = (0,locate/* follow */.e6)(this.#documentAt(trail.document.index), [...location, ...trail.missing]);
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
        const child = (0,locate/* follow */.e6)({ ...document, root: parent.node }, path.slice(-1));
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
        const node = (0,locate/* lookUp */.TE)(document, path);
        if (node === undefined)
            return false;
        if (this.#pending.length > 0 && this.#isPending((0,locate/* follow */.e6)(document, path, 'look-up')))
            return false;
        if (typeof value === 'string')
            return (0,dist/* isScalar */.jn)(node) && node.value === value && (0,render/* readsAsString */.Di)(node);
        return (0,verify/* readsAs */.q)(node, value);
    }
    #addedBefore(index, path, value) {
        this.apply();
        const document = this.#documentAt(index);
        const { hops, node, missing } = (0,locate/* follow */.e6)(document, path, 'look-up');
        if (!(0,text_path/* isAddition */.x_)(missing[0]))
            return undefined;
        const at = (0,locate/* indexOfItem */.r5)(document, node, addedItem(missing, value));
        return at === undefined ? undefined : [...(0,text_node/* hopLocation */.xj)(hops), at, ...(0,text_path/* createdLocation */.Y7)(missing.slice(1))];
    }
    #isPending({ document, hops, missing }) {
        const place = [...(0,text_node/* hopLocation */.xj)(hops), ...(0,text_path/* createdLocation */.Y7)(missing)];
        return this.#pending.some((each) => each.document === document.index && isOneWithin(each.location, place));
    }
}
function applyChanges(before, pending) {
    if (pending.length === 0)
        return before;
    const asked = pending.flatMap((each) => each.splices);
    const splices = (0,readers/* chompBlock */.vQ)(before.documents.at(-1)?.root ?? null, before.text, asked);
    const after = (0,text_source.parseEdited)(before, before.mark + (0,splice/* applySplices */.Ut)(before.text, splices));
    (0,verify/* verifyChanges */.j)(before, after, pending);
    (0,sops/* keepEncrypted */.a8)(before, after);
    return after;
}
function isKeySource({ document, node }) {
    return node !== null && document.anchors.asKeys.has(node);
}
function isNewKey({ missing, node }) {
    return missing.length > 0 && (0,dist/* isMap */.jh)(node) && !(0,text_node/* isFlow */.Td)(node) && node.items.length > 0;
}
function isOneWithin(one, other) {
    const length = Math.min(one.length, other.length);
    return one.slice(0, length).every((step, index) => step === other[index]);
}
function holds(document, path) {
    const { missing, inherited } = (0,locate/* follow */.e6)(document, path, 'look-up');
    return missing.length === 0 || inherited !== undefined;
}

;// CONCATENATED MODULE: ./build/core/edit/batch.js


class EditBatch {
    results = [];
    #plan;
    #source;
    #waiting = [];
    #changes = [];
    #places = new Places();
    constructor(source, plan) {
        this.#source = source;
        this.#plan = plan;
    }
    add(edit, policy) {
        if (this.#wait(edit, policy))
            return;
        this.end();
        if (this.#wait(edit, policy))
            return;
        const editor = new YamlEditor(this.#source, policy);
        const conclude = this.#plan(editor, edit);
        const edited = editor.apply();
        const { claims, warnings } = editor;
        const changed = edited !== this.#source;
        this.results.push({ changed, claims, warnings, ...conclude(this.#source, edited) });
        this.#source = edited;
    }
    end() {
        const before = this.#source;
        const edited = applyChanges(before, this.#changes);
        const waiting = this.#waiting;
        this.#waiting = [];
        this.#changes = [];
        this.#places = new Places();
        this.#source = edited;
        for (const { edit, policy, result, conclude } of waiting) {
            const again = new YamlEditor(edited, policy, true);
            this.#plan(again, edit);
            if (again.source !== edited || again.pending.length > 0) {
                throw new failure/* Failure */.HR('refused', 'EDIT_ORDER', `${edited.file}: these edits depend on one another`);
            }
            this.results.push({ ...result, ...conclude(before, edited) });
        }
        return edited;
    }
    #wait(edit, policy) {
        const editor = new YamlEditor(this.#source, policy, true);
        const conclude = this.#plan(editor, edit);
        const { pending, claims, warnings } = editor;
        if (editor.source !== this.#source || !this.#places.areFree(pending, claims))
            return false;
        this.#places.take(pending, claims);
        this.#changes.push(...pending);
        this.#waiting.push({ edit, policy, result: { changed: pending.length > 0, claims, warnings }, conclude });
        return true;
    }
}
class Places {
    #taken = new Set();
    #around = new Set();
    #offsets = new Map();
    areFree(changes, claims) {
        return ([...changes, ...claims].every(({ document, location }) => this.#isFree(document, location)) &&
            changes.every((change) => insertedAt(change).every((offset) => this.#isIn(offset, holderOf(change)))));
    }
    take(changes, claims) {
        for (const { document, location } of [...changes, ...claims]) {
            this.#taken.add(nameOf(document, location));
            for (let depth = 0; depth < location.length; depth++)
                this.#around.add(nameOf(document, location.slice(0, depth)));
        }
        for (const change of changes) {
            for (const offset of insertedAt(change))
                this.#offsets.set(offset, holderOf(change));
        }
    }
    #isFree(document, location) {
        if (this.#around.has(nameOf(document, location)))
            return false;
        return (!location.some((_, depth) => this.#taken.has(nameOf(document, location.slice(0, depth)))) &&
            !this.#taken.has(nameOf(document, location)));
    }
    #isIn(offset, holder) {
        const other = this.#offsets.get(offset);
        return other === undefined || other === holder;
    }
}
function insertedAt({ kind, splices }) {
    return kind === 'insert' ? splices.map(({ start }) => start) : [];
}
function holderOf({ document, location }) {
    return nameOf(document, location.slice(0, -1));
}
function nameOf(document, location) {
    return JSON.stringify([document, ...location]);
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/digest-field.js


const ending = /^(?:digest|sha|sha[-_]?256|sha[-_]?sum)$/i;
const owner = /^(?:image|tag)?[-_]?/i;
function isDigestName(name, prefix = '') {
    const stem = prefix.replace(/[-_]?image[-_]?$/i, '');
    if (!name.toLowerCase().startsWith(stem.toLowerCase()))
        return false;
    return ending.test(name.slice(stem.length).replace(owner, ''));
}
function holdsDigest(name, text) {
    return text === '' || /digest$/i.test(name) || (0,image_reference/* isTemplated */.dw)(text) || (0,image_reference/* isDigest */.Bc)(readDigest(text) ?? '');
}
function readDigest(text) {
    const bare = /^[0-9a-f]{64}$/.test(text);
    return bare ? `sha256:${text}` : text || undefined;
}
function digestLike(name, old, digest) {
    const bare = /^[0-9a-f]{64}$/.test(old) || (!old.includes(':') && /sha|sum/i.test(name));
    if (!bare || (0,image_reference/* isTemplated */.dw)(old))
        return digest;
    const [algorithm, digits = ''] = digest.split(':');
    if (algorithm === 'sha256')
        return digits;
    const hint = 'Give the image’s sha256 digest; charts write “@sha256:” before such a value.';
    throw (0,failure/* badInput */.AN)('digest', `${name} holds the digits of a sha256 digest, and ${digest} is none`, hint);
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
    const text = (0,locate/* textAt */.$6)(document, path) ?? '';
    return { form: 'reference', document: document?.index ?? 0, path, parts: (0,image_reference/* splitImage */.s5)(text.trim()) };
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
    const known = byRepository.get(places) ?? { named: indexed(places, repositoryTexts), renamed: renamedFrom(places) };
    byRepository.set(places, known);
    const wanted = (0,image_reference/* canonicalRepository */.JA)(image);
    return known.named.get(wanted) ?? known.renamed.get(wanted) ?? [];
}
const byRepository = new WeakMap();
function renamedFrom(places) {
    return indexed(places, (place) => replacedName(place) ?? []);
}
function indexed(places, namesOf) {
    const index = new Map();
    for (const place of places) {
        for (const name of new Set([namesOf(place)].flat().map(image_reference/* canonicalRepository */.JA))) {
            const others = index.get(name);
            if (others === undefined)
                index.set(name, [place]);
            else
                others.push(place);
        }
    }
    return index;
}
function repositoryTexts(place) {
    const { repository } = place.parts;
    const split = place.form === 'embedded' ? place.inner : place;
    if (repository === undefined)
        return [];
    return [repository, ...(split.form === 'split' ? (split.readings ?? []) : [])];
}
function sameNamePlaces(places, image) {
    return places.filter(({ parts }) => parts.repository !== undefined && (0,image_reference/* lastComponent */.Cy)(parts.repository) === (0,image_reference/* lastComponent */.Cy)(image));
}
function repositories(places) {
    return new Set(places.map(({ parts }) => (parts.repository === undefined ? '' : (0,image_reference/* canonicalRepository */.JA)(parts.repository))));
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
function warnOfMove(editor, place, { image, fresh }) {
    const { repository } = place.parts;
    if (image === undefined || repository === undefined || fresh === true)
        return;
    if (replacedName(place) !== undefined && !repository.includes('/'))
        return;
    if ((0,image_reference/* lastComponent */.Cy)(repository) !== (0,image_reference/* lastComponent */.Cy)(image) || namedPlaces([place], image).length > 0)
        return;
    editor.warn(`the repository at ${reportPath(place)} changes from ${repository} to ${image}`);
}
function noPlace(file, image, places, hint = 'Give `image` as the file has it, or name the place with `key`.') {
    const images = [...new Set(places.map(({ parts }) => (0,image_reference/* joinImage */.OJ)(parts)))];
    const wanted = image === undefined ? 'which image to change is not clear' : `no place for the image ${image}`;
    const named = images.length === 0 ? 'no image' : images.slice(0, 20).join(', ');
    return new failure/* Failure */.HR('bad-input', 'IMAGE_NOT_FOUND', `${file}: ${wanted}; the file names ${named}`, { hint });
}
function writeReference(editor, place, edit) {
    const { document, path, override = '', parts } = place;
    const versioned = edit.tag !== undefined || edit.digest !== undefined;
    if (place.sharedTag !== undefined && versioned)
        throw tagElsewhere(editor.file, place, place.sharedTag);
    const renamed = edit.image !== undefined && replacedName(place) === edit.image && parts.repository !== undefined;
    if (renamed)
        editor.warn(`${edit.image} is renamed to ${parts.repository}; the new name was kept`);
    const next = nextParts(editor, parts, renamed ? { ...edit, image: parts.repository } : edit);
    if (next.repository === undefined) {
        const problem = `${editor.file} has no repository at ${(0,text_path/* formatPath */.jV)(path)}`;
        throw (0,failure/* badInput */.AN)('image', problem, 'Give it as `image`: a tag or digest alone is no image.');
    }
    const moves = place.override === '' && next.repository !== parts.repository;
    const before = moves ? `${parts.repository}=` : override;
    const { digests = [], tag: tagBeside } = place.beside ?? {};
    const apart = digests.length > 0 && (0,image_reference/* splitImage */.s5)(editor.textAt(document, path) ?? '').digest === undefined;
    if (apart && parts.tag === undefined && next.digest === undefined && edit.pin === undefined) {
        throw digestAlone(editor.file, (0,text_path/* formatPath */.jV)(digests[0] ?? []), (0,text_path/* formatPath */.jV)(path));
    }
    const tag = next.tag ?? (apart && parts.tag !== undefined ? (edit.tag ?? parts.tag) : undefined);
    editor.setAt(document, path, before + (0,image_reference/* joinImage */.OJ)(apart ? { ...next, tag, digest: undefined } : next));
    for (const field of digests) {
        const old = editor.textAt(document, field) ?? '';
        const value = next.digest === undefined ? '' : digestLike(String(field.at(-1)), old, next.digest);
        editor.setAt(document, field, value);
    }
    const said = tagBeside === undefined ? '' : (editor.textAt(document, tagBeside) ?? '');
    if (tagBeside === undefined || edit.tag === undefined || said === '' || said === edit.tag)
        return;
    if (said === parts.tag || parts.tag === undefined)
        editor.setAt(document, tagBeside, edit.tag);
    else
        editor.warn(`${(0,text_path/* formatPath */.jV)(tagBeside)} beside the image is ${said}, another tag than its own, and was left`);
}
function tagElsewhere(file, { path, parts }, tag) {
    const name = (0,text_path/* formatPath */.jV)(path);
    const problem = `${file}: ${name} is ${parts.repository} without a tag; a tag for all images stands at ${(0,text_path/* formatPath */.jV)(tag)}`;
    const hint = `Give key: ${(0,text_path/* formatPath */.jV)(tag)} for the tag of all. If the chart does not read it here, put the tag behind the image with \`set\` once.`;
    return new failure/* Failure */.HR('bad-input', 'IMAGE_NOT_FOUND', problem, { hint });
}
function digestAlone(file, digest, tag) {
    const problem = `${file} names the image by ${digest} alone and has no tag at ${tag}`;
    const hint = `Give the digest of the new image too. If the chart reads a tag, put one there with \`set\` once.`;
    return (0,failure/* badInput */.AN)('tag', problem, hint);
}
function nextParts(editor, old, edit) {
    const same = old.repository !== undefined && edit.image !== undefined && (0,image_reference/* sameRepository */.RB)(old.repository, edit.image);
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
    editor.warn(staleDigest(digest));
}
function staleDigest(digest) {
    return `the digest ${digest} belonged to the old tag and was removed`;
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/kind.js

const known = new WeakMap();
function manifestsIn(document) {
    const manifests = known.get(document) ?? foundManifests(document);
    known.set(document, manifests);
    return manifests;
}
function foundManifests(document) {
    const manifestsAt = (at, versionOfList) => {
        const kind = (0,locate/* textAt */.$6)(document, [...at, 'kind']);
        const apiVersion = (0,locate/* textAt */.$6)(document, [...at, 'apiVersion']) ?? versionOfList;
        if (kind === undefined || apiVersion === undefined)
            return [];
        if (kind !== 'List')
            return [{ kind, apiVersion, at }];
        return (0,locate/* itemsAt */.Ct)(document, [...at, 'items']).flatMap((_, index) => manifestsAt([...at, 'items', index], apiVersion));
    };
    return manifestsAt([], undefined);
}
function isApplication({ apiVersion, kind }) {
    return apiVersion.startsWith('argoproj.io/') && (kind === 'Application' || kind === 'ApplicationSet');
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/registry.js

const globalNames = [
    ['global', 'imageRegistry'],
    ['global', 'registry'],
    ['global', 'image', 'registry'],
    ['global', 'images', 'registry'],
];
const nearNames = [['registry'], ['imageRegistry'], ['image', 'registry'], ['images', 'registry']];
function composed(repository, local, parent, read) {
    const host = (0,image_reference/* splitHost */.Ve)(repository ?? '').host;
    const shared = host === undefined ? globalRegistry(parent, read) : undefined;
    if (repository === undefined)
        return { repository, shared, readings: [] };
    const doubled = host !== undefined && local !== undefined && (0,image_reference/* splitHost */.Ve)(`${local}/`).host === host;
    const before = shared?.text ?? (doubled ? undefined : local);
    const joined = before === undefined ? repository : withRegistry(before, repository);
    if (host !== undefined)
        return { repository: joined, shared, readings: before === undefined ? [] : [repository] };
    const near = before === undefined ? nearRegistries(parent, read).map((text) => withRegistry(text, repository)) : [];
    const others = shared === undefined ? [] : [repository, ...(local === undefined ? [] : [withRegistry(local, repository)])];
    return { repository: joined, shared, readings: [...others, ...near] };
}
function isRegistryPath(path) {
    const [item, last] = path.slice(-2);
    const parameter = last === 'value' && typeof item === 'object' && 'field' in item ? item.value : undefined;
    return /registry$/i.test(parameter ?? String(path.at(-1)));
}
function isBefore({ path }, { path: tag, registry }) {
    const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
    const global = path.indexOf('global');
    if (global < 0)
        return registry !== undefined && isSame(path, registry);
    return isSame(path.slice(0, global), tag.slice(0, global));
}
function withRegistry(registry, repository) {
    return `${registry.replace(/\/+$/, '')}/${repository}`;
}
function behindRegistry(registry, image) {
    const before = withRegistry(registry, '');
    return image.startsWith(before) ? image.slice(before.length) : undefined;
}
const tagNames = [['tag'], ['imageTag'], ['global', 'tag'], ['global', 'imageTag']];
function tagAround(parent, read) {
    const paths = scopes(parent).flatMap((scope) => tagNames.map((name) => [...scope, ...name]));
    return paths.find((path) => (0,image_reference/* isTag */.dz)(read(path) ?? ''));
}
function globalRegistry(parent, read) {
    for (const scope of scopes(parent)) {
        for (const name of globalNames) {
            const path = [...scope, ...name];
            const text = read(path);
            if (text !== undefined && isRegistry(text))
                return { text, path };
        }
    }
    return undefined;
}
function nearRegistries(parent, read) {
    const paths = scopes(parent).flatMap((scope) => nearNames.map((name) => [...scope, ...name]));
    return paths.flatMap((path) => read(path) ?? []).filter(isRegistry);
}
function scopes(parent) {
    return [...parent.keys(), parent.length].map((end) => parent.slice(0, end));
}
function isRegistry(text) {
    return /^[\w.-]+(:\d+)?(\/[\w.-]+)*\/?$/.test(text) && !(0,image_reference/* isTemplated */.dw)(text);
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/value-shapes.js

function valueShapes(own, inImage) {
    const named = [...own.keys()].flatMap((key) => shapeOf(own, key, inImage) ?? []);
    const taken = new Set(named.map((shape) => (shape.form === 'split' ? shape.tag : shape.key)));
    const alone = [...own.keys()].filter((key) => /image_?tag$/i.test(key) && !taken.has(key) && isAlone(own, key));
    return [...named, ...alone.map((tag) => ({ form: 'split', tag, repository: undefined }))];
}
function isWholeImage(text, inImage) {
    return isVersioned(text) && (inImage || text.includes('/'));
}
function shapeOf(own, key, inImage) {
    const text = own.get(key) ?? '';
    const [, prefix = '', name] = /^(.*?)(repository|image_?name)$/i.exec(key) ?? [];
    if (name === undefined || text.includes('://'))
        return undefined;
    const isRepository = /^repository$/i.test(name);
    const ofImage = inImage || !isRepository || /image_?$/i.test(prefix);
    const tag = tagBeside(own, key, ofImage);
    if (isWholeImage(text, ofImage) && (tag === undefined || own.get(tag) === ''))
        return { form: 'reference', key };
    if (key === 'repository' && (tag === undefined || tag === 'tag'))
        return undefined;
    const isVersion = tag !== undefined && /version$/i.test(tag);
    if (tag === undefined || !(0,image_reference/* looksLikeImage */.Ng)(text))
        return undefined;
    return isVersion && !ofImage && !text.includes('/') ? undefined : { form: 'split', tag, repository: key };
}
function tagBeside(own, key, ofImage) {
    const prefix = key.replace(/(repository|name)$/i, '');
    const bare = prefix.replace(/image_?$/i, '');
    const names = [`${prefix}tag`, `${prefix}version`];
    if (ofImage && prefix !== bare)
        names.push(`${bare}tag`);
    const keys = [...own.keys()];
    const found = names.map((name) => keys.find((each) => each.toLowerCase() === name.toLowerCase()));
    return found.find((each) => each !== undefined);
}
function isVersioned(text) {
    const { tag, digest } = (0,image_reference/* splitImage */.s5)(text);
    return (0,image_reference/* looksLikeImage */.Ng)(text) && (tag !== undefined || digest !== undefined);
}
function isAlone(own, tag) {
    const stem = tag.replace(/_?tag$/i, '').toLowerCase();
    return ![...own.keys()].some((key) => [stem, `${stem}name`, `${stem}_name`].includes(key.toLowerCase()));
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
    const value = (0,locate/* lookUp */.TE)(document, key.path);
    refuseMisplacedKey(source, document, key, value);
    const holder = parent.length === 0 ? undefined : (0,locate/* lookUp */.TE)(document, parent);
    if (holder !== undefined && (0,locate/* isPlaceholder */.wK)(source, holder)) {
        throw (0,locate/* placeholderFailure */.k9)(source, holder, (0,text_path/* formatPath */.jV)(parent));
    }
    if (document !== undefined && (0,dist/* isScalar */.jn)(holder) && !(0,text_node/* isNothing */.qv)(holder)) {
        if (holdsImage(document, parent, edit.image))
            return imageAt(document, parent);
        const message = `${source.file}: ${(0,text_path/* formatPath */.jV)(parent)} holds a single value that is no image, so ${key.text} cannot be below it`;
        const hint = 'Name the place of the tag as the file has it, or give `image` when this value is its name.';
        throw new failure/* Failure */.HR('bad-input', 'EDIT_PATH_TYPE', message, { hint });
    }
    const name = typeof last === 'string' ? last : '';
    const beside = document === undefined ? undefined : (wholeBeside(document, key) ?? partAt(document, key.path));
    if (beside !== undefined)
        return beside;
    const newItem = value === undefined && typeof last !== 'string' && edit.image !== undefined;
    if (!newItem && !isCombined(source, value, name))
        return splitAt(document, key.path, siblingNames(name || 'tag'));
    if (value === undefined && edit.image === undefined && edit.fresh === true) {
        throw (0,failure/* badInput */.AN)('key', `${source.file} has nothing at ${key.text} yet`, 'Give `image` too, so that repository and tag can be written.');
    }
    return document === undefined ? referenceAt(document, key.path) : imageAt(document, key.path);
}
function holdsImage(document, path, image) {
    const text = ((0,locate/* textAt */.$6)(document, path) ?? '').trim();
    if ((0,image_reference/* isTemplated */.dw)(text))
        return true;
    if (!(0,image_reference/* looksLikeImage */.Ng)(text))
        return false;
    const { repository = '', tag } = (0,image_reference/* splitImage */.s5)(text);
    const wanted = image !== undefined && (0,image_reference/* lastComponent */.Cy)(image) === (0,image_reference/* lastComponent */.Cy)(repository);
    return endsIn(path.at(-1), imageName) || wanted || tag !== undefined || repository.includes('/');
}
function refuseMisplacedKey(source, document, key, value) {
    const long = (0,dist/* isScalar */.jn)(value) && typeof value.value === 'string' && value.value.trim().includes('\n');
    if (value === undefined || ((0,dist/* isScalar */.jn)(value) && !long))
        return;
    if ((0,locate/* isPlaceholder */.wK)(source, value))
        throw (0,locate/* placeholderFailure */.k9)(source, value, key.text);
    const held = long ? 'a text of several lines' : 'a map or list';
    const paths = document === undefined || long ? [] : imagePathsBelow(document, key);
    const example = paths.length === 0 ? ', as in image.tag' : `: ${paths.slice(0, 5).join(', ')}`;
    throw (0,failure/* badInput */.AN)('key', `${key.text} in ${source.file} holds ${held}, not a tag`, `Name the tag itself${example}.`);
}
function imagePathsBelow(document, { text, path }) {
    const selector = /^\{[^}]*\}/.exec(text)?.[0];
    const below = valuesPlaces(document, (0,text_node/* hopLocation */.xj)((0,locate/* follow */.e6)(document, path, 'look-up').hops));
    return below.map((place) => (selector === undefined ? '' : `${selector}.`) + (0,text_path/* formatPath */.jV)(place.path));
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
        const shapes = valueShapes(scalarsOf(document, node), endsIn(at.at(-1), imageName));
        for (const shape of shapes)
            found.push(shapeAt(document, at, shape));
        const isShaped = shapes.some((shape) => shape.form === 'reference' || shape.repository === 'repository');
        if (!isShaped && isImageMap(document, node, at)) {
            found.push(splitAt(document, [...at, 'tag'], siblingNames('tag')));
        }
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
            ? (0,image_reference/* looksLikeImage */.Ng)(text) || (0,image_reference/* isTemplated */.dw)(text)
            : endsIn(at.at(-2), imagesName) && helm_values_isVersioned(text);
        if (isImage)
            found.push(imageAt(document, at));
        else
            visit(node, at);
    };
    visit((0,locate/* lookUp */.TE)(document, root) ?? null, root);
    return found;
}
function scalarsOf(document, map) {
    const scalars = map.items.flatMap((pair) => {
        const key = (0,text_node/* keyText */.Pu)(pair.key);
        const value = resolved(document, pair.value);
        if (key === undefined || (value !== null && !(0,dist/* isScalar */.jn)(value)))
            return [];
        return [[key, (0,locate/* nodeText */.qd)(document.source, value) ?? '']];
    });
    return new Map(scalars);
}
function shapeAt(document, at, shape) {
    if (shape.form === 'reference')
        return referenceAt(document, [...at, shape.key]);
    const names = siblingNames(shape.tag);
    return splitAt(document, [...at, shape.tag], { ...names, repository: shape.repository ?? names.repository });
}
function resolved({ anchors }, value) {
    const node = (0,text_node/* asNode */.hK)(value);
    return (0,dist/* isAlias */.Vj)(node) ? (anchors.targets.get(node) ?? null) : node;
}
function helm_values_isVersioned(text) {
    const { tag, digest } = (0,image_reference/* splitImage */.s5)(text);
    return (0,image_reference/* looksLikeImage */.Ng)(text) && (tag !== undefined || digest !== undefined);
}
function isImageMap(document, map, at) {
    const own = (name) => {
        const pair = (0,text_node/* findPair */.c6)(map, name);
        const value = resolved(document, pair?.value);
        return pair !== undefined && (value === null || (0,dist/* isScalar */.jn)(value)) ? { value } : undefined;
    };
    const named = endsIn(at.at(-1), imageName);
    const tagged = own('tag') !== undefined;
    const versioned = tagged || own('digest') !== undefined || holdsDigestField(document, map);
    const repository = own('repository');
    if (repository === undefined) {
        const name = (0,locate/* nodeText */.qd)(document.source, own('name')?.value);
        return (named && tagged) || (endsIn(at.at(-2), imagesName) && isRepositoryName(name) && versioned);
    }
    const text = (0,locate/* nodeText */.qd)(document.source, repository.value) ?? '';
    return (named || versioned) && !text.includes('://');
}
function holdsDigestField(document, map) {
    return map.items.some((pair) => {
        const name = (0,text_node/* keyText */.Pu)(pair.key) ?? '';
        const text = isDigestName(name) ? ((0,locate/* nodeText */.qd)(document.source, resolved(document, pair.value)) ?? '') : '';
        return (0,image_reference/* isDigest */.Bc)(readDigest(text) ?? '');
    });
}
function isRepositoryName(text) {
    return text?.includes('/') === true && (0,image_reference/* looksLikeImage */.Ng)(text);
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
    const read = (path) => (0,locate/* textAt */.$6)(document, path) || undefined;
    const existing = (path) => ((0,locate/* lookUp */.TE)(document, path) === undefined ? undefined : path);
    const name = [...parent, names.name];
    const ownRepository = [...parent, names.repository];
    const repositoryPath = existing(ownRepository) === undefined && isRepositoryName(read(name)) ? name : ownRepository;
    const registry = existing([...parent, names.registry]);
    const whole = read(repositoryPath);
    const digestAsTag = whole?.endsWith('@sha256') === true;
    const repository = digestAsTag ? whole.slice(0, -'@sha256'.length) : whole;
    const scalar = (path) => ((0,dist/* isScalar */.jn)((0,locate/* lookUp */.TE)(document, path)) ? read(path) : undefined);
    const image = composed(repository, registry === undefined ? undefined : read(registry), parent, scalar);
    const text = (read(tag) ?? '').trim();
    const field = digestAsTag ? { tag: undefined, digest: readDigest(text) } : (0,image_reference/* splitTagField */.Zf)(text);
    const holder = (0,locate/* lookUp */.TE)(document, parent);
    const empty = holder === undefined || (0,text_node/* isNothing */.qv)(holder) || ((0,dist/* isMap */.jh)(holder) && holder.items.length === 0);
    const [digest, ...otherDigests] = digestsBeside(document, tag, names.digest);
    const digestPath = [...parent, names.digest];
    const ownDigest = digest === undefined ? undefined : readDigest(read(digest) ?? '');
    return {
        form: 'split',
        document: document?.index ?? 0,
        path: tag,
        parts: {
            repository: image.repository,
            tag: field.tag,
            digest: digestAsTag ? field.digest : (ownDigest ?? field.digest),
        },
        registry,
        sharedRegistry: image.shared,
        readings: image.readings,
        repository: existing(repositoryPath),
        digest,
        otherDigests,
        digestAsTag,
        create: parent.length > 0 && empty ? { repository: repositoryPath, digest: digestPath } : { digest: digestPath },
    };
}
function digestsBeside(document, tag, usual) {
    const parent = tag.slice(0, -1);
    const holder = (0,locate/* lookUp */.TE)(document, parent);
    const prefix = usual.replace(/digest$/i, '');
    const keys = (0,dist/* isMap */.jh)(holder) ? holder.items.flatMap((pair) => (0,text_node/* keyText */.Pu)(pair.key) ?? []) : [];
    const read = (name) => (0,locate/* textAt */.$6)(document, [...parent, name]) ?? '';
    const names = [...new Set([usual, ...keys])].filter((name) => {
        if (name === tag.at(-1) || (0,locate/* lookUp */.TE)(document, [...parent, name]) === undefined)
            return false;
        return name === usual || (isDigestName(name, prefix) && holdsDigest(name, read(name)));
    });
    const held = names.filter((name) => read(name) !== '');
    return [...held, ...names.filter((name) => !held.includes(name))].map((name) => [...parent, name]);
}
function imageAt(document, path) {
    const place = referenceAt(document, path);
    const last = path.at(-1);
    if (typeof last !== 'string')
        return place;
    const parent = path.slice(0, -1);
    const beside = (name) => name !== last && (0,dist/* isScalar */.jn)((0,locate/* lookUp */.TE)(document, [...parent, name]));
    const tag = helm_values_tagNames(last).find(beside);
    const versioned = place.parts.tag !== undefined || (0,image_reference/* isDigest */.Bc)(place.parts.digest ?? '');
    const version = tag ?? helm_values_tagNames(last).map(versionName).find(beside);
    if (!versioned && version !== undefined) {
        return splitAt(document, [...parent, version], { ...siblingNames(version), repository: last });
    }
    const scalar = (at) => ((0,dist/* isScalar */.jn)((0,locate/* lookUp */.TE)(document, at)) ? (0,locate/* textAt */.$6)(document, at) : undefined);
    const sharedTag = versioned || (0,image_reference/* isTemplated */.dw)(place.parts.repository ?? '') ? undefined : tagAround(parent, scalar);
    const tagPath = [...parent, tag ?? 'tag'];
    const usual = siblingNames(tag ?? helm_values_tagNames(last)[0] ?? 'tag').digest;
    const digests = imageName.test(last) ? digestsBeside(document, tagPath, usual) : [];
    const held = digests.filter((each) => (0,image_reference/* isDigest */.Bc)(readDigest((0,locate/* textAt */.$6)(document, each) ?? '') ?? ''));
    const digest = place.parts.digest ?? readDigest((0,locate/* textAt */.$6)(document, held[0] ?? []) ?? '');
    const parts = held.length === 0 ? place.parts : { ...place.parts, digest };
    return { ...place, parts, sharedTag, beside: { tag: tag === undefined ? undefined : tagPath, digests: held } };
}
function versionName(tag) {
    return tag.replace(/tag$/, 'version').replace(/Tag$/, 'Version').replace(/TAG$/, 'VERSION');
}
function helm_values_tagNames(key) {
    const [, prefix = key, ending = ''] = /^(.*?)_?(image|repository|registry|name)$/i.exec(key) ?? [];
    const upper = key === key.toUpperCase();
    const named = (stem) => (stem === '' ? (upper ? 'TAG' : 'tag') : stem + (upper ? '_TAG' : 'Tag'));
    const own = /^image$/i.test(ending) ? [named(key)] : [];
    const image = prefix === '' && !upper ? ['imageTag'] : [];
    return [...own, named(prefix), named(prefix.replace(/_?image$/i, '')), ...image, 'tag'];
}
function partAt(document, path) {
    const last = path.at(-1);
    if (typeof last !== 'string')
        return undefined;
    const parent = path.slice(0, -1);
    const text = (0,locate/* textAt */.$6)(document, path) ?? '';
    const [, prefix = ''] = /^(.*?)_?(?:digest|sha|sha_?256|sha_?sum)$/i.exec(last) ?? [];
    const isDigestField = isDigestName(last, prefix) && holdsDigest(last, text);
    const isRepository = /(repository|registry)$/i.test(last);
    if (!isDigestField && !isRepository)
        return undefined;
    const names = isRepository ? helm_values_tagNames(last) : helm_values_tagNames(prefix === '' ? 'image' : prefix);
    const tag = names.find((name) => (0,locate/* lookUp */.TE)(document, [...parent, name]) !== undefined);
    const { tag: within, digest } = (0,image_reference/* splitImage */.s5)(text);
    if (isRepository && tag === undefined && (within !== undefined || (0,image_reference/* isDigest */.Bc)(digest ?? '')))
        return undefined;
    if (tag === undefined && !isRepository && text === '' && !/digest$/i.test(last))
        return undefined;
    const usual = tag ?? (isRepository ? siblingTag(last) : siblingTag(prefix));
    const repository = /repository$/i.test(last) ? { repository: last } : {};
    return splitAt(document, [...parent, usual], { ...siblingNames(usual), ...repository });
}
function siblingTag(name) {
    const stem = name.replace(/(repository|registry)$/i, '');
    if (stem === '')
        return name !== '' && name === name.toUpperCase() ? 'TAG' : 'tag';
    return stem + (stem === stem.toUpperCase() ? 'TAG' : 'Tag');
}
function wholeBeside(document, key) {
    const last = key.path.at(-1);
    const [, stem] = /^(.*?)_?tag$/i.exec(typeof last === 'string' ? last : '') ?? [];
    if (stem === undefined)
        return undefined;
    const parent = key.path.slice(0, -1);
    const holder = (0,locate/* lookUp */.TE)(document, parent);
    const keys = (0,dist/* isMap */.jh)(holder) ? holder.items.flatMap((pair) => (0,text_node/* keyText */.Pu)(pair.key) ?? []) : [];
    const image = keys.find((name) => {
        const text = (0,locate/* textAt */.$6)(document, [...parent, name]) ?? '';
        const { tag, digest } = (0,image_reference/* splitImage */.s5)(text);
        const whole = (0,dist/* isScalar */.jn)((0,locate/* lookUp */.TE)(document, [...parent, name])) && (0,image_reference/* looksLikeImage */.Ng)(text);
        const owned = name.replace(/_?(image|repository)$/i, '').toLowerCase() === stem.replace(/_?image$/i, '').toLowerCase();
        return whole && owned && name !== last && (tag !== undefined || (0,image_reference/* isDigest */.Bc)(digest ?? ''));
    });
    if (image === undefined)
        return undefined;
    const path = [...parent, image];
    const [own, { tag }] = [(0,locate/* textAt */.$6)(document, key.path) ?? '', (0,image_reference/* splitImage */.s5)((0,locate/* textAt */.$6)(document, path) ?? '')];
    if (own === '' || tag === undefined || own === tag)
        return imageAt(document, path);
    throw (0,failure/* badInput */.AN)('key', `${document.source.file} has two tags of one image: ${key.text} is ${own}, and ${(0,text_path/* formatPath */.jV)(path)} ends in ${tag}`, `Take one of them out of the file; or give as key the one that the chart reads whole, ${(0,text_path/* formatPath */.jV)(path)}.`);
}
function isCombined(source, value, key) {
    const named = imageName.test(key);
    const text = (0,locate/* nodeText */.qd)(source, value);
    if (text === undefined)
        return named && (value === undefined || (0,dist/* isScalar */.jn)(value));
    return (0,dist/* isScalar */.jn)(value) && (named || (/[/:]/.test(text.replace(/@.*$/, '')) && (0,image_reference/* looksLikeImage */.Ng)(text)));
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/embedded-values.js








function editAt(editor, path, input, edit) {
    const split = splitAtText(path);
    if (split === undefined) {
        refuseOtherText(() => editor.apply(), path, input);
        edit(editor, path);
        return;
    }
    const document = (0,locate/* chooseDocument */.li)(editor.apply(), split.outer)?.index ?? 0;
    const place = { document, path: split.outer.path, name: path.text };
    editEmbedded(editor, place, input, (nested) => edit(nested, split.inner));
}
function editEmbedded(editor, { document: index, path, name }, input, edit) {
    const document = editor.apply().documents[index];
    const inner = yamlAt(editor.apply(), document, path, input);
    const node = (0,locate/* lookUp */.TE)(document, path);
    if (!(0,dist/* isScalar */.jn)(node) || node.type !== dist/* Scalar */.X5.BLOCK_LITERAL || /[1-9]/.test((0,text_node/* blockHeader */.$6)(node))) {
        const message = `${editor.file}: ${name} is in a text that does not stand as it reads`;
        const block = `Write the values as a literal block (${String(path.at(-1))}: |)`;
        const hint = path.at(-1) === 'values' ? `${block} or, better, as valuesObject.` : `${block}.`;
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
    const at = path.findIndex((step, index) => isMarked(step, path[index - 1]));
    const [field = '', first = ''] = String(path[at]).split(/#(.*)/s);
    if (at < 0)
        return undefined;
    const outer = [...path.slice(0, at), field];
    const inner = [...(first === '' ? [] : [first]), ...path.slice(at + 1)];
    return {
        outer: { text: (0,text_path/* formatPath */.jV)(outer), selector, path: outer },
        inner: { text: (0,text_path/* formatPath */.jV)(inner), selector: undefined, path: inner },
    };
}
function isMarked(step, holder) {
    if (typeof step !== 'string')
        return false;
    return step.startsWith('valuesContent#') || (holder === 'helm' && step.startsWith('values#'));
}
function refuseOtherText(read, { path, selector }, input) {
    const at = path.findIndex((segment) => typeof segment === 'string' && segment.includes('#'));
    const [, field] = /^(.+?)#/s.exec(String(path[at])) ?? [];
    if (field === undefined)
        return;
    const outer = [...path.slice(0, at), field];
    const source = read();
    const document = (0,locate/* chooseDocument */.li)(source, { text: (0,text_path/* formatPath */.jV)(outer), selector, path: outer });
    if (document === undefined || !isText(document, outer))
        return;
    const problem = `${source.file}: # leads into helm.values and spec.valuesContent alone, and not into ${(0,text_path/* formatPath */.jV)(outer)}`;
    throw (0,failure/* badInput */.AN)(input, problem, 'Edit the text by hand, or name a place outside of it.');
}
function yamlAt(source, document, path, input) {
    const inner = document === undefined ? undefined : embeddedSource(document, path);
    if (inner !== undefined)
        return inner;
    const hint = path.at(-1) === 'values'
        ? 'Name a place in valuesObject, which is created when it is not there.'
        : `Write one there as a literal block (${String(path.at(-1))}: |), with the place that is meant.`;
    throw (0,failure/* badInput */.AN)(input, `${(0,text_path/* formatPath */.jV)(path)} of ${source.file} holds no YAML text`, hint);
}
function isTemplateAt(document, path) {
    return isText(document, path) && embeddedSource(document, path) === undefined;
}
function embeddedDocument(document, path) {
    return embeddedSource(document, path)?.documents[0];
}
function embeddedSource(document, path) {
    if (!isText(document, path))
        return undefined;
    try {
        return (0,text_source.parseSource)(`${document.source.file} (${path.slice(-2).join('.')})`, (0,locate/* textAt */.$6)(document, path) ?? '');
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && error.code === 'YAML_TEMPLATE')
            return undefined;
        throw error;
    }
}
function isText(document, path) {
    const node = (0,locate/* lookUp */.TE)(document, path);
    return (0,dist/* isScalar */.jn)(node) && typeof node.value === 'string';
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/application.js











const application = {
    isIn: (document) => manifestsIn(document).some(isApplication),
    places: (document) => sourcesIn(document).flatMap((each) => sourcePlaces(document, each)),
    missingPlace: (_source, document, key) => document !== undefined && (0,locate/* lookUp */.TE)(document, key.path) === undefined
        ? missingParameter(document.index, key)
        : undefined,
    unreadAt,
    whereElse(document) {
        const templates = sourcesIn(document).map((each) => [...each, 'helm', 'values']);
        const path = templates.find((each) => isTemplateAt(document, each));
        if (path === undefined)
            return valueFilesHint(document);
        return `${(0,text_path/* formatPath */.jV)(path)} is a template, in which images are not looked for: edit what its generators read, or use valuesObject.`;
    },
};
function valueFilesHint(document) {
    const sources = sourcesIn(document);
    if (sources.some((source) => sourcePlaces(document, source).length > 0))
        return undefined;
    const text = (source, ...steps) => source === undefined ? undefined : (0,locate/* textAt */.$6)(document, [...source, ...steps]);
    const files = sources.flatMap((source) => {
        const list = [...source, 'helm', 'valueFiles'];
        return (0,locate/* itemsAt */.Ct)(document, list).flatMap((_, index) => {
            const file = (0,locate/* textAt */.$6)(document, [...list, index]) ?? '';
            const [, ref, inRef] = /^\$([^/]+)\/(.+)$/.exec(file) ?? [];
            const holder = ref === undefined ? source : sources.find((each) => text(each, 'ref') === ref);
            const at = inRef ?? [text(source, 'path'), file].filter(Boolean).join('/');
            return file === '' ? [] : [`${at} of ${text(holder, 'repoURL') ?? 'its repository'}`];
        });
    });
    if (files.length === 0)
        return undefined;
    return `Its values stand in ${files.join(', ')}: give the one that has the image as file, or add a parameter with \`set\`.`;
}
const overrideFile = /(?:^|\/)\.argocd-source(?:-[^/]+)?\.yaml$/;
const sourceOverride = {
    isIn: ({ source }) => overrideFile.test(source.file),
    places: (document) => (overrideFile.test(document.source.file) ? sourcePlaces(document, []) : []),
    files: overrideFile,
};
function sourcesIn(document) {
    return specsIn(document).flatMap((spec) => {
        const several = (0,locate/* itemsAt */.Ct)(document, [...spec, 'sources']).map((_, index) => [...spec, 'sources', index]);
        return several.length > 0 ? several : [[...spec, 'source']];
    });
}
function specsIn(document) {
    return manifestsIn(document)
        .filter(isApplication)
        .map(({ kind, at }) => [...at, ...(kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'])]);
}
function sourcePlaces(document, source) {
    const helm = [...source, 'helm'];
    const values = readsValuesObject(document, helm)
        ? valuesPlaces(document, [...helm, 'valuesObject'])
        : embeddedPlaces(document, [...helm, 'values']);
    const parameters = parameterPlaces(document, [...helm, 'parameters'], values);
    return [
        ...parameters.places,
        ...values.filter((place) => !parameters.decide(place)),
        ...overridePlaces(document, [...source, 'kustomize', 'images']),
    ];
}
function readsValuesObject(document, helm) {
    const node = (0,locate/* lookUp */.TE)(document, [...helm, 'valuesObject']);
    return node !== undefined && !(0,text_node/* isNothing */.qv)(node);
}
function unreadAt(document, path) {
    for (const spec of specsIn(document)) {
        if (!spec.every((step, index) => step === path[index]))
            continue;
        const [field, item] = path.slice(spec.length);
        if (field === 'source' && (0,locate/* itemsAt */.Ct)(document, [...spec, 'sources']).length > 0) {
            return `Argo CD does not read ${(0,text_path/* formatPath */.jV)([...spec, 'source'])} beside ${(0,text_path/* formatPath */.jV)([...spec, 'sources'])}`;
        }
        const source = field === 'source' || item === undefined ? [...spec, 'source'] : [...spec, 'sources', item];
        const [tool, value] = path.slice(source.length);
        if (tool === 'helm' && value === 'values' && readsValuesObject(document, [...source, 'helm'])) {
            return `Argo CD does not read ${(0,text_path/* formatPath */.jV)([...source, 'helm', 'values'])} beside its valuesObject`;
        }
        const patch = typeof value === 'string' ? patchOf(document, spec, value) : undefined;
        if (patch !== undefined)
            return `${patch} of this ApplicationSet goes before ${(0,text_path/* formatPath */.jV)(source)}`;
    }
    return undefined;
}
function patchOf(document, spec, field) {
    const at = spec.indexOf('template');
    if (at < 0 || !['parameters', 'valuesObject', 'values', 'images'].includes(field))
        return undefined;
    const path = [...spec.slice(0, at), 'templatePatch'];
    const text = (0,locate/* textAt */.$6)(document, path) ?? '';
    const writes = new RegExp(`(?:^|[\\s{,"'])${field}["']?\\s*:`).test(text);
    return writes && (field !== 'valuesObject' || /image|tag/i.test(text)) ? (0,text_path/* formatPath */.jV)(path) : undefined;
}
function parameterPlaces(document, list, inValues) {
    const values = new Map();
    for (const index of (0,locate/* itemsAt */.Ct)(document, list).keys()) {
        const name = (0,locate/* textAt */.$6)(document, [...list, index, 'name']);
        if (name !== undefined)
            values.set(name, [...list, index, 'value']);
    }
    const text = (path) => (path === undefined ? undefined : (0,locate/* textAt */.$6)(document, path) || undefined);
    const whole = [...values].flatMap(([name, path]) => {
        const image = /image$/i.test(name) ? (text(path) ?? '') : '';
        return (0,image_reference/* looksLikeImage */.Ng)(image) || (0,image_reference/* isTemplated */.dw)(image) ? [referenceAt(document, path)] : [];
    });
    const byStem = new Map();
    for (const [name, path] of values) {
        const stem = name.slice(0, name.lastIndexOf('.') + 1);
        byStem.set(stem, byStem.get(stem) ?? []);
        byStem.get(stem)?.push([name, path]);
    }
    const ofValues = new Map(inValues.toReversed().map((place) => [nameIn(list, place), place.parts.repository]));
    const stems = new Set([...values.keys()].flatMap((name) => imageStem(name, values) ?? []));
    const split = [...stems].map((stem) => {
        const [registry, repository, tag] = ['registry', 'repository', 'tag'].map((key) => values.get(stem + key));
        const digests = (byStem.get(stem) ?? []).flatMap(([name, path]) => {
            const field = name.slice(stem.length);
            return isDigestName(field) && holdsDigest(field, text(path) ?? '') ? [path] : [];
        });
        const [digest, ...otherDigests] = digests.toSorted((a, b) => Number(text(a) === undefined) - Number(text(b) === undefined));
        const scope = stem.split('.').slice(0, -1);
        const image = composed(text(repository), text(registry), scope, (path) => text(values.get(path.join('.'))));
        const given = ofValues.get(`${stem}tag`);
        return {
            form: 'split',
            document: document.index,
            path: tag ?? parameterValue(list, `${stem}tag`),
            parts: {
                repository: image.repository ?? given,
                tag: text(tag),
                digest: readDigest(text(digest) ?? ''),
            },
            registry,
            sharedRegistry: sharedIn(values, image.shared),
            readings: image.readings,
            repository,
            digest,
            otherDigests,
            create: { digest: parameterValue(list, `${stem}digest`) },
        };
    });
    const places = [...whole, ...split];
    const decided = new Map(places.map((place) => [parameterName(document, place), place.parts.repository]));
    return {
        places,
        decide(place) {
            const name = nameIn(list, place);
            const repository = name === undefined ? undefined : decided.get(name);
            return repository !== undefined && repository !== place.parts.repository;
        },
    };
}
function parameterName(document, { path }) {
    const item = path.at(-2);
    return typeof item === 'object' && 'value' in item ? item.value : (0,locate/* textAt */.$6)(document, [...path.slice(0, -1), 'name']);
}
function nameIn(list, place) {
    const path = place.form === 'embedded' ? place.inner.path : place.path.slice(list.length);
    return path.length === 0 ? undefined : (0,text_path/* formatPath */.jV)(path);
}
function imageStem(name, values) {
    const [, stem = '', key] = /^(.*\.)?(tag|digest|repository)$/.exec(name) ?? [];
    if (key === 'repository')
        return /image\.$/i.test(stem) ? stem : undefined;
    return key === 'tag' || (key === 'digest' && values.has(`${stem}repository`)) ? stem : undefined;
}
function sharedIn(values, shared) {
    const path = shared === undefined ? undefined : values.get(shared.path.join('.'));
    return shared === undefined || path === undefined ? undefined : { ...shared, path };
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
    const paths = (0,locate/* itemsAt */.Ct)(document, list).map((_, index) => [...list, index]);
    return paths.flatMap((path) => {
        const text = (0,locate/* textAt */.$6)(document, path);
        if (text === undefined || !(0,dist/* isScalar */.jn)((0,locate/* lookUp */.TE)(document, path)))
            return [];
        const override = /^[^=]*=/.exec(text)?.[0] ?? '';
        const parts = (0,image_reference/* splitImage */.s5)(text.slice(override.length));
        return [{ form: 'reference', document: document.index, path, override, parts }];
    });
}

// EXTERNAL MODULE: ./build/core/suggestion.js
var suggestion = __webpack_require__(5256);
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
        const location = imagesLocation(documents[0]);
        const name = edit.fresh === true ? image : nameInResources(source.file, location, image, edit);
        if (!(0,image_reference/* sameRepository */.RB)(name, image))
            editor.warn(`its resources name ${name}; the new entry makes ${image} of it`);
        addEntry(editor, documents[0], name, edit);
        return true;
    },
};
function isKustomization(document) {
    const kind = (0,locate/* fieldOf */._F)(document, 'kind');
    if (kind === 'Kustomization' || kind === 'Component')
        return true;
    return kind === undefined && fileName.test(document.source.file);
}
function writeEntry(editor, place, edit) {
    const { document, path, parts, name } = place;
    const { image, tag, digest } = edit;
    if (image !== undefined && !(0,image_reference/* sameRepository */.RB)(image, parts.repository ?? name)) {
        if (!(0,image_reference/* sameRepository */.RB)(image, name))
            editor.setAt(document, [...path, 'newName'], image);
        else
            editor.warn(`the entry ${name} is renamed to ${parts.repository}; its newName was kept`);
    }
    if (writeBehindTag(editor, place, edit))
        return;
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
function writeBehindTag(editor, { document, path }, edit) {
    const at = [...path, 'newTag'];
    const { tag, digest: behind } = (0,image_reference/* splitTagField */.Zf)(editor.textAt(document, at) ?? '');
    if (behind === undefined || edit.pin === 'digest')
        return false;
    const kept = edit.tag === undefined || edit.tag === tag ? behind : undefined;
    const digest = edit.pin === 'tag' ? undefined : (edit.digest ?? kept);
    if (digest === undefined && edit.pin === undefined)
        warnStale(editor, behind);
    editor.setAt(document, at, `${edit.tag ?? tag ?? ''}${digest === undefined ? '' : `@${digest}`}`);
    const own = [...path, 'digest'];
    if (digest === undefined)
        editor.unsetAt(document, own);
    else if (editor.has(document, own))
        editor.setAt(document, own, digest);
    return true;
}
function writesTag({ digest, keepTag }) {
    return digest === undefined || keepTag === true;
}
function nameInResources(file, images, image, edit) {
    const names = edit.resources?.names ?? [];
    const found = names.find((name) => name === image) ?? names.find((name) => (0,image_reference/* sameRepository */.RB)(name, image));
    const alike = names.filter((name) => (0,image_reference/* lastComponent */.Cy)(name) === (0,image_reference/* lastComponent */.Cy)(image));
    const name = found ?? (alike.length === 1 ? alike[0] : undefined);
    if (name === undefined)
        throw notInResources(file, images, image, edit);
    return name;
}
function notInResources(file, images, image, { resources, tag, digest }) {
    const names = resources?.names ?? [];
    const unread = resources?.unread ?? ['resources'];
    const says = names.length === 0 ? 'name no image' : `name ${names.slice(0, 20).join(', ')}`;
    const problem = unread.length === 0
        ? `an entry for ${image} would do nothing: the resources of ${file} ${says}`
        : `${file} has no entry for ${image}, and whether its resources name it is not known: ${unread.slice(0, 5).join(', ')} cannot be read here`;
    const field = digest !== undefined ? 'digest' : 'newTag';
    const path = (0,text_path/* formatPath */.jV)([...images, { field: 'name', value: image }, field]);
    const hint = `${(0,suggestion/* didYouMean */.au)(image, names)}To add the entry all the same, use \`set\`: ${path}=${digest ?? tag ?? '…'}`;
    return new failure/* Failure */.HR('bad-input', 'IMAGE_NOT_IN_RESOURCES', problem, { hint });
}
function addEntry(editor, document, name, edit) {
    const entry = new Map([['name', name]]);
    if (edit.image !== undefined && !(0,image_reference/* sameRepository */.RB)(edit.image, name))
        entry.set('newName', edit.image);
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
    return entriesAt(document, imagesLocation(document));
}
function entriesAt(document, list) {
    return (0,locate/* itemsAt */.Ct)(document, list).flatMap((_, index) => {
        const path = [...list, index];
        const field = (key) => (0,locate/* textAt */.$6)(document, [...path, key]) || undefined;
        const name = field('name');
        if (name === undefined)
            return [];
        const { tag, digest } = (0,image_reference/* splitTagField */.Zf)(field('newTag') ?? '');
        const parts = { repository: field('newName') ?? name, tag, digest: field('digest') ?? digest };
        return [{ form: 'kustomize', document: document.index, path, name, parts }];
    });
}
function imagesLocation(document) {
    const version = document === undefined ? undefined : (0,locate/* fieldOf */._F)(document, 'apiVersion');
    if (version?.startsWith('kustomize.toolkit.fluxcd.io/') === true)
        return ['spec', 'images'];
    const isOld = (0,locate/* lookUp */.TE)(document, ['images']) === undefined && (0,locate/* lookUp */.TE)(document, ['imageTags']) !== undefined;
    return [isOld ? 'imageTags' : 'images'];
}
function chartPlaces(document) {
    return (0,locate/* itemsAt */.Ct)(document, ['helmCharts']).flatMap((_, index) => valuesPlaces(document, ['helmCharts', index, 'valuesInline']));
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/custom-resource.js










const customResource = {
    isIn: () => false,
    places: (document) => manifestsIn(document).flatMap((manifest) => placesOf(document, manifest)),
    unreadAt: (document, path) => manifestsIn(document)
        .map((manifest) => {
        const spec = [...manifest.at, 'spec'];
        if (isHelmChart(manifest))
            return setInstead(document, spec, path);
        return isRelease(manifest) ? setOver(document, [...spec, 'forProvider'], path) : undefined;
    })
        .find((reason) => reason !== undefined),
};
function isRelease({ apiVersion }) {
    return apiVersion.startsWith('helm.crossplane.io/');
}
function setOver(document, parameters, path) {
    const values = [...parameters, 'values'];
    if (!values.every((step, index) => step === path[index]))
        return undefined;
    const name = (0,text_path/* formatPath */.jV)(path.slice(values.length));
    const set = [...parameters, 'set'];
    const isSet = (0,locate/* itemsAt */.Ct)(document, set).some((_, index) => (0,locate/* textAt */.$6)(document, [...set, index, 'name']) === name);
    return isSet ? `${(0,text_path/* formatPath */.jV)([...set, { field: 'name', value: name }, 'value'])} goes before it` : undefined;
}
function isHelmChart({ apiVersion }) {
    return apiVersion.startsWith('helm.cattle.io/');
}
function setInstead(document, spec, path) {
    const field = path[spec.length];
    const isValue = field === 'values' || field === 'valuesContent';
    if (!isValue || !spec.every((step, index) => step === path[index]))
        return undefined;
    const rest = path.slice(spec.length + 1);
    const names = [rest, [...rest.slice(0, -1), 'digest']].map(text_path/* formatPath */.jV);
    const name = names.find((each) => ((0,locate/* textAt */.$6)(document, [...spec, 'set', each]) ?? '') !== '');
    const repository = `${name?.replace(/[^.]*$/, '')}repository`;
    if (name === undefined || (0,locate/* textAt */.$6)(document, [...spec, 'set', repository]))
        return undefined;
    return `${(0,text_path/* formatPath */.jV)([...spec, 'set', name])} goes before ${(0,text_path/* formatPath */.jV)([...spec, field])}`;
}
const descriptions = [
    /^apiextensions\.k8s\.io$/,
    /^image\.toolkit\.fluxcd\.io$/,
    /(?:^|\.)kyverno\.io$/,
    /\.gatekeeper\.sh$/,
    /^policy\.sigstore\.dev$/,
    /^admissionregistration\.k8s\.io$/,
    /^kpack\.io$/,
];
function placesOf(document, manifest) {
    const { apiVersion, kind, at } = manifest;
    const group = apiVersion.includes('/') ? apiVersion.replace(/\/.*$/s, '') : '';
    const described = descriptions.some((each) => each.test(group)) || kind === 'CompositeResourceDefinition';
    if (described || isApplication(manifest))
        return [];
    const spec = [...at, 'spec'];
    if (group === 'helm.toolkit.fluxcd.io') {
        return [...valuesPlaces(document, [...spec, 'values']), ...postRendered(document, [...spec, 'postRenderers'])];
    }
    if (isHelmChart(manifest)) {
        const values = ['set', 'values'].flatMap((field) => valuesPlaces(document, [...spec, field]));
        return [...values, ...embeddedPlaces(document, [...spec, 'valuesContent'])];
    }
    if (isRelease(manifest))
        return valuesPlaces(document, [...spec, 'forProvider', 'values']);
    return podShaped(document, spec);
}
function postRendered(document, list) {
    const renderers = (0,locate/* lookUp */.TE)(document, list);
    const count = (0,dist/* isSeq */.oP)(renderers) ? renderers.items.length : 0;
    return Array.from({ length: count }, (_, index) => index).flatMap((index) => entriesAt(document, [...list, index, 'kustomize', 'images']));
}
const containerLists = ['containers', 'initContainers', 'ephemeralContainers'];
const containerKeys = ['command', 'args', 'script', 'env', 'envFrom', 'ports', 'volumeMounts', 'imagePullPolicy'];
const skipped = ['openAPIV3Schema', 'schema', 'output', 'outputs'];
const versionKeys = ['version', 'baseVersion'];
function podShaped(document, spec) {
    const found = [];
    const visit = (node, at) => {
        if ((0,dist/* isSeq */.oP)(node))
            for (const [index, item] of node.items.entries())
                visit((0,text_node/* asNode */.hK)(item), [...at, index]);
        if (!(0,dist/* isMap */.jh)(node))
            return;
        const isContainer = inContainers(at) || containerKeys.some((key) => (0,text_node/* findPair */.c6)(node, key) !== undefined);
        for (const pair of node.items) {
            const key = (0,text_node/* keyText */.Pu)(pair.key);
            if (key === undefined || skipped.includes(key))
                continue;
            const value = (0,text_node/* asNode */.hK)(pair.value);
            const path = [...at, key];
            if (key !== 'image')
                visit(value, path);
            else if ((0,dist/* isMap */.jh)(value))
                found.push(...imageMap(document, value, path));
            else if (isImage(document, value, isContainer, node))
                found.push(placeAt(document, path, isContainer));
        }
    };
    visit((0,locate/* lookUp */.TE)(document, spec) ?? null, spec);
    return found;
}
function inContainers(at) {
    return at.at(-1) === 'container' || (typeof at.at(-1) === 'number' && containerLists.includes(String(at.at(-2))));
}
function imageMap(document, map, path) {
    const reference = (0,locate/* textAt */.$6)(document, [...path, 'reference']);
    if (reference !== undefined && (0,image_reference/* looksLikeImage */.Ng)(reference))
        return [referenceAt(document, [...path, 'reference'])];
    const whole = (0,text_node/* findPair */.c6)(map, 'tag') !== undefined || (0,text_node/* findPair */.c6)(map, 'digest') !== undefined;
    return whole ? valuesPlaces(document, path) : [];
}
function isImage(document, value, isContainer, holder) {
    const node = (0,dist/* isAlias */.Vj)(value) ? (document.anchors.targets.get(value) ?? null) : value;
    if (isContainer && node === null)
        return true;
    if (!(0,dist/* isScalar */.jn)(node))
        return false;
    if (isContainer)
        return typeof node.value !== 'string' || !isPicture(node.value);
    const text = typeof node.value === 'string' ? node.value.trim() : '';
    if ((0,image_reference/* isTemplated */.dw)(text))
        return true;
    if (!(0,image_reference/* looksLikeImage */.Ng)(text) || isPicture(text))
        return false;
    const { tag, digest } = (0,image_reference/* splitImage */.s5)(text);
    if (tag !== undefined || digest !== undefined)
        return true;
    return text.includes('/') && !versionKeys.some((key) => (0,text_node/* findPair */.c6)(holder, key) !== undefined);
}
function placeAt(document, path, isContainer) {
    return isContainer ? referenceAt(document, path) : imageAt(document, path);
}
function isPicture(text) {
    return /\.(?:png|svg|jpe?g|gif|webp|ico|bmp|avif|tiff?|pdf)$/i.test(text.trim());
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/workload.js




const podSpecs = new Map([
    ['Pod', ['spec']],
    ['PodTemplate', ['template', 'spec']],
    ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
    ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'Rollout'].map((kind) => [kind, ['spec', 'template', 'spec']]),
]);
const workload_containerLists = ['containers', 'initContainers', 'ephemeralContainers'];
const workload = {
    isIn: (document) => manifestsIn(document).some(({ kind }) => podSpecs.has(kind)),
    places: (document) => manifestsIn(document)
        .flatMap(({ kind, at }) => {
        const spec = podSpecs.get(kind);
        return spec === undefined ? [] : workload_containerLists.map((list) => [...at, ...spec, list]);
    })
        .flatMap((list) => (0,locate/* itemsAt */.Ct)(document, list).map((_, index) => [...list, index, 'image']))
        .filter((path) => (0,dist/* isScalar */.jn)((0,locate/* lookUp */.TE)(document, path)))
        .map((path) => referenceAt(document, path)),
};

;// CONCATENATED MODULE: ./build/core/edit/kinds/kinds.js







const kinds = [kustomization, workload, sourceOverride, application, customResource];
const knownKinds = new WeakMap();
function kindOf(source) {
    const kind = knownKinds.get(source) ?? foundKind(source);
    knownKinds.set(source, kind);
    return kind;
}
function foundKind(source) {
    const { documents, file } = source;
    const isOf = (kind) => documents.length === 0 ? kind.files?.test(file) : documents.some((document) => kind.isIn(document));
    return kinds.find(isOf) ?? (documents.some((document) => manifestsIn(document).length > 0) ? workload : helmValues);
}
const kinds_known = new WeakMap();
function placesIn(source) {
    let places = kinds_known.get(source);
    if (places === undefined) {
        const within = kindOf(source) === helmValues ? [helmValues] : kinds;
        places = source.documents.flatMap((document) => onePerPath(within.flatMap((kind) => kind.places(document))));
        kinds_known.set(source, places);
    }
    return places;
}
function onePerPath(places) {
    const seen = new Set();
    return places.filter((place) => !seen.has(reportPath(place)) && seen.add(reportPath(place)));
}
function missingPlace(source, document, key) {
    const places = kinds.map((kind) => kind.missingPlace?.(source, document, key));
    return places.find((place) => place !== undefined);
}
function kinds_unreadAt(document, path) {
    return kinds.map((kind) => kind.unreadAt?.(document, path)).find((reason) => reason !== undefined);
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
        const written = (raw === '' ? ' ' : '') + (0,render/* renderString */.G4)(value, old.quote, false);
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
        return (0,image_reference/* splitImage */.s5)(value);
    const field = (0,image_reference/* splitTagField */.Zf)(value ?? '');
    const held = digestLines(lines, key).find((each) => each.text !== '')?.text ?? '';
    return { repository: read(beside(key, 'repository')), tag: field.tag, digest: readDigest(held) ?? field.digest };
}
function wantedLines(lines, key, given) {
    const path = (0,text_path/* formatPath */.jV)(key);
    const old = scalarText(linesAt(lines, path)[0]?.raw ?? '')?.text ?? '';
    if (isWhole(path, old)) {
        const parts = (0,image_reference/* splitImage */.s5)(old);
        const { image, tag, digest, pin, keepTag } = pinnedEdit(given, parts);
        const keep = digest === undefined || keepTag === true;
        const newTag = pin === 'digest' ? undefined : (tag ?? (keep ? parts.tag : undefined));
        const kept = pin !== 'tag' && (tag === undefined || tag === parts.tag) ? parts.digest : undefined;
        const next = { repository: image ?? parts.repository, tag: newTag, digest: digest ?? kept };
        return [{ path, value: (0,image_reference/* joinImage */.OJ)(next), needed: true }];
    }
    const fields = digestLines(lines, key);
    const field = (0,image_reference/* splitTagField */.Zf)(old);
    const oldDigest = fields.find((each) => each.text !== '')?.text ?? field.digest;
    const { image, tag, digest, pin } = pinnedEdit(given, { tag: field.tag, digest: oldDigest });
    const drops = pin === 'tag' || (tag !== undefined && tag !== field.tag && digest === undefined);
    const behind = field.digest === undefined || drops ? undefined : (digest ?? field.digest);
    const newTag = `${tag ?? field.tag ?? ''}${behind === undefined ? '' : `@${behind}`}`;
    const held = fields.filter((each) => each.text !== '');
    const usual = fields[0] ?? { path: beside(key, 'digest'), name: 'digest', text: '' };
    const written = held.length > 0 || digest === undefined || behind !== undefined ? held : [usual];
    return [
        ...(tag === undefined && behind === field.digest ? [] : [{ path, value: newTag, needed: true }]),
        ...(image === undefined ? [] : [{ path: beside(key, 'repository'), value: image, needed: false }]),
        ...(drops ? held.map((each) => ({ path: each.path, value: '', needed: false })) : []),
        ...(drops || digest === undefined
            ? []
            : written.map((each) => ({ path: each.path, value: digestLike(each.name, each.text, digest), needed: true }))),
    ];
}
function digestLines(lines, key) {
    const parent = key.length === 1 ? '' : `${(0,text_path/* formatPath */.jV)(key.slice(0, -1))}.`;
    const prefix = /^(.*?)tag$/i.exec(String(key.at(-1)))?.[1] ?? '';
    return lines.flatMap(({ path, keys, raw }) => {
        const at = path.startsWith(parent) ? path : keys;
        const name = at.slice(parent.length);
        const text = scalarText(raw)?.text ?? '';
        return at.startsWith(parent) && isDigestName(name, prefix) && holdsDigest(name, text) ? [{ path, name, text }] : [];
    });
}
function beside(key, name) {
    return (0,text_path/* formatPath */.jV)([...key.slice(0, -1), name]);
}
function isWhole(path, value) {
    if (!(0,image_reference/* looksLikeImage */.Ng)(value))
        return false;
    return /image$/i.test(path) || /[/:]/.test(value.replace(/@.*$/, ''));
}
function linesAt(lines, path) {
    const exact = lines.filter((line) => line.path === path);
    return exact.length > 0 ? exact : lines.filter((line) => line.keys === path);
}
const plainLine = /^( *)((?:- +)*)((?:&\S+ +)?(?:"[^"\\]*"|'[^']*'|[\w./-]+)|\*\S+ +):(?:( +)(?!#)(.*?))?( +#.*| *)$/;
function scanLines(text) {
    const found = [];
    const parents = [];
    const anchors = new Map();
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
            const [, anchor = '', key = ''] = /^(?:&(\S+) +)?(.*)$/.exec(name) ?? [];
            const text = unquoted(key);
            if (anchor !== '')
                anchors.set(anchor, text);
            const [, of = '', value] = /^&(\S+) +(.*)$/.exec(raw) ?? [];
            if (value !== undefined)
                anchors.set(of, unquoted(value));
            const alias = /^\*(\S+)/.exec(text)?.[1];
            parents.push({ indent: column, segment: alias === undefined ? text : (anchors.get(alias) ?? text), items: 0 });
            const start = offset + column + name.length + 1 + (raw === '' ? 0 : gap.length);
            const path = parents.map(({ segment }) => segment);
            const keys = path.filter((segment) => typeof segment === 'string');
            found.push({ path: (0,text_path/* formatPath */.jV)(path), keys: (0,text_path/* formatPath */.jV)(keys), line: number, start, raw });
        }
        offset += whole.length + 1;
    }
    return found;
}
function unquoted(text) {
    return text.replace(/^["']|["']$/g, '');
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

;// CONCATENATED MODULE: ./build/core/edit/not-yaml.js




const pointer = {
    what: 'a Git LFS pointer, and not the file itself',
    hint: 'Take the file out of Git LFS: remove it from .gitattributes and commit its text; only what Git holds is edited.',
};
const binary = {
    what: 'binary data, or text in UTF-16',
    hint: 'Check the path; save a text as UTF-8.',
};
const dotenv = {
    what: 'a dotenv file',
    hint: 'Keep the image or tag in a YAML file (a Kustomization, Helm values), and let that be read.',
};
const terraform = {
    what: 'Terraform',
    hint: 'Keep the value in a *.tfvars.json file, or in YAML that Terraform reads with yamldecode(file(…)).',
};
const commentedJson = {
    what: 'JSON with comments, or JSON5',
    hint: 'Remove what JSON does not have, such as // and /* */; JSON is edited as it is.',
};
const properties = {
    what: 'Java properties',
    hint: 'Keep the value in a YAML file; Spring reads application.yaml as it does application.properties.',
};
const toml = {
    what: 'TOML',
    hint: 'Keep the value in a YAML or JSON file.',
};
const assignments = {
    what: 'lines of name = value, as in TOML, INI or tfvars',
    hint: 'Keep the value in a YAML or JSON file.',
};
const formatsByName = [
    [/\.env$|(?:^|\/)\.env\.(?!ya?ml$|json$)[^/]+$/i, dotenv],
    [/\.(?:tf|tfvars|hcl)$/i, terraform],
    [/\.properties$/i, properties],
    [/\.toml$/i, toml],
];
function parseFile(file, text) {
    try {
        return (0,text_source.parseSource)(file, text);
    }
    catch (error) {
        const format = error instanceof failure/* Failure */.HR && error.code === 'YAML_SYNTAX' ? formatOf(file, text) : undefined;
        throw format === undefined ? error : notYaml(file, format, error);
    }
}
function refuseOtherFormat({ file, text, documents }) {
    const roots = documents.map(({ root }) => root).filter((root) => !(0,text_node/* isNothing */.qv)(root));
    const oneText = roots.length > 0 && roots.every(dist/* isScalar */.jn);
    const format = oneText ? formatOf(file, text) : hasComments(file, text) ? commentedJson : undefined;
    if (format !== undefined)
        throw notYaml(file, format);
}
function decodeText(file, bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (cause) {
        if (bytes.includes(0))
            throw notYaml(file, binary, cause);
        const hint = 'Save the file as UTF-8; other encodings cannot be edited without changing other bytes.';
        throw new failure/* Failure */.HR('bad-input', 'FILE_NOT_UTF8', `${file}: not UTF-8 text`, { hint, cause });
    }
}
function notYaml(file, { what, hint }, cause) {
    return new failure/* Failure */.HR('bad-input', 'NOT_YAML', `${file}: not YAML: ${what}`, { hint, cause });
}
function formatOf(file, text) {
    if (/^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v/.test(text))
        return pointer;
    if (text.includes('\0'))
        return binary;
    return formatsByName.find(([name]) => name.test(file))?.[1] ?? formatByContent(file, text);
}
function formatByContent(file, text) {
    if (isJson(file) ? hasComments(file, text) || /'/.test(withoutTexts(text)) : /^\s*(?:\/\/|\/\*)/.test(text))
        return commentedJson;
    if (/^(?:resource|variable|module|provider|terraform|locals|data|output)\b[^:=\n]*\{[ \t]*$/m.test(text))
        return terraform;
    const lines = text.split(/\r?\n/).filter((line) => /\S/.test(line) && !/^\s*[#;]/.test(line));
    if (lines.length === 0)
        return undefined;
    if (lines.every((line) => /^(?:export )?[A-Za-z_]\w*=/.test(line)))
        return dotenv;
    const isAssignment = (line) => /^\s*[\w.-]+[ \t]*=/.test(line);
    const isTable = (line) => /^\s*\[\[?[\w."'-]+\]?\][ \t]*(?:#.*)?$/.test(line);
    return lines.some(isAssignment) && lines.every((line) => isAssignment(line) || isTable(line))
        ? assignments
        : undefined;
}
function isJson(file) {
    return /\.(?:json|jsonc|json5)$/i.test(file);
}
function hasComments(file, text) {
    return isJson(file) && /^\s*[[{/]/.test(text) && /(?:^|[\s,{[])(?:\/\/|\/\*)/.test(withoutTexts(text));
}
function withoutTexts(text) {
    return text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""').replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
}

;// CONCATENATED MODULE: ./build/core/edit/mention.js







function mentionsOf(source, places, image) {
    if (image !== undefined && !namesOf(image).some((name) => source.text.includes(name)))
        return [];
    const named = image === undefined ? undefined : new RegExp(`${before}(?:${namesOf(image).map(literal).join('|')})${version}`);
    return textsBeside(source, places).flatMap((each) => {
        const whole = wholeImage(each, image);
        if (whole !== undefined)
            return [mention(each, whole, true)];
        const inside = named === undefined ? imageLine.exec(each.text)?.slice(1).find(Boolean) : named.exec(each.text)?.[0];
        return inside === undefined ? [] : [mention(each, inside, false)];
    });
}
function mentionsOfReference(source, places, reference) {
    const exact = new RegExp(`${before}${literal(reference)}(?![\\w.@-])`);
    const texts = /^[\w./:@-]+$/.test(reference)
        ? (textsByWord(source, places).get(reference) ?? [])
        : textsBeside(source, places);
    return texts
        .filter(({ text }) => exact.test(text))
        .map((each) => mention(each, reference, each.text.trim() === reference));
}
const byWord = new WeakMap();
function textsByWord(source, places) {
    const known = byWord.get(places);
    if (known !== undefined)
        return known;
    const index = new Map();
    for (const each of textsBeside(source, places)) {
        const words = each.text.match(/[\w./:@-]+/g)?.flatMap(beginnings) ?? [];
        for (const word of new Set(words)) {
            const others = index.get(word);
            if (others === undefined)
                index.set(word, [each]);
            else
                others.push(each);
        }
    }
    byWord.set(places, index);
    return index;
}
function beginnings(word) {
    const ends = [...word.matchAll(/[/:]/g)].map(({ index }) => word.slice(0, index));
    return [...ends, word].filter((each) => /[:@]/.test(each));
}
const before = '(?<![\\w./:@-])';
const version = '(?![\\w./-])(?::[\\w][\\w.-]*)?(?:@sha\\d+:[a-f0-9]+)?';
const imageLine = new RegExp(`^[ \\t]*(?:- )?(?:${[
    'image:[ \\t]+["\']?([a-z0-9][\\w.\\-/:]*[:@][\\w.:@-]+)',
    'repository:[ \\t]+["\']?([a-z0-9][\\w.-]*/[\\w.\\-/]+)',
    'value:[ \\t]+["\']?([a-z0-9][\\w.:-]*/[\\w.\\-/]*[:@][\\w.:@-]+)',
].join('|')})["']?[ \\t]*$`, 'm');
function literal(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
function namesOf(image) {
    const canonical = (0,image_reference/* canonicalRepository */.JA)(image);
    const { path } = (0,image_reference/* splitHost */.Ve)(canonical);
    const short = canonical.startsWith('docker.io/library/') ? path.slice('library/'.length) : path;
    return [
        ...new Set([image, canonical, ...(canonical.startsWith('docker.io/') && short.includes('/') ? [short] : [])]),
    ];
}
function wholeImage({ text, at }, image) {
    const trimmed = text.trim();
    if (!(0,image_reference/* looksLikeImage */.Ng)(trimmed) || isPicture(trimmed))
        return undefined;
    const { repository = '', tag, digest } = (0,image_reference/* splitImage */.s5)(trimmed);
    const versioned = tag !== undefined || digest !== undefined;
    if (image !== undefined) {
        return (0,image_reference/* sameRepository */.RB)(repository, image) && (versioned || trimmed.includes('/')) ? trimmed : undefined;
    }
    if (!versioned) {
        const isRepository = /image_?(?:name|repository)?$/i.test(String(at.at(-1))) && repository.includes('/');
        return isRepository ? trimmed : undefined;
    }
    return /image(?:name)?$/i.test(String(at.at(-1))) || (0,image_reference/* splitHost */.Ve)(repository).host !== undefined ? trimmed : undefined;
}
function mention({ document, at, node }, image, whole) {
    const start = (0,text_node/* startOf */.GH)(node);
    const { line } = (0,text_node/* placeAt */.BW)(document.source, Math.max(start, document.source.text.indexOf(image, start)));
    const path = at.length === 0 ? 'its text' : (0,text_path/* formatPath */.jV)(at);
    const object = manifestsIn(document).find((each) => each.at.every((step, index) => step === at[index]));
    const name = object === undefined ? undefined : (0,locate/* textAt */.$6)(document, [...object.at, 'metadata', 'name']);
    const label = object === undefined ? '' : `${[object.kind, name].filter(Boolean).join(' ')} at `;
    const several = document.source.documents.length > 1;
    const selector = several ? `{document=${(0,locate/* fieldOf */._F)(document, 'document')}}.` : '';
    return { where: `${label}${path} (line ${line})`, key: whole ? selector + path : undefined, image, document, at };
}
const ownCopy = 'kubectl.kubernetes.io/last-applied-configuration';
function textsBeside(source, places) {
    const found = [];
    for (const document of source.documents) {
        const known = new Set(places.flatMap((place) => (place.document === document.index ? nodesOf(document, place) : [])));
        const visit = (node, at) => {
            if (node === null || known.has(node))
                return;
            if ((0,dist/* isScalar */.jn)(node) && typeof node.value === 'string')
                found.push({ document, at, node, text: node.value });
            else if ((0,dist/* isSeq */.oP)(node))
                for (const [index, item] of node.items.entries())
                    visit((0,text_node/* asNode */.hK)(item), [...at, index]);
            else if ((0,dist/* isMap */.jh)(node)) {
                for (const pair of node.items) {
                    const key = (0,text_node/* keyText */.Pu)(pair.key);
                    if (key !== undefined && key !== ownCopy)
                        visit((0,text_node/* asNode */.hK)(pair.value), [...at, key]);
                }
            }
        };
        visit(document.root, []);
    }
    return found;
}
function nodesOf(document, place) {
    const split = place.form === 'split' ? [place.registry, place.repository, place.digest] : [];
    return [place.path, ...split].flatMap((path) => {
        const node = path === undefined ? undefined : (0,locate/* lookUp */.TE)(document, path);
        return node === undefined ? [] : [node];
    });
}

;// CONCATENATED MODULE: ./build/core/edit/place-names.js






function placeKey(source, place) {
    const document = source.documents[place.document];
    if (document === undefined)
        return reportPath(place);
    const path = namedPath(document, place.path);
    const inner = place.form === 'embedded' ? `#${(0,text_path/* formatPath */.jV)(place.inner.path)}` : '';
    const tag = place.form === 'kustomize' ? '.newTag' : '';
    return `${selectorOf(source, document)}${(0,text_path/* formatPath */.jV)(path)}${inner}${tag}`;
}
function describePlace(source, place) {
    const node = (0,locate/* lookUp */.TE)(source.documents[place.document], place.path);
    const line = node === undefined ? '' : ` (line ${(0,text_node/* placeAt */.BW)(source, (0,text_node/* startOf */.GH)(node)).line})`;
    return `${placeKey(source, place)}${line}: ${(0,image_reference/* joinImage */.OJ)(place.parts)}`;
}
function listPlaces(source, places) {
    const shown = places.slice(0, 20).map((place) => describePlace(source, place));
    return `${shown.join(', ')}${places.length > 20 ? ', …' : ''}`;
}
function namedPath(document, path) {
    return path.map((segment, index) => {
        const list = typeof segment === 'number' ? (0,locate/* lookUp */.TE)(document, path.slice(0, index)) : undefined;
        if (typeof segment !== 'number' || !(0,dist/* isSeq */.oP)(list))
            return segment;
        const value = (0,locate/* textAt */.$6)(document, [...path.slice(0, index), segment, 'name']);
        if (value === undefined || value === '' || (0,locate/* itemsWith */.Dm)(document, list, 'name', value).length > 1)
            return segment;
        return { field: 'name', value };
    });
}
function selectorOf(source, document) {
    if (source.documents.length === 1)
        return '';
    const fields = ['kind', 'name', 'namespace'];
    for (const count of [2, 3]) {
        const chosen = fields.slice(0, count).map((field) => [field, (0,locate/* fieldOf */._F)(document, field)]);
        if (chosen.some(([, value]) => value === undefined || /[,}=\n]/.test(value)))
            break;
        if ((0,locate/* documentsWith */.B)(source, chosen).length > 1)
            continue;
        return `{${chosen.map(([field, value]) => `${field}=${value}`).join(',')}}.`;
    }
    return `{document=${document.index}}.`;
}

;// CONCATENATED MODULE: ./build/core/edit/creation.js









const maxCandidates = 2_000;
function isThere(document, place, inner) {
    if (place.form === 'embedded')
        return isThere(inner, place.inner);
    return (0,locate/* lookUp */.TE)(document, place.path) !== undefined || (place.form === 'split' && lacksOnlyTag(document, place));
}
function lacksOnlyTag(document, place) {
    if (place.form !== 'split')
        return false;
    const last = place.path.at(-1);
    const beside = place.path.slice(0, -1);
    if (last === 'value')
        return place.repository !== undefined || place.digest !== undefined;
    if (typeof last !== 'string' || !/(tag|digest|version)$/i.test(last))
        return false;
    const holder = (0,locate/* lookUp */.TE)(document, beside);
    const keys = (0,dist/* isMap */.jh)(holder) ? holder.items.flatMap(({ key }) => (0,text_node/* keyText */.Pu)(key) ?? []) : [];
    const stem = last.replace(/_?(tag|digest|version)$/i, '').toLowerCase();
    if (keys.some((key) => [`${stem}tag`, `${stem}version`, `${stem}_tag`].includes(key.toLowerCase())))
        return false;
    const name = beside.at(-1);
    const isImage = typeof name === 'string' && /image$/i.test(name);
    const isHolder = (0,dist/* isMap */.jh)(holder) || (holder !== undefined && (0,text_node/* isNothing */.qv)(holder));
    return place.repository !== undefined || place.digest !== undefined || (isImage && isHolder);
}
function noPlaceAt(source, key, places, edit) {
    const keys = places.map((place) => placeKey(source, place));
    const candidates = new Set([...keys, ...scalarPaths((0,locate/* chooseDocument */.li)(source, key))]);
    const [text] = places.length === 0 ? mentionsOf(source, places, edit.image) : [];
    const named = text === undefined ? undefined : `${text.where} names ${text.image}, where images are not looked for.`;
    const none = `The file ${isEmpty(source) ? 'is empty' : 'names no image'}.`;
    const has = places.length === 0 ? (named ?? none) : `It has ${listPlaces(source, places)}.`;
    const hint = `${(0,suggestion/* didYouMean */.au)(key.text, candidates)}${has} ${newPlaces} \`set\`: ${key.text}=${valueAt(key.path, edit)}`;
    return new failure/* Failure */.HR('bad-input', 'IMAGE_NOT_FOUND', `${source.file}: nothing stands at ${key.text}`, { hint });
}
const newPlaces = 'A new place is made only in a file that is copied from a template (`from`), or by';
function noPlaceFor(source, places, edit, path) {
    const wanted = edit.image === undefined ? 'which image to change is not clear' : `no place for ${edit.image}`;
    const empty = isEmpty(source) ? 'the file is empty' : 'the file names no image';
    const has = places.length === 0 ? empty : `the file has ${listPlaces(source, places)}`;
    const value = versionOf(edit);
    const choose = places.length === 0 ? '' : 'Give one of them as `key`, or its repository as `image`. ';
    const hint = `${choose}${newPlaces} \`set\`: ${path}=${value}`;
    return new failure/* Failure */.HR('bad-input', 'IMAGE_NOT_FOUND', `${source.file}: ${wanted}; ${has}`, { hint });
}
function valueAt(path, edit) {
    const last = path.at(-1);
    if (typeof last !== 'string' || !/image$/i.test(last))
        return versionOf(edit);
    return (0,image_reference/* joinImage */.OJ)({ repository: edit.image ?? '…', tag: edit.tag, digest: edit.digest });
}
function versionOf({ tag, digest }) {
    return tag ?? digest ?? '…';
}
function isEmpty({ documents }) {
    return documents.every(({ root }) => (0,text_node/* isNothing */.qv)(root));
}
function itemSegment(item, index) {
    const pair = (0,dist/* isMap */.jh)(item) ? item.items.find(({ key }) => (0,text_node/* keyText */.Pu)(key) === 'name') : undefined;
    const name = (0,dist/* isScalar */.jn)(pair?.value) ? pair.value.value : undefined;
    return typeof name === 'string' ? { field: 'name', value: name } : index;
}
function scalarPaths(document) {
    const found = [];
    const visit = (node, at) => {
        if (found.length >= maxCandidates)
            return;
        if ((0,dist/* isSeq */.oP)(node)) {
            for (const [index, item] of node.items.entries())
                visit((0,text_node/* asNode */.hK)(item), [...at, itemSegment(item, index)]);
        }
        else if ((0,dist/* isMap */.jh)(node)) {
            for (const pair of node.items) {
                const key = (0,text_node/* keyText */.Pu)(pair.key);
                if (key !== undefined)
                    visit((0,text_node/* asNode */.hK)(pair.value), [...at, key]);
            }
        }
        else if ((0,dist/* isScalar */.jn)(node) && at.length > 0)
            found.push((0,text_path/* formatPath */.jV)(at));
    };
    visit(document?.root ?? null, []);
    return found;
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/generator.js





function elementFor(document, { at }, placeholder, repository, image) {
    if (!/^\s*\{\{-?\s*\.?[\w-]+(?:\.[\w-]+)*\s*-?\}\}\s*$/.test(placeholder))
        return undefined;
    const list = [...at, 'spec', 'generators'];
    const all = generatorsIn(document, list).flatMap((each) => generator_elements(document, each, parameterOf(placeholder), image));
    const found = all.map((element) => ({
        ...element,
        repository: repository === undefined ? (0,image_reference/* splitImage */.s5)(element.text).repository : filled(document, element, repository),
    }));
    const isProved = repository === undefined || (0,image_reference/* isTemplated */.dw)(repository);
    const ofImage = found.filter((each) => {
        if (image === undefined || each.repository === undefined)
            return image === undefined || !isProved;
        return (0,image_reference/* sameRepository */.RB)(each.repository, image) || !isProved;
    });
    const named = ofImage.filter((each) => each.named);
    const [only, ...others] = named.length > 0 && !isProved ? named : ofImage;
    if (only === undefined || others.length > 0 || only.merged)
        return undefined;
    return isProved || (0,locate/* itemsAt */.Ct)(document, list).length === 1 ? only : undefined;
}
function filled(document, { at }, text) {
    let isWhole = true;
    const whole = text.replace(/\{\{-?.*?-?\}\}/gs, (placeholder) => {
        const parameter = parameterOf(placeholder);
        const value = parameter.length === 0 ? undefined : (0,locate/* textAt */.$6)(document, [...at, ...parameter]);
        isWhole &&= value !== undefined;
        return value ?? '';
    });
    return isWhole ? whole : undefined;
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
    const files = generators.filter(({ type, at }) => type === 'git' && (0,locate/* lookUp */.TE)(document, [...at, 'files']));
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
function generatorsIn(document, list, merged = false) {
    return (0,locate/* itemsAt */.Ct)(document, list).flatMap((_, index) => {
        const item = (0,locate/* lookUp */.TE)(document, [...list, index]);
        const types = (0,dist/* isMap */.jh)(item) ? item.items.flatMap((pair) => (0,text_node/* keyText */.Pu)(pair.key) ?? []) : [];
        return types.flatMap((type) => {
            const at = [...list, index, type];
            if (type === 'matrix' || type === 'merge') {
                return generatorsIn(document, [...at, 'generators'], merged || type === 'merge');
            }
            return type === 'selector' ? [] : [{ type, at, merged }];
        });
    });
}
function elementKeys(document, generator, parameter, image) {
    const all = generator_elements(document, generator, parameter, image);
    const named = all.filter((each) => each.named);
    return (named.length > 0 ? named : all).map(({ key }) => key);
}
function generator_elements(document, { type, at, merged }, parameter, image) {
    if (parameter.length === 0)
        return [];
    if (parameter[0] === 'values') {
        const values = [...at, ...parameter];
        const text = (0,locate/* textAt */.$6)(document, values) ?? '';
        return (0,dist/* isScalar */.jn)((0,locate/* lookUp */.TE)(document, values)) ? [{ key: (0,text_path/* formatPath */.jV)(values), text, at, named: false, merged }] : [];
    }
    if (type !== 'list')
        return [];
    const list = [...at, 'elements'];
    const service = image === undefined ? undefined : (0,image_reference/* lastComponent */.Cy)(image);
    const fields = (0,locate/* itemsAt */.Ct)(document, list).map((_, index) => fieldsOf(document.source, (0,locate/* lookUp */.TE)(document, [...list, index])));
    return fields.flatMap((own, index) => {
        const value = [...list, index, ...parameter];
        if (!(0,dist/* isScalar */.jn)((0,locate/* lookUp */.TE)(document, value)))
            return [];
        const key = (0,text_path/* formatPath */.jV)([...list, elementSegment(fields, index, parameter[0]), ...parameter]);
        const named = own.some(([, text]) => text === service);
        return [{ key, text: (0,locate/* textAt */.$6)(document, value) ?? '', at: [...list, index], named, merged }];
    });
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
        const value = (0,locate/* nodeText */.qd)(source, (0,text_node/* asNode */.hK)(pair.value));
        return field === undefined || value === undefined || !(0,dist/* isScalar */.jn)(pair.value) ? [] : [[field, value]];
    });
}
function filePatterns(document, list) {
    return (0,locate/* itemsAt */.Ct)(document, list).flatMap((_, index) => (0,locate/* textAt */.$6)(document, [...list, index, 'path']) ?? []);
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
    const part = overwritten(inner, edit).find((name) => (0,image_reference/* isTemplated */.dw)(inner.parts[name] ?? ''));
    const text = part === undefined ? undefined : inner.parts[part];
    if (part === undefined || text === undefined)
        return;
    const path = partPath(inner, part);
    const [node, name] = place.form === 'embedded'
        ? [(0,locate/* lookUp */.TE)(document, place.path), `${(0,text_path/* formatPath */.jV)(place.path)}#${(0,text_path/* formatPath */.jV)(path)}`]
        : [(0,locate/* lookUp */.TE)(document, path), (0,text_path/* formatPath */.jV)(path)];
    const origin = set === undefined ? (0,locate/* feedHint */.ae)(text) : generatorHint(document, set, text, edit.image);
    const beside = part === 'repository' && (inner.form === 'split' || inner.parts.tag !== undefined);
    const without = beside ? 'Leave `image` out to write the tag beside it. ' : '';
    const hint = `${without}${origin} To put a fixed value here all the same, use \`set\`.`;
    throw (0,locate/* placeholderFailure */.k9)(source, node, name, text, hint);
}
function filledPlace(source, place, edit) {
    const document = source.documents[place.document];
    const set = document === undefined ? undefined : applicationSetOf(document, place);
    if (document === undefined || set === undefined)
        return undefined;
    const inner = place.form === 'embedded' ? place.inner : place;
    const { repository = '', tag, digest } = inner.parts;
    if (place.form !== 'embedded' && !(0,dist/* isScalar */.jn)((0,locate/* lookUp */.TE)(document, partPath(place, 'tag'))))
        return undefined;
    const isFilled = (text) => text !== undefined && (0,image_reference/* isTemplated */.dw)(text);
    if (!overwritten(inner, edit).some((part) => isFilled(inner.parts[part])))
        return undefined;
    if (inner.form === 'reference' && tag === undefined && digest === undefined && isFilled(repository)) {
        const element = elementFor(document, set, repository, undefined, edit.image);
        return element && { key: element.key, edit, repository: undefined };
    }
    if (tag === undefined || !isFilled(tag) || (digest !== undefined && !isFilled(digest)))
        return undefined;
    const element = elementFor(document, set, tag, repository, edit.image);
    if (element === undefined)
        return undefined;
    const takesDigest = digest !== undefined || element.text.includes('@');
    if (!takesDigest && (edit.pin === 'digest' || edit.pin === 'both'))
        return undefined;
    const { image: _, ...version } = takesDigest ? edit : { ...edit, digest: undefined };
    return { key: element.key, edit: version, repository: edit.image ?? element.repository };
}
function applicationSetOf(document, place) {
    const path = (0,text_path/* createdLocation */.Y7)(place.path);
    return manifestsIn(document).find((each) => isApplication(each) && each.kind === 'ApplicationSet' && each.at.every((step, index) => step === path[index]));
}
function overwritten({ form, parts: old }, edit) {
    const { image, tag, digest } = edit;
    const { repository = '' } = old;
    const versioned = tag !== undefined || digest !== undefined;
    const whole = form === 'reference' && versioned && old.tag === undefined && /[)}]$/.test(repository);
    const moved = image !== undefined && !(0,image_reference/* sameRepository */.RB)(image, repository);
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

;// CONCATENATED MODULE: ./build/core/edit/several.js







function placesOfContainer(source, places, container) {
    if (container === undefined)
        return places;
    const found = places.filter((place) => containerOf(source.documents[place.document], place.path) === container);
    if (found.length > 0)
        return found;
    const names = containersOf(source, places);
    const has = names.length === 0 ? 'The file names none.' : `The file has ${names.slice(0, 20).join(', ')}.`;
    const problem = `${source.file} has no container ${container} with an image`;
    throw (0,failure/* badInput */.AN)('container', problem, `${(0,suggestion/* didYouMean */.au)(container, names)}${has}`);
}
function meantPlaces(source, places, edit) {
    const chosen = choosePlaces(places, edit.image);
    if (edit.image !== undefined || edit.eachPlace === true)
        return chosen;
    if (chosen.some(({ parts }) => parts.repository !== undefined))
        return chosen;
    const tags = new Set(read(source, chosen).map((place) => nodeOf(source, place) ?? reportPath(place)));
    return tags.size > 1 ? [] : chosen;
}
function nodeOf(source, place) {
    return place.form === 'embedded' ? undefined : (0,locate/* lookUp */.TE)(source.documents[place.document], place.path);
}
function refuseSeveralTags(source, places, edit) {
    if (edit.fresh === true || edit.eachPlace === true)
        return;
    const all = read(source, places).map(({ parts }) => parts);
    const byTag = new Set(all.flatMap(({ tag, digest }) => tag ?? digest ?? []));
    const byDigest = new Set(all.flatMap(({ tag, digest }) => digest ?? tag ?? []));
    if (byTag.size < 2 || byDigest.size < 2)
        return;
    const names = containersOf(source, places);
    const path = 'one of these paths as `key`';
    const choice = names.length > 1 ? `\`container\` (${names.join(', ')}), or ${path}` : path;
    const which = edit.image === undefined ? 'the image' : edit.image;
    const message = `${source.file}: ${which} has several tags: ${listPlaces(source, places)}`;
    const hint = `Say which is meant by ${choice}. Places that hold the same tag move together.`;
    throw new failure/* Failure */.HR('bad-input', 'IMAGE_SEVERAL_TAGS', message, { hint });
}
function refuseBelowParameter(source, places, place, edit) {
    const name = valuePath(place);
    if (name === undefined)
        return;
    const parameter = places.find((each) => several_parameterName(source, each) === name && sourceOf(each) === sourceOf(place));
    if (parameter === undefined)
        return;
    const { tag, digest } = parameter.parts;
    if ((edit.tag ?? tag) === tag && (edit.digest ?? digest) === digest)
        return;
    const message = `${source.file}: the parameter ${name} goes before the values, and says ${(0,image_reference/* joinImage */.OJ)(parameter.parts)}: the edit would have no effect`;
    const hint = `Give key: ${placeKey(source, parameter)}; or \`image\` without a key, which keeps both in step.`;
    throw new failure/* Failure */.HR('refused', 'EDIT_WITHOUT_EFFECT', message, { hint });
}
function read(source, places) {
    const named = (place, name) => `${sourceOf(place)} ${name}`;
    const parameters = new Set(places.flatMap((place) => {
        const name = several_parameterName(source, place);
        return name === undefined ? [] : [named(place, name)];
    }));
    return places.filter((place) => !parameters.has(named(place, valuePath(place))));
}
function sourceOf({ document, path }) {
    return `${document} ${(0,text_path/* formatPath */.jV)(path.slice(0, Math.max(0, path.indexOf('helm'))))}`;
}
function several_parameterName(source, { document, path }) {
    if (path.at(-1) !== 'value' || !path.includes('parameters'))
        return undefined;
    return (0,locate/* textAt */.$6)(source.documents[document], [...path.slice(0, -1), 'name']);
}
function valuePath(place) {
    if (place.form === 'embedded')
        return (0,text_path/* formatPath */.jV)(place.inner.path);
    const at = place.path.indexOf('valuesObject');
    return at < 0 ? undefined : (0,text_path/* formatPath */.jV)(place.path.slice(at + 1));
}
function containersOf(source, places) {
    return [...new Set(places.flatMap((place) => containerOf(source.documents[place.document], place.path) ?? []))];
}
function containerOf(document, path) {
    for (let end = path.length - 1; end > 0; end -= 1) {
        if (typeof path[end - 1] !== 'number')
            continue;
        const name = (0,locate/* textAt */.$6)(document, [...path.slice(0, end), 'name']);
        if (name !== undefined && (0,text_path/* formatPath */.jV)(path.slice(0, end - 1)) !== 'images')
            return name;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/core/edit/write-split.js






function writeSplit(editor, place, edit) {
    if (place.digestAsTag === true) {
        writeDigestAsTag(editor, place, edit);
        return;
    }
    const { document } = place;
    const fields = [place.digest ?? [], ...(place.otherDigests ?? [])].filter((path) => path.length > 0);
    const textAt = (path) => editor.textAt(document, path) ?? '';
    const held = fields.filter((path) => textAt(path) !== '');
    const old = (0,image_reference/* splitTagField */.Zf)(textAt(place.path));
    const stale = edit.tag !== undefined && edit.tag !== old.tag;
    const drops = edit.pin === 'tag' || (stale && edit.digest === undefined);
    if (drops && edit.pin !== 'tag' && held[0] !== undefined && !editor.has(document, place.path)) {
        throw digestAlone(editor.file, (0,text_path/* formatPath */.jV)(held[0]), (0,text_path/* formatPath */.jV)(place.path));
    }
    if (edit.image !== undefined)
        writeRepository(editor, place, edit.image, edit.newRegistries ?? []);
    const tag = edit.pin === 'digest' && old.tag === undefined ? undefined : edit.tag;
    if (tag !== undefined || old.digest !== undefined) {
        const inTag = old.digest === undefined || drops ? undefined : (edit.digest ?? old.digest);
        if (old.digest !== undefined && inTag === undefined && edit.pin === undefined)
            warnStale(editor, old.digest);
        editor.setAt(document, place.path, `${tag ?? old.tag ?? ''}${inTag === undefined ? '' : `@${inTag}`}`);
    }
    const { digest } = edit;
    if (digest !== undefined) {
        const empty = old.digest === undefined ? (fields[0] ?? place.create.digest) : undefined;
        const written = held.length > 0 ? held : empty === undefined ? [] : [empty];
        for (const path of written)
            editor.setAt(document, path, digestLike(fieldName(editor, document, path), textAt(path), digest));
    }
    else if (drops) {
        for (const path of held) {
            if (edit.pin === undefined)
                warnStale(editor, readDigest(textAt(path)) ?? '');
            editor.setAt(document, path, '');
        }
    }
}
function fieldName(editor, document, path) {
    const last = path.at(-1);
    const item = path.at(-2);
    const asked = typeof item === 'object' && 'field' in item ? item.value : undefined;
    const parameter = last === 'value' ? editor.textAt(document, [...path.slice(0, -1), 'name']) : undefined;
    return (asked ?? parameter ?? (typeof last === 'string' ? last : '')).replace(/^.*\./s, '');
}
function writeDigestAsTag(editor, place, edit) {
    const { document, path, repository, parts } = place;
    const drops = edit.pin === 'tag' || (edit.digest === undefined && edit.tag !== undefined);
    const moves = edit.image !== undefined && !repositoryTexts(place).some((old) => (0,image_reference/* sameRepository */.RB)(old, edit.image ?? ''));
    const name = moves ? edit.image : parts.repository;
    if (repository !== undefined && (moves || drops)) {
        editor.setAt(document, repository, `${name ?? ''}${drops ? '' : '@sha256'}`);
    }
    if (drops && edit.pin === undefined && parts.digest !== undefined)
        warnStale(editor, parts.digest);
    if (drops)
        editor.setAt(document, path, edit.tag ?? '');
    else if (edit.digest !== undefined)
        editor.setAt(document, path, digestLike('sha256', '', edit.digest));
}
function writeRepository(editor, place, image, newRegistries) {
    const { document, registry, sharedRegistry: shared, parts } = place;
    const repository = place.repository ?? place.create.repository;
    if (repository === undefined)
        return;
    if (repositoryTexts(place).some((old) => (0,image_reference/* sameRepository */.RB)(old, image))) {
        const text = editor.textAt(document, repository) ?? '';
        const before = newRegistries.find((each) => isBefore(each, place) && behindRegistry(each.text, text) !== undefined);
        if (before === undefined)
            warnOfShared(editor, place, image);
        else
            editor.setAt(document, repository, behindRegistry(before.text, text) ?? text);
        return;
    }
    if (shared !== undefined) {
        const rest = behindRegistry(shared.text, image);
        if (rest === undefined)
            throw onSharedRegistry(editor.file, shared, repository, image);
        editor.setAt(document, repository, rest);
        return;
    }
    const local = registry === undefined ? undefined : editor.textAt(document, registry) || undefined;
    const isWhole = parts.repository === editor.textAt(document, repository);
    if (registry === undefined || local === undefined) {
        editor.setAt(document, repository, image);
        return;
    }
    const { host = image_reference/* dockerHub */.UD, path } = (0,image_reference/* splitHost */.Ve)(image);
    const rest = isWhole ? undefined : behindRegistry(local, image);
    if (rest === undefined)
        editor.setAt(document, registry, host);
    editor.setAt(document, repository, isWhole ? image : (rest ?? path));
}
function warnOfShared(editor, { sharedRegistry: shared, parts }, image) {
    const hosted = (0,image_reference/* splitHost */.Ve)(image).host !== undefined;
    if (shared === undefined || !hosted || (0,image_reference/* sameRepository */.RB)(parts.repository ?? '', image))
        return;
    const name = (0,text_path/* formatPath */.jV)(shared.path);
    editor.warn(`${name} is ${shared.text}: a chart that reads it takes ${parts.repository}, and not ${image}`);
}
function onSharedRegistry(file, shared, repository, image) {
    const name = (0,text_path/* formatPath */.jV)(shared.path);
    const problem = `${file}: ${name} is ${shared.text}, which the chart puts before ${(0,text_path/* formatPath */.jV)(repository)}: it would take ${withRegistry(shared.text, image)}`;
    const host = (0,image_reference/* splitHost */.Ve)(image).host ?? image_reference/* dockerHub */.UD;
    const hint = `To move all images of the chart, \`set\` ${name}=${host}. Where the chart does not read it for this image, \`set\` ${(0,text_path/* formatPath */.jV)(repository)}=${image} and leave \`image\` out.`;
    return (0,failure/* badInput */.AN)('image', problem, hint);
}

;// CONCATENATED MODULE: ./build/core/edit/write-image.js

















function writeImage(editor, source, edit) {
    if (edit.key !== undefined) {
        if (edit.container === undefined)
            return writeKey(editor, source, (0,text_path/* parsePath */.Rr)(edit.key, 'key'), edit);
        throw (0,failure/* badInput */.AN)('container', 'cannot go beside key, which names the place by itself', 'Leave one of them out.');
    }
    const kind = kindOf(source);
    const places = placesOfContainer(source, placesIn(source), edit.container);
    if (kind === helmValues && edit.container === undefined)
        return writeValues(editor, source, places, edit);
    const chosen = meantPlaces(source, places, edit);
    if (chosen.length > 0)
        return writeAll(editor, source, chosen, edit);
    const templated = places.filter(({ parts }) => (0,image_reference/* isTemplated */.dw)(parts.repository ?? ''));
    const filled = templated.filter((place) => filledPlace(source, place, edit) !== undefined);
    if (filled.length > 0)
        return writeAll(editor, source, filled, edit);
    const { image } = edit;
    if (image !== undefined || templated.length === places.length) {
        for (const place of templated)
            refuseOverwritten(source, place, edit);
    }
    const added = pinnedEdit(edit, { tag: undefined, digest: undefined });
    if (image === undefined || kind.add?.(editor, source, image, added) !== true) {
        throw notFound(source, image, places, whereElse(source));
    }
    return { keys: [], find: (after) => [choosePlaces(placesIn(after), image)[0]?.parts] };
}
function writeValues(editor, source, places, edit) {
    const { image } = edit;
    if (isDefaultAmbiguous(source)) {
        const chosen = meantPlaces(source, places, edit);
        if (chosen.length > 0)
            return writeAll(editor, source, chosen, edit);
        throw notFound(source, image, places, undefined, noPlaceFor(source, places, edit, defaultKey.text));
    }
    if (image === undefined) {
        if (isDefaultThere(source, edit))
            return writeDefaultAlone(editor, source, places, edit);
        const only = meantPlaces(source, places, edit);
        return only.length > 0 ? writeAll(editor, source, only, edit) : writeDefault(editor, source, places, edit);
    }
    const named = namedPlaces(places, image);
    if (named.length > 0)
        return writeAll(editor, source, named, edit);
    const byDefault = placeOfKey(source, (0,locate/* chooseDocument */.li)(source, defaultKey), defaultKey, edit);
    const { repository, tag, digest } = byDefault.parts;
    const versioned = tag !== undefined || digest !== undefined;
    const fits = repository === undefined ? versioned : (0,image_reference/* lastComponent */.Cy)(repository) === (0,image_reference/* lastComponent */.Cy)(image);
    if (fits) {
        warnOfMove(editor, byDefault, edit);
        return writeKey(editor, source, defaultKey, edit);
    }
    const sameName = sameNamePlaces(places, image);
    if (repositories(sameName).size > 1)
        throw notFound(source, image, places);
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
    return writeDefault(editor, source, places, edit);
}
function isDefaultAmbiguous({ documents }) {
    const filled = documents.filter(({ root }) => !(0,text_node/* isNothing */.qv)(root));
    return filled.length > 1 && documents.every((document) => (0,locate/* lookUp */.TE)(document, defaultKey.path) === undefined);
}
function writeDefaultAlone(editor, source, places, edit) {
    const document = (0,locate/* chooseDocument */.li)(source, defaultKey);
    const place = placeOfKey(source, document, defaultKey, edit);
    const written = writeKey(editor, source, defaultKey, edit);
    const stays = (edit.tag ?? place.parts.tag) === place.parts.tag && (edit.digest ?? place.parts.digest) === place.parts.digest;
    if (stays || place.parts.repository === undefined)
        return written;
    const old = (0,image_reference/* joinImage */.OJ)(place.parts);
    const node = (0,locate/* lookUp */.TE)(document, place.path);
    const others = places.filter((each) => {
        const isSame = each.document === place.document && node === (0,locate/* lookUp */.TE)(document, each.path);
        return !isSame && (0,image_reference/* joinImage */.OJ)(each.parts) === old;
    });
    if (others.length > 0)
        editor.warn(`${listPlaces(source, others)} stays: give \`image\` to move it too`);
    warnOfCopies(editor, source, [[place, edit]]);
    return written;
}
function isDefaultThere(source, edit) {
    const document = (0,locate/* chooseDocument */.li)(source, defaultKey);
    const place = placeOfKey(source, document, defaultKey, edit);
    return ((0,locate/* lookUp */.TE)(document, place.path) !== undefined || (place.parts.repository !== undefined && isThere(document, place)));
}
function writeDefault(editor, source, places, edit) {
    const document = (0,locate/* chooseDocument */.li)(source, defaultKey);
    if (edit.fresh !== true && !isThere(document, placeOfKey(source, document, defaultKey, edit))) {
        throw notFound(source, edit.image, places, undefined, noPlaceFor(source, places, edit, defaultKey.text));
    }
    return writeKey(editor, source, defaultKey, edit);
}
function writeKey(editor, source, key, edit) {
    const document = documentOf(source, key);
    if (splitAtText(key) === undefined)
        refuseOtherText(() => source, key, 'key');
    const { outer, inner } = splitAtText(key) ?? { outer: key, inner: undefined };
    refuseUnread(source, document, [...outer.path, ...(inner?.path ?? [])]);
    const listed = document === undefined ? undefined : placeNamedBy(source, document, key);
    const known = listed ?? missingPlace(source, document, key);
    const place = known ?? write_image_placeAt(source, document, key, edit);
    if (edit.fresh !== true)
        refuseNew(source, document, key, place, edit);
    const pinned = pinnedEdit(edit, place.parts);
    refuseBelowParameter(source, placesIn(source), place, pinned);
    refuseOverwritten(source, place, pinned);
    write(editor, source, place, pinned);
    const find = known === undefined ? partsAt : findAgain(known);
    return { keys: [], find: (text) => [find(text)] };
    function partsAt(text) {
        return write_image_placeAt(text, documentOf(text, key), key, edit).parts;
    }
}
function refuseNew(source, document, key, place, edit) {
    const inner = place.form === 'embedded' && document !== undefined ? embeddedDocument(document, place.path) : undefined;
    if (isThere(document, place, inner))
        return;
    if (place.form !== 'kustomize')
        throw noPlaceAt(source, key, placesIn(source), edit);
    const { names = [], unread = ['resources'] } = edit.resources ?? {};
    if (names.includes(place.name))
        return;
    if (unread.length === 0)
        throw noPlaceAt(source, key, placesIn(source), edit);
    throw notInResources(source.file, place.path.slice(0, -1), place.name, edit);
}
function documentOf(source, key) {
    return (0,locate/* chooseDocument */.li)(source, splitAtText(key)?.outer ?? key);
}
function write_image_placeAt(source, document, key, edit) {
    const embedded = document === undefined ? undefined : placeOfEmbeddedKey(document, key, edit);
    return embedded ?? placeOfKey(source, document, key, edit);
}
function placeNamedBy(source, document, key) {
    const index = placesByName(source);
    if (index.size === 0)
        return undefined;
    const names = [(0,text_path/* formatPath */.jV)(key.path), (0,locate/* lookUp */.TE)(document, key.path), (0,locate/* lookUp */.TE)(document, entryOf(key))];
    const found = new Map(names.flatMap((name) => (name === undefined ? [] : (index.get(name) ?? []))));
    const orders = [...found.keys()].sort((one, other) => one - other);
    const places = orders.flatMap((order) => found.get(order) ?? []);
    return places.find((place) => place.document === document.index && isNamedBy(document, place, key));
}
const byNames = new WeakMap();
function placesByName(source) {
    const known = byNames.get(source);
    if (known !== undefined)
        return known;
    const places = new Map();
    for (const [order, place] of placesIn(source).entries()) {
        const isParameter = place.form === 'split' && place.path.at(-1) === 'value';
        if (place.form !== 'embedded' && place.form !== 'kustomize' && !isParameter)
            continue;
        const text = place.form === 'embedded' ? reportPath(place) : (0,text_path/* formatPath */.jV)(place.path);
        const document = source.documents[place.document];
        const nodes = place.form === 'embedded' ? [] : partPaths(place).map((path) => (0,locate/* lookUp */.TE)(document, path));
        for (const name of new Set([text, ...nodes])) {
            if (name !== undefined)
                places.set(name, [...(places.get(name) ?? []), [order, place]]);
        }
    }
    byNames.set(source, places);
    return places;
}
function partPaths(place) {
    if (place.form !== 'split')
        return [place.path];
    const { path, registry = path, repository = path, digest = path, otherDigests = [] } = place;
    return [path, registry, repository, digest, ...otherDigests];
}
function isNamedBy(document, place, key) {
    if (place.form === 'embedded')
        return reportPath(place) === (0,text_path/* formatPath */.jV)(key.path);
    const isSame = (path, part = place.path) => {
        const named = (0,locate/* lookUp */.TE)(document, path);
        return named !== undefined && named === (0,locate/* lookUp */.TE)(document, part);
    };
    if (place.form === 'split') {
        if (place.path.at(-1) !== 'value' || key.path.at(-1) !== 'value')
            return false;
        const isNew = (0,text_path/* formatPath */.jV)(place.path) === (0,text_path/* formatPath */.jV)(key.path);
        return isNew || partPaths(place).some((part) => isSame(key.path, part));
    }
    return place.form === 'kustomize' && isSame(entryOf(key));
}
function writeAll(editor, source, places, edit) {
    refuseSeveralTags(source, places, edit);
    const all = places.map((place) => {
        const pinned = pinnedEdit(edit, place.parts);
        return [place, pinned, filledPlace(source, place, pinned)];
    });
    const edits = all.flatMap(([place, pinned, filled]) => (filled === undefined ? [[place, pinned]] : []));
    for (const [place, pinned, filled] of all) {
        const inner = place.form === 'embedded' ? place.inner.path : [];
        refuseUnread(source, source.documents[place.document], [...place.path, ...inner]);
        if (filled !== undefined)
            continue;
        warnOfMove(editor, place, edit);
        refuseOverwritten(source, place, pinned);
    }
    for (const [place, pinned] of edits)
        write(editor, source, place, pinned);
    const elements = new Map(all.flatMap(([, , filled]) => (filled === undefined ? [] : [[filled.key, filled]])));
    const inElements = [...elements.values()].map((filled) => writeFilled(editor, source, filled));
    warnOfCopies(editor, source, edits);
    const found = edits.map(([place]) => findAgain(place));
    return {
        keys: [...edits.map(([place]) => placeKey(source, place)), ...elements.keys()],
        find: (text) => [...found.map((find) => find(text)), ...inElements.flatMap((each) => each.find(text))],
    };
}
function writeFilled(editor, source, { key, edit, repository }) {
    const written = writeKey(editor, source, (0,text_path/* parsePath */.Rr)(key), edit);
    const withRepository = (parts) => parts === undefined || repository === undefined ? parts : { ...parts, repository };
    return { ...written, find: (text) => written.find(text).map(withRepository) };
}
function refuseUnread(source, document, path) {
    const reason = document === undefined ? undefined : kinds_unreadAt(document, path);
    if (reason === undefined)
        return;
    const hint = 'Write the image there, by its `key`, or by hand in a longer text; or take one of the two out of the file.';
    throw new failure/* Failure */.HR('refused', 'EDIT_WITHOUT_EFFECT', `${source.file}: ${reason}: an edit would have no effect`, {
        hint,
    });
}
function warnOfCopies(editor, source, edits) {
    const left = edits.flatMap(([{ parts }, { tag, digest }]) => {
        const { repository, tag: oldTag, digest: oldDigest } = parts;
        const stays = (tag ?? oldTag) === oldTag && (digest ?? oldDigest) === oldDigest;
        return stays || repository === undefined || (oldTag ?? oldDigest) === undefined ? [] : [(0,image_reference/* joinImage */.OJ)(parts)];
    });
    for (const reference of new Set(left)) {
        for (const { where } of mentionsOfReference(source, placesIn(source), reference)) {
            editor.warn(`${where} keeps ${reference}: images are not looked for there`);
        }
    }
}
function hasUnnamed(places) {
    return places.some(({ parts }) => parts.repository === undefined);
}
function unclear(source, image, places) {
    const wanted = image === undefined ? 'which image to change is not clear' : `no place for the image ${image}`;
    const message = `${source.file}: ${wanted}; the file has ${listPlaces(source, places)}`;
    return new failure/* Failure */.HR('bad-input', 'IMAGE_NOT_FOUND', message, {
        hint: 'Give one of them as `key`; several go as `updates`.',
    });
}
function notFound(source, image, places, hint, failure = hasUnnamed(places) ? unclear(source, image, places) : noPlace(source.file, image, places, hint)) {
    const [first, ...others] = mentionsOf(source, places, image);
    if (first === undefined || (image === undefined && places.length > 0))
        return failure;
    const all = [first, ...others.slice(0, 4)];
    const wanted = image === undefined ? 'which image to change is not clear' : `no place for the image ${image}`;
    const found = all.map((each) => `${each.where} names ${each.image}`).join('; ');
    const keys = all.flatMap(({ key }) => key ?? []);
    const give = keys.length > 1 ? `Give as \`key\` the one that is meant: ${keys.join(', ')}.` : `Give key: ${keys[0]}.`;
    const byHand = 'It stands in a longer text, which is not edited: keep it in a place of its own.';
    return failure.with({
        message: `${source.file}: ${wanted}; ${found}, where images are not looked for`,
        hint: hint ?? kinds_unreadAt(first.document, first.at) ?? (keys.length > 0 ? give : byHand),
    });
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
    for (const path of [place.registry, place.repository, place.path, place.digest, ...(place.otherDigests ?? [])]) {
        const value = path === undefined ? undefined : (0,locate/* lookUp */.TE)(document, path);
        if (path === undefined || value === undefined || (0,dist/* isScalar */.jn)(value))
            continue;
        const problem = `${(0,text_path/* formatPath */.jV)(path)} in ${source.file} holds a map or list, not a part of an image`;
        throw (0,failure/* badInput */.AN)('file', problem, 'Name the place of the tag with `key`.');
    }
}
function findAgain(place) {
    const path = reportPath(place);
    return (source) => {
        const byPath = placesByPath(source).get(`${place.document} ${path}`);
        if (byPath !== undefined)
            return byPath.parts;
        const document = source.documents[place.document];
        const node = (0,locate/* lookUp */.TE)(document, place.path);
        const isNode = (each) => each.document === place.document && node !== undefined && node === (0,locate/* lookUp */.TE)(document, each.path);
        return placesIn(source).find(isNode)?.parts;
    };
}
const byPaths = new WeakMap();
function placesByPath(source) {
    const known = byPaths.get(source);
    if (known !== undefined)
        return known;
    const places = new Map();
    for (const place of placesIn(source)) {
        const name = `${place.document} ${reportPath(place)}`;
        if (!places.has(name))
            places.set(name, place);
    }
    byPaths.set(source, places);
    return places;
}

;// CONCATENATED MODULE: ./build/core/edit/edit.js



















function editFile(file, text, edit) {
    validate(edit);
    const source = parseOrTemplate(file, text, edit);
    if (!('documents' in source))
        return source;
    const editor = new YamlEditor(source, edit.onAlias ?? 'anchor');
    const conclude = planOrSayHidden(editor, edit);
    const edited = editor.apply();
    return {
        text: (0,text_source.textOf)(edited),
        changed: edited !== source,
        ...conclude(source, edited),
        claims: editor.claims,
        warnings: editor.warnings,
    };
}
function planOrSayHidden(editor, edit) {
    try {
        return plan(editor, edit);
    }
    catch (error) {
        throw (0,sops/* withHidden */.tE)(error, editor.source);
    }
}
function plan(editor, edit) {
    const wantsImage = edit.tag !== undefined || edit.digest !== undefined || edit.image !== undefined;
    const values = valuesOf(edit);
    const isFirst = ({ path }) => edit.image !== undefined && isRegistryPath(path.path);
    const { source: given } = editor;
    for (const each of values.filter(isFirst))
        writeValue(editor, each);
    const source = wantsImage && values.some(isFirst) ? editor.apply() : editor.source;
    const before = editor.claims.length;
    const newRegistries = source === given ? [] : values.filter(isFirst).flatMap(registryOf);
    const image = wantsImage ? writeImage(editor, source, { ...edit, newRegistries }) : undefined;
    const after = editor.claims.length;
    for (const each of values)
        if (!isFirst(each))
            writeValue(editor, each);
    const ofValues = [...editor.claims.slice(0, before), ...editor.claims.slice(after)];
    const claimed = { ofImage: editor.claims.slice(before, after), ofValues };
    return (unedited, edited) => {
        const [old = [], now = []] = [image?.find(unedited), image?.find(edited)];
        if (values.length > 0)
            refuseUndone(claimed, edited, edit, old[0], now[0]);
        const textsOf = (all) => all.map((parts) => imageText(parts, edit));
        const [olds, news] = [textsOf(old), textsOf(now)];
        const keys = image?.keys ?? [];
        const places = keys.map((key, index) => ({ key, oldImage: olds[index], newImage: news[index] }));
        return { oldImage: olds[0], newImage: news[0], ...(keys.length > 1 && { places }) };
    };
}
function editTogether(file, text, edits) {
    const registry = edits.some((edit) => valuesOf(edit).some(({ path }) => isRegistryPath(path.path)));
    if (registry && edits.some(({ image }) => image !== undefined))
        return undefined;
    try {
        for (const edit of edits)
            validate(edit);
        const source = parseFile(file, text);
        refuseOtherFormat(source);
        const batch = new EditBatch(source, plan);
        for (const edit of edits)
            batch.add(edit, edit.onAlias ?? 'anchor');
        return { text: (0,text_source.textOf)(batch.end()), results: batch.results };
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR)
            return undefined;
        throw error;
    }
}
function valuesOf(edit) {
    const unset = (edit.unset ?? []).map((path) => ({ path: (0,text_path/* parseRemoval */.u0)(path), value: undefined }));
    return [...(edit.set ?? []).map(text_path/* parseAssignment */.H9), ...unset];
}
function registryOf({ path: { path }, value }) {
    return typeof value === 'string' && value !== '' ? [{ path, text: value }] : [];
}
function writeValue(editor, { path, value }) {
    if (value === undefined)
        editAt(editor, path, 'unset', (at, inner) => at.unset(inner));
    else
        editAt(editor, path, 'set', (at, inner) => at.set(inner, value));
}
function refuseUndone({ ofImage, ofValues }, edited, edit, old, now) {
    const hint = 'Say it once: leave the place out of `set` and `unset`, or leave `image`, `tag` and `digest` out.';
    const other = contradictionOf(ofImage, ofValues);
    if (other !== undefined) {
        const problem = `${edited.file}: ${other.place} would get ${said(other.later)}, but the image has ${said(other.earlier)} there`;
        throw (0,failure/* badInput */.AN)('set', problem, hint);
    }
    const gone = old !== undefined && now === undefined;
    const tag = edit.tag !== undefined && now?.tag !== undefined && now.tag !== edit.tag;
    const digest = edit.digest !== undefined && now?.digest !== undefined && now.digest !== edit.digest;
    if (!gone && !tag && !digest)
        return;
    const isAsked = ({ parts }) => (edit.tag === undefined || parts.tag === edit.tag) && (edit.digest === undefined || parts.digest === edit.digest);
    if (placesIn(edited).some(isAsked))
        return;
    const left = now === undefined ? 'without its place' : (0,image_reference/* joinImage */.OJ)(now);
    throw (0,failure/* badInput */.AN)('set', `${edited.file}: the image is left ${left}, not as tag and digest say`, hint);
}
function said(value) {
    return value === undefined ? 'nothing' : typeof value === 'string' ? JSON.stringify(value) : 'another value';
}
function imagesIn(file, text) {
    const source = parseFile(file, text);
    const selector = ({ document }) => (source.documents.length > 1 ? `{document=${document}}.` : '');
    return placesIn(source)
        .filter(({ parts }) => !(0,image_reference/* isTemplated */.dw)((0,image_reference/* joinImage */.OJ)(parts)))
        .map((place) => ({ path: selector(place) + reportPath(place), ...place.parts }));
}
function matchImage(file, text, image) {
    const source = parseFile(file, text);
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
    return (0,locate/* textAt */.$6)((0,locate/* chooseDocument */.li)(parseFile(file, text), parsed), parsed.path);
}
function imageText(parts, edit) {
    if (parts === undefined || (parts.tag === undefined && parts.digest === undefined && parts.repository === undefined))
        return undefined;
    const encrypted = parts.repository?.startsWith('ENC[') === true;
    return (0,image_reference/* joinImage */.OJ)({ ...parts, repository: (encrypted ? undefined : parts.repository) ?? edit.image });
}
function validate(edit) {
    if (edit.image !== undefined) {
        const parts = (0,image_reference/* splitImage */.s5)(edit.image);
        if (parts.repository !== edit.image || /\s/.test(edit.image)) {
            const hint = 'Give tag and digest as inputs of their own.';
            throw (0,failure/* badInput */.AN)('image', `"${edit.image}" is no repository without a tag`, hint);
        }
    }
    if (edit.tag !== undefined)
        (0,image_reference/* checkTag */.Bs)(edit.tag, 'tag');
    if (edit.digest !== undefined)
        (0,image_reference/* checkDigest */.H2)(edit.digest);
}
function parseOrTemplate(file, text, edit) {
    try {
        const source = parseFile(file, text);
        refuseOtherFormat(source);
        return source;
    }
    catch (error) {
        const template = error instanceof failure/* Failure */.HR && error.code === 'YAML_TEMPLATE';
        if (!template || edit.key === undefined || (edit.set ?? []).length + (edit.unset ?? []).length > 0)
            throw error;
        const key = (0,text_path/* parsePath */.Rr)(edit.key, 'key');
        const done = editTemplate(file, text, key, edit);
        const [old, now] = [readTemplate(text, key), readTemplate(done.text, key)];
        const stale = now.digest === undefined && edit.pin === undefined ? old.digest : undefined;
        const warnings = stale === undefined ? [] : [staleDigest(stale)];
        const image = { oldImage: imageText(old, edit), newImage: imageText(now, edit) };
        return { changed: done.text !== text, ...image, warnings, ...done };
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
function valuesAtInner(before, after) {
    const rest = innerSteps(before, after);
    if (rest === undefined)
        return undefined;
    if (before.location.length >= after.location.length) {
        return { earlier: before.value, later: edit_valueAt(after.value, rest) };
    }
    const earlier = edit_valueAt(before.value, rest);
    return earlier === undefined && before.value !== undefined ? undefined : { earlier, later: after.value };
}
function innerSteps(one, other) {
    const [outer, inner] = one.location.length <= other.location.length ? [one, other] : [other, one];
    if (one.document !== other.document)
        return undefined;
    const within = outer.location.every((step, index) => step === inner.location[index]);
    return within ? inner.location.slice(outer.location.length) : undefined;
}
function edit_valueAt(value, [step, ...rest]) {
    if (step === undefined || value === undefined)
        return value;
    if ((0,text_value/* isMapValue */.Qy)(value))
        return edit_valueAt(value.get(String(step)), rest);
    return (0,text_value/* isListValue */.kq)(value) && typeof step === 'number' ? edit_valueAt(value[step], rest) : undefined;
}
function isSame(one, other) {
    return (0,external_node_util_.isDeepStrictEqual)(one ?? '', other ?? '');
}


/***/ })

};
