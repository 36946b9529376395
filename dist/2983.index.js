export const id = 2983;
export const ids = [2983];
export const modules = {

/***/ 911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ branchPrefix),
/* harmony export */   E3: () => (/* binding */ prefixesOf),
/* harmony export */   Mq: () => (/* binding */ defaultPrefix),
/* harmony export */   Wf: () => (/* binding */ requestBranch)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8624);
/* harmony import */ var _names_slug_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(830);



const defaultPrefix = 'monorepo-gitops/';
function requestBranch(key, prefix = defaultPrefix) {
    const slug = (0,_names_slug_js__WEBPACK_IMPORTED_MODULE_2__/* .slugOf */ .tF)(key);
    if (slug === key && slug !== '' && slug.length <= 48)
        return prefix + slug;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(key, 'utf8').digest('hex').slice(0, 8);
    return `${prefix}${[slug.slice(0, 39).replace(/-$/, ''), hash].filter(Boolean).join('-')}`;
}
function prefixesOf(prefix) {
    return [...new Set([prefix ?? defaultPrefix, defaultPrefix])];
}
const longestPrefix = 100;
function branchPrefix(text) {
    const problem = problemOf(text);
    if (problem === undefined)
        return text;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .badInput */ .AN)('request-branch', `"${text}" ${problem}`, 'Give the beginning of a branch name: feature/deploy-');
}
function problemOf(text) {
    if (text.length > longestPrefix)
        return `has ${text.length} characters; ${longestPrefix} are enough`;
    if (text.startsWith('refs/'))
        return 'is a full ref name, and the name of a branch begins behind refs/heads/';
    if (/[{}]/.test(text))
        return 'has braces, and no placeholder stands here: the key of the request follows';
    const isName = !/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\//u.test(text) &&
        !/^[-/]/.test(text) &&
        !/(?:^|\/)\./.test(text) &&
        !/\.lock\//.test(text);
    return isName ? undefined : 'is no beginning of a branch name';
}


/***/ }),

/***/ 8497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ CheckoutHistory),
/* harmony export */   q: () => (/* binding */ commitTimes)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6156);
/* harmony import */ var _git_program_program_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1714);
/* harmony import */ var _git_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9121);
/* harmony import */ var _checkout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5228);





const mostPairs = 8;
const mostWalked = 20_000;
const mostDigits = 400;
class CheckoutHistory {
    #checkout;
    #abbreviated;
    #present;
    #relations = new Map();
    #whole;
    #shallow;
    constructor(checkout) {
        this.#checkout = checkout;
        this.#abbreviated = new Together((digits) => this.#findAbbreviated(digits));
        this.#present = new Together((ids) => this.#findCommits(ids));
    }
    has(commit) {
        return this.#present.answer(commit);
    }
    abbreviated(digits) {
        return this.#abbreviated.answer(digits);
    }
    relation(commit, other) {
        const ofCommit = this.#relations.get(commit) ?? new Together((others) => this.#compare(commit, others));
        this.#relations.set(commit, ofCommit);
        return ofCommit.answer(other);
    }
    isWhole() {
        this.#whole ??= this.git(['rev-parse', '--is-shallow-repository']).then((found) => (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .firstLine */ .TM)(found) === 'false');
        return this.#whole;
    }
    async lacking(commit, other, most) {
        if (await this.#isShallow().catch(() => true))
            return [];
        const range = [`--max-count=${most}`, '--format=%H %s', commit, '--not', other];
        return linesOf(await this.git(['log', ...range, '--'])).map((line) => {
            const [id = ''] = line.split(' ', 1);
            return { commit: id, subject: line.slice(id.length + 1) };
        });
    }
    async git(args, stdin = '') {
        const { cwd, env, programs } = this.#checkout;
        const variables = { GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1' };
        try {
            return await (0,_git_program_program_js__WEBPACK_IMPORTED_MODULE_2__.runGit)(args, { cwd, env, programs, variables, stdin });
        }
        catch (error) {
            if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR))
                throw error;
            return { code: 128, stdout: Buffer.alloc(0), stderr: error.message };
        }
    }
    #isShallow() {
        this.#shallow ??= (0,_checkout_js__WEBPACK_IMPORTED_MODULE_4__/* .isShallow */ .fE)(this.#checkout);
        return this.#shallow;
    }
    async #findCommits(ids) {
        const asked = ids.map((id) => `${id}^{commit}\n`).join('');
        const types = linesOf(await this.git(['cat-file', '--batch-check=%(objecttype)'], asked));
        return new Map(ids.map((id, index) => [id, types[index] === 'commit']));
    }
    async #findAbbreviated(all) {
        const objects = [];
        for (let first = 0; first < all.length; first += mostDigits) {
            const digits = all.slice(first, first + mostDigits);
            objects.push(...linesOf(await this.git(['rev-parse', ...digits.map((each) => `--disambiguate=${each}`)])));
        }
        const present = await Promise.all(objects.map((id) => this.has(id)));
        const commits = [...new Set(objects.filter((_, index) => present[index]))].sort();
        return new Map(all.map((digits) => {
            const [found, second] = startingWith(commits, digits);
            return [digits, second === undefined ? found : 'several'];
        }));
    }
    async #compare(commit, others) {
        const [isHere, ...areHere] = await Promise.all([commit, ...others].map((id) => this.has(id)));
        const found = new Map(others.map((other) => [other, 'unknown']));
        let left = others.filter((_, index) => isHere && areHere[index]);
        if (left.length > mostPairs) {
            const walked = await this.#walk(commit, left);
            for (const [other, relation] of walked)
                found.set(other, relation);
            left = left.filter((other) => !walked.has(other));
        }
        for (const other of left)
            found.set(other, await this.#comparePair(commit, other));
        return found;
    }
    async #comparePair(commit, other) {
        const isBelow = async (ancestor, tip) => (await this.git(['merge-base', '--is-ancestor', ancestor, tip])).code;
        const contained = await isBelow(commit, other);
        if (contained === 0)
            return 'contained';
        const contains = await isBelow(other, commit);
        if (contains === 0)
            return 'contains';
        return contained === 1 && contains === 1 && !(await this.#isShallow()) ? 'neither' : 'unknown';
    }
    async #walk(commit, others) {
        const tips = [commit, ...others].map((id) => `${id}\n`).join('');
        const result = await this.git(['rev-list', '--parents', `--max-count=${mostWalked}`, '--stdin'], tips);
        if (result.code !== 0)
            return new Map();
        const parents = new Map();
        const children = new Map();
        for (const line of linesOf(result)) {
            const [id = '', ...its] = line.split(' ');
            parents.set(id, its);
            for (const parent of its) {
                const known = children.get(parent);
                if (known === undefined)
                    children.set(parent, [id]);
                else
                    known.push(id);
            }
        }
        const below = reached(commit, parents);
        const above = reached(commit, children);
        const isAll = parents.size < mostWalked;
        const otherwise = (await this.#isShallow()) ? 'unknown' : 'neither';
        return new Map(others.flatMap((other) => {
            if (below.has(other))
                return [[other, 'contains']];
            if (above.has(other))
                return [[other, 'contained']];
            return isAll ? [[other, otherwise]] : [];
        }));
    }
}
async function commitTimes({ cwd, env, programs }, tags) {
    const named = tags.flatMap((tag) => {
        const commit = /(?:^|[^0-9a-zA-Z])([0-9a-f]{7,40})$/.exec(tag)?.[1];
        return commit === undefined ? [] : [{ tag, commit }];
    });
    if (named.length === 0)
        return new Map();
    const stdin = named.map(({ commit }) => `${commit}\n`).join('');
    const variables = { GIT_NO_LAZY_FETCH: '1' };
    const answer = await (0,_git_program_program_js__WEBPACK_IMPORTED_MODULE_2__.runGit)(['cat-file', '--batch'], { cwd, env, programs, stdin, variables }).catch(() => undefined);
    if (answer === undefined || answer.code !== 0)
        return new Map();
    const times = new Map();
    let at = 0;
    for (const { tag } of named) {
        const end = answer.stdout.indexOf('\n', at);
        if (end < 0)
            break;
        const [, type, size] = answer.stdout.subarray(at, end).toString('utf8').split(' ');
        at = end + 1;
        if (size === undefined)
            continue;
        const body = answer.stdout.subarray(at, at + Number(size));
        at += Number(size) + 1;
        if (type === 'commit')
            times.set(tag, (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCommit */ .ix)(body).committer.seconds * 1000);
    }
    return times;
}
function reached(from, next) {
    const found = new Set([from]);
    for (const id of found)
        for (const each of next.get(id) ?? [])
            found.add(each);
    return found;
}
function startingWith(sorted, digits) {
    let low = 0;
    for (let high = sorted.length; low < high;) {
        const middle = (low + high) >> 1;
        if ((sorted[middle] ?? '') < digits)
            low = middle + 1;
        else
            high = middle;
    }
    return sorted.slice(low, low + 2).filter((each) => each.startsWith(digits));
}
function linesOf({ code, stdout }) {
    return code === 0 ? stdout.toString('utf8').split('\n').filter(Boolean) : [];
}
class Together {
    #find;
    #answers = new Map();
    #next;
    constructor(find) {
        this.#find = find;
    }
    answer(key) {
        const known = this.#answers.get(key) ?? this.#ask(key);
        this.#answers.set(key, known);
        return known;
    }
    #ask(key) {
        const next = this.#next ?? this.#collect();
        this.#next = next;
        next.keys.push(key);
        const answer = next.found.then((found) => found.get(key));
        answer.catch(() => undefined);
        return answer;
    }
    #collect() {
        const keys = [];
        const found = (0,_git_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .settled */ .gu)(() => keys.length).then(() => {
            this.#next = undefined;
            return this.#find(keys);
        });
        return { keys, found };
    }
}


/***/ })

};
