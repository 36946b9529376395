export const id = 4943;
export const ids = [4943];
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

/***/ 4943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commitFiles: () => (/* binding */ commitFiles),
/* harmony export */   compare: () => (/* binding */ compare),
/* harmony export */   deleteBranch: () => (/* binding */ deleteBranch)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3812);


const parallel = 8;
const mostTries = 4;
const lookBack = 20;
async function commitFiles(client, change) {
    const { branch, message, author, expectedTip } = change;
    const tip = await tipOf(client, branch);
    if (tip !== expectedTip)
        return { result: 'stale', cause: moved(change, tip) };
    const call = {
        what: `commit to ${branch}`,
        method: 'POST',
        path: '/repository/commits',
        body: {
            branch,
            commit_message: message,
            ...(author === undefined ? {} : { author_name: author.name, author_email: author.email }),
            actions: await actionsOf(client, change),
        },
    };
    let mayHaveLanded = false;
    for (let attempt = 1;; attempt += 1) {
        try {
            const { id } = ((await client.attempt(call)).body ?? {});
            if (typeof id === 'string')
                return { result: 'committed', commit: id };
            throw new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8('the answer names no commit', { status: 0 });
        }
        catch (error) {
            if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8))
                throw error;
            const { lost, status } = error;
            if (status === 413)
                throw tooLarge(client, error);
            const isRefused = !lost && ![400, 409].includes(status);
            mayHaveLanded ||= lost || isRefused;
            const refusal = client.failure(error, call);
            const look = async () => {
                const now = await tipOf(client, branch);
                const isTheirs = now === undefined || now === expectedTip || !mayHaveLanded;
                return { now, ours: isTheirs ? undefined : await findLanded(client, change) };
            };
            const { now, ours } = await look().catch((reason) => {
                throw isRefused ? refusal : reason;
            });
            if (isRefused && ours === undefined)
                throw refusal;
            if (now !== expectedTip) {
                return ours === undefined ? { result: 'stale', cause: error } : { result: 'committed', commit: ours };
            }
            if (!lost)
                throw refusal;
            if (attempt === mostTries)
                return { result: 'stale', cause: error };
            await client.backoff(attempt);
        }
    }
}
function tooLarge({ repository }, cause) {
    const problem = `the commit is too large for the API of GitLab in ${repository.path}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'FORGE_COMMIT_TOO_LARGE', problem, {
        hint: 'Use commit-via: git, which has no such limit.',
        cause,
    });
}
async function actionsOf(client, { files, expectedTip }) {
    const actions = [];
    for (let start = 0; start < files.length; start += parallel) {
        const batch = files.slice(start, start + parallel);
        actions.push(...(await Promise.all(batch.map((file) => actionOf(client, file, expectedTip)))));
    }
    return actions;
}
async function actionOf(client, file, tip) {
    const gone = 'delete' in file;
    if (!gone && !file.existed)
        return { action: 'create', file_path: file.path, ...contentOf(file.body) };
    const last_commit_id = await lastCommitOf(client, file.path, tip);
    if (gone)
        return { action: 'delete', file_path: file.path, last_commit_id };
    return { action: 'update', file_path: file.path, last_commit_id, ...contentOf(file.body) };
}
function contentOf(body) {
    return { encoding: 'base64', content: Buffer.from(body).toString('base64') };
}
async function lastCommitOf(client, path, tip) {
    const call = {
        what: `read ${path}`,
        method: 'HEAD',
        path: `/repository/files/${encodeURIComponent(path)}`,
        query: { ref: tip },
    };
    const { headers } = await client.call(call);
    const commit = headers['x-gitlab-last-commit-id'];
    if (typeof commit !== 'string')
        throw client.failure(new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8('the answer has no X-Gitlab-Last-Commit-Id', { status: 200 }), call);
    return commit;
}
async function tipOf(client, branch) {
    const call = { what: `read the branch ${branch}`, method: 'GET', path: branchPath(branch) };
    try {
        const { commit } = ((await client.attempt(call)).body ?? {});
        return typeof commit?.id === 'string' ? commit.id : undefined;
    }
    catch (error) {
        if (error instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8 && error.status === 404 && /branch/i.test(error.message))
            return undefined;
        throw client.failure(error, call);
    }
}
async function findLanded(client, change) {
    const { body } = await client.call({
        what: `read the history of ${change.branch}`,
        method: 'GET',
        path: '/repository/commits',
        query: { ref_name: change.branch, per_page: lookBack },
    });
    const commits = (Array.isArray(body) ? body : []);
    const begin = commits.findIndex(({ id }) => id === change.expectedTip);
    const since = begin === -1 ? commits : commits.slice(0, begin);
    return since.find(({ message = '' }) => message.trimEnd() === change.message.trimEnd())?.id;
}
async function deleteBranch(client, branch, expectedTip) {
    const tip = await tipOf(client, branch);
    if (tip === undefined)
        return;
    if (tip !== expectedTip) {
        client.ports.log.detail(`${branch} has moved to ${tip.slice(0, 8)} and stays`);
        return;
    }
    const call = { what: `delete the branch ${branch}`, method: 'DELETE', path: branchPath(branch) };
    try {
        await client.attempt(call);
    }
    catch (error) {
        if (error instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8 && error.status === 404)
            return;
        throw client.failure(error, call);
    }
}
async function compare(client, commit, other) {
    const call = {
        what: 'compare two commits',
        method: 'GET',
        path: '/repository/merge_base',
        query: { refs: [commit, other] },
    };
    try {
        const { body } = await client.attempt(call);
        const base = body?.id;
        if (typeof base !== 'string')
            return 'unknown';
        if (base === commit)
            return base === other ? 'same' : 'contained';
        return base === other ? 'contains' : 'neither';
    }
    catch (error) {
        if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8))
            throw error;
        if (error.status === 400)
            return 'unknown';
        if (error.status === 404 && /merge base/i.test(error.message))
            return 'neither';
        throw client.failure(error, call);
    }
}
function branchPath(branch) {
    return `/repository/branches/${encodeURIComponent(branch)}`;
}
function moved({ branch, expectedTip }, tip) {
    const at = tip === undefined ? 'is gone' : `is at ${tip.slice(0, 8)}`;
    return new Error(`${branch} ${at}, not at ${expectedTip.slice(0, 8)}`);
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
