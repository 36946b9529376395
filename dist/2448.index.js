export const id = 2448;
export const ids = [2448];
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

/***/ 2448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gitlabDeployments: () => (/* binding */ gitlabDeployments)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8314);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3812);


const latest = 20;
const reviewFolder = 'review/';
function gitlabDeployments(client) {
    return {
        reviewName: ({ name, refSlug }) => `${reviewFolder}${refSlug ?? name}`,
        show: (deployment) => show(client, deployment),
        reviews: () => reviews(client, 'available'),
        find: async (name) => (await reviews(client)).find(({ review }) => review === name),
        end: (ended, how) => end(client, ended, how),
    };
}
function descriptionOf(review, origin) {
    const what = review === undefined ? 'Deployed to' : `Review environment ${review}, deployed`;
    return `${what} by monorepo-gitops (${origin}${review === undefined ? '' : `: ${review}`}).`;
}
function markOf({ description, }) {
    const [, origin, review] = /by monorepo-gitops \((made|marked)(?:: (\S+))?\)\.$/.exec(description ?? '') ?? [];
    return origin === undefined ? undefined : { origin: origin, review };
}
async function show(client, wanted) {
    const found = await named(client, wanted.environment);
    if (wanted.state === 'canceled' && found === undefined)
        return 'unchanged';
    const { environment, isNew } = await prepared(client, found, wanted);
    if (wanted.byOtherJob)
        return isNew ? 'shown' : 'of-job';
    const deployments = await deploymentsOf(client, environment.name);
    if (deployments.some(({ pipeline }) => pipeline !== undefined && pipeline === wanted.runUrl))
        return 'of-job';
    const last = deployments.find(({ pipeline }) => pipeline === undefined);
    const current = last?.sha === wanted.commit ? last : undefined;
    if (current?.status === wanted.state)
        return isNew ? 'shown' : 'unchanged';
    const { state: status, commit: sha, ref } = wanted;
    const isRunning = current?.status === 'running' || current?.status === 'created';
    const isOver = current !== undefined && !isRunning && (status === 'running' || status === 'canceled');
    if (isOver || (status === 'canceled' && current === undefined))
        return isNew ? 'shown' : 'unchanged';
    if (current !== undefined && isRunning) {
        const path = `/deployments/${current.id}`;
        await client.call({ what: 'change the deployment', method: 'PUT', path, body: { status } });
        return 'shown';
    }
    await client.call({
        what: `create a deployment of ${environment.name}`,
        method: 'POST',
        path: '/deployments',
        body: { environment: environment.name, sha, ref: ref.name, tag: ref.isTag, status },
    });
    return 'shown';
}
async function prepared(client, found, { environment: name, review, url, byOtherJob, state }) {
    const address = url === undefined || state !== 'success' ? {} : { external_url: url };
    if (found === undefined) {
        const description = descriptionOf(review, byOtherJob ? 'marked' : 'made');
        const tier = review === undefined ? {} : { tier: 'development' };
        const body = { name, description, ...tier, ...(url === undefined ? {} : { external_url: url }) };
        const call = { what: `create the environment ${name}`, method: 'POST', path: '/environments', body };
        try {
            return { environment: environmentOf((await client.attempt(call)).body), isNew: true };
        }
        catch (error) {
            const there = error instanceof _error_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeError */ .Q8 && (error.lost || error.status === 400) ? await named(client, name) : undefined;
            if (there === undefined)
                throw client.failure(error, call);
            return { environment: there, isNew: true };
        }
    }
    const isMarked = markOf(found) !== undefined || (found.description ?? '') !== '' || !byOtherJob;
    const mark = isMarked ? {} : { description: descriptionOf(review, 'marked') };
    const changes = { ...(address.external_url === found.external_url ? {} : address), ...mark };
    if (Object.keys(changes).length === 0)
        return { environment: found, isNew: false };
    const path = `/environments/${found.id}`;
    const { body } = await client.call({ what: `change the environment ${name}`, method: 'PUT', path, body: changes });
    return { environment: environmentOf(body), isNew: true };
}
async function named(client, name) {
    const { body } = await client.call({
        what: `look for the environment ${name}`,
        method: 'GET',
        path: '/environments',
        query: { name },
    });
    const [found] = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .objectsIn */ .Qv)(Array.isArray(body) ? body : []).map(environmentOf);
    return found?.name === name ? found : undefined;
}
async function deploymentsOf(client, environment) {
    const { body } = await client.call({
        what: `list the deployments of ${environment}`,
        method: 'GET',
        path: '/deployments',
        query: { environment, order_by: 'id', sort: 'desc', per_page: latest },
    });
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .objectsIn */ .Qv)(Array.isArray(body) ? body : []).map((each) => {
        const job = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(each.deployable) ? each.deployable : undefined;
        const pipeline = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(job?.pipeline) ? (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(job.pipeline.web_url) : undefined;
        return {
            id: Number(each.id),
            sha: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(each.sha),
            status: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(each.status),
            pipeline: job === undefined ? undefined : (pipeline ?? ''),
        };
    });
}
function environmentOf(body) {
    const { id, name, external_url, state, description } = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body) ? body : {};
    return {
        id: Number(id),
        name: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(name) ?? '',
        external_url: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(external_url),
        state: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(state),
        description: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(description),
    };
}
async function reviews(client, states) {
    const items = await client.list({
        what: 'list the environments',
        path: '/environments',
        query: { states, search: reviewFolder },
    });
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .objectsIn */ .Qv)(items).flatMap((each) => {
        const environment = environmentOf(each);
        const review = markOf(environment)?.review;
        return review === undefined ? [] : [{ review, environment: environment.name }];
    });
}
async function end(client, { review, environment: name }, { stopping, dryRun }) {
    const found = await named(client, name);
    if (found === undefined || stopping)
        return undefined;
    const mark = markOf(found);
    if (mark?.review !== review) {
        return found.state === 'stopped'
            ? undefined
            : { result: 'kept', reason: 'its description does not say that monorepo-gitops made it' };
    }
    const isStopped = found.state === 'stopped';
    if (isStopped && mark.origin === 'marked')
        return undefined;
    const path = `/environments/${found.id}`;
    if (!isStopped && !dryRun) {
        const body = { force: true };
        await client.call({ what: `stop the environment ${name}`, method: 'POST', path: `${path}/stop`, body });
    }
    if (mark.origin === 'marked')
        return { result: 'removed', reason: 'it is stopped' };
    if (dryRun)
        return { result: 'removed', reason: 'it is deleted' };
    const call = { what: `delete the environment ${name}`, method: 'DELETE', path };
    try {
        await client.attempt(call);
        return { result: 'removed', reason: 'it is deleted' };
    }
    catch (error) {
        if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeError */ .Q8))
            throw error;
        if (error.status === 404)
            return { result: 'removed', reason: 'it is stopped' };
        if (error.status !== 403)
            throw client.failure(error, call);
        const notDeleted = 'the token may not delete environments';
        return isStopped ? undefined : { result: 'removed', reason: 'it is stopped', notDeleted };
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
