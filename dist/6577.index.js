export const id = 6577;
export const ids = [6577,9349,5713];
export const modules = {

/***/ 4906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rg: () => (/* binding */ cutAnswer),
/* harmony export */   SN: () => (/* binding */ argocdErrorOf),
/* harmony export */   dY: () => (/* binding */ grpc),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   qO: () => (/* binding */ transportFailure),
/* harmony export */   ue: () => (/* binding */ responseFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8314);


const grpc = {
    unknown: 2,
    invalidArgument: 3,
    notFound: 5,
    permissionDenied: 7,
    failedPrecondition: 9,
    aborted: 10,
    internal: 13,
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
    return [429, 502, 503, 504].includes(answer.status) || answer.code === grpc.internal || answer.code === grpc.aborted;
}
function transportFailure(origin, { method, path }, error) {
    const { code, hint } = explainTransport(error);
    const problem = `Argo CD at ${origin} did not answer ${method} ${path}: ${error.message}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, problem, { hint, cause: error });
}
function explainTransport(error) {
    const errno = systemCode(error);
    const tls = tlsHint(errno, error.message) ?? (error.kind === 'tls' ? error.hint : undefined);
    if (tls !== undefined)
        return { code: 'ARGOCD_TLS', hint: tls };
    if (error.kind === 'proxy' || error.kind === 'proxy-scheme')
        return { code: 'ARGOCD_PROXY', hint: error.hint };
    if (error.kind === 'too-large' || error.kind === 'encoding')
        return notTheApi;
    if (errno === 'ENOTFOUND') {
        const hint = 'The host name does not resolve from this job: check argocd-server, or run in a network that knows it.';
        return { code: 'ARGOCD_HOST_UNKNOWN', hint };
    }
    return {
        code: 'ARGOCD_UNREACHABLE',
        hint: 'Check argocd-server, and that this job may reach it (firewall, VPN, private runner, HTTPS_PROXY and NO_PROXY).',
    };
}
function systemCode(error) {
    if (!(error instanceof Error))
        return '';
    return 'code' in error && typeof error.code === 'string' ? error.code : systemCode(error.cause);
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
function responseFailure(origin, { method, path }, { status, headers, body }) {
    const call = `${method} ${path}`;
    if (status >= 300 && status < 400)
        return redirectFailure(origin, call, status, headers.location);
    const error = parseError(status, body);
    const { code, hint } = error.code === undefined ? explainForeign(status, headers['content-type']) : explain(error);
    const problem = `Argo CD refused ${call}: ${error.message} (HTTP ${status})`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, problem, { hint, cause: error });
}
function cutAnswer(origin, { method, path }) {
    const problem = `Argo CD at ${origin} answered ${method} ${path} with JSON that cannot be read to its end`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_ANSWER', problem, {
        hint: 'Look for a proxy or a load balancer before Argo CD that cuts long answers.',
    });
}
function redirectFailure(origin, call, status, location) {
    const target = location !== undefined && URL.canParse(location, origin) ? new URL(location, origin) : undefined;
    const where = target?.origin ?? 'elsewhere';
    const upgrade = target?.protocol === 'https:' && origin.startsWith('http:');
    const problem = `Argo CD answered ${call} with a redirect to ${where} (HTTP ${status})`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_REDIRECT', problem, {
        hint: upgrade
            ? 'This is the plain port of a server that wants TLS: drop argocd-plaintext and use https.'
            : 'Redirects are not followed, since the token would go along. Give the final address as argocd-server; behind a single sign-on proxy, let /api pass or send its headers with argocd-headers.',
        cause: new ArgocdError(status, undefined, `redirect to ${where}`),
    });
}
function parseError(status, body) {
    const { code, message } = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonObject */ .o$)(body);
    if (typeof code !== 'number')
        return new ArgocdError(status, undefined, plainText(body));
    return new ArgocdError(status, code, typeof message === 'string' ? message : body);
}
function plainText(body) {
    const text = body
        .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
    return text === '' ? 'an empty answer' : text.slice(0, 200);
}
const notTheApi = {
    code: 'ARGOCD_NOT_THE_API',
    hint: 'This is not the Argo CD API: check argocd-server and argocd-root-path; a login proxy must let /api pass.',
};
function explainForeign(status, contentType) {
    if (status === 415) {
        const hint = 'Something between here and Argo CD changes the Content-Type, which must be exactly application/json.';
        return { code: 'ARGOCD_CONTENT_TYPE', hint };
    }
    if ([502, 503, 504].includes(status)) {
        const hint = 'The proxy before Argo CD got no answer from it: is argocd-server running?';
        return { code: 'ARGOCD_GATEWAY', hint };
    }
    if (contentType?.includes('text/html') === true || status === 404 || status === 405)
        return notTheApi;
    return { code: 'ARGOCD_REFUSED', hint: 'The answer is not from Argo CD itself: look at the proxy before it.' };
}
function explain({ code, message }) {
    const [, , problem] = problems.find(([grpcCode, words]) => grpcCode === code && words.test(message)) ?? [];
    if (problem === undefined) {
        return { code: 'ARGOCD_REFUSED', hint: "The message is Argo CD's own; its server log may say more." };
    }
    const missing = problem === 'ARGOCD_FORBIDDEN' ? missingPermission(message) : undefined;
    return { code: problem, hint: missing ?? hints[problem] };
}
function missingPermission(message) {
    if (!message.includes('permission denied: '))
        return undefined;
    const [, resource, action, object] = /permission denied: ([^,]+), ([^,]+), ([^,]+)/.exec(message) ?? [];
    if (object === undefined)
        return "Argo CD's RBAC denies it to this token.";
    const project = object.split('/')[0];
    return `Add to the token's role: \`p, proj:${project}:ROLE, ${resource}, ${action}, ${object}, allow\`.`;
}
const hints = {
    ARGOCD_LOGIN: 'Check argocd-username and argocd-password. Argo CD says the same after 5 failed logins in 300 s and when 50 run at once.',
    ARGOCD_UNAUTHORIZED: 'argocd-token is missing, expired or revoked: make a new one for the project role.',
    ARGOCD_SYNC_WINDOW: 'A sync window of the AppProject forbids it now: run again when it is open, or allow manual syncs in it.',
    ARGOCD_FORBIDDEN: "The token's role may not read this Application: it needs `applications, get, PROJECT/*`. Check `project` and, for an Application outside Argo CD's own namespace, that app-namespace is enabled there.",
    ARGOCD_NOT_FOUND: 'Check name, project and app-namespace: an Application of another project looks missing.',
    ARGOCD_EXISTS: 'The Application exists with another content: allow `upsert`, or choose another name.',
    ARGOCD_PROJECT: 'Create the AppProject, or add this repository, destination and namespace to what it permits.',
    ARGOCD_DESTINATION: 'Give a cluster that Argo CD knows: dest-server (its URL) or dest-name, not both.',
    ARGOCD_INVALID_SPEC: 'Argo CD could not render the source: check repo-url, revision, path and values-files, and its access to the repository.',
    ARGOCD_BUSY: 'A sync of this Application is running: wait for it, or terminate it in Argo CD.',
    ARGOCD_DELETING: 'Run again when the deletion is done.',
    ARGOCD_AUTO_SYNC: 'With automated sync, set `revision` (the target revision) instead of syncing to another one.',
    ARGOCD_REVISION: 'Push the revision first, and check that Argo CD has access to the repository.',
    ARGOCD_NAMESPACE: "Add app-namespace to Argo CD's `application.namespaces` and to the AppProject's sourceNamespaces.",
};
const problems = [
    [grpc.unauthenticated, /Invalid username or password/, 'ARGOCD_LOGIN'],
    [grpc.unauthenticated, /./, 'ARGOCD_UNAUTHORIZED'],
    [grpc.permissionDenied, /sync window/, 'ARGOCD_SYNC_WINDOW'],
    [grpc.permissionDenied, /./, 'ARGOCD_FORBIDDEN'],
    [grpc.notFound, /./, 'ARGOCD_NOT_FOUND'],
    [grpc.invalidArgument, /use upsert flag/, 'ARGOCD_EXISTS'],
    [grpc.invalidArgument, /is not allowed in project|project does not exist|not permitted in project/, 'ARGOCD_PROJECT'],
    [grpc.invalidArgument, /destination/, 'ARGOCD_DESTINATION'],
    [grpc.invalidArgument, /spec for .* is invalid|InvalidSpecError/, 'ARGOCD_INVALID_SPEC'],
    [grpc.failedPrecondition, /another operation/, 'ARGOCD_BUSY'],
    [grpc.failedPrecondition, /is deleting/, 'ARGOCD_DELETING'],
    [grpc.failedPrecondition, /auto-sync/, 'ARGOCD_AUTO_SYNC'],
    [grpc.failedPrecondition, /resolving repo revision/, 'ARGOCD_REVISION'],
    [grpc.unknown, /namespace '.*' is not permitted/, 'ARGOCD_NAMESPACE'],
];


/***/ }),

/***/ 3947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BX: () => (/* binding */ sameApplication),
/* harmony export */   I4: () => (/* binding */ syncedBy),
/* harmony export */   L$: () => (/* binding */ sameField),
/* harmony export */   Ow: () => (/* binding */ revisionsOf),
/* harmony export */   SX: () => (/* binding */ isSatisfiedBy),
/* harmony export */   TF: () => (/* binding */ isAutomated),
/* harmony export */   cK: () => (/* binding */ operationIdOf),
/* harmony export */   iH: () => (/* binding */ wireJson),
/* harmony export */   ni: () => (/* binding */ operationIdInfo),
/* harmony export */   oZ: () => (/* binding */ hasOperation),
/* harmony export */   pA: () => (/* binding */ appNamed),
/* harmony export */   qh: () => (/* binding */ isGitSource),
/* harmony export */   sZ: () => (/* binding */ sameSpec),
/* harmony export */   u0: () => (/* binding */ sourcesOf),
/* harmony export */   zI: () => (/* binding */ refTo)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);

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


/***/ }),

/***/ 3958:
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

/***/ 6349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ handleUntil),
/* harmony export */   HJ: () => (/* binding */ failedResources),
/* harmony export */   WY: () => (/* binding */ described),
/* harmony export */   aC: () => (/* binding */ failedResource),
/* harmony export */   lB: () => (/* binding */ observe),
/* harmony export */   tm: () => (/* binding */ afterDeadline)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4906);
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


const lateMs = 15_000;
function handleUntil(handle, deadline) {
    return { ...handle, client: handle.client.until(deadline), deadline };
}
async function afterDeadline(handle, call) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const late = __addDisposableResource(env_1, handle.deadline.overtime(lateMs), false);
        return await call(handleUntil(handle, late));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
const longestPauseMs = 10_000;
const shortestPauseMs = 1_000;
function observe(handle) {
    const { client, ref, clock, deadline } = handle;
    let woken = false;
    let looked = false;
    const wake = () => {
        woken = true;
    };
    let stream = client.watch(ref, wake);
    const pause = async (withinMs) => {
        const until = clock.now() + Math.min(withinMs, deadline.remaining());
        do
            await clock.sleep(Math.max(0, Math.min(shortestPauseMs, until - clock.now())));
        while (!woken && clock.now() < until);
    };
    return {
        async next(withinMs = longestPauseMs) {
            if (looked)
                await pause(withinMs);
            looked = true;
            if (deadline.passed)
                return { kind: 'out-of-time', away: false };
            woken = false;
            if (stream.closed)
                stream = client.watch(ref, wake);
            return await look(handle);
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
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || !(error.kind === 'timed-out' || (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(error)))
                throw error;
            if (deadline.passed)
                return { kind: 'out-of-time', away: true };
            log.warn(`${error.message}; still waiting`);
            await clock.sleep(shortestPauseMs);
        }
    }
}
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
    return [failedResource(resource, hookFailed ? `hook ${resource.hookPhase}` : 'SyncFailed', resource.message)];
}
function unhealthyNode(node) {
    const status = node.health?.status;
    if (status === undefined || status === '' || status === 'Healthy')
        return [];
    return [failedResource(node, status, node.health?.message)];
}
function failedResource({ kind = '', name = '', namespace }, status, message = '') {
    return { kind, namespace: namespace || undefined, name, status, message };
}
function identity({ kind, namespace, name }) {
    return JSON.stringify([kind, namespace, name]);
}
function described(resource) {
    const where = resource.namespace === undefined ? '' : `${resource.namespace}/`;
    const why = resource.message === '' ? '' : `, ${resource.message}`;
    return `${resource.kind} ${where}${resource.name}: ${resource.status}${why}`;
}


/***/ }),

/***/ 6559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ isOwnTag),
/* harmony export */   C5: () => (/* binding */ isStagingTag),
/* harmony export */   QR: () => (/* binding */ keyTag),
/* harmony export */   YT: () => (/* binding */ isPassingTag),
/* harmony export */   al: () => (/* binding */ stagingTag),
/* harmony export */   bT: () => (/* binding */ layersTag)
/* harmony export */ });
const digits = 40;
const prefixOf = { trusted: 'c', untrusted: 'f' };
function keyTag(hex, trust) {
    return `${prefixOf[trust]}-${hex.slice(0, digits)}`;
}
function layersTag(trust) {
    return `${prefixOf[trust]}-layers`;
}
function stagingTag({ uuid }) {
    return `b-${`${uuid()}${uuid()}`.replaceAll('-', '').slice(0, digits)}`;
}
const keyTags = /^[cf]-[0-9a-f]{40}$/;
const stagingTags = /^b-[0-9a-f]{40}$/;
const layersTags = /^[cf]-layers$/;
function isOwnTag(tag) {
    return keyTags.test(tag) || isPassingTag(tag);
}
function isPassingTag(tag) {
    return isStagingTag(tag) || layersTags.test(tag);
}
function isStagingTag(tag) {
    return stagingTags.test(tag);
}


/***/ }),

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
/* harmony import */ var _monorepo_environments_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7084);
/* harmony import */ var _review_tombstone_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7368);
/* harmony import */ var _retention_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(105);








function imageUsage(config) {
    if (config === undefined)
        return unknownUsage('gitops.yaml is not at hand');
    const without = [...config.environments].find(([, { file }]) => file === undefined);
    return without === undefined ? { known: true } : unknownUsage(`environment ${without[0]} has no file`);
}
function unknownUsage(why) {
    return { known: false, reason: `${why}, so it is not known whether another environment uses it` };
}
function registryHosts(config) {
    if (config === undefined)
        return new Set();
    const ofServices = [...config.services.keys()].map((name) => (0,_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_5__.serviceImage)(config, name));
    const ofEnvironments = [...config.environments.values()].map(({ image }) => image);
    return new Set([...ofServices, ...ofEnvironments].flatMap((image) => (image === undefined ? [] : hostIn(image))));
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
    const words = new _retention_words_js__WEBPACK_IMPORTED_MODULE_7__/* .Words */ .U();
    const stays = (path) => !path.startsWith(`${_review_tombstone_js__WEBPACK_IMPORTED_MODULE_6__/* .tombstoneDirectory */ .P0}/`) && !goes(path);
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
                return { result: 'removed', reason: `a dry run: ${found.digest} would go` };
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

/***/ 4410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ readProvenance),
/* harmony export */   SB: () => (/* binding */ composeMessage),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   aw: () => (/* binding */ parseTrailers),
/* harmony export */   e1: () => (/* binding */ provenanceTrailers),
/* harmony export */   e9: () => (/* binding */ trailerBlocks),
/* harmony export */   mb: () => (/* binding */ formatTrailers),
/* harmony export */   uv: () => (/* binding */ trailerValues)
/* harmony export */ });
/* harmony import */ var _skip_markers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4900);

const maxValue = 2000;
const referencePrefix = 'Argocd-reference-commit-';
function provenanceTrailers(provenance) {
    const { reference } = provenance;
    const all = [
        ['Source-Repository', provenance.sourceRepository],
        ['Source-Commit', provenance.sourceCommit],
        ['Source-Ref', provenance.sourceRef],
        ['Source-Branch', provenance.sourceBranch],
        ...provenance.services.map((service) => ['Service', service]),
        ...provenance.images.map((image) => ['Image', image]),
        ...(provenance.contents ?? []).map((each) => ['Content', contentText(each)]),
        ...(provenance.builtFrom ?? []).map(({ service, commit }) => ['Built-From', `${service} ${commit}`]),
        ['Pipeline', provenance.pipeline],
        [`${referencePrefix}author`, reference?.author],
        [`${referencePrefix}sha`, reference?.sha],
        [`${referencePrefix}repourl`, reference?.repoUrl],
        [`${referencePrefix}subject`, reference?.subject],
        [
            `${referencePrefix}body`,
            reference?.body === undefined || reference.body === '' ? undefined : JSON.stringify(reference.body),
        ],
        [`${referencePrefix}date`, reference?.date],
    ];
    return all.flatMap(([key, value]) => (value === undefined || value.trim() === '' ? [] : [[key, value]]));
}
function contentText({ service, content = '-', configuration = '-' }) {
    return `${service} ${content}/${configuration}`;
}
const maxSubject = 72;
function composeMessage(text, trailers) {
    const [first = '', ...rest] = text.replace(/\r\n?/g, '\n').trim().split('\n');
    const body = rest.map(cleanLine).join('\n').trim();
    const last = formatTrailers(trailers).join('\n');
    return `${[subjectOf(first), body, last].filter((part) => part !== '').join('\n\n')}\n`;
}
function subjectOf(line) {
    const subject = oneLine(line).replace(/^-{3,}\s*/, '');
    if (subject === '')
        return 'Update';
    const short = shortened(subject, maxSubject);
    const marker = (0,_skip_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .skipMarkerOf */ .Lr)(subject);
    if (marker === undefined || (0,_skip_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSkipMarker */ .sU)(short) || marker.length > maxSubject / 2)
        return short;
    const rest = oneLine(subject.replace(marker, ' '));
    return `${shortened(rest, maxSubject - marker.length - 1)} ${marker}`;
}
function shortened(text, length) {
    const characters = [...text];
    if (characters.length <= length)
        return text;
    const kept = characters.slice(0, length - 1).join('');
    return `${kept.trimEnd()}…`;
}
function cleanLine(line) {
    const clean = line.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ').trimEnd();
    return /^\s*([\w-]+\s*:|\(cherry picked from)/.test(clean) ? `> ${clean}` : clean;
}
function formatTrailers(trailers) {
    return trailers.map(([key, value]) => `${key}: ${(0,_skip_markers_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutSkipMarkers */ .jO)(oneLine(value)).slice(0, maxValue).trimEnd()}`);
}
function parseTrailers(message) {
    const paragraphs = paragraphsOf(message);
    return paragraphs.length < 2 ? [] : trailersIn(paragraphs.at(-1) ?? '');
}
function trailerBlocks(message) {
    const [, ...paragraphs] = paragraphsOf(message);
    return paragraphs
        .map((paragraph) => {
        const [indent = ''] = /^ */.exec(paragraph) ?? [];
        return trailersIn(paragraph.replaceAll(`\n${indent}`, '\n').slice(indent.length));
    })
        .filter((trailers) => trailers.length > 0)
        .reverse();
}
function paragraphsOf(message) {
    return message
        .replace(/\r\n/g, '\n')
        .trimEnd()
        .split(/\n[ \t]*\n/);
}
function trailersIn(paragraph) {
    const trailers = [];
    for (const line of paragraph.split('\n')) {
        if (line.startsWith('(cherry picked from commit '))
            continue;
        const match = /^([A-Za-z0-9-]+)[ \t]*:[ \t]*(.*)$/.exec(line);
        const last = trailers.at(-1);
        if (match !== null)
            trailers.push([match[1] ?? '', match[2]?.trim() ?? '']);
        else if (/^[ \t]/.test(line) && last !== undefined)
            last[1] += ` ${line.trim()}`;
        else
            return [];
    }
    return trailers;
}
function readProvenance(trailers) {
    const all = (key) => trailerValues(trailers, key);
    const one = (key) => all(key)[0];
    if (one('Source-Commit') === undefined && all('Service').length === 0 && all('Image').length === 0)
        return undefined;
    return {
        sourceRepository: one('Source-Repository'),
        sourceCommit: one('Source-Commit'),
        sourceRef: one('Source-Ref'),
        sourceBranch: one('Source-Branch'),
        services: all('Service'),
        images: all('Image'),
        contents: all('Content').flatMap((value) => {
            const [, service, content, configuration] = /^(\S+) ([^/\s]+)\/(\S+)$/.exec(value) ?? [];
            const known = (key) => (key === '-' ? undefined : key);
            return service === undefined ? [] : [{ service, content: known(content), configuration: known(configuration) }];
        }),
        builtFrom: all('Built-From').flatMap((value) => {
            const [, service, commit] = /^(\S+) ([0-9a-f]{40,64})$/.exec(value) ?? [];
            return service === undefined || commit === undefined ? [] : [{ service, commit }];
        }),
        pipeline: one('Pipeline'),
    };
}
function trailerValues(trailers, key) {
    return trailers.filter(([name]) => name.toLowerCase() === key.toLowerCase()).map(([, value]) => value);
}
function oneLine(text) {
    return text.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
}


/***/ }),

/***/ 9349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ parseRepositoryName),
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Bs: () => (/* binding */ checkTag),
/* harmony export */   Cy: () => (/* binding */ lastComponent),
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   H2: () => (/* binding */ checkDigest),
/* harmony export */   JA: () => (/* binding */ canonicalRepository),
/* harmony export */   Ng: () => (/* binding */ looksLikeImage),
/* harmony export */   OJ: () => (/* binding */ joinImage),
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   UD: () => (/* binding */ dockerHub),
/* harmony export */   Ve: () => (/* binding */ splitHost),
/* harmony export */   Y4: () => (/* binding */ dockerConfigKey),
/* harmony export */   Zf: () => (/* binding */ splitTagField),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   d0: () => (/* binding */ ecrRegion),
/* harmony export */   dw: () => (/* binding */ isTemplated),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   og: () => (/* binding */ isRepositoryPath),
/* harmony export */   s5: () => (/* binding */ splitImage)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const dockerHub = 'docker.io';
function dockerConfigKey(registry) {
    return registry === dockerHub ? 'https://index.docker.io/v1/' : registry;
}
const longestRepository = 255;
const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostName = /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*$/;
const ipv6 = /^\[[a-fA-F0-9:]+\]$/;
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const placeholder = /\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}/gs;
const digestGrammar = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
function parseReference(text, input = 'image') {
    refuseSchemeAndSpace(text, input);
    const { name, tag, digest } = split(text);
    if (digest !== undefined)
        checkDigest(digest, input);
    if (tag !== undefined)
        checkTag(tag, input);
    const repository = checkedRepository(name, input, text);
    return { ...repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}
function parseRepositoryName(text, input = 'image') {
    const { registry, repository, tag, digest } = parseReference(text, input);
    if (tag === undefined && digest === undefined)
        return { registry, repository };
    const extra = digest === undefined ? `the tag "${tag}"` : `the digest "${digest}"`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${text}" must name a repository, but it also has ${extra}`, `write "${registry}/${repository}" and give tags in their own input`);
}
function formatReference({ registry, repository, tag, digest }) {
    return joinImage({ repository: `${registry}/${repository}`, tag, digest });
}
function isTag(text) {
    return tagGrammar.test(text);
}
function checkTag(tag, input = 'tags') {
    if (isTag(tag))
        return;
    if (tag === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the tag is empty', 'give a tag after ":", or leave the ":" out');
    const problem = tag.length > 128
        ? `has ${tag.length} characters, at most 128 are allowed`
        : /^[.-]/.test(tag)
            ? 'begins with "." or "-"'
            : `contains ${firstMatch(/[^A-Za-z0-9_.-]/, tag)}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the tag "${tag}" ${problem}`, 'a tag has letters, digits, "_", "." and "-", and begins with a letter, a digit or "_"; {branch-slug} makes a valid one of a branch name');
}
function isDigest(text) {
    return digestGrammar.test(text);
}
function checkDigest(digest, input = 'digest') {
    if (isDigest(digest))
        return;
    const [, algorithm, hex = ''] = /^(sha256|sha512):(.*)$/s.exec(digest) ?? [];
    const problem = algorithm === undefined
        ? 'does not begin with "sha256:" or "sha512:"'
        : /[^a-f0-9]/.test(hex)
            ? 'has other characters than lower-case hex digits'
            : `has ${hex.length} hex digits, ${algorithm} has ${algorithm === 'sha256' ? 64 : 128}`;
    const hint = 'Copy the whole digest, sha256: and 64 hex digits, as build-image outputs it.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the digest "${digest}" ${problem}`, hint);
}
function isRepositoryPath(path) {
    return path.length <= longestRepository && path.split('/').every((part) => component.test(part));
}
function splitImage(text) {
    const { name, tag, digest } = split(text);
    return { repository: name || undefined, tag: tag || undefined, digest: digest || undefined };
}
function splitTagField(text) {
    const [, tag, digest] = /^([^@]*)@?(.*)$/s.exec(text) ?? [];
    return { tag: tag || undefined, digest: digest || undefined };
}
function joinImage({ repository, tag, digest }) {
    return `${repository ?? ''}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
function versionOf(text) {
    const { tag, digest } = splitImage(text);
    if (tag !== undefined && isTag(tag))
        return tag;
    return digest !== undefined && isDigest(digest) ? digest.slice(0, digest.indexOf(':') + 13) : '';
}
function sameRepository(a, b) {
    return canonicalRepository(a) === canonicalRepository(b);
}
function canonicalRepository(repository) {
    return formatReference(canonical(splitHost(repository)));
}
function splitHost(repository) {
    const [, host, path = repository] = /^([^/]*[.:][^/]*|localhost)\/(.*)$/s.exec(repository) ?? [];
    return { host, path };
}
function lastComponent(repository) {
    return repository.slice(repository.lastIndexOf('/') + 1);
}
function isTemplated(text) {
    return text.search(placeholder) !== -1;
}
function looksLikeImage(text) {
    const { name, tag, digest } = split(text);
    return (/^[a-z0-9][\w.\-/]*(?::\d+\/[\w.\-/]+)?$/i.test(name) &&
        (tag === undefined || isTag(tag)) &&
        (digest === undefined || /^[\w+.-]+:[\w=-]+$/.test(digest)) &&
        !/^\d+$/.test(text));
}
function split(text) {
    const shape = text.replace(placeholder, (filled) => 'x'.repeat(filled.length));
    const at = shape.indexOf('@');
    const end = at < 0 ? text.length : at;
    const colon = shape.slice(0, end).indexOf(':', shape.lastIndexOf('/', end) + 1);
    return {
        name: text.slice(0, colon < 0 ? end : colon),
        tag: colon < 0 ? undefined : text.slice(colon + 1, end),
        digest: at < 0 ? undefined : text.slice(at + 1),
    };
}
function canonical({ host, path }) {
    const lower = host?.toLowerCase() ?? dockerHub;
    const registry = lower === 'index.docker.io' || lower === 'registry-1.docker.io' ? dockerHub : lower;
    return { registry, repository: registry === dockerHub && !path.includes('/') ? `library/${path}` : path };
}
function refuseSchemeAndSpace(text, input) {
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
    if (scheme !== undefined) {
        const shown = text.replace(/\/\/[^/]*@/, '//***@');
        const problem = `"${shown}" begins with "${scheme}", but an image reference has no scheme`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `leave "${scheme}" out`);
    }
    if (text.trim() === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the image reference is empty', 'write it as host/path[:tag][@digest]');
    if (/[\s\p{Cc}]/u.test(text)) {
        const problem = `"${text}" contains ${firstMatch(/[\s\p{Cc}]/u, text)}`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'remove white space and control characters');
    }
}
function checkedRepository(name, input, whole) {
    const { host, path } = splitHost(name);
    if (host !== undefined)
        checkHost(host, input);
    checkPath(path, input, whole);
    if (host === undefined && /^[a-f0-9]{64}$/.test(path)) {
        const problem = `"${whole}" is an image ID, which registries do not know`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'name the image by its repository, or by repository@sha256:…');
    }
    return canonical({ host, path });
}
function checkHost(host, input) {
    const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
    if (!hostName.test(name) && !ipv6.test(name)) {
        const hint = 'write a host name, an IPv4 address or an IPv6 address in brackets, with an optional :port';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${host}" is not a registry host`, hint);
    }
    if (port !== undefined && !(/^[0-9]{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${port}" is not a port of the registry "${name}"`, 'a port is a number from 1 to 65535');
    }
}
function checkPath(path, input, whole) {
    if (path.length > longestRepository) {
        const problem = `the repository of "${whole}" has ${path.length} characters, at most ${longestRepository} are allowed`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem);
    }
    const part = path.split('/').find((each) => !component.test(each));
    if (part === undefined)
        return;
    if (part === '') {
        const hint = 'write host/path[:tag][@digest] without doubled, leading or trailing "/"';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${whole}" has an empty part between slashes`, hint);
    }
    if (/[A-Z]/.test(part)) {
        const problem = `the repository of "${whole}" has upper-case letters in "${part}"`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `write it as "${part.toLowerCase()}"`);
    }
    const problem = /[^a-z0-9._-]/.test(part)
        ? `contains ${firstMatch(/[^a-z0-9._-]/, part)}`
        : `has a misplaced ${firstMatch(/[._-]+/, part)}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${part}" in "${whole}" ${problem}`, 'each part of a repository has lower-case letters and digits, with single ".", one or two "_" or any "-" between them');
}
function firstMatch(pattern, text) {
    return JSON.stringify(pattern.exec(text)?.[0] ?? '');
}
const privateRegistry = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn|\.eu)?|on\.aws)$/;
function ecrRegion(registry) {
    return privateRegistry.exec(registry)?.[1];
}
function repositoryOf({ registry, repository }) {
    return { registry, repository };
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

/***/ 1086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ manifestInputs),
/* harmony export */   y: () => (/* binding */ applicationInputs)
/* harmony export */ });
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
        description: 'Template manifest: a path in the monorepo. Inputs win over what it says.',
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


/***/ }),

/***/ 4618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ policyInput),
/* harmony export */   n: () => (/* binding */ retentionInput)
/* harmony export */ });
const retentionInput = {
    retention: {
        type: 'json',
        description: 'Which images may go, in place of `retention` in `gitops.yaml`: JSON of the same form, `{"apply": "self", "rules": [{"tags": "develop-*", "keep-last": 10, "keep-days": 7}]}`, or `@file` with it. What a rule keeps stays, and so does what no rule matches.',
    },
};
const policyInput = {
    retention: {
        type: 'json',
        description: 'Before the build, have Harbor, GitLab or ECR remove old images: JSON, `{"rules": [{"tags": "*", "keep-last": 10}]}`, or `@file` with it, which becomes the policy of the registry. Default repository of a rule: `image`. What is deployed is not seen by a policy: `retention` in `gitops.yaml` sees it.',
    },
};


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
