export const id = 1619;
export const ids = [1619];
export const modules = {

/***/ 1619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readReviewRecords: () => (/* binding */ readReviewRecords),
/* harmony export */   reviewChanges: () => (/* binding */ reviewChanges)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _review_marker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5713);
/* harmony import */ var _review_tombstone_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7368);




async function readReviewRecords(snapshot, review) {
    const [marker, tombstone, files] = await Promise.all([
        (0,_review_marker_js__WEBPACK_IMPORTED_MODULE_2__/* .readMarker */ .t7)(snapshot, review.directory),
        (0,_review_tombstone_js__WEBPACK_IMPORTED_MODULE_3__/* .readTombstone */ .i)(snapshot, review.name),
        snapshot.list(review.directory),
    ]);
    if (marker === undefined && files.length > 0)
        throw unowned(review);
    return { marker, tombstone };
}
async function reviewChanges(facts) {
    const { review, records, commit } = facts;
    if (commit === undefined)
        throw commitUnknown(review.name);
    const { name, repository, ref, request, applications } = review;
    const admission = (0,_review_tombstone_js__WEBPACK_IMPORTED_MODULE_3__/* .admitDeployment */ .zJ)({
        name,
        repository,
        ref,
        ...(request === undefined ? {} : { request }),
        commit,
        services: facts.services,
        applications,
        images: ownImages([...review.images, ...facts.images], name),
        deployedAt: new Date(facts.now).toISOString(),
    }, records.marker, records.tombstone, facts.reopened ? 'open' : await sourceState(commit, records.tombstone, facts.ancestry));
    if (admission.result === 'closed')
        return admission;
    const end = admission.revived ? [{ path: (0,_review_tombstone_js__WEBPACK_IMPORTED_MODULE_3__/* .tombstonePath */ .ni)(name), delete: true }] : [];
    return { result: 'admitted', changes: [(0,_review_marker_js__WEBPACK_IMPORTED_MODULE_2__/* .markerChange */ .Pi)(review.directory, admission.marker), ...end] };
}
async function sourceState(commit, tombstone, ancestry) {
    for (const closed of tombstone?.commits ?? []) {
        if (/^[0-9a-f]{40,64}$/.test(closed) && (await ancestry(commit, closed)) === 'yes')
            return 'behind';
    }
    return 'unknown';
}
function ownImages(images, name) {
    const owned = new RegExp(`(?<![a-z0-9])${name.replace(/[^a-z0-9]/g, '\\$&')}(?![a-z0-9])`);
    return images.flatMap((image) => {
        const { repository, tag } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .splitImage */ .s5)(image);
        return repository !== undefined && tag !== undefined && owned.test(tag) ? [`${repository}:${tag}`] : [];
    });
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
/* harmony export */   Fg: () => (/* binding */ recordShape),
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   J5: () => (/* binding */ serializeMarker),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Om: () => (/* binding */ serializeRecord),
/* harmony export */   Pi: () => (/* binding */ markerChange),
/* harmony export */   _g: () => (/* binding */ assertSameSource),
/* harmony export */   bx: () => (/* binding */ markerFile),
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
    ref: line.startsWith('refs/'),
    request: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().positive().exactOptional(),
    generation: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().positive(),
};
const application = zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ file: line }),
    zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ name: line, namespace: line.exactOptional(), project: line.exactOptional() }),
]);
const markerShape = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    ...recordShape,
    created: line,
    deployed: line,
    deployedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$().exactOptional(),
    services: lines,
    applications: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(application).readonly(),
    images: lines,
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
    if (current !== undefined)
        assertSameSource(current, deployment);
    const { name, repository, ref, commit } = deployment;
    const request = deployment.request ?? current?.request;
    const deployedAt = (current?.deployed === commit ? current.deployedAt : undefined) ?? deployment.deployedAt;
    return {
        name,
        repository,
        ref,
        ...(request === undefined ? {} : { request }),
        generation: current?.generation ?? generation,
        created: current?.created ?? commit,
        deployed: commit,
        ...(deployedAt === undefined ? {} : { deployedAt }),
        services: unionOf(current?.services, deployment.services),
        applications: unionOfApplications(current?.applications, deployment.applications),
        images: unionOf(current?.images, deployment.images),
    };
}
function assertSameSource(recorded, wanted) {
    const differs = recorded.name !== wanted.name ||
        recorded.repository !== wanted.repository ||
        (wanted.ref !== undefined && recorded.ref !== wanted.ref);
    if (!differs)
        return;
    const problem = `review environment ${recorded.name} belongs to ${recorded.ref} of ${recorded.repository}, not to ${wanted.ref ?? wanted.name} of ${wanted.repository}`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'REVIEW_ENV_FOREIGN', problem, {
        hint: 'Give the environment a name of its own, or run this from the repository that owns it.',
    });
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
function unionOf(before = [], added = []) {
    return [...new Set([...before, ...added])].sort();
}
function unionOfApplications(before = [], added = []) {
    const byIdentity = new Map([...before, ...added].map((each) => [identity(each), each]));
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
/* harmony export */   P0: () => (/* binding */ tombstoneDirectory),
/* harmony export */   TD: () => (/* binding */ tombstoneOf),
/* harmony export */   f2: () => (/* binding */ parseTombstone),
/* harmony export */   i: () => (/* binding */ readTombstone),
/* harmony export */   ni: () => (/* binding */ tombstonePath),
/* harmony export */   xQ: () => (/* binding */ tombstoneAhead),
/* harmony export */   zJ: () => (/* binding */ admitDeployment)
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
    images: _marker_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn,
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
function tombstoneOf(removed, closingCommit, closedAt) {
    const { name, repository, ref, request, generation, deployed, images } = removed;
    return {
        name,
        repository,
        ref,
        ...(request === undefined ? {} : { request }),
        generation,
        commits: [...new Set([deployed, closingCommit ?? deployed])].sort(),
        closedAt: new Date(closedAt).toISOString(),
        images,
    };
}
function tombstoneAhead(source, closingCommit, closedAt) {
    return tombstoneOf({ ...source, generation: 1, deployed: closingCommit, images: [] }, closingCommit, closedAt);
}
function admitDeployment(deployment, marker, tombstone, source = 'unknown') {
    if (marker !== undefined)
        (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .assertSameSource */ ._g)(marker, deployment);
    if (tombstone !== undefined)
        (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .assertSameSource */ ._g)(tombstone, deployment);
    const closed = closedReason(deployment, tombstone, source);
    if (closed !== undefined)
        return { result: 'closed', reason: closed };
    const generation = tombstone === undefined ? 1 : tombstone.generation + 1;
    return {
        result: 'admitted',
        marker: (0,_marker_js__WEBPACK_IMPORTED_MODULE_1__/* .mergeDeployment */ .Az)(marker, deployment, generation),
        revived: tombstone !== undefined,
    };
}
function closedReason({ name, commit }, tombstone, source) {
    if (tombstone === undefined || source === 'open')
        return undefined;
    if (!tombstone.commits.includes(commit) && source !== 'behind')
        return undefined;
    return `review environment ${name} was removed at ${tombstone.closedAt}, and ${commit.slice(0, 8)} is not newer than that`;
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
