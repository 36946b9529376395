export const id = 5943;
export const ids = [5943];
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

/***/ 5943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commit: () => (/* binding */ commit),
/* harmony export */   compare: () => (/* binding */ compare),
/* harmony export */   deleteBranch: () => (/* binding */ deleteBranch),
/* harmony export */   largestCommit: () => (/* binding */ largestCommit)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3812);


const largestCommit = 40_000_000;
const writing = 'contents: write';
const reading = 'contents: read';
const lookBack = 100;
const mostTries = 4;
async function commit(client, change) {
    const { branch, expectedTip } = change;
    const input = inputOf(client, change);
    let mayHaveLanded = false;
    for (let attempt = 1;; attempt += 1) {
        try {
            return { result: 'committed', commit: await create(client, branch, input) };
        }
        catch (error) {
            if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8))
                throw error;
            const { lost, status } = error;
            const isRefused = [401, 403, 404, 429].includes(status);
            mayHaveLanded ||= lost || status !== 200;
            const refusal = client.failure(error, callOf(branch));
            const look = async () => {
                const tip = await tipOf(client, branch);
                const isTheirs = tip === undefined || tip === expectedTip || !mayHaveLanded;
                return { tip, ours: isTheirs ? undefined : await findLanded(client, input, tip) };
            };
            const { tip, ours } = await look().catch((reason) => {
                throw isRefused ? refusal : reason;
            });
            if (isRefused && ours === undefined)
                throw refusal;
            if (tip !== expectedTip) {
                return ours === undefined ? { result: 'stale', cause: error } : { result: 'committed', commit: ours };
            }
            const behind = error.type === 'STALE_DATA' || error.type === 'NOT_FOUND';
            if (attempt === mostTries || !(lost || behind))
                throw refusal;
            await client.backoff(attempt);
        }
    }
}
function inputOf({ repository }, { branch, expectedTip, message, files }) {
    const additions = files.flatMap((file) => ('body' in file ? [additionOf(file)] : []));
    const deletions = files.flatMap((file) => ('delete' in file ? [{ path: file.path }] : []));
    const size = additions.reduce((sum, { contents }) => sum + contents.length, 0);
    if (size > largestCommit) {
        const megabytes = Math.ceil(size / 1e6);
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'FORGE_COMMIT_TOO_LARGE', `the commit has ${megabytes} MB, too many for GitHub's API`, {
            hint: 'Use commit-via: git, which has no such limit.',
        });
    }
    const end = message.indexOf('\n');
    const headline = end === -1 ? message : message.slice(0, end);
    const body = end === -1 ? '' : message.slice(end).trim();
    return {
        branch: { repositoryNameWithOwner: repository.path, branchName: branch },
        expectedHeadOid: expectedTip,
        message: { headline, ...(body === '' ? {} : { body }) },
        fileChanges: { additions, deletions },
    };
}
function additionOf({ path, body }) {
    return { path, contents: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64') };
}
function callOf(branch) {
    return { what: `commit to ${branch}`, needs: writing };
}
async function create(client, branch, input) {
    const mutation = `mutation($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid } }
  }`;
    const answer = await client.attemptGraphql(callOf(branch), mutation, { input });
    return answer.createCommitOnBranch.commit.oid;
}
async function tipOf(client, branch) {
    const call = { what: `read the branch ${branch}`, needs: reading };
    try {
        const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
        return (await client.attempt(call, route, { ref: `heads/${branch}` })).data.object.sha;
    }
    catch (error) {
        if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8) || error.status !== 404)
            throw client.failure(error, call);
        await readRepository(client);
        return undefined;
    }
}
async function readRepository(client) {
    return client.call({ what: `read ${client.repository.path}`, needs: reading }, 'GET /repos/{owner}/{repo}', {});
}
async function findLanded(client, { expectedHeadOid, message }, tip) {
    const call = { what: `read the history of ${tip}`, needs: reading };
    const route = 'GET /repos/{owner}/{repo}/commits';
    const { data } = await client.call(call, route, { sha: tip, per_page: lookBack });
    const text = `${message.headline}\n\n${message.body ?? ''}`.trim();
    return data.find((each) => each.parents[0]?.sha === expectedHeadOid && each.commit.message.trim() === text)?.sha;
}
async function deleteBranch(client, branch, expectedTip) {
    const { data } = await readRepository(client);
    const mutation = `mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }`;
    const input = {
        repositoryId: data.node_id,
        refUpdates: [{ name: `refs/heads/${branch}`, beforeOid: expectedTip, afterOid: '0'.repeat(expectedTip.length) }],
    };
    const call = { what: `delete the branch ${branch}`, needs: writing, repeatable: true };
    try {
        await client.attemptGraphql(call, mutation, { input });
    }
    catch (error) {
        const tip = await tipOf(client, branch);
        if (tip === undefined)
            return;
        if (tip === expectedTip)
            throw client.failure(error, call);
        client.ports.log.warn(`the branch ${branch} has a new commit ${tip} and is kept`);
    }
}
const relationOf = { identical: 'same', ahead: 'contained', behind: 'contains', diverged: 'neither' };
async function compare(client, commit, other) {
    const call = { what: `compare ${commit} with ${other}`, needs: reading };
    const route = 'GET /repos/{owner}/{repo}/compare/{basehead}';
    const basehead = `${commit}...${other}`;
    try {
        const { data } = await client.attempt(call, route, { basehead, per_page: 1, page: 2 });
        return relationOf[data.status] ?? 'unknown';
    }
    catch (error) {
        if (error instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8 && error.status === 404)
            return 'unknown';
        throw client.failure(error, call);
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
