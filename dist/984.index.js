export const id = 984;
export const ids = [984];
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

/***/ 984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   enableAutoMerge: () => (/* binding */ enableAutoMerge),
/* harmony export */   markReady: () => (/* binding */ markReady)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3812);


const readState = `query($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    autoMergeAllowed mergeCommitAllowed rebaseMergeAllowed squashMergeAllowed
    pullRequest(number: $number) {
      id state isDraft headRefOid mergeStateStatus
      autoMergeRequest { enabledAt }
    }
  }
}`;
const mergeNeeds = 'contents: write` and `pull-requests: write';
const mostLooks = 6;
const longestPause = 8_000;
async function enableAutoMerge(client, { number }) {
    let reason = 'its state does not settle';
    for (let look = 1; look <= mostLooks; look += 1) {
        const { repository, request } = await stateOf(client, number);
        if (request.state === 'MERGED')
            return { result: 'merged' };
        if (request.autoMergeRequest !== null)
            return { result: 'enabled' };
        const obstacle = obstacleOf(repository, request);
        if (obstacle !== undefined)
            return { result: 'unavailable', reason: obstacle };
        if (request.mergeStateStatus === 'UNKNOWN' && look < mostLooks) {
            await pause(client, look);
            continue;
        }
        const mergeable = request.mergeStateStatus === 'CLEAN' || request.mergeStateStatus === 'HAS_HOOKS';
        const refusal = mergeable
            ? await mergeNow(client, number, request, methodOf(repository))
            : await enable(client, number, request, methodOf(repository));
        if (refusal === undefined)
            return { result: mergeable ? 'merged' : 'enabled' };
        reason = refusal.reason;
        if (!refusal.mayPass)
            break;
        await pause(client, look);
    }
    return { result: 'unavailable', reason };
}
function pause(client, look) {
    const jitter = 0.5 + client.ports.clock.random() / 2;
    return client.pause(Math.round(Math.min(longestPause, 500 * 2 ** look) * jitter));
}
async function stateOf(client, number) {
    const { owner, repo } = client;
    const call = { what: `read pull request #${number}`, needs: 'pull-requests: read' };
    const variables = { owner, repo, number };
    const { repository } = await client.graphql(call, readState, variables);
    const request = repository?.pullRequest ?? undefined;
    if (!repository || request === undefined) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'FORGE_NOT_FOUND', `${client.repository.path} has no pull request #${number}`, {
            hint: 'It may be gone, or the token lacks `pull-requests: read`.',
        });
    }
    return { repository, request };
}
function obstacleOf(repository, request) {
    if (request.state === 'CLOSED')
        return 'it is closed';
    if (request.isDraft)
        return 'it is a draft';
    if (['CLEAN', 'HAS_HOOKS', 'UNKNOWN'].includes(request.mergeStateStatus))
        return undefined;
    if (request.mergeStateStatus === 'DIRTY')
        return 'it conflicts with its target branch';
    if (!repository.autoMergeAllowed)
        return 'the repository does not allow it: Settings → General → "Allow auto-merge" (a private repository needs a paid plan)';
    return undefined;
}
function methodOf(repository) {
    if (repository.mergeCommitAllowed)
        return 'MERGE';
    return repository.rebaseMergeAllowed ? 'REBASE' : 'SQUASH';
}
async function enable(client, number, request, mergeMethod) {
    const mutation = `mutation($id: ID!, $mergeMethod: PullRequestMergeMethod!, $head: GitObjectID!) {
    enablePullRequestAutoMerge(input: { pullRequestId: $id, mergeMethod: $mergeMethod, expectedHeadOid: $head }) {
      clientMutationId
    }
  }`;
    const call = { what: `enable auto-merge for #${number}`, needs: mergeNeeds, repeatable: true };
    const variables = { id: request.id, mergeMethod, head: request.headRefOid };
    return refusalOf(client, call, () => client.attemptGraphql(call, mutation, variables));
}
async function mergeNow(client, number, { headRefOid: sha }, method) {
    const call = { what: `merge pull request #${number}`, needs: mergeNeeds };
    const merge_method = method.toLowerCase();
    const route = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge';
    return refusalOf(client, call, () => client.attempt(call, route, { pull_number: number, sha, merge_method }));
}
async function refusalOf(client, call, act) {
    try {
        await act();
        return undefined;
    }
    catch (error) {
        const isFinal = !(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8) || error.status === 401 || error.limitedFor !== undefined;
        if (isFinal)
            throw client.failure(error, call);
        const forbidden = error.status === 403 || error.type === 'FORBIDDEN';
        const need = forbidden ? ` (the token needs \`${call.needs}\`)` : '';
        return {
            reason: error.message + need,
            mayPass: error.lost || /was modified|clean status|unknown status|expected head/i.test(error.message),
        };
    }
}
async function markReady(client, number) {
    const { request } = await stateOf(client, number);
    if (!request.isDraft)
        return;
    const mutation = `mutation($id: ID!) {
    markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId }
  }`;
    const call = { what: `mark pull request #${number} as ready`, needs: mergeNeeds, repeatable: true };
    await client.graphql(call, mutation, { id: request.id });
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
