export const id = 7937;
export const ids = [7937];
export const modules = {

/***/ 7937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   applyPolicy: () => (/* binding */ applyPolicy)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

async function applyPolicy(request, provider, by, log) {
    const apply = by[provider];
    if (apply === undefined) {
        const problem = `retention: ${request.registry} has no retention that can be written from here: it is no Harbor, GitLab or ECR`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('bad-input', 'RETENTION_PROVIDER', problem, {
            hint: 'Use `apply: self`: rules in gitops.yaml, which a sweep of cleanup-review-env applies.',
        });
    }
    log.warn(`${request.registry} cannot see Git: its policy also deletes images that are deployed, unless a rule keeps them. \`apply: self\` keeps what Git names.`);
    const results = await apply(request);
    for (const { policy, result, request: sent } of results) {
        log.info(`${policy}: ${request.dryRun && result !== 'unchanged' ? `would be ${result}` : result}`);
        if (sent !== undefined)
            log.info(`${sent.method} ${sent.path}\n${JSON.stringify(sent.body, null, 2)}`);
    }
    return results;
}


/***/ })

};
