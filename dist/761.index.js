export const id = 761;
export const ids = [761];
export const modules = {

/***/ 7761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QX: () => (/* binding */ isAncestor),
/* harmony export */   Qo: () => (/* binding */ headCommit),
/* harmony export */   Y_: () => (/* binding */ changedFiles),
/* harmony export */   iH: () => (/* binding */ fetchCommit),
/* harmony export */   wu: () => (/* binding */ mergeBase)
/* harmony export */ });
/* unused harmony exports currentBranch, remoteUrl, hasCommit */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4589);


const deepening = [100, 1000];
async function headCommit(at) {
    return firstLine(await git(at, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']));
}
async function currentBranch(at) {
    return firstLine(await git(at, ['symbolic-ref', '--quiet', '--short', 'HEAD']));
}
async function remoteUrl(at) {
    const remote = await remoteName(at);
    return remote === undefined ? undefined : firstLine(await git(at, ['config', '--get', `remote.${remote}.url`]));
}
async function hasCommit(at, commit) {
    return (await git(at, ['cat-file', '-e', `${objectName(commit)}^{commit}`])).code === 0;
}
async function fetchCommit(at, commit) {
    if (await hasCommit(at, commit))
        return true;
    const remote = await remoteName(at);
    if (remote === undefined)
        return false;
    const depth = (await isShallow(at)) ? ['--depth=1'] : [];
    await git(at, ['fetch', ...quietly, ...depth, '--end-of-options', remote, objectName(commit)]);
    return hasCommit(at, commit);
}
async function isAncestor(at, ancestor, descendant) {
    if (ancestor === descendant)
        return 'yes';
    for (const depth of [0, ...deepening]) {
        if (depth > 0 && !(await deepen(at, depth)))
            return 'unknown';
        for (const commit of [ancestor, descendant])
            await fetchCommit(at, commit);
        const forward = await mergeBaseIsAncestor(at, ancestor, descendant);
        if (forward === 'yes')
            return 'yes';
        if (forward === 'no' &&
            (!(await isShallow(at)) || (await mergeBaseIsAncestor(at, descendant, ancestor)) === 'yes')) {
            return 'no';
        }
        if (forward === 'unknown' && !(await isShallow(at)))
            return 'unknown';
    }
    return 'unknown';
}
async function mergeBase(at, a, b) {
    return firstLine(await git(at, ['merge-base', objectName(a), objectName(b)]));
}
async function changedFiles(at, base, head) {
    const args = [
        'diff',
        '--name-only',
        '-z',
        '--no-renames',
        '--no-ext-diff',
        '--no-relative',
        '--ignore-submodules=none',
    ];
    const result = await git(at, [...args, objectName(base), objectName(head), '--']);
    if (result.code !== 0) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_DIFF', `the commits ${base} and ${head} cannot be compared in this checkout`, {
            hint: 'Fetch more history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0).',
            cause: new Error(result.stderr.trim()),
        });
    }
    return result.stdout.toString('utf8').split('\0').filter(Boolean);
}
const quietly = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance', '--recurse-submodules=no'];
function git(at, args) {
    return (0,_program_js__WEBPACK_IMPORTED_MODULE_1__/* .runGit */ .EO)(args, { cwd: at.cwd, env: at.env, scope: 'checkout' });
}
async function mergeBaseIsAncestor(at, ancestor, descendant) {
    const { code } = await git(at, ['merge-base', '--is-ancestor', objectName(ancestor), objectName(descendant)]);
    if (code === 0)
        return 'yes';
    return code === 1 ? 'no' : 'unknown';
}
async function isShallow(at) {
    return firstLine(await git(at, ['rev-parse', '--is-shallow-repository'])) === 'true';
}
async function deepen(at, by) {
    const remote = await remoteName(at);
    if (remote === undefined || !(await isShallow(at)))
        return false;
    return (await git(at, ['fetch', ...quietly, `--deepen=${by}`, '--end-of-options', remote])).code === 0;
}
async function remoteName(at) {
    const remotes = (await git(at, ['remote'])).stdout.toString('utf8').split('\n').filter(Boolean);
    return remotes.includes('origin') ? 'origin' : remotes[0];
}
function firstLine(result) {
    const line = result.code === 0 ? result.stdout.toString('utf8').split('\n')[0] : undefined;
    return line === '' ? undefined : line;
}
function objectName(commit) {
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit))
        return commit;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('commit', `"${commit}" is not a full object name`, 'Give all 40 (or 64) hexadecimal digits.');
}


/***/ })

};
