export const id = 2492;
export const ids = [2492,6566,4185,4598];
export const modules = {

/***/ 4185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   clustersOfRun: () => (/* binding */ clustersOfRun),
/* harmony export */   environmentOfService: () => (/* binding */ environmentOfService),
/* harmony export */   refuseGiven: () => (/* binding */ refuseGiven),
/* harmony export */   runInClusters: () => (/* binding */ runInClusters)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7216);
/* harmony import */ var _core_suggestion_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5256);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9624);
/* harmony import */ var _place_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(199);
/* harmony import */ var _targets_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4598);






function environmentOfService({ config, ci, inputs: { service, environment }, }) {
    return config === undefined || service === undefined
        ? undefined
        : (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_1__.chosenEnvironment)({ config, ci, service, environment });
}
function clustersOfRun(command, run, ofOne) {
    const chosen = environmentOfService(run);
    if (chosen === undefined)
        return { name: undefined, clusters: [undefined], runs: new Map([[undefined, run]]), run };
    refuseGiven(run, chosen, ofOne);
    return (0,_targets_js__WEBPACK_IMPORTED_MODULE_3__.onlyTarget)((0,_targets_js__WEBPACK_IMPORTED_MODULE_3__.targetsIn)(command, run, chosen), chosen.name);
}
function refuseGiven(run, chosen, names) {
    const clusters = (0,_targets_js__WEBPACK_IMPORTED_MODULE_3__.clustersIn)(run, chosen).flatMap((each) => each ?? []);
    if (clusters.length < 2)
        return;
    const resolved = run.resolved;
    const given = names.find((name) => {
        const input = resolved[name];
        return input !== undefined && (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_4__/* .isGiven */ .qR)(input);
    });
    if (given === undefined)
        return;
    const problem = `is given, and ${chosen.name} has several clusters: ${(0,_core_suggestion_js__WEBPACK_IMPORTED_MODULE_5__/* .listed */ .KE)(clusters)}`;
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(given, problem, 'Say with `cluster` which one is meant.');
}
function runInClusters(command, run) {
    const chosen = environmentOfService(run);
    if (chosen === undefined)
        return [{ cluster: undefined, run }];
    return (0,_targets_js__WEBPACK_IMPORTED_MODULE_3__.clustersIn)(run, chosen).map((cluster) => ({
        cluster,
        run: (0,_place_run_js__WEBPACK_IMPORTED_MODULE_2__/* .runAt */ .D)(command, run, { environment: chosen.name, cluster }),
    }));
}


/***/ }),

/***/ 111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runOfOneImage: () => (/* binding */ runOfOneImage)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _clusters_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4185);
/* harmony import */ var _place_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(199);
/* harmony import */ var _targets_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4598);




function runOfOneImage(command, run) {
    const chosen = (0,_clusters_js__WEBPACK_IMPORTED_MODULE_1__.environmentOfService)(run);
    if (chosen === undefined)
        return run;
    const clusters = (0,_targets_js__WEBPACK_IMPORTED_MODULE_3__.clustersIn)(run, chosen);
    const runs = clusters.map((cluster) => (0,_place_run_js__WEBPACK_IMPORTED_MODULE_2__/* .runAt */ .D)(command, run, { environment: chosen.name, cluster }));
    const [first, ...others] = runs;
    if (first === undefined)
        return run;
    const nameOf = ({ inputs: { image, tags } }) => JSON.stringify([image, tags]);
    const other = others.find((each) => nameOf(each) !== nameOf(first));
    if (other === undefined)
        return first;
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('cluster', `is missing: the clusters of ${chosen.name} have images of their own (${first.inputs.image}, ${other.inputs.image})`, `Give one of ${clusters.join(', ')}, and run it for each.`);
}


/***/ }),

/***/ 199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ runAt),
/* harmony export */   N3: () => (/* binding */ ofAll),
/* harmony export */   wr: () => (/* binding */ serverCredentials)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _core_forge_forges_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8778);
/* harmony import */ var _core_git_repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8687);
/* harmony import */ var _core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4867);
/* harmony import */ var _inputs_configured_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3182);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9624);
/* harmony import */ var _inputs_resolve_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4112);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3070);








const servers = [
    {
        section: 'gitops',
        key: 'repository',
        credentials: _gitops_remote_js__WEBPACK_IMPORTED_MODULE_6__/* .gitopsCredentials */ .XJ,
        hostOf: (text, { cwd, env, ci }) => (0,_core_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .gitAddress */ .Ry)((0,_core_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRepository */ .SU)(text, { forgeBase: (0,_core_forge_forges_js__WEBPACK_IMPORTED_MODULE_1__.serverOfJob)(env, ci.host), cwd }))?.host,
    },
    {
        section: 'argocd',
        key: 'server',
        credentials: ['argocd-token', 'argocd-username', 'argocd-password', 'argocd-client-key', 'argocd-headers'],
        hostOf: (text) => text
            .toLowerCase()
            .replace(/^[a-z]+:\/\//, '')
            .replace(/\/.*$/, ''),
    },
];
const serverCredentials = servers.flatMap(({ credentials }) => credentials);
const registryCredentials = ['registry-username', 'registry-password'];
const ofAll = '';
function runAt(command, run, place, home = place.environment) {
    const { config, ci, secrets, cwd } = run;
    const { service, cluster } = run.inputs;
    const given = (name) => {
        const input = run.resolved[name];
        return input !== undefined && (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_7__/* .isGiven */ .qR)(input) ? input : undefined;
    };
    const own = ownVariables(run.env, place);
    const question = { run, given, own, service, place, home: { environment: home, cluster } };
    const withheld = new Set(servers.flatMap((server) => withheldFrom(server, question)));
    const allowed = (name) => (withheld.has(name) ? undefined : given(name));
    const ofPlace = (name) => (name === 'cluster' ? clusterSource(place) : own(name));
    const fromConfig = config === undefined ? [] : [(0,_inputs_configured_js__WEBPACK_IMPORTED_MODULE_4__.configSource)(command, { config, ci, service, ...place })];
    return { ...run, ...(0,_inputs_resolve_js__WEBPACK_IMPORTED_MODULE_5__/* .resolveInputs */ .eL)(command.inputs, [ofPlace, allowed, ...fromConfig], { secrets, cwd }) };
}
function clusterSource({ cluster }) {
    return cluster === undefined ? undefined : { value: cluster, source: { kind: 'command', name: 'cluster' } };
}
function ownVariables(env, { environment, cluster }) {
    const names = [...serverCredentials, ...registryCredentials];
    return (name) => {
        if (!names.includes(name))
            return undefined;
        for (const place of [cluster, environment]) {
            if (place === undefined)
                continue;
            const variable = (0,_inputs_resolve_js__WEBPACK_IMPORTED_MODULE_5__/* .variableOf */ .Qn)(`${name}-${place}`);
            const text = env[variable];
            if (text !== undefined && text !== '')
                return { text, source: { kind: 'variable', name: variable } };
        }
        return undefined;
    };
}
function withheldFrom(server, question) {
    const { given, own, place, home } = question;
    const { section, key, credentials } = server;
    if (credentials.some((name) => own(name) !== undefined))
        return credentials;
    const credential = credentials.find((name) => given(name) !== undefined);
    const there = hostAt(server, place, question);
    if (credential === undefined || there === undefined)
        return [];
    const here = hostAt(server, home, question) ?? onlyHost(server, question);
    if (here === there)
        return [];
    const named = place.cluster ?? place.environment ?? '';
    const owner = here === undefined ? 'it may be meant for any of its hosts' : `it was given for ${here}`;
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(credential, `is not sent to ${there}, the ${section}.${key} of ${named}: ${owner}`, `Give ${(0,_inputs_resolve_js__WEBPACK_IMPORTED_MODULE_5__/* .variableOf */ .Qn)(`${credential}-${named}`)}, the one of ${there}.`);
}
function onlyHost(server, question) {
    const { run, home } = question;
    const environments = [...(run.config?.environments ?? [])].filter(([name]) => home.environment === ofAll || name === home.environment);
    const hosts = new Set(environments.flatMap(([environment, each]) => (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__/* .clustersOf */ .Dg)(each).map((cluster) => hostAt(server, { environment, cluster }, question))));
    const [only] = hosts;
    return hosts.size === 1 ? only : undefined;
}
function hostAt({ section, key, hostOf }, place, { run, given, service }) {
    const input = given(`${section}-${key}`);
    const text = input !== undefined && 'value' in input
        ? input.value
        : run.config && addressIn(run.config, place, service, section);
    return typeof text === 'string' ? hostOf(text, run) : undefined;
}
function addressIn(config, { environment: name, cluster }, service, section) {
    const environment = name === undefined ? undefined : config.environments.get(name);
    const known = service !== undefined && config.services.has(service) ? service : undefined;
    const here = environment && (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentAt */ .Ff)(config, environment, { environment: name ?? '', service: known, cluster });
    if (section === 'gitops')
        return (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__/* .connectionOf */ .ao)(config.gitops, here?.gitops).repository;
    return (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_3__/* .connectionOf */ .ao)(config.argocd, here?.argocd).server;
}


/***/ }),

/***/ 8713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ seenText),
/* harmony export */   P: () => (/* binding */ seenOf)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

function seenText(targets) {
    const [first, ...others] = targets;
    if (others.length === 0)
        return first?.seen;
    const known = targets.flatMap(({ clusters, seen }) => (seen === undefined ? [] : [`${clusters.join('+')}=${seen}`]));
    return known.length === 0 ? undefined : known.join(',');
}
function seenOf(text, clusters) {
    if (!text.includes('='))
        return text;
    for (const each of text.split(',')) {
        const [names = '', tip = ''] = each.split('=');
        if (tip === '')
            throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('seen', `"${each}" names no commit`, 'Give the output seen of plan as it is.');
        if (names.split('+').some((name) => clusters.includes(name)))
            return tip;
    }
    return undefined;
}


/***/ }),

/***/ 4598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   clustersIn: () => (/* binding */ clustersIn),
/* harmony export */   clustersText: () => (/* binding */ clustersText),
/* harmony export */   onlyTarget: () => (/* binding */ onlyTarget),
/* harmony export */   targetsIn: () => (/* binding */ targetsIn)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4867);
/* harmony import */ var _gitops_remote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3070);
/* harmony import */ var _place_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(199);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8713);





function clustersText(clusters) {
    const names = clusters.flatMap((each) => each ?? []);
    return names.length === 0 ? undefined : names.join(', ');
}
function clustersIn({ inputs }, chosen) {
    return inputs.cluster === undefined ? (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_1__/* .clustersOf */ .Dg)(chosen?.environment ?? {}) : [inputs.cluster];
}
function targetsIn(command, home, chosen) {
    const groups = new Map();
    for (const cluster of clustersIn(home, chosen)) {
        const run = (0,_place_run_js__WEBPACK_IMPORTED_MODULE_3__/* .runAt */ .D)(command, home, { environment: chosen?.name, cluster });
        const { 'gitops-repository': repository, 'gitops-branch': branch, deliver, 'request-key': key } = run.inputs;
        const url = repository === undefined ? undefined : (0,_gitops_remote_js__WEBPACK_IMPORTED_MODULE_2__/* .gitopsUrl */ .iZ)(run);
        const place = JSON.stringify([url, branch, deliver, key]);
        groups.set(place, (groups.get(place) ?? new Map()).set(cluster, run));
    }
    return [...groups.values()].flatMap((runs) => {
        const clusters = [...runs.keys()];
        const seen = new Map([...runs].map(([cluster, run]) => [cluster, withSeen(run, clusters)]));
        const [run] = seen.values();
        const name = groups.size === 1 ? undefined : clusters.join(', ');
        return run === undefined ? [] : [{ name, clusters, runs: seen, run }];
    });
}
function withSeen(run, clusters) {
    const { seen } = run.inputs;
    return seen === undefined ? run : { ...run, inputs: { ...run.inputs, seen: (0,_seen_js__WEBPACK_IMPORTED_MODULE_4__/* .seenOf */ .P)(seen, clusters) } };
}
function onlyTarget(targets, environment) {
    const [first, ...others] = targets;
    if (first !== undefined && others.length === 0)
        return first;
    const names = targets.flatMap(({ clusters }) => clusters);
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('cluster', `is missing: the clusters of ${environment} have ${targets.length} GitOps repositories or branches`, `Give one of ${names.join(', ')}, and run it for each; \`deploy\` writes to all of them.`);
}


/***/ }),

/***/ 1218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NZ: () => (/* binding */ updatesJson),
/* harmony export */   TT: () => (/* binding */ assignments),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   oV: () => (/* binding */ completeUpdates),
/* harmony export */   w8: () => (/* binding */ parseUpdates)
/* harmony export */ });
/* harmony import */ var _edit_pin_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4756);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9349);
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1723);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5256);





function subjectOf({ service, cluster }) {
    return service === undefined || cluster === undefined ? service : `${service}@${cluster}`;
}
const exampleOf = {
    file: 'Write "values/web1.yaml", or ["values/web1.yaml", "values/web2.yaml"].',
    set: 'Write ["replicas:=2", "host=web1.example.com"], or {"replicas": 2, "host": "web1.example.com"}.',
    unset: 'Write ["ingress.annotations"].',
};
const aliasChoices = ['anchor', 'materialise', 'refuse'];
const textFields = ['service', 'cluster', 'image', 'tag', 'digest', 'key', 'container', 'from'];
const fields = [...textFields, 'file', 'set', 'unset', 'on-alias', 'keep-tag', 'pin', 'placeholders', 'delete'];
function parseUpdates(value) {
    if (!Array.isArray(value))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('updates', 'is not a JSON list', 'Give [{"file": "…", "tag": "…"}, …].');
    return value.map((entry, index) => updateOf(checkedEntry(entry, `updates[${index}]`), index));
}
function checkedEntry(value, at) {
    if (!isRecord(value))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(at, 'is not an object', 'Give {"file": "…", "tag": "…"}.');
    for (const [name, field] of Object.entries(value))
        checkField(name, field, at);
    if (value.file === undefined)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.file`, 'is missing', 'Say which file to edit.');
    const written = ['image', 'tag', 'digest', 'set', 'unset', 'from'].find((name) => value[name] !== undefined);
    if (value.delete === true && written !== undefined) {
        const hint = 'Leave one of them out: the file is deleted, so nothing is written to it.';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.${written}`, 'cannot go beside delete', hint);
    }
    return value;
}
function checkField(name, value, at) {
    if (!fields.includes(name)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.${name}`, 'is not known', (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .au)(name, fields).trimEnd() || `Known: ${fields.join(', ')}.`);
    }
    const shapes = {
        file: [isText(value) || isTextList(value), 'a path or a list of paths'],
        set: [isTextList(value) || isRecord(value), 'a list of path=value or an object'],
        unset: [isTextList(value), 'a list of paths'],
        delete: [typeof value === 'boolean', 'true or false'],
        'keep-tag': [typeof value === 'boolean', 'true or false'],
        placeholders: [typeof value === 'boolean', 'true or false'],
        pin: [_edit_pin_js__WEBPACK_IMPORTED_MODULE_4__/* .pins */ .h.some((pin) => pin === value), `one of ${_edit_pin_js__WEBPACK_IMPORTED_MODULE_4__/* .pins */ .h.join(', ')}`],
        'on-alias': [aliasChoices.some((choice) => choice === value), `one of ${aliasChoices.join(', ')}`],
    };
    const [fits, shape] = shapes[name] ?? [
        isText(value),
        'text (numbers in quotes: a tag such as 0123 must stay as it is)',
    ];
    if (!fits)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`${at}.${name}`, `is not ${shape}`, exampleOf[name]);
}
function updateOf(given, index) {
    const { service, cluster, file, from, set, 'on-alias': onAlias, 'keep-tag': keepTag } = given;
    const of = { service, ...(cluster === undefined ? {} : { cluster }) };
    const entry = `updates[${index}]${service === undefined ? '' : ` (${service})`}`;
    const files = typeof file === 'string' ? [file] : file;
    if (given.delete === true)
        return { kind: 'delete', entry, ...of, files };
    const { image, tag, digest, pin, key, container, unset } = given;
    const edit = { image, tag, digest, pin, key, container, set: set && assignments(set), unset, onAlias, keepTag };
    const update = { kind: 'edit', entry, ...of, files, from, edit };
    return given.placeholders === false ? { ...update, filledIn: true } : update;
}
function assignments(set) {
    if (Array.isArray(set))
        return set;
    return Object.entries(set).map(([path, value]) => typeof value === 'string' ? `${path}=${value}` : `${path}:=${JSON.stringify(value)}`);
}
function updatesJson(updates) {
    return `${JSON.stringify(updates.map(entryOf), undefined, 2)}\n`;
}
function entryOf(update) {
    const { service, cluster, files: file } = update;
    if (update.kind === 'delete')
        return { service, cluster, file, delete: true };
    const { onAlias, keepTag, pin, image, tag, digest, key, container, set, unset } = update.edit;
    const choices = { 'on-alias': onAlias, 'keep-tag': keepTag };
    const placeholders = update.filledIn === true ? false : undefined;
    const place = { key, container };
    return {
        ...choices,
        service,
        cluster,
        file,
        image,
        tag,
        digest,
        pin,
        ...place,
        set,
        unset,
        from: update.from,
        placeholders,
    };
}
function completeUpdates(updates, values, { defaults, placesOnly }) {
    const complete = new Map();
    for (const given of updates) {
        const update = given.kind === 'delete' ? given : filled(given, values, defaults);
        if (update.kind === 'edit' && !placesOnly) {
            refuseEmpty(update.edit);
            refuseUnpinnable(update.edit);
        }
        const text = JSON.stringify({ ...update, entry: undefined });
        if (!complete.has(text))
            complete.set(text, update);
    }
    return [...complete.values()];
}
function filled(update, run, defaults) {
    const { edit, files, from } = update;
    const values = { ...run, service: update.service ?? run.service, cluster: update.cluster ?? run.cluster };
    const fill = (text, input) => (update.filledIn === true ? text : (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .expand */ .fT)(text, values, input));
    const image = edit.image && fill(edit.image, 'image');
    const reference = image === undefined ? undefined : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(image, 'image');
    const tag = edit.tag === undefined ? reference?.tag : fill(edit.tag, 'tag');
    const digest = edit.digest ?? reference?.digest;
    refuseContradiction('tag', tag, reference?.tag);
    refuseContradiction('digest', digest, reference?.digest);
    if (tag !== undefined)
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTag */ .Bs)(tag, 'tag');
    if (digest !== undefined)
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .checkDigest */ .H2)(digest);
    return {
        ...update,
        filledIn: true,
        files: files.map((file) => fill(file, 'file')),
        from: from && fill(from, 'from'),
        edit: {
            ...edit,
            image: image && repositoryOf(image),
            tag,
            digest,
            onAlias: edit.onAlias ?? defaults.onAlias,
            keepTag: edit.keepTag ?? defaults.keepTag,
            pin: edit.pin ?? defaults.pin,
        },
    };
}
function repositoryOf(image) {
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .splitImage */ .s5)(image).repository ?? image;
}
function refuseContradiction(input, wanted, ofImage) {
    if (ofImage === undefined || wanted === ofImage)
        return;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${wanted} contradicts the image, which says ${ofImage}`, `Give the ${input} once.`);
}
function refuseEmpty({ tag, digest, set, unset }) {
    if (tag === undefined && digest === undefined && set === undefined && unset === undefined) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('tag', 'is missing: there is nothing to write', 'Give tag or digest, or set or unset.');
    }
}
function refuseUnpinnable({ tag, digest, pin }) {
    if (tag === undefined && digest === undefined)
        return;
    const needed = { tag: ['tag'], digest: ['digest'], both: ['tag', 'digest'], 'as-file': [] };
    const given = { tag, digest };
    const missing = needed[pin ?? 'as-file'].find((part) => given[part] === undefined);
    if (missing === undefined)
        return;
    const hint = `Give the ${missing}, or choose another pin: ${_edit_pin_js__WEBPACK_IMPORTED_MODULE_4__/* .pins */ .h.join(', ')}.`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(missing, `is missing, and pin: ${pin} writes it`, hint);
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isText(value) {
    return typeof value === 'string' && value !== '';
}
function isTextList(value) {
    return Array.isArray(value) && value.length > 0 && value.every(isText);
}


/***/ }),

/***/ 1476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ refuseUnknownServices),
/* harmony export */   c: () => (/* binding */ servicesInScope)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5256);
/* harmony import */ var _events_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7535);



function servicesInScope({ config, ci, environment: name }, names) {
    const { services, environments } = config;
    refuseUnknownServices(services, names);
    const environment = name === undefined ? undefined : environments.get(name);
    if (name === undefined || environment === undefined) {
        return [...services.keys()].filter((each) => names.length === 0 || names.includes(each));
    }
    const there = (0,_events_js__WEBPACK_IMPORTED_MODULE_1__/* .servicesIn */ .qp)(environment.services, services.keys());
    for (const each of names) {
        if (!there.includes(each))
            throw notDeployedThere(each, name, there, config);
    }
    const tag = (0,_events_js__WEBPACK_IMPORTED_MODULE_1__/* .tagOf */ .cO)(ci);
    const tagged = tag === undefined ? 'no' : (0,_events_js__WEBPACK_IMPORTED_MODULE_1__/* .takesTag */ .xm)(environment, tag, services);
    const meant = typeof tagged === 'string' ? there : [tagged.service];
    const other = names.find((each) => !meant.includes(each));
    if (other !== undefined) {
        const patterns = (environment.when?.tag ?? []).filter((pattern) => !pattern.startsWith('!'));
        const own = patterns.map((pattern) => pattern.replaceAll(_events_js__WEBPACK_IMPORTED_MODULE_1__/* .ofService */ .Jv, other)).join(', ');
        const fix = `Leave the input out, or run on a tag of ${other}: ${own}.`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('services', `"${other}" is not what the tag ${tag} is of: it names ${meant.join()}`, fix);
    }
    return meant.filter((each) => names.length === 0 || names.includes(each));
}
function notDeployedThere(service, environment, there, { services, environments }) {
    const homes = [...environments]
        .filter(([, { services: list }]) => (0,_events_js__WEBPACK_IMPORTED_MODULE_1__/* .servicesIn */ .qp)(list, services.keys()).includes(service))
        .map(([name]) => name);
    const elsewhere = homes.length === 0 ? `No environment has ${service}` : `${service} is in ${homes.join(', ')}`;
    const here = there.length === 0 ? 'no service' : (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(there);
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('services', `"${service}" is not deployed to ${environment}`, `\`environments.${environment}.services\` has ${here}. ${elsewhere}.`);
}
function refuseUnknownServices(services, names) {
    for (const name of names) {
        if (services.has(name))
            continue;
        const suggestion = (0,_suggestion_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .au)(name, services.keys(), (near) => `"${near}"`);
        const hint = `${suggestion}Services: ${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)([...services.keys()])}.`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('services', `"${name}" is no service of this monorepo`, hint);
    }
}


/***/ }),

/***/ 3182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   configSource: () => (/* binding */ configSource),
/* harmony export */   refuseOtherService: () => (/* binding */ refuseOtherService)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _core_bump_update_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1218);
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7216);
/* harmony import */ var _core_monorepo_events_scope_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1476);
/* harmony import */ var _core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4867);
/* harmony import */ var _core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1723);
/* harmony import */ var _core_names_slug_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(830);
/* harmony import */ var _declaration_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9624);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4112);









function configSource(command, given) {
    const selection = selected(command, given);
    const reader = readerFor(command, selection);
    const implied = command.implied?.(selection) ?? {};
    return (name) => {
        const declaration = command.inputs[name];
        if (declaration === undefined || declaration.secret === true)
            return undefined;
        const value = declaredValue(declaration, command.inputs, reader) ?? (Object.hasOwn(implied, name) ? implied[name] : undefined);
        return value === undefined ? undefined : { value, source: { kind: 'gitops.yaml', name: 'gitops.yaml' } };
    };
}
function refuseOtherService({ inputs }, selection) {
    const { service, config, ci } = selection;
    if (service === undefined || !readsServices(inputs))
        return;
    (0,_core_monorepo_events_scope_js__WEBPACK_IMPORTED_MODULE_3__/* .servicesInScope */ .c)({ config, ci, environment: (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.chosenEnvironment)(selection)?.name }, [service]);
}
function selected({ inputs, everyService }, selection) {
    const { service, cluster } = selection;
    if (cluster !== undefined || service === undefined || everyService === true || !readsServices(inputs))
        return selection;
    const [first] = (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__/* .clustersOf */ .Dg)((0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.chosenEnvironment)(selection)?.environment ?? {});
    return first === undefined ? selection : { ...selection, cluster: first };
}
function readsServices(inputs) {
    const keys = Object.values(inputs).flatMap(({ config: place }) => place?.keys ?? []);
    return keys.some((key) => key.startsWith('service.') || key.startsWith('environment.'));
}
function readerFor({ inputs, everyService }, selection) {
    const { config, service } = selection;
    const isRead = readsServices(inputs);
    const chosen = isRead ? (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.chosenEnvironment)(selection, everyService) : undefined;
    const connected = chosen?.environment ?? connectedEnvironment(selection);
    return {
        selection,
        sections: {
            gitops: (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__/* .connectionOf */ .ao)(config.gitops, connected?.gitops),
            argocd: (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__/* .connectionOf */ .ao)(config.argocd, connected?.argocd),
            'service.build': isRead && service !== undefined ? (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.serviceNamed)(config, service).build : undefined,
            environment: chosen?.environment,
            'environment.build': chosen?.environment.build,
            'environment.app': chosen?.environment.app,
        },
        environment: chosen?.name,
        isDeployment: chosen !== undefined && (service !== undefined || everyService === true),
    };
}
function connectedEnvironment({ config, environment: name, cluster }) {
    const environment = name === undefined ? undefined : config.environments.get(name);
    return environment && (0,_core_monorepo_place_js__WEBPACK_IMPORTED_MODULE_4__/* .environmentAt */ .Ff)(config, environment, { environment: name ?? '', cluster });
}
function declaredValue({ type, config: place }, inputs, reader) {
    if (place === undefined)
        return undefined;
    const rival = place.insteadOf === undefined ? undefined : inputs[place.insteadOf]?.config;
    const shared = reader.isDeployment ? (place.sharedKeys ?? []) : [];
    const value = valueFrom(type, place, [...shared, ...keysThatCount(place, rival, reader)], reader);
    return type === 'duration' && typeof value === 'string' ? (0,_resolve_js__WEBPACK_IMPORTED_MODULE_7__/* .parseDuration */ .E9)(value) : value;
}
function keysThatCount(place, rival, reader) {
    const keys = place.keys.filter((_, index) => rival?.keys.slice(0, index).every((key) => read(key, reader) === undefined) !== false);
    const ofEnvironment = place.keys.some((key) => key.startsWith('environment.')) && place.withoutService !== true;
    return ofEnvironment && !reader.isDeployment ? keys.filter((key) => key.startsWith('service.')) : keys;
}
function valueFrom(type, place, keys, reader) {
    const { selection, environment } = reader;
    const later = (place.laterPlaceholders ?? []).map((name) => [name, `{${name}}`]);
    const values = () => ({
        ...(0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_2__.placeholdersFor)(selection.ci, selection.service, environment, selection.cluster),
        ...Object.fromEntries(later),
    });
    const fill = (text, path) => {
        if (place.placeholders !== true)
            return text;
        const file = (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .hasPlaceholder */ .Kc)(text, ['file']) ? fileOf(reader, values()) : undefined;
        return (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .expand */ .fT)(text, { ...values(), file }, path);
    };
    const found = keys.flatMap((key) => {
        const value = read(key, reader);
        return value === undefined ? [] : [{ value, path: pathOf(key, reader) }];
    });
    const [first] = found;
    if (first === undefined)
        return undefined;
    const { value, path } = first;
    if (value instanceof Map)
        return mapItems(place, found, fill);
    if (type === 'list' && place.form === undefined) {
        return (place.firstWins === true ? [first] : found).flatMap((each) => listItems(each, fill));
    }
    if (typeof value !== 'string')
        return value;
    const text = fill(value, path);
    if (place.fromRoot === true)
        return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(selection.ci.workspace, text);
    return place.form === 'one' ? [text] : text;
}
function fileOf(reader, values) {
    const file = read('environment.file', reader);
    return typeof file === 'string'
        ? (0,_core_names_placeholders_js__WEBPACK_IMPORTED_MODULE_5__/* .expand */ .fT)(file, { ...values, file: undefined }, pathOf('environment.file', reader))
        : undefined;
}
function listItems({ value, path }, fill) {
    return [value].flat().map((item) => fill(String(item), path));
}
function mapItems({ form }, found, fill) {
    const entries = found.toReversed().flatMap(({ value, path }) => [...value].map(([name, item]) => {
        if (typeof item !== 'string')
            return [name, item];
        const text = fill(item, `${path}.${name}`);
        return [name, form === 'values' && text !== item ? (0,_core_names_slug_js__WEBPACK_IMPORTED_MODULE_6__/* .withinHostLabels */ .ZP)(text) : text];
    }));
    const merged = new Map(entries);
    if (form === 'values')
        return (0,_core_bump_update_js__WEBPACK_IMPORTED_MODULE_1__/* .assignments */ .TT)(Object.fromEntries(merged));
    return [...merged].map(([name, item]) => `${name}=${item}`);
}
function read(key, { sections }) {
    const { section, name } = (0,_declaration_js__WEBPACK_IMPORTED_MODULE_8__/* .partsOf */ .CI)(key);
    return sections[section]?.[name];
}
function pathOf(key, { selection, environment }) {
    return key
        .replace(/^service\./, `services.${selection.service}.`)
        .replace(/^environment\./, `environments.${environment}.`);
}


/***/ })

};
