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
        const { applyUpdates, fileChanges, reportedImage } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(415), __webpack_require__.e(5923)]).then(__webpack_require__.bind(__webpack_require__, 5923));
        const rollback = isRollback ? await rollbackOf(request, snapshot, steps) : undefined;
        const updates = rollback?.updates ?? request.updates;
        const review = rollback === undefined ? request.review : undefined;
        const [whole, records] = await Promise.all([applyUpdates(snapshot, updates), recordsOf(request, snapshot, review)]);
        const judgement = await judge?.([...whole.edits, ...whole.deletions], records);
        const superseded = judgement?.superseded ?? [];
        const wanted = updates.filter((update) => !isHeld(update, superseded));
        const wantedOnly = superseded.length === 0 ? whole : await applyUpdates(snapshot, wanted);
        const applied = { ...wantedOnly, warnings: [...(rollback?.warnings ?? []), ...wantedOnly.warnings] };
        const kept = whole.edits.flatMap((edit) => {
            const image = wanted.includes(edit.update) ? undefined : reportedImage(edit);
            return image === undefined ? [] : [{ ...image, newImage: image.oldImage }];
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
    const { rollbackTo } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(415), __webpack_require__.e(7502)]).then(__webpack_require__.bind(__webpack_require__, 7502));
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

/***/ 368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ commitTo)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/git/changes.js
var changes = __webpack_require__(540);
// EXTERNAL MODULE: ./build/core/git/commit.js
var commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/git/message.js
var git_message = __webpack_require__(4410);
// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var git_snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/core/delivery/backoff.js
var backoff = __webpack_require__(4899);
// EXTERNAL MODULE: ./build/core/delivery/rejection.js
var rejection = __webpack_require__(7472);
;// CONCATENATED MODULE: ./build/core/delivery/secret-guard.js

const credentials = /\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,}|gl(pat|dt|rt|ptt|cbt|soat|agent|oas)-[\w-]{20,}|(AKIA|ASIA)[A-Z0-9]{16}|(xox[abprs]|xapp)-[\w-]{20,}|npm_[A-Za-z0-9]{36}|dckr_(pat|oat)_[\w-]{20,})\b|-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----/;
function refuseSecrets(secrets, files, message) {
    for (const file of files) {
        if (secrets.isIn(file.path))
            throw secretIn('a path');
        if (file.after === undefined)
            continue;
        const before = new Set(file.before === undefined ? [] : linesOf(file.before.body));
        const added = linesOf(file.after.body).filter((line) => !before.has(line));
        const text = added.join('\n');
        if (secrets.isIn(text))
            throw secretIn(file.path);
        if (credentials.test(text))
            throw credentialIn(file.path);
    }
    if (secrets.isIn(message))
        throw secretIn('the commit message');
}
function linesOf(body) {
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8').split(/\r?\n/);
}
function secretIn(place) {
    return new failure/* Failure */.HR('refused', 'SECRET_IN_COMMIT', `the commit would publish a secret of this job in ${place}`, {
        hint: 'Refer to the secret by name instead (an ExternalSecret, a SealedSecret, a Secret created outside Git), and check which input brought it in.',
    });
}
function credentialIn(place) {
    return new failure/* Failure */.HR('refused', 'SECRET_IN_COMMIT', `the commit would publish what looks like a credential in ${place}`, {
        hint: 'Keep it out of Git (an ExternalSecret, a SealedSecret, a Secret created outside Git) and revoke it if it was real.',
    });
}

;// CONCATENATED MODULE: ./build/core/delivery/commit-race.js









const lookBack = 50;
const visibilityDelay = 500;
const unreadable = new Set(['GIT_OBJECT_MISSING', 'GIT_WIRE_UNSUPPORTED', 'GIT_SERVER_ERROR', 'GIT_PROTOCOL']);
const maxRefusals = 5;
async function commitTo(request) {
    return new CommitRace(request).run();
}
class CommitRace {
    #request;
    #backoff;
    #published = new Map();
    #refusals = 0;
    #lastCause;
    #unanswered = false;
    constructor(request) {
        this.#request = request;
        this.#backoff = new backoff/* Backoff */.n(request.clock, request.timeout);
    }
    async run() {
        let target = await this.#look();
        for (let attempt = 1;; attempt += 1) {
            const attempted = await this.#attemptOrLose(target, attempt);
            if ('delivered' in attempted)
                return attempted.delivered;
            const { result, cause, commit } = attempted.lost;
            this.#lastCause = cause;
            this.#unanswered ||= result === 'unknown' && commit !== undefined;
            const before = target;
            target = await this.#lookAgain(attempted.lost, before);
            const landed = await this.#landed(before, target);
            if (landed !== undefined)
                return landed;
            if (this.#backoff.left === 0)
                throw this.#late();
        }
    }
    async #look() {
        const { transport, branch, startFrom, publisher } = this.#request;
        const base = await (0,repository/* resolveBranch */.pd)(transport, startFrom ?? branch);
        const name = branch ?? base.name;
        const ref = `refs/heads/${(0,repository/* checkBranchName */.I$)(name)}`;
        const tip = name === base.name ? base.tip : (await transport.listRefs([ref])).refs.get(ref);
        const target = { ...base, name, ref, tip, parent: tip ?? base.tip };
        publisher.checkTarget?.(target);
        return target;
    }
    async #attempt(target, attempt) {
        const { transport, plan, publisher, secrets, dryRun } = this.#request;
        const { parent } = target;
        const snapshot = await (0,git_snapshot/* openSnapshot */.r3)(transport, parent, target.objectFormat);
        const proposal = await plan(snapshot, attempt);
        const outcome = { branch: target.name, attempts: attempt, payload: proposal.payload };
        const unchanged = { delivered: { ...outcome, result: 'unchanged', commit: parent } };
        if (proposal.kind === 'nothing')
            return unchanged;
        const { root, objects, files } = await (0,changes/* applyChanges */.Y)(snapshot, proposal.changes);
        if (files.length === 0)
            return unchanged;
        const message = (0,git_message/* composeMessage */.SB)(proposal.message, proposal.trailers);
        refuseSecrets(secrets, files, message);
        publisher.checkFiles?.(files);
        if (dryRun === true)
            return { delivered: { ...outcome, result: 'planned', parent, message, files } };
        const published = await publisher.publish({ target, tree: root, objects, files, message }, transport);
        const committed = (commit) => ({ ...outcome, result: 'committed', commit, parent, files });
        if (published.result === 'accepted')
            return { delivered: committed(published.commit) };
        if (published.commit !== undefined)
            this.#published.set(published.commit, committed(published.commit));
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
                this.#request.log.detail(`${(0,failure/* messageOf */.bD)(cause)}; applying the change to the new content`);
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
        if (this.#refusals >= maxRefusals)
            throw this.#rejected(before);
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
    async #landed(before, { tip }) {
        if (this.#published.size === 0 || tip === undefined || tip === before.tip)
            return undefined;
        const found = (await this.#since(before, tip)).find((id) => this.#published.has(id));
        return found === undefined ? undefined : this.#published.get(found);
    }
    async #since({ parent }, tip) {
        const { transport } = this.#request;
        if (this.#published.has(tip))
            return [tip];
        try {
            const { parents } = (0,commit/* decodeCommit */.ix)((await transport.read([tip])).get(tip)?.body ?? new Uint8Array());
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
    #late() {
        const seconds = Math.round(this.#request.timeout / 1000);
        return new failure/* Failure */.HR('failed', 'GIT_RACE_TIMEOUT', `no commit to the GitOps repository went through within ${seconds} s (${this.#backoff.losses} attempts)`, {
            hint: this.#unanswered
                ? 'The server left a push without an answer, and may still carry it out: look at the branch, and at what the server says (the cause). To run again is safe: what is there already is not written twice.'
                : 'Raise `timeout`, put the services of one pipeline into one commit (`updates`), or look at who else writes to the branch.',
            cause: this.#lastCause,
        });
    }
    #rejected(target) {
        const forbidden = this.#request.publisher.refusal(target, this.#request.startFrom !== undefined);
        const { problem, hint } = (0,rejection/* rejectionOf */.h)(this.#lastCause, target.name, forbidden);
        return new failure/* Failure */.HR('failed', 'GIT_PUSH_REJECTED', problem, { hint, cause: this.#lastCause });
    }
}
function isUnreadable(error) {
    return error instanceof failure/* Failure */.HR && unreadable.has(error.code);
}


/***/ }),

/***/ 7472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ rejectionOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

function rejectionOf(cause, branch, forbidden) {
    const words = (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause);
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
    if (/cannot lock ref/.test(words)) {
        return {
            problem: `the server cannot lock ${branch}`,
            hint: 'That is no matter of permissions for this credential: its words (the cause) say what is in the way, such as a full disk or a file that it may not write.',
        };
    }
    return forbidden;
}
function shortened(path) {
    const at = path.indexOf('refs/');
    return at < 0 ? path.slice(path.lastIndexOf('/') + 1) : path.slice(at);
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
