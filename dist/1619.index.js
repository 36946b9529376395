export const id = 1619;
export const ids = [1619];
export const modules = {

/***/ 1619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readReviewRecords: () => (/* binding */ readReviewRecords),
/* harmony export */   reviewChanges: () => (/* binding */ reviewChanges)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _review_marker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5713);
/* harmony import */ var _review_monorepo_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2912);
/* harmony import */ var _review_review_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9331);
/* harmony import */ var _review_room_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2076);
/* harmony import */ var _review_tombstone_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7368);







async function readReviewRecords(snapshot, review, monorepo) {
    const { name, directory } = review;
    await (0,_review_review_name_js__WEBPACK_IMPORTED_MODULE_4__/* .assertReviewName */ .W)(snapshot, review, monorepo);
    const [marker, tombstone, files] = await Promise.all([
        (0,_review_marker_js__WEBPACK_IMPORTED_MODULE_2__/* .readMarker */ .t7)(snapshot, directory),
        (0,_review_tombstone_js__WEBPACK_IMPORTED_MODULE_6__/* .readTombstone */ .i)(snapshot, name),
        snapshot.list(directory),
    ]);
    if (marker === undefined && files.length > 0)
        throw unowned(review);
    const kin = { ...monorepo, askRecorded: undefined };
    for (const record of [marker, tombstone]) {
        if (record !== undefined)
            await (0,_review_monorepo_js__WEBPACK_IMPORTED_MODULE_3__/* .assertOurs */ .cH)({ ...record, ...(0,_review_marker_js__WEBPACK_IMPORTED_MODULE_2__/* .recordedMonorepo */ .Oh)(record) }, review, kin);
    }
    return { marker, tombstone };
}
async function reviewChanges(facts) {
    const { review, records, commit, fence } = facts;
    if (commit === undefined)
        throw commitUnknown(review.name);
    const { name, repository, monorepo, ref, request, applications } = review;
    const namespaces = (review.namespaces ?? []).filter((namespace) => namespace.name.includes(name));
    const { marker, tombstone } = records;
    const admission = await fence.admit({ review, records, commit });
    if (admission.result === 'closed') {
        return { result: 'closed', reason: (0,_review_tombstone_js__WEBPACK_IMPORTED_MODULE_6__/* .describeClosed */ .uE)(review, admission.because, tombstone) };
    }
    if (marker === undefined)
        await (0,_review_room_js__WEBPACK_IMPORTED_MODULE_5__/* .assertRoom */ .k)(fence.snapshot, review, fence.monorepo, facts.now);
    const next = (0,_review_marker_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeDeployment */ .Az)(marker, {
        name,
        repository,
        ...(monorepo === undefined ? {} : { monorepo }),
        ref,
        ...(request === undefined ? {} : { request }),
        commit,
        services: facts.services,
        applications,
        images: imagesOf(review, facts.images),
        namespaces,
        deployedAt: new Date(facts.now).toISOString(),
    }, tombstone === undefined ? 1 : tombstone.generation + 1);
    const change = (0,_review_marker_js__WEBPACK_IMPORTED_MODULE_2__/* .markerChange */ .Pi)(review.directory, next);
    if (tombstone === undefined)
        return { result: 'admitted', changes: [change], revival: undefined };
    const revival = (0,_review_tombstone_js__WEBPACK_IMPORTED_MODULE_6__/* .describeRevival */ .N$)(review, tombstone, admission);
    return { result: 'admitted', changes: [change, { path: (0,_review_tombstone_js__WEBPACK_IMPORTED_MODULE_6__/* .tombstonePath */ .ni)(name), delete: true }], revival };
}
function imagesOf({ name, images: pushed }, written) {
    const owned = new RegExp(`(?<![a-z0-9])${name.replace(/[^a-z0-9]/g, '\\$&')}(?![a-z0-9])`);
    const runs = written.flatMap((reference) => {
        const { repository, tag, digest } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .splitImage */ .s5)(reference);
        if (repository === undefined)
            return pushed.filter(({ image }) => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .splitImage */ .s5)(image).tag === tag);
        if (tag === undefined && digest === undefined)
            return [];
        const image = tag === undefined ? repository : `${repository}:${tag}`;
        const known = digest ?? pushed.find((each) => each.image === image)?.digest;
        return [{ image, ...(known === undefined ? {} : { digest: known }) }];
    });
    const named = pushed.filter(({ image }) => owned.test((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .splitImage */ .s5)(image).tag ?? ''));
    const known = runs.filter(({ image, digest }) => digest !== undefined || owned.test((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .splitImage */ .s5)(image).tag ?? ''));
    return [...named, ...known];
}
function unowned({ name, directory }) {
    const problem = `${directory} holds files of somebody else: it has no ${_review_marker_js__WEBPACK_IMPORTED_MODULE_2__/* .markerFile */ .bx}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'REVIEW_ENV_UNOWNED', `review environment ${name}: ${problem}`, {
        hint: 'Give review environments a directory of their own in gitops.yaml (file), or remove what is there by hand.',
    });
}
function commitUnknown(name) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('bad-input', 'SOURCE_COMMIT', `the source commit of review environment ${name} is not known`, {
        hint: 'Run in a checkout of the monorepo: the marker of the environment records the commit.',
    });
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

/***/ 9331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ assertReviewName),
/* harmony export */   q: () => (/* binding */ requestEnvironmentName)
/* harmony export */ });
/* harmony import */ var _names_slug_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(830);
/* harmony import */ var _marker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5713);
/* harmony import */ var _monorepo_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2912);
/* harmony import */ var _other_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7037);
/* harmony import */ var _tombstone_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7368);





async function requestEnvironmentName(snapshot, { request, directoryOf }, monorepo) {
    const usual = (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentName */ .VE)({ mode: 'request', requestNumber: request });
    const own = (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentName */ .VE)({
        mode: 'request',
        requestNumber: request,
        monorepo: monorepo.monorepo ?? monorepo.repository.toLowerCase(),
    });
    const read = async (name) => {
        const [marker, tombstone] = await Promise.all([
            (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .readMarker */ .t7)(snapshot, directoryOf(name)),
            (0,_tombstone_js__WEBPACK_IMPORTED_MODULE_4__/* .readTombstone */ .i)(snapshot, name),
        ]);
        return { marker, tombstone };
    };
    const [atUsual, atOwn] = await Promise.all([read(usual), read(own)]);
    for (const record of [atOwn.marker, atUsual.marker, atOwn.tombstone, atUsual.tombstone]) {
        if (record === undefined)
            continue;
        const isUsual = record === atUsual.marker || record === atUsual.tombstone;
        if (await (0,_monorepo_js__WEBPACK_IMPORTED_MODULE_2__/* .isOurs */ .MU)((0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .recordedMonorepo */ .Oh)(record), monorepo))
            return isUsual ? usual : own;
        if (isUsual)
            return own;
    }
    return usual;
}
async function assertReviewName(snapshot, used, monorepo) {
    const { name, directory, request } = used;
    if (request === undefined)
        return;
    const directoryOf = (other) => directory.slice(0, -name.length) + other;
    const found = await requestEnvironmentName(snapshot, { request, directoryOf }, monorepo);
    if (found !== name)
        throw new _other_name_js__WEBPACK_IMPORTED_MODULE_3__/* .OtherReviewName */ .W(name, found);
}


/***/ }),

/***/ 2076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ assertRoom)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(585);
/* harmony import */ var _marker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5713);
/* harmony import */ var _monorepo_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2912);




const mostNames = 5;
async function assertRoom(snapshot, { name, directory, limit }, monorepo, now) {
    if (limit === undefined)
        return;
    const living = (await markersBeside(snapshot, directory)).filter((marker) => (0,_monorepo_js__WEBPACK_IMPORTED_MODULE_3__/* .isSpelledAlike */ .sf)((0,_marker_js__WEBPACK_IMPORTED_MODULE_2__/* .recordedMonorepo */ .Oh)(marker), monorepo));
    if (living.length < limit.most)
        return;
    const { environment, most } = limit;
    const oldest = living.toSorted((one, other) => deployedAt(one) - deployedAt(other));
    const listed = oldest.slice(0, mostNames).map((marker) => `${marker.name} (${ageOf(marker, now)})`);
    const problem = `review environment ${name} is not made: ${environment} has ${living.length}, and max-environments is ${most}; deployed to longest ago: ${listed.join(', ')}`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'TOO_MANY_ENVIRONMENTS', problem, {
        hint: `Make room: close requests or delete branches that are done, remove one (\`cleanup-review-env --name ${oldest[0]?.name}\`), or sweep (\`cleanup-review-env --sweep\`). Or raise \`environments.${environment}.max-environments\`.`,
    });
}
async function markersBeside(snapshot, directory) {
    const parent = directory.includes('/') ? directory.slice(0, directory.lastIndexOf('/')) : '';
    const directories = (await snapshot.list(parent)).filter(_git_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isDirectory */ .wd);
    const read = directories.map(({ name }) => (0,_marker_js__WEBPACK_IMPORTED_MODULE_2__/* .readMarker */ .t7)(snapshot, parent === '' ? name : `${parent}/${name}`).catch((error) => {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.code === 'REVIEW_RECORD_UNREADABLE')
            return undefined;
        throw error;
    }));
    const found = await Promise.all(read);
    return found.flatMap((marker, index) => marker !== undefined && marker.name === directories[index]?.name ? [marker] : []);
}
function deployedAt({ deployedAt: time }) {
    return time === undefined ? 0 : Date.parse(time);
}
const hour = 3_600_000;
function ageOf(marker, now) {
    if (marker.deployedAt === undefined)
        return `of unknown age, see ${_marker_js__WEBPACK_IMPORTED_MODULE_2__/* .markerFile */ .bx}`;
    const age = Math.max(0, now - deployedAt(marker));
    if (age >= 24 * hour)
        return `${Math.floor(age / (24 * hour))}d`;
    return age >= hour ? `${Math.floor(age / hour)}h` : `${Math.floor(age / 60_000)}m`;
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
