/** Reads a file as YAML, and says of another format what it is and what can be done. */
import { isScalar } from 'yaml';
import { Failure } from '../failure.ts';
import { isNothing } from './text/node.ts';
import { parseSource, type Source } from './text/source.ts';

interface Format {
  /** What follows “not YAML: ”. */
  readonly what: string;
  readonly hint: string;
}

const pointer: Format = {
  what: 'a Git LFS pointer, and not the file itself',
  hint: 'Take the file out of Git LFS: remove it from .gitattributes and commit its text; only what Git holds is edited.',
};
const binary: Format = {
  what: 'binary data, or text in UTF-16',
  hint: 'Check the path; save a text as UTF-8.',
};
const dotenv: Format = {
  what: 'a dotenv file',
  hint: 'Keep the image or tag in a YAML file (a Kustomization, Helm values), and let that be read.',
};
const terraform: Format = {
  what: 'Terraform',
  hint: 'Keep the value in a *.tfvars.json file, or in YAML that Terraform reads with yamldecode(file(…)).',
};
const commentedJson: Format = {
  what: 'JSON with comments, or JSON5',
  hint: 'Remove what JSON does not have, such as // and /* */; JSON is edited as it is.',
};
const properties: Format = {
  what: 'Java properties',
  hint: 'Keep the value in a YAML file; Spring reads application.yaml as it does application.properties.',
};
const toml: Format = {
  what: 'TOML',
  hint: 'Keep the value in a YAML or JSON file.',
};
const assignments: Format = {
  what: 'lines of name = value, as in TOML, INI or tfvars',
  hint: 'Keep the value in a YAML or JSON file.',
};

const formatsByName: readonly (readonly [RegExp, Format])[] = [
  [/\.env$|(?:^|\/)\.env\.(?!ya?ml$|json$)[^/]+$/i, dotenv],
  [/\.(?:tf|tfvars|hcl)$/i, terraform],
  [/\.properties$/i, properties],
  [/\.toml$/i, toml],
];

/**
 * Parses a file.
 *
 * @throws Failure `NOT_YAML` for a text that is no YAML since it is of another format, else as `parseSource`
 */
export function parseFile(file: string, text: string): Source {
  try {
    return parseSource(file, text);
  } catch (error) {
    const format = error instanceof Failure && error.code === 'YAML_SYNTAX' ? formatOf(file, text) : undefined;
    throw format === undefined ? error : notYaml(file, format, error);
  }
}

/** Refuses what is YAML by accident: one long text without a key, and JSON whose comments YAML takes for keys. */
export function refuseOtherFormat({ file, text, documents }: Source): void {
  const roots = documents.map(({ root }) => root).filter((root) => !isNothing(root));
  const oneText = roots.length > 0 && roots.every(isScalar);
  const format = oneText ? formatOf(file, text) : hasComments(file, text) ? commentedJson : undefined;
  if (format !== undefined) throw notYaml(file, format);
}

/** A file's bytes as text. A byte order mark stays; anything that is not UTF-8 is refused rather than replaced. */
export function decodeText(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    if (bytes.includes(0)) throw notYaml(file, binary, cause);
    const hint = 'Save the file as UTF-8; other encodings cannot be edited without changing other bytes.';
    throw new Failure('bad-input', 'FILE_NOT_UTF8', `${file}: not UTF-8 text`, { hint, cause });
  }
}

function notYaml(file: string, { what, hint }: Format, cause?: unknown): Failure {
  return new Failure('bad-input', 'NOT_YAML', `${file}: not YAML: ${what}`, { hint, cause });
}

/** The format of a text that YAML cannot be. */
function formatOf(file: string, text: string): Format | undefined {
  // https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md; the second address is that of its first versions.
  if (/^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v/.test(text)) return pointer;
  if (text.includes('\0')) return binary;
  return formatsByName.find(([name]) => name.test(file))?.[1] ?? formatByContent(file, text);
}

function formatByContent(file: string, text: string): Format | undefined {
  if (isJson(file) ? hasComments(file, text) || /'/.test(withoutTexts(text)) : /^\s*(?:\/\/|\/\*)/.test(text))
    return commentedJson;
  if (/^(?:resource|variable|module|provider|terraform|locals|data|output)\b[^:=\n]*\{[ \t]*$/m.test(text))
    return terraform;
  const lines = text.split(/\r?\n/).filter((line) => /\S/.test(line) && !/^\s*[#;]/.test(line));
  if (lines.length === 0) return undefined;
  if (lines.every((line) => /^(?:export )?[A-Za-z_]\w*=/.test(line))) return dotenv;
  const isAssignment = (line: string) => /^\s*[\w.-]+[ \t]*=/.test(line);
  const isTable = (line: string) => /^\s*\[\[?[\w."'-]+\]?\][ \t]*(?:#.*)?$/.test(line);
  return lines.some(isAssignment) && lines.every((line) => isAssignment(line) || isTable(line))
    ? assignments
    : undefined;
}

function isJson(file: string): boolean {
  return /\.(?:json|jsonc|json5)$/i.test(file);
}

/** Whether a file of JSON has comments: to YAML `// web` is the beginning of a key. */
function hasComments(file: string, text: string): boolean {
  return isJson(file) && /^\s*[[{/]/.test(text) && /(?:^|[\s,{[])(?:\/\/|\/\*)/.test(withoutTexts(text));
}

function withoutTexts(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""').replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
}
