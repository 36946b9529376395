export const id = 7513;
export const ids = [7513,6970];
export const modules = {

/***/ 5960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ requestsOfBranch)
/* harmony export */ });
/* harmony import */ var _forge_forge_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9497);

const mostDeclined = 3;
async function requestsOfBranch(forge, sourceBranch, targetBranch) {
    const all = await forge.latestRequests(sourceBranch, targetBranch);
    const declined = all.filter(({ state, body, tip }) => state === 'closed' && tip !== '' && !body.includes(_forge_forge_js__WEBPACK_IMPORTED_MODULE_0__/* .closedByProgram */ .M));
    return { open: all.find(({ state }) => state === 'open'), declined: declined.slice(0, mostDeclined) };
}


/***/ }),

/***/ 7513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deliverRequest: () => (/* binding */ deliverRequest)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/forge/forge.js
var forge_forge = __webpack_require__(9497);
// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var git_snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/core/delivery/backoff.js
var backoff = __webpack_require__(4899);
// EXTERNAL MODULE: ./build/core/delivery/commit-race.js
var commit_race = __webpack_require__(9378);
// EXTERNAL MODULE: ./build/core/delivery/push-settled.js
var push_settled = __webpack_require__(7795);
// EXTERNAL MODULE: ./build/core/delivery/request-branch.js
var request_branch = __webpack_require__(911);
// EXTERNAL MODULE: ./build/core/git/changes.js
var changes = __webpack_require__(540);
// EXTERNAL MODULE: ./build/core/git/commit.js
var git_commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/git/message.js
var message = __webpack_require__(4410);
// EXTERNAL MODULE: ./build/core/delivery/rejection.js + 1 modules
var rejection = __webpack_require__(8425);
// EXTERNAL MODULE: ./build/core/delivery/rolling-decisions.js
var rolling_decisions = __webpack_require__(5960);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
;// CONCATENATED MODULE: ./build/core/delivery/rolling-record.js





const searched = 100;
const longestBranch = 1_000;
function requestTrailers({ branch, target, base }, updates) {
    const texts = updates.map(({ service, file, oldImage, newImage }) => JSON.stringify({ service, file, from: oldImage, to: newImage }).replace(/ (?= )|[[*]/g, escaped));
    return [
        ['Request-Branch', branch],
        ['Request-Target', target],
        ['Request-Base', base],
        ...texts.map((text) => ['Request-Update', text]),
        ...changeTrailers(updates),
    ];
}
function escaped(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
const mostChanges = 20;
const mostChangeTrailers = 400;
function changeTrailers(updates) {
    const byService = new Map(updates.map(({ service, changes }) => [service, changes]));
    const texts = [...byService].flatMap(([service, changes]) => {
        if (service === undefined || changes === undefined)
            return [];
        const { commits, more } = bounded(changes);
        return [
            ...commits.map(({ commit, subject }) => `${service} ${commit} ${subject}`),
            ...(more > 0 ? [`${service} +${more}`] : []),
        ];
    });
    return (texts.length > mostChangeTrailers ? [] : texts).map((text) => ['Request-Change', text]);
}
function changesIn(trailers) {
    const found = new Map();
    for (const value of (0,message/* trailerValues */.uv)(trailers, 'Request-Change')) {
        const [, service, commit, subject = '', more] = /^(\S+) (?:([0-9a-f]{40,64}) ?(.*)|\+(\d+))$/.exec(value) ?? [];
        if (service === undefined)
            continue;
        const before = found.get(service) ?? { commits: [], more: 0 };
        found.set(service, commit === undefined
            ? { ...before, more: Number(more) }
            : { ...before, commits: [...before.commits, { commit, subject }] });
    }
    return found;
}
function bounded({ commits, more }) {
    return { commits: commits.slice(0, mostChanges), more: more + Math.max(0, commits.length - mostChanges) };
}
function joined(later, before) {
    if (later === undefined || before === undefined)
        return later ?? before;
    const known = new Set(later.commits.map(({ commit }) => commit));
    const commits = [...later.commits, ...before.commits.filter(({ commit }) => !known.has(commit))];
    return bounded({ commits, more: later.more + before.more });
}
async function readRecord(transport, tip, baseTip) {
    const [history, baseHistory] = await Promise.all([
        transport.history(tip, searched),
        transport.history(baseTip, searched),
    ]);
    const known = new Set(baseHistory.map(({ id }) => id));
    const commits = new Map(history.map(({ id, body }) => [id, (0,git_commit/* decodeCommit */.ix)(body)]));
    const seconds = commits.get(tip)?.committer.seconds ?? 0;
    const holdsBase = commits.has(baseTip);
    if (known.has(tip))
        return recordOfMerged(tip, holdsBase, seconds);
    let [branch, target, base] = [];
    const bases = new Set();
    const batches = [];
    for await (const { id, commit } of downFrom(transport, tip, commits)) {
        if (known.has(id) || bases.has(id))
            break;
        const trailers = (0,message/* parseTrailers */.aw)(commit.message);
        const value = (name) => trailers.find(([each]) => each === name)?.[1];
        const stands = value('Request-Base');
        if (stands === undefined || !/^[0-9a-f]{40,64}$/.test(stands))
            continue;
        bases.add(stands);
        branch ??= value('Request-Branch');
        target ??= value('Request-Target');
        base ??= stands;
        batches.unshift(updatesIn(trailers, {
            sourceRepository: value('Source-Repository'),
            sourceCommit: value('Source-Commit'),
            commit: id,
            parent: commit.parents[0],
            base: stands,
            record: recordOf(trailers),
        }));
    }
    if (branch === undefined || base === undefined)
        return undefined;
    const follows = known.has(base);
    const isSetBack = holdsBase && !follows && (await transport.history(base, searched)).some(({ id }) => id === baseTip);
    const current = base === baseTip || (holdsBase && !isSetBack);
    const updates = folded(batches.flat());
    return { branch, target, base: current ? baseTip : base, current, follows, merged: false, seconds, updates };
}
function recordOfMerged(base, current, seconds) {
    return { branch: '', target: undefined, base, current, follows: true, merged: true, seconds, updates: [] };
}
async function* downFrom(transport, tip, history) {
    let id = tip;
    for (let steps = 0; id !== undefined && steps < longestBranch; steps += 1) {
        if (steps > 0 && steps % searched === 0)
            await transport.history(id, searched);
        const commit = history.get(id) ?? (await readCommit(transport, id));
        yield { id, commit };
        id = commit.parents[0];
    }
}
async function readCommit(transport, id) {
    const object = (await transport.read([id])).get(id);
    if (object === undefined)
        throw new failure/* Failure */.HR('failed', 'GIT_OBJECT', `the commit ${id} could not be read`);
    return (0,git_commit/* decodeCommit */.ix)(object.body);
}
function foreignBranch(branch) {
    return new failure/* Failure */.HR('refused', 'REQUEST_BRANCH_FOREIGN', `the branch ${branch} holds nothing of monorepo-gitops`, {
        hint: 'Rename or delete the branch, or choose another `request-key` or `request-branch`.',
    });
}
function otherTarget(key, branch, targets) {
    return (0,failure/* badInput */.AN)('request-key', `"${key}" collects updates for ${targets.there} already, not for ${targets.here}`, `Give another request-key, or merge or close that request and delete its branch ${branch}.`);
}
async function pendingFiles(transport, record, tip, baseTip) {
    const changed = await (0,git_snapshot/* changedFiles */.Y_)(transport, record.base, tip);
    if (record.base === baseTip || changed.size === 0)
        return changed;
    const differing = await (0,git_snapshot/* changedFiles */.Y_)(transport, baseTip, tip);
    return new Map([...changed].filter(([path]) => differing.has(path)));
}
async function stillPending(transport, { updates }, files, tips) {
    const open = updates.filter(({ file }) => files.has(file));
    const holds = await Promise.all(open.map(async ({ file, newImage, commit, parent }) => {
        const states = [parent, commit, tips.base, tips.tip];
        const texts = await Promise.all(states.map((state) => countedLines(transport, state, file)));
        const [before, after, base, tip] = texts;
        const added = [...(after ?? [])]
            .filter(([line, count]) => count > (before?.get(line) ?? 0))
            .map(([line]) => line);
        const { tag = '', digest = tag } = (0,reference/* splitImage */.s5)(newImage ?? '');
        const named = added.filter((line) => line.includes(digest));
        const telling = named.length > 0 ? named : added;
        return telling.length === 0 || telling.some((line) => (tip?.get(line) ?? 0) > (base?.get(line) ?? 0));
    }));
    return open.filter((_, index) => holds[index]);
}
async function countedLines(transport, commit, path) {
    const counts = new Map();
    if (commit === undefined)
        return counts;
    const snapshot = await (0,git_snapshot/* openSnapshot */.r3)(transport, commit);
    const file = await snapshot.readFile(path).catch((error) => {
        if (error instanceof failure/* Failure */.HR)
            return undefined;
        throw error;
    });
    for (const line of Buffer.from(file?.body ?? [])
        .toString('utf8')
        .split('\n')) {
        counts.set(line, (counts.get(line) ?? 0) + 1);
    }
    return counts;
}
function updatesIn(trailers, origin) {
    const changes = changesIn(trailers);
    return trailers.flatMap(([name, value]) => {
        const update = name === 'Request-Update' ? parseUpdate(value) : undefined;
        return update === undefined ? [] : [{ ...update, changes: changes.get(update.service ?? ''), ...origin }];
    });
}
function recordOf(trailers) {
    return trailers.filter(([name]) => !/^(?:Request-|Argocd-)/i.test(name));
}
function parseUpdate(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    const { service, file, from, to } = (value ?? {});
    if (typeof file !== 'string')
        return undefined;
    const words = (each) => (typeof each === 'string' ? each : undefined);
    return { service: words(service), file, oldImage: words(from), newImage: words(to) };
}
function folded(updates) {
    const byPlace = new Map();
    for (const update of updates) {
        const place = placeOf(update);
        const before = byPlace.get(place);
        const goesOn = before !== undefined && (before.newImage === update.oldImage || before.base === update.base);
        const changes = joined(update.changes, before?.changes);
        byPlace.set(place, goesOn ? { ...update, oldImage: before.oldImage, changes } : update);
    }
    return [...byPlace.values()];
}
function placeOf({ service, file, newImage }) {
    return JSON.stringify([service, file, newImage === undefined ? undefined : (0,reference/* splitImage */.s5)(newImage).repository]);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/core/git/diff.js
var diff = __webpack_require__(6970);
// EXTERNAL MODULE: ./build/core/git/objects.js
var objects = __webpack_require__(585);
;// CONCATENATED MODULE: ./build/core/delivery/tree-merge.js




const sides = ['origin', 'ours', 'theirs'];
async function mergeTrees(transport, commits) {
    const [origin, ours, theirs] = await Promise.all(sides.map((side) => (0,git_snapshot/* openSnapshot */.r3)(transport, commits[side])));
    const merge = new TreeMerge(transport, theirs);
    const root = await merge.directory('', { origin: origin?.root, ours: ours?.root, theirs: theirs?.root });
    const { objects, conflicting, overridden } = merge;
    return { root: root ?? merge.add('tree', Buffer.alloc(0)), objects, conflicting, overridden };
}
class TreeMerge {
    objects = new Map();
    conflicting = [];
    overridden = [];
    #transport;
    #snapshot;
    constructor(transport, snapshot) {
        this.#transport = transport;
        this.#snapshot = snapshot;
    }
    add(type, body) {
        const id = (0,objects/* hashObject */.wM)(this.#snapshot.format, type, body);
        this.objects.set(id, { type, body });
        return id;
    }
    async directory(prefix, trees) {
        if (trees.ours === trees.theirs || trees.ours === trees.origin)
            return trees.theirs;
        if (trees.theirs === trees.origin)
            return trees.ours;
        const listed = await Promise.all(sides.map(async (side) => {
            const id = trees[side];
            const entries = id === undefined ? [] : await this.#snapshot.tree(id);
            return new Map(entries.map((entry) => [entry.name, entry]));
        }));
        const names = new Set(listed.flatMap((entries) => [...entries.keys()]));
        const merged = await Promise.all([...names].map((name) => {
            const [origin, ours, theirs] = listed.map((entries) => entries.get(name));
            return this.#entry(`${prefix}${name}`, name, { origin, ours, theirs });
        }));
        const entries = merged.filter((entry) => entry !== undefined);
        return entries.length === 0 ? undefined : this.add('tree', (0,objects/* encodeTree */.hN)(entries));
    }
    async #entry(path, name, versions) {
        const { origin, ours, theirs } = versions;
        if ((0,objects/* isSameEntry */.TR)(ours, origin))
            return theirs;
        if ((0,objects/* isSameEntry */.TR)(theirs, origin))
            return ours;
        const present = [origin, ours, theirs].filter((entry) => entry !== undefined);
        if (present.every(objects/* isDirectory */.wd)) {
            const id = await this.directory(`${path}/`, { origin: origin?.id, ours: ours?.id, theirs: theirs?.id });
            return id === undefined ? undefined : { mode: objects/* treeMode */.co.directory, name, id };
        }
        this.conflicting.push(path);
        if ((0,objects/* isSameEntry */.TR)(ours, theirs))
            return theirs;
        const merged = await this.#file(path, versions);
        if (merged?.overridden !== false)
            this.overridden.push(path);
        return merged?.entry ?? theirs;
    }
    async #file(path, { origin, ours, theirs }) {
        if (origin === undefined || ours === undefined || theirs === undefined)
            return undefined;
        if (![origin, ours, theirs].every(isFile))
            return undefined;
        const objects = await this.#transport.read([origin.id, ours.id, theirs.id]);
        const texts = [origin, ours, theirs].map(({ id }) => textOf(objects.get(id)?.body));
        const [before, mine, base] = texts;
        if (before === undefined || mine === undefined || base === undefined)
            return undefined;
        const isBroken = (merged) => isYaml(path) && !parses(merged) && parses(base);
        const whole = mergeLines(before, mine, base);
        const { text, overridden } = isBroken(whole.text) ? mergeLines(before, mine, base, 'theirs') : whole;
        if (isBroken(text))
            return undefined;
        const mode = ours.mode === origin.mode ? theirs.mode : ours.mode;
        const id = text === base ? theirs.id : this.add('blob', Buffer.from(text, 'utf8'));
        return { entry: { mode, name: theirs.name, id }, overridden };
    }
}
function mergeLines(origin, ours, theirs, inserted = 'both') {
    const lines = (0,diff.linesOf)(origin);
    const editsOf = (side) => (0,diff.lineEdits)(lines, (0,diff.linesOf)(side)).flatMap(lineByLine);
    const kept = editsOf(theirs);
    const own = editsOf(ours).filter((edit) => !kept.some((other) => isSame(edit, other)));
    const fitting = own.filter((edit) => !kept.some((other) => overlap(edit, other) || (inserted === 'theirs' && insertTogether(edit, other))));
    const edits = [...kept, ...fitting].sort((a, b) => a.start - b.start || a.end - b.end);
    const merged = [];
    let at = 0;
    for (const edit of edits) {
        merged.push(...lines.slice(at, edit.start), ...edit.lines);
        at = Math.max(at, edit.end);
    }
    merged.push(...lines.slice(at));
    return { text: merged.join(''), overridden: fitting.length < own.length };
}
function lineByLine({ start, end, lines }) {
    if (end - start !== lines.length)
        return [{ start, end, lines }];
    return lines.map((line, index) => ({ start: start + index, end: start + index + 1, lines: [line] }));
}
function overlap(a, b) {
    if (a.start === a.end || b.start === b.end) {
        const [point, range] = a.start === a.end ? [a, b] : [b, a];
        return range.start < point.start && point.start < range.end;
    }
    return a.start < b.end && b.start < a.end;
}
function insertTogether(a, b) {
    return a.start === a.end && b.start === b.end && a.start === b.start;
}
function isSame(a, b) {
    return a.start === b.start && a.end === b.end && a.lines.join('') === b.lines.join('');
}
function isFile({ mode }) {
    return mode !== objects/* treeMode */.co.symlink && mode !== objects/* treeMode */.co.submodule && mode !== objects/* treeMode */.co.directory;
}
function textOf(body) {
    if (body === undefined)
        return undefined;
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
    return Buffer.from(text, 'utf8').equals(body) && !text.includes('\0') ? text : undefined;
}
function isYaml(path) {
    return /\.(?:ya?ml|json)$/i.test(path);
}
function parses(text) {
    return (0,dist/* parseAllDocuments */.hR)(text).every(({ errors }) => errors.length === 0);
}

;// CONCATENATED MODULE: ./build/core/delivery/rolling-branch.js











const maxRefusals = 2;
const declinedDepth = 100;
class RollingBranch {
    name;
    target;
    #key;
    #prefix;
    #request;
    #backoff;
    #records = new Map();
    #mayDelete = true;
    #refusals = 0;
    constructor(request, key, target, backoff) {
        this.#request = request;
        this.#key = key;
        this.#prefix = request.branchPrefix ?? request_branch/* defaultPrefix */.Mq;
        this.name = (0,request_branch/* requestBranch */.Wf)(key, this.#prefix);
        this.target = target;
        this.#backoff = backoff;
    }
    async look() {
        const { transport } = this.#request;
        const [target, own] = [this.target, this.name].map((name) => `refs/heads/${name}`);
        const { refs, objectFormat } = await transport.listRefs([target, own]);
        const base = refs.get(target);
        if (base !== undefined)
            return { base, tip: refs.get(own), format: objectFormat };
        throw new failure/* Failure */.HR('failed', 'GIT_UNBORN', `there is no commit on ${this.target} that a request could be made against`, {
            hint: 'Make a first commit, or use deliver: push once.',
        });
    }
    async prepare(tips) {
        if (tips.tip === undefined)
            return true;
        const record = await this.recordOf(tips.tip, tips.base);
        const isDeclined = await this.#isDeclined(tips.tip);
        if (record.current && !isDeclined)
            return true;
        const { transport, forge, log } = this.#request;
        const pending = await pendingFiles(transport, record, tips.tip, tips.base);
        const delivered = isDeclined || pending.size === 0 || (await forge.wasMerged(this.name, this.target, tips.tip));
        if (delivered && (await this.#deleteDelivered(tips.tip)))
            return false;
        const origin = delivered ? tips.tip : record.base;
        const merged = await mergeTrees(transport, { origin, ours: tips.tip, theirs: tips.base });
        const mayWait = !delivered && record.follows && merged.conflicting.length === 0;
        if (mayWait && (await this.#hasNothingToWrite(tips, pending)))
            return true;
        for (const path of merged.overridden) {
            log.warn(`${path}: ${this.target} has other values now; they replace those of ${this.name}`);
        }
        const ref = `refs/heads/${this.name}`;
        const next = record.merged ? { id: tips.base, objects: new Map() } : await this.#mergeCommit(tips, merged);
        const update = { ref, expected: tips.tip, next: next.id, objects: next.objects };
        const verdict = await (0,push_settled/* pushSettled */.K)(transport, update);
        if (verdict.result !== 'accepted')
            await this.#afterLoss(tips, verdict);
        return false;
    }
    async #isDeclined(tip) {
        const { open, declined } = await (0,rolling_decisions/* requestsOfBranch */.K)(this.#request.forge, this.name, this.target);
        return open === undefined && declined.some((each) => each.tip === tip);
    }
    async dropDeclined(tip) {
        const { transport, forge } = this.#request;
        const { declined } = await (0,rolling_decisions/* requestsOfBranch */.K)(forge, this.name, this.target);
        if (!this.#mayDelete || declined.length === 0)
            return false;
        const below = new Set((await transport.history(tip, declinedDepth)).map(({ id }) => id));
        if (!declined.some((each) => below.has(each.tip)))
            return false;
        return this.#delete(tip);
    }
    async #afterLoss(before, verdict) {
        await this.#backoff.lost();
        if (verdict.result === 'unknown' || (await this.look()).tip !== before.tip)
            return;
        this.#refusals += 1;
        if (this.#refusals < maxRefusals)
            return;
        const otherwise = {
            problem: `the server refuses commits to ${this.name}, which nobody else has moved`,
            hint: `A hook or a branch protection rule forbids it: allow this credential to push to ${this.#prefix}*.`,
        };
        throw (0,rejection/* rejectionFailure */.Kp)({ cause: new Error(verdict.reason), branch: this.name, ofRequest: true, otherwise });
    }
    async #deleteDelivered(tip) {
        const { forge } = this.#request;
        if (!this.#mayDelete || (await forge.openRequest(this.name, this.target)) !== undefined)
            return false;
        await this.#delete(tip);
        return true;
    }
    async #delete(tip) {
        const ref = `refs/heads/${this.name}`;
        const { transport } = this.#request;
        const verdict = await (0,push_settled/* pushSettled */.K)(transport, { ref, expected: tip, next: undefined, objects: new Map() });
        this.#mayDelete = verdict.result === 'accepted';
        return this.#mayDelete;
    }
    async #mergeCommit(tips, merged) {
        const trailers = requestTrailers({ branch: this.name, target: this.target, base: tips.base }, []);
        const commit = await (0,git_commit/* createCommit */.kt)(this.#request.committer, {
            format: tips.format,
            tree: merged.root,
            parents: [tips.tip ?? tips.base, tips.base],
            message: (0,message/* composeMessage */.SB)(`Bring in ${this.target}`, trailers),
        });
        return { id: commit.id, objects: merged.objects.set(commit.id, commit.object) };
    }
    async #hasNothingToWrite(tips, pending) {
        const onBranch = await this.#filesToChange(tips.tip);
        if (onBranch === undefined || onBranch.length > 0)
            return false;
        const onBase = await this.#filesToChange(tips.base);
        if (onBase === undefined)
            return false;
        return onBase.every((path) => pending.has(path));
    }
    async #filesToChange(commit) {
        try {
            const snapshot = await (0,git_snapshot/* openSnapshot */.r3)(this.#request.transport, commit);
            const proposal = await this.#request.plan(snapshot, 1);
            if (proposal.kind === 'nothing')
                return [];
            return (await (0,changes/* applyChanges */.Y)(snapshot, proposal.changes)).files.map(({ path }) => path);
        }
        catch (error) {
            if (error instanceof failure/* Failure */.HR)
                return undefined;
            throw error;
        }
    }
    withRecord(first) {
        const { plan, updates } = this.#request;
        return async (snapshot, attempt) => {
            const proposal = await plan(snapshot, attempt);
            if (proposal.kind === 'nothing')
                return proposal;
            const at = snapshot.commit;
            const tips = at === first.base || at === first.tip ? first : await this.look();
            const base = at === undefined || at !== tips.tip ? (at ?? tips.base) : (await this.recordOf(at, tips.base)).base;
            const place = { branch: this.name, target: this.target, base };
            const trailers = [...proposal.trailers, ...requestTrailers(place, updates(proposal.payload))];
            return { ...proposal, trailers };
        };
    }
    async recordOf(tip, base) {
        const states = `${tip} ${base}`;
        const reading = this.#records.get(states) ?? readRecord(this.#request.transport, tip, base);
        this.#records.set(states, reading);
        const record = await reading;
        if (record === undefined)
            throw foreignBranch(this.name);
        const { target = this.target } = record;
        if (target !== this.target && !(record.follows && (await this.#isGone(target))))
            throw otherTarget(this.#key, this.name, { here: this.target, there: target });
        return record;
    }
    async #isGone(target) {
        const ref = `refs/heads/${target}`;
        return !(await this.#request.transport.listRefs([ref])).refs.has(ref);
    }
}

// EXTERNAL MODULE: ./build/core/git/skip-markers.js
var skip_markers = __webpack_require__(4900);
;// CONCATENATED MODULE: ./build/core/delivery/rolling-text.js



const longestTable = 50_000;
const longestChanges = 6_000;
const longestRecord = 8_000;
const longestCell = 160;
const longestTitle = 120;
function requestTitle(key, updates) {
    const names = [...new Set(updates.map(({ service, file }) => named(service ?? file)))];
    const where = named(key);
    if (names.length === 0)
        return cut(`Update ${where}`, longestTitle);
    const what = names.length > 4 ? `${names.length} services` : names.join(', ');
    return cut(`Deploy ${what} to ${where}`, longestTitle);
}
const marker = '<!-- monorepo-gitops:';
function looksLikeOurs({ body }) {
    return body.includes(marker);
}
function requestBody(branch, target, updates, files) {
    const rows = [];
    let length = 0;
    for (const update of updates) {
        const row = rowOf(update);
        length += row.length + 1;
        if (length > longestTable)
            break;
        rows.push(row);
    }
    const more = updates.length - rows.length;
    return [
        `${marker}${branch.startsWith(request_branch/* defaultPrefix */.Mq) ? branch.slice(request_branch/* defaultPrefix */.Mq.length) : branch} -->`,
        `Updates for ${code(target)}: ${files} file${files === 1 ? '' : 's'}. Further ones join this request until it is merged. To drop them, close it: they stay away until their content changes, or until somebody deploys them by name.`,
        '',
        '| service | file | from | to | source |',
        '| --- | --- | --- | --- | --- |',
        ...rows,
        ...(more > 0 ? ['', `… and ${more} more.`] : []),
        ...changesText(updates),
        ...recordText(updates),
    ].join('\n');
}
function changesText(updates) {
    const groups = new Map();
    for (const { service, changes, sourceRepository } of updates) {
        if (service === undefined || changes === undefined || changes.commits.length + changes.more === 0)
            continue;
        const lines = [
            ...changes.commits.map(({ commit, subject }) => {
                const link = sourceOf({ sourceRepository, sourceCommit: commit });
                return `- ${link} ${code(subject, '')}`;
            }),
            ...(changes.more > 0 ? [`- … and ${changes.more} more`] : []),
        ];
        const group = groups.get(lines.join('\n')) ?? { services: new Set(), lines };
        groups.set(lines.join('\n'), { ...group, services: group.services.add(service) });
    }
    const texts = [];
    let length = 0;
    for (const { services, lines } of groups.values()) {
        const text = ['', `**${[...services].map((each) => code(each, '')).join(', ')}**`, '', ...lines].join('\n');
        length += text.length;
        if (length > longestChanges)
            break;
        texts.push(text);
    }
    if (texts.length === 0)
        return [];
    return ['', 'Commits of the source since what is deployed:', ...texts];
}
function recordText(updates) {
    const records = new Map(updates.map(({ commit, record }) => [commit, record]));
    const texts = [];
    let length = 0;
    for (const record of [...records.values()].reverse()) {
        const text = (0,message/* formatTrailers */.mb)(record)
            .join('\n')
            .replace(/--(!?)>/g, '-- $1>');
        length += text.length + 2;
        if (length > longestRecord)
            break;
        if (text !== '')
            texts.unshift(text, '');
    }
    if (texts.length === 0)
        return [];
    return [
        '',
        '<!-- What is deployed by this request. A squashed commit that takes this text keeps it.',
        '',
        ...texts,
        '-->',
    ];
}
function rowOf(update) {
    const { service, file, oldImage, newImage } = update;
    return `| ${[...[service, file, oldImage, newImage].map((text) => code(text)), sourceOf(update)].join(' | ')} |`;
}
function code(text, pipe = '\\') {
    const clean = plain(text ?? '')
        .replaceAll('`', "'")
        .replaceAll('|', `${pipe}|`);
    return clean === '' ? '' : `\`${cut(clean, longestCell)}\``;
}
function sourceOf({ sourceRepository, sourceCommit, }) {
    if (sourceCommit === undefined || !/^[0-9a-f]{7,64}$/.test(sourceCommit))
        return '';
    const short = code(sourceCommit.slice(0, 8));
    const url = sourceRepository ?? '';
    return /^https?:\/\/[\w.:-]+(?:\/[\w.~-]+)+$/.test(url) ? `[${short}](${url}/commit/${sourceCommit})` : short;
}
function named(text) {
    return plain(text.replaceAll('@', ''));
}
function plain(text) {
    return (0,skip_markers/* withoutSkipMarkers */.jO)((0,message/* oneLine */.TN)(text.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')));
}
function cut(text, length) {
    const characters = [...text];
    return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

;// CONCATENATED MODULE: ./build/core/delivery/rolling-request.js












async function deliverRequest(request) {
    refuseSecretTexts(request.secrets, [request.title, request.requestKey, request.branchPrefix, ...request.labels]);
    const transport = (0,git_snapshot/* withSharedReads */.Ve)(request.transport);
    const target = await (0,repository/* resolveBranch */.pd)(transport, request.branch);
    if (target.name === (0,request_branch/* requestBranch */.Wf)(request.requestKey ?? target.name, request.branchPrefix))
        throw ownTarget(target.name);
    return new Rolling({ ...request, transport }, target.name).run();
}
function refuseSecretTexts(secrets, texts) {
    if (!texts.some((text) => text !== undefined && secrets.isIn(text)))
        return;
    throw new failure/* Failure */.HR('refused', 'SECRET_IN_REQUEST', 'the request would publish a secret of this job', {
        hint: 'Check which variable went into its title, request-key, request-branch, labels, or the updates that it lists.',
    });
}
function ownTarget(branch) {
    return (0,failure/* badInput */.AN)('gitops-branch', `${branch} is the branch of the request itself`, 'Give the branch that the request is to be merged into, or another request-key.');
}
const hiddenPause = 2_000;
class Rolling {
    #request;
    #key;
    #branch;
    #backoff;
    #closed = [];
    #pushed;
    constructor(request, target) {
        this.#request = request;
        this.#key = request.requestKey ?? target;
        this.#backoff = new backoff/* Backoff */.n(request.clock, request.timeout);
        this.#branch = new RollingBranch(request, this.#key, target, this.#backoff);
    }
    async run() {
        try {
            return await this.#rounds();
        }
        catch (error) {
            if (!(error instanceof failure/* Failure */.HR) || this.#pushed === undefined)
                throw error;
            throw error.with({ outputs: { commit: this.#pushed, ...error.outputs } });
        }
    }
    async #rounds() {
        let committed;
        let lastShown;
        for (;;) {
            const tips = await this.#branch.look();
            const ready = this.#request.dryRun === true || (await this.#branch.prepare(tips));
            if (ready) {
                const delivered = await this.#commit(tips);
                if (this.#request.dryRun === true)
                    return this.#asItStands(delivered);
                if (delivered.result === 'committed')
                    this.#pushed = delivered.commit;
                const settled = await this.#settle(delivered.result === 'committed');
                lastShown = settled.request ?? lastShown;
                const isGone = settled.state === 'none' && settled.base === tips.base;
                if (delivered.result === 'committed')
                    committed = isGone ? undefined : delivered;
                if (settled.state === 'open')
                    return this.#result(committed ?? delivered, ...(await this.#finish(settled.request, committed)));
                if (delivered.result === 'unchanged') {
                    return this.#result(committed ?? delivered, committed === undefined ? 'none' : 'merged', lastShown);
                }
            }
            if (this.#backoff.left === 0)
                throw this.#late();
        }
    }
    async #asItStands(delivered) {
        if (delivered.result === 'planned')
            return this.#result(delivered, 'none', undefined);
        const open = await this.#request.forge.openRequest(this.#branch.name, this.#branch.target);
        return this.#result(delivered, open === undefined ? 'none' : 'open', open);
    }
    #commit(tips) {
        return (0,commit_race/* commitTo */.v)({
            ...this.#request,
            branch: this.#branch.name,
            startFrom: this.#branch.target,
            plan: this.#branch.withRecord(tips),
            timeout: this.#backoff.left,
        });
    }
    async #settle(committed) {
        const { forge, transport } = this.#request;
        for (;;) {
            const tips = await this.#branch.look();
            if (tips.tip === undefined)
                return { state: 'none', base: tips.base };
            const record = await this.#branch.recordOf(tips.tip, tips.base);
            const files = await pendingFiles(transport, record, tips.tip, tips.base);
            const open = await forge.openRequest(this.#branch.name, this.#branch.target);
            if (open === undefined && (await this.#branch.dropDeclined(tips.tip)))
                continue;
            if (files.size === 0) {
                if (open === undefined)
                    return { state: 'none', base: tips.base };
                await this.#retire(open, tips.tip, `Nothing is left to merge: ${code(this.#branch.target)} has it all.`);
            }
            else {
                const updates = await stillPending(transport, record, files, { tip: tips.tip, base: tips.base });
                const content = this.#content(updates, files.size, open);
                const request = await this.#show(open, content, tips);
                if (request !== undefined && (await this.#branch.look()).tip === tips.tip)
                    return { state: 'open', request };
            }
            if (this.#backoff.left === 0) {
                if (committed)
                    this.#request.log.warn(`${this.#branch.name} moves too fast to describe; the next run will`);
                throw this.#late();
            }
        }
    }
    async #show(open, content, tips) {
        const { forge } = this.#request;
        try {
            const shown = open === undefined ? await forge.createRequest(content) : await forge.updateRequest(open, content);
            if (shown.state === 'open')
                return shown;
            await this.#backoff.lost();
            return undefined;
        }
        catch (error) {
            const now = await this.#branch.look();
            const moved = now.tip !== tips.tip || now.base !== tips.base;
            const hidden = error instanceof failure/* Failure */.HR && error.code === forge_forge/* branchNotVisible */.I;
            if (moved)
                await this.#backoff.lost();
            else if (hidden)
                await this.#backoff.pause(hiddenPause);
            if (!moved && !(hidden && this.#backoff.left > 0))
                throw error;
            return undefined;
        }
    }
    #content(updates, files, open) {
        const { title, labels, reviewers, draft } = this.#request;
        const content = {
            sourceBranch: this.#branch.name,
            targetBranch: this.#branch.target,
            title: title ?? requestTitle(this.#key, updates),
            body: requestBody(this.#branch.name, this.#branch.target, updates, files),
            labels,
            reviewers,
            draft: open?.draft ?? draft,
        };
        refuseSecretTexts(this.#request.secrets, [content.title, content.body]);
        return content;
    }
    async #finish(request, committed) {
        const { forge, autoMerge, log } = this.#request;
        if (committed !== undefined)
            await this.#closeReplaced(request);
        if (!autoMerge)
            return ['open', request];
        const merging = await forge.enableAutoMerge(request);
        if (merging.result === 'unavailable')
            log.warn(`${request.url} is not merged automatically: ${merging.reason}`);
        return [merging.result === 'merged' ? 'merged' : 'open', request];
    }
    async #closeReplaced(request) {
        const { forge, transport } = this.#request;
        const { name: branch, target } = this.#branch;
        const { base, tip } = await this.#branch.look();
        if (tip === undefined)
            return;
        const prefixes = (0,request_branch/* prefixesOf */.E3)(this.#request.branchPrefix);
        for (const other of await replacedRequests(forge, transport, {
            number: request.number,
            branch,
            target,
            base,
            tip,
            prefixes,
        })) {
            const reason = `Replaced by ${request.url}, which updates the same.`;
            if ((await this.#retire(other.request, other.tip, reason)) === 'moved')
                await forge.createRequest(other.request);
        }
    }
    async #retire(request, tip, reason) {
        const { forge, transport } = this.#request;
        await forge.closeRequest(request, reason);
        this.#closed.push(request.number);
        const ref = `refs/heads/${request.sourceBranch}`;
        const verdict = await (0,push_settled/* pushSettled */.K)(transport, { ref, expected: tip, next: undefined, objects: new Map() });
        if (verdict.result === 'accepted')
            return 'gone';
        const now = (await transport.listRefs([ref])).refs.get(ref);
        return now === undefined || now === tip ? 'gone' : 'moved';
    }
    #result(delivered, state, request) {
        return { delivered, state, request, closed: this.#closed };
    }
    #late() {
        const seconds = Math.round(this.#request.timeout / 1000);
        return new failure/* Failure */.HR('failed', 'GIT_RACE_TIMEOUT', `${this.#branch.name} could not be brought up to date within ${seconds} s`, {
            hint: 'Raise `timeout`, put the services of one pipeline into one commit (`updates`), or look at who else writes to the branch.',
        });
    }
}
async function replacedRequests(forge, transport, place) {
    const found = await Promise.all(place.prefixes.map((prefix) => forge.openRequests(prefix)));
    const others = [...new Map(found.flat().map((each) => [each.number, each])).values()].filter((each) => each.sourceBranch !== place.branch &&
        each.targetBranch === place.target &&
        (each.sourceBranch.startsWith(request_branch/* defaultPrefix */.Mq) || looksLikeOurs(each)));
    const own = others.length === 0 ? undefined : await contentOf(transport, place.tip, place.base);
    if (own === undefined)
        return [];
    const { refs } = await transport.listRefs(place.prefixes.map((prefix) => `refs/heads/${prefix}`));
    const replaced = [];
    for (const request of others) {
        const tip = refs.get(`refs/heads/${request.sourceBranch}`);
        const content = tip === undefined ? undefined : await contentOf(transport, tip, place.base);
        if (tip === undefined || content === undefined)
            continue;
        if (content.record.branch !== request.sourceBranch)
            continue;
        const [theirs, ours] = [content.record.seconds, own.record.seconds];
        const older = theirs < ours || (theirs === ours && request.number < place.number);
        const sameThings = content.places.size > 0 && isWithin(content.places, own.places) && isWithin(content.files, own.files);
        if (older && sameThings && (await addsNothing(transport, { origin: content.record.base, ours: tip }, place.tip))) {
            replaced.push({ request, tip });
        }
    }
    return replaced;
}
async function contentOf(transport, tip, base) {
    const record = await readRecord(transport, tip, base);
    if (record === undefined)
        return undefined;
    const files = await pendingFiles(transport, record, tip, base);
    const updates = await stillPending(transport, record, files, { tip, base });
    return { record, files, places: new Set(updates.map(placeOf)) };
}
async function addsNothing(transport, other, tip) {
    const [merged, own] = await Promise.all([
        mergeTrees(transport, { ...other, theirs: tip }),
        (0,git_snapshot/* openSnapshot */.r3)(transport, tip),
    ]);
    return merged.root === own.root;
}
function isWithin(part, whole) {
    return [...part.keys()].every((key) => whole.has(key));
}


/***/ }),

/***/ 9497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ branchNotVisible),
/* harmony export */   M: () => (/* binding */ closedByProgram)
/* harmony export */ });
const branchNotVisible = 'FORGE_BRANCH_UNSEEN';
const closedByProgram = '<!-- monorepo-gitops: closed by the program -->';


/***/ }),

/***/ 6970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commitDiff: () => (/* binding */ commitDiff),
/* harmony export */   lineEdits: () => (/* binding */ lineEdits),
/* harmony export */   linesOf: () => (/* binding */ linesOf),
/* harmony export */   textDiff: () => (/* binding */ textDiff)
/* harmony export */ });
/* harmony import */ var diff_lib_diff_array_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8965);

const context = 3;
const maxDistance = 2_000;
function commitDiff(files) {
    return files.map(fileDiff).join('');
}
function fileDiff({ path, before, after }) {
    const head = [`diff --git a/${path} b/${path}`];
    if (before === undefined)
        head.push(`new file mode ${after?.mode}`);
    else if (after === undefined)
        head.push(`deleted file mode ${before.mode}`);
    else if (before.mode !== after.mode)
        head.push(`old mode ${before.mode}`, `new mode ${after.mode}`);
    const [old, now] = [linesOf(textOf(before)), linesOf(textOf(after))];
    const hunks = hunksOf(old, lineEdits(old, now));
    if (hunks.length > 0) {
        head.push(before === undefined ? '--- /dev/null' : `--- a/${path}`);
        head.push(after === undefined ? '+++ /dev/null' : `+++ b/${path}`);
    }
    return head.length === 1 ? '' : `${head.join('\n')}\n${hunks.join('')}`;
}
function textOf(file) {
    return Buffer.from(file?.body ?? []).toString('utf8');
}
function textDiff(before, after) {
    const [old, now] = [linesOf(before.text ?? ''), linesOf(after.text ?? '')];
    const hunks = hunksOf(old, lineEdits(old, now));
    if (hunks.length === 0)
        return '';
    const nameOf = ({ name, text }) => (text === undefined ? '/dev/null' : name);
    return `--- ${nameOf(before)}\n+++ ${nameOf(after)}\n${hunks.join('')}`;
}
function linesOf(text) {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
function lineEdits(before, after) {
    const room = Math.min(before.length, after.length);
    let head = 0;
    while (head < room && before[head] === after[head])
        head++;
    let tail = 0;
    while (tail < room - head && before[before.length - 1 - tail] === after[after.length - 1 - tail])
        tail++;
    const [removed, added] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
    const changes = (0,diff_lib_diff_array_js__WEBPACK_IMPORTED_MODULE_0__/* .diffArrays */ .E)(removed, added, { maxEditLength: maxDistance });
    if (changes === undefined)
        return [{ start: head, end: head + removed.length, lines: added }];
    const edits = [];
    let at = head;
    for (const { added, removed, value } of changes) {
        const end = added ? at : at + value.length;
        const last = edits.at(-1);
        if (added || removed) {
            const lines = added ? value : [];
            if (last?.end === at)
                edits.splice(-1, 1, { start: last.start, end, lines: [...last.lines, ...lines] });
            else
                edits.push({ start: at, end, lines });
        }
        at = end;
    }
    return edits;
}
function hunksOf(before, edits) {
    const hunks = [];
    for (const edit of edits) {
        const last = hunks.at(-1);
        if (last !== undefined && edit.start - (last.at(-1)?.end ?? 0) <= 2 * context)
            last.push(edit);
        else
            hunks.push([edit]);
    }
    let grown = 0;
    return hunks.map((hunk) => {
        const start = Math.max(0, (hunk[0]?.start ?? 0) - context);
        const end = Math.min(before.length, (hunk.at(-1)?.end ?? 0) + context);
        const growth = hunk.reduce((sum, edit) => sum + edit.lines.length - (edit.end - edit.start), 0);
        const ranges = `-${range(start, end - start)} +${range(start + grown, end - start + growth)}`;
        grown += growth;
        return `@@ ${ranges} @@\n${hunkLines(before, hunk, start, end).join('')}`;
    });
}
function hunkLines(before, hunk, start, end) {
    const shown = [];
    const show = (sign, lines) => {
        for (const line of lines)
            shown.push(line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`);
    };
    let at = start;
    for (const edit of hunk) {
        show(' ', before.slice(at, edit.start));
        show('-', before.slice(edit.start, edit.end));
        show('+', edit.lines);
        at = edit.end;
    }
    show(' ', before.slice(at, end));
    return shown;
}
function range(offset, count) {
    const start = count === 0 ? offset : offset + 1;
    return count === 1 ? `${start}` : `${start},${count}`;
}


/***/ }),

/***/ 8965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ diffArrays)
});

// UNUSED EXPORTS: arrayDiff

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/base.js
class Diff {
    diff(oldStr, newStr, 
    // Type below is not accurate/complete - see above for full possibilities - but it compiles
    options = {}) {
        let callback;
        if (typeof options === 'function') {
            callback = options;
            options = {};
        }
        else if ('callback' in options) {
            callback = options.callback;
        }
        // Allow subclasses to massage the input prior to running
        const oldString = this.castInput(oldStr, options);
        const newString = this.castInput(newStr, options);
        const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
        const newTokens = this.removeEmpty(this.tokenize(newString, options));
        return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
    }
    diffWithOptionsObj(oldTokens, newTokens, options, callback) {
        var _a;
        const done = (value) => {
            value = this.postProcess(value, options);
            if (callback) {
                setTimeout(function () { callback(value); }, 0);
                return undefined;
            }
            else {
                return value;
            }
        };
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let editLength = 1;
        let maxEditLength = newLen + oldLen;
        if (options.maxEditLength != null) {
            maxEditLength = Math.min(maxEditLength, options.maxEditLength);
        }
        const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
        const abortAfterTimestamp = Date.now() + maxExecutionTime;
        const bestPath = [{ oldPos: -1, lastComponent: undefined }];
        // Seed editLength = 0, i.e. the content starts with the same values
        let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
        if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
            // Identity per the equality and tokenizer
            return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
        }
        // Once we hit the right edge of the edit graph on some diagonal k, we can
        // definitely reach the end of the edit graph in no more than k edits, so
        // there's no point in considering any moves to diagonal k+1 any more (from
        // which we're guaranteed to need at least k+1 more edits).
        // Similarly, once we've reached the bottom of the edit graph, there's no
        // point considering moves to lower diagonals.
        // We record this fact by setting minDiagonalToConsider and
        // maxDiagonalToConsider to some finite value once we've hit the edge of
        // the edit graph.
        // This optimization is not faithful to the original algorithm presented in
        // Myers's paper, which instead pointlessly extends D-paths off the end of
        // the edit graph - see page 7 of Myers's paper which notes this point
        // explicitly and illustrates it with a diagram. This has major performance
        // implications for some common scenarios. For instance, to compute a diff
        // where the new text simply appends d characters on the end of the
        // original text of length n, the true Myers algorithm will take O(n+d^2)
        // time while this optimization needs only O(n+d) time.
        let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
        // Main worker method. checks all permutations of a given edit length for acceptance.
        const execEditLength = () => {
            for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
                let basePath;
                const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
                if (removePath) {
                    // No one else is going to attempt to use this value, clear it
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath - 1] = undefined;
                }
                let canAdd = false;
                if (addPath) {
                    // what newPos will be after we do an insertion:
                    const addPathNewPos = addPath.oldPos - diagonalPath;
                    canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
                }
                const canRemove = removePath && removePath.oldPos + 1 < oldLen;
                if (!canAdd && !canRemove) {
                    // If this path is a terminal then prune
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath] = undefined;
                    continue;
                }
                // Select the diagonal that we want to branch from. We select the prior
                // path whose position in the old string is the farthest from the origin
                // and does not pass the bounds of the diff graph
                if (!canRemove || (canAdd && removePath.oldPos < addPath.oldPos)) {
                    basePath = this.addToPath(addPath, true, false, 0, options);
                }
                else {
                    basePath = this.addToPath(removePath, false, true, 1, options);
                }
                newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
                if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
                    // If we have hit the end of both strings, then we are done
                    return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
                }
                else {
                    bestPath[diagonalPath] = basePath;
                    if (basePath.oldPos + 1 >= oldLen) {
                        maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
                    }
                    if (newPos + 1 >= newLen) {
                        minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
                    }
                }
            }
            editLength++;
        };
        // Performs the length of edit iteration. Is a bit fugly as this has to support the
        // sync and async mode which is never fun. Loops over execEditLength until a value
        // is produced, or until the edit length exceeds options.maxEditLength (if given),
        // in which case it will return undefined.
        if (callback) {
            (function exec() {
                setTimeout(function () {
                    if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
                        return callback(undefined);
                    }
                    if (!execEditLength()) {
                        exec();
                    }
                }, 0);
            }());
        }
        else {
            while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
                const ret = execEditLength();
                if (ret) {
                    return ret;
                }
            }
        }
    }
    addToPath(path, added, removed, oldPosInc, options) {
        const last = path.lastComponent;
        if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: last.count + 1, added: added, removed: removed, previousComponent: last.previousComponent }
            };
        }
        else {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: 1, added: added, removed: removed, previousComponent: last }
            };
        }
    }
    extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
        while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
            newPos++;
            oldPos++;
            commonCount++;
            if (options.oneChangePerToken) {
                basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
            }
        }
        if (commonCount && !options.oneChangePerToken) {
            basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
        }
        basePath.oldPos = oldPos;
        return newPos;
    }
    equals(left, right, options) {
        if (options.comparator) {
            return options.comparator(left, right);
        }
        else {
            return left === right
                || (!!options.ignoreCase && left.toLowerCase() === right.toLowerCase());
        }
    }
    removeEmpty(array) {
        const ret = [];
        for (let i = 0; i < array.length; i++) {
            if (array[i]) {
                ret.push(array[i]);
            }
        }
        return ret;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    castInput(value, options) {
        return value;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    tokenize(value, options) {
        return Array.from(value);
    }
    join(chars) {
        // Assumes ValueT is string, which is the case for most subclasses.
        // When it's false, e.g. in diffArrays, this method needs to be overridden (e.g. with a no-op)
        // Yes, the casts are verbose and ugly, because this pattern - of having the base class SORT OF
        // assume tokens and values are strings, but not completely - is weird and janky.
        return chars.join('');
    }
    postProcess(changeObjects, 
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    options) {
        return changeObjects;
    }
    get useLongestToken() {
        return false;
    }
    buildValues(lastComponent, newTokens, oldTokens) {
        // First we convert our linked list of components in reverse order to an
        // array in the right order:
        const components = [];
        let nextComponent;
        while (lastComponent) {
            components.push(lastComponent);
            nextComponent = lastComponent.previousComponent;
            delete lastComponent.previousComponent;
            lastComponent = nextComponent;
        }
        components.reverse();
        const componentLen = components.length;
        let componentPos = 0, newPos = 0, oldPos = 0;
        for (; componentPos < componentLen; componentPos++) {
            const component = components[componentPos];
            if (!component.removed) {
                if (!component.added && this.useLongestToken) {
                    let value = newTokens.slice(newPos, newPos + component.count);
                    value = value.map(function (value, i) {
                        const oldValue = oldTokens[oldPos + i];
                        return oldValue.length > value.length ? oldValue : value;
                    });
                    component.value = this.join(value);
                }
                else {
                    component.value = this.join(newTokens.slice(newPos, newPos + component.count));
                }
                newPos += component.count;
                // Common case
                if (!component.added) {
                    oldPos += component.count;
                }
            }
            else {
                component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
                oldPos += component.count;
            }
        }
        return components;
    }
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/array.js

class ArrayDiff extends Diff {
    tokenize(value) {
        return value.slice();
    }
    join(value) {
        return value;
    }
    removeEmpty(value) {
        return value;
    }
}
const arrayDiff = new ArrayDiff();
function diffArrays(oldArr, newArr, options) {
    return arrayDiff.diff(oldArr, newArr, options);
}


/***/ })

};
