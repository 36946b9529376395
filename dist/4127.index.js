export const id = 4127;
export const ids = [4127,7368];
export const modules = {

/***/ 4127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F$: () => (/* binding */ removeImages),
/* harmony export */   NY: () => (/* binding */ namingCommits),
/* harmony export */   TL: () => (/* binding */ keptCommits),
/* harmony export */   U: () => (/* binding */ imageUsers),
/* harmony export */   eU: () => (/* binding */ usagePlaces),
/* harmony export */   j$: () => (/* binding */ registryHosts),
/* harmony export */   yC: () => (/* binding */ RepositoryTags)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9121);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9349);
/* harmony import */ var _monorepo_environments_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7084);
/* harmony import */ var _review_environment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9790);
/* harmony import */ var _removal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2137);
/* harmony import */ var _sweep_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2117);








function usagePlaces(config) {
    if (config === undefined)
        return unknownUsage('gitops.yaml is not at hand');
    const files = [];
    const templates = [];
    for (const [name, environment] of config.environments) {
        if (environment.file === undefined)
            return unknownUsage(`environment ${name} has no file`);
        const template = environment.file.replaceAll('{environment}', name);
        if ((0,_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_4__.isReviewEnvironment)(environment) && hasOwnDirectories(template)) {
            templates.push(template);
            continue;
        }
        const paths = [...config.services.keys()].map((service) => template.replaceAll('{service}', service));
        const open = paths.find((path) => /[{}*?[\]]/.test(path));
        if (open !== undefined)
            return unknownUsage(`${open} of environment ${name} stands for several files`);
        files.push(...paths);
    }
    return { known: true, files: [...new Set(files)], templates: [...new Set(templates)] };
}
function hasOwnDirectories(template) {
    try {
        return (0,_review_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .environmentDirectory */ .h)(template, 'slug') !== '';
    }
    catch {
        return false;
    }
}
function unknownUsage(why) {
    return { known: false, reason: `${why}, so it is not known whether another environment uses it` };
}
function registryHosts(config) {
    if (config === undefined)
        return new Set();
    const ofServices = [...config.services.keys()].map((name) => (0,_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_4__.serviceImage)(config, name));
    const ofEnvironments = [...config.environments.values()].map(({ image }) => image);
    return new Set([...ofServices, ...ofEnvironments].flatMap((image) => (image === undefined ? [] : hostIn(image))));
}
function hostIn(template) {
    const [host = ''] = template.split('/', 1);
    if (host.includes('{'))
        return [];
    return [(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRepositoryName */ .$M)(template.replace(/\{[^{}]*\}/g, 'x')).registry];
}
const keptCommits = 50;
function namingCommits(commits) {
    return commits.map(({ id, body }) => {
        const { message } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCommit */ .ix)(body);
        const files = [...message.matchAll(/^[ *-]*File: ([^\n#]+)/gm)].flatMap(([, path]) => path ?? []);
        return { id, message, files };
    });
}
async function imageUsers(snapshot, usage, appFile, commits, goes) {
    if (!usage.known)
        return usage;
    if (/\{.*\//.test(appFile))
        return { known: false, reason: 'app-file names more than one directory' };
    const paths = new Set([...usage.files, ...(await (0,_removal_js__WEBPACK_IMPORTED_MODULE_6__/* .applicationFiles */ .Gq)(snapshot, appFile, ''))]);
    for (const template of usage.templates) {
        for (const { directory } of await (0,_sweep_js__WEBPACK_IMPORTED_MODULE_7__/* .observedEnvironments */ .PM)(snapshot, template)) {
            for (const path of await snapshot.filesBelow(directory))
                paths.add(path);
        }
    }
    const left = [...paths].filter((path) => !goes(path));
    const texts = await Promise.all(left.map(async (path) => [path, await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .readText */ .yR)(snapshot, path)]));
    const found = texts.filter((entry) => entry[1] !== undefined);
    return { known: true, files: new Map(found), commits };
}
async function removeImages(registry, tags, removal, report) {
    const { environment, images, registries, users, dryRun } = removal;
    const goneWith = new Map();
    for (const recorded of images) {
        const { image } = recorded;
        const removeOne = async () => {
            const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(image, 'images');
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
                return { result: 'removed', reason: `a dry run: ${found.digest} would go` };
            const done = await remove(registry, whole);
            if (done?.result === 'removed')
                goneWith.set(`${whole.registry}/${whole.repository}@${whole.digest}`, image);
            return done;
        };
        await report.attempt({ environment, kind: 'image', name: image }, () => removeOne().catch((error) => {
            if (removal.named || !(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || error.code !== 'REGISTRY_UNAUTHORIZED')
                throw error;
            return { result: 'kept', reason: `${error.message}; name images in \`remove\` to have this fail` };
        }));
    }
}
function userIn({ tag, digest, repository }, { directories }, { files, commits }) {
    for (const [path, text] of files) {
        if ((tag !== undefined && text.includes(tag)) || text.includes(digest))
            return `${path} uses it`;
    }
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
        .map((each) => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(each.image, 'images'))
        .filter(({ registry: host, repository }) => host === image.registry && repository === image.repository)
        .map((each) => each.tag));
    const other = (await tags.naming(image)).find((tag) => !own.has(tag));
    return other === undefined ? undefined : `the tag ${other} names the same image`;
}
const atOnce = 8;
class RepositoryTags {
    #registry;
    #read = new Map();
    constructor(registry) {
        this.#registry = registry;
    }
    async naming({ registry, repository, digest }) {
        const key = `${registry}/${repository}`;
        const reading = this.#read.get(key) ?? this.#digests({ registry, repository });
        this.#read.set(key, reading);
        return [...(await reading)].flatMap(([tag, named]) => (named === digest ? [tag] : []));
    }
    async #digests(name) {
        const left = [...(await this.#registry.listTags(name))];
        const digests = new Map();
        const work = async () => {
            for (let tag = left.pop(); tag !== undefined; tag = left.pop()) {
                const found = await this.#registry.headManifest({ ...name, tag });
                if (found !== undefined)
                    digests.set(tag, found.digest);
            }
        };
        await Promise.all(Array.from({ length: atOnce }, work));
        return digests;
    }
}
async function remove(registry, image) {
    try {
        const result = await registry.deleteManifest(image);
        return result === 'absent' ? undefined : { result: 'removed', reason: `was ${image.digest}` };
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || error.code !== 'REGISTRY_DELETE_UNSUPPORTED')
            throw error;
        return { result: 'kept', reason: error.message };
    }
}


/***/ }),

/***/ 2137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ao: () => (/* binding */ planRemoval),
/* harmony export */   Gq: () => (/* binding */ applicationFiles),
/* harmony export */   z7: () => (/* binding */ findTombstone)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(585);
/* harmony import */ var _git_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8402);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9121);
/* harmony import */ var _review_marker_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5713);
/* harmony import */ var _review_monorepo_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2912);
/* harmony import */ var _review_ownership_label_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3229);
/* harmony import */ var _review_tombstone_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7368);









async function planRemoval(snapshot, request) {
    const { directory, remove } = request;
    const contents = await snapshot.filesBelow(directory);
    const marker = await (0,_review_marker_js__WEBPACK_IMPORTED_MODULE_5__/* .readMarker */ .t7)(snapshot, directory);
    if (marker === undefined) {
        if (contents.length === 0)
            return { result: 'absent' };
        throw unowned(directory);
    }
    if (!request.isOurs)
        await (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_6__/* .assertOurs */ .cH)({ ...marker, ...(0,_review_marker_js__WEBPACK_IMPORTED_MODULE_5__/* .recordedMonorepo */ .Oh)(marker) }, request, request.monorepo);
    const { only } = request;
    const partial = only !== undefined && marker.services.some((service) => !only.services.includes(service));
    const part = partial ? only : undefined;
    const applications = remove.has('app')
        ? await ownedManifests(snapshot, request, marker, part)
        : { owned: [], kept: [] };
    const markerPath = `${directory}/${_review_marker_js__WEBPACK_IMPORTED_MODULE_5__/* .markerFile */ .bx}`;
    const going = part === undefined ? contents : contents.filter((path) => path !== markerPath && isServiceFile(part, path));
    const deletions = [...new Set([...(remove.has('files') ? going : []), ...applications.owned])].sort();
    const deletion = { marker, deletions, kept: applications.kept };
    if (part !== undefined) {
        return { ...deletion, result: 'reduced', rest: reducedMarker(marker, part, deletions, remove) };
    }
    const tombstone = remove.has('files') ? (0,_review_tombstone_js__WEBPACK_IMPORTED_MODULE_7__/* .tombstoneOf */ .TD)(marker, request.ending) : undefined;
    return { ...deletion, result: 'removed', tombstone };
}
async function applicationFiles(snapshot, appFile, name) {
    const directory = appFile.includes('/') ? appFile.slice(0, appFile.lastIndexOf('/')) : '';
    if (directory.includes('{'))
        return [];
    const entries = await snapshot.list(directory);
    return entries
        .filter((entry) => !(0,_git_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isDirectory */ .wd)(entry) && entry.name.includes(name) && /\.ya?ml$/.test(entry.name))
        .map((entry) => (directory === '' ? entry.name : `${directory}/${entry.name}`));
}
function isServiceFile({ files }, path) {
    return files.some((file) => path === file || path.startsWith(`${file}/`));
}
function reducedMarker(marker, { services, applications }, deletions, remove) {
    const goes = (each) => 'file' in each ? deletions.includes(each.file) : remove.has('app') && applications.includes(each.name);
    return {
        ...marker,
        services: remove.has('files') ? marker.services.filter((each) => !services.includes(each)) : marker.services,
        applications: marker.applications.filter((each) => !goes(each)),
    };
}
async function findTombstone(snapshot, request) {
    const tombstone = await (0,_review_tombstone_js__WEBPACK_IMPORTED_MODULE_7__/* .readTombstone */ .i)(snapshot, request.name);
    if (tombstone !== undefined) {
        await (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_6__/* .assertOurs */ .cH)({ ...tombstone, ...(0,_review_marker_js__WEBPACK_IMPORTED_MODULE_5__/* .recordedMonorepo */ .Oh)(tombstone) }, request, request.monorepo);
    }
    return tombstone;
}
async function ownedManifests(snapshot, request, marker, part) {
    const recorded = marker.applications.flatMap((each) => ('file' in each ? [each.file] : []));
    const candidates = [...new Set([...recorded, ...(request.applicationFiles ?? [])])];
    const owned = [];
    const kept = [];
    for (const path of candidates) {
        if (path.startsWith(`${request.directory}/`))
            continue;
        const text = (0,_git_path_js__WEBPACK_IMPORTED_MODULE_3__/* .isPlainPath */ .qW)(path) ? await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(snapshot, path) : undefined;
        if (text === undefined || (part !== undefined && !namesOnly(text, part.applications)))
            continue;
        const problem = ownershipProblem(text, marker, request.monorepo);
        if (problem === undefined)
            owned.push(path);
        else
            kept.push({ path, reason: problem });
    }
    return { owned, kept };
}
function ownershipProblem(text, marker, monorepo) {
    const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseAllDocuments */ .hR)(text).filter((document) => document.contents !== null);
    if (documents.length === 0)
        return 'it is empty';
    for (const document of documents) {
        if (document.errors.length > 0 || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(document.contents))
            return 'it cannot be read';
        if (document.get('kind') !== 'Application')
            return 'it holds something else than an Application';
        const owner = (0,_review_ownership_label_js__WEBPACK_IMPORTED_MODULE_8__/* .ownershipOf */ .VL)(metadataOf(document));
        const names = [marker.repository, monorepo.repository];
        const isOwn = names.some((repository) => (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_6__/* .isSpelledAlike */ .sf)({ repository }, { repository: owner?.repository ?? '' }));
        if (owner?.environment !== marker.name || !isOwn) {
            return `its Application does not have the label ${_review_ownership_label_js__WEBPACK_IMPORTED_MODULE_8__/* .environmentLabel */ .WG}: ${marker.name} of ${marker.repository}`;
        }
    }
    return undefined;
}
function namesOnly(text, names) {
    const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseAllDocuments */ .hR)(text).filter((document) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(document.contents));
    return documents.length > 0 && documents.every((document) => names.includes(metadataOf(document).name));
}
function metadataOf(document) {
    return {
        name: String(document.getIn(['metadata', 'name'])),
        labels: textsOf(document.getIn(['metadata', 'labels'])),
        annotations: textsOf(document.getIn(['metadata', 'annotations'])),
    };
}
function textsOf(node) {
    const pairs = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? node.items : [];
    return Object.fromEntries(pairs.flatMap(({ key, value }) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) ? [[String(key.value), String(value.value)]] : []));
}
function unowned(directory) {
    const problem = `${directory} has no ${_review_marker_js__WEBPACK_IMPORTED_MODULE_5__/* .markerFile */ .bx}, so it is not known to be a review environment of this repository`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'REVIEW_ENV_UNOWNED', problem, {
        hint: 'Remove the directory by hand if it may go. Environments made by monorepo-gitops carry this file.',
    });
}


/***/ }),

/***/ 2117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ belongings),
/* harmony export */   PM: () => (/* binding */ observedEnvironments),
/* harmony export */   cK: () => (/* binding */ planSweep),
/* harmony export */   kM: () => (/* binding */ describeOther),
/* harmony export */   n7: () => (/* binding */ observedTombstones),
/* harmony export */   tx: () => (/* binding */ markedEnvironments)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(585);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9121);
/* harmony import */ var _review_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9790);
/* harmony import */ var _review_marker_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5713);
/* harmony import */ var _review_monorepo_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2912);
/* harmony import */ var _review_tombstone_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7368);







const day = 86_400_000;
const tombstoneLife = 30 * day;
const keepLabel = 'keep-review';
async function observedEnvironments(snapshot, template) {
    const sample = (0,_review_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentDirectory */ .h)(template, 'slug');
    const parent = sample.includes('/') ? sample.slice(0, sample.lastIndexOf('/')) : '';
    const directories = (await snapshot.list(parent)).filter(_git_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isDirectory */ .wd);
    return Promise.all(directories.map(async ({ name }) => {
        const directory = parent === '' ? name : `${parent}/${name}`;
        return (await observed(snapshot, directory)) ?? { directory, problem: `has no ${_review_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .markerFile */ .bx}` };
    }));
}
async function markedEnvironments(snapshot) {
    const paths = await snapshot.glob([`**/${_review_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .markerFile */ .bx}`]);
    const directories = paths.map((path) => path.slice(0, -_review_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .markerFile */ .bx.length - 1)).filter((path) => path !== '');
    const found = await Promise.all(directories.map((directory) => observed(snapshot, directory)));
    return found.filter((each) => each !== undefined);
}
async function observed(snapshot, directory) {
    try {
        const marker = await (0,_review_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .readMarker */ .t7)(snapshot, directory);
        return marker && { directory, marker };
    }
    catch (error) {
        return { directory, problem: (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) };
    }
}
async function observedTombstones(snapshot) {
    const found = [];
    for (const path of await snapshot.filesBelow(_review_tombstone_js__WEBPACK_IMPORTED_MODULE_6__/* .tombstoneDirectory */ .P0)) {
        const text = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .readText */ .yR)(snapshot, path);
        try {
            if (text !== undefined)
                found.push((0,_review_tombstone_js__WEBPACK_IMPORTED_MODULE_6__/* .parseTombstone */ .f2)(text, path));
        }
        catch { }
    }
    return found;
}
const askedByName = 3;
async function belongings({ records, marks = [], }, monorepo) {
    const byName = new Map();
    const others = new Map();
    for (const record of records) {
        const recorded = (0,_review_marker_js__WEBPACK_IMPORTED_MODULE_4__/* .recordedMonorepo */ .Oh)(record);
        if ((0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_5__/* .isSpelledAlike */ .sf)(recorded, monorepo))
            continue;
        const name = nameOf(recorded);
        byName.set(name, [...(byName.get(name) ?? []), recorded]);
        others.set(record, recorded);
    }
    const found = new Map();
    const kin = new Set();
    const kinNames = new Map();
    const foreign = new Map();
    for (const [name, named] of byName) {
        for (const recorded of named.slice(0, askedByName)) {
            const belonging = await (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_5__/* .belongingOf */ .BD)(recorded, monorepo);
            if (belonging.isOurs || belonging.sharesHistory === 'yes') {
                kin.add(name);
                kinNames.set(recorded.repository, recorded);
                break;
            }
            foreign.set(name, belonging);
        }
    }
    for (const mark of marks) {
        const { repository, branch, request } = mark;
        const named = (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_5__/* .isSpelledAlike */ .sf)({ repository }, { repository: monorepo.repository })
            ? undefined
            : kinNames.get(repository);
        if (named === undefined)
            continue;
        const isKnown = branch !== undefined || request !== undefined;
        const source = isKnown ? { ref: `refs/heads/${branch ?? ''}`, request } : undefined;
        others.set(mark, { ...named, commits: [], source });
    }
    const kindred = [...others].filter(([, recorded]) => kin.has(nameOf(recorded)));
    await inParallel(kindred, async ([record, recorded]) => {
        found.set(record, await (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_5__/* .belongingOfKin */ .hL)(recorded, monorepo));
    });
    return (record) => {
        const name = 'environment' in record ? { repository: record.repository } : record;
        if ((0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_5__/* .isSpelledAlike */ .sf)(name, monorepo))
            return { isOurs: true };
        const reason = `belongs to ${record.repository}`;
        return found.get(record) ?? foreign.get(nameOf(name)) ?? { isOurs: false, sharesHistory: 'unknown', reason };
    };
}
function nameOf({ monorepo, repository }) {
    return monorepo ?? repository;
}
async function planSweep(existing, open, limits, ask) {
    const candidates = sweepCandidates(existing, open, limits);
    const answers = await askAll(candidates, ask);
    const remove = [];
    const keep = [...candidates.keep];
    for (const candidate of candidates.remove) {
        const answer = answers.get(sourceKey(candidate.marker));
        const verdict = answer === undefined ? { keep: 'it was not asked' } : confirm(candidate, answer);
        if ('keep' in verdict)
            keep.push({ ...candidate, reason: verdict.keep });
        else
            remove.push({ ...candidate, ...verdict });
    }
    const going = remove.map(({ name, reason }) => [name, reason]);
    const applications = new Map([...going, ...candidates.interrupted]);
    for (const [name, source] of candidates.stray) {
        const answer = answers.get(sourceKey(source));
        if (answer?.state === 'closed' && !isKept(answer))
            applications.set(name, answer.reason);
    }
    if (applications.size > limits.maxDeletions)
        throw tooMany(applications, limits.maxDeletions);
    const expiredTombstones = existing.tombstones.filter((each) => isExpired(each, existing, limits));
    return {
        remove,
        keep,
        applications,
        expiredTombstones: expiredTombstones.map(({ name }) => name),
        endingSoon: existing.environments.flatMap((each) => endingSoon(each, existing, keep, limits) ?? []),
    };
}
function sweepCandidates(existing, open, limits) {
    assertPlausible(open);
    const remove = [];
    const keep = [];
    for (const each of existing.environments) {
        if ('problem' in each) {
            keep.push({ directory: each.directory, name: lastSegment(each.directory), reason: each.problem });
            continue;
        }
        const { directory, marker } = each;
        const verdict = judge(each, existing, open, limits);
        const decision = { directory, name: marker.name, reason: verdict.reason };
        if ('because' in verdict)
            remove.push({ ...decision, marker, because: verdict.because });
        else
            keep.push(decision);
    }
    return { remove, keep, ...strayApplications(existing, open) };
}
function describeOther({ sharesHistory, reason }, name) {
    return sharesHistory === 'yes' ? `${reason}; \`--name ${name}\` removes it` : reason;
}
function judge({ directory, marker }, existing, open, limits) {
    const { name, ref, request } = marker;
    const belonging = existing.belonging(marker);
    if (!belonging.isOurs)
        return { reason: describeOther(belonging, name) };
    if (name !== lastSegment(directory))
        return { reason: `its marker is that of ${name}, so it was copied here` };
    const expiry = expiryOf(marker, limits.ttl);
    if (expiry !== undefined && expiry <= limits.now) {
        return { because: 'expired', reason: `expired at ${new Date(expiry).toISOString()}` };
    }
    if (request !== undefined) {
        return open.requests?.has(request) === true
            ? { reason: `request ${request} is open` }
            : { because: 'closed', reason: `request ${request} is closed` };
    }
    if (!/^refs\/(?:heads|tags)\//.test(ref))
        return { reason: `${ref} is no branch or tag, and nothing else can be listed` };
    return open.refs.has(ref) ? { reason: `${ref} exists` } : { because: 'closed', reason: `${ref} is gone` };
}
function strayApplications(existing, open) {
    const present = new Set(existing.environments.flatMap((each) => ('marker' in each ? each.marker.name : lastSegment(each.directory))));
    const stray = new Map();
    const interrupted = new Map();
    for (const owner of existing.applications) {
        const { environment, branch, request } = owner;
        if (!existing.belonging(owner).isOurs || present.has(environment))
            continue;
        const tombstone = existing.tombstones.find((each) => each.name === environment && existing.belonging(each).isOurs);
        if (tombstone !== undefined)
            interrupted.set(environment, `its environment was removed at ${tombstone.closedAt}`);
        if (tombstone !== undefined || (branch === undefined && request === undefined))
            continue;
        const ref = `refs/heads/${branch ?? ''}`;
        const isListed = request === undefined ? open.refs.has(ref) : open.requests?.has(request) === true;
        if (!isListed)
            stray.set(environment, { ref, request });
    }
    return { stray, interrupted };
}
async function askAll({ remove, stray }, ask) {
    const sources = [...remove.map(({ marker }) => marker), ...stray.values()];
    const each = [...new Map(sources.map((source) => [sourceKey(source), source]))];
    const answers = new Map();
    await inParallel(each, async ([key, { ref, request }]) => {
        answers.set(key, await ask({ ref, request }));
    });
    return answers;
}
const atOnce = 8;
async function inParallel(items, ask) {
    const left = [...items];
    const work = async () => {
        for (let next = left.pop(); next !== undefined; next = left.pop())
            await ask(next);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
}
function sourceKey({ ref, request }) {
    return request === undefined ? ref : `${request}`;
}
function confirm({ because, reason, marker }, answer) {
    if (isKept(answer))
        return { keep: `request ${marker.request} has the label ${keepLabel}` };
    if (answer.state === 'closed')
        return { because: 'closed', reason: answer.reason };
    if (because === 'closed')
        return { keep: answer.reason };
    if (answer.failed && marker.request !== undefined)
        return { keep: `${reason}, but ${answer.reason}` };
    return { because, reason };
}
function isKept({ labels }) {
    return labels?.includes(keepLabel) === true;
}
function expiryOf(marker, ttl) {
    return ttl === undefined || marker.deployedAt === undefined ? undefined : Date.parse(marker.deployedAt) + ttl;
}
function endingSoon(each, existing, keep, { now, ttl }) {
    if (!('marker' in each) || !existing.belonging(each.marker).isOurs)
        return undefined;
    const { marker, directory } = each;
    const expiry = expiryOf(marker, ttl);
    if (expiry === undefined || expiry <= now || expiry - now > day)
        return undefined;
    if (!keep.some((kept) => kept.directory === directory))
        return undefined;
    const source = marker.request === undefined ? marker.ref : `request ${marker.request}`;
    const label = marker.request === undefined ? '' : `, or gets the label ${keepLabel}`;
    return `review environment ${marker.name} of ${source} ends at ${new Date(expiry).toISOString()}, unless it is deployed to before${label}`;
}
function isExpired(tombstone, existing, { now, ttl }) {
    return existing.belonging(tombstone).isOurs && Date.parse(tombstone.closedAt) + (ttl ?? tombstoneLife) <= now;
}
function assertPlausible({ refs, defaultBranch }) {
    if (refs.has(`refs/heads/${defaultBranch}`))
        return;
    const problem = `the list of the monorepo's branches lacks its default branch ${defaultBranch}, so nothing is removed`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'SWEEP_SOURCES_DOUBTFUL', problem, {
        hint: 'Run the sweep where all branches can be read, with a token that may read them.',
    });
}
function tooMany(removals, maxDeletions) {
    const names = [...removals.keys()].join(', ');
    const problem = `${removals.size} review environments would be removed, more than max-deletions (${maxDeletions}); none was: ${names}`;
    const kept = [...removals].map(([name, reason]) => ({ name, reason: `not removed: ${reason}` }));
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'SWEEP_TOO_MANY', problem, {
        hint: 'Raise max-deletions if all of them may go.',
        outputs: { removed: [], kept },
    });
}
function lastSegment(path) {
    return path.slice(path.lastIndexOf('/') + 1);
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
