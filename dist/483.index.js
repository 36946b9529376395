export const id = 483;
export const ids = [483];
export const modules = {

/***/ 4483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ configuredArgocd),
/* harmony export */   Eb: () => (/* binding */ present),
/* harmony export */   Kq: () => (/* binding */ chosenEnvironment),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   bb: () => (/* binding */ configuredGitops),
/* harmony export */   mL: () => (/* binding */ placeholdersFor)
/* harmony export */ });
/* harmony import */ var _core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7216);
/* harmony import */ var _core_monorepo_placeholders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1192);


function chosenEnvironment(scope) {
    const { config, ci, service, environment } = scope;
    if (service !== undefined)
        (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceNamed */ .fD)(config, service);
    if (environment !== undefined)
        return { name: environment, environment: (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentNamed */ .b6)(config, environment) };
    return service === undefined ? undefined : (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentFor */ .DD)(config, ci);
}
function placeholdersFor(ci, service, environment) {
    return (0,_core_monorepo_placeholders_js__WEBPACK_IMPORTED_MODULE_1__/* .placeholderValues */ .m)(ci, { service, environment, slug: (0,_core_monorepo_environments_js__WEBPACK_IMPORTED_MODULE_0__/* .slugFor */ .Pb)(ci) });
}
function configuredGitops({ config }) {
    const gitops = config.gitops;
    return present({
        'gitops-repository': gitops?.repository,
        'gitops-branch': gitops?.branch,
        'gitops-username': gitops?.username,
        'gitops-app-id': gitops?.['app-id'],
        'gitops-transport': gitops?.transport,
    });
}
function configuredArgocd({ config }) {
    const argocd = config.argocd;
    return present({
        'argocd-server': argocd?.server,
        'argocd-username': argocd?.username,
        'argocd-oidc': argocd?.oidc,
        'argocd-insecure': text(argocd?.insecure),
        'argocd-plaintext': text(argocd?.plaintext),
        'argocd-ca': argocd?.ca,
        'argocd-client-cert': argocd?.['client-cert'],
        'argocd-root-path': argocd?.['root-path'],
    });
}
function present(values) {
    const entries = Object.entries(values).filter((entry) => entry[1] !== undefined);
    return Object.fromEntries(entries);
}
function text(flag) {
    return flag === undefined ? undefined : String(flag);
}


/***/ })

};
