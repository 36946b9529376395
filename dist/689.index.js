export const id = 689;
export const ids = [689];
export const modules = {

/***/ 4689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openWireTransport: () => (/* binding */ openWireTransport)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/gitops/wire/authorization.js
var wire_authorization = __webpack_require__(2852);
;// CONCATENATED MODULE: ./build/core/gitops/wire/failures.js

function protocolFailure(problem, cause) {
    return new failure/* Failure */.HR('failed', 'GIT_PROTOCOL', `the git server's answer cannot be used: ${problem}`, {
        hint: 'A proxy that rewrites or cuts answers is the usual reason; gitops-transport=git shows what git itself says.',
        ...(cause === undefined ? {} : { cause }),
    });
}
function tooLarge(what, limit) {
    return new failure/* Failure */.HR('failed', 'GIT_RESPONSE_TOO_LARGE', `the git server sent ${what} over the limit of ${limit}`, {
        hint: 'gitops-transport=git has no such limit; use it if the repository really holds files of this size.',
    });
}
function unsupported(reason, cause) {
    return new failure/* Failure */.HR('failed', 'GIT_WIRE_UNSUPPORTED', `the git server cannot serve single objects: ${reason}`, {
        hint: 'Use gitops-transport=git, which needs the git program.',
        ...(cause === undefined ? {} : { cause }),
    });
}

;// CONCATENATED MODULE: ./build/core/gitops/wire/pkt-line.js

const maxLine = 65_520;
const digits = 4;
const flush = Buffer.from('0000', 'latin1');
const delimiter = Buffer.from('0001', 'latin1');
function encodeLine(payload) {
    const bytes = typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload;
    const length = bytes.byteLength + digits;
    if (length > maxLine)
        throw new RangeError(`a pkt-line holds at most ${maxLine - digits} bytes`);
    return Buffer.concat([Buffer.from(length.toString(16).padStart(digits, '0'), 'latin1'), bytes]);
}
function textOf(line) {
    return line.kind === 'payload' ? line.payload.toString('utf8').replace(/\n$/, '') : undefined;
}
class PktLineDecoder {
    #waiting = [];
    #waitingBytes = 0;
    #needed = digits;
    push(chunk) {
        this.#waiting.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
        this.#waitingBytes += chunk.byteLength;
        if (this.#waitingBytes < this.#needed)
            return [];
        const bytes = this.#waiting.length === 1 ? (this.#waiting[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#waiting);
        const lines = [];
        let at = 0;
        for (this.#needed = digits; bytes.length - at >= this.#needed;) {
            const length = lineLength(bytes, at);
            const whole = Math.max(length, digits);
            if (bytes.length - at < whole) {
                this.#needed = whole;
                break;
            }
            lines.push(lineOf(length, bytes.subarray(at + digits, at + whole)));
            at += whole;
        }
        this.#waiting = [bytes.subarray(at)];
        this.#waitingBytes = bytes.length - at;
        return lines;
    }
    end() {
        if (this.#waitingBytes > 0)
            throw protocolFailure('it ends in the middle of a pkt-line');
    }
}
function lineLength(bytes, at) {
    const text = bytes.toString('latin1', at, at + digits);
    const length = /^[0-9a-fA-F]{4}$/.test(text) ? Number.parseInt(text, 16) : Number.NaN;
    if (Number.isNaN(length))
        throw protocolFailure(`${JSON.stringify(text)} is no pkt-line length`);
    if (length === 3 || length > maxLine)
        throw protocolFailure(`a pkt-line of ${length} bytes is not allowed`);
    return length;
}
const special = ['flush', 'delimiter', 'response-end'];
function lineOf(length, payload) {
    const kind = special[length];
    return kind === undefined ? { kind: 'payload', payload } : { kind };
}
async function* decodeLines(chunks) {
    const decoder = new PktLineDecoder();
    for await (const chunk of chunks)
        yield* decoder.push(chunk);
    decoder.end();
}

;// CONCATENATED MODULE: ./build/core/gitops/wire/capabilities.js


const agent = 'git/monorepo-gitops';
function readCapabilities(lines) {
    const texts = lines.map(textOf).filter((text) => text !== undefined);
    if (texts[0]?.startsWith('# service='))
        texts.shift();
    const [version, ...rest] = texts;
    if (version?.startsWith('ERR '))
        throw protocolFailure(`it is an error: ${version.slice(4)}`);
    if (version !== 'version 2')
        throw unsupported('it does not speak protocol version 2');
    if (lines.at(-1)?.kind !== 'flush')
        throw protocolFailure('the list of capabilities has no end');
    const values = new Map(rest.map(splitCapability));
    const fetch = values.get('fetch')?.split(' ') ?? [];
    const missing = ['shallow', 'filter'].filter((feature) => !fetch.includes(feature));
    if (missing.length > 0 || !values.has('ls-refs')) {
        throw unsupported(`its fetch command lacks ${missing.join(' and ') || 'ls-refs'}`);
    }
    return {
        objectFormat: readObjectFormat(values.get('object-format')),
        namesObjectFormat: values.has('object-format'),
        unborn: values.get('ls-refs')?.split(' ').includes('unborn') === true,
    };
}
function splitCapability(text) {
    const equals = text.indexOf('=');
    return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}
function readObjectFormat(value) {
    if (value === undefined || value === 'sha1')
        return 'sha1';
    if (value === 'sha256')
        return 'sha256';
    throw unsupported(`it uses the unknown object format ${JSON.stringify(value)}`);
}
function composeCommand(name, server, args) {
    const head = [`command=${name}`, `agent=${agent}`];
    if (server.namesObjectFormat)
        head.push(`object-format=${server.objectFormat}`);
    const line = (text) => encodeLine(`${text}\n`);
    return Buffer.concat([...head.map(line), delimiter, ...args.map(line), flush]);
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./build/core/gitops/wire/proxy.js



function proxyFor(url, env) {
    const scheme = url.protocol.slice(0, -1);
    const name = [`${scheme}_proxy`, `${scheme}_proxy`.toUpperCase(), 'all_proxy', 'ALL_PROXY'].find((key) => env[key]);
    const value = name === undefined ? undefined : env[name]?.trim();
    if (name === undefined || value === undefined || value === '')
        return undefined;
    return isExempt(url, env.no_proxy ?? env.NO_PROXY ?? '') ? undefined : parseProxy(name, value);
}
function parseProxy(variable, value) {
    const text = value.includes('://') ? value : `http://${value}`;
    if (!URL.canParse(text)) {
        throw new failure/* Failure */.HR('bad-input', 'INPUT_INVALID', `${variable} is not a URL`, {
            hint: 'Write it as http://proxy.example.com:3128.',
        });
    }
    const { protocol, hostname, port, username, password } = new URL(text);
    if (protocol !== 'http:' && protocol !== 'https:')
        throw unsupported(`${variable} names a ${protocol.slice(0, -1)} proxy`);
    const user = `${decoded(username)}:${decoded(password)}`;
    return {
        protocol,
        host: withoutBrackets(hostname),
        port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
        authorization: username === '' ? undefined : `Basic ${Buffer.from(user, 'utf8').toString('base64')}`,
    };
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
    const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
    return list
        .split(/[\s,]+/)
        .filter((entry) => entry !== '')
        .some((entry) => matches(entry.toLowerCase(), host, port));
}
function matches(entry, host, port) {
    if (entry === '*')
        return true;
    const [, network, bits] = /^([0-9a-f.:]+)\/(\d{1,3})$/.exec(entry) ?? [];
    if (network !== undefined)
        return inNetwork(host, network, Number(bits));
    const [, bracketed, plain, entryPort] = /^(?:\[(.+)\]|([^:]+)):(\d+)$/.exec(entry) ?? [];
    if (entryPort !== undefined && entryPort !== port)
        return false;
    const name = withoutBrackets(bracketed ?? plain ?? entry).replace(/^\*?\./, '');
    return host === name || ((0,external_node_net_.isIP)(host) === 0 && host.endsWith(`.${name}`));
}
function inNetwork(host, network, bits) {
    const family = (0,external_node_net_.isIP)(network);
    if (family === 0 || (0,external_node_net_.isIP)(host) !== family || bits > (family === 4 ? 32 : 128))
        return false;
    const type = family === 4 ? 'ipv4' : 'ipv6';
    const range = new external_node_net_.BlockList();
    range.addSubnet(network, bits, type);
    return range.check(host, type);
}
function withoutBrackets(hostname) {
    return hostname.replace(/^\[|\]$/g, '');
}

;// CONCATENATED MODULE: ./build/core/gitops/wire/dial.js






async function dial(route) {
    const signal = AbortSignal.timeout(route.connectMs);
    try {
        return await dialTrusting(route, route.trust.authorities, signal).catch((error) => {
            const fallback = isUnknownAuthority(error) ? route.trust.fallback() : undefined;
            if (fallback === undefined)
                throw error;
            return dialTrusting(route, fallback, signal);
        });
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR)
            throw error;
        throw connectFailure(route, signal.aborted ? new Error(`no connection within ${route.connectMs} ms`) : error);
    }
}
async function dialTrusting({ url, proxy }, authorities, signal) {
    let socket = await connectTo(proxy ?? { host: withoutBrackets(url.hostname), port: portOf(url) }, signal);
    try {
        if (proxy?.protocol === 'https:')
            socket = await encrypt(socket, proxy.host, authorities, signal);
        if (url.protocol !== 'https:')
            return socket;
        if (proxy !== undefined)
            await tunnel(socket, proxy, url, signal);
        return await encrypt(socket, withoutBrackets(url.hostname), authorities, signal);
    }
    catch (error) {
        socket.destroy();
        throw error;
    }
}
async function connectTo(to, signal) {
    const socket = (0,external_node_net_.connect)({ host: to.host, port: to.port, noDelay: true, keepAlive: true });
    return ready(socket, 'connect', signal);
}
async function encrypt(socket, host, authorities, signal) {
    const options = {
        socket,
        host,
        ALPNProtocols: ['http/1.1'],
        ...(authorities === undefined ? {} : { secureContext: authorities }),
    };
    const encrypted = (0,external_node_tls_.connect)((0,external_node_net_.isIP)(host) === 0 ? { ...options, servername: host } : options);
    socket.on('error', (error) => encrypted.destroy(error));
    return ready(encrypted, 'secureConnect', signal);
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
    const target = `${url.hostname}:${portOf(url)}`;
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
    throw new failure/* Failure */.HR('failed', 'GIT_PROXY', message, {
        hint: status === 407
            ? 'Put its credential into the variable: HTTPS_PROXY=http://user:password@proxy.example.com:3128.'
            : 'Let it pass git hosts, or name the host in NO_PROXY.',
    });
}
function portOf(url) {
    if (url.port !== '')
        return Number(url.port);
    return url.protocol === 'https:' ? 443 : 80;
}
function connectFailure(route, error) {
    const reason = (0,failure/* messageOf */.bD)(error) || codeOf(error);
    const via = route.proxy === undefined ? '' : ` through the proxy ${route.proxy.host}:${route.proxy.port}`;
    if (isCertificateError(error)) {
        return new failure/* Failure */.HR('failed', 'GIT_TLS', `the certificate of ${route.url.host} is not trusted: ${reason}`, {
            hint: 'Name the file of the private certificate authority in GIT_SSL_CAINFO or NODE_EXTRA_CA_CERTS.',
            cause: error,
        });
    }
    return new failure/* Failure */.HR('failed', 'GIT_UNREACHABLE', `cannot connect to ${route.url.host}${via}: ${reason}`, {
        hint: 'Check the host name, the network and HTTPS_PROXY / NO_PROXY.',
        cause: error,
    });
}
function isCertificateError(error) {
    return /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_CA$|^INVALID_PURPOSE$|^PATH_LENGTH_EXCEEDED$/.test(codeOf(error));
}
function isUnknownAuthority(error) {
    return /^SELF_SIGNED_CERT_IN_CHAIN$|^DEPTH_ZERO_SELF_SIGNED_CERT$|^UNABLE_TO_/.test(codeOf(error));
}
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
}

;// CONCATENATED MODULE: ./build/core/gitops/wire/http.js








function mediaTypeOf({ headers }) {
    return headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? 'without a content type';
}
const passing = new Set([429, 502, 503, 504]);
class HttpClient {
    #settings;
    #agents = new Map();
    #sockets = [];
    #requests = 0;
    constructor(settings) {
        this.#settings = settings;
    }
    async attempt(sent, read) {
        let message;
        try {
            message = await this.#send(sent);
            const answer = this.#answerOf(message, sent.url);
            if (passing.has(answer.status)) {
                await drain(answer.body);
                return overloaded(sent.url, answer, this.#settings.now());
            }
            const value = await read(answer);
            const rest = message;
            await drain(answer.body).catch(() => rest.destroy());
            return { result: 'answered', value };
        }
        catch (error) {
            message?.destroy();
            if (!(error instanceof failure/* Failure */.HR))
                throw error;
            const untouched = error.code === 'GIT_UNREACHABLE';
            if (!untouched && error.code !== 'GIT_CONNECTION_LOST')
                throw error;
            return { result: 'interrupted', failure: error, untouched, retryAfter: undefined };
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
        for (const { agent } of this.#agents.values())
            agent.destroy();
    }
    #answerOf(message, url) {
        const body = readBody(message, url, this.#settings.limits.responseBytes);
        return { status: message.statusCode ?? 0, headers: message.headers, body };
    }
    async #send(sent) {
        const { limits } = this.#settings;
        const { agent, proxy } = this.#agentFor(sent.url);
        this.#requests += 1;
        const outgoing = (0,external_node_http_.request)({
            agent,
            method: sent.method,
            ...addressOf(sent.url, proxy),
            headers: {
                host: sent.url.host,
                'accept-encoding': 'gzip',
                ...proxyHeaders(sent.url, proxy),
                ...sent.headers,
                ...(sent.body === undefined ? {} : { 'content-length': String(sent.body.byteLength) }),
            },
            signal: AbortSignal.timeout(limits.exchangeMs),
        });
        outgoing.setTimeout(limits.inactivityMs, () => {
            outgoing.destroy(new Error(`the server was silent for ${limits.inactivityMs} ms`));
        });
        outgoing.end(sent.body);
        return responseTo(outgoing, sent.url);
    }
    #agentFor(url) {
        const known = this.#agents.get(url.origin);
        if (known !== undefined)
            return known;
        const { env, trust, limits } = this.#settings;
        const proxy = proxyFor(url, env);
        const route = { url, proxy, trust, connectMs: limits.connectMs };
        const opened = { agent: new RoutedAgent(route, (socket) => this.#sockets.push(socket)), proxy };
        this.#agents.set(url.origin, opened);
        return opened;
    }
}
class RoutedAgent extends external_node_http_.Agent {
    #route;
    #opened;
    constructor(route, opened) {
        super({ keepAlive: true, maxSockets: 1 });
        this.#route = route;
        this.#opened = opened;
    }
    createConnection(_options, callback) {
        const done = callback;
        dial(this.#route).then((socket) => {
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
async function responseTo(outgoing, url) {
    outgoing.on('error', () => { });
    try {
        const [message] = await (0,external_node_events_.once)(outgoing, 'response');
        if (message === undefined)
            throw new Error('no response');
        return message;
    }
    catch (error) {
        throw error instanceof failure/* Failure */.HR ? error : connectionLost(url, error);
    }
}
async function* readBody(message, url, limit) {
    let received = 0;
    try {
        const chunks = unpacked(message);
        for await (const chunk of chunks) {
            received += chunk.byteLength;
            if (received > limit)
                throw tooLarge('an answer', limit);
            yield chunk;
        }
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR)
            throw error;
        const zlib = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
        throw zlib ? protocolFailure('its compression is damaged', error) : connectionLost(url, error);
    }
}
function unpacked(message) {
    const encoding = message.headers['content-encoding'] ?? 'identity';
    if (encoding === 'identity')
        return message;
    if (encoding !== 'gzip' && encoding !== 'x-gzip')
        throw protocolFailure(`its content encoding ${encoding} is unknown`);
    return (0,external_node_stream_.pipeline)(message, (0,external_node_zlib_.createGunzip)(), () => { });
}
async function drain(body) {
    for (let next = await body.next(); !next.done; next = await body.next())
        ;
}
function connectionLost(url, cause) {
    return new failure/* Failure */.HR('failed', 'GIT_CONNECTION_LOST', `the connection to ${url.host} broke: ${(0,failure/* messageOf */.bD)(cause)}`, {
        hint: 'Run again; if it stays, look for a proxy or a firewall that cuts long answers.',
        cause,
    });
}
function overloaded(url, answer, now) {
    const limited = answer.status === 429;
    return {
        result: 'interrupted',
        failure: limited
            ? new failure/* Failure */.HR('failed', 'GIT_RATE_LIMITED', `${url.host} limits the rate of requests (status 429)`, {
                hint: 'Run again later, or let fewer pipelines write at the same time.',
            })
            : new failure/* Failure */.HR('failed', 'GIT_SERVER_ERROR', `${url.host} answered with status ${answer.status}`, {
                hint: 'The server or a gateway before it is overloaded or down; run again later.',
            }),
        untouched: limited,
        retryAfter: readRetryAfter(answer.headers['retry-after'], now),
    };
}
function readRetryAfter(value, now) {
    if (value === undefined)
        return undefined;
    const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
    return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}

// EXTERNAL MODULE: ./build/core/gitops/remote-failure.js
var remote_failure = __webpack_require__(4326);
;// CONCATENATED MODULE: ./build/core/gitops/wire/refusal.js




const wordsLength = 1_000;
async function refusalOf(answer, remote, url) {
    const { status } = answer;
    const words = await wordsOf(answer);
    const cause = new Error(`status ${status}${words === '' ? '' : `: ${words}`}`);
    const redirected = url.origin !== new URL(remote.url).origin && remote.credential.kind !== 'none';
    if (redirected && [401, 403, 404].includes(status))
        return refusedElsewhere(remote, url, cause);
    if (status === 401 || status === 403)
        return (0,remote_failure/* remoteFailure */.vU)(remote, 'auth', cause);
    if (status === 404)
        return (0,remote_failure/* remoteFailure */.vU)(remote, 'not-found', cause);
    const { code, problem, hint } = explain(status);
    return new failure/* Failure */.HR('failed', code, `${url.host} ${problem} (status ${status}, ${remote.url})`, { hint, cause });
}
function refusedElsewhere(remote, url, cause) {
    const credential = `the credential from ${(0,wire_authorization/* credentialName */.b)(remote)}`;
    return new failure/* Failure */.HR('failed', 'GIT_AUTH', `${remote.url} redirects to ${url.origin}, where ${credential} is not sent`, {
        hint: 'Write the URL that it redirects to into gitops-repository.',
        cause,
    });
}
function explain(status) {
    if (status >= 300 && status < 400) {
        return {
            code: 'GIT_REDIRECT',
            problem: 'redirects a request that is not repeated elsewhere',
            hint: 'Write the final URL into gitops-repository.',
        };
    }
    if (status === 407) {
        return {
            code: 'GIT_PROXY',
            problem: 'is behind a proxy that wants a credential',
            hint: 'Put it into the proxy variable: HTTP_PROXY=http://user:password@proxy.example.com:3128.',
        };
    }
    if (status === 413) {
        return {
            code: 'GIT_REQUEST_TOO_LARGE',
            problem: 'refuses a request of this size',
            hint: 'Raise the body limit of the server or of the gateway before it.',
        };
    }
    return {
        code: 'GIT_SERVER_ERROR',
        problem: 'did not do what it was asked',
        hint: 'Check gitops-repository and the state of the server.',
    };
}
async function wordsOf(answer) {
    if (mediaTypeOf(answer) !== 'text/plain')
        return '';
    let text = '';
    for (let next = await answer.body.next(); !next.done && text.length < wordsLength; next = await answer.body.next()) {
        text += next.value.toString('utf8');
    }
    return text
        .slice(0, wordsLength)
        .replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
        .trim();
}

;// CONCATENATED MODULE: ./build/core/gitops/wire/retry.js
const longestPause = 60_000;
const longestBackoff = 8_000;
const firstBackoff = 500;
async function retry(policy, attempt, mayRepeat = () => true) {
    for (let tried = 1;; tried += 1) {
        const outcome = await attempt();
        if (outcome.result === 'answered' || tried >= policy.attempts || !mayRepeat(outcome))
            return outcome;
        const { retryAfter, failure } = outcome;
        if (retryAfter !== undefined && retryAfter > longestPause)
            return outcome;
        const backoff = policy.clock.random() * Math.min(longestBackoff, firstBackoff * 2 ** tried);
        const pause = Math.round((retryAfter ?? 0) + backoff);
        policy.log.detail(`${failure.message}; trying again in ${pause} ms`);
        await policy.clock.sleep(pause);
    }
}

;// CONCATENATED MODULE: ./build/core/gitops/wire/discovery.js







const suffix = '/info/refs?service=git-upload-pack';
const advertisement = 'application/x-git-upload-pack-advertisement';
const mostRedirects = 5;
async function discover(remote, parts) {
    const { origin, pathname } = new URL(remote.url);
    let url = new URL(`${origin}${pathname.replace(/\/+$/, '')}${suffix}`);
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
        const headers = parts.headersFor(url);
        const request = { method: 'GET', url, headers: { ...headers, 'git-protocol': 'version=2' } };
        const outcome = await retry(parts.policy, () => parts.http.attempt(request, async (answer) => {
            if (answer.status >= 300 && answer.status < 400)
                return redirectTarget(answer, url);
            if (answer.status !== 200)
                throw await refusalOf(answer, remote, url);
            return readCapabilities(await readAdvertisement(answer, remote));
        }));
        if (outcome.result === 'interrupted')
            throw outcome.failure;
        if (!(outcome.value instanceof URL))
            return { base: url.href.slice(0, -suffix.length), capabilities: outcome.value };
        url = outcome.value;
        parts.log.detail(`${remote.url} redirects to ${url.origin}${url.pathname.slice(0, -'/info/refs'.length)}`);
    }
    throw redirectFailure(`${remote.url} redirects more than ${mostRedirects} times`);
}
function redirectTarget(answer, from) {
    const location = answer.headers.location ?? '';
    if (!URL.canParse(location, from.href))
        throw redirectFailure(`${from.host} redirects nowhere (status ${answer.status})`);
    const target = new URL(location, from);
    target.username = '';
    target.password = '';
    target.hash = '';
    if (from.protocol === 'https:' && target.protocol !== 'https:') {
        throw redirectFailure(`${from.host} redirects from https to ${target.protocol.slice(0, -1)}`);
    }
    if (!/^https?:$/.test(target.protocol) || !target.href.endsWith(suffix)) {
        throw redirectFailure(`${from.host} redirects to ${target.origin}${target.pathname}, which is no git repository`);
    }
    return target;
}
function redirectFailure(message) {
    return new failure/* Failure */.HR('failed', 'GIT_REDIRECT', message, {
        hint: 'Often a login page: check the credential. Otherwise write the final URL into gitops-repository.',
    });
}
async function readAdvertisement(answer, remote) {
    if (mediaTypeOf(answer) !== advertisement)
        throw await noSmartServer(answer, remote);
    const lines = [];
    for await (const line of decodeLines(answer.body))
        lines.push(line);
    return lines;
}
async function noSmartServer(answer, remote) {
    const type = mediaTypeOf(answer);
    const first = await answer.body.next();
    const text = first.done ? '' : first.value.toString('latin1', 0, 100);
    if (/^[0-9a-f]{40,64}\trefs\//.test(text))
        return unsupported('it speaks the dumb http protocol only');
    if (!type.includes('html'))
        return protocolFailure(`it is ${type} instead of ${advertisement}`);
    return new failure/* Failure */.HR('failed', 'GIT_NO_REPOSITORY', `${remote.url} answers with a web page, not with a git repository`, {
        hint: 'Check gitops-repository; behind single sign-on the page may be a login form that wants a token instead.',
    });
}

;// CONCATENATED MODULE: ./build/core/gitops/wire/sideband.js

async function demultiplex(lines) {
    const content = [];
    const messages = [];
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
        const line = next.value;
        if (line.kind === 'flush')
            return { content, messages: readable(messages), fatal: undefined };
        if (line.kind !== 'payload')
            throw protocolFailure(`a ${line.kind} packet inside a side band`);
        const payload = line.payload.subarray(1);
        const band = line.payload[0];
        if (band === 1)
            content.push(payload);
        else if (band === 2)
            messages.push(payload);
        else if (band === 3)
            return { content, messages: readable(messages), fatal: readable([payload]).join(' ') };
        else
            throw protocolFailure(`side band ${band ?? 'without a number'} does not exist`);
    }
    throw protocolFailure('the side bands have no end');
}
function readable(parts) {
    return Buffer.concat(parts)
        .toString('utf8')
        .replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '')
        .split(/[\r\n]+/)
        .map((line) => line.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '').trim())
        .filter((line) => line !== '');
}

;// CONCATENATED MODULE: ./build/core/gitops/wire/fetch.js




function composeFetch(server, wants, depth) {
    return composeCommand('fetch', server, [
        'no-progress',
        'ofs-delta',
        `deepen ${depth}`,
        'filter tree:0',
        ...wants.map((id) => `want ${id}`),
        'done',
    ]);
}
async function readFetch(lines) {
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
        const text = textOf(next.value);
        if (text?.startsWith('ERR '))
            throw unsupported(`it refused the request: ${text.slice(4)}`);
        if (text !== 'packfile')
            continue;
        const { content, fatal } = await demultiplex(lines);
        if (fatal !== undefined)
            throw protocolFailure(`the server gave up: ${fatal}`);
        return Buffer.concat(content);
    }
    throw protocolFailure('it holds no pack');
}

// EXTERNAL MODULE: ./build/core/gitops/wire/history.js
var wire_history = __webpack_require__(6473);
;// CONCATENATED MODULE: ./build/core/gitops/wire/limits.js
const MiB = 1024 * 1024;
const defaultLimits = {
    connectMs: 30_000,
    inactivityMs: 60_000,
    exchangeMs: 600_000,
    responseBytes: 64 * MiB,
    objectBytes: 32 * MiB,
    packBytes: 256 * MiB,
    packObjects: 100_000,
    attempts: 4,
};

;// CONCATENATED MODULE: ./build/core/gitops/wire/ls-refs.js



function composeLsRefs(server, prefixes) {
    const unborn = server.unborn ? ['unborn'] : [];
    return composeCommand('ls-refs', server, [
        'symrefs',
        ...unborn,
        ...['HEAD', ...prefixes].map((prefix) => `ref-prefix ${prefix}`),
    ]);
}
async function readLsRefs(server, prefixes, lines) {
    const refs = new Map();
    let head;
    let complete = false;
    for await (const line of lines) {
        const text = textOf(line);
        complete = line.kind === 'flush';
        if (text === undefined)
            continue;
        const ref = readRef(text, server);
        if (ref.name === 'HEAD')
            head = ref.symrefTarget;
        else if (ref.id !== undefined && prefixes.some((prefix) => ref.name.startsWith(prefix))) {
            refs.set(ref.name, ref.id);
        }
    }
    if (!complete)
        throw protocolFailure('the list of refs has no end');
    return { objectFormat: server.objectFormat, refs, head };
}
function readRef(text, server) {
    if (text.startsWith('ERR '))
        throw protocolFailure(`it is an error: ${text.slice(4)}`);
    const [id = '', name = '', ...attributes] = text.split(' ');
    const hexDigits = server.objectFormat === 'sha1' ? 40 : 64;
    const known = id.length === hexDigits && /^[0-9a-f]+$/.test(id);
    if (name === '' || !(known || id === 'unborn'))
        throw protocolFailure(`${JSON.stringify(text)} is no ref`);
    const target = attributes.find((attribute) => attribute.startsWith('symref-target:'));
    return { id: known ? id : undefined, name, symrefTarget: target?.slice('symref-target:'.length) };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/core/gitops/objects.js
var objects = __webpack_require__(979);
;// CONCATENATED MODULE: ./build/core/gitops/wire/delta.js

function readDeltaHeader(delta) {
    const base = readSize(delta, 0);
    const result = readSize(delta, base.next);
    return { baseSize: base.size, resultSize: result.size, start: result.next };
}
function readSize(delta, from) {
    let size = 0;
    for (let at = from, factor = 1; at < delta.length && factor <= 2 ** 42; at += 1, factor *= 128) {
        const byte = delta[at] ?? 0;
        size += (byte & 0x7f) * factor;
        if (byte < 0x80)
            return { size, next: at + 1 };
    }
    throw protocolFailure('a delta has no size');
}
function applyDelta(base, delta, header) {
    if (header.baseSize !== base.length)
        throw protocolFailure('a delta does not fit its base');
    const result = Buffer.alloc(header.resultSize);
    let written = 0;
    for (let at = header.start; at < delta.length;) {
        const instruction = delta[at] ?? 0;
        const source = instruction & 0x80 ? readCopy(delta, at) : readInsert(at, instruction);
        const from = source.kind === 'copy' ? base : delta;
        if (source.offset + source.size > from.length || written + source.size > result.length) {
            throw protocolFailure('a delta reaches outside its base or its result');
        }
        from.copy(result, written, source.offset, source.offset + source.size);
        written += source.size;
        at = source.next;
    }
    if (written !== result.length)
        throw protocolFailure('a delta yields fewer bytes than it declares');
    return result;
}
function readCopy(delta, at) {
    const instruction = delta[at] ?? 0;
    let next = at + 1;
    const field = (firstBit, bytes) => {
        let value = 0;
        for (let index = 0; index < bytes; index += 1) {
            if ((instruction & (1 << (firstBit + index))) === 0)
                continue;
            const byte = delta[next];
            if (byte === undefined)
                throw protocolFailure('a delta ends inside an instruction');
            value += byte * 2 ** (8 * index);
            next += 1;
        }
        return value;
    };
    const offset = field(0, 4);
    const size = field(4, 3);
    return { kind: 'copy', offset, size: size === 0 ? 0x10000 : size, next };
}
function readInsert(at, size) {
    if (size === 0)
        throw protocolFailure('a delta holds the reserved instruction 0');
    return { kind: 'insert', offset: at + 1, size, next: at + 1 + size };
}

;// CONCATENATED MODULE: ./build/core/gitops/wire/pack.js





const headerBytes = 12;
function readPack(pack, format, limits) {
    const end = pack.length - (0,objects/* idLength */.aM)(format);
    if (end < headerBytes || pack.toString('latin1', 0, 4) !== 'PACK')
        throw protocolFailure('it is no pack');
    const version = pack.readUInt32BE(4);
    if (version !== 2 && version !== 3)
        throw protocolFailure(`pack version ${version} is unknown`);
    const count = pack.readUInt32BE(8);
    if (count > limits.packObjects)
        throw tooLarge(`a pack of ${count} objects`, limits.packObjects);
    if (!(0,external_node_crypto_.createHash)(format).update(pack.subarray(0, end)).digest().equals(pack.subarray(end))) {
        throw protocolFailure('the pack does not match its checksum');
    }
    return new PackReader(pack.subarray(0, end), format, limits).read(count);
}
const types = { 1: 'commit', 2: 'tree', 3: 'blob', 4: 'tag' };
const offsetDelta = 6;
const idDelta = 7;
class PackReader {
    #pack;
    #format;
    #limits;
    #objects = new Map();
    #byOffset = new Map();
    #waiting = new Map();
    #inflatedBytes = 0;
    constructor(pack, format, limits) {
        this.#pack = pack;
        this.#format = format;
        this.#limits = limits;
    }
    read(count) {
        let at = headerBytes;
        for (let index = 0; index < count; index += 1)
            at = this.#readEntry(at);
        if (at !== this.#pack.length)
            throw protocolFailure('the pack holds more than the objects it declares');
        if (this.#waiting.size > 0)
            throw protocolFailure('a delta refers to an object that the pack does not hold');
        return this.#objects;
    }
    #readEntry(offset) {
        const header = this.#readHeader(offset);
        this.#reserve(header.size);
        const { content, consumed } = inflateEntry(this.#pack.subarray(header.start), header.size);
        if (header.stored.kind === 'whole')
            this.#add(offset, { type: header.stored.type, body: content });
        else
            this.#addDelta(header.stored, { offset, bytes: content });
        return header.start + consumed;
    }
    #readHeader(offset) {
        let at = offset;
        let byte = this.#byteAt(at);
        const type = (byte >> 4) & 0x07;
        let size = byte & 0x0f;
        for (let factor = 16; byte & 0x80; factor *= 128) {
            if (factor > 2 ** 46)
                throw protocolFailure('an object of the pack has no size');
            at += 1;
            byte = this.#byteAt(at);
            size += (byte & 0x7f) * factor;
        }
        at += 1;
        const whole = types[type];
        if (whole !== undefined)
            return { offset, stored: { kind: 'whole', type: whole }, size, start: at };
        if (type === offsetDelta)
            return { offset, size, ...this.#readOffsetBase(offset, at) };
        if (type === idDelta)
            return { offset, size, ...this.#readIdBase(at) };
        throw protocolFailure(`object type ${type} is not known in packs`);
    }
    #readOffsetBase(offset, from) {
        let at = from;
        let byte = this.#byteAt(at);
        let distance = byte & 0x7f;
        while (byte & 0x80) {
            at += 1;
            byte = this.#byteAt(at);
            distance = (distance + 1) * 128 + (byte & 0x7f);
            if (distance > offset)
                break;
        }
        const base = offset - distance;
        if (distance === 0 || base < headerBytes)
            throw protocolFailure('a delta points outside the pack');
        return { stored: { kind: 'offset', offset: base }, start: at + 1 };
    }
    #readIdBase(at) {
        const start = at + (0,objects/* idLength */.aM)(this.#format);
        return { stored: { kind: 'id', id: this.#pack.toString('hex', at, start) }, start };
    }
    #byteAt(at) {
        const byte = this.#pack[at];
        if (byte === undefined)
            throw protocolFailure('the pack ends inside an object');
        return byte;
    }
    #reserve(size) {
        if (size > this.#limits.objectBytes)
            throw tooLarge(`an object of ${size} bytes`, this.#limits.objectBytes);
        this.#inflatedBytes += size;
        if (this.#inflatedBytes > this.#limits.packBytes)
            throw tooLarge('a pack', this.#limits.packBytes);
    }
    #addDelta(base, delta) {
        const known = base.kind === 'id' ? base.id : this.#byOffset.get(base.offset);
        const object = known === undefined ? undefined : this.#objects.get(known);
        if (object !== undefined) {
            this.#add(delta.offset, this.#resolve(object, delta));
            return;
        }
        const key = base.kind === 'id' ? base.id : base.offset;
        const others = this.#waiting.get(key);
        if (others === undefined)
            this.#waiting.set(key, [delta]);
        else
            others.push(delta);
    }
    #add(offset, object) {
        const ready = [{ offset, object }];
        for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
            const { object: base } = next;
            const id = (0,objects/* hashObject */.wM)(this.#format, base.type, base.body);
            this.#objects.set(id, base);
            this.#byOffset.set(next.offset, id);
            for (const key of [id, next.offset]) {
                const deltas = this.#waiting.get(key) ?? [];
                this.#waiting.delete(key);
                for (const delta of deltas)
                    ready.push({ offset: delta.offset, object: this.#resolve(base, delta) });
            }
        }
    }
    #resolve(base, delta) {
        const header = readDeltaHeader(delta.bytes);
        this.#reserve(header.resultSize);
        const body = Buffer.from(base.body.buffer, base.body.byteOffset, base.body.byteLength);
        return { type: base.type, body: applyDelta(body, delta.bytes, header) };
    }
}
function inflateEntry(deflated, size) {
    let result;
    try {
        result = inflateCounting(deflated, size);
    }
    catch (error) {
        throw protocolFailure('an object of the pack cannot be inflated to its declared size', error);
    }
    if (result.content.length !== size)
        throw protocolFailure('an object of the pack is shorter than it declares');
    return result;
}
function inflateCounting(deflated, size) {
    const options = { info: true, maxOutputLength: Math.max(size, 1), chunkSize: Math.min(Math.max(size, 64), 65_536) };
    const result = (0,external_node_zlib_.inflateSync)(deflated, options);
    if (!isInflated(result))
        throw new TypeError('zlib did not tell how much input it used');
    return { content: result.buffer, consumed: result.engine.bytesWritten };
}
function isInflated(result) {
    return typeof result === 'object' && result !== null && 'buffer' in result && 'engine' in result;
}

;// CONCATENATED MODULE: ./build/core/gitops/wire/push.js




const reasonLength = 2_000;
function composePush(update, format) {
    const none = (0,objects/* zeroId */.iR)(format);
    const capabilities = ['report-status', 'side-band-64k', `object-format=${format}`, `agent=${agent}`].join(' ');
    const command = `${update.expected ?? none} ${update.next ?? none} ${update.ref}\0 ${capabilities}`;
    const pack = update.next === undefined ? Buffer.alloc(0) : (0,objects/* packObjects */.W2)(update.objects.values(), format);
    return Buffer.concat([encodeLine(command), flush, pack]);
}
async function readReport(lines, ref, onMessage) {
    const { content, messages, fatal } = await demultiplex(lines);
    const report = new PktLineDecoder();
    const texts = content.flatMap((chunk) => report.push(chunk)).map(textOf);
    for (const message of messages)
        onMessage(message);
    if (texts.includes(`ok ${ref}`))
        return { result: 'accepted' };
    const refused = texts.find((text) => text?.startsWith(`ng ${ref} `))?.slice(`ng ${ref} `.length);
    const unpack = texts.find((text) => text?.startsWith('unpack ') && text !== 'unpack ok');
    const reason = refused ?? unpack;
    if (reason !== undefined)
        return { result: 'rejected', reason: [reason, ...messages].join('\n').slice(0, reasonLength) };
    const words = [fatal ?? 'it does not report on the ref', ...messages].join('\n').slice(0, reasonLength);
    return { result: 'unknown', cause: new Error(words) };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/core/gitops/wire/trust.js



const systemBundles = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/ca-bundle.pem',
    '/etc/ssl/cert.pem',
];
function trustOf(env, log) {
    if (env.GIT_SSL_NO_VERIFY !== undefined) {
        log.warn('GIT_SSL_NO_VERIFY is ignored: certificates are always verified. Name a private CA in GIT_SSL_CAINFO.');
    }
    const variable = ['GIT_SSL_CAINFO', 'SSL_CERT_FILE'].find((name) => env[name]);
    const file = variable === undefined ? undefined : env[variable];
    if (variable === undefined || file === undefined)
        return { authorities: undefined, fallback: systemAuthorities };
    return { authorities: namedAuthorities(variable, file), fallback: () => undefined };
}
function namedAuthorities(variable, file) {
    const hint = 'It must be the path of a readable PEM file.';
    const pem = readBundle(file);
    if (pem instanceof Error)
        throw (0,failure/* badInput */.AN)(variable, `cannot load certificates from ${file}`, hint, pem);
    if (!pem.includes('-----BEGIN CERTIFICATE-----'))
        throw (0,failure/* badInput */.AN)(variable, `${file} holds no certificate`, hint);
    return (0,external_node_tls_.createSecureContext)({ ca: pem });
}
function systemAuthorities() {
    const pem = systemBundles.map(readBundle).find((bundle) => !(bundle instanceof Error));
    return pem === undefined || pem instanceof Error ? undefined : (0,external_node_tls_.createSecureContext)({ ca: pem });
}
function readBundle(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file);
    }
    catch (error) {
        return error instanceof Error ? error : new Error(String(error));
    }
}

;// CONCATENATED MODULE: ./build/core/gitops/wire/transport.js

















const worthCompressing = 1024;
async function openWireTransport(remote, parts) {
    const { env, log, clock } = parts;
    const limits = { ...defaultLimits, ...parts.limits };
    const { origin, protocol, hostname } = new URL(remote.url);
    const authorization = (0,wire_authorization/* authorizationOf */.P)(remote);
    if (authorization !== undefined && protocol === 'http:' && !isLoopback(hostname)) {
        log.warn(`${origin} gets the credential from ${(0,wire_authorization/* credentialName */.b)(remote)} without encryption; use https`);
    }
    const headersFor = (url) => ({
        'user-agent': agent,
        ...(authorization !== undefined && url.origin === origin ? { authorization } : {}),
    });
    const http = new HttpClient({ env, trust: trustOf(env, log), limits, now: () => clock.now() });
    const policy = { clock, log, attempts: limits.attempts };
    try {
        const repository = await discover(remote, { http, policy, headersFor, log });
        return new WireTransport({ remote, repository, http, policy, headersFor, log, limits });
    }
    catch (error) {
        http[Symbol.dispose]();
        throw error;
    }
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127\.[\d.]+$/.test(hostname);
}
class WireTransport {
    kind = 'wire';
    #connection;
    #objects = new Map();
    #fetchedDepth = new Map();
    constructor(connection) {
        this.#connection = connection;
    }
    async listRefs(prefixes) {
        const { capabilities } = this.#connection.repository;
        return this.#ask(composeLsRefs(capabilities, prefixes), (lines) => readLsRefs(capabilities, prefixes, lines));
    }
    async read(ids) {
        let missing = this.#unknown(new Set(ids));
        while (missing.length > 0) {
            await this.#fetch(missing, 1);
            const left = this.#unknown(missing);
            if (left.length === missing.length)
                throw protocolFailure(`the object ${left[0]} was asked for and is not in it`);
            missing = left;
        }
        const found = new Map();
        for (const id of ids) {
            const object = this.#objects.get(id);
            if (object !== undefined)
                found.set(id, object);
        }
        return found;
    }
    async history(tip, depth) {
        const known = (0,wire_history/* walkHistory */.S)(this.#objects, tip, depth);
        if (!known.truncated || (this.#fetchedDepth.get(tip) ?? 0) >= depth)
            return known.commits;
        await this.#fetch([tip], depth);
        this.#fetchedDepth.set(tip, depth);
        const { commits } = (0,wire_history/* walkHistory */.S)(this.#objects, tip, depth);
        if (commits.length === 0)
            throw protocolFailure(`the commit ${tip} was asked for and is not in it`);
        return commits;
    }
    async push(update) {
        const { http, policy, repository, log } = this.#connection;
        const request = this.#post('git-receive-pack', composePush(update, repository.capabilities.objectFormat));
        const outcome = await retry(policy, () => this.#pushOnce(http, request, update.ref, (line) => log.detail(`remote: ${line}`)), (interruption) => interruption.untouched);
        for (const [id, object] of update.objects)
            this.#objects.set(id, object);
        if (outcome.result === 'answered')
            return outcome.value;
        if (outcome.untouched)
            throw outcome.failure;
        return { result: 'unknown', cause: outcome.failure };
    }
    cost() {
        return { ...this.#connection.http.cost(), processes: 0 };
    }
    async [Symbol.asyncDispose]() {
        this.#connection.http[Symbol.dispose]();
    }
    #unknown(ids) {
        return [...ids].filter((id) => !this.#objects.has(id));
    }
    async #fetch(wants, depth) {
        const { repository, limits } = this.#connection;
        const { capabilities } = repository;
        const pack = await this.#ask(composeFetch(capabilities, wants, depth), readFetch);
        for (const [id, object] of readPack(pack, capabilities.objectFormat, limits))
            this.#objects.set(id, object);
    }
    async #ask(command, read) {
        const { http, policy } = this.#connection;
        const request = this.#post('git-upload-pack', command);
        const outcome = await retry(policy, () => http.attempt(request, async (answer) => {
            await this.#requireResult(answer, request);
            return read(decodeLines(answer.body));
        }));
        if (outcome.result === 'interrupted')
            throw outcome.failure;
        return outcome.value;
    }
    async #pushOnce(http, request, ref, onMessage) {
        try {
            return await http.attempt(request, async (answer) => {
                await this.#requireResult(answer, request);
                return readReport(decodeLines(answer.body), ref, onMessage);
            });
        }
        catch (error) {
            const lost = error instanceof failure/* Failure */.HR && undecided.has(error.code);
            if (lost)
                return { result: 'answered', value: { result: 'unknown', cause: error } };
            throw error;
        }
    }
    #post(service, body) {
        const url = new URL(`${this.#connection.repository.base}/${service}`);
        const reading = service === 'git-upload-pack';
        const compressed = reading && body.byteLength > worthCompressing;
        return {
            method: 'POST',
            url,
            headers: {
                ...this.#connection.headersFor(url),
                'content-type': `application/x-${service}-request`,
                accept: `application/x-${service}-result`,
                ...(reading ? { 'git-protocol': 'version=2' } : {}),
                ...(compressed ? { 'content-encoding': 'gzip' } : {}),
            },
            body: compressed ? (0,external_node_zlib_.gzipSync)(body) : body,
        };
    }
    async #requireResult(answer, { url, headers }) {
        if (answer.status !== 200)
            throw await refusalOf(answer, this.#connection.remote, url);
        const type = mediaTypeOf(answer);
        if (type !== headers.accept)
            throw protocolFailure(`it is ${type} instead of ${headers.accept}`);
    }
}
const undecided = new Set(['GIT_PROTOCOL', 'GIT_RESPONSE_TOO_LARGE', 'GIT_SERVER_ERROR']);


/***/ })

};
