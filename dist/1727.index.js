export const id = 1727;
export const ids = [1727,4660,2279,9898];
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
        ...(delivered.result === 'planned' ? { draft: { parent: delivered.parent, files: delivered.files } } : {}),
    };
    if (bumped.diff !== '')
        request.log.info(bumped.diff.trimEnd(), 'diff');
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
            return `Dry run: this would be committed to ${bumped.branch}.`;
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
        const marked = await markOf(request, { snapshot, review, records }, carried, judgement);
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
async function markOf(request, { snapshot, review, records, }, carried, judgement) {
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
            snapshot,
            admit: async () => judgement?.admission ?? { result: 'admitted', sourceIsOpen: false },
        },
        now: transport.serverTime() ?? clock.now(),
    });
}


/***/ }),

/***/ 4899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ Backoff)
/* harmony export */ });
const shortestAttempt = 50;
const longestPause = 10_000;
const furthestApart = 10;
class Backoff {
    #clock;
    #deadline;
    #losses = 0;
    #began;
    #attemptLength = shortestAttempt;
    constructor(clock, timeout) {
        this.#clock = clock;
        this.#began = clock.now();
        this.#deadline = this.#began + timeout;
    }
    get losses() {
        return this.#losses;
    }
    get left() {
        return Math.max(0, this.#deadline - this.#clock.now());
    }
    async lost() {
        this.#losses += 1;
        this.#attemptLength = Math.max(shortestAttempt, this.#clock.now() - this.#began);
        await this.pause();
    }
    async pause(least = 0) {
        const apart = Math.min(furthestApart, 1 + this.#losses);
        const ceiling = Math.min(longestPause, this.#attemptLength * apart);
        await this.#clock.sleep(Math.min(this.left, Math.max(least, this.#clock.random() * ceiling)));
        this.#began = this.#clock.now();
    }
}


/***/ }),

/***/ 9378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ commitTo)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(540);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6156);
/* harmony import */ var _git_message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4410);
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8687);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9121);
/* harmony import */ var _backoff_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4899);
/* harmony import */ var _rejection_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8425);
/* harmony import */ var _secret_guard_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2123);









const lookBack = 50;
const visibilityDelay = 500;
const unreadable = new Set(['GIT_OBJECT_MISSING', 'GIT_WIRE_UNSUPPORTED', 'GIT_SERVER_ERROR', 'GIT_PROTOCOL']);
const maxRefusals = 5;
const maxRuleRefusals = 2;
async function commitTo(request) {
    return new CommitRace(request).run();
}
class CommitRace {
    #request;
    #backoff;
    #published = new Map();
    #asked;
    #refusals = 0;
    #lastCause;
    #unanswered = false;
    #attempts = 0;
    constructor(request) {
        this.#request = request;
        this.#backoff = new _backoff_js__WEBPACK_IMPORTED_MODULE_8__/* .Backoff */ .n(request.clock, request.timeout);
    }
    run() {
        const what = this.#request.dryRun === true ? 'reading the GitOps repository' : 'committing to the GitOps repository';
        return this.#request.log.during(() => (this.#attempts > 1 ? `${what}: attempt ${this.#attempts}, others were faster` : what), () => this.#run());
    }
    async #run() {
        let target = await this.#look();
        for (let attempt = 1;; attempt += 1) {
            this.#attempts = attempt;
            const attempted = await this.#attemptOrLose(target, attempt);
            if ('delivered' in attempted)
                return attempted.delivered;
            const { result, cause, commit } = attempted.lost;
            this.#lastCause = cause;
            this.#unanswered ||= result === 'unknown' && commit !== undefined;
            const before = target;
            if (attempted.lost.result === 'refused')
                return this.#afterRefusal(before, attempted.lost.cause);
            target = await this.#lookAgain(attempted.lost, before);
            const landed = await this.#landed(before, target);
            if (landed !== undefined)
                return landed;
            if (this.#backoff.left === 0)
                throw this.#late(target);
        }
    }
    async #look() {
        const { transport, branch, startFrom, publisher } = this.#request;
        const base = await (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveBranch */ .pd)(transport, startFrom ?? branch);
        const name = branch ?? base.name;
        const ref = `refs/heads/${(0,_git_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .checkBranchName */ .I$)(name)}`;
        const tip = name === base.name ? base.tip : (await transport.listRefs([ref])).refs.get(ref);
        const target = { ...base, name, ref, tip, parent: tip ?? base.tip };
        publisher.checkTarget?.(target);
        return target;
    }
    async #attempt(target, attempt) {
        const { transport, plan, publisher, secrets, dryRun } = this.#request;
        const { parent } = target;
        const snapshot = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_5__/* .openSnapshot */ .r3)(transport, parent, target.objectFormat);
        const proposal = await plan(snapshot, attempt);
        const outcome = { branch: target.name, attempts: attempt, payload: proposal.payload };
        const unchanged = { delivered: { ...outcome, result: 'unchanged', commit: parent } };
        if (proposal.kind === 'nothing')
            return unchanged;
        const { root, objects, files } = await (0,_git_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .applyChanges */ .Y)(snapshot, proposal.changes);
        if (files.length === 0)
            return unchanged;
        const message = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_3__/* .composeMessage */ .SB)(proposal.message, proposal.trailers);
        (0,_secret_guard_js__WEBPACK_IMPORTED_MODULE_7__/* .refuseSecrets */ .u)(secrets, files, message, target.tip === undefined ? target.name : undefined);
        publisher.checkFiles?.(files);
        if (dryRun === true)
            return { delivered: { ...outcome, result: 'planned', parent, message, files } };
        const draft = { target, tree: root, objects, files, message };
        const published = await publisher.publish(draft, transport).catch((error) => {
            throw (0,_rejection_js__WEBPACK_IMPORTED_MODULE_6__/* .withRule */ .xX)(error, target.name, this.#request.startFrom !== undefined);
        });
        const committed = (commit) => ({ ...outcome, result: 'committed', commit, parent, files });
        if (published.result === 'accepted')
            return { delivered: committed(published.commit) };
        if (published.commit !== undefined)
            this.#published.set(published.commit, committed(published.commit));
        else if (published.result === 'refused')
            this.#asked = { message, made: committed };
        return { lost: published };
    }
    async #attemptOrLose(target, attempt) {
        try {
            return await this.#attempt(target, attempt);
        }
        catch (error) {
            if (!isUnreadable(error) || (await this.#look()).parent === target.parent)
                throw error;
            return { lost: { result: 'stale', cause: error } };
        }
    }
    async #lookAgain({ result, cause }, before) {
        switch (result) {
            case 'stale':
                this.#refusals = 0;
                this.#request.log.detail(`${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}; applying the change to the new content`);
                await this.#backoff.lost();
                return this.#look();
            case 'rejected':
                return this.#afterRejection(before);
            case 'unknown':
                return this.#afterSilence(before);
        }
    }
    async #afterRejection(before) {
        await this.#backoff.lost();
        let now = await this.#look();
        if (now.tip === before.tip) {
            await this.#backoff.pause(visibilityDelay);
            now = await this.#look();
        }
        if (now.tip !== before.tip) {
            this.#refusals = 0;
            const tip = now.tip?.slice(0, 8);
            this.#request.log.detail(`${before.name} moved to ${tip}; applying the change to the new content`);
            return now;
        }
        this.#refusals += 1;
        const rejected = this.#rejected(before);
        if (this.#refusals >= (rejected.kind === 'refused' ? maxRuleRefusals : maxRefusals))
            throw rejected;
        return now;
    }
    async #afterSilence(before) {
        const now = await this.#look();
        if (now.tip !== before.tip)
            return now;
        this.#request.log.detail(`the answer to the push to ${before.name} never came; looking whether it landed`);
        await this.#backoff.lost();
        return this.#look();
    }
    async #afterRefusal(before, refusal) {
        for (const pause of [0, visibilityDelay]) {
            try {
                if (pause > 0)
                    await this.#backoff.pause(pause);
                const now = await this.#look();
                const landed = (await this.#landed(before, now)) ?? (await this.#madeByServer(before, now));
                if (landed !== undefined)
                    return landed;
            }
            catch (error) {
                throw error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.kind === 'timed-out' ? error : refusal;
            }
        }
        throw (0,_rejection_js__WEBPACK_IMPORTED_MODULE_6__/* .withRule */ .xX)(refusal, before.name, this.#request.startFrom !== undefined);
    }
    async #landed(before, { tip }) {
        if (this.#published.size === 0 || tip === undefined || tip === before.tip)
            return undefined;
        const found = (await this.#since(before, tip)).find((id) => this.#published.has(id));
        return found === undefined ? undefined : this.#published.get(found);
    }
    async #madeByServer({ parent, tip: before }, { tip }) {
        if (this.#asked === undefined || tip === undefined || tip === before)
            return undefined;
        const { message, made } = this.#asked;
        const commits = await this.#request.transport.history(tip, lookBack);
        const begin = commits.findIndex(({ id }) => id === parent);
        const since = begin === -1 ? commits : commits.slice(0, begin);
        const found = since.find(({ body }) => (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)(body).message.trimEnd() === message.trimEnd());
        return found && made(found.id);
    }
    async #since({ parent }, tip) {
        const { transport } = this.#request;
        if (this.#published.has(tip))
            return [tip];
        try {
            const { parents } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)((await transport.read([tip])).get(tip)?.body ?? new Uint8Array());
            if (parent !== undefined && parents.includes(parent))
                return [tip];
            return (await transport.history(tip, lookBack)).map(({ id }) => id);
        }
        catch (error) {
            if (isUnreadable(error))
                return [];
            throw error;
        }
    }
    #late(target) {
        if (this.#refusals > 0 && (0,_rejection_js__WEBPACK_IMPORTED_MODULE_6__/* .isExplained */ .zT)(this.#lastCause))
            return this.#rejected(target);
        const seconds = Math.round(this.#request.timeout / 1000);
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_RACE_TIMEOUT', `no commit to the GitOps repository went through within ${seconds} s (${this.#backoff.losses} attempts)`, {
            hint: this.#unanswered
                ? 'The server left a push without an answer, and may still carry it out: look at the branch, and at what the server says (the cause). To run again is safe: what is there already is not written twice.'
                : 'Raise `timeout`, put the services of one pipeline into one commit (`updates`), or look at who else writes to the branch.',
            cause: this.#lastCause,
        });
    }
    #rejected(target) {
        const ofRequest = this.#request.startFrom !== undefined;
        const otherwise = this.#request.publisher.refusal(target, ofRequest);
        return (0,_rejection_js__WEBPACK_IMPORTED_MODULE_6__/* .rejectionFailure */ .Kp)({ cause: this.#lastCause, branch: target.name, ofRequest, otherwise });
    }
}
function isUnreadable(error) {
    return error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && unreadable.has(error.code);
}


/***/ }),

/***/ 8425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zT: () => (/* binding */ isExplained),
  Kp: () => (/* binding */ rejectionFailure),
  xX: () => (/* binding */ withRule)
});

// UNUSED EXPORTS: rejectionOf

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
;// CONCATENATED MODULE: ./build/core/delivery/push-rules.js
const api = '`commit-via: api` has GitHub or GitLab make and sign the commit itself';
const rules = [
    {
        name: 'secret scanning',
        kind: 'rule',
        words: /push protection|push cannot contain secrets|push blocked: secrets? detected|secrets? (were |was )?detected in|rejected because it (contains|might contain) .{0,40}secrets/i,
        problem: (branch) => `the server's secret scanning takes something in the commit to ${branch} for a secret`,
        hint: 'Take it out of what is written (`set`, or the template of `from`); a value that is no secret can be allowed by the link in the words of the server (the cause).',
    },
    {
        name: 'private e-mail',
        kind: 'rule',
        words: /\bGH007\b|email privacy restrictions|would publish a private email/i,
        problem: () => "the server keeps the e-mail address of the commit's author private",
        hint: 'Give `author` with the address that GitHub shows for the account (`Name <ID+name@users.noreply.github.com>`), or use `commit-via: api`.',
    },
    {
        name: 'signature',
        kind: 'rule',
        words: /must have (a )?(verified|valid) signatures?|must be signed\b|unsigned commits?|unverified commit|requires? (all )?(commits to be )?signed|is not signed\b(?!-)|no valid signature/i,
        problem: (branch) => `the server takes only signed commits on ${branch}`,
        hint: `Give \`sign\`, a private SSH or GPG key whose public half the forge knows as that of the author; or ${api}.`,
    },
    {
        name: 'Change-Id',
        kind: 'rule',
        words: /missing change-id|change-id must be in|missing subject; change-id/i,
        problem: (branch) => `Gerrit wants a Change-Id in the message of each commit to ${branch}`,
        hint: 'Commits of a pipeline have none: turn "Require Change-Id in commit message" off for this project (`receive.requireChangeId = false`), and let the account push to `refs/heads/*`.',
    },
    {
        name: 'sign-off',
        kind: 'rule',
        words: /signed-off-by|developer certificate of origin|\bDCO\b/i,
        problem: () => 'the server wants a line Signed-off-by in the message of each commit',
        hint: 'Commits of a pipeline have none: except this account from the rule.',
    },
    {
        name: 'branch name',
        kind: 'rule',
        words: /branch name ['"“]?\S* ?(does not follow|must|is not allowed)|branch name must/i,
        problem: (branch) => `the server takes no branch that is called ${branch}`,
        hint: 'Give `request-branch`: how names of branches of requests begin, as the rule demands.',
    },
    {
        name: 'author',
        kind: 'rule',
        words: /(author|committer)('s)? (e-?mails?|names?|'|").{0,200}?(does not follow|must |not (verified|registered|allowed|recogni[sz]ed)|is not a member|one of your own verified|inconsistent)|(author|committer)('s)? .{0,120} is not a member|you cannot push commits for|email address .{0,120}is not registered|invalid (author|committer)|git username is inconsistent|not (match|matching) .{0,40}(author|committer)|commit(ter|s)? (author )?email/i,
        problem: () => "the server does not take this author of the commit, or the author's e-mail address",
        hint: `Give \`author: Name <address>\` with a name and a verified address of the account that pushes; or ${api}, as its own author.`,
    },
    {
        name: 'message',
        kind: 'rule',
        words: /commit message .{0,40}(does not follow|contains the forbidden|must|does not match|doesn't match|should)|commit message must|forbidden pattern|commit (title|subject) .{0,40}(must|does not)|(jira|issue|ticket)( issue)? (key|id|number)s? .{0,60}(commit|message)|(commit|message) .{0,60}(jira|issue|ticket) (key|id|number)/i,
        problem: () => 'the server wants other words in the message of the commit',
        hint: 'Give `message` as its pattern demands (the cause), such as `message: "OPS-1 Deploy {service} {new-tag}"`.',
    },
    {
        name: 'LFS lock',
        kind: 'rule',
        words: /locked in git lfs by|is locked by|path locks?|cannot update locked file|file is locked/i,
        problem: () => 'somebody has locked a file of the commit on the server',
        hint: 'Ask who holds the lock (the cause) to end it, `git lfs unlock FILE` or on the page of the repository.',
    },
    {
        name: 'LFS object',
        kind: 'state',
        words: /\bGH008\b|unknown git lfs object|lfs objects are missing/i,
        problem: () => 'the server lacks what a pointer of Git LFS in the branch names',
        hint: 'Push it from a clone that has it (`git lfs push --all`), or take the file out of Git LFS; nothing of it is written here.',
    },
    {
        name: 'file name',
        kind: 'rule',
        words: /file name .{0,300}(prohibited|blacklisted|denied) by the pattern|restricted file paths?|file paths? .{0,80}restricted|protected from changing file/i,
        problem: () => 'the server takes no change of a file of this name',
        hint: 'Look which file it is (the cause): give another one (`file`), or let this credential pass the rule.',
    },
    {
        name: 'file size',
        kind: 'rule',
        words: /error: GH001|file size exceeds|rejected because its size is greater|exceeds GitHub's file size limit|is larger than the allowed size|file size limit|exceeds the (maximum|limit).{0,40}(size|bytes)|(file|object|blob|pack).{0,80}exceeds (the )?(maximum|allowed|max)|(file|object|blob) .{0,80}too (large|big)/i,
        problem: () => 'the server takes no file, or no push, of this size',
        hint: 'Look which file is large (the cause): what is copied by `from` or set with a long value; or have the limit raised.',
    },
    {
        name: 'quota',
        kind: 'state',
        words: /storage limit|repository is over its .{0,20}limit|disk quota exceeded|exceeds?(ed)? (its|the|your) (repository )?(size|storage) (limit|quota)|quota exceeded|repository size limit|over (its|the) (storage|size) (limit|quota)/i,
        problem: () => 'the storage that the server grants the repository is used up',
        hint: 'Make room in the repository or its group, or have the limit raised; then run again.',
    },
    {
        name: 'full disk',
        kind: 'state',
        words: /no space left on device|disk full|not enough (disk )?space/i,
        problem: () => 'the disk of the git server is full',
        hint: 'Whoever runs the server makes room there; then run again. Nothing of the commit was kept.',
    },
    {
        name: 'unwritable server',
        kind: 'state',
        words: /unable to create temporary|insufficient permission for adding an object|unable to write (loose )?(object|sha1|file)|read-only file ?system/i,
        problem: () => 'the git server cannot store what it is sent',
        hint: 'Its disk is full, or the files of the repository belong to another user there: whoever runs the server has to look. Nothing of the commit was kept.',
    },
    {
        name: 'read-only',
        kind: 'state',
        words: /archived so it is read-only|repository (is|was) archived|read-only (gitlab|mode|instance)|temporarily read-only|is (currently )?read-only|mirror repository/i,
        problem: () => 'the repository is read-only',
        hint: 'It is archived, a mirror, or in maintenance: name the one that takes pushes in `gitops-repository`, or run again later.',
    },
    {
        name: 'workflow files',
        kind: 'state',
        words: /refusing to allow .{0,120}workflow/i,
        problem: () => 'the credential may not write workflow files',
        hint: 'Give the token the right `workflows: write` (a classic one: the scope `workflow`), or write no file under .github/workflows.',
    },
    {
        name: 'empty repository',
        kind: 'state',
        words: /default branch .{0,60}does not yet exist/i,
        problem: () => 'the repository is empty, and only its owner or a maintainer begins it',
        hint: 'Let one of them make the first commit.',
    },
    {
        name: 'no right to write',
        kind: 'state',
        words: /not allowed to push code to this project|deploy key does not have write access|permission denied for writing/i,
        problem: () => 'the credential may read the repository, and not write to it',
        hint: 'Give one that may write: on GitLab a token of the role Developer, or a deploy key with "Grant write permissions"; on Gitea and Forgejo write access to the code.',
    },
    {
        name: 'Azure permission',
        kind: 'state',
        words: /\bTF401027\b|GenericContribute/,
        problem: (branch) => `the credential may not push to ${branch}`,
        hint: 'Give the account (of a pipeline: "Project Build Service") the permission Contribute on this repository.',
    },
    {
        name: 'protected branch',
        kind: 'rule',
        words: /\bGH006\b|\bGH013\b|protected branch|is protected|repository rule violations|cannot update this protected ref|\bTF402455\b|pushes to this branch are not permitted|permission denied to (update|create) branch|prohibited by gerrit|not permitted: (update|create)|not allowed to (push|create|force)|(must be made|modified|only|changes?) (through|via|by) (a )?(pull|merge) request|only accepts? (pull|merge) requests|codeowners/i,
        problem: (branch) => `a rule of the server protects ${branch} against this push`,
        hint: (ofRequest) => ofRequest
            ? 'Let this credential push there; where a rule demands how names of branches begin, give that as `request-branch`.'
            : 'Use `deliver: pull-request`, or let this credential pass the rule (GitHub: bypass list of the ruleset; GitLab: "Allowed to push"; Azure DevOps: "Bypass policies when pushing").',
    },
    {
        name: 'checked out',
        kind: 'state',
        words: /branch is currently checked out|refusing to update checked out branch/i,
        problem: (branch) => `${branch} is checked out in the repository that is pushed to`,
        hint: 'Push to a bare repository (`git init --bare`), or have another branch checked out there.',
    },
    {
        name: 'shallow',
        kind: 'state',
        words: /shallow update not allowed/i,
        problem: () => 'the server takes no push out of a shallow history',
        hint: 'Use `gitops-transport: wire`, which sends the new objects alone; or allow it on the server (`receive.shallowUpdate`).',
    },
    {
        name: 'non-fast-forward',
        kind: 'state',
        words: /non-fast-forward|fetch first|stale info|already been updated by another client|denying ref deletion/i,
        problem: (branch) => `the server says that ${branch} has moved, and shows the same commit there each time`,
        hint: 'A mirror or a cache between this runner and the server lags behind: name the server itself in `gitops-repository`, or run again later.',
    },
];
function pushRuleIn(words, branch, ofRequest) {
    const rule = rules.find((each) => each.words.test(words));
    if (rule === undefined)
        return undefined;
    const { name, kind, problem, hint } = rule;
    return { name, kind, problem: problem(branch), hint: typeof hint === 'string' ? hint : hint(ofRequest) };
}

;// CONCATENATED MODULE: ./build/core/delivery/rejection.js


const mostWords = 20_000;
function rejectionFailure(refused) {
    const { kind, problem, hint } = rejectionOf(refused);
    return new failure/* Failure */.HR(kind, 'GIT_PUSH_REJECTED', problem, { hint, cause: refused.cause });
}
function rejectionOf({ cause, branch, ofRequest, otherwise }) {
    const words = (0,failure/* messageOf */.bD)(cause).slice(0, mostWords);
    const obstacle = obstacleIn(words, branch);
    if (obstacle !== undefined)
        return { kind: 'failed', ...obstacle };
    const found = pushRuleIn(words, branch, ofRequest);
    if (found === undefined)
        return { kind: 'failed', ...otherwise };
    const { kind, problem, hint } = found;
    return { kind: kind === 'rule' ? 'refused' : 'failed', problem, hint };
}
function isExplained(cause) {
    return pushRuleIn((0,failure/* messageOf */.bD)(cause).slice(0, mostWords), '', false) !== undefined;
}
function withRule(error, branch, ofRequest) {
    if (!(error instanceof failure/* Failure */.HR) || !['FORGE_REFUSED', 'FORGE_AUTH', 'GIT_AUTH'].includes(error.code))
        return error;
    const found = pushRuleIn((0,failure/* messageOf */.bD)(error.cause).slice(0, mostWords), branch, ofRequest);
    if (found?.kind !== 'rule')
        return error;
    const { code, cause, outputs, place } = error;
    return new failure/* Failure */.HR('refused', code, `${error.message} (${found.problem})`, {
        hint: found.hint,
        cause,
        outputs,
        place,
    });
}
function obstacleIn(words, branch) {
    const [, inTheWay, wanted] = /'refs\/heads\/([^']+)' exists; cannot create 'refs\/heads\/([^']+)'/.exec(words) ?? [];
    if (inTheWay !== undefined) {
        return {
            problem: `the server cannot make ${wanted}, since it has ${inTheWay}`,
            hint: 'One branch cannot lie in the other, as a directory in a file: give it another name, or delete the one that is there.',
        };
    }
    const [, lock] = /Unable to create '([^']*\.lock)': File exists/.exec(words) ?? [];
    if (lock !== undefined || /\.lock\b.*File exists/.test(words)) {
        return {
            problem: `the server cannot update ${branch}: its lock file is there${lock === undefined ? '' : ` (${shortened(lock)})`}`,
            hint: 'Another git process holds it, or one that was killed has left it behind: let who runs the server look whether one is at work, and remove the lock file if none is.',
        };
    }
    if (/cannot lock ref/.test(words) && !/no space left/i.test(words)) {
        return {
            problem: `the server cannot lock ${branch}`,
            hint: 'That is no matter of permissions for this credential: its words (the cause) say what is in the way, such as a full disk or a file that it may not write.',
        };
    }
    return undefined;
}
function shortened(path) {
    const at = path.indexOf('refs/');
    return at < 0 ? path.slice(path.lastIndexOf('/') + 1) : path.slice(at);
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

/***/ 540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ applyChanges)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(585);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8402);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9121);




async function applyChanges(snapshot, changes) {
    const files = (await Promise.all(changes.map((change) => compare(snapshot, change)))).flat();
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    const draft = new Map();
    for (const [index, file] of files.entries()) {
        if (files[index - 1]?.path === file.path)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `${file.path} is changed twice in one commit`);
        place(draft, file);
    }
    const objects = new Map();
    const add = (type, body) => {
        const id = (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .hashObject */ .wM)(snapshot.format, type, body);
        objects.set(id, { type, body });
        return id;
    };
    if (files.length === 0 && snapshot.root !== undefined)
        return { root: snapshot.root, objects, files };
    const root = await write(snapshot, snapshot.root, draft, add);
    return { root: root ?? add('tree', Buffer.alloc(0)), objects, files };
}
async function compare(snapshot, change) {
    if ('delete' in change) {
        const paths = await snapshot.filesBelow(change.path);
        return Promise.all(paths.map(async (path) => ({ path, before: await readAny(snapshot, path), after: undefined })));
    }
    const before = await snapshot.readFile(change.path);
    const after = { mode: change.mode ?? before?.mode ?? _objects_js__WEBPACK_IMPORTED_MODULE_1__/* .treeMode */ .co.file, body: change.body };
    const same = before !== undefined && before.mode === after.mode && Buffer.compare(before.body, after.body) === 0;
    return same ? [] : [{ path: change.path, before, after }];
}
async function readAny(snapshot, path) {
    const entries = await snapshot.list(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    const entry = entries.find(({ name }) => name === path.slice(path.lastIndexOf('/') + 1));
    if (entry !== undefined && (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .isLink */ .PJ)(entry))
        return { mode: entry.mode, body: Buffer.from(entry.id) };
    return (await snapshot.readFile(path)) ?? { mode: _objects_js__WEBPACK_IMPORTED_MODULE_1__/* .treeMode */ .co.file, body: Buffer.alloc(0) };
}
function place(draft, file) {
    const segments = (0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .pathSegments */ .Mz)(file.path);
    const name = segments.pop() ?? '';
    let at = draft;
    for (const segment of segments) {
        const below = at.get(segment) ?? new Map();
        if (!(below instanceof Map))
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `${file.path} needs a directory where another change writes a file`);
        at.set(segment, below);
        at = below;
    }
    if (at.get(name) instanceof Map) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `${file.path} needs a file where another change writes a directory`);
    }
    at.set(name, file.after);
}
async function write(snapshot, tree, draft, add) {
    const entries = new Map();
    for (const entry of tree === undefined ? [] : await snapshot.tree(tree))
        entries.set(entry.name, entry);
    for (const [name, change] of draft) {
        if (change instanceof Map) {
            const present = entries.get(name);
            const below = present !== undefined && (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isDirectory */ .wd)(present) ? present.id : undefined;
            const id = await write(snapshot, below, change, add);
            if (id === undefined)
                entries.delete(name);
            else
                entries.set(name, { mode: _objects_js__WEBPACK_IMPORTED_MODULE_1__/* .treeMode */ .co.directory, name, id });
        }
        else if (change === undefined) {
            entries.delete(name);
        }
        else {
            entries.set(name, { mode: change.mode, name, id: add('blob', change.body) });
        }
    }
    return entries.size === 0 ? undefined : add('tree', (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeTree */ .hN)(entries.values()));
}


/***/ })

};
