export const id = 9228;
export const ids = [9228,984];
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

/***/ 9497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ branchNotVisible),
/* harmony export */   M: () => (/* binding */ closedByProgram)
/* harmony export */ });
const branchNotVisible = 'FORGE_BRANCH_UNSEEN';
const closedByProgram = '<!-- monorepo-gitops: closed by the program -->';


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

/***/ 9228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   closeRequest: () => (/* binding */ closeRequest),
/* harmony export */   createRequest: () => (/* binding */ createRequest),
/* harmony export */   latestRequests: () => (/* binding */ latestRequests),
/* harmony export */   openRequest: () => (/* binding */ openRequest),
/* harmony export */   openRequests: () => (/* binding */ openRequests),
/* harmony export */   request: () => (/* binding */ request),
/* harmony export */   updateRequest: () => (/* binding */ updateRequest),
/* harmony export */   wasMerged: () => (/* binding */ wasMerged)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3812);
/* harmony import */ var _forge_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9497);
/* harmony import */ var _merge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(984);




const pullsRoute = 'GET /repos/{owner}/{repo}/pulls';
const pullRoute = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
const latest = 20;
const changeRoute = 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}';
const reading = 'pull-requests: read';
const writing = 'pull-requests: write';
const branchPauses = [1_000, 2_000, 4_000, 8_000];
async function openRequest(client, sourceBranch, targetBranch) {
    const call = { what: `look for the pull request of ${sourceBranch}`, needs: reading };
    const head = `${client.owner}:${sourceBranch}`;
    const target = targetBranch === undefined ? {} : { base: targetBranch };
    const pulls = await client.list(call, pullsRoute, { state: 'open', head, ...target });
    const own = pulls.find((pull) => isOwn(pull) && pull.head.ref === sourceBranch && (targetBranch === undefined || pull.base.ref === targetBranch));
    return own && requestOf(client, own);
}
async function wasMerged(client, sourceBranch, base, tip) {
    const call = { what: `look for the merged pull request of ${sourceBranch}`, needs: reading };
    const head = `${client.owner}:${sourceBranch}`;
    const { data } = await client.call(call, pullsRoute, { state: 'closed', head, base, per_page: 10 });
    return data.some((pull) => pull.merged_at !== null && pull.head.sha === tip);
}
async function latestRequests(client, sourceBranch, base) {
    const call = { what: `look for the pull requests of ${sourceBranch}`, needs: reading };
    const head = `${client.owner}:${sourceBranch}`;
    const wanted = { state: 'all', head, base, sort: 'created', direction: 'desc', per_page: latest };
    const { data } = await client.call(call, pullsRoute, wanted);
    const own = data.filter((pull) => isOwn(pull) && pull.head.ref === sourceBranch && pull.base.ref === base);
    return own.map((pull) => ({ ...requestOf(client, pull), tip: pull.head.sha }));
}
async function request(client, number) {
    const call = { what: `read pull request #${number}`, needs: reading };
    const { data } = await client.call(call, pullRoute, { pull_number: number });
    if (data.number === number && /^(?:open|closed)$/.test(data.state))
        return requestOf(client, data);
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'FORGE_ANSWER', 'GitHub answered with something that is no pull request', {
        hint: 'Check forge-url: it must be the base of the API, such as https://github.example.com/api/v3.',
    });
}
async function openRequests(client, sourcePrefix) {
    const call = { what: 'list the open pull requests', needs: reading };
    const pulls = await client.list(call, pullsRoute, { state: 'open', sort: 'created', direction: 'asc' });
    const wanted = pulls.filter((pull) => isOwn(pull) && pull.head.ref.startsWith(sourcePrefix));
    return wanted.map((pull) => requestOf(client, pull));
}
async function createRequest(client, content) {
    const { title, draft, sourceBranch: head, targetBranch: base } = content;
    const body = truncated(content.body);
    const call = { what: `open a pull request from ${head} to ${base}`, needs: writing };
    for (let attempt = 0;; attempt += 1) {
        try {
            const wanted = { title, body, head, base, draft };
            const { data } = await client.attempt(call, 'POST /repos/{owner}/{repo}/pulls', wanted);
            return await updateRequest(client, requestOf(client, data), content);
        }
        catch (error) {
            if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8))
                throw error;
            const existing = isFinal(error.status) ? undefined : await openRequest(client, head, base);
            if (existing !== undefined)
                return updateRequest(client, existing, content);
            const pause = branchPauses[attempt];
            if (pause === undefined || !mayPass(error.status, error.message))
                throw creationFailure(client, error, call);
            await client.pause(pause);
        }
    }
}
function isFinal(status) {
    return status >= 400 && status < 500 && status !== 422;
}
function mayPass(status, message) {
    return status === 0 || status >= 500 || (status === 422 && /"field":"head","code":"invalid"/.test(message));
}
function creationFailure(client, error, call) {
    const refused = (code, problem, hint) => new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', code, `GitHub did not ${call.what} in ${client.repository.path}: ${problem}`, {
        hint,
        cause: error,
    });
    if (/no commits between/i.test(error.message))
        return refused('FORGE_NO_COMMITS', 'the branches do not differ', 'There is nothing to request.');
    if (/draft pull requests are not supported/i.test(error.message))
        return refused('FORGE_DRAFT', 'this repository has no draft pull requests', 'Open it without draft.');
    return client.failure(error, call);
}
async function updateRequest(client, request, content) {
    const { number } = request;
    let current = request;
    const text = textChanges(request, content);
    if (Object.keys(text).length > 0) {
        const call = { what: `change pull request #${number}`, needs: writing, repeatable: true };
        const { data } = await client.call(call, changeRoute, { pull_number: number, ...text });
        current = requestOf(client, data);
    }
    const labels = missing(content.labels, current.labels);
    if (labels.length > 0) {
        const call = { what: `label pull request #${number}`, needs: writing, repeatable: true };
        const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels';
        const { data } = await client.call(call, route, { issue_number: number, labels });
        current = { ...current, labels: data.map(({ name }) => name) };
    }
    if (current.draft && !content.draft) {
        await (0,_merge_js__WEBPACK_IMPORTED_MODULE_2__.markReady)(client, number);
        current = { ...current, draft: false };
    }
    return askReviewers(client, current, content.reviewers);
}
function textChanges(request, content) {
    const body = truncated(content.body);
    return {
        ...(request.title.trim() === content.title.trim() ? {} : { title: content.title }),
        ...(asText(request.body) === asText(body) ? {} : { body }),
        ...(request.targetBranch === content.targetBranch ? {} : { base: content.targetBranch }),
    };
}
const longestText = 65_536;
const cutNote = '\n\n… (cut)';
function truncated(text) {
    return text.length <= longestText ? text : text.slice(0, longestText - cutNote.length) + cutNote;
}
function asText(body) {
    return body.replace(/\r\n/g, '\n').trimEnd();
}
function missing(wanted, present) {
    const known = new Set(present.map((name) => name.toLowerCase()));
    return wanted.filter((name) => !known.has(name.toLowerCase()));
}
async function askReviewers(client, request, wanted) {
    const notYetAsked = missing(wanted, request.reviewers);
    const names = notYetAsked.length === 0 ? [] : missing(notYetAsked, await askedBefore(client, request.number));
    if (names.length === 0)
        return request;
    const pull = await requestReviews(client, request.number, names);
    if (pull !== undefined)
        return { ...request, reviewers: reviewersOf(client, pull) };
    const taken = [];
    for (const name of names)
        if (names.length > 1 && (await requestReviews(client, request.number, [name])))
            taken.push(name);
    const left = names.filter((name) => !taken.includes(name));
    client.ports.log.warn(`reviewers: GitHub does not take ${left.join(', ')} for pull request #${request.number}. Name collaborators other than its author, and teams that may see the repository as ${client.owner}/team.`);
    return { ...request, reviewers: [...request.reviewers, ...taken] };
}
async function requestReviews(client, number, names) {
    const call = { what: `ask ${names.join(', ')} to review pull request #${number}`, needs: writing, repeatable: true };
    const reviewers = names.filter((name) => !name.includes('/'));
    const team_reviewers = names.filter((name) => name.includes('/')).map((name) => name.slice(name.indexOf('/') + 1));
    const route = 'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers';
    try {
        return (await client.attempt(call, route, { pull_number: number, reviewers, team_reviewers })).data;
    }
    catch (error) {
        if (error instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8 && error.status === 422)
            return undefined;
        throw client.failure(error, call);
    }
}
async function askedBefore(client, number) {
    const call = { what: `read the events of pull request #${number}`, needs: reading };
    const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/events';
    const events = await client.list(call, route, { issue_number: number });
    return events.flatMap((event) => {
        if (!('review_requester' in event))
            return [];
        const team = event.requested_team?.slug;
        return event.requested_reviewer?.login ?? (team === undefined ? [] : `${client.owner}/${team}`);
    });
}
async function closeRequest(client, { number }, reason) {
    const look = { what: `read pull request #${number}`, needs: reading };
    const { data } = await client.call(look, pullRoute, { pull_number: number });
    if (data.state !== 'open')
        return;
    await comment(client, number, reason);
    const close = { what: `close pull request #${number}`, needs: writing, repeatable: true };
    const body = truncated(`${_forge_js__WEBPACK_IMPORTED_MODULE_3__/* .closedByProgram */ .M}\n${data.body ?? ''}`);
    await client.call(close, changeRoute, { pull_number: number, state: 'closed', body });
}
async function comment(client, number, body) {
    const look = { what: `read the comments of #${number}`, needs: reading };
    const call = { what: `comment on pull request #${number}`, needs: writing };
    const comments = 'repos/{owner}/{repo}/issues/{issue_number}/comments';
    for (let attempt = 0;; attempt += 1) {
        const written = await client.list(look, `GET /${comments}`, { issue_number: number });
        if (written.some((each) => asText(each.body ?? '') === asText(body)))
            return;
        try {
            await client.attempt(call, `POST /${comments}`, { issue_number: number, body });
            return;
        }
        catch (error) {
            const pause = branchPauses[attempt];
            if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8) || pause === undefined || !mayPass(error.status, ''))
                throw client.failure(error, call);
            await client.pause(pause);
        }
    }
}
function isOwn({ head, base }) {
    const source = head.repo;
    return source?.id === base.repo.id;
}
function requestOf(client, pull) {
    return {
        number: pull.number,
        url: pull.html_url,
        state: pull.state === 'open' ? 'open' : pull.merged_at === null ? 'closed' : 'merged',
        title: pull.title,
        body: pull.body ?? '',
        sourceBranch: pull.head.ref,
        targetBranch: pull.base.ref,
        labels: pull.labels.flatMap(({ name }) => name ?? []),
        reviewers: reviewersOf(client, pull),
        draft: pull.draft ?? false,
    };
}
function reviewersOf({ owner }, pull) {
    const users = (pull.requested_reviewers ?? []).map(({ login }) => login);
    return [...users, ...(pull.requested_teams ?? []).map(({ slug }) => `${owner}/${slug}`)];
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
