export const id = 4793;
export const ids = [4793];
export const modules = {

/***/ 4793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commitsByTag: () => (/* binding */ commitsByTag),
/* harmony export */   sourceAncestry: () => (/* binding */ sourceAncestry),
/* harmony export */   sourceHistory: () => (/* binding */ sourceHistory)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _checkout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5228);



function sourceHistory(checkout, commits, openForge, log) {
    const isAncestor = async (ancestor, descendant) => {
        try {
            return (await (await openForge())?.isAncestor(ancestor, descendant)) ?? 'unknown';
        }
        catch (error) {
            log.detail(`the forge does not tell which commit is older: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
            return 'unknown';
        }
    };
    return {
        ancestry: sourceAncestry(checkout, commits, { isAncestor }),
        commitOfTag: commitsByTag(checkout, commits),
    };
}
function sourceAncestry(checkout, commits, forge) {
    const answers = new Map();
    let turn = Promise.resolve();
    const ask = async (ancestor, descendant) => {
        if (await commits.descends(descendant, ancestor))
            return 'yes';
        const local = await withoutGit((0,_checkout_js__WEBPACK_IMPORTED_MODULE_2__/* .isAncestor */ .QX)(checkout, ancestor, descendant), 'unknown');
        return local === 'unknown' && forge !== undefined ? forge.isAncestor(ancestor, descendant) : local;
    };
    return (ancestor, descendant) => {
        const key = `${ancestor}..${descendant}`;
        const known = answers.get(key);
        if (known !== undefined)
            return known;
        const answer = turn.then(() => ask(ancestor, descendant));
        turn = answer.catch(() => undefined);
        answers.set(key, answer);
        return answer;
    };
}
function commitsByTag(checkout, commits) {
    const known = new Map();
    const steps = [..._checkout_js__WEBPACK_IMPORTED_MODULE_2__/* .deepening */ .Ss];
    const search = async (tag) => {
        let commit = await commitOfTag(tag, 'here');
        if (commit !== undefined || !(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_2__/* .isShallow */ .fE)(checkout)))
            return commit;
        if ((0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .isObjectName */ .V2)(tag) && (await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchCommit */ .iH)(checkout, tag)))
            return tag;
        while (commit === undefined && (await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_2__/* .isShallow */ .fE)(checkout))) {
            const step = steps.shift();
            if (step === undefined || !(await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_2__/* .deepen */ .gN)(checkout, step)))
                return 'unknown';
            commit = await commits.abbreviated(tag);
        }
        return commit;
    };
    const commitOfTag = async (tag, where) => {
        if (!/^([0-9a-f]{7,40}|[0-9a-f]{64})$/.test(tag))
            return undefined;
        const key = `${where} ${tag}`;
        const before = known.get(key);
        if (before !== undefined)
            return before;
        const commit = where === 'here' ? commits.abbreviated(tag) : withoutGit(search(tag), undefined);
        known.set(key, commit);
        return commit;
    };
    return commitOfTag;
}
async function withoutGit(answer, otherwise) {
    try {
        return await answer;
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.code === 'GIT_MISSING')
            return otherwise;
        throw error;
    }
}


/***/ })

};
