export const id = 250;
export const ids = [250];
export const modules = {

/***/ 250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   supersededOfGone: () => (/* binding */ supersededOfGone)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6617);


async function supersededOfGone(error, at) {
    if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR) || error.code !== 'FILE_NOT_FOUND' || at.judge === undefined)
        throw error;
    const gone = await goneFiles(at.snapshot, at.updates);
    if (gone.length === 0)
        throw error;
    const { superseded } = await at.judge(gone.map(missingEdit), at.review);
    if (superseded.length === 0)
        throw error;
    return superseded;
}
async function goneFiles(snapshot, updates) {
    const named = updates.flatMap((update) => {
        if (update.kind !== 'edit' || update.from !== undefined)
            return [];
        return update.files.filter((file) => !(0,_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .isGlob */ .fg)(file)).map((file) => ({ update, file }));
    });
    const isThere = await Promise.all(named.map(({ file }) => snapshot.readFile(file)));
    return named.filter((_, index) => isThere[index] === undefined);
}
function missingEdit({ update, file }) {
    return { update, file, existed: false, before: undefined, changed: true, image: undefined };
}


/***/ })

};
