export const id = 6566;
export const ids = [6566];
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


/***/ })

};
