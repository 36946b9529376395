export const id = 646;
export const ids = [646];
export const modules = {

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
