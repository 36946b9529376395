export const id = 3784;
export const ids = [3784];
export const modules = {

/***/ 786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ describedShortly)
/* harmony export */ });
const longestDescription = 140;
function describedShortly(text) {
    const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
    const characters = [...line];
    return characters.length <= longestDescription ? line : `${characters.slice(0, longestDescription - 1).join('')}…`;
}


/***/ }),

/***/ 3784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   setStatus: () => (/* binding */ setStatus)
/* harmony export */ });
/* harmony import */ var _deployments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(786);

async function setStatus(client, status) {
    const { commit: sha, context, state, description, url } = status;
    const call = { what: `set the status of ${sha.slice(0, 8)}`, needs: 'statuses: write', repeatable: true };
    await client.call(call, 'POST /repos/{owner}/{repo}/statuses/{sha}', {
        sha,
        context,
        state,
        description: (0,_deployments_js__WEBPACK_IMPORTED_MODULE_0__/* .describedShortly */ .P)(client.ports.secrets.redact(description)),
        ...(url === undefined ? {} : { target_url: url }),
    });
}


/***/ })

};
