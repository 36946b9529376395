export const id = 534;
export const ids = [534];
export const modules = {

/***/ 786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ describedShortly)
/* harmony export */ });
const longestDescription = 140;
function describedShortly(text) {
    const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
    const characters = [...line];
    return characters.length <= longestDescription ? line : `${characters.slice(0, longestDescription - 1).join('')}…`;
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

/***/ 534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  githubDeployments: () => (/* binding */ githubDeployments)
});

// EXTERNAL MODULE: ./build/core/json.js
var json = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/core/forge/deployments.js
var deployments = __webpack_require__(786);
// EXTERNAL MODULE: ./build/core/forge/error.js
var forge_error = __webpack_require__(3812);
;// CONCATENATED MODULE: ./build/core/forge/github/environments.js


const what = 'delete the environment';
const needs = 'administration: write';
async function deleteEnvironment(client, environment_name, { dryRun }) {
    if (client.isJobToken) {
        return { result: 'kept', reason: `deleting it needs \`${needs}\`, which the token of a job cannot have` };
    }
    const base = '/repos/{owner}/{repo}/environments/{environment_name}';
    let isThere = false;
    try {
        const { data } = await client.attempt({ what, needs }, `GET ${base}`, { environment_name });
        isThere = true;
        const isProtected = (data.protection_rules ?? []).length > 0 || (0,json/* isObject */.Gv)(data.deployment_branch_policy);
        if (isProtected)
            return { result: 'kept', reason: 'people have given it protection rules' };
        const [secrets, variables] = await Promise.all([
            client.attempt({ what, needs }, `GET ${base}/secrets`, { environment_name }),
            client.attempt({ what, needs }, `GET ${base}/variables`, { environment_name }),
        ]);
        if (secrets.data.total_count + variables.data.total_count > 0)
            return { result: 'kept', reason: 'it has secrets or variables' };
        const call = { what, needs, repeatable: true };
        if (!dryRun)
            await client.attempt(call, `DELETE ${base}`, { environment_name });
        return { result: 'deleted' };
    }
    catch (error) {
        if (!(error instanceof forge_error/* ForgeError */.Q8))
            throw error;
        if (error.status === 404 && !isThere)
            return { result: 'absent' };
        if (error.status === 403 || error.status === 404)
            return { result: 'kept', reason: `the token may not delete it, which needs \`${needs}\`` };
        throw client.failure(error, { what, needs });
    }
}

;// CONCATENATED MODULE: ./build/core/forge/github/deployments.js




const reading = 'deployments: read';
const writing = 'deployments: write';
const marker = 'monorepo-gitops';
const reviewFolder = 'review/';
const latest = 100;
function githubDeployments(client) {
    return {
        reviewName: ({ name }) => `${reviewFolder}${name}`,
        show: (deployment) => show(client, deployment),
        reviews: () => reviews(client),
        find: async (review) => ({ review, environment: `${reviewFolder}${review}` }),
        end: (ended, how) => end(client, ended, how),
    };
}
const listQuery = `query($owner: String!, $name: String!, $environments: [String!], $first: Int!) {
  repository(owner: $owner, name: $name) {
    deployments(environments: $environments, first: $first, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { databaseId commitOid environment payload state latestStatus { state description logUrl environmentUrl } }
    }
  }
}`;
async function list(client, environment) {
    const { owner, repo: name } = client;
    const call = { what: 'list the deployments', needs: reading };
    const environments = environment === undefined ? null : [environment];
    const answer = await client.graphql(call, listQuery, { owner, name, environments, first: latest });
    return answer.repository.deployments.nodes.flatMap((each) => each ?? []);
}
function markOf({ payload }) {
    let value = payload;
    try {
        for (let depth = 0; depth < 2 && typeof value === 'string'; depth += 1)
            value = JSON.parse(value);
    }
    catch {
        return undefined;
    }
    const mark = (0,json/* isObject */.Gv)(value) ? value[marker] : undefined;
    return (0,json/* isObject */.Gv)(mark) ? mark : undefined;
}
function isGone({ state }) {
    return ['INACTIVE', 'DESTROYED', 'ABANDONED'].includes(state);
}
async function show(client, given) {
    const wanted = { ...given, description: client.ports.secrets.redact(given.description) };
    const all = await list(client, wanted.environment);
    if (all.some((each) => markOf(each) === undefined && isOfRun(each, wanted.runUrl)))
        return 'of-job';
    const own = all.filter((each) => markOf(each) !== undefined);
    const current = own.find((each, index) => each.commitOid === wanted.commit && !isGone(each) && (index === 0 || isOfRun(each, wanted.runUrl)));
    if (wanted.state === 'canceled') {
        if (current === undefined || !['IN_PROGRESS', 'PENDING', 'QUEUED'].includes(current.state))
            return 'unchanged';
        await addStatus(client, current.databaseId, 'inactive', wanted);
        return 'shown';
    }
    const state = current && (await stateOfParts(client, current, wanted));
    if (current !== undefined && isShown(current, state ?? githubState(wanted), wanted))
        return 'unchanged';
    const id = current?.databaseId ?? (await create(client, wanted));
    const newer = current === undefined ? [] : own.slice(0, own.indexOf(current));
    const isLate = wanted.state === 'success' && newer.some((each) => each.state === 'ACTIVE');
    await addStatus(client, id, isLate ? 'inactive' : (state ?? githubState(wanted)), wanted);
    if (wanted.state === 'success' && !isLate) {
        const earlier = own.filter((each) => each.databaseId !== id && !newer.includes(each) && !isGone(each));
        const description = `Superseded by ${wanted.commit.slice(0, 8)}`;
        for (const { databaseId } of earlier)
            await addStatus(client, databaseId, 'inactive', { description });
    }
    return 'shown';
}
function isOfRun({ latestStatus }, runUrl) {
    const log = latestStatus?.logUrl ?? '';
    return runUrl !== undefined && (log === runUrl || log.startsWith(`${runUrl}/`));
}
function githubState({ state }) {
    return { running: 'in_progress', success: 'success', failed: 'failure', canceled: 'inactive' }[state];
}
function isShown({ latestStatus: last, state: now }, state, wanted) {
    if (wanted.part === undefined && now === 'ACTIVE' && state === 'in_progress')
        return true;
    if (wanted.part === undefined && now === 'ACTIVE' && state === 'success')
        return (last?.environmentUrl ?? '') === (wanted.url ?? '');
    return (last !== null &&
        last.state.toLowerCase() === state &&
        (last.description ?? '') === descriptionOf(wanted) &&
        (last.logUrl ?? '') === (wanted.runUrl ?? '') &&
        (state !== 'success' || (last.environmentUrl ?? '') === (wanted.url ?? '')));
}
const partWords = { running: 'deploying', success: 'deployed', failed: 'failed', canceled: 'superseded' };
function descriptionOf({ part, state, description }) {
    return (0,deployments/* describedShortly */.P)(part === undefined ? description : `${part}: ${partWords[state]} · ${description}`);
}
async function stateOfParts(client, { databaseId: deployment_id }, wanted) {
    if (wanted.part === undefined)
        return undefined;
    const call = { what: 'list the statuses of the deployment', needs: reading };
    const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
    const statuses = await client.list(call, route, { deployment_id });
    const parts = new Map();
    for (const { description } of [...statuses].sort((a, b) => Number(a.id) - Number(b.id))) {
        const [, part, word] = /^(\S+): (deploying|deployed|failed)\b/.exec(description) ?? [];
        if (part === undefined || word === undefined)
            parts.clear();
        else
            parts.set(part, word);
    }
    parts.set(wanted.part, partWords[wanted.state]);
    const words = [...parts.values()];
    return words.includes('failed') ? 'failure' : words.includes('deploying') ? 'in_progress' : 'success';
}
async function addStatus(client, deployment_id, state, about) {
    const { part, state: own = 'canceled', description, url, runUrl } = about;
    const call = { what: 'set the status of the deployment', needs: writing, repeatable: true };
    await client.call(call, 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
        deployment_id,
        state,
        description: descriptionOf({ part, state: own, description }),
        auto_inactive: false,
        ...(url === undefined || state === 'inactive' ? {} : { environment_url: url }),
        ...(runUrl === undefined ? {} : { log_url: runUrl }),
    });
}
async function create(client, wanted) {
    const { environment, review, isProduction, commit: ref } = wanted;
    const call = { what: `create a deployment of ${environment}`, needs: writing };
    const ours = async () => (await list(client, environment)).filter((each) => markOf(each) !== undefined && each.commitOid === ref && !isGone(each));
    let made;
    try {
        const { data } = await client.attempt(call, 'POST /repos/{owner}/{repo}/deployments', {
            ref,
            environment,
            description: (0,deployments/* describedShortly */.P)(`${environment} of ${ref.slice(0, 8)}, by monorepo-gitops`),
            payload: { [marker]: { schema: 1, ...(review === undefined ? {} : { review }) } },
            auto_merge: false,
            required_contexts: [],
            transient_environment: review !== undefined,
            production_environment: isProduction,
        });
        made = 'id' in data ? Number(data.id) : undefined;
    }
    catch (error) {
        if (!(error instanceof forge_error/* ForgeError */.Q8 && error.lost))
            throw client.failure(error, call);
        if ((await ours()).length === 0)
            throw client.failure(error, call);
    }
    const found = (await ours()).map(({ databaseId }) => databaseId);
    const first = Math.min(...found, made ?? Number.POSITIVE_INFINITY);
    if (made !== undefined && made !== first)
        await removeDeployment(client, made);
    return first;
}
async function removeDeployment(client, deployment_id) {
    await addStatus(client, deployment_id, 'inactive', { description: 'Another job of this commit has made one' });
    const call = { what: 'delete the deployment', needs: writing, repeatable: true };
    await client.call(call, 'DELETE /repos/{owner}/{repo}/deployments/{deployment_id}', { deployment_id });
}
async function reviews(client) {
    const found = new Map();
    for (const each of await list(client, undefined)) {
        const review = markOf(each)?.review;
        if (isGone(each) || typeof review !== 'string' || each.environment !== `${reviewFolder}${review}`)
            continue;
        found.set(review, { review, environment: each.environment });
    }
    return [...found.values()];
}
async function end(client, { review, environment }, { dryRun }) {
    const all = await list(client, environment);
    const own = all.filter((each) => markOf(each)?.review === review);
    if (own.length === 0)
        return undefined;
    const living = own.filter((each) => !isGone(each));
    if (!dryRun) {
        for (const { databaseId } of living) {
            await addStatus(client, databaseId, 'inactive', { description: `The review environment ${review} is removed` });
        }
    }
    const isOnlyOurs = own.length === all.length && all.length < latest;
    const deleted = isOnlyOurs
        ? await deleteEnvironment(client, environment, { dryRun })
        : { result: 'kept', reason: 'it has deployments that somebody else made' };
    if (deleted.result === 'absent' && living.length === 0)
        return undefined;
    const inactive = living.length === 0 ? undefined : 'its deployments are inactive';
    if (deleted.result === 'deleted')
        return { result: 'removed', reason: inactive ?? 'it is deleted' };
    const notDeleted = 'reason' in deleted ? deleted.reason : undefined;
    if (inactive === undefined)
        return notDeleted === undefined ? undefined : { result: 'kept', reason: notDeleted, notDeleted };
    return { result: 'removed', reason: inactive, notDeleted };
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
