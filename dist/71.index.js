export const id = 71;
export const ids = [71];
export const modules = {

/***/ 71:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ArgocdClient: () => (/* binding */ ArgocdClient)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/argocd/server/errors.js
var errors = __webpack_require__(798);
;// CONCATENATED MODULE: ./build/core/argocd/server/events.js

const eventFields = ['metadata.resourceVersion', 'operation', 'status.operationState.finishedAt']
    .map((field) => `,result.application.${field}`)
    .join('');
function eventOf(text) {
    const { result } = (0,json/* jsonObject */.o$)(text);
    const application = (0,json/* isObject */.Gv)(result) && (0,json/* isObject */.Gv)(result.application) ? result.application : {};
    const { metadata, operation, status } = application;
    const state = (0,json/* isObject */.Gv)(status) && (0,json/* isObject */.Gv)(status.operationState) ? status.operationState : {};
    return {
        resourceVersion: (0,json/* isObject */.Gv)(metadata) ? (0,json/* textOf */.b6)(metadata.resourceVersion) : undefined,
        isOperating: (0,json/* isObject */.Gv)(operation),
        finishedAt: (0,json/* textOf */.b6)(state.finishedAt),
        isDeleted: (0,json/* isObject */.Gv)(result) && result.type === 'DELETED',
    };
}

// EXTERNAL MODULE: ./build/core/argocd/server/live.js
var live = __webpack_require__(151);
// EXTERNAL MODULE: ./build/core/net/error.js
var net_error = __webpack_require__(1296);
// EXTERNAL MODULE: ./build/core/net/retry.js
var retry = __webpack_require__(3360);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/core/net/identity-token.js
var identity_token = __webpack_require__(2878);
;// CONCATENATED MODULE: ./build/core/argocd/server/connection.js




function endpointOf(connection) {
    const url = serverUrl(connection);
    const rootPath = (connection.rootPath ?? '').replace(/^\/+|\/+$/g, '');
    const urlPath = url.pathname.replace(/\/+$/, '').replace(/\/api(\/v1)?$/, '');
    return {
        origin: url.origin,
        basePath: rootPath === '' ? urlPath : `/${rootPath}`,
        headers: headersOf(connection.headers),
        tls: tlsOf(connection),
    };
}
function serverUrl({ server, plaintext }) {
    const text = server.trim();
    const hint = 'Give the host of the API server, for example argocd.example.com or https://example.com/argocd.';
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
    if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
        throw (0,failure/* badInput */.AN)('argocd-server', `the scheme ${scheme} is not one of http, https`, hint);
    }
    if (scheme === 'http' && !plaintext) {
        const fix = 'Use https://, or say `argocd-plaintext: true` when the network in between is trusted.';
        throw (0,failure/* badInput */.AN)('argocd-server', 'is an http:// address, so the token would travel unencrypted', fix);
    }
    if (scheme === 'https' && plaintext) {
        throw (0,failure/* badInput */.AN)('argocd-plaintext', 'contradicts the https:// of argocd-server', 'Leave one of them out.');
    }
    const address = scheme === undefined ? `${plaintext ? 'http' : 'https'}://${text}` : text;
    if (!URL.canParse(address) || /\s/.test(text))
        throw (0,failure/* badInput */.AN)('argocd-server', 'is not a host or URL', hint);
    const url = new URL(address);
    if (url.username !== '' || url.password !== '') {
        const fix = 'Put them into argocd-token, or argocd-username and -password.';
        throw (0,failure/* badInput */.AN)('argocd-server', 'carries credentials', fix);
    }
    return url;
}
function headersOf(lines) {
    const headers = {};
    for (const [index, line] of lines.entries()) {
        const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*([^\r\n]*)$/.exec(line) ?? [];
        if (name === undefined || value === undefined) {
            throw (0,failure/* badInput */.AN)('argocd-headers', `item ${index + 1} is not of the form Name: value`);
        }
        headers[name.toLowerCase()] = value.trim();
    }
    return headers;
}
function tlsOf(connection) {
    const { clientCert, clientKey, ca } = connection;
    if ((clientCert === undefined) !== (clientKey === undefined)) {
        const missing = clientCert === undefined ? 'argocd-client-cert' : 'argocd-client-key';
        throw (0,failure/* badInput */.AN)(missing, 'is missing', 'Mutual TLS needs argocd-client-cert and argocd-client-key together.');
    }
    return {
        verify: !connection.insecure,
        ...(ca === undefined ? {} : { ca: pem('argocd-ca', ca) }),
        ...(clientCert === undefined ? {} : { cert: pem('argocd-client-cert', clientCert) }),
        ...(clientKey === undefined ? {} : { key: pem('argocd-client-key', clientKey) }),
    };
}
function pem(input, textOrPath) {
    if (textOrPath.includes('-----BEGIN '))
        return textOrPath;
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(textOrPath, 'utf8');
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
        throw new failure/* Failure */.HR('bad-input', 'INPUT_INVALID', `${input}: is neither PEM text nor a readable file (${code})`, {
            hint: 'PEM text begins with -----BEGIN; otherwise give the path of a PEM file.',
        });
    }
    if (!text.includes('-----BEGIN ')) {
        throw (0,failure/* badInput */.AN)(input, 'names a file without PEM text in it', 'PEM text begins with -----BEGIN.');
    }
    return text;
}
const dexClient = 'argo-cd-cli';
async function bearerToken(connection, call, ports) {
    const { token, oidcConnector, username, password } = connection;
    if (token !== undefined) {
        ports.secrets.add(token);
        return wellFormed(token);
    }
    if (oidcConnector !== undefined)
        return await exchangedToken(oidcConnector, call, ports);
    if (username !== undefined && password !== undefined) {
        return await sessionToken(username, password, call, ports.secrets);
    }
    if (username !== undefined || password !== undefined) {
        const missing = username === undefined ? 'argocd-username' : 'argocd-password';
        throw (0,failure/* badInput */.AN)(missing, 'is missing', 'A session needs argocd-username and argocd-password together.');
    }
    const fix = 'Give a project role token (argocd-token), argocd-username and argocd-password, or argocd-oidc for a keyless job.';
    throw (0,failure/* badInput */.AN)('argocd-token', 'is missing', fix);
}
function wellFormed(token) {
    if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token))
        return token;
    const fix = 'A token has three parts joined by dots. Check for a missing secret, quotes or line breaks around it.';
    throw (0,failure/* badInput */.AN)('argocd-token', 'is not an Argo CD token', fix);
}
async function sessionToken(username, password, call, secrets) {
    secrets.add(password);
    const answer = await call({
        method: 'POST',
        path: '/api/v1/session',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password }),
    });
    return tokenIn(answer, 'token', 'argocd-username', secrets);
}
async function exchangedToken(connector, call, ports) {
    const subject = await identityToken(ports);
    const type = 'urn:ietf:params:oauth:token-type';
    const answer = await call({
        method: 'POST',
        path: '/api/dex/token',
        headers: {
            'content-type': 'application/x-www-form-urlencoded',
            authorization: `Basic ${Buffer.from(`${dexClient}:`).toString('base64')}`,
        },
        body: new URLSearchParams({
            grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
            connector_id: connector,
            scope: 'openid email profile federated:id',
            requested_token_type: `${type}:access_token`,
            subject_token: subject,
            subject_token_type: `${type}:id_token`,
        }).toString(),
    });
    return tokenIn(answer, 'access_token', 'argocd-oidc', ports.secrets);
}
async function identityToken(ports) {
    const identity = await (0,identity_token/* jobIdentityToken */.t)(dexClient, 'ARGOCD_ID_TOKEN', ports);
    switch (identity.result) {
        case 'token':
            return identity.token;
        case 'none':
            throw new failure/* Failure */.HR('bad-input', 'ARGOCD_ID_TOKEN', 'argocd-oidc: this job has no OIDC token', {
                hint: 'On GitHub add `permissions: id-token: write` (forks never get it); on GitLab `id_tokens: ARGOCD_ID_TOKEN: aud: <the Argo CD URL>`.',
            });
        case 'refused': {
            const { problem, cause } = identity;
            throw new failure/* Failure */.HR('failed', 'ARGOCD_ID_TOKEN', `argocd-oidc: GitHub's token service ${problem}`, {
                hint: 'The job needs `permissions: id-token: write`. Otherwise run it again.',
                cause,
            });
        }
    }
}
function tokenIn(answer, field, input, secrets) {
    const token = (0,json/* jsonObject */.o$)(answer)[field];
    if (typeof token !== 'string' || token === '') {
        throw new failure/* Failure */.HR('failed', 'ARGOCD_LOGIN', `${input}: the answer to the log-in holds no token`, {
            hint: 'Check argocd-server and argocd-root-path.',
        });
    }
    secrets.add(token);
    return token;
}

// EXTERNAL MODULE: ./build/core/argocd/server/equality.js
var equality = __webpack_require__(2217);
// EXTERNAL MODULE: ./build/core/argocd/server/transport-errors.js
var transport_errors = __webpack_require__(9546);
;// CONCATENATED MODULE: ./build/core/argocd/server/transport.js








const retryWindow = 30_000;
const mostAttempts = 10;
const longestLine = 64 * 1024;
class Transport {
    #shared;
    #deadline;
    constructor(shared, deadline) {
        this.#shared = shared;
        this.#deadline = deadline;
    }
    static open(connection, ports) {
        const endpoint = endpointOf(connection);
        const { tls } = endpoint;
        const http = ports.network.client({ tls, overloads: [], attempts: mostAttempts, pauses: retryWindow });
        const timeouts = ports.timeouts ?? { request: 75_000, refresh: 60_000 };
        return new Transport({ connection, ports, endpoint, http, timeouts, bearer: undefined, readable: new Set() }, undefined);
    }
    until(deadline) {
        return new Transport(this.#shared, deadline);
    }
    get readable() {
        return this.#shared.readable;
    }
    get url() {
        const { origin, basePath } = this.#shared.endpoint;
        return `${origin}${basePath}`;
    }
    [Symbol.dispose]() {
        this.#shared.http[Symbol.dispose]();
    }
    async call({ method = 'GET', path, query, body, fits }, kind = 'repeatable') {
        const headers = {
            ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
            ...(await this.#authorization()),
        };
        const sent = { method, path, query, headers, body: body === undefined ? undefined : (0,equality/* wireJson */.iH)(body) };
        return (await this.#exchange(sent, kind, fits)).value;
    }
    async #authorization() {
        const shared = this.#shared;
        const { connection, ports, endpoint } = shared;
        if (shared.bearer === undefined) {
            const login = async (request) => (await this.#exchange(request, 'repeatable')).text;
            shared.bearer = bearerToken(connection, login, ports);
            shared.bearer.catch((error) => {
                if (error instanceof failure/* Failure */.HR && error.kind === 'timed-out')
                    shared.bearer = undefined;
            });
        }
        const token = await shared.bearer;
        return 'authorization' in endpoint.headers
            ? { 'grpc-metadata-token': token }
            : { authorization: `Bearer ${token}` };
    }
    async #exchange(request, kind, fits) {
        const { http, endpoint, timeouts } = this.#shared;
        const timeoutMs = kind === 'refresh' ? timeouts.refresh : timeouts.request;
        const sent = {
            method: request.method,
            url: this.#urlOf(request),
            headers: { accept: 'application/json', ...endpoint.headers, ...request.headers },
            body: request.body,
            limits: { exchangeMs: timeoutMs, inactivityMs: timeoutMs },
            deadline: this.#deadline,
            waitingFor: `Argo CD at ${endpoint.origin}`,
        };
        try {
            return await http.exchange(sent, (answer) => this.#read(request, answer, fits), kind === 'repeatable');
        }
        catch (error) {
            if (!(error instanceof net_error/* NetworkError */.Dr))
                throw error;
            throw error.cause instanceof failure/* Failure */.HR ? error.cause : (0,transport_errors/* transportFailure */.qO)(endpoint.origin, request, error);
        }
    }
    async #read(request, answer, fits = () => true) {
        const { ports, endpoint } = this.#shared;
        const { status, headers, ok, mediaType } = answer;
        const body = await answer.text();
        if (ok && mediaType.includes('json')) {
            const value = (0,json/* parseJson */.qF)(body);
            if ((0,json/* isObject */.Gv)(value) && fits(value))
                return { text: body, value };
            throw (0,net_error/* unreadable */.O$)((value === undefined ? errors/* cutAnswer */.Rg : errors/* otherAnswer */.nW)(endpoint.origin, request));
        }
        const redacted = ports.secrets.redact(body);
        const refused = (0,errors/* responseFailure */.ue)(endpoint.origin, request, { status, headers, body: redacted });
        const failure = (0,errors/* isBareDenial */.Q6)(refused) && this.#isReadable(request) ? (0,errors/* asDeniedNow */.AG)(refused) : refused;
        if (ok)
            throw (0,net_error/* unreadable */.O$)(failure);
        if (!(0,errors/* isTransient */.dg)(failure))
            throw failure;
        const retryAfter = (0,retry/* retryAfterOf */.s)(headers['retry-after'], ports.clock.now());
        const refusal = (0,errors/* argocdErrorOf */.SN)(failure);
        if (refusal !== undefined)
            refusal.retryAfter = retryAfter;
        throw new net_error/* NetworkError */.Dr({ kind: 'overloaded', status, retryAfter, body: '' }, failure.message, failure);
    }
    #isReadable({ method, path }) {
        const [application = ''] = /^\/api\/v1\/applications\/[^/]+/.exec(path) ?? [];
        const hasRightOfItsOwn = method !== 'GET' && /\/operation$|\/resource\/actions/.test(path);
        return this.#shared.readable.has(application) && !hasRightOfItsOwn;
    }
    async *lines(request, signal) {
        const { http, endpoint } = this.#shared;
        const answer = await http.send({
            method: 'GET',
            url: this.#urlOf(request),
            headers: { accept: 'text/event-stream', ...endpoint.headers, ...(await this.#authorization()) },
            limits: { exchangeMs: Number.POSITIVE_INFINITY, responseBytes: Number.POSITIVE_INFINITY },
            signal,
            deadline: this.#deadline,
        });
        if (answer.status !== 200)
            return answer.destroy();
        const decoder = new TextDecoder();
        let rest = '';
        for await (const chunk of answer.body) {
            const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
            rest = lines.pop() ?? '';
            yield* lines;
            if (rest.length > longestLine)
                return;
        }
    }
    #urlOf({ path, query }) {
        return new URL(`${this.url}${path}${query === undefined || query.size === 0 ? '' : `?${query}`}`);
    }
}

;// CONCATENATED MODULE: ./build/core/argocd/server/client.js






class ArgocdClient {
    #transport;
    constructor(transport) {
        this.#transport = transport;
    }
    static open(connection, ports) {
        return new ArgocdClient(Transport.open(connection, ports));
    }
    until(deadline) {
        return new ArgocdClient(this.#transport.until(deadline));
    }
    get url() {
        return this.#transport.url;
    }
    pageOf({ name, appNamespace = 'argocd' }) {
        return `${this.url}/applications/${appNamespace}/${name}`;
    }
    [Symbol.dispose]() {
        this.#transport[Symbol.dispose]();
    }
    async userInfo() {
        const info = await this.#transport.call({ path: '/api/v1/session/userinfo' });
        const groups = Array.isArray(info.groups) ? info.groups.filter((each) => typeof each === 'string') : [];
        return { loggedIn: info.loggedIn === true, username: (0,json/* textOf */.b6)(info.username), groups, issuer: (0,json/* textOf */.b6)(info.iss) };
    }
    async canI(action, ref) {
        const object = ref.appNamespace === undefined ? ref.name : `${ref.appNamespace}/${ref.name}`;
        const path = `/api/v1/account/can-i/applications/${action}/${encodeURIComponent(ref.project)}/${object}`;
        return (await this.#transport.call({ path })).value === 'yes';
    }
    async get(ref) {
        const { readable } = this.#transport;
        const path = pathOf(ref);
        try {
            const app = await this.#transport.call({ path, query: scope(ref), fits: isApplication });
            readable.add(path);
            return app;
        }
        catch (error) {
            if ((0,errors/* argocdErrorOf */.SN)(error)?.code === errors/* grpc */.dY.notFound)
                return undefined;
            if (!(0,errors/* isBareDenial */.Q6)(error) || readable.has(path) || !(await this.canI('get', ref)))
                throw error;
            readable.add(path);
            return await this.get(ref);
        }
    }
    async refresh(ref, kind = 'normal') {
        const query = scope(ref);
        query.set('refresh', kind);
        try {
            const app = await this.#transport.call({ path: pathOf(ref), query, fits: isApplication }, 'refresh');
            this.#transport.readable.add(pathOf(ref));
            return app;
        }
        catch (error) {
            if ((0,errors/* argocdErrorOf */.SN)(error)?.code === errors/* grpc */.dY.notFound)
                return 'absent';
            const outOfTime = (0,errors/* argocdErrorOf */.SN)(error)?.message.includes('refresh deadline exceeded') === true;
            const atDeadline = error instanceof failure/* Failure */.HR && error.kind === 'timed-out';
            if (outOfTime || atDeadline || ((0,errors/* isTransient */.dg)(error) && (0,errors/* retryAfterFrom */.lc)(error) === 0))
                return undefined;
            throw error;
        }
    }
    async list({ projects = [], ...filter }) {
        const given = Object.entries(filter).filter((entry) => (entry[1] ?? '') !== '');
        const path = '/api/v1/applications';
        const query = new URLSearchParams([
            ...given,
            ...projects.map((project) => ['projects', project]),
        ]);
        const fits = ({ items }) => areAll(items, isApplication);
        const found = await this.#transport.call({ path, query, fits });
        return found.items ?? [];
    }
    async resourceTree(ref) {
        const path = `${pathOf(ref)}/resource-tree`;
        const fits = ({ nodes }) => areAll(nodes, json/* isObject */.Gv);
        const tree = await this.#transport.call({ path, query: scope(ref), fits });
        return tree.nodes ?? [];
    }
    async syncWindows(ref) {
        const path = `${pathOf(ref)}/syncwindows`;
        const fits = ({ activeWindows, assignedWindows }) => areAll(activeWindows, json/* isObject */.Gv) && areAll(assignedWindows, json/* isObject */.Gv);
        const shown = await this.#transport.call({ path, query: scope(ref), fits });
        return { active: (0,json/* objectsIn */.Qv)(shown.activeWindows), assigned: (0,json/* objectsIn */.Qv)(shown.assignedWindows) };
    }
    async projectWindows(project) {
        const found = await this.#transport.call({ path: `/api/v1/projects/${encodeURIComponent(project)}` });
        return (0,json/* isObject */.Gv)(found.spec) ? (0,json/* objectsIn */.Qv)(found.spec.syncWindows) : [];
    }
    async liveResource(ref, resource) {
        const query = new URLSearchParams([...scope(ref), ...Object.entries(resourceKey(resource))]);
        const { manifest } = await this.#transport.call({ path: `${pathOf(ref)}/resource`, query });
        return typeof manifest === 'string' ? (0,json/* jsonObject */.o$)(manifest) : undefined;
    }
    async runAction(ref, resource, action) {
        const key = { ...resourceKey(resource), ...Object.fromEntries(scope(ref)) };
        const path = `${pathOf(ref)}/resource/actions`;
        try {
            const body = { name: ref.name, ...key, action };
            await this.#transport.call({ method: 'POST', path: `${path}/v2`, body }, 'once');
        }
        catch (error) {
            const answer = (0,errors/* argocdErrorOf */.SN)(error);
            if (answer?.status !== 404 || answer.code !== undefined)
                throw error;
            await this.#transport.call({ method: 'POST', path, query: new URLSearchParams(key), body: action }, 'once');
        }
    }
    async managedResources(ref) {
        const path = `${pathOf(ref)}/managed-resources`;
        const fits = ({ items }) => areAll(items, json/* isObject */.Gv);
        const found = await this.#transport.call({ path, query: scope(ref), fits });
        return found.items ?? [];
    }
    async manifests(ref, revision, positions) {
        const query = scope(ref);
        if (positions === undefined)
            query.set('revision', revision);
        for (const position of positions ?? []) {
            query.append('revisions', revision);
            query.append('sourcePositions', String(position));
        }
        const fits = ({ manifests }) => areAll(manifests, (item) => typeof item === 'string');
        const path = `${pathOf(ref)}/manifests`;
        return (await this.#transport.call({ path, query, fits })).manifests ?? [];
    }
    upsert(application, options) {
        const query = new URLSearchParams({ upsert: String(options.upsert), validate: String(options.validate) });
        return this.#transport.call({
            method: 'POST',
            path: '/api/v1/applications',
            query,
            body: application,
            fits: isApplication,
        });
    }
    sync(ref, request) {
        const { prune, operationId, resources, dryRun = false, force = false, syncOptions } = request;
        const infos = [{ name: live/* operationIdInfo */.ni, value: operationId }];
        const body = {
            name: ref.name,
            ...Object.fromEntries(scope(ref)),
            prune,
            infos,
            strategy: { hook: force ? { force } : {} },
            ...(resources === undefined ? {} : { resources }),
            ...(dryRun ? { dryRun } : {}),
            ...(syncOptions === undefined ? {} : { syncOptions: { items: syncOptions } }),
        };
        return this.#transport.call({ method: 'POST', path: `${pathOf(ref)}/sync`, body, fits: isApplication }, 'once');
    }
    rollback(ref, id, prune) {
        const body = { name: ref.name, ...Object.fromEntries(scope(ref)), id, prune };
        return this.#transport.call({ method: 'POST', path: `${pathOf(ref)}/rollback`, body, fits: isApplication }, 'once');
    }
    async terminate(ref) {
        try {
            await this.#transport.call({ method: 'DELETE', path: `${pathOf(ref)}/operation`, query: scope(ref) });
            return 'terminating';
        }
        catch (error) {
            const answer = (0,errors/* argocdErrorOf */.SN)(error);
            if (answer?.code === errors/* grpc */.dY.notFound)
                return 'idle';
            if (answer?.code === errors/* grpc */.dY.invalidArgument && /No operation is in progress/.test(answer.message))
                return 'idle';
            throw error;
        }
    }
    async remove(ref, { cascade }) {
        const query = scope(ref);
        query.set('cascade', String(cascade));
        if (cascade)
            query.set('propagationPolicy', 'foreground');
        try {
            await this.#transport.call({ method: 'DELETE', path: pathOf(ref), query });
            return 'deleting';
        }
        catch (error) {
            const answer = (0,errors/* argocdErrorOf */.SN)(error);
            if (answer?.code === errors/* grpc */.dY.notFound)
                return 'absent';
            if (answer !== undefined && /no new finalizers can be added/.test(answer.message))
                return 'deleting';
            throw error;
        }
    }
    watch(ref, { onEvent, onEnd }) {
        const abort = new AbortController();
        let closed = false;
        const ended = () => {
            closed = true;
            if (!abort.signal.aborted)
                onEnd();
        };
        this.#readEvents(ref, onEvent, abort.signal).then(ended, ended);
        return {
            get closed() {
                return closed;
            },
            close: () => abort.abort(new Error('the stream was closed')),
        };
    }
    call(call) {
        return this.#transport.call(call);
    }
    async #readEvents(ref, onEvent, signal) {
        const query = scope(ref);
        query.set('name', ref.name);
        query.set('fields', `result.type${eventFields}`);
        for await (const line of this.#transport.lines({ path: '/api/v1/stream/applications', query }, signal)) {
            if (line.startsWith('data:'))
                onEvent(eventOf(line.slice('data:'.length)));
        }
    }
}
function isApplication(value) {
    if (!(0,json/* isObject */.Gv)(value))
        return false;
    const { metadata, spec, status } = value;
    return (0,json/* isObject */.Gv)(metadata) && (0,json/* isObject */.Gv)(spec) && (status === undefined || (0,json/* isObject */.Gv)(status));
}
function areAll(list, fits) {
    return list === undefined || list === null || (Array.isArray(list) && list.every(fits));
}
function pathOf(ref) {
    return `/api/v1/applications/${encodeURIComponent(ref.name)}`;
}
function resourceKey({ group = '', version = '', kind = '', namespace = '', name = '' }) {
    return { group, version, kind, namespace, resourceName: name };
}
function scope(ref) {
    return new URLSearchParams({
        project: ref.project,
        ...(ref.appNamespace === undefined ? {} : { appNamespace: ref.appNamespace }),
    });
}


/***/ }),

/***/ 2878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ jobIdentityToken)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8314);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1296);
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



async function jobIdentityToken(audience, variable, { env, network, secrets }) {
    const given = env[variable];
    const address = env.ACTIONS_ID_TOKEN_REQUEST_URL;
    const bearer = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
    if (given !== undefined && given !== '') {
        secrets.add(given);
        return { result: 'token', token: given };
    }
    if (address === undefined || address === '' || bearer === undefined || bearer === '')
        return { result: 'none' };
    const url = new URL(address);
    url.searchParams.set('audience', audience);
    const found = await askGithub(url, bearer, network);
    if (found.result === 'token')
        secrets.add(found.token);
    return found;
}
const largestToken = 1024 * 1024;
async function askGithub(url, bearer, network) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const client = __addDisposableResource(env_1, network.client({ limits: { responseBytes: largestToken } }), false);
        try {
            return await client.exchange({
                method: 'GET',
                url,
                headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
                waitingFor: "GitHub's token service",
            }, async (answer) => {
                const token = answer.ok ? (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonObject */ .o$)(await answer.bytes()).value : undefined;
                if (typeof token === 'string' && token !== '')
                    return { result: 'token', token };
                return { result: 'refused', problem: `answered with status ${answer.status}`, cause: undefined };
            });
        }
        catch (cause) {
            if (!(cause instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr))
                throw cause;
            return { result: 'refused', problem: `cannot be reached: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}`, cause };
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


/***/ })

};
