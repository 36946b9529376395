export const id = 348;
export const ids = [348,860,646];
export const modules = {

/***/ 9348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applicationStep: () => (/* binding */ applicationStep),
  argocdUpsertApp: () => (/* binding */ argocdUpsertApp)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/argocd/live.js
var live = __webpack_require__(3947);
// EXTERNAL MODULE: ./build/core/argocd/ownership.js
var ownership = __webpack_require__(4408);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/core/argocd/source.js


function applySource(template, request) {
    refuseMixedKinds(request);
    const { sources } = template;
    if (sources === undefined || sources.length === 0) {
        const repoURL = request.repoUrl ?? template.source?.repoURL ?? request.defaultRepoUrl;
        if (repoURL === undefined)
            return {};
        return { source: changed({ ...template.source, repoURL }, request) };
    }
    const index = chosenSource(sources, request);
    if (index === undefined)
        return { sources };
    return {
        sources: sources.map((source, at) => (at === index ? changed(source, request) : source)),
    };
}
function givenInputs(request) {
    const given = [
        ['path', request.path !== undefined],
        ['revision', request.revision !== undefined],
        ['chart', request.chart !== undefined],
        ['values-files', request.valuesFiles.length > 0],
        ['values', request.values !== undefined],
        ['parameters', request.parameters.length > 0],
        ['kustomize-images', request.kustomizeImages.length > 0],
        ['directory-recurse', request.directoryRecurse !== undefined],
    ];
    return given.filter(([, present]) => present).map(([name]) => name);
}
function refuseMixedKinds(request) {
    const given = new Set(givenInputs(request));
    const kinds = [
        ['Helm', ['chart', 'values-files', 'values', 'parameters']],
        ['Kustomize', ['kustomize-images']],
        ['plain manifests', ['directory-recurse']],
    ];
    const used = kinds.flatMap(([kind, inputs]) => inputs.filter((input) => given.has(input)).map((input) => ({ kind, input })));
    const first = used[0];
    const other = used.find(({ kind }) => kind !== first?.kind);
    if (first !== undefined && other !== undefined) {
        throw (0,failure/* badInput */.AN)(other.input, `is for ${other.kind}, and ${first.input} is for ${first.kind}`, 'Leave one of them out.');
    }
    if (given.has('chart') && given.has('path')) {
        throw (0,failure/* badInput */.AN)('path', 'excludes chart', 'A chart repository has charts, a git repository has paths: give one.');
    }
}
function chosenSource(sources, request) {
    const given = givenInputs(request);
    if (sources.length === 1 && request.repoUrl === undefined)
        return 0;
    const wanted = request.repoUrl ?? request.defaultRepoUrl;
    const matching = sources.flatMap((source, index) => wanted !== undefined && sameRepository(source.repoURL, wanted) && (source.ref ?? '') === '' ? [index] : []);
    if (matching.length === 1)
        return matching[0];
    if (given.length === 0 && request.repoUrl === undefined)
        return undefined;
    throw (0,failure/* badInput */.AN)(given[0] ?? 'repo-url', `the template has ${sources.length} sources, and ${matching.length === 0 ? 'none' : 'more than one'} is of ${wanted ?? 'the repository'}`, 'Give repo-url to choose the source that the inputs change, or write the values into the template.');
}
function sameRepository(a, b) {
    const plain = (url) => url
        .toLowerCase()
        .replace(/\/+$/, '')
        .replace(/\.git$/, '');
    return plain(a) === plain(b);
}
function changed(source, request) {
    const { path: oldPath, chart: oldChart, ...rest } = source;
    const chart = request.chart ?? (request.path === undefined ? oldChart : undefined);
    const path = request.path ?? (request.chart === undefined ? oldPath : undefined);
    if (chart === undefined && path === undefined && (source.ref ?? '') === '') {
        throw (0,failure/* badInput */.AN)('path', 'is missing', 'Give the directory in the repository that Argo CD deploys (`.` is its root), or a chart.');
    }
    const targetRevision = request.revision ?? source.targetRevision ?? (chart === undefined ? request.defaultRevision : undefined);
    if (targetRevision === undefined)
        throw (0,failure/* badInput */.AN)('revision', 'is missing', 'A chart needs a version, for example 1.2.3.');
    const helm = helmOf(mapAt(source, 'helm'), request);
    const kustomize = kustomizeOf(mapAt(source, 'kustomize'), request.kustomizeImages);
    const directory = request.directoryRecurse === undefined
        ? mapAt(source, 'directory')
        : { ...mapAt(source, 'directory'), recurse: request.directoryRecurse };
    return {
        ...rest,
        ...(path === undefined ? {} : { path }),
        ...(chart === undefined ? {} : { chart }),
        targetRevision,
        ...(helm === undefined ? {} : { helm }),
        ...(kustomize === undefined ? {} : { kustomize }),
        ...(directory === undefined ? {} : { directory }),
    };
}
function mapAt(source, field) {
    const value = source[field];
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
function helmOf(template, request) {
    const { valuesFiles, values, parameters } = request;
    if (valuesFiles.length === 0 && values === undefined && parameters.length === 0)
        return template;
    const { values: templateValues, ...rest } = template ?? {};
    return {
        ...rest,
        ...(values === undefined && templateValues !== undefined ? { values: templateValues } : {}),
        ...(valuesFiles.length === 0 ? {} : { valueFiles: [...valuesFiles] }),
        ...(values === undefined ? {} : { valuesObject: helmValues(values) }),
        ...(parameters.length === 0 ? {} : { parameters: mergedParameters(rest.parameters, parameters) }),
    };
}
function helmValues(text) {
    let values;
    try {
        values = readKubernetesYaml(text);
    }
    catch (cause) {
        throw (0,failure/* badInput */.AN)('values', 'is not YAML', 'Give Helm values as YAML text.', cause);
    }
    if (typeof values !== 'object' || values === null || Array.isArray(values)) {
        throw (0,failure/* badInput */.AN)('values', 'is not a map', 'Helm values are `key: value` lines.');
    }
    return values;
}
function readKubernetesYaml(text) {
    return (0,dist/* parse */.qg)(text, {
        version: '1.1',
        customTags: (tags) => tags.filter((tag) => {
            if (typeof tag === 'string')
                return true;
            return tag.tag !== 'tag:yaml.org,2002:timestamp' && !('format' in tag && tag.format === 'TIME');
        }),
    });
}
function mergedParameters(template, given) {
    const parameters = Array.isArray(template) ? [...template] : [];
    for (const text of given) {
        const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
        if (name === undefined || value === undefined) {
            throw (0,failure/* badInput */.AN)('parameters', `"${text}" is not of the form name=value`);
        }
        const at = parameters.findIndex((parameter) => parameter.name === name);
        if (at === -1)
            parameters.push({ name, value });
        else
            parameters[at] = { ...parameters[at], name, value };
    }
    return parameters;
}
function kustomizeOf(template, images) {
    if (images.length === 0)
        return template;
    const merged = Array.isArray(template?.images) ? [...template.images] : [];
    for (const image of images) {
        const at = merged.findIndex((existing) => replacedImage(existing) === replacedImage(image));
        if (at === -1)
            merged.push(image);
        else
            merged[at] = image;
    }
    return { ...template, images: merged };
}
function replacedImage(image) {
    const [old] = image.split('=');
    const name = image.includes('=') ? (old ?? image) : (image.split('@')[0] ?? image);
    return name.replace(/:[^/:]*$/, '');
}

;// CONCATENATED MODULE: ./build/core/argocd/application.js




const resourcesFinalizer = 'resources-finalizer.argocd.argoproj.io';
const ownCluster = 'https://kubernetes.default.svc';
function buildApplication(request) {
    const template = templateOf(request.template);
    return {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: metadataOf(request, template.metadata ?? {}),
        spec: specOf(request, template.spec ?? {}),
    };
}
function templateOf(template) {
    if (template === undefined)
        return {};
    if (!isMap(template))
        throw (0,failure/* badInput */.AN)('file', 'is not a manifest: it holds no map');
    const { apiVersion, kind, metadata, spec } = template;
    if (kind !== 'Application' || !String(apiVersion).startsWith('argoproj.io/')) {
        throw (0,failure/* badInput */.AN)('file', `holds a ${String(kind)} (${String(apiVersion)}), not an Application of argoproj.io`);
    }
    if (metadata !== undefined && !isMap(metadata))
        throw (0,failure/* badInput */.AN)('file', '`metadata` is not a map');
    if (spec !== undefined && !isMap(spec))
        throw (0,failure/* badInput */.AN)('file', '`spec` is not a map');
    return { ...(metadata === undefined ? {} : { metadata }), ...(spec === undefined ? {} : { spec }) };
}
function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function metadataOf(request, template) {
    const namespace = request.appNamespace ?? template.namespace;
    const annotations = {
        ...template.annotations,
        ...(request.ownership === undefined ? {} : (0,ownership/* ownershipAnnotations */.QR)(request.ownership)),
        ...request.annotations,
    };
    const finalizers = finalizersOf(request.finalizer, template.finalizers);
    return {
        name: applicationName(request.name ?? template.name),
        ...(namespace === undefined ? {} : { namespace }),
        labels: {
            ...template.labels,
            ...request.labels,
            ...(request.ownership === undefined
                ? { [ownership/* managedByLabel */.Ly]: ownership/* managedByValue */.sN }
                : (0,ownership/* ownershipLabel */._0)(request.ownership.environment)),
        },
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
        ...(finalizers.length === 0 ? {} : { finalizers }),
    };
}
function applicationName(name) {
    if (name === undefined || name === '') {
        throw (0,failure/* badInput */.AN)('name', 'is missing', 'Give `name`, or `service` and `environment` of gitops.yaml.');
    }
    if (name.length > 63) {
        throw (0,failure/* badInput */.AN)('name', `"${name}" has ${name.length} characters, and Argo CD labels resources with it (63)`, 'Use a shorter name; `{slug}` is at most 30 characters long.');
    }
    if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) {
        throw (0,failure/* badInput */.AN)('name', `"${name}" is not a DNS-1123 label`, 'Use lower-case letters, digits and dashes; `{slug}` is the branch in this form.');
    }
    return name;
}
function finalizersOf(choice, template) {
    const others = (template ?? []).filter((finalizer) => !finalizer.startsWith(resourcesFinalizer));
    switch (choice) {
        case undefined:
            return template ?? [resourcesFinalizer];
        case 'none':
            return others;
        case 'foreground':
            return [resourcesFinalizer, ...others];
        case 'background':
            return [`${resourcesFinalizer}/background`, ...others];
    }
}
function specOf(request, template) {
    const { source: _source, sources: _sources, syncPolicy: _policy, destination, project, ...rest } = template;
    const sourced = applySource(template, request.source);
    if ((0,live/* sourcesOf */.u0)(sourced).length === 0 && template.sourceHydrator === undefined) {
        throw (0,failure/* badInput */.AN)('repo-url', 'is missing', 'Give repo-url and path (or chart), or a template with a source as `file`.');
    }
    const syncPolicy = syncPolicyOf(request, template.syncPolicy);
    return {
        ...rest,
        project: request.project ?? project ?? 'default',
        ...sourced,
        destination: destinationOf(request.destination, destination ?? {}),
        ...(syncPolicy === undefined ? {} : { syncPolicy }),
    };
}
function destinationOf(wanted, template) {
    if (wanted.server !== undefined && wanted.name !== undefined) {
        throw (0,failure/* badInput */.AN)('dest-name', 'excludes dest-server', 'Name the cluster by one of them.');
    }
    const namespace = wanted.namespace ?? template.namespace;
    const cluster = wanted.name !== undefined
        ? { name: wanted.name }
        : wanted.server !== undefined
            ? { server: wanted.server }
            : template.name !== undefined
                ? { name: template.name }
                : { server: template.server ?? ownCluster };
    return { ...cluster, ...(namespace === undefined ? {} : { namespace }) };
}
function syncPolicyOf(request, template) {
    const { automated: templated, syncOptions: templatedOptions, ...rest } = template ?? {};
    const automated = automatedOf(request, templated);
    if (automated === undefined && request.selfHeal === true) {
        throw (0,failure/* badInput */.AN)('self-heal', 'needs automated sync', 'Set `sync-policy: automated`, or leave self-heal out.');
    }
    const syncOptions = request.syncOptions.length > 0 ? request.syncOptions : (templatedOptions ?? []);
    const policy = {
        ...rest,
        ...(automated === undefined ? {} : { automated }),
        ...(syncOptions.length === 0 ? {} : { syncOptions: [...syncOptions] }),
    };
    return Object.keys(policy).length === 0 ? undefined : policy;
}
function automatedOf(request, template) {
    if (request.syncPolicy === 'manual')
        return undefined;
    if (request.syncPolicy === undefined && request.template !== undefined && template === undefined)
        return undefined;
    const { enabled, ...rest } = template ?? {};
    return {
        ...rest,
        ...(enabled === undefined || request.syncPolicy === 'automated' ? {} : { enabled }),
        ...(request.prune === undefined ? {} : { prune: request.prune }),
        ...(request.selfHeal === undefined ? {} : { selfHeal: request.selfHeal }),
    };
}

// EXTERNAL MODULE: ./build/core/argocd/authentication.js
var authentication = __webpack_require__(3109);
// EXTERNAL MODULE: ./build/core/argocd/client.js + 4 modules
var argocd_client = __webpack_require__(2621);
// EXTERNAL MODULE: ./build/core/argocd/errors.js
var errors = __webpack_require__(4906);
// EXTERNAL MODULE: ./build/core/argocd/observe.js
var observe = __webpack_require__(6349);
;// CONCATENATED MODULE: ./build/core/argocd/sync.js
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




const runInfo = 'monorepo-gitops/run';
async function startSync(vigil, wish) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { client, ref, clock, log } = vigil;
        const observer = __addDisposableResource(env_1, (0,observe/* observe */.l)(vigil), false);
        for (let announced = false;;) {
            try {
                await client.sync(ref, { prune: wish.prune, infos: [{ name: runInfo, value: wish.marker }] });
                return { result: 'started' };
            }
            catch (error) {
                if (!isBusy(error) && !(0,errors/* isTransient */.dg)(error))
                    throw error;
                const observation = await observer.next();
                if (observation.kind === 'absent')
                    throw error;
                if (observation.kind === 'out-of-time')
                    throw stillBusy(vigil, error);
                const { app } = observation;
                if (hasMarker(app, wish.marker))
                    return { result: 'started' };
                if (app.operation !== undefined && isSyncTo(app.operation, wish.revision))
                    return { result: 'adopted' };
                if (!announced)
                    log.info(`${(0,live/* appNamed */.pA)(ref)} is busy with another operation; waiting for it`);
                announced = true;
                await clock.sleep(clock.random() * 2_000);
            }
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function hasMarker(app, marker) {
    return [app.operation, app.status?.operationState?.operation].some((operation) => operation?.info?.some(({ name, value }) => name === runInfo && value === marker));
}
function isSyncTo(operation, revision) {
    return revision !== undefined && operation.sync?.dryRun !== true && (0,live/* revisionsOf */.Ow)(operation.sync).includes(revision);
}
function isBusy(error) {
    const answer = (0,errors/* argocdErrorOf */.SN)(error);
    return answer?.code === errors/* grpc */.dY.failedPrecondition && /another operation is already in progress/.test(answer.message);
}
function stillBusy({ ref }, cause) {
    return new failure/* Failure */.HR('timed-out', 'ARGOCD_BUSY', `${(0,live/* appNamed */.pA)(ref)} was busy with another operation until the deadline`, {
        hint: 'Terminate the operation in Argo CD when it hangs, or raise `timeout`.',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/core/argocd/rollback.js


async function rollBack(vigil, before, choices) {
    const spec = before === undefined ? undefined : lastDeployedSpec(before);
    if (before === undefined || spec === undefined)
        return { result: 'nothing-before' };
    const { name, namespace, labels, annotations, finalizers } = before.metadata;
    const previous = {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: {
            name,
            ...(namespace === undefined ? {} : { namespace }),
            ...(labels === undefined ? {} : { labels }),
            ...(annotations === undefined ? {} : { annotations }),
            ...(finalizers === undefined ? {} : { finalizers }),
        },
        spec,
    };
    await vigil.client.terminate(vigil.ref);
    await vigil.client.upsert(previous, { upsert: true, validate: false });
    const revision = (0,live/* revisionsOf */.Ow)(before.status?.history?.at(-1)).find((one) => one !== '') ?? '';
    await startSync(vigil, { marker: choices.marker, revision, prune: choices.prune });
    return { result: 'rolled-back', revision };
}
function lastDeployedSpec(app) {
    const entry = app.status?.history?.at(-1);
    if (entry === undefined)
        return undefined;
    const revisions = (0,live/* revisionsOf */.Ow)(entry);
    const then = (0,live/* sourcesOf */.u0)({
        ...(entry.source === undefined ? {} : { source: entry.source }),
        ...(entry.sources === undefined ? {} : { sources: entry.sources }),
    });
    const sources = (then.length > 0 ? then : (0,live/* sourcesOf */.u0)(app.spec)).map((source, index) => {
        const revision = revisions[index];
        return (0,live/* isGitSource */.qh)(source) && revision !== undefined && revision !== ''
            ? { ...source, targetRevision: revision }
            : source;
    });
    const [first] = sources;
    if (first === undefined)
        return undefined;
    const { source: _source, sources: _sources, ...rest } = app.spec;
    return (app.spec.sources ?? []).length > 0 ? { ...rest, sources } : { ...rest, source: first };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/core/argocd/comparison.js

function sameSpec(a, b) {
    return (0,external_node_util_.isDeepStrictEqual)(withoutEmpty({ ...a, project: a.project || 'default' }), withoutEmpty({ ...b, project: b.project || 'default' }));
}
function sameField(a, b) {
    const [left, right] = [a, b].map((value) => (isEmpty(value) ? undefined : withoutEmpty(value)));
    return (0,external_node_util_.isDeepStrictEqual)(left, right);
}
function sameApplication(before, after) {
    return (sameSpec(before.spec, after.spec) &&
        sameField(before.metadata.labels, after.metadata.labels) &&
        sameField(before.metadata.annotations, after.metadata.annotations) &&
        sameField(before.metadata.finalizers, after.metadata.finalizers));
}
function isSatisfiedBy(wanted, live) {
    return (sameSpec(wanted.spec, live.spec) &&
        isPartOf(wanted.metadata.labels ?? {}, live.metadata.labels ?? {}) &&
        isPartOf(wanted.metadata.annotations ?? {}, live.metadata.annotations ?? {}) &&
        sameField(wanted.metadata.finalizers, live.metadata.finalizers));
}
function isPartOf(part, whole) {
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
        const compact = key === 'valuesObject' ? item : withoutEmpty(item);
        if (key === 'automated')
            kept.push([key, compact ?? {}]);
        else if (key === 'valuesObject' || key === 'enabled' || !isEmpty(compact))
            kept.push([key, compact]);
    }
    return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
function isEmpty(value) {
    return (value === undefined ||
        value === null ||
        value === '' ||
        value === false ||
        (Array.isArray(value) && value.length === 0));
}

;// CONCATENATED MODULE: ./build/core/argocd/upsert.js
var upsert_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var upsert_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





async function upsertApplication(vigil, wanted, choices) {
    const before = await currentApplication(vigil, wanted);
    const complete = withControllerFinalizers(wanted, before);
    if (before !== undefined && isSatisfiedBy(complete, before))
        return { result: 'unchanged', app: before, before };
    const app = await saidByWhom(vigil, () => vigil.client.upsert(complete, choices));
    if (before === undefined)
        return { result: 'created', app, before };
    return { result: sameApplication(before, app) ? 'unchanged' : 'updated', app, before };
}
async function previewUpsert(vigil, wanted, choices) {
    const { client, ref, log } = vigil;
    const before = await currentApplication(vigil, wanted);
    const complete = withControllerFinalizers(wanted, before);
    if (before !== undefined && isSatisfiedBy(complete, before)) {
        return { result: 'unchanged', request: `${(0,live/* appNamed */.pA)(ref)} already says this: no request.` };
    }
    for (const action of before === undefined ? ['create'] : ['create', 'update']) {
        if (!(await client.canI(action, ref)))
            log.warn(`the token may not ${action} ${(0,live/* appNamed */.pA)(ref)} in ${ref.project}`);
    }
    const url = `${client.url}/api/v1/applications?upsert=${choices.upsert}&validate=${choices.validate}`;
    return {
        result: before === undefined ? 'created' : 'updated',
        request: `POST ${url}\n${JSON.stringify(complete, undefined, 2)}`,
    };
}
async function currentApplication(vigil, wanted) {
    const { client, ref, log } = vigil;
    let before = await saidByWhom(vigil, () => client.get(ref));
    if (before?.metadata.deletionTimestamp !== undefined) {
        log.info(`${(0,live/* appNamed */.pA)(ref)} is being deleted; waiting until it is gone`);
        before = await afterDeletion(vigil);
    }
    if (before === undefined)
        await refuseNameOfOtherProject(vigil);
    else
        refuseForeign(before, wanted);
    return before;
}
async function afterDeletion(vigil) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const observer = upsert_addDisposableResource(env_1, (0,observe/* observe */.l)(vigil), false);
        for (;;) {
            const observation = await observer.next();
            if (observation.kind === 'absent')
                return undefined;
            if (observation.kind === 'out-of-time') {
                throw new failure/* Failure */.HR('timed-out', 'ARGOCD_DELETING', `${(0,live/* appNamed */.pA)(vigil.ref)} is still being deleted`, {
                    hint: 'Look in Argo CD for the resource that does not go away (a finalizer, a hook), or raise `timeout`.',
                });
            }
            if (observation.app.metadata.deletionTimestamp === undefined)
                return observation.app;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        upsert_disposeResources(env_1);
    }
}
async function refuseNameOfOtherProject({ client, ref }) {
    const sameName = await client.list({ name: ref.name, appNamespace: ref.appNamespace });
    const other = sameName.find((app) => app.metadata.name === ref.name && app.spec.project !== ref.project);
    if (other === undefined)
        return;
    throw new failure/* Failure */.HR('refused', 'ARGOCD_OTHER_PROJECT', `name: ${ref.name} exists in project ${other.spec.project}, not in ${ref.project}`, { hint: `Set \`project: ${other.spec.project}\`, or choose another name.` });
}
function refuseForeign(before, wanted) {
    const name = before.metadata.name;
    const owner = before.metadata.ownerReferences?.find(({ kind }) => kind === 'ApplicationSet');
    if (owner !== undefined) {
        throw new failure/* Failure */.HR('refused', 'ARGOCD_OWNED', `${name} belongs to the ApplicationSet ${owner.name}, which would revert any change`, {
            hint: 'Change the ApplicationSet or the files that it reads (bump-image-tag), or choose another name.',
        });
    }
    const parent = before.metadata.annotations?.['argocd.argoproj.io/tracking-id']?.split(':')[0];
    if (parent !== undefined) {
        throw new failure/* Failure */.HR('refused', 'ARGOCD_OWNED', `${name} is deployed by the Application ${parent}, which would revert any change`, {
            hint: 'Use `mode: git`, which changes its manifest in the GitOps repository.',
        });
    }
    const theirs = (0,ownership/* ownershipOf */.VL)(before);
    const ours = (0,ownership/* ownershipOf */.VL)(wanted);
    if (theirs !== undefined && ours !== undefined && theirs.repository !== ours.repository) {
        throw new failure/* Failure */.HR('refused', 'ARGOCD_OWNED', `${name} is the review environment ${theirs.environment} of ${theirs.repository}`, {
            hint: 'Two monorepos use the same name: put something of this one into `name`.',
        });
    }
}
function withControllerFinalizers(wanted, before) {
    const controllers = (before?.metadata.finalizers ?? []).filter((finalizer) => /^(pre|post)-delete-finalizer\.argocd\.argoproj\.io/.test(finalizer));
    const own = wanted.metadata.finalizers ?? [];
    const missing = controllers.filter((finalizer) => !own.includes(finalizer));
    if (missing.length === 0)
        return wanted;
    return { ...wanted, metadata: { ...wanted.metadata, finalizers: [...own, ...missing] } };
}
async function saidByWhom({ client }, call) {
    try {
        return await call();
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR) || error.code !== 'ARGOCD_FORBIDDEN')
            throw error;
        const who = await client.userInfo().catch((cause) => ({ loggedIn: false, username: (0,failure/* messageOf */.bD)(cause) }));
        if (!who.loggedIn || who.username === undefined || who.username === '')
            throw error;
        throw new failure/* Failure */.HR(error.kind, error.code, error.message, {
            hint: `${error.hint ?? ''} The token is ${who.username}.`.trim(),
            cause: error.cause,
        });
    }
}

;// CONCATENATED MODULE: ./build/core/argocd/verdict.js



function verdictOn(app, goal, refreshed) {
    return (onDeletion(app) ??
        onOperationInProgress(app) ??
        onConditions(app) ??
        onComparison(app) ??
        onOperationResult(app, goal) ??
        onRevision(app, goal, refreshed) ??
        onFreshness(app) ??
        (goal.synced ? onSync(app) : undefined) ??
        onImages(app, goal) ??
        (goal.healthy ? onHealth(app) : undefined) ?? { state: 'ready' });
}
function onDeletion(app) {
    if (app.metadata.deletionTimestamp === undefined)
        return undefined;
    return {
        state: 'failed',
        code: 'ARGOCD_DELETING',
        reason: 'the Application is being deleted',
        hint: 'Somebody or a cleanup removed it: run the deploy again when it is gone.',
    };
}
function onOperationInProgress(app) {
    const operation = app.status?.operationState;
    if (app.operation === undefined && !isUnfinished(operation))
        return undefined;
    const phase = operation?.phase ?? 'requested';
    const retry = phase === 'Running' && operation?.finishedAt !== undefined ? ', about to be retried' : '';
    return { state: 'waiting', reason: `operation ${phase}${retry}${suffix(operation?.message)}` };
}
function isUnfinished(operation) {
    return operation !== undefined && !['Succeeded', 'Failed', 'Error'].includes(operation.phase);
}
function onConditions(app) {
    const conditions = app.status?.conditions ?? [];
    const source = conditions.find(({ type }) => type === 'ComparisonError' || type === 'InvalidSpecError');
    if (source !== undefined) {
        return {
            state: 'erroneous',
            code: 'ARGOCD_COMPARISON',
            reason: `${source.type}: ${source.message}`,
            hint: 'Argo CD cannot render the source: check revision, path, values-files and its access to the repository.',
        };
    }
    const sync = conditions.find(({ type }) => type === 'SyncError');
    if (sync === undefined || !(0,live/* isAutomated */.TF)(app.spec))
        return undefined;
    return {
        state: 'erroneous',
        code: 'ARGOCD_SYNC_FAILED',
        reason: `SyncError: ${sync.message}`,
        hint: 'Automated sync does not try the same revision again: fix the manifests, or set `sync: true` to try once more.',
    };
}
function onComparison(app) {
    const comparedTo = app.status?.sync?.comparedTo;
    if (comparedTo !== undefined && comparesTo(comparedTo, app.spec))
        return undefined;
    return { state: 'waiting', reason: 'Argo CD has not compared this spec yet', nudge: 'normal' };
}
function comparesTo(compared, spec) {
    const multiple = (spec.sources ?? []).length > 0;
    const { server, name, namespace } = spec.destination;
    const there = compared.destination;
    return ((multiple ? sameField(compared.sources, spec.sources) : sameField(compared.source, spec.source)) &&
        (server ?? '') === ((name === undefined ? there?.server : server) ?? '') &&
        (name ?? '') === (there?.name ?? '') &&
        (namespace ?? '') === (there?.namespace ?? '') &&
        sameField(compared.ignoreDifferences, spec.ignoreDifferences));
}
function onOperationResult(app, goal) {
    const operation = app.status?.operationState;
    if (operation === undefined || operation.phase === 'Succeeded')
        return undefined;
    const ours = goal.marker !== undefined && hasMarker(app, goal.marker);
    const target = (0,live/* revisionsOf */.Ow)(operation.syncResult).concat((0,live/* revisionsOf */.Ow)(operation.operation?.sync));
    const expected = goal.revision === undefined ? (0,live/* revisionsOf */.Ow)(app.status?.sync) : [goal.revision];
    if (!ours && !target.some((revision) => expected.includes(revision)))
        return undefined;
    if (!ours && app.status?.sync?.status === 'Synced')
        return undefined;
    return {
        state: 'failed',
        code: 'ARGOCD_SYNC_FAILED',
        reason: `the sync ended as ${operation.phase}${suffix(operation.message)}`,
        hint: 'The messages of the resources say why; fix them in the GitOps repository.',
    };
}
function onRevision(app, goal, refreshed) {
    if (goal.revision === undefined)
        return undefined;
    const revisions = (0,live/* revisionsOf */.Ow)(app.status?.sync);
    const compared = (0,live/* sourcesOf */.u0)(app.spec).flatMap((source, index) => (0,live/* isGitSource */.qh)(source) ? [revisions[index] ?? ''] : []);
    if (compared.length === 0 || compared.includes(goal.revision))
        return undefined;
    const current = compared.find((revision) => revision !== '');
    const pinned = (0,live/* sourcesOf */.u0)(app.spec).some(({ targetRevision }) => targetRevision === goal.revision);
    const deployedBefore = (app.status?.history ?? []).some((entry) => (0,live/* revisionsOf */.Ow)(entry).includes(goal.revision ?? ''));
    if (current !== undefined && (deployedBefore || (refreshed && !pinned)))
        return { state: 'superseded', by: current };
    return { state: 'waiting', reason: `Argo CD has not read ${goal.revision} yet`, nudge: 'normal' };
}
function onFreshness(app) {
    const { operationState, reconciledAt } = app.status ?? {};
    const finished = Date.parse(operationState?.finishedAt ?? '');
    if (Number.isNaN(finished) || operationState?.operation?.sync?.dryRun === true)
        return undefined;
    const reconciled = Date.parse(reconciledAt ?? '');
    if (reconciled >= finished)
        return undefined;
    return { state: 'waiting', reason: 'Argo CD has not compared since the sync ended', nudge: 'normal' };
}
function onSync(app) {
    const status = app.status?.sync?.status ?? '';
    if (status === 'Synced')
        return onEmptiness(app);
    const skipped = (app.status?.operationState?.syncResult?.resources ?? []).filter((resource) => resource.status === 'PruneSkipped' && resource.message?.includes('no prune') !== true);
    if (skipped.length > 0 && status === 'OutOfSync' && !(0,live/* isAutomated */.TF)(app.spec)) {
        return {
            state: 'failed',
            code: 'ARGOCD_PRUNE_REQUIRED',
            reason: `${skipped.length} resources are no longer in Git and were not pruned`,
            hint: 'Set `prune: true` to delete them.',
        };
    }
    return { state: 'waiting', reason: `sync status is ${status === '' ? 'not known yet' : status}` };
}
function onEmptiness(app) {
    if ((app.status?.resources ?? []).length > 0)
        return undefined;
    return {
        state: 'erroneous',
        code: 'ARGOCD_NO_RESOURCES',
        reason: 'the source renders no resources',
        hint: 'Check path (and directory-recurse): there is nothing to deploy at this revision.',
    };
}
function onImages(app, goal) {
    const running = app.status?.summary?.images ?? [];
    const missing = goal.images.find((image) => !running.some((one) => one === image || sameDigest(one, image)));
    if (missing === undefined)
        return undefined;
    return { state: 'waiting', reason: `${missing} is not among the images yet`, nudge: 'hard' };
}
function sameDigest(running, wanted) {
    const [name, digest] = wanted.split('@');
    const [runningName = '', runningDigest] = running.split('@');
    return (digest !== undefined && digest === runningDigest && (runningName === name || runningName.startsWith(`${name}:`)));
}
function onHealth(app) {
    const health = app.status?.health?.status ?? '';
    if (health === 'Healthy')
        return undefined;
    if (health !== 'Degraded')
        return { state: 'waiting', reason: `health is ${health === '' ? 'not known yet' : health}` };
    return {
        state: 'degraded',
        code: 'ARGOCD_DEGRADED',
        reason: 'health is Degraded',
        hint: 'The messages of the resources say why. A rollout that recovers by itself needs a longer `degraded-grace`.',
    };
}
function suffix(message) {
    return message === undefined || message === '' ? '' : `: ${message}`;
}

// EXTERNAL MODULE: ./build/core/argocd/tree.js
var tree = __webpack_require__(6845);
;// CONCATENATED MODULE: ./build/core/argocd/wait.js
var wait_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var wait_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





const stableMs = 3_000;
const errorGraceMs = 15_000;
const refreshPauseMs = 10_000;
async function waitUntilLive(vigil, goal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const observer = wait_addDisposableResource(env_1, (0,observe/* observe */.l)(vigil), false);
        const patience = createPatience(vigil, goal);
        let last;
        let reason = 'not looked at yet';
        for (let within;;) {
            const observation = await observer.next(within);
            if (observation.kind === 'absent')
                throw vanished(vigil);
            if (observation.kind === 'out-of-time')
                throw await outOfTime(vigil, last, reason);
            last = observation.app;
            const { verdict, app } = await patience.judge(last);
            last = app;
            if (verdict.state === 'superseded')
                return { result: 'superseded', by: verdict.by, app };
            if (verdict.state === 'failed')
                throw await failed(vigil, app, verdict);
            if (verdict.state === 'ready' && patience.isStable())
                return { result: 'live', app };
            const now = verdict.state === 'ready' ? 'live, looking once more' : verdict.reason;
            if (now !== reason)
                vigil.log.info(`${(0,live/* appNamed */.pA)(vigil.ref)}: ${now}`);
            reason = now;
            within = verdict.state === 'ready' ? stableMs : undefined;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        wait_disposeResources(env_1);
    }
}
function createPatience({ client, ref, clock }, goal) {
    let state;
    let since = 0;
    let refreshedAt = Number.NEGATIVE_INFINITY;
    let settled;
    const refresh = async (kind) => {
        const app = await client.refresh(ref, kind);
        refreshedAt = clock.now();
        return app;
    };
    const wantedRefresh = (app, verdict) => {
        const finishedAt = app.status?.operationState?.finishedAt;
        const ended = app.operation === undefined && finishedAt !== undefined && finishedAt !== settled;
        if (ended && verdict.state !== 'superseded') {
            settled = finishedAt;
            return 'normal';
        }
        if (clock.now() - refreshedAt < refreshPauseMs)
            return undefined;
        if (verdict.state === 'erroneous')
            return 'normal';
        return verdict.state === 'waiting' ? verdict.nudge : undefined;
    };
    return {
        async judge(seen) {
            let app = seen;
            let verdict = verdictOn(app, goal, false);
            const kind = wantedRefresh(app, verdict);
            const refreshed = kind === undefined ? undefined : await refresh(kind);
            if (refreshed !== undefined) {
                app = refreshed;
                verdict = verdictOn(app, goal, true);
            }
            if (verdict.state !== state)
                since = clock.now();
            state = verdict.state;
            return { verdict: overGrace(verdict, clock.now() - since, goal.degradedGraceMs), app };
        },
        isStable: () => state === 'ready' && clock.now() - since >= stableMs,
    };
}
function overGrace(verdict, lasted, degradedGraceMs) {
    const grace = verdict.state === 'degraded' ? degradedGraceMs : errorGraceMs;
    if ((verdict.state !== 'degraded' && verdict.state !== 'erroneous') || lasted < grace)
        return verdict;
    const { code, hint, reason } = verdict;
    return { state: 'failed', code, hint, reason: `${reason} (for ${Math.round(lasted / 1000)} s)` };
}
function statusOutputs(app) {
    return {
        'sync-status': app?.status?.sync?.status || 'Unknown',
        'health-status': app?.status?.health?.status || 'Unknown',
        revision: (0,live/* revisionsOf */.Ow)(app?.status?.sync).join(','),
    };
}
async function failed(vigil, app, verdict) {
    const resources = await (0,tree/* failedResources */.H)(vigil.client, vigil.ref, app);
    const told = [
        `${(0,live/* appNamed */.pA)(vigil.ref)}: ${verdict.reason}`,
        ...resources.map((resource) => `  ${(0,tree/* described */.W)(resource)}`),
    ];
    return new failure/* Failure */.HR('failed', verdict.code, told.join('\n'), {
        hint: verdict.hint,
        outputs: { ...statusOutputs(app), 'failed-resources': resources },
    });
}
async function outOfTime(vigil, app, reason) {
    const resources = app === undefined ? [] : await (0,tree/* failedResources */.H)(vigil.client, vigil.ref, app);
    const told = [
        `${(0,live/* appNamed */.pA)(vigil.ref)} was not live before the deadline: ${reason}`,
        ...resources.map((resource) => `  ${(0,tree/* described */.W)(resource)}`),
    ];
    const manual = app?.status?.sync?.status === 'OutOfSync' && app.operation === undefined;
    return new failure/* Failure */.HR('timed-out', 'ARGOCD_TIMEOUT', told.join('\n'), {
        hint: manual
            ? 'It is OutOfSync and nothing syncs it: set `sync: true` or `sync-policy: automated`.'
            : 'Argo CD goes on by itself. Raise `timeout` when the rollout needs longer.',
        outputs: { ...statusOutputs(app), 'failed-resources': resources },
    });
}
function vanished({ ref }) {
    return new failure/* Failure */.HR('failed', 'ARGOCD_NOT_FOUND', `${(0,live/* appNamed */.pA)(ref)} was deleted while this run waited for it`, {
        hint: 'Somebody or a cleanup removed it: run the deploy again if it should exist.',
        outputs: { ...statusOutputs(undefined), 'failed-resources': [] },
    });
}

;// CONCATENATED MODULE: ./build/core/argocd/deploy.js







async function deployApplication(vigil, wanted, choices) {
    const upserted = await upsertApplication(vigil, wanted, choices.upsert);
    vigil.log.info(`${(0,live/* appNamed */.pA)(vigil.ref)} ${upserted.result}`);
    if (!choices.sync && choices.goal === undefined)
        return { ...upserted, supersededBy: undefined };
    try {
        return { result: upserted.result, ...(await rollOut(vigil, upserted, choices)) };
    }
    catch (error) {
        throw choices.onFailure === 'rollback' ? await wentBack(vigil, upserted, choices, error) : error;
    }
}
async function rollOut(vigil, { app }, choices) {
    const { client, ref, log } = vigil;
    const revision = pinnedRevision(app.spec);
    const compared = (await client.refresh(ref)) ?? app;
    const deployed = verdictOn(compared, { revision, marker: undefined, synced: true, healthy: false, images: [] }, true);
    let marker;
    if (choices.sync && deployed.state !== 'ready') {
        const started = await startSync(vigil, { marker: choices.marker, revision, prune: choices.prune });
        if (started.result === 'started')
            marker = choices.marker;
        log.info(`${(0,live/* appNamed */.pA)(ref)}: sync ${started.result === 'started' ? 'started' : 'already running, taken as ours'}`);
    }
    if (choices.goal === undefined)
        return { app: (await client.get(ref)) ?? compared, supersededBy: undefined };
    const arrival = await waitUntilLive(vigil, { ...choices.goal, revision, marker });
    if (arrival.result === 'live')
        return { app: arrival.app, supersededBy: undefined };
    log.warn(`${(0,live/* appNamed */.pA)(ref)}: a later deployment of ${arrival.by} took over; its own run waits for it`);
    return { app: arrival.app, supersededBy: arrival.by };
}
function pinnedRevision(spec) {
    return (0,live/* sourcesOf */.u0)(spec)
        .filter(live/* isGitSource */.qh)
        .map(({ targetRevision }) => targetRevision)
        .find((revision) => /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(revision ?? ''));
}
async function wentBack(vigil, upserted, choices, error) {
    if (!(error instanceof failure/* Failure */.HR))
        return error;
    const { clock, log } = vigil;
    const again = { ...vigil, deadline: clock.now() + choices.rollbackTimeoutMs };
    let outcome;
    try {
        const back = await rollBack(again, upserted.before, { marker: `${choices.marker}-rollback`, prune: choices.prune });
        outcome =
            back.result === 'rolled-back'
                ? `Rolled back to ${back.revision}.`
                : 'There was no earlier deployment to roll back to.';
    }
    catch (problem) {
        outcome = `The rollback failed as well: ${(0,failure/* messageOf */.bD)(problem)}.`;
    }
    log.warn(`${(0,live/* appNamed */.pA)(vigil.ref)}: ${outcome}`);
    return new failure/* Failure */.HR(error.kind, error.code, `${error.message}\n${outcome}`, {
        cause: error,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        ...(error.outputs === undefined ? {} : { outputs: error.outputs }),
    });
}

// EXTERNAL MODULE: ./build/core/edit/edit.js + 26 modules
var edit = __webpack_require__(6722);
// EXTERNAL MODULE: ./build/core/edit/path.js
var edit_path = __webpack_require__(420);
;// CONCATENATED MODULE: ./build/core/argocd/manifest.js





function renderApplication(app) {
    return (0,dist/* stringify */.As)(app, { lineWidth: 0, version: '1.1', compat: 'core', aliasDuplicateObjects: false });
}
function mergeApplication(file, existing, app) {
    const before = applicationIn(file, existing, app);
    const set = [];
    for (const part of ['metadata', 'spec'])
        collectChanges([part], before[part], app[part], set);
    const unset = contradicted(before, app).map(edit_path/* formatLocation */.j$);
    if (set.length === 0 && unset.length === 0)
        return existing;
    return (0,edit/* editFile */.$y)(file, existing, { set, unset }).text;
}
function applicationIn(file, text, app) {
    const document = (0,dist/* parseDocument */.Tp)(text, { version: '1.1' });
    const refuse = (problem, hint) => new failure/* Failure */.HR('refused', 'ARGOCD_MANIFEST', `app-file: ${file} ${problem}`, { hint });
    if (document.errors.length > 0) {
        throw refuse('is not one YAML document', 'Keep each Application in a file of its own, or choose another app-file.');
    }
    const value = document.toJS();
    if (!isFields(value) || value.kind !== 'Application') {
        throw refuse('holds no Application', 'Choose another path as app-file.');
    }
    const metadata = isFields(value.metadata) ? value.metadata : {};
    if (metadata.name !== app.metadata.name) {
        throw refuse(`holds the Application ${String(metadata.name)}, not ${app.metadata.name}`, 'Put the name into app-file, for example argocd/{name}.yaml.');
    }
    return value;
}
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function collectChanges(place, before, wanted, set) {
    if ((0,external_node_util_.isDeepStrictEqual)(before, wanted) || wanted === undefined)
        return;
    if (isFields(before) && isFields(wanted)) {
        for (const [key, value] of Object.entries(wanted))
            collectChanges([...place, key], before[key], value, set);
    }
    else if (Array.isArray(before) && Array.isArray(wanted) && before.length === wanted.length) {
        for (const [index, value] of wanted.entries())
            collectChanges([...place, index], before[index], value, set);
    }
    else {
        const path = (0,edit_path/* formatLocation */.j$)(place);
        set.push(typeof wanted === 'string' ? `${path}=${wanted}` : `${path}:=${JSON.stringify(wanted)}`);
    }
}
const exclusive = [
    [['spec'], ['source', 'sources']],
    [
        ['spec', 'source'],
        ['path', 'chart'],
    ],
    [
        ['spec', 'source', 'helm'],
        ['values', 'valuesObject'],
    ],
    [
        ['spec', 'destination'],
        ['server', 'name'],
    ],
];
function contradicted(before, app) {
    const goes = [];
    for (const [parent, fields] of exclusive) {
        const old = fieldsAt(before, parent);
        const now = fieldsAt(app, parent);
        if (!fields.some((field) => now[field] !== undefined))
            continue;
        goes.push(...fields
            .filter((field) => old[field] !== undefined && now[field] === undefined)
            .map((field) => [...parent, field]));
    }
    const manual = app.spec.syncPolicy?.automated === undefined;
    if (manual && fieldsAt(before, ['spec', 'syncPolicy']).automated !== undefined)
        goes.push(['spec', 'syncPolicy', 'automated']);
    return goes;
}
function fieldsAt(root, place) {
    const found = place.reduce((value, key) => (isFields(value) ? value[key] : undefined), root);
    return isFields(found) ? found : {};
}

// EXTERNAL MODULE: ./build/core/monorepo/placeholders.js
var placeholders = __webpack_require__(1192);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/commands/configured.js
var configured = __webpack_require__(4483);
;// CONCATENATED MODULE: ./build/commands/application-inputs.js







const applicationInputs = {
    project: { type: 'string', description: "Argo CD project. Default: the template's, else `default`." },
    'app-namespace': {
        type: 'string',
        description: "Namespace of the Application itself, when it is not Argo CD's own.",
    },
    name: {
        type: 'string',
        description: 'Name of the Application. Default with `service` and `environment`: `{service}-{environment}`, or `{service}-{slug}` in a review environment.',
    },
    file: {
        type: 'string',
        description: 'Template manifest: a path in the monorepo. Inputs win over what it says.',
    },
    labels: { type: 'list', description: 'Labels of the Application, `name=value`. Existing ones stay.' },
    annotations: { type: 'list', description: 'Annotations of the Application, `name=value`. Existing ones stay.' },
    'repo-url': {
        type: 'string',
        description: 'Repository that Argo CD reads. Default: the GitOps repository. With a template of several sources it chooses the one to change.',
    },
    path: { type: 'string', description: 'Directory in that repository; `.` is its root.' },
    revision: {
        type: 'string',
        description: "Commit, branch, tag or chart version to deploy. Give the commit that was just pushed, and `wait` proves exactly that one. Default: the template's, else the branch of the GitOps repository (a manifest cannot contain its own commit).",
    },
    chart: { type: 'string', description: 'Chart name, when `repo-url` is a chart repository.' },
    'values-files': { type: 'list', description: "Helm values files, relative to `path`. They replace the template's." },
    values: { type: 'string', description: 'Helm values as YAML text.' },
    parameters: { type: 'list', description: 'Helm parameters, `name=value`, as `helm --set`.' },
    'kustomize-images': { type: 'list', description: 'Kustomize images, `[old=]name:tag` or `[old=]name@digest`.' },
    'directory-recurse': { type: 'boolean', description: 'Read plain manifests of subdirectories too.' },
    'dest-server': {
        type: 'string',
        description: 'API server of the target cluster. Default: the cluster that Argo CD runs in.',
    },
    'dest-name': { type: 'string', description: 'Name of the target cluster in Argo CD, instead of `dest-server`.' },
    'dest-namespace': { type: 'string', description: 'Namespace to deploy into.' },
    'sync-policy': {
        type: 'choice',
        options: ['manual', 'automated'],
        description: "Who starts a sync. Default: the template's, else `automated`.",
    },
    prune: { type: 'boolean', description: 'A sync also deletes what left Git.' },
    'self-heal': { type: 'boolean', description: 'Automated sync also reverts changes made in the cluster.' },
    'sync-options': { type: 'list', description: 'Sync options, for example `CreateNamespace=true`.' },
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
function nameOf(run) {
    const { name, service, environment } = run.inputs;
    return name === undefined ? undefined : (0,placeholders/* expand */.f)(name, (0,configured/* placeholdersFor */.mL)(run.ci, service, environment), 'name');
}
async function applicationRequest(run, gitops) {
    const { inputs } = run;
    return {
        name: nameOf(run),
        project: inputs.project,
        appNamespace: inputs['app-namespace'],
        template: await readTemplate(inputs.file, run),
        labels: pairs('labels', inputs.labels),
        annotations: pairs('annotations', inputs.annotations),
        source: {
            repoUrl: inputs['repo-url'],
            defaultRepoUrl: gitops.url,
            path: inputs.path,
            revision: inputs.revision,
            defaultRevision: gitops.branch ?? 'HEAD',
            chart: inputs.chart,
            valuesFiles: inputs['values-files'],
            values: inputs.values,
            parameters: inputs.parameters,
            kustomizeImages: inputs['kustomize-images'],
            directoryRecurse: inputs['directory-recurse'],
        },
        destination: {
            ...(inputs['dest-server'] === undefined ? {} : { server: inputs['dest-server'] }),
            ...(inputs['dest-name'] === undefined ? {} : { name: inputs['dest-name'] }),
            ...(inputs['dest-namespace'] === undefined ? {} : { namespace: inputs['dest-namespace'] }),
        },
        syncPolicy: inputs['sync-policy'],
        prune: inputs.prune,
        selfHeal: inputs['self-heal'],
        syncOptions: inputs['sync-options'],
        finalizer: finalizerOf(inputs.cascade, inputs.finalizer),
        ownership: ownershipOfRun(run),
    };
}
function finalizerOf(cascade, finalizer) {
    if (cascade !== false)
        return finalizer ?? (cascade === true ? 'foreground' : undefined);
    if (finalizer === undefined)
        return 'none';
    throw (0,failure/* badInput */.AN)('finalizer', 'has no effect with `cascade: false`', 'Leave one of them out.');
}
async function readTemplate(file, { cwd }) {
    if (file === undefined)
        return undefined;
    let text;
    try {
        text = await (0,promises_.readFile)((0,external_node_path_.resolve)(cwd, file), 'utf8');
    }
    catch (cause) {
        throw (0,failure/* badInput */.AN)('file', `${file} cannot be read`, 'Give the path of a manifest in the monorepo.', cause);
    }
    try {
        return readKubernetesYaml(text);
    }
    catch (cause) {
        throw (0,failure/* badInput */.AN)('file', `${file} is not one YAML document`, 'Keep the template of one Application in it.', cause);
    }
}
function pairs(input, lines) {
    const entries = lines.map((line, index) => {
        const [, name, value] = /^([^=\s]+)=(.*)$/s.exec(line) ?? [];
        if (name === undefined || value === undefined)
            throw (0,failure/* badInput */.AN)(input, `item ${index + 1} is not of the form name=value`);
        return [name, value];
    });
    return Object.fromEntries(entries);
}
function ownershipOfRun(run) {
    const { config, ci, inputs } = run;
    const slug = (0,environments/* slugFor */.Pb)(ci);
    if (slug === undefined)
        return undefined;
    const named = config === undefined ? undefined : inputs.environment;
    const review = config !== undefined && named !== undefined
        ? (0,environments/* isReviewEnvironment */.Qm)((0,environments/* environmentNamed */.b6)(config, named))
        : nameOf(run)?.includes(slug) === true;
    if (!review)
        return undefined;
    return { environment: slug, repository: ci.repository, branch: ci.branch, request: ci.requestNumber };
}
function configuredApplication(scope) {
    const { config, ci, service } = scope;
    const chosen = (0,configured/* chosenEnvironment */.Kq)(scope);
    if (chosen === undefined || service === undefined)
        return {};
    const { name, environment } = chosen;
    const { app, file } = environment;
    const values = (0,configured/* placeholdersFor */.mL)(ci, service, name);
    const fill = (template, key) => template === undefined ? undefined : (0,placeholders/* expand */.f)(template, values, `environments.${name}.app.${key}`);
    const fillAll = (templates, key) => templates?.map((template) => (0,placeholders/* expand */.f)(template, values, `environments.${name}.app.${key}`));
    const lines = (map, key) => map === undefined ? undefined : [...map].map(([label, value]) => `${label}=${fill(value, key)}`);
    const defaultName = (0,environments/* isReviewEnvironment */.Qm)(environment) ? '{service}-{slug}' : '{service}-{environment}';
    return (0,configured/* present */.Eb)({
        environment: name,
        name: fill(app?.name ?? defaultName, 'name'),
        file: fill(app?.file, 'file'),
        project: fill(app?.project ?? config.argocd?.project, 'project'),
        'app-namespace': app?.['app-namespace'] ?? config.argocd?.['app-namespace'],
        labels: lines(app?.labels, 'labels'),
        annotations: lines(app?.annotations, 'annotations'),
        'repo-url': app?.['repo-url'],
        path: fill(app?.path, 'path') ?? (app?.chart === undefined ? kustomizationDirectory(fill(file, 'path')) : undefined),
        revision: fill(app?.revision, 'revision'),
        chart: fill(app?.chart, 'chart'),
        'values-files': fillAll(app?.['values-files'], 'values-files'),
        values: app?.values,
        parameters: fillAll(app?.parameters, 'parameters'),
        'kustomize-images': fillAll(app?.['kustomize-images'], 'kustomize-images'),
        'directory-recurse': (0,configured/* text */.Qq)(app?.['directory-recurse']),
        'dest-server': app?.['dest-server'] ?? (app?.['dest-name'] === undefined ? config.argocd?.['dest-server'] : undefined),
        'dest-name': app?.['dest-name'] ?? (app?.['dest-server'] === undefined ? config.argocd?.['dest-name'] : undefined),
        'dest-namespace': fill(app?.['dest-namespace'], 'dest-namespace'),
        'sync-policy': app?.['sync-policy'],
        prune: (0,configured/* text */.Qq)(app?.prune),
        'self-heal': (0,configured/* text */.Qq)(app?.['self-heal']),
        'sync-options': app?.['sync-options'],
    });
}
function kustomizationDirectory(file) {
    return file === undefined ? undefined : /^(.*)\/kustomization\.ya?ml$/.exec(file)?.[1];
}

// EXTERNAL MODULE: ./build/commands/bump-image-tag.js + 2 modules
var bump_image_tag = __webpack_require__(7860);
// EXTERNAL MODULE: ./build/commands/command.js
var command = __webpack_require__(2950);
// EXTERNAL MODULE: ./build/commands/gitops-commit.js + 6 modules
var gitops_commit = __webpack_require__(2216);
// EXTERNAL MODULE: ./build/commands/shared.js
var shared = __webpack_require__(3474);
;// CONCATENATED MODULE: ./build/commands/argocd-upsert-app.js
var argocd_upsert_app_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var argocd_upsert_app_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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

















const inputs = {
    ...shared/* commonInputs */.j$,
    mode: {
        type: 'choice',
        options: ['api', 'git'],
        description: '`api` writes to the Argo CD server, `git` writes the manifest into the GitOps repository for an app-of-apps. Default: `api` when `argocd-server` is given.',
    },
    ...shared/* argocdInputs */.wm,
    ...applicationInputs,
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
    wait: {
        type: 'boolean',
        default: 'false',
        description: 'Wait until this commit is proved to be live: compared, synced, healthy.',
    },
    'wait-for': {
        type: 'list',
        description: 'What to wait for: `synced`, `healthy`, `image=<reference>`. Default: `synced` and `healthy`.',
    },
    timeout: { type: 'duration', default: '10m', description: 'Deadline of the whole command.' },
    'degraded-grace': {
        type: 'duration',
        default: '90s',
        description: 'How long the Application may be Degraded without a break before `wait` fails.',
    },
    'on-failure': {
        type: 'choice',
        options: ['keep', 'rollback'],
        default: 'keep',
        description: 'After a failed `sync` or `wait`: leave it, or go back to what was deployed before.',
    },
    'app-file': {
        type: 'string',
        default: 'argocd/{name}.yaml',
        description: 'Path of the manifest in the GitOps repository (`mode: git`).',
    },
    ...shared/* gitopsInputs */.cX,
    message: gitops_commit/* commitInputs */.J8.message,
    author: gitops_commit/* commitInputs */.J8.author,
    sign: gitops_commit/* commitInputs */.J8.sign,
};
const argocdUpsertApp = (0,command/* defineCommand */.N)({
    name: 'argocd-upsert-app',
    summary: 'Create or update the Argo CD Application, optionally sync it and wait until this commit is live',
    inputs,
    outputs: {
        name: 'Name of the Application.',
        result: '`created`, `updated` or `unchanged`; in a dry run what it would be.',
        'sync-status': 'Sync status at the end (`mode: api`).',
        'health-status': 'Health at the end (`mode: api`).',
        revision: 'Revision that Argo CD compared last; in `mode: git` the commit that holds the manifest.',
        url: 'Address of the Application in the web interface (`mode: api`).',
        'failed-resources': 'JSON list of `{kind, namespace, name, status, message}`.',
    },
    configured: (scope) => ({
        ...(0,configured/* configuredGitops */.bb)(scope),
        ...(0,configured/* configuredArgocd */.B3)(scope),
        ...(0,configured/* present */.Eb)({ mode: scope.config.argocd?.mode, author: scope.config.gitops?.author }),
        ...configuredApplication(scope),
    }),
    async run(run) {
        const step = await applicationStep(run);
        return step.update === undefined ? await throughServer(run, step.wanted) : await throughGit(run, step, step.update);
    },
});
async function applicationStep(run) {
    const { inputs, ci } = run;
    const { service, environment } = inputs;
    const request = await applicationRequest(run, {
        url: inputs['gitops-repository'] === undefined ? undefined : (0,gitops_commit/* gitopsUrl */.iZ)(run),
        branch: inputs['gitops-branch'],
    });
    const wanted = buildApplication(request);
    const { name, namespace } = wanted.metadata;
    const mode = inputs.mode ?? (inputs['argocd-server'] === undefined ? 'git' : 'api');
    if (mode === 'api') {
        const owned = { name, ...(namespace === undefined ? {} : { namespace }), project: wanted.spec.project };
        return { name, service, wanted, update: undefined, owned };
    }
    const file = (0,placeholders/* expand */.f)(inputs['app-file'], { ...(0,configured/* placeholdersFor */.mL)(ci, service, environment), name }, 'app-file');
    const render = (before) => before === undefined ? renderApplication(wanted) : mergeApplication(file, before, wanted);
    return { name, service, wanted, update: { kind: 'write', service, file, render }, owned: { file } };
}
async function throughServer(run, wanted) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, clock, log, secrets, env } = run;
        const client = argocd_upsert_app_addDisposableResource(env_1, (0,argocd_client.createArgocdClient)((0,shared/* argocdConnection */.rU)(inputs), { clock, secrets, idToken: (0,authentication.jobIdToken)(env) }), false);
        const ref = (0,live/* refTo */.zI)(wanted);
        const vigil = { client, ref, clock, log, deadline: clock.now() + inputs.timeout };
        const upsert = { upsert: inputs.upsert, validate: inputs.validate };
        const addressOf = (namespace = 'argocd') => `${client.url}/applications/${namespace}/${ref.name}`;
        if (inputs['dry-run']) {
            const preview = await previewUpsert(vigil, wanted, upsert);
            log.info(preview.request);
            return { outputs: { name: ref.name, result: preview.result }, summary: summaryOf(ref.name, preview.result, []) };
        }
        const deployed = await deployApplication(vigil, wanted, {
            upsert,
            sync: inputs.sync,
            prune: inputs.prune ?? false,
            marker: `${run.ci.repository}#${run.ci.runId}/${(0,external_node_crypto_.randomUUID)()}`,
            goal: inputs.wait ? { ...waitGoal(inputs['wait-for']), degradedGraceMs: inputs['degraded-grace'] } : undefined,
            onFailure: inputs['on-failure'],
            rollbackTimeoutMs: inputs.timeout,
        }).catch((error) => {
            throw withOutputs(error, { name: ref.name, url: addressOf(ref.appNamespace) });
        });
        const status = statusOutputs(deployed.app);
        const url = addressOf(deployed.app.metadata.namespace);
        return {
            outputs: { name: ref.name, result: deployed.result, ...status, url, 'failed-resources': [] },
            summary: summaryOf(ref.name, deployed.result, serverFacts(deployed, url)),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        argocd_upsert_app_disposeResources(env_1);
    }
}
function withOutputs(error, known) {
    if (!(error instanceof failure/* Failure */.HR) || error.outputs === undefined)
        return error;
    return new failure/* Failure */.HR(error.kind, error.code, error.message, {
        cause: error.cause,
        outputs: { ...known, ...error.outputs },
        ...(error.hint === undefined ? {} : { hint: error.hint }),
    });
}
function waitGoal(waitFor) {
    const images = [];
    for (const item of waitFor) {
        const image = /^image=(.+)$/.exec(item)?.[1];
        if (image !== undefined)
            images.push(image);
        else if (item !== 'synced' && item !== 'healthy') {
            throw (0,failure/* badInput */.AN)('wait-for', `"${item}" is not something to wait for`, 'Use synced, healthy or image=<reference>.');
        }
    }
    const everything = waitFor.length === 0;
    return {
        synced: everything || waitFor.includes('synced'),
        healthy: everything || waitFor.includes('healthy'),
        images,
    };
}
async function throughGit(run, step, update) {
    const { inputs, ci } = run;
    const { name, service, owned } = step;
    const live = inputs.sync ? 'sync' : inputs.wait ? 'wait' : undefined;
    if (live !== undefined) {
        const fix = 'Give argocd-server, or leave it out: Argo CD follows the manifest by itself.';
        throw (0,failure/* badInput */.AN)(live, 'needs `mode: api`', fix);
    }
    let existed = false;
    const render = (before) => {
        existed = before !== undefined;
        return update.render(before);
    };
    const review = (0,bump_image_tag.reviewOf)(run, service === undefined ? [] : [service]);
    const committed = await (0,gitops_commit/* commitUpdates */.cc)({ ...run, inputs: { ...inputs, message: inputs.message ?? `Deploy the Application ${name}`, 'on-older': 'apply' } }, {
        updates: [{ ...update, render }],
        values: (0,configured/* placeholdersFor */.mL)(ci, service, inputs.environment),
        review: review === undefined ? undefined : { ...review, applications: [owned] },
    });
    const written = committed.result === 'committed' || committed.result === 'planned';
    const result = written ? (existed ? 'updated' : 'created') : 'unchanged';
    return {
        outputs: { name, result, revision: committed.commit, 'failed-resources': [] },
        summary: summaryOf(name, result, [`File: \`${update.file}\``]),
    };
}
function serverFacts({ app, supersededBy }, url) {
    const status = statusOutputs(app);
    return [
        `Sync: ${status['sync-status']} · health: ${status['health-status']} · revision: \`${status.revision || 'not known yet'}\``,
        ...(supersededBy === undefined ? [] : [`A later deployment took over: \`${supersededBy}\``]),
        `[Open in Argo CD](${url})`,
    ];
}
function summaryOf(name, result, facts) {
    return ['### argocd-upsert-app', `**${name}**: ${result}`, ...facts].join('\n\n');
}


/***/ }),

/***/ 7860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bumpImageTag: () => (/* binding */ bumpImageTag),
  configuredBump: () => (/* binding */ configuredBump),
  reviewOf: () => (/* binding */ reviewOf),
  updatesOf: () => (/* binding */ updatesOf)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/suggestion.js
var core_suggestion = __webpack_require__(5256);
;// CONCATENATED MODULE: ./build/core/gitops/update-list.js


const textFields = ['service', 'image', 'tag', 'digest', 'key', 'from'];
const fields = [...textFields, 'file', 'set', 'unset', 'delete'];
function parseUpdateList(value) {
    if (!Array.isArray(value))
        throw (0,failure/* badInput */.AN)('updates', 'is not a JSON list', 'Give [{"file": "…", "tag": "…"}, …].');
    return value.map((entry, index) => parseEntry(entry, `updates[${index}]`));
}
function parseEntry(value, at) {
    if (!isRecord(value))
        throw (0,failure/* badInput */.AN)(at, 'is not an object', 'Give {"file": "…", "tag": "…"}.');
    for (const [name, field] of Object.entries(value))
        checkField(name, field, at);
    if (value.file === undefined)
        throw (0,failure/* badInput */.AN)(`${at}.file`, 'is missing', 'Say which file to edit.');
    return value;
}
function checkField(name, value, at) {
    if (!fields.includes(name)) {
        const suggestion = (0,core_suggestion/* suggestionFor */.o)(name, fields);
        const hint = `${suggestion === undefined ? '' : `Did you mean ${suggestion}? `}Known: ${fields.join(', ')}.`;
        throw (0,failure/* badInput */.AN)(`${at}.${name}`, 'is not known', hint);
    }
    const shapes = {
        file: [isText(value) || isTextList(value), 'a path or a list of paths'],
        set: [isTextList(value) || isRecord(value), 'a list of path=value or an object'],
        unset: [isTextList(value), 'a list of paths'],
        delete: [typeof value === 'boolean', 'true or false'],
    };
    const [fits, shape] = shapes[name] ?? [
        isText(value),
        'text (numbers in quotes: a tag such as 0123 must stay as it is)',
    ];
    if (!fits)
        throw (0,failure/* badInput */.AN)(`${at}.${name}`, `is not ${shape}`);
}
function updateOf(entry, onAlias) {
    const files = typeof entry.file === 'string' ? [entry.file] : entry.file;
    if (entry.delete === true)
        return { kind: 'delete', service: entry.service, files };
    const { image, tag, digest, key, unset } = entry;
    return {
        kind: 'edit',
        service: entry.service,
        files,
        from: entry.from,
        edit: {
            ...(image === undefined ? {} : { image }),
            ...(tag === undefined ? {} : { tag }),
            ...(digest === undefined ? {} : { digest }),
            ...(key === undefined ? {} : { key }),
            ...(entry.set === undefined ? {} : { set: assignments(entry.set) }),
            ...(unset === undefined ? {} : { unset }),
            onAlias,
        },
    };
}
function assignments(set) {
    if (Array.isArray(set))
        return set;
    return Object.entries(set).map(([path, value]) => typeof value === 'string' ? `${path}=${value}` : `${path}:=${JSON.stringify(value)}`);
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

// EXTERNAL MODULE: ./build/core/image/reference.js
var image_reference = __webpack_require__(9349);
// EXTERNAL MODULE: ./build/core/monorepo/environments.js
var environments = __webpack_require__(7216);
// EXTERNAL MODULE: ./build/core/monorepo/placeholders.js
var placeholders = __webpack_require__(1192);
// EXTERNAL MODULE: ./build/core/review/environment-directory.js
var environment_directory = __webpack_require__(7248);
;// CONCATENATED MODULE: ./build/core/review/scope.js

function reviewScope(template, environment, event) {
    const { repository, slug, request } = event;
    return {
        name: slug,
        repository,
        ref: event.tag === undefined ? `refs/heads/${event.branch ?? ''}` : `refs/tags/${event.tag}`,
        ...(request === undefined ? {} : { request }),
        directory: (0,environment_directory/* environmentDirectory */.h)(template, slug, { environment }),
    };
}

// EXTERNAL MODULE: ./build/commands/command.js
var command = __webpack_require__(2950);
// EXTERNAL MODULE: ./build/commands/configured.js
var configured = __webpack_require__(4483);
// EXTERNAL MODULE: ./build/commands/gitops-commit.js + 6 modules
var gitops_commit = __webpack_require__(2216);
// EXTERNAL MODULE: ./build/commands/shared.js
var shared = __webpack_require__(3474);
;// CONCATENATED MODULE: ./build/commands/bump-image-tag.js










const inputs = {
    ...shared/* commonInputs */.j$,
    file: { type: 'list', description: 'File to edit: a path, a list of paths or globs inside the GitOps repository.' },
    image: {
        type: 'string',
        description: 'Image repository to write, or to find by: `harbor.example.com/fe/web1`. A full reference brings its tag and digest along.',
    },
    tag: { type: 'string', description: 'Tag to write, with placeholders. Default for a `service`: `{sha8}`.' },
    digest: { type: 'string', description: 'Digest to write, `sha256:…`.' },
    key: {
        type: 'string',
        description: 'YAML path of the tag in Helm values; `image.repository` and `image.digest` beside it are kept in step. Without it: `image.tag`.',
    },
    set: {
        type: 'list',
        description: 'Further values, `path=value` (text) or `path:=json`. Missing maps and items are created.',
    },
    unset: { type: 'list', description: 'YAML paths to remove.' },
    from: {
        type: 'string',
        description: 'Template in the GitOps repository that `file` is copied from when it does not exist.',
    },
    updates: {
        type: 'json',
        description: 'Many edits in one commit: a JSON list of `{service, file, image, tag, digest, key, set, unset, from, delete}`.',
    },
    'on-alias': {
        type: 'choice',
        options: ['anchor', 'materialise', 'refuse'],
        default: 'anchor',
        description: 'A value that is a YAML alias: edit it at its anchor for all its users (with a warning), give this place its own copy, or refuse.',
    },
    ...shared/* gitopsInputs */.cX,
    ...gitops_commit/* commitInputs */.J8,
};
const bumpImageTag = (0,command/* defineCommand */.N)({
    name: 'bump-image-tag',
    summary: 'Write an image, or any other value, into the GitOps repository',
    inputs,
    outputs: {
        changed: '`true` when a commit was made, or would be in a dry run.',
        commit: 'The commit in the GitOps repository; empty when none was made.',
        result: '`committed`, `unchanged`, `superseded`, or `planned` in a dry run.',
        'old-image': 'The image that was there; a JSON list when several were written.',
        'new-image': 'The image that is there now; a JSON list when several were written.',
        diff: 'Unified diff of the commit.',
        attempts: 'How many times the edit was applied until the push won.',
    },
    configured: (scope) => ({ ...(0,configured/* configuredGitops */.bb)(scope), ...configuredBump(scope) }),
    async run(run) {
        const { service, environment } = run.inputs;
        const values = (0,configured/* placeholdersFor */.mL)(run.ci, service, environment);
        const updates = updatesOf(run);
        const review = reviewOf(run, service === undefined ? [] : [service]);
        const started = run.clock.now();
        const bumped = await (0,gitops_commit/* commitUpdates */.cc)(run, { updates, values, review });
        return { outputs: outputsOf(bumped), summary: summaryOf(bumped, run.clock.now() - started) };
    },
});
function configuredBump(scope) {
    const { config, ci, service } = scope;
    const chosen = (0,configured/* chosenEnvironment */.Kq)(scope);
    if (chosen === undefined || service === undefined)
        return {};
    const { name, environment } = chosen;
    const values = (0,configured/* placeholdersFor */.mL)(ci, service, name);
    const fill = (template, key) => template === undefined ? undefined : (0,placeholders/* expand */.f)(template, values, `environments.${name}.${key}`);
    return (0,configured/* present */.Eb)({
        environment: name,
        file: fill(environment.file, 'file'),
        from: fill(environment.from, 'from'),
        key: fill(environment.key, 'key'),
        image: fill(environment.image, 'image') ?? (0,environments/* serviceImage */.Dr)(config, service),
        tag: environment.tag ?? '{sha8}',
        set: environment.set === undefined ? undefined : assignments(filledSet(environment, values, name)),
        unset: environment.unset,
        message: environment.message ?? config.gitops?.message,
        author: config.gitops?.author,
    });
}
function filledSet(environment, values, name) {
    const filled = [...(environment.set ?? [])].map(([path, value]) => [
        path,
        typeof value === 'string' ? (0,placeholders/* expand */.f)(value, values, `environments.${name}.set.${path}`) : value,
    ]);
    return Object.fromEntries(filled);
}
function updatesOf({ inputs, ci }) {
    const values = (0,configured/* placeholdersFor */.mL)(ci, inputs.service, inputs.environment);
    const listed = inputs.updates === undefined ? [] : parseUpdateList(inputs.updates);
    const described = inputs.file.length === 0 ? [] : [entryOf(inputs)];
    if (listed.length + described.length === 0) {
        throw (0,failure/* badInput */.AN)('file', 'is missing', 'Say which file to edit: file, updates, or service and environment of a gitops.yaml.');
    }
    return [...described, ...listed].map((entry) => updateOf(filled(entry, values), inputs['on-alias']));
}
function entryOf(inputs) {
    const { service, file, image, tag, digest, key, set, unset, from } = inputs;
    return {
        file,
        ...(service === undefined ? {} : { service }),
        ...(image === undefined ? {} : { image }),
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
        ...(key === undefined ? {} : { key }),
        ...(set.length === 0 ? {} : { set }),
        ...(unset.length === 0 ? {} : { unset }),
        ...(from === undefined ? {} : { from }),
    };
}
function filled(entry, values) {
    if (entry.delete === true)
        return entry;
    const reference = entry.image === undefined ? {} : (0,image_reference/* parseReference */.F2)(entry.image, 'image');
    const tag = entry.tag === undefined ? reference.tag : (0,placeholders/* expand */.f)(entry.tag, values, 'tag');
    const digest = entry.digest ?? reference.digest;
    checkImage(entry, tag, digest);
    return {
        ...entry,
        ...(entry.image === undefined ? {} : { image: entry.image.replace(/@.*$/, '').replace(/:[^/]*$/, '') }),
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}
function checkImage(entry, tag, digest) {
    if (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag)) {
        throw (0,failure/* badInput */.AN)('tag', `"${tag}" is not an image tag`, 'At most 128 letters, digits, "_", "." and "-", not beginning with "." or "-".');
    }
    if (digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(digest)) {
        throw (0,failure/* badInput */.AN)('digest', `"${digest}" is not a digest`, 'Give sha256: and 64 hexadecimal digits, as build-image outputs it.');
    }
    if (tag === undefined && digest === undefined && entry.set === undefined && entry.unset === undefined) {
        throw (0,failure/* badInput */.AN)('tag', 'is missing: there is nothing to write', 'Give tag or digest, or set or unset.');
    }
}
function reviewOf(run, services) {
    const { config, ci, inputs } = run;
    if (config === undefined || inputs.environment === undefined)
        return undefined;
    const environment = (0,environments/* environmentNamed */.b6)(config, inputs.environment);
    const slug = (0,environments/* slugFor */.Pb)(ci);
    if (!(0,environments/* isReviewEnvironment */.Qm)(environment) || environment.file === undefined || slug === undefined)
        return undefined;
    const scope = reviewScope(environment.file, inputs.environment, { ...eventOf(ci), slug });
    return { ...scope, services, applications: [], images: [] };
}
function eventOf(ci) {
    return {
        repository: ci.repository,
        branch: ci.branch,
        tag: ci.event.kind === 'tag' ? ci.event.tag : undefined,
        request: ci.requestNumber,
    };
}
function outputsOf(bumped) {
    const several = (images) => (images.length > 1 ? images : images[0]);
    return {
        changed: bumped.result === 'committed' || bumped.result === 'planned',
        commit: bumped.commit,
        result: bumped.result,
        'old-image': several(bumped.images.map(({ oldImage }) => oldImage)),
        'new-image': several(bumped.images.map(({ newImage }) => newImage)),
        diff: bumped.diff,
        attempts: bumped.attempts,
    };
}
function summaryOf(bumped, milliseconds) {
    const commit = bumped.commit === undefined ? '' : ` · \`${bumped.commit.slice(0, 8)}\``;
    const facts = `**${bumped.result}**${commit} · ${bumped.attempts} attempt(s) · ${(milliseconds / 1000).toFixed(1)} s`;
    return ['### bump-image-tag', facts, (0,gitops_commit/* imageRows */.Dy)(bumped.images)].filter((part) => part !== '').join('\n\n');
}


/***/ }),

/***/ 4906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SN: () => (/* binding */ argocdErrorOf),
/* harmony export */   dY: () => (/* binding */ grpc),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   qO: () => (/* binding */ transportFailure),
/* harmony export */   ue: () => (/* binding */ responseFailure)
/* harmony export */ });
/* unused harmony export ArgocdError */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const grpc = {
    unknown: 2,
    invalidArgument: 3,
    notFound: 5,
    alreadyExists: 6,
    permissionDenied: 7,
    failedPrecondition: 9,
    aborted: 10,
    internal: 13,
    unavailable: 14,
    unauthenticated: 16,
};
class ArgocdError extends Error {
    name = 'ArgocdError';
    status;
    code;
    constructor(status, code, message) {
        super(message);
        this.status = status;
        this.code = code;
    }
}
function argocdErrorOf(error) {
    return error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.cause instanceof ArgocdError ? error.cause : undefined;
}
function isTransient(error) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.code === 'ARGOCD_UNREACHABLE')
        return true;
    const answer = argocdErrorOf(error);
    if (answer === undefined)
        return false;
    if ([429, 502, 503, 504].includes(answer.status))
        return true;
    return answer.code === grpc.internal || answer.code === grpc.aborted;
}
function transportFailure(origin, request, cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const tls = tlsHint(code, (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause));
    const what = `Argo CD at ${origin} did not answer ${request.method} ${request.path}: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause) || code}`;
    if (tls !== undefined)
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_TLS', what, { hint: tls, cause });
    if (code === 'ENOTFOUND') {
        const hint = 'The host name does not resolve from this job: check argocd-server, or run in a network that knows it.';
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_HOST_UNKNOWN', what, { hint, cause });
    }
    const hint = 'Check argocd-server, and that this job may reach it (firewall, VPN, private runner).';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_UNREACHABLE', what, { hint, cause });
}
function tlsHint(code, message) {
    if (code === 'EPROTO' || /wrong version number/i.test(message)) {
        return 'The server does not speak TLS on this port: use another port, or `argocd-plaintext: true` in a trusted network.';
    }
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
        return 'The certificate is for another host name: put the name that it has into argocd-server.';
    }
    if (code === 'CERT_HAS_EXPIRED')
        return "Renew the server's certificate.";
    if (/SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|CERT_UNTRUSTED/.test(code)) {
        return 'Give the certificate of the CA that signed it as argocd-ca (text or path).';
    }
    if (/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE|UNKNOWN_CA/i.test(`${code} ${message}`)) {
        return 'The server asks for a client certificate that it trusts: argocd-client-cert and argocd-client-key.';
    }
    return undefined;
}
function responseFailure(origin, request, response) {
    const { status, headers } = response;
    const call = `${request.method} ${request.path}`;
    if (status >= 300 && status < 400)
        return redirectFailure(origin, call, status, headers.location);
    const error = parseError(status, response.body);
    const explained = error.code === undefined ? explainForeign(error, headers['content-type']) : explain(error);
    const told = `Argo CD refused ${call}: ${error.message} (HTTP ${status})`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', explained.code, told, { hint: explained.hint, cause: error });
}
function redirectFailure(origin, call, status, location) {
    const target = location !== undefined && URL.canParse(location, origin) ? new URL(location, origin) : undefined;
    const where = target === undefined ? 'elsewhere' : target.origin;
    const upgrade = target?.protocol === 'https:' && origin.startsWith('http:');
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_REDIRECT', `Argo CD answered ${call} with a redirect to ${where} (HTTP ${status})`, {
        hint: upgrade
            ? 'This is the plain port of a server that wants TLS: drop argocd-plaintext and use https.'
            : 'Redirects are not followed, since the token would go along. Give the final address as argocd-server; behind a single sign-on proxy, let /api pass or send its headers with argocd-headers.',
        cause: new ArgocdError(status, undefined, `redirect to ${where}`),
    });
}
function parseError(status, body) {
    try {
        const parsed = JSON.parse(body);
        if (typeof parsed === 'object' && parsed !== null && 'code' in parsed && typeof parsed.code === 'number') {
            const message = 'message' in parsed && typeof parsed.message === 'string' ? parsed.message : body;
            return new ArgocdError(status, parsed.code, message);
        }
    }
    catch {
    }
    return new ArgocdError(status, undefined, plainText(body));
}
function plainText(body) {
    const text = body
        .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
    return text === '' ? 'an empty answer' : text.slice(0, 200);
}
function explainForeign(error, contentType) {
    if (error.status === 415) {
        return {
            code: 'ARGOCD_CONTENT_TYPE',
            hint: 'Something between here and Argo CD changes the Content-Type, which must be exactly application/json.',
        };
    }
    if ([502, 503, 504].includes(error.status)) {
        return {
            code: 'ARGOCD_GATEWAY',
            hint: 'The proxy before Argo CD got no answer from it: is argocd-server running?',
        };
    }
    if (contentType?.includes('text/html') === true || error.status === 404 || error.status === 405) {
        return {
            code: 'ARGOCD_NOT_THE_API',
            hint: 'This is not the Argo CD API: check argocd-server and argocd-root-path; a login proxy must let /api pass.',
        };
    }
    return { code: 'ARGOCD_REFUSED', hint: 'The answer is not from Argo CD itself: look at the proxy before it.' };
}
function explain(error) {
    for (const [code, message, explanation] of explanations) {
        if (code === error.code && message.test(error.message))
            return explanation(error.message);
    }
    return { code: 'ARGOCD_REFUSED', hint: "The message is Argo CD's own; its server log may say more." };
}
const fixed = (code, hint) => () => ({ code, hint });
const explanations = [
    [
        grpc.unauthenticated,
        /Invalid username or password/,
        fixed('ARGOCD_LOGIN', 'Check argocd-username and argocd-password. Argo CD says the same after 5 failed logins in 300 s and when 50 run at once.'),
    ],
    [
        grpc.unauthenticated,
        /./,
        fixed('ARGOCD_UNAUTHORIZED', 'argocd-token is missing, expired or revoked: make a new one for the project role.'),
    ],
    [
        grpc.permissionDenied,
        /sync window/,
        fixed('ARGOCD_SYNC_WINDOW', 'A sync window of the AppProject forbids it now: run again when it is open, or allow manual syncs in it.'),
    ],
    [grpc.permissionDenied, /permission denied: /, missingPermission],
    [
        grpc.permissionDenied,
        /./,
        fixed('ARGOCD_FORBIDDEN', "The token's role may not read this Application: it needs `applications, get, PROJECT/*`. Check `project` and, for an Application outside Argo CD's own namespace, that app-namespace is enabled there."),
    ],
    [
        grpc.notFound,
        /./,
        fixed('ARGOCD_NOT_FOUND', 'Check name, project and app-namespace: an Application of another project looks missing.'),
    ],
    [
        grpc.invalidArgument,
        /use upsert flag/,
        fixed('ARGOCD_EXISTS', 'The Application exists with another content: allow `upsert`, or choose another name.'),
    ],
    [
        grpc.invalidArgument,
        /is not allowed in project|project does not exist|not permitted in project/,
        fixed('ARGOCD_PROJECT', 'Create the AppProject, or add this repository, destination and namespace to what it permits.'),
    ],
    [
        grpc.invalidArgument,
        /destination/,
        fixed('ARGOCD_DESTINATION', 'Give a cluster that Argo CD knows: dest-server (its URL) or dest-name, not both.'),
    ],
    [
        grpc.invalidArgument,
        /spec for .* is invalid|InvalidSpecError/,
        fixed('ARGOCD_INVALID_SPEC', 'Argo CD could not render the source: check repo-url, revision, path and values-files, and its access to the repository.'),
    ],
    [
        grpc.failedPrecondition,
        /another operation/,
        fixed('ARGOCD_BUSY', 'A sync of this Application is running: wait for it, or terminate it in Argo CD.'),
    ],
    [grpc.failedPrecondition, /is deleting/, fixed('ARGOCD_DELETING', 'Run again when the deletion is done.')],
    [
        grpc.failedPrecondition,
        /auto-sync/,
        fixed('ARGOCD_AUTO_SYNC', 'With automated sync, set `revision` (the target revision) instead of syncing to another one.'),
    ],
    [
        grpc.failedPrecondition,
        /resolving repo revision/,
        fixed('ARGOCD_REVISION', 'Push the revision first, and check that Argo CD has access to the repository.'),
    ],
    [
        grpc.unknown,
        /namespace '.*' is not permitted/,
        fixed('ARGOCD_NAMESPACE', "Add app-namespace to Argo CD's `application.namespaces` and to the AppProject's sourceNamespaces."),
    ],
];
function missingPermission(message) {
    const [, resource, action, object] = /permission denied: ([^,]+), ([^,]+), ([^,]+)/.exec(message) ?? [];
    const project = object?.split('/')[0] ?? 'PROJECT';
    return {
        code: 'ARGOCD_FORBIDDEN',
        hint: resource === undefined
            ? "Argo CD's RBAC denies it to this token."
            : `Add to the token's role: \`p, proj:${project}:ROLE, ${resource}, ${action}, ${object}, allow\`.`,
    };
}


/***/ }),

/***/ 3947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ow: () => (/* binding */ revisionsOf),
/* harmony export */   TF: () => (/* binding */ isAutomated),
/* harmony export */   pA: () => (/* binding */ appNamed),
/* harmony export */   qh: () => (/* binding */ isGitSource),
/* harmony export */   u0: () => (/* binding */ sourcesOf),
/* harmony export */   zI: () => (/* binding */ refTo)
/* harmony export */ });
function refTo(app) {
    return { name: app.metadata.name, project: app.spec.project || 'default', appNamespace: app.metadata.namespace };
}
function appNamed(ref) {
    return `Application ${ref.appNamespace === undefined ? '' : `${ref.appNamespace}/`}${ref.name}`;
}
function sourcesOf(spec) {
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


/***/ }),

/***/ 6349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ observe)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4906);


const pollMs = 10_000;
const paceMs = 1_000;
function observe(vigil) {
    const { client, ref, clock, deadline } = vigil;
    let woken = false;
    let looked = false;
    const wake = () => {
        woken = true;
    };
    let stream = client.watch(ref, wake);
    const pause = async (withinMs) => {
        const until = Math.min(clock.now() + withinMs, deadline);
        do
            await clock.sleep(Math.max(0, Math.min(paceMs, until - clock.now())));
        while (!woken && clock.now() < until);
    };
    return {
        async next(withinMs = pollMs) {
            if (looked)
                await pause(withinMs);
            looked = true;
            if (clock.now() >= deadline)
                return { kind: 'out-of-time' };
            woken = false;
            if (stream.closed)
                stream = client.watch(ref, wake);
            return await look(vigil);
        },
        [Symbol.dispose]: () => stream.close(),
    };
}
async function look({ client, ref, clock, log, deadline }) {
    for (;;) {
        try {
            const app = await client.get(ref);
            return app === undefined ? { kind: 'absent' } : { kind: 'seen', app };
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || !(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(error))
                throw error;
            if (clock.now() >= deadline)
                return { kind: 'out-of-time' };
            log.warn(`${error.message}; still waiting`);
            await clock.sleep(paceMs);
        }
    }
}


/***/ }),

/***/ 4408:
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
/* unused harmony exports sourceRepositoryAnnotation, sourceBranchAnnotation, sourceRequestAnnotation */
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
function ownershipOf(app) {
    const { labels, annotations } = app.metadata;
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

/***/ 6845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ failedResources),
/* harmony export */   W: () => (/* binding */ described)
/* harmony export */ });
async function failedResources(client, ref, app) {
    const refused = (app.status?.operationState?.syncResult?.resources ?? []).flatMap(refusedBySync);
    const nodes = await client.resourceTree(ref).catch(() => app.status?.resources ?? []);
    const unhealthy = nodes.flatMap(unhealthyNode);
    const known = new Set(refused.map(identity));
    return [...refused, ...unhealthy.filter((resource) => !known.has(identity(resource)))];
}
function refusedBySync(resource) {
    const hookFailed = resource.hookPhase === 'Failed' || resource.hookPhase === 'Error';
    if (resource.status !== 'SyncFailed' && !hookFailed)
        return [];
    return [named(resource, hookFailed ? `hook ${resource.hookPhase}` : 'SyncFailed', resource.message)];
}
function unhealthyNode(node) {
    const status = node.health?.status;
    if (status === undefined || status === '' || status === 'Healthy')
        return [];
    return [named(node, status, node.health?.message)];
}
function named(resource, status, message) {
    const { kind = '', name = '', namespace } = resource;
    return { kind, namespace: namespace || undefined, name, status, message: message ?? '' };
}
function identity({ kind, namespace, name }) {
    return JSON.stringify([kind, namespace, name]);
}
function described(resource) {
    const where = resource.namespace === undefined ? '' : `${resource.namespace}/`;
    const why = resource.message === '' ? '' : `, ${resource.message}`;
    return `${resource.kind} ${where}${resource.name}: ${resource.status}${why}`;
}


/***/ })

};
