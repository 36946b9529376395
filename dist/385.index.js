export const id = 385;
export const ids = [385];
export const modules = {

/***/ 385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inEachCluster: () => (/* binding */ inEachCluster)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _core_suggestion_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5256);
/* harmony import */ var _inputs_declaration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9624);



const ofOne = ['name', 'dest-server', 'dest-name'];
async function inEachCluster({ inputs, resolved, report }, places, runInPlace) {
    const clusters = places.map(({ cluster }) => cluster ?? '');
    const refuse = (input, what) => (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `${what}, and there are several: ${(0,_core_suggestion_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(clusters)}`, 'Say with `cluster` which one is meant.');
    if (inputs.operation !== 'upsert')
        throw refuse('operation', `${inputs.operation} is of one Application`);
    if (inputs.kind === 'applicationset')
        throw refuse('kind', 'an ApplicationSet is of one cluster');
    const given = ofOne.find((name) => (0,_inputs_declaration_js__WEBPACK_IMPORTED_MODULE_2__/* .isGiven */ .qR)(resolved[name]));
    if (given !== undefined)
        throw refuse(given, 'is given for one cluster');
    const done = [];
    for (const { cluster, run } of places) {
        const soFar = (outputs) => report(together([...done.map((each) => each.outputs), outputs]));
        try {
            done.push(await runInPlace({ ...run, report: soFar }));
        }
        catch (error) {
            if (!(error instanceof _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
                throw error;
            const outputs = together([...done.map((each) => each.outputs), error.outputs ?? {}]);
            throw error.with({ message: `${cluster}: ${error.message}`, outputs });
        }
    }
    return {
        outputs: together(done.map(({ outputs }) => outputs)),
        summary: done.map(({ summary }) => summary).join('\n\n'),
    };
}
function together(all) {
    const names = new Set(all.flatMap((outputs) => Object.keys(outputs)));
    return Object.fromEntries([...names].map((name) => [name, all.flatMap((outputs) => outputs[name] ?? [''])]));
}


/***/ })

};
