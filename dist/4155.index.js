export const id = 4155;
export const ids = [4155];
export const modules = {

/***/ 4155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ candidateOf)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8687);
/* harmony import */ var _checkout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5228);




async function candidateOf(checkout, ci, headOf = _checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .headCommit */ .Qo) {
    const { kind } = ci.event;
    if (kind === 'request-closed' || kind === 'branch-deleted' || kind === 'queue')
        return undefined;
    const head = await headOf(checkout).catch((error) => {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.code === 'GIT_MISSING')
            return undefined;
        throw error;
    });
    if (head === undefined || (head !== ci.commit && (await isOtherRepository(checkout, ci))))
        return undefined;
    const merged = ci.event.kind === 'request' ? await mergedHead(checkout, head, ci) : undefined;
    const candidate = { commit: merged ?? head, head, isMerge: merged !== undefined };
    const required = ci.requiredCheckout;
    if (required !== undefined && candidate.commit !== required.commit) {
        const message = `${required.event} is about ${required.commit.slice(0, 8)}, and ${head.slice(0, 8)} is checked out`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('refused', 'OTHER_COMMIT_CHECKED_OUT', message, { hint: required.hint });
    }
    return candidate;
}
async function isOtherRepository(checkout, { repositoryUrl }) {
    const name = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .remoteName */ .iy)(checkout);
    if (name === undefined || repositoryUrl === undefined)
        return false;
    const url = (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .firstLine */ .TM)(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .git */ .$Y)(checkout, ['ls-remote', '--get-url', '--', name]));
    const [there, own] = [url, repositoryUrl].map((each) => (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .gitAddress */ .Ry)(each ?? '')?.path.toLowerCase());
    return (there !== undefined &&
        own !== undefined &&
        there !== own &&
        !there.endsWith(`/${own}`) &&
        !own.endsWith(`/${there}`));
}
async function mergedHead(checkout, head, ci) {
    if (head === ci.commit && ci.host !== 'jenkins')
        return undefined;
    const { code, stdout } = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .git */ .$Y)(checkout, ['cat-file', 'commit', head]);
    if (code !== 0)
        return undefined;
    const { parents, message } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCommit */ .ix)(stdout);
    const [target, source] = parents;
    if (parents.length !== 2 || source === undefined)
        return undefined;
    if (source === ci.commit)
        return source;
    const named = /^Merge ([0-9a-f]{40,64}) into ([0-9a-f]{40,64})$/m.exec(message);
    if (named?.[1] === source && named[2] === target)
        return source;
    return ci.host === 'jenkins' && message.startsWith(`Merge commit '${source}' into HEAD`) ? source : undefined;
}


/***/ })

};
