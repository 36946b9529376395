export const id = 2326;
export const ids = [2326];
export const modules = {

/***/ 4127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F$: () => (/* binding */ removeImages),
/* harmony export */   NY: () => (/* binding */ namingCommits),
/* harmony export */   TL: () => (/* binding */ keptCommits),
/* harmony export */   U: () => (/* binding */ imageUsers),
/* harmony export */   j$: () => (/* binding */ registryHosts),
/* harmony export */   lw: () => (/* binding */ imageUsage)
/* harmony export */ });
/* harmony import */ var _build_key_own_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6559);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6156);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9121);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9349);
/* harmony import */ var _monorepo_environments_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7216);
/* harmony import */ var _monorepo_place_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4867);
/* harmony import */ var _review_tombstone_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7368);
/* harmony import */ var _retention_words_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(105);









function imageUsage(config) {
    if (config === undefined)
        return unknownUsage('gitops.yaml is not at hand');
    const without = [...config.environments].find(([, { file }]) => file === undefined);
    return without === undefined ? { known: true } : unknownUsage(`environment ${without[0]} has no file`);
}
function unknownUsage(why) {
    return { known: false, reason: `${why}, so it is not known whether another environment uses it` };
}
function registryHosts(config, environments) {
    if (config === undefined)
        return new Set();
    const names = environments ?? [...config.environments.keys()];
    const found = names.flatMap((name) => imagesIn(config, name));
    const ofServices = environments === undefined ? [...config.services.keys()].map((each) => (0,_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_5__.serviceImage)(config, each)) : [];
    return new Set([...ofServices, ...found].flatMap((image) => (image === undefined ? [] : hostIn(image))));
}
function imagesIn(config, name) {
    const environment = config.environments.get(name);
    if (environment === undefined)
        return [];
    return [...config.services.keys()].flatMap((service) => (0,_monorepo_place_js__WEBPACK_IMPORTED_MODULE_6__/* .clustersOf */ .Dg)(environment).map((cluster) => {
        const { image, registry } = (0,_monorepo_place_js__WEBPACK_IMPORTED_MODULE_6__/* .environmentAt */ .Ff)(config, environment, { environment: name, service, cluster });
        return image ?? (0,_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_5__.serviceImage)(config, service, registry);
    }));
}
function hostIn(template) {
    const [host = ''] = template.split('/', 1);
    if (host.includes('{'))
        return [];
    return [(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRepositoryName */ .$M)(template.replace(/\{[^{}]*\}/g, 'x')).registry];
}
const keptCommits = 50;
function namingCommits(commits) {
    return commits.map(({ id, body }) => {
        const { message } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)(body);
        const files = [...message.matchAll(/^[ *-]*File: ([^\n#]+)/gm)].flatMap(([, path]) => path ?? []);
        return { id, message, files };
    });
}
async function imageUsers(snapshot, usage, commits, goes) {
    if (!usage.known)
        return usage;
    const words = new _retention_words_js__WEBPACK_IMPORTED_MODULE_8__/* .Words */ .U();
    const stays = (path) => !path.startsWith(`${_review_tombstone_js__WEBPACK_IMPORTED_MODULE_7__/* .tombstoneDirectory */ .P0}/`) && !goes(path);
    const paths = (await snapshot.glob(['**'])).filter(stays);
    for (let start = 0; start < paths.length; start += readAtOnce) {
        const some = paths.slice(start, start + readAtOnce);
        const texts = await Promise.all(some.map((path) => (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(snapshot, path)));
        for (const [at, text] of texts.entries())
            words.add(text ?? '', some[at] ?? '');
    }
    return { known: true, words, commits };
}
const readAtOnce = 1000;
async function removeImages(registry, tags, removal, report) {
    const { environment, images, registries, users, dryRun } = removal;
    const goneWith = new Map();
    for (const recorded of images) {
        const { image } = recorded;
        const removeOne = async () => {
            const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseReference */ .F2)(image, 'images');
            if (!registries.has(reference.registry)) {
                return { result: 'kept', reason: `${reference.registry} is no registry of gitops.yaml` };
            }
            if (!users.known)
                return { result: 'kept', reason: users.reason };
            const { tag } = reference;
            if (tag === undefined && recorded.digest === undefined) {
                return { result: 'kept', reason: 'it has neither a tag of its own nor a digest' };
            }
            const byDigest = recorded.digest === undefined ? {} : { digest: recorded.digest };
            const first = goneWith.get(`${reference.registry}/${reference.repository}@${recorded.digest}`);
            if (first !== undefined)
                return { result: 'removed', reason: `it went with ${first}, which is the same image` };
            const found = await registry.headManifest(tag === undefined ? { ...reference, ...byDigest } : reference);
            if (found === undefined)
                return undefined;
            if (recorded.digest !== undefined && found.digest !== recorded.digest)
                return undefined;
            const whole = { ...reference, digest: found.digest };
            const user = userIn(whole, removal, users) ?? (await tagUser(tags, whole, images));
            if (user !== undefined)
                return { result: 'kept', reason: user };
            if (dryRun)
                return { result: 'removed', reason: `${found.digest.slice(0, 19)} would go` };
            const done = await remove(registry, whole);
            if (done?.result === 'removed')
                goneWith.set(`${whole.registry}/${whole.repository}@${whole.digest}`, image);
            return done;
        };
        await report.attempt({ environment, kind: 'image', name: image }, () => removeOne().catch((error) => {
            if (removal.named || !(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR) || error.code !== 'REGISTRY_UNAUTHORIZED')
                throw error;
            return { result: 'kept', reason: `${error.message}; name images in \`remove\` to have this fail` };
        }));
    }
}
function userIn({ tag, digest, repository }, { directories }, { words, commits }) {
    const path = words.originOfDigest(digest) ?? (tag === undefined ? undefined : words.originOfTag(tag));
    if (path !== undefined)
        return `${path} uses it`;
    const isOwn = (path) => [...directories].some((directory) => path.startsWith(`${directory}/`));
    for (const { id, message, files: written } of commits) {
        if (written.length > 0 && written.every(isOwn))
            continue;
        const names = (tag !== undefined && message.includes(`${repository}:${tag}`)) || message.includes(digest);
        if (names)
            return `the commit ${id.slice(0, 8)} of the GitOps repository names it`;
    }
    return undefined;
}
async function tagUser(tags, image, ours) {
    const own = new Set(ours
        .map((each) => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .parseReference */ .F2)(each.image, 'images'))
        .filter(({ registry: host, repository }) => host === image.registry && repository === image.repository)
        .map((each) => each.tag));
    const other = (await tags.naming(image)).find((tag) => !own.has(tag) && !(0,_build_key_own_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .isPassingTag */ .YT)(tag));
    return other === undefined ? undefined : `the tag ${other} names the same image`;
}
async function remove(registry, image) {
    try {
        const result = await registry.deleteManifest(image);
        return result === 'absent' ? undefined : { result: 'removed', reason: `was ${image.digest}` };
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR) || error.code !== 'REGISTRY_DELETE_UNSUPPORTED')
            throw error;
        return { result: 'kept', reason: error.message };
    }
}


/***/ }),

/***/ 259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ tagsByDigest),
/* harmony export */   y: () => (/* binding */ RepositoryTags)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9349);
/* harmony import */ var _net_turns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4738);


async function tagsByDigest(registry, repository, tags) {
    const found = new Map();
    await (0,_net_turns_js__WEBPACK_IMPORTED_MODULE_1__/* .inParallel */ .H)(tags, async (tag) => {
        const named = await registry.headManifest({ ...repository, tag });
        if (named !== undefined)
            found.set(tag, named.digest);
    });
    const byDigest = new Map();
    for (const tag of tags) {
        const digest = found.get(tag);
        if (digest !== undefined)
            byDigest.set(digest, [...(byDigest.get(digest) ?? []), tag]);
    }
    return byDigest;
}
class RepositoryTags {
    #registry;
    #read = new Map();
    constructor(registry) {
        this.#registry = registry;
    }
    async naming(image) {
        const key = `${image.registry}/${image.repository}`;
        const reading = this.#read.get(key) ?? this.#tagsOf((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryOf */ ._M)(image));
        this.#read.set(key, reading);
        return (await reading).get(image.digest) ?? [];
    }
    async #tagsOf(repository) {
        return tagsByDigest(this.#registry, repository, await this.#registry.listTags(repository));
    }
}


/***/ }),

/***/ 2326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  retainBySelf: () => (/* binding */ retainBySelf)
});

// EXTERNAL MODULE: ./build/core/counted.js
var counted = __webpack_require__(1856);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(6617);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/net/turns.js
var turns = __webpack_require__(4738);
// EXTERNAL MODULE: ./build/core/image/manifest.js
var manifest = __webpack_require__(4803);
// EXTERNAL MODULE: ./build/core/image/registry.js + 2 modules
var image_registry = __webpack_require__(5812);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/cleanup/repository-tags.js
var repository_tags = __webpack_require__(259);
// EXTERNAL MODULE: ./build/core/cleanup/retention/plan.js
var retention_plan = __webpack_require__(2321);
;// CONCATENATED MODULE: ./build/core/cleanup/retention/inventory.js







const lastUntoldDate = Date.UTC(2000, 0, 1);
async function readRepository(ports, repository, isMatched) {
    const { registry } = ports;
    const tags = await (0,repository_tags/* tagsByDigest */.P)(registry, repository, await registry.listTags(repository));
    if (tags.size === 0)
        return [];
    const [pushed, commits] = await Promise.all([
        ports.pushTimes(repository),
        ports.commitTimes([...tags.values()].flat().filter(isMatched)),
    ]);
    const latest = ports.clock.now() + retention_plan/* day */.vd;
    const images = [];
    await (0,turns/* inParallel */.H)([...tags], async ([digest, names]) => {
        const image = await readImage(registry, { ...repository, digest }, names);
        if (image === undefined)
            return;
        const isAsked = (names.some(isMatched) || (0,retention_plan/* isLeftByBuild */.fI)(names)) && !names.every((tag) => (0,retention_plan/* subjectOfTag */.sA)(tag) !== undefined);
        images.push(isAsked ? { ...image, ...(await timeOf(image, repository, { registry, pushed, commits, latest })) } : image);
    });
    return images.toSorted((a, b) => (a.digest < b.digest ? -1 : 1));
}
async function readImage(registry, image, tags) {
    const manifest = await registry.getManifest(image);
    if (manifest === undefined)
        return undefined;
    const { subject } = (0,json/* jsonObject */.o$)(manifest.bytes);
    return {
        digest: image.digest,
        tags,
        time: undefined,
        children: await partsOf(registry, image, manifest),
        subject: digestIn(subject) ?? tags.map(retention_plan/* subjectOfTag */.sA).find((digest) => digest !== undefined),
        manifest,
    };
}
async function partsOf(registry, repository, { bytes }) {
    const found = new Set();
    const waiting = [bytes];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { manifests } = (0,json/* jsonObject */.o$)(next);
        for (const entry of Array.isArray(manifests) ? manifests : []) {
            const digest = digestIn(entry);
            if (digest === undefined || found.has(digest))
                continue;
            found.add(digest);
            if (!(0,json/* isObject */.Gv)(entry) || !(0,manifest/* isIndex */.nw)({ mediaType: String(entry.mediaType) }))
                continue;
            const inner = await registry.getManifest({ ...(0,reference/* repositoryOf */._M)(repository), digest });
            if (inner !== undefined)
                waiting.push(inner.bytes);
        }
    }
    return [...found];
}
async function attachedTo(registry, image) {
    const referrers = await registry.referrers(image);
    return referrers.map(({ digest }) => ({ digest, tags: [], time: undefined, children: [], subject: image.digest }));
}
async function timeOf(image, repository, { registry, pushed, commits, latest }) {
    const push = pushed?.get(image.digest);
    if (push !== undefined && push <= latest)
        return { time: push, timeSource: 'pushed' };
    const commitTimes = image.tags.flatMap((tag) => commits.get(tag) ?? []);
    const told = [
        { time: await createdOf(registry, repository, image.manifest), timeSource: 'created' },
        ...commitTimes.map((time) => ({ time, timeSource: 'commit' })),
    ];
    const [age] = told
        .filter(({ time }) => time !== undefined && time <= latest)
        .sort((a, b) => (b.time ?? 0) - (a.time ?? 0));
    return age ?? { time: undefined };
}
async function createdOf(registry, repository, manifest) {
    const { annotations, config, layers, manifests } = (0,json/* jsonObject */.o$)(manifest.bytes);
    const own = honestDate((0,json/* isObject */.Gv)(annotations) ? annotations['org.opencontainers.image.created'] : undefined);
    if (own !== undefined)
        return own;
    const layered = [layers, manifests].flatMap((list) => (Array.isArray(list) ? list : [])).flatMap(cachedAt);
    if (layered.length > 0)
        return Math.max(...layered);
    if (Array.isArray(manifests)) {
        const first = manifests.filter(json/* isObject */.Gv).find(({ platform }) => !(0,json/* isObject */.Gv)(platform) || platform.os !== 'unknown');
        const digest = digestIn(first);
        const child = digest === undefined ? undefined : await registry.getManifest({ ...repository, digest });
        return child === undefined || Array.isArray((0,json/* jsonObject */.o$)(child.bytes).manifests)
            ? undefined
            : createdOf(registry, repository, child);
    }
    const digest = digestIn(config);
    if (digest === undefined || !(0,json/* isObject */.Gv)(config) || !/\+json$/.test(String(config.mediaType)))
        return undefined;
    const descriptor = { digest, mediaType: String(config.mediaType), size: Number(config.size) };
    return honestDate((0,json/* jsonObject */.o$)(await (0,image_registry.readConfigBlob)(registry, repository, descriptor)).created);
}
function cachedAt(descriptor) {
    const annotations = (0,json/* isObject */.Gv)(descriptor) ? descriptor.annotations : undefined;
    const time = honestDate((0,json/* isObject */.Gv)(annotations) ? annotations['buildkit/createdat'] : undefined);
    return time === undefined ? [] : [time];
}
function honestDate(text) {
    const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
    return time > lastUntoldDate ? time : undefined;
}
function digestIn(descriptor) {
    const digest = (0,json/* isObject */.Gv)(descriptor) ? descriptor.digest : undefined;
    return typeof digest === 'string' && /^sha(256|512):[a-f0-9]{64,128}$/.test(digest) ? digest : undefined;
}

// EXTERNAL MODULE: ./build/core/git/commit.js
var commit = __webpack_require__(6156);
// EXTERNAL MODULE: ./build/core/git/objects.js
var git_objects = __webpack_require__(585);
// EXTERNAL MODULE: ./build/core/git/snapshot.js
var snapshot = __webpack_require__(9121);
// EXTERNAL MODULE: ./build/core/cleanup/images.js
var cleanup_images = __webpack_require__(4127);
// EXTERNAL MODULE: ./build/core/cleanup/retention/words.js
var words = __webpack_require__(105);
;// CONCATENATED MODULE: ./build/core/cleanup/retention/named.js






const batch = 2_000;
class GitNames {
    #transport;
    #branches;
    #log;
    #words = new words/* Words */.U();
    #seen = new Set();
    #state = '';
    #hasWarned = false;
    constructor(transport, branches, log) {
        this.#transport = transport;
        this.#branches = branches;
        this.#log = log;
    }
    static async read(transport, branches, log) {
        const names = new GitNames(transport, branches, log);
        await names.readAgain();
        return names;
    }
    async readAgain() {
        const refs = await this.#refs();
        if (refs.state === this.#state)
            return;
        await this.#readBranches(refs);
        while (await this.#readFollowed(refs.tags))
            ;
        this.#state = refs.state;
    }
    get state() {
        return this.#state;
    }
    get digests() {
        return this.#words.matching(/^sha(256|512):[0-9a-f]{64,128}$/);
    }
    named = ({ digest, tags }) => {
        const place = this.#words.originOfDigest(digest) ??
            tags.map((tag) => this.#words.originOfTag(tag)).find((each) => each !== undefined);
        return place === undefined ? undefined : `${place} names it`;
    };
    async #refs() {
        const { branch, requestPrefixes } = this.#branches;
        const { refs, peeled, head } = await this.#transport.listRefs(['refs/heads/', 'refs/tags/', 'HEAD']);
        const branches = [...refs].filter(([name]) => name.startsWith('refs/heads/'));
        if (branches.length === 0)
            throw emptyRepository();
        const main = branch === undefined ? head : `refs/heads/${branch}`;
        if (main === undefined || !refs.has(main))
            throw noBranch(branch);
        const isDeep = (name) => name === main || requestPrefixes.some((prefix) => name.startsWith(prefix));
        const tags = [...refs].flatMap(([name, id]) => name.startsWith('refs/tags/') ? [[name.slice('refs/tags/'.length), peeled?.get(name) ?? id]] : []);
        const state = [...refs].map(([name, id]) => `${name} ${id}`).sort();
        return {
            tips: branches.map(([, tip]) => tip),
            deep: branches.flatMap(([name, tip]) => (isDeep(name) ? [tip] : [])),
            tags: new Map(tags),
            state: state.join('\n'),
        };
    }
    async #readBranches({ tips, deep }) {
        const histories = await Promise.all([...new Set(deep)].map((tip) => this.#transport.history(tip, cleanup_images/* keptCommits */.TL)));
        const commits = new Map(histories.flat().map((each) => [each.id, each]));
        const objects = await this.#load([...new Set([...deep, ...tips])]);
        await this.#readTrees([
            ...[...objects.values()].flatMap((object) => treeOf(object, undefined)),
            ...[...commits.values()].map(({ id, body }) => ({
                id: (0,commit/* decodeCommit */.ix)(body).tree,
                path: '',
                of: `the commit ${id.slice(0, 8)}`,
            })),
        ]);
        for (const { id, body } of commits.values()) {
            const { message } = (0,commit/* decodeCommit */.ix)(body);
            for (const [line] of message.matchAll(/^[ *-]*Image: .*$/gm))
                this.#words.add(line, `the commit ${id.slice(0, 8)}`);
        }
    }
    async #readFollowed(tags) {
        const isFollowed = ([name, id]) => !this.#seen.has(id) && this.#words.originOf(name.slice(name.lastIndexOf('/') + 1)) !== undefined;
        const followed = new Map([...tags].filter(isFollowed).map(([name, id]) => [id, name]));
        if (followed.size === 0)
            return false;
        const objects = await this.#load([...followed.keys()]);
        const roots = [...objects].flatMap(([id, object]) => treeOf(object, `the Git tag ${shown(followed.get(id) ?? '')}`));
        await this.#readTrees(roots);
        for (const id of followed.keys())
            this.#seen.add(id);
        return true;
    }
    async #readTrees(roots) {
        const files = new Map();
        const trees = new Set();
        let level = roots;
        while (level.length > 0) {
            const fresh = level.filter(({ id }) => !this.#seen.has(id) && !trees.has(id) && trees.add(id));
            const objects = await this.#load(fresh.map(({ id }) => id));
            level = fresh.flatMap(({ id, path, of }) => {
                const entries = (0,git_objects/* decodeTree */.fU)(id.length === 64 ? 'sha256' : 'sha1', objects.get(id)?.body ?? new Uint8Array());
                return entries.flatMap((entry) => {
                    const at = `${path}${entry.name}`;
                    if ((0,git_objects/* isDirectory */.wd)(entry))
                        return [{ id: entry.id, path: `${at}/`, of }];
                    if (entry.mode === git_objects/* treeMode */.co.submodule)
                        this.#warnOfSubmodule(at);
                    const isNew = !(0,snapshot/* isLink */.PJ)(entry) && !files.has(entry.id) && !this.#seen.has(entry.id);
                    if (isNew)
                        files.set(entry.id, of === undefined ? shown(at) : `${shown(at)} in ${of}`);
                    return [];
                });
            });
        }
        const ids = [...files.keys()];
        for (let start = 0; start < ids.length; start += batch) {
            for (const [id, { body }] of await this.#load(ids.slice(start, start + batch))) {
                this.#words.add(textOf(body), files.get(id) ?? '');
                this.#seen.add(id);
            }
        }
        for (const id of trees)
            this.#seen.add(id);
    }
    async #load(ids) {
        const found = new Map();
        for (let start = 0; start < ids.length; start += batch) {
            for (const [id, object] of await this.#transport.read(ids.slice(start, start + batch)))
                found.set(id, object);
        }
        const lost = ids.find((id) => !found.has(id));
        if (lost !== undefined)
            throw new failure/* Failure */.HR('failed', 'GIT_OBJECT_MISSING', `the GitOps repository gave no ${lost}`);
        return found;
    }
    #warnOfSubmodule(path) {
        if (this.#hasWarned)
            return;
        this.#hasWarned = true;
        this.#log.warn(`${shown(path)} is a submodule of the GitOps repository, and what it names is not read: write a rule that keeps those images`);
    }
}
function treeOf({ type, body }, of) {
    return type === 'commit' ? [{ id: (0,commit/* decodeCommit */.ix)(body).tree, path: '', of }] : [];
}
function textOf(body) {
    const bytes = Buffer.from(body);
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe)
        return bytes.toString('utf16le');
    if (first !== 0xfe || second !== 0xff)
        return bytes.toString('utf8');
    return bytes
        .subarray(0, bytes.length - (bytes.length % 2))
        .swap16()
        .toString('utf16le');
}
function shown(name) {
    return name.replace(/\p{Cc}/gu, '?');
}
function emptyRepository() {
    const problem = 'the GitOps repository has no branch, so nothing tells which images run; none was removed';
    return new failure/* Failure */.HR('refused', 'RETENTION_GIT_EMPTY', problem, {
        hint: 'Check gitops-repository. Where no GitOps repository names images, use `apply: registry`.',
    });
}
function noBranch(branch) {
    return branch === undefined
        ? (0,failure/* badInput */.AN)('gitops-branch', 'is missing, and HEAD of the GitOps repository names no branch', 'Name the branch.')
        : (0,failure/* badInput */.AN)('gitops-branch', `"${branch}" is no branch of the GitOps repository`, 'Name the branch that is deployed.');
}

// EXTERNAL MODULE: ./build/core/cleanup/retention/table.js
var table = __webpack_require__(7976);
;// CONCATENATED MODULE: ./build/core/cleanup/retention/removal.js






const fewTags = 200;
const lookAgain = 30_000;
const lookShare = 10;
class RepositoryRemoval {
    #request;
    #ports;
    #current;
    #gone = new Map();
    #fresh = [];
    #lookedUntil = Number.NEGATIVE_INFINITY;
    constructor(request, ports) {
        this.#request = request;
        this.#ports = ports;
        this.#current = request.planned;
    }
    async run({ rows, errors }) {
        const { repository, planned, now } = this.#request;
        for (const decision of planned.plan.decisions) {
            const row = (0,table/* rowOf */.OB)(repository, decision, now);
            if (decision.decision === 'keep') {
                rows.push(row);
                continue;
            }
            try {
                const reason = await this.#reasonToKeep(decision);
                if (reason === undefined)
                    await this.#remove(decision.image);
                rows.push(reason === undefined ? { ...row, reason: `removed: ${row.reason}` } : { ...row, decision: 'keep', reason });
            }
            catch (error) {
                if (error instanceof failure/* Failure */.HR && error.kind === 'timed-out')
                    throw error;
                errors.push(error);
                rows.push({ ...row, decision: 'failed', reason: (0,failure/* messageOf */.bD)(error) });
            }
        }
    }
    async #reasonToKeep({ image }) {
        const changed = await this.#changedTags(image);
        if (changed !== undefined)
            return changed;
        this.#current = (await this.#request.planAgain()) ?? this.#current;
        const current = this.#current.plan.decisions.find((each) => each.image.digest === image.digest);
        if (current?.decision !== 'remove')
            return current?.reason ?? 'it is in no plan any more';
        return this.#goesWith(image).has(image.digest) ? undefined : 'an image that was pushed meanwhile needs it';
    }
    async #remove(image) {
        const { repository } = this.#request;
        const { host, log } = this.#ports;
        const goes = this.#goesWith(image);
        await host.remove({ ...repository, digest: image.digest });
        this.#gone.set(image.digest, image);
        for (const digest of goes)
            if (!this.#gone.has(digest))
                await host.remove({ ...repository, digest });
        log.info(`removed ${(0,reference/* formatReference */.FH)({ ...repository, digest: image.digest })} (${image.tags.join(' ')})`);
    }
    #goesWith(image) {
        const { images, plan } = this.#current;
        const going = [...this.#gone.values(), image];
        const attached = new Set(plan.attached.map(({ digest }) => digest));
        const isGoing = new Set(going.map(({ digest }) => digest));
        const kept = images.filter((each) => !isGoing.has(each.digest) && !attached.has(each.digest));
        return (0,retention_plan/* whatGoes */.zl)(going, { images: [...images, ...this.#fresh], kept: [...kept, ...this.#fresh] });
    }
    async #changedTags({ digest, tags }) {
        const { repository } = this.#request;
        const { images } = this.#current;
        const { registry, clock } = this.#ports;
        const left = images.filter((each) => !this.#gone.has(each.digest));
        const known = new Set(left.flatMap((each) => each.tags));
        const knownDigests = new Set(left.map((each) => each.digest));
        const listed = await registry.listTags(repository);
        const begun = clock.now();
        const isFullLook = listed.length <= fewTags || begun >= this.#lookedUntil;
        const isAsked = (tag) => isFullLook || tags.includes(tag) || !known.has(tag);
        const current = await (0,repository_tags/* tagsByDigest */.P)(registry, repository, listed.filter(isAsked));
        if (isFullLook) {
            const end = clock.now();
            this.#lookedUntil = end + Math.max(lookAgain, (end - begun) * (lookShare - 1));
        }
        const read = new Set([digest, ...this.#fresh.map((each) => each.digest)]);
        for (const [other, names] of current) {
            const isKnown = knownDigests.has(other) && names.every((tag) => known.has(tag));
            if (read.has(other) || isKnown)
                continue;
            const image = await readImage(registry, { ...repository, digest: other }, names);
            if (image !== undefined)
                this.#fresh = [...this.#fresh, image];
        }
        const names = current.get(digest) ?? [];
        const added = names.find((tag) => !tags.includes(tag));
        if (added !== undefined)
            return `the tag ${added} was put on it meanwhile`;
        const lost = tags.find((tag) => !names.includes(tag));
        return lost === undefined ? undefined : `the tag ${lost} was taken from it meanwhile`;
    }
}

// EXTERNAL MODULE: ./build/core/cleanup/retention/rules.js
var retention_rules = __webpack_require__(5819);
;// CONCATENATED MODULE: ./build/core/cleanup/retention/self.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});











async function retainBySelf(request, ports) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { clock, log } = ports;
        const now = clock.now();
        const read = await readAll(await repositoriesOf(request.rules, ports), request, ports);
        const transport = __addDisposableResource(env_1, await ports.openGitops(), true);
        const names = await GitNames.read(transport, request, log);
        const planned = [];
        for (const each of read)
            planned.push(await planWith(each, names, now, ports));
        const decisions = planned.flatMap(({ repository, plan }) => plan.decisions.map((each) => ({ repository, each })));
        const rows = decisions.map(({ repository, each }) => (0,table/* rowOf */.OB)(repository, each, now));
        const going = rows.filter(({ decision }) => decision === 'remove').length;
        log.info((0,table/* retentionText */.wW)(rows));
        if (going > request.maxDeletions)
            throw tooMany(rows, going, request.maxDeletions);
        if (request.dryRun && going > 0)
            log.info(`Dry run: ${(0,counted/* counted */.h)(going, 'image')} would be removed.`);
        if (request.dryRun || going === 0)
            return rows;
        const outcome = { rows: [], errors: [] };
        const tableState = names.state;
        for (const each of planned) {
            let state = tableState;
            const planAgain = async () => {
                await names.readAgain();
                if (names.state === state)
                    return undefined;
                state = names.state;
                return planWith(each, names, now, ports);
            };
            const removal = new RepositoryRemoval({ repository: each.repository, planned: each, now, planAgain }, { ...ports, host: each.host });
            await removal.run(outcome).catch((error) => {
                throw error instanceof failure/* Failure */.HR ? error.with({ outputs: { retention: unfinished(rows, outcome.rows) } }) : error;
            });
        }
        if (outcome.errors.length > 0)
            throw incomplete(outcome);
        return outcome.rows;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function repositoriesOf(rules, ports) {
    const found = [...(0,retention_rules/* namedRepositories */.Wh)(rules)];
    for (const registry of new Set(rules.map((rule) => rule.registry))) {
        const patterns = rules.filter((rule) => rule.registry === registry).flatMap(({ repositories }) => repositories);
        const open = patterns.flatMap((pattern) => (0,glob/* alternatives */.Vo)(pattern, 'retention')).filter(glob/* isGlob */.fg);
        if (open.length === 0)
            continue;
        const host = await ports.hostOf(registry);
        for (const prefix of new Set(open.map((pattern) => pattern.replace(/[^/]*[*?].*$/s, '')))) {
            const listed = await host.repositories(prefix);
            if (listed === undefined) {
                ports.log.warn(`${registry} does not list its repositories to this account, so ${open.join(', ')} finds none of them: name the repositories in full`);
                break;
            }
            const fitting = listed.filter((repository) => (0,reference/* isRepositoryPath */.og)(repository) && (0,retention_rules/* matchesAny */._I)(open, repository));
            found.push(...fitting.map((repository) => ({ registry, repository })));
        }
    }
    const byName = new Map(found.map((each) => [(0,reference/* formatReference */.FH)(each), each]));
    return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, repository]) => repository);
}
async function readAll(repositories, { rules }, ports) {
    const read = [];
    for (const repository of repositories) {
        const host = await ports.hostOf(repository.registry);
        const own = (0,retention_rules/* rulesFor */.NP)(rules, repository);
        const inventory = { ...ports, pushTimes: (name) => host.pushTimes(name) };
        const patterns = own.flatMap(({ tags }) => tags).map((pattern) => (0,glob/* glob */.TI)(pattern));
        const isMatched = (tag) => patterns.some((matches) => matches(tag));
        const images = await readRepository(inventory, repository, isMatched);
        if (images.length > 0)
            read.push({ repository, host, rules: own, images });
    }
    return read;
}
async function planWith(read, names, now, { registry }) {
    const { repository, rules } = read;
    const plan = (images) => (0,retention_plan/* planRepository */._B)({ repository, rules, images, named: names.named, now });
    const first = plan(read.images);
    const going = first.decisions.filter(({ decision }) => decision === 'remove').map(({ image }) => image);
    if (going.length === 0)
        return { ...read, plan: first };
    const known = new Set(read.images.map(({ digest }) => digest));
    const extra = new Map();
    await (0,turns/* inParallel */.H)(going, async ({ digest }) => {
        for (const found of await attachedTo(registry, { ...repository, digest }))
            extra.set(found.digest, found);
    });
    await (0,turns/* inParallel */.H)(names.digests, async (digest) => {
        const image = known.has(digest) ? undefined : await readImage(registry, { ...repository, digest }, []);
        if (image !== undefined)
            extra.set(digest, image);
    });
    const images = [...read.images, ...[...extra.values()].filter(({ digest }) => !known.has(digest))];
    return { ...read, images, plan: plan(images) };
}
function unfinished(table, done) {
    const isDone = (row) => done.some(({ repository, digest }) => repository === row.repository && digest === row.digest);
    const left = table.filter((row) => !isDone(row));
    const reason = 'the run ended before it was known to be gone';
    return [
        ...done,
        ...left.map((row) => (row.decision === 'keep' ? row : { ...row, decision: 'keep', reason })),
    ];
}
function incomplete({ rows, errors }) {
    const failed = rows.filter(({ decision }) => decision === 'failed');
    const lines = failed.map(({ repository, digest, reason }) => `${repository}@${digest}: ${reason}`).join('\n');
    const [first] = errors;
    const advice = first instanceof failure/* Failure */.HR && first.hint !== undefined ? first.hint : 'Correct the reasons';
    return new failure/* Failure */.HR('failed', 'RETENTION_INCOMPLETE', `could not remove:\n${lines}`, {
        hint: `${advice}. Everything else was done; run the same command again.`,
        cause: first,
        outputs: { retention: rows },
    });
}
function tooMany(rows, count, most) {
    const problem = `${(0,counted/* counted */.h)(count, 'image')} would be removed, more than max-deletions (${most}); none was`;
    return new failure/* Failure */.HR('refused', 'RETENTION_TOO_MANY', problem, {
        hint: 'Look at the table of a dry run, and raise max-deletions if all of them may go: a first run finds the images of years.',
        outputs: {
            retention: rows.map((row) => row.decision === 'remove' ? { ...row, decision: 'keep', reason: `not removed: ${row.reason}` } : row),
        },
    });
}


/***/ }),

/***/ 105:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ Words)
/* harmony export */ });
class Words {
    #origins = new Map();
    #bySegment = new Map();
    #segments;
    add(text, origin) {
        this.#addPlain(text, origin);
        if (text.includes('\\'))
            this.#addPlain(text.replace(/\\[abefnrtv0]/g, ' '), origin);
    }
    #addPlain(text, origin) {
        for (const word of text.split(/[^A-Za-z0-9_.:-]+/)) {
            for (const part of [word, ...word.split(':')]) {
                if (part === '' || this.#origins.has(part))
                    continue;
                this.#origins.set(part, origin);
                this.#segments = undefined;
                for (const segment of new Set(part.match(/[A-Za-z0-9]+/g))) {
                    const words = this.#bySegment.get(segment);
                    if (words === undefined)
                        this.#bySegment.set(segment, [part]);
                    else
                        words.push(part);
                }
            }
        }
    }
    matching(pattern) {
        return [...this.#origins.keys()].filter((word) => pattern.test(word));
    }
    originOf(text) {
        const whole = this.#origins.get(text);
        if (whole !== undefined)
            return whole;
        const [segment] = (text.match(/[A-Za-z0-9]+/g) ?? []).sort((a, b) => b.length - a.length);
        const words = segment === undefined ? [...this.#origins.keys()] : (this.#bySegment.get(segment) ?? []);
        const word = words.find((each) => standsIn(each, text));
        return word === undefined ? undefined : this.#origins.get(word);
    }
    originOfTag(tag) {
        const isCommit = /^[0-9a-f]{7,64}$/.test(tag);
        return this.originOf(tag) ?? (isCommit ? this.originOfBeginning(tag) : undefined);
    }
    originOfDigest(digest) {
        return this.originOf(digest) ?? this.originOf(digest.slice(digest.indexOf(':') + 1));
    }
    originOfBeginning(text) {
        this.#segments ??= [...this.#bySegment.keys()].sort();
        let [low, high] = [0, this.#segments.length];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if ((this.#segments[middle] ?? '') < text)
                low = middle + 1;
            else
                high = middle;
        }
        const segment = this.#segments[low];
        if (segment === undefined || !segment.startsWith(text))
            return undefined;
        return this.#origins.get(this.#bySegment.get(segment)?.[0] ?? '');
    }
}
function standsIn(word, text) {
    for (let at = word.indexOf(text); at >= 0; at = word.indexOf(text, at + 1)) {
        if (!/[A-Za-z0-9]/.test(`${word[at - 1] ?? ''}${word[at + text.length] ?? ''}`))
            return true;
    }
    return false;
}


/***/ }),

/***/ 4738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel),
/* harmony export */   Z: () => (/* binding */ turns)
/* harmony export */ });
function turns(most) {
    let busy = 0;
    const waiting = [];
    return async (work) => {
        if (busy < most)
            busy += 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next === undefined)
                busy -= 1;
            else
                next();
        }
    };
}
const usual = 8;
async function inParallel(items, ask) {
    const turn = turns(usual);
    await Promise.all(items.map((item) => turn(() => ask(item))));
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
