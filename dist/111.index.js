export const id = 111;
export const ids = [111];
export const modules = {

/***/ 2492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ HttpClient),
  n: () => (/* binding */ interruptionOf)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/net/deadline.js
var net_deadline = __webpack_require__(2140);
// EXTERNAL MODULE: ./build/core/net/error.js
var net_error = __webpack_require__(1296);
;// CONCATENATED MODULE: ./build/core/net/answer.js




const maxExcerptBytes = 64 * 1024;
const maxDrainedBytes = 256 * 1024;
class HttpAnswer {
    status;
    statusText;
    headers;
    url;
    body;
    #message;
    #options;
    #stopWatching;
    #ended = false;
    constructor(message, options) {
        this.status = message.statusCode ?? 0;
        this.statusText = message.statusMessage ?? '';
        this.headers = message.headers;
        this.url = options.url;
        this.#message = message;
        this.#options = options;
        this.body = this.#read();
        message.on('error', () => { });
        this.#stopWatching = (0,net_deadline/* onAbort */.u7)(options.signal, () => this.destroy());
    }
    get ok() {
        return this.status >= 200 && this.status < 300;
    }
    get redirect() {
        const { location } = this.headers;
        const redirects = [301, 302, 303, 307, 308].includes(this.status) && location !== undefined;
        return redirects && URL.canParse(location, this.url.href) ? new URL(location, this.url) : undefined;
    }
    get mediaType() {
        return this.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? 'without a content type';
    }
    async bytes() {
        const chunks = [];
        for await (const chunk of this.body)
            chunks.push(chunk);
        return Buffer.concat(chunks);
    }
    async text() {
        return (await this.bytes()).toString('utf8');
    }
    async excerpt(limit = maxExcerptBytes) {
        const chunks = [];
        let received = 0;
        try {
            for await (const chunk of this.body) {
                chunks.push(chunk);
                received += chunk.byteLength;
                if (received >= limit)
                    break;
            }
        }
        catch (error) {
            if (!(error instanceof net_error/* NetworkError */.Dr))
                throw error;
        }
        return this.#options.redact(Buffer.concat(chunks).subarray(0, limit).toString('utf8'));
    }
    async finish() {
        try {
            let passed = 0;
            for (let next = await this.body.next(); !next.done; next = await this.body.next()) {
                passed += next.value.byteLength;
                if (passed > maxDrainedBytes)
                    break;
            }
        }
        catch {
        }
        this.destroy();
    }
    destroy() {
        if (!this.#message.complete)
            this.#message.destroy();
        this.#end();
    }
    #end() {
        if (this.#ended)
            return;
        this.#ended = true;
        this.#stopWatching();
        this.#options.ended();
    }
    async *#read() {
        const { url, limit, signal } = this.#options;
        let received = 0;
        try {
            const chunks = await unpacked(this.#message, this.#options);
            for await (const chunk of chunks) {
                received += chunk.byteLength;
                if (received > limit)
                    throw tooLarge(url, limit);
                yield chunk;
            }
        }
        catch (error) {
            throw signal.aborted ? signal.reason : readingError(error, url);
        }
        finally {
            this.destroy();
        }
    }
}
async function unpacked(message, { url, limit }) {
    const coding = message.headers['content-encoding']?.toLowerCase() ?? 'identity';
    if (coding === 'identity')
        return message;
    if (coding !== 'gzip' && coding !== 'x-gzip') {
        throw new net_error/* NetworkError */.Dr({ kind: 'encoding' }, `${url.host} answers in the unknown content encoding ${coding}`);
    }
    const { createGunzip } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8522, 19));
    let received = 0;
    message.on('data', ({ byteLength }) => {
        received += byteLength;
        if (received > limit + compressionOverhead)
            message.destroy(tooLarge(url, limit));
    });
    return (0,external_node_stream_.pipeline)(message, createGunzip(), () => { });
}
const compressionOverhead = 1024;
function tooLarge(url, limit) {
    return new net_error/* NetworkError */.Dr({ kind: 'too-large', limit }, `${url.host} sent an answer over the limit of ${limit} bytes`);
}
function readingError(error, url) {
    if (error instanceof failure/* Failure */.HR || error instanceof net_error/* NetworkError */.Dr)
        return error;
    const zlib = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    return zlib
        ? new net_error/* NetworkError */.Dr({ kind: 'encoding' }, `the compression of an answer of ${url.host} is damaged`, error)
        : interrupted(url, (0,failure/* messageOf */.bD)(error), error);
}
function interrupted(url, reason, cause) {
    return new net_error/* NetworkError */.Dr({ kind: 'interrupted' }, `the connection to ${url.host} broke: ${reason}`, cause);
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./build/core/net/proxy.js
var net_proxy = __webpack_require__(4038);
;// CONCATENATED MODULE: ./build/core/net/dial.js






async function dial(route, signal) {
    const { connectMs, trust } = route;
    const timeout = new AbortController();
    const cancel = route.clock.after(connectMs, () => timeout.abort(new Error(`no connection within ${connectMs} ms`)));
    const both = AbortSignal.any([signal, timeout.signal]);
    try {
        const secure = route.url.protocol === 'https:' || route.proxy?.protocol === 'https:';
        const tls = secure ? await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 1692, 19)) : undefined;
        if (tls !== undefined)
            trust.authorities(tls);
        return await connectTrusting(route, tls, both);
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR || error instanceof net_error/* NetworkError */.Dr)
            throw error;
        if (signal.aborted)
            throw signal.reason;
        throw connectError(route, timeout.signal.aborted ? timeout.signal.reason : error);
    }
    finally {
        cancel();
    }
}
async function connectTrusting(route, tls, signal) {
    const viaFallback = new Set();
    for (;;) {
        try {
            return await connectThrough(route, tls, viaFallback, signal);
        }
        catch (error) {
            if (!(error instanceof UntrustedCertificate) || !error.unknownAuthority || tls === undefined)
                throw error;
            const { kind } = error.peer;
            const hasFallback = (kind === 'proxy' ? route.proxyTrust : route.trust).fallback(tls) !== undefined;
            if (!hasFallback || viaFallback.has(kind))
                throw error;
            viaFallback.add(kind);
        }
    }
}
async function connectThrough({ url, proxy, trust, proxyTrust, lookup }, tls, viaFallback, signal) {
    const to = proxy ?? { host: (0,net_proxy/* withoutBrackets */.o4)(url.hostname), port: (0,net_proxy/* portOf */.HM)(url) };
    let socket = await connectTo({ ...to, lookup }, signal);
    const encrypted = (peer, { verify, authorities, fallback }) => {
        if (tls === undefined)
            throw new Error('TLS was not loaded');
        const context = viaFallback.has(peer.kind) ? fallback(tls) : authorities(tls);
        return encrypt(tls, socket, peer, { verify, context }, signal);
    };
    try {
        if (proxy?.protocol === 'https:') {
            const owner = `the proxy ${proxy.host}:${proxy.port}`;
            socket = await encrypted({ kind: 'proxy', host: proxy.host, owner }, proxyTrust);
        }
        if (url.protocol !== 'https:')
            return socket;
        if (proxy !== undefined)
            await tunnel(socket, proxy, url, signal);
        return await encrypted({ kind: 'server', host: (0,net_proxy/* withoutBrackets */.o4)(url.hostname), owner: url.host }, trust);
    }
    catch (error) {
        socket.destroy();
        throw error;
    }
}
async function connectTo({ host, port, lookup }, signal) {
    const socket = (0,external_node_net_.connect)({ host, port, noDelay: true, keepAlive: true, ...(lookup === undefined ? {} : { lookup }) });
    return ready(socket, 'connect', signal);
}
async function encrypt(tls, socket, peer, { verify, context }, signal) {
    const { host } = peer;
    const options = {
        socket,
        host,
        ALPNProtocols: ['http/1.1'],
        rejectUnauthorized: verify,
        ...(context === undefined ? {} : { secureContext: context }),
    };
    const encrypted = tls.connect((0,external_node_net_.isIP)(host) === 0 ? { ...options, servername: host } : options);
    socket.on('error', (error) => encrypted.destroy(error));
    return ready(encrypted, 'secureConnect', signal).catch((error) => {
        throw isCertificateError(error) ? new UntrustedCertificate(peer, error) : error;
    });
}
class UntrustedCertificate extends Error {
    unknownAuthority;
    peer;
    constructor(peer, cause) {
        const reason = (0,failure/* messageOf */.bD)(cause).replace(/; if the root CA is installed locally.*/, '');
        super(`the certificate of ${peer.owner} is not trusted: ${reason}`, { cause });
        this.peer = peer;
        this.unknownAuthority = /^SELF_SIGNED_CERT_IN_CHAIN$|^DEPTH_ZERO_SELF_SIGNED_CERT$|^UNABLE_TO_/.test(codeOf(cause));
    }
}
async function ready(socket, event, signal) {
    try {
        await (0,external_node_events_.once)(socket, event, { signal });
        return socket;
    }
    catch (error) {
        socket.destroy();
        throw error;
    }
}
async function tunnel(socket, proxy, url, signal) {
    const target = `${url.hostname}:${(0,net_proxy/* portOf */.HM)(url)}`;
    const headers = {
        host: target,
        ...(proxy.authorization === undefined ? {} : { 'proxy-authorization': proxy.authorization }),
    };
    const request = (0,external_node_http_.request)({
        method: 'CONNECT',
        path: target,
        headers,
        createConnection: () => socket,
    });
    request.end();
    const status = await new Promise((resolve, reject) => {
        request.once('connect', (answer) => resolve(answer.statusCode));
        request.once('response', (answer) => resolve(answer.statusCode));
        request.once('error', reject);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    if (status !== undefined && status >= 200 && status < 300)
        return;
    const message = `the proxy ${proxy.host}:${proxy.port} refused the way to ${target} with status ${status}`;
    if (status === undefined || status >= 500)
        throw new Error(message);
    throw new net_error/* NetworkError */.Dr({ kind: 'proxy', status }, message);
}
function connectError({ url, proxy }, error) {
    if (error instanceof UntrustedCertificate) {
        const { unknownAuthority } = error;
        return new net_error/* NetworkError */.Dr({ kind: 'tls', unknownAuthority }, error.message, error.cause);
    }
    const reason = (0,failure/* messageOf */.bD)(error) || codeOf(error);
    const via = proxy === undefined ? '' : ` through the proxy ${proxy.host}:${proxy.port}`;
    const message = `cannot connect to ${url.host}${via}: ${reason}`;
    return new net_error/* NetworkError */.Dr({ kind: 'unreachable', errno: codeOf(error) }, message, error);
}
function isCertificateError(error) {
    return /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_CA$|^INVALID_PURPOSE$|^PATH_LENGTH_EXCEEDED$/.test(codeOf(error));
}
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
}

;// CONCATENATED MODULE: ./build/core/net/origin.js



const longestIdle = 10_000;
function openOrigin(route, { maxConnections, closing, opened }) {
    return { agent: new RoutedAgent(route, closing, opened), proxy: route.proxy, turn: limited(maxConnections) };
}
function limited(maxConnections) {
    let busy = 0;
    const waiting = new Set();
    const release = () => {
        const [next] = waiting;
        if (next === undefined)
            busy -= 1;
        else
            next();
    };
    return async (signal) => {
        signal.throwIfAborted();
        if (busy < maxConnections) {
            busy += 1;
            return release;
        }
        return new Promise((resolve, reject) => {
            const stop = (0,net_deadline/* onAbort */.u7)(signal, () => {
                waiting.delete(start);
                reject(signal.reason);
            });
            const start = () => {
                waiting.delete(start);
                stop();
                resolve(release);
            };
            waiting.add(start);
        });
    };
}
class RoutedAgent extends external_node_http_.Agent {
    #route;
    #closing;
    #opened;
    constructor(route, closing, opened) {
        super({ keepAlive: true, timeout: longestIdle });
        this.#route = route;
        this.#closing = closing;
        this.#opened = opened;
    }
    createConnection(_options, callback) {
        const done = callback;
        dial(this.#route, this.#closing).then((socket) => {
            this.#opened(socket);
            done?.(null, socket);
        }, (error) => done?.(error));
    }
}
function addressOf(url, proxy) {
    const path = `${url.pathname}${url.search}`;
    return { path: isForwarded(url, proxy) ? `${url.origin}${path}` : path };
}
function proxyHeaders(url, proxy) {
    const authorization = isForwarded(url, proxy) ? proxy?.authorization : undefined;
    return authorization === undefined ? {} : { 'proxy-authorization': authorization };
}
function isForwarded(url, proxy) {
    return proxy !== undefined && url.protocol === 'http:';
}

// EXTERNAL MODULE: ./build/core/net/retry.js
var retry = __webpack_require__(3360);
;// CONCATENATED MODULE: ./build/core/net/http-client.js









const httpLimits = {
    connectMs: 30_000,
    inactivityMs: 60_000,
    exchangeMs: 600_000,
    responseBytes: 64 * 1024 * 1024,
};
const overloadStatuses = [429, 502, 503, 504];
const overloadBodyLength = 2_000;
class HttpClient {
    #ports;
    #options;
    #origins = new Map();
    #sockets = [];
    #closing = new AbortController();
    #requests = 0;
    constructor(ports, options) {
        this.#ports = ports;
        this.#options = options;
        (0,net_deadline/* allowListeners */.Bp)(this.#closing.signal);
    }
    exchange(request, read, repeatable = request.method !== 'POST' && request.method !== 'PATCH') {
        return this.#retried(request, repeatable, () => this.#attempt(request, read));
    }
    open(request, repeatable = request.method !== 'POST' && request.method !== 'PATCH') {
        return this.#retried(request, repeatable, () => this.#opened(request));
    }
    async send(request) {
        let { url } = request;
        for (let redirects = 0;; redirects += 1) {
            const answer = await this.#sendTo(url, request);
            const target = request.redirects === undefined ? undefined : answer.redirect;
            if (target === undefined)
                return answer;
            await answer.finish();
            const reads = request.method === 'GET' || request.method === 'HEAD';
            const exhausted = redirects >= (request.redirects ?? 0);
            if (!reads || exhausted || !(0,net_error/* isSafeRedirect */.es)(url, target))
                throw (0,net_error/* redirectError */.z5)(url, target);
            url = target;
        }
    }
    cost() {
        return {
            requests: this.#requests,
            bytesReceived: this.#sockets.reduce((sum, socket) => sum + socket.bytesRead, 0),
            bytesSent: this.#sockets.reduce((sum, socket) => sum + socket.bytesWritten, 0),
        };
    }
    [Symbol.dispose]() {
        this.#closing.abort(new Error('it was closed here'));
        for (const { agent } of this.#origins.values())
            agent.destroy();
    }
    #retried(request, repeatable, call) {
        const { clock, log } = this.#ports;
        const { attempts, pauses } = this.#options;
        const policy = { clock, log, deadline: this.#deadlineOf(request), repeatable, attempts, pauses };
        return (0,retry/* retry */.L)(policy, call, (error) => (this.#closing.signal.aborted ? undefined : interruptionOf(error)));
    }
    async #opened(request) {
        const answer = await this.send(request);
        if (!(this.#options.overloads ?? overloadStatuses).includes(answer.status))
            return answer;
        throw await overloaded(answer, this.#ports.clock.now());
    }
    async #attempt(request, read) {
        const answer = await this.#opened(request);
        try {
            const value = await read(answer);
            await answer.finish();
            return value;
        }
        catch (error) {
            answer.destroy();
            throw error;
        }
    }
    async #sendTo(url, request) {
        const limits = { ...httpLimits, ...this.#options.limits, ...request.limits };
        const origin = this.#originOf(url, limits.connectMs);
        const watch = this.#watch(url, request, limits);
        let ended = watch.end;
        try {
            const release = await origin.turn(watch.signal);
            ended = () => {
                watch.end();
                release();
            };
            const outgoing = this.#start(url, request, origin);
            ended = () => {
                watch.end();
                release();
                if (!outgoing.writableFinished)
                    outgoing.destroy();
            };
            outgoing.setTimeout(limits.inactivityMs === Number.POSITIVE_INFINITY ? 0 : limits.inactivityMs, () => watch.abort(interrupted(url, `the server was silent for ${limits.inactivityMs} ms`)));
            const message = await transmit(outgoing, request.body, watch);
            const { redact } = this.#ports.secrets;
            const answer = new HttpAnswer(message, { url, limit: limits.responseBytes, signal: watch.signal, redact, ended });
            if (request.method === 'HEAD' || answer.status === 204 || answer.status === 304)
                await answer.finish();
            return answer;
        }
        catch (error) {
            ended();
            if (watch.signal.aborted)
                throw watch.signal.reason;
            if (error instanceof failure/* Failure */.HR || error instanceof net_error/* NetworkError */.Dr)
                throw error;
            if (isUnsendable(error))
                throw unsendable(url, error);
            throw interrupted(url, (0,failure/* messageOf */.bD)(error), error);
        }
    }
    #start(url, request, { agent, proxy }) {
        this.#requests += 1;
        const own = url.origin === request.url.origin ? request.credentials : undefined;
        return (0,external_node_http_.request)({
            agent,
            method: request.method,
            ...addressOf(url, proxy),
            headers: {
                host: url.host,
                'user-agent': 'monorepo-gitops',
                'accept-encoding': 'gzip',
                ...proxyHeaders(url, proxy),
                ...request.headers,
                ...own,
                ...lengthOf(request.body),
            },
        });
    }
    #deadlineOf(request) {
        return request.deadline ?? this.#options.deadline ?? this.#ports.deadline;
    }
    #watch(url, request, { exchangeMs }) {
        const controller = new AbortController();
        const abort = (reason) => controller.abort(reason);
        const deadline = this.#deadlineOf(request);
        const stops = [
            this.#ports.clock.after(exchangeMs, () => abort(interrupted(url, `no whole answer within ${exchangeMs} ms`))),
            (0,net_deadline/* onAbort */.u7)(deadline.signal, () => abort(deadline.failure(request.waitingFor ?? `an answer of ${url.host}`))),
            (0,net_deadline/* onAbort */.u7)(request.signal, () => abort(request.signal?.reason)),
            (0,net_deadline/* onAbort */.u7)(this.#closing.signal, () => abort(interrupted(url, (0,failure/* messageOf */.bD)(this.#closing.signal.reason)))),
        ];
        return {
            signal: controller.signal,
            abort,
            end: () => {
                for (const stop of stops)
                    stop();
            },
        };
    }
    #originOf(url, connectMs) {
        const known = this.#origins.get(url.origin);
        if (known !== undefined)
            return known;
        const { env, clock, lookup, trust, proxyTrust } = this.#ports;
        const proxy = this.#options.direct === true ? undefined : (0,net_proxy/* proxyFor */.iJ)(url, env);
        const route = { url, proxy, trust: trust(url), proxyTrust, clock, lookup, connectMs };
        const origin = openOrigin(route, {
            maxConnections: this.#options.connections ?? Number.POSITIVE_INFINITY,
            closing: this.#closing.signal,
            opened: (socket) => this.#sockets.push(socket),
        });
        this.#origins.set(url.origin, origin);
        return origin;
    }
}
function lengthOf(body) {
    const size = typeof body === 'string' ? Buffer.byteLength(body) : body instanceof Uint8Array ? body.byteLength : body?.size;
    return size === undefined ? {} : { 'content-length': String(size) };
}
function transmit(outgoing, body, watch) {
    return new Promise((resolve, reject) => {
        const { signal } = watch;
        const stop = (0,net_deadline/* onAbort */.u7)(signal, () => {
            outgoing.destroy();
            reject(signal.reason);
        });
        outgoing.on('error', reject);
        outgoing.once('response', (message) => {
            stop();
            resolve(message);
        });
        outgoing.once('upgrade', (_message, socket) => {
            socket.destroy();
            reject(new Error('the server changes the protocol (status 101), which nobody asked for'));
        });
        outgoing.once('close', () => reject(new Error('the connection was closed before an answer came')));
        if (body === undefined || typeof body === 'string' || body instanceof Uint8Array)
            outgoing.end(body);
        else
            (0,external_node_stream_.pipeline)(external_node_stream_.Readable.from(abortOnError(body.open(), watch.abort)), outgoing, () => { });
    });
}
async function* abortOnError(source, abort) {
    try {
        yield* source;
    }
    catch (error) {
        abort(error);
        throw error;
    }
}
async function overloaded(answer, now) {
    const { status, headers, url } = answer;
    const body = (await answer.excerpt()).slice(0, overloadBodyLength);
    const message = status === 429
        ? `${url.host} limits the rate of requests (status 429)`
        : `${url.host} answered with status ${status}`;
    const retryAfter = (0,retry/* retryAfterOf */.s)(headers['retry-after'], now);
    return new net_error/* NetworkError */.Dr({ kind: 'overloaded', status, retryAfter, body }, message);
}
function isUnsendable(error) {
    return error instanceof Error && 'code' in error && /^ERR_INVALID_(?:CHAR|HTTP_TOKEN)$/.test(String(error.code));
}
function unsendable(url, error) {
    return new failure/* Failure */.HR('bad-input', 'HTTP_HEADER_INVALID', `a header for ${url.host} cannot be sent: ${error.message}`, {
        hint: 'Tokens, user names and headers may hold visible ASCII characters only: look for a line break or a pasted letter.',
    });
}
const unreadableAttempts = 3;
function interruptionOf(error) {
    if (!(error instanceof net_error/* NetworkError */.Dr) || !error.transient)
        return undefined;
    const { problem, acted, message } = error;
    const retryAfter = problem.kind === 'overloaded' ? problem.retryAfter : undefined;
    const attempts = problem.kind === 'unreadable' ? unreadableAttempts : undefined;
    return { acted, retryAfter, reason: message, attempts };
}


/***/ }),

/***/ 4038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HM: () => (/* binding */ portOf),
/* harmony export */   Wm: () => (/* binding */ proxySecrets),
/* harmony export */   iJ: () => (/* binding */ proxyFor),
/* harmony export */   o4: () => (/* binding */ withoutBrackets)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1296);



const variables = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'];
function proxySecrets(env) {
    return variables.flatMap((name) => {
        const value = env[name]?.trim() ?? '';
        const text = value.includes('://') ? value : `http://${value}`;
        if (!value.includes('@') || !URL.canParse(text))
            return [];
        const { username, password } = new URL(text);
        const secret = password === '' ? username : password;
        return [secret, decoded(secret), basic(username, password)];
    });
}
function proxyFor(url, env) {
    const scheme = url.protocol.slice(0, -1);
    const name = [`${scheme}_proxy`, `${scheme}_proxy`.toUpperCase(), 'all_proxy', 'ALL_PROXY'].find((key) => env[key]?.trim());
    const value = name === undefined ? undefined : env[name]?.trim();
    if (name === undefined || value === undefined)
        return undefined;
    return isExempt(url, env.no_proxy || env.NO_PROXY || '') ? undefined : parseProxy(name, value);
}
function parseProxy(variable, value) {
    const text = value.includes('://') ? value : `http://${value}`;
    if (!URL.canParse(text)) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'INPUT_INVALID', `${variable} is not a URL`, {
            hint: 'Write it as http://proxy.example.com:3128.',
        });
    }
    const url = new URL(text);
    const { protocol, hostname, username, password } = url;
    if (`${url.pathname}${url.search}${url.hash}`.includes('@')) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'INPUT_INVALID', `${variable} is not the URL of a proxy`, {
            hint: 'In its user name and password, write / as %2F, ? as %3F, # as %23 and @ as %40.',
        });
    }
    if (protocol !== 'http:' && protocol !== 'https:')
        throw new _error_js__WEBPACK_IMPORTED_MODULE_2__/* .NetworkError */ .Dr({ kind: 'proxy-scheme' }, `${variable} names a ${protocol.slice(0, -1)} proxy`);
    return {
        protocol,
        host: withoutBrackets(hostname),
        port: portOf(url),
        authorization: username === '' ? undefined : `Basic ${basic(username, password)}`,
    };
}
function basic(username, password) {
    return Buffer.from(`${decoded(username)}:${decoded(password)}`, 'utf8').toString('base64');
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function isExempt(url, list) {
    const host = withoutBrackets(url.hostname).toLowerCase();
    return list
        .split(/[\s,]+/)
        .filter((entry) => entry !== '')
        .some((entry) => matches(entry.toLowerCase(), host, portOf(url)));
}
function matches(entry, host, port) {
    if (entry === '*')
        return true;
    const [, network, bits] = /^([0-9a-f.:]+)\/(\d{1,3})$/.exec(entry) ?? [];
    if (network !== undefined)
        return inNetwork(host, network, Number(bits));
    const [, bracketed, plain, entryPort] = /^(?:\[(.+)\]|([^:]+)):(\d+)$/.exec(entry) ?? [];
    if (entryPort !== undefined && Number(entryPort) !== port)
        return false;
    const name = withoutBrackets(bracketed ?? plain ?? entry).replace(/^\*?\./, '');
    return host === name || ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 0 && host.endsWith(`.${name}`));
}
function inNetwork(host, network, bits) {
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(network);
    if (family === 0 || (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== family || bits > (family === 4 ? 32 : 128))
        return false;
    const type = family === 4 ? 'ipv4' : 'ipv6';
    const range = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    range.addSubnet(network, bits, type);
    return range.check(host, type);
}
function portOf({ port, protocol }) {
    if (port !== '')
        return Number(port);
    return protocol === 'https:' ? 443 : 80;
}
function withoutBrackets(hostname) {
    return hostname.replace(/^\[|\]$/g, '');
}


/***/ })

};
