export const id = 6460;
export const ids = [6460];
export const modules = {

/***/ 4079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EcrApi: () => (/* binding */ EcrApi)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _image_aws_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8081);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8314);



const mostPages = 10_000;
class EcrApi {
    #registry;
    #ports;
    constructor(registry, ports) {
        this.#registry = registry;
        this.#ports = ports;
    }
    get account() {
        return this.#registry.slice(0, 12);
    }
    async repositories() {
        const found = await this.#list('DescribeRepositories', {}, 'repositories');
        return found.flatMap(({ repositoryName }) => (typeof repositoryName === 'string' ? [repositoryName] : []));
    }
    async pushTimes(repositoryName) {
        const found = await this.#list('DescribeImages', { repositoryName }, 'imageDetails');
        return new Map(found.flatMap(({ imageDigest, imagePushedAt }) => typeof imageDigest === 'string' && typeof imagePushedAt === 'number'
            ? [[imageDigest, imagePushedAt * 1000]]
            : []));
    }
    async remove(repositoryName, imageDigest) {
        const { failures } = await this.#call('BatchDeleteImage', { repositoryName, imageIds: [{ imageDigest }] });
        const [failure] = Array.isArray(failures) ? failures.filter(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv) : [];
        if (failure === undefined)
            return 'deleted';
        if (failure.failureCode === 'ImageNotFound')
            return 'absent';
        const problem = `ECR did not delete ${repositoryName}@${imageDigest}: ${String(failure.failureReason)}`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ECR_ANSWER', problem, { hint: `ECR calls it ${String(failure.failureCode)}.` });
    }
    async lifecyclePolicy(repositoryName) {
        try {
            const { lifecyclePolicyText: text } = await this.#call('GetLifecyclePolicy', { repositoryName });
            return typeof text === 'string' ? text : undefined;
        }
        catch (error) {
            const words = error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR && error.cause instanceof Error ? error.cause.message : '';
            if (words.includes('LifecyclePolicyNotFoundException'))
                return undefined;
            throw error;
        }
    }
    async putLifecyclePolicy(body) {
        await this.#call('PutLifecyclePolicy', body);
    }
    async #call(action, body) {
        const request = { action, body: { registryId: this.account, ...body }, needs: `ecr:${action}` };
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonObject */ .o$)(await (0,_image_aws_js__WEBPACK_IMPORTED_MODULE_1__/* .callEcr */ .N0)(this.#registry, request, this.#ports));
    }
    async #list(action, body, key) {
        const found = [];
        let nextToken;
        for (let page = 0; page < mostPages; page += 1) {
            const answer = await this.#call(action, { ...body, ...(nextToken === undefined ? {} : { nextToken }) });
            const items = answer[key];
            found.push(...(Array.isArray(items) ? items.filter(_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv) : []));
            nextToken = answer.nextToken ?? undefined;
            if (nextToken === undefined)
                return found;
        }
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'ECR_ANSWER', `the list of ${action} has more than ${mostPages} pages`);
    }
}


/***/ })

};
