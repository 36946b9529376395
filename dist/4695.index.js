export const id = 4695;
export const ids = [4695];
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

/***/ 9754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D6: () => (/* binding */ takenBackTrailers),
/* harmony export */   G4: () => (/* binding */ sameImage),
/* harmony export */   L6: () => (/* binding */ wasTakenAway),
/* harmony export */   LR: () => (/* binding */ fitsRepository),
/* harmony export */   M$: () => (/* binding */ recordsOf),
/* harmony export */   M1: () => (/* binding */ hasConfirmed),
/* harmony export */   NR: () => (/* binding */ takenBackOfRecord),
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
/* harmony export */   oo: () => (/* binding */ imagesFitting),
/* harmony export */   pJ: () => (/* binding */ depths),
/* harmony export */   qF: () => (/* binding */ hasWritten),
/* harmony export */   ys: () => (/* binding */ rollbackBy)
/* harmony export */ });
/* harmony import */ var _edit_text_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4660);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _git_message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4410);
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8687);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9121);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9349);
/* harmony import */ var _update_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1218);







const depths = [50, 250, 1_000];
const maxFiles = 100;
const maxName = 2000;
const maxSilent = 50;
const fileKey = 'File';
const unchangedKey = 'Unchanged';
const rollbackKey = 'Rollback-Of';
const heldKey = 'Held';
function recordTrailers(edits, confirmed = []) {
    const changed = edits.filter((edit) => edit.changed);
    const places = [...new Set(changed.map(placeName))];
    if (places.length > maxFiles)
        return [];
    const values = [...new Set(changed.flatMap(valuesBesideImage))];
    const written = [...places, ...(values.length > maxFiles ? [] : values)];
    const others = confirmed.flatMap((edit) => [placeName(edit), ...valuesBesideImage(edit)]);
    const same = [...new Set(others)].filter((place) => !written.includes(place));
    return [
        ...written.map((place) => [fileKey, place]),
        ...same.slice(0, Math.max(0, maxFiles - written.length)).map((place) => [unchangedKey, place]),
    ];
}
function valuesBesideImage(edit) {
    const { image, update } = edit;
    const { set = [], unset = [] } = update.edit;
    return image === undefined || set.length + unset.length === 0 ? [] : [placeName({ ...edit, image: undefined })];
}
function takenBackTrailers(subjects, takenBack) {
    const all = [...takenBack];
    const isOfAll = (commit) => all.length >= subjects.length && all.every(([, each]) => each.some((back) => back.isNew && back.commit === commit));
    const trailers = all.flatMap(([service, each]) => each.map(({ commit, content = '-', configuration = '-', isNew }) => {
        const short = service === undefined || (isNew && isOfAll(commit));
        return [
            isNew ? rollbackKey : heldKey,
            short ? commit : `${commit} ${service} ${content}/${configuration}`,
        ];
    }));
    return [...new Map(trailers.map((trailer) => [trailer.join(' '), trailer])).values()];
}
const takenBackOfRecords = new WeakMap();
function takenBackOfRecord(record, of) {
    const known = takenBackOfRecords.get(record) ?? readAllTakenBack(record);
    takenBackOfRecords.set(record, known);
    const subjects = new Set([of.service, (0,_update_js__WEBPACK_IMPORTED_MODULE_6__/* .subjectOf */ .et)(of)]);
    const own = [...subjects].flatMap((subject) => (subject === undefined ? [] : (known.get(subject) ?? [])));
    return [...(known.get(undefined) ?? []), ...own].sort((one, other) => one.order - other.order);
}
function readAllTakenBack({ rolledBack, held, }) {
    const found = new Map();
    for (const [order, value] of [...rolledBack, ...held].entries()) {
        const back = { ...readTakenBack(value), order };
        const others = found.get(back.service);
        if (others === undefined)
            found.set(back.service, [back]);
        else
            others.push(back);
    }
    return found;
}
function readTakenBack(value) {
    const [commit = '', service, keys] = value.split(' ');
    const [content, configuration] = (keys?.split('/') ?? []).map((key) => (key === '-' ? undefined : key));
    return { commit, service, content, configuration };
}
function placeName(edit) {
    const known = placeNames.get(edit) ?? nameOf(edit);
    placeNames.set(edit, known);
    return known;
}
const placeNames = new WeakMap();
function nameOf({ file, update, image }) {
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
    return imagesFitting(provenance, inPlace).some((each) => sameImage(each, inPlace));
}
const imagesOfRecords = new WeakMap();
function imagesByRepository(images) {
    const known = imagesOfRecords.get(images);
    if (known !== undefined)
        return known;
    const found = new Map();
    for (const [order, text] of images.entries()) {
        const parts = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .splitImage */ .s5)(text);
        const repository = parts.repository === undefined ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalRepository */ .JA)(parts.repository);
        found.set(repository, found.get(repository) ?? []);
        found.get(repository)?.push({ ...parts, text, order });
    }
    imagesOfRecords.set(images, found);
    return found;
}
function imagesFitting({ images }, { repository }) {
    const known = imagesByRepository(images);
    const fitting = repository === undefined
        ? [...known.values()].flat()
        : [...(known.get((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalRepository */ .JA)(repository)) ?? []), ...(known.get(undefined) ?? [])];
    return fitting.sort((one, other) => one.order - other.order);
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
            const files = found.get(service) ?? new Map();
            for (const place of places)
                files.set(place.replace(/#.*/, ''), /#cluster=(\S+)/.exec(place)?.[1]);
            found.set(service, files);
        }
    }
    return found;
}
function wrotePlace({ places }, edit) {
    const place = placeName(edit);
    const isNamed = places.includes(place) || (place === edit.file && places.some((each) => each.startsWith(`${place}#`)));
    if (isNamed || edit.update.cluster === undefined)
        return isNamed;
    return places.includes(placeName({ ...edit, update: { ...edit.update, cluster: undefined } }));
}
function hasConfirmed({ unchanged }, edit) {
    return unchanged.includes(placeName(edit));
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
        if (imagesFitting(record.provenance, image).some((each) => sameImage(each, image)))
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
        const images = imagesFitting(record.provenance, image);
        if (images.some((each) => each.repository !== undefined && sameImage(each, image)))
            return record;
    }
    return undefined;
}
function isAbout(provenance, { update, image }) {
    const { services, images } = provenance;
    if (update.service !== undefined && services.length > 0)
        return _git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .CarriedServices */ .By.of(provenance).has(update.service);
    const { repository } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .splitImage */ .s5)(image?.newImage ?? '');
    return repository !== undefined && imagesByRepository(images).has((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .canonicalRepository */ .JA)(repository));
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
        const unchanged = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerValues */ .uv)(trailers, unchangedKey);
        const places = [...(0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerValues */ .uv)(trailers, fileKey), ...unchanged];
        const rolledBack = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerValues */ .uv)(trailers, rollbackKey);
        const held = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_2__/* .trailerValues */ .uv)(trailers, heldKey);
        return [{ commit: id, parent: parents[0], provenance, places, unchanged, rolledBack, held }];
    });
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

/***/ 4410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   By: () => (/* binding */ CarriedServices),
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
class CarriedServices {
    static #known = new WeakMap();
    #contents;
    #builtFrom;
    #services;
    constructor({ services, contents = [], builtFrom = [] }) {
        this.#services = new Set(services);
        this.#contents = new Map(contents.toReversed().map((each) => [each.service, each]));
        this.#builtFrom = new Map(builtFrom.toReversed().map(({ service, commit }) => [service, commit]));
    }
    static of(provenance) {
        const known = CarriedServices.#known.get(provenance) ?? new CarriedServices(provenance);
        CarriedServices.#known.set(provenance, known);
        return known;
    }
    has(service) {
        return this.#services.has(service);
    }
    content(subject) {
        return ofSubject(this.#contents, subject);
    }
    builtFrom(subject) {
        return ofSubject(this.#builtFrom, subject);
    }
}
function ofSubject(known, subject) {
    return subject === undefined ? undefined : (known.get(subject) ?? known.get(subject.replace(/@[^@]*$/, '')));
}
function trailerValues(trailers, key) {
    return trailers.filter(([name]) => name.toLowerCase() === key.toLowerCase()).map(([, value]) => value);
}
function oneLine(text) {
    return text.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
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
    if (tombstone === undefined)
        return `review environment ${name}: ${source} is closed`;
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


/***/ })

};
