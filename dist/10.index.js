export const id = 10;
export const ids = [10];
export const modules = {

/***/ 10:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isSigned: () => (/* binding */ isSigned)
/* harmony export */ });
async function isSigned(registry, image) {
    const { digest, ...repository } = image;
    const [tagged, referrers] = await Promise.all([
        registry.headManifest({ ...repository, tag: `${digest.replace(':', '-')}.sig` }),
        registry.referrers(image),
    ]);
    return tagged !== undefined || referrers.some(isSignature);
}
function isSignature({ artifactType = '', annotations = {} }) {
    if (artifactType === 'application/vnd.dev.cosign.artifact.sig.v1+json')
        return true;
    const predicate = annotations['dev.sigstore.bundle.predicateType'] ?? signPredicate;
    return artifactType.startsWith('application/vnd.dev.sigstore.bundle.') && predicate === signPredicate;
}
const signPredicate = 'https://sigstore.dev/cosign/sign/v1';


/***/ })

};
