export const id = 9416;
export const ids = [9416];
export const modules = {

/***/ 9416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   applyToGitlab: () => (/* binding */ applyToGitlab)
/* harmony export */ });
/* unused harmony export gitlabPolicy */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6617);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8314);



const keepLastValues = [1, 5, 10, 25, 50, 100];
const keepDaysValues = [7, 14, 30, 60, 90];
const longestRegex = 255;
const self = 'Or use `apply: self`, which takes any rules.';
function gitlabPolicy({ rules }, project) {
    const [rule, ...others] = rules;
    if (rule === undefined || others.length > 0) {
        const places = rules.map(({ place }) => place).join(', ');
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('retention', `GitLab has one rule for a project, not ${rules.length} (${places})`, self);
    }
    const { place, repositories, tags, keepLast, keepDays } = rule;
    if (!coversProject(repositories, project)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, `GitLab applies it to every repository of the project ${project}, not to ${repositories.join(', ')} alone`, `Write repository: "**" with registry: …/${project}. ${self}`);
    }
    if (keepLast !== undefined && !keepLastValues.includes(keepLast)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, `GitLab has no keep-last ${keepLast}`, `It has ${keepLastValues.join(', ')}. ${self}`);
    }
    if (keepDays !== undefined && !keepDaysValues.includes(keepDays)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, `GitLab has no keep-days ${keepDays}`, `It has ${keepDaysValues.join(', ')}. ${self}`);
    }
    const name_regex = regexOf(tags);
    if (name_regex.length > longestRegex) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, `its tags make a pattern of ${name_regex.length} characters, GitLab takes ${longestRegex}`, self);
    }
    return {
        enabled: true,
        keep_n: keepLast ?? null,
        older_than: keepDays === undefined ? null : `${keepDays}d`,
        name_regex,
        name_regex_keep: null,
    };
}
function coversProject(repositories, project) {
    const samples = [`${project}/a`, `${project}/a/b`, `${project}/cache/x-1`];
    return samples.every((sample) => repositories.some((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .glob */ .TI)(pattern)(sample)));
}
function regexOf(tags) {
    const each = tags
        .flatMap((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .alternatives */ .Vo)(pattern, 'retention'))
        .map((pattern) => pattern.replace(/\*+|\?|[\\^$.|+()[\]{}]/g, (found) => found.startsWith('*') ? '.*' : found === '?' ? '.' : `\\${found}`));
    return each.length === 1 ? each.join() : `(?:${each.join('|')})`;
}
async function applyToGitlab(request, client) {
    const project = client.repository.path;
    const policy = gitlabPolicy(request, project.toLowerCase());
    const name = `${request.registry}, project ${project}`;
    const { body } = await client.call({ method: 'GET', path: '', what: 'read the project' });
    const current = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(body) ? body.container_expiration_policy : undefined;
    const found = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(current) ? current : {};
    const isEqual = Object.entries(policy).every(([key, value]) => (found[key] ?? null) === value);
    if (isEqual)
        return [{ policy: name, result: 'unchanged' }];
    const cadence = typeof found.cadence === 'string' && found.enabled === true ? found.cadence : '1d';
    const attributes = { container_expiration_policy_attributes: { cadence, ...policy } };
    const sent = { method: 'PUT', path: `/projects/${encodeURIComponent(project)}`, body: attributes };
    if (!request.dryRun) {
        await client.call({ method: 'PUT', path: '', body: attributes, what: 'write the cleanup policy of the registry' });
    }
    return [{ policy: name, result: found.enabled === true ? 'updated' : 'created', request: sent }];
}


/***/ })

};
