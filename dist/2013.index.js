export const id = 2013;
export const ids = [2013];
export const modules = {

/***/ 2013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  statusPage: () => (/* binding */ statusPage)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/core/published.js
var published = __webpack_require__(3648);
// EXTERNAL MODULE: ./build/commands/status/words.js
var words = __webpack_require__(6987);
;// CONCATENATED MODULE: ./build/commands/status/page/markup.js
class Markup {
    text;
    constructor(text) {
        this.text = text;
    }
}
function html(strings, ...parts) {
    let text = strings[0] ?? '';
    for (const [index, part] of parts.entries())
        text += written(part) + (strings[index + 1] ?? '');
    return new Markup(text);
}
function written(part) {
    if (part === undefined)
        return '';
    if (part instanceof Markup)
        return part.text;
    if (typeof part === 'object')
        return part.map(written).join('');
    return escaped(String(part));
}
function joined(parts, between) {
    const texts = parts.filter((part) => part !== undefined).map(({ text }) => text);
    return texts.length === 0 ? undefined : new Markup(texts.join(between));
}
const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
function escaped(text) {
    return readable(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
function readable(text) {
    return text
        .replace(/\p{Cs}/gu, '\ufffd')
        .replace(/[\s\u2028\u2029]+/g, ' ')
        .replace(/[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu, '');
}
function cut(text, longest) {
    const characters = [...readable(text)];
    if (characters.length <= longest)
        return characters.join('');
    const begin = Math.ceil((longest - 1) * 0.6);
    return `${characters.slice(0, begin).join('')}…${characters.slice(characters.length - (longest - 1 - begin)).join('')}`;
}
function shortened(text, longest) {
    const characters = [...readable(text)];
    return characters.length <= longest
        ? characters.join('')
        : `${characters
            .slice(0, longest - 1)
            .join('')
            .trimEnd()}…`;
}
function markup_link(url, text, { title, kind } = {}) {
    const address = pageAddress(url);
    const looks = html `${kind && html ` class="${kind}"`}${title && html ` title="${title}"`}`;
    if (address === undefined)
        return looks.text === '' ? html `${text}` : html `<span${looks}>${text}</span>`;
    return html `<a href="${address}" rel=noopener${looks}>${text}</a>`;
}
function pageAddress(url) {
    if (url === undefined || !URL.canParse(url))
        return undefined;
    const { protocol, username, password, href } = new URL(url);
    return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' ? href : undefined;
}

;// CONCATENATED MODULE: ./build/commands/status/page/states.js

function pill({ tone, icon, word, title }) {
    return html `<b class="p ${tone} ${icon}"${title === undefined ? undefined : html ` title="${title}"`}>${word}</b>`;
}
const healths = {
    Healthy: ['ok', 'check'],
    Progressing: ['info', 'turn'],
    Suspended: ['warn', 'pause'],
    Degraded: ['bad', 'cross'],
    Missing: ['bad', 'gap'],
};
function applicationStates({ sync, health, message }) {
    if (health === 'Missing' && sync === 'Missing')
        return [{ tone: 'bad', icon: 'gap', word: 'no Application', title: message }];
    const [tone, icon] = Object.hasOwn(healths, health)
        ? (healths[health] ?? ['idle', 'ask'])
        : ['warn', 'ask'];
    const isPlain = sync === 'Synced' && message === undefined;
    const title = isPlain ? undefined : [`${sync}, ${health}`, message].filter(Boolean).join(': ');
    const states = [{ tone, icon, word: health, title }];
    if (sync !== 'Synced' && sync !== health)
        states.push({ tone: 'warn', icon: 'differs', word: sync, title });
    return states;
}
function behindState(behind, source) {
    if (behind === undefined || source === undefined)
        return undefined;
    switch (behind.result) {
        case 'same':
            return { tone: 'idle', icon: 'equal', word: `same as ${source}` };
        case 'ahead':
            return { tone: 'idle', icon: 'up', word: `ahead of ${source}` };
        case 'unknown':
            return { tone: 'idle', icon: 'ask', word: `${source}: not comparable` };
        case 'behind': {
            const count = `${behind.commits}${behind.isAtLeast ? '+' : ''}`;
            const title = behind.counts === 'all' ? 'commits of the whole monorepo' : undefined;
            return { tone: 'warn', icon: 'up', word: `${count} behind ${source}`, title };
        }
    }
}
const concernWords = {
    unhealthy: 'not healthy',
    unsynced: 'out of sync',
    progressing: 'in progress',
    behind: 'behind',
    waiting: 'waiting',
    held: 'held',
};
function concernsOf({ application, behind, waiting, held }) {
    const { health = 'Healthy', sync = 'Synced' } = application ?? {};
    const isGiven = {
        unhealthy: health !== 'Healthy' && health !== 'Progressing',
        unsynced: sync !== 'Synced',
        progressing: health === 'Progressing',
        behind: behind?.result === 'behind',
        waiting: waiting !== undefined,
        held: held !== undefined,
    };
    return Object.keys(isGiven).filter((concern) => isGiven[concern]);
}

;// CONCATENATED MODULE: ./build/commands/status/page/times.js


const second = 1000;
const day = 86_400 * second;
function durationText(milliseconds) {
    const time = Math.max(0, milliseconds);
    if (time < 100)
        return `${Math.round(time)} ms`;
    if (time < 9_950)
        return `${(time / second).toFixed(1)} s`;
    const seconds = Math.round(time / second);
    if (seconds < 60)
        return `${seconds} s`;
    if (seconds < 3600)
        return twoUnits(seconds, 60, 'min', 's');
    const minutes = Math.round(seconds / 60);
    if (minutes < 1440)
        return twoUnits(minutes, 60, 'h', 'min');
    return twoUnits(Math.round(minutes / 60), 24, 'd', 'h');
}
function twoUnits(amount, size, large, small) {
    const rest = amount % size;
    return `${Math.floor(amount / size)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}
function momentText(time) {
    return `${isoText(time).slice(0, 16).replace('T', ' ')} UTC`;
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
function shortText(time, now) {
    const [date = '', clock = ''] = isoText(time).split('T');
    const [today = ''] = isoText(now).split('T');
    if (date === today)
        return clock.slice(0, 5);
    const [year = '', month, inMonth] = date.split('-');
    const text = `${Number(inMonth)} ${months[Number(month) - 1] ?? ''}`;
    return today.startsWith(year) || Math.abs(now - time) < 300 * day ? text : `${text} ${year}`;
}
function timed(time, now, more = '') {
    if (Number.isNaN(new Date(time).getTime()))
        return undefined;
    const [age, short] = [(0,words/* ageOf */.hy)(time, now), shortText(time, now)];
    const text = /^\d{4}-/.test(age) ? short : `${age}, ${short}`;
    return html `<time datetime="${isoText(time)}" title="${momentText(time)}${more}">${text}</time>`;
}
function moment(time) {
    return html `<time datetime="${isoText(time)}">${momentText(time)}</time>`;
}
function isoText(time) {
    return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

;// CONCATENATED MODULE: ./build/commands/status/page/services.js




const longestSubject = 60;
function serviceTable(status) {
    const { columns, services, places, awaited } = status;
    const placeOf = new Map(places.map((place) => [key(place.service, place.column), place]));
    const firstOf = new Map(awaited.map((each) => [key(each.service, each.column), each.waiting]));
    const rows = services.map(({ name, path }) => {
        const cells = columns.map((column) => {
            const place = placeOf.get(key(name, column.name));
            return place === undefined ? emptyCell(column, firstOf.get(key(name, column.name))) : cell(place, column, status);
        });
        const isAwaited = awaited.some(({ service }) => service === name);
        const concerns = [
            ...places.filter(({ service }) => service === name).flatMap(concernsOf),
            ...(isAwaited ? ['waiting'] : []),
        ];
        const id = services_anchor(name);
        const place = readable(path) === readable(name) || path === '' ? undefined : html `<small>${path}</small>`;
        return html `<tr role=row id="${id}" class="${[...new Set(concerns)].join(' ')}">
<th role=rowheader scope=row><a href="#${encodeURIComponent(id)}"><bdi>${name}</bdi></a>${place}</th>
${cells}</tr>
`;
    });
    return html `<div class="box cards" role="group" aria-labelledby="services" tabindex="0"><table role="table" class="matrix">
<caption class="unseen">What runs of each service in each environment</caption>
<thead role="rowgroup"><tr role=row><th role=columnheader scope=col>Service</th>${columns.map(columnHead)}</tr></thead>
<tbody role="rowgroup">
${rows}</tbody></table></div>`;
}
function key(service, column) {
    return JSON.stringify([service, column]);
}
function services_anchor(service) {
    return `service-${readable(service).replaceAll(' ', '-')}`;
}
function columnHead({ name, behindOf, isPromoted }) {
    const word = isPromoted === true ? 'from' : 'compared with';
    const source = behindOf === undefined ? undefined : html `<small>${word} <bdi>${behindOf}</bdi></small>`;
    return html `<th role=columnheader scope=col><bdi>${name}</bdi>${source}</th>`;
}
function emptyCell({ name }, waiting) {
    return html `<td role=cell data-in="${name}" class=none><span>not deployed</span>${waiting && waits(waiting)}</td>\n`;
}
function cell(place, column, status) {
    const { application, behind, held, subject } = place;
    const states = [
        ...(application === undefined ? [] : applicationStates(application)),
        ...(held === undefined ? [] : [{ tone: 'warn', icon: 'back', word: 'held' }]),
        behindState(behind, column.behindOf),
    ];
    return html `<td role=cell data-in="${column.name}"><p class=states>${commitOf(place)}${states.map((each) => each && pill(each))}</p>
${held === undefined ? undefined : html `<p class=note>${shortened(held, 120)}</p>`}
${application?.message === undefined ? undefined : html `<p class=note>${shortened(application.message, 120)}</p>`}
${subject === undefined ? undefined : html `<p class=subject><bdi>${shortened(subject, longestSubject)}</bdi></p>`}
${whenAndWho(place, status.at)}${place.waiting && waits(place.waiting)}${linksOf(place)}</td>
`;
}
function commitOf({ commit, commitUrl, image }) {
    const text = commit === undefined ? (0,words/* shortImage */.Uq)(image) : (0,words/* shortCommit */.Ax)(commit);
    return markup_link(commit === undefined ? undefined : commitUrl, shortened(text, 24), { kind: 'id', title: image });
}
function whenAndWho({ since, leadTime, author }, now) {
    const lead = leadTime === undefined ? '' : `, first here ${durationText(leadTime)} after the commit`;
    const parts = [
        since === undefined ? undefined : timed(since, now, lead),
        author === undefined ? undefined : html `<bdi>${shortened(author, 24)}</bdi>`,
    ];
    const text = joined(parts, ' · ');
    return text && html `<p>${text}</p>\n`;
}
function waits(waiting) {
    const { image, commit } = waiting;
    const version = commit === undefined ? image && (0,words/* shortImage */.Uq)(image) : (0,words/* shortCommit */.Ax)(commit);
    const what = version === undefined || version === '' ? undefined : html `: <code>${shortened(version, 20)}</code>`;
    const state = pill({ tone: 'info', icon: 'clock', word: 'waits', title: image });
    return html `<p>${state} in ${requestOf(waiting)}${what}</p>\n`;
}
function requestOf({ number, branch, url }) {
    return markup_link(url, number === undefined ? html `<bdi>${cut(branch, 40)}</bdi>` : `request ${number}`, { title: branch });
}
function linksOf({ url, gitopsUrl, application }) {
    const hasPage = application !== undefined && application.health !== 'Missing';
    const links = [
        url === undefined ? undefined : markup_link(url, 'Open'),
        gitopsUrl === undefined ? undefined : markup_link(gitopsUrl, 'GitOps'),
        hasPage ? markup_link(application.url, 'Argo CD') : undefined,
    ];
    const text = joined(links, ' ');
    return text && html `<p class=links>${text}</p>`;
}

;// CONCATENATED MODULE: ./build/commands/status/page/commit.js





const states = {
    here: { tone: 'ok', icon: 'check', word: 'here' },
    contained: { tone: 'ok', icon: 'check', word: 'contained' },
    waits: { tone: 'info', icon: 'clock', word: 'waits' },
    absent: { tone: 'idle', icon: 'gap', word: 'not here' },
    was: { tone: 'warn', icon: 'back', word: 'was here' },
    unknown: { tone: 'idle', icon: 'ask', word: 'unknown' },
};
function commitTitle({ commit }) {
    return html `Where <code class="id">${(0,words/* shortCommit */.Ax)(commit)}</code> is`;
}
function commitWords({ subject, author, at }, now) {
    return joined([
        subject === undefined ? undefined : html `<bdi>${shortened(subject, 100)}</bdi>`,
        at === undefined ? undefined : timed(at, now),
        author === undefined ? undefined : html `<bdi>${shortened(author, 40)}</bdi>`,
    ], ' · ');
}
function commitTable({ places }, columns, now) {
    const services = [...new Set(places.map(({ service }) => service))];
    const rows = services.map((service) => {
        const cells = columns.map(({ name }) => {
            const place = places.find((each) => each.service === service && each.column === name);
            return html `<td role=cell data-in="${name}"><div>${place && standing(place, now)}</div></td>\n`;
        });
        return html `<tr role=row><th role=rowheader scope=row><bdi>${service}</bdi></th>\n${cells}</tr>\n`;
    });
    const heads = ['Service', ...columns.map(({ name }) => name)];
    return html `<div class="box cards" role="group" aria-labelledby="commit" tabindex="0"><table role="table" class="matrix">
<caption class="unseen">Services and environments that have the commit</caption>
<thead role="rowgroup"><tr role=row>${heads.map((head) => html `<th role=columnheader scope=col><bdi>${head}</bdi></th>`)}</tr></thead>
<tbody role="rowgroup">
${rows}</tbody></table></div>`;
}
function standing({ is, since, leadTime, waiting }, now) {
    const times = joined([
        since === undefined ? undefined : timed(since, now),
        leadTime === undefined ? undefined : html `${durationText(leadTime)} after the commit`,
    ], ' · ');
    const where = waiting === undefined ? undefined : html ` in ${requestOf(waiting)}`;
    return html `${pill(states[is])}${where}${times && html `<p>${times}</p>`}`;
}

;// CONCATENATED MODULE: ./build/commands/status/page/layers.js
const gapBetweenLayers = 52;
const gapBetweenBoxes = 14;
const margin = 1;
const sweeps = 12;
function layered(boxes, arrows) {
    const known = new Set(boxes.map(({ key }) => key));
    const drawn = arrows
        .map((arrow, index) => ({ ...arrow, index }))
        .filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
    const forward = withoutCircles(boxes, drawn);
    const layerOf = layersOf(boxes, forward);
    const { layers, chains } = seated(boxes, forward, layerOf);
    arrange(layers);
    settle(layers);
    return placed(layers, chains, drawn);
}
function withoutCircles(boxes, arrows) {
    const after = groupedBy(arrows, 'from');
    const state = new Map();
    const turned = new Set();
    const visit = (key) => {
        state.set(key, 'open');
        for (const { to, index } of after.get(key) ?? []) {
            if (state.get(to) === 'open')
                turned.add(index);
            else if (state.get(to) === undefined)
                visit(to);
        }
        state.set(key, 'done');
    };
    for (const { key } of boxes)
        if (state.get(key) === undefined)
            visit(key);
    return arrows.map((arrow) => (turned.has(arrow.index) ? { ...arrow, from: arrow.to, to: arrow.from } : arrow));
}
function groupedBy(arrows, end) {
    const groups = new Map();
    for (const arrow of arrows)
        groups.set(arrow[end], [...(groups.get(arrow[end]) ?? []), arrow]);
    return groups;
}
function layersOf(boxes, arrows) {
    const tierOf = new Map(boxes.map(({ key, tier }) => [key, tier]));
    const tiers = [...new Set(tierOf.values())].sort((a, b) => a - b);
    const bases = new Map();
    for (const tier of tiers) {
        const isLower = (key) => (tierOf.get(key) ?? 0) < tier;
        const lower = longestPaths(boxes.filter(({ key }) => isLower(key)), arrows.filter(({ from, to }) => isLower(from) && isLower(to)), bases);
        bases.set(tier, Math.max(-1, ...lower.values()) + 1);
    }
    return longestPaths(boxes, arrows, bases);
}
function longestPaths(boxes, arrows, bases) {
    const before = groupedBy(arrows, 'to');
    const tierOf = new Map(boxes.map(({ key, tier }) => [key, tier]));
    const layers = new Map();
    const layer = (key) => {
        const found = layers.get(key);
        if (found !== undefined)
            return found;
        const base = bases.get(tierOf.get(key) ?? 0) ?? 0;
        const longest = Math.max(base, ...(before.get(key) ?? []).map(({ from }) => layer(from) + 1));
        layers.set(key, longest);
        return longest;
    };
    for (const { key } of boxes)
        layer(key);
    return layers;
}
function seated(boxes, arrows, layerOf) {
    const layers = [];
    const add = (layer, box) => {
        while (layers.length <= layer)
            layers.push([]);
        const seats = layers[layer] ?? [];
        const seat = { box, height: box?.height ?? 0, before: [], after: [], order: seats.length, y: 0 };
        seats.push(seat);
        return seat;
    };
    const seatOf = new Map(boxes.map((box) => [box.key, add(layerOf.get(box.key) ?? 0, box)]));
    const chains = [];
    for (const { from, to, index } of arrows) {
        const [first, last] = [seatOf.get(from), seatOf.get(to)];
        if (first === undefined || last === undefined)
            continue;
        const between = [];
        for (let layer = (layerOf.get(from) ?? 0) + 1; layer < (layerOf.get(to) ?? 0); layer++) {
            between.push(add(layer, undefined));
        }
        const seats = [first, ...between, last];
        for (const [at, seat] of seats.slice(1).entries()) {
            seats[at]?.after.push(seat);
            if (seats[at] !== undefined)
                seat.before.push(seats[at]);
        }
        chains.push({ index, seats });
    }
    return { layers, chains };
}
function arrange(layers) {
    let best = { crossings: crossingsOf(layers), orders: layers.map((seats) => [...seats]) };
    for (let sweep = 0; sweep < sweeps && best.crossings > 0; sweep++) {
        const isForward = sweep % 2 === 0;
        for (const seats of isForward ? layers : layers.toReversed()) {
            const middle = new Map(seats.map((seat) => [seat, mean((isForward ? seat.before : seat.after).map(orderOf)) ?? seat.order]));
            seats.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0) || a.order - b.order);
            number(seats);
        }
        const crossings = crossingsOf(layers);
        if (crossings < best.crossings)
            best = { crossings, orders: layers.map((seats) => [...seats]) };
    }
    for (const [layer, order] of best.orders.entries()) {
        layers[layer]?.splice(0, order.length, ...order);
        number(order);
    }
}
function orderOf({ order }) {
    return order;
}
function number(seats) {
    for (const [order, seat] of seats.entries())
        seat.order = order;
}
function mean(values) {
    return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
function crossingsOf(layers) {
    let crossings = 0;
    for (const seats of layers) {
        const lines = seats.flatMap((seat) => seat.after.map((next) => [seat.order, next.order]));
        for (const [index, [a, b]] of lines.entries()) {
            for (const [c, d] of lines.slice(index + 1))
                if ((a - c) * (b - d) < 0)
                    crossings += 1;
        }
    }
    return crossings;
}
function settle(layers) {
    for (const seats of layers)
        spread(seats, seats.map(() => 0));
    for (let sweep = 0; sweep < sweeps; sweep++) {
        for (const seats of sweep % 2 === 0 ? layers : layers.toReversed()) {
            spread(seats, seats.map((seat) => mean([...seat.before, ...seat.after].map(({ y }) => y)) ?? seat.y));
        }
    }
}
function spread(seats, wanted) {
    const offsets = [];
    let offset = 0;
    for (const [index, seat] of seats.entries()) {
        const previous = seats[index - 1];
        if (previous !== undefined)
            offset += (previous.height + seat.height) / 2 + gapBetweenBoxes;
        offsets.push(offset);
    }
    const pools = [];
    for (const [index, value] of wanted.entries()) {
        let pool = { sum: value - (offsets[index] ?? 0), size: 1 };
        for (let last = pools.at(-1); last !== undefined && last.sum / last.size > pool.sum / pool.size; last = pools.at(-1)) {
            pool = { sum: pool.sum + last.sum, size: pool.size + last.size };
            pools.pop();
        }
        pools.push(pool);
    }
    const places = pools.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size));
    for (const [index, seat] of seats.entries())
        seat.y = (places[index] ?? 0) + (offsets[index] ?? 0);
}
function placed(layers, chains, arrows) {
    const all = layers.flat();
    const top = Math.min(...all.map(({ y, height }) => y - height / 2), 0);
    const bottom = Math.max(...all.map(({ y, height }) => y + height / 2), 0);
    const widths = layers.map((seats) => Math.max(0, ...seats.map(({ box }) => box?.width ?? 0)));
    const labelOf = new Map(arrows.map(({ index, labelWidth }) => [index, labelWidth]));
    const layerOf = new Map(layers.flatMap((seats, layer) => seats.map((seat) => [seat, layer])));
    const gaps = widths.map(() => gapBetweenLayers);
    for (const { index, seats } of chains) {
        const layer = layerOf.get(seats.at(-1) ?? all[0]) ?? 0;
        const label = labelOf.get(index) ?? 0;
        if (label > 0)
            gaps[layer] = Math.max(gaps[layer] ?? 0, label + 28);
    }
    const lefts = [];
    let x = margin;
    for (const [layer, width] of widths.entries()) {
        if (layer > 0)
            x += gaps[layer] ?? gapBetweenLayers;
        lefts.push(round(x));
        x += width;
    }
    const sheet = { lefts, widths, layerOf, top: top - margin };
    const turned = new Map(arrows.map((arrow) => [arrow.index, arrow]));
    return {
        width: Math.ceil(x + margin),
        height: Math.ceil(bottom - top + 2 * margin),
        boxes: all.flatMap((seat) => boxOf(seat, sheet)),
        arrows: chains.map((chain) => arrowOf(chain, turned.get(chain.index)?.from !== chain.seats[0]?.box?.key, sheet)),
        layers: lefts,
    };
}
function boxOf(seat, { lefts, widths, layerOf, top }) {
    const layer = layerOf.get(seat) ?? 0;
    const { box, height, y } = seat;
    if (box === undefined)
        return [];
    return [
        { key: box.key, layer, x: lefts[layer] ?? 0, y: round(y - height / 2 - top), width: widths[layer] ?? 0, height },
    ];
}
function arrowOf({ index, seats }, isTurned, { lefts, widths, layerOf, top }) {
    const ends = seats.map((seat) => {
        const layer = layerOf.get(seat) ?? 0;
        const left = lefts[layer] ?? 0;
        return { left, right: round(left + (widths[layer] ?? 0)), y: round(seat.y - top) };
    });
    const parts = ends.slice(1).map((end, at) => {
        const begin = ends[at] ?? end;
        const middle = round((begin.right + end.left) / 2);
        return { begin, end, middle };
    });
    const path = isTurned
        ? parts
            .toReversed()
            .map(({ begin, end, middle }, at) => `${at === 0 ? 'M' : 'L'}${end.left} ${end.y}C${middle} ${end.y} ${middle} ${begin.y} ${begin.right} ${begin.y}`)
        : parts.map(({ begin, end, middle }, at) => `${at === 0 ? 'M' : 'L'}${begin.right} ${begin.y}C${middle} ${begin.y} ${middle} ${end.y} ${end.left} ${end.y}`);
    const last = parts.at(-1);
    const label = { x: last?.middle ?? 0, y: last === undefined ? 0 : round((last.begin.y + last.end.y) / 2) };
    return { index, path: path.join(''), label };
}
function round(value) {
    return Math.round(value * 10) / 10;
}

;// CONCATENATED MODULE: ./build/commands/status/page/graph.js


const lineHeight = 17;
const padding = 11;
const narrowest = 56;
const widest = 230;
const headHeight = 26;
const kinds = {
    change: ['change', 'Changes'],
    package: ['package', 'Packages'],
    service: ['service', 'Services'],
    environment: ['environment', 'Environments'],
};
const tiers = { change: 0, package: 1, service: 2, environment: 3 };
function graphDrawing({ nodes, edges }) {
    const shown = new Map(nodes.map((node) => [node.key, node.lines.map((line, at) => fitted(line, at === 0))]));
    const boxes = nodes.map(({ key, kind }) => {
        const lines = shown.get(key) ?? [];
        const width = Math.max(narrowest, ...lines.map((line, at) => widthOf(line, at === 0))) + 2 * padding;
        return { key, width: Math.ceil(width), height: lines.length * lineHeight + 14, tier: tiers[kind] };
    });
    const labels = edges.map(({ label }) => (label === undefined ? undefined : fitted(label, false)));
    const layout = layered(boxes, edges.map(({ from, to }, at) => ({ from, to, labelWidth: widthOf(labels[at] ?? '', false) })));
    const nodeOf = new Map(nodes.map((node) => [node.key, node]));
    const height = layout.height + headHeight;
    const fits = layout.width > 832 && layout.width <= 1100 ? ' fits' : '';
    const lines = layout.arrows.map(({ index, path }) => {
        const isIdle = edges[index]?.isIdle === true;
        return html `<path${isIdle ? html ` class="idle"` : undefined} d="${path}"/>\n`;
    });
    const texts = layout.arrows.map(({ index, label }) => {
        if (labels[index] === undefined)
            return undefined;
        return html `<text class="label" x="${label.x}" y="${label.y - 5}"><title>${edges[index]?.label}</title>${labels[index]}</text>\n`;
    });
    const drawn = layout.boxes.map((box) => boxDrawing(box, nodeOf.get(box.key), shown.get(box.key) ?? []));
    return html `<div class="box" role="group" aria-labelledby="why" tabindex="0"><svg class="graph${fits}" role="img" aria-labelledby="why" width="${layout.width}" height="${height}" viewBox="0 0 ${layout.width} ${height}">
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 .5 8 4 0 7.5z"/></marker></defs>
${layerHeads(layout.layers, layout.boxes, nodeOf)}<g transform="translate(0 ${headHeight})"><g class="lines" marker-end="url(#arrow)">
${lines}</g>
${drawn}${texts}</g></svg></div>
${asText({ nodes, edges })}`;
}
function layerHeads(lefts, boxes, nodeOf) {
    let previous = '';
    return lefts.map((left, layer) => {
        const found = new Set(boxes.filter((box) => box.layer === layer).map(({ key }) => nodeOf.get(key)?.kind ?? 'change'));
        const head = [...found].map((kind) => kinds[kind][1]).join(', ');
        const isSame = head === previous;
        previous = head;
        return isSame ? html `` : html `<text class="head" x="${left}" y="13">${head}</text>\n`;
    });
}
function boxDrawing({ x, y, width, height }, node, lines) {
    if (node === undefined)
        return html ``;
    const corners = node.kind === 'package' ? height / 2 : node.kind === 'environment' ? 3 : 7;
    return html `<g class="${node.kind}${node.isIdle ? ' idle' : ''}"><title>${node.lines.join('\n')}</title><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${corners}"/>${lines.map((line, at) => html `<text x="${x + padding}" y="${y + 7 + at * lineHeight + 13}"${at === 0 ? undefined : html ` class="more"`}>${line}</text>`)}</g>\n`;
}
function asText({ nodes, edges }) {
    const nameOf = new Map(nodes.map(({ key, lines }) => [key, lines[0] ?? key]));
    const items = nodes.map(({ key, kind, lines, isIdle }) => {
        const causes = edges
            .filter(({ to }) => to === key)
            .map(({ from, label }) => {
            const name = html `<bdi>${nameOf.get(from) ?? from}</bdi>`;
            return label === undefined ? name : html `${name} (${label})`;
        });
        const [first, ...others] = lines;
        const more = others.length === 0 ? undefined : html ` (${others.join('; ')})`;
        const because = causes.map((cause, at) => html `${at === 0 ? ' ← ' : ', '}${cause}`);
        return html `<li>${kinds[kind][0]} <b><bdi>${first}</bdi></b>${more}${isIdle ? ', not now' : undefined}${because}</li>\n`;
    });
    return html `<details><summary>The same as text</summary><ul>\n${items}</ul></details>`;
}
const narrowestCharacter = 7;
function widthOf(text, isStrong) {
    return [...text].reduce((sum, character) => sum + (isWide(character) ? 13 : isStrong ? 7.9 : narrowestCharacter), 0);
}
function isWide(character) {
    return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u.test(character);
}
function fitted(line, isStrong) {
    const text = readable(line);
    let longest = Math.min([...text].length, Math.floor(widest / narrowestCharacter));
    let shown = cut(text, longest);
    while (longest > 1 && widthOf(shown, isStrong) > widest) {
        longest -= 1;
        shown = cut(text, longest);
    }
    return shown;
}

;// CONCATENATED MODULE: ./build/commands/status/page/reviews.js




const heads = ['Branch or request', 'Services', 'Deployed', 'Goes away'];
const mostNamed = 8;
function reviewTable({ reviews, at }) {
    return html `<div class="box cards" role="group" aria-labelledby="reviews" tabindex="0"><table role="table" class="reviews">
<caption class="unseen">Review environments with their services and the time at which they go away</caption>
<thead role="rowgroup"><tr role=row>${heads.map((head) => html `<th role=columnheader scope=col>${head}</th>`)}</tr></thead>
<tbody role="rowgroup">
${reviews.map((review) => row(review, at))}</tbody></table></div>`;
}
function row(review, now) {
    const [, ...others] = heads;
    const cells = [servicesOf(review), deployed(review, now), goes(review, now)];
    return html `<tr role=row><th role=rowheader scope=row>${nameOf(review)}</th>${cells.map((content, index) => html `<td role=cell data-in="${others[index]}"><div>${content}</div></td>`)}</tr>
`;
}
function nameOf({ name, ref: full, request, title }) {
    const ref = full.replace(/^refs\/(?:heads|tags)\//, '');
    const what = request === undefined
        ? html `<bdi>${cut(ref, 60)}</bdi>`
        : html `request ${request} <small class="by"><bdi>${cut(ref, 60)}</bdi></small>`;
    return html `${what}${title === undefined ? undefined : html `<p class=subject><bdi>${shortened(title, 80)}</bdi></p>`}${readable(name) === readable(ref) ? undefined : html `<p><code><bdi>${cut(name, 60)}</bdi></code></p>`}`;
}
function servicesOf({ services, urls }) {
    const urlOf = new Map(urls.map(({ service, url }) => [service, url]));
    const named = services.slice(0, mostNamed).map((service) => {
        const url = urlOf.get(service);
        return markup_link(url, html `<bdi>${cut(service, 40)}</bdi>`, { title: pageAddress(url) });
    });
    const more = services.length - named.length;
    return joined([...named, more > 0 ? html `${more} more` : undefined], ', ') ?? html `–`;
}
function deployed({ deployed: commit, deployedAt, author }, now) {
    const by = [
        deployedAt === undefined ? undefined : timed(deployedAt, now),
        author === undefined ? undefined : html `<bdi>${shortened(author, 24)}</bdi>`,
    ];
    return html `<code class="id">${(0,words/* shortCommit */.Ax)(commit)}</code><p>${joined(by, ' · ')}</p>`;
}
const reviews_day = 86_400_000;
function goes({ source, endsAt }, now) {
    switch (source) {
        case 'gone':
            return html `${pill({ tone: 'bad', icon: 'cross', word: 'next sweep' })}<p>its branch or request is gone</p>`;
        case 'kept':
            return pill({ tone: 'info', icon: 'pin', word: 'is kept' });
        default: {
            const unknown = source === 'unknown' ? html `<p>nobody could say whether its branch is there</p>` : undefined;
            if (endsAt === undefined)
                return html `with its branch or request${unknown}`;
            if (endsAt <= now)
                return html `${pill({ tone: 'warn', icon: 'clock', word: 'next sweep' })}<p>its time is over, ${timed(endsAt, now)}</p>${unknown}`;
            const time = timed(endsAt, now);
            return html `${endsAt - now < reviews_day ? pill({ tone: 'warn', icon: 'clock', word: 'soon' }) : undefined} ${time}${unknown}`;
        }
    }
}

;// CONCATENATED MODULE: ./build/commands/status/page/style.js
const icons = {
    check: 'M2 6.5 5 9.5l5-6',
    cross: 'M2.5 2.5l7 7m0-7-7 7',
    up: 'M6 10V2.5M2.5 6 6 2.5 9.5 6',
    equal: 'M2 4.2h8M2 7.8h8',
    clock: 'M6 1.2a4.8 4.8 0 1 0 .01 0M6 3.6V6l2 1.2',
    pause: 'M4 2.5v7m4-7v7',
    turn: 'M10 6a4 4 0 1 1-1.2-2.9M10.3 1v2.6H7.7',
    differs: 'M2 4.2h8M2 7.8h8M8 1.8 4 10.2',
    gap: 'M6 1.5a4.5 4.5 0 1 0 .01 0M3 9l6-6',
    ask: 'M4 4a2 2 0 1 1 3 1.8c-.8.5-1 .8-1 1.7M6 10v.1',
    back: 'M4 1.8 1.5 4.3 4 6.8M2 4.3h5.2a2.9 2.9 0 0 1 0 5.8H4.5',
    pin: 'M3 5.5h6v4.7H3zM4.2 5.5V3.6a1.8 1.8 0 0 1 3.6 0v1.9',
};
const light = `--page:#f5f6f8;--card:#fff;--text:#1b2027;--soft:#57606a;--line:#d9dee4;--link:#0a58b8;--hover:#f3f6fa;
--ok:#11622f;--ok-in:#dff5e6;--warn:#7a4a00;--warn-in:#fdf0cd;--bad:#a8111f;--bad-in:#fde7e6;--info:#0a52a8;--info-in:#e2effe;
--idle:#4f5863;--idle-in:#edf0f3;--ci:#3b7dd8;--argocd:#2f9e63;--failed:#d1242f;--lane:#edf0f3;--edge:#8b95a1`;
const dark = `--page:#0c1016;--card:#141a22;--text:#e6ebf1;--soft:#9ba7b4;--line:#2b343f;--link:#79b8ff;--hover:#1a222c;
--ok:#7adf98;--ok-in:#12301e;--warn:#f1c667;--warn-in:#382a0b;--bad:#ff9f97;--bad-in:#44191b;--info:#8fc5ff;--info-in:#12294a;
--idle:#aeb9c5;--idle-in:#242c36;--ci:#4a90e8;--argocd:#3aa76b;--failed:#f0555c;--lane:#222a34;--edge:#66727f`;
const base = `
:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:.9375rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
a{color:var(--link);text-decoration:none}
a:hover,td p:not(.links) a,header .of a,.top small a{text-decoration:underline;text-underline-offset:.15em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:4px}
h1,h2,p{margin:0}
code,.id{font-family:ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.92em}
small{font-size:.8125rem;font-weight:400;color:var(--soft)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header,main,footer{max-width:112rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:1.75rem;padding-bottom:1.25rem;display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:end;justify-content:space-between}
header .what{font-size:.8125rem;color:var(--soft)}
h1{font-size:1.625rem;line-height:1.2;letter-spacing:-.015em;font-weight:680}
header .of{color:var(--soft);font-size:.8125rem;text-align:right}
footer{padding-top:.5rem;padding-bottom:2.5rem;color:var(--soft);font-size:.8125rem}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;margin-bottom:1.25rem;padding:1.125rem 1.25rem 1.25rem}
h2{font-size:1.0625rem;font-weight:650;letter-spacing:-.005em;line-height:1.35}
h2 small{margin-left:.35rem;display:inline-block}
.top{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;justify-content:space-between;margin-bottom:.75rem}
.banner{border-color:var(--warn);background:var(--warn-in);color:var(--warn);padding:.875rem 1.25rem}
.banner ul{margin:.25rem 0 0;padding-left:1.25rem}
.next ol{margin:.75rem 0 0;padding-left:1.375rem;max-width:46rem}
.next li{margin:.4rem 0}
.next code{background:var(--idle-in);border-radius:5px;padding:.1rem .35rem}
.lead{color:var(--soft);max-width:46rem;margin-top:.375rem}
.box+.lead{font-size:.8125rem;margin-top:.75rem}

.p{display:inline-flex;align-items:center;gap:.3em;font-size:.78125rem;font-weight:560;line-height:1.35;padding:.08rem .5rem;border-radius:.75rem;border:1px solid transparent;vertical-align:baseline;max-width:100%}
.p::before{content:"";flex:none;width:.8em;height:.8em;background:currentColor;-webkit-mask:var(--icon) center/contain no-repeat;mask:var(--icon) center/contain no-repeat;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.ok{color:var(--ok);background:var(--ok-in)}
.warn{color:var(--warn);background:var(--warn-in)}
.bad{color:var(--bad);background:var(--bad-in)}
.info{color:var(--info);background:var(--info-in)}
.idle{color:var(--idle);background:var(--idle-in)}
.p.equal{background:none;padding-left:0;padding-right:0;font-weight:400}

.verdict{margin-bottom:.25rem}
.verdict .p{font-size:.9375rem;padding:.15rem .75rem}
.only{display:none}
@supports selector(:has(*)){.only{display:flex;flex-wrap:wrap;gap:.375rem;border:0;margin:0;padding:0;min-width:0}}
.only legend{float:left;padding:0;margin-right:.375rem;font-size:.8125rem;color:var(--soft);line-height:1.9}
.only label{position:relative}
.only input{position:absolute;inset:0;opacity:0;margin:0;cursor:pointer}
.only span{display:block;font-size:.8125rem;line-height:1.5;padding:.125rem .7rem;border:1px solid var(--line);border-radius:99px;color:var(--soft)}
.only span b{font-weight:600}
.only label:hover span{border-color:var(--edge)}
.only :checked+span{background:var(--text);border-color:var(--text);color:var(--card)}
.only :focus-visible+span{outline:2px solid var(--link);outline-offset:2px}

.box{overflow-x:auto;border-radius:6px}
table{border-collapse:separate;border-spacing:0;width:100%}
.matrix{table-layout:fixed}
th,td{text-align:left;vertical-align:top;padding:.625rem .75rem;border-top:1px solid var(--line);font-weight:400}
thead th{border-top:0;padding-top:.375rem;padding-bottom:.5rem;font-size:.8125rem;font-weight:600;background:var(--card);vertical-align:bottom}
thead small{display:block;font-size:.75rem}
th:first-child{padding-left:0}
tbody th{font-weight:620;background:var(--card)}
tbody th a{color:inherit}
.matrix tbody th small{display:block}
.matrix th:first-child{position:sticky;left:0;z-index:1;width:11rem}
tbody tr:hover>*{background:var(--hover)}
tbody tr:target>*{background:var(--info-in)}
td p{font-size:.8125rem;color:var(--soft);line-height:1.5}
td .states{display:flex;flex-wrap:wrap;gap:.25rem .375rem;align-items:baseline;font-size:.9375rem;color:var(--text);margin-bottom:.125rem}
td .subject,th .subject{color:var(--text);font-weight:400;font-size:.84375rem}
.matrix .subject{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
td .note{color:var(--text)}
.none{color:var(--soft);font-size:.8125rem}
.links a{margin-right:.625rem}
.by{margin-left:.25rem}
.reviews td{font-size:.875rem}
.reviews th p,.reviews th code{font-weight:400;font-size:.8125rem}

.timeline{list-style:none;margin:0;padding:0;display:grid;gap:.5rem}
.timeline li{display:grid;grid-template-columns:11rem 5.5rem minmax(0,1fr);gap:.75rem;align-items:center;font-size:.875rem}
.timeline .took{text-align:right;color:var(--soft)}
.timeline svg{display:block;border-radius:4px}
.lane{fill:var(--lane)}
.timeline .ci{fill:var(--ci)}
.timeline .argocd{fill:var(--argocd)}
.timeline .failed{fill:var(--failed)}

.graph{display:block;font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif}
.graph.fits{min-width:52rem;max-width:100%;height:auto}
.graph text{fill:var(--text);font-weight:600}
.graph .more,.graph .label,.graph .head{fill:var(--soft);font-weight:400}
.graph .label{text-anchor:middle;font-size:11px;paint-order:stroke;stroke:var(--card);stroke-width:4px}
.graph rect{stroke-width:1.2}
.graph .change rect{fill:var(--warn-in);stroke:var(--warn)}
.graph .package rect{fill:var(--card);stroke:var(--edge)}
.graph .service rect{fill:var(--info-in);stroke:var(--info)}
.graph .environment rect{fill:var(--ok-in);stroke:var(--ok);stroke-width:2}
.graph .idle rect{stroke-dasharray:5 4;fill:var(--card)}
.lines path{fill:none;stroke:var(--edge);stroke-width:1.4}
.lines .idle{background:none;stroke-dasharray:5 4}
marker path{fill:var(--edge)}
details{margin-top:.75rem;font-size:.875rem}
summary{cursor:pointer;color:var(--soft)}
details ul{margin:.5rem 0 0;padding-left:1.25rem}

@media (max-width:40em){
header,main,footer{padding-left:.875rem;padding-right:.875rem}
header{padding-top:1.25rem}
header .of{text-align:left}
section{padding:1rem}
section.spread{background:none;border:0;padding:0}
.matrix .subject{white-space:normal}
.box.cards{overflow:visible}
.cards table,.cards tbody,.cards tr,.cards th,.cards td{display:block;width:auto;min-width:0}
.cards thead{display:none}
.cards tr{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:.25rem .875rem .5rem;margin-bottom:.75rem}
.cards tr:last-child{margin-bottom:0}
.cards tbody tr:hover>*,.cards tbody th{background:none}
.cards tr:target{border-color:var(--info)}
.cards th{border:0;padding:.5rem 0;font-size:1rem}
.cards .matrix th:first-child{position:static;width:auto}
.cards td{display:grid;grid-template-columns:4.75rem minmax(0,1fr);gap:0 .625rem;padding:.5rem 0}
.cards td::before{content:attr(data-in);grid-row:1/span 9;font-size:.8125rem;font-weight:600;line-height:1.6}
.cards td>*{grid-column:2}
.links a{padding:.25rem 0;display:inline-block;margin-right:.875rem}
.timeline li{grid-template-columns:minmax(0,1fr) auto;gap:.125rem .75rem}
.timeline svg{grid-column:1/-1}
}
@media print{
:root{${light};color-scheme:light}
body,section{background:#fff}
header,main,footer{max-width:none;padding-left:0;padding-right:0}
section{border:0;padding:0;margin-bottom:1.5rem}
.only,summary{display:none}
.box{overflow:visible}
.matrix th:first-child{position:static}
tr,.timeline,.graph{break-inside:avoid}
.p{border-color:currentColor}
.graph{max-width:100%;height:auto}
.timeline rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
@media (forced-colors:active){.p,.only :checked+span{border-color:CanvasText}.p::before{background:CanvasText;forced-color-adjust:none}.only :checked+span{outline:2px solid}}
`;
const [firstColumn, otherColumn] = [11, 12.5];
function styleOf(columns, concerns) {
    const drawn = Object.entries(icons).map(([name, path]) => `.${name}{--icon:${iconUrl(path)}}\n`);
    const table = firstColumn + columns * otherColumn;
    const only = concerns.map((concern) => `body:has(#only-${concern}:checked) .matrix tbody tr:not(.${concern}){display:none}\n`);
    return [
        base,
        ...drawn,
        ...only,
        `@media (min-width:40.01em){.matrix{min-width:${table}rem}}\n`,
        `@media screen and (min-width:${table + 7}em){.cards{overflow:visible}.matrix thead th{position:sticky;top:0;z-index:2}.matrix thead th:first-child{z-index:3}}\n`,
        '@media print{.matrix{min-width:0}}\n',
    ].join('');
}
function iconUrl(path) {
    return `url("data:image/svg+xml,${encodeURIComponent(`<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 12 12'><path d='${path}' fill='none' stroke='#000' stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'/></svg>`)}")`;
}

;// CONCATENATED MODULE: ./build/commands/status/page/timeline.js




const places = {
    plan: 'ci',
    build: 'ci',
    commit: 'ci',
    'Argo CD compares': 'argocd',
    rollout: 'argocd',
};
const timeline_mostNamed = 3;
function timelineTitle({ services, column, commit }) {
    const named = services.slice(0, timeline_mostNamed).map((service) => cut(service, 40));
    const more = services.length > timeline_mostNamed ? ` and ${services.length - timeline_mostNamed} more` : '';
    return html `Last deployment: <bdi>${named.join(', ')}${more}</bdi> → <bdi>${column}</bdi>${commit === undefined ? undefined : html ` <code class="id">${(0,words/* shortCommit */.Ax)(commit)}</code>`}`;
}
function timelineTotals({ at, pipelineUrl, toCommit, toHealthy }, now) {
    const parts = joined([
        timed(at, now),
        toCommit === undefined ? undefined : html `${durationText(toCommit)} to the GitOps commit`,
        toHealthy === undefined ? undefined : html `${durationText(toHealthy)} to healthy`,
        pipelineUrl === undefined ? undefined : markup_link(pipelineUrl, 'pipeline'),
    ], ' · ');
    return html `${parts}`;
}
function timeline({ steps }) {
    const total = steps.reduce((sum, { duration }) => sum + Math.max(0, duration), 0);
    const share = (time) => (total === 0 ? 0 : Math.round((time / total) * 1000) / 10);
    let begun = 0;
    const rows = steps.map((step) => {
        const duration = Math.max(0, step.duration);
        const width = Math.max(share(duration), 0.6);
        const from = Math.min(share(begun), 100 - width);
        begun += duration;
        const isFailed = step.result === 'failed';
        const bar = html `<svg aria-hidden="true" width="100%" height="14"><rect class="lane" width="100%" height="14" rx="4"/><rect class="${isFailed ? 'failed' : places[step.name]}" x="${from}%" width="${width}%" height="14" rx="4"/></svg>`;
        const result = isFailed ? html ` ${pill({ tone: 'bad', icon: 'cross', word: 'failed' })}` : undefined;
        return html `<li><span>${step.name}${result}</span><span class="took">${durationText(duration)}</span>${bar}</li>\n`;
    });
    return html `<ol class="timeline">\n${rows}</ol>`;
}

;// CONCATENATED MODULE: ./build/commands/status/page/page.js












function statusPage(status) {
    const concerns = concernsOfServices(status);
    const style = `\n${styleOf(status.columns.length, [...concerns.keys()])}`;
    const policy = [
        "default-src 'none'",
        `style-src 'sha256-${(0,external_node_crypto_.createHash)('sha256').update(style).digest('base64')}'`,
        'img-src data:',
        "base-uri 'none'",
        "form-action 'none'",
    ].join('; ');
    const sections = [
        problems(status),
        isEmpty(status) ? nextSteps() : undefined,
        commitPlaces(status),
        services(status, concerns),
        reviews(status),
        lastDeployment(status),
        why(status),
    ];
    const page = html `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${status.monorepo}: what runs where</title>
<link rel="icon" href="${favicon(status, concerns)}">
<style>${new Markup(style)}</style>
</head>
<body>
${header(status, concerns)}
<main>
${sections}</main>
<footer>Written by <code>monorepo-gitops status</code> ${published/* version */.rE} at ${moment(status.at)}. It does not change by itself: ages count from then, and all times are UTC.</footer>
</body>
</html>
`;
    return page.text;
}
function isEmpty({ places, awaited, reviews }) {
    return places.length === 0 && awaited.length === 0 && reviews.length === 0;
}
function concernsOfServices({ places, awaited, services, columns }) {
    const [rows, shown] = [new Set(services.map(({ name }) => name)), new Set(columns.map(({ name }) => name))];
    const isShown = (each) => rows.has(each.service) && shown.has(each.column);
    const found = [
        ...places
            .filter(isShown)
            .flatMap((place) => concernsOf(place).map((concern) => ({ concern, service: place.service }))),
        ...awaited.filter(isShown).map(({ service }) => ({ concern: 'waiting', service })),
    ];
    return new Map(Object.keys(concernWords).flatMap((concern) => {
        const count = new Set(found.filter((each) => each.concern === concern).map(({ service }) => service)).size;
        return count === 0 ? [] : [[concern, count]];
    }));
}
function header({ monorepo, at, repositories, ...status }, concerns) {
    return html `<header>
<div><p class="what">What runs where</p><h1><bdi>${monorepo}</bdi></h1></div>
<div class="of"><p class="verdict">${verdict({ ...status, concerns })}</p><p>As of ${moment(at)} · ${joined(repositories.map(repository), ', ')}</p></div>
</header>`;
}
function repository({ name, url, branch, tip }) {
    const at = tip === undefined ? undefined : html ` at <code>${(0,words/* shortCommit */.Ax)(tip)}</code>`;
    return html `${markup_link(url, html `<bdi>${name}</bdi>`)} <bdi>${branch}</bdi>${at}`;
}
function verdict({ places, problems, concerns }) {
    const unhealthy = concerns.get('unhealthy');
    if (unhealthy !== undefined) {
        return pill({ tone: 'bad', icon: 'cross', word: `${counted(unhealthy, 'service')} not healthy` });
    }
    const unsynced = concerns.get('unsynced');
    if (unsynced !== undefined) {
        return pill({ tone: 'warn', icon: 'differs', word: `${counted(unsynced, 'service')} out of sync` });
    }
    if (problems.length > 0)
        return pill({ tone: 'warn', icon: 'ask', word: 'not everything could be asked' });
    if (!places.some(({ application }) => application !== undefined))
        return undefined;
    const progressing = concerns.get('progressing');
    if (progressing !== undefined) {
        return pill({ tone: 'info', icon: 'turn', word: `${counted(progressing, 'service')} in progress` });
    }
    return pill({ tone: 'ok', icon: 'check', word: 'everything is healthy' });
}
function counted(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}
function favicon({ problems }, concerns) {
    const colour = concerns.has('unhealthy') ? '#d1242f' : problems.length > 0 ? '#bf8700' : '#2f9e63';
    const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><circle cx='8' cy='8' r='6' fill='${colour}'/></svg>`;
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
function problems({ problems }) {
    if (problems.length === 0)
        return undefined;
    return html `<section class="banner" aria-labelledby="problems"><h2 id="problems">Not everything could be asked</h2>
<ul>${problems.map((problem) => html `<li>${problem}</li>`)}</ul></section>
`;
}
function nextSteps() {
    return html `<section class="next" aria-labelledby="next"><h2 id="next">Nothing is deployed yet</h2>
<p class="lead">The GitOps repository has no image of these services. What to do next:</p>
<ol>
<li><code>monorepo-gitops check</code> says whether a deployment would go through: tokens, registry, GitOps repository, Argo CD.</li>
<li><code>monorepo-gitops plan</code> says which services a run would deploy, where, and why.</li>
<li>Push to a branch that an environment of <code>gitops.yaml</code> names, with <code>deploy</code> in the pipeline. Then write this page again.</li>
</ol></section>
`;
}
function commitPlaces({ commit, columns, at }) {
    if (commit === undefined)
        return undefined;
    const places = commit.places.length === 0
        ? html `<p class="lead">No service of any environment has it.</p>`
        : commitTable(commit, columns, at);
    const words = commitWords(commit, at);
    return html `<section class="spread" aria-labelledby="commit"><div class="top"><h2 id="commit">${commitTitle(commit)}</h2><small>${words}</small></div>
${places}</section>
`;
}
function services(status, concerns) {
    const { services, columns } = status;
    if (services.length === 0 || columns.length === 0) {
        const missing = services.length === 0 ? 'services' : 'environments but those of reviews';
        return html `<section aria-labelledby="services"><h2 id="services">Services and environments</h2>
<p class="lead"><code>gitops.yaml</code> declares no ${missing}.</p></section>
`;
    }
    const size = `${counted(services.length, 'service')}, ${counted(new Set(columns.map(({ environment }) => environment)).size, 'environment')}`;
    return html `<section class="spread" aria-labelledby="services"><div class="top"><h2 id="services">Services and environments <small>${size}</small></h2>
${filter(services.length, concerns)}</div>
${serviceTable(status)}${hasHealth(status) ? undefined : withoutHealth}</section>
`;
}
function hasHealth({ places, problems }) {
    return places.length === 0 || problems.length > 0 || places.some(({ application }) => application !== undefined);
}
const withoutHealth = html `<p class="lead">Health is not shown: no Argo CD server is given (<code>argocd-server</code>).</p>`;
function filter(all, concerns) {
    if (concerns.size === 0 || all === 1)
        return undefined;
    const choice = (id, word, count) => html `<label><input type="radio" name="only" id="only-${id}"${id === 'all' ? new Markup(' checked') : undefined}><span>${word} <b>${count}</b></span></label>`;
    return html `<fieldset class="only"><legend>Show</legend>${choice('all', 'all', all)}${[...concerns].map(([concern, count]) => choice(concern, concernWords[concern], count))}</fieldset>`;
}
function reviews(status) {
    const { reviews, mostReviews } = status;
    const most = mostReviews === undefined ? '' : ` of at most ${mostReviews}`;
    const title = html `<h2 id="reviews">Review environments <small>${reviews.length}${most}</small></h2>`;
    if (reviews.length === 0) {
        return html `<section aria-labelledby="reviews">${title}<p class="lead">There is none now.</p></section>\n`;
    }
    return html `<section class="spread" aria-labelledby="reviews"><div class="top">${title}</div>
${reviewTable(status)}</section>
`;
}
function lastDeployment({ last, at }) {
    if (last === undefined || last.steps.length === 0)
        return undefined;
    return html `<section aria-labelledby="last"><div class="top"><h2 id="last">${timelineTitle(last)}</h2><small>${timelineTotals(last, at)}</small></div>
${timeline(last)}</section>
`;
}
function why({ graph }) {
    if (graph === undefined || graph.nodes.length === 0)
        return undefined;
    return html `<section aria-labelledby="why"><div class="top"><h2 id="why">Why it was deployed</h2></div>
${graphDrawing(graph)}</section>
`;
}


/***/ })

};
