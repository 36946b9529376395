export const id = 911;
export const ids = [911];
export const modules = {

/***/ 911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ branchPrefix),
/* harmony export */   E3: () => (/* binding */ prefixesOf),
/* harmony export */   Mq: () => (/* binding */ defaultPrefix),
/* harmony export */   Wf: () => (/* binding */ requestBranch)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _names_slug_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(830);



const defaultPrefix = 'monorepo-gitops/';
function requestBranch(key, prefix = defaultPrefix) {
    const slug = (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_2__/* .slugOf */ .tF)(key);
    if (slug === key && slug !== '' && slug.length <= 48)
        return prefix + slug;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(key, 'utf8').digest('hex').slice(0, 8);
    return `${prefix}${[slug.slice(0, 39).replace(/-$/, ''), hash].filter(Boolean).join('-')}`;
}
function prefixesOf(prefix) {
    return [...new Set([prefix ?? defaultPrefix, defaultPrefix])];
}
const longestPrefix = 100;
function branchPrefix(text) {
    const problem = problemOf(text);
    if (problem === undefined)
        return text;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('request-branch', `"${text}" ${problem}`, 'Give the beginning of a branch name: feature/deploy-');
}
function problemOf(text) {
    if (text.length > longestPrefix)
        return `has ${text.length} characters; ${longestPrefix} are enough`;
    if (text.startsWith('refs/'))
        return 'is a full ref name, and the name of a branch begins behind refs/heads/';
    if (/[{}]/.test(text))
        return 'has braces, and no placeholder stands here: the key of the request follows';
    const isName = !/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\//u.test(text) &&
        !/^[-/]/.test(text) &&
        !/(?:^|\/)\./.test(text) &&
        !/\.lock\//.test(text);
    return isName ? undefined : 'is no beginning of a branch name';
}


/***/ })

};
