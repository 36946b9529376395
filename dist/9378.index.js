export const id = 9378;
export const ids = [9378];
export const modules = {

/***/ 4899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ Backoff)
/* harmony export */ });
const shortestAttempt = 50;
const longestPause = 10_000;
const furthestApart = 10;
class Backoff {
    #clock;
    #deadline;
    #losses = 0;
    #began;
    #attemptLength = shortestAttempt;
    constructor(clock, timeout) {
        this.#clock = clock;
        this.#began = clock.now();
        this.#deadline = this.#began + timeout;
    }
    get losses() {
        return this.#losses;
    }
    get left() {
        return Math.max(0, this.#deadline - this.#clock.now());
    }
    async lost() {
        this.#losses += 1;
        this.#attemptLength = Math.max(shortestAttempt, this.#clock.now() - this.#began);
        await this.pause();
    }
    async pause(least = 0) {
        const apart = Math.min(furthestApart, 1 + this.#losses);
        const ceiling = Math.min(longestPause, this.#attemptLength * apart);
        await this.#clock.sleep(Math.min(this.left, Math.max(least, this.#clock.random() * ceiling)));
        this.#began = this.#clock.now();
    }
}


/***/ }),

/***/ 9378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ commitTo)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(540);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6156);
/* harmony import */ var _git_message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4410);
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8687);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9121);
/* harmony import */ var _backoff_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4899);
/* harmony import */ var _rejection_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8425);
/* harmony import */ var _secret_guard_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2123);









const lookBack = 50;
const visibilityDelay = 500;
const unreadable = new Set(['GIT_OBJECT_MISSING', 'GIT_WIRE_UNSUPPORTED', 'GIT_SERVER_ERROR', 'GIT_PROTOCOL']);
const maxRefusals = 5;
const maxRuleRefusals = 2;
async function commitTo(request) {
    return new CommitRace(request).run();
}
class CommitRace {
    #request;
    #backoff;
    #published = new Map();
    #asked;
    #refusals = 0;
    #lastCause;
    #unanswered = false;
    constructor(request) {
        this.#request = request;
        this.#backoff = new _backoff_js__WEBPACK_IMPORTED_MODULE_8__/* .Backoff */ .n(request.clock, request.timeout);
    }
    async run() {
        let target = await this.#look();
        for (let attempt = 1;; attempt += 1) {
            const attempted = await this.#attemptOrLose(target, attempt);
            if ('delivered' in attempted)
                return attempted.delivered;
            const { result, cause, commit } = attempted.lost;
            this.#lastCause = cause;
            this.#unanswered ||= result === 'unknown' && commit !== undefined;
            const before = target;
            if (attempted.lost.result === 'refused')
                return this.#afterRefusal(before, attempted.lost.cause);
            target = await this.#lookAgain(attempted.lost, before);
            const landed = await this.#landed(before, target);
            if (landed !== undefined)
                return landed;
            if (this.#backoff.left === 0)
                throw this.#late(target);
        }
    }
    async #look() {
        const { transport, branch, startFrom, publisher } = this.#request;
        const base = await (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveBranch */ .pd)(transport, startFrom ?? branch);
        const name = branch ?? base.name;
        const ref = `refs/heads/${(0,_git_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .checkBranchName */ .I$)(name)}`;
        const tip = name === base.name ? base.tip : (await transport.listRefs([ref])).refs.get(ref);
        const target = { ...base, name, ref, tip, parent: tip ?? base.tip };
        publisher.checkTarget?.(target);
        return target;
    }
    async #attempt(target, attempt) {
        const { transport, plan, publisher, secrets, dryRun } = this.#request;
        const { parent } = target;
        const snapshot = await (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_5__/* .openSnapshot */ .r3)(transport, parent, target.objectFormat);
        const proposal = await plan(snapshot, attempt);
        const outcome = { branch: target.name, attempts: attempt, payload: proposal.payload };
        const unchanged = { delivered: { ...outcome, result: 'unchanged', commit: parent } };
        if (proposal.kind === 'nothing')
            return unchanged;
        const { root, objects, files } = await (0,_git_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .applyChanges */ .Y)(snapshot, proposal.changes);
        if (files.length === 0)
            return unchanged;
        const message = (0,_git_message_js__WEBPACK_IMPORTED_MODULE_3__/* .composeMessage */ .SB)(proposal.message, proposal.trailers);
        (0,_secret_guard_js__WEBPACK_IMPORTED_MODULE_7__/* .refuseSecrets */ .u)(secrets, files, message, target.tip === undefined ? target.name : undefined);
        publisher.checkFiles?.(files);
        if (dryRun === true)
            return { delivered: { ...outcome, result: 'planned', parent, message, files } };
        const draft = { target, tree: root, objects, files, message };
        const published = await publisher.publish(draft, transport).catch((error) => {
            throw (0,_rejection_js__WEBPACK_IMPORTED_MODULE_6__/* .withRule */ .xX)(error, target.name, this.#request.startFrom !== undefined);
        });
        const committed = (commit) => ({ ...outcome, result: 'committed', commit, parent, files });
        if (published.result === 'accepted')
            return { delivered: committed(published.commit) };
        if (published.commit !== undefined)
            this.#published.set(published.commit, committed(published.commit));
        else if (published.result === 'refused')
            this.#asked = { message, made: committed };
        return { lost: published };
    }
    async #attemptOrLose(target, attempt) {
        try {
            return await this.#attempt(target, attempt);
        }
        catch (error) {
            if (!isUnreadable(error) || (await this.#look()).parent === target.parent)
                throw error;
            return { lost: { result: 'stale', cause: error } };
        }
    }
    async #lookAgain({ result, cause }, before) {
        switch (result) {
            case 'stale':
                this.#refusals = 0;
                this.#request.log.detail(`${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}; applying the change to the new content`);
                await this.#backoff.lost();
                return this.#look();
            case 'rejected':
                return this.#afterRejection(before);
            case 'unknown':
                return this.#afterSilence(before);
        }
    }
    async #afterRejection(before) {
        await this.#backoff.lost();
        let now = await this.#look();
        if (now.tip === before.tip) {
            await this.#backoff.pause(visibilityDelay);
            now = await this.#look();
        }
        if (now.tip !== before.tip) {
            this.#refusals = 0;
            const tip = now.tip?.slice(0, 8);
            this.#request.log.detail(`${before.name} moved to ${tip}; applying the change to the new content`);
            return now;
        }
        this.#refusals += 1;
        const rejected = this.#rejected(before);
        if (this.#refusals >= (rejected.kind === 'refused' ? maxRuleRefusals : maxRefusals))
            throw rejected;
        return now;
    }
    async #afterSilence(before) {
        const now = await this.#look();
        if (now.tip !== before.tip)
            return now;
        this.#request.log.detail(`the answer to the push to ${before.name} never came; looking whether it landed`);
        await this.#backoff.lost();
        return this.#look();
    }
    async #afterRefusal(before, refusal) {
        for (const pause of [0, visibilityDelay]) {
            try {
                if (pause > 0)
                    await this.#backoff.pause(pause);
                const now = await this.#look();
                const landed = (await this.#landed(before, now)) ?? (await this.#madeByServer(before, now));
                if (landed !== undefined)
                    return landed;
            }
            catch (error) {
                throw error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.kind === 'timed-out' ? error : refusal;
            }
        }
        throw (0,_rejection_js__WEBPACK_IMPORTED_MODULE_6__/* .withRule */ .xX)(refusal, before.name, this.#request.startFrom !== undefined);
    }
    async #landed(before, { tip }) {
        if (this.#published.size === 0 || tip === undefined || tip === before.tip)
            return undefined;
        const found = (await this.#since(before, tip)).find((id) => this.#published.has(id));
        return found === undefined ? undefined : this.#published.get(found);
    }
    async #madeByServer({ parent, tip: before }, { tip }) {
        if (this.#asked === undefined || tip === undefined || tip === before)
            return undefined;
        const { message, made } = this.#asked;
        const commits = await this.#request.transport.history(tip, lookBack);
        const begin = commits.findIndex(({ id }) => id === parent);
        const since = begin === -1 ? commits : commits.slice(0, begin);
        const found = since.find(({ body }) => (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)(body).message.trimEnd() === message.trimEnd());
        return found && made(found.id);
    }
    async #since({ parent }, tip) {
        const { transport } = this.#request;
        if (this.#published.has(tip))
            return [tip];
        try {
            const { parents } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCommit */ .ix)((await transport.read([tip])).get(tip)?.body ?? new Uint8Array());
            if (parent !== undefined && parents.includes(parent))
                return [tip];
            return (await transport.history(tip, lookBack)).map(({ id }) => id);
        }
        catch (error) {
            if (isUnreadable(error))
                return [];
            throw error;
        }
    }
    #late(target) {
        if (this.#refusals > 0 && (0,_rejection_js__WEBPACK_IMPORTED_MODULE_6__/* .isExplained */ .zT)(this.#lastCause))
            return this.#rejected(target);
        const seconds = Math.round(this.#request.timeout / 1000);
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_RACE_TIMEOUT', `no commit to the GitOps repository went through within ${seconds} s (${this.#backoff.losses} attempts)`, {
            hint: this.#unanswered
                ? 'The server left a push without an answer, and may still carry it out: look at the branch, and at what the server says (the cause). To run again is safe: what is there already is not written twice.'
                : 'Raise `timeout`, put the services of one pipeline into one commit (`updates`), or look at who else writes to the branch.',
            cause: this.#lastCause,
        });
    }
    #rejected(target) {
        const ofRequest = this.#request.startFrom !== undefined;
        const otherwise = this.#request.publisher.refusal(target, ofRequest);
        return (0,_rejection_js__WEBPACK_IMPORTED_MODULE_6__/* .rejectionFailure */ .Kp)({ cause: this.#lastCause, branch: target.name, ofRequest, otherwise });
    }
}
function isUnreadable(error) {
    return error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && unreadable.has(error.code);
}


/***/ }),

/***/ 8425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zT: () => (/* binding */ isExplained),
  Kp: () => (/* binding */ rejectionFailure),
  xX: () => (/* binding */ withRule)
});

// UNUSED EXPORTS: rejectionOf

// EXTERNAL MODULE: ./build/core/failure.js
var failure = __webpack_require__(8624);
;// CONCATENATED MODULE: ./build/core/delivery/push-rules.js
const api = '`commit-via: api` has GitHub or GitLab make and sign the commit itself';
const rules = [
    {
        name: 'secret scanning',
        kind: 'rule',
        words: /push protection|push cannot contain secrets|push blocked: secrets? detected|secrets? (were |was )?detected in|rejected because it (contains|might contain) .{0,40}secrets/i,
        problem: (branch) => `the server's secret scanning takes something in the commit to ${branch} for a secret`,
        hint: 'Take it out of what is written (`set`, or the template of `from`); a value that is no secret can be allowed by the link in the words of the server (the cause).',
    },
    {
        name: 'private e-mail',
        kind: 'rule',
        words: /\bGH007\b|email privacy restrictions|would publish a private email/i,
        problem: () => "the server keeps the e-mail address of the commit's author private",
        hint: 'Give `author` with the address that GitHub shows for the account (`Name <ID+name@users.noreply.github.com>`), or use `commit-via: api`.',
    },
    {
        name: 'signature',
        kind: 'rule',
        words: /must have (a )?(verified|valid) signatures?|must be signed\b|unsigned commits?|unverified commit|requires? (all )?(commits to be )?signed|is not signed\b(?!-)|no valid signature/i,
        problem: (branch) => `the server takes only signed commits on ${branch}`,
        hint: `Give \`sign\`, a private SSH or GPG key whose public half the forge knows as that of the author; or ${api}.`,
    },
    {
        name: 'Change-Id',
        kind: 'rule',
        words: /missing change-id|change-id must be in|missing subject; change-id/i,
        problem: (branch) => `Gerrit wants a Change-Id in the message of each commit to ${branch}`,
        hint: 'Commits of a pipeline have none: turn "Require Change-Id in commit message" off for this project (`receive.requireChangeId = false`), and let the account push to `refs/heads/*`.',
    },
    {
        name: 'sign-off',
        kind: 'rule',
        words: /signed-off-by|developer certificate of origin|\bDCO\b/i,
        problem: () => 'the server wants a line Signed-off-by in the message of each commit',
        hint: 'Commits of a pipeline have none: except this account from the rule.',
    },
    {
        name: 'branch name',
        kind: 'rule',
        words: /branch name ['"“]?\S* ?(does not follow|must|is not allowed)|branch name must/i,
        problem: (branch) => `the server takes no branch that is called ${branch}`,
        hint: 'Give `request-branch`: how names of branches of requests begin, as the rule demands.',
    },
    {
        name: 'author',
        kind: 'rule',
        words: /(author|committer)('s)? (e-?mails?|names?|'|").{0,200}?(does not follow|must |not (verified|registered|allowed|recogni[sz]ed)|is not a member|one of your own verified|inconsistent)|(author|committer)('s)? .{0,120} is not a member|you cannot push commits for|email address .{0,120}is not registered|invalid (author|committer)|git username is inconsistent|not (match|matching) .{0,40}(author|committer)|commit(ter|s)? (author )?email/i,
        problem: () => "the server does not take this author of the commit, or the author's e-mail address",
        hint: `Give \`author: Name <address>\` with a name and a verified address of the account that pushes; or ${api}, as its own author.`,
    },
    {
        name: 'message',
        kind: 'rule',
        words: /commit message .{0,40}(does not follow|contains the forbidden|must|does not match|doesn't match|should)|commit message must|forbidden pattern|commit (title|subject) .{0,40}(must|does not)|(jira|issue|ticket)( issue)? (key|id|number)s? .{0,60}(commit|message)|(commit|message) .{0,60}(jira|issue|ticket) (key|id|number)/i,
        problem: () => 'the server wants other words in the message of the commit',
        hint: 'Give `message` as its pattern demands (the cause), such as `message: "OPS-1 Deploy {service} {new-tag}"`.',
    },
    {
        name: 'LFS lock',
        kind: 'rule',
        words: /locked in git lfs by|is locked by|path locks?|cannot update locked file|file is locked/i,
        problem: () => 'somebody has locked a file of the commit on the server',
        hint: 'Ask who holds the lock (the cause) to end it, `git lfs unlock FILE` or on the page of the repository.',
    },
    {
        name: 'LFS object',
        kind: 'state',
        words: /\bGH008\b|unknown git lfs object|lfs objects are missing/i,
        problem: () => 'the server lacks what a pointer of Git LFS in the branch names',
        hint: 'Push it from a clone that has it (`git lfs push --all`), or take the file out of Git LFS; nothing of it is written here.',
    },
    {
        name: 'file name',
        kind: 'rule',
        words: /file name .{0,300}(prohibited|blacklisted|denied) by the pattern|restricted file paths?|file paths? .{0,80}restricted|protected from changing file/i,
        problem: () => 'the server takes no change of a file of this name',
        hint: 'Look which file it is (the cause): give another one (`file`), or let this credential pass the rule.',
    },
    {
        name: 'file size',
        kind: 'rule',
        words: /error: GH001|file size exceeds|rejected because its size is greater|exceeds GitHub's file size limit|is larger than the allowed size|file size limit|exceeds the (maximum|limit).{0,40}(size|bytes)|(file|object|blob|pack).{0,80}exceeds (the )?(maximum|allowed|max)|(file|object|blob) .{0,80}too (large|big)/i,
        problem: () => 'the server takes no file, or no push, of this size',
        hint: 'Look which file is large (the cause): what is copied by `from` or set with a long value; or have the limit raised.',
    },
    {
        name: 'quota',
        kind: 'state',
        words: /storage limit|repository is over its .{0,20}limit|disk quota exceeded|exceeds?(ed)? (its|the|your) (repository )?(size|storage) (limit|quota)|quota exceeded|repository size limit|over (its|the) (storage|size) (limit|quota)/i,
        problem: () => 'the storage that the server grants the repository is used up',
        hint: 'Make room in the repository or its group, or have the limit raised; then run again.',
    },
    {
        name: 'full disk',
        kind: 'state',
        words: /no space left on device|disk full|not enough (disk )?space/i,
        problem: () => 'the disk of the git server is full',
        hint: 'Whoever runs the server makes room there; then run again. Nothing of the commit was kept.',
    },
    {
        name: 'unwritable server',
        kind: 'state',
        words: /unable to create temporary|insufficient permission for adding an object|unable to write (loose )?(object|sha1|file)|read-only file ?system/i,
        problem: () => 'the git server cannot store what it is sent',
        hint: 'Its disk is full, or the files of the repository belong to another user there: whoever runs the server has to look. Nothing of the commit was kept.',
    },
    {
        name: 'read-only',
        kind: 'state',
        words: /archived so it is read-only|repository (is|was) archived|read-only (gitlab|mode|instance)|temporarily read-only|is (currently )?read-only|mirror repository/i,
        problem: () => 'the repository is read-only',
        hint: 'It is archived, a mirror, or in maintenance: name the one that takes pushes in `gitops-repository`, or run again later.',
    },
    {
        name: 'workflow files',
        kind: 'state',
        words: /refusing to allow .{0,120}workflow/i,
        problem: () => 'the credential may not write workflow files',
        hint: 'Give the token the right `workflows: write` (a classic one: the scope `workflow`), or write no file under .github/workflows.',
    },
    {
        name: 'empty repository',
        kind: 'state',
        words: /default branch .{0,60}does not yet exist/i,
        problem: () => 'the repository is empty, and only its owner or a maintainer begins it',
        hint: 'Let one of them make the first commit.',
    },
    {
        name: 'no right to write',
        kind: 'state',
        words: /not allowed to push code to this project|deploy key does not have write access|permission denied for writing/i,
        problem: () => 'the credential may read the repository, and not write to it',
        hint: 'Give one that may write: on GitLab a token of the role Developer, or a deploy key with "Grant write permissions"; on Gitea and Forgejo write access to the code.',
    },
    {
        name: 'Azure permission',
        kind: 'state',
        words: /\bTF401027\b|GenericContribute/,
        problem: (branch) => `the credential may not push to ${branch}`,
        hint: 'Give the account (of a pipeline: "Project Build Service") the permission Contribute on this repository.',
    },
    {
        name: 'protected branch',
        kind: 'rule',
        words: /\bGH006\b|\bGH013\b|protected branch|is protected|repository rule violations|cannot update this protected ref|\bTF402455\b|pushes to this branch are not permitted|permission denied to (update|create) branch|prohibited by gerrit|not permitted: (update|create)|not allowed to (push|create|force)|(must be made|modified|only|changes?) (through|via|by) (a )?(pull|merge) request|only accepts? (pull|merge) requests|codeowners/i,
        problem: (branch) => `a rule of the server protects ${branch} against this push`,
        hint: (ofRequest) => ofRequest
            ? 'Let this credential push there; where a rule demands how names of branches begin, give that as `request-branch`.'
            : 'Use `deliver: pull-request`, or let this credential pass the rule (GitHub: bypass list of the ruleset; GitLab: "Allowed to push"; Azure DevOps: "Bypass policies when pushing").',
    },
    {
        name: 'checked out',
        kind: 'state',
        words: /branch is currently checked out|refusing to update checked out branch/i,
        problem: (branch) => `${branch} is checked out in the repository that is pushed to`,
        hint: 'Push to a bare repository (`git init --bare`), or have another branch checked out there.',
    },
    {
        name: 'shallow',
        kind: 'state',
        words: /shallow update not allowed/i,
        problem: () => 'the server takes no push out of a shallow history',
        hint: 'Use `gitops-transport: wire`, which sends the new objects alone; or allow it on the server (`receive.shallowUpdate`).',
    },
    {
        name: 'non-fast-forward',
        kind: 'state',
        words: /non-fast-forward|fetch first|stale info|already been updated by another client|denying ref deletion/i,
        problem: (branch) => `the server says that ${branch} has moved, and shows the same commit there each time`,
        hint: 'A mirror or a cache between this runner and the server lags behind: name the server itself in `gitops-repository`, or run again later.',
    },
];
function pushRuleIn(words, branch, ofRequest) {
    const rule = rules.find((each) => each.words.test(words));
    if (rule === undefined)
        return undefined;
    const { name, kind, problem, hint } = rule;
    return { name, kind, problem: problem(branch), hint: typeof hint === 'string' ? hint : hint(ofRequest) };
}

;// CONCATENATED MODULE: ./build/core/delivery/rejection.js


const mostWords = 20_000;
function rejectionFailure(refused) {
    const { kind, problem, hint } = rejectionOf(refused);
    return new failure/* Failure */.HR(kind, 'GIT_PUSH_REJECTED', problem, { hint, cause: refused.cause });
}
function rejectionOf({ cause, branch, ofRequest, otherwise }) {
    const words = (0,failure/* messageOf */.bD)(cause).slice(0, mostWords);
    const obstacle = obstacleIn(words, branch);
    if (obstacle !== undefined)
        return { kind: 'failed', ...obstacle };
    const found = pushRuleIn(words, branch, ofRequest);
    if (found === undefined)
        return { kind: 'failed', ...otherwise };
    const { kind, problem, hint } = found;
    return { kind: kind === 'rule' ? 'refused' : 'failed', problem, hint };
}
function isExplained(cause) {
    return pushRuleIn((0,failure/* messageOf */.bD)(cause).slice(0, mostWords), '', false) !== undefined;
}
function withRule(error, branch, ofRequest) {
    if (!(error instanceof failure/* Failure */.HR) || !['FORGE_REFUSED', 'FORGE_AUTH', 'GIT_AUTH'].includes(error.code))
        return error;
    const found = pushRuleIn((0,failure/* messageOf */.bD)(error.cause).slice(0, mostWords), branch, ofRequest);
    if (found?.kind !== 'rule')
        return error;
    const { code, cause, outputs, place } = error;
    return new failure/* Failure */.HR('refused', code, `${error.message} (${found.problem})`, {
        hint: found.hint,
        cause,
        outputs,
        place,
    });
}
function obstacleIn(words, branch) {
    const [, inTheWay, wanted] = /'refs\/heads\/([^']+)' exists; cannot create 'refs\/heads\/([^']+)'/.exec(words) ?? [];
    if (inTheWay !== undefined) {
        return {
            problem: `the server cannot make ${wanted}, since it has ${inTheWay}`,
            hint: 'One branch cannot lie in the other, as a directory in a file: give it another name, or delete the one that is there.',
        };
    }
    const [, lock] = /Unable to create '([^']*\.lock)': File exists/.exec(words) ?? [];
    if (lock !== undefined || /\.lock\b.*File exists/.test(words)) {
        return {
            problem: `the server cannot update ${branch}: its lock file is there${lock === undefined ? '' : ` (${shortened(lock)})`}`,
            hint: 'Another git process holds it, or one that was killed has left it behind: let who runs the server look whether one is at work, and remove the lock file if none is.',
        };
    }
    if (/cannot lock ref/.test(words) && !/no space left/i.test(words)) {
        return {
            problem: `the server cannot lock ${branch}`,
            hint: 'That is no matter of permissions for this credential: its words (the cause) say what is in the way, such as a full disk or a file that it may not write.',
        };
    }
    return undefined;
}
function shortened(path) {
    const at = path.indexOf('refs/');
    return at < 0 ? path.slice(path.lastIndexOf('/') + 1) : path.slice(at);
}


/***/ }),

/***/ 540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ applyChanges)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(585);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8402);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9121);




async function applyChanges(snapshot, changes) {
    const files = (await Promise.all(changes.map((change) => compare(snapshot, change)))).flat();
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    const draft = new Map();
    for (const [index, file] of files.entries()) {
        if (files[index - 1]?.path === file.path)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `${file.path} is changed twice in one commit`);
        place(draft, file);
    }
    const objects = new Map();
    const add = (type, body) => {
        const id = (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .hashObject */ .wM)(snapshot.format, type, body);
        objects.set(id, { type, body });
        return id;
    };
    if (files.length === 0 && snapshot.root !== undefined)
        return { root: snapshot.root, objects, files };
    const root = await write(snapshot, snapshot.root, draft, add);
    return { root: root ?? add('tree', Buffer.alloc(0)), objects, files };
}
async function compare(snapshot, change) {
    if ('delete' in change) {
        const paths = await snapshot.filesBelow(change.path);
        return Promise.all(paths.map(async (path) => ({ path, before: await readAny(snapshot, path), after: undefined })));
    }
    const before = await snapshot.readFile(change.path);
    const after = { mode: change.mode ?? before?.mode ?? _objects_js__WEBPACK_IMPORTED_MODULE_1__/* .treeMode */ .co.file, body: change.body };
    const same = before !== undefined && before.mode === after.mode && Buffer.compare(before.body, after.body) === 0;
    return same ? [] : [{ path: change.path, before, after }];
}
async function readAny(snapshot, path) {
    const entries = await snapshot.list(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    const entry = entries.find(({ name }) => name === path.slice(path.lastIndexOf('/') + 1));
    if (entry !== undefined && (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .isLink */ .PJ)(entry))
        return { mode: entry.mode, body: Buffer.from(entry.id) };
    return (await snapshot.readFile(path)) ?? { mode: _objects_js__WEBPACK_IMPORTED_MODULE_1__/* .treeMode */ .co.file, body: Buffer.alloc(0) };
}
function place(draft, file) {
    const segments = (0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .pathSegments */ .Mz)(file.path);
    const name = segments.pop() ?? '';
    let at = draft;
    for (const segment of segments) {
        const below = at.get(segment) ?? new Map();
        if (!(below instanceof Map))
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `${file.path} needs a directory where another change writes a file`);
        at.set(segment, below);
        at = below;
    }
    if (at.get(name) instanceof Map) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('file', `${file.path} needs a file where another change writes a directory`);
    }
    at.set(name, file.after);
}
async function write(snapshot, tree, draft, add) {
    const entries = new Map();
    for (const entry of tree === undefined ? [] : await snapshot.tree(tree))
        entries.set(entry.name, entry);
    for (const [name, change] of draft) {
        if (change instanceof Map) {
            const present = entries.get(name);
            const below = present !== undefined && (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isDirectory */ .wd)(present) ? present.id : undefined;
            const id = await write(snapshot, below, change, add);
            if (id === undefined)
                entries.delete(name);
            else
                entries.set(name, { mode: _objects_js__WEBPACK_IMPORTED_MODULE_1__/* .treeMode */ .co.directory, name, id });
        }
        else if (change === undefined) {
            entries.delete(name);
        }
        else {
            entries.set(name, { mode: change.mode, name, id: add('blob', change.body) });
        }
    }
    return entries.size === 0 ? undefined : add('tree', (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeTree */ .hN)(entries.values()));
}


/***/ })

};
