export const id = 1096;
export const ids = [1096,4660,2279];
export const modules = {

/***/ 1096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D6: () => (/* binding */ takenBackTrailers),
/* harmony export */   G4: () => (/* binding */ sameImage),
/* harmony export */   L6: () => (/* binding */ wasTakenAway),
/* harmony export */   LR: () => (/* binding */ fitsRepository),
/* harmony export */   M$: () => (/* binding */ recordsOf),
/* harmony export */   Sr: () => (/* binding */ allRecords),
/* harmony export */   U$: () => (/* binding */ searchRecord),
/* harmony export */   XF: () => (/* binding */ filesOfServices),
/* harmony export */   Yw: () => (/* binding */ deletionOf),
/* harmony export */   bi: () => (/* binding */ writerOf),
/* harmony export */   fW: () => (/* binding */ placeName),
/* harmony export */   fs: () => (/* binding */ changesOf),
/* harmony export */   i2: () => (/* binding */ rollbackKey),
/* harmony export */   mu: () => (/* binding */ recordTrailers),
/* harmony export */   nC: () => (/* binding */ writerAnywhere),
/* harmony export */   pJ: () => (/* binding */ depths),
/* harmony export */   qF: () => (/* binding */ hasWritten),
/* harmony export */   vg: () => (/* binding */ readTakenBack),
/* harmony export */   ys: () => (/* binding */ rollbackBy)
/* harmony export */ });
/* harmony import */ var _edit_text_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4660);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _git_message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4410);
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8687);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9121);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9349);






const depths = [50, 250, 1_000];
const maxFiles = 100;
const maxName = 2000;
const maxSilent = 50;
const fileKey = 'File';
const rollbackKey = 'Rollback-Of';
const heldKey = 'Held';
function recordTrailers(edits) {
    const changed = edits.filter((edit) => edit.changed);
    const places = [...new Set(changed.map(placeName))];
    if (places.length > maxFiles)
        return [];
    const values = [...new Set(changed.flatMap(valuesBesideImage))];
    return [...places, ...(values.length > maxFiles ? [] : values)].map((place) => [fileKey, place]);
}
function valuesBesideImage(edit) {
    const { image, update } = edit;
    const { set = [], unset = [] } = update.edit;
    return image === undefined || set.length + unset.length === 0 ? [] : [placeName({ ...edit, image: undefined })];
}
function takenBackTrailers(services, takenBack) {
    const all = [...takenBack];
    const isOfAll = (commit) => all.length >= services.length && all.every(([, each]) => each.some((back) => back.isNew && back.commit === commit));
    const trailers = all.flatMap(([service, each]) => each.map(({ commit, content = '-', configuration = '-', isNew }) => {
        const short = service === undefined || (isNew && isOfAll(commit));
        return [
            isNew ? rollbackKey : heldKey,
            short ? commit : `${commit} ${service} ${content}/${configuration}`,
        ];
    }));
    return [...new Map(trailers.map((trailer) => [trailer.join(' '), trailer])).values()];
}
function readTakenBack(value) {
    const [commit = '', service, keys] = value.split(' ');
    const [content, configuration] = (keys?.split('/') ?? []).map((key) => (key === '-' ? undefined : key));
    return { commit, service, content, configuration };
}
function placeName({ file, update, image }) {
    const { set = [], unset = [] } = update.edit;
    const { key, container } = update.recordedAs ?? update.edit;
    const repository = image?.newImage === undefined ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .splitImage */ .s5)(image.newImage).repository;
    const values = [...set.map((assignment) => (0,_edit_text_path_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAssignment */ .H9)(assignment).path.text), ...unset];
    const cluster = update.cluster === undefined ? undefined : `cluster=${update.cluster}`;
    const of = container === undefined ? undefined : `container=${container}`;
    const parts = [cluster, ...(image === undefined ? values : [key, of, repository])];
    const name = parts.filter((part) => part !== undefined).join(' ');
    const whole = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(name === '' ? file : `${file}#${name}`);
    return whole.length <= maxName ? whole : whole.slice(0, maxName).replace(/ \S*$/, '');
}
async function searchRecord(place, steps, ignored = new Set()) {
    let search = { record: undefined, commits: [], whole: false };
    for (const depth of steps) {
        const commits = await place.history(depth);
        const told = ignored.size === 0 ? commits : commits.filter(({ id }) => !ignored.has(id));
        const record = await lastWrite(place.transport, told, place.edit);
        search = { record, commits, whole: commits.length < depth };
        if (record !== undefined || search.whole)
            break;
    }
    return search;
}
async function lastWrite(transport, commits, edit) {
    const silent = [];
    let found;
    for (const record of recordsIn(commits)) {
        if (edit.image !== undefined && record.provenance.images.length === 0)
            continue;
        if (record.places.length > 0) {
            if (!wrotePlace(record, edit))
                continue;
        }
        else if (!isAbout(record.provenance, edit)) {
            continue;
        }
        else if (edit.image === undefined || !hasWritten(record, edit)) {
            if (silent.length < maxSilent)
                silent.push(record);
            continue;
        }
        found = record;
        break;
    }
    if (silent.length === 0)
        return found;
    return (await firstThatWrote(transport, silent, edit.file)) ?? found;
}
function hasWritten({ provenance }, { image }) {
    if (image === undefined)
        return true;
    const inPlace = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .splitImage */ .s5)(image.oldImage ?? '');
    return provenance.images.some((each) => sameImage((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .splitImage */ .s5)(each), inPlace));
}
function sameImage(a, b) {
    if (!fitsRepository(a, b))
        return false;
    if (a.digest !== undefined && b.digest !== undefined)
        return a.digest === b.digest;
    return a.tag !== undefined && a.tag === b.tag;
}
function fitsRepository(a, b) {
    return a.repository === undefined || b.repository === undefined || (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .sameRepository */ .RB)(a.repository, b.repository);
}
function recordsOf(commits, edit) {
    return [...recordsIn(commits)].filter((record) => record.places.length > 0 ? wrotePlace(record, edit) : isAbout(record.provenance, edit));
}
function filesOfServices(commits, repository) {
    const found = new Map();
    for (const { provenance, places } of recordsIn(commits)) {
        const { services, sourceRepository } = provenance;
        if (sourceRepository === undefined || !(0,_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .sameRepository */ .RB)(sourceRepository, repository))
            continue;
        for (const service of services) {
            const files = found.get(service) ?? new Set();
            for (const place of places)
                files.add(place.replace(/#.*/, ''));
            found.set(service, files);
        }
    }
    return found;
}
function wrotePlace({ places }, edit) {
    const place = placeName(edit);
    return places.includes(place) || (place === edit.file && places.some((each) => each.startsWith(`${place}#`)));
}
function allRecords(commits) {
    return [...recordsIn(commits)];
}
function deletionOf(commits, file) {
    for (const record of recordsIn(commits)) {
        if (record.places.includes(file))
            return record;
        if (record.places.some((place) => place.startsWith(`${file}#`)))
            return undefined;
    }
    return undefined;
}
function writerOf(commits, edit, image) {
    for (const record of recordsOf(commits, edit)) {
        if (record.provenance.images.some((each) => sameImage((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .splitImage */ .s5)(each), image)))
            return record;
    }
    return undefined;
}
function rollbackBy(pipeline, commits, edit) {
    const place = placeName(edit);
    for (const record of recordsIn(commits)) {
        const isOurs = record.rolledBack.length > 0 && record.provenance.pipeline === pipeline;
        if (isOurs && record.places.includes(place))
            return record;
    }
    return undefined;
}
function writerAnywhere(commits, image) {
    if (image.repository === undefined)
        return undefined;
    for (const record of recordsIn(commits)) {
        const images = record.provenance.images.map(_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .splitImage */ .s5);
        if (images.some((each) => each.repository !== undefined && sameImage(each, image)))
            return record;
    }
    return undefined;
}
function isAbout({ services, images }, { update, image }) {
    if (update.service !== undefined && services.length > 0)
        return services.includes(update.service);
    const parts = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .splitImage */ .s5)(image?.newImage ?? '');
    return images.some((each) => {
        const { repository } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .splitImage */ .s5)(each);
        return repository !== undefined && parts.repository !== undefined && (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .sameRepository */ .RB)(repository, parts.repository);
    });
}
async function firstThatWrote(transport, silent, path) {
    const changes = await changesOf(transport, silent, path);
    return silent.find((_, index) => changes[index] === 'wrote');
}
async function changesOf(transport, of, path) {
    const commits = of.flatMap(({ commit, parent }) => (parent === undefined ? [commit] : [commit, parent]));
    const blobs = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .blobsAt */ .cu)(transport, [...new Set(commits)], path);
    return of.map(({ commit, parent }) => {
        const [before, after] = [parent === undefined ? undefined : blobs.get(parent), blobs.get(commit)];
        if (before === after)
            return 'nothing';
        return after === undefined ? 'deleted' : 'wrote';
    });
}
async function wasTakenAway(transport, commits, record, path) {
    const newer = commits.slice(0, commits.findIndex(({ id }) => id === record.commit));
    const decoded = newer.map(({ id, body }) => ({ commit: id, ...(0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCommit */ .ix)(body) }));
    const asked = [...decoded.map(({ commit, parents }) => ({ commit, parent: parents[0] })), record];
    const changes = await changesOf(transport, asked, path);
    if (changes.at(-1) !== 'wrote')
        return false;
    const deleted = decoded.filter((_, index) => changes[index] === 'deleted');
    return deleted.length > 0 && !deleted.some(({ message }) => isOurs(message));
}
function isOurs(message) {
    return (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerBlocks */ .e9)(message).some((trailers) => (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerValues */ .uv)(trailers, 'Source-Repository').length > 0);
}
const known = new WeakMap();
function* recordsIn(commits) {
    for (const commit of commits) {
        const records = known.get(commit.body) ?? recordsOfCommit(commit);
        known.set(commit.body, records);
        yield* records;
    }
}
function recordsOfCommit({ id, body }) {
    const { message, parents } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCommit */ .ix)(body);
    return (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerBlocks */ .e9)(message).flatMap((trailers) => {
        const provenance = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .readProvenance */ .Ch)(trailers);
        if (provenance === undefined)
            return [];
        const places = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerValues */ .uv)(trailers, fileKey);
        const rolledBack = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerValues */ .uv)(trailers, rollbackKey);
        const held = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerValues */ .uv)(trailers, heldKey);
        return [{ commit: id, parent: parents[0], provenance, places, rolledBack, held }];
    });
}


/***/ }),

/***/ 4660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ append),
/* harmony export */   H9: () => (/* binding */ parseAssignment),
/* harmony export */   Rr: () => (/* binding */ parsePath),
/* harmony export */   Y7: () => (/* binding */ createdLocation),
/* harmony export */   jV: () => (/* binding */ formatPath),
/* harmony export */   x_: () => (/* binding */ isAddition)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1978);


const append = { append: true };
function isAddition(segment) {
    return typeof segment === 'object' && !('field' in segment);
}
const selectorFields = ['kind', 'name', 'namespace', 'apiVersion', 'document'];
const maxSegments = 100;
function parsePath(text) {
    const { path, end } = scanPath(text);
    if (end !== text.length)
        throw pathError(text, end, '“=” must be quoted: ["a=b"]');
    return path;
}
function parseAssignment(entry) {
    const { path, end } = scanPath(entry);
    if (end === entry.length)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('set', `"${entry}" has no value`, 'Write path=value for text, path:=json for anything else.');
    if (entry[end] === '=')
        return { path, value: entry.slice(end + 1) };
    try {
        const json = JSON.parse(entry.slice(end + 2));
        refuseRounded(json, entry);
        return { path, value: (0,_value_js__WEBPACK_IMPORTED_MODULE_1__/* .fromJson */ .Rf)(json) };
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
            throw error;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`set "${path.text}"`, `not JSON after ":=": ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`, 'Write path=value for a string.');
    }
}
function refuseRounded(value, entry) {
    if (typeof value === 'object' && value !== null) {
        for (const child of Object.values(value))
            refuseRounded(child, entry);
    }
    if (typeof value !== 'number' || (Number.isFinite(value) && (!Number.isInteger(value) || isExact(value))))
        return;
    const hint = 'Write it as a string: path=value.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`set "${entry}"`, `the number ${value} cannot be held exactly`, hint);
}
function isExact(value) {
    return Number.isSafeInteger(value) || /e/.test(String(value));
}
function createdLocation(path) {
    return path.map((segment) => (typeof segment === 'object' ? 0 : segment));
}
function formatPath(path) {
    let text = '';
    for (const segment of path) {
        if (typeof segment !== 'string' || /^$|[.[\]=:\\"'{}\s]/.test(segment))
            text += `[${inBrackets(segment)}]`;
        else
            text += text === '' ? segment : `.${segment}`;
    }
    return text === '' ? '.' : text;
}
function inBrackets(segment) {
    if (typeof segment !== 'object')
        return JSON.stringify(segment);
    if ('insert' in segment)
        return `+${segment.insert}`;
    if (!('field' in segment))
        return '-';
    return `${segment.field}=${/^[\w./-]+$/.test(segment.value) ? segment.value : JSON.stringify(segment.value)}`;
}
function scanPath(text) {
    const selected = scanSelector(text);
    const path = [];
    let at = selected.end;
    if (text[at] === '.')
        at++;
    for (;;) {
        const { segment, length } = scanSegment(text, at);
        path.push(segment);
        if (path.length > maxSegments)
            throw pathError(text, at, `more than ${maxSegments} levels`);
        at += length;
        if (at === text.length || /^:?=/.test(text.slice(at, at + 2)))
            break;
        if (text[at] === '.')
            at++;
        else if (text[at] !== '[')
            throw pathError(text, at, `unexpected “${text[at]}”`);
    }
    return { path: { text: text.slice(0, at), selector: selected.fields, path }, end: at };
}
function scanSelector(text) {
    if (text[0] !== '{')
        return { fields: undefined, end: 0 };
    const close = text.indexOf('}');
    if (close === -1)
        throw pathError(text, 0, '“{” is not closed');
    const fields = new Map();
    for (const part of text.slice(1, close).split(',')) {
        const [field = '', ...value] = part.split('=');
        if (!selectorFields.includes(field.trim()) || value.length === 0) {
            const example = `${selectorFields.join(', ')}: {kind=Deployment,name=web1}`;
            throw pathError(text, 1, `a document is chosen by ${example}`);
        }
        fields.set(field.trim(), value.join('=').trim());
    }
    return { fields, end: close + 1 };
}
const plainKey = /^(?:\\[\s\S]|\\$|:(?!=)|[^\\.[\]=:])+/;
const quoted = String.raw `"(?:\\[\s\S]|[^\\"])*"|'(?:\\[\s\S]|[^\\'])*'`;
const brackets = new RegExp(String.raw `^\[(?:(?<index>\d{1,9})|-|\+(?<insert>\d{1,9})|(?<key>${quoted})|(?<field>[^\]="']+)=(?<value>${quoted}|(?!["'])[^\]]*))\]`);
function scanSegment(text, start) {
    const rest = text.slice(start);
    const found = (rest[0] === '[' ? brackets : plainKey).exec(rest);
    if (found === null) {
        const expected = '“[” is not closed, or is not one of [0], [-], [+0], [field=value] and ["key"]';
        throw pathError(text, start, rest[0] === '[' ? expected : 'a key is missing (an empty key is written [""])');
    }
    const { index, insert, key, field, value = '' } = found.groups ?? {};
    const length = found[0].length;
    if (rest[0] !== '[')
        return { segment: unescaped(found[0]), length };
    if (index !== undefined)
        return { segment: Number(index), length };
    if (insert !== undefined)
        return { segment: { insert: Number(insert) }, length };
    if (key !== undefined)
        return { segment: unquoted(key), length };
    return { segment: field === undefined ? append : { field, value: unquoted(value) }, length };
}
function unquoted(text) {
    return /^["']/.test(text) ? unescaped(text.slice(1, -1)) : text;
}
function unescaped(text) {
    return text.replace(/\\([\s\S])/g, '$1');
}
function pathError(text, at, problem) {
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`path "${text}"`, `${problem}, at character ${at + 1}`, 'Examples: .ingress.hosts[0].host · images[name=web1].newTag · metadata.annotations["example.com/key"]');
}


/***/ }),

/***/ 1978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JM: () => (/* binding */ isFilledCollection),
/* harmony export */   Qy: () => (/* binding */ isMapValue),
/* harmony export */   Rf: () => (/* binding */ fromJson),
/* harmony export */   kq: () => (/* binding */ isListValue)
/* harmony export */ });
function isMapValue(value) {
    return value instanceof Map;
}
function isListValue(value) {
    return Array.isArray(value);
}
function isFilledCollection(value) {
    if (isMapValue(value))
        return value.size > 0;
    return isListValue(value) && value.length > 0;
}
function fromJson(json) {
    if (typeof json === 'string')
        return json;
    if (Array.isArray(json))
        return json.map(fromJson);
    if (typeof json === 'number')
        return { kind: 'verbatim', plain: decimal(json), meaning: json };
    if (typeof json === 'boolean')
        return { kind: 'verbatim', plain: String(json), meaning: json };
    if (typeof json === 'object' && json !== null) {
        return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]));
    }
    return { kind: 'verbatim', plain: 'null', meaning: null };
}
function decimal(number) {
    const text = Object.is(number, -0) ? '0' : String(number);
    const exponent = /^(-?\d+)(\.\d+)?e([-+]\d+)$/.exec(text);
    return exponent === null ? text : `${exponent[1]}${exponent[2] ?? '.0'}e${exponent[3]}`;
}


/***/ }),

/***/ 4410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ readProvenance),
/* harmony export */   SB: () => (/* binding */ composeMessage),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   aw: () => (/* binding */ parseTrailers),
/* harmony export */   e1: () => (/* binding */ provenanceTrailers),
/* harmony export */   e9: () => (/* binding */ trailerBlocks),
/* harmony export */   mb: () => (/* binding */ formatTrailers),
/* harmony export */   uv: () => (/* binding */ trailerValues)
/* harmony export */ });
/* harmony import */ var _skip_markers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4900);

const maxValue = 2000;
const referencePrefix = 'Argocd-reference-commit-';
function provenanceTrailers(provenance) {
    const { reference } = provenance;
    const all = [
        ['Source-Repository', provenance.sourceRepository],
        ['Source-Commit', provenance.sourceCommit],
        ['Source-Ref', provenance.sourceRef],
        ['Source-Branch', provenance.sourceBranch],
        ...provenance.services.map((service) => ['Service', service]),
        ...provenance.images.map((image) => ['Image', image]),
        ...(provenance.contents ?? []).map((each) => ['Content', contentText(each)]),
        ...(provenance.builtFrom ?? []).map(({ service, commit }) => ['Built-From', `${service} ${commit}`]),
        ['Pipeline', provenance.pipeline],
        [`${referencePrefix}author`, reference?.author],
        [`${referencePrefix}sha`, reference?.sha],
        [`${referencePrefix}repourl`, reference?.repoUrl],
        [`${referencePrefix}subject`, reference?.subject],
        [
            `${referencePrefix}body`,
            reference?.body === undefined || reference.body === '' ? undefined : JSON.stringify(reference.body),
        ],
        [`${referencePrefix}date`, reference?.date],
    ];
    return all.flatMap(([key, value]) => (value === undefined || value.trim() === '' ? [] : [[key, value]]));
}
function contentText({ service, content = '-', configuration = '-' }) {
    return `${service} ${content}/${configuration}`;
}
const maxSubject = 72;
function composeMessage(text, trailers) {
    const [first = '', ...rest] = text.replace(/\r\n?/g, '\n').trim().split('\n');
    const body = rest.map(cleanLine).join('\n').trim();
    const last = formatTrailers(trailers).join('\n');
    return `${[subjectOf(first), body, last].filter((part) => part !== '').join('\n\n')}\n`;
}
function subjectOf(line) {
    const subject = oneLine(line).replace(/^-{3,}\s*/, '');
    if (subject === '')
        return 'Update';
    const short = shortened(subject, maxSubject);
    const marker = (0,_skip_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .skipMarkerOf */ .Lr)(subject);
    if (marker === undefined || (0,_skip_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSkipMarker */ .sU)(short) || marker.length > maxSubject / 2)
        return short;
    const rest = oneLine(subject.replace(marker, ' '));
    return `${shortened(rest, maxSubject - marker.length - 1)} ${marker}`;
}
function shortened(text, length) {
    const characters = [...text];
    if (characters.length <= length)
        return text;
    const kept = characters.slice(0, length - 1).join('');
    return `${kept.trimEnd()}…`;
}
function cleanLine(line) {
    const clean = line.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ').trimEnd();
    return /^\s*([\w-]+\s*:|\(cherry picked from)/.test(clean) ? `> ${clean}` : clean;
}
function formatTrailers(trailers) {
    return trailers.map(([key, value]) => `${key}: ${(0,_skip_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutSkipMarkers */ .jO)(oneLine(value)).slice(0, maxValue).trimEnd()}`);
}
function parseTrailers(message) {
    const paragraphs = paragraphsOf(message);
    return paragraphs.length < 2 ? [] : trailersIn(paragraphs.at(-1) ?? '');
}
function trailerBlocks(message) {
    const [, ...paragraphs] = paragraphsOf(message);
    return paragraphs
        .map((paragraph) => {
        const [indent = ''] = /^ */.exec(paragraph) ?? [];
        return trailersIn(paragraph.replaceAll(`\n${indent}`, '\n').slice(indent.length));
    })
        .filter((trailers) => trailers.length > 0)
        .reverse();
}
function paragraphsOf(message) {
    return message
        .replace(/\r\n/g, '\n')
        .trimEnd()
        .split(/\n[ \t]*\n/);
}
function trailersIn(paragraph) {
    const trailers = [];
    for (const line of paragraph.split('\n')) {
        if (line.startsWith('(cherry picked from commit '))
            continue;
        const match = /^([A-Za-z0-9-]+)[ \t]*:[ \t]*(.*)$/.exec(line);
        const last = trailers.at(-1);
        if (match !== null)
            trailers.push([match[1] ?? '', match[2]?.trim() ?? '']);
        else if (/^[ \t]/.test(line) && last !== undefined)
            last[1] += ` ${line.trim()}`;
        else
            return [];
    }
    return trailers;
}
function readProvenance(trailers) {
    const all = (key) => trailerValues(trailers, key);
    const one = (key) => all(key)[0];
    if (one('Source-Commit') === undefined && all('Service').length === 0 && all('Image').length === 0)
        return undefined;
    return {
        sourceRepository: one('Source-Repository'),
        sourceCommit: one('Source-Commit'),
        sourceRef: one('Source-Ref'),
        sourceBranch: one('Source-Branch'),
        services: all('Service'),
        images: all('Image'),
        contents: all('Content').flatMap((value) => {
            const [, service, content, configuration] = /^(\S+) ([^/\s]+)\/(\S+)$/.exec(value) ?? [];
            const known = (key) => (key === '-' ? undefined : key);
            return service === undefined ? [] : [{ service, content: known(content), configuration: known(configuration) }];
        }),
        builtFrom: all('Built-From').flatMap((value) => {
            const [, service, commit] = /^(\S+) ([0-9a-f]{40,64})$/.exec(value) ?? [];
            return service === undefined || commit === undefined ? [] : [{ service, commit }];
        }),
        pipeline: one('Pipeline'),
    };
}
function trailerValues(trailers, key) {
    return trailers.filter(([name]) => name.toLowerCase() === key.toLowerCase()).map(([, value]) => value);
}
function oneLine(text) {
    return text.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
}


/***/ })

};
