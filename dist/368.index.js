export const id = 368;
export const ids = [368];
export const modules = {

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
// EXTERNAL MODULE: ./build/core/git/repository.js
var repository = __webpack_require__(5157);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var git_snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/core/delivery/backoff.js
var backoff = __webpack_require__(4899);
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
        const { problem, hint } = this.#request.publisher.refusal(target, this.#request.startFrom !== undefined);
        return new failure/* Failure */.HR('failed', 'GIT_PUSH_REJECTED', problem, { hint, cause: this.#lastCause });
    }
}
function isUnreadable(error) {
    return error instanceof failure/* Failure */.HR && unreadable.has(error.code);
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
/* harmony export */   uv: () => (/* binding */ trailerValues)
/* harmony export */ });
/* unused harmony export formatTrailers */
const maxValue = 2000;
const referencePrefix = 'Argocd-reference-commit-';
function provenanceTrailers(provenance) {
    const { reference } = provenance;
    const all = [
        ['Source-Repository', provenance.sourceRepository],
        ['Source-Commit', provenance.sourceCommit],
        ['Source-Branch', provenance.sourceBranch],
        ...provenance.services.map((service) => ['Service', service]),
        ...provenance.images.map((image) => ['Image', image]),
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
    const characters = [...subject];
    return characters.length <= maxSubject
        ? subject
        : `${characters
            .slice(0, maxSubject - 1)
            .join('')
            .trimEnd()}…`;
}
function cleanLine(line) {
    const clean = line.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ').trimEnd();
    return /^\s*([\w-]+\s*:|\(cherry picked from)/.test(clean) ? `> ${clean}` : clean;
}
function formatTrailers(trailers) {
    return trailers.map(([key, value]) => `${key}: ${defuseCiSkip(oneLine(value)).slice(0, maxValue).trimEnd()}`);
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
        sourceBranch: one('Source-Branch'),
        services: all('Service'),
        images: all('Image'),
        pipeline: one('Pipeline'),
    };
}
function trailerValues(trailers, key) {
    return trailers.filter(([name]) => name.toLowerCase() === key.toLowerCase()).map(([, value]) => value);
}
function oneLine(text) {
    return text.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
}
function defuseCiSkip(text) {
    return text
        .replace(/\[(skip ci|ci skip|no ci|skip actions|actions skip)\]/gi, '($1)')
        .replace(/\*\*\*NO_CI\*\*\*/gi, 'NO_CI');
}


/***/ }),

/***/ 9121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PJ: () => (/* binding */ isLink),
/* harmony export */   Ve: () => (/* binding */ withSharedReads),
/* harmony export */   Y_: () => (/* binding */ changedFiles),
/* harmony export */   cu: () => (/* binding */ blobsAt),
/* harmony export */   r3: () => (/* binding */ openSnapshot),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* unused harmony export Snapshot */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8998);
/* harmony import */ var _commit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6156);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(585);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8402);





const maxTrees = 20_000;
async function openSnapshot(transport, commit, format = formatOf(commit ?? '')) {
    if (commit === undefined)
        return new Snapshot(transport, undefined, undefined, format);
    const object = (await transport.read([commit])).get(commit);
    if (object === undefined)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_OBJECT', `the commit ${commit} could not be read`);
    return new Snapshot(transport, commit, (0,_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)(object.body).tree, format);
}
async function readText(snapshot, path) {
    const file = await snapshot.readFile(path);
    return file === undefined ? undefined : Buffer.from(file.body).toString('utf8');
}
class Snapshot {
    commit;
    root;
    format;
    #load;
    #trees = new Map();
    constructor(transport, commit, root, format) {
        this.commit = commit;
        this.root = root;
        this.format = format;
        this.#load = batched(transport);
    }
    async readFile(path, input = 'file') {
        const entry = await this.entry(path, input);
        if (entry === undefined)
            return undefined;
        if ((0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${path} is a directory in the GitOps repository`, 'Name a file in it.');
        return { mode: entry.mode, body: (await this.#load(entry.id)).body };
    }
    async entry(path, input = 'file') {
        let entry = this.#rootEntry();
        for (const segment of (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathSegments */ .Mz)(path, input)) {
            if (entry === undefined)
                return undefined;
            if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry)) {
                throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${path} leads through ${entry.name}, which is a file`, 'Check the path.');
            }
            entry = (await this.tree(entry.id)).find((each) => each.name === segment);
            if (entry?.mode === _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.symlink)
                throw (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathOutside */ .D1)(input, path, `crosses the symlink "${entry.name}"`);
            if (entry?.mode === _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.submodule)
                throw (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathOutside */ .D1)(input, path, `crosses the submodule "${entry.name}"`);
        }
        return entry;
    }
    async list(directory) {
        const entry = directory === '' ? this.#rootEntry() : await this.entry(directory);
        if (entry === undefined)
            return [];
        if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `${directory} is a file in the GitOps repository`);
        return this.tree(entry.id);
    }
    async glob(patterns) {
        const every = new Set(patterns.flatMap((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .alternatives */ .Vo)(pattern, 'file')));
        for (const pattern of every)
            (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathSegments */ .Mz)(pattern);
        return (await this.#walk('', this.root, (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .globWalk */ .k)([...every]), { trees: 0 })).sort();
    }
    async filesBelow(path) {
        const entry = await this.entry(path);
        if (entry === undefined)
            return [];
        if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))
            return [path];
        return (await this.#walk(`${path}/`, entry.id, undefined, { trees: 0 })).sort();
    }
    tree(id) {
        const known = this.#trees.get(id);
        if (known !== undefined)
            return known;
        const entries = this.#load(id).then((object) => (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeTree */ .fU)(this.format, object.body));
        this.#trees.set(id, entries);
        return entries;
    }
    #rootEntry() {
        return this.root === undefined ? undefined : { mode: _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.directory, name: '/', id: this.root };
    }
    async #walk(prefix, tree, patterns, count) {
        if (tree === undefined)
            return [];
        count.trees++;
        if (count.trees > maxTrees)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `more than ${maxTrees} directories to search`, 'Begin the pattern with a directory.');
        const entries = await this.tree(tree);
        const found = entries.map((entry) => {
            const path = prefix + entry.name;
            if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry)) {
                return patterns === undefined || (!isLink(entry) && patterns.matches(entry.name)) ? [path] : [];
            }
            const below = patterns?.below(entry.name);
            return patterns === undefined || below !== undefined ? this.#walk(`${path}/`, entry.id, below, count) : [];
        });
        return (await Promise.all(found)).flat();
    }
}
function formatOf(id) {
    return id.length === 64 ? 'sha256' : 'sha1';
}
function isLink(entry) {
    return entry.mode === _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.symlink || entry.mode === _objects_js__WEBPACK_IMPORTED_MODULE_3__/* .treeMode */ .co.submodule;
}
async function blobsAt(transport, commits, path) {
    const bodies = await transport.read(commits);
    let level = new Map();
    for (const [id, { body }] of bodies)
        level.set(id, (0,_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)(body).tree);
    const segments = (0,_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathSegments */ .Mz)(path);
    for (const [depth, segment] of segments.entries()) {
        const last = depth === segments.length - 1;
        const ids = new Set([...level.values()].filter((id) => id !== undefined));
        const trees = await transport.read([...ids]);
        const next = new Map();
        for (const [tree, { body }] of trees) {
            const entries = (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeTree */ .fU)(formatOf(tree), body);
            const entry = entries.find(({ name }) => name === segment);
            const fits = entry !== undefined && (last ? !(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry) && !isLink(entry) : (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry));
            next.set(tree, fits ? entry.id : undefined);
        }
        level = new Map([...level].map(([commit, tree]) => [commit, tree === undefined ? undefined : next.get(tree)]));
    }
    return level;
}
async function changedFiles(transport, from, to) {
    const [before, after] = await Promise.all([openSnapshot(transport, from), openSnapshot(transport, to)]);
    const changed = new Map();
    const walk = async (prefix, old, next) => {
        if (old === next)
            return;
        const list = async (id) => (id === undefined ? [] : await after.tree(id));
        const [olds, nexts] = await Promise.all([list(old), list(next)]);
        const names = new Set([...olds, ...nexts].map(({ name }) => name));
        await Promise.all([...names].map(async (name) => {
            const a = olds.find((entry) => entry.name === name);
            const b = nexts.find((entry) => entry.name === name);
            if ((0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameEntry */ .TR)(a, b))
                return;
            const below = (entry) => entry !== undefined && (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry) ? entry.id : undefined;
            if ([a, b].some((entry) => entry !== undefined && !(0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(entry))) {
                changed.set(prefix + name, b === undefined || (0,_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isDirectory */ .wd)(b) ? undefined : b.id);
            }
            await walk(`${prefix}${name}/`, below(a), below(b));
        }));
    };
    await walk('', before.root, after.root);
    return changed;
}
function withSharedReads(transport) {
    const load = batched(transport);
    return {
        kind: transport.kind,
        listRefs: (prefixes) => transport.listRefs(prefixes),
        read: async (ids) => new Map(await Promise.all(ids.map(async (id) => [id, await load(id)]))),
        history: (tip, depth) => transport.history(tip, depth),
        expectHistory: (tip, depth) => transport.expectHistory(tip, depth),
        push: (update) => transport.push(update),
        cost: () => transport.cost(),
        [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose](),
    };
}
function batched(transport) {
    let next;
    return async (id) => {
        if (next === undefined) {
            const ids = new Set();
            const objects = settled(() => ids.size).then(() => {
                next = undefined;
                return transport.read([...ids]);
            });
            next = { ids, objects };
        }
        next.ids.add(id);
        const object = (await next.objects).get(id);
        if (object === undefined)
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_OBJECT', `the object ${id} could not be read`);
        return object;
    };
}
const stepsBetweenReads = 16;
async function settled(count) {
    let before;
    do {
        before = count();
        for (let step = 0; step < stepsBetweenReads; step++)
            await undefined;
    } while (count() > before);
}


/***/ })

};
