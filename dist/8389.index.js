export const id = 8389;
export const ids = [8389,770];
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

/***/ 8389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GitlabClient: () => (/* binding */ GitlabClient)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _net_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1296);
/* harmony import */ var _net_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3360);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3812);




const longestRequest = 60_000;
const mostPages = 100;
const jobTokenPrefix = 'glcbt-';
class GitlabClient {
    repository;
    ports;
    #token;
    #http;
    constructor(repository, { value, ofJob }, ports) {
        ports.secrets.add(value);
        this.repository = repository;
        this.#token = value.startsWith(jobTokenPrefix) || ofJob ? { value, ofJob: true } : { value };
        this.ports = ports;
        this.#http = ports.network.client({ limits: { exchangeMs: longestRequest, responseBytes: _error_js__WEBPACK_IMPORTED_MODULE_2__/* .largestAnswer */ .Bo } });
    }
    async call(call) {
        try {
            return await this.attempt(call);
        }
        catch (error) {
            throw this.failure(error, call);
        }
    }
    async attempt(call) {
        const { clock, log, network } = this.ports;
        const policy = { clock, log, deadline: network.deadline, repeatable: call.method !== 'POST' };
        const send = () => this.#send(call);
        return (0,_net_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .retry */ .L)(policy, send, (error) => (0,_error_js__WEBPACK_IMPORTED_MODULE_2__/* .interruptionOf */ .nS)(error, 'GitLab', clock.now()));
    }
    async list(call) {
        const items = [];
        for (let page = 1; page <= mostPages; page += 1) {
            const query = { ...call.query, per_page: 100, page };
            const { body, headers } = await this.call({ ...call, method: 'GET', query });
            if (!Array.isArray(body))
                throw this.failure(new _error_js__WEBPACK_IMPORTED_MODULE_2__/* .ForgeError */ .Q8('the answer is not a list', { status: 200 }), call);
            items.push(...body);
            if (!/rel="?next"?/.test(String(headers.link ?? '')) && String(headers['x-next-page'] ?? '') === '')
                return items;
        }
        throw this.failure(new _error_js__WEBPACK_IMPORTED_MODULE_2__/* .ForgeError */ .Q8(`the list has more than ${mostPages} pages`, { status: 200 }), call);
    }
    pause(milliseconds) {
        return this.ports.network.deadline.sleep(milliseconds, 'GitLab');
    }
    backoff(attempt) {
        return this.pause(Math.round(this.ports.clock.random() * 1_000 * 2 ** attempt));
    }
    failure(error, { what }) {
        if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_2__/* .ForgeError */ .Q8))
            return error;
        const { path: repository } = this.repository;
        if (this.#token.ofJob && [401, 403, 404].includes(error.status)) {
            const problem = `GitLab did not ${what} in ${repository}: the job token may not (it answered ${error.status})`;
            return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'FORGE_AUTH', problem, { hint: jobTokenAdvice, cause: error });
        }
        return (0,_error_js__WEBPACK_IMPORTED_MODULE_2__/* .forgeFailure */ .o8)(error, { forge: 'GitLab', what, repository, advice }, this.ports.clock.now());
    }
    async #send(call) {
        const { secrets, clock } = this.ports;
        const { value, ofJob } = this.#token;
        const request = {
            method: call.method,
            url: this.#url(call),
            headers: {
                accept: 'application/json',
                ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
            },
            credentials: { [ofJob ? 'job-token' : 'private-token']: value },
            body: call.body === undefined ? undefined : JSON.stringify(call.body),
        };
        try {
            const answer = await this.#http.send(request);
            const text = await answer.text();
            const { status, headers } = answer;
            const body = parsed(text);
            if (headers.location !== undefined && status >= 300 && status < 400)
                throw redirectError(answer.url, headers.location);
            if (!answer.ok) {
                const limitedFor = status === 429 ? rateLimitPause(headers, clock.now()) : undefined;
                throw new _error_js__WEBPACK_IMPORTED_MODULE_2__/* .ForgeError */ .Q8(secrets.redact(messageIn(body, text)), { status, headers, limitedFor });
            }
            if (text === '' || body !== undefined)
                return { headers, body };
            const problem = `the answer is not JSON: ${secrets.redact(text).slice(0, 80)}`;
            throw new _error_js__WEBPACK_IMPORTED_MODULE_2__/* .ForgeError */ .Q8(problem, { status: 200, headers, trouble: true });
        }
        catch (error) {
            if (!(error instanceof _net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr))
                throw error;
            throw new _error_js__WEBPACK_IMPORTED_MODULE_2__/* .ForgeError */ .Q8(secrets.redact(error.message), { status: 0, cause: error });
        }
    }
    #url({ path, of = 'project', query = {} }) {
        const base = this.repository.api.replace(/\/+$/, '');
        const root = of === 'site' ? base : `${base}/projects/${encodeURIComponent(this.repository.path)}`;
        const url = new URL(root + path);
        for (const [name, value] of Object.entries(query)) {
            if (value === undefined)
                continue;
            if (typeof value === 'object')
                for (const item of value)
                    url.searchParams.append(`${name}[]`, item);
            else
                url.searchParams.set(name, String(value));
        }
        return url;
    }
}
function rateLimitPause(headers, now) {
    const reset = headers['ratelimit-reset'];
    const untilReset = reset === undefined ? 60_000 : Math.max(0, Number(reset) * 1_000 - now);
    return (0,_error_js__WEBPACK_IMPORTED_MODULE_2__/* .pauseAskedFor */ .il)(headers, now) ?? (Number.isNaN(untilReset) ? 60_000 : untilReset);
}
function redirectError(from, location) {
    const { origin, pathname } = new URL(location, from);
    const target = `${origin}${pathname}`;
    return new _net_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr({ kind: 'redirect', target }, `${from.host} redirects to ${target}, which is not followed`);
}
function parsed(text) {
    try {
        return text === '' ? undefined : JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function messageIn(body, text) {
    const { message, error, error_description: description } = (body ?? {});
    const said = description ?? message ?? error;
    if (typeof said === 'string')
        return said;
    return said === undefined ? text.slice(0, 200).trim() : JSON.stringify(said);
}
const jobTokenAdvice = 'A CI_JOB_TOKEN cannot create merge requests, comments or commits. Give the token of a project or group access token with the `api` scope and the role Developer (gitops-token or forge-token).';
const advice = {
    limit: 'give this job a token of its own.',
    token: 'Give a token that has not expired or been revoked.',
    permission: 'It needs the `api` scope and the role Developer in this project; for a protected branch also a place in its "Allowed to push" or "Allowed to merge".',
    notFound: 'Check the project’s path. GitLab also answers "not found" to a token without membership in a private project.',
    trouble: 'GitLab has trouble; run the job again.',
    rule: 'A rule of the project (push rules, approvals, settings) may forbid it.',
};


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
