export const id = 1167;
export const ids = [1167,6692];
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

/***/ 1167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   changedFiles: () => (/* binding */ changedFiles),
/* harmony export */   mayWrite: () => (/* binding */ mayWrite),
/* harmony export */   remarks: () => (/* binding */ remarks),
/* harmony export */   requestHead: () => (/* binding */ requestHead)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3812);
/* harmony import */ var _requests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6692);



const mostFiles = 1_000;
const developer = 30;
async function requestHead(client, number) {
    const what = `read merge request !${number}`;
    const { body } = await client.call({ what, method: 'GET', path: `/merge_requests/${number}` });
    const { sha, source_branch, target_branch, source_project_id, target_project_id } = (0,_requests_js__WEBPACK_IMPORTED_MODULE_2__.readMergeRequest)(body);
    return {
        commit: sha ?? '',
        branch: source_branch,
        targetBranch: target_branch,
        fromFork: source_project_id !== target_project_id,
    };
}
async function changedFiles(client, number) {
    const what = `list the files of merge request !${number}`;
    const files = await client.list({ what, path: `/merge_requests/${number}/diffs` });
    const paths = files.flatMap((file) => [textOf(file, 'new_path', what), textOf(file, 'old_path', what)]);
    return { paths: [...new Set(paths)], complete: files.length < mostFiles };
}
async function remarks(client, number) {
    const what = `read the comments of merge request !${number}`;
    const query = { sort: 'asc', order_by: 'created_at' };
    const notes = await client.list({ what, path: `/merge_requests/${number}/notes`, query });
    return notes.flatMap((note) => {
        if (fieldOf(note, 'system') === true)
            return [];
        const author = fieldOf(fieldOf(note, 'author'), 'id');
        return typeof author === 'number' ? [{ author: String(author), text: textOf(note, 'body', what) }] : [];
    });
}
async function mayWrite(client, user) {
    const call = { what: `read what user ${user} may do`, method: 'GET', path: `/members/all/${user}` };
    try {
        const { body } = await client.attempt(call);
        const level = fieldOf(body, 'access_level');
        return typeof level === 'number' && level >= developer && fieldOf(body, 'state') !== 'blocked';
    }
    catch (error) {
        if (error instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8 && error.status === 404)
            return false;
        throw client.failure(error, call);
    }
}
function fieldOf(value, name) {
    return typeof value === 'object' && value !== null ? value[name] : undefined;
}
function textOf(value, name, what) {
    const text = fieldOf(value, name);
    if (typeof text === 'string')
        return text;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'FORGE_ANSWER', `GitLab did not ${what}: an item of its answer has no ${name}`, {
        hint: 'Check forge-url: it must be the base of the API, such as https://gitlab.example.com/api/v4.',
    });
}


/***/ }),

/***/ 6692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   closeRequest: () => (/* binding */ closeRequest),
/* harmony export */   createRequest: () => (/* binding */ createRequest),
/* harmony export */   latestRequests: () => (/* binding */ latestRequests),
/* harmony export */   openRequest: () => (/* binding */ openRequest),
/* harmony export */   openRequests: () => (/* binding */ openRequests),
/* harmony export */   readMergeRequest: () => (/* binding */ readMergeRequest),
/* harmony export */   readRequest: () => (/* binding */ readRequest),
/* harmony export */   request: () => (/* binding */ request),
/* harmony export */   requestOf: () => (/* binding */ requestOf),
/* harmony export */   updateRequest: () => (/* binding */ updateRequest),
/* harmony export */   wasMerged: () => (/* binding */ wasMerged)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3812);
/* harmony import */ var _forge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9497);



const latest = 20;
const mostTries = 4;
const draftPrefix = /^\s*(?:draft:|\[draft\]|\(draft\))\s*/i;
async function openRequest(client, sourceBranch, targetBranch) {
    const target = targetBranch === undefined ? {} : { target_branch: targetBranch };
    const found = await listOpen(client, { source_branch: sourceBranch, ...target });
    const [first] = found.filter((each) => each.source_branch === sourceBranch && (targetBranch === undefined || each.target_branch === targetBranch));
    return first === undefined ? undefined : requestOf(first);
}
async function wasMerged(client, sourceBranch, targetBranch, tip) {
    const { body } = await client.call({
        what: `look for the merged request of ${sourceBranch}`,
        method: 'GET',
        path: '/merge_requests',
        query: { source_branch: sourceBranch, target_branch: targetBranch, state: 'merged', scope: 'all', per_page: 10 },
    });
    return Array.isArray(body) && body.map(readMergeRequest).some(({ sha }) => sha === tip);
}
async function latestRequests(client, source_branch, target_branch) {
    const { body } = await client.call({
        what: `look for the merge requests of ${source_branch}`,
        method: 'GET',
        path: '/merge_requests',
        query: { source_branch, target_branch, scope: 'all', order_by: 'created_at', sort: 'desc', per_page: latest },
    });
    const found = Array.isArray(body) ? body.map(readMergeRequest) : [];
    const own = found.filter((each) => each.source_project_id === each.target_project_id);
    return own.map((each) => ({ ...requestOf(each), tip: each.sha ?? '' }));
}
async function request(client, number) {
    const { body } = await client.call({
        what: `read merge request !${number}`,
        method: 'GET',
        path: `/merge_requests/${number}`,
    });
    return requestOf(readMergeRequest(body));
}
async function openRequests(client, sourcePrefix) {
    const found = await listOpen(client, {});
    return found.filter(({ source_branch }) => source_branch.startsWith(sourcePrefix)).map(requestOf);
}
async function listOpen(client, query) {
    const items = await client.list({
        what: 'list the merge requests',
        path: '/merge_requests',
        query: { ...query, state: 'opened', scope: 'all' },
    });
    return items.map(readMergeRequest).filter((each) => each.source_project_id === each.target_project_id);
}
async function createRequest(client, content) {
    const draft = content.draft || draftPrefix.test(content.title);
    const call = {
        what: 'create the merge request',
        method: 'POST',
        path: '/merge_requests',
        body: {
            source_branch: content.sourceBranch,
            target_branch: content.targetBranch,
            title: titleOf(content.title, draft),
            description: content.body,
            labels: content.labels.join(','),
            reviewer_ids: (await usersNamed(client, content.reviewers)).map(({ id }) => id),
            remove_source_branch: true,
        },
    };
    for (let attempt = 1;; attempt += 1) {
        try {
            const created = readMergeRequest((await client.attempt(call)).body);
            warnOfReviewers(client, created, content.reviewers);
            return requestOf(created);
        }
        catch (error) {
            if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q8))
                throw error;
            const { lost } = error;
            const mayExist = lost || error.status === 409;
            const existing = mayExist ? await openRequest(client, content.sourceBranch, content.targetBranch) : undefined;
            if (existing !== undefined)
                return updateRequest(client, existing, content);
            const isUnknown = error.status === 400 && /"source_branch":\["does not exist"\]/.test(error.message);
            if (isUnknown)
                throw notVisible(content.sourceBranch, error);
            if (!lost || attempt === mostTries)
                throw client.failure(error, call);
            await client.backoff(attempt);
        }
    }
}
function notVisible(branch, cause) {
    const problem = `GitLab did not create the merge request: it does not show the branch ${branch}`;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', _forge_js__WEBPACK_IMPORTED_MODULE_2__/* .branchNotVisible */ .I, problem, {
        hint: 'Run the job again: the commit is on the branch, and only the request is missing. GitLab refreshes its branches in the background (Sidekiq).',
        cause,
    });
}
async function updateRequest(client, request, content) {
    const labels = content.labels.filter((label) => !request.labels.includes(label));
    const reviewers = await notYetAsked(client, request, content.reviewers);
    const changes = {
        ...(request.title === titleOf(content.title, false) && request.draft === content.draft
            ? {}
            : { title: titleOf(content.title, content.draft) }),
        ...(request.body === content.body ? {} : { description: content.body }),
        ...(request.targetBranch === content.targetBranch ? {} : { target_branch: content.targetBranch }),
        ...(labels.length === 0 ? {} : { add_labels: labels.join(',') }),
        ...(reviewers.length === 0 ? {} : { reviewer_ids: await withReviewers(client, request.number, reviewers) }),
    };
    if (Object.keys(changes).length === 0)
        return request;
    const { body } = await client.call({
        what: 'update the merge request',
        method: 'PUT',
        path: `/merge_requests/${request.number}`,
        body: changes,
    });
    const updated = readMergeRequest(body);
    warnOfReviewers(client, updated, reviewers);
    return requestOf(updated);
}
async function closeRequest(client, request, reason) {
    const path = `/merge_requests/${request.number}`;
    const { state, description } = await readRequest(client, request.number);
    if (state !== 'opened')
        return;
    await client.call({
        what: 'close the merge request',
        method: 'PUT',
        path,
        body: { state_event: 'close', description: `${_forge_js__WEBPACK_IMPORTED_MODULE_2__/* .closedByProgram */ .M}\n${description ?? ''}` },
    });
    const note = {
        what: 'comment on the merge request',
        method: 'POST',
        path: `${path}/notes`,
        body: { body: reason },
    };
    try {
        await client.call(note);
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
            throw error;
        client.ports.log.warn(`!${request.number} is closed, without the reason as a comment: ${error.message}`);
    }
}
async function readRequest(client, number) {
    const path = `/merge_requests/${number}`;
    return readMergeRequest((await client.call({ what: 'read the merge request', method: 'GET', path })).body);
}
async function withReviewers(client, number, names) {
    const [users, { reviewers }] = await Promise.all([usersNamed(client, names), readRequest(client, number)]);
    return [...new Set([...(reviewers ?? []), ...users].map(({ id }) => id))];
}
async function notYetAsked(client, { number, reviewers }, wanted) {
    const missing = wanted.filter((name) => !includesName(reviewers, name));
    if (missing.length === 0)
        return missing;
    const notes = (await client.list({
        what: 'read the notes of the merge request',
        path: `/merge_requests/${number}/notes`,
    }));
    const asked = notes.flatMap(({ system, body = '' }) => system === true && /review/.test(body) ? (body.match(/@[\w.-]*\w/g) ?? []) : []);
    return missing.filter((name) => !includesName(asked, name));
}
async function usersNamed(client, names) {
    return Promise.all(names.map(async (name) => {
        const username = name.replace(/^@/, '');
        const { body } = await client.call({
            what: `find the reviewer ${username}`,
            method: 'GET',
            of: 'site',
            path: '/users',
            query: { username },
        });
        const [user] = Array.isArray(body) ? body : [];
        if (typeof user?.id === 'number')
            return user;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('reviewers', `GitLab has no user "${username}"`, 'Give user names as they stand behind the @.');
    }));
}
function warnOfReviewers(client, { iid, reviewers }, wanted) {
    const kept = (reviewers ?? []).map(({ username }) => username);
    const missing = wanted.filter((name) => !includesName(kept, name));
    if (missing.length === 0)
        return;
    client.ports.log.warn(`!${iid}: GitLab did not take ${missing.join(', ')} as reviewer (several need GitLab Premium, and all need access to the project)`);
}
function includesName(names, name) {
    const plain = (text) => text.replace(/^@/, '').toLowerCase();
    return names.some((each) => plain(each) === plain(name));
}
function titleOf(title, draft) {
    const plain = title.replace(draftPrefix, '');
    return draft ? `Draft: ${plain}` : plain;
}
function readMergeRequest(body) {
    const request = (body ?? {});
    const complete = typeof request.iid === 'number' && typeof request.state === 'string' && typeof request.source_branch === 'string';
    if (complete)
        return request;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'FORGE_ANSWER', 'GitLab answered with something that is no merge request', {
        hint: 'Check forge-url: it must be the base of the API, such as https://gitlab.example.com/api/v4.',
    });
}
function requestOf(request) {
    const draft = request.draft ?? request.work_in_progress ?? draftPrefix.test(request.title);
    return {
        number: request.iid,
        url: request.web_url,
        state: request.state === 'merged' ? 'merged' : request.state === 'closed' ? 'closed' : 'open',
        title: draft ? request.title.replace(draftPrefix, '') : request.title,
        body: request.description ?? '',
        sourceBranch: request.source_branch,
        targetBranch: request.target_branch,
        labels: request.labels ?? [],
        reviewers: (request.reviewers ?? []).map(({ username }) => username),
        draft,
    };
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
