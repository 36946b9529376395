export const id = 9250;
export const ids = [9250];
export const modules = {

/***/ 2217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BX: () => (/* binding */ sameApplication),
/* harmony export */   C2: () => (/* binding */ withoutEmpty),
/* harmony export */   L$: () => (/* binding */ sameField),
/* harmony export */   SX: () => (/* binding */ isSatisfiedBy),
/* harmony export */   hf: () => (/* binding */ syncsSources),
/* harmony export */   iH: () => (/* binding */ wireJson),
/* harmony export */   sZ: () => (/* binding */ sameSpec),
/* harmony export */   xm: () => (/* binding */ isPartOf)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8314);
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(151);



function sameSpec(a, b) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(withoutEmpty({ ...a, project: a.project || 'default' }), withoutEmpty({ ...b, project: b.project || 'default' }));
}
function sameField(a, b) {
    const [left, right] = [a, b].map((value) => (isEmpty(value) ? undefined : withoutEmpty(value)));
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(left, right);
}
function sameApplication(before, after) {
    return (sameSpec(before.spec, after.spec) &&
        sameField(before.metadata.labels, after.metadata.labels) &&
        sameField(before.metadata.annotations, after.metadata.annotations) &&
        sameField(before.metadata.finalizers, after.metadata.finalizers));
}
function isSatisfiedBy(wanted, live) {
    return (sameSpec(wanted.spec, live.spec) &&
        isPartOf(wanted.metadata.labels, live.metadata.labels) &&
        isPartOf(wanted.metadata.annotations, live.metadata.annotations) &&
        sameField(wanted.metadata.finalizers, live.metadata.finalizers));
}
function isPartOf(part = {}, whole = {}) {
    return Object.entries(part).every(([key, value]) => Object.hasOwn(whole, key) && whole[key] === value);
}
function withoutEmpty(value) {
    if (Array.isArray(value))
        return value.map(withoutEmpty);
    if (typeof value !== 'object' || value === null)
        return value;
    const kept = [];
    for (const [key, item] of Object.entries(value)) {
        if (item === undefined || item === null)
            continue;
        const isUsers = key === 'valuesObject' ||
            (userFields.has(key) && isFilled(item)) ||
            (key === 'values' && (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(item) && isFilled(item));
        const compact = isUsers ? item : withoutEmpty(item);
        if (key === 'automated')
            kept.push([key, compact ?? {}]);
        else if (key === 'valuesObject' || key === 'enabled' || !isEmpty(compact))
            kept.push([key, compact]);
    }
    return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
function isFilled(item) {
    return typeof item === 'object' && item !== null && Object.keys(item).length > 0;
}
const userFields = new Set(['elements', 'labels', 'annotations', 'matchLabels']);
function isEmpty(value) {
    return (value === undefined ||
        value === null ||
        value === '' ||
        value === false ||
        (Array.isArray(value) && value.length === 0));
}
function wireJson(value) {
    if (Array.isArray(value))
        return `[${value.map((item) => (item === undefined ? 'null' : wireJson(item))).join(',')}]`;
    if (typeof value === 'object' && value !== null) {
        const members = Object.entries(value)
            .filter(([, item]) => item !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, item]) => `${escaped(key)}:${wireJson(item)}`);
        return `{${members.join(',')}}`;
    }
    return escaped(value);
}
function escaped(scalar) {
    return JSON.stringify(scalar).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
function syncsSources(sync, spec) {
    const sources = (0,_live_js__WEBPACK_IMPORTED_MODULE_2__/* .sourcesOf */ .u0)(sync ?? {});
    return sources.length === 0 || spec.sourceHydrator !== undefined || sameField(sources, (0,_live_js__WEBPACK_IMPORTED_MODULE_2__/* .sourcesOf */ .u0)(spec));
}


/***/ }),

/***/ 151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I4: () => (/* binding */ syncedBy),
/* harmony export */   Ow: () => (/* binding */ revisionsOf),
/* harmony export */   Pu: () => (/* binding */ resourceIdentity),
/* harmony export */   TF: () => (/* binding */ isAutomated),
/* harmony export */   cK: () => (/* binding */ operationIdOf),
/* harmony export */   ni: () => (/* binding */ operationIdInfo),
/* harmony export */   oZ: () => (/* binding */ hasOperation),
/* harmony export */   pA: () => (/* binding */ appNamed),
/* harmony export */   qh: () => (/* binding */ isGitSource),
/* harmony export */   u0: () => (/* binding */ sourcesOf),
/* harmony export */   zI: () => (/* binding */ refTo)
/* harmony export */ });
function resourceIdentity({ kind, namespace, name, }) {
    return JSON.stringify([kind, namespace || '', name]);
}
function refTo(app) {
    return { name: app.metadata.name, project: app.spec.project || 'default', appNamespace: app.metadata.namespace };
}
function appNamed(ref) {
    return `Application ${ref.appNamespace === undefined ? '' : `${ref.appNamespace}/`}${ref.name}`;
}
function sourcesOf({ sourceHydrator, ...spec }) {
    if (sourceHydrator !== undefined) {
        const { drySource, syncSource } = sourceHydrator;
        const { repoURL = drySource.repoURL, path, targetBranch } = syncSource;
        return [{ repoURL, path, targetRevision: targetBranch }];
    }
    if (spec.sources !== undefined && spec.sources.length > 0)
        return spec.sources;
    return spec.source === undefined ? [] : [spec.source];
}
function revisionsOf(holder) {
    if (holder === undefined)
        return [];
    if (holder.revisions !== undefined && holder.revisions.length > 0)
        return holder.revisions;
    return holder.revision === undefined || holder.revision === '' ? [] : [holder.revision];
}
function isGitSource(source) {
    return (source.chart ?? '') === '' && !source.repoURL.startsWith('oci://');
}
function isAutomated(spec) {
    const automated = spec.syncPolicy?.automated;
    return automated !== undefined && automated !== null && automated.enabled !== false;
}
const operationIdInfo = 'monorepo-gitops/run';
function hasOperation(app, operationId) {
    return [app.operation, app.status?.operationState?.operation].some((operation) => operationIdOf(operation) === operationId);
}
function operationIdOf(operation) {
    return operation?.info?.find(({ name }) => name === operationIdInfo)?.value;
}
function syncedBy(operation) {
    return operation?.sync?.dryRun === true ? [] : revisionsOf(operation?.sync);
}


/***/ }),

/***/ 8530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IO: () => (/* binding */ createdNamespace),
/* harmony export */   Jm: () => (/* binding */ describeLeft),
/* harmony export */   Xz: () => (/* binding */ isTracked),
/* harmony export */   u5: () => (/* binding */ withOwnNamespace),
/* harmony export */   y6: () => (/* binding */ namespaceWarning)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8314);

const trackingAnnotation = 'argocd.argoproj.io/tracking-id';
function createdNamespace({ spec }) {
    const { destination, syncPolicy } = spec;
    const creates = (syncPolicy?.syncOptions ?? []).some((option) => option === 'CreateNamespace=true');
    if (!creates || destination.namespace === undefined || destination.namespace === '')
        return undefined;
    return { name: destination.namespace, cluster: destination.name ?? destination.server ?? 'in-cluster' };
}
function withOwnNamespace(application) {
    const namespace = createdNamespace(application);
    const { name, namespace: appNamespace } = application.metadata;
    if (namespace === undefined || appNamespace !== undefined || !namespace.name.includes(name))
        return application;
    const { syncPolicy } = application.spec;
    const given = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(syncPolicy?.managedNamespaceMetadata) ? syncPolicy.managedNamespaceMetadata : {};
    const annotations = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(given.annotations) ? given.annotations : {};
    const tracking = { [trackingAnnotation]: `${name}:/Namespace:${namespace.name}/${namespace.name}` };
    const managedNamespaceMetadata = { ...given, annotations: { ...tracking, ...annotations } };
    return { ...application, spec: { ...application.spec, syncPolicy: { ...syncPolicy, managedNamespaceMetadata } } };
}
function namespaceWarning(application, environment) {
    const namespace = createdNamespace(application);
    if (namespace?.name.includes(environment) !== true)
        return undefined;
    const metadata = application.spec.syncPolicy?.managedNamespaceMetadata;
    const annotations = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(metadata) && (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(metadata.annotations) ? metadata.annotations : {};
    if (annotations[trackingAnnotation] !== undefined)
        return undefined;
    const { name } = application.metadata;
    return `${name}: the namespace ${namespace.name}, which CreateNamespace=true makes, stays when the review environment goes. Give each Application a namespace of its own that has its name in it (\`dest-namespace\` like \`name\`), or deploy a Namespace manifest instead.`;
}
function isTracked({ name }, { status }) {
    return (status?.resources ?? []).some((resource) => resource.kind === 'Namespace' && resource.name === name);
}
function describeLeft({ name, cluster }) {
    return `Argo CD does not track it and deletes it for nobody, and nothing else of this run reaches the cluster ${cluster}: kubectl delete namespace ${name}`;
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

/***/ 3229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ly: () => (/* binding */ managedByLabel),
/* harmony export */   QR: () => (/* binding */ ownershipAnnotations),
/* harmony export */   VL: () => (/* binding */ ownershipOf),
/* harmony export */   WG: () => (/* binding */ environmentLabel),
/* harmony export */   _0: () => (/* binding */ ownershipLabel),
/* harmony export */   n2: () => (/* binding */ ownershipSelector),
/* harmony export */   sN: () => (/* binding */ managedByValue)
/* harmony export */ });
const managedByLabel = 'app.kubernetes.io/managed-by';
const managedByValue = 'monorepo-gitops';
const environmentLabel = 'monorepo-gitops/environment';
const sourceRepositoryAnnotation = 'monorepo-gitops/source-repository';
const sourceBranchAnnotation = 'monorepo-gitops/source-branch';
const sourceRequestAnnotation = 'monorepo-gitops/source-request';
function ownershipLabel(environment) {
    return { [managedByLabel]: managedByValue, [environmentLabel]: environment };
}
function ownershipSelector(environment) {
    const managed = `${managedByLabel}=${managedByValue}`;
    return `${managed},${environmentLabel}${environment === undefined ? '' : `=${environment}`}`;
}
function ownershipAnnotations(ownership) {
    return {
        [sourceRepositoryAnnotation]: ownership.repository,
        ...(ownership.branch === undefined ? {} : { [sourceBranchAnnotation]: ownership.branch }),
        ...(ownership.request === undefined ? {} : { [sourceRequestAnnotation]: String(ownership.request) }),
    };
}
function ownershipOf({ labels, annotations }) {
    const environment = labels?.[environmentLabel];
    const repository = annotations?.[sourceRepositoryAnnotation];
    if (labels?.[managedByLabel] !== managedByValue || environment === undefined || repository === undefined) {
        return undefined;
    }
    const branch = annotations?.[sourceBranchAnnotation];
    const request = Number(annotations?.[sourceRequestAnnotation]);
    return {
        environment,
        repository,
        ...(branch === undefined ? {} : { branch }),
        ...(Number.isSafeInteger(request) && request > 0 ? { request } : {}),
    };
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


/***/ }),

/***/ 1086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ manifestInputs),
/* harmony export */   Ff: () => (/* binding */ rolloutInputs),
/* harmony export */   y: () => (/* binding */ applicationInputs),
/* harmony export */   zm: () => (/* binding */ operationInputs)
/* harmony export */ });
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3669);

const applicationInputs = {
    mode: {
        type: 'choice',
        options: ['api', 'git'],
        config: { keys: ['argocd.mode'] },
        description: '`api` writes to the Argo CD server, `git` writes the manifest into the GitOps repository for an app-of-apps. Default: `api` when `argocd-server` is given.',
    },
    project: {
        type: 'string',
        config: { keys: ['environment.app.project', 'argocd.project'], placeholders: true },
        description: "Argo CD project. Default: the template's, else `default`.",
    },
    'app-namespace': {
        type: 'string',
        config: { keys: ['environment.app.app-namespace', 'argocd.app-namespace'] },
        description: "Namespace of the Application itself, when it is not Argo CD's own.",
    },
    name: {
        type: 'string',
        config: { keys: ['environment.app.name'], placeholders: true },
        description: 'Name of the Application. Default with `service` and `environment`: `{service}-{environment}`, or `{service}-{slug}` in a review environment.',
    },
    file: {
        type: 'string',
        config: { keys: ['environment.app.file'], placeholders: true },
        description: 'Template manifest: a path in the monorepo, or else in the GitOps repository at the tip of its branch. Inputs win over what it says.',
    },
    labels: {
        type: 'list',
        config: { keys: ['environment.app.labels'], form: 'map', placeholders: true },
        description: 'Labels of the Application, `name=value`. Existing ones stay.',
    },
    annotations: {
        type: 'list',
        config: { keys: ['environment.app.annotations'], form: 'map', placeholders: true },
        description: 'Annotations of the Application, `name=value`. Existing ones stay.',
    },
    'repo-url': {
        type: 'string',
        config: { keys: ['environment.app.repo-url'], form: 'url' },
        description: 'Repository that Argo CD reads. Default: the GitOps repository. With a template of several sources it chooses the one to change.',
    },
    path: {
        type: 'string',
        config: { keys: ['environment.app.path'], placeholders: true },
        description: 'Directory in that repository; `.` is its root. Default for an environment whose `file` is a Kustomization: its directory.',
    },
    revision: {
        type: 'string',
        config: { keys: ['environment.app.revision'], placeholders: true, laterPlaceholders: ['commit'] },
        description: "Branch, tag, commit or chart version to deploy. Default: the template's, else the branch of the GitOps repository, so that people's commits go live too. `{commit}` pins to our commit there (`mode: api`).",
    },
    chart: {
        type: 'string',
        config: { keys: ['environment.app.chart'], placeholders: true },
        description: 'Chart name, when `repo-url` is a chart repository.',
    },
    'values-files': {
        type: 'list',
        config: { keys: ['environment.app.values-files'], placeholders: true },
        description: "Helm values files, relative to `path`. They replace the template's.",
    },
    values: {
        type: 'string',
        isLong: true,
        config: { keys: ['environment.app.values'] },
        description: 'Helm values as YAML text.',
    },
    parameters: {
        type: 'list',
        config: { keys: ['environment.app.parameters'], placeholders: true },
        description: 'Helm parameters, `name=value`, as `helm --set`.',
    },
    'kustomize-images': {
        type: 'list',
        config: { keys: ['environment.app.kustomize-images'], placeholders: true },
        description: 'Kustomize images, `[old=]name:tag` or `[old=]name@digest`.',
    },
    'directory-recurse': {
        type: 'boolean',
        config: { keys: ['environment.app.directory-recurse'] },
        description: 'Read plain manifests of subdirectories too.',
    },
    'dest-server': {
        type: 'string',
        config: { keys: ['environment.app.dest-server', 'argocd.dest-server'], insteadOf: 'dest-name' },
        description: 'API server of the target cluster. Default: the cluster that Argo CD runs in.',
    },
    'dest-name': {
        type: 'string',
        config: { keys: ['environment.app.dest-name', 'argocd.dest-name'], insteadOf: 'dest-server' },
        description: 'Name of the target cluster in Argo CD, instead of `dest-server`.',
    },
    'dest-namespace': {
        type: 'string',
        config: { keys: ['environment.app.dest-namespace'], placeholders: true },
        description: 'Namespace to deploy into.',
    },
    'sync-policy': {
        type: 'choice',
        options: ['manual', 'automated'],
        config: { keys: ['environment.app.sync-policy'] },
        description: "Who starts a sync. Default: the template's, else `automated`.",
    },
    prune: {
        type: 'boolean',
        config: { keys: ['environment.app.prune'] },
        description: 'A sync also deletes what left Git.',
    },
    'self-heal': {
        type: 'boolean',
        config: { keys: ['environment.app.self-heal'] },
        description: 'Automated sync also reverts changes made in the cluster.',
    },
    'sync-options': {
        type: 'list',
        config: { keys: ['environment.app.sync-options'] },
        description: 'Sync options, for example `CreateNamespace=true`.',
    },
    cascade: {
        type: 'boolean',
        description: "Whether deleting the Application later deletes what it deployed. Default: as the template's finalizers say, else true.",
    },
    finalizer: {
        type: 'choice',
        options: ['foreground', 'background'],
        description: 'How that deletion goes: waiting for dependents, or leaving them to the cluster.',
    },
};
const manifestInputs = {
    'app-file': {
        type: 'string',
        default: 'argocd/{name}.yaml',
        description: 'Path of the manifest of an Application in the GitOps repository (`mode: git`).',
    },
};
const operationInputs = {
    kind: {
        type: 'choice',
        options: ['application', 'applicationset'],
        default: 'application',
        description: 'What is written: one Application, or an ApplicationSet whose generators stand in `file` (`name` and `app-namespace` are then its own, all else is of the Applications that it makes).',
    },
    operation: {
        type: 'choice',
        options: ['upsert', 'get', 'diff', 'sync', 'wait', 'history', 'rollback', 'terminate', 'promote', 'abort'],
        default: 'upsert',
        description: 'What to do. `upsert` writes the Application. The others do what `argocd app` does with one that exists, and need its `name` and `project` alone (`mode: api`).',
    },
    resources: {
        type: 'list',
        ofNames: true,
        description: 'For `operation: sync`, `wait` and `diff`: these resources alone; for `promote` and `abort` which Rollout, where there are several. Form: `group:Kind:[namespace/]name`, as `argocd --resource`. The group of `v1` is empty: `:Service:web1`. A `*` stands for any; `!` before an item leaves it out.',
    },
    force: {
        type: 'boolean',
        default: 'false',
        description: 'For `operation: sync`: delete and create again what cannot be changed in place. What it runs stops meanwhile.',
    },
    to: {
        type: 'string',
        description: 'For `operation: rollback`: a history id, a revision (its beginning is enough), or `previous`, the deployment before the last. Default: `previous`. For `promote`: `next`, to the next pause or the end (default), or `full`, past all steps.',
    },
};
const rolloutInputs = {
    upsert: {
        type: 'boolean',
        default: 'true',
        description: 'Change the Application when it exists with another content.',
    },
    validate: {
        type: 'boolean',
        default: 'true',
        description: 'Have the server render the manifests before it accepts them (`mode: api`).',
    },
    sync: {
        type: 'boolean',
        default: 'false',
        description: 'Start a sync, or take the one that is running for the same commit.',
    },
    terminate: {
        type: 'boolean',
        default: 'false',
        description: 'Before a sync end another operation of the Application that is running, instead of waiting for it; also the same sync, where it has been running for more than a minute.',
    },
    wait: {
        type: 'boolean',
        default: 'false',
        description: 'Wait until this commit is proved to be live: compared, synced, healthy.',
    },
    'wait-for': {
        type: 'list',
        ofNames: true,
        description: 'What `wait` waits for (`mode: api`): `synced`, `healthy`, `suspended` (healthy, or a Rollout that is paused until a person promotes it), `image=<reference>`, `commit=<sha>` (that commit of the GitOps repository, or one that descends from it). Default: `synced` and `healthy`.',
    },
    timeout: { ..._run_js__WEBPACK_IMPORTED_MODULE_0__/* .runInputs */ .HM.timeout, default: '10m' },
    'degraded-grace': {
        type: 'duration',
        default: '90s',
        description: 'How long the Application may be Degraded without a break before `wait` fails (`mode: api`).',
    },
    'on-failure': {
        type: 'choice',
        options: ['keep', 'rollback'],
        default: 'keep',
        description: 'After a failed `sync` or `wait` (`mode: api`): leave it, or go back to what was deployed before, unless a later deployment has taken over. Where the Application follows the branch, the image goes back in the GitOps repository. A third of `timeout` is kept for the way back.',
    },
};


/***/ })

};
