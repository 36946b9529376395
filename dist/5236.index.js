export const id = 5236;
export const ids = [5236,4660,2279,9898];
export const modules = {

/***/ 5236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bump: () => (/* binding */ bump),
  requestUpdates: () => (/* binding */ requestUpdates)
});

// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/delivery/commit-race.js
var commit_race = __webpack_require__(9378);
;// CONCATENATED MODULE: ./build/core/delivery/delivery.js


async function deliver(delivery, order) {
    const { publisher } = delivery;
    if (delivery.kind === 'push')
        return { delivered: await (0,commit_race/* commitTo */.v)({ ...order, publisher }) };
    const { deliverRequest } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(7513)]).then(__webpack_require__.bind(__webpack_require__, 7513));
    const { forge, committer, settings } = delivery;
    const { delivered, state, request } = await deliverRequest({ ...order, ...settings, publisher, forge, committer });
    if (state === 'open' && request !== undefined)
        return { delivered, request };
    return { delivered: await asMerged(order, delivered) };
}
async function asMerged({ transport, branch }, delivered) {
    if (delivered.result === 'planned')
        return delivered;
    const { name, tip } = await (0,repository/* resolveBranch */.pd)(transport, branch);
    return tip === undefined ? delivered : { ...delivered, branch: name, commit: tip };
}

// EXTERNAL MODULE: ./build/core/git/message.js
var message = __webpack_require__(4410);
// EXTERNAL MODULE: ./build/core/bump/message.js
var bump_message = __webpack_require__(8820);
// EXTERNAL MODULE: ./build/core/bump/record/write-record.js
var write_record = __webpack_require__(9754);
// EXTERNAL MODULE: ./build/core/bump/update.js
var bump_update = __webpack_require__(1218);
;// CONCATENATED MODULE: ./build/core/bump/bump.js





async function bump(request) {
    const order = { ...request, plan: planOf(request), updates: requestUpdates };
    const { delivered, request: open } = await deliver(request.delivery, order);
    const { applied, superseded, kept, closed, revival } = delivered.payload;
    for (const warning of applied.warnings)
        request.log.warn(warning);
    if (closed !== undefined)
        request.log.warn(closed);
    for (const each of superseded)
        request.log.warn((0,bump_message/* describeSupersession */.vt)(each));
    if (revival !== undefined && delivered.result !== 'unchanged')
        request.log.info(revival);
    const nothingLeft = closed !== undefined || (superseded.length > 0 && applied.edits.length === 0);
    const result = delivered.result === 'unchanged' && nothingLeft ? 'superseded' : delivered.result;
    const bumped = {
        result: open === undefined || result === 'superseded' ? result : 'requested',
        tip: delivered.result === 'planned' || open !== undefined ? undefined : delivered.commit,
        request: open,
        commit: delivered.result === 'committed' ? delivered.commit : undefined,
        branch: delivered.branch,
        images: [...applied.images, ...kept],
        superseded,
        closed,
        diff: delivered.result === 'unchanged' ? '' : (await __webpack_require__.e(/* import() */ 6970).then(__webpack_require__.bind(__webpack_require__, 6970))).commitDiff(delivered.files),
        attempts: delivered.attempts,
    };
    if (bumped.diff !== '')
        request.log.info(bumped.diff.trimEnd());
    request.log.info(endOf(bumped));
    return bumped;
}
function requestUpdates({ applied: { files, images }, changes, }) {
    const changed = new Set(files.map(({ path }) => path));
    const shown = images.filter(({ file, oldImage, newImage }) => changed.has(file) && oldImage !== newImage);
    const withImage = new Set(shown.map(({ file }) => file));
    const rest = files.filter(({ path }) => !withImage.has(path));
    return [
        ...shown.map((image) => ({ ...image, changes: changes?.get(image.service) })),
        ...rest.map(({ path: file }) => ({ service: undefined, file, oldImage: undefined, newImage: undefined })),
    ];
}
function endOf(bumped) {
    switch (bumped.result) {
        case 'committed':
            return `Committed ${bumped.commit?.slice(0, 8)} to ${bumped.branch} in attempt ${bumped.attempts}.`;
        case 'requested':
            return `Request ${bumped.request?.url} holds this.`;
        case 'planned':
            return `A dry run: this would be committed to ${bumped.branch}.`;
        case 'superseded':
            return bumped.closed === undefined
                ? 'Nothing written: what is in place is newer, or was taken back from this.'
                : 'Nothing written: the review environment is closed.';
        case 'unchanged':
            return `Nothing to write: ${bumped.branch} already says this.`;
    }
}
function planOf(request) {
    const steps = new Map();
    const isRollback = request.rollback !== false;
    const ordering = isRollback ? undefined : request.ordering;
    return async (snapshot, attempt) => {
        if (attempt === 1)
            steps.clear();
        const judge = ordering?.(snapshot, attempt);
        const { applyUpdates, fileChanges, reportedImages } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2518), __webpack_require__.e(4090), __webpack_require__.e(4689), __webpack_require__.e(6224)]).then(__webpack_require__.bind(__webpack_require__, 6224));
        const rollback = isRollback ? await rollbackOf(request, snapshot, steps) : undefined;
        const asked = rollback?.updates ?? request.updates;
        const review = rollback === undefined ? request.review : undefined;
        const [first, records] = await Promise.all([
            applyUpdates(snapshot, asked).catch((error) => ({ error })),
            recordsOf(request, snapshot, review),
        ]);
        const gone = 'error' in first ? await heldOfGone(first.error, { snapshot, updates: asked, judge, review: records }) : [];
        const updates = asked.filter((update) => !isHeld(update, gone));
        const whole = 'error' in first ? await applyUpdates(snapshot, updates) : first;
        const judgement = await judge?.([...whole.edits, ...whole.deletions], records);
        const superseded = [...gone, ...(judgement?.superseded ?? [])];
        const wanted = updates.filter((update) => !isHeld(update, superseded));
        const wantedOnly = wanted.length === updates.length ? whole : await applyUpdates(snapshot, wanted);
        const applied = { ...wantedOnly, warnings: [...(rollback?.warnings ?? []), ...wantedOnly.warnings] };
        const kept = whole.edits.flatMap((edit) => {
            const images = wanted.includes(edit.update) ? [] : reportedImages(edit);
            return images.map((image) => ({ ...image, newImage: image.oldImage }));
        });
        request.checkImages?.(applied.images);
        const carried = carriedBy(applied, wanted);
        const marked = await markOf(request, review, records, carried, judgement);
        if (marked.result === 'closed')
            return nothing({ superseded, kept, closed: marked.reason });
        const payload = { applied, superseded, kept, closed: undefined, revival: marked.revival };
        if (applied.files.length === 0)
            return { kind: 'nothing', payload };
        const changes = await changesOf(request, carried.services, wanted, judgement);
        const subjects = [...new Set(wanted.flatMap((update) => (0,bump_update/* subjectOf */.et)(update) ?? []))];
        return {
            kind: 'changes',
            changes: [...fileChanges(applied), ...marked.changes],
            message: (0,bump_message/* commitMessage */.df)(request.message, applied, isRollback),
            trailers: [
                ...(0,message/* provenanceTrailers */.e1)({
                    ...request.provenance,
                    ...contentsOf(await request.contents, subjects, judgement),
                    ...rollback?.provenance,
                    ...carried,
                }),
                ...(0,write_record/* recordTrailers */.mu)([...applied.edits, ...applied.deletions], confirmedOf(applied, judgement)),
                ...(rollback === undefined
                    ? (0,write_record/* takenBackTrailers */.D6)(subjects, judgement?.takenBack ?? new Map())
                    : rollback.rolledBack.map((commit) => [write_record/* rollbackKey */.i2, commit])),
            ],
            payload: { ...payload, changes },
        };
    };
}
function confirmedOf({ edits, deletions }, judgement) {
    const isSame = (one) => (other) => one.file === other.file && (one.deletion ?? one.update) === (other.deletion ?? other.update);
    return [...edits, ...deletions].filter((edit) => !edit.changed && judgement?.confirmed.some(isSame(edit)));
}
async function heldOfGone(...asked) {
    const { supersededOfGone } = await __webpack_require__.e(/* import() */ 250).then(__webpack_require__.bind(__webpack_require__, 250));
    return supersededOfGone(...asked);
}
async function changesOf({ delivery, changesSince }, services, updates, judgement) {
    if (delivery.kind !== 'request' || changesSince === undefined)
        return undefined;
    const found = services.map(async (service) => {
        const places = updates.filter((update) => update.service === service).map(bump_update/* subjectOf */.et);
        const since = places.map((place) => judgement?.inPlace.get(place)).find((each) => each !== undefined);
        return since === undefined ? [] : [[service, await changesSince(since.commit)]];
    });
    return new Map((await Promise.all(found)).flat());
}
function contentsOf(contents, subjects, judgement) {
    const known = subjects.flatMap((service) => {
        const given = contents.get(service);
        return given === undefined ? [] : [{ service, given, inPlace: judgement?.inPlace.get(service) }];
    });
    const all = known.map(({ service, given, inPlace }) => {
        const stays = given.content === 'in place';
        const content = stays ? inPlace?.content : given.content;
        const entry = { service, content, configuration: given.configuration };
        return { entry, builtFrom: stays ? inPlace?.builtFrom : given.builtFrom };
    });
    return {
        contents: all.map(({ entry }) => entry),
        builtFrom: all.flatMap(({ entry: { service }, builtFrom: commit }) => commit === undefined ? [] : [{ service, commit }]),
    };
}
function isHeld(update, superseded) {
    return superseded.some(({ edit }) => edit.update === update ||
        edit.deletion === update ||
        (update.service !== undefined && (0,bump_update/* subjectOf */.et)(edit.update) === (0,bump_update/* subjectOf */.et)(update)));
}
function nothing(facts) {
    const applied = { files: [], images: [], edits: [], deletions: [], warnings: [] };
    return { kind: 'nothing', payload: { ...facts, applied } };
}
function carriedBy(applied, wanted) {
    const services = wanted.flatMap(({ service }) => (service === undefined ? [] : [service]));
    const images = applied.images.flatMap(({ newImage, reference = newImage }) => reference === undefined ? [] : [reference]);
    return { services: [...new Set(services)], images: [...new Set(images)] };
}
async function rollbackOf(request, snapshot, steps) {
    const { rollbackTo } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2518), __webpack_require__.e(4090), __webpack_require__.e(4689), __webpack_require__.e(6224), __webpack_require__.e(7502)]).then(__webpack_require__.bind(__webpack_require__, 7502));
    const { transport, updates, provenance } = request;
    const from = typeof request.rollback === 'object' ? request.rollback.from : undefined;
    return rollbackTo(transport, snapshot, { updates, pipeline: provenance.pipeline, from }, steps);
}
async function recordsOf(request, snapshot, review) {
    if (review === undefined)
        return undefined;
    const { readReviewRecords } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2857), __webpack_require__.e(1619)]).then(__webpack_require__.bind(__webpack_require__, 1619));
    return readReviewRecords(snapshot, review, monorepoOf(request, review));
}
function monorepoOf({ hasCommit, askRecorded }, { repository, monorepo }) {
    return { repository, monorepo, has: hasCommit ?? (async () => 'unknown'), askRecorded };
}
async function markOf(request, review, records, carried, judgement) {
    if (review === undefined || records === undefined)
        return { result: 'admitted', changes: [], revival: undefined };
    const { reviewChanges } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2857), __webpack_require__.e(1619)]).then(__webpack_require__.bind(__webpack_require__, 1619));
    const { provenance, clock, transport } = request;
    return reviewChanges({
        review,
        records,
        commit: provenance.sourceCommit,
        services: review.services.filter((service) => carried.services.includes(service)),
        images: carried.images,
        fence: {
            monorepo: monorepoOf(request, review),
            admit: async () => judgement?.admission ?? { result: 'admitted', sourceIsOpen: false },
        },
        now: transport.serverTime() ?? clock.now(),
    });
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


/***/ })

};
