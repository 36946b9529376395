export const id = 3978;
export const ids = [3978];
export const modules = {

/***/ 6156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S6: () => (/* binding */ walkHistory),
/* harmony export */   V2: () => (/* binding */ isObjectName),
/* harmony export */   ix: () => (/* binding */ decodeCommit),
/* harmony export */   kt: () => (/* binding */ createCommit),
/* harmony export */   qN: () => (/* binding */ isRootWanted)
/* harmony export */ });
/* unused harmony export encodeCommit */
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(585);

function isObjectName(text) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
function signatureHeader(format) {
    return format === 'sha1' ? 'gpgsig' : 'gpgsig-sha256';
}
function encodeCommit(commit) {
    const lines = [
        `tree ${commit.tree}`,
        ...commit.parents.map((parent) => `parent ${parent}`),
        `author ${encodeStamp(commit.author)}`,
        `committer ${encodeStamp(commit.committer)}`,
        ...(commit.headers ?? []).map(([name, value]) => `${name} ${value.replace(/\n$/, '').replaceAll('\n', '\n ')}`),
    ];
    return Buffer.from(`${lines.join('\n')}\n\n${commit.message}`, 'utf8');
}
function decodeCommit(body) {
    const text = (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .bufferOf */ .Kb)(body).toString('utf8');
    const end = text.indexOf('\n\n');
    const head = end < 0 ? text.replace(/\n$/, '') : text.slice(0, end);
    const headers = head
        .replaceAll('\n ', '\0')
        .split('\n')
        .map((line) => {
        const space = line.indexOf(' ');
        return [line.slice(0, space), line.slice(space + 1).replaceAll('\0', '\n')];
    });
    const known = new Set(['tree', 'parent', 'author', 'committer']);
    const value = (name) => {
        const found = headers.find(([key]) => key === name);
        if (found === undefined)
            throw (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .corruptObject */ .de)('commit');
        return found[1];
    };
    return {
        tree: value('tree'),
        parents: headers.filter(([name]) => name === 'parent').map(([, id]) => id),
        author: decodeStamp(value('author')),
        committer: decodeStamp(value('committer')),
        headers: headers.filter(([name]) => !known.has(name)),
        message: end < 0 ? '' : text.slice(end + 2),
    };
}
function encodeStamp(stamp) {
    const name = cleanIdentity(stamp.name);
    const email = cleanIdentity(stamp.email).replaceAll(' ', '');
    return `${name === '' ? 'unknown' : name} <${email}> ${stamp.seconds} ${stamp.zone}`;
}
function decodeStamp(text) {
    const match = /^(.*?) ?<([^>]*)> (-?\d+) ([+-]\d+)$/.exec(text);
    const [, name = text, email = '', seconds = '0', zone = '+0000'] = match ?? [];
    return { name, email, seconds: Number(seconds), zone };
}
function cleanIdentity(text) {
    return text.replace(/[\s\u0000-\u001f\u007f<>]+/g, ' ').replace(/^[\s.,:;"'\\]+|[\s,:;"'\\]+$/g, '');
}
async function createCommit({ author, sign, clock }, { format, ...content }) {
    const stamp = { ...author, seconds: Math.floor(clock.now() / 1000), zone: '+0000' };
    const unsigned = { ...content, author: stamp, committer: stamp };
    const signature = await sign?.(encodeCommit(unsigned));
    const commit = signature === undefined ? unsigned : { ...unsigned, headers: [[signatureHeader(format), signature.trimEnd()]] };
    const body = encodeCommit(commit);
    return { id: (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .hashObject */ .wM)(format, 'commit', body), object: { type: 'commit', body } };
}
function walkHistory(objects, tip, depth) {
    const commits = [];
    const seen = new Set([tip]);
    const frontier = [{ id: tip, seconds: 0 }];
    let truncated = false;
    while (commits.length < depth) {
        const next = frontier.shift();
        if (next === undefined)
            break;
        const object = objects.get(next.id);
        if (object?.type !== 'commit') {
            truncated = true;
            continue;
        }
        commits.push({ id: next.id, body: object.body });
        for (const id of parentsOf(object.body)) {
            if (seen.has(id))
                continue;
            seen.add(id);
            const seconds = secondsOf(objects.get(id));
            const place = frontier.findIndex((other) => other.seconds < seconds);
            frontier.splice(place < 0 ? frontier.length : place, 0, { id, seconds });
        }
    }
    return { commits, truncated };
}
function isRootWanted(objects, commit, wants) {
    const body = objects.get(commit)?.body;
    const [, root] = body === undefined ? [] : (/^tree ([0-9a-f]+)$/m.exec(headOf(body)) ?? []);
    return root !== undefined && wants.includes(root);
}
function parentsOf(body) {
    return [...headOf(body).matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id]) => id ?? '');
}
function secondsOf(object) {
    const [, seconds] = /^committer .*> (-?\d+)/m.exec(object === undefined ? '' : headOf(object.body)) ?? [];
    return Number(seconds ?? 0);
}
function headOf(body) {
    const text = (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .bufferOf */ .Kb)(body).toString('latin1');
    const end = text.indexOf('\n\n');
    return end < 0 ? text : text.slice(0, end);
}


/***/ }),

/***/ 585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kb: () => (/* binding */ bufferOf),
/* harmony export */   TR: () => (/* binding */ isSameEntry),
/* harmony export */   W2: () => (/* binding */ packObjects),
/* harmony export */   aM: () => (/* binding */ idLength),
/* harmony export */   co: () => (/* binding */ treeMode),
/* harmony export */   de: () => (/* binding */ corruptObject),
/* harmony export */   e4: () => (/* binding */ decodeName),
/* harmony export */   fU: () => (/* binding */ decodeTree),
/* harmony export */   hN: () => (/* binding */ encodeTree),
/* harmony export */   iR: () => (/* binding */ zeroId),
/* harmony export */   wM: () => (/* binding */ hashObject),
/* harmony export */   wd: () => (/* binding */ isDirectory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8624);



function bufferOf(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
function idLength(format) {
    return format === 'sha1' ? 20 : 32;
}
function zeroId(format) {
    return '0'.repeat(idLength(format) * 2);
}
function hashObject(format, type, body) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(format).update(`${type} ${body.byteLength}\0`).update(body).digest('hex');
}
const treeMode = {
    file: '100644',
    executable: '100755',
    symlink: '120000',
    directory: '40000',
    submodule: '160000',
};
function isDirectory(entry) {
    return Number.parseInt(entry.mode, 8) === 0o40000;
}
function isSameEntry(a, b) {
    return a?.id === b?.id && a?.mode === b?.mode;
}
function decodeTree(format, body) {
    const bytes = bufferOf(body);
    const length = idLength(format);
    const entries = [];
    for (let at = 0; at < bytes.length;) {
        const space = bytes.indexOf(0x20, at);
        const nul = space < 0 ? -1 : bytes.indexOf(0, space);
        const mode = bytes.toString('latin1', at, Math.max(space, at));
        if (nul < 0 || nul + 1 + length > bytes.length || !/^[0-7]{5,6}$/.test(mode))
            throw corruptObject('tree');
        entries.push({
            mode,
            name: decodeName(bytes.subarray(space + 1, nul)),
            id: bytes.toString('hex', nul + 1, nul + 1 + length),
        });
        at = nul + 1 + length;
    }
    return entries;
}
function encodeTree(entries) {
    const sortable = [...entries].map((entry) => {
        const name = encodeName(entry.name);
        return { entry, name, key: isDirectory(entry) ? Buffer.concat([name, Buffer.from('/')]) : name };
    });
    sortable.sort((a, b) => Buffer.compare(a.key, b.key));
    const seen = new Set();
    const parts = [];
    for (const { entry, name } of sortable) {
        if (seen.has(entry.name))
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `a tree cannot hold "${entry.name}" twice`);
        seen.add(entry.name);
        parts.push(Buffer.from(`${entry.mode} `, 'latin1'), name, Buffer.of(0), Buffer.from(entry.id, 'hex'));
    }
    return Buffer.concat(parts);
}
function decodeName(bytes) {
    const text = bytes.toString('utf8');
    if (!text.includes('\u{FFFD}') || Buffer.from(text, 'utf8').equals(bytes))
        return text;
    return [...bytes].map((byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join('');
}
function encodeName(name) {
    if (name === '' || name === '.' || name === '..' || name.toLowerCase() === '.git' || /[/\0]/.test(name)) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `a tree cannot hold an entry named ${JSON.stringify(name)}`);
    }
    if (!/\p{Surrogate}/u.test(name))
        return Buffer.from(name, 'utf8');
    return Buffer.from([...name].map((char) => char.charCodeAt(0) & 0xff));
}
const packType = { commit: 1, tree: 2, blob: 3, tag: 4 };
function packObjects(objects, format) {
    const entries = [...objects];
    const header = Buffer.alloc(12);
    header.write('PACK', 'latin1');
    header.writeUInt32BE(2, 4);
    header.writeUInt32BE(entries.length, 8);
    const parts = [header];
    for (const { type, body } of entries)
        parts.push(entryHeader(type, body.byteLength), (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.deflateSync)(body));
    const pack = Buffer.concat(parts);
    return Buffer.concat([pack, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(format).update(pack).digest()]);
}
function entryHeader(type, size) {
    const bytes = [(packType[type] << 4) | (size & 0x0f)];
    for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
        bytes.push(rest & 0x7f);
    }
    return Buffer.from(bytes);
}
function corruptObject(type) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('failed', 'GIT_OBJECT', `the server sent a ${type} object that cannot be read`, {
        hint: 'Check the repository with "git fsck"; a proxy that rewrites answers can be the reason too.',
    });
}


/***/ }),

/***/ 8779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ ObjectReader)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8624);

const largestObject = 128 * 1024 * 1024;
function tooLarge(id, size) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_RESPONSE_TOO_LARGE', `the object ${id} has ${size} bytes`, {
        hint: `The limit is ${largestObject} bytes: no file that is read or written here is as large.`,
    });
}
class ObjectReader {
    #start;
    #child;
    #questions = [];
    #received = Buffer.alloc(0);
    #chunks = [];
    #wanted = 0;
    #length = 0;
    constructor(start) {
        this.#start = start;
    }
    read(name) {
        const child = this.#child ?? this.#open();
        return new Promise((answer, fail) => {
            this.#questions.push({ answer, fail });
            child.stdin.write(`${name}\n`);
        });
    }
    async close() {
        const child = this.#child;
        if (child === undefined)
            return;
        this.#child = undefined;
        const closed = new Promise((done) => child.once('close', () => done()));
        child.stdin.end();
        child.kill();
        await closed;
    }
    #open() {
        const child = this.#start();
        this.#child = child;
        let stderr = '';
        child.stderr.on('data', (chunk) => {
            stderr += chunk.toString('utf8');
        });
        child.stdout.on('data', (chunk) => this.#receive(chunk));
        child.stdin.on('error', () => { });
        const end = (cause) => {
            if (this.#child === child)
                this.#child = undefined;
            const failure = cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR
                ? cause
                : new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_READ', 'git cat-file ended before it answered', { cause });
            for (const question of this.#questions.splice(0))
                question.fail(failure);
        };
        child.on('error', end);
        child.on('close', () => end(new Error(stderr.trim())));
        return child;
    }
    #receive(chunk) {
        this.#chunks.push(chunk);
        this.#length += chunk.length;
        if (this.#length < this.#wanted)
            return;
        this.#received = Buffer.concat([this.#received, ...this.#chunks]);
        this.#chunks = [];
        while (this.#answerNext()) { }
        this.#length = this.#received.length;
    }
    #answerNext() {
        this.#wanted = 0;
        const end = this.#received.indexOf(0x0a);
        if (end < 0)
            return false;
        const [id = '', type = '', size] = this.#received.toString('latin1', 0, end).split(' ');
        const found = size !== undefined;
        if (Number(size) > largestObject) {
            this.#child?.emit('error', tooLarge(id, Number(size)));
            this.#child?.kill();
            return false;
        }
        const after = found ? end + 1 + Number(size) + 1 : end + 1;
        if (this.#received.length < after) {
            this.#wanted = after;
            return false;
        }
        const body = this.#received.subarray(end + 1, after - 1);
        this.#received = this.#received.subarray(after);
        this.#questions.shift()?.answer(found ? { id, type: type, body } : undefined);
        return true;
    }
}


/***/ }),

/***/ 3978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ referenceOf),
/* harmony export */   SourceCommits: () => (/* binding */ SourceCommits)
/* harmony export */ });
/* harmony import */ var _git_commit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6156);
/* harmony import */ var _git_program_object_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8779);
/* harmony import */ var _git_program_program_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1714);



class SourceCommits {
    #reader;
    #found = new Map();
    constructor(checkout) {
        this.#reader = new _git_program_object_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .ObjectReader */ .n(() => (0,_git_program_program_js__WEBPACK_IMPORTED_MODULE_2__/* .startGit */ .BE)(['cat-file', '--batch'], checkout));
    }
    async describe(commit, repoUrl) {
        const found = await this.#find(commit);
        if (found === undefined)
            return undefined;
        try {
            return { ...referenceOf(found.body), sha: commit, ...(repoUrl === undefined ? {} : { repoUrl }) };
        }
        catch {
            return undefined;
        }
    }
    #find(digits) {
        const known = this.#found.get(digits);
        if (known !== undefined)
            return known;
        const found = this.#read(digits);
        this.#found.set(digits, found);
        void found.then((object) => object?.id === digits || this.#found.delete(digits));
        return found;
    }
    async #read(digits) {
        if (!/^[0-9a-f]{4,64}$/.test(digits))
            return undefined;
        return this.#reader.read(`${digits}^{commit}`).catch(() => undefined);
    }
    async [Symbol.asyncDispose]() {
        await this.#reader.close();
    }
}
function referenceOf(bytes) {
    const { author, message } = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeCommit */ .ix)(recoded(bytes));
    const [subject = '', ...paragraphs] = message.trim().split(/\n[ \t]*\n/);
    const rest = paragraphs.join('\n\n').trim();
    return {
        author: `${author.name} <${author.email}>`,
        date: rfc3339(author.seconds, author.zone),
        subject: subject.replace(/[ \t]*\n[ \t]*/g, ' '),
        ...(rest === '' ? {} : { body: rest }),
    };
}
function recoded(body) {
    const [, encoding] = (0,_git_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeCommit */ .ix)(body).headers?.find(([name]) => name === 'encoding') ?? [];
    return encoding === undefined ? body : Buffer.from(new TextDecoder(encoding).decode(body), 'utf8');
}
function rfc3339(seconds, zone) {
    const [, sign = '+', hours = '00', minutes = '00'] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
    const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    const local = new Date((seconds + offset * 60) * 1000).toISOString().slice(0, 19);
    return `${local}${sign}${hours}:${minutes}`;
}


/***/ })

};
