import * as __WEBPACK_EXTERNAL_MODULE_node_http_b674be28__ from "node:http";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 9316:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["ProxyAgent"]: () => (__WEBPACK_EXTERNAL_MODULE_node_http_b674be28__.ProxyAgent) });

/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



exports.Dk = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
exports.P3 = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
exports.Ll = identity.isNode;
exports.tO = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
exports.X5 = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
exports.HN = lineCounter.LineCounter;
exports.iX = parser.Parser;
exports.parse = publicApi.parse;
exports.hR = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
exports.As = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(452);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 2635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hn: () => (/* binding */ cell),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   jg: () => (/* binding */ failureSummary),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
function cell(text) {
    return text
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .replace(/[\\|`<>*_[\]&~$!]/g, (character) => `&#${character.charCodeAt(0)};`);
}
function sentence(text) {
    return text.replace(/[\s\p{Cc}]+/gu, ' ').replace(/[<[]/g, (character) => `&#${character.charCodeAt(0)};`);
}
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const shown = rows.map((row) => line(row.map((texts) => [texts].flat().map(cell).join('<br>'))));
    return [line(head), line(head.map(() => '---')), ...shown].join('\n');
}
const longest = 4_000;
function failureSummary({ command, step, failure, causes, outputs, redact, isLogged }) {
    const { code, message, hint } = failure;
    const cut = (text) => shortened(redact(text));
    const known = Object.entries(outputs).flatMap(([name, value]) => {
        const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
        return ['', '""', '[]', '{}', '{"include":[]}'].includes(text) || text.includes('\n') ? [] : [[name, cut(text)]];
    });
    if (isLogged && step === undefined && known.length === 0)
        return '';
    const error = [
        ['error', [cut(message), ...causes.map((cause) => `caused by: ${cut(cause)}`)]],
        ...(hint === undefined ? [] : [['what to do', hint]]),
        ['code', code],
    ];
    const rows = [['step', step ?? command], ...(isLogged ? [] : error)];
    return [
        `### ${command}: failed`,
        table(['', ''], rows),
        ...(known.length === 0 ? [] : ['What is known:', table(['output', 'value'], known)]),
    ].join('\n\n');
}
function shortened(text) {
    return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}


/***/ }),

/***/ 415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

// ESM COMPAT FLAG
__nccwpck_require__.r(__webpack_exports__);

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  contradictionOf: () => (/* binding */ contradictionOf),
  decodeText: () => (/* reexport */ text_source.decodeText),
  editFile: () => (/* binding */ editFile),
  imagesIn: () => (/* binding */ imagesIn),
  matchImage: () => (/* binding */ matchImage),
  overlaps: () => (/* binding */ overlaps),
  pins: () => (/* reexport */ pins),
  readPath: () => (/* binding */ readPath)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __nccwpck_require__(8624);
// EXTERNAL MODULE: ./build/core/image/reference.js
var reference = __nccwpck_require__(9349);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
// EXTERNAL MODULE: ./build/core/edit/text/node.js
var text_node = __nccwpck_require__(843);
// EXTERNAL MODULE: ./build/core/edit/text/splice.js
var splice = __nccwpck_require__(6743);
// EXTERNAL MODULE: ./build/core/edit/text/value.js
var text_value = __nccwpck_require__(1978);
;// CONCATENATED MODULE: ./build/core/edit/text/render.js





function renderKey(key, style, flow) {
    return renderString(key, style.quoteKeys ? 'double' : 'plain', flow);
}
function renderInline(value, style, flow) {
    if (typeof value === 'string')
        return renderString(value, style.quote, flow);
    if ((0,text_value/* isMapValue */.Qy)(value)) {
        const pairs = [...value].map(([key, child]) => renderFlowPair(key, child, style));
        return `{${pairs.join(style.comma)}}`;
    }
    if ((0,text_value/* isListValue */.kq)(value))
        return `[${value.map((child) => renderInline(child, style, true)).join(style.comma)}]`;
    return value.kind === 'alias' ? `*${value.anchor}` : value.plain;
}
function renderFlowPair(key, value, style) {
    return `${renderKey(key, style, true)}${style.colon}${renderInline(value, style, true)}`;
}
function renderPairLines(key, value, style) {
    const head = `${renderKey(key, style, false)}:`;
    if (!(0,text_value/* isFilledCollection */.JM)(value))
        return [`${head} ${renderInline(value, style, false)}`];
    const step = (0,text_value/* isListValue */.kq)(value) ? style.listStep : style.step;
    return [head, ...indent(renderBlockLines(value, style), step)];
}
function renderItemLines(value, style, gap) {
    const dash = `-${' '.repeat(gap)}`;
    if (!(0,text_value/* isFilledCollection */.JM)(value))
        return [dash + renderInline(value, style, false)];
    const [first = '', ...rest] = renderBlockLines(value, style);
    return [dash + first, ...indent(rest, dash.length)];
}
function renderBlockLines(value, style) {
    if ((0,text_value/* isMapValue */.Qy)(value))
        return [...value].flatMap(([key, child]) => renderPairLines(key, child, style));
    if ((0,text_value/* isListValue */.kq)(value))
        return value.flatMap((child) => renderItemLines(child, style, 1));
    return [renderInline(value, style, false)];
}
function indent(lines, columns) {
    return lines.map((line) => ' '.repeat(columns) + line);
}
function styleWithin(source, container) {
    const flow = (0,text_node/* isFlow */.Td)(container);
    const { step = 2, listStep = step } = indentation(source);
    const pairs = flow && (0,dist/* isMap */.jh)(container) ? container.items : [];
    const json = pairs.length > 0 ? pairs.some((pair) => isDouble(pair.key)) : isJson(source);
    return {
        quote: json ? 'double' : neighbourQuote(container),
        quoteKeys: json,
        step,
        listStep: listStep === 0 ? 0 : step,
        colon: flow ? flowColon(source, container) : ': ',
        comma: flow ? flowComma(source, container) : ', ',
    };
}
function isJson(source) {
    const root = source.documents[0]?.root ?? null;
    if (!(0,text_node/* isFlow */.Td)(root))
        return false;
    return (0,dist/* isMap */.jh)(root) && root.items.length > 0
        ? root.items.every((pair) => isDouble(pair.key))
        : source.file.endsWith('.json');
}
function isDouble(key) {
    return (0,dist/* isScalar */.jn)(key) && key.type === dist/* Scalar */.X5.QUOTE_DOUBLE;
}
function neighbourQuote(container) {
    const values = (0,dist/* isMap */.jh)(container) ? container.items.map((pair) => pair.value) : (0,dist/* isSeq */.oP)(container) ? container.items : [];
    const last = values.findLast((value) => (0,dist/* isScalar */.jn)(value) && typeof value.value === 'string');
    return (0,dist/* isScalar */.jn)(last) ? quoteOf(last) : 'plain';
}
function indentation(source) {
    let step;
    let listStep;
    const visit = (node) => {
        if ((0,text_node/* isFlow */.Td)(node) || (step !== undefined && listStep !== undefined))
            return;
        if ((0,dist/* isSeq */.oP)(node))
            for (const item of node.items)
                visit((0,text_node/* asNode */.hK)(item));
        if (!(0,dist/* isMap */.jh)(node))
            return;
        for (const [index, pair] of node.items.entries()) {
            const child = (0,text_node/* asNode */.hK)(pair.value);
            if (!(0,text_node/* isCollection */.P3)(child) || (0,text_node/* isFlow */.Td)(child))
                continue;
            const inner = (0,splice/* columnOf */.uV)(source.text, firstItemStart(child)) - (0,splice/* columnOf */.uV)(source.text, (0,text_node/* itemStart */.aZ)({ container: node, index }));
            if ((0,dist/* isSeq */.oP)(child))
                listStep ??= inner;
            else if (inner > 0)
                step ??= inner;
            visit(child);
        }
    };
    for (const { root } of source.documents)
        visit(root);
    return { step, listStep };
}
function firstItemStart(node) {
    return (0,text_node/* isCollection */.P3)(node) && node.items.length > 0 ? (0,text_node/* itemStart */.aZ)({ container: node, index: 0 }) : (0,text_node/* startOf */.GH)(node);
}
function flowColon(source, container) {
    const pair = (0,dist/* isMap */.jh)(container) ? container.items.at(-1) : undefined;
    const key = (0,text_node/* asNode */.hK)(pair?.key);
    const value = (0,text_node/* asNode */.hK)(pair?.value);
    if (pair === undefined || key === null || value === null || !isDouble(key))
        return ': ';
    const between = source.text.slice((0,text_node/* endOf */.pJ)(key), (0,text_node/* startOf */.GH)(value));
    return /^ *: *$/.test(between) ? between : ': ';
}
function flowComma(source, container) {
    if (!(0,text_node/* isCollection */.P3)(container) || container.items.length < 2)
        return ', ';
    const second = { container, index: 1 };
    const comma = (0,text_node/* itemTokens */.Ut)(second).start.find(({ type }) => type === 'comma');
    return comma !== undefined && comma.offset + 1 === (0,text_node/* itemStart */.aZ)(second) && source.text[comma.offset] === ','
        ? ','
        : ', ';
}
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const words = new Set(['', '~', 'null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', '<<', '=']);
const typed = [
    /^[-+]?[0-9][0-9_]*$/,
    /^[-+]?0[xX][0-9a-fA-F_]+$/,
    /^[-+]?0[oO]?[0-7_]+$/,
    /^[-+]?0[bB][01_]+$/,
    /^[-+]?(?:\.[0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9_]+)?$/,
    /^[-+]?\.(?:inf|nan)$/i,
    /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
    /^\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?$/,
];
function isStringEverywhere(plain) {
    const spellings = /^[-+.0-9]/.test(plain) ? [plain, plain.replaceAll('_', '')] : [plain];
    return !words.has(plain.toLowerCase()) && !typed.some((pattern) => spellings.some((each) => pattern.test(each)));
}
function readsAsString(scalar) {
    if (typeof scalar.value !== 'string')
        return false;
    return scalar.type !== dist/* Scalar */.X5.PLAIN || scalar.tag !== undefined || isStringEverywhere(scalar.value);
}
function renderString(value, quote, flow) {
    refuseLoneSurrogate(value);
    if (quote === 'plain' && isPlainSafe(value, flow))
        return value;
    if (quote === 'single' && !unprintable.test(value))
        return `'${value.replaceAll("'", "''")}'`;
    return doubleQuoted(value);
}
function quoteOf(scalar) {
    if (scalar.type === dist/* Scalar */.X5.QUOTE_DOUBLE)
        return 'double';
    return scalar.type === dist/* Scalar */.X5.QUOTE_SINGLE ? 'single' : 'plain';
}
function isPrintableLine(value) {
    return !unprintable.test(value.replaceAll('\t', ''));
}
function refuseLoneSurrogate(value) {
    if (!/\p{Surrogate}/u.test(value))
        return;
    const problem = 'the value to write holds half of a surrogate pair, which is no Unicode text';
    throw new failure/* Failure */.HR('bad-input', 'TEXT_NOT_UNICODE', problem, { hint: 'Pass the value as UTF-8 text.' });
}
function isPlainSafe(value, flow) {
    if (unprintable.test(value) || value.trim() !== value || !isStringEverywhere(value))
        return false;
    if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(value) || /:(?:\s|$)|\s#/.test(value) || value.startsWith('...'))
        return false;
    if (/^[-+]?\.?[0-9_]*[eE][-+]?[0-9_]+$/.test(value))
        return false;
    return !flow || !/[,[\]{}:?]/.test(value);
}
function isPlainInFlow(value) {
    return isPlainSafe(value, false) && !/[,[\]{}?]/.test(value);
}
function doubleQuoted(value) {
    return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

;// CONCATENATED MODULE: ./build/core/edit/text/replace.js





function replaceValue(source, hop, node, value) {
    const flow = (0,text_node/* isFlow */.Td)(hop.container);
    const style = styleFor(source, hop.container, node);
    if ((0,text_value/* isFilledCollection */.JM)(value) && !flow)
        return replaceByLines(source, hop, node, value, style);
    if ((0,text_node/* isBlockScalar */.a5)(node))
        return [replaceBlockScalar(source, node, value, style)];
    const text = flow && isPlainBeside(node, value) ? value : renderInline(value, style, flow);
    if (node === null || (0,text_node/* isUnwritten */.v1)(node))
        return [fillSlot(source, hop, text)];
    if ((0,text_node/* isCollection */.P3)(node) && !(0,text_node/* isFlow */.Td)(node))
        return [replaceLines(source, hop, node, ` ${text}`)];
    return [{ start: (0,text_node/* startOf */.GH)(node), end: (0,text_node/* endOf */.pJ)(node), text }];
}
function isPlainBeside(node, value) {
    const plain = (0,dist/* isScalar */.jn)(node) && node.type === dist/* Scalar */.X5.PLAIN && /\S:\S/.test(node.source ?? '');
    return plain && typeof value === 'string' && isPlainInFlow(value);
}
function fillSlot(source, hop, text) {
    const { end, indicated } = (0,text_node/* valueSlot */.Sv)(hop);
    if (indicated)
        return { start: end, end, text: /[ \t]/.test(source.text[end - 1] ?? '') ? text : ` ${text}` };
    const flow = (0,text_node/* isFlow */.Td)(hop.container);
    const explicit = !flow && source.text[(0,text_node/* itemStart */.aZ)(hop)] === '?';
    const below = `${(0,splice/* lineBreakAt */.pn)(source.text, end)}${' '.repeat((0,splice/* columnOf */.uV)(source.text, (0,text_node/* itemStart */.aZ)(hop)))}`;
    const start = flow ? end : (0,splice/* lineEnd */.kd)(source.text, end);
    return { start, end: start, text: `${explicit ? below : ''}: ${text}` };
}
function replaceByLines(source, hop, node, value, style) {
    const slot = (0,text_node/* valueSlot */.Sv)(hop);
    if ((0,text_node/* isUnwritten */.v1)(node) && !slot.indicated)
        return [fillSlot(source, hop, renderInline(value, style, false))];
    const { text } = source;
    const end = node === null || (0,text_node/* isUnwritten */.v1)(node) ? slot.end : (0,text_node/* contentEnd */.XA)(node, text);
    const eol = (0,splice/* lineBreakAt */.pn)(text, slot.end);
    const column = (0,splice/* columnOf */.uV)(text, (0,text_node/* itemStart */.aZ)(hop));
    const lines = renderBlockLines(value, style);
    if ((0,dist/* isSeq */.oP)(hop.container)) {
        const below = indent(lines, column + 2).join(eol);
        const anchored = slot.end > (0,text_node/* itemStart */.aZ)(hop) + 1;
        return [{ start: slot.end, end, text: anchored ? eol + below : ` ${below.slice(column + 2)}` }];
    }
    const indented = indent(lines, column + ((0,text_value/* isListValue */.kq)(value) ? style.listStep : style.step)).join(eol);
    if ((0,text_node/* isCollection */.P3)(node) && !(0,text_node/* isFlow */.Td)(node))
        return [replaceLines(source, hop, node, eol + indented)];
    const below = (0,splice/* lineEnd */.kd)(text, end);
    return [
        { start: slot.end, end, text: '' },
        { start: below, end: below, text: eol + indented },
    ];
}
function replaceLines({ text }, hop, node, replacement) {
    const start = (0,text_node/* valueSlot */.Sv)(hop).end;
    const first = firstItemStart(node);
    const line = (0,splice/* lineStart */.PT)(text, first);
    const end = (0,text_node/* contentEnd */.XA)(node, text);
    const ownLines = text.slice(line, first).trim() === '' && line > start;
    if (!ownLines)
        return { start, end, text: replacement };
    const comment = text.slice(start, line).replace(/\r?\n$/, '');
    const joined = replacement.startsWith(' ') ? replacement + comment : comment + replacement;
    return { start, end: (0,splice/* lineEnd */.kd)(text, end), text: joined };
}
function replaceBlockScalar({ text: whole }, node, value, style) {
    const literal = typeof value === 'string' ? replaceLiteral(whole, node, value) : undefined;
    if (literal !== undefined)
        return literal;
    const comment = whole.slice((0,text_node/* startOf */.GH)(node) + (0,text_node/* blockHeader */.$6)(node).length, (0,text_node/* blockBodyStart */.Cj)(node, whole));
    const inline = typeof value === 'string' ? renderString(value, 'plain', false) : renderInline(value, style, false);
    return { start: (0,text_node/* startOf */.GH)(node), end: (0,text_node/* contentEnd */.XA)(node, whole), text: inline + comment.replace(/\r?\n$/, '') };
}
function replaceLiteral(whole, node, value) {
    const header = (0,text_node/* blockHeader */.$6)(node);
    const trailing = /\n*$/.exec(value)?.[0].length ?? 0;
    const fits = header.includes('+') ? trailing > 0 : trailing === (header.includes('-') ? 0 : 1);
    const begins = /^\n*[^ \t\n]/.test(value);
    if (node.type !== dist/* Scalar */.X5.BLOCK_LITERAL || /[1-9]/.test(header) || !fits || !begins)
        return undefined;
    const old = literalLines(String(node.value));
    const now = literalLines(value);
    const start = (0,text_node/* blockBodyStart */.Cj)(node, whole);
    const eol = (0,splice/* lineBreakAt */.pn)(whole, (0,text_node/* startOf */.GH)(node));
    const raw = (whole.slice(start, (0,text_node/* endOf */.pJ)(node)) + eol).split('\n').slice(0, old.length);
    const margin = /^ */.exec(raw.find((line) => line.trim() !== '') ?? '')?.[0] ?? '';
    const head = commonLines(old, now);
    const tail = commonLines(old.slice(head).reverse(), now.slice(head).reverse());
    const changed = now.slice(head, now.length - tail);
    if (margin === '' || !changed.every((line) => isPrintableLine(line) && !/^[ \t]+$/.test(line)))
        return undefined;
    const written = changed.map((line) => (line === '' ? '' : margin + line) + eol.slice(0, -1));
    const body = (lines) => lines.join('\n').replace(/\r$/, '');
    const text = body([...raw.slice(0, head), ...written, ...raw.slice(old.length - tail)]);
    return { start, end: start + body(raw).length, text };
}
function literalLines(value) {
    return value.replace(/\n$/, '').split('\n');
}
function commonLines(one, other) {
    const differs = one.findIndex((line, index) => line !== other[index]);
    return differs === -1 ? one.length : differs;
}
function styleFor(source, container, node) {
    const style = styleWithin(source, container);
    if (!(0,dist/* isScalar */.jn)(node) || (0,text_node/* isUnwritten */.v1)(node) || (0,text_node/* isBlockScalar */.a5)(node) || style.quoteKeys)
        return style;
    return { ...style, quote: quoteOf(node) };
}

;// CONCATENATED MODULE: ./build/core/edit/text/items.js






function insertInto(source, parent, container, key, value) {
    if (container.items.length === 0) {
        return fillEmpty(source, parent, container, key === undefined ? [value] : new Map([[key, value]]));
    }
    const style = styleWithin(source, container);
    if ((0,text_node/* isFlow */.Td)(container)) {
        const item = key === undefined ? renderInline(value, style, true) : renderFlowPair(key, value, style);
        return insertInFlow(source, container, item, style.comma);
    }
    const lines = key === undefined
        ? renderItemLines(value, itemStyle(source, container, style), dashGap(source, container))
        : renderPairLines(key, value, style);
    return [insertLines(source, container, lines)];
}
function insertRoot(source, document, value) {
    const { text } = source;
    const eol = (0,splice/* lineBreakAt */.pn)(text, 0);
    const style = styleWithin(source, null);
    const lines = (0,text_value/* isFilledCollection */.JM)(value) ? renderBlockLines(value, style) : [renderInline(value, style, false)];
    const root = document?.root ?? null;
    if (root !== null && (0,text_node/* startOf */.GH)(root) < (0,text_node/* endOf */.pJ)(root)) {
        return [{ start: (0,text_node/* startOf */.GH)(root), end: (0,text_node/* endOf */.pJ)(root), text: lines.join(eol) }];
    }
    const at = root?.range?.[2] ?? text.length;
    const head = at === (0,splice/* lineStart */.PT)(text, at) ? '' : eol;
    const tail = head === '' || (at < text.length && !/^\r?\n/.test(text.slice(at))) ? eol : '';
    return [{ start: at, end: at, text: head + lines.join(eol) + tail }];
}
function fillEmpty(source, parent, node, value) {
    const [start, end] = [(0,text_node/* startOf */.GH)(node) + 1, (0,text_node/* endOf */.pJ)(node) - 1];
    const bare = source.text.slice(start, end).trim() === '';
    if (parent !== undefined && !(0,text_node/* isFlow */.Td)(parent.container) && bare)
        return replaceValue(source, parent, node, value);
    const flow = renderInline(value, styleWithin(source, node), true).slice(1, -1);
    return [{ start, end: start, text: flow }];
}
function insertLines({ text }, container, lines) {
    const end = (0,text_node/* itemEnd */.z4)((0,text_node/* lastHop */.yI)(container), text);
    const at = (0,splice/* lineEnd */.kd)(text, end);
    const eol = (0,splice/* lineBreakAt */.pn)(text, end);
    const column = (0,splice/* columnOf */.uV)(text, (0,text_node/* itemStart */.aZ)({ container, index: 0 }));
    return { start: at, end: at, text: eol + indent(lines, column).join(eol) };
}
function insertInFlow({ text }, container, item, comma) {
    const last = (0,text_node/* lastHop */.yI)(container);
    const start = (0,text_node/* itemStart */.aZ)(last);
    const end = (0,text_node/* itemEnd */.z4)(last, text);
    const own = (0,splice/* lineStart */.PT)(text, start);
    const trailing = trailingComma(container, end);
    if (text.slice(own, start).trim() !== '') {
        const at = trailing ?? end;
        return [{ start: at, end: at, text: trailing === undefined ? comma + item : `${comma.slice(1)}${item},` }];
    }
    const line = `${(0,splice/* lineBreakAt */.pn)(text, own)}${text.slice(own, start)}${item}`;
    const rest = text.slice(trailing ?? end, (0,splice/* lineEnd */.kd)(text, end));
    const below = /^[ \t]*(?:#.*)?$/.test(rest) ? (0,splice/* lineEnd */.kd)(text, end) : (trailing ?? end);
    if (trailing !== undefined)
        return [{ start: below, end: below, text: `${line},` }];
    return [
        { start: end, end, text: ',' },
        { start: below, end: below, text: line },
    ];
}
function trailingComma({ srcToken, items }, end) {
    const tokens = srcToken !== undefined && 'items' in srcToken ? srcToken.items : [];
    for (const { start, key, sep, value } of tokens.slice(items.length)) {
        if (key !== undefined || sep !== undefined || value !== undefined)
            continue;
        const comma = start.find(({ type, offset }) => type === 'comma' && offset >= end);
        if (comma !== undefined)
            return comma.offset + 1;
    }
    return undefined;
}
function dashGap(source, list) {
    const dash = (0,text_node/* itemTokens */.Ut)((0,text_node/* lastHop */.yI)(list)).start.find(({ type }) => type === 'seq-item-ind');
    const gap = dash === undefined ? null : /^ +(?=[^\s#])/.exec(source.text.slice(dash.offset + 1, dash.offset + 20));
    return gap?.[0].length ?? 1;
}
function itemStyle(source, list, style) {
    const items = list.items;
    const sibling = items.findLast(text_node/* isCollection */.P3);
    return sibling === undefined ? style : { ...style, quote: styleWithin(source, sibling).quote };
}
function removeItem(source, parent, hop) {
    if ((0,text_node/* isFlow */.Td)(hop.container))
        return removeFromFlow(source, hop);
    return hop.container.items.length === 1 ? emptied(source, parent, hop) : [removeLines(source, hop)];
}
function emptied(source, parent, hop) {
    const { text } = source;
    const { container } = hop;
    const start = (0,text_node/* itemStart */.aZ)(hop);
    const end = (0,text_node/* itemEnd */.z4)(hop, text);
    const empty = (0,dist/* isMap */.jh)(container) ? '{}' : '[]';
    if (parent === undefined)
        return [{ start, end, text: empty }];
    const line = (0,splice/* lineStart */.PT)(text, start);
    const slot = (0,text_node/* valueSlot */.Sv)(parent).end;
    if (line <= slot)
        return replaceValue(source, parent, container, (0,dist/* isMap */.jh)(container) ? new Map() : []);
    return [{ start: slot, end: slot, text: ` ${empty}` }, wholeLines(text, ownComments(text, line, start - line), end)];
}
function removeLines({ text }, hop) {
    const start = (0,text_node/* itemStart */.aZ)(hop);
    const end = (0,text_node/* itemEnd */.z4)(hop, text);
    const line = (0,splice/* lineStart */.PT)(text, start);
    if (text.slice(line, start).trim() !== '')
        return removeAfterDash(text, hop, start, end);
    const column = (0,splice/* columnOf */.uV)(text, start);
    return wholeLines(text, ownComments(text, line, column), innerComments(text, end, column));
}
function innerComments(text, end, column) {
    let last = end;
    for (let at = (0,splice/* nextLine */.sE)(text, end); at < text.length; at = (0,splice/* nextLine */.sE)(text, at)) {
        const line = text.slice(at, (0,splice/* lineEnd */.kd)(text, at));
        if (!line.trimStart().startsWith('#') || line.length - line.trimStart().length <= column)
            break;
        last = (0,splice/* lineEnd */.kd)(text, at);
    }
    return last;
}
function wholeLines(text, from, end) {
    const to = (0,splice/* nextLine */.sE)(text, end);
    if (to === text.length && (0,splice/* lineEnd */.kd)(text, end) === text.length && from > 0) {
        return { start: (0,splice/* lineEnd */.kd)(text, from - 1 - (text[from - 2] === '\r' ? 1 : 0)), end: to, text: '' };
    }
    return { start: from, end: to, text: '' };
}
function removeAfterDash(text, hop, start, end) {
    const next = (0,text_node/* itemStart */.aZ)({ ...hop, index: hop.index + 1 });
    const between = text.slice((0,splice/* lineEnd */.kd)(text, end), next);
    return { start, end: between.trim() === '' ? next : end, text: '' };
}
function removeFromFlow({ text }, hop) {
    const { container, index } = hop;
    const start = (0,text_node/* itemStart */.aZ)(hop);
    const end = (0,text_node/* itemEnd */.z4)(hop, text);
    if (index < container.items.length - 1)
        return [{ start, end: (0,text_node/* itemStart */.aZ)({ container, index: index + 1 }), text: '' }];
    if (index > 0)
        return removeLastOfFlow(text, (0,text_node/* itemEnd */.z4)({ container, index: index - 1 }, text), start, end);
    const inner = { start: (0,text_node/* startOf */.GH)(container) + 1, end: (0,text_node/* endOf */.pJ)(container) - 1 };
    const around = text.slice(inner.start, start) + text.slice(end, inner.end);
    return [/^[\s,]*$/.test(around) ? { ...inner, text: '' } : { start, end: afterComma(text, end), text: '' }];
}
function removeLastOfFlow(text, before, start, end) {
    const line = (0,splice/* lineStart */.PT)(text, start);
    const rest = /^[ \t]*(,?)[ \t]*(?:#.*)?$/.exec(text.slice(end, (0,splice/* lineEnd */.kd)(text, end)));
    if (rest === null || line <= before || text.slice(line, start).trim() !== '') {
        return [{ start: before, end, text: '' }];
    }
    const removed = { start: line, end: (0,splice/* nextLine */.sE)(text, end), text: '' };
    const comma = afterComma(text, before);
    return rest[1] === ',' ? [removed] : [{ start: comma - 1, end: comma, text: '' }, removed];
}
function afterComma(text, end) {
    return end + (/^\s*,/.exec(text.slice(end, end + 1000))?.[0].length ?? 0);
}
function ownComments(text, line, column) {
    let from = line;
    while (from > 0) {
        const above = (0,splice/* lineStart */.PT)(text, from - 1);
        const content = text.slice(above, from);
        if (!content.trimStart().startsWith('#') || content.length - content.trimStart().length !== column)
            break;
        from = above;
    }
    const head = from === 0 ||
        (from === 1 && text.startsWith('\uFEFF')) ||
        /^(?:---|%).*$/.test(text.slice((0,splice/* lineStart */.PT)(text, from - 1), from).trim());
    return head ? line : from;
}

// EXTERNAL MODULE: ./build/core/edit/text/path.js
var text_path = __nccwpck_require__(4660);
;// CONCATENATED MODULE: ./build/core/edit/text/change.js








function replacement({ document, hops, node }, value) {
    const location = (0,text_node/* hopLocation */.xj)(hops);
    const splices = replaceValue(document.source, innermost(hops), node, value);
    return { document: document.index, location, kind: 'set', value, splices, place: location };
}
function rootCreation(source, document, path, value) {
    const whole = nest(path, value);
    const splices = insertRoot(source, document, whole);
    const place = (0,text_path/* createdLocation */.Y7)(path);
    return { document: document?.index ?? 0, location: [], kind: 'set', value: whole, splices, place };
}
function creation({ document, hops, node, missing }, wanted) {
    const { source, index } = document;
    const at = (0,text_node/* hopLocation */.xj)(hops);
    const place = (location, below) => [...location, ...(0,text_path/* createdLocation */.Y7)(below)];
    const [segment, ...rest] = missing;
    if (segment === undefined || !(0,text_node/* isCollection */.P3)(node)) {
        const value = nest(missing, wanted);
        const splices = replaceValue(source, innermost(hops), node, value);
        return { document: index, location: at, kind: 'set', value, splices, place: place(at, missing) };
    }
    const { length } = node.items;
    if (typeof segment === 'number' && segment !== length)
        throw beyond(at, segment, length);
    const key = typeof segment === 'string' ? segment : undefined;
    const location = [...at, key ?? length];
    const value = newItem(segment, nest(rest, wanted));
    const splices = insertInto(source, hops.at(-1), node, key, value);
    return { document: index, location, kind: 'insert', value, splices, place: place(location, rest) };
}
function removal({ document, hops }) {
    const location = (0,text_node/* hopLocation */.xj)(hops);
    const splices = removeItem(document.source, hops.at(-2), innermost(hops));
    return { document: document.index, location, kind: 'remove', splices, place: location };
}
function innermost(hops) {
    const hop = hops.at(-1);
    if (hop === undefined)
        throw (0,failure/* badInput */.AN)('path', 'names the whole document', 'Name a key in it, or change the file.');
    return hop;
}
function aliasCopy(document, hops, alias, target) {
    const value = copyOf(document.source, target);
    const splices = replaceValue(document.source, innermost(hops), alias, value);
    return { document: document.index, location: (0,text_node/* hopLocation */.xj)(hops), kind: 'set', value, splices, place: undefined };
}
function inheritedCopy(trail, inherited) {
    const copy = copyOf(trail.document.source, inherited);
    return { ...creation({ ...trail, missing: trail.missing.slice(0, 1) }, copy), place: undefined };
}
function refuseTagged({ document, hops, node }, value) {
    const tag = node === null || (0,dist/* isAlias */.Vj)(node) ? undefined : node.tag;
    if (tag === undefined)
        return;
    const textual = (0,dist/* isScalar */.jn)(node) && (tag === textTag || !tag.startsWith('tag:yaml.org,2002:'));
    if (textual && typeof value === 'string')
        return;
    const place = `${document.source.file}: ${(0,text_path/* formatPath */.jV)((0,text_node/* hopLocation */.xj)(hops))}`;
    throw new failure/* Failure */.HR('refused', 'EDIT_TAGGED', `${place} has the tag ${tag}, which the new value contradicts`, {
        hint: 'Remove the tag from the file by hand once.',
    });
}
function nest([segment, ...rest], value) {
    if (segment === undefined)
        return value;
    const inner = nest(rest, value);
    if (typeof segment === 'string')
        return new Map([[segment, inner]]);
    if (typeof segment === 'number' && segment > 0)
        throw beyond([], segment, 0);
    return [newItem(segment, inner)];
}
function newItem(segment, value) {
    if (typeof segment !== 'object' || !('field' in segment))
        return value;
    const { field, value: wanted } = segment;
    if ((0,text_value/* isMapValue */.Qy)(value))
        return new Map([[field, wanted], ...value]);
    const problem = 'such an item is a map, but the value is not';
    throw (0,failure/* badInput */.AN)(`path [${field}=${wanted}]`, problem, 'Name a key of the item after the bracket.');
}
function beyond(at, index, length) {
    const place = at.length === 0 ? '' : (0,text_path/* formatPath */.jV)(at);
    return (0,failure/* badInput */.AN)(`path ${place}[${index}]`, length === 0 ? 'the list does not exist yet' : `the list has ${length} items`, `Append with ${place}[-] or ${place}[${length}].`);
}
const textTag = 'tag:yaml.org,2002:str';
function copyOf(source, node) {
    if (node === null)
        return { kind: 'verbatim', plain: 'null', meaning: null };
    if ((0,dist/* isAlias */.Vj)(node))
        return { kind: 'alias', anchor: node.source };
    if ((0,dist/* isMap */.jh)(node)) {
        return new Map(node.items.map(({ key, value }) => [copiedKey(source, key), copyOf(source, (0,text_node/* asNode */.hK)(value))]));
    }
    if ((0,dist/* isSeq */.oP)(node))
        return node.items.map((item) => copyOf(source, (0,text_node/* asNode */.hK)(item)));
    if (node.tag !== undefined && node.tag !== textTag)
        throw notCopied(source, `it holds ${node.tag}`);
    if (typeof node.value === 'string' && (node.type !== dist/* Scalar */.X5.PLAIN || readsAsString(node)))
        return node.value;
    if ((0,text_node/* isUnwritten */.v1)(node))
        return { kind: 'verbatim', plain: 'null', meaning: null };
    return { kind: 'verbatim', plain: node.source ?? '' };
}
function copiedKey(source, key) {
    if ((0,dist/* isScalar */.jn)(key) && key.type === dist/* Scalar */.X5.PLAIN && key.source === '<<') {
        throw notCopied(source, 'it merges another one with “<<”', 'EDIT_ALIAS');
    }
    if (!(0,dist/* isScalar */.jn)(key) || typeof key.value !== 'string')
        throw notCopied(source, 'it holds a key that is not text');
    if (readsAsString(key))
        return key.value;
    const hint = `Put the key in quotes where it stands ("${key.value}":) if text is meant, or edit the value at its anchor.`;
    throw notCopied(source, `its key ${key.value} is not text to every reader of YAML`, 'EDIT_TAGGED', hint);
}
function notCopied(source, problem, code = 'EDIT_TAGGED', hint = 'Edit the value at its anchor, or copy it by hand once.') {
    return new failure/* Failure */.HR('refused', code, `${source.file}: the aliased value cannot be copied: ${problem}`, { hint });
}

;// CONCATENATED MODULE: ./build/core/edit/text/locate.js




function follow(document, path, purpose = 'edit') {
    let hops = [];
    let node = document.root;
    const aliases = [];
    for (let at = 0;; at++) {
        if ((0,dist/* isAlias */.Vj)(node)) {
            aliases.push({ alias: node, hops });
            const target = document.anchors.targets.get(node) ?? null;
            hops = (target === null ? undefined : document.anchors.places.get(target)) ?? [];
            node = target;
        }
        const segment = path[at];
        const trail = { document, hops, node, missing: path.slice(at), aliases, inherited: undefined };
        if (segment === undefined || (0,text_node/* isNothing */.qv)(node))
            return trail;
        if (purpose === 'edit')
            requireFitting(document, hops, node, segment);
        const hop = nextHop(document, hops, node, segment);
        if (hop === undefined)
            return { ...trail, inherited: inheritedValue(document, node, segment) };
        hops = [...hops, hop];
        node = (0,text_node/* childNode */.JY)(hop);
    }
}
function lookUp(document, path) {
    if (document === undefined)
        return undefined;
    const { node, missing, inherited } = follow(document, path, 'look-up');
    if (missing.length === 0)
        return node ?? undefined;
    return inherited === undefined ? undefined : lookUp({ ...document, root: inherited }, missing.slice(1));
}
function textAt(document, path) {
    return document === undefined ? undefined : nodeText(document.source, lookUp(document, path));
}
function itemsAt(document, path) {
    const list = lookUp(document, path);
    return (0,dist/* isSeq */.oP)(list) ? list.items.map(text_node/* asNode */.hK) : [];
}
function nodeText(source, node) {
    if (node === undefined || node === null || (0,text_node/* isNothing */.qv)(node))
        return undefined;
    if (!(0,dist/* isScalar */.jn)(node))
        return source.text.slice((0,text_node/* startOf */.GH)(node), (0,text_node/* contentEnd */.XA)(node, source.text));
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}
function isPlaceholder(source, node) {
    return (0,text_node/* isFlow */.Td)(node) && (0,dist/* isMap */.jh)(node) && source.text.startsWith('{{', (0,text_node/* startOf */.GH)(node));
}
function placeholderFailure(source, node, path, text = nodeText(source, node) ?? '', hint = feedHint(text)) {
    const place = (0,text_node/* placeAt */.BW)(source, node === undefined ? 0 : (0,text_node/* startOf */.GH)(node));
    const message = `${source.file}:${place.line}:${place.column}: ${path} is a template, ${text}, not a value`;
    return new failure/* Failure */.HR('bad-input', 'YAML_TEMPLATE', message, { hint, place });
}
function feedHint(placeholder) {
    return /\{[{%]/.test(placeholder)
        ? 'Edit the values file that feeds the template: the value stands there.'
        : 'A substitution fills it (Flux: spec.postBuild.substitute; envsubst): change the variable where it is set.';
}
function chooseDocument(source, { text, selector, path }) {
    const isSelected = (document) => [...(selector ?? [])].every(([field, value]) => fieldOf(document, field) === value);
    const candidates = source.documents.filter(isSelected);
    if (candidates.length === 0 && selector !== undefined) {
        throw (0,failure/* badInput */.AN)(`path "${text}"`, `no such document in ${source.file}; it holds ${listDocuments(source.documents)}`, 'Name one of them between the braces, by document, kind or name.');
    }
    if (candidates.length <= 1)
        return candidates[0];
    const holding = candidates.filter((document) => lookUp(document, path) !== undefined);
    if (holding.length === 1)
        return holding[0];
    const filled = candidates.filter(({ root }) => !(0,text_node/* isNothing */.qv)(root));
    if (holding.length === 0 && filled.length === 1)
        return filled[0];
    const found = holding.length === 0 ? 'none of the documents has this path' : `${holding.length} documents have this path`;
    throw new failure/* Failure */.HR('bad-input', 'EDIT_AMBIGUOUS', `${source.file}: path "${text}": ${found}`, {
        hint: `Put a selector before the path, like {kind=Deployment,name=web1}.spec.replicas; there are ${listDocuments(candidates)}.`,
    });
}
function fieldOf(document, field) {
    if (field === 'document')
        return String(document.index);
    return textAt(document, field === 'kind' || field === 'apiVersion' ? [field] : ['metadata', field]);
}
function listDocuments(documents) {
    const described = documents.slice(0, 10).map((document) => {
        const name = [fieldOf(document, 'kind'), fieldOf(document, 'name')].filter(Boolean).join(' ');
        return `document=${document.index}${name === '' ? '' : ` (${name})`}`;
    });
    return described.join(', ');
}
function nextHop(document, hops, node, segment) {
    if (typeof segment === 'string') {
        const index = (0,dist/* isMap */.jh)(node) ? (0,text_node/* indexOfKey */.fV)(node, segment) : -1;
        return (0,dist/* isMap */.jh)(node) && index >= 0 ? { container: node, index } : undefined;
    }
    if (!(0,dist/* isSeq */.oP)(node) || segment === text_path/* append */.BC)
        return undefined;
    if (typeof segment === 'number')
        return segment < node.items.length ? { container: node, index: segment } : undefined;
    if (!('field' in segment))
        return undefined;
    const { field, value } = segment;
    const matches = [...node.items.keys()].filter((index) => textAt({ ...document, root: (0,text_node/* asNode */.hK)(node.items[index]) }, [field]) === value);
    if (matches.length > 1) {
        const place = (0,text_path/* formatPath */.jV)((0,text_node/* hopLocation */.xj)(hops));
        const message = `${document.source.file}: ${matches.length} items of ${place} have ${field}=${value}`;
        const hint = `Choose one by its position: [${matches.join('], [')}].`;
        throw new failure/* Failure */.HR('bad-input', 'EDIT_AMBIGUOUS', message, { hint });
    }
    return matches[0] === undefined ? undefined : { container: node, index: matches[0] };
}
function inheritedValue(document, node, key) {
    if (typeof key !== 'string' || !(0,dist/* isMap */.jh)(node))
        return undefined;
    for (const map of mergeSources(document, node)) {
        const own = (0,text_node/* findPair */.c6)(map, key);
        const value = own === undefined ? inheritedValue(document, map, key) : (0,text_node/* asNode */.hK)(own.value);
        const target = (0,dist/* isAlias */.Vj)(value) ? document.anchors.targets.get(value) : value;
        if (target !== undefined && target !== null)
            return target;
    }
    return undefined;
}
function mergeSources(document, map) {
    const resolve = (value) => ((0,dist/* isAlias */.Vj)(value) ? document.anchors.targets.get(value) : value);
    return map.items
        .filter(({ key }) => (0,text_node/* keyText */.Pu)(key) === '<<' && (0,dist/* isScalar */.jn)(key) && key.type === 'PLAIN')
        .flatMap((pair) => {
        const value = resolve(pair.value);
        return ((0,dist/* isSeq */.oP)(value) ? value.items.map(resolve) : [value]).filter((each) => (0,dist/* isMap */.jh)(each));
    });
}
function requireFitting(document, hops, node, segment) {
    if (typeof segment === 'string' ? (0,dist/* isMap */.jh)(node) : (0,dist/* isSeq */.oP)(node))
        return;
    const problem = typeof segment === 'string'
        ? `a list or single value, but ".${segment}" needs a map`
        : 'no list, but the path goes on with [ ]';
    const place = hops.length === 0 ? 'the document' : (0,text_path/* formatPath */.jV)((0,text_node/* hopLocation */.xj)(hops));
    throw new failure/* Failure */.HR('bad-input', 'EDIT_PATH_TYPE', `${document.source.file}: ${place} is ${problem}`, {
        hint: 'Check the path against the file; nothing was changed.',
    });
}

;// CONCATENATED MODULE: ./build/core/edit/text/sharing.js




function sharingOf({ document, hops, aliases }) {
    const { anchors, root } = document;
    const own = new Set(aliases.map((each) => (0,text_path/* formatPath */.jV)((0,text_node/* hopLocation */.xj)(each.hops))));
    return [...new Set([root, ...hops.map(text_node/* childNode */.JY)])].flatMap((node) => {
        const aliased = node === null ? undefined : anchors.users.get(node);
        if (node === null || (0,dist/* isAlias */.Vj)(node) || aliased === undefined)
            return [];
        const others = aliased.map(text_node/* hopLocation */.xj).filter((user) => !own.has((0,text_path/* formatPath */.jV)(user)));
        const users = others.map(text_path/* formatPath */.jV);
        const at = (0,text_node/* hopLocation */.xj)(anchors.places.get(node) ?? []);
        const used = others[0] === undefined ? [] : [...readerOf(others[0]), ...(0,text_node/* hopLocation */.xj)(hops).slice(at.length)];
        const crossed = aliases.some(({ alias }) => anchors.targets.get(alias) === node);
        return [{ anchor: node.anchor ?? '', reached: crossed ? [(0,text_path/* formatPath */.jV)(at), ...users] : users, users, used }];
    });
}
function readerOf(user) {
    const merge = user.lastIndexOf('<<');
    return merge !== -1 && merge >= user.length - 2 ? user.slice(0, merge) : user;
}
function sharingWarnings(trail, path, policy) {
    return sharingOf(trail).flatMap(({ anchor, reached, users, used }) => {
        if (policy !== 'anchor' && users.length > 0) {
            const shared = `the anchor &${anchor}, also used at ${someOf(users)}`;
            const hint = policy === 'materialise' ? atAnchor(used) : undefined;
            throw sharingRefused(trail.document.source, (0,text_node/* hopLocation */.xj)(trail.hops), shared, hint);
        }
        if (reached.length === 0)
            return [];
        const place = (0,text_path/* formatPath */.jV)((0,text_path/* createdLocation */.Y7)(path));
        return [`${place}: edited at the anchor &${anchor}; this also changes ${someOf(reached)}`];
    });
}
function refuseUsedAnchor({ document, hops }, scope) {
    const { source, anchors } = document;
    const edited = (0,text_node/* hopLocation */.xj)(hops);
    const isWithin = (other) => {
        const location = (0,text_node/* hopLocation */.xj)(other);
        return edited.every((step, index) => location[index] === step);
    };
    for (const [target, users] of anchors.users) {
        const place = anchors.places.get(target) ?? [];
        const own = scope === 'inside' && place.length === edited.length;
        const outside = users.filter((user) => !isWithin(user));
        if ((0,dist/* isAlias */.Vj)(target) || own || !isWithin(place) || outside.length === 0)
            continue;
        const needs = someOf(outside.map((user) => (0,text_path/* formatPath */.jV)((0,text_node/* hopLocation */.xj)(user))));
        throw sharingRefused(source, edited, `the anchor &${target.anchor}, which ${needs} needs`);
    }
}
const eitherWay = 'Edit the anchored value for all of its users (on-alias: anchor), or give the asked place its own copy (on-alias: materialise).';
function atAnchor(used) {
    return `The asked place is the anchor itself: edit it for all of its users (on-alias: anchor), name the place that is to have a copy of its own (${(0,text_path/* formatPath */.jV)(used)}, with \`key\` for an image), or move the anchor to another place by hand once.`;
}
function sharingRefused(source, location, sharing, hint = eitherWay) {
    const message = `${source.file}: ${(0,text_path/* formatPath */.jV)(location)} shares its value: ${sharing}`;
    return new failure/* Failure */.HR('refused', 'EDIT_ALIAS', message, { hint });
}
function someOf(paths) {
    const shown = paths.slice(0, 10).join(', ');
    return paths.length > 10 ? `${shown} and ${paths.length - 10} more` : shown;
}

// EXTERNAL MODULE: ./build/core/edit/text/source.js
var text_source = __nccwpck_require__(2518);
;// CONCATENATED MODULE: ./build/core/edit/text/verify.js





function verifyChanges(before, after, changes) {
    const count = Math.max(before.documents.length, 1);
    if (after.documents.length !== count)
        throw collateral(before, [], `${count} documents became ${after.documents.length}`);
    for (let index = 0; index < count; index++) {
        const plan = planOf(changes.filter((change) => change.document === index));
        const old = before.documents[index];
        const now = after.documents[index];
        const current = new Comparison(before, old?.anchors.targets, now?.anchors.targets);
        current.walk(old?.root ?? null, now?.root ?? null, plan, []);
        const legacy = new Comparison(before, undefined, undefined);
        legacy.walk(old?.legacyRoot ?? null, now?.legacyRoot ?? null, plan, []);
    }
}
function readsAs(node, value) {
    if (typeof value === 'string')
        return (0,dist/* isScalar */.jn)(node) && node.value === value;
    if ((0,text_value/* isMapValue */.Qy)(value)) {
        if (!(0,dist/* isMap */.jh)(node) || node.items.length !== value.size)
            return false;
        return [...value].every(([key, child], index) => {
            const pair = node.items[index];
            return pair !== undefined && (0,dist/* isScalar */.jn)(pair.key) && pair.key.value === key && readsAs((0,text_node/* asNode */.hK)(pair.value), child);
        });
    }
    if ((0,text_value/* isListValue */.kq)(value)) {
        if (!(0,dist/* isSeq */.oP)(node) || node.items.length !== value.length)
            return false;
        return value.every((child, index) => readsAs((0,text_node/* asNode */.hK)(node.items[index]), child));
    }
    if (value.kind === 'alias')
        return (0,dist/* isAlias */.Vj)(node) && node.source === value.anchor;
    if (!(0,dist/* isScalar */.jn)(node) || node.type !== dist/* Scalar */.X5.PLAIN || node.source !== value.plain)
        return false;
    return value.meaning === undefined || node.value === value.meaning;
}
function planOf(changes, depth = 0) {
    const change = changes.find(({ location }) => location.length === depth);
    if (change !== undefined)
        return { change, children: new Map() };
    const groups = new Map();
    for (const each of changes) {
        const step = each.location[depth] ?? '';
        groups.set(step, groups.get(step) ?? []);
        groups.get(step)?.push(each);
    }
    return { change, children: new Map([...groups].map(([step, group]) => [step, planOf(group, depth + 1)])) };
}
class Comparison {
    #source;
    #oldTargets;
    #newTargets;
    #counterparts = new Map();
    constructor(source, oldTargets, newTargets) {
        this.#source = source;
        this.#oldTargets = oldTargets;
        this.#newTargets = newTargets;
    }
    walk(old, now, plan, at) {
        if (old !== null && now !== null)
            this.#counterparts.set(old, now);
        if (plan?.change !== undefined) {
            this.#changed(old, now, plan.change, at);
            return;
        }
        if (old === null || now === null) {
            if (old !== now)
                throw collateral(this.#source, at, 'appeared or vanished');
            return;
        }
        if (((0,dist/* isMap */.jh)(old) && (0,dist/* isMap */.jh)(now)) || ((0,dist/* isSeq */.oP)(old) && (0,dist/* isSeq */.oP)(now)))
            this.#children(old, now, plan, at);
        else if (!this.#sameLeaf(old, now))
            throw collateral(this.#source, at, 'would change too');
        if (!(0,dist/* isAlias */.Vj)(old) && !(0,dist/* isAlias */.Vj)(now) && (old.anchor !== now.anchor || old.tag !== now.tag)) {
            throw collateral(this.#source, at, 'would lose its anchor or tag');
        }
    }
    #changed(old, now, change, at) {
        if (change.value === undefined || !readsAs(now, change.value)) {
            throw collateral(this.#source, at, 'would not read back as the asked value');
        }
        const kept = old === null || (0,dist/* isAlias */.Vj)(old) || now === null || (0,dist/* isAlias */.Vj)(now) || old.anchor === now.anchor;
        if (!kept)
            throw collateral(this.#source, at, 'would lose its anchor');
    }
    #children(old, now, plan, at) {
        let next = 0;
        for (const [index, item] of old.items.entries()) {
            const step = (0,text_node/* stepOf */.cg)({ container: old, index });
            const child = plan?.children.get(step);
            if (child?.change?.kind === 'remove')
                continue;
            const here = [...at, step];
            const other = now.items[next++];
            if (other === undefined)
                throw collateral(this.#source, here, 'would vanish');
            if ((0,dist/* isPair */.tO)(item) && (0,dist/* isPair */.tO)(other)) {
                this.walk((0,text_node/* asNode */.hK)(item.key), (0,text_node/* asNode */.hK)(other.key), undefined, here);
                this.walk((0,text_node/* asNode */.hK)(item.value), (0,text_node/* asNode */.hK)(other.value), child, here);
            }
            else
                this.walk((0,text_node/* asNode */.hK)(item), (0,text_node/* asNode */.hK)(other), child, here);
        }
        for (let index = next; index < now.items.length; index++)
            this.#inserted({ container: now, index }, plan, at);
        this.#allInserted(plan, old.items.length, now.items.length, at);
    }
    #inserted(hop, plan, at) {
        const step = (0,text_node/* stepOf */.cg)(hop);
        const change = plan?.children.get(step)?.change;
        if (change?.kind !== 'insert' || change.value === undefined || !readsAs((0,text_node/* childNode */.JY)(hop), change.value)) {
            throw collateral(this.#source, [...at, step], 'would appear without being asked for');
        }
    }
    #allInserted(plan, before, after, at) {
        let expected = before;
        for (const { change } of plan?.children.values() ?? []) {
            if (change?.kind === 'insert')
                expected++;
            if (change?.kind === 'remove')
                expected--;
        }
        if (expected !== after)
            throw collateral(this.#source, at, 'would not hold what was asked for');
    }
    #sameLeaf(old, now) {
        if (!(0,dist/* isAlias */.Vj)(old) || !(0,dist/* isAlias */.Vj)(now))
            return (0,dist/* isScalar */.jn)(old) && (0,dist/* isScalar */.jn)(now) && sameScalar(old.value, now.value);
        const target = this.#oldTargets?.get(old);
        const kept = target === undefined || this.#counterparts.get(target) === this.#newTargets?.get(now);
        return old.source === now.source && kept;
    }
}
function sameScalar(old, now) {
    if (old instanceof Date && now instanceof Date)
        return old.getTime() === now.getTime();
    if (old instanceof Uint8Array && now instanceof Uint8Array)
        return Buffer.compare(old, now) === 0;
    if (typeof old === 'symbol' && typeof now === 'symbol')
        return old.description === now.description;
    return Object.is(old, now);
}
function collateral(source, at, problem) {
    const message = `${source.file}: ${(0,text_path/* formatPath */.jV)(at)} ${problem}; nothing was written`;
    const hint = 'The edit would change more than was asked. Please report the file’s layout around this place.';
    return new failure/* Failure */.HR('refused', 'EDIT_COLLATERAL', message, { hint });
}

;// CONCATENATED MODULE: ./build/core/edit/text/editor.js












class YamlEditor {
    #policy;
    #warnings = new Set();
    #claims = [];
    #source;
    #pending = [];
    constructor(source, policy) {
        this.#source = source;
        this.#policy = policy;
    }
    get file() {
        return this.#source.file;
    }
    get warnings() {
        return [...this.#warnings];
    }
    get claims() {
        return this.#claims;
    }
    warn(text) {
        this.#warnings.add(text);
    }
    set(path, value) {
        const document = chooseDocument(this.apply(), path);
        this.setAt(document?.index ?? 0, path.path, value);
    }
    unset(path) {
        const source = this.apply();
        if (path.selector === undefined && !source.documents.some((each) => holds(each, path.path)))
            return;
        const document = chooseDocument(source, path);
        if (document !== undefined)
            this.unsetAt(document.index, path.path);
    }
    setAt(index, path, value) {
        const document = this.#source.documents[index];
        if (document === undefined || (0,text_node/* isNothing */.qv)(document.root)) {
            const source = this.apply();
            this.#ask(rootCreation(source, source.documents[index], path, value), value);
            this.apply();
            return;
        }
        if (this.#isUnchanged(document, path, value)) {
            this.#claim(document, path, value);
            return;
        }
        const trail = this.#ownTrail(index, path);
        const simple = trail.missing.length === 0 && (0,dist/* isScalar */.jn)(trail.node) && !(0,text_value/* isFilledCollection */.JM)(value);
        if (!simple || this.#isPending(trail)) {
            this.apply();
            this.#change(this.#ownTrail(index, path), path, value);
            this.apply();
        }
        else
            this.#change(trail, path, value);
    }
    unsetAt(index, path) {
        const document = this.apply().documents[index];
        if (document === undefined)
            return;
        if (!holds(document, path)) {
            this.#claim(document, path, undefined);
            return;
        }
        const trail = this.#trailToKey(index, path);
        if (trail.inherited !== undefined) {
            throw sharingRefused(this.#source, (0,text_node/* hopLocation */.xj)(trail.hops), 'the key comes from “<<” and cannot be removed here');
        }
        if (trail.missing.length > 0)
            return;
        for (const warning of sharingWarnings(trail, path, this.#policy))
            this.warn(warning);
        refuseUsedAnchor(trail, 'all');
        this.#ask(removal(trail), undefined);
        this.apply();
    }
    setEmbedded(document, path, nested) {
        const before = this.#claims.length;
        this.setAt(document, path, nested.apply().text);
        this.apply();
        const at = [...(0,text_path/* createdLocation */.Y7)(path), '#'];
        const inner = nested.claims.map((claim) => ({
            ...claim,
            document,
            location: [...at, claim.document, ...claim.location],
        }));
        this.#claims.splice(before, Number.POSITIVE_INFINITY, ...inner);
        for (const warning of nested.warnings)
            this.warn(warning);
    }
    textAt(document, path) {
        return textAt(this.#source.documents[document], path);
    }
    apply() {
        if (this.#pending.length === 0)
            return this.#source;
        const pending = this.#pending;
        this.#pending = [];
        const before = this.#source;
        const splices = pending.flatMap((each) => each.splices);
        const after = (0,text_source.parseEdited)(before, (0,splice/* applySplices */.Ut)(before.text, splices));
        verifyChanges(before, after, pending);
        this.#source = after;
        return after;
    }
    #change(trail, path, value) {
        for (const warning of sharingWarnings(trail, path, this.#policy))
            this.warn(warning);
        if (trail.missing.length > 0) {
            this.#ask(creation(trail, value), value);
            return;
        }
        refuseTagged(trail, value);
        if (!(0,dist/* isScalar */.jn)(trail.node))
            refuseUsedAnchor(trail, 'inside');
        this.#ask(replacement(trail, value), value);
    }
    #ask(change, value) {
        this.#pending.push(change);
        if (change.place !== undefined)
            this.#claims.push({ document: change.document, location: change.place, value });
    }
    #claim(document, path, value) {
        const { hops, missing } = follow(document, path, 'look-up');
        const location = [...(0,text_node/* hopLocation */.xj)(hops), ...(0,text_path/* createdLocation */.Y7)(missing)];
        this.#claims.push({ document: document.index, location, value });
    }
    #ownTrail(document, path) {
        for (let round = 0; round < 200; round++) {
            const trail = follow(this.#documentAt(document), path);
            const own = this.#withoutAlias(trail) ?? this.#withoutInheritance(trail);
            if (own !== undefined)
                return own;
        }
        throw new failure/* Failure */.HR('refused', 'EDIT_ALIAS', `${this.file}: the aliases on this path do not end`);
    }
    #withoutAlias(trail) {
        const [crossed] = trail.aliases;
        if (crossed === undefined || this.#policy === 'anchor')
            return undefined;
        const { alias, hops } = crossed;
        const location = (0,text_node/* hopLocation */.xj)(hops);
        const target = trail.document.anchors.targets.get(alias);
        if (this.#policy === 'refuse' || target === undefined) {
            throw sharingRefused(this.#source, location, `the alias *${alias.source}`);
        }
        this.warn(`${(0,text_path/* formatPath */.jV)(location)} was *${alias.source}; it now has a copy of its own`);
        if (trail.missing.length === 0 && trail.node === target)
            return { ...trail, hops, node: alias, aliases: [] };
        this.apply();
        const fresh = follow(this.#documentAt(trail.document.index), location);
        const [again] = fresh.aliases;
        if (again !== undefined && fresh.node !== null) {
            this.#pending.push(aliasCopy(fresh.document, again.hops, again.alias, fresh.node));
            this.apply();
        }
        return undefined;
    }
    #withoutInheritance(trail) {
        if (trail.aliases.length > 0 && this.#policy !== 'anchor')
            return undefined;
        if (trail.inherited === undefined)
            return trail;
        const location = (0,text_node/* hopLocation */.xj)(trail.hops);
        const place = (0,text_path/* formatPath */.jV)([...location, ...(0,text_path/* createdLocation */.Y7)(trail.missing.slice(0, 1))]);
        if (this.#policy === 'refuse')
            throw sharingRefused(this.#source, location, `“<<”, which gives it ${place}`);
        this.warn(`${place} was inherited through “<<”; the map now has its own`);
        if (trail.missing.length === 1)
            return trail;
        this.apply();
        const fresh = follow(this.#documentAt(trail.document.index), [...location, ...trail.missing]);
        if (fresh.inherited !== undefined) {
            this.#pending.push(inheritedCopy(fresh, fresh.inherited));
            this.apply();
        }
        return undefined;
    }
    #trailToKey(index, path) {
        const parent = this.#ownTrail(index, path.slice(0, -1));
        if (path.length === 0 || parent.missing.length > 0)
            return { ...parent, missing: path };
        const document = this.#documentAt(index);
        const child = follow({ ...document, root: parent.node }, path.slice(-1));
        const hops = child.aliases[0]?.hops ?? child.hops;
        return { ...child, document, hops: [...parent.hops, ...hops], aliases: parent.aliases };
    }
    #documentAt(index) {
        const document = this.#source.documents[index];
        if (document === undefined)
            throw (0,failure/* badInput */.AN)('document', `${this.file} has no document ${index}`);
        return document;
    }
    #isUnchanged(document, path, value) {
        const node = lookUp(document, path);
        if (node === undefined)
            return false;
        if (this.#pending.length > 0 && this.#isPending(follow(document, path, 'look-up')))
            return false;
        if (typeof value === 'string')
            return (0,dist/* isScalar */.jn)(node) && node.value === value && readsAsString(node);
        return readsAs(node, value);
    }
    #isPending({ document, hops }) {
        const place = (0,text_path/* formatPath */.jV)((0,text_node/* hopLocation */.xj)(hops));
        return this.#pending.some((each) => each.document === document.index && (0,text_path/* formatPath */.jV)(each.location) === place);
    }
}
function holds(document, path) {
    const { missing, inherited } = follow(document, path, 'look-up');
    return missing.length === 0 || inherited !== undefined;
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/image-place.js




const pins = ['tag', 'digest', 'both'];
function pinnedEdit(edit, { tag, digest }) {
    const asFile = digest === undefined ? 'tag' : tag === undefined ? 'digest' : 'both';
    const pin = edit.pin === 'as-file' ? asFile : edit.pin;
    if (pin === undefined)
        return { ...edit, pin };
    return { ...edit, pin, digest: pin === 'tag' ? undefined : edit.digest, keepTag: pin === 'both' };
}
function referenceAt(document, path) {
    const text = textAt(document, path) ?? '';
    return { form: 'reference', document: document?.index ?? 0, path, parts: (0,reference/* splitImage */.s5)(text.trim()) };
}
function choosePlaces(places, image) {
    if (image === undefined)
        return repositories(places).size === 1 ? places : [];
    const named = namedPlaces(places, image);
    if (named.length > 0)
        return named;
    const sameName = sameNamePlaces(places, image);
    if (sameName.length > 0)
        return repositories(sameName).size === 1 ? sameName : [];
    const unnamed = places.filter(({ parts }) => parts.repository === undefined);
    return unnamed.length === 1 ? unnamed : [];
}
function namedPlaces(places, image) {
    const equal = places.filter((place) => repositoryTexts(place).some((text) => (0,reference/* sameRepository */.RB)(text, image)));
    return equal.length > 0 ? equal : places.filter((place) => (0,reference/* sameRepository */.RB)(replacedName(place) ?? '', image));
}
function repositoryTexts(place) {
    const { repository } = place.parts;
    const split = place.form === 'embedded' ? place.inner : place;
    const shared = split.form === 'split' ? split.sharedRegistry : undefined;
    if (repository === undefined)
        return [];
    return shared === undefined ? [repository] : [repository, repository.slice(shared.length + 1)];
}
function sameNamePlaces(places, image) {
    return places.filter(({ parts }) => parts.repository !== undefined && (0,reference/* lastComponent */.Cy)(parts.repository) === (0,reference/* lastComponent */.Cy)(image));
}
function repositories(places) {
    return new Set(places.map(({ parts }) => (parts.repository === undefined ? '' : (0,reference/* canonicalRepository */.JA)(parts.repository))));
}
function replacedName(place) {
    if (place.form === 'kustomize')
        return place.name;
    return (place.form === 'reference' && place.override?.slice(0, -1)) || undefined;
}
function reportPath(place) {
    if (place.form === 'embedded')
        return `${(0,text_path/* formatPath */.jV)(place.path)}#${(0,text_path/* formatPath */.jV)(place.inner.path)}`;
    return (0,text_path/* formatPath */.jV)(place.form === 'kustomize' ? [...place.path, 'newTag'] : place.path);
}
function noPlace(file, image, places, hint = 'Give `image` as the file has it, or name the place with `key`.') {
    const images = [...new Set(places.map(({ parts }) => (0,reference/* joinImage */.OJ)(parts)))];
    const wanted = image === undefined ? 'which image to change is not clear' : `no place for the image ${image}`;
    const named = images.length === 0 ? 'no image' : images.slice(0, 20).join(', ');
    return new failure/* Failure */.HR('bad-input', 'IMAGE_NOT_FOUND', `${file}: ${wanted}; the file names ${named}`, { hint });
}
function writeReference(editor, place, edit) {
    const { document, path, override = '', parts } = place;
    const renamed = edit.image !== undefined && replacedName(place) === edit.image && parts.repository !== undefined;
    if (renamed)
        editor.warn(`${edit.image} is renamed to ${parts.repository}; the new name was kept`);
    const next = nextParts(editor, parts, renamed ? { ...edit, image: parts.repository } : edit);
    const moves = place.override === '' && next.repository !== parts.repository;
    editor.setAt(document, path, (moves ? `${parts.repository}=` : override) + (0,reference/* joinImage */.OJ)(next));
}
function nextParts(editor, old, edit) {
    const same = old.repository !== undefined && edit.image !== undefined && (0,reference/* sameRepository */.RB)(old.repository, edit.image);
    const repository = same ? old.repository : (edit.image ?? old.repository);
    const keepTag = edit.digest === undefined || edit.keepTag === true || edit.digest === old.digest;
    const stale = edit.tag !== undefined && edit.tag !== old.tag;
    if (edit.pin === 'tag')
        return { repository, tag: edit.tag ?? old.tag, digest: undefined };
    if (edit.pin === 'digest')
        return { repository, tag: undefined, digest: edit.digest ?? old.digest };
    if (stale && edit.digest === undefined && old.digest !== undefined)
        warnStale(editor, old.digest);
    return {
        repository,
        tag: edit.tag ?? (keepTag ? old.tag : undefined),
        digest: edit.digest ?? (stale ? undefined : old.digest),
    };
}
function warnStale(editor, digest) {
    editor.warn(`the digest ${digest} belonged to the old tag and was removed`);
}
function writeSplit(editor, place, edit) {
    const { document } = place;
    const old = (0,reference/* splitTagField */.Zf)(editor.textAt(document, place.path) ?? '');
    const oldDigest = place.digest === undefined ? undefined : editor.textAt(document, place.digest) || undefined;
    if (edit.image !== undefined)
        writeRepository(editor, place, edit.image);
    const stale = edit.tag !== undefined && edit.tag !== old.tag;
    const drops = edit.pin === 'tag' || (stale && edit.digest === undefined);
    const tag = edit.pin === 'digest' && old.tag === undefined ? undefined : edit.tag;
    if (tag !== undefined || old.digest !== undefined) {
        const inTag = old.digest === undefined || drops ? undefined : (edit.digest ?? old.digest);
        if (old.digest !== undefined && inTag === undefined && edit.pin === undefined)
            warnStale(editor, old.digest);
        editor.setAt(document, place.path, `${tag ?? old.tag ?? ''}${inTag === undefined ? '' : `@${inTag}`}`);
    }
    if (edit.digest !== undefined && (old.digest === undefined || oldDigest !== undefined)) {
        editor.setAt(document, place.digest ?? place.create.digest, edit.digest);
    }
    else if (drops && oldDigest !== undefined && place.digest !== undefined) {
        if (edit.pin === undefined)
            warnStale(editor, oldDigest);
        editor.setAt(document, place.digest, '');
    }
}
function writeRepository(editor, place, image) {
    const { document, registry, sharedRegistry: shared } = place;
    const repository = place.repository ?? place.create.repository;
    if (repository === undefined || repositoryTexts(place).some((old) => (0,reference/* sameRepository */.RB)(old, image)))
        return;
    const host = registry === undefined ? undefined : editor.textAt(document, registry) || undefined;
    const before = shared ?? host;
    if (before !== undefined && image.startsWith(`${before}/`)) {
        editor.setAt(document, repository, image.slice(before.length + 1));
    }
    else if (registry === undefined || host === undefined) {
        if (shared !== undefined) {
            editor.warn(`global.imageRegistry is ${shared}, which charts may put before the repository ${image}`);
        }
        editor.setAt(document, repository, image);
    }
    else {
        const { host = reference/* dockerHub */.UD, path } = (0,reference/* splitHost */.Ve)(image);
        editor.setAt(document, registry, host);
        editor.setAt(document, repository, path);
    }
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/kind.js

function manifestsIn(document) {
    const manifestsAt = (at, versionOfList) => {
        const kind = textAt(document, [...at, 'kind']);
        const apiVersion = textAt(document, [...at, 'apiVersion']) ?? versionOfList;
        if (kind === undefined || apiVersion === undefined)
            return [];
        if (kind !== 'List')
            return [{ kind, apiVersion, at }];
        return itemsAt(document, [...at, 'items']).flatMap((_, index) => manifestsAt([...at, 'items', index], apiVersion));
    };
    return manifestsAt([], undefined);
}
function isApplication({ apiVersion, kind }) {
    return apiVersion.startsWith('argoproj.io/') && (kind === 'Application' || kind === 'ApplicationSet');
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/helm-values.js








const helmValues = {
    isIn: ({ source }) => source.documents.every((document) => manifestsIn(document).length === 0),
    places: (document) => valuesPlaces(document, []),
};
const defaultKey = (0,text_path/* parsePath */.Rr)('image.tag');
function placeOfKey(source, document, key, edit) {
    const parent = key.path.slice(0, -1);
    const last = key.path.at(-1);
    const value = lookUp(document, key.path);
    refuseMisplacedKey(source, key, value);
    const holder = parent.length === 0 ? undefined : lookUp(document, parent);
    if (holder !== undefined && isPlaceholder(source, holder)) {
        throw placeholderFailure(source, holder, (0,text_path/* formatPath */.jV)(parent));
    }
    if (document !== undefined && (0,dist/* isScalar */.jn)(holder) && !(0,text_node/* isNothing */.qv)(holder)) {
        if (holdsImage(document, parent, edit.image))
            return imageAt(document, parent);
        const message = `${source.file}: ${(0,text_path/* formatPath */.jV)(parent)} holds a single value that is no image, so ${key.text} cannot be below it`;
        const hint = 'Name the place of the tag as the file has it, or give `image` when this value is its name.';
        throw new failure/* Failure */.HR('bad-input', 'EDIT_PATH_TYPE', message, { hint });
    }
    const name = typeof last === 'string' ? last : '';
    const newItem = value === undefined && typeof last !== 'string' && edit.image !== undefined;
    if (!newItem && !isCombined(source, value, name))
        return splitAt(document, key.path, siblingNames(name || 'tag'));
    if (value === undefined && edit.image === undefined) {
        throw (0,failure/* badInput */.AN)('key', `${source.file} has nothing at ${key.text} yet`, 'Give `image` too, so that repository and tag can be written.');
    }
    return referenceAt(document, key.path);
}
function holdsImage(document, path, image) {
    const text = (textAt(document, path) ?? '').trim();
    if ((0,reference/* isTemplated */.dw)(text))
        return true;
    if (!(0,reference/* looksLikeImage */.Ng)(text))
        return false;
    const { repository = '', tag } = (0,reference/* splitImage */.s5)(text);
    const wanted = image !== undefined && (0,reference/* lastComponent */.Cy)(image) === (0,reference/* lastComponent */.Cy)(repository);
    return endsIn(path.at(-1), imageName) || wanted || tag !== undefined || repository.includes('/');
}
function refuseMisplacedKey(source, key, value) {
    const long = (0,dist/* isScalar */.jn)(value) && typeof value.value === 'string' && value.value.trim().includes('\n');
    if (value === undefined || ((0,dist/* isScalar */.jn)(value) && !long))
        return;
    if (isPlaceholder(source, value))
        throw placeholderFailure(source, value, key.text);
    const held = long ? 'a text of several lines' : 'a map or list';
    throw (0,failure/* badInput */.AN)('key', `${key.text} in ${source.file} holds ${held}, not a tag`, 'Name the tag itself, as in image.tag.');
}
const imageName = /image$/i;
const imagesName = /images$/i;
function endsIn(segment, name) {
    return typeof segment === 'string' && name.test(segment);
}
function valuesPlaces(document, root) {
    const found = [];
    const visit = (node, at) => {
        if ((0,dist/* isSeq */.oP)(node))
            for (const [index, item] of node.items.entries())
                enter((0,text_node/* asNode */.hK)(item), [...at, index]);
        if (!(0,dist/* isMap */.jh)(node))
            return;
        if (isImageMap(document, node, at))
            found.push(splitAt(document, [...at, 'tag'], siblingNames('tag')));
        for (const pair of node.items) {
            const key = (0,text_node/* keyText */.Pu)(pair.key);
            if (key !== undefined)
                enter((0,text_node/* asNode */.hK)(pair.value), [...at, key]);
        }
    };
    const enter = (node, at) => {
        const scalar = resolved(document, node);
        const text = (0,dist/* isScalar */.jn)(scalar) && typeof scalar.value === 'string' ? scalar.value : '';
        const isImage = endsIn(at.at(-1), imageName)
            ? (0,reference/* looksLikeImage */.Ng)(text) || (0,reference/* isTemplated */.dw)(text)
            : endsIn(at.at(-2), imagesName) && isVersioned(text);
        if (isImage)
            found.push(imageAt(document, at));
        else
            visit(node, at);
    };
    visit(lookUp(document, root) ?? null, root);
    return found;
}
function resolved({ anchors }, value) {
    const node = (0,text_node/* asNode */.hK)(value);
    return (0,dist/* isAlias */.Vj)(node) ? (anchors.targets.get(node) ?? null) : node;
}
function isVersioned(text) {
    const { tag, digest } = (0,reference/* splitImage */.s5)(text);
    return (0,reference/* looksLikeImage */.Ng)(text) && (tag !== undefined || digest !== undefined);
}
function isImageMap(document, map, at) {
    const own = (name) => {
        const pair = (0,text_node/* findPair */.c6)(map, name);
        const value = resolved(document, pair?.value);
        return pair !== undefined && (value === null || (0,dist/* isScalar */.jn)(value)) ? { value } : undefined;
    };
    const named = endsIn(at.at(-1), imageName);
    const tagged = own('tag') !== undefined;
    const versioned = tagged || own('digest') !== undefined;
    const repository = own('repository');
    if (repository === undefined) {
        const name = nodeText(document.source, own('name')?.value);
        return (named && tagged) || (endsIn(at.at(-2), imagesName) && isRepositoryName(name) && versioned);
    }
    const text = nodeText(document.source, repository.value) ?? '';
    return (named || versioned) && !text.includes('://');
}
function isRepositoryName(text) {
    return text?.includes('/') === true && (0,reference/* looksLikeImage */.Ng)(text);
}
function siblingNames(tag) {
    const [, prefix = '', ending] = /^(.*?)(tag|Tag|TAG)$/.exec(tag) ?? [];
    const shape = (name) => {
        if (ending === 'Tag')
            return prefix + name.charAt(0).toUpperCase() + name.slice(1);
        return prefix + (ending === 'TAG' ? name.toUpperCase() : name);
    };
    return { registry: shape('registry'), repository: shape('repository'), name: shape('name'), digest: shape('digest') };
}
function splitAt(document, tag, names) {
    const parent = tag.slice(0, -1);
    const read = (path) => textAt(document, path) || undefined;
    const existing = (path) => (lookUp(document, path) === undefined ? undefined : path);
    const name = [...parent, names.name];
    const ownRepository = [...parent, names.repository];
    const repositoryPath = existing(ownRepository) === undefined && isRepositoryName(read(name)) ? name : ownRepository;
    const digestPath = [...parent, names.digest];
    const registry = existing([...parent, names.registry]);
    const repository = read(repositoryPath);
    const hosted = (0,reference/* splitHost */.Ve)(repository ?? '').host !== undefined;
    const shared = registry !== undefined || hosted ? undefined : sharedRegistry(document, parent);
    const host = registry === undefined ? shared : read(registry);
    const field = (0,reference/* splitTagField */.Zf)((read(tag) ?? '').trim());
    const holder = lookUp(document, parent);
    const empty = holder === undefined || (0,text_node/* isNothing */.qv)(holder) || ((0,dist/* isMap */.jh)(holder) && holder.items.length === 0);
    return {
        form: 'split',
        document: document?.index ?? 0,
        path: tag,
        parts: {
            repository: repository !== undefined && host !== undefined ? `${host}/${repository}` : repository,
            tag: field.tag,
            digest: read(digestPath) ?? field.digest,
        },
        registry,
        sharedRegistry: shared,
        repository: existing(repositoryPath),
        digest: existing(digestPath),
        create: parent.length > 0 && empty ? { repository: repositoryPath, digest: digestPath } : { digest: digestPath },
    };
}
function sharedRegistry(document, parent) {
    const found = [...parent.keys(), parent.length]
        .map((end) => textAt(document, [...parent.slice(0, end), 'global', 'imageRegistry']))
        .findLast(Boolean);
    return found || undefined;
}
function imageAt(document, path) {
    const place = referenceAt(document, path);
    const last = path.at(-1);
    if (typeof last !== 'string' || place.parts.tag !== undefined || place.parts.digest !== undefined)
        return place;
    const parent = path.slice(0, -1);
    const tag = [`${last}Tag`, 'tag'].find((name) => (0,dist/* isScalar */.jn)(lookUp(document, [...parent, name])));
    if (tag === undefined)
        return place;
    return splitAt(document, [...parent, tag], { ...siblingNames(tag), repository: last });
}
function isCombined(source, value, key) {
    const named = imageName.test(key);
    const text = nodeText(source, value);
    if (text === undefined)
        return named && (value === undefined || (0,dist/* isScalar */.jn)(value));
    return (0,dist/* isScalar */.jn)(value) && (named || (/[/:]/.test(text.replace(/@.*$/, '')) && (0,reference/* looksLikeImage */.Ng)(text)));
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/embedded-values.js








function editAt(editor, path, input, edit) {
    const split = splitAtText(path);
    if (split === undefined) {
        edit(editor, path);
        return;
    }
    const document = chooseDocument(editor.apply(), split.outer)?.index ?? 0;
    const place = { document, path: split.outer.path, name: path.text };
    editEmbedded(editor, place, input, (nested) => edit(nested, split.inner));
}
function editEmbedded(editor, { document: index, path, name }, input, edit) {
    const document = editor.apply().documents[index];
    const inner = yamlAt(editor.apply(), document, path, input);
    const node = lookUp(document, path);
    if (!(0,dist/* isScalar */.jn)(node) || node.type !== dist/* Scalar */.X5.BLOCK_LITERAL || /[1-9]/.test((0,text_node/* blockHeader */.$6)(node))) {
        const message = `${editor.file}: ${name} is in a text that does not stand as it reads`;
        const hint = 'Write the values as a literal block (values: |) or, better, as valuesObject.';
        throw new failure/* Failure */.HR('refused', 'EDIT_EMBEDDED', message, { hint });
    }
    const nested = new YamlEditor(inner, 'anchor');
    edit(nested, inner);
    editor.setEmbedded(index, path, nested);
}
function embeddedPlaces(document, path) {
    const inner = embeddedSource(document, path);
    const places = inner?.documents.flatMap((each) => valuesPlaces(each, [])) ?? [];
    return places.map((each) => ({ form: 'embedded', document: document.index, path, parts: each.parts, inner: each }));
}
function placeOfEmbeddedKey(document, key, edit) {
    const split = splitAtText(key);
    if (split === undefined)
        return undefined;
    const { path } = split.outer;
    const source = yamlAt(document.source, document, path, 'key');
    const inner = placeOfKey(source, source.documents[0], split.inner, edit);
    return { form: 'embedded', document: document.index, path, parts: inner.parts, inner };
}
function splitAtText({ path, selector, }) {
    const at = 1 + path.indexOf('helm');
    const mark = path[at];
    if (at === 0 || typeof mark !== 'string' || !mark.startsWith('values#'))
        return undefined;
    const outer = [...path.slice(0, at), 'values'];
    const first = mark.slice('values#'.length);
    const inner = [...(first === '' ? [] : [first]), ...path.slice(at + 1)];
    return {
        outer: { text: (0,text_path/* formatPath */.jV)(outer), selector, path: outer },
        inner: { text: (0,text_path/* formatPath */.jV)(inner), selector: undefined, path: inner },
    };
}
function yamlAt(source, document, path, input) {
    const inner = document === undefined ? undefined : embeddedSource(document, path);
    if (inner !== undefined)
        return inner;
    const hint = 'Name a place in valuesObject, which is created when it is not there.';
    throw (0,failure/* badInput */.AN)(input, `${(0,text_path/* formatPath */.jV)(path)} of ${source.file} holds no YAML text`, hint);
}
function isTemplateAt(document, path) {
    return isText(document, path) && embeddedSource(document, path) === undefined;
}
function embeddedSource(document, path) {
    if (!isText(document, path))
        return undefined;
    try {
        return (0,text_source.parseSource)(`${document.source.file} (helm.values)`, textAt(document, path) ?? '');
    }
    catch (error) {
        if (error instanceof failure/* Failure */.HR && error.code === 'YAML_TEMPLATE')
            return undefined;
        throw error;
    }
}
function isText(document, path) {
    const node = lookUp(document, path);
    return (0,dist/* isScalar */.jn)(node) && typeof node.value === 'string';
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/application.js








const application = {
    isIn: (document) => manifestsIn(document).some(isApplication),
    places: (document) => sourcesIn(document).flatMap((each) => sourcePlaces(document, each)),
    missingPlace: (_source, document, key) => document !== undefined && lookUp(document, key.path) === undefined
        ? missingParameter(document.index, key)
        : undefined,
    whereElse(document) {
        const templates = sourcesIn(document).map((each) => [...each, 'helm', 'values']);
        const path = templates.find((each) => isTemplateAt(document, each));
        if (path === undefined)
            return undefined;
        return `${(0,text_path/* formatPath */.jV)(path)} is a template, in which images are not looked for: edit what its generators read, or use valuesObject.`;
    },
};
function sourcesIn(document) {
    return manifestsIn(document)
        .filter(isApplication)
        .flatMap(({ kind, at }) => {
        const spec = [...at, ...(kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'])];
        const several = itemsAt(document, [...spec, 'sources']).map((_, index) => [...spec, 'sources', index]);
        return [[...spec, 'source'], ...several];
    });
}
function sourcePlaces(document, source) {
    return [
        ...parameterPlaces(document, [...source, 'helm', 'parameters']),
        ...valuesPlaces(document, [...source, 'helm', 'valuesObject']),
        ...embeddedPlaces(document, [...source, 'helm', 'values']),
        ...overridePlaces(document, [...source, 'kustomize', 'images']),
    ];
}
function parameterPlaces(document, list) {
    const values = new Map();
    for (const index of itemsAt(document, list).keys()) {
        const name = textAt(document, [...list, index, 'name']);
        if (name !== undefined)
            values.set(name, [...list, index, 'value']);
    }
    const text = (path) => (path === undefined ? undefined : textAt(document, path) || undefined);
    const whole = [...values].flatMap(([name, path]) => {
        const image = /image$/i.test(name) ? (text(path) ?? '') : '';
        return (0,reference/* looksLikeImage */.Ng)(image) || (0,reference/* isTemplated */.dw)(image) ? [referenceAt(document, path)] : [];
    });
    const stems = new Set([...values.keys()].flatMap((name) => imageStem(name, values) ?? []));
    const split = [...stems].map((stem) => {
        const [registry, repository, tag, digest] = ['registry', 'repository', 'tag', 'digest'].map((key) => values.get(stem + key));
        const host = text(registry);
        const name = text(repository);
        return {
            form: 'split',
            document: document.index,
            path: tag ?? parameterValue(list, `${stem}tag`),
            parts: {
                repository: name === undefined || host === undefined ? name : `${host}/${name}`,
                tag: text(tag),
                digest: text(digest),
            },
            registry,
            repository,
            digest,
            create: { digest: parameterValue(list, `${stem}digest`) },
        };
    });
    return [...whole, ...split];
}
function imageStem(name, values) {
    const [, stem = '', key] = /^(.*\.)?(tag|digest|repository)$/.exec(name) ?? [];
    if (key === 'repository')
        return /image\.$/i.test(stem) ? stem : undefined;
    return key === 'tag' || (key === 'digest' && values.has(`${stem}repository`)) ? stem : undefined;
}
function parameterValue(list, name) {
    return [...list, { field: 'name', value: name }, 'value'];
}
function missingParameter(document, { path }) {
    const [helm, parameters, item, value] = path.slice(-4);
    if (helm !== 'helm' || parameters !== 'parameters' || value !== 'value')
        return undefined;
    if (typeof item !== 'object' || !('field' in item) || item.field !== 'name')
        return undefined;
    return {
        form: 'split',
        document,
        path,
        parts: { repository: undefined, tag: undefined, digest: undefined },
        create: { digest: parameterValue(path.slice(0, -2), item.value.replace(/[^.]*$/, 'digest')) },
    };
}
function overridePlaces(document, list) {
    const paths = itemsAt(document, list).map((_, index) => [...list, index]);
    return paths.flatMap((path) => {
        const text = textAt(document, path);
        if (text === undefined || !(0,dist/* isScalar */.jn)(lookUp(document, path)))
            return [];
        const override = /^[^=]*=/.exec(text)?.[0] ?? '';
        const parts = (0,reference/* splitImage */.s5)(text.slice(override.length));
        return [{ form: 'reference', document: document.index, path, override, parts }];
    });
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/kustomization.js







const imageFields = ['newName', 'newTag', 'digest'];
const fileName = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;
const kustomization = {
    isIn: isKustomization,
    places: (document) => (isKustomization(document) ? [...entryPlaces(document), ...chartPlaces(document)] : []),
    files: fileName,
    missingPlace: missingEntry,
    add(editor, source, image, edit) {
        const documents = source.documents.filter((each) => isKustomization(each) || (0,text_node/* isNothing */.qv)(each.root));
        if (documents.length > 1)
            return false;
        addEntry(editor, documents[0], image, edit);
        return true;
    },
};
function isKustomization(document) {
    const kind = fieldOf(document, 'kind');
    if (kind === 'Kustomization' || kind === 'Component')
        return true;
    return kind === undefined && fileName.test(document.source.file);
}
function writeEntry(editor, place, edit) {
    const { document, path, parts, name } = place;
    const { image, tag, digest } = edit;
    if (image !== undefined && !(0,reference/* sameRepository */.RB)(image, parts.repository ?? name)) {
        if (!(0,reference/* sameRepository */.RB)(image, name))
            editor.setAt(document, [...path, 'newName'], image);
        else
            editor.warn(`the entry ${name} is renamed to ${parts.repository}; its newName was kept`);
    }
    if (tag !== undefined && writesTag(edit))
        editor.setAt(document, [...path, 'newTag'], tag);
    if (digest !== undefined) {
        editor.setAt(document, [...path, 'digest'], digest);
        if (edit.keepTag !== true)
            editor.unsetAt(document, [...path, 'newTag']);
    }
    else if (tag !== undefined && parts.digest !== undefined) {
        if (edit.pin === undefined)
            warnStale(editor, parts.digest);
        editor.unsetAt(document, [...path, 'digest']);
    }
}
function writesTag({ digest, keepTag }) {
    return digest === undefined || keepTag === true;
}
function addEntry(editor, document, image, edit) {
    const entry = new Map([['name', image]]);
    if (edit.tag !== undefined && writesTag(edit))
        entry.set('newTag', edit.tag);
    if (edit.digest !== undefined)
        entry.set('digest', edit.digest);
    editor.setAt(document?.index ?? 0, [...imagesLocation(document), text_path/* append */.BC], entry);
}
function entryOf({ path }) {
    return imageFields.includes(path.at(-1)) ? path.slice(0, -1) : path;
}
function missingEntry(source, document, key) {
    const ours = document === undefined ? fileName.test(source.file) : isKustomization(document);
    const images = imagesLocation(document);
    const path = entryOf(key);
    const inside = images.every((step, index) => step === path[index]);
    if (!ours || !inside || path.length > images.length + 1)
        return undefined;
    const entry = path[images.length];
    if (typeof entry !== 'object' || !('field' in entry) || entry.field !== 'name') {
        const hint = `Name it, as in ${(0,text_path/* formatPath */.jV)(images)}[name=web].newTag; one that is missing is added.`;
        throw (0,failure/* badInput */.AN)('key', `${key.text} names no image in ${source.file}`, hint);
    }
    const name = entry.value;
    const parts = { repository: name, tag: undefined, digest: undefined };
    return { form: 'kustomize', document: document?.index ?? 0, path, name, parts };
}
function entryPlaces(document) {
    const list = imagesLocation(document);
    return itemsAt(document, list).flatMap((_, index) => {
        const path = [...list, index];
        const field = (key) => textAt(document, [...path, key]) || undefined;
        const name = field('name');
        if (name === undefined)
            return [];
        const parts = { repository: field('newName') ?? name, tag: field('newTag'), digest: field('digest') };
        return [{ form: 'kustomize', document: document.index, path, name, parts }];
    });
}
function imagesLocation(document) {
    const version = document === undefined ? undefined : fieldOf(document, 'apiVersion');
    return version?.startsWith('kustomize.toolkit.fluxcd.io/') === true ? ['spec', 'images'] : ['images'];
}
function chartPlaces(document) {
    return itemsAt(document, ['helmCharts']).flatMap((_, index) => valuesPlaces(document, ['helmCharts', index, 'valuesInline']));
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/workload.js




const podSpecs = new Map([
    ['Pod', ['spec']],
    ['PodTemplate', ['template', 'spec']],
    ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
    ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'Rollout'].map((kind) => [kind, ['spec', 'template', 'spec']]),
]);
const containerLists = ['containers', 'initContainers', 'ephemeralContainers'];
const workload = {
    isIn: (document) => manifestsIn(document).some(({ kind }) => podSpecs.has(kind)),
    places: (document) => manifestsIn(document)
        .flatMap(({ kind, at }) => {
        const spec = podSpecs.get(kind);
        return spec === undefined ? [] : containerLists.map((list) => [...at, ...spec, list]);
    })
        .flatMap((list) => itemsAt(document, list).map((_, index) => [...list, index, 'image']))
        .filter((path) => (0,dist/* isScalar */.jn)(lookUp(document, path)))
        .map((path) => referenceAt(document, path)),
};

;// CONCATENATED MODULE: ./build/core/edit/kinds/kinds.js





const kinds = [kustomization, workload, application];
function kindOf(source) {
    const { documents, file } = source;
    const isOf = (kind) => documents.length === 0 ? kind.files?.test(file) : documents.some((document) => kind.isIn(document));
    return kinds.find(isOf) ?? (documents.some((document) => manifestsIn(document).length > 0) ? workload : helmValues);
}
const known = new WeakMap();
function placesIn(source) {
    let places = known.get(source);
    if (places === undefined) {
        const within = kindOf(source) === helmValues ? [helmValues] : kinds;
        places = source.documents.flatMap((document) => within.flatMap((kind) => kind.places(document)));
        known.set(source, places);
    }
    return places;
}
function missingPlace(source, document, key) {
    const places = kinds.map((kind) => kind.missingPlace?.(source, document, key));
    return places.find((place) => place !== undefined);
}
function whereElse(source) {
    const hints = source.documents.flatMap((document) => kinds.map((kind) => kind.whereElse?.(document)));
    return hints.find((hint) => hint !== undefined);
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/template.js






function editTemplate(file, text, key, edit) {
    const lines = scanLines(text);
    const splices = [];
    const claims = [];
    for (const { path, value, needed } of wantedLines(lines, key.path, edit)) {
        const found = linesAt(lines, path);
        if (found.length === 0 && !needed)
            continue;
        const { line, start, raw } = onlyLine(file, path, found, lines);
        const old = scalarText(raw);
        if (old === undefined) {
            const message = `${file}:${line}: ${path} is not a plain value on its own line`;
            const hint = 'In a template only “key: value” lines are edited; move the value into values.yaml.';
            throw new failure/* Failure */.HR('refused', 'YAML_TEMPLATE', message, { hint, place: { file, line } });
        }
        claims.push({ document: 0, location: (0,text_path/* createdLocation */.Y7)((0,text_path/* parsePath */.Rr)(path).path), value });
        if (old.text === value)
            continue;
        const written = (raw === '' ? ' ' : '') + renderString(value, old.quote, false);
        splices.push({ start, end: start + raw.length, text: written });
    }
    return { text: (0,splice/* applySplices */.Ut)(text, splices), claims };
}
function readTemplate(text, { path: key }) {
    const lines = scanLines(text);
    const read = (path) => {
        const [line, ...others] = linesAt(lines, path);
        return line === undefined || others.length > 0 ? undefined : scalarText(line.raw)?.text || undefined;
    };
    const path = (0,text_path/* formatPath */.jV)(key);
    const value = read(path);
    if (value !== undefined && isWhole(path, value))
        return (0,reference/* splitImage */.s5)(value);
    return { repository: read(beside(key, 'repository')), tag: value, digest: read(beside(key, 'digest')) };
}
function wantedLines(lines, key, given) {
    const path = (0,text_path/* formatPath */.jV)(key);
    const old = scalarText(linesAt(lines, path)[0]?.raw ?? '')?.text ?? '';
    if (isWhole(path, old)) {
        const parts = (0,reference/* splitImage */.s5)(old);
        const { image, tag, digest, pin, keepTag } = pinnedEdit(given, parts);
        const keep = digest === undefined || keepTag === true;
        const newTag = pin === 'digest' ? undefined : (tag ?? (keep ? parts.tag : undefined));
        const kept = pin !== 'tag' && (tag === undefined || tag === parts.tag) ? parts.digest : undefined;
        const next = { repository: image ?? parts.repository, tag: newTag, digest: digest ?? kept };
        return [{ path, value: (0,reference/* joinImage */.OJ)(next), needed: true }];
    }
    const oldDigest = scalarText(linesAt(lines, beside(key, 'digest'))[0]?.raw ?? '')?.text || undefined;
    const { image, tag, digest, pin } = pinnedEdit(given, { tag: old || undefined, digest: oldDigest });
    const drops = pin === 'tag' || (tag !== undefined && tag !== old && digest === undefined);
    const stale = drops ? '' : digest;
    return [
        ...(tag === undefined ? [] : [{ path, value: tag, needed: true }]),
        ...(image === undefined ? [] : [{ path: beside(key, 'repository'), value: image, needed: false }]),
        ...(stale === undefined ? [] : [{ path: beside(key, 'digest'), value: stale, needed: digest !== undefined }]),
    ];
}
function beside(key, name) {
    return (0,text_path/* formatPath */.jV)([...key.slice(0, -1), name]);
}
function isWhole(path, value) {
    if (!(0,reference/* looksLikeImage */.Ng)(value))
        return false;
    return /image$/i.test(path) || /[/:]/.test(value.replace(/@.*$/, ''));
}
function linesAt(lines, path) {
    const exact = lines.filter((line) => line.path === path);
    return exact.length > 0 ? exact : lines.filter((line) => line.keys === path);
}
const plainLine = /^( *)((?:- +)*)("[^"\\]*"|'[^']*'|[\w./-]+):(?:( +)(?!#)(.*?))?( +#.*| *)$/;
function scanLines(text) {
    const found = [];
    const parents = [];
    let offset = text.startsWith('\uFEFF') ? 1 : 0;
    let number = 0;
    let block = Number.POSITIVE_INFINITY;
    for (const whole of text.slice(offset).split('\n')) {
        number++;
        const line = whole.replace(/\r$/, '');
        const indent = line.search(/\S/);
        const inBlock = indent === -1 || indent > block;
        if (!inBlock)
            block = /: +[|>][-+\d]*(?: +#.*)?$/.test(line) ? indent : Number.POSITIVE_INFINITY;
        const match = inBlock || line.startsWith('#', indent) ? null : plainLine.exec(line);
        if (match !== null) {
            const [, margin = '', dashes = '', name = '', gap = '', raw = ''] = match;
            for (const dash of dashes.matchAll(/-/g))
                enterItem(parents, margin.length + dash.index);
            const column = margin.length + dashes.length;
            while ((parents.at(-1)?.indent ?? -1) >= column)
                parents.pop();
            parents.push({ indent: column, segment: name.replace(/^["']|["']$/g, ''), items: 0 });
            const start = offset + column + name.length + 1 + (raw === '' ? 0 : gap.length);
            const path = parents.map(({ segment }) => segment);
            const keys = path.filter((segment) => typeof segment === 'string');
            found.push({ path: (0,text_path/* formatPath */.jV)(path), keys: (0,text_path/* formatPath */.jV)(keys), line: number, start, raw });
        }
        offset += whole.length + 1;
    }
    return found;
}
function enterItem(parents, column) {
    const isBelow = ({ indent, segment }) => indent > column || (indent === column && typeof segment === 'number');
    for (let last = parents.at(-1); last !== undefined && isBelow(last); last = parents.at(-1))
        parents.pop();
    const list = parents.at(-1);
    parents.push({ indent: column, segment: list?.items ?? 0, items: 0 });
    if (list !== undefined)
        list.items++;
}
function scalarText(raw) {
    if (/\{[{%]/.test(raw))
        return undefined;
    const [, double, single] = /^(?:"([^"\\]*)"|'([^']*)')$/.exec(raw) ?? [];
    if (double !== undefined)
        return { text: double, quote: 'double' };
    if (single !== undefined)
        return { text: single, quote: 'single' };
    return /^[&*!|>'"%@`[\]{}#,]|: | #/.test(raw) ? undefined : { text: raw, quote: 'plain' };
}
function onlyLine(file, path, found, lines) {
    const [line, ...others] = found;
    if (line !== undefined && others.length === 0)
        return line;
    const deeper = lines.filter(({ keys }) => keys.endsWith(`.${path}`)).slice(0, 5);
    const [problem, hint] = line !== undefined
        ? [
            `lines ${found.map((each) => each.line).join(', ')}, not exactly one`,
            'Move the value into values.yaml and edit it there.',
        ]
        : [
            'no line has this key',
            deeper.length === 0
                ? 'Name the line by its full path, as in image.tag, or move the value into values.yaml and edit it there.'
                : `Give the full path: ${deeper.map((each) => each.path).join(' or ')}.`,
        ];
    const message = `${file}: a template, not YAML; key ${path}: ${problem}`;
    throw new failure/* Failure */.HR('bad-input', 'YAML_TEMPLATE', message, { hint });
}

;// CONCATENATED MODULE: ./build/core/edit/kinds/placeholder.js






function refuseOverwritten(source, place, edit) {
    const document = source.documents[place.document];
    if (document === undefined)
        return;
    const set = applicationSetOf(document, place);
    if (edit.fresh === true && set === undefined)
        return;
    const inner = place.form === 'embedded' ? place.inner : place;
    const part = overwritten(inner, edit).find((name) => (0,reference/* isTemplated */.dw)(inner.parts[name] ?? ''));
    const text = part === undefined ? undefined : inner.parts[part];
    if (part === undefined || text === undefined)
        return;
    const path = partPath(inner, part);
    const [node, name] = place.form === 'embedded'
        ? [lookUp(document, place.path), `${(0,text_path/* formatPath */.jV)(place.path)}#${(0,text_path/* formatPath */.jV)(path)}`]
        : [lookUp(document, path), (0,text_path/* formatPath */.jV)(path)];
    const origin = set === undefined ? feedHint(text) : generatorHint(document, set, text, edit.image);
    const beside = part === 'repository' && (inner.form === 'split' || inner.parts.tag !== undefined);
    const without = beside ? 'Leave `image` out to write the tag beside it. ' : '';
    const hint = `${without}${origin} To put a fixed value here all the same, use \`set\`.`;
    throw placeholderFailure(source, node, name, text, hint);
}
function applicationSetOf(document, place) {
    const path = (0,text_path/* createdLocation */.Y7)(place.path);
    return manifestsIn(document).find((each) => isApplication(each) && each.kind === 'ApplicationSet' && each.at.every((step, index) => step === path[index]));
}
function overwritten({ form, parts: old }, edit) {
    const { image, tag, digest } = edit;
    const { repository = '' } = old;
    const versioned = tag !== undefined || digest !== undefined;
    const whole = form === 'reference' && versioned && old.tag === undefined && /\}$/.test(repository);
    const moved = image !== undefined && !(0,reference/* sameRepository */.RB)(image, repository);
    const parts = [];
    if (versioned && tag !== old.tag)
        parts.push('tag');
    if (versioned && digest !== old.digest && (digest !== undefined || tag !== old.tag))
        parts.push('digest');
    if (moved || whole)
        parts.push('repository');
    return parts;
}
const entryKeys = { repository: 'newName', tag: 'newTag', digest: 'digest' };
function partPath(place, part) {
    if (place.form === 'kustomize')
        return [...place.path, entryKeys[part]];
    return (place.form === 'split' && part !== 'tag' ? place[part] : undefined) ?? place.path;
}
function generatorHint(document, { at }, placeholder, image) {
    const generators = generatorsIn(document, [...at, 'spec', 'generators']);
    const parameter = parameterOf(placeholder);
    const valueKeys = generators.flatMap((generator) => elementKeys(document, generator, parameter, image));
    const [first] = valueKeys;
    if (first !== undefined) {
        const several = `${valueKeys.slice(0, 5).join(', ')}${valueKeys.length > 5 ? ', …' : ''}`;
        const choice = valueKeys.length === 1 ? `give key: ${first}` : `give as key the one that is meant: ${several}`;
        return `The generator holds the value; ${choice}.`;
    }
    const files = generators.filter(({ type, at }) => type === 'git' && lookUp(document, [...at, 'files']));
    if (files.length > 0) {
        const names = files.flatMap((each) => filePatterns(document, [...each.at, 'files']));
        const key = parameter.length === 0 ? 'the value' : (0,text_path/* formatPath */.jV)(parameter);
        return `The value stands in the files that the git generator reads, ${names.join(', ')}: give one as file, with key: ${key}.`;
    }
    const others = generators.map((each) => `${each.type} at ${(0,text_path/* formatPath */.jV)(each.at)}`);
    const by = others.length === 0 ? 'a generator' : `a generator (${others.join(', ')})`;
    return `The value comes from ${by}: change it where that takes it from.`;
}
function parameterOf(placeholder) {
    const inside = /\{\{-?(.*?)-?\}\}/s.exec(placeholder)?.[1] ?? '';
    const named = /(?:^|[\s(|])\.([A-Za-z_][\w-]*(?:\.[\w-]+)*)/.exec(inside)?.[1] ??
        /^\s*([\w-]+(?:\.[\w-]+)*)\s*$/.exec(inside)?.[1];
    return named?.split('.') ?? [];
}
function generatorsIn(document, list) {
    return itemsAt(document, list).flatMap((_, index) => {
        const item = lookUp(document, [...list, index]);
        const types = (0,dist/* isMap */.jh)(item) ? item.items.flatMap((pair) => (0,text_node/* keyText */.Pu)(pair.key) ?? []) : [];
        return types.flatMap((type) => {
            const at = [...list, index, type];
            if (type === 'matrix' || type === 'merge')
                return generatorsIn(document, [...at, 'generators']);
            return type === 'selector' ? [] : [{ type, at }];
        });
    });
}
function elementKeys(document, { type, at }, parameter, image) {
    if (parameter.length === 0)
        return [];
    if (parameter[0] === 'values') {
        const values = [...at, ...parameter];
        return (0,dist/* isScalar */.jn)(lookUp(document, values)) ? [(0,text_path/* formatPath */.jV)(values)] : [];
    }
    if (type !== 'list')
        return [];
    const list = [...at, 'elements'];
    const elements = itemsAt(document, list).map((_, index) => fieldsOf(document.source, lookUp(document, [...list, index])));
    const holding = [...elements.keys()].filter((index) => (0,dist/* isScalar */.jn)(lookUp(document, [...list, index, ...parameter])));
    const service = image === undefined ? undefined : (0,reference/* lastComponent */.Cy)(image);
    const named = holding.filter((index) => elements[index]?.some(([, value]) => value === service));
    return (named.length > 0 ? named : holding).map((index) => (0,text_path/* formatPath */.jV)([...list, elementSegment(elements, index, parameter[0]), ...parameter]));
}
function elementSegment(elements, index, parameter) {
    const unique = (elements[index] ?? []).filter(([field, value]) => {
        const sharing = elements.filter((fields) => fields.some(([f, v]) => f === field && v === value));
        return field !== parameter && sharing.length === 1;
    });
    const [field, value] = unique.find(([name]) => name === 'name') ?? unique[0] ?? [];
    return field === undefined || value === undefined ? index : { field, value };
}
function fieldsOf(source, element) {
    if (!(0,dist/* isMap */.jh)(element))
        return [];
    return element.items.flatMap((pair) => {
        const field = (0,text_node/* keyText */.Pu)(pair.key);
        const value = nodeText(source, (0,text_node/* asNode */.hK)(pair.value));
        return field === undefined || value === undefined || !(0,dist/* isScalar */.jn)(pair.value) ? [] : [[field, value]];
    });
}
function filePatterns(document, list) {
    return itemsAt(document, list).flatMap((_, index) => textAt(document, [...list, index, 'path']) ?? []);
}

;// CONCATENATED MODULE: ./build/core/edit/write-image.js












function writeImage(editor, source, edit) {
    if (edit.key !== undefined)
        return writeKey(editor, source, (0,text_path/* parsePath */.Rr)(edit.key), edit);
    const kind = kindOf(source);
    const places = placesIn(source);
    if (kind === helmValues)
        return writeValues(editor, source, places, edit);
    const chosen = choosePlaces(places, edit.image);
    if (chosen.length > 0)
        return writeAll(editor, source, chosen, edit);
    for (const place of places)
        if ((0,reference/* isTemplated */.dw)(place.parts.repository ?? ''))
            refuseOverwritten(source, place, edit);
    const { image } = edit;
    const added = pinnedEdit(edit, { tag: undefined, digest: undefined });
    if (image === undefined || kind.add?.(editor, source, image, added) !== true) {
        throw noPlace(source.file, image, places, whereElse(source));
    }
    return (after) => choosePlaces(placesIn(after), image)[0]?.parts;
}
function writeValues(editor, source, places, edit) {
    const { image } = edit;
    if (image === undefined)
        return writeDefault(editor, source, edit);
    const named = namedPlaces(places, image);
    if (named.length > 0)
        return writeAll(editor, source, named, edit);
    const byDefault = placeOfKey(source, chooseDocument(source, defaultKey), defaultKey, edit);
    const { repository, tag, digest } = byDefault.parts;
    const versioned = tag !== undefined || digest !== undefined;
    const fits = repository === undefined ? versioned : (0,reference/* lastComponent */.Cy)(repository) === (0,reference/* lastComponent */.Cy)(image);
    if (fits)
        return writeKey(editor, source, defaultKey, edit);
    const sameName = sameNamePlaces(places, image);
    if (repositories(sameName).size > 1)
        throw noPlace(source.file, image, places);
    const others = sameName.length > 0 || repository !== undefined ? sameName : choosePlaces(places, image);
    if (others.length > 0)
        return writeAll(editor, source, others, edit);
    if (repository !== undefined && edit.fresh !== true) {
        refuseOverwritten(source, byDefault, edit);
        const { text: key } = defaultKey;
        if (byDefault.form === 'reference') {
            const hint = `${key} belongs to another image. Check the file and the image; to put this image there all the same, give key: ${key}.`;
            throw noPlace(source.file, image, places, hint);
        }
        editor.warn(`the repository at ${key} changes from ${repository} to ${image}`);
    }
    return writeDefault(editor, source, edit);
}
function writeDefault(editor, source, edit) {
    const document = chooseDocument(source, defaultKey);
    const holder = lookUp(document, defaultKey.path.slice(0, -1));
    if (document !== undefined && !(0,text_node/* isNothing */.qv)(document.root) && holder === undefined && edit.fresh !== true) {
        editor.warn(`${defaultKey.text} was not there and was added; give \`key\` if the chart has its image elsewhere`);
    }
    return writeKey(editor, source, defaultKey, edit);
}
function writeKey(editor, source, key, edit) {
    const document = documentOf(source, key);
    const listed = placesIn(source).find((place) => place.document === document?.index && isNamedBy(document, place, key));
    const known = listed ?? missingPlace(source, document, key);
    const place = known ?? placeAt(source, document, key, edit);
    const pinned = pinnedEdit(edit, place.parts);
    refuseOverwritten(source, place, pinned);
    write(editor, source, place, pinned);
    return known === undefined ? (after) => placeAt(after, documentOf(after, key), key, edit).parts : findAgain(known);
}
function documentOf(source, key) {
    return chooseDocument(source, splitAtText(key)?.outer ?? key);
}
function placeAt(source, document, key, edit) {
    const embedded = document === undefined ? undefined : placeOfEmbeddedKey(document, key, edit);
    return embedded ?? placeOfKey(source, document, key, edit);
}
function isNamedBy(document, place, key) {
    if (place.form === 'embedded')
        return reportPath(place) === (0,text_path/* formatPath */.jV)(key.path);
    const isSame = (path) => {
        const named = lookUp(document, path);
        return named !== undefined && named === lookUp(document, place.path);
    };
    if (place.form === 'split')
        return place.path.at(-1) === 'value' && key.path.at(-1) === 'value' && isSame(key.path);
    return place.form === 'kustomize' && isSame(entryOf(key));
}
function writeAll(editor, source, places, edit) {
    const edits = places.map((place) => [place, pinnedEdit(edit, place.parts)]);
    for (const [place, pinned] of edits)
        refuseOverwritten(source, place, pinned);
    for (const [place, pinned] of edits)
        write(editor, source, place, pinned);
    return findAgain(places[0]);
}
function write(editor, source, place, edit) {
    switch (place.form) {
        case 'reference':
            writeReference(editor, place, edit);
            break;
        case 'split':
            refuseCollections(source, place);
            writeSplit(editor, place, edit);
            break;
        case 'kustomize':
            writeEntry(editor, place, edit);
            break;
        case 'embedded':
            editEmbedded(editor, { ...place, name: reportPath(place) }, 'key', (nested, inner) => write(nested, inner, place.inner, edit));
    }
}
function refuseCollections(source, place) {
    const document = source.documents[place.document];
    for (const path of [place.registry, place.repository, place.path, place.digest]) {
        const value = path === undefined ? undefined : lookUp(document, path);
        if (path === undefined || value === undefined || (0,dist/* isScalar */.jn)(value))
            continue;
        const problem = `${(0,text_path/* formatPath */.jV)(path)} in ${source.file} holds a map or list, not a part of an image`;
        throw (0,failure/* badInput */.AN)('file', problem, 'Name the place of the tag with `key`.');
    }
}
function findAgain(place) {
    if (place === undefined)
        return () => undefined;
    const path = reportPath(place);
    return (source) => {
        const places = placesIn(source).filter((each) => each.document === place.document);
        const document = source.documents[place.document];
        const node = lookUp(document, place.path);
        const isNode = (each) => node !== undefined && node === lookUp(document, each.path);
        return (places.find((each) => reportPath(each) === path) ?? places.find(isNode))?.parts;
    };
}

;// CONCATENATED MODULE: ./build/core/edit/edit.js
















function editFile(file, text, edit) {
    validate(edit);
    const source = parseOrTemplate(file, text, edit);
    if (!('documents' in source))
        return source;
    const editor = new YamlEditor(source, edit.onAlias ?? 'anchor');
    const wantsImage = edit.tag !== undefined || edit.digest !== undefined || edit.image !== undefined;
    const findImage = wantsImage ? writeImage(editor, source, edit) : undefined;
    for (const entry of edit.set ?? []) {
        const { path, value } = (0,text_path/* parseAssignment */.H9)(entry);
        editAt(editor, path, 'set', (at, inner) => at.set(inner, value));
    }
    for (const path of edit.unset ?? []) {
        editAt(editor, (0,text_path/* parsePath */.Rr)(path), 'unset', (at, inner) => at.unset(inner));
    }
    const edited = editor.apply();
    return {
        text: edited.text,
        oldImage: imageText(findImage?.(source), edit),
        newImage: imageText(findImage?.(edited), edit),
        claims: editor.claims,
        warnings: editor.warnings,
    };
}
function imagesIn(file, text) {
    const source = (0,text_source.parseSource)(file, text);
    const selector = ({ document }) => (source.documents.length > 1 ? `{document=${document}}.` : '');
    return placesIn(source)
        .filter(({ parts }) => !(0,reference/* isTemplated */.dw)((0,reference/* joinImage */.OJ)(parts)))
        .map((place) => ({ path: selector(place) + reportPath(place), ...place.parts }));
}
function matchImage(file, text, image) {
    const source = (0,text_source.parseSource)(file, text);
    const places = placesIn(source);
    if (namedPlaces(places, image).length > 0)
        return 'named';
    const byDefault = kindOf(source) === helmValues ? places.find((place) => reportPath(place) === defaultKey.text) : undefined;
    const chosen = byDefault ?? choosePlaces(places, image)[0];
    if (chosen !== undefined && chosen.parts.repository === undefined)
        return 'version-only';
    const sameName = sameNamePlaces(places, image)[0]?.parts.repository;
    return sameName === undefined ? undefined : { sameName };
}
function readPath(file, text, path) {
    const parsed = (0,text_path/* parsePath */.Rr)(path);
    return textAt(chooseDocument((0,text_source.parseSource)(file, text), parsed), parsed.path);
}
function imageText(parts, edit) {
    if (parts === undefined || (parts.tag === undefined && parts.digest === undefined && parts.repository === undefined))
        return undefined;
    return (0,reference/* joinImage */.OJ)({ ...parts, repository: parts.repository ?? edit.image });
}
function validate(edit) {
    if (edit.image !== undefined) {
        const parts = (0,reference/* splitImage */.s5)(edit.image);
        if (parts.repository !== edit.image || /\s/.test(edit.image)) {
            const hint = 'Give tag and digest as inputs of their own.';
            throw (0,failure/* badInput */.AN)('image', `"${edit.image}" is no repository without a tag`, hint);
        }
    }
    if (edit.tag !== undefined)
        (0,reference/* checkTag */.Bs)(edit.tag, 'tag');
    if (edit.digest !== undefined)
        (0,reference/* checkDigest */.H2)(edit.digest);
}
function parseOrTemplate(file, text, edit) {
    try {
        return (0,text_source.parseSource)(file, text);
    }
    catch (error) {
        const template = error instanceof failure/* Failure */.HR && error.code === 'YAML_TEMPLATE';
        if (!template || edit.key === undefined || (edit.set ?? []).length + (edit.unset ?? []).length > 0)
            throw error;
        const key = (0,text_path/* parsePath */.Rr)(edit.key);
        const done = editTemplate(file, text, key, edit);
        const image = (of) => imageText(readTemplate(of, key), edit);
        return { oldImage: image(text), newImage: image(done.text), warnings: [], ...done };
    }
}
function contradictionOf(earlier, later) {
    for (const before of earlier) {
        for (const after of later) {
            const values = valuesAtInner(before, after);
            if (values === undefined || isSame(values.earlier, values.later))
                continue;
            const inner = before.location.length > after.location.length ? before : after;
            return { place: (0,text_path/* formatPath */.jV)(inner.location), ...values };
        }
    }
    return undefined;
}
function overlaps(left, right) {
    return left.some((one) => right.some((other) => innerSteps(one, other) !== undefined));
}
function valuesAtInner(before, after) {
    const rest = innerSteps(before, after);
    if (rest === undefined)
        return undefined;
    if (before.location.length >= after.location.length) {
        return { earlier: before.value, later: valueAt(after.value, rest) };
    }
    const earlier = valueAt(before.value, rest);
    return earlier === undefined && before.value !== undefined ? undefined : { earlier, later: after.value };
}
function innerSteps(one, other) {
    const [outer, inner] = one.location.length <= other.location.length ? [one, other] : [other, one];
    if (one.document !== other.document)
        return undefined;
    const within = outer.location.every((step, index) => step === inner.location[index]);
    return within ? inner.location.slice(outer.location.length) : undefined;
}
function valueAt(value, [step, ...rest]) {
    if (step === undefined || value === undefined)
        return value;
    if ((0,text_value/* isMapValue */.Qy)(value))
        return valueAt(value.get(String(step)), rest);
    return (0,text_value/* isListValue */.kq)(value) && typeof step === 'number' ? valueAt(value[step], rest) : undefined;
}
function isSame(one, other) {
    return (0,external_node_util_.isDeepStrictEqual)(one ?? '', other ?? '');
}


/***/ }),

/***/ 843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ blockHeader),
/* harmony export */   BW: () => (/* binding */ placeAt),
/* harmony export */   Cj: () => (/* binding */ blockBodyStart),
/* harmony export */   GH: () => (/* binding */ startOf),
/* harmony export */   JY: () => (/* binding */ childNode),
/* harmony export */   P3: () => (/* binding */ isCollection),
/* harmony export */   Pu: () => (/* binding */ keyText),
/* harmony export */   Sv: () => (/* binding */ valueSlot),
/* harmony export */   Td: () => (/* binding */ isFlow),
/* harmony export */   Ut: () => (/* binding */ itemTokens),
/* harmony export */   XA: () => (/* binding */ contentEnd),
/* harmony export */   a5: () => (/* binding */ isBlockScalar),
/* harmony export */   aZ: () => (/* binding */ itemStart),
/* harmony export */   c6: () => (/* binding */ findPair),
/* harmony export */   cg: () => (/* binding */ stepOf),
/* harmony export */   fV: () => (/* binding */ indexOfKey),
/* harmony export */   hK: () => (/* binding */ asNode),
/* harmony export */   pJ: () => (/* binding */ endOf),
/* harmony export */   qv: () => (/* binding */ isNothing),
/* harmony export */   v1: () => (/* binding */ isUnwritten),
/* harmony export */   xj: () => (/* binding */ hopLocation),
/* harmony export */   yI: () => (/* binding */ lastHop),
/* harmony export */   z4: () => (/* binding */ itemEnd)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8815);
/* harmony import */ var _splice_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6743);


function isCollection(node) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node);
}
function asNode(value) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) || isCollection(value) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(value) ? value : null;
}
function keyText(key) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key))
        return key === null ? '' : undefined;
    if (key.type === yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.PLAIN)
        return key.source ?? '';
    return typeof key.value === 'string' ? key.value : key.source;
}
const indexesByKey = new WeakMap();
function indexOfKey(map, key) {
    if (map.items.length < 32)
        return map.items.findIndex((pair) => keyText(pair.key) === key);
    let indexes = indexesByKey.get(map);
    if (indexes === undefined) {
        indexes = new Map(map.items.map((pair, index) => [keyText(pair.key), index]));
        indexesByKey.set(map, indexes);
    }
    return indexes.get(key) ?? -1;
}
function findPair(map, key) {
    return map.items[indexOfKey(map, key)];
}
function pairAt({ container, index }) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(container) ? container.items[index] : undefined;
}
function childNode(hop) {
    const { container, index } = hop;
    return asNode((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(container) ? pairAt(hop)?.value : container.items[index]);
}
function lastHop(container) {
    return { container, index: container.items.length - 1 };
}
function hopLocation(hops) {
    return hops.map(stepOf);
}
function stepOf(hop) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(hop.container) ? (keyText(pairAt(hop)?.key) ?? '?') : hop.index;
}
function isNothing(node) {
    return node === null || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.value === null);
}
function isUnwritten(node) {
    return node === null || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && startOf(node) === endOf(node));
}
function startOf(node) {
    return node.range?.[0] ?? 0;
}
function endOf(node) {
    return node.range?.[1] ?? 0;
}
function itemTokens(hop) {
    const { container, index } = hop;
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(container))
        return pairAt(hop)?.srcToken ?? { start: [] };
    const list = container.srcToken;
    return (list !== undefined && 'items' in list ? list.items[index] : undefined) ?? { start: [] };
}
function isFlow(node) {
    return isCollection(node) && node.flow === true;
}
const blank = new Set(['space', 'newline', 'comment', 'comma']);
function itemStart(hop) {
    const { start, key, sep, value } = itemTokens(hop);
    const first = start.find((token) => !blank.has(token.type));
    return first?.offset ?? key?.offset ?? sep?.[0]?.offset ?? value?.offset ?? 0;
}
function valueSlot(hop) {
    const { start, key, sep } = itemTokens(hop);
    const pair = pairAt(hop);
    const tokens = pair === undefined ? start : (sep ?? []);
    const last = tokens.findLast((token) => !blank.has(token.type));
    if (last !== undefined)
        return { end: last.offset + last.source.length, indicated: true };
    const keyNode = asNode(pair?.key);
    const end = keyNode === null ? key?.offset : endOf(keyNode);
    return { end: end ?? (key === undefined ? afterComma(start) : 0), indicated: pair === undefined };
}
function afterComma(tokens) {
    const comma = tokens.findLast(({ type }) => type === 'comma');
    return comma === undefined ? 0 : comma.offset + 1;
}
function itemEnd(hop, text) {
    const value = childNode(hop);
    return value === null || isUnwritten(value) ? valueSlot(hop).end : contentEnd(value, text);
}
function contentEnd(node, text) {
    if (isCollection(node) && !isFlow(node) && node.items.length > 0)
        return itemEnd(lastHop(node), text);
    return isBlockScalar(node) ? blockScalarEnd(node, text) : endOf(node);
}
function isBlockScalar(node) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && (node.type === yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.BLOCK_LITERAL || node.type === yaml__WEBPACK_IMPORTED_MODULE_0__/* .Scalar */ .X5.BLOCK_FOLDED);
}
function blockHeader(node) {
    const token = node.srcToken;
    const header = token?.type === 'block-scalar' ? token.props.find((prop) => prop.type === 'block-scalar-header') : undefined;
    return header !== undefined && 'source' in header ? header.source : '|';
}
function blockScalarEnd(node, text) {
    const body = text.slice(startOf(node), endOf(node));
    if (blockHeader(node).includes('+'))
        return startOf(node) + body.replace(/\r?\n$/, '').length;
    return startOf(node) + (0,_splice_js__WEBPACK_IMPORTED_MODULE_1__/* .lineEnd */ .kd)(body, body.replace(/[ \t\r\n]+$/, '').length);
}
function blockBodyStart(node, text) {
    return (0,_splice_js__WEBPACK_IMPORTED_MODULE_1__/* .nextLine */ .sE)(text, startOf(node));
}
function placeAt(source, offset) {
    const { line, col } = source.lines.linePos(offset);
    return { file: source.file, line, column: col };
}


/***/ }),

/***/ 4660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BC: () => (/* binding */ append),
/* harmony export */   H9: () => (/* binding */ parseAssignment),
/* harmony export */   Rr: () => (/* binding */ parsePath),
/* harmony export */   Y7: () => (/* binding */ createdLocation),
/* harmony export */   jV: () => (/* binding */ formatPath)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8624);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1978);


const append = { append: true };
const selectorFields = ['kind', 'name', 'namespace', 'apiVersion', 'document'];
const maxSegments = 100;
function parsePath(text) {
    const { path, end } = scanPath(text);
    if (end !== text.length)
        throw pathError(text, end, '“=” must be quoted: ["a=b"]');
    return path;
}
function parseAssignment(entry) {
    const { path, end } = scanPath(entry);
    if (end === entry.length)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('set', `"${entry}" has no value`, 'Write path=value for text, path:=json for anything else.');
    if (entry[end] === '=')
        return { path, value: entry.slice(end + 1) };
    try {
        const json = JSON.parse(entry.slice(end + 2));
        refuseRounded(json, entry);
        return { path, value: (0,_value_js__WEBPACK_IMPORTED_MODULE_1__/* .fromJson */ .Rf)(json) };
    }
    catch (error) {
        if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
            throw error;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`set "${path.text}"`, `not JSON after ":=": ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`, 'Write path=value for a string.');
    }
}
function refuseRounded(value, entry) {
    if (typeof value === 'object' && value !== null) {
        for (const child of Object.values(value))
            refuseRounded(child, entry);
    }
    if (typeof value !== 'number' || (Number.isFinite(value) && (!Number.isInteger(value) || isExact(value))))
        return;
    const hint = 'Write it as a string: path=value.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`set "${entry}"`, `the number ${value} cannot be held exactly`, hint);
}
function isExact(value) {
    return Number.isSafeInteger(value) || /e/.test(String(value));
}
function createdLocation(path) {
    return path.map((segment) => (typeof segment === 'object' ? 0 : segment));
}
function formatPath(path) {
    let text = '';
    for (const segment of path) {
        if (typeof segment !== 'string' || /^$|[.[\]=:\\"'{}\s]/.test(segment))
            text += `[${inBrackets(segment)}]`;
        else
            text += text === '' ? segment : `.${segment}`;
    }
    return text === '' ? '.' : text;
}
function inBrackets(segment) {
    if (typeof segment !== 'object')
        return JSON.stringify(segment);
    if (!('field' in segment))
        return '-';
    return `${segment.field}=${/^[\w./-]+$/.test(segment.value) ? segment.value : JSON.stringify(segment.value)}`;
}
function scanPath(text) {
    const selected = scanSelector(text);
    const path = [];
    let at = selected.end;
    if (text[at] === '.')
        at++;
    for (;;) {
        const { segment, length } = scanSegment(text, at);
        path.push(segment);
        if (path.length > maxSegments)
            throw pathError(text, at, `more than ${maxSegments} levels`);
        at += length;
        if (at === text.length || /^:?=/.test(text.slice(at, at + 2)))
            break;
        if (text[at] === '.')
            at++;
        else if (text[at] !== '[')
            throw pathError(text, at, `unexpected “${text[at]}”`);
    }
    return { path: { text: text.slice(0, at), selector: selected.fields, path }, end: at };
}
function scanSelector(text) {
    if (text[0] !== '{')
        return { fields: undefined, end: 0 };
    const close = text.indexOf('}');
    if (close === -1)
        throw pathError(text, 0, '“{” is not closed');
    const fields = new Map();
    for (const part of text.slice(1, close).split(',')) {
        const [field = '', ...value] = part.split('=');
        if (!selectorFields.includes(field.trim()) || value.length === 0) {
            const example = `${selectorFields.join(', ')}: {kind=Deployment,name=web1}`;
            throw pathError(text, 1, `a document is chosen by ${example}`);
        }
        fields.set(field.trim(), value.join('=').trim());
    }
    return { fields, end: close + 1 };
}
const plainKey = /^(?:\\[\s\S]|\\$|:(?!=)|[^\\.[\]=:])+/;
const quoted = String.raw `"(?:\\[\s\S]|[^\\"])*"|'(?:\\[\s\S]|[^\\'])*'`;
const brackets = new RegExp(String.raw `^\[(?:(?<index>\d{1,9})|-|(?<key>${quoted})|(?<field>[^\]="']+)=(?<value>${quoted}|(?!["'])[^\]]*))\]`);
function scanSegment(text, start) {
    const rest = text.slice(start);
    const found = (rest[0] === '[' ? brackets : plainKey).exec(rest);
    if (found === null) {
        const expected = '“[” is not closed, or is not one of [0], [-], [field=value] and ["key"]';
        throw pathError(text, start, rest[0] === '[' ? expected : 'a key is missing (an empty key is written [""])');
    }
    const { index, key, field, value = '' } = found.groups ?? {};
    const length = found[0].length;
    if (rest[0] !== '[')
        return { segment: unescaped(found[0]), length };
    if (index !== undefined)
        return { segment: Number(index), length };
    if (key !== undefined)
        return { segment: unquoted(key), length };
    return { segment: field === undefined ? append : { field, value: unquoted(value) }, length };
}
function unquoted(text) {
    return /^["']/.test(text) ? unescaped(text.slice(1, -1)) : text;
}
function unescaped(text) {
    return text.replace(/\\([\s\S])/g, '$1');
}
function pathError(text, at, problem) {
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(`path "${text}"`, `${problem}, at character ${at + 1}`, 'Examples: .ingress.hosts[0].host · images[name=web1].newTag · metadata.annotations["example.com/key"]');
}


/***/ }),

/***/ 2518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.r(__webpack_exports__);
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   decodeText: () => (/* binding */ decodeText),
/* harmony export */   parseEdited: () => (/* binding */ parseEdited),
/* harmony export */   parseSource: () => (/* binding */ parseSource)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8815);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8624);
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(843);



const maxLength = 1024 * 1024;
const maxDepth = 100;
const maxKeys = 100_000;
const maxExpanded = 1_000_000;
const bracketFlood = /(?:[[{][ \t\r\n]*){200}|(?:[-?][ \t]+){200}/;
const tooLargeHint = 'Keep what changes with a deployment in a small file of its own, or split this one.';
const hints = new Map([
    ['YAML_DUPLICATE_KEY', 'YAML readers disagree on which one counts; remove one of them.'],
    ['YAML_TOO_LARGE', tooLargeHint],
]);
function parseSource(file, text) {
    if (text.length > maxLength) {
        const message = `${file}: ${text.length} characters; at most ${maxLength} are edited`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'YAML_TOO_LARGE', message, { hint: tooLargeHint });
    }
    if (bracketFlood.test(text))
        throw tooDeep(file);
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const documents = [];
    const source = { file, text, documents, lines };
    const tokens = [...new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX(lines.addNewLine).parse(text)];
    const core = compose(source, tokens, '1.2');
    const legacy = compose(source, tokens, '1.1');
    const budget = { keys: maxKeys };
    for (const [index, { contents }] of core.entries()) {
        const root = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(contents);
        const anchors = new AnchorWalk(source, budget);
        anchors.visit(root, 0);
        documents.push({ source, index, root, legacyRoot: (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(legacy[index]?.contents), anchors });
    }
    refuseEncrypted(source);
    return source;
}
function parseEdited(before, text) {
    try {
        return parseSource(before.file, text);
    }
    catch (cause) {
        if (cause instanceof _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR && /^YAML_TOO_/.test(cause.code)) {
            const hint = 'Check the path and the value that are to be written; nothing was changed.';
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', cause.code, `with the edit, ${cause.message}`, { hint, cause });
        }
        const message = `${before.file}: the edited text would not be the YAML that was asked for; nothing was written`;
        const hint = 'The place to edit is laid out in a way that cannot be edited safely; change this value by hand once.';
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'EDIT_COLLATERAL', message, { hint, cause });
    }
}
function compose(source, tokens, version) {
    const composer = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Composer */ .Dk({ keepSourceTokens: true, uniqueKeys: false, version });
    const documents = [...composer.compose(tokens, false, source.text.length)];
    const error = documents.flatMap((document) => document.errors)[0];
    if (error === undefined)
        return documents;
    if (error.code === 'RESOURCE_EXHAUSTION')
        throw tooDeep(source.file, error);
    const template = /\{[{%]/.test(source.text);
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', template ? 'YAML_TEMPLATE' : 'YAML_SYNTAX', `${position(source, error.pos[0])}: ${template ? 'a template, not YAML: ' : ''}${error.message}`, { hint: template ? templateHint : syntaxHint(source), cause: error, place: (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .placeAt */ .BW)(source, error.pos[0]) });
}
const templateHint = 'Edit the values file that feeds the template, or name with `key` a plain “key: value” line of this file.';
function syntaxHint(source) {
    const loneReturn = /\r(?!\n)/.exec(source.text);
    return loneReturn === null
        ? 'Only files that every YAML reader accepts are edited; fix this line first.'
        : `A carriage return without a line feed stands at ${position(source, loneReturn.index)}; end lines with LF or CRLF.`;
}
function tooDeep(file, cause) {
    const hint = 'Look for brackets or dashes that never end; nothing was changed.';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'YAML_TOO_DEEP', `${file}: nested too deeply to be configuration`, { hint, cause });
}
function position(source, offset) {
    const { file, line, column } = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .placeAt */ .BW)(source, offset);
    return `${file}:${line}:${column}`;
}
function refuseEncrypted({ file, documents }) {
    const child = (node, key) => ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .findPair */ .c6)(node, key)?.value : undefined);
    if (!documents.some(({ root }) => (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(child(child(root, 'sops'), 'mac')) !== null))
        return;
    const message = `${file}: encrypted with SOPS, whose checksum covers every value`;
    const hint = 'Keep the image in a file of its own that is not encrypted, or change this one with `sops set`.';
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('refused', 'SOPS_ENCRYPTED', message, { hint });
}
function decodeText(file, bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (cause) {
        const hint = 'Save the file as UTF-8; other encodings cannot be edited without changing other bytes.';
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', 'FILE_NOT_UTF8', `${file}: not UTF-8 text`, { hint, cause });
    }
}
class AnchorWalk {
    targets = new Map();
    places = new Map();
    users = new Map();
    #named = new Map();
    #sizes = new Map();
    #hops = [];
    #source;
    #budget;
    constructor(source, budget) {
        this.#source = source;
        this.#budget = budget;
    }
    visit(node, depth) {
        if (node === null)
            return 1;
        if (depth > maxDepth)
            throw this.#refuse('YAML_TOO_DEEP', node, `nested deeper than ${maxDepth} levels`);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            return this.#alias(node);
        if (node.anchor !== undefined) {
            this.#named.set(node.anchor, node);
            this.places.set(node, [...this.#hops]);
        }
        const size = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) ? 1 : this.#children(node, depth + 1);
        if (size > maxExpanded)
            throw this.#refuse('YAML_ALIAS_BOMB', node, `aliases expand to more than ${maxExpanded} nodes`);
        if (node.anchor !== undefined)
            this.#sizes.set(node, size);
        return size;
    }
    #alias(alias) {
        const name = alias.source;
        const target = this.#named.get(name);
        if (target === undefined)
            throw this.#refuse('YAML_SYNTAX', alias, `the alias *${name} has no anchor before it`);
        const size = this.#sizes.get(target);
        if (size === undefined)
            throw this.#refuse('YAML_ALIAS_BOMB', alias, `the alias *${name} contains itself`);
        this.targets.set(alias, target);
        const users = this.users.get(target) ?? [];
        users.push([...this.#hops]);
        this.users.set(target, users);
        return size;
    }
    #children(container, depth) {
        let size = 1;
        const keys = new Set();
        for (const [index, item] of container.items.entries()) {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(container))
                this.#refuseDuplicate(item, keys);
            else
                this.#count(container);
            this.#hops.push({ container, index });
            const nodes = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(item) ? [item.key, item.value] : [item];
            for (const node of nodes)
                size += this.visit((0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(node), depth);
            this.#hops.pop();
        }
        return size;
    }
    #refuseDuplicate(pair, seen) {
        const key = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .keyText */ .Pu)(pair.key);
        const node = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .asNode */ .hK)(pair.key);
        this.#count(node);
        if (key === undefined || key === '<<')
            return;
        const meant = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && typeof node.value !== 'string' ? String(node.value) : key;
        if (seen.has(meant)) {
            throw this.#refuse('YAML_DUPLICATE_KEY', node, `the key ${JSON.stringify(key)} is there twice`);
        }
        seen.add(meant);
    }
    #count(node) {
        this.#budget.keys--;
        if (this.#budget.keys < 0)
            throw this.#refuse('YAML_TOO_LARGE', node, `more than ${maxKeys} keys and list items`);
    }
    #refuse(code, node, problem) {
        const hint = hints.get(code) ?? 'The file cannot be edited safely as it is.';
        const offset = node === null ? 0 : (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .startOf */ .GH)(node);
        const place = (0,_node_js__WEBPACK_IMPORTED_MODULE_2__/* .placeAt */ .BW)(this.#source, offset);
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('bad-input', code, `${position(this.#source, offset)}: ${problem}`, { hint, place });
    }
}


/***/ }),

/***/ 6743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PT: () => (/* binding */ lineStart),
/* harmony export */   Ut: () => (/* binding */ applySplices),
/* harmony export */   kd: () => (/* binding */ lineEnd),
/* harmony export */   pn: () => (/* binding */ lineBreakAt),
/* harmony export */   sE: () => (/* binding */ nextLine),
/* harmony export */   uV: () => (/* binding */ columnOf)
/* harmony export */ });
function applySplices(text, splices) {
    const ordered = splices.map((splice, order) => ({ ...splice, order }));
    ordered.sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
    let result = '';
    let at = 0;
    for (const splice of ordered) {
        if (splice.start < at)
            throw new RangeError(`splices overlap at ${splice.start}`);
        result += text.slice(at, splice.start) + splice.text;
        at = splice.end;
    }
    return result + text.slice(at);
}
function lineStart(text, offset) {
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    return start === 0 && text.startsWith('\uFEFF') ? Math.min(1, offset) : start;
}
function lineEnd(text, offset) {
    const end = text.indexOf('\n', offset);
    if (end === -1)
        return text.length;
    return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}
function nextLine(text, offset) {
    const end = text.indexOf('\n', offset);
    return end === -1 ? text.length : end + 1;
}
function lineBreakAt(text, offset) {
    const end = lineEnd(text, offset);
    if (text.startsWith('\r\n', end))
        return '\r\n';
    if (text[end] === '\n')
        return '\n';
    return /\r?\n/.exec(text)?.[0] ?? '\n';
}
function columnOf(text, offset) {
    return offset - lineStart(text, offset);
}


/***/ }),

/***/ 1978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JM: () => (/* binding */ isFilledCollection),
/* harmony export */   Qy: () => (/* binding */ isMapValue),
/* harmony export */   Rf: () => (/* binding */ fromJson),
/* harmony export */   kq: () => (/* binding */ isListValue)
/* harmony export */ });
function isMapValue(value) {
    return value instanceof Map;
}
function isListValue(value) {
    return Array.isArray(value);
}
function isFilledCollection(value) {
    if (isMapValue(value))
        return value.size > 0;
    return isListValue(value) && value.length > 0;
}
function fromJson(json) {
    if (typeof json === 'string')
        return json;
    if (Array.isArray(json))
        return json.map(fromJson);
    if (typeof json === 'number')
        return { kind: 'verbatim', plain: decimal(json), meaning: json };
    if (typeof json === 'boolean')
        return { kind: 'verbatim', plain: String(json), meaning: json };
    if (typeof json === 'object' && json !== null) {
        return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]));
    }
    return { kind: 'verbatim', plain: 'null', meaning: null };
}
function decimal(number) {
    const text = Object.is(number, -0) ? '0' : String(number);
    const exponent = /^(-?\d+)(\.\d+)?e([-+]\d+)$/.exec(text);
    return exponent === null ? text : `${exponent[1]}${exponent[2] ?? '.0'}e${exponent[3]}`;
}


/***/ }),

/***/ 8624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ badInput),
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   bD: () => (/* binding */ messageOf)
/* harmony export */ });
class Failure extends Error {
    name = 'Failure';
    kind;
    code;
    hint;
    outputs;
    place;
    constructor(kind, code, message, detail = {}) {
        super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
        this.kind = kind;
        this.code = code;
        this.hint = detail.hint;
        this.outputs = detail.outputs;
        this.place = detail.place;
    }
    with(detail) {
        const { kind, code, message, hint, cause, outputs, place } = this;
        return new Failure(kind, code, detail.message ?? message, { hint, cause, outputs, place, ...detail });
    }
    get exitCode() {
        return exitCodes[this.kind];
    }
}
const exitCodes = { failed: 1, 'bad-input': 2, 'timed-out': 3, refused: 4 };
function badInput(input, problem, hint, cause) {
    return new Failure('bad-input', 'INPUT_INVALID', `${input}: ${problem}`, { hint, cause });
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 1714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BE: () => (/* binding */ startGit),
/* harmony export */   QK: () => (/* binding */ trustsCheckout),
/* harmony export */   eg: () => (/* binding */ networkSettings),
/* harmony export */   mB: () => (/* binding */ runProgram),
/* harmony export */   oj: () => (/* binding */ requireGit),
/* harmony export */   runGit: () => (/* binding */ runGit)
/* harmony export */ });
/* unused harmony export gitEnvironment */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8624);

const defaultTimeout = 300_000;
const handedOn = /^(PATH|HOME|USER|LOGNAME|USERPROFILE|HOMEDRIVE|HOMEPATH|SYSTEMROOT|COMSPEC|TMPDIR|TEMP|TMP|LD_LIBRARY_PATH|(https?|all|no)_proxy|GIT_SSL_CAINFO|GIT_SSL_CAPATH|GIT_SSL_CERT|GIT_SSL_KEY|SSL_CERT_FILE|SSL_CERT_DIR|GIT_SSH|GIT_SSH_COMMAND|GIT_SSH_VARIANT|SSH_AUTH_SOCK|SSH_AGENT_PID|GNUPGHOME)$/i;
const ofCheckout = /^(XDG_CONFIG_HOME|GIT_CONFIG_GLOBAL|GIT_CONFIG_SYSTEM|GIT_CONFIG_NOSYSTEM)$/;
const trustsCheckout = 'MONOREPO_GITOPS_TRUSTS_CHECKOUT';
const trusted = [['safe.directory', '*']];
const always = [
    ['core.hooksPath', '/dev/null'],
    ['core.fsmonitor', 'false'],
    ['core.askPass', ''],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['advice.detachedHead', 'false'],
    ['core.quotePath', 'false'],
    ['http.lowSpeedLimit', '1000'],
    ['http.lowSpeedTime', '60'],
    ['protocol.allow', 'never'],
    ['protocol.https.allow', 'always'],
    ['protocol.http.allow', 'always'],
    ['protocol.ssh.allow', 'always'],
    ['protocol.file.allow', 'always'],
];
const ofOwn = [['credential.helper', '']];
function gitEnvironment(options) {
    const own = options.scope === 'own';
    const environment = {};
    for (const [name, value] of Object.entries(options.env)) {
        if (value !== undefined && (handedOn.test(name) || (!own && ofCheckout.test(name))))
            environment[name] = value;
    }
    Object.assign(environment, {
        GIT_TERMINAL_PROMPT: '0',
        GIT_ASKPASS: '',
        SSH_ASKPASS: '',
        LC_ALL: 'C',
        GIT_OPTIONAL_LOCKS: '0',
        ...(own ? { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' } : {}),
        ...options.variables,
    });
    const ofScope = own ? ofOwn : options.env[trustsCheckout] === undefined ? [] : trusted;
    const settings = [...always, ...ofScope, ...(options.settings ?? [])];
    environment.GIT_CONFIG_COUNT = String(settings.length);
    for (const [index, [key, value]] of settings.entries()) {
        environment[`GIT_CONFIG_KEY_${index}`] = key;
        environment[`GIT_CONFIG_VALUE_${index}`] = value;
    }
    return environment;
}
function startGit(args, options) {
    return options.programs.start(callOf('git', args, options));
}
function callOf(program, args, options) {
    return {
        argv: [program, ...args],
        env: gitEnvironment(options),
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    };
}
function runGit(args, options) {
    return runProgram('git', args, options);
}
async function runProgram(program, args, options) {
    const { programs, cwd, stdin = '', timeout = defaultTimeout } = options;
    const { result, exitCode, stdout, stderr } = await programs.run({
        ...callOf(program, args, options),
        stdin,
        timeout,
    });
    if (result === 'not-started')
        throw missing(program, cwd, new Error(stderr));
    if (result === 'timed-out')
        throw tooLate([program, ...args], timeout, stderr);
    return { code: exitCode, stdout, stderr };
}
async function networkSettings(options) {
    const wanted = '^http\\.(.*\\.)?(proxy|proxysslcainfo|proxyauthmethod|sslcainfo|sslcapath|sslbackend|schannelusesslcainfo)$';
    const settings = [];
    for (const file of ['--system', '--global']) {
        const { code, stdout } = await runGit(['config', file, '--null', '--get-regexp', wanted], options);
        if (code !== 0)
            continue;
        for (const entry of stdout.toString('utf8').split('\0').filter(Boolean)) {
            const end = entry.indexOf('\n');
            if (end > 0)
                settings.push([entry.slice(0, end), entry.slice(end + 1)]);
        }
    }
    return settings;
}
async function requireGit(options) {
    const { stdout } = await runGit(['version'], { ...options, scope: 'own' });
    const version = stdout.toString('utf8').trim();
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
    if (Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 31))
        return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_TOO_OLD', `${version} is too old`, { hint: 'Install git 2.31 (2021) or newer.' });
}
function missing(program, cwd, cause) {
    const wanted = program === 'git' ? 'git 2.31 or newer' : program;
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_MISSING', `the program ${program} could not be started`, {
        hint: `Install ${wanted} and have it in PATH${cwd === undefined ? '' : '; the working directory must exist'}.`,
        cause,
    });
}
function tooLate(argv, timeout, stderr) {
    const [program, command] = argv.filter((arg) => !arg.startsWith('-') && !arg.includes('/'));
    const seconds = Math.round(timeout / 1000);
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('failed', 'GIT_TIMEOUT', `${program} ${command ?? ''} did not end within ${seconds} s`, {
        hint: 'Check the network between this runner and the git server, and the load of the server.',
        cause: new Error(stderr.trim()),
    });
}


/***/ }),

/***/ 8687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  I$: () => (/* binding */ checkBranchName),
  Ry: () => (/* binding */ gitAddress),
  nS: () => (/* binding */ isForgePath),
  Nj: () => (/* binding */ isLocalPath),
  O9: () => (/* binding */ isWebUrl),
  SU: () => (/* binding */ parseRepository),
  Rr: () => (/* binding */ repositoryIdentity),
  pd: () => (/* binding */ resolveBranch),
  RB: () => (/* binding */ sameRepository),
  Dy: () => (/* binding */ webAddress)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __nccwpck_require__(8624);
// EXTERNAL MODULE: ./build/core/suggestion.js
var suggestion = __nccwpck_require__(5256);
;// CONCATENATED MODULE: ./build/core/git/repository.js




const accepted = 'Give an https:// or ssh:// URL, git@host:path, owner/name, or a path that begins with / or ./';
function parseRepository(text, context = {}) {
    const trimmed = text.trim();
    if (trimmed === '')
        throw refused('is empty');
    refuseControls(trimmed);
    if (trimmed.startsWith('-'))
        throw refused('begins with "-", like an option');
    if (/^[\w+.-]*::/.test(trimmed))
        throw refused('names a remote helper (word::), which can run commands');
    const scheme = schemeOf(trimmed);
    if (scheme !== undefined)
        return parseUrl(trimmed, scheme);
    if (/^(\.{0,2}\/|\.{1,2}$|[a-z]:[\\/])/i.test(trimmed))
        return (0,external_node_path_.resolve)(context.cwd ?? '.', trimmed);
    if (/^[^/]+:/.test(trimmed))
        return parseScpLike(trimmed);
    if (isForgePath(trimmed))
        return onForge(trimmed, context.forgeBase);
    throw refused(`"${trimmed}" is neither a URL nor owner/name nor a path`);
}
function refused(problem, hint = accepted, cause) {
    return (0,failure/* badInput */.AN)('gitops-repository', problem, hint, cause);
}
function isForgePath(text) {
    return /^[\w.-]+(\/[\w.-]+)+\/?$/.test(text);
}
function isWebUrl(url) {
    return /^https?$/.test(schemeOf(url) ?? '');
}
function isLocalPath(url) {
    return schemeOf(url) === undefined && scpLike(url) === undefined;
}
function gitAddress(url) {
    const scp = scpLike(url);
    if (scp !== undefined)
        return { scheme: 'ssh', ...namedHost(scp.host), path: barePath(scp.path) };
    const scheme = schemeOf(url);
    if (scheme === undefined || scheme === 'file' || !URL.canParse(url))
        return undefined;
    const { host, hostname, pathname } = new URL(url);
    const path = barePath(decoded(pathname));
    if (scheme === 'ssh')
        return { scheme, ...namedHost(hostname), path };
    return { scheme, host: host.toLowerCase(), hostname: hostname.toLowerCase(), path };
}
function webAddress(url) {
    if (!isWebUrl(url) || !URL.canParse(url))
        return undefined;
    const { origin, pathname } = new URL(url);
    return `${origin}/${barePath(pathname)}`;
}
function sameRepository(one, other) {
    const [a, b] = [gitAddress(one.trim()), gitAddress(other.trim())];
    if (a === undefined || b === undefined) {
        return a === b && barePath(one.trim()).toLowerCase() === barePath(other.trim()).toLowerCase();
    }
    const mixed = (a.scheme === 'ssh') !== (b.scheme === 'ssh');
    const server = (address) => (mixed ? address.hostname : address.host).replace(sshOnHttpsPort, '');
    return `${server(a)}/${a.path}`.toLowerCase() === `${server(b)}/${b.path}`.toLowerCase();
}
const sshOnHttpsPort = /^(?:ssh\.(?=github\.com$)|altssh\.(?=gitlab\.com$))/;
function repositoryIdentity(url) {
    const address = gitAddress(url.trim());
    if (address === undefined)
        return barePath(url.trim()).toLowerCase();
    return `${address.hostname.replace(sshOnHttpsPort, '')}/${address.path}`.toLowerCase();
}
function schemeOf(text) {
    return /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
}
function scpLike(text) {
    const match = /^(?:([\w.+-]+)@)?([\w.-]{2,}|\[[0-9a-f:]+\]):(?!\/\/)(.+)$/i.exec(text);
    const [, user = '', host = '', path = ''] = match ?? [];
    return match === null ? undefined : { user, host, path };
}
function namedHost(host) {
    return { host: host.toLowerCase(), hostname: host.toLowerCase() };
}
function barePath(path) {
    return path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
}
function decoded(path) {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}
function parseUrl(text, scheme) {
    if (!URL.canParse(text))
        throw refused('is not a valid URL');
    const url = new URL(text);
    if (url.password !== '' || (url.username !== '' && scheme !== 'ssh')) {
        const hint = 'Take them out and give gitops-token, or gitops-username with gitops-password.';
        throw refused('holds a user name or password in the URL', hint);
    }
    if (url.search !== '' || url.hash !== '')
        throw refused('has a query or fragment', 'End the URL after the path.');
    if (scheme === 'file')
        return pathOf(url);
    if (!['http', 'https', 'ssh'].includes(scheme))
        throw refused(`the scheme ${scheme}:// is not supported`);
    checkHost(url.hostname);
    if (url.username.startsWith('-'))
        throw refused('the user name begins with "-"');
    if (url.pathname.length < 2)
        throw refused('names a server but no repository');
    return url.href.replace(/\/+$/, '');
}
function pathOf(url) {
    let path;
    try {
        path = (0,external_node_url_namespaceObject.fileURLToPath)(url);
    }
    catch (cause) {
        throw refused('is a file URL that names no path on this machine', accepted, cause);
    }
    refuseControls(path);
    return path;
}
function refuseControls(text) {
    if (/[\u0000-\u001f\u007f]/.test(text))
        throw refused('holds control characters');
}
function parseScpLike(text) {
    const parts = scpLike(text);
    if (parts === undefined || parts.path.startsWith('-') || parts.user.startsWith('-')) {
        throw refused('is neither a URL nor user@host:path');
    }
    checkHost(parts.host);
    return text.replace(/\/+$/, '');
}
function checkHost(host) {
    if (host === '' || host.startsWith('-'))
        throw refused('has no usable host name');
}
function onForge(path, forgeBase) {
    if (forgeBase === undefined) {
        const problem = `"${path}" could be a path or a repository on a forge, and this job runs on no forge`;
        throw refused(problem, `Give the whole URL, or ./${path} for a path.`);
    }
    if (path.split('/').some((segment) => /^\.+$/.test(segment)))
        throw refused(`"${path}" is not owner/name`);
    return `${forgeBase.replace(/\/+$/, '')}/${barePath(path)}.git`;
}
function checkBranchName(name) {
    const bad = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|^@$|^-|\.$|^refs\//.test(name) ||
        name.split('/').some((segment) => /^$|^\.|\.lock$/.test(segment));
    if (!bad)
        return name;
    const problem = `${JSON.stringify(name)} is not a valid branch name`;
    throw (0,failure/* badInput */.AN)('gitops-branch', problem, 'Give the short name, such as main.');
}
const prefix = 'refs/heads/';
async function resolveBranch(transport, name) {
    const first = await transport.listRefs([prefix + (name === undefined ? '' : checkBranchName(name))]);
    const short = name ?? first.head?.slice(prefix.length) ?? (first.refs.size === 0 ? 'main' : undefined);
    if (short === undefined) {
        throw (0,failure/* badInput */.AN)('gitops-branch', 'is needed, because the HEAD of the repository names no branch');
    }
    const ref = prefix + short;
    const branch = { name: short, ref, objectFormat: first.objectFormat };
    if (first.refs.has(ref))
        return { ...branch, tip: first.refs.get(ref) };
    const all = name === undefined ? first : await transport.listRefs([prefix]);
    if (all.refs.has(ref))
        return { ...branch, tip: all.refs.get(ref) };
    const names = [...all.refs.keys()].filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
    if (names.length === 0)
        return { ...branch, tip: undefined };
    throw branchNotFound(short, names);
}
function branchNotFound(name, names) {
    const message = `gitops-branch: the GitOps repository has no branch "${name}"`;
    const known = `It has: ${names.slice(0, 10).join(', ')}${names.length > 10 ? ', …' : ''}.`;
    return new failure/* Failure */.HR('bad-input', 'GIT_BRANCH_NOT_FOUND', message, { hint: (0,suggestion/* didYouMean */.a)(name, names).trim() || known });
}


/***/ }),

/***/ 9349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ parseRepositoryName),
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Bs: () => (/* binding */ checkTag),
/* harmony export */   Cy: () => (/* binding */ lastComponent),
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   H2: () => (/* binding */ checkDigest),
/* harmony export */   JA: () => (/* binding */ canonicalRepository),
/* harmony export */   Ng: () => (/* binding */ looksLikeImage),
/* harmony export */   OJ: () => (/* binding */ joinImage),
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   UD: () => (/* binding */ dockerHub),
/* harmony export */   Ve: () => (/* binding */ splitHost),
/* harmony export */   Y4: () => (/* binding */ dockerConfigKey),
/* harmony export */   Zf: () => (/* binding */ splitTagField),
/* harmony export */   dw: () => (/* binding */ isTemplated),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   og: () => (/* binding */ isRepositoryPath),
/* harmony export */   s5: () => (/* binding */ splitImage)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8624);

const dockerHub = 'docker.io';
function dockerConfigKey(registry) {
    return registry === dockerHub ? 'https://index.docker.io/v1/' : registry;
}
const longestRepository = 255;
const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostName = /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*$/;
const ipv6 = /^\[[a-fA-F0-9:]+\]$/;
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const placeholder = /\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}/gs;
const digestGrammar = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;
function parseReference(text, input = 'image') {
    refuseSchemeAndSpace(text, input);
    const { name, tag, digest } = split(text);
    if (digest !== undefined)
        checkDigest(digest, input);
    if (tag !== undefined)
        checkTag(tag, input);
    const repository = repositoryOf(name, input, text);
    return { ...repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}
function parseRepositoryName(text, input = 'image') {
    const { registry, repository, tag, digest } = parseReference(text, input);
    if (tag === undefined && digest === undefined)
        return { registry, repository };
    const extra = digest === undefined ? `the tag "${tag}"` : `the digest "${digest}"`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${text}" must name a repository, but it also has ${extra}`, `write "${registry}/${repository}" and give tags in their own input`);
}
function formatReference({ registry, repository, tag, digest }) {
    return joinImage({ repository: `${registry}/${repository}`, tag, digest });
}
function isTag(text) {
    return tagGrammar.test(text);
}
function checkTag(tag, input = 'tags') {
    if (isTag(tag))
        return;
    if (tag === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the tag is empty', 'give a tag after ":", or leave the ":" out');
    const problem = tag.length > 128
        ? `has ${tag.length} characters, at most 128 are allowed`
        : /^[.-]/.test(tag)
            ? 'begins with "." or "-"'
            : `contains ${firstMatch(/[^A-Za-z0-9_.-]/, tag)}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the tag "${tag}" ${problem}`, 'a tag has letters, digits, "_", "." and "-", and begins with a letter, a digit or "_"; {branch-slug} makes a valid one of a branch name');
}
function isDigest(text) {
    return digestGrammar.test(text);
}
function checkDigest(digest, input = 'digest') {
    if (isDigest(digest))
        return;
    const [, algorithm, hex = ''] = /^(sha256|sha512):(.*)$/s.exec(digest) ?? [];
    const problem = algorithm === undefined
        ? 'does not begin with "sha256:" or "sha512:"'
        : /[^a-f0-9]/.test(hex)
            ? 'has other characters than lower-case hex digits'
            : `has ${hex.length} hex digits, ${algorithm} has ${algorithm === 'sha256' ? 64 : 128}`;
    const hint = 'Copy the whole digest, sha256: and 64 hex digits, as build-image outputs it.';
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `the digest "${digest}" ${problem}`, hint);
}
function isRepositoryPath(path) {
    return path.length <= longestRepository && path.split('/').every((part) => component.test(part));
}
function splitImage(text) {
    const { name, tag, digest } = split(text);
    return { repository: name || undefined, tag: tag || undefined, digest: digest || undefined };
}
function splitTagField(text) {
    const [, tag, digest] = /^([^@]*)@?(.*)$/s.exec(text) ?? [];
    return { tag: tag || undefined, digest: digest || undefined };
}
function joinImage({ repository, tag, digest }) {
    return `${repository ?? ''}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
function versionOf(text) {
    const { tag, digest } = splitImage(text);
    if (tag !== undefined && isTag(tag))
        return tag;
    return digest !== undefined && isDigest(digest) ? digest.slice(0, digest.indexOf(':') + 13) : '';
}
function sameRepository(a, b) {
    return canonicalRepository(a) === canonicalRepository(b);
}
function canonicalRepository(repository) {
    return formatReference(canonical(splitHost(repository)));
}
function splitHost(repository) {
    const [, host, path = repository] = /^([^/]*[.:][^/]*|localhost)\/(.*)$/s.exec(repository) ?? [];
    return { host, path };
}
function lastComponent(repository) {
    return repository.slice(repository.lastIndexOf('/') + 1);
}
function isTemplated(text) {
    return text.search(placeholder) !== -1;
}
function looksLikeImage(text) {
    const { name, tag, digest } = split(text);
    return (/^[a-z0-9][\w.\-/]*(?::\d+\/[\w.\-/]+)?$/i.test(name) &&
        (tag === undefined || isTag(tag)) &&
        (digest === undefined || /^[\w+.-]+:[\w=-]+$/.test(digest)) &&
        !/^\d+$/.test(text));
}
function split(text) {
    const shape = text.replace(placeholder, (filled) => 'x'.repeat(filled.length));
    const at = shape.indexOf('@');
    const end = at < 0 ? text.length : at;
    const colon = shape.slice(0, end).indexOf(':', shape.lastIndexOf('/', end) + 1);
    return {
        name: text.slice(0, colon < 0 ? end : colon),
        tag: colon < 0 ? undefined : text.slice(colon + 1, end),
        digest: at < 0 ? undefined : text.slice(at + 1),
    };
}
function canonical({ host, path }) {
    const lower = host?.toLowerCase() ?? dockerHub;
    const registry = lower === 'index.docker.io' || lower === 'registry-1.docker.io' ? dockerHub : lower;
    return { registry, repository: registry === dockerHub && !path.includes('/') ? `library/${path}` : path };
}
function refuseSchemeAndSpace(text, input) {
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
    if (scheme !== undefined) {
        const shown = text.replace(/\/\/[^/]*@/, '//***@');
        const problem = `"${shown}" begins with "${scheme}", but an image reference has no scheme`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `leave "${scheme}" out`);
    }
    if (text.trim() === '')
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, 'the image reference is empty', 'write it as host/path[:tag][@digest]');
    if (/[\s\p{Cc}]/u.test(text)) {
        const problem = `"${text}" contains ${firstMatch(/[\s\p{Cc}]/u, text)}`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'remove white space and control characters');
    }
}
function repositoryOf(name, input, whole) {
    const { host, path } = splitHost(name);
    if (host !== undefined)
        checkHost(host, input);
    checkPath(path, input, whole);
    if (host === undefined && /^[a-f0-9]{64}$/.test(path)) {
        const problem = `"${whole}" is an image ID, which registries do not know`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, 'name the image by its repository, or by repository@sha256:…');
    }
    return canonical({ host, path });
}
function checkHost(host, input) {
    const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
    if (!hostName.test(name) && !ipv6.test(name)) {
        const hint = 'write a host name, an IPv4 address or an IPv6 address in brackets, with an optional :port';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${host}" is not a registry host`, hint);
    }
    if (port !== undefined && !(/^[0-9]{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${port}" is not a port of the registry "${name}"`, 'a port is a number from 1 to 65535');
    }
}
function checkPath(path, input, whole) {
    if (path.length > longestRepository) {
        const problem = `the repository of "${whole}" has ${path.length} characters, at most ${longestRepository} are allowed`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem);
    }
    const part = path.split('/').find((each) => !component.test(each));
    if (part === undefined)
        return;
    if (part === '') {
        const hint = 'write host/path[:tag][@digest] without doubled, leading or trailing "/"';
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${whole}" has an empty part between slashes`, hint);
    }
    if (/[A-Z]/.test(part)) {
        const problem = `the repository of "${whole}" has upper-case letters in "${part}"`;
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `write it as "${part.toLowerCase()}"`);
    }
    const problem = /[^a-z0-9._-]/.test(part)
        ? `contains ${firstMatch(/[^a-z0-9._-]/, part)}`
        : `has a misplaced ${firstMatch(/[._-]+/, part)}`;
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${part}" in "${whole}" ${problem}`, 'each part of a repository has lower-case letters and digits, with single ".", one or two "_" or any "-" between them');
}
function firstMatch(pattern, text) {
    return JSON.stringify(pattern.exec(text)?.[0] ?? '');
}


/***/ }),

/***/ 1723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H3: () => (/* binding */ unfilledIn),
/* harmony export */   Kc: () => (/* binding */ hasPlaceholder),
/* harmony export */   O8: () => (/* binding */ expandKnown),
/* harmony export */   fT: () => (/* binding */ expand)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8624);
/* harmony import */ var _suggestion_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5256);


function expand(template, values, input) {
    return template.replace(placeholder, (_, name) => {
        if (!Object.hasOwn(values, name))
            throw unknownPlaceholder(name, values, template, input);
        const value = values[name] ?? '';
        if (value === '')
            throw withoutValue(name, values, template, input);
        return value;
    });
}
const placeholder = /(?<!\{)\{([a-z][a-z0-9-]*)\}(?!\})/g;
function expandKnown(template, values) {
    return template.replace(placeholder, (text, name) => knownValue(values, name) || text);
}
function unfilledIn(template, values) {
    const names = [...template.matchAll(placeholder)].map(([, name = '']) => name);
    return [...new Set(names)].filter((name) => !knownValue(values, name));
}
function knownValue(values, name) {
    return Object.hasOwn(values, name) ? values[name] : undefined;
}
function hasPlaceholder(text, names) {
    return [...text.matchAll(placeholder)].some(([, name = '']) => names.includes(name));
}
const checkedOut = 'the commit that is checked out here, which takes a git repository and git on PATH';
const sources = {
    service: 'the input service',
    environment: 'the input environment',
    sha: checkedOut,
    sha8: checkedOut,
    branch: 'the branch of this run',
    'branch-slug': 'the branch of this run',
    slug: 'the branch or the request of this run',
    request: 'the pull or merge request of this run',
    'git-tag': 'the Git tag that this run is for',
    version: 'the Git tag that this run is for, `v1.2.3` or `web1@1.2.3`',
    subject: checkedOut,
    author: checkedOut,
};
function withoutValue(name, values, template, input) {
    const others = Object.keys(values).filter((each) => (values[each] ?? '') !== '');
    const source = sources[name] === undefined ? '' : `It is taken from ${sources[name]}. `;
    const problem = `"${template}" uses {${name}}, which has no value in this run`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, problem, `${source}Those with a value: ${inBraces(others)}.`);
}
function unknownPlaceholder(name, values, template, input) {
    const names = Object.keys(values);
    const hint = `${(0,_suggestion_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .a)(name, names, (near) => `{${near}}`)}Known: ${inBraces(names)}.`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)(input, `"${template}" has the unknown placeholder {${name}}`, hint);
}
function inBraces(names) {
    return names.map((name) => `{${name}}`).join(' ');
}


/***/ }),

/***/ 2140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ Deadline),
/* harmony export */   Bp: () => (/* binding */ allowListeners),
/* harmony export */   u7: () => (/* binding */ onAbort)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8474);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8624);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
var _a;


class Deadline {
    #clock;
    #bound;
    #ends;
    #overtimeEnds = 0;
    #parent;
    #abort = new AbortController();
    #cancel;
    #pauses = { count: 0, left: 0 };
    constructor(clock, milliseconds, input = 'timeout') {
        this.#clock = clock;
        this.#bound = { input, milliseconds };
        this.#ends = clock.now() + milliseconds;
        allowListeners(this.#abort.signal);
        this.#cancel = this.#abortAfter(milliseconds);
    }
    #abortAfter(milliseconds) {
        return this.#clock.after(milliseconds, () => this.#abort.abort(this.failure('the command to end')));
    }
    get signal() {
        return this.#abort.signal;
    }
    remaining() {
        return this.#pauses.count > 0 ? this.#pauses.left : Math.max(0, this.#ends - this.#clock.now());
    }
    get passed() {
        return this.#pauses.count === 0 && this.remaining() === 0;
    }
    within(milliseconds, input) {
        const remaining = this.remaining();
        return milliseconds < remaining
            ? this.#child(milliseconds, { input, milliseconds })
            : this.#child(remaining, this.#bound);
    }
    overtime(milliseconds) {
        const deadline = this.#child(milliseconds, { ...this.#bound, milliseconds });
        for (let each = this; each !== undefined; each = each.#parent) {
            each.#overtimeEnds = Math.max(each.#overtimeEnds, deadline.#ends);
        }
        return deadline;
    }
    #child(milliseconds, bound) {
        const child = new _a(this.#clock, milliseconds, bound.input);
        child.#bound = bound;
        child.#parent = this;
        return child;
    }
    budget() {
        const remaining = this.remaining();
        return remaining === Number.POSITIVE_INFINITY ? remaining : remaining - Math.min(longestReserve, remaining / 10);
    }
    async pausedDuring(work) {
        if (this.#pauses.count === 0) {
            this.#pauses.left = this.remaining();
            this.#cancel();
        }
        this.#pauses.count += 1;
        try {
            return await work();
        }
        finally {
            this.#pauses.count -= 1;
            if (this.#pauses.count === 0) {
                this.#ends = this.#clock.now() + this.#pauses.left;
                this.#cancel = this.#abortAfter(this.#pauses.left);
            }
        }
    }
    parallel(work) {
        return this.pausedDuring(async () => {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const deadline = __addDisposableResource(env_1, this.#child(this.remaining(), this.#bound), false);
                try {
                    return await deadline.enforce(work(deadline));
                }
                finally {
                    this.#pauses.left = Math.min(this.#pauses.left, deadline.remaining());
                }
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                __disposeResources(env_1);
            }
        });
    }
    failure(waitingFor, cause) {
        const { input, milliseconds } = this.#bound;
        const message = `the deadline (${input}: ${durationText(milliseconds)}) passed while waiting for ${waitingFor}`;
        return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('timed-out', 'DEADLINE', message, {
            hint: `Give more time with ${input}, or find out what takes it.`,
            ...(cause === undefined ? {} : { cause }),
        });
    }
    async sleep(milliseconds, waitingFor) {
        if (!this.passed)
            await this.#clock.sleep(Math.min(milliseconds, this.remaining()));
        if (this.passed)
            throw this.failure(waitingFor);
    }
    async enforce(work) {
        const stops = new Set();
        const ending = new Promise((_resolve, reject) => {
            const look = () => {
                const left = Math.max(this.#ends, this.#overtimeEnds) + grace - this.#clock.now();
                if (left > 0)
                    stops.add(this.#clock.after(left, look));
                else
                    reject(this.failure('the command to end'));
            };
            stops.add(onAbort(this.signal, look));
        });
        try {
            return await Promise.race([work, ending]);
        }
        finally {
            for (const stop of stops)
                stop();
        }
    }
    [Symbol.dispose]() {
        this.#cancel();
    }
}
_a = Deadline;
const longestReserve = 10_000;
const grace = 30_000;
function allowListeners(signal) {
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(Number.POSITIVE_INFINITY, signal);
}
function onAbort(signal, call) {
    if (signal?.aborted)
        call();
    else
        signal?.addEventListener('abort', call, { once: true });
    return () => signal?.removeEventListener('abort', call);
}
function durationText(milliseconds) {
    const seconds = Math.round(milliseconds / 1000);
    if (milliseconds < 1000)
        return `${Math.round(milliseconds)} ms`;
    return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}


/***/ }),

/***/ 5158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GE: () => (/* binding */ isStopJob),
/* harmony export */   Lo: () => (/* binding */ outputFiles),
/* harmony export */   ff: () => (/* binding */ dotenvReport),
/* harmony export */   gu: () => (/* binding */ pipelineHosts)
/* harmony export */ });
const pipelineHosts = ['github', 'gitlab', 'jenkins'];
const dotenvReport = 'monorepo-gitops.env';
const outputFiles = 'monorepo-gitops-outputs';
function isStopJob({ host, event }) {
    return host === 'gitlab' && (event.kind === 'branch-deleted' || event.kind === 'request-closed');
}


/***/ }),

/***/ 3648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Qk: () => (/* binding */ npmPackage),
/* harmony export */   rE: () => (/* binding */ version),
/* harmony export */   zl: () => (/* binding */ jobImage)
/* harmony export */ });
/* unused harmony export schemaUrl */
const version = '1.0.0';
const npmPackage = '@monorepo-gitops/monorepo-gitops';
const jobImage = 'ghcr.io/monorepo-gitops/monorepo-gitops';
const schemaUrl = 'https://raw.githubusercontent.com/monorepo-gitops/monorepo-gitops/v1/schema/gitops.schema.json';


/***/ }),

/***/ 7037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ withReviewName),
/* harmony export */   W: () => (/* binding */ OtherReviewName)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8624);

class OtherReviewName extends _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR {
    use;
    constructor(taken, use) {
        const problem = `${taken} is another monorepo's review environment in this GitOps repository; this run's is ${use}`;
        super('refused', 'REVIEW_NAME_TAKEN', problem, { hint: 'Run it again.' });
        this.use = use;
    }
}
const mostBeginnings = 3;
async function withReviewName(run, onTaken) {
    let name;
    for (let beginning = 1;; beginning += 1) {
        try {
            return await run(name);
        }
        catch (error) {
            if (!(error instanceof OtherReviewName) || beginning === mostBeginnings)
                throw error;
            onTaken(error);
            name = error.use;
        }
    }
}


/***/ }),

/***/ 95:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   De: () => (/* binding */ temporaryDirectory),
/* harmony export */   Wj: () => (/* binding */ atRunEnd),
/* harmony export */   du: () => (/* binding */ temporaryBase),
/* harmony export */   wC: () => (/* binding */ undoAll)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8624);





const pending = new Set();
function atRunEnd(undo) {
    pending.add(undo);
    return () => pending.delete(undo);
}
async function undoAll() {
    await Promise.allSettled([...pending].reverse().map(async (undo) => undo()));
}
function temporaryBase(env) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(env.RUNNER_TEMP || (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)());
}
async function temporaryDirectory(base, name) {
    const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(base, `${name}-`)).catch((cause) => {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_4__/* .Failure */ .HR('failed', 'TEMPORARY_DIRECTORY', `no temporary directory can be made in ${base}`, {
            hint: 'Name a directory that is there and may be written to in TMPDIR (on a runner of GitHub: RUNNER_TEMP).',
            cause,
        });
    });
    const forget = atRunEnd(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { recursive: true, force: true, maxRetries: 5 }));
    return {
        path,
        async [Symbol.asyncDispose]() {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { recursive: true, force: true });
            forget();
        },
    };
}


/***/ }),

/***/ 1569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ withDescription),
/* harmony export */   W: () => (/* binding */ asksForDescription)
/* harmony export */ });
/* harmony import */ var _names_placeholders_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1723);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});

function asksForDescription(value) {
    if (typeof value === 'string')
        return (0,_names_placeholders_js__WEBPACK_IMPORTED_MODULE_0__/* .hasPlaceholder */ .Kc)(value, ['subject', 'author']);
    if (value instanceof Map)
        return [...value.values()].some(asksForDescription);
    return typeof value === 'object' && value !== null && Object.values(value).some(asksForDescription);
}
async function withDescription(ci, checkout) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (ci.commit === undefined)
            return ci;
        const { SourceCommits } = await __nccwpck_require__.e(/* import() */ 3978).then(__nccwpck_require__.bind(__nccwpck_require__, 3978));
        const commits = __addDisposableResource(env_1, new SourceCommits(checkout), true);
        const found = await commits.describe(ci.commit, undefined);
        const author = found?.author?.replace(/ <[^<>]*>$/, '');
        return found === undefined ? ci : { ...ci, described: { subject: found.subject ?? '', author: author ?? '' } };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}


/***/ }),

/***/ 65:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ sourceRefOf),
/* harmony export */   _j: () => (/* binding */ parseSourceRef),
/* harmony export */   yW: () => (/* binding */ isQueueBranch)
/* harmony export */ });
/* unused harmony export requestRefs */
const requestRefs = { github: 'refs/pull/', gitlab: 'refs/merge-requests/' };
function parseSourceRef(ref) {
    const [, kind, name = ''] = /^refs\/(heads|tags)\/(.+)$/.exec(ref ?? '') ?? [];
    if (kind !== undefined)
        return { kind: kind === 'tags' ? 'tag' : 'branch', name };
    const number = /^refs\/(?:pull|merge-requests)\/([1-9]\d*)\/head$/.exec(ref ?? '')?.[1];
    return number === undefined ? undefined : { kind: 'request', number: Number(number) };
}
function isQueueBranch(branch) {
    return branch?.startsWith('gh-readonly-queue/') === true;
}
function sourceRefOf(event, branch, forge) {
    switch (event.kind) {
        case 'queue':
            return undefined;
        case 'tag':
            return `refs/tags/${event.tag}`;
        case 'request':
        case 'request-closed':
            return event.number > 0 ? `${requestRefs[forge]}${event.number}/head` : undefined;
        default:
            return branch === undefined ? undefined : `refs/heads/${branch}`;
    }
}


/***/ }),

/***/ 5256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean),
/* harmony export */   o: () => (/* binding */ suggestionFor)
/* harmony export */ });
function suggestionFor(word, candidates) {
    const asked = word.toLowerCase();
    let best;
    for (const candidate of candidates) {
        const distance = editDistance(asked, candidate.toLowerCase());
        if (distance <= Math.max(1, Math.floor(asked.length / 3)) && (best === undefined || distance < best.distance)) {
            best = { candidate, distance };
        }
    }
    return best?.candidate;
}
function didYouMean(word, candidates, shown = (candidate) => candidate) {
    const suggestion = suggestionFor(word, candidates);
    return suggestion === undefined ? '' : `Did you mean ${shown(suggestion)}? `;
}
function editDistance(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitution = a[i - 1] === b[j - 1] ? 0 : 1;
            let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + substitution);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
                cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
            }
            row.push(cost);
        }
        beforeLast = last;
        last = row;
    }
    return last[b.length] ?? 0;
}


/***/ }),

/***/ 125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ everyOutput),
/* harmony export */   Kq: () => (/* binding */ descriptionOf),
/* harmony export */   NB: () => (/* binding */ defineCommand)
/* harmony export */ });
function descriptionOf(output) {
    return typeof output === 'string' ? output : output.description;
}
function everyOutput({ outputs }, known) {
    return Object.fromEntries(Object.entries(outputs).map(([name, declared]) => [
        name,
        known[name] ?? (typeof declared === 'string' ? null : declared.empty),
    ]));
}
function defineCommand(command) {
    return command;
}


/***/ }),

/***/ 2750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FU: () => (/* binding */ updateInputs),
/* harmony export */   J8: () => (/* binding */ commitInputs),
/* harmony export */   Oc: () => (/* binding */ reviewInputs),
/* harmony export */   Uh: () => (/* binding */ deliveryInputs)
/* harmony export */ });
/* harmony import */ var _core_edit_edit_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(415);

const commitInputs = {
    message: {
        type: 'string',
        isLong: true,
        config: { keys: ['environment.message', 'gitops.message'] },
        description: 'Commit message, with `{service} {environment} {old-tag} {new-tag} {subject} {author} {sha8} {sha} {branch} {branch-slug} {slug} {run}`.',
    },
    author: {
        type: 'string',
        config: { keys: ['gitops.author'] },
        description: 'Author of the commit, `Name <address>`. Default: who started the run; with `commit-via: api` the owner of the token, on GitHub always.',
    },
    sign: {
        type: 'string',
        secret: true,
        description: 'Private SSH or GPG key (its text, without passphrase) that signs the commit.',
    },
    'on-older': {
        type: 'choice',
        options: ['skip', 'fail', 'apply'],
        default: 'skip',
        description: 'What to do when the file already holds an image that was built from a newer commit.',
    },
};
const deliveryInputs = {
    deliver: {
        type: 'choice',
        options: ['push', 'pull-request'],
        default: 'push',
        config: { keys: ['environment.deliver', 'gitops.deliver'], withoutService: true },
        description: 'Push the commit, or collect the commits of all services in one rolling pull or merge request that somebody approves.',
    },
    'commit-via': {
        type: 'choice',
        options: ['git', 'api'],
        default: 'git',
        config: { keys: ['gitops.commit-via'] },
        description: "Commit by git, or by the forge's API, which signs the commit as its own.",
    },
    'request-key': {
        type: 'string',
        description: 'What shares one rolling request. Default: the environment, else the target branch.',
    },
    'request-branch': {
        type: 'string',
        default: 'monorepo-gitops/',
        config: { keys: ['gitops.request-branch'] },
        description: 'What the branches of requests begin with, before their key: for push rules that demand a pattern, `feature/deploy-`.',
    },
    title: { type: 'string', description: 'Title of the request. Default: its services and key.' },
    labels: {
        type: 'list',
        config: { keys: ['gitops.labels'] },
        description: 'Labels of the request. Labels that people add stay.',
    },
    reviewers: {
        type: 'list',
        ofNames: true,
        config: { keys: ['gitops.reviewers'] },
        description: 'User names (on GitHub also `org/team`) who are asked to review the request.',
    },
    draft: { type: 'boolean', default: 'false', description: 'Open the request as a draft.' },
    'auto-merge': {
        type: 'boolean',
        default: 'false',
        config: { keys: ['gitops.auto-merge'] },
        description: "Merge the request when its checks pass, by the forge's own mechanism.",
    },
};
const updateInputs = {
    file: {
        type: 'list',
        config: { keys: ['environment.file'], form: 'one', placeholders: true },
        description: 'File to edit in the GitOps repository, for example `values/{service}-dev.yaml`: a path, a list of paths or globs. `*` and `**` match dot files too.',
    },
    image: {
        type: 'string',
        config: { keys: ['environment.image'], placeholders: true },
        description: 'Image repository to write, or to find by: `harbor.example.com/fe/web1`, with placeholders. A full reference brings its tag and digest along. Default for a service: its own.',
    },
    tag: {
        type: 'string',
        config: { keys: ['environment.tag'] },
        description: 'Tag to write, with placeholders. Default for a service: the first tag that it is built with, else `{sha8}`.',
    },
    digest: { type: 'string', description: 'Digest to write, `sha256:…`.' },
    'keep-tag': {
        type: 'boolean',
        default: 'false',
        description: 'Keep the tag where a digest would replace it: in Kustomize and in `name:tag@digest`.',
    },
    pin: {
        type: 'choice',
        options: _core_edit_edit_js__WEBPACK_IMPORTED_MODULE_0__.pins,
        config: { keys: ['environment.pin'] },
        description: 'What of tag and digest the file gets. Default: what is given; in `deploy` as the file has it, so that a file with a digest gets the new one and a file without gets the tag alone. In Helm values a tag beside a digest is kept in step.',
    },
    key: {
        type: 'string',
        config: { keys: ['environment.key'], placeholders: true },
        description: 'YAML path of the tag in Helm values; `image.repository` and `image.digest` beside it are kept in step. Without it: `image.tag`.',
    },
    set: {
        type: 'list',
        config: { keys: ['environment.set'], form: 'values', placeholders: true },
        description: 'Further values, `path=value` (text) or `path:=json`. Missing maps and items are created.',
    },
    unset: { type: 'list', config: { keys: ['environment.unset'] }, description: 'YAML paths to remove.' },
    from: {
        type: 'string',
        config: { keys: ['environment.from'], placeholders: true },
        description: 'Template in the GitOps repository that `file` is copied from when it does not exist.',
    },
    updates: {
        type: 'json',
        description: 'Many edits in one commit: a JSON list of `{service, file, image, tag, digest, keep-tag, pin, key, set, unset, from, on-alias, placeholders, delete}`, `@file`, or `@directory` with what other jobs have emitted.',
    },
    emit: {
        type: 'string',
        description: 'Commit nothing; write the edits as JSON to this file, for a later job that commits those of all jobs with `updates: @directory`.',
    },
    'on-alias': {
        type: 'choice',
        options: ['anchor', 'materialise', 'refuse'],
        default: 'anchor',
        description: 'A value that is a YAML alias: edit it at its anchor for all its users (with a warning), give this place its own copy, or refuse.',
    },
    rollback: {
        type: 'boolean',
        default: 'false',
        description: 'Go back to the image before the current one, from the history of the GitOps repository, or to the earlier one that `tag` or `digest` names. Else only the places count: `file`, `image` and `key`, or `service` and `environment`.',
    },
};
const reviewInputs = {
    ttl: {
        type: 'duration',
        description: 'How long a review environment lives after its latest deployment, until a sweep removes it: `7d`. Default: for ever. An environment of `gitops.yaml` with a ttl is a review environment.',
    },
};


/***/ }),

/***/ 3669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E3: () => (/* binding */ plannedInputs),
/* harmony export */   HM: () => (/* binding */ runInputs),
/* harmony export */   LV: () => (/* binding */ forgeInputs),
/* harmony export */   P4: () => (/* binding */ registryInputs),
/* harmony export */   cX: () => (/* binding */ gitopsInputs),
/* harmony export */   e5: () => (/* binding */ promotionInput),
/* harmony export */   kH: () => (/* binding */ changeInputs),
/* harmony export */   rU: () => (/* binding */ argocdConnection),
/* harmony export */   wm: () => (/* binding */ argocdInputs)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8624);

const runInputs = {
    config: {
        type: 'string',
        description: 'Path of the configuration file. Without it `gitops.yaml` is read when there is one.',
    },
    service: { type: 'string', description: 'Service in `gitops.yaml` that fills the other inputs.' },
    environment: { type: 'string', description: 'Environment in `gitops.yaml` that fills the other inputs.' },
    timeout: {
        type: 'duration',
        default: '5m',
        description: 'Deadline of the whole command: of all waiting, reading and writing. It then ends with exit code 3.',
    },
    'dry-run': {
        type: 'boolean',
        default: 'false',
        description: 'Do all reading, print the exact diff or request, write nothing.',
    },
};
const changeInputs = {
    services: { type: 'list', ofNames: true, description: 'Services to look at. Default: all of them.' },
    all: { type: 'boolean', default: 'false', description: 'Take every service, whatever changed.' },
    base: {
        type: 'string',
        description: 'Commit (full object name) or ref to compare with. Default: by the event. Without a base everything is taken.',
    },
};
const plannedInputs = {
    seen: {
        type: 'string',
        description: 'Output `seen` of the `plan` that this job belongs to: what the GitOps repository was then. What came since counts as come meanwhile, and `service` names no wish of a person.',
    },
};
const promotionInput = {
    type: 'choice',
    options: ['require', 'build'],
    default: 'require',
    description: 'With `promote-from`: take the image of the other environment, or build this commit here (a hotfix past that environment).',
};
const gitopsInputs = {
    'gitops-repository': {
        type: 'string',
        config: { keys: ['gitops.repository'], form: 'url' },
        description: 'GitOps repository: a URL, `owner/name` on the forge of this job, or a path.',
    },
    'gitops-branch': {
        type: 'string',
        config: { keys: ['gitops.branch'] },
        description: "Branch to write to. Default: the repository's HEAD.",
    },
    'gitops-token': {
        type: 'string',
        secret: true,
        description: 'Token that may push to the GitOps repository, sent as an authorization header only.',
    },
    'gitops-username': {
        type: 'string',
        config: { keys: ['gitops.username'] },
        description: "User name that goes with `gitops-password` or `gitops-token`. Default of a token: what its forge wants, also for the job's own.",
    },
    'gitops-password': { type: 'string', secret: true, description: 'Password that goes with `gitops-username`.' },
    'gitops-ssh-key': { type: 'string', secret: true, description: 'Private SSH key (its text) for an ssh repository.' },
    'gitops-app-id': {
        type: 'string',
        config: { keys: ['gitops.app-id'] },
        description: 'Id or client id of a GitHub App installed on the GitOps repository.',
    },
    'gitops-app-private-key': { type: 'string', secret: true, description: 'Private key (PEM) of that GitHub App.' },
    'gitops-transport': {
        type: 'choice',
        options: ['auto', 'wire', 'git'],
        default: 'auto',
        config: { keys: ['gitops.transport'] },
        description: 'How to reach it: `wire` speaks the git protocol itself over http(s), `git` runs the git program.',
    },
};
const forgeInputs = {
    'forge-token': {
        type: 'string',
        secret: true,
        description: "Token for GitHub's or GitLab's API, before `gitops-token` for requests. Default: the job's own, for its own repository.",
    },
    'forge-url': {
        type: 'string',
        description: "Base URL of the forge's API, for example `https://gitlab.example.com/api/v4`. Default: the job's own.",
    },
};
const registryInputs = {
    'registry-username': {
        type: 'string',
        description: 'User of the image registry. Default: the Docker configuration.',
    },
    'registry-password': { type: 'string', secret: true, description: 'Password or token of that user.' },
    'registry-insecure': {
        type: 'list',
        ofNames: true,
        description: 'Hosts (with port) of image registries that are spoken to over plain http: `harbor.internal:8080`. Loopback addresses always are.',
    },
};
const argocdInputs = {
    'argocd-server': {
        type: 'string',
        config: { keys: ['argocd.server'] },
        description: 'Host (and port) or URL of the Argo CD API server. Without it Applications are written to the GitOps repository.',
    },
    'argocd-token': { type: 'string', secret: true, description: 'API token of a project role or of an account.' },
    'argocd-username': {
        type: 'string',
        config: { keys: ['argocd.username'] },
        description: 'Account for a session, when there is no token.',
    },
    'argocd-password': { type: 'string', secret: true, description: 'Password of that account.' },
    'argocd-oidc': {
        type: 'string',
        config: { keys: ['argocd.oidc'] },
        description: "Keyless: id of the Dex connector that exchanges this job's OIDC token (on GitLab, with the `id_tokens` variable `ARGOCD_ID_TOKEN`).",
    },
    'argocd-insecure': {
        type: 'boolean',
        default: 'false',
        config: { keys: ['argocd.insecure'] },
        description: "Do not verify the server's certificate. Prefer `argocd-ca`.",
    },
    'argocd-plaintext': {
        type: 'boolean',
        default: 'false',
        config: { keys: ['argocd.plaintext'] },
        description: 'Speak http instead of https.',
    },
    'argocd-ca': {
        type: 'string',
        isLong: true,
        config: { keys: ['argocd.ca'] },
        description: 'CA certificate(s) in PEM that signed the server: text or path.',
    },
    'argocd-client-cert': {
        type: 'string',
        isLong: true,
        config: { keys: ['argocd.client-cert'] },
        description: 'Client certificate in PEM for mutual TLS: text or path.',
    },
    'argocd-client-key': {
        type: 'string',
        secret: true,
        description: 'Key of the client certificate in PEM: text or path.',
    },
    'argocd-headers': {
        type: 'list',
        secret: true,
        description: 'Extra request headers, `Name: value`, for a proxy in front of the server.',
    },
    'argocd-root-path': {
        type: 'string',
        config: { keys: ['argocd.root-path'] },
        description: 'Path under which the server is published (`--rootpath`).',
    },
};
function argocdConnection(inputs) {
    const server = inputs['argocd-server'];
    if (server === undefined) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .badInput */ .AN)('argocd-server', 'is missing', 'Give the Argo CD server, or use `mode: git`.');
    }
    return {
        server,
        token: inputs['argocd-token'],
        username: inputs['argocd-username'],
        password: inputs['argocd-password'],
        oidcConnector: inputs['argocd-oidc'],
        insecure: inputs['argocd-insecure'],
        plaintext: inputs['argocd-plaintext'],
        ca: inputs['argocd-ca'],
        clientCert: inputs['argocd-client-cert'],
        clientKey: inputs['argocd-client-key'],
        headers: inputs['argocd-headers'],
        rootPath: inputs['argocd-root-path'],
    };
}


/***/ }),

/***/ 9029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M0: () => (/* binding */ overview),
/* harmony export */   bD: () => (/* binding */ commandHelp),
/* harmony export */   q0: () => (/* binding */ describe)
/* harmony export */ });
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(125);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4112);


function overview(commands) {
    const width = Math.max(...commands.map((command) => command.name.length));
    return [
        'monorepo-gitops: from a commit of a monorepo to the GitOps repository that Argo CD watches',
        '',
        'Usage: monorepo-gitops <command> [--<input> <value> …] [--json] [--verbose]',
        '',
        'Commands:',
        ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
        '',
        'monorepo-gitops <command> --help lists the inputs of one. Each can also be given as MG_<INPUT>, or come from',
        'gitops.yaml. Exit codes: 0 done, 1 failed, 2 bad input, 3 timed out waiting, 4 refused by a safety rule.',
        '',
    ].join('\n');
}
function commandHelp(command) {
    const lines = [`monorepo-gitops ${command.name}: ${command.summary}`, '', 'Inputs:'];
    for (const [name, declaration] of Object.entries(command.inputs)) {
        lines.push(`  --${name} ${valueShape(declaration)}`, ...wrap(describe(declaration)), `      ${(0,_resolve_js__WEBPACK_IMPORTED_MODULE_0__/* .variableOf */ .Qn)(name)}`);
    }
    lines.push('', 'Outputs:');
    for (const [name, output] of Object.entries(command.outputs))
        lines.push(`  ${name}`, ...wrap((0,_command_js__WEBPACK_IMPORTED_MODULE_1__/* .descriptionOf */ .Kq)(output)));
    lines.push('', 'Switches:', '  --json      one JSON object with the outputs on stdout', '  --verbose   more detail in the log (stderr)', '  --help, --version', '');
    return lines.join('\n');
}
function describe(declaration) {
    const notes = [
        declaration.description,
        ...(declaration.options === undefined ? [] : [`One of: ${declaration.options.join(', ')}.`]),
        ...(declaration.default === undefined ? [] : [`Default: \`${declaration.default}\`.`]),
    ];
    return notes.join(' ');
}
function valueShape(declaration) {
    const shapes = {
        boolean: '[true|false]',
        choice: `<${declaration.options?.join('|') ?? ''}>`,
        duration: '<duration>',
        integer: '<number>',
        json: '<JSON or @file>',
        list: '<item> …',
        string: '<text>',
    };
    return shapes[declaration.type];
}
function wrap(text) {
    const lines = text.match(/(?:\S.{0,102}\S|\S+)(?=\s|$)/g) ?? [];
    return lines.map((line) => `      ${line}`);
}


/***/ }),

/***/ 4112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   Ow: () => (/* binding */ needed),
/* harmony export */   Qn: () => (/* binding */ variableOf),
/* harmony export */   eL: () => (/* binding */ resolveInputs)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8624);



function resolveInputs(declarations, sources, { secrets, cwd }) {
    const resolved = Object.entries(declarations).map(([name, declaration]) => {
        const given = firstGiven(name, sources);
        if (given === undefined)
            return [name, withoutSource(name, declaration)];
        if ('value' in given)
            return [name, given];
        if (declaration.secret === true)
            for (const text of [given.text].flat())
                secrets.add(text);
        return [name, { value: parseGiven(name, declaration, given, cwd), source: given.source }];
    });
    return {
        inputs: Object.fromEntries(resolved.map(([name, { value }]) => [name, value])),
        resolved: Object.fromEntries(resolved),
    };
}
function needed(value, name, why, hint) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `is missing: ${why}`, hint);
    }
    return value;
}
function variableOf(name) {
    return `MG_${name.toUpperCase().replaceAll('-', '_')}`;
}
function firstGiven(name, sources) {
    for (const source of sources) {
        const given = source(name);
        if (given !== undefined)
            return given;
    }
    return undefined;
}
function withoutSource(name, declaration) {
    if (declaration.default !== undefined) {
        const source = { kind: 'default', name: 'default' };
        return { value: parseGiven(name, declaration, { text: declaration.default, source }, '.'), source };
    }
    return { value: declaration.type === 'list' ? [] : undefined, source: { kind: 'absent', name: 'absent' } };
}
function parseGiven(name, declaration, given, cwd) {
    if (declaration.type === 'list') {
        const items = parseList(given.text);
        return declaration.ofNames === true ? items.flatMap(namesIn) : items;
    }
    const texts = [given.text].flat();
    const [only] = texts;
    if (only === undefined || texts.length > 1) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `was given ${texts.length} times (${given.source.name})`, 'Give it once.');
    }
    const { type, secret, options = [] } = declaration;
    const text = type === 'string' && secret !== true ? only : only.trim();
    const refuse = (allowed) => {
        const shown = secret === true ? 'the given value' : JSON.stringify(text.slice(0, 80));
        return (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `${shown} (${given.source.name}) is not ${allowed}`, `Allowed: ${allowed}.`);
    };
    switch (type) {
        case 'string':
            return text;
        case 'boolean':
            if (/^(true|True|TRUE)$/.test(text))
                return true;
            if (/^(false|False|FALSE)$/.test(text))
                return false;
            throw refuse('true or false');
        case 'integer':
            if (!/^\d{1,15}$/.test(text))
                throw refuse('a whole number, 0 or more');
            return Number(text);
        case 'duration': {
            const milliseconds = parseDuration(text);
            if (milliseconds === undefined)
                throw refuse('a duration such as 90s, 5m, 12h or 7d');
            return milliseconds;
        }
        case 'choice':
            if (!options.includes(text))
                throw refuse(`one of ${options.join(', ')}`);
            return text;
        case 'json':
            return parseJson(name, text, cwd);
    }
}
function parseDuration(text) {
    if (!/^(\d+(ms|[smhd]))+$/.test(text))
        return undefined;
    const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
    let total = 0;
    for (const [, amount, unit] of text.matchAll(/(\d+)(ms|[smhd])/g))
        total += Number(amount) * (units[unit ?? ''] ?? 0);
    return total;
}
function parseList(text) {
    if (typeof text !== 'string')
        return text;
    const array = text.trimStart().startsWith('[') ? stringArray(text) : undefined;
    if (array !== undefined)
        return array;
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}
function namesIn(item) {
    return item
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
}
function stringArray(text) {
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function parseJson(name, text, cwd) {
    if (!text.startsWith('@'))
        return parseJsonText(name, text);
    const given = text.slice(1);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, given);
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false })?.isDirectory() !== true)
        return parseJsonFile(name, path, given);
    const names = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(path).filter((each) => each.endsWith('.json'));
    if (names.length === 0) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `the directory ${given} holds no *.json file`, 'Check that the artifacts of the other jobs were downloaded into it, all in one directory (merge-multiple).');
    }
    return names.sort().flatMap((each) => parseJsonFile(name, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, each), `${given}/${each}`));
}
function parseJsonFile(name, path, shown) {
    let json;
    try {
        json = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch (cause) {
        const hint = 'Give the path of a JSON file, or of a directory with some, behind the @.';
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `the file ${shown} cannot be read`, hint, cause);
    }
    return parseJsonText(`${name} (${shown})`, json);
}
function parseJsonText(name, json) {
    try {
        return JSON.parse(json);
    }
    catch (cause) {
        throw (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .badInput */ .AN)(name, `is not JSON: ${(0,_core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause)}`, 'Give JSON text, or @file.', cause);
    }
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  q: () => (/* reexport */ leave),
  e: () => (/* binding */ main_run)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./build/commands/catalogue.js
const loaders = {
    plan: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(2857), __nccwpck_require__.e(7084), __nccwpck_require__.e(607), __nccwpck_require__.e(356), __nccwpck_require__.e(689), __nccwpck_require__.e(4832), __nccwpck_require__.e(5806), __nccwpck_require__.e(6209), __nccwpck_require__.e(7526), __nccwpck_require__.e(5314), __nccwpck_require__.e(3088), __nccwpck_require__.e(7636), __nccwpck_require__.e(869), __nccwpck_require__.e(39), __nccwpck_require__.e(4695), __nccwpck_require__.e(7085), __nccwpck_require__.e(9201), __nccwpck_require__.e(9117)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9117))).plan,
    'build-image': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(7084), __nccwpck_require__.e(6209), __nccwpck_require__.e(7636), __nccwpck_require__.e(39), __nccwpck_require__.e(8121)]).then(__nccwpck_require__.bind(__nccwpck_require__, 39))).buildImage,
    'bump-image-tag': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(7084), __nccwpck_require__.e(607), __nccwpck_require__.e(356), __nccwpck_require__.e(689), __nccwpck_require__.e(4832), __nccwpck_require__.e(5314)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5314))).bumpImageTag,
    'argocd-upsert-app': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(7084), __nccwpck_require__.e(607), __nccwpck_require__.e(356), __nccwpck_require__.e(689), __nccwpck_require__.e(4832), __nccwpck_require__.e(5806), __nccwpck_require__.e(5314), __nccwpck_require__.e(3088), __nccwpck_require__.e(869)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2382))).argocdUpsertApp,
    'cleanup-review-env': async () => (await Promise.all(/* import() */[__nccwpck_require__.e(2857), __nccwpck_require__.e(7084), __nccwpck_require__.e(607), __nccwpck_require__.e(356), __nccwpck_require__.e(689), __nccwpck_require__.e(4832), __nccwpck_require__.e(5682), __nccwpck_require__.e(7085), __nccwpck_require__.e(7265)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5682))).cleanupReviewEnv,
    deploy: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(2857), __nccwpck_require__.e(7084), __nccwpck_require__.e(607), __nccwpck_require__.e(356), __nccwpck_require__.e(689), __nccwpck_require__.e(4832), __nccwpck_require__.e(5806), __nccwpck_require__.e(6209), __nccwpck_require__.e(7526), __nccwpck_require__.e(5314), __nccwpck_require__.e(3088), __nccwpck_require__.e(7636), __nccwpck_require__.e(869), __nccwpck_require__.e(5682), __nccwpck_require__.e(39), __nccwpck_require__.e(4695), __nccwpck_require__.e(7085), __nccwpck_require__.e(1153), __nccwpck_require__.e(9201)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1153))).deploy,
    init: async () => (await __nccwpck_require__.e(/* import() */ 3299).then(__nccwpck_require__.bind(__nccwpck_require__, 3299))).init,
    demo: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(2857), __nccwpck_require__.e(7084), __nccwpck_require__.e(607), __nccwpck_require__.e(356), __nccwpck_require__.e(689), __nccwpck_require__.e(4832), __nccwpck_require__.e(5806), __nccwpck_require__.e(6209), __nccwpck_require__.e(7526), __nccwpck_require__.e(5314), __nccwpck_require__.e(3088), __nccwpck_require__.e(7636), __nccwpck_require__.e(869), __nccwpck_require__.e(5682), __nccwpck_require__.e(39), __nccwpck_require__.e(4695), __nccwpck_require__.e(7085), __nccwpck_require__.e(1153), __nccwpck_require__.e(9201), __nccwpck_require__.e(461)]).then(__nccwpck_require__.bind(__nccwpck_require__, 461))).demo,
};
const commandNames = Object.keys(loaders);
function isCommand(name) {
    return Object.hasOwn(loaders, name);
}
async function loadCommand(name) {
    return (await loaders[name]());
}

// EXTERNAL MODULE: ./build/commands/summary.js
var commands_summary = __nccwpck_require__(2635);
// EXTERNAL MODULE: ./build/core/failure.js
var failure = __nccwpck_require__(8624);
// EXTERNAL MODULE: ./build/core/git/program/program.js
var program = __nccwpck_require__(1714);
// EXTERNAL MODULE: ./build/core/net/deadline.js
var net_deadline = __nccwpck_require__(2140);
// EXTERNAL MODULE: ./build/core/ports.js
var core_ports = __nccwpck_require__(5158);
// EXTERNAL MODULE: ./build/core/published.js
var published = __nccwpck_require__(3648);
// EXTERNAL MODULE: ./build/core/review/other-name.js
var other_name = __nccwpck_require__(7037);
;// CONCATENATED MODULE: ./build/core/secrets.js
const shortest = 4;
const shortestInFile = 8;
function createSecrets(onAdd = () => { }) {
    const forms = new Set();
    return {
        add(value) {
            for (const form of formsOf(value)) {
                if (form.length < shortest || forms.has(form))
                    continue;
                forms.add(form);
                onAdd(form);
            }
        },
        redact(text) {
            let redacted = text;
            for (const form of [...forms].sort((a, b) => b.length - a.length))
                redacted = redacted.split(form).join('***');
            return redacted;
        },
        isIn(text) {
            return [...forms].some((form) => form.length >= shortestInFile && text.includes(form));
        },
    };
}
function formsOf(value) {
    const trimmed = value.trim();
    if (trimmed.length < shortest)
        return [];
    const lines = trimmed.split(/\r?\n/).filter((line) => line.trim().length >= 16);
    return [
        value,
        trimmed,
        ...(lines.length > 1 ? lines : []),
        encodeURIComponent(trimmed),
        JSON.stringify(trimmed).slice(1, -1),
        ...base64Forms(trimmed),
    ];
}
function base64Forms(secret) {
    const bytes = Buffer.from(secret, 'utf8');
    const forms = [bytes.toString('base64'), bytes.toString('base64url')];
    if (bytes.length < 12)
        return forms;
    for (const offset of [1, 2]) {
        const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
        forms.push(shifted.slice(4, shifted.length - 4));
    }
    forms.push(bytes.toString('base64').slice(0, -4));
    return forms;
}

// EXTERNAL MODULE: ./build/core/source/described.js
var described = __nccwpck_require__(1569);
// EXTERNAL MODULE: ./build/core/suggestion.js
var core_suggestion = __nccwpck_require__(5256);
;// CONCATENATED MODULE: external "node:process"
const external_node_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");
;// CONCATENATED MODULE: ./build/hosts/clock.js

const longestDelay = 2 ** 31 - 1;
const systemClock = {
    now: () => Date.now(),
    sleep: (milliseconds, signal) => new Promise((resolve, reject) => {
        if (signal?.aborted)
            return reject(signal.reason);
        const abort = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', abort);
            resolve();
        }, milliseconds);
        signal?.addEventListener('abort', abort, { once: true });
    }),
    after(milliseconds, call) {
        if (milliseconds === Number.POSITIVE_INFINITY)
            return () => { };
        const timer = setTimeout(call, Math.min(milliseconds, longestDelay)).unref();
        return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    uuid: () => (0,external_node_process_namespaceObject.getBuiltinModule)('node:crypto').randomUUID(),
};

// EXTERNAL MODULE: ./build/core/source/source-ref.js
var source_ref = __nccwpck_require__(65);
;// CONCATENATED MODULE: ./build/hosts/host.js



const jobSecrets = [
    ...['GITHUB_TOKEN', 'GH_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'GITLAB_TOKEN', 'CI_JOB_TOKEN'],
    ...['CI_REGISTRY_PASSWORD', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
];
function commitIn(text) {
    return text === undefined || /^0*$/.test(text) ? undefined : text;
}
function timeIn(time) {
    const milliseconds = typeof time === 'number' ? time * 1000 : Date.parse(time ?? '');
    return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
function failureLines(failure) {
    const causes = [];
    let cause = failure.cause;
    while (cause !== undefined && causes.length < 5) {
        const text = cause instanceof Error ? cause.message : String(cause);
        if (text !== '' && !failure.message.includes(text) && causes.at(-1) !== text)
            causes.push(text);
        cause = cause instanceof Error ? cause.cause : undefined;
    }
    return { headline: failure.message, causes, hint: failure.hint };
}
function writeProblem(path, isMadeWhenMissing = false) {
    const isThere = (0,external_node_fs_.existsSync)(path);
    if (!isThere && !isMadeWhenMissing)
        return `there is no file ${path}`;
    const target = isThere ? path : (0,external_node_path_.dirname)(path);
    try {
        if ((0,external_node_fs_.statSync)(target).isDirectory() === isThere)
            return isThere ? `${path} is a directory` : `${target} is no directory`;
        (0,external_node_fs_.accessSync)(target, external_node_fs_.constants.W_OK);
        return undefined;
    }
    catch (error) {
        return (0,failure/* messageOf */.bD)(error);
    }
}
function textLines(text) {
    return text.split(/\r\n|\r|\n/).map(printable);
}
function titleLine(text) {
    return printable(text.replace(/\s+/g, ' ')).slice(0, 200);
}
function printable(text) {
    return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '�');
}
const mostBytes = 2 ** 20;
function bounded(text, most = mostBytes) {
    if (text.length * 3 <= most || Buffer.byteLength(text) <= most)
        return text;
    const note = `… cut here: the whole has ${Buffer.byteLength(text)} bytes`;
    const room = most - Buffer.byteLength(note) - 2;
    const kept = Buffer.from(text).subarray(0, Math.max(room, 0)).toString('utf8').replace(/�+$/, '');
    const end = kept.lastIndexOf('\n');
    return `${end > kept.length / 2 ? kept.slice(0, end) : kept}\n${note}\n`;
}

;// CONCATENATED MODULE: ./build/hosts/github-files.js



const mostUnits = mostBytes / 2;
class GithubFiles {
    #env;
    constructor(env) {
        this.#env = env;
    }
    check() {
        for (const variable of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
            const path = this.#env[variable];
            const problem = path ? writeProblem(path) : undefined;
            const fix = 'It is the file of the step that the runner makes: leave the variable as it is, or unset it.';
            if (problem !== undefined)
                throw (0,failure/* badInput */.AN)(variable, `cannot be written: ${problem}`, fix);
        }
    }
    async writeOutputs(values, log) {
        const { GITHUB_OUTPUT: path } = this.#env;
        if (!path)
            return;
        const core = await __nccwpck_require__.e(/* import() */ 6421).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
        for (const [name, value] of [...withinLimit(values, log)].sort((a, b) => a[1].length - b[1].length)) {
            await append('GITHUB_OUTPUT', path, () => core.setOutput(name, value));
        }
    }
    async writeSummary(markdown) {
        const { GITHUB_STEP_SUMMARY: path } = this.#env;
        if (!path || markdown === '')
            return;
        const core = await __nccwpck_require__.e(/* import() */ 6421).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
        const room = mostBytes - ((0,external_node_fs_.existsSync)(path) ? (0,external_node_fs_.statSync)(path).size : 0) - 1;
        if (room < 200)
            return;
        const text = bounded(markdown, room);
        await append('GITHUB_STEP_SUMMARY', path, () => core.summary.emptyBuffer().addRaw(text, true).write());
    }
}
async function append(variable, path, write) {
    const size = (0,external_node_fs_.existsSync)(path) ? (0,external_node_fs_.statSync)(path).size : 0;
    try {
        await write();
    }
    catch (cause) {
        try {
            (0,external_node_fs_.truncateSync)(path, size);
        }
        catch {
        }
        throw new Error(`${variable} (${path}): ${(0,failure/* messageOf */.bD)(cause)}`, { cause });
    }
}
function withinLimit(values, log) {
    const total = () => [...fitting].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    const fitting = new Map(values);
    const texts = [...values].filter(([, value]) => !/^[[{]/.test(value)).sort((a, b) => b[1].length - a[1].length);
    for (const [name, value] of texts) {
        const excess = total() - mostUnits;
        if (excess <= 0)
            break;
        fitting.set(name, bounded(value, Math.max(value.length - excess, 200)));
        log.info(`The output ${name} is cut: GitHub takes 1 MB of outputs from a job`);
    }
    if (total() > mostUnits) {
        log.warn('The outputs are larger than the 1 MB that GitHub takes from a job, which may drop all of them.');
    }
    return fitting;
}

;// CONCATENATED MODULE: external "node:async_hooks"
const external_node_async_hooks_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");
;// CONCATENATED MODULE: ./build/hosts/log-groups.js

class LogGroups {
    #frame;
    #current = new external_node_async_hooks_namespaceObject.AsyncLocalStorage();
    #log = sectionIn(undefined, '');
    #open = this.#log;
    #queue = new Set();
    #step;
    #isClosed = false;
    constructor(frame) {
        this.#frame = frame;
    }
    get step() {
        return this.#step;
    }
    write(line) {
        const section = this.#isClosed ? this.#log : this.#section();
        if (this.#mayWrite(section)) {
            this.#give(section);
            this.#frame.line(line, section.depth);
        }
        else {
            section.waiting.push(line);
            this.#queue.add(section);
        }
    }
    async group(title, body) {
        if (this.#isClosed)
            return body();
        const parent = this.#section();
        const section = sectionIn(parent, title);
        parent.hasGroups = true;
        const isStep = parent === this.#log;
        if (isStep)
            this.#step = title;
        try {
            const result = await this.#current.run(section, body);
            if (isStep)
                this.#step = undefined;
            return result;
        }
        finally {
            this.#end(section);
        }
    }
    close() {
        for (const section of [this.#log, ...this.#queue, this.#log])
            this.#give(section);
        this.#isClosed = true;
    }
    #section() {
        let section = this.#current.getStore() ?? this.#log;
        while (section.ended && section.parent !== undefined)
            section = section.parent;
        return section;
    }
    #mayWrite(section) {
        for (let each = section; each !== undefined; each = each.parent) {
            if (each === this.#open)
                return true;
        }
        return false;
    }
    #give(section) {
        if (this.#open !== section) {
            if (this.#open !== this.#log)
                this.#frame.end(groupOf(this.#open));
            this.#open = section;
            section.parts++;
            if (section !== this.#log)
                this.#frame.begin(groupOf(section));
        }
        this.#queue.delete(section);
        for (const line of section.waiting.splice(0))
            this.#frame.line(line, section.depth);
    }
    #end(section) {
        section.ended = true;
        if (this.#isClosed)
            return;
        const isSilent = section.parts === 0 && section.waiting.length === 0 && !section.hasGroups;
        if (isSilent && this.#mayWrite(section))
            this.#give(section);
        else if (isSilent)
            this.#queue.add(section);
        if (this.#open !== section)
            return;
        this.#give(this.#log);
        for (const next of [...this.#queue]) {
            this.#give(next);
            if (!next.ended && !next.hasGroups)
                return;
        }
        if (this.#open.ended)
            this.#give(this.#log);
    }
}
function sectionIn(parent, title) {
    const depth = parent === undefined ? 0 : parent.depth + 1;
    return { title, depth, parent, waiting: [], parts: 0, hasGroups: false, ended: false };
}
function groupOf({ title, depth, parts: part }) {
    return { title, depth, part };
}

;// CONCATENATED MODULE: ./build/hosts/github-log.js




const mostOfAnnotation = 32 * 1024;
function githubGroups({ terminal }) {
    const line = (text) => terminal.write(`${text}\n`);
    return new LogGroups({
        line,
        begin: ({ title, part }) => line(workflowCommand('group', part === 1 ? title : `${title} (continued)`)),
        end: () => line('::endgroup::'),
    });
}
function githubLog({ verbose, redact }, groups) {
    const plain = (text) => {
        for (const line of textLines(bounded(redact(text))))
            groups.write(inert(line));
    };
    return {
        info: plain,
        detail(text) {
            if (verbose)
                plain(text);
            else
                groups.write(workflowCommand('debug', printable(bounded(redact(text)))));
        },
        warn: (text) => groups.write(workflowCommand('warning', printable(bounded(redact(text), mostOfAnnotation)))),
        group: (title, body) => groups.group(titleLine(redact(title)), body),
    };
}
function errorAnnotation(failure, { redact, cwd, env }) {
    const { headline, causes, hint } = failureLines(failure);
    const text = [headline, ...causes.map((cause) => `caused by: ${cause}`), ...(hint === undefined ? [] : [hint])];
    const known = placeOf(failure);
    const place = known === undefined ? {} : annotatedPlace(known, cwd, env.GITHUB_WORKSPACE);
    const properties = { ...place, title: failure.code };
    return workflowCommand('error', printable(bounded(redact(text.join('\n')), mostOfAnnotation)), properties);
}
function placeOf(error) {
    if (!(error instanceof failure/* Failure */.HR))
        return undefined;
    return error.place ?? placeOf(error.cause);
}
function annotatedPlace({ file, line, column }, cwd, workspace = cwd) {
    const path = (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(cwd, file)).split(external_node_path_.sep).join('/');
    return {
        file: printable(path.startsWith('../') ? file : path),
        line: String(line),
        ...(column === undefined ? {} : { col: String(column) }),
    };
}
function workflowCommand(name, message, properties = {}) {
    const rendered = Object.entries(properties)
        .filter(([, value]) => value !== '')
        .map(([key, value]) => `${key}=${escapeProperty(value)}`)
        .join(',');
    return `::${name}${rendered === '' ? '' : ` ${rendered}`}::${escapeData(message)}`;
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
function inert(line) {
    return line.replace(/^([\p{Z}\p{C}]*):(?=:)/u, '$1:\u200b').replaceAll('##[', '##\u200b[');
}

// EXTERNAL MODULE: ./build/core/git/repository.js + 1 modules
var git_repository = __nccwpck_require__(8687);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./build/core/run-end.js
var run_end = __nccwpck_require__(95);
;// CONCATENATED MODULE: ./build/hosts/programs.js





const killDelay = 2_000;
const streamDelay = 10_000;
const groups = external_node_process_namespaceObject.platform !== 'win32';
const lateTimeout = 10_000;
const systemPrograms = { run, start: spawn };
function programsUntil(deadline) {
    const failure = ({ argv: [name] }, cause) => deadline.failure(`the program ${(0,external_node_path_.basename)(name)}`, cause);
    return {
        start(call) {
            const child = spawn(call);
            const onTimeout = () => queueMicrotask(() => child.emit('error', failure(call)));
            endInTime(child, { ...limitsUntil(deadline), onTimeout });
            return child;
        },
        async run(call) {
            const late = deadline.passed;
            const ended = await run(call, limitsUntil(deadline, call.timeout));
            if (late || ended.result !== 'timed-out' || !deadline.signal.aborted)
                return ended;
            throw failure(call, new Error(ended.stderr.trim()));
        },
    };
}
function limitsUntil(deadline, timeout = Number.POSITIVE_INFINITY) {
    return deadline.passed ? { timeout: Math.min(timeout, lateTimeout) } : { timeout, signal: deadline.signal };
}
function spawn({ argv: [name, ...args], env, cwd }) {
    return (0,external_node_process_namespaceObject.getBuiltinModule)('node:child_process').spawn(name, args, {
        ...(cwd === undefined ? {} : { cwd }),
        env: { ...env },
        stdio: ['pipe', 'pipe', 'pipe'],
        windowsHide: true,
        detached: groups,
    });
}
function run(call, limits = { timeout: call.timeout }) {
    return new Promise((resolve) => {
        const child = spawn(call);
        const stdout = [];
        const stderr = [];
        let result = 'exited';
        let streamTimer;
        const settle = (exitCode, more = '') => {
            clearTimeout(streamTimer);
            resolve({
                result,
                exitCode,
                stdout: Buffer.concat(stdout),
                stderr: Buffer.concat(stderr).toString('utf8') + more,
            });
        };
        child.stdout.on('data', (chunk) => stdout.push(chunk));
        child.stderr.on('data', (chunk) => stderr.push(chunk));
        if (call.onLine !== undefined)
            for (const stream of [child.stdout, child.stderr])
                eachLine(stream, call.onLine);
        const onTimeout = () => {
            result = 'timed-out';
        };
        endInTime(child, { ...limits, onTimeout });
        child.on('error', ({ message }) => {
            if (child.pid !== undefined)
                return;
            result = 'not-started';
            settle(127, message);
        });
        child.on('exit', () => {
            streamTimer = setTimeout(() => {
                child.stdout.destroy();
                child.stderr.destroy();
            }, streamDelay);
        });
        child.on('close', (code, signal) => {
            if (result === 'not-started')
                return;
            settle(result === 'timed-out' ? 124 : (code ?? 128 + (signal === null ? 0 : external_node_os_.constants.signals[signal])));
        });
        child.stdin.on('error', () => { });
        child.stdin.end(call.stdin ?? '');
    });
}
function endInTime(child, { timeout, signal, onTimeout }) {
    const timers = new Set();
    const after = (milliseconds, body) => timers.add(setTimeout(body, milliseconds));
    const endNow = () => {
        onTimeout();
        end(child, 'SIGTERM');
        after(killDelay, () => end(child, 'SIGKILL'));
    };
    const stops = [(0,run_end/* atRunEnd */.Wj)(() => end(child, 'SIGTERM')), (0,net_deadline/* onAbort */.u7)(signal, endNow)];
    if (timeout !== undefined && timeout !== Number.POSITIVE_INFINITY)
        after(timeout, endNow);
    child.once('close', () => {
        for (const stop of stops)
            stop();
        for (const timer of timers)
            clearTimeout(timer);
    });
}
function eachLine(stream, onLine) {
    const decoder = new TextDecoder();
    let last = '';
    const take = (text) => {
        const lines = (last + text).split(/[\r\n]+/);
        last = lines.pop() ?? '';
        for (const line of lines)
            if (line.trim() !== '')
                onLine(line);
    };
    stream.on('data', (chunk) => take(decoder.decode(chunk, { stream: true })));
    stream.on('end', () => take('\n'));
}
function end(child, signal) {
    try {
        if (groups && child.pid !== undefined)
            (0,external_node_process_namespaceObject.kill)(-child.pid, signal);
        else
            child.kill(signal);
    }
    catch {
    }
}

;// CONCATENATED MODULE: ./build/hosts/local-checkout.js




async function readCheckout(cwd, env) {
    const [head, settings] = await Promise.all([
        lines(cwd, env, ['rev-parse', '--show-toplevel', 'HEAD', '--abbrev-ref', 'HEAD', 'refs/remotes/origin/HEAD']),
        lines(cwd, env, ['config', '--get-regexp', '^(user\\.(name|email)|remote\\.origin\\.url)$']),
    ]);
    const setting = new Map(settings.map((line) => [line.split(' ')[0] ?? '', line.slice(line.indexOf(' ') + 1)]));
    const url = setting.get('remote.origin.url');
    const commit = /^[0-9a-f]{40,64}$/.test(head[1] ?? '') ? head[1] : undefined;
    const branch = head[2];
    return {
        root: head[0] ?? cwd,
        commit,
        branch: commit === undefined || branch === 'HEAD' ? undefined : branch,
        defaultBranch: /^origin\/(?!HEAD$)(.+)$/.exec(head[3] ?? '')?.[1],
        repository: repositoryPath(url) ?? (0,external_node_path_.basename)(head[0] ?? cwd),
        repositoryUrl: url === undefined ? undefined : (0,git_repository/* webAddress */.Dy)(url),
        actor: {
            name: setting.get('user.name') ?? 'monorepo-gitops',
            email: setting.get('user.email') ?? 'monorepo-gitops@localhost',
        },
    };
}
async function refsNamed(name, at) {
    const patterns = [`refs/heads/${name}`, `refs/remotes/origin/${name}`, `refs/tags/${name}`];
    const found = await lines(at.cwd, at.env, ['for-each-ref', '--format=%(refname)', ...patterns]);
    return found.filter((ref) => patterns.includes(ref));
}
async function branchAtHead(defaultBranch, at) {
    const prefix = 'refs/remotes/origin/';
    const refs = await lines(at.cwd, at.env, ['for-each-ref', '--points-at=HEAD', '--format=%(refname)', prefix]);
    const branches = refs.map((ref) => ref.slice(prefix.length)).filter((name) => name !== 'HEAD');
    if (defaultBranch !== undefined && branches.includes(defaultBranch))
        return defaultBranch;
    return branches.length === 1 ? branches[0] : undefined;
}
async function lines(cwd, env, argv) {
    try {
        const { stdout } = await (0,program.runGit)(argv, { programs: systemPrograms, cwd, env });
        return stdout
            .toString('utf8')
            .split('\n')
            .filter((line) => line !== '');
    }
    catch {
        return [];
    }
}
function repositoryPath(url) {
    if (url === undefined)
        return undefined;
    return (0,git_repository/* gitAddress */.Ry)(url)?.path || url.match(/([^/]+?)(?:\/?\.git)?\/*$/)?.[1];
}

;// CONCATENATED MODULE: ./build/hosts/github-actions.js







const jobTokenInput = 'INPUT_GITHUB-TOKEN';
function withJobToken(env) {
    const token = env[jobTokenInput];
    return token === undefined || token === '' || env.GITHUB_TOKEN ? env : { ...env, GITHUB_TOKEN: token };
}
function githubActionsHost(given) {
    const { env, terminal, redact } = given;
    const line = (text) => terminal.write(`${text}\n`);
    const groups = githubGroups(given);
    const log = githubLog(given, groups);
    const files = new GithubFiles(env);
    return {
        name: 'github-actions',
        log,
        step: () => groups.step,
        input(name) {
            const text = given.asAction ? env[`INPUT_${name.toUpperCase()}`] : undefined;
            return text === undefined || text.trim() === '' ? undefined : { text, source: `with: ${name}` };
        },
        inputNames() {
            if (!given.asAction)
                return [];
            return Object.keys(env)
                .filter((key) => key.startsWith('INPUT_') && key !== jobTokenInput && env[key] !== '')
                .map((key) => key.slice('INPUT_'.length).toLowerCase());
        },
        mask: (secret) => {
            if (!secret.includes('\n'))
                line(workflowCommand('add-mask', secret));
        },
        context: async () => githubContext(env, given.cwd),
        checkOutputs: () => files.check(),
        publish: async ({ values }) => {
            const redacted = [...values].map(([name, value]) => [name, redact(value)]);
            await files.writeOutputs(new Map(redacted), log);
        },
        summarize: (markdown) => files.writeSummary(redact(markdown)),
        fail(failure) {
            groups.close();
            line(errorAnnotation(failure, given));
        },
    };
}
async function githubContext(env, cwd) {
    const payload = readPayload(env.GITHUB_EVENT_PATH);
    const server = env.GITHUB_SERVER_URL ?? 'https://github.com';
    const repository = env.GITHUB_REPOSITORY ?? (await readCheckout(cwd, env)).repository;
    const actor = env.GITHUB_ACTOR ?? 'github-actions[bot]';
    const emailHost = `users.noreply.${new URL(server).hostname}`;
    const id = env.GITHUB_ACTOR_ID;
    const run = payload.workflow_run;
    const workspace = env.GITHUB_WORKSPACE ?? cwd;
    const { createdAt, ...source } = run === undefined ? eventSource(env, payload) : await runSource(run, repository, { cwd: workspace, env });
    return {
        host: 'github',
        ...source,
        repository,
        repositoryUrl: `${server}/${repository}`,
        defaultBranch: payload.repository?.default_branch,
        sourceRef: (0,source_ref/* sourceRefOf */.EV)(source.event, source.branch, 'github'),
        refSlug: undefined,
        byPerson: Number(env.GITHUB_RUN_ATTEMPT ?? 1) > 1 ||
            env.GITHUB_EVENT_NAME === 'workflow_dispatch' ||
            (run !== undefined && (run.event === 'workflow_dispatch' || (run.run_attempt ?? 1) > 1)),
        pipelineCreatedAt: timeIn(createdAt),
        actor: { name: actor, email: id === undefined ? `${actor}@${emailHost}` : `${id}+${actor}@${emailHost}` },
        pipelineUrl: env.GITHUB_RUN_ID === undefined ? undefined : `${server}/${repository}/actions/runs/${env.GITHUB_RUN_ID}`,
        runId: env.GITHUB_RUN_NUMBER ?? env.GITHUB_RUN_ID ?? '0',
        workspace,
    };
}
function eventSource(env, payload) {
    const { pull_request: request, merge_group: group } = payload;
    const target = env.GITHUB_EVENT_NAME === 'pull_request_target';
    return {
        event: githubEvent(env, payload),
        commit: request?.head.sha ?? group?.head_sha ?? env.GITHUB_SHA,
        branch: request?.head.ref ?? (request === undefined ? pushedBranch(env, payload) : undefined),
        targetBranch: request?.base.ref ?? refBranch(group?.base_ref),
        baseCommit: request?.base.sha ?? group?.base_sha ?? commitIn(payload.before),
        requestNumber: request?.number,
        createdAt: request?.updated_at ?? (env.GITHUB_EVENT_NAME === 'push' ? payload.repository?.pushed_at : undefined),
        ...(request !== undefined && target
            ? {
                requiredCheckout: {
                    commit: request.head.sha,
                    event: 'pull_request_target',
                    hint: 'Run this workflow on `pull_request`, which checks out the request.',
                },
            }
            : {}),
    };
}
async function runSource(run, repository, checkout) {
    const { head_sha: commit, head_repository: origin, head_branch } = run;
    const name = head_branch ?? undefined;
    const none = { targetBranch: undefined, baseCommit: undefined, requestNumber: undefined };
    const requiredCheckout = {
        commit,
        event: 'workflow_run',
        hint: `Give actions/checkout the commit: \`ref: \${{ github.event.workflow_run.head_sha }}\`.`,
    };
    const common = { ...none, commit, requiredCheckout, createdAt: run.updated_at };
    if ((0,source_ref/* isQueueBranch */.yW)(name))
        return { ...common, branch: name, event: { kind: 'queue' } };
    const fromFork = origin?.full_name.toLowerCase() !== repository.toLowerCase();
    if (fromFork || run.event.startsWith('pull_request')) {
        const request = run.pull_requests?.find(({ head }) => head.sha === commit) ?? run.pull_requests?.[0];
        if (request === undefined && !fromFork)
            return { ...common, branch: undefined, event: { kind: 'manual' } };
        return {
            ...common,
            branch: name,
            event: { kind: 'request', number: request?.number ?? 0, fromFork },
            targetBranch: request?.base.ref,
            baseCommit: request?.base.sha,
            requestNumber: request?.number,
        };
    }
    if (name !== undefined && (run.event === 'release' || (await isTag(name, checkout)))) {
        return { ...common, branch: undefined, event: { kind: 'tag', tag: name } };
    }
    const kind = run.event === 'schedule' ? 'schedule' : run.event === 'push' ? 'push' : 'manual';
    return { ...common, branch: name, event: { kind } };
}
async function isTag(name, checkout) {
    const refs = await refsNamed(name, checkout);
    if (refs.length > 0)
        return !refs.some((ref) => !ref.startsWith('refs/tags/'));
    return /^v?\d+\.\d+\.\d+(?!\.?[\dx])/.test(name);
}
function githubEvent(env, payload) {
    const request = payload.pull_request;
    if (request !== undefined) {
        const { number, merged, head, base } = request;
        const fromFork = head.repo?.full_name !== base.repo.full_name;
        if (payload.action === 'closed') {
            return { kind: 'request-closed', number, merged: merged === true, ...(fromFork ? { fromFork } : {}) };
        }
        return { kind: 'request', number, fromFork, ...(payload.action === 'reopened' ? { reopened: true } : {}) };
    }
    const name = env.GITHUB_EVENT_NAME;
    if (name === 'merge_group' || (0,source_ref/* isQueueBranch */.yW)(pushedBranch(env, payload)))
        return { kind: 'queue' };
    if (name === 'delete')
        return payload.ref_type === 'branch' ? { kind: 'branch-deleted' } : { kind: 'manual' };
    if (name === 'push' && payload.deleted === true) {
        return payload.ref?.startsWith('refs/tags/') === true ? { kind: 'manual' } : { kind: 'branch-deleted' };
    }
    const tag = pushedTag(env);
    if (tag !== undefined)
        return { kind: 'tag', tag };
    return { kind: name === 'push' || name === 'schedule' ? name : 'manual' };
}
function pushedBranch(env, payload) {
    if (env.GITHUB_EVENT_NAME === 'delete')
        return payload.ref_type === 'branch' ? refBranch(payload.ref) : undefined;
    if (payload.deleted === true)
        return payload.ref?.startsWith('refs/tags/') === true ? undefined : refBranch(payload.ref);
    return pushedTag(env) === undefined ? refBranch(env.GITHUB_REF) : undefined;
}
function pushedTag(env) {
    const full = /^refs\/tags\/(.+)$/.exec(env.GITHUB_REF ?? '')?.[1];
    return env.GITHUB_REF_TYPE === 'tag' ? env.GITHUB_REF_NAME || full : full;
}
function refBranch(ref) {
    if (ref === undefined || ref.startsWith('refs/pull/'))
        return undefined;
    return ref.replace(/^refs\/heads\//, '');
}
function readPayload(path) {
    if (path === undefined || path === '')
        return {};
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch (cause) {
        const fix = 'It is the file of the event that the runner makes: leave the variable as it is, or unset it.';
        throw (0,failure/* badInput */.AN)('GITHUB_EVENT_PATH', `the event cannot be read from ${path}: ${(0,failure/* messageOf */.bD)(cause)}`, fix, cause);
    }
}

;// CONCATENATED MODULE: ./build/hosts/dotenv-report.js





const dotenv_report_mostBytes = 5 * 1024;
const mostVariables = 20;
const temporaryName = `.${core_ports/* dotenvReport */.ff}.part`;
function checkReport(workspace) {
    const report = kindOf((0,external_node_path_.join)(workspace, core_ports/* dotenvReport */.ff));
    const files = kindOf((0,external_node_path_.join)(workspace, core_ports/* outputFiles */.Lo));
    const problem = report === 'directory'
        ? `${(0,external_node_path_.join)(workspace, core_ports/* dotenvReport */.ff)} is a directory`
        : files === 'link' || files === 'file'
            ? `${(0,external_node_path_.join)(workspace, core_ports/* outputFiles */.Lo)} is ${files === 'link' ? 'a symbolic link' : 'no directory'}`
            : writeProblem((0,external_node_path_.join)(workspace, temporaryName), true);
    if (problem === undefined)
        return;
    const fix = `The outputs go into ${core_ports/* dotenvReport */.ff} there, as the dotenv report, and into ${core_ports/* outputFiles */.Lo}/: let the job's user write them.`;
    throw (0,failure/* badInput */.AN)('CI_PROJECT_DIR', `cannot be written to: ${problem}`, fix);
}
function writeReport(workspace, lines, log) {
    const report = (0,external_node_path_.join)(workspace, core_ports/* dotenvReport */.ff);
    const values = new Map([...readReport(report), ...lines]);
    const large = new Set();
    const shown = (key) => (large.has(key) ? `${core_ports/* outputFiles */.Lo}/${key}` : (values.get(key) ?? ''));
    const kept = keysThatFit(values);
    const text = () => [...kept].map((key) => `${key}=${shown(key)}\n`).join('');
    for (const key of kept)
        if (/[\r\n]/.test(values.get(key) ?? ''))
            large.add(key);
    const bySize = [...kept].sort((one, other) => shown(other).length - shown(one).length);
    for (const key of bySize) {
        if (Buffer.byteLength(text()) <= dotenv_report_mostBytes)
            break;
        large.add(key);
    }
    for (const key of [...kept])
        if (Buffer.byteLength(text()) > dotenv_report_mostBytes)
            kept.delete(key);
    const leftOut = [...values].filter(([key, value]) => !kept.has(key) && value !== '').map(([key]) => key);
    for (const key of [...large, ...leftOut]) {
        replaceFile(workspace, (0,external_node_path_.join)(core_ports/* outputFiles */.Lo, key), `${values.get(key)}\n`);
    }
    replaceFile(workspace, core_ports/* dotenvReport */.ff, text());
    if (large.size > 0) {
        log.info(`Too large for the dotenv report of a job, or of several lines, so the variable is the path of a file: ${said(large)}`);
    }
    if (leftOut.length > 0) {
        log.info(`Left out of the dotenv report, which takes ${mostVariables} variables and 5 KiB: ${said(leftOut)}`);
    }
}
function said(keys) {
    return [...keys].map((key) => `${core_ports/* outputFiles */.Lo}/${key}`).join(', ');
}
function keysThatFit(values) {
    const keys = [...values.keys()];
    const isTwin = (key) => keys.some((other) => key.startsWith(`${other}_`) && values.get(other) === values.get(key));
    const expendable = [...keys.filter((key) => values.get(key) === ''), ...keys.filter(isTwin), ...keys];
    const kept = new Set(keys);
    for (const key of expendable) {
        if (kept.size <= mostVariables)
            break;
        kept.delete(key);
    }
    return kept;
}
function readReport(report) {
    if (kindOf(report) !== 'file')
        return new Map();
    const lines = (0,external_node_fs_.readFileSync)(report, 'utf8').split('\n');
    return new Map(lines.flatMap((line) => {
        const equals = line.indexOf('=');
        return equals < 1 ? [] : [[line.slice(0, equals), line.slice(equals + 1)]];
    }));
}
function replaceFile(workspace, name, text) {
    const path = (0,external_node_path_.join)(workspace, name);
    const parent = (0,external_node_path_.dirname)(path);
    if (parent !== workspace) {
        if (kindOf(parent) === 'link')
            throw new Error(`${parent} is a symbolic link`);
        (0,external_node_fs_.mkdirSync)(parent, { recursive: true });
    }
    const temporary = (0,external_node_path_.join)(workspace, temporaryName);
    (0,external_node_fs_.rmSync)(temporary, { force: true });
    try {
        (0,external_node_fs_.writeFileSync)(temporary, text, { flag: 'wx' });
        (0,external_node_fs_.renameSync)(temporary, path);
    }
    catch (cause) {
        (0,external_node_fs_.rmSync)(temporary, { force: true });
        throw new Error(`${path}: ${(0,failure/* messageOf */.bD)(cause)}`, { cause });
    }
}
function kindOf(path) {
    let found;
    try {
        found = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    }
    catch {
    }
    if (found === undefined)
        return 'none';
    return found.isSymbolicLink() ? 'link' : found.isDirectory() ? 'directory' : 'file';
}

;// CONCATENATED MODULE: ./build/hosts/shell.js






function shellHost(given) {
    const groups = shellGroups(given.terminal);
    const log = textLog(given.terminal, given, groups);
    return {
        name: 'shell',
        log,
        step: () => groups.step,
        input: () => undefined,
        inputNames: () => [],
        mask: () => { },
        context: () => shellContext(given.env, given.cwd, given.terminal.interactive),
        checkOutputs: () => { },
        publish: async () => { },
        async summarize(markdown) {
            if (markdown !== '')
                log.info(markdown);
        },
        fail(failure) {
            groups.close();
            reportFailure(log, failure);
        },
    };
}
const colour = { dim: '\u001b[2m', bold: '\u001b[1m', yellow: '\u001b[33m', reset: '\u001b[0m' };
function paint(terminal, code, text) {
    return terminal.colours ? `${code}${text}${colour.reset}` : text;
}
function shellGroups(terminal) {
    const line = (text, depth) => terminal.write(`${'  '.repeat(depth)}${text}\n`);
    return new LogGroups({
        line,
        begin({ title, depth, part }) {
            if (part === 1)
                line(paint(terminal, colour.bold, title), depth - 1);
        },
        end() { },
    });
}
function textLog(terminal, options, groups) {
    const write = (text, style) => {
        for (const line of textLines(bounded(options.redact(text)))) {
            groups.write(style === undefined ? line : paint(terminal, style, line));
        }
    };
    return {
        info: (line) => write(line),
        detail: (line) => {
            if (options.verbose)
                write(line, colour.dim);
        },
        warn: (line) => write(`warning: ${line}`, colour.yellow),
        group: (title, body) => groups.group(titleLine(options.redact(title)), body),
    };
}
function reportFailure(log, failure) {
    const { headline, causes, hint } = failureLines(failure);
    log.info(`error: ${headline}`);
    for (const cause of causes)
        log.info(`  caused by: ${cause.trimEnd().replaceAll('\n', '\n    ')}`);
    if (hint !== undefined)
        log.info(`  ${hint}`);
}
function isPipeline(env) {
    return Boolean(env.CI) || isJenkins(env);
}
function isJenkins(env) {
    return Boolean(env.JENKINS_URL || env.JENKINS_HOME || (env.BUILD_URL && env.JOB_NAME));
}
async function shellContext(env, cwd, interactive = false) {
    const checkout = await readCheckout(cwd, env);
    const { repository, repositoryUrl, commit, branch, defaultBranch, actor, root } = checkout;
    const local = {
        host: 'shell',
        event: { kind: 'push' },
        repository,
        repositoryUrl,
        commit,
        branch,
        defaultBranch,
        targetBranch: undefined,
        baseCommit: undefined,
        requestNumber: undefined,
        sourceRef: branch === undefined ? undefined : `refs/heads/${branch}`,
        refSlug: undefined,
        byPerson: interactive && !env.CI,
        pipelineCreatedAt: undefined,
        actor,
        pipelineUrl: undefined,
        runId: '0',
        workspace: root,
    };
    if (!isJenkins(env))
        return local;
    const request = env.CHANGE_ID === undefined || !/^\d+$/.test(env.CHANGE_ID) ? undefined : Number(env.CHANGE_ID);
    const workspace = env.WORKSPACE;
    const event = jenkinsEvent(env, request);
    const url = (0,git_repository/* webAddress */.Dy)(env.GIT_URL ?? '') ?? repositoryUrl;
    const source = env.CHANGE_BRANCH ??
        (env.TAG_NAME === undefined
            ? (jenkinsBranch(env) ?? branch ?? (await branchAtHead(defaultBranch, { cwd, env })))
            : undefined);
    return {
        ...local,
        host: 'jenkins',
        event,
        repositoryUrl: url,
        commit: env.GIT_COMMIT ?? commit,
        branch: source,
        targetBranch: env.CHANGE_TARGET,
        baseCommit: commitIn(env.GIT_PREVIOUS_SUCCESSFUL_COMMIT) ?? commitIn(env.GIT_PREVIOUS_COMMIT),
        requestNumber: request,
        sourceRef: (0,source_ref/* sourceRefOf */.EV)(event, source, forgeOfChange(env.CHANGE_URL ?? url)),
        byPerson: false,
        actor: {
            name: env.BUILD_USER ?? env.CHANGE_AUTHOR_DISPLAY_NAME ?? env.CHANGE_AUTHOR ?? actor.name,
            email: env.BUILD_USER_EMAIL ?? env.CHANGE_AUTHOR_EMAIL ?? actor.email,
        },
        pipelineUrl: env.BUILD_URL,
        runId: env.BUILD_NUMBER ?? '0',
        workspace: workspace !== undefined && (0,external_node_path_.isAbsolute)(workspace) ? workspace : root,
    };
}
function jenkinsEvent(env, request) {
    if (request !== undefined)
        return { kind: 'request', number: request, fromFork: env.CHANGE_FORK !== undefined };
    if (env.TAG_NAME !== undefined)
        return { kind: 'tag', tag: env.TAG_NAME };
    if ((0,source_ref/* isQueueBranch */.yW)(jenkinsBranch(env)))
        return { kind: 'queue' };
    return { kind: 'push' };
}
function forgeOfChange(url) {
    if (url !== undefined && /\/merge_requests\//.test(url))
        return 'gitlab';
    const isGitlab = url !== undefined && !/\/pull\//.test(url) && /^https?:\/\/[^/]*gitlab/.test(url);
    return isGitlab ? 'gitlab' : 'github';
}
function jenkinsBranch(env) {
    const ofPlugin = env.GIT_BRANCH === 'detached' ? undefined : env.GIT_BRANCH?.replace(/^origin\//, '');
    return env.BRANCH_NAME ?? env.GIT_LOCAL_BRANCH ?? ofPlugin;
}

;// CONCATENATED MODULE: ./build/hosts/gitlab-ci.js





function isGitlabJob(env) {
    return Boolean(env.CI_JOB_ID) && Boolean(env.CI_PIPELINE_ID) && Boolean(env.CI_PROJECT_PATH);
}
function gitlabCiHost(given) {
    const { env, terminal } = given;
    const workspace = env.CI_PROJECT_DIR ?? given.cwd;
    const groups = sections(given);
    const log = textLog(terminal, given, groups);
    return {
        name: 'gitlab-ci',
        log,
        step: () => groups.step,
        input: () => undefined,
        inputNames: () => [],
        mask: () => { },
        context: async () => gitlabContext(env, given.cwd),
        checkOutputs: () => checkReport(workspace),
        async publish(outputs) {
            const lines = [...dotenvLines(outputs, env)].map(([key, value]) => [key, given.redact(value)]);
            writeReport(workspace, new Map(lines), log);
        },
        async summarize(markdown) {
            if (markdown !== '')
                log.info(markdown);
        },
        fail(failure) {
            groups.close();
            reportFailure(log, failure);
        },
    };
}
let sectionNumber = 0;
function sections({ terminal, clock }) {
    const marker = (kind, text) => {
        const name = `monorepo_gitops_${sectionNumber}`;
        const time = Math.floor(clock.now() / 1000);
        terminal.write(`\u001b[0Ksection_${kind}:${time}:${name}\r\u001b[0K${text}\n`);
    };
    return new LogGroups({
        line: (text) => terminal.write(`${text}\n`),
        begin({ title, part }) {
            sectionNumber++;
            marker('start', part === 1 ? title : `${title} (continued)`);
        },
        end: () => marker('end', ''),
    });
}
function dotenvLines(outputs, env) {
    const prefix = `MG_${upper(outputs.command)}_`;
    const suffix = outputs.service === undefined ? undefined : `_${upper(outputs.service)}`;
    const parallel = Number(env.CI_NODE_TOTAL ?? '1') > 1;
    const lines = new Map();
    for (const [name, value] of outputs.values) {
        if (suffix !== undefined)
            lines.set(prefix + upper(name) + suffix, value);
        if (suffix === undefined || !parallel)
            lines.set(prefix + upper(name), value);
    }
    return lines;
}
function upper(name) {
    return name.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}
function gitlabContext(env, cwd) {
    const request = nonEmpty(env.CI_MERGE_REQUEST_IID);
    const user = env.GITLAB_USER_NAME ?? env.GITLAB_USER_LOGIN ?? 'gitlab-ci';
    const event = gitlabEvent(env);
    const branch = nonEmpty(env.CI_MERGE_REQUEST_SOURCE_BRANCH_NAME) ??
        (env.CI_COMMIT_TAG ? undefined : nonEmpty(env.CI_COMMIT_REF_NAME));
    return {
        host: 'gitlab',
        event,
        repository: env.CI_PROJECT_PATH ?? 'unknown',
        repositoryUrl: env.CI_PROJECT_URL,
        commit: nonEmpty(env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA) ?? nonEmpty(env.CI_COMMIT_SHA),
        branch,
        defaultBranch: nonEmpty(env.CI_DEFAULT_BRANCH),
        targetBranch: nonEmpty(env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME),
        baseCommit: nonEmpty(env.CI_MERGE_REQUEST_TARGET_BRANCH_SHA) ??
            nonEmpty(env.CI_MERGE_REQUEST_DIFF_BASE_SHA) ??
            commitIn(env.CI_COMMIT_BEFORE_SHA),
        requestNumber: request === undefined ? undefined : Number(request),
        sourceRef: event.kind === 'branch-deleted' && env.CI_COMMIT_TAG
            ? `refs/tags/${env.CI_COMMIT_TAG}`
            : (0,source_ref/* sourceRefOf */.EV)(event, branch, 'gitlab'),
        refSlug: nonEmpty(env.CI_COMMIT_REF_SLUG),
        byPerson: isByPerson(env),
        pipelineCreatedAt: timeIn(env.CI_PIPELINE_CREATED_AT),
        actor: { name: user, email: nonEmpty(env.GITLAB_USER_EMAIL) ?? `${user}@users.noreply.gitlab` },
        pipelineUrl: nonEmpty(env.CI_PIPELINE_URL),
        runId: env.CI_PIPELINE_IID ?? env.CI_PIPELINE_ID ?? '0',
        workspace: env.CI_PROJECT_DIR ?? cwd,
    };
}
function isByPerson(env) {
    const isChild = env.CI_PIPELINE_SOURCE === 'parent_pipeline';
    return (env.CI_PIPELINE_SOURCE === 'web' || env.CI_JOB_MANUAL === 'true' || (isChild && env.MG_STARTED_BY === 'person'));
}
function gitlabEvent(env) {
    const request = nonEmpty(env.CI_MERGE_REQUEST_IID);
    const stopping = env.CI_ENVIRONMENT_ACTION === 'stop';
    if (request !== undefined) {
        const number = Number(request);
        const fromFork = env.CI_MERGE_REQUEST_SOURCE_PROJECT_ID !== env.CI_MERGE_REQUEST_PROJECT_ID;
        if (stopping)
            return { kind: 'request-closed', number, merged: false, ...(fromFork ? { fromFork } : {}) };
        if (env.CI_MERGE_REQUEST_EVENT_TYPE === 'merge_train')
            return { kind: 'queue' };
        return { kind: 'request', number, fromFork };
    }
    if ((0,source_ref/* isQueueBranch */.yW)(env.CI_COMMIT_REF_NAME))
        return { kind: 'queue' };
    if (stopping)
        return { kind: 'branch-deleted' };
    if (env.CI_COMMIT_TAG)
        return { kind: 'tag', tag: env.CI_COMMIT_TAG };
    switch (env.CI_PIPELINE_SOURCE) {
        case 'schedule':
            return { kind: 'schedule' };
        case 'push':
        case 'parent_pipeline':
        case undefined:
            return { kind: 'push' };
        default:
            return { kind: 'manual' };
    }
}
function nonEmpty(text) {
    return text === undefined || text === '' ? undefined : text;
}

;// CONCATENATED MODULE: ./build/hosts/output.js


async function publish(output, to) {
    const unwritable = await handOn(output, to);
    if (unwritable.length > 0)
        throw notHandedOn(output, unwritable);
    if (to.json)
        printJson(output.outputs, to);
}
async function publishFailed(output, error, to) {
    const unwritable = await handOn(output, to);
    if (to.json)
        printJson({ ...output.outputs, error }, to);
    return unwritable.length === 0 ? undefined : notHandedOn(output, unwritable);
}
async function handOn({ command, service, outputs, summary }, { host, json, redact }) {
    const values = new Map(Object.entries(outputs).map(([name, value]) => [name, shown(value, redact)]));
    const attempts = [() => host.publish({ command, service, values }), () => host.summarize(summary)];
    const unwritable = [];
    for (const attempt of attempts)
        await attempt().catch((error) => unwritable.push(error));
    if (host.name === 'shell' && !json) {
        for (const [name, value] of values)
            if (isShort(value))
                print(`${name}=${value}`);
    }
    return unwritable;
}
function printJson(outputs, { redact }) {
    const whole = Object.entries(outputs).map(([name, value]) => [
        name,
        typeof value === 'string' ? bounded(redact(value)) : value,
    ]);
    print(jsonLine(redact(JSON.stringify(Object.fromEntries(whole)))));
}
function jsonLine(json) {
    return json.replaceAll('##[', '##\\u005b');
}
function notHandedOn({ command, outputs }, causes) {
    const what = causes.map(failure/* messageOf */.bD).join('; ');
    return new failure/* Failure */.HR('failed', 'OUTPUT_UNWRITABLE', `${command}: what it did could not be handed on: ${what}`, {
        hint: 'Jobs behind this one lack it. Correct the reason and run the job again: what is done already is not done twice.',
        outputs,
        cause: causes[0],
    });
}
function shown(value, redact) {
    if (value === undefined || value === null)
        return '';
    return typeof value === 'string' ? bounded(redact(value)) : redact(JSON.stringify(value));
}
function isShort(value) {
    return !['', '[]', '{}'].includes(value) && value.length <= 200 && !value.includes('\n');
}
function print(text) {
    write(process.stdout, `${text}\n`);
}
async function leave(exitCode) {
    await flushed();
    if (unwritten === undefined)
        return process.exit(exitCode);
    write(process.stderr, `error: the output could not be written: ${(0,failure/* messageOf */.bD)(unwritten)}\n`);
    return process.exit(exitCode === 0 ? 1 : exitCode);
}
async function flushed() {
    const written = (stream) => new Promise((done) => write(stream, '', done));
    await Promise.all([process.stdout, process.stderr].map(written));
}
let unwritten;
function write(stream, text, done) {
    if (stream.listenerCount('error', passOver) === 0)
        stream.on('error', passOver);
    try {
        stream.write(text, () => done?.());
    }
    catch (error) {
        passOver(error);
        done?.();
    }
}
function passOver(error) {
    const isUnread = error instanceof Error && 'code' in error && error.code === 'EPIPE';
    if (!isUnread)
        unwritten ??= error;
}

;// CONCATENATED MODULE: ./build/hosts/signals.js




const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const [cleanUpTime, publishTime] = [3_000, 2_000];
let running;
let isEnding = false;
function publishAtSignal(publishEnd) {
    const run = { publishEnd };
    running = run;
    for (const signal of signals)
        if (external_node_process_namespaceObject.listenerCount(signal, endBy) === 0)
            external_node_process_namespaceObject.on(signal, endBy);
    return async () => {
        if (run.publisher === 'signal')
            await never();
        run.publisher = 'run';
    };
}
async function cleanUp() {
    await Promise.race([(0,run_end/* undoAll */.wC)(), systemClock.sleep(cleanUpTime)]);
}
async function endBy(signal) {
    if (isEnding)
        return;
    isEnding = true;
    const run = running;
    const isPublished = run?.publisher === 'run';
    if (run !== undefined && !isPublished)
        run.publisher = 'signal';
    await cleanUp();
    const published = isPublished ? never() : run?.publishEnd(signal);
    await Promise.race([published, systemClock.sleep(publishTime)]).catch(() => { });
    for (const each of signals)
        external_node_process_namespaceObject.off(each, endBy);
    external_node_process_namespaceObject.kill(external_node_process_namespaceObject.pid, signal);
    await systemClock.sleep(200);
    external_node_process_namespaceObject.exit(128 + external_node_os_.constants.signals[signal]);
}
function never() {
    return new Promise(() => { });
}

// EXTERNAL MODULE: ./build/inputs/command.js
var inputs_command = __nccwpck_require__(125);
// EXTERNAL MODULE: ./build/inputs/declarations/run.js
var declarations_run = __nccwpck_require__(3669);
// EXTERNAL MODULE: ./build/inputs/help.js
var help = __nccwpck_require__(9029);
// EXTERNAL MODULE: ./build/inputs/resolve.js
var resolve = __nccwpck_require__(4112);
// EXTERNAL MODULE: ./build/inputs/declarations/gitops.js
var gitops = __nccwpck_require__(2750);
;// CONCATENATED MODULE: ./build/inputs/sources.js





const switches = new Map([
    ['--json', 'json'],
    ['--verbose', 'verbose'],
    ['-v', 'verbose'],
    ['--help', 'help'],
    ['-h', 'help'],
    ['--version', 'version'],
    ['-V', 'version'],
]);
function parseCommandLine(argv, declarations) {
    const flags = new Map();
    const found = new Set();
    for (let index = 0; index < argv.length; index++) {
        const argument = argv[index] ?? '';
        const named = switches.get(argument);
        if (named !== undefined) {
            found.add(named);
            continue;
        }
        const [, name, assigned] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
        if (name === undefined) {
            throw (0,failure/* badInput */.AN)(JSON.stringify(argument), 'is not a flag', 'Inputs are given as --name value or --name=value.');
        }
        const declaration = Object.hasOwn(declarations, name) ? declarations[name] : undefined;
        if (declaration === undefined)
            throw unknownInput(name, declarations, `--${name}`);
        let value = assigned;
        if (value === undefined && declaration.type === 'boolean') {
            const next = argv[index + 1];
            if (next === 'true' || next === 'false')
                index++;
            value = next === 'false' ? 'false' : 'true';
        }
        value ??= argv[++index];
        if (value === undefined)
            throw (0,failure/* badInput */.AN)(`--${name}`, 'has no value behind it', `Give --${name} <value>.`);
        if (value === '') {
            throw (0,failure/* badInput */.AN)(`--${name}`, 'is empty', 'Leave the flag out, or check the variable that should have filled it.');
        }
        flags.set(name, [...(flags.get(name) ?? []), value]);
    }
    return { flags, switches: found };
}
function flagSource(line) {
    return (name) => {
        const values = line.flags.get(name);
        if (values === undefined)
            return undefined;
        const [only] = values;
        const text = values.length === 1 && only !== undefined ? only : values;
        return { text, source: { kind: 'flag', name: `--${name}` } };
    };
}
function hostSource(host) {
    return (name) => {
        const given = host.input(name);
        return given === undefined ? undefined : { text: given.text, source: { kind: 'host', name: given.source } };
    };
}
function variableSource(env) {
    return (name) => {
        const text = env[(0,resolve/* variableOf */.Qn)(name)];
        if (text === undefined || text === '')
            return undefined;
        return { text, source: { kind: 'variable', name: (0,resolve/* variableOf */.Qn)(name) } };
    };
}
function secretVariables() {
    const declared = {
        ...declarations_run/* gitopsInputs */.cX,
        ...declarations_run/* argocdInputs */.wm,
        ...declarations_run/* registryInputs */.P4,
        ...declarations_run/* forgeInputs */.LV,
        ...gitops/* commitInputs */.J8,
    };
    return Object.keys(declared)
        .filter((name) => declared[name]?.secret === true)
        .map(resolve/* variableOf */.Qn);
}
function refuseUnknownInputs(host, declarations) {
    for (const name of host.inputNames()) {
        if (!Object.hasOwn(declarations, name))
            throw unknownInput(name, declarations, `with: ${name}`);
    }
}
function unknownInput(name, declarations, spelled) {
    const names = Object.keys(declarations);
    const suggestion = (0,core_suggestion/* didYouMean */.a)(name, names, (near) => spelled.replace(name, near));
    const hint = suggestion === '' ? `Its inputs are: ${names.join(', ')}.` : suggestion.trimEnd();
    return (0,failure/* badInput */.AN)(spelled, 'is not an input of this command', hint);
}

;// CONCATENATED MODULE: ./build/main.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});



























async function main_run(entry) {
    const env = environmentOf(entry);
    const cwd = process.cwd();
    const [word, ...rest] = entry.action === undefined ? entry.argv : [entry.action, ...entry.argv];
    if (word === '--version' || word === '-V')
        return printed(published/* version */.rE);
    const json = rest.includes('--json');
    const secrets = createSecrets((form) => host.mask(form));
    const host = chooseHost({
        env,
        cwd,
        terminal: terminalFor(json, env),
        redact: secrets.redact,
        verbose: rest.includes('--verbose') || rest.includes('-v') || env.RUNNER_DEBUG === '1' || env.CI_DEBUG_TRACE === 'true',
        asAction: entry.action !== undefined,
    });
    for (const name of [...jobSecrets, ...secretVariables()])
        secrets.add(env[name] ?? '');
    const progress = { known: {} };
    const to = { host, json, redact: secrets.redact };
    const mayPublish = publishAtSignal(async (signal) => {
        await failed(endedBy(signal, word), progress, to);
        await flushed();
    });
    try {
        if (word === undefined || word === '--help' || word === '-h' || word === 'help') {
            return printed((0,help/* overview */.M0)(await Promise.all(commandNames.map(loadCommand))), word === undefined ? 2 : 0);
        }
        if (!isCommand(word))
            throw unknownCommand(word);
        const ci = host.context();
        ci.catch(() => { });
        const command = await loadCommand(word);
        const line = parseCommandLine(rest, command.inputs);
        if (line.switches.has('help'))
            return printed((0,help/* commandHelp */.bD)(command));
        if (line.switches.has('version'))
            return printed(published/* version */.rE);
        host.checkOutputs();
        progress.command = command;
        const ports = { host, secrets, env, cwd, home: entry.home };
        const { outputs, summary } = await (0,other_name/* withReviewName */.M)((reviewName) => execute(command, line, named(ci, reviewName), { ...ports, progress }), ({ message }) => host.log.info(`${message}. The run begins again.`));
        const { service } = progress;
        await mayPublish();
        await publish({ command: command.name, service, outputs: (0,inputs_command/* everyOutput */.Hh)(command, outputs), summary }, to);
        return 0;
    }
    catch (error) {
        await mayPublish();
        return await failed(asFailure(error), progress, to);
    }
}
function environmentOf({ action }) {
    const env = action === undefined ? process.env : withJobToken(process.env);
    const inJob = action !== undefined || env.GITHUB_ACTIONS === 'true' || isGitlabJob(env) || isPipeline(env);
    return inJob ? { ...env, [program/* trustsCheckout */.QK]: 'true' } : env;
}
async function failed(failure, progress, to) {
    const { host, json, redact } = to;
    const { command, service } = progress;
    const error = errorJson(failure);
    let unwritable;
    if (command !== undefined && failure.code !== 'OUTPUT_UNWRITABLE') {
        const outputs = (0,inputs_command/* everyOutput */.Hh)(command, { ...progress.known, ...failure.outputs });
        const { causes } = failureLines(failure);
        const step = host.step();
        const isLogged = host.name !== 'github-actions';
        const summary = (0,commands_summary/* failureSummary */.jg)({ command: command.name, step, failure, causes, outputs, redact, isLogged });
        unwritable = await publishFailed({ command: command.name, service, outputs, summary }, error, to);
    }
    else if (json) {
        print(jsonLine(redact(JSON.stringify({ ...failure.outputs, error }))));
    }
    host.fail(failure);
    if (unwritable !== undefined)
        host.fail(unwritable);
    return failure.exitCode;
}
async function named(context, reviewName) {
    const ci = await context;
    return reviewName === undefined ? ci : { ...ci, reviewName };
}
async function execute(command, line, context, { progress, ...processPorts }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { host, secrets, env } = processPorts;
        const loading = __nccwpck_require__.e(/* import() */ 9350).then(__nccwpck_require__.bind(__nccwpck_require__, 9350));
        const { config, service, ci, ...inputs } = await chooseInputs(command, line, context, processPorts);
        const deadline = __addDisposableResource(env_1, new net_deadline/* Deadline */.B2(systemClock, Number(inputs.inputs.timeout)), false);
        const { Network } = await loading;
        const network = __addDisposableResource(env_1, new Network({ env, clock: systemClock, log: host.log, secrets, deadline }), false);
        const ports = { ...processPorts, log: host.log, clock: systemClock, programs: programsUntil(deadline), network, deadline };
        progress.service = service;
        const report = (outputs) => {
            progress.known = { ...progress.known, ...outputs };
        };
        try {
            return await deadline.enforce(command.run({ ...inputs, config, ci, ...ports, report }));
        }
        finally {
            if (deadline.passed)
                await cleanUp();
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function chooseInputs(command, line, context, ports) {
    const { host, secrets, env, cwd } = ports;
    refuseUnknownInputs(host, command.inputs);
    const given = [flagSource(line), hostSource(host), variableSource(env)];
    const { config: path, service, environment } = (0,resolve/* resolveInputs */.eL)(declarations_run/* runInputs */.HM, given, { secrets, cwd }).inputs;
    const known = await context;
    const config = command.withoutConfig === true ? undefined : await readConfig(path, known, ports);
    const found = await describedFor([config, ...givenTexts(command, given)], known, ports);
    const name = service !== undefined ? 'service' : environment !== undefined ? 'environment' : undefined;
    if (config === undefined && name !== undefined && command.withoutConfig !== true) {
        throw (0,failure/* badInput */.AN)(name, 'needs a gitops.yaml, and there is none', 'Run `monorepo-gitops init`, or give --config.');
    }
    if (config === undefined) {
        return { ...(0,resolve/* resolveInputs */.eL)(command.inputs, given, { secrets, cwd }), config, service, ci: found };
    }
    const [{ configSource }, { withSourceIn }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(7084), __nccwpck_require__.e(3182)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3182)),
        __nccwpck_require__.e(/* import() */ 7084).then(__nccwpck_require__.bind(__nccwpck_require__, 7084)),
    ]);
    const ci = withSourceIn(config, found, environment);
    const sources = [...given, configSource(command, { config, ci, service, environment })];
    return { ...(0,resolve/* resolveInputs */.eL)(command.inputs, sources, { secrets, cwd }), config, service, ci };
}
function givenTexts(command, sources) {
    return Object.keys(command.inputs).flatMap((name) => sources.map((source) => source(name)));
}
const descriptionTime = 60_000;
async function describedFor(templates, ci, { env }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        if (!templates.some(described/* asksForDescription */.W))
            return ci;
        const deadline = __addDisposableResource(env_2, new net_deadline/* Deadline */.B2(systemClock, descriptionTime), false);
        return await (0,described/* withDescription */.B)(ci, { cwd: ci.workspace, env, programs: programsUntil(deadline) });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
async function readConfig(path, ci, ports) {
    const { cwd } = ports;
    const found = [cwd, ci.workspace].find((directory) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, 'gitops.yaml')));
    const isHere = path === undefined ? found !== undefined : (0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(cwd, path));
    if (!isHere && (0,core_ports/* isStopJob */.GE)(ci))
        return remoteConfig(path ?? 'gitops.yaml', ci, ports);
    if (path === undefined && found === undefined)
        return undefined;
    const { loadConfig } = await Promise.all(/* import() */[__nccwpck_require__.e(2857), __nccwpck_require__.e(3393)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3393));
    return path === undefined ? loadConfig(found ?? cwd) : loadConfig(cwd, path);
}
const configTime = 60_000;
async function remoteConfig(path, ci, { host, secrets, env, cwd }) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const [{ configOfStopJob }, { Network }] = await Promise.all([
            Promise.all(/* import() */[__nccwpck_require__.e(2857), __nccwpck_require__.e(607), __nccwpck_require__.e(356), __nccwpck_require__.e(3143)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7291)),
            __nccwpck_require__.e(/* import() */ 9350).then(__nccwpck_require__.bind(__nccwpck_require__, 9350)),
        ]);
        const deadline = __addDisposableResource(env_3, new net_deadline/* Deadline */.B2(systemClock, configTime), false);
        const { log } = host;
        const network = __addDisposableResource(env_3, new Network({ env, clock: systemClock, log, secrets, deadline }), false);
        const checkout = { cwd: ci.workspace, env, clock: systemClock, programs: programsUntil(deadline) };
        return configOfStopJob(path, { ci, cwd, checkout, env, log, clock: systemClock, secrets, network });
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        __disposeResources(env_3);
    }
}
function chooseHost(given) {
    if (given.asAction || given.env.GITHUB_ACTIONS === 'true')
        return githubActionsHost(given);
    if (isGitlabJob(given.env))
        return gitlabCiHost({ ...given, clock: systemClock });
    return shellHost(given);
}
function terminalFor(json, env) {
    const stream = env.GITHUB_ACTIONS === 'true' && !json ? process.stdout : process.stderr;
    const colours = env.NO_COLOR === undefined && (stream.isTTY === true || env.FORCE_COLOR === '1');
    return { write: (text) => write(stream, text), colours, interactive: process.stdin.isTTY === true };
}
function unknownCommand(word) {
    const hint = `${(0,core_suggestion/* didYouMean */.a)(word, commandNames)}The commands are: ${commandNames.join(', ')}.`;
    return (0,failure/* badInput */.AN)(word, 'is not a command', hint);
}
function endedBy(signal, command) {
    return new failure/* Failure */.HR('failed', 'CANCELLED', `${command ?? 'the run'} was ended by ${signal} before its end`, {
        hint: 'What is done stays done, and is not done twice: run it again to do the rest.',
    });
}
function asFailure(error) {
    if (error instanceof failure/* Failure */.HR)
        return error;
    return new failure/* Failure */.HR('failed', 'UNEXPECTED', `Unexpected: ${(0,failure/* messageOf */.bD)(error)}`, {
        cause: error instanceof Error ? (error.stack ?? error) : error,
        hint: 'This is a fault of monorepo-gitops: please report it with the lines above.',
    });
}
function errorJson({ kind, code, message, hint }) {
    return { kind, code, message, ...(hint === undefined ? {} : { hint }) };
}
function printed(text, exitCode = 0) {
    print(text.trimEnd());
    return exitCode;
}

var __webpack_exports__leave = __webpack_exports__.q;
var __webpack_exports__run = __webpack_exports__.e;
export { __webpack_exports__leave as leave, __webpack_exports__run as run };
