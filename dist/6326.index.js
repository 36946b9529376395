export const id = 6326;
export const ids = [6326];
export const modules = {

/***/ 7940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ contentScope),
  prunedService: () => (/* binding */ prunedService)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/glob.js
var glob = __webpack_require__(6617);
// EXTERNAL MODULE: ./build/core/review/marker.js
var marker = __webpack_require__(5713);
;// CONCATENATED MODULE: ./build/core/flow/left-out.js



const ownDirectory = '.monorepo-gitops/**';
function writtenByEnvironments(config, appFiles) {
    const patterns = [ownDirectory, `**/${marker/* markerFile */.bx}`, ...appFiles.map(patternOf)];
    for (const { file } of config.environments.values()) {
        if (file === undefined)
            continue;
        patterns.push(patternOf(file));
        const segments = file.split('/');
        const depth = segments.slice(0, -1).indexOf('{slug}');
        if (depth >= 0)
            patterns.push(`${segments
                .slice(0, depth + 1)
                .map(patternOf)
                .join('/')}/**`);
    }
    return (0,glob/* globs */.gV)(patterns);
}
function patternOf(template) {
    return external_node_path_.posix.normalize(template).replace(/\{[a-z0-9-]+\}/g, '*');
}

// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var repository = __webpack_require__(8687);
// EXTERNAL MODULE: ./build/inputs/inputs-for.js
var inputs_for = __webpack_require__(133);
// EXTERNAL MODULE: ./build/commands/configured/argocd-upsert-app.js
var argocd_upsert_app = __webpack_require__(176);
// EXTERNAL MODULE: ./build/commands/gitops-remote.js + 1 modules
var gitops_remote = __webpack_require__(3070);
;// CONCATENATED MODULE: ./build/commands/comparison/content-scope.js







function contentScope(run, config, environment) {
    const { inputs, ci, cwd } = run;
    const configFile = inputs.config && (0,external_node_path_.relative)(ci.workspace, (0,external_node_path_.resolve)(cwd, inputs.config)).replaceAll(external_node_path_.sep, '/');
    const application = (0,inputs_for/* inputsFor */.p)(argocd_upsert_app/* configuredApplication */.b, run, { environment }).inputs;
    return {
        ...(configFile === undefined ? {} : { configFile }),
        ...(isOneRepository(run, application)
            ? { leaveOut: writtenByEnvironments(config, [application['app-file']]) }
            : {}),
    };
}
function isOneRepository(run, inputs) {
    if (inputs['gitops-repository'] === undefined)
        return false;
    return (0,repository/* sameRepository */.RB)((0,gitops_remote/* gitopsUrl */.iZ)({ ...run, inputs }), run.ci.repositoryUrl ?? run.ci.repository);
}
function prunedService(run, config, name, environment) {
    const service = name === undefined ? undefined : config?.services.get(name);
    if (config === undefined || name === undefined || service === undefined)
        return undefined;
    return { name, service, ...scopeOrNone(run, config, environment) };
}
function scopeOrNone(run, config, environment) {
    if (environment === undefined || !config.environments.has(environment))
        return {};
    try {
        return contentScope(run, config, environment);
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        run.log.detail(`which files ${environment} writes is not known: ${error.message}`);
        return {};
    }
}


/***/ }),

/***/ 2531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ configurationKey),
/* harmony export */   n: () => (/* binding */ isComparable)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8314);


const configurationVersion = 1;
const digits = 32;
function configurationKey(configuration) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)(configuration)).digest('hex');
    return `v${configurationVersion}-${hash.slice(0, digits)}`;
}
function isComparable(key, other) {
    return key !== undefined && key.split('-', 1)[0] === other.split('-', 1)[0];
}


/***/ }),

/***/ 1466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   C2: () => (/* binding */ changeOf),
/* harmony export */   oF: () => (/* binding */ manifestsOf),
/* harmony export */   yf: () => (/* binding */ anyImage)
/* harmony export */ });
/* harmony import */ var _argocd_spec_namespace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8530);
/* harmony import */ var _bump_update_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1218);


function placeOf({ service, cluster }) {
    return (0,_bump_update_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectOf */ .et)({ service, cluster }) ?? service;
}
function changeOf(services, images, environment) {
    const made = services.flatMap((each) => {
        const image = images.get(placeOf(each));
        return image === undefined ? [] : [{ ...image, cluster: each.cluster }];
    });
    const applications = services.flatMap(({ application }) => application ?? []);
    return {
        environment,
        services: [...new Set(services.map(({ service }) => service))],
        updates: [
            ...services.flatMap((each) => each.updates(versionOf(images.get(placeOf(each))))),
            ...manifestsOf(services),
        ],
        pushed: made.map(({ service, cluster, repository, tag, digest = unknownDigest }) => ({
            service,
            cluster,
            repository,
            tag,
            digest,
        })),
        applications: applications.map(({ owned }) => owned),
        images: [...new Set(images.values())].flatMap(({ tagged, digest }) => tagged.map((image) => ({ image, ...(digest === undefined ? {} : { digest }) }))),
        namespaces: applications.flatMap(({ application }) => (0,_argocd_spec_namespace_js__WEBPACK_IMPORTED_MODULE_1__/* .createdNamespace */ .IO)(application) ?? []),
    };
}
const unknownDigest = `sha256:${'0'.repeat(64)}`;
const anyImage = { tag: 'unset', digest: unknownDigest };
function versionOf(image) {
    return image === undefined ? 'kept' : { tag: image.tag, digest: image.digest ?? unknownDigest };
}
function manifestsOf(services) {
    return services.flatMap(({ service, cluster, application }) => application?.mode === 'git' ? [{ kind: 'write', service, cluster, ...application.manifest }] : []);
}


/***/ }),

/***/ 1754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EX: () => (/* binding */ allServices),
/* harmony export */   Gk: () => (/* binding */ describeReason),
/* harmony export */   ty: () => (/* binding */ affectedServices)
/* harmony export */ });
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(585);
/* harmony import */ var _content_commits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8748);
/* harmony import */ var _content_service_content_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4446);
/* harmony import */ var _lock_lock_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5245);
/* harmony import */ var _lock_lock_part_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7693);
/* harmony import */ var _root_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5780);






async function affectedServices({ before, after, services, settingsBefore, ...options }) {
    const atFirst = { ...options, settings: settingsBefore ?? options.settings };
    const few = await differingFilesAlone(before, after);
    const [old, now] = await Promise.all(few === undefined
        ? [(0,_content_service_content_js__WEBPACK_IMPORTED_MODULE_2__/* .indexContent */ .G)(before, atFirst), (0,_content_service_content_js__WEBPACK_IMPORTED_MODULE_2__/* .indexContent */ .G)(after, options)]
        : [
            (0,_content_service_content_js__WEBPACK_IMPORTED_MODULE_2__/* .indexContent */ .G)(few.before, { ...atFirst, onlyFiles: true }),
            (0,_content_service_content_js__WEBPACK_IMPORTED_MODULE_2__/* .indexContent */ .G)(few.after, { ...options, onlyFiles: true }),
        ]);
    const reasons = new Map([...services].map(([name, service]) => [name, ownReasons(name, service, old, now)]));
    spreadToDependents(reasons, services);
    return reasons;
}
const fewFiles = 200;
async function differingFilesAlone(before, after) {
    const paths = (0,_content_commits_js__WEBPACK_IMPORTED_MODULE_1__/* .differingPaths */ .Zk)(before.tree, after.tree);
    if (paths.length > fewFiles || paths.some((path) => (0,_content_commits_js__WEBPACK_IMPORTED_MODULE_1__/* .isShape */ .o2)(path, before.tree, after.tree)))
        return undefined;
    const texts = await after.tree.read(describing);
    for (const body of texts.values())
        if (paths.some((path) => body.includes(path)))
            return undefined;
    const links = [...after.tree.files.values()].filter(({ mode }) => mode === _git_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .treeMode */ .co.symlink).map(({ path }) => path);
    const only = ({ tree, graph }) => ({
        tree: { ...tree, files: new Map([...paths, ...links].flatMap((path) => entryOf(tree, path))) },
        graph,
    });
    return { before: only(before), after: only(after) };
}
const describing = [..._root_files_js__WEBPACK_IMPORTED_MODULE_5__/* .partialRootFiles */ .XB, ..._lock_lock_files_js__WEBPACK_IMPORTED_MODULE_3__/* .lockFileNames */ .e];
function entryOf({ files }, path) {
    const file = files.get(path);
    return file === undefined ? [] : [[path, file]];
}
function allServices(services, why) {
    return new Map([...services].map((name) => [name, [{ kind: 'everything', why }]]));
}
function describeReason(service, reason) {
    switch (reason.kind) {
        case 'everything':
            return `everything is taken: ${reason.why}`;
        case 'root-file':
            return `${filesOf(reason)} changed, which every service is built from`;
        case 'root-part':
            return `${reason.file} changed (${some(reason.parts)})`;
        case 'lock-file':
            return reason.whole === undefined
                ? `its part of ${reason.file} changed (${some(reason.changes.map(describeLockChange), 'settings, or which package gets which version')})`
                : `${reason.file} changed, which counts as a whole: ${reason.whole}`;
        case 'settings':
            return 'its build settings changed';
        case 'file':
            return `${filesOf(reason)} changed`;
        case 'dockerfile':
            return `its Dockerfile ${filesOf(reason)} changed`;
        case 'watch':
            return `${filesOf(reason)} changed, watched by ${reason.glob}`;
        case 'package': {
            const through = reason.via.length === 0 ? '' : ` through ${reason.via.join(' → ')}`;
            return `package ${reason.package} changed (${filesOf(reason)}), ${service} depends on it${through}`;
        }
        case 'patch':
            return `${filesOf(reason)} changed, which patches ${reason.package}`;
        case 'link':
            return `${filesOf(reason)} changed, ${reason.link} leads to it`;
        case 'service':
            return `service ${reason.service} is affected, ${service} depends on it`;
    }
}
function filesOf({ file, more }) {
    return more === 0 ? file : `${file} and ${more} more`;
}
function describeLockChange({ package: name, from, to }) {
    if (from === undefined)
        return `${name} ${to} added`;
    if (to === undefined)
        return `${name} ${from} removed`;
    return from === to ? `${name} ${to} resolved otherwise` : `${name} ${from} → ${to}`;
}
const mostNamed = 3;
function some(items, without = '') {
    const named = items.slice(0, mostNamed).join(', ');
    return items.length > mostNamed ? `${named} and ${items.length - mostNamed} more` : named || without;
}
function ownReasons(name, service, old, now) {
    const before = old.contentOf(name, service);
    const after = now.contentOf(name, service);
    return [
        ...fileReasons(before, after),
        ...partReasons(before.parts, after.parts),
        ...lockReasons(before.locks, after.locks),
        ...(before.settings === after.settings ? [] : [{ kind: 'settings' }]),
    ];
}
function fileReasons(before, after) {
    const groups = new Map();
    for (const path of differingFiles(before, after)) {
        const [old, now] = [fileOf(before, path), fileOf(after, path)];
        if (old?.id === now?.id && old?.mode === now?.mode)
            continue;
        const as = now === undefined ? old && before.membershipOf(old) : after.membershipOf(now);
        if (as === undefined)
            continue;
        const key = JSON.stringify(as);
        const group = groups.get(key) ?? { as, paths: [] };
        groups.set(key, group);
        group.paths.push(path);
    }
    return [...groups.values()]
        .sort((a, b) => order(a.as) - order(b.as))
        .flatMap(({ as, paths: [file, ...others] }) => (file === undefined ? [] : [{ ...as, file, more: others.length }]));
}
function differingFiles(before, after) {
    const paths = new Set([...before.loose.keys(), ...after.loose.keys()]);
    for (const path of new Set([...before.packages.keys(), ...after.packages.keys()])) {
        const [old, now] = [before.packages.get(path), after.packages.get(path)];
        if (old?.digest === now?.digest)
            continue;
        for (const file of [...(old?.files.keys() ?? []), ...(now?.files.keys() ?? [])])
            paths.add(file);
    }
    return [...paths].sort();
}
function fileOf({ loose, packages }, path) {
    const known = loose.get(path);
    if (known !== undefined)
        return known;
    for (const { files } of packages.values()) {
        const found = files.get(path);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function order(as) {
    const kinds = ['root-file', 'file', 'dockerfile', 'watch', 'package', 'link', 'patch'];
    return kinds.indexOf(as.kind) * 1000 + (as.kind === 'package' ? as.via.length : 0);
}
function partReasons(before, after) {
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((file) => {
        const [old, now] = [before.get(file), after.get(file)];
        const names = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort();
        const parts = names.filter((name) => old?.get(name) !== now?.get(name));
        return parts.length > 0 || (old === undefined) !== (now === undefined) ? [{ kind: 'root-part', file, parts }] : [];
    });
}
function lockReasons(before, after) {
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((file) => {
        const [old, now] = [before.get(file), after.get(file)];
        if (old?.digest === now?.digest)
            return [];
        const changes = (0,_lock_lock_part_js__WEBPACK_IMPORTED_MODULE_4__/* .lockChanges */ .B)(old, now);
        return [{ kind: 'lock-file', file, changes, whole: now?.whole ?? old?.whole }];
    });
}
function spreadToDependents(reasons, services) {
    const queue = [...reasons].filter(([, found]) => found.length > 0).map(([name]) => name);
    for (const changed of queue) {
        for (const [name, service] of services) {
            const found = reasons.get(name);
            if (name === changed || found === undefined || service['depends-on']?.includes(changed) !== true)
                continue;
            if (found.length === 0)
                queue.push(name);
            found.push({ kind: 'service', service: changed });
        }
    }
}


/***/ }),

/***/ 8748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MM: () => (/* binding */ readMonorepo),
/* harmony export */   XY: () => (/* binding */ monorepoOf),
/* harmony export */   Zk: () => (/* binding */ differingPaths),
/* harmony export */   Zu: () => (/* binding */ isDescription),
/* harmony export */   o2: () => (/* binding */ isShape)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(585);
/* harmony import */ var _source_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1220);
/* harmony import */ var _lock_lock_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5245);
/* harmony import */ var _root_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5780);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6521);






async function readMonorepo(at, commit, like) {
    return monorepoOf(await (0,_source_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .readSourceTree */ .mg)(at, commit), await like);
}
async function monorepoOf(tree, like) {
    const isSame = like !== undefined && !differingPaths(like.tree, tree).some((path) => isShape(path, like.tree, tree));
    return { tree, graph: isSame ? like.graph : await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_5__/* .readWorkspaceOf */ .J7)(tree) };
}
function differingPaths(before, after) {
    const paths = [];
    for (const [path, { id, mode }] of after.files) {
        const old = before.files.get(path);
        if (old?.id !== id || old.mode !== mode)
            paths.push(path);
    }
    for (const path of before.files.keys())
        if (!after.files.has(path))
            paths.push(path);
    return paths;
}
function isShape(path, ...trees) {
    const { symlink, submodule } = _git_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .treeMode */ .co;
    return (isDescription(path) ||
        trees.some(({ files }) => [symlink, submodule].some((mode) => files.get(path)?.mode === mode)));
}
function isDescription(path) {
    const name = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path);
    return name === 'package.json' || (name === path && descriptions.has(name));
}
const descriptions = new Set([..._root_files_js__WEBPACK_IMPORTED_MODULE_4__/* .partialRootFiles */ .XB, ..._lock_lock_files_js__WEBPACK_IMPORTED_MODULE_3__/* .lockFileNames */ .e, ..._root_files_js__WEBPACK_IMPORTED_MODULE_4__/* .turboFiles */ .i9]);


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
