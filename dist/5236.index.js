export const id = 5236;
export const ids = [5236];
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
// EXTERNAL MODULE: ./build/core/bump/write-record.js
var write_record = __webpack_require__(1096);
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
        diff: delivered.result === 'unchanged' ? '' : (await __webpack_require__.e(/* import() */ 6791).then(__webpack_require__.bind(__webpack_require__, 6791))).commitDiff(delivered.files),
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
        const { applyUpdates, fileChanges, reportedImages } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2518), __webpack_require__.e(4090), __webpack_require__.e(6879), __webpack_require__.e(301)]).then(__webpack_require__.bind(__webpack_require__, 2682));
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
        const changes = await changesOf(request, carried.services, judgement);
        return {
            kind: 'changes',
            changes: [...fileChanges(applied), ...marked.changes],
            message: (0,bump_message/* commitMessage */.df)(request.message, applied, isRollback),
            trailers: [
                ...(0,message/* provenanceTrailers */.e1)({
                    ...request.provenance,
                    ...contentsOf(await request.contents, carried.services, judgement),
                    ...rollback?.provenance,
                    ...carried,
                }),
                ...(0,write_record/* recordTrailers */.mu)([...applied.edits, ...applied.deletions]),
                ...(rollback === undefined
                    ? (0,write_record/* takenBackTrailers */.D6)(carried.services, judgement?.takenBack ?? new Map())
                    : rollback.rolledBack.map((commit) => [write_record/* rollbackKey */.i2, commit])),
            ],
            payload: { ...payload, changes },
        };
    };
}
async function heldOfGone(...asked) {
    const { supersededOfGone } = await __webpack_require__.e(/* import() */ 250).then(__webpack_require__.bind(__webpack_require__, 250));
    return supersededOfGone(...asked);
}
async function changesOf({ delivery, changesSince }, services, judgement) {
    if (delivery.kind !== 'request' || changesSince === undefined)
        return undefined;
    const found = services.map(async (service) => {
        const since = judgement?.inPlace.get(service);
        return since === undefined ? [] : [[service, await changesSince(since.commit)]];
    });
    return new Map((await Promise.all(found)).flat());
}
function contentsOf(contents, services, judgement) {
    const known = services.flatMap((service) => {
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
        (update.service !== undefined && edit.update.service === update.service));
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
    const { rollbackTo } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2518), __webpack_require__.e(4090), __webpack_require__.e(6879), __webpack_require__.e(7502)]).then(__webpack_require__.bind(__webpack_require__, 7502));
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


/***/ })

};
