export const id = 329;
export const ids = [329];
export const modules = {

/***/ 329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   applyToEcr: () => (/* binding */ applyToEcr),
/* harmony export */   ecrPolicy: () => (/* binding */ ecrPolicy)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6617);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8314);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5819);
/* harmony import */ var _groups_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4195);





const self = 'Or use `apply: self`, which takes any rules.';
function ecrPolicy(rules) {
    const place = rules[0]?.place ?? 'retention';
    for (const rule of rules) {
        if (rule.tags.length === 1 && rule.tags[0] === '*')
            continue;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(rule.place, `ECR removes an image with all its tags, also those that ${rule.tags.join(' ')} does not match`, `ECR can have rules for all tags of a repository (tags: "*"). ${self}`);
    }
    const last = rules.flatMap(({ keepLast }) => keepLast ?? []);
    const days = rules.flatMap(({ keepDays }) => keepDays ?? []);
    if (last.length > 0 && days.length > 0) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(place, `ECR cannot keep the newest ${Math.max(...last)} and those of the last ${Math.max(...days)} days: its rules delete, so an image would have to pass both`, `ECR can do one of them: keep-last or keep-days. ${self}`);
    }
    const tagged = { tagStatus: 'tagged', tagPatternList: ['*'] };
    const selection = last.length > 0
        ? { ...tagged, countType: 'imageCountMoreThan', countNumber: Math.max(...last) }
        : { ...tagged, countType: 'sinceImagePushed', countUnit: 'days', countNumber: Math.max(...days) };
    const description = last.length > 0 ? `keep-last ${Math.max(...last)}` : `keep-days ${Math.max(...days)}`;
    return { rules: [{ rulePriority: 1, description, selection, action: { type: 'expire' } }] };
}
async function applyToEcr(request, api) {
    const groups = (0,_groups_js__WEBPACK_IMPORTED_MODULE_3__/* .ruleGroups */ .z)(request.rules).map(({ repositories, rules }) => ({
        repositories,
        policy: ecrPolicy(rules),
    }));
    const isListed = groups.some(({ repositories }) => repositories.some(_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .isGlob */ .fg));
    const all = isListed ? await api.repositories() : [];
    const results = [];
    for (const { repositories, policy } of groups) {
        const names = [
            ...repositories.filter((each) => !(0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .isGlob */ .fg)(each)),
            ...all.filter((name) => (0,_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesAny */ ._I)(repositories.filter(_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .isGlob */ .fg), name)),
        ];
        for (const repositoryName of new Set(names)) {
            const found = await api.lifecyclePolicy(repositoryName);
            const name = `${request.registry}/${repositoryName}`;
            const isEqual = found !== undefined && (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .canonicalJson */ .dj)((0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(found)) === (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .canonicalJson */ .dj)(policy);
            if (isEqual) {
                results.push({ policy: name, result: 'unchanged' });
                continue;
            }
            const body = { registryId: api.account, repositoryName, lifecyclePolicyText: JSON.stringify(policy) };
            if (!request.dryRun)
                await api.putLifecyclePolicy(body);
            const sent = { method: 'POST', path: 'PutLifecyclePolicy', body };
            results.push({ policy: name, result: found === undefined ? 'created' : 'updated', request: sent });
        }
    }
    return results;
}


/***/ }),

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


/***/ })

};
