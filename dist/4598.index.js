export const id = 4598;
export const ids = [4598];
export const modules = {

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
