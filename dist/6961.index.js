export const id = 6961;
export const ids = [6961];
export const modules = {

/***/ 4195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ ruleGroups)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5819);


function ruleGroups(rules) {
    const byPattern = new Map();
    for (const rule of rules) {
        for (const pattern of rule.repositories)
            byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), rule]);
    }
    const groups = new Map();
    for (const [pattern, all] of byPattern) {
        const own = all.filter(({ ofService }) => ofService);
        const counting = own.length > 0 ? own : all;
        const key = counting.map(({ place }) => place).join(' ');
        const group = groups.get(key) ?? { repositories: [], rules: counting };
        group.repositories.push(pattern);
        groups.set(key, group);
    }
    const found = [...groups.values()];
    for (const [index, group] of found.entries()) {
        for (const other of found.slice(index + 1))
            refuseOverlap(group, other);
    }
    return found;
}
function refuseOverlap(a, b) {
    for (const pattern of a.repositories) {
        const other = b.repositories.find((each) => !(0,_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .areDisjoint */ .hQ)(pattern, each));
        if (other === undefined)
            continue;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(b.rules[0]?.place ?? 'retention', `"${pattern}" and "${other}" may find the same repository, and a policy of the registry then has the rules of both`, 'With apply: registry give patterns that begin differently, or the same pattern in both rules. `apply: self` takes any.');
    }
}


/***/ }),

/***/ 6961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   applyToHarbor: () => (/* binding */ applyToHarbor),
/* harmony export */   harborRules: () => (/* binding */ harborRules)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6617);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8314);
/* harmony import */ var _groups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4195);




const mostRules = 15;
const nightly = { kind: 'Schedule', references: {}, settings: { cron: '0 0 3 * * *' } };
function harborRules({ rules, hasKeyTags, }) {
    const byProject = new Map();
    for (const group of (0,_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .ruleGroups */ .z)(rules)) {
        if (hasKeyTags)
            refuseWithoutKeys(group);
        for (const [project, patterns] of patternsByProject(group)) {
            byProject.set(project, [...(byProject.get(project) ?? []), ...rulesOf(group, joined(patterns))]);
        }
    }
    for (const [project, all] of byProject) {
        if (all.length <= mostRules)
            continue;
        const problem = `the project ${project} would get ${all.length} rules, and Harbor takes ${mostRules}`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('retention', problem, 'Give more repositories the same rules, or use `apply: self`.');
    }
    return byProject;
}
function rulesOf({ rules }, repositories) {
    const scope_selectors = {
        repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: repositories }],
    };
    const retain = (template, params, decoration, tags) => ({
        disabled: false,
        action: 'retain',
        template,
        params,
        tag_selectors: [{ kind: 'doublestar', decoration, pattern: joined(tags), extras: '{"untagged":false}' }],
        scope_selectors,
    });
    const kept = rules.flatMap(({ tags, keepLast, keepDays }) => [
        ...(keepLast === undefined ? [] : [retain('latestPushedK', { latestPushedK: keepLast }, 'matches', tags)]),
        ...(keepDays === undefined
            ? []
            : [retain('nDaysSinceLastPush', { nDaysSinceLastPush: keepDays }, 'matches', tags)]),
    ]);
    const every = [...new Set(rules.flatMap(({ tags }) => tags))];
    return [...kept, retain('always', {}, 'excludes', every)];
}
function patternsByProject({ repositories, rules }) {
    const place = rules[0]?.place ?? 'retention';
    const found = new Map();
    const every = repositories.flatMap((each) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .alternatives */ .Vo)(each, place));
    for (const pattern of every) {
        const [project = '', ...rest] = pattern.split('/');
        if ((0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .isGlob */ .fg)(project) || rest.length === 0) {
            const problem = `"${pattern}" does not begin with the name of a project, and Harbor has one policy for each`;
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, problem, 'Write PROJECT/REPOSITORY, with patterns behind the project alone.');
        }
        if (rest.some((part) => part !== '**' && part.includes('**'))) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, `Harbor takes ** as a whole part of a path alone, not as in "${pattern}"`, 'Use * there.');
        }
        const above = /^(.*\/.*)\/\*\*$/.exec(pattern)?.[1];
        if (above !== undefined && !every.includes(above)) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, `"${pattern}" finds ${above} too on Harbor`, `Give the rule both: ${above} and ${pattern}.`);
        }
        found.set(project, [...(found.get(project) ?? []), rest.join('/')]);
    }
    return found;
}
function refuseWithoutKeys({ rules }) {
    const key = `c-${'0'.repeat(40)}`;
    if (rules.some(({ tags }) => tags.some((pattern) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .glob */ .TI)(pattern)(key))))
        return;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(rules[0]?.place ?? 'retention', 'Harbor would keep every image for the tag of its content key (c-…), which none of these rules matches', 'Add `c-*` to the tags of the rule, or use `apply: self`, which lets the key go with its image.');
}
function joined(patterns) {
    const all = [...new Set(patterns.flatMap((each) => (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .alternatives */ .Vo)(each, 'retention')))].map((each) => each === '*' ? '**' : each);
    return all.length === 1 ? all.join() : `{${all.join(',')}}`;
}
async function applyToHarbor(request, api) {
    const results = [];
    for (const [project, rules] of harborRules(request)) {
        const policy = `${request.registry}, project ${project}`;
        results.push({ policy, ...(await applyToProject(project, rules, request, api)) });
    }
    return results;
}
async function applyToProject(project, rules, { dryRun }, api) {
    const { id, retention } = await projectOf(project, api);
    const scope = { level: 'project', ref: id };
    if (retention === undefined) {
        const body = { algorithm: 'or', scope, trigger: nightly, rules };
        const request = { method: 'POST', path: '/api/v2.0/retentions', body };
        if (!dryRun) {
            await api.call({
                method: 'POST',
                path: '/retentions',
                body,
                project,
                what: `create the retention of ${project}`,
                needs: 'tag-retention: create',
            });
        }
        return { result: 'created', request };
    }
    const path = `/retentions/${encodeURIComponent(retention)}`;
    const what = `read the retention of ${project}`;
    const { body: found } = await api.call({ method: 'GET', path, project, what, needs: 'tag-retention: read' });
    const current = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(found) ? found : {};
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .canonicalJson */ .dj)(ruleFacts(current.rules)) === (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .canonicalJson */ .dj)(ruleFacts(rules)))
        return { result: 'unchanged' };
    const trigger = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(current.trigger) ? current.trigger : nightly;
    const body = { id: Number(retention), algorithm: 'or', scope, trigger, rules };
    const request = { method: 'PUT', path: `/api/v2.0${path}`, body };
    const update = { project, what: `update the retention of ${project}`, needs: 'tag-retention: update' };
    if (!dryRun)
        await api.call({ method: 'PUT', path, body, ...update });
    return { result: 'updated', request };
}
async function projectOf(project, api) {
    const path = `/projects/${encodeURIComponent(project)}`;
    const what = `read the project ${project}`;
    const { body } = await api.call({ method: 'GET', path, project, what, needs: 'project: read' });
    const { project_id: id, metadata } = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(body) ? body : {};
    if (typeof id !== 'number') {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'HARBOR_ANSWER', `Harbor did not ${what}: the answer has no project_id`, {
            hint: 'Check that the host is a Harbor, and that nothing between answers in its place.',
        });
    }
    const retention = (0,_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(metadata) ? metadata.retention_id : undefined;
    return {
        id,
        retention: retention === undefined || retention === null || retention === '' ? undefined : String(retention),
    };
}
function ruleFacts(rules) {
    return (Array.isArray(rules) ? rules : []).filter(_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv).map((rule) => ({
        disabled: rule.disabled === true,
        template: rule.template,
        params: rule.params ?? {},
        tags: rule.tag_selectors,
        repositories: rule.scope_selectors,
    }));
}


/***/ })

};
