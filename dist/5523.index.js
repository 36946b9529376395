export const id = 5523;
export const ids = [5523,2055];
export const modules = {

/***/ 3812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bo: () => (/* binding */ largestAnswer),
/* harmony export */   Q8: () => (/* binding */ ForgeError),
/* harmony export */   _3: () => (/* binding */ isForgeAnswer),
/* harmony export */   il: () => (/* binding */ pauseAskedFor),
/* harmony export */   nS: () => (/* binding */ interruptionOf),
/* harmony export */   o8: () => (/* binding */ forgeFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _net_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3360);


const largestAnswer = 16 * 1024 * 1024;
class ForgeError extends Error {
    name = 'ForgeError';
    status;
    headers;
    type;
    limitedFor;
    network;
    lost;
    constructor(message, { status, headers = {}, type, limitedFor, trouble = false, cause }) {
        super(message, cause === undefined ? undefined : { cause });
        this.status = status;
        this.headers = headers;
        this.type = type;
        this.limitedFor = limitedFor;
        this.network = cause;
        this.lost = limitedFor === undefined && (trouble || status === 0 || status >= 500);
    }
}
const unreadableAttempts = 3;
function interruptionOf(error, forge, now) {
    if (!(error instanceof ForgeError))
        return undefined;
    const { limitedFor, network, message, headers, lost, status } = error;
    if (limitedFor !== undefined) {
        return { acted: 'no', retryAfter: limitedFor, reason: `${forge} limits the rate (${message})` };
    }
    if (!lost || network?.transient === false)
        return undefined;
    const retryAfter = pauseAskedFor(headers, now);
    const attempts = status === 200 ? unreadableAttempts : undefined;
    return { attempts, acted: network?.acted ?? 'maybe', retryAfter, reason: describe(error, forge) };
}
function pauseAskedFor(headers, now) {
    const after = headers['retry-after'];
    return after === undefined ? undefined : (0,_net_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterOf */ .s)(String(after), now);
}
function forgeFailure(error, purpose, now) {
    const { forge, what, repository } = purpose;
    const { code, problem, hint } = refusalOf(error, purpose, now);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, `${forge} did not ${what} in ${repository}: ${problem}`, { hint, cause: error });
}
function isForgeAnswer({ kind, cause }) {
    return kind === 'failed' && cause instanceof ForgeError;
}
const statusOfType = { FORBIDDEN: 403, INSUFFICIENT_SCOPES: 403, NOT_FOUND: 404 };
function refusalOf(error, { forge, advice }, now) {
    const { limitedFor, message, network } = error;
    const status = statusOfType[error.type ?? ''] ?? error.status;
    if (limitedFor !== undefined) {
        const hint = `The limit ends at ${new Date(now + limitedFor).toISOString()}; run the job again after that, or ${advice.limit}`;
        return { code: 'FORGE_RATE_LIMIT', problem: 'the rate limit of this token is used up', hint };
    }
    if (status === 401)
        return { code: 'FORGE_AUTH', problem: 'the token is not valid', hint: advice.token };
    if (status === 403)
        return { code: 'FORGE_AUTH', problem: 'the token may not', hint: advice.permission };
    if (status === 404) {
        const problem = 'it does not exist, or the token may not see it';
        return { code: 'FORGE_NOT_FOUND', problem, hint: advice.notFound };
    }
    if (status === 0) {
        const hint = `${network === undefined ? '' : `${network.hint} `}Check forge-url.`;
        return { code: 'FORGE_UNREACHABLE', problem: message, hint };
    }
    if (status >= 500)
        return { code: 'FORGE_UNAVAILABLE', problem: describe(error, forge), hint: advice.trouble };
    return { code: 'FORGE_REFUSED', problem: message, hint: advice.rule };
}
function describe({ status, message }, forge) {
    return status === 0 || status === 200 ? `${forge}: ${message}` : `${forge} answered ${status} (${message})`;
}


/***/ }),

/***/ 5523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   issueAppToken: () => (/* binding */ issueAppToken),
/* harmony export */   revokeAppToken: () => (/* binding */ revokeAppToken)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _octokit_auth_app__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6479);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _net_deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2140);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3812);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2055);
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






const permissionsFor = {
    push: { contents: 'write' },
    request: { contents: 'write', pull_requests: 'write' },
    status: { statuses: 'write' },
};
const issuing = { what: 'give the App a token', needs: 'metadata: read' };
const longestRevocation = 10_000;
async function issueAppToken(app, purpose, ports) {
    const { repository, appId, privateKeyPem } = app;
    ports.secrets.add(privateKeyPem);
    const auth = { appId: appId.trim(), privateKey: readKey(privateKeyPem) };
    const client = new _client_js__WEBPACK_IMPORTED_MODULE_4__.GithubClient(repository, ports, { auth: { authStrategy: _octokit_auth_app__WEBPACK_IMPORTED_MODULE_5__/* .createAppAuth */ .K, auth } });
    try {
        const installation = await client.attempt(issuing, 'GET /repos/{owner}/{repo}/installation', {});
        const wanted = {
            type: 'installation',
            installationId: installation.data.id,
            repositoryNames: [client.repo],
            permissions: permissionsFor[purpose],
        };
        const { token, expiresAt } = (await client.authenticate(wanted));
        ports.secrets.add(token);
        return { token, expiresAt: Date.parse(expiresAt) };
    }
    catch (error) {
        throw refused(error, app, purpose) ?? client.failure(error, issuing);
    }
}
async function revokeAppToken({ token, expiresAt }, repository, ports) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const deadline = __addDisposableResource(env_1, new _net_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .Deadline */ .B2(ports.clock, longestRevocation, 'revoking tokens'), false);
        const client = new _client_js__WEBPACK_IMPORTED_MODULE_4__.GithubClient(repository, ports, { auth: token, deadline });
        const call = { what: 'revoke the token', needs: '', repeatable: true };
        try {
            await client.attempt(call, 'DELETE /installation/token', {});
        }
        catch (error) {
            if (error instanceof _error_js__WEBPACK_IMPORTED_MODULE_3__/* .ForgeError */ .Q8 && error.status === 401)
                return;
            const end = Number.isFinite(expiresAt) ? ` until ${new Date(expiresAt).toISOString()}` : ' for up to an hour';
            ports.log.warn(`the token of the GitHub App is not revoked and stays valid${end}: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
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
function readKey(pem) {
    const input = 'gitops-app-private-key';
    const fix = 'Give the whole .pem file of the App (Settings → Private keys), from "-----BEGIN" to "-----".';
    let key;
    try {
        key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(`${pem.replaceAll('\\r', '').replaceAll('\\n', '\n').trim()}\n`);
    }
    catch (error) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)(input, 'is not a private key without a passphrase', fix, error);
    }
    if (key.asymmetricKeyType !== 'rsa')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)(input, `is a key of type ${key.asymmetricKeyType}, not RSA`, fix);
    return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
function refused(error, { repository: { path }, appId }, purpose) {
    if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_3__/* .ForgeError */ .Q8))
        return undefined;
    const failure = (code, problem, hint) => new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('failed', code, `GitHub App ${appId}: ${problem}`, { hint, cause: error });
    const { status, message } = error;
    if (status === 401) {
        const hint = 'Check that gitops-app-id (App id or client id) and gitops-app-private-key belong to the same App, and that the key is not deleted.';
        return failure('FORGE_AUTH', 'GitHub does not know it by this private key', hint);
    }
    if (status === 404) {
        const hint = `Install it (the App's settings → Install App) and give it access to ${path}.`;
        return failure('FORGE_APP_NOT_INSTALLED', `it is not installed on ${path}`, hint);
    }
    if (status === 403 && /suspended/i.test(message)) {
        const hint = 'Have the owner of the installation resume it.';
        return failure('FORGE_AUTH', `its installation on ${path} is suspended`, hint);
    }
    if (status !== 422)
        return undefined;
    const wanted = Object.entries(permissionsFor[purpose]).map(([permission, level]) => `${permission}: ${level}`);
    const hint = 'Give the App these permissions and accept them on its installation, which must have access to the repository.';
    return failure('FORGE_APP_PERMISSIONS', `it may not have ${wanted.join(', ')} on ${path}`, hint);
}


/***/ }),

/***/ 2055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GithubClient: () => (/* binding */ GithubClient),
  githubError: () => (/* binding */ githubError)
});

// EXTERNAL MODULE: ./node_modules/@octokit/core/dist-src/index.js + 7 modules
var dist_src = __webpack_require__(689);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/net/error.js
var error = __webpack_require__(1296);
;// CONCATENATED MODULE: ./build/core/net/fetch.js

const maxRedirects = 20;
const harmlessHeaders = new Set(['accept', 'accept-language', 'content-type', 'user-agent']);
const methods = ['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE'];
function fetchThrough(client) {
    return async (input, init) => {
        const request = new Request(input, init);
        let body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
        let headers = Object.fromEntries(request.headers);
        let url = new URL(request.url);
        let { method } = request;
        for (let redirects = 0;; redirects += 1) {
            const answer = await client.send({ method: methodOf(method), url, headers, body, signal: request.signal });
            const target = answer.redirect;
            if (target === undefined || request.redirect === 'manual')
                return responseOf(answer, redirects > 0);
            await answer.finish();
            if (request.redirect === 'error' || redirects === maxRedirects || !(0,error/* isSafeRedirect */.es)(url, target)) {
                throw (0,error/* redirectError */.z5)(url, target);
            }
            const { status } = answer;
            if ((status === 303 && method !== 'HEAD') || (status < 303 && method === 'POST')) {
                method = 'GET';
                body = undefined;
            }
            if (target.origin !== url.origin) {
                headers = Object.fromEntries(Object.entries(headers).filter(([name]) => harmlessHeaders.has(name)));
            }
            url = target;
        }
    };
}
function methodOf(name) {
    const method = methods.find((each) => each === name);
    if (method === undefined)
        throw new TypeError(`the method ${name} is not supported`);
    return method;
}
function responseOf(answer, redirected) {
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
        for (const each of [value ?? []].flat())
            headers.append(name, each);
    }
    headers.delete('content-encoding');
    headers.delete('content-length');
    const empty = [204, 205, 304].includes(answer.status);
    const response = new Response(empty ? null : ReadableStream.from(answer.body), {
        status: answer.status,
        statusText: answer.statusText,
        headers,
    });
    Object.defineProperties(response, { url: { value: answer.url.href }, redirected: { value: redirected } });
    return response;
}

// EXTERNAL MODULE: ./build/core/net/retry.js
var retry = __webpack_require__(3360);
// EXTERNAL MODULE: ./build/core/forge/error.js
var forge_error = __webpack_require__(3812);
;// CONCATENATED MODULE: ./build/core/forge/github/client.js






const longestRequest = 60_000;
const mostPages = 100;
class GithubClient {
    repository;
    owner;
    repo;
    ports;
    isJobToken;
    #octokit;
    #deadline;
    constructor(repository, ports, { auth, deadline, ofJob = undefined }) {
        if (typeof auth === 'string')
            ports.secrets.add(auth);
        const [owner = '', repo = ''] = repository.path.split('/');
        this.repository = repository;
        this.owner = owner;
        this.repo = repo;
        this.ports = ports;
        this.isJobToken = ofJob === true;
        this.#deadline = deadline ?? ports.network.deadline;
        this.#octokit = openOctokit(repository.api, ports, { auth, deadline: this.#deadline });
    }
    async call(call, route, parameters) {
        return this.#orFailure(call, () => this.attempt(call, route, parameters));
    }
    async attempt({ repeatable }, route, parameters) {
        const { owner, repo } = this;
        const all = { ...(route.includes('{owner}') ? { owner, repo } : {}), ...parameters };
        const request = this.#octokit.request;
        return this.#repeat(repeatable ?? route.startsWith('GET '), () => request(route, all));
    }
    async graphql(call, query, variables) {
        return this.#orFailure(call, () => this.attemptGraphql(call, query, variables));
    }
    async attemptGraphql({ repeatable }, query, variables) {
        return this.#repeat(repeatable ?? query.startsWith('query'), () => this.#octokit.graphql(query, variables));
    }
    async authenticate(options) {
        return this.#repeat(true, () => this.#octokit.auth(options));
    }
    async list(call, route, parameters) {
        const items = [];
        for (let page = 1; page <= mostPages; page += 1) {
            const { data, headers } = await this.call(call, route, { ...parameters, per_page: 100, page });
            items.push(...data);
            if (!/rel="next"/.test(headers.link ?? ''))
                return items;
        }
        const problem = `GitHub did not ${call.what}: the list has more than ${mostPages} pages`;
        throw new failure/* Failure */.HR('failed', 'FORGE_LIST', problem, {
            hint: 'Close what is no longer needed; half a list is not taken for the whole.',
        });
    }
    pause(milliseconds) {
        return this.#deadline.sleep(milliseconds, 'GitHub');
    }
    backoff(attempt) {
        return this.pause(Math.round(this.ports.clock.random() * 1_000 * 2 ** attempt));
    }
    failure(error, { what, needs }) {
        if (!(error instanceof forge_error/* ForgeError */.Q8))
            return error;
        const repository = this.repository.path;
        const purpose = { forge: 'GitHub', what, repository, advice: adviceFor(error, needs, repository) };
        return (0,forge_error/* forgeFailure */.o8)(error, purpose, this.ports.clock.now());
    }
    async #orFailure(call, attempt) {
        try {
            return await attempt();
        }
        catch (error) {
            throw this.failure(error, call);
        }
    }
    async #repeat(repeatable, ask) {
        const { clock, log, secrets } = this.ports;
        const once = async () => {
            try {
                return await ask();
            }
            catch (error) {
                throw githubError(error, secrets, clock.now());
            }
        };
        const policy = { clock, log, deadline: this.#deadline, repeatable };
        return (0,retry/* retry */.L)(policy, once, (error) => (0,forge_error/* interruptionOf */.nS)(error, 'GitHub', clock.now()));
    }
}
function openOctokit(api, { network, log }, { auth, deadline }) {
    const client = network.client({ deadline, limits: { exchangeMs: longestRequest, responseBytes: forge_error/* largestAnswer */.Bo } });
    const detail = (line) => log.detail(String(line));
    const logger = { debug: detail, info: detail, warn: detail, error: detail };
    const octokit = new dist_src/* Octokit */.E({
        ...(typeof auth === 'string' ? { auth } : auth),
        baseUrl: api.replace(/\/+$/, ''),
        userAgent: 'monorepo-gitops',
        log: logger,
        request: { fetch: wholeAnswers(fetchThrough(client)), log: logger },
    });
    octokit.hook.after('request', ({ data, status }) => {
        if (status !== 204 && (typeof data !== 'object' || data === null)) {
            throw new forge_error/* ForgeError */.Q8('what answers there is not the API of GitHub', { status: 0 });
        }
    });
    return octokit;
}
function wholeAnswers(send) {
    return async (input, init) => {
        const { status, statusText, headers, body } = await send(input, init);
        const bytes = body === null ? null : await new Response(body).arrayBuffer();
        return new Response(bytes, { status, statusText, headers });
    };
}
function githubError(thrown, secrets, now) {
    if (thrown instanceof forge_error/* ForgeError */.Q8 || !(thrown instanceof Error))
        return thrown;
    const { cause } = thrown;
    if (cause instanceof failure/* Failure */.HR)
        return cause;
    if (cause instanceof error/* NetworkError */.Dr)
        return new forge_error/* ForgeError */.Q8(secrets.redact(cause.message), { status: 0, cause });
    const { status, response, errors, headers } = thrown;
    if (Array.isArray(errors)) {
        const words = secrets.redact(errors.map(({ message }) => message).join('; '));
        const type = errors.find((each) => each.type !== undefined)?.type;
        const trouble = type === undefined && /something went wrong|timeout/i.test(words);
        const limitedFor = rateLimitPause(words, { status: 200, headers, type }, now);
        return new forge_error/* ForgeError */.Q8(words, { status: 200, headers, type, trouble, limitedFor });
    }
    if (status === undefined)
        return thrown;
    const words = secrets.redact((0,failure/* messageOf */.bD)(thrown));
    if (response === undefined)
        return new forge_error/* ForgeError */.Q8(words, { status: 0 });
    const limitedFor = rateLimitPause(words, { status, headers: response.headers }, now);
    return new forge_error/* ForgeError */.Q8(words, { status, headers: response.headers, limitedFor });
}
function rateLimitPause(message, { status, headers = {}, type }, now) {
    if (![200, 403, 429].includes(status))
        return undefined;
    const exhausted = headers['x-ratelimit-remaining'] === '0';
    const named = /rate limit|abuse detection/i.test(message) || type === 'RATE_LIMITED';
    const after = (0,forge_error/* pauseAskedFor */.il)(headers, now);
    if (!named && status !== 429 && (status === 200 || (after === undefined && !exhausted)))
        return undefined;
    if (after !== undefined)
        return after;
    const reset = Number(headers['x-ratelimit-reset']);
    return exhausted && Number.isFinite(reset) ? Math.max(0, reset * 1_000 - now) : 60_000;
}
function adviceFor(error, needs, repository) {
    return {
        limit: 'use the token of a GitHub App, which has a limit of its own.',
        token: 'Give a token that has not expired or been revoked (gitops-token, forge-token or gitops-app-id).',
        permission: permissionAdvice(error, needs),
        notFound: `Check the repository's name. GitHub also answers "not found" for what a token may not see: it needs \`${needs}\` on ${repository}; a job's GITHUB_TOKEN reaches its own repository only.`,
        trouble: 'GitHub has trouble (www.githubstatus.com); run the job again.',
        rule: 'The cause has the words of GitHub; a rule of the repository may forbid it.',
    };
}
function permissionAdvice({ message, headers }, needs) {
    if (/not permitted to create or approve/i.test(message)) {
        return 'Allow it in Settings → Actions → General → "Allow GitHub Actions to create and approve pull requests", or use the token of a GitHub App.';
    }
    if (/SAML/i.test(message))
        return 'Authorise the token for the organisation’s single sign-on.';
    const accepted = headers['x-accepted-github-permissions'];
    const named = typeof accepted === 'string' && accepted !== '' ? ` (GitHub asks for ${accepted})` : '';
    return `Give the token \`${needs}\`${named}: in a workflow under \`permissions:\`, for an App or a fine-grained token in its settings.`;
}


/***/ }),

/***/ 1296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dr: () => (/* binding */ NetworkError),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   es: () => (/* binding */ isSafeRedirect),
/* harmony export */   z5: () => (/* binding */ redirectError)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

class NetworkError extends Error {
    name = 'NetworkError';
    problem;
    constructor(problem, message, cause) {
        super(message, cause === undefined ? undefined : { cause });
        this.problem = problem;
    }
    get kind() {
        return this.problem.kind;
    }
    get acted() {
        switch (this.problem.kind) {
            case 'unreachable':
            case 'tls':
            case 'proxy':
            case 'proxy-scheme':
                return 'no';
            case 'overloaded':
                return this.problem.status === 429 ? 'no' : 'maybe';
            default:
                return 'maybe';
        }
    }
    get transient() {
        const { problem } = this;
        return (problem.kind === 'interrupted' ||
            problem.kind === 'overloaded' ||
            problem.kind === 'unreadable' ||
            (problem.kind === 'unreachable' && problem.errno !== 'ENOTFOUND'));
    }
    get hint() {
        return hintFor(this.problem);
    }
    failure(code) {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, this.message, { hint: this.hint, cause: this.cause ?? this });
    }
}
function unreadable(failure) {
    return new NetworkError({ kind: 'unreadable' }, failure.message, failure);
}
function redirectError(from, target) {
    const shown = `${target.origin}${target.pathname}`;
    return new NetworkError({ kind: 'redirect', target: shown }, `${from.host} redirects to ${shown}, which is not followed`);
}
function isSafeRedirect(from, target) {
    return target.protocol === 'https:' || (target.protocol === 'http:' && from.protocol === 'http:');
}
function hintFor(problem) {
    switch (problem.kind) {
        case 'unreachable':
            return 'Check the host name, the network and HTTPS_PROXY / NO_PROXY.';
        case 'tls':
            return problem.unknownAuthority
                ? 'Name the file of the private certificate authority in GIT_SSL_CAINFO or NODE_EXTRA_CA_CERTS.'
                : 'Give the host name that the certificate is for, or have the certificate renewed.';
        case 'proxy':
            return problem.status === 407
                ? 'Put its credential into the variable: HTTPS_PROXY=http://user:password@proxy.example.com:3128.'
                : 'Let it pass this host, or name the host in NO_PROXY.';
        case 'proxy-scheme':
            return 'Name an http:// or https:// proxy, or name the host in NO_PROXY.';
        case 'interrupted':
            return 'Run again; if it stays, look for a proxy or a firewall that cuts long answers.';
        case 'overloaded':
            return problem.status === 429
                ? 'Run again later, or let fewer pipelines work at the same time.'
                : 'The server or a gateway before it is overloaded or down; run again later.';
        case 'too-large':
        case 'encoding':
        case 'unreadable':
            return 'Check the address: what answers there may not be the server that was meant.';
        case 'redirect':
            return 'Give the address that it redirects to.';
    }
}


/***/ }),

/***/ 3360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry),
/* harmony export */   s: () => (/* binding */ retryAfterOf)
/* harmony export */ });
const defaultAttempts = 5;
const defaultPauses = 120_000;
const firstBackoff = 500;
const longestBackoff = 8_000;
const longPause = 10_000;
async function retry(policy, call, interruptionOf) {
    const { clock, log, deadline, repeatable, attempts = defaultAttempts, pauses = defaultPauses } = policy;
    let paused = 0;
    for (let attempt = 1;; attempt += 1) {
        try {
            return await call();
        }
        catch (error) {
            const interruption = interruptionOf(error);
            if (interruption === undefined || attempt >= Math.min(attempts, interruption.attempts ?? attempts))
                throw error;
            if (interruption.acted === 'maybe' && !repeatable)
                throw error;
            const backoff = clock.random() * Math.min(longestBackoff, firstBackoff * 2 ** attempt);
            const pause = Math.round((interruption.retryAfter ?? 0) + backoff);
            if (paused + pause > pauses)
                throw error;
            paused += pause;
            if (pause >= deadline.remaining())
                throw deadline.failure(`another try: ${interruption.reason}`, error);
            const line = `${interruption.reason}; trying again in ${pause} ms`;
            if (pause < longPause)
                log.detail(line);
            else
                log.info(line);
            await clock.sleep(pause);
        }
    }
}
function retryAfterOf(value, now) {
    if (value === undefined || value === null)
        return undefined;
    const milliseconds = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
    return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}


/***/ })

};
