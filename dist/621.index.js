export const id = 621;
export const ids = [621,109];
export const modules = {

/***/ 3109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bearerToken: () => (/* binding */ bearerToken),
/* harmony export */   jobIdToken: () => (/* binding */ jobIdToken)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const dexClient = 'argo-cd-cli';
async function bearerToken(connection, call, idToken, secrets) {
    if (connection.token !== undefined) {
        secrets.add(connection.token);
        return wellFormed(connection.token);
    }
    if (connection.oidcConnector !== undefined) {
        return await exchangedToken(connection.oidcConnector, call, idToken, secrets);
    }
    const { username, password } = connection;
    if (username !== undefined && password !== undefined)
        return await sessionToken(username, password, call, secrets);
    if (username !== undefined || password !== undefined) {
        const missing = username === undefined ? 'argocd-username' : 'argocd-password';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(missing, 'is missing', 'A session needs argocd-username and argocd-password together.');
    }
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('argocd-token', 'is missing', 'Give a project role token (argocd-token), argocd-username and argocd-password, or argocd-oidc for a keyless job.');
}
function wellFormed(token) {
    if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token))
        return token;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('argocd-token', 'is not an Argo CD token', 'A token has three parts joined by dots. Check for a missing secret, quotes or line breaks around it.');
}
async function sessionToken(username, password, call, secrets) {
    secrets.add(password);
    const response = await call({
        method: 'POST',
        path: '/api/v1/session',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password }),
    });
    return registered(field(response.body, 'token'), 'argocd-username', secrets);
}
async function exchangedToken(connector, call, idToken, secrets) {
    const subject = await idToken(dexClient);
    secrets.add(subject);
    const type = 'urn:ietf:params:oauth:token-type';
    const response = await call({
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
    return registered(field(response.body, 'access_token'), 'argocd-oidc', secrets);
}
function registered(token, input, secrets) {
    if (token === undefined) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_LOGIN', `${input}: the answer to the log-in holds no token`, {
            hint: 'Check argocd-server and argocd-root-path.',
        });
    }
    secrets.add(token);
    return token;
}
function field(json, name) {
    try {
        const value = JSON.parse(json);
        if (typeof value !== 'object' || value === null)
            return undefined;
        const found = new Map(Object.entries(value)).get(name);
        return typeof found === 'string' && found !== '' ? found : undefined;
    }
    catch {
        return undefined;
    }
}
function jobIdToken(env) {
    return async (audience) => {
        const given = env.ARGOCD_ID_TOKEN;
        if (given !== undefined && given !== '')
            return given;
        const url = env.ACTIONS_ID_TOKEN_REQUEST_URL;
        const bearer = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
        if (url === undefined || url === '' || bearer === undefined || bearer === '') {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('bad-input', 'ARGOCD_ID_TOKEN', 'argocd-oidc: this job has no OIDC token', {
                hint: 'On GitHub add `permissions: id-token: write` (forks never get it); on GitLab `id_tokens: ARGOCD_ID_TOKEN: aud: <the Argo CD URL>`.',
            });
        }
        return await githubIdToken(url, bearer, audience);
    };
}
async function githubIdToken(requestUrl, bearer, audience) {
    const url = new URL(requestUrl);
    url.searchParams.set('audience', audience);
    const response = await fetch(url, {
        headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
        redirect: 'error',
        signal: AbortSignal.timeout(30_000),
    }).catch((cause) => {
        throw idTokenRefused('cannot be reached', cause);
    });
    const value = field(await response.text(), 'value');
    if (!response.ok || value === undefined)
        throw idTokenRefused(`answered HTTP ${response.status}`, undefined);
    return value;
}
function idTokenRefused(problem, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ARGOCD_ID_TOKEN', `argocd-oidc: GitHub's token service ${problem}`, {
        hint: 'The job needs `permissions: id-token: write`. Otherwise run it again.',
        ...(cause === undefined ? {} : { cause }),
    });
}


/***/ }),

/***/ 2621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createArgocdClient: () => (/* binding */ createArgocdClient)
});

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/argocd/authentication.js
var authentication = __webpack_require__(3109);
// EXTERNAL MODULE: ./build/core/argocd/errors.js
var errors = __webpack_require__(4906);
;// CONCATENATED MODULE: ./build/core/argocd/wire-json.js
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

;// CONCATENATED MODULE: ./build/core/argocd/caller.js




function createCaller(connection, http, origin, around) {
    const { clock, secrets } = around;
    const timeouts = around.timeouts ?? { request: 75_000, refresh: 60_000 };
    const exchange = async (request) => {
        const response = await http.send(request);
        if (response.status >= 200 && response.status < 300 && isJson(response))
            return response;
        throw (0,errors/* responseFailure */.ue)(origin, request, { ...response, body: secrets.redact(response.body) });
    };
    let bearer;
    const login = () => retried(clock, () => (0,authentication.bearerToken)(connection, (request) => exchange({ ...request, timeoutMs: timeouts.request }), around.idToken, secrets));
    const authorization = async () => {
        bearer ??= login();
        return { authorization: `Bearer ${await bearer}` };
    };
    const send = async (call, timeoutMs) => {
        const method = call.method ?? 'GET';
        const response = await exchange({
            method,
            path: call.path,
            headers: { ...(method === 'GET' ? {} : { 'content-type': 'application/json' }), ...(await authorization()) },
            timeoutMs,
            ...(call.query === undefined ? {} : { query: call.query }),
            ...(call.body === undefined ? {} : { body: wireJson(call.body) }),
        });
        return JSON.parse(response.body);
    };
    const once = (call) => send(call, timeouts.request);
    return {
        once,
        json: (call) => retried(clock, () => once(call)),
        slow: (call) => send(call, timeouts.refresh),
        stream(ref, onEvent) {
            return openLater(async () => {
                const query = scope(ref);
                query.set('name', ref.name);
                query.set('fields', 'result.type,result.application.metadata.resourceVersion');
                const headers = { accept: 'text/event-stream', ...(await authorization()) };
                return http.open({ method: 'GET', path: '/api/v1/stream/applications', query, headers }, (line) => {
                    if (line.startsWith('data:'))
                        onEvent();
                });
            });
        },
    };
}
function pathOf(ref) {
    return `/api/v1/applications/${encodeURIComponent(ref.name)}`;
}
function scope(ref) {
    return new URLSearchParams({
        project: ref.project,
        ...(ref.appNamespace === undefined ? {} : { appNamespace: ref.appNamespace }),
    });
}
function isJson(response) {
    return (response.headers['content-type'] ?? '').includes('json');
}
const retryWindow = 30_000;
async function retried(clock, attempt) {
    const deadline = clock.now() + retryWindow;
    for (let ceiling = 500;; ceiling = Math.min(ceiling * 2, 8_000)) {
        try {
            return await attempt();
        }
        catch (error) {
            const pause = clock.random() * ceiling;
            if (!(error instanceof failure/* Failure */.HR) || !(0,errors/* isTransient */.dg)(error) || clock.now() + pause > deadline)
                throw error;
            await clock.sleep(pause);
        }
    }
}
function openLater(open) {
    let stream;
    let closed = false;
    open().then((opened) => {
        stream = opened;
        if (closed)
            opened.close();
    }, () => {
        closed = true;
    });
    return {
        get closed() {
            return closed || stream?.closed === true;
        },
        close() {
            closed = true;
            stream?.close();
        },
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/core/argocd/connection.js


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
        throw (0,failure/* badInput */.AN)('argocd-server', 'is an http:// address, so the token would travel unencrypted', 'Use https://, or say `argocd-plaintext: true` when the network in between is trusted.');
    }
    if (scheme === 'https' && plaintext) {
        throw (0,failure/* badInput */.AN)('argocd-plaintext', 'contradicts the https:// of argocd-server', 'Leave one of them out.');
    }
    const address = scheme === undefined ? `${plaintext ? 'http' : 'https'}://${text}` : text;
    if (!URL.canParse(address) || /\s/.test(text))
        throw (0,failure/* badInput */.AN)('argocd-server', 'is not a host or URL', hint);
    const url = new URL(address);
    if (url.username !== '' || url.password !== '') {
        throw (0,failure/* badInput */.AN)('argocd-server', 'carries credentials', 'Put them into argocd-token, or argocd-username and -password.');
    }
    return url;
}
function headersOf(lines) {
    const headers = {};
    for (const [index, line] of lines.entries()) {
        const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*([^\r\n]*)$/.exec(line);
        const [, name, value] = match ?? [];
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

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
;// CONCATENATED MODULE: ./build/core/argocd/http.js



const largestBody = 64 * 1024 * 1024;
function createHttp(endpoint) {
    const agent = agentFor(endpoint);
    return {
        send: (request) => send(endpoint, agent, request),
        open: (request, onLine) => http_open(endpoint, agent, request, onLine),
        [Symbol.dispose]: () => agent.destroy(),
    };
}
function agentFor({ origin, tls }) {
    if (origin.startsWith('http:'))
        return new external_node_http_.Agent({ keepAlive: true });
    return new external_node_https_.Agent({
        keepAlive: true,
        rejectUnauthorized: tls.verify,
        ...(tls.ca === undefined ? {} : { ca: tls.ca }),
        ...(tls.cert === undefined ? {} : { cert: tls.cert }),
        ...(tls.key === undefined ? {} : { key: tls.key }),
    });
}
function start(endpoint, agent, request) {
    const query = request.query === undefined || request.query.size === 0 ? '' : `?${request.query}`;
    const url = new URL(`${endpoint.origin}${endpoint.basePath}${request.path}${query}`);
    const body = request.body;
    return (url.protocol === 'http:' ? external_node_http_ : external_node_https_).request(url, {
        method: request.method,
        agent,
        headers: {
            accept: 'application/json',
            'user-agent': 'monorepo-gitops',
            ...endpoint.headers,
            ...request.headers,
            ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        },
    });
}
async function send(endpoint, agent, request) {
    const abort = new AbortController();
    const deadline = setTimeout(() => abort.abort(new Error(`no answer within ${request.timeoutMs} ms`)), request.timeoutMs);
    const outgoing = start(endpoint, agent, request);
    try {
        return await new Promise((resolve, reject) => {
            abort.signal.addEventListener('abort', () => {
                reject(abort.signal.reason);
                outgoing.destroy();
            });
            outgoing.on('error', reject);
            outgoing.on('response', (incoming) => {
                readBody(incoming).then((body) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }), reject);
            });
            outgoing.end(request.body);
        });
    }
    catch (cause) {
        throw (0,errors/* transportFailure */.qO)(endpoint.origin, request, cause);
    }
    finally {
        clearTimeout(deadline);
    }
}
async function readBody(incoming) {
    const chunks = [];
    let length = 0;
    for await (const chunk of incoming) {
        length += chunk.length;
        if (length > largestBody)
            throw new Error(`the answer is longer than ${largestBody} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function http_open(endpoint, agent, request, onLine) {
    const outgoing = start(endpoint, agent, request);
    let closed = false;
    const end = () => {
        closed = true;
        outgoing.destroy();
    };
    outgoing.on('error', end);
    outgoing.on('response', (incoming) => {
        if (incoming.statusCode !== 200)
            return end();
        let rest = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (text) => {
            const lines = (rest + text).split('\n');
            rest = lines.pop() ?? '';
            for (const line of lines)
                onLine(line);
        });
        incoming.on('error', end);
        incoming.on('close', end);
    });
    outgoing.end();
    return {
        get closed() {
            return closed;
        },
        close: end,
    };
}

;// CONCATENATED MODULE: ./build/core/argocd/client.js




function createArgocdClient(connection, surroundings) {
    const endpoint = endpointOf(connection);
    const http = createHttp(endpoint);
    const call = createCaller(connection, http, endpoint.origin, surroundings);
    return {
        url: `${endpoint.origin}${endpoint.basePath}`,
        ...readingCalls(call),
        ...writingCalls(call),
        watch: (ref, onEvent) => call.stream(ref, onEvent),
        [Symbol.dispose]: () => http[Symbol.dispose](),
    };
}
function readingCalls(call) {
    return {
        async userInfo() {
            const info = await call.json({ path: '/api/v1/session/userinfo' });
            return { loggedIn: info.loggedIn === true, username: info.username };
        },
        async canI(action, ref) {
            const object = ref.appNamespace === undefined ? ref.name : `${ref.appNamespace}/${ref.name}`;
            const path = `/api/v1/account/can-i/applications/${action}/${encodeURIComponent(ref.project)}/${object}`;
            return (await call.json({ path })).value === 'yes';
        },
        get: (ref) => absentAsUndefined(call.json({ path: pathOf(ref), query: scope(ref) })),
        async refresh(ref, kind = 'normal') {
            const query = scope(ref);
            query.set('refresh', kind);
            try {
                return await call.slow({ path: pathOf(ref), query });
            }
            catch (error) {
                const outOfTime = (0,errors/* argocdErrorOf */.SN)(error)?.message.includes('refresh deadline exceeded') === true;
                if (outOfTime || (0,errors/* isTransient */.dg)(error))
                    return undefined;
                throw error;
            }
        },
        async list(filter) {
            const query = new URLSearchParams();
            if (filter.project !== undefined)
                query.set('project', filter.project);
            if (filter.name !== undefined)
                query.set('name', filter.name);
            if (filter.selector !== undefined)
                query.set('selector', filter.selector);
            if (filter.appNamespace !== undefined)
                query.set('appNamespace', filter.appNamespace);
            const found = await call.json({ path: '/api/v1/applications', query });
            return found.items ?? [];
        },
        async resourceTree(ref) {
            const tree = await call.json({
                path: `${pathOf(ref)}/resource-tree`,
                query: scope(ref),
            });
            return tree.nodes ?? [];
        },
    };
}
function writingCalls(call) {
    return {
        upsert(application, options) {
            const query = new URLSearchParams({ upsert: String(options.upsert), validate: String(options.validate) });
            return call.json({ method: 'POST', path: '/api/v1/applications', query, body: application });
        },
        sync: (ref, request) => call.once({
            method: 'POST',
            path: `${pathOf(ref)}/sync`,
            body: { name: ref.name, ...Object.fromEntries(scope(ref)), ...request, strategy: { hook: {} } },
        }),
        async terminate(ref) {
            try {
                await call.json({ method: 'DELETE', path: `${pathOf(ref)}/operation`, query: scope(ref) });
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
        },
        async remove(ref, how) {
            const query = scope(ref);
            query.set('cascade', String(how.cascade));
            if (how.cascade)
                query.set('propagationPolicy', how.propagationPolicy);
            try {
                await call.json({ method: 'DELETE', path: pathOf(ref), query });
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
        },
    };
}
async function absentAsUndefined(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if ((0,errors/* argocdErrorOf */.SN)(error)?.code === errors/* grpc */.dY.notFound)
            return undefined;
        throw error;
    }
}


/***/ })

};
