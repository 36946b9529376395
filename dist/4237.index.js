export const id = 4237;
export const ids = [4237];
export const modules = {

/***/ 4237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GhcrApi: () => (/* binding */ GhcrApi)
/* harmony export */ });
/* harmony import */ var _forge_github_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2055);
/* harmony import */ var _forge_github_github_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4345);


const container = { package_type: 'container' };
const reading = { needs: 'packages: read' };
const deleting = { needs: 'packages: write' };
class GhcrApi {
    #owner;
    #client;
    #versions = new Map();
    #isOrganization;
    constructor(owner, { api, token }, ports) {
        this.#owner = owner;
        const repository = { kind: _forge_github_github_js__WEBPACK_IMPORTED_MODULE_1__/* .github */ .M, api, path: `${owner}/packages`, url: `https://github.com/${owner}` };
        this.#client = new _forge_github_client_js__WEBPACK_IMPORTED_MODULE_0__.GithubClient(repository, ports, { auth: token });
    }
    async repositories() {
        const call = { what: `list the packages of ${this.#owner}`, ...reading };
        const found = (await this.#isOfOrganization())
            ? await this.#client.list(call, 'GET /orgs/{org}/packages', { ...container, org: this.#owner })
            : await this.#client.list(call, 'GET /users/{username}/packages', { ...container, username: this.#owner });
        return found.map(({ name }) => `${this.#owner}/${name}`);
    }
    async pushTimes(repository) {
        const versions = await this.#versionsOf(repository);
        return new Map([...versions].map(([digest, { time }]) => [digest, time]));
    }
    async remove(repository, digest) {
        const version = (await this.#versionsOf(repository)).get(digest);
        if (version === undefined)
            return 'absent';
        const call = { what: `delete ${repository}@${digest}`, ...deleting, repeatable: true };
        const named = { ...container, package_name: this.#packageName(repository), package_version_id: version.id };
        if (await this.#isOfOrganization()) {
            const route = 'DELETE /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}';
            await this.#client.call(call, route, { ...named, org: this.#owner });
        }
        else {
            const route = 'DELETE /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}';
            await this.#client.call(call, route, { ...named, username: this.#owner });
        }
        return 'deleted';
    }
    #versionsOf(repository) {
        const reading = this.#versions.get(repository) ?? this.#readVersions(repository);
        this.#versions.set(repository, reading);
        return reading;
    }
    async #readVersions(repository) {
        const call = { what: `list the versions of ${repository}`, ...reading };
        const named = { ...container, package_name: this.#packageName(repository) };
        const found = (await this.#isOfOrganization())
            ? await this.#client.list(call, 'GET /orgs/{org}/packages/{package_type}/{package_name}/versions', {
                ...named,
                org: this.#owner,
            })
            : await this.#client.list(call, 'GET /users/{username}/packages/{package_type}/{package_name}/versions', {
                ...named,
                username: this.#owner,
            });
        return new Map(found.map(({ id, name, updated_at: updated }) => [name, { id, time: Date.parse(updated) }]));
    }
    #packageName(repository) {
        return repository.slice(this.#owner.length + 1);
    }
    #isOfOrganization() {
        this.#isOrganization ??= this.#client
            .call({ what: `look ${this.#owner} up`, ...reading }, 'GET /users/{username}', { username: this.#owner })
            .then(({ data }) => data.type === 'Organization');
        return this.#isOrganization;
    }
}


/***/ }),

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


/***/ })

};
