/** A file parsed, as YAML 1.2 and as YAML 1.1, within limits. */
import { Composer, type Document, isMap, LineCounter, type ParsedNode, Parser, type YAMLError } from 'yaml';
import { Failure } from '../../failure.ts';
import { type AnchorIndex, indexAnchors, tooLargeHint } from './anchors.ts';
import { asNode, findPair, type YamlNode } from './node.ts';

/** A parsed file. Its text is never written back from the tree: edits splice the text at the tree's offsets. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly documents: readonly YamlDocument[];
  readonly lines: LineCounter;
}

export interface YamlDocument {
  readonly index: number;
  /** `[start, end)` in the text, the document's markers included. */
  readonly range: readonly [number, number];
  /** As YAML 1.2 core reads it. */
  readonly root: YamlNode | null;
  /** As YAML 1.1 reads it; the same shape, other types of plain scalars. */
  readonly legacyRoot: YamlNode | null;
  readonly anchors: AnchorIndex;
}

/** Files of GitOps repositories are a few kB; the largest CRD bundles stay under this. In UTF-16 units. */
const maxLength = 1024 * 1024;
/** The parser needs seconds for a megabyte of opening brackets; this many in a row is no configuration. */
const bracketFlood = /(?:[[{][ \t\r\n]*){200}|(?:[-?][ \t]+){200}/;

const limits = new Set(['YAML_TOO_LARGE', 'YAML_TOO_DEEP']);

/** Errors: `YAML_TOO_LARGE`, `YAML_TOO_DEEP`, `YAML_SYNTAX`, `YAML_TEMPLATE`, `YAML_DUPLICATE_KEY`, `YAML_ALIAS_BOMB`, `SOPS_ENCRYPTED`. */
export function parseSource(file: string, text: string): Source {
  if (text.length > maxLength) {
    throw new Failure(
      'bad-input',
      'YAML_TOO_LARGE',
      `${file}: ${text.length} characters; at most ${maxLength} are edited`,
      { hint: tooLargeHint },
    );
  }
  if (bracketFlood.test(text)) throw tooDeep(file);
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const core = compose(tokens, text.length, '1.2');
  refuseErrors(file, text, lines, core);
  const legacy = compose(tokens, text.length, '1.1');
  refuseErrors(file, text, lines, legacy);
  const budget = { keys: 0 };
  const documents = core.map((document, index): YamlDocument => {
    const root = asNode(document.contents);
    return {
      index,
      range: [document.range[0], document.range[2]],
      root,
      legacyRoot: asNode(legacy[index]?.contents),
      anchors: indexAnchors(root, budget, (offset) => position(file, lines, offset)),
    };
  });
  const source: Source = { file, text, documents, lines };
  refuseEncrypted(source);
  return source;
}

/** A splice that does not even parse is our fault, not the user's, unless they ask for more than a file may hold. */
export function parseEdited(before: Source, text: string): Source {
  try {
    return parseSource(before.file, text);
  } catch (error) {
    if (error instanceof Failure && limits.has(error.code)) {
      throw new Failure('bad-input', error.code, `with the edit, ${error.message}`, {
        hint: 'Check the path and the value that are to be written; nothing was changed.',
        cause: error,
      });
    }
    throw new Failure(
      'refused',
      'EDIT_COLLATERAL',
      `${before.file}: the edited text would not be the YAML that was asked for; nothing was written`,
      {
        hint: 'The place to edit is laid out in a way that cannot be edited safely; change this value by hand once.',
        cause: error,
      },
    );
  }
}

export function lineAt(source: Source, offset: number): number {
  return source.lines.linePos(offset).line;
}

function compose(tokens: Parameters<Composer['compose']>[0], length: number, version: '1.1' | '1.2') {
  // uniqueKeys is quadratic in this library (100 000 keys take minutes); `indexAnchors` does that check in linear time.
  const composer = new Composer<ParsedNode>({ keepSourceTokens: true, uniqueKeys: false, version });
  return [...composer.compose(tokens, false, length)];
}

function refuseErrors(
  file: string,
  text: string,
  lines: LineCounter,
  documents: readonly Document.Parsed<ParsedNode>[],
): void {
  const error = documents.flatMap((document) => document.errors)[0];
  if (error === undefined) return;
  if (error.code === 'RESOURCE_EXHAUSTION') throw tooDeep(file, error);
  const at = position(file, lines, error.pos[0]);
  if (/\{[{%]/.test(text)) throw templateFailure(at, error);
  const loneReturn = /\r(?!\n)/.exec(text);
  const hint =
    loneReturn === null
      ? 'Only files that every YAML reader accepts are edited; fix this line first.'
      : `A carriage return without a line feed stands at ${position(file, lines, loneReturn.index)}; end lines with LF or CRLF.`;
  throw new Failure('bad-input', 'YAML_SYNTAX', `${at}: ${error.message}`, { hint, cause: error });
}

function templateFailure(at: string, error: YAMLError): Failure {
  return new Failure('bad-input', 'YAML_TEMPLATE', `${at}: a template, not YAML: ${error.message}`, {
    hint: 'Edit the values file that feeds the template, or name with `key` a plain “key: value” line of this file.',
    cause: error,
  });
}

function tooDeep(file: string, cause?: unknown): Failure {
  return new Failure('bad-input', 'YAML_TOO_DEEP', `${file}: nested too deeply to be configuration`, {
    hint: 'Look for brackets or dashes that never end; nothing was changed.',
    cause,
  });
}

/** `file:line:column`, counted from 1. */
function position(file: string, lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${file}:${line}:${col}`;
}

/** SOPS signs the whole file (`sops.mac`): any edit, even of a clear value, makes decryption fail. */
function refuseEncrypted(source: Source): void {
  for (const { root } of source.documents) {
    if (mapValue(mapValue(root, 'sops'), 'mac') === null) continue;
    throw new Failure(
      'refused',
      'SOPS_ENCRYPTED',
      `${source.file}: encrypted with SOPS, whose checksum covers every value`,
      {
        hint: 'Keep the image in a file of its own that is not encrypted, or change this one with `sops set`.',
      },
    );
  }
}

function mapValue(node: YamlNode | null, key: string): YamlNode | null {
  return isMap(node) ? asNode(findPair(node, key)?.value) : null;
}

/** A file's bytes as text. A byte order mark stays; anything that is not UTF-8 is refused rather than replaced. */
export function decodeText(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new Failure('bad-input', 'FILE_NOT_UTF8', `${file}: not UTF-8 text`, {
      hint: 'Save the file as UTF-8; other encodings cannot be edited without changing other bytes.',
      cause: error,
    });
  }
}
