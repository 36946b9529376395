export const id = 4695;
export const ids = [4695,4660,2279,9898];
export const modules = {

/***/ 2786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ deploymentsOf),
  hs: () => (/* binding */ emptyPlace),
  yI: () => (/* binding */ readPlace),
  N$: () => (/* binding */ readValues)
});

// EXTERNAL MODULE: ./build/core/git/commit.js
var git_commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/git/message.js
var message = __webpack_require__(4410);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/bump/update.js
var bump_update = __webpack_require__(1218);
// EXTERNAL MODULE: ./build/core/edit/values.js
var values = __webpack_require__(505);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/core/bump/record/write-record.js
var write_record = __webpack_require__(9754);
;// CONCATENATED MODULE: ./build/core/bump/record/value-places.js




const mostEarlier = 20;
class ValuePlaces {
    #edit;
    #texts;
    #now;
    #found = new Map();
    constructor(edit, texts) {
        this.#edit = edit;
        this.#texts = texts;
        this.#now = texts.valuesOf(edit.file, edit.before ?? '');
    }
    lastWriters(records) {
        const ofFile = records.filter(({ places }) => places.some((place) => this.#isHere(place)));
        const found = this.#edit.deletion === undefined ? this.#ofValues(ofFile) : this.#ofPlaces(ofFile);
        return [...new Set(found)];
    }
    earlierWriters(records, newest) {
        const takenBack = new Set();
        const claims = this.#claims().filter((claim) => !this.#now.says(claim));
        const isAbout = (record) => this.#edit.deletion === undefined
            ? claims.some((claim) => this.#wroteClaim(record, claim))
            : record.places.some((place) => this.#isHere(place));
        const found = [];
        for (const record of records) {
            if (!newest.includes(record) && !takenBack.has(record.provenance.sourceCommit) && isAbout(record))
                found.push(record);
            for (const back of (0,write_record/* takenBackOfRecord */.NR)(record, this.#edit.update))
                takenBack.add(back.commit);
        }
        return found.slice(0, mostEarlier);
    }
    async wasEditedSince(transport, record) {
        const { file, before } = this.#edit;
        const blob = (await (0,snapshot/* blobsAt */.cu)(transport, [record.commit], file)).get(record.commit);
        const body = blob === undefined ? undefined : (await transport.read([blob])).get(blob)?.body;
        if (body === undefined)
            return false;
        const text = Buffer.from(body).toString('utf8');
        if (text === before)
            return false;
        const then = this.#texts.valuesOf(file, text);
        return this.#claims().some((claim) => !this.#now.says(claim) && this.#wroteClaim(record, claim) && then.at(claim) !== this.#now.at(claim));
    }
    #ofPlaces(records) {
        const places = new Map();
        for (const record of records) {
            for (const place of record.places)
                if (this.#isHere(place) && !places.has(place))
                    places.set(place, record);
        }
        return [...places.values()];
    }
    #ofValues(records) {
        return this.#claims().flatMap((claim) => {
            const newest = records.find((record) => this.#wroteClaim(record, claim));
            return newest === undefined || this.#now.says(claim) ? [] : [newest];
        });
    }
    #claims() {
        return this.#edit.existed ? (this.#edit.claims ?? []) : [];
    }
    #wroteClaim({ places, provenance }, claim) {
        const { file, image } = this.#edit;
        return places.some((place) => {
            if (!this.#isHere(place))
                return false;
            if (place === file || this.#pathsIn(place).some((path) => this.#leadsTo(path, claim)))
                return true;
            const there = image === undefined && provenance.images.length > 0 ? this.#now.at(claim) : undefined;
            return there !== undefined && provenance.images.some((each) => isPartOf(there, each));
        });
    }
    #leadsTo(path, claim) {
        const plain = (0,values/* plainPath */.s)(path);
        if (plain !== undefined)
            return touches(plain, claim.location);
        if (!this.#found.has(path))
            this.#found.set(path, this.#now.find(path));
        const place = this.#found.get(path);
        return place !== undefined && place.document === claim.document && touches(place.location, claim.location);
    }
    #isHere(place) {
        return place === this.#edit.file || place.startsWith(`${this.#edit.file}#`);
    }
    #pathsIn(place) {
        const words = place.slice(this.#edit.file.length + 1).match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'])+/g) ?? [];
        const { cluster } = this.#edit.update;
        const named = words.find((word) => word.startsWith('cluster='));
        const own = cluster === undefined ? undefined : `cluster=${cluster}`;
        return named === undefined || named === own ? words.filter((word) => word !== named) : [];
    }
}
function touches(one, other) {
    const length = Math.min(one.length, other.length);
    return one.slice(0, length).every((step, index) => step === other[index]);
}
function isPartOf(text, image) {
    const { repository, tag, digest } = (0,reference/* splitImage */.s5)(image);
    return [image, repository, tag, digest, `${repository}:${tag}`].includes(text);
}

;// CONCATENATED MODULE: ./build/core/bump/record/place-state.js






async function readValues(question, place, isTip, texts) {
    const { edit, candidate, transport, seen } = question;
    if (!edit.existed)
        return [];
    const commits = await question.history(write_record/* depths */.pJ[0] ?? 0);
    const values = new ValuePlaces(edit, texts);
    const known = new Set(typeof place.holds === 'object' ? [place.holds.commit] : []);
    const states = [];
    const records = (0,write_record/* allRecords */.Sr)(commits);
    const last = values.lastWriters(records);
    for (const record of [...last, ...(isTip ? [] : values.earlierWriters(records, last))]) {
        const isEarlier = !last.includes(record);
        const holds = deployedBy(record, edit);
        if (holds === undefined)
            continue;
        if (holds.commit === candidate) {
            if (isEarlier)
                continue;
            if (edit.deletion !== undefined || !(await values.wasEditedSince(transport, record)))
                continue;
            const back = { commit: holds.commit, content: undefined, configuration: undefined };
            states.push({ ...place, holds: 'adopted', takenBack: [back], isEarlier });
        }
        else if (!known.has(holds.commit)) {
            known.add(holds.commit);
            const came = cameLater(commits, seen, record.commit) ? 'meanwhile' : 'before';
            states.push({ ...place, holds, came, takenBack: [], isEarlier });
        }
    }
    return states;
}
const emptyPlace = { holds: 'nothing', came: 'before', takenBack: [], pipelineIsOurs: false };
const unsetTag = 'unset';
async function readPlace(question) {
    const { edit, candidate, pipeline } = question;
    const image = imageInPlace(edit);
    if (!edit.existed)
        return readMissing(question);
    if (edit.image !== undefined && image === undefined)
        return emptyPlace;
    const named = await namedCommit(question, image);
    const isNamed = named !== undefined && named !== 'unknown';
    const steps = isNamed ? 1 : image === undefined ? 2 : write_record/* depths */.pJ.length;
    const { record, commits, whole } = await newestRecord(question, write_record/* depths */.pJ.slice(0, steps));
    const records = (0,write_record/* recordsOf */.M$)(commits, edit);
    const isInPlace = record !== undefined && (0,write_record/* hasWritten */.qF)(record, edit);
    const here = isInPlace ? record : image && (0,write_record/* writerOf */.bi)(commits, edit, image);
    const elsewhere = here === undefined && image !== undefined ? (0,write_record/* writerAnywhere */.nC)(commits, image) : undefined;
    const writer = here ?? elsewhere;
    const deployed = writer === undefined ? undefined : deployedBy(writer, edit);
    const known = deployed && (elsewhere === undefined ? deployed : { ...deployed, configuration: undefined });
    const holds = known ?? (isNamed ? ofTag(named) : named === 'unknown' || !(whole || record) ? 'unknown' : 'adopted');
    const lost = record !== undefined && !isInPlace ? takenBackFrom(record, edit) : [];
    return {
        holds,
        came: known !== undefined && writer !== undefined && cameLater(commits, question.seen, writer.commit)
            ? 'meanwhile'
            : 'before',
        takenBack: await takenBackOf(question, records, lost, typeof holds === 'object' ? holds : undefined),
        pipelineIsOurs: pipeline !== undefined &&
            records.some(({ provenance }) => provenance.pipeline === pipeline && provenance.sourceCommit === candidate),
    };
}
const mostCopies = 3;
async function newestRecord(question, steps) {
    const { transport, edit } = question;
    const copies = new Set();
    for (;;) {
        const search = await (0,write_record/* searchRecord */.U$)(question, steps, copies);
        const { record } = search;
        if (record === undefined || (0,write_record/* hasWritten */.qF)(record, edit) || (0,write_record/* hasConfirmed */.M1)(record, edit))
            return search;
        if (copies.size === mostCopies)
            return search;
        const [change] = await (0,write_record/* changesOf */.fs)(transport, [record], edit.file);
        if (change !== 'nothing')
            return search;
        copies.add(record.commit);
    }
}
async function readMissing({ transport, edit, history, seen }) {
    const commits = await history(write_record/* depths */.pJ[0] ?? 0);
    const deletion = (0,write_record/* deletionOf */.Yw)(commits, edit.file);
    const holds = deletion === undefined ? undefined : deployedBy(deletion, edit);
    if (deletion !== undefined && holds !== undefined) {
        return { ...emptyPlace, holds, came: cameLater(commits, seen, deletion.commit) ? 'meanwhile' : 'before' };
    }
    const records = edit.image === undefined ? [] : (0,write_record/* recordsOf */.M$)(commits, edit);
    const record = records.find(({ places }) => places.length > 0);
    if (record === undefined || !(await (0,write_record/* wasTakenAway */.L6)(transport, commits, record, edit.file)))
        return emptyPlace;
    return { ...emptyPlace, takenBack: takenBackFrom(record, edit) };
}
function deploymentsOf(commits, edit) {
    return (0,write_record/* recordsOf */.M$)(commits, edit).flatMap((record) => deployedBy(record, edit) ?? []);
}
function imageInPlace({ image }) {
    const parts = (0,reference/* splitImage */.s5)(image?.oldImage ?? '');
    if (parts.digest === undefined && (parts.tag === undefined || parts.tag === unsetTag))
        return undefined;
    return parts;
}
async function namedCommit({ commitOf }, image) {
    const tag = image?.tag;
    if (tag === undefined || !/^([0-9a-f]{7,40}|[0-9a-f]{64})$/.test(tag))
        return undefined;
    const found = await commitOf(tag);
    return found === 'unknown' && (0,git_commit/* isObjectName */.V2)(tag) ? tag : found;
}
function deployedBy({ provenance, commit: recordedBy }, edit) {
    const { sourceCommit: commit, sourceRef, sourceBranch, sourceRepository } = provenance;
    if (commit === undefined || !(0,git_commit/* isObjectName */.V2)(commit))
        return undefined;
    const subject = (0,bump_update/* subjectOf */.et)(edit.update);
    const carried = message/* CarriedServices */.By.of(provenance);
    const keys = carried.content(subject);
    return {
        commit,
        ref: sourceRef ?? (sourceBranch === undefined ? undefined : `refs/heads/${sourceBranch}`),
        repository: sourceRepository,
        content: keys?.content,
        configuration: keys?.configuration,
        builtFrom: carried.builtFrom(subject) ?? commit,
        recordedBy,
        image: writtenImage(provenance, edit),
    };
}
function writtenImage({ images }, { image }) {
    return (0,write_record/* imagesFitting */.oo)({ images }, (0,reference/* splitImage */.s5)(image?.oldImage ?? ''))[0]?.text;
}
function ofTag(commit) {
    const unknown = { ref: undefined, repository: undefined, content: undefined, configuration: undefined };
    return { ...unknown, commit, builtFrom: commit, recordedBy: undefined, image: undefined };
}
function takenBackFrom(record, { update }) {
    const commit = record.provenance.sourceCommit;
    return commit === undefined ? [] : [{ commit, ...keysIn(record, update) }];
}
async function takenBackOf({ edit, commitOf }, records, lost, holds) {
    const found = new Map(lost.map((each) => [each.commit, each]));
    const cameBack = new Set(holds === undefined ? [] : [holds.commit, holds.builtFrom, holds.content]);
    cameBack.delete(undefined);
    for (const record of records) {
        const { provenance } = record;
        for (const { commit: what, service, ...keys } of (0,write_record/* takenBackOfRecord */.NR)(record, edit.update)) {
            const tag = (0,git_commit/* isObjectName */.V2)(what) ? undefined : (0,reference/* splitImage */.s5)(what).tag;
            const named = tag === undefined ? undefined : await commitOf(tag);
            const commit = named === undefined || named === 'unknown' ? what : named;
            if (cameBack.has(commit) || cameBack.has(what) || isImage(what, edit.image?.oldImage) || found.has(commit))
                continue;
            const own = records.find((each) => each.provenance.sourceCommit === commit);
            const told = service === undefined ? keysIn(own, edit.update) : keys;
            if (!cameBack.has(told.content))
                found.set(commit, { commit, ...told });
        }
        const { sourceCommit } = provenance;
        for (const each of [sourceCommit, keysIn(record, edit.update).content])
            if (each)
                cameBack.add(each);
    }
    return [...found.values()];
}
function keysIn(record, update) {
    const keys = record && message/* CarriedServices */.By.of(record.provenance).content((0,bump_update/* subjectOf */.et)(update));
    return { content: keys?.content, configuration: keys?.configuration };
}
function isImage(what, inPlace) {
    const image = (0,reference/* splitImage */.s5)(what);
    return image.tag !== undefined && inPlace !== undefined && (0,write_record/* sameImage */.G4)(image, (0,reference/* splitImage */.s5)(inPlace));
}
const reachedOf = new WeakMap();
function cameLater(commits, seen, commit) {
    if (seen === undefined || commit === seen)
        return false;
    const known = reachedOf.get(commits) ?? new Map();
    reachedOf.set(commits, known);
    if (!known.has(seen))
        known.set(seen, reachedFrom(commits, seen));
    return known.get(seen)?.has(commit) !== true;
}
function reachedFrom(commits, seen) {
    const parents = new Map(commits.map(({ id, body }) => [id, (0,git_commit/* decodeCommit */.ix)(body).parents]));
    if (!parents.has(seen))
        return undefined;
    const reached = new Set([seen]);
    for (const id of reached)
        for (const parent of parents.get(id) ?? [])
            reached.add(parent);
    return reached;
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
/* harmony export */   u0: () => (/* binding */ parseRemoval),
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
function parsePath(text, input = 'path') {
    const { path, end } = scanPath(text, input);
    if (end !== text.length)
        throw pathError({ text, input }, end, '“=” must be quoted: ["a=b"]');
    return path;
}
function parseAssignment(entry) {
    const { path, end } = scanPath(entry, 'set');
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
        const problem = `"${entry}" has no JSON behind ":=": ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('set', problem, `Write ${path.text}=… for text, which needs no quotes.`);
    }
}
function parseRemoval(text) {
    const path = parsePath(text, 'unset');
    if (!path.path.some(isAddition))
        return path;
    const hint = 'Name the item by its position ([0]) or by a field ([name=web1]).';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('unset', `"${text}" is a new item of a list, and none that is there`, hint);
}
function refuseRounded(value, entry) {
    if (typeof value === 'object' && value !== null) {
        for (const child of Object.values(value))
            refuseRounded(child, entry);
    }
    if (typeof value !== 'number' || (Number.isFinite(value) && (!Number.isInteger(value) || isExact(value))))
        return;
    const hint = 'Write it as a string: path=value.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('set', `"${entry}": the number ${value} cannot be held exactly`, hint);
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
function scanPath(text, input) {
    const given = { text, input };
    const selected = scanSelector(given);
    const path = [];
    let at = selected.end;
    if (text[at] === '.')
        at++;
    for (;;) {
        const { segment, length } = scanSegment(given, at);
        path.push(segment);
        if (path.length > maxSegments)
            throw pathError(given, at, `more than ${maxSegments} levels`);
        at += length;
        if (at === text.length || /^:?=/.test(text.slice(at, at + 2)))
            break;
        if (text[at] === '.')
            at++;
        else if (text[at] !== '[')
            throw pathError(given, at, `unexpected “${text[at]}”`);
    }
    return { path: { text: text.slice(0, at), selector: selected.fields, path }, end: at };
}
function scanSelector(given) {
    const { text } = given;
    if (text[0] !== '{')
        return { fields: undefined, end: 0 };
    const close = text.indexOf('}');
    if (close === -1)
        throw pathError(given, 0, '“{” is not closed');
    const fields = new Map();
    for (const part of text.slice(1, close).split(',')) {
        const [field = '', ...value] = part.split('=');
        if (!selectorFields.includes(field.trim()) || value.length === 0) {
            const example = `${selectorFields.join(', ')}: {kind=Deployment,name=web1}`;
            throw pathError(given, 1, `a document is chosen by ${example}`);
        }
        fields.set(field.trim(), value.join('=').trim());
    }
    return { fields, end: close + 1 };
}
const plainKey = /^(?:\\[\s\S]|\\$|:(?!=)|[^\\.[\]=:])+/;
const quoted = String.raw `"(?:\\[\s\S]|[^\\"])*"|'(?:\\[\s\S]|[^\\'])*'`;
const brackets = new RegExp(String.raw `^\[(?:(?<index>\d{1,9})|-|\+(?<insert>\d{1,9})|(?<key>${quoted})|(?<field>[^\]="']+)=(?<value>${quoted}|(?!["'])[^\]]*))\]`);
function scanSegment(given, start) {
    const rest = given.text.slice(start);
    const found = (rest[0] === '[' ? brackets : plainKey).exec(rest);
    if (found === null) {
        const expected = '“[” is not closed, or is not one of [0], [-], [+0], [field=value] and ["key"]';
        throw pathError(given, start, rest[0] === '[' ? expected : 'a key is missing (an empty key is written [""])');
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
function pathError({ text, input }, at, problem) {
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${text}" is no path: ${problem}, at character ${at + 1}`, 'Examples: .ingress.hosts[0].host · images[name=web1].newTag · metadata.annotations["example.com/key"]');
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

/***/ 505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ FileTexts),
/* harmony export */   s: () => (/* binding */ plainPath)
/* harmony export */ });
/* harmony import */ var _text_locate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(493);
/* harmony import */ var _text_node_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(843);
/* harmony import */ var _text_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4660);
/* harmony import */ var _text_source_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2518);
/* harmony import */ var _text_verify_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6110);





class FileValues {
    #file;
    #text;
    #source;
    constructor(file, text) {
        this.#file = file;
        this.#text = text;
    }
    at({ document, location }) {
        return this.#tried((source) => (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(source.documents[document], location));
    }
    says({ document, location, value }) {
        const isSaid = this.#tried(({ documents }) => {
            const there = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_0__/* .lookUp */ .TE)(documents[document], location);
            return value === undefined ? there === undefined : (0,_text_verify_js__WEBPACK_IMPORTED_MODULE_4__/* .readsAs */ .q)(there ?? null, value);
        });
        return isSaid === true;
    }
    find(text) {
        return this.#tried((source) => {
            const path = (0,_text_path_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePath */ .Rr)(text);
            const document = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseDocument */ .li)(source, path);
            if (document === undefined)
                return undefined;
            const { hops, missing } = (0,_text_locate_js__WEBPACK_IMPORTED_MODULE_0__/* .follow */ .e6)(document, path.path, 'look-up');
            const location = [...(0,_text_node_js__WEBPACK_IMPORTED_MODULE_1__/* .hopLocation */ .xj)(hops), ...(0,_text_path_js__WEBPACK_IMPORTED_MODULE_2__/* .createdLocation */ .Y7)(missing)];
            return { document: source.documents.indexOf(document), location };
        });
    }
    #tried(read) {
        try {
            this.#source ??= (0,_text_source_js__WEBPACK_IMPORTED_MODULE_3__.parseSource)(this.#file, this.#text);
            return read(this.#source);
        }
        catch {
            return undefined;
        }
    }
}
class FileTexts {
    #texts = new Map();
    valuesOf(file, text) {
        const texts = this.#texts.get(file) ?? new Map();
        this.#texts.set(file, texts);
        const values = texts.get(text) ?? new FileValues(file, text);
        texts.set(text, values);
        return values;
    }
}
function plainPath(text) {
    try {
        const { path, selector } = (0,_text_path_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePath */ .Rr)(text);
        const keys = path.filter((step) => typeof step === 'string');
        return selector === undefined && keys.length === path.length ? keys : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 6001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ differs),
/* harmony export */   LD: () => (/* binding */ decide)
/* harmony export */ });
/* unused harmony export order */
function order(facts) {
    const outcome = asAsked(facts);
    const { tombstone } = facts;
    if (outcome.do !== 'write' || tombstone === undefined)
        return outcome;
    return { ...outcome, generation: tombstone.generation + 1 };
}
function asAsked(facts) {
    const clause = firstClause(facts);
    if (clause.do !== 'superseded')
        return clause;
    const { asked, inPlace } = facts;
    const final = clause.because === 'closed' || clause.because === 'stopped';
    if (asked.onOlder === 'apply' && !final) {
        const other = inPlace.kind === 'ours' && inPlace.commit !== facts.candidate.commit ? inPlace.commit : undefined;
        const isOpen = other !== undefined && clause.because === 'taken-back';
        if (isOpen && facts.relation === undefined)
            return { ask: 'relation' };
        const isForward = isOpen && facts.relation === 'contains';
        const rollbackOf = other === undefined || isForward ? [] : [other];
        return { do: 'write', because: 'asked', rollbackOf };
    }
    const isPersons = asked.by === 'person' || (inPlace.kind !== 'nothing' && inPlace.pipelineIsOurs === true);
    if (!isPersons && asked.onOlder !== 'fail')
        return clause;
    return { do: 'refuse', code: 'OLDER_THAN_IN_PLACE', because: clause.because, by: clause.by };
}
function firstClause(facts) {
    const { asked, candidate, closed, tombstone, inPlace, takenBack, relation } = facts;
    const { commit, on } = candidate;
    const superseded = (because, by) => ({ do: 'superseded', because, by });
    const write = (because) => ({ do: 'write', because, rollbackOf: [] });
    if (closed === undefined)
        return { ask: 'closed' };
    if (closed === 'yes')
        return superseded('closed', commit);
    if (tombstone?.because === 'stopped' && tombstone.came === 'meanwhile')
        return superseded('stopped', commit);
    const binds = tombstone !== undefined && tombstone.because !== 'stopped' && closed === 'unknown';
    if (binds && tombstone.pipelineIsNewer !== 'yes')
        return superseded('closed', commit);
    if (on === undefined)
        return { ask: 'on' };
    if (on === 'off')
        return superseded('dropped', commit);
    for (const [index, back] of asked.named ? [] : takenBack.entries()) {
        if (back.commit === commit)
            return superseded('taken-back', back.commit);
        const isSameContent = candidate.content !== undefined && back.content === candidate.content;
        if (isSameContent)
            return superseded('taken-back', back.commit);
        if (on === 'tip')
            continue;
        if (back.relation === undefined)
            return { ask: 'takenBack', index };
        if (back.relation === 'contained')
            return superseded('taken-back', back.commit);
    }
    if (inPlace.kind === 'nothing')
        return write('first');
    if (inPlace.kind === 'adopted')
        return write('adopted');
    if (inPlace.kind === 'unknown')
        return untold(asked, undefined);
    const { commit: there, source, line, came } = inPlace;
    if (there === commit)
        return write('same');
    if (on === 'tip') {
        if (source === undefined)
            return { ask: 'source' };
        if (source === 'same')
            return write('tip');
    }
    if (relation === undefined)
        return { ask: 'relation' };
    if (relation === 'contains')
        return write('newer');
    if (relation === 'contained' && on !== 'tip')
        return superseded('newer', there);
    if (line === undefined)
        return { ask: 'line' };
    if (relation === 'contained')
        return line === 'none' ? write('returned') : superseded('newer', there);
    if (line === 'mine')
        return on === 'tip' ? write('newer') : superseded('newer', there);
    if (facts.version === undefined)
        return { ask: 'version' };
    if (facts.version === 'lower')
        return superseded('version', there);
    if (came === 'meanwhile')
        return superseded('overtaken', there);
    if (relation === 'unknown')
        return untold(asked, there);
    const taken = write(facts.version === 'higher' ? 'newer' : 'takes-over');
    return line === 'none' ? taken : { ...taken, warning: 'takes-over' };
}
function untold(asked, there) {
    if (asked.onOlder === 'fail')
        return { do: 'refuse', code: 'ORDER_UNKNOWN', because: 'unknown', by: there };
    const isAsked = asked.onOlder === 'apply' && asked.by === 'person';
    const rollbackOf = isAsked && there !== undefined ? [there] : [];
    return { do: 'write', because: 'unknown', warning: 'unknown', rollbackOf };
}
async function decide(facts, answer) {
    for (let known = facts;;) {
        const outcome = order(known);
        if ('do' in outcome)
            return outcome;
        known = await answer(outcome, known);
    }
}
function differs(facts) {
    const { asked, candidate, inPlace, takenBack, pending, application } = facts;
    if (asked.named)
        return { do: 'write', what: 'image', because: 'asked' };
    const isEqual = hasEqualContent(facts);
    const knownBack = takenBack.find(({ content }) => content === candidate.content);
    if (isEqual !== 'yes') {
        if (knownBack !== undefined)
            return held(facts, knownBack);
        if (isEqual === undefined)
            return { ask: 'sameContent' };
        for (const [index, { content, sameContent, ...rest }] of takenBack.entries()) {
            if (content !== undefined)
                continue;
            if (sameContent === undefined)
                return { ask: 'takenBackContent', index };
            if (sameContent === 'yes')
                return held(facts, rest);
        }
        return { do: 'write', what: 'image', because: inPlace.kind === 'nothing' ? 'first' : 'content' };
    }
    if (asked.all) {
        return knownBack === undefined ? { do: 'write', what: 'image', because: 'asked' } : held(facts, knownBack);
    }
    const { content, configuration } = candidate;
    if (isOther(configurationInPlace(inPlace), configuration)) {
        const back = takenBack.find((each) => each.content === content && each.configuration === configuration);
        return back === undefined ? { do: 'write', what: 'values', because: 'configuration' } : held(facts, back);
    }
    if (pending)
        return { do: 'nothing', because: 'pending' };
    if (application === 'none')
        return { do: 'nothing', because: 'equal' };
    if (application !== 'equal')
        return { do: 'follow-up', because: 'application' };
    if (inPlace.kind === 'ours' && inPlace.commit === candidate.commit)
        return { do: 'follow-up', because: 'same-commit' };
    return { do: 'nothing', because: 'equal' };
}
function hasEqualContent({ inPlace, candidate, sameContent }) {
    if (inPlace.kind === 'nothing')
        return 'no';
    const key = inPlace.kind === 'ours' ? inPlace.content : undefined;
    return key === undefined ? sameContent : key === candidate.content ? 'yes' : 'no';
}
function held({ inPlace, candidate, application }, back) {
    const nothing = { do: 'nothing', because: 'held', by: back.commit };
    if (inPlace.kind === 'nothing')
        return nothing;
    const there = configurationInPlace(inPlace);
    const given = back.configuration ?? there;
    if (isOther(given, candidate.configuration) && there !== candidate.configuration) {
        return { do: 'write', what: 'values', because: 'configuration' };
    }
    const lacks = application === 'missing' || application === 'differs';
    return lacks ? { do: 'follow-up', because: 'application' } : nothing;
}
function configurationInPlace(inPlace) {
    return inPlace.kind === 'ours' ? inPlace.configuration : undefined;
}
function isOther(key, wanted) {
    return key !== undefined && key !== wanted;
}


/***/ }),

/***/ 9714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SS: () => (/* binding */ answersFrom),
  sV: () => (/* binding */ inPlaceOf),
  U_: () => (/* binding */ orderFacts)
});

// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var git_repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/review/tombstone.js
var review_tombstone = __webpack_require__(7368);
;// CONCATENATED MODULE: ./build/core/flow/version.js
function compareVersions(ref, other) {
    const [one, two] = [versionIn(ref), versionIn(other)];
    if (one === undefined || two === undefined || one.line !== two.line)
        return 'none';
    const order = compareNumbers(one.numbers, two.numbers) || comparePrereleases(one.prerelease, two.prerelease);
    return order === 0 ? 'none' : order > 0 ? 'higher' : 'lower';
}
function versionIn(ref) {
    const match = /^(refs\/(?:heads|tags)\/(?:.*[^0-9A-Za-z.])?)(v?)(\d+(?:\.\d+)*)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(ref ?? '');
    if (match === null)
        return undefined;
    const [, line = '', v, version = '', prerelease] = match;
    if (!version.includes('.') && (v === '' || !line.startsWith('refs/tags/')))
        return undefined;
    return { line, numbers: version.split('.').map(Number), prerelease: prerelease?.split('.') ?? [] };
}
function compareNumbers(one, two) {
    for (let index = 0; index < Math.max(one.length, two.length); index += 1) {
        const difference = (one[index] ?? 0) - (two[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function comparePrereleases(one, two) {
    if (one.length === 0 || two.length === 0)
        return two.length - one.length;
    for (let index = 0; index < Math.min(one.length, two.length); index += 1) {
        const [a = '', b = ''] = [one[index], two[index]];
        if (a === b)
            continue;
        const [isNumber, otherIsNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
        if (isNumber && otherIsNumber)
            return Number(a) - Number(b);
        if (isNumber !== otherIsNumber)
            return isNumber ? -1 : 1;
        return a < b ? -1 : 1;
    }
    return one.length - two.length;
}

;// CONCATENATED MODULE: ./build/core/flow/order-facts.js



function inPlaceOf({ holds, came, pipelineIsOurs }) {
    if (holds === 'nothing')
        return { kind: holds };
    if (typeof holds === 'string')
        return { kind: holds, pipelineIsOurs };
    const { commit, content, configuration } = holds;
    return { kind: 'ours', commit, content, configuration, came, pipelineIsOurs };
}
function orderFacts(state, content, run, review) {
    const { asked, commit } = run;
    const facts = { asked, candidate: { commit, content }, inPlace: inPlaceOf(state), takenBack: state.takenBack };
    if (review === undefined)
        return { ...facts, closed: 'no' };
    return { ...facts, tombstone: review.tombstone && tombstoneOf(review.tombstone, run, review.sawTombstone) };
}
function tombstoneOf(tombstone, { pipelineCreatedAt, asked }, sawTombstone) {
    const facts = (0,review_tombstone/* tombstoneFacts */.Rd)(tombstone, { came: sawTombstone ? 'before' : 'meanwhile', pipelineCreatedAt });
    const underWay = facts.pipelineIsNewer === 'no' && asked.by !== 'person';
    return underWay ? { ...facts, came: 'meanwhile' } : facts;
}
function answersFrom(facts, run, { holds }) {
    const inPlace = typeof holds === 'string' ? undefined : holds;
    const withInPlace = (known, more) => ({
        ...known,
        inPlace: { ...known.inPlace, ...more },
    });
    return async (question, known) => {
        switch (question.ask) {
            case 'closed':
                return { ...known, closed: await facts.closed() };
            case 'on':
                return { ...known, candidate: { ...known.candidate, on: await facts.on() } };
            case 'relation':
                return { ...known, relation: inPlace ? await facts.relation(run.commit, inPlace.commit) : 'unknown' };
            case 'source':
                return withInPlace(known, { source: inPlace ? await sourceOf(facts, run, inPlace) : 'unknown' });
            case 'line':
                return withInPlace(known, { line: inPlace ? await facts.line(inPlace) : 'unknown' });
            case 'version':
                return { ...known, version: compareVersions(run.ref, inPlace?.ref) };
            case 'takenBack': {
                const takenBack = await Promise.all(known.takenBack.map(async (back, index) => index === question.index ? { ...back, relation: await relationTo(facts, run, back.commit) } : back));
                return { ...known, takenBack };
            }
        }
    };
}
async function relationTo(facts, { commit }, other) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(other) ? facts.relation(commit, other) : 'unknown';
}
async function sourceOf(facts, { ref, repository }, inPlace) {
    if (ref === undefined || inPlace.ref === undefined)
        return 'unknown';
    if (ref !== inPlace.ref)
        return 'other';
    if (inPlace.repository === undefined || (0,git_repository/* sameRepository */.RB)(inPlace.repository, repository))
        return 'same';
    const found = await facts.has(inPlace.commit);
    return found === 'yes' ? 'same' : found === 'no' ? 'other' : 'unknown';
}


/***/ }),

/***/ 4695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   historyOf: () => (/* binding */ historyOf),
/* harmony export */   orderingOf: () => (/* binding */ orderingOf),
/* harmony export */   outcomeOf: () => (/* binding */ outcomeOf),
/* harmony export */   refusal: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _bump_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8820);
/* harmony import */ var _bump_record_place_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2786);
/* harmony import */ var _bump_record_write_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9754);
/* harmony import */ var _bump_update_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1218);
/* harmony import */ var _edit_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(505);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6156);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9121);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9349);
/* harmony import */ var _decision_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6001);
/* harmony import */ var _order_facts_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9714);











function orderingOf(request) {
    const { facts, run, contents, warn } = request;
    const transport = (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_7__/* .withSharedReads */ .Ve)(request.transport);
    const warned = new Set();
    let { seen } = request;
    let isFirst = request.isFresh !== true;
    return (snapshot, attempt) => {
        const tip = snapshot.commit;
        if (tip !== undefined && attempt === 1)
            transport.expectHistory(tip, _bump_record_write_record_js__WEBPACK_IMPORTED_MODULE_2__/* .depths */ .pJ[0] ?? 0);
        const source = facts.refresh(isFirst ? 0 : undefined).then(() => facts.on());
        isFirst = false;
        const judge = async (edits, review) => {
            seen ??= { tip, tombstone: review?.tombstone?.closedAt };
            await source;
            const known = await contents;
            const contentOf = ({ update }) => {
                const given = known.get((0,_bump_update_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(update) ?? '')?.content;
                return given === 'in place' ? undefined : given;
            };
            const history = historyOf(transport, tip);
            const texts = new _edit_values_js__WEBPACK_IMPORTED_MODULE_4__/* .FileTexts */ .D();
            const questionOf = (edit) => ({
                transport,
                history,
                edit,
                seen: seen?.tip,
                candidate: run.commit,
                pipeline: run.pipeline,
                commitOf: (digits) => facts.commitOf(digits),
            });
            const judgeEdit = async (edit) => {
                const state = await (0,_bump_record_place_state_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlace */ .yI)(questionOf(edit));
                return { state, outcome: await outcomeOf(state, contentOf(edit), request, reviewFacts(review, seen)) };
            };
            const judgeValues = async (edit, place) => {
                const rollbackOf = [];
                const isTip = (await facts.on()) === 'tip';
                for (const state of await (0,_bump_record_place_state_js__WEBPACK_IMPORTED_MODULE_1__/* .readValues */ .N$)(questionOf(edit), place, isTip, texts)) {
                    if (state.isEarlier && !(await isOlderThan(state, request)))
                        continue;
                    const outcome = await outcomeOf(state, undefined, request, reviewFacts(review, seen));
                    if (outcome.do !== 'write')
                        return outcome;
                    rollbackOf.push(...outcome.rollbackOf);
                }
                return { do: 'write', rollbackOf };
            };
            const superseded = [];
            const takenBack = new Map();
            const inPlace = new Map();
            let closed;
            const places = await Promise.all(placesOf(edits).map(async (place) => ({ ...place, ...(await judgeEdit(place.first)) })));
            const values = new Map();
            const judgePlaceValues = async ({ all, state, outcome }) => {
                if (outcome.do !== 'write')
                    return;
                await Promise.all(all.map(async (edit) => values.set(edit, await judgeValues(edit, state))));
            };
            await Promise.all(places.map(judgePlaceValues));
            for (const { first, all, state, outcome } of places) {
                if (outcome.do === 'refuse')
                    throw refusal(first, outcome, request);
                if (outcome.do === 'superseded') {
                    const { because, by } = outcome;
                    superseded.push(...all.map((edit) => ({ edit: { ...edit, image: first.image }, because, by })));
                    if (because === 'closed' || because === 'stopped')
                        closed = because;
                    continue;
                }
                const rollbackOf = [...outcome.rollbackOf];
                const held = [];
                for (const edit of all) {
                    const ofValues = values.get(edit);
                    const withoutImage = { ...edit, image: undefined };
                    if (ofValues?.do === 'refuse')
                        throw refusal(withoutImage, ofValues, request);
                    if (ofValues?.do === 'superseded') {
                        held.push({ edit: withoutImage, because: ofValues.because, by: ofValues.by });
                    }
                    else {
                        rollbackOf.push(...(ofValues?.rollbackOf ?? []));
                    }
                }
                superseded.push(...held);
                if (held.length === all.length)
                    continue;
                const subject = (0,_bump_update_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(first.update);
                if (typeof state.holds !== 'string')
                    inPlace.set(subject, state.holds);
                takenBack.set(subject, stillTakenBack(state, [...new Set(rollbackOf)], { commit: run.commit, content: contentOf(first) }));
                const warning = await warningOf(first, state, outcome, request);
                if (warning === undefined || warned.has(warning))
                    continue;
                warned.add(warning);
                warn(warning);
            }
            const same = edits.some(({ changed }) => changed) ? edits.filter(({ changed }) => !changed) : [];
            const ofSame = await Promise.all(same.map(judgeEdit));
            const confirmed = same.filter((_, index) => {
                const { state, outcome } = ofSame[index] ?? {};
                const isWritten = outcome?.do === 'write' && outcome.warning === undefined && outcome.rollbackOf.length === 0;
                return isWritten && state?.takenBack.length === 0;
            });
            if (review !== undefined && edits.length === 0) {
                const outcome = await outcomeOf(_bump_record_place_state_js__WEBPACK_IMPORTED_MODULE_1__/* .emptyPlace */ .hs, undefined, request, reviewFacts(review, seen));
                if (outcome.do === 'superseded' && (outcome.because === 'closed' || outcome.because === 'stopped')) {
                    closed = outcome.because;
                }
            }
            const admission = review && (await admissionOf(facts, closed));
            return { superseded, confirmed, takenBack, inPlace, admission };
        };
        return judge;
    };
}
async function isOlderThan({ holds }, { facts, run }) {
    if (typeof holds === 'string')
        return false;
    return (await facts.relation(run.commit, holds.commit)) === 'contained';
}
async function admissionOf(facts, closed) {
    if (closed !== undefined)
        return { result: 'closed', because: closed };
    return { result: 'admitted', sourceIsOpen: (await facts.closed()) === 'no' };
}
function reviewFacts(review, seen) {
    return review && { ...review, sawTombstone: seen?.tombstone === review.tombstone?.closedAt };
}
function outcomeOf(state, content, { facts, run }, review) {
    return (0,_decision_js__WEBPACK_IMPORTED_MODULE_10__/* .decide */ .LD)((0,_order_facts_js__WEBPACK_IMPORTED_MODULE_9__/* .orderFacts */ .U_)(state, content, run, review), (0,_order_facts_js__WEBPACK_IMPORTED_MODULE_9__/* .answersFrom */ .SS)(facts, run, state));
}
function historyOf(transport, tip) {
    const read = new Map();
    return (depth) => {
        const commits = read.get(depth) ?? (tip === undefined ? Promise.resolve([]) : transport.history(tip, depth));
        read.set(depth, commits);
        return commits;
    };
}
function placesOf(edits) {
    const places = new Map();
    for (const edit of edits) {
        if (!edit.changed)
            continue;
        const name = (0,_bump_record_write_record_js__WEBPACK_IMPORTED_MODULE_2__/* .placeName */ .fW)(edit);
        const place = places.get(name) ?? { first: edit, all: [] };
        place.all.push(edit);
        places.set(name, place);
    }
    return [...places.values()];
}
function stillTakenBack({ holds, takenBack }, rollbackOf, written) {
    const { content, configuration } = typeof holds === 'string' ? { content: undefined, configuration: undefined } : holds;
    const now = rollbackOf.map((each) => ({ commit: each, content, configuration, isNew: true }));
    const isWritten = (back) => back.commit === written.commit || (back.content !== undefined && back.content === written.content);
    const before = takenBack.filter((back) => !isWritten(back) && !rollbackOf.includes(back.commit));
    return [...now, ...before.map((back) => ({ ...back, isNew: false }))];
}
async function warningOf(edit, { holds }, outcome, { facts, run }) {
    if (outcome.do !== 'write' || outcome.warning === undefined)
        return undefined;
    if (outcome.warning === 'unknown' || typeof holds === 'string')
        return `${prefixOf(edit)}${unknownOrder(edit, facts)}`;
    const commits = await facts.lacking(holds.commit, run.commit);
    const names = commits.map(({ commit, subject }) => `${commit.slice(0, 8)} ${subject}`).join(', ');
    const from = holds.ref === undefined ? '' : ` of ${holds.ref.replace(/^refs\/(heads|tags)\//, '')}`;
    return `${prefixOf(edit)}this takes out ${holds.commit.slice(0, 8)}${from}, which ${run.commit.slice(0, 8)} does not contain${names === '' ? '' : ` (${names})`}`;
}
function prefixOf({ update, file }) {
    return update.service === undefined || update.service === file ? '' : `${(0,_bump_update_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(update)}: `;
}
function unknownOrder({ file, image }, { notes }) {
    const { tag, digest } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_8__/* .splitImage */ .s5)(image?.oldImage ?? '');
    const why = notes.length === 0
        ? `the last ${_bump_record_write_record_js__WEBPACK_IMPORTED_MODULE_2__/* .depths */ .pJ.at(-1)} commits of the GitOps repository do not say what it was built from`
        : notes.join('; ');
    return `cannot tell whether ${tag ?? digest ?? 'what is'} in ${file} is newer: ${why}`;
}
function refusal(edit, outcome, { facts, run }) {
    const { code, because, by } = outcome;
    const mine = `this run is of ${run.commit.slice(0, 8)}`;
    if (because === 'unknown') {
        const problem = `${prefixOf(edit)}${unknownOrder(edit, facts)} (${mine})`;
        const hint = 'Let the job read the monorepo (a token that may read it, or `fetch-depth: 0`), use tags that name the commit (`{sha8}`), or `on-older: skip` or `apply` for this once.';
        return new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR('refused', code, problem, { hint });
    }
    const message = `${(0,_bump_message_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSupersession */ .vt)({ edit, because, by: by ?? '' })} (${mine})`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_5__/* .Failure */ .HR('refused', code, message, { hint: waysBack(because, by) });
}
function waysBack(because, by) {
    const onPurpose = 'deploy this commit with `on-older: apply`; either way it holds until the content changes.';
    switch (because) {
        case 'closed':
        case 'stopped':
            return 'Open the branch or request again and push to it, or start a new pipeline: that makes the environment anew.';
        case 'dropped':
            return `Run the pipeline of what the branch, tag or request has now. To go back on purpose: run \`bump-image-tag\` with \`rollback\` (and the \`tag\` to go back to), or ${onPurpose}`;
        case 'taken-back':
            return 'To bring it back on purpose: run `deploy` with the service by its name (`services`), or with `on-older: apply`.';
        default:
    }
    const what = by !== undefined && (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_6__/* .isObjectName */ .V2)(by) ? ` (${by.slice(0, 8)} is in place)` : '';
    return `To go back on purpose${what}: run \`bump-image-tag\` with \`rollback\` (and the \`tag\` to go back to), or ${onPurpose}`;
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

/***/ 7368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GO: () => (/* binding */ tombstoneChange),
/* harmony export */   N$: () => (/* binding */ describeRevival),
/* harmony export */   P0: () => (/* binding */ tombstoneDirectory),
/* harmony export */   Rd: () => (/* binding */ tombstoneFacts),
/* harmony export */   TD: () => (/* binding */ tombstoneOf),
/* harmony export */   f2: () => (/* binding */ parseTombstone),
/* harmony export */   i: () => (/* binding */ readTombstone),
/* harmony export */   ni: () => (/* binding */ tombstonePath),
/* harmony export */   uE: () => (/* binding */ describeClosed),
/* harmony export */   xQ: () => (/* binding */ tombstoneAhead)
/* harmony export */ });
/* unused harmony export serializeTombstone */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4377);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9121);
/* harmony import */ var _marker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5713);



const tombstoneDirectory = '.monorepo-gitops/tombstones';
const tombstoneShape = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    ..._marker_js__WEBPACK_IMPORTED_MODULE_1__/* .recordShape */ .Fg,
    commits: _marker_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn,
    closedAt: zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$(),
    because: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['closed', 'expired', 'stopped']).default('closed'),
    images: _marker_js__WEBPACK_IMPORTED_MODULE_1__/* .recordedImages */ .Vh,
    namespaces: _marker_js__WEBPACK_IMPORTED_MODULE_1__/* .ownedNamespaces */ .o4.exactOptional(),
});
function tombstonePath(name) {
    return `${tombstoneDirectory}/${name}.yaml`;
}
async function readTombstone(snapshot, name) {
    const path = tombstonePath(name);
    const text = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_0__/* .readText */ .yR)(snapshot, path);
    return text === undefined ? undefined : parseTombstone(text, path);
}
function parseTombstone(text, path) {
    const { schema: _, ...tombstone } = (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecord */ .Hh)(text, path, tombstoneShape);
    return tombstone;
}
function serializeTombstone(tombstone) {
    const title = 'This review environment was removed. The record keeps a late deployment from reviving it.';
    return (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeRecord */ .Om)(title, tombstoneShape, tombstone);
}
function tombstoneChange(tombstone) {
    return { path: tombstonePath(tombstone.name), body: Buffer.from(serializeTombstone(tombstone), 'utf8') };
}
function tombstoneOf(removed, { because, closingCommit, closedAt }) {
    const { name, repository, monorepo, ref, request, generation, deployed, images, namespaces } = removed;
    const commits = [deployed, closingCommit].filter((commit) => commit !== undefined);
    return {
        name,
        repository,
        ...(monorepo === undefined ? {} : { monorepo }),
        ref,
        ...(request === undefined ? {} : { request }),
        generation,
        commits: [...new Set(commits)].sort(),
        closedAt: new Date(closedAt).toISOString(),
        because,
        images,
        ...(namespaces === undefined ? {} : { namespaces }),
    };
}
function tombstoneAhead(source, ending) {
    return tombstoneOf({ ...source, generation: 1, images: [] }, ending);
}
function tombstoneFacts({ because, closedAt, generation }, { came, pipelineCreatedAt, }) {
    const isNewer = pipelineCreatedAt === undefined ? undefined : pipelineCreatedAt > Date.parse(closedAt);
    return { because, came, generation, pipelineIsNewer: isNewer === undefined ? 'unknown' : isNewer ? 'yes' : 'no' };
}
const removals = {
    closed: 'was removed when its source was closed',
    expired: 'was removed when its ttl had passed',
    stopped: 'was stopped by a person',
};
function describeClosed({ name, ref, request }, because, tombstone) {
    const source = request === undefined ? ref : `request ${request}`;
    const closed = request === undefined ? 'is closed' : 'is closed, or does not ask for it any more';
    if (tombstone === undefined)
        return `review environment ${name}: ${source} ${closed}`;
    const removed = `review environment ${name} ${removals[tombstone.because]} at ${tombstone.closedAt}`;
    if (because === 'stopped')
        return `${removed}, while this run was under way`;
    return `${removed}, and ${source} is not known to be open`;
}
function describeRevival({ name }, tombstone, { sourceIsOpen }) {
    const removed = `${removals[tombstone.because]} at ${tombstone.closedAt}`;
    const reason = sourceIsOpen ? ', and its source is open' : '';
    return `review environment ${name} comes back as generation ${tombstone.generation + 1}: it ${removed}${reason}`;
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
