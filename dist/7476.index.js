export const id = 7476;
export const ids = [7476,4660];
export const modules = {

/***/ 7476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bump: () => (/* binding */ bump),
  requestUpdates: () => (/* binding */ requestUpdates)
});

// EXTERNAL MODULE: ./build/core/git/repository.js
var repository = __webpack_require__(5157);
// EXTERNAL MODULE: ./build/core/delivery/commit-race.js + 1 modules
var commit_race = __webpack_require__(368);
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
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/git/commit.js
var commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/bump/write-record.js
var write_record = __webpack_require__(1096);
;// CONCATENATED MODULE: ./build/core/bump/order.js



async function decideOrder(candidate, inPlace, ancestry) {
    const there = inPlace.sourceCommit;
    if (there === undefined || !(0,commit/* isObjectName */.V2)(there))
        return 'unknown';
    if (differ(candidate.repository, inPlace.sourceRepository))
        return 'unrelated';
    if (there === candidate.commit)
        return 'same';
    if (differ(candidate.branch, inPlace.sourceBranch))
        return 'unrelated';
    const ahead = await ancestry(there, candidate.commit);
    if (ahead === 'yes')
        return 'newer';
    const behind = await ancestry(candidate.commit, there);
    if (behind === 'yes')
        return 'older';
    return ahead === 'no' && behind === 'no' ? 'unrelated' : 'unknown';
}
function differ(a, b) {
    return a !== undefined && b !== undefined && a !== b;
}
async function findOrder(question) {
    const tagged = await judgeByTag(question, 'here');
    if (tagged.order === 'superseded')
        return tagged;
    const inPlace = imageInPlace(question.edit);
    const steps = tagged.order === 'writable' ? 1 : inPlace === undefined ? 2 : write_record/* depths */.pJ.length;
    const { record, commits, whole } = await (0,write_record/* searchRecord */.U$)(question, write_record/* depths */.pJ.slice(0, steps));
    const recorded = record === undefined ? { order: 'unrecorded' } : await judgeByRecord(question, { ...record, commits });
    if (recorded.order === 'superseded')
        return recorded;
    if (tagged.order === 'writable' || inPlace === undefined)
        return { order: 'writable' };
    const known = record === undefined ? await judgeBySameImage(question, commits) : recorded;
    if (known.order === 'superseded' || known.order === 'writable')
        return known;
    const deepened = await judgeByTag(question, 'deepened');
    if (deepened.order !== 'unrecorded')
        return deepened;
    if (known.order === 'unknown')
        return known;
    return record === undefined && !whole ? { order: 'unknown', lacks: 'gitops' } : { order: 'unrecorded' };
}
function imageInPlace({ image }) {
    const parts = (0,reference/* splitImage */.s5)(image?.oldImage ?? '');
    return parts.tag === undefined && parts.digest === undefined ? undefined : parts;
}
async function judgeByTag({ ancestry, commitOfTag, candidate, edit }, where) {
    const { tag } = (0,reference/* splitImage */.s5)(edit.image?.oldImage ?? '');
    const named = tag === undefined ? undefined : await commitOfTag(tag, where);
    const sourceCommit = named === 'unknown' && tag !== undefined && (0,commit/* isObjectName */.V2)(tag) ? tag : named;
    if (sourceCommit === undefined)
        return { order: 'unrecorded' };
    const order = sourceCommit === 'unknown' ? 'unknown' : await decideOrder(candidate, { sourceCommit }, ancestry);
    return findingOf(order, sourceCommit);
}
function findingOf(order, by) {
    if (order === 'older')
        return superseded('newer', by);
    return order === 'unknown' ? { order, lacks: 'monorepo' } : { order: 'writable' };
}
function superseded(because, by) {
    return { order: 'superseded', reason: { because, by } };
}
async function judgeByRecord(question, record) {
    const { ancestry, candidate, edit } = question;
    const inPlace = (0,write_record/* hasWritten */.qF)(record, edit);
    const writer = inPlace ? record : (0,write_record/* writerOf */.bi)(record.commits, edit, (0,reference/* splitImage */.s5)(edit.image?.oldImage ?? ''));
    for (const source of takenBack(record, inPlace)) {
        const by = source.sourceCommit ?? '';
        if (!inPlace && (await isBack(question, source, writer)))
            continue;
        const order = await decideOrder(candidate, await withCommitOfTag(question, source), ancestry);
        if (order === 'older' || order === 'same' || by === edit.image?.newImage)
            return superseded('taken-back', by);
    }
    const by = writer?.provenance.sourceCommit;
    if (writer === undefined || by === undefined)
        return { order: 'unrecorded' };
    return findingOf(await decideOrder(candidate, writer.provenance, ancestry), by);
}
function takenBack({ rolledBack, provenance }, inPlace) {
    const reverted = rolledBack.map((sourceCommit) => ({ sourceCommit }));
    return inPlace || provenance.sourceCommit === undefined ? reverted : [...reverted, provenance];
}
async function isBack(question, reverted, writer) {
    const { ancestry, edit } = question;
    const image = (0,reference/* splitImage */.s5)(reverted.sourceCommit ?? '');
    if (image.tag !== undefined && (0,write_record/* sameImage */.G4)(image, (0,reference/* splitImage */.s5)(edit.image?.oldImage ?? '')))
        return true;
    const commit = writer?.provenance.sourceCommit;
    if (commit === undefined)
        return false;
    const order = await decideOrder({ commit }, { sourceCommit: reverted.sourceCommit }, ancestry);
    return order === 'same' || order === 'newer';
}
async function withCommitOfTag({ commitOfTag }, source) {
    const { tag } = (0,reference/* splitImage */.s5)(source.sourceCommit ?? '');
    const commit = tag === undefined ? undefined : await commitOfTag(tag, 'here');
    return commit === undefined || commit === 'unknown' ? source : { ...source, sourceCommit: commit };
}
async function judgeBySameImage({ ancestry, candidate, edit }, commits) {
    const writer = (0,write_record/* writerAnywhere */.nC)(commits, (0,reference/* splitImage */.s5)(edit.image?.oldImage ?? ''));
    const by = writer?.provenance.sourceCommit;
    if (writer === undefined || by === undefined)
        return { order: 'unrecorded' };
    return findingOf(await decideOrder(candidate, writer.provenance, ancestry), by);
}

;// CONCATENATED MODULE: ./build/core/bump/ordering.js





function orderingOf(request) {
    const { transport, commit, onOlder } = request;
    const known = new Map();
    return (snapshot, attempt) => {
        const tip = snapshot.commit;
        if (commit === undefined || tip === undefined || onOlder === 'apply')
            return async () => [];
        if (attempt === 1) {
            known.clear();
            transport.expectHistory(tip, write_record/* depths */.pJ[0] ?? 0);
        }
        const candidate = { commit, repository: request.repository, branch: request.branch };
        const histories = new Map();
        const history = (depth) => {
            const commits = histories.get(depth) ?? transport.history(tip, depth);
            histories.set(depth, commits);
            return commits;
        };
        const judge = async (edit) => {
            const finding = await findOrder({ ...request, candidate, edit, history });
            if (finding.order === 'superseded')
                return finding.reason;
            if (finding.order === 'unknown' && onOlder === 'fail')
                throw unknownOrder(edit, finding.lacks, commit);
            if (finding.order === 'unknown')
                request.warn?.(describeUnknown(edit, finding.lacks));
            return undefined;
        };
        const reasonAgainst = async (edit) => {
            const inPlace = edit.image?.oldImage;
            const key = inPlace === undefined ? undefined : `${(0,write_record/* placeName */.fW)(edit)} ${inPlace}`;
            const reason = key !== undefined && known.has(key) ? known.get(key) : await judge(edit);
            if (key !== undefined)
                known.set(key, reason);
            return reason;
        };
        return async (edits) => {
            const found = [];
            for (const { first, all } of placesOf(edits)) {
                const reason = await reasonAgainst(first);
                if (reason === undefined)
                    continue;
                if (onOlder === 'fail')
                    throw refusal({ edit: first, ...reason }, commit);
                found.push(...all.map((edit) => ({ edit: { ...edit, image: first.image }, ...reason })));
            }
            return found;
        };
    };
}
function placesOf(edits) {
    const newFiles = new Set(edits.filter(({ existed }) => !existed).map(({ file }) => file));
    const places = new Map();
    for (const edit of edits) {
        if (!edit.changed || newFiles.has(edit.file))
            continue;
        const name = (0,write_record/* placeName */.fW)(edit);
        const place = places.get(name) ?? { first: edit, all: [] };
        place.all.push(edit);
        places.set(name, place);
    }
    return [...places.values()];
}
function refusal(supersession, commit) {
    const message = `${(0,bump_message/* describeSupersession */.v)(supersession)} (this run is of ${commit.slice(0, 8)})`;
    return new failure/* Failure */.HR('refused', 'OLDER_THAN_IN_PLACE', message, {
        hint: supersession.because === 'newer'
            ? 'A newer run was faster. To go back on purpose use `rollback`, or `on-older: apply`.'
            : 'Deploy a newer commit, or use `on-older: apply` to bring this one back on purpose.',
    });
}
const lacking = {
    monorepo: {
        why: "the monorepo's checkout lacks the history that would tell",
        hint: 'Fetch more history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0), give a forge-token that may read the monorepo, or use `on-older: skip` or `apply`.',
    },
    gitops: {
        why: `the last ${write_record/* depths */.pJ.at(-1)} commits of the GitOps repository do not say what it was built from`,
        hint: 'Use tags that name the commit (`{sha8}`), or `on-older: skip` or `apply` for this once.',
    },
};
function describeUnknown({ file, update, image }, lacks) {
    const subject = update.service === undefined || update.service === file ? '' : `${update.service}: `;
    const { tag, digest } = (0,reference/* splitImage */.s5)(image?.oldImage ?? '');
    return `${subject}cannot tell whether ${tag ?? digest} in ${file} is newer: ${lacking[lacks].why}`;
}
function unknownOrder(edit, lacks, commit) {
    const message = `${describeUnknown(edit, lacks)} (this run is of ${commit.slice(0, 8)})`;
    return new failure/* Failure */.HR('refused', 'ORDER_UNKNOWN', message, { hint: lacking[lacks].hint });
}

;// CONCATENATED MODULE: ./build/core/bump/bump.js





async function bump(request) {
    const order = { ...request, plan: planOf(request), updates: requestUpdates };
    const { delivered, request: open } = await deliver(request.delivery, order);
    const { applied, superseded, kept, closed } = delivered.payload;
    for (const warning of applied.warnings)
        request.log.warn(warning);
    if (closed !== undefined)
        request.log.warn(closed);
    for (const each of superseded)
        request.log.warn((0,bump_message/* describeSupersession */.v)(each));
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
function requestUpdates({ applied: { files, images } }) {
    const changed = new Set(files.map(({ path }) => path));
    const shown = images.filter(({ file, oldImage, newImage }) => changed.has(file) && oldImage !== newImage);
    const withImage = new Set(shown.map(({ file }) => file));
    const rest = files.filter(({ path }) => !withImage.has(path));
    return [
        ...shown,
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
    const ordering = request.rollback ? undefined : orderingFor(request);
    return async (snapshot, attempt) => {
        if (attempt === 1)
            steps.clear();
        const judge = ordering?.(snapshot, attempt);
        const { applyUpdates, fileChanges } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(415), __webpack_require__.e(5923)]).then(__webpack_require__.bind(__webpack_require__, 5923));
        const rollback = request.rollback ? await rollbackOf(request, snapshot, steps) : undefined;
        const updates = rollback?.updates ?? request.updates;
        const review = rollback === undefined ? request.review : undefined;
        const [whole, records] = await Promise.all([applyUpdates(snapshot, updates), recordsOf(snapshot, review)]);
        const superseded = judge === undefined ? [] : await judge(whole.edits);
        const wanted = updates.filter((update) => !isHeld(update, superseded));
        const wantedOnly = superseded.length === 0 ? whole : await applyUpdates(snapshot, wanted);
        const applied = { ...wantedOnly, warnings: [...(rollback?.warnings ?? []), ...wantedOnly.warnings] };
        const kept = whole.edits.flatMap(({ update, image }) => image === undefined || wanted.includes(update) ? [] : [{ ...image, newImage: image.oldImage }]);
        const carried = carriedBy(applied, wanted);
        const marked = await markOf(request, review, records, carried);
        if (marked.result === 'closed')
            return nothing({ superseded, kept, closed: marked.reason });
        const payload = { applied, superseded, kept, closed: undefined };
        if (applied.files.length === 0)
            return { kind: 'nothing', payload };
        return {
            kind: 'changes',
            changes: [...fileChanges(applied), ...marked.changes],
            message: (0,bump_message/* commitMessage */.d)(request.message, applied, request.rollback),
            trailers: [
                ...(0,message/* provenanceTrailers */.e1)({ ...request.provenance, ...rollback?.provenance, ...carried }),
                ...(0,write_record/* recordTrailers */.mu)(applied.edits, rollback?.rolledBack ?? []),
            ],
            payload,
        };
    };
}
function orderingFor({ transport, history, provenance, onOlder, log }) {
    const { sourceCommit: commit, sourceRepository: repository, sourceBranch: branch } = provenance;
    return orderingOf({ transport, ...history, commit, repository, branch, onOlder, warn: (line) => log.warn(line) });
}
function isHeld(update, superseded) {
    return superseded.some(({ edit }) => edit.update === update || (update.service !== undefined && edit.update.service === update.service));
}
function nothing(facts) {
    const applied = { files: [], images: [], edits: [], warnings: [] };
    return { kind: 'nothing', payload: { ...facts, applied } };
}
function carriedBy(applied, wanted) {
    const services = wanted.flatMap(({ service }) => (service === undefined ? [] : [service]));
    const images = applied.images.flatMap(({ newImage }) => (newImage === undefined ? [] : [newImage]));
    return { services: [...new Set(services)], images: [...new Set(images)] };
}
async function rollbackOf(request, snapshot, steps) {
    const { rollbackTo } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(415), __webpack_require__.e(7502)]).then(__webpack_require__.bind(__webpack_require__, 7502));
    return rollbackTo(request.transport, snapshot, request.updates, request.provenance.pipeline, steps);
}
async function recordsOf(snapshot, review) {
    return review === undefined ? undefined : (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2857), __webpack_require__.e(1619)]).then(__webpack_require__.bind(__webpack_require__, 1619))).readReviewRecords(snapshot, review);
}
async function markOf(request, review, records, carried) {
    if (review === undefined || records === undefined)
        return { result: 'admitted', changes: [] };
    const { reviewChanges } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2857), __webpack_require__.e(1619)]).then(__webpack_require__.bind(__webpack_require__, 1619));
    const { history, provenance, clock } = request;
    const services = review.services.filter((service) => carried.services.includes(service));
    const commit = provenance.sourceCommit;
    return reviewChanges({
        review,
        records,
        commit,
        services,
        images: carried.images,
        ancestry: history.ancestry,
        reopened: request.reopened,
        now: clock.now(),
    });
}


/***/ }),

/***/ 8820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ commitMessage),
/* harmony export */   v: () => (/* binding */ describeSupersession)
/* harmony export */ });
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6156);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1723);



function commitMessage({ template, values }, applied, rollback) {
    if (template === undefined)
        return defaultMessage(applied, values, rollback);
    const { images } = applied;
    const tags = {
        'old-tag': tagsOf(images.map(({ oldImage }) => oldImage)).join(', ') || 'none',
        'new-tag': tagsOf(images.map(({ newImage }) => newImage)).join(', ') || 'none',
    };
    return (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .expand */ .f)(template, { ...values, ...tags }, 'message');
}
function defaultMessage({ images, files }, { environment }, rollback) {
    const subjects = [...new Set(images.map(({ service, file }) => service ?? file))];
    const tags = tagsOf(images.map(({ newImage }) => newImage));
    const where = environment === undefined ? '' : ` ${rollback ? 'in' : 'to'} ${environment}`;
    if (subjects.length === 0)
        return `Update ${files.map(({ path }) => path).join(', ')}`;
    const verb = rollback ? 'Roll back' : 'Deploy';
    if (subjects.length > 4)
        return `${verb} ${subjects.length} services${where}`;
    const tag = tags.length === 1 ? `${rollback ? ' to' : ''} ${tags[0]}` : '';
    return `${verb} ${subjects.join(', ')}${tag}${where}`;
}
function tagsOf(images) {
    return [...new Set(images.map((image) => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .versionOf */ .E4)(image ?? '')))].filter((tag) => tag !== '');
}
function describeSupersession({ edit, because, by }) {
    const { file, update, image } = edit;
    const subject = update.service === undefined || update.service === file ? '' : `${update.service}: `;
    const commit = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .isObjectName */ .V2)(by) ? by.slice(0, 8) : by;
    if (because === 'newer')
        return `${subject}${file} holds an image of ${commit}, which is newer`;
    const now = image?.oldImage === undefined ? '' : ` to ${image.oldImage}`;
    return `${subject}${file} was taken back from ${commit}${now}; only a commit that is newer than ${commit} replaces it`;
}


/***/ }),

/***/ 1096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G4: () => (/* binding */ sameImage),
/* harmony export */   LR: () => (/* binding */ fitsRepository),
/* harmony export */   U$: () => (/* binding */ searchRecord),
/* harmony export */   bi: () => (/* binding */ writerOf),
/* harmony export */   fW: () => (/* binding */ placeName),
/* harmony export */   i2: () => (/* binding */ rollbackKey),
/* harmony export */   mu: () => (/* binding */ recordTrailers),
/* harmony export */   nC: () => (/* binding */ writerAnywhere),
/* harmony export */   pJ: () => (/* binding */ depths),
/* harmony export */   qF: () => (/* binding */ hasWritten),
/* harmony export */   ys: () => (/* binding */ rollbackBy)
/* harmony export */ });
/* harmony import */ var _edit_text_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4660);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _git_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4410);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9121);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9349);





const depths = [50, 250, 1_000];
const maxFiles = 100;
const maxName = 2000;
const maxSilent = 50;
const fileKey = 'File';
const rollbackKey = 'Rollback-Of';
function recordTrailers(edits, rolledBack) {
    const places = [...new Set(edits.filter(({ changed }) => changed).map(placeName))];
    return [
        ...(places.length > maxFiles ? [] : places).map((place) => [fileKey, place]),
        ...rolledBack.map((commit) => [rollbackKey, commit]),
    ];
}
function placeName({ file, update, image }) {
    const { key, set = [], unset = [] } = update.edit;
    const repository = image?.newImage === undefined ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .splitImage */ .s5)(image.newImage).repository;
    const values = [...set.map((assignment) => (0,_edit_text_path_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAssignment */ .H9)(assignment).path.text), ...unset];
    const name = (image === undefined ? values : [key, repository].filter((part) => part !== undefined)).join(' ');
    return (0,_git_message_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .TN)(name === '' ? file : `${file}#${name}`).slice(0, maxName);
}
async function searchRecord(place, steps) {
    let search = { record: undefined, commits: [], whole: false };
    for (const depth of steps) {
        const commits = await place.history(depth);
        const record = await lastWrite(place.transport, commits, place.edit);
        search = { record, commits, whole: commits.length < depth };
        if (record !== undefined || search.whole)
            break;
    }
    return search;
}
async function lastWrite(transport, commits, edit) {
    const place = placeName(edit);
    const silent = [];
    let found;
    for (const record of recordsIn(commits)) {
        if (edit.image !== undefined && record.provenance.images.length === 0)
            continue;
        if (record.places.length > 0) {
            if (!record.places.includes(place))
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
    const inPlace = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .splitImage */ .s5)(image.oldImage ?? '');
    return provenance.images.some((each) => sameImage((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .splitImage */ .s5)(each), inPlace));
}
function sameImage(a, b) {
    if (!fitsRepository(a, b))
        return false;
    if (a.digest !== undefined && b.digest !== undefined)
        return a.digest === b.digest;
    return a.tag !== undefined && a.tag === b.tag;
}
function fitsRepository(a, b) {
    return a.repository === undefined || b.repository === undefined || (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .sameRepository */ .RB)(a.repository, b.repository);
}
function writerOf(commits, edit, image) {
    const place = placeName(edit);
    for (const record of recordsIn(commits)) {
        const here = record.places.length > 0 ? record.places.includes(place) : isAbout(record.provenance, edit);
        if (here && record.provenance.images.some((each) => sameImage((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .splitImage */ .s5)(each), image)))
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
        const images = record.provenance.images.map(_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .splitImage */ .s5);
        if (images.some((each) => each.repository !== undefined && sameImage(each, image)))
            return record;
    }
    return undefined;
}
function isAbout({ services, images }, { update, image }) {
    if (update.service !== undefined && services.length > 0)
        return services.includes(update.service);
    const parts = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .splitImage */ .s5)(image?.newImage ?? '');
    return images.some((each) => {
        const { repository } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .splitImage */ .s5)(each);
        return repository !== undefined && parts.repository !== undefined && (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .sameRepository */ .RB)(repository, parts.repository);
    });
}
async function firstThatWrote(transport, silent, path) {
    const commits = silent.flatMap(({ commit, parent }) => (parent === undefined ? [commit] : [commit, parent]));
    const blobs = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .blobsAt */ .cu)(transport, [...new Set(commits)], path);
    return silent.find(({ commit, parent }) => {
        const after = blobs.get(commit);
        return after !== undefined && after !== (parent === undefined ? undefined : blobs.get(parent));
    });
}
function* recordsIn(commits) {
    for (const { id, body } of commits) {
        const { message, parents } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCommit */ .ix)(body);
        for (const trailers of (0,_git_message_js__WEBPACK_IMPORTED_MODULE_4__/* .trailerBlocks */ .e9)(message)) {
            const provenance = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_4__/* .readProvenance */ .Ch)(trailers);
            if (provenance === undefined)
                continue;
            const places = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_4__/* .trailerValues */ .uv)(trailers, fileKey);
            const rolledBack = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_4__/* .trailerValues */ .uv)(trailers, rollbackKey);
            yield { commit: id, parent: parents[0], provenance, places, rolledBack };
        }
    }
}


/***/ }),

/***/ 4660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ append),
/* harmony export */   H9: () => (/* binding */ parseAssignment),
/* harmony export */   Rr: () => (/* binding */ parsePath),
/* harmony export */   Y7: () => (/* binding */ createdLocation),
/* harmony export */   jV: () => (/* binding */ formatPath)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1978);


const append = { append: true };
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
const brackets = new RegExp(String.raw `^\[(?:(?<index>\d{1,9})|-|(?<key>${quoted})|(?<field>[^\]="']+)=(?<value>${quoted}|(?!["'])[^\]]*))\]`);
function scanSegment(text, start) {
    const rest = text.slice(start);
    const found = (rest[0] === '[' ? brackets : plainKey).exec(rest);
    if (found === null) {
        const expected = '“[” is not closed, or is not one of [0], [-], [field=value] and ["key"]';
        throw pathError(text, start, rest[0] === '[' ? expected : 'a key is missing (an empty key is written [""])');
    }
    const { index, key, field, value = '' } = found.groups ?? {};
    const length = found[0].length;
    if (rest[0] !== '[')
        return { segment: unescaped(found[0]), length };
    if (index !== undefined)
        return { segment: Number(index), length };
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


/***/ })

};
