export const id = 2614;
export const ids = [2614,233];
export const modules = {

/***/ 233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ parseRetention),
/* harmony export */   _4: () => (/* binding */ retentionRules),
/* harmony export */   aW: () => (/* binding */ retentionSection)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);


const text = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1);
const globs = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(text).min(1)])
    .transform((given) => (typeof given === 'string' ? [given] : given));
const positive = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1, { error: 'must be at least 1' });
const rule = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    repository: globs
        .describe('Repositories that the rule is about: a glob or a list of globs, below `registry` unless it begins with a host. `*` stops at `/`, `**` does not. Default: the images of the services, without their caches.')
        .exactOptional(),
    tags: globs.describe('Tags that the rule is about: a glob or a list of globs. Default: `*`.').exactOptional(),
    'keep-last': positive
        .describe('In each repository keep so many images, the newest of those with such a tag.')
        .exactOptional(),
    'keep-days': positive.describe('Keep images that are not older than so many days.').exactOptional(),
})
    .describe('What a rule keeps stays, and so does what no rule matches.');
const retentionRules = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(rule).readonly();
const retentionSection = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    apply: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['self', 'registry'])
        .describe('Who deletes. `self`: a sweep of `cleanup-review-env`, which keeps what Git names. `registry`: Harbor, GitLab or ECR, by a policy that is written from the rules; it cannot see Git. Default: `self`.')
        .exactOptional(),
    rules: retentionRules.describe('For the repositories of all services.').exactOptional(),
})
    .describe('Which images of the registry may go.');
function parseRetention(value) {
    const given = Array.isArray(value) ? { rules: value } : value;
    const parsed = retentionSection.safeParse(given);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const place = (issue?.path ?? []).map(String).join('.');
    throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('retention', `${place === '' ? 'the value' : place}: ${issue?.message ?? 'is not understood'}`, 'Write {"apply": "self" or "registry", "rules": [{"repository": …, "tags": …, "keep-last": 10, "keep-days": 7}]}.');
}


/***/ })

};
