export const id = 1643;
export const ids = [1643];
export const modules = {

/***/ 1643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderMarkdown: () => (/* binding */ renderMarkdown)
});

// EXTERNAL MODULE: ./build/hosts/host.js
var host = __webpack_require__(2984);
// EXTERNAL MODULE: ./build/hosts/terminal/style.js
var style = __webpack_require__(6024);
// EXTERNAL MODULE: ./build/hosts/terminal/width.js
var terminal_width = __webpack_require__(2365);
;// CONCATENATED MODULE: ./build/hosts/terminal/wrap.js

function lineWidth(line) {
    return line.reduce((sum, { text }) => sum + (0,terminal_width.widthOf)(text), 0);
}
function wrapped(line, columns, breaks) {
    if (lineWidth(line) <= columns)
        return [line];
    const lines = [];
    let current = [];
    let width = 0;
    const end = () => {
        lines.push(current);
        [current, width] = [[], 0];
    };
    for (const word of words(line)) {
        if (width > 0 && width + 1 + word.width > columns)
            end();
        if (width > 0) {
            current.push(spaceBetween(current.at(-1), word.spans[0]));
            width++;
        }
        const mayBreak = breaks || word.spans.some(({ text }) => (0,terminal_width/* hasWide */._)(text));
        for (const span of word.spans) {
            let { text } = span;
            while (mayBreak && width + (0,terminal_width.widthOf)(text) > columns) {
                const [first, rest] = (0,terminal_width/* splitAt */.g)(text, columns - width);
                if (width > 0 && width + (0,terminal_width.widthOf)(first) > columns) {
                    end();
                    continue;
                }
                current.push({ ...span, text: first });
                text = rest;
                end();
            }
            if (text === '')
                continue;
            current.push({ ...span, text });
            width += (0,terminal_width.widthOf)(text);
        }
    }
    if (current.length > 0)
        end();
    return lines;
}
function words(line) {
    const found = [];
    let isOpen = false;
    for (const span of line) {
        for (const text of span.text.split(/(\s+)/)) {
            if (text === '')
                continue;
            if (/^\s/.test(text)) {
                isOpen = false;
                continue;
            }
            const last = isOpen ? found.at(-1) : undefined;
            if (last === undefined)
                found.push({ spans: [{ ...span, text }], width: (0,terminal_width.widthOf)(text) });
            else {
                last.spans.push({ ...span, text });
                last.width += (0,terminal_width.widthOf)(text);
            }
            isOpen = true;
        }
    }
    return found;
}
function spaceBetween(before, after) {
    const isSame = before?.meaning === after?.meaning && before?.url === after?.url;
    return isSame ? { ...before, text: ' ' } : { text: ' ' };
}

;// CONCATENATED MODULE: ./build/hosts/terminal/markdown/blocks.js
const fence = /^(\s*)(`{3,}|~{3,})\s*([^\s`]*)[^`]*$/;
const heading = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const item = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const rule = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const quote = /^ {0,3}>\s?/;
const delimiter = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const details = /^\s*<\/?details[^<>]*>\s*/i;
const summary = /^\s*<summary[^<>]*>(.*?)<\/summary>\s*/is;
function blocksOf(markdown) {
    const reader = new Reader(markdown.split(/\r\n|\r|\n/));
    const blocks = [];
    for (;;) {
        const block = reader.next();
        if (block === undefined)
            return blocks;
        blocks.push(block);
    }
}
class Reader {
    #lines;
    #at = 0;
    constructor(lines) {
        this.#lines = [...lines];
    }
    next() {
        for (;;) {
            while (this.#at < this.#lines.length && this.#line().trim() === '')
                this.#at++;
            if (this.#at >= this.#lines.length)
                return undefined;
            if (this.#comment())
                continue;
            const folded = this.#folded();
            if (folded === 'nothing')
                return this.#code() ?? this.#table() ?? this.#ofOneLine() ?? this.#text();
            if (folded !== 'skipped')
                return folded;
        }
    }
    #line() {
        return this.#lines[this.#at] ?? '';
    }
    #comment() {
        if (!/^\s*<!--/.test(this.#line()))
            return false;
        const end = this.#lines.findIndex((line, at) => at >= this.#at && line.includes('-->'));
        if (end === -1)
            return false;
        const rest = (this.#lines[end] ?? '').replace(/^.*?-->/, '');
        this.#at = end;
        this.#replace(rest);
        return true;
    }
    #folded() {
        const line = this.#line();
        const opened = line.replace(details, '');
        const [whole, title] = summary.exec(opened) ?? [];
        if (whole !== undefined && title !== undefined) {
            this.#replace(opened.slice(whole.length));
            return { kind: 'heading', text: title, isFold: true };
        }
        if (opened === line)
            return 'nothing';
        this.#replace(opened);
        return 'skipped';
    }
    #replace(rest) {
        if (rest.trim() === '')
            this.#at++;
        else
            this.#lines[this.#at] = rest;
    }
    #code() {
        const [, indent = '', ticks, language = ''] = fence.exec(this.#line()) ?? [];
        if (ticks === undefined)
            return undefined;
        if (this.#at === this.#lines.length - 1)
            return undefined;
        const end = new RegExp(`^\\s*${ticks[0]}{${ticks.length},}\\s*$`);
        const lines = [];
        for (this.#at++; this.#at < this.#lines.length && !end.test(this.#line()); this.#at++) {
            const line = this.#line();
            lines.push(line.startsWith(indent) ? line.slice(indent.length) : line);
        }
        this.#at++;
        return { kind: 'code', indent: indent.length, language: language.toLowerCase(), lines };
    }
    #table() {
        const rule = this.#lines[this.#at + 1] ?? '';
        if (!this.#line().includes('|') || !delimiter.test(rule))
            return undefined;
        const head = cells(this.#line());
        const columns = cells(rule);
        if (columns.length !== head.length)
            return undefined;
        const alignment = columns.map((each) => (/^-+:$/.test(each) ? 'right' : 'left'));
        const rows = [];
        for (this.#at += 2; this.#at < this.#lines.length; this.#at++) {
            const line = this.#line();
            if (line.trim() === '' || (!line.includes('|') && this.#beginsBlock()))
                break;
            const row = cells(line);
            const last = row.slice(head.length - 1).join(' | ');
            rows.push([...row.slice(0, head.length - 1), last, ...head.slice(row.length).map(() => '')].slice(0, head.length));
        }
        return { kind: 'table', head, rows, alignment };
    }
    #ofOneLine() {
        const line = this.#line();
        const title = heading.exec(line)?.[1];
        if (title !== undefined) {
            this.#at++;
            return { kind: 'heading', text: title };
        }
        if (!rule.test(line))
            return undefined;
        this.#at++;
        return { kind: 'rule' };
    }
    #text() {
        const line = this.#line();
        if (quote.test(line))
            return { kind: 'quote', lines: this.#while((each) => quote.test(each), quote) };
        const [, indent = '', marker, first] = item.exec(line) ?? [];
        this.#at++;
        const rest = this.#while(() => !this.#beginsBlock());
        if (marker === undefined || first === undefined)
            return { kind: 'paragraph', lines: [line.trimEnd(), ...rest] };
        return { kind: 'item', indent: indent.length, marker, lines: [first, ...rest] };
    }
    #while(goesOn, prefix = /^\s+/) {
        const lines = [];
        for (; this.#at < this.#lines.length && this.#line().trim() !== '' && goesOn(this.#line()); this.#at++) {
            lines.push(this.#line().replace(prefix, '').trimEnd());
        }
        return lines;
    }
    #beginsBlock() {
        const line = this.#line();
        const isTable = line.includes('|') && delimiter.test(this.#lines[this.#at + 1] ?? '');
        return isTable || [fence, heading, item, quote, rule, details, summary].some((each) => each.test(line));
    }
}
function cells(line) {
    const inner = line
        .trim()
        .replace(/^\|/, '')
        .replace(/(?<!\\)\|$/, '');
    return inner.split(/(?<!\\)\|/).map((each) => each.trim().replaceAll('\\|', '|'));
}

;// CONCATENATED MODULE: ./build/hosts/terminal/markdown/inline.js

const longest = 10_000;
function inlineSpans(source) {
    if (source.length > longest)
        return [{ text: (0,host/* printable */.g$)(source) }];
    const spans = new Spans();
    read(source, spans, {});
    return spans.all;
}
class Spans {
    all = [];
    add(text, { meaning, url }) {
        if (text === '')
            return;
        const last = this.all.at(-1);
        const isOne = last !== undefined && last.text !== '\n' && text !== '\n';
        if (isOne && last.meaning === meaning && last.url === url) {
            this.all[this.all.length - 1] = { ...last, text: last.text + text };
        }
        else
            this.all.push({ text, ...(meaning && { meaning }), ...(url && { url }) });
    }
}
const wordCharacter = /[\p{L}\p{N}_]$/u;
function emphasis(first, pattern, meaning) {
    return {
        first,
        pattern,
        read([, inner = ''], spans, around, before) {
            if (first === '_' && wordCharacter.test(before))
                return false;
            read(inner, spans, { ...around, meaning: around.meaning ?? meaning });
            return true;
        },
    };
}
const rules = [
    {
        first: '`',
        pattern: /(`+)(?!`)(.*?[^`])\1(?!`)/sy,
        read([, , code = ''], spans, around) {
            const text = /^ .*\S.* $/s.test(code) ? code.slice(1, -1) : code;
            spans.add(oneLine(text), { ...around, meaning: around.meaning ?? 'code' });
            return true;
        },
    },
    {
        first: '\\',
        pattern: /\\([!-/:-@[-`{-~])/y,
        read([, character = ''], spans, around) {
            spans.add(character, around);
            return true;
        },
    },
    {
        first: '&',
        pattern: /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/y,
        read([, decimal, hex, name = ''], spans, around) {
            const text = (decimal ?? hex) ? characterAt(decimal, hex) : entities[name];
            if (text === undefined)
                return false;
            spans.add(oneLine(text), around);
            return true;
        },
    },
    {
        first: '!',
        pattern: /!\[([^\]]*)\]\(([^()\s]+)(?:\s+"[^"]*")?\)/y,
        read([, text = ''], spans, around) {
            read(text, spans, around);
            return true;
        },
    },
    {
        first: '[',
        pattern: /\[((?:\\.|`[^`]*`|!\[[^\]]*\]\([^()]*\)|[^[\]\\`])+)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+"[^"]*")?\s*\)/y,
        read([, text = '', url = ''], spans, around) {
            read(text, spans, { ...around, meaning: 'link', url: addressOf(url) });
            return true;
        },
    },
    {
        first: '<',
        pattern: /<(https?:\/\/[^\s<>]+)>/y,
        read([, url = ''], spans) {
            spans.add((0,host/* printable */.g$)(url), { meaning: 'link', url: addressOf(url) });
            return true;
        },
    },
    {
        first: '<',
        pattern: /<!--.*?-->/sy,
        read: () => true,
    },
    {
        first: '<',
        pattern: /<a\s[^<>]*href="([^"<>]*)"[^<>]*>(.*?)<\/a>/isy,
        read([, url = '', text = ''], spans, around) {
            read(text, spans, { ...around, meaning: 'link', url: addressOf(url) });
            return true;
        },
    },
    {
        first: '<',
        pattern: /<(b|strong|summary|th|h[1-6])>(.*?)<\/\1>/isy,
        read([, , text = ''], spans, around) {
            read(text, spans, { ...around, meaning: around.meaning ?? 'strong' });
            return true;
        },
    },
    {
        first: '<',
        pattern: /<\/?([a-z][a-z0-9]*)((?:\s[^<>]*)?)\/?>/iy,
        read([tag = '', name = '', attributes = ''], spans, around) {
            if (!tags.has(name.toLowerCase()))
                return false;
            if (/^br$/i.test(name))
                spans.add('\n', {});
            if (/^img$/i.test(name))
                read(/\salt="([^"]*)"/i.exec(attributes)?.[1] ?? '', spans, around);
            if (/^t[dh]$/i.test(name) && tag.startsWith('</'))
                spans.add(' ', around);
            return true;
        },
    },
    {
        first: 'h',
        pattern: /https?:\/\/[^\s<>|`]*[^\s<>|`.,;:!?'")\]*_]/y,
        read([url], spans, around, before) {
            if (wordCharacter.test(before))
                return false;
            spans.add((0,host/* printable */.g$)(url), around.url === undefined ? { meaning: 'link', url: addressOf(url) } : around);
            return true;
        },
    },
    emphasis('*', /\*\*(?=\S)(.*?\S)\*\*/sy, 'strong'),
    emphasis('*', /\*(?=[^\s*])([^*]*[^\s*]|[^\s*])\*(?!\*)/y, undefined),
    emphasis('_', /__(?=\S)(.*?\S)__(?![\p{L}\p{N}])/suy, 'strong'),
    emphasis('_', /_(?=[^\s_])([^_]*[^\s_]|[^\s_])_(?![\p{L}\p{N}_])/uy, undefined),
    emphasis('~', /~~(?=\S)(.*?\S)~~/sy, undefined),
];
const tags = new Set('a b blockquote br center code del details div em h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p picture pre s samp small source span strong sub summary sup table tbody td th thead tr tt u ul'.split(' '));
const entities = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    middot: '·',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    rarr: '→',
    larr: '←',
    times: '×',
    check: '✓',
};
function characterAt(decimal, hex) {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
}
function oneLine(text) {
    return (0,host/* printable */.g$)(text.replace(/[\r\n]+/g, ' '));
}
function read(source, spans, around) {
    let plain = '';
    const flush = () => {
        spans.add((0,host/* printable */.g$)(plain), around);
        plain = '';
    };
    for (let at = 0; at < source.length;) {
        const character = source[at] ?? '';
        const taken = isFirst.has(character) ? readMarkup(source, at, spans, around, flush) : 0;
        if (taken === 0)
            plain += character;
        at += Math.max(taken, 1);
    }
    flush();
}
const isFirst = new Set(rules.map(({ first }) => first));
function readMarkup(source, at, spans, around, flush) {
    for (const { first, pattern, read: readRule } of rules) {
        if (first !== source[at])
            continue;
        pattern.lastIndex = at;
        const match = pattern.exec(source);
        if (match === null)
            continue;
        const inner = new Spans();
        if (!readRule(match, inner, around, source.slice(Math.max(0, at - 2), at)))
            continue;
        flush();
        for (const span of inner.all)
            spans.add(span.text, span);
        return match[0].length;
    }
    return 0;
}
function addressOf(url) {
    return /^(https?:|mailto:)/i.test(url) ? (0,host/* printable */.g$)(url.replace(/&amp;/g, '&')) : undefined;
}

;// CONCATENATED MODULE: ./build/hosts/terminal/markdown/table.js

const gap = '  ';
const narrowest = 8;
function tableLines({ head, rows, alignment }, columns) {
    const hasHead = head.some((cell) => cell.some((line) => lineWidth(line) > 0));
    const all = hasHead ? [head, ...rows] : rows;
    const natural = head.map((_, column) => Math.max(0, ...all.flatMap((row) => (row[column] ?? []).map((line) => lineWidth(line)))));
    const widths = fitted(natural, columns - gap.length * (head.length - 1));
    if (widths === undefined)
        return stacked({ head, rows, alignment }, columns);
    const lines = (row) => rowLines(row, { widths, alignment });
    const rule = hasHead
        ? [[{ text: widths.map((width) => '─'.repeat(width)).join(gap), meaning: 'detail' }]]
        : [];
    return [...(hasHead ? lines(head.map(strong)) : []), ...rule, ...rows.flatMap(lines)];
}
function fitted(natural, room) {
    const sum = (cap) => natural.reduce((total, width) => total + Math.min(width, cap), 0);
    let cap = Math.max(0, ...natural);
    while (cap >= narrowest && sum(cap) > room)
        cap--;
    if (sum(cap) > room)
        return undefined;
    let left = room - sum(cap);
    return natural.map((width) => {
        const more = width > cap ? Math.min(left, width - cap) : 0;
        left -= more;
        return Math.min(width, cap) + more;
    });
}
function rowLines(row, { widths, alignment }) {
    const cells = widths.map((width, column) => (row[column] ?? []).flatMap((line) => wrapped(line, width, true)));
    const height = Math.max(1, ...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, at) => {
        const line = cells.flatMap((cell, column) => {
            const text = cell[at] ?? [];
            const pad = { text: ' '.repeat(Math.max(0, (widths[column] ?? 0) - lineWidth(text))) };
            const shown = alignment[column] === 'right' ? [pad, ...text] : [...text, pad];
            return column === 0 ? shown : [{ text: gap }, ...shown];
        });
        return withoutEnd(line);
    });
}
function withoutEnd(line) {
    const kept = [...line];
    while (kept.length > 0 && kept.at(-1)?.text.trim() === '')
        kept.pop();
    return kept;
}
function stacked({ head, rows }, columns) {
    return rows.flatMap((row, at) => {
        const lines = row.flatMap((cell, column) => {
            const title = strong(head[column] ?? []).flat();
            const [first = [], ...rest] = cell;
            const named = title.length === 0 ? first : [...title, { text: ': ' }, ...first];
            return cell.length === 0 ? [] : [named, ...rest].flatMap((line) => wrapped(line, columns, false));
        });
        return at === 0 ? lines : [[], ...lines];
    });
}
function strong(cell) {
    return cell.map((line) => line.map((span) => ({ ...span, meaning: span.meaning ?? 'strong' })));
}

;// CONCATENATED MODULE: ./build/hosts/terminal/markdown/render.js







function renderMarkdown(markdown, screen) {
    const blocks = withoutLoggedDiffs(blocksOf(screen.redact(markdown)), screen);
    const lines = [];
    blocks.forEach((block, at) => {
        const shown = linesOf(block, screen);
        if (shown.length === 0)
            return;
        if (lines.length > 0 && !isTight(blocks[at - 1], block))
            lines.push([]);
        lines.push(...shown);
    });
    return lines.map((line) => (0,style/* painted */.C$)(line, screen.look));
}
function withoutLoggedDiffs(blocks, { diffsAreLogged }) {
    if (diffsAreLogged !== true)
        return blocks;
    const isFolded = (at) => {
        const [title, body] = [blocks[at], blocks[at + 1]];
        return title?.kind === 'heading' && title.isFold === true && body?.kind === 'code' && body.language === 'diff';
    };
    return blocks.flatMap((block, at) => {
        if (isFolded(at - 1))
            return [];
        return block.kind === 'heading' && isFolded(at)
            ? [{ kind: 'paragraph', lines: [`${block.text}: see above`] }]
            : [block];
    });
}
function isTight(before, block) {
    return block.kind === 'item' && before?.kind === 'item';
}
function linesOf(block, screen) {
    switch (block.kind) {
        case 'heading':
            return wrappedText([textOf(block.text, screen)].flat().map(asHeading), screen.columns);
        case 'paragraph':
            return block.lines.flatMap((line) => wrappedText(textOf(line, screen), screen.columns));
        case 'item':
            return itemLines(block, screen);
        case 'quote':
            return quoteLines(block.lines, screen);
        case 'code':
            return codeLines(block, screen);
        case 'rule':
            return [[{ text: '─'.repeat(Math.min(screen.columns, 40)), meaning: 'detail' }]];
        case 'table':
            return tableText(block, screen);
    }
}
function asHeading(line) {
    return line.map((span) => ({ ...span, meaning: 'heading' }));
}
function wrappedText(lines, columns) {
    return lines.flatMap((line) => wrapped(line, columns, false));
}
function textOf(source, screen) {
    return linesAt(withAddresses(spansOf(source, screen), screen.look));
}
function spansOf(source, { redact }) {
    return inlineSpans(source).map((span) => (span.text === '\n' ? span : { ...span, text: redact(span.text) }));
}
function linesAt(spans) {
    const lines = [[]];
    for (const span of spans) {
        if (span.text === '\n')
            lines.push([]);
        else
            lines.at(-1)?.push(span);
    }
    return lines;
}
function withAddresses(spans, look) {
    return spans.flatMap((span, at) => {
        const { url } = span;
        const isLast = url !== undefined && spans[at + 1]?.url !== url;
        if (!isLast || (0,style/* isHidden */.dK)(url, look))
            return [span];
        const text = spans.flatMap((each) => (each.url === url ? [each.text] : [])).join('');
        return isSaidBy(text, url) ? [span] : [span, { text: ` (${url})` }];
    });
}
function isSaidBy(text, url) {
    return text.includes(url.replace(/^(https?:\/\/|mailto:)/, ''));
}
function itemLines({ indent, marker, lines }, screen) {
    const lead = `${' '.repeat(Math.min(indent, 12))}${/^[*+]$/.test(marker) ? '-' : marker} `;
    const texts = lines.flatMap((line) => textOf(line, screen));
    const shown = wrappedText(texts, Math.max(20, screen.columns - lead.length));
    return shown.map((line, at) => [{ text: at === 0 ? lead : ' '.repeat(lead.length) }, ...line]);
}
function quoteLines(lines, screen) {
    const [, alert] = /^\[!([A-Z]+)\]$/.exec(lines[0]?.trim() ?? '') ?? [];
    const texts = (alert === undefined ? lines : lines.slice(1)).flatMap((line) => textOf(line, screen));
    const title = alert === undefined ? [] : [[{ text: alert.toLowerCase(), meaning: 'strong' }]];
    const shown = [...title, ...wrappedText(texts, Math.max(20, screen.columns - 2))];
    return shown.map((line) => [{ text: '│ ', meaning: 'detail' }, ...line]);
}
function codeLines({ indent, language, lines }, { redact }) {
    if (language === 'mermaid')
        return [];
    const texts = lines.map((line) => (0,host/* printable */.g$)(redact(line)));
    const spans = language === 'diff' ? (0,style/* diffLines */.Pp)(texts) : texts.map((text) => ({ text }));
    return spans.map((span) => [{ text: ' '.repeat(indent + 2) }, span]);
}
function tableText({ head, rows, alignment }, screen) {
    const addresses = [];
    const cell = (source) => {
        const spans = spansOf(source, screen);
        const noted = spans.flatMap((span, at) => {
            const { url } = span;
            if (url === undefined || spans[at + 1]?.url === url || (0,style/* isHidden */.dK)(url, screen.look))
                return [span];
            if (isSaidBy(span.text, url) && url.length * 3 <= screen.columns)
                return [span];
            if (!addresses.includes(url))
                addresses.push(url);
            return [span, { text: ` [${addresses.indexOf(url) + 1}]` }];
        });
        const marked = linesAt(noted).map(withMark);
        return marked.every((line) => line.length === 0) ? [] : marked;
    };
    const text = { head: head.map(cell), rows: rows.map((row) => row.map(cell)), alignment };
    const notes = addresses.map((url, at) => [{ text: `[${at + 1}] ${url}` }]);
    return [...tableLines(text, screen.columns), ...notes];
}
function withMark(line) {
    const [first, ...rest] = line;
    if (first === undefined || first.meaning !== undefined || (0,terminal_width.widthOf)(first.text) === 0)
        return line;
    return [...(0,style/* markedLine */.tn)(first.text), ...rest];
}


/***/ })

};
