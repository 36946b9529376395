export const id = 766;
export const ids = [766];
export const modules = {

/***/ 766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WireTransport: () => (/* binding */ WireTransport)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/core/failure.js
var core_failure = __webpack_require__(8624);
// EXTERNAL MODULE: ./build/core/net/error.js
var net_error = __webpack_require__(1296);
// EXTERNAL MODULE: ./build/core/git/objects.js
var objects = __webpack_require__(585);
// EXTERNAL MODULE: ./build/core/git/wire/capabilities.js
var wire_capabilities = __webpack_require__(5849);
// EXTERNAL MODULE: ./build/core/git/wire/failures.js
var failures = __webpack_require__(5304);
// EXTERNAL MODULE: ./build/core/git/wire/pkt-line.js
var pkt_line = __webpack_require__(6283);
;// CONCATENATED MODULE: ./build/core/git/wire/commands.js




function composeLsRefs(server, prefixes) {
    const unborn = server.unborn ? ['unborn'] : [];
    const peel = prefixes.some((prefix) => prefix.startsWith('refs/tags/')) ? ['peel'] : [];
    return (0,wire_capabilities/* composeCommand */.ec)('ls-refs', server, [
        'symrefs',
        ...peel,
        ...unborn,
        ...[...new Set(['HEAD', ...prefixes])].map((prefix) => `ref-prefix ${prefix}`),
    ]);
}
const mostRefs = 500_000;
async function readLsRefs(server, prefixes, lines) {
    const refs = new Map();
    const peeled = new Map();
    let head;
    let count = 0;
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
        const line = next.value;
        if (line.kind === 'flush')
            return { objectFormat: server.objectFormat, refs, peeled, head };
        if (line.kind !== 'payload')
            throw (0,failures/* protocolFailure */.fn)(`a ${line.kind} packet in the list of refs`);
        count += 1;
        if (count > mostRefs)
            throw (0,failures/* tooLarge */.g$)('a list of refs', mostRefs);
        const ref = readRef((0,pkt_line/* textOf */.b6)(line) ?? '', server);
        if (ref.name === 'HEAD')
            head = ref.symrefTarget;
        else if (ref.id !== undefined && prefixes.some((prefix) => ref.name.startsWith(prefix))) {
            refs.set(ref.name, ref.id);
            if (ref.peeled !== undefined)
                peeled.set(ref.name, ref.peeled);
        }
    }
    throw (0,failures/* protocolFailure */.fn)('the list of refs has no end');
}
function readRef(text, server) {
    if (text.startsWith('ERR '))
        throw (0,failures/* serverError */.ig)(text.slice(4));
    const [id = '', name = '', ...attributes] = text.split(' ');
    const hexDigits = server.objectFormat === 'sha1' ? 40 : 64;
    const known = id.length === hexDigits && /^[0-9a-f]+$/.test(id);
    if (name === '' || !(known || id === 'unborn'))
        throw (0,failures/* protocolFailure */.fn)(`${JSON.stringify(text)} is no ref`);
    const attribute = (key) => attributes.find((each) => each.startsWith(key))?.slice(key.length);
    return {
        id: known ? id : undefined,
        name,
        symrefTarget: attribute('symref-target:'),
        peeled: attribute('peeled:'),
    };
}
function composeFetch(server, wants, reach) {
    return (0,wire_capabilities/* composeCommand */.ec)('fetch', server, [
        'no-progress',
        'ofs-delta',
        `deepen ${reach.commits}`,
        `filter tree:${reach.trees}`,
        ...wants.map((id) => `want ${id}`),
        'done',
    ]);
}
async function readFetch(lines) {
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
        const text = (0,pkt_line/* textOf */.b6)(next.value);
        if (text?.startsWith('ERR '))
            throw (0,failures/* refused */.J5)(text.slice(4));
        if (text !== 'packfile')
            continue;
        const { content, fatal } = await demultiplex(lines);
        if (fatal !== undefined)
            throw (0,failures/* protocolFailure */.fn)(`the server gave up: ${fatal}`);
        return content;
    }
    throw (0,failures/* protocolFailure */.fn)('it holds no pack');
}
const smallFile = 16 * 1024;
function composeCatchUp(server, from, to) {
    const filter = `filter blob:limit=${smallFile}`;
    return (0,wire_capabilities/* composeCommand */.ec)('fetch', server, ['no-progress', 'ofs-delta', filter, `want ${to}`, `have ${from}`]);
}
async function readCatchUp(lines) {
    const first = await lines.next();
    const text = first.done ? undefined : (0,pkt_line/* textOf */.b6)(first.value);
    if (text?.startsWith('ERR '))
        throw (0,failures/* refused */.J5)(text.slice(4));
    if (text === undefined)
        throw (0,failures/* protocolFailure */.fn)('it does not begin with acknowledgments');
    if (text !== 'acknowledgments')
        throw (0,failures/* unsupported */.qO)('its fetch command does not negotiate');
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
        if ((0,pkt_line/* textOf */.b6)(next.value) === 'ready')
            return readFetch(lines);
    }
    return undefined;
}
const reasonLength = 2_000;
function composePush(update, format) {
    const none = (0,objects/* zeroId */.iR)(format);
    const capabilities = ['report-status', 'side-band-64k', `object-format=${format}`, `agent=${wire_capabilities/* agent */.MA}`].join(' ');
    const command = `${update.expected ?? none} ${update.next ?? none} ${update.ref}\0 ${capabilities}`;
    const pack = update.next === undefined ? Buffer.alloc(0) : (0,objects/* packObjects */.W2)(update.objects.values(), format);
    return Buffer.concat([(0,pkt_line/* encodeLine */.Nu)(command), pkt_line/* flush */.bX, pack]);
}
async function readReport(lines, ref, onMessage) {
    const { content, messages, fatal } = await demultiplex(lines);
    const texts = new pkt_line/* PktLineDecoder */.Yo().push(content).flatMap((line) => (0,pkt_line/* textOf */.b6)(line) ?? []);
    for (const message of messages)
        onMessage(message);
    if (texts.includes(`ok ${ref}`))
        return { result: 'accepted' };
    const refused = texts.find((text) => text?.startsWith(`ng ${ref} `))?.slice(`ng ${ref} `.length);
    const unpack = texts.find((text) => text?.startsWith('unpack ') && text !== 'unpack ok');
    const reason = refused ?? unpack;
    if (reason !== undefined)
        return { result: 'rejected', reason: [reason, ...messages].join('\n').slice(0, reasonLength) };
    const words = [fatal ?? 'it does not report on the ref', ...messages].join('\n').slice(0, reasonLength);
    return { result: 'unknown', cause: new Error(words) };
}
const mostMessages = 64 * 1024;
class JoinedBytes {
    #limit;
    #buffer = Buffer.alloc(0);
    #length = 0;
    constructor(limit = Number.POSITIVE_INFINITY) {
        this.#limit = limit;
    }
    add(payload) {
        const length = Math.min(this.#length + payload.length, this.#limit);
        if (length > this.#buffer.length) {
            const larger = Buffer.allocUnsafe(Math.max(4096, Math.min(length * 2, this.#limit)));
            this.#buffer.copy(larger, 0, 0, this.#length);
            this.#buffer = larger;
        }
        payload.copy(this.#buffer, this.#length, 0, length - this.#length);
        this.#length = length;
    }
    bytes() {
        return this.#buffer.subarray(0, this.#length);
    }
}
async function demultiplex(lines) {
    const content = new JoinedBytes();
    const messages = new JoinedBytes(mostMessages);
    const result = (fatal) => ({
        content: content.bytes(),
        messages: readable(messages.bytes()),
        fatal: fatal && readable(fatal).join(' '),
    });
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
        const line = next.value;
        if (line.kind === 'flush')
            return result();
        if (line.kind !== 'payload')
            throw (0,failures/* protocolFailure */.fn)(`a ${line.kind} packet inside a side band`);
        const payload = line.payload.subarray(1);
        const band = line.payload[0];
        if (band === 1)
            content.add(payload);
        else if (band === 2)
            messages.add(payload);
        else if (band === 3)
            return result(payload);
        else
            throw (0,failures/* protocolFailure */.fn)(`side band ${band ?? 'without a number'} does not exist`);
    }
    throw (0,failures/* protocolFailure */.fn)('the side bands have no end');
}
function readable(text) {
    return text
        .toString('utf8')
        .replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '')
        .split(/[\r\n]+/)
        .map((line) => line.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '').trim())
        .filter((line) => line !== '');
}

// EXTERNAL MODULE: ./build/core/git/commit.js
var commit = __webpack_require__(6156);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/core/git/wire/pack.js




const headerBytes = 12;
function readPack(pack, format, limits) {
    const end = pack.length - (0,objects/* idLength */.aM)(format);
    if (end < headerBytes || pack.toString('latin1', 0, 4) !== 'PACK')
        throw (0,failures/* protocolFailure */.fn)('it is no pack');
    const version = pack.readUInt32BE(4);
    if (version !== 2 && version !== 3)
        throw (0,failures/* protocolFailure */.fn)(`pack version ${version} is unknown`);
    const count = pack.readUInt32BE(8);
    if (count > limits.packObjects)
        throw (0,failures/* tooLarge */.g$)(`a pack of ${count} objects`, limits.packObjects);
    if (!(0,external_node_crypto_.createHash)(format).update(pack.subarray(0, end)).digest().equals(pack.subarray(end))) {
        throw (0,failures/* protocolFailure */.fn)('the pack does not match its checksum');
    }
    return new PackReader(pack.subarray(0, end), format, limits).read(count);
}
const types = { 1: 'commit', 2: 'tree', 3: 'blob', 4: 'tag' };
const offsetDelta = 6;
const idDelta = 7;
class PackReader {
    #pack;
    #format;
    #limits;
    #objects = new Map();
    #byOffset = new Map();
    #waiting = new Map();
    #inflatedBytes = 0;
    constructor(pack, format, limits) {
        this.#pack = pack;
        this.#format = format;
        this.#limits = limits;
    }
    read(count) {
        let at = headerBytes;
        for (let index = 0; index < count; index += 1)
            at = this.#readEntry(at);
        if (at !== this.#pack.length)
            throw (0,failures/* protocolFailure */.fn)('the pack holds more than the objects it declares');
        if (this.#waiting.size > 0)
            throw (0,failures/* protocolFailure */.fn)('a delta refers to an object that the pack does not hold');
        return this.#objects;
    }
    #readEntry(offset) {
        const header = this.#readHeader(offset);
        this.#reserve(header.size);
        const { content, consumed } = inflateEntry(this.#pack.subarray(header.start), header.size);
        if (header.stored.kind === 'whole')
            this.#add(offset, { type: header.stored.type, body: content });
        else
            this.#addDelta(header.stored, { offset, bytes: content });
        return header.start + consumed;
    }
    #readHeader(offset) {
        let at = offset;
        let byte = this.#byteAt(at);
        const type = (byte >> 4) & 0x07;
        let size = byte & 0x0f;
        for (let factor = 16; byte & 0x80; factor *= 128) {
            if (factor > 2 ** 46)
                throw (0,failures/* protocolFailure */.fn)('an object of the pack has no size');
            at += 1;
            byte = this.#byteAt(at);
            size += (byte & 0x7f) * factor;
        }
        at += 1;
        const whole = types[type];
        if (whole !== undefined)
            return { offset, stored: { kind: 'whole', type: whole }, size, start: at };
        if (type === offsetDelta)
            return { offset, size, ...this.#readOffsetBase(offset, at) };
        if (type === idDelta)
            return { offset, size, ...this.#readIdBase(at) };
        throw (0,failures/* protocolFailure */.fn)(`object type ${type} is not known in packs`);
    }
    #readOffsetBase(offset, from) {
        let at = from;
        let byte = this.#byteAt(at);
        let distance = byte & 0x7f;
        while (byte & 0x80) {
            at += 1;
            byte = this.#byteAt(at);
            distance = (distance + 1) * 128 + (byte & 0x7f);
            if (distance > offset)
                break;
        }
        const base = offset - distance;
        if (distance === 0 || base < headerBytes)
            throw (0,failures/* protocolFailure */.fn)('a delta points outside the pack');
        return { stored: { kind: 'offset', offset: base }, start: at + 1 };
    }
    #readIdBase(at) {
        const start = at + (0,objects/* idLength */.aM)(this.#format);
        return { stored: { kind: 'id', id: this.#pack.toString('hex', at, start) }, start };
    }
    #byteAt(at) {
        const byte = this.#pack[at];
        if (byte === undefined)
            throw (0,failures/* protocolFailure */.fn)('the pack ends inside an object');
        return byte;
    }
    #reserve(size) {
        if (size > this.#limits.objectBytes)
            throw (0,failures/* tooLarge */.g$)(`an object of ${size} bytes`, this.#limits.objectBytes);
        this.#inflatedBytes += size;
        if (this.#inflatedBytes > this.#limits.packBytes)
            throw (0,failures/* tooLarge */.g$)('a pack', this.#limits.packBytes);
    }
    #addDelta(base, delta) {
        const known = base.kind === 'id' ? base.id : this.#byOffset.get(base.offset);
        const object = known === undefined ? undefined : this.#objects.get(known);
        if (object !== undefined) {
            this.#add(delta.offset, this.#resolve(object, delta));
            return;
        }
        const key = base.kind === 'id' ? base.id : base.offset;
        const others = this.#waiting.get(key);
        if (others === undefined)
            this.#waiting.set(key, [delta]);
        else
            others.push(delta);
    }
    #add(offset, object) {
        const ready = [{ offset, object }];
        for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
            const { object: base } = next;
            const id = (0,objects/* hashObject */.wM)(this.#format, base.type, base.body);
            this.#objects.set(id, base);
            this.#byOffset.set(next.offset, id);
            for (const key of [id, next.offset]) {
                const deltas = this.#waiting.get(key) ?? [];
                this.#waiting.delete(key);
                for (const delta of deltas)
                    ready.push({ offset: delta.offset, object: this.#resolve(base, delta) });
            }
        }
    }
    #resolve(base, delta) {
        const header = readDeltaHeader(delta.bytes);
        this.#reserve(header.resultSize);
        const body = (0,objects/* bufferOf */.Kb)(base.body);
        return { type: base.type, body: applyDelta(body, delta.bytes, header) };
    }
}
function inflateEntry(deflated, size) {
    let result;
    try {
        result = inflateCounting(deflated, size);
    }
    catch (error) {
        throw (0,failures/* protocolFailure */.fn)('an object of the pack cannot be inflated to its declared size', error);
    }
    if (result.content.length !== size)
        throw (0,failures/* protocolFailure */.fn)('an object of the pack is shorter than it declares');
    return result;
}
function inflateCounting(deflated, size) {
    const options = { info: true, maxOutputLength: Math.max(size, 1), chunkSize: Math.min(Math.max(size, 64), 65_536) };
    const result = (0,external_node_zlib_.inflateSync)(deflated, options);
    if (!isInflated(result))
        throw new TypeError('zlib did not tell how much input it used');
    return { content: result.buffer, consumed: result.engine.bytesWritten };
}
function isInflated(result) {
    return typeof result === 'object' && result !== null && 'buffer' in result && 'engine' in result;
}
function readDeltaHeader(delta) {
    const base = readSize(delta, 0);
    const result = readSize(delta, base.next);
    return { baseSize: base.size, resultSize: result.size, start: result.next };
}
function readSize(delta, from) {
    let size = 0;
    for (let at = from, factor = 1; at < delta.length && factor <= 2 ** 42; at += 1, factor *= 128) {
        const byte = delta[at] ?? 0;
        size += (byte & 0x7f) * factor;
        if (byte < 0x80)
            return { size, next: at + 1 };
    }
    throw (0,failures/* protocolFailure */.fn)('a delta has no size');
}
function applyDelta(base, delta, header) {
    if (header.baseSize !== base.length)
        throw (0,failures/* protocolFailure */.fn)('a delta does not fit its base');
    const result = Buffer.alloc(header.resultSize);
    let written = 0;
    for (let at = header.start; at < delta.length;) {
        const instruction = delta[at] ?? 0;
        const source = instruction & 0x80 ? readCopy(delta, at) : readInsert(at, instruction);
        const from = source.kind === 'copy' ? base : delta;
        if (source.offset + source.size > from.length || written + source.size > result.length) {
            throw (0,failures/* protocolFailure */.fn)('a delta reaches outside its base or its result');
        }
        from.copy(result, written, source.offset, source.offset + source.size);
        written += source.size;
        at = source.next;
    }
    if (written !== result.length)
        throw (0,failures/* protocolFailure */.fn)('a delta yields fewer bytes than it declares');
    return result;
}
function readCopy(delta, at) {
    const instruction = delta[at] ?? 0;
    let next = at + 1;
    const field = (firstBit, bytes) => {
        let value = 0;
        for (let index = 0; index < bytes; index += 1) {
            if ((instruction & (1 << (firstBit + index))) === 0)
                continue;
            const byte = delta[next];
            if (byte === undefined)
                throw (0,failures/* protocolFailure */.fn)('a delta ends inside an instruction');
            value += byte * 2 ** (8 * index);
            next += 1;
        }
        return value;
    };
    const offset = field(0, 4);
    const size = field(4, 3);
    return { kind: 'copy', offset, size: size === 0 ? 0x10000 : size, next };
}
function readInsert(at, size) {
    if (size === 0)
        throw (0,failures/* protocolFailure */.fn)('a delta holds the reserved instruction 0');
    return { kind: 'insert', offset: at + 1, size, next: at + 1 + size };
}

;// CONCATENATED MODULE: ./build/core/git/wire/object-cache.js





class ObjectCache {
    #ask;
    #capabilities;
    #limits;
    #objects = new Map();
    #fetchedDepth = new Map();
    #tips = new Set();
    #base;
    #catchesUp = true;
    #expected;
    #rootTrees;
    constructor(parts) {
        this.#ask = parts.ask;
        this.#capabilities = parts.capabilities;
        this.#limits = parts.limits;
        this.#rootTrees = parts.capabilities.rootTrees;
    }
    noteTips(ids) {
        for (const id of ids)
            this.#tips.add(id);
    }
    keep(objects) {
        for (const [id, object] of objects)
            this.#objects.set(id, object);
    }
    async read(ids) {
        let missing = this.#unknown(new Set(ids));
        while (missing.length > 0) {
            await this.#fetchObjects(missing);
            const left = this.#unknown(missing);
            if (left.length === missing.length)
                throw (0,failures/* protocolFailure */.fn)(`the object ${left[0]} was asked for and is not in it`);
            missing = left;
        }
        const found = new Map();
        for (const id of ids) {
            const object = this.#objects.get(id);
            if (object !== undefined)
                found.set(id, object);
        }
        return found;
    }
    async history(tip, depth) {
        if (!this.#knowsHistory(tip, depth)) {
            await this.#fetch([tip], { commits: depth, trees: 0 });
            this.#fetchedDepth.set(tip, depth);
        }
        const { commits } = (0,commit/* walkHistory */.S6)(this.#objects, tip, depth);
        if (commits.length === 0)
            throw (0,failures/* protocolFailure */.fn)(`the commit ${tip} was asked for and is not in it`);
        return commits;
    }
    async commits(tips, depth) {
        const objects = await this.#fetch(tips, { commits: depth, trees: 0 });
        return [...objects].flatMap(([id, { type, body }]) => (type === 'commit' ? [{ id, body }] : []));
    }
    expectHistory(tip, depth) {
        this.#expected = this.#knowsHistory(tip, depth) ? undefined : { tip, depth };
    }
    #knowsHistory(tip, depth) {
        return (this.#fetchedDepth.get(tip) ?? 0) >= depth || !(0,commit/* walkHistory */.S6)(this.#objects, tip, depth).truncated;
    }
    #unknown(ids) {
        return [...ids].filter((id) => !this.#objects.has(id));
    }
    async #fetchObjects(wants) {
        const tip = wants.length === 1 ? wants.find((id) => this.#tips.has(id)) : undefined;
        if (tip === undefined || !(await this.#catchUp(tip)))
            await this.#fetchEach(wants);
        if (tip !== undefined)
            this.#base = tip;
    }
    async #catchUp(tip) {
        const base = this.#base;
        if (base === undefined || !this.#catchesUp)
            return false;
        const capabilities = this.#capabilities;
        try {
            const command = composeCatchUp(capabilities, base, tip);
            const pack = await this.#ask(command, readCatchUp, this.#limits.catchUpBytes);
            if (pack === undefined)
                return false;
            this.keep(readPack(pack, capabilities.objectFormat, this.#limits));
            return this.#objects.has(tip);
        }
        catch (error) {
            if (!(error instanceof core_failure/* Failure */.HR) || !stepByStep.has(error.code))
                throw error;
            this.#catchesUp = false;
            return false;
        }
    }
    async #fetchEach(wants) {
        if (this.#rootTrees && wants.every((id) => this.#tips.has(id))) {
            try {
                await this.#fetch(wants, { commits: 1, trees: 1 });
                return;
            }
            catch (error) {
                if (!(error instanceof core_failure/* Failure */.HR) || error.code !== 'GIT_WIRE_UNSUPPORTED')
                    throw error;
                this.#rootTrees = false;
            }
        }
        const history = this.#expected;
        if (history === undefined || (0,commit/* isRootWanted */.qN)(this.#objects, history.tip, wants)) {
            await this.#fetch(wants, { commits: 1, trees: 0 });
            return;
        }
        this.#expected = undefined;
        await this.#fetch([...wants, history.tip], { commits: history.depth, trees: 0 });
        this.#fetchedDepth.set(history.tip, history.depth);
        const left = this.#unknown(wants);
        if (left.length > 0)
            await this.#fetch(left, { commits: 1, trees: 0 });
    }
    async #fetch(wants, reach) {
        const capabilities = this.#capabilities;
        const objects = await this.#ask(composeFetch(capabilities, wants, reach), async (lines) => readPack(await readFetch(lines), capabilities.objectFormat, this.#limits));
        this.keep(objects);
        return objects;
    }
}
const stepByStep = new Set(['GIT_RESPONSE_TOO_LARGE', 'GIT_WIRE_UNSUPPORTED', 'GIT_PROTOCOL', 'GIT_SERVER_ERROR']);

;// CONCATENATED MODULE: ./build/core/git/wire/transport.js







const minCompressedSize = 1024;
class WireTransport {
    kind = 'wire';
    #connection;
    #objects;
    #serverTime;
    constructor(connection) {
        this.#connection = connection;
        const { repository, limits } = connection;
        const ask = (command, read, limit) => this.#ask(command, read, limit);
        this.#objects = new ObjectCache({ ask, capabilities: repository.capabilities, limits });
    }
    get address() {
        return this.#connection.repository.base;
    }
    async listRefs(prefixes) {
        const { capabilities } = this.#connection.repository;
        const found = await this.#ask(composeLsRefs(capabilities, prefixes), (lines) => readLsRefs(capabilities, prefixes, lines));
        this.#objects.noteTips(found.refs.values());
        return found;
    }
    read(ids) {
        return this.#objects.read(ids);
    }
    history(tip, depth) {
        return this.#objects.history(tip, depth);
    }
    commits(tips, depth) {
        return this.#objects.commits(tips, depth);
    }
    expectHistory(tip, depth) {
        this.#objects.expectHistory(tip, depth);
    }
    async push(update) {
        const { http, remote, repository, log } = this.#connection;
        const request = this.#post('git-receive-pack', composePush(update, repository.capabilities.objectFormat));
        const read = async (answer) => {
            await this.#requireResult(answer, request);
            return readReport((0,pkt_line/* decodeLines */.a9)(answer.body), update.ref, (line) => log.detail(`remote: ${line}`));
        };
        try {
            const verdict = await http.exchange(request, read, false);
            this.#objects.keep(update.objects);
            return verdict;
        }
        catch (error) {
            const failure = (0,failures/* gitFailure */.tv)(remote, error);
            if (!(failure instanceof core_failure/* Failure */.HR) || !hasArrived(error))
                throw failure;
            this.#objects.keep(update.objects);
            return { result: isLost(error) ? 'unknown' : 'refused', cause: failure };
        }
    }
    serverTime() {
        return this.#serverTime;
    }
    async checkPush() {
        const { http, remote, repository, headersFor, log } = this.#connection;
        const url = new URL(`${repository.base}/info/refs?service=git-receive-pack`);
        const read = async (answer) => {
            if ([401, 403, 404].includes(answer.status))
                throw await (0,failures/* refusalOf */.Of)(answer, remote, url);
            if (answer.status !== 200)
                log.detail(`whether a push is allowed is not known: ${url.host} answered ${answer.status}`);
            await answer.finish();
        };
        await http.exchange({ method: 'GET', url, headers: headersFor(url) }, read, true).catch((error) => {
            throw (0,failures/* gitFailure */.tv)(remote, error);
        });
    }
    cost() {
        return { ...this.#connection.http.cost(), processes: 0 };
    }
    async [Symbol.asyncDispose]() {
        this.#connection.http[Symbol.dispose]();
    }
    async #ask(command, read, limit) {
        const { http, remote } = this.#connection;
        const request = this.#post('git-upload-pack', command);
        const limited = limit === undefined ? request : { ...request, limits: { responseBytes: limit } };
        const readResult = async (answer) => {
            try {
                await this.#requireResult(answer, request);
                return await read((0,pkt_line/* decodeLines */.a9)(answer.body));
            }
            catch (error) {
                throw (0,failures/* repeatable */.EQ)(error);
            }
        };
        return http.exchange(limited, readResult, true).catch((error) => {
            throw (0,failures/* gitFailure */.tv)(remote, error);
        });
    }
    #post(service, body) {
        const url = new URL(`${this.#connection.repository.base}/${service}`);
        const reading = service === 'git-upload-pack';
        const compressed = reading && body.byteLength > minCompressedSize;
        return {
            method: 'POST',
            url,
            headers: {
                ...this.#connection.headersFor(url),
                'content-type': `application/x-${service}-request`,
                accept: `application/x-${service}-result`,
                ...(reading ? { 'git-protocol': 'version=2' } : {}),
                ...(compressed ? { 'content-encoding': 'gzip' } : {}),
            },
            body: compressed ? (0,external_node_zlib_.gzipSync)(body) : body,
        };
    }
    async #requireResult(answer, { url, headers }) {
        if (answer.status !== 200)
            throw await (0,failures/* refusalOf */.Of)(answer, this.#connection.remote, url);
        const time = Date.parse(answer.headers.date ?? '');
        if (Number.isFinite(time))
            this.#serverTime = time;
        const { mediaType } = answer;
        if (mediaType.includes('html'))
            throw (0,failures/* webPage */.I2)(this.#connection.remote, answer.status);
        if (mediaType !== headers.accept)
            throw (0,failures/* protocolFailure */.fn)(`it is ${mediaType} instead of ${headers.accept}`);
    }
}
function hasArrived(error) {
    if (error instanceof net_error/* NetworkError */.Dr)
        return error.acted === 'maybe' || error.kind === 'overloaded';
    return error instanceof core_failure/* Failure */.HR && error.kind === 'failed';
}
function isLost(error) {
    if (error instanceof net_error/* NetworkError */.Dr)
        return error.acted === 'maybe';
    return error instanceof core_failure/* Failure */.HR && (error.code === 'GIT_PROTOCOL' || error.code === 'GIT_SERVER_ERROR');
}


/***/ })

};
