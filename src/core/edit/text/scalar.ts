/** How a string is written so that every reader of YAML takes it for exactly this string. */
import { Scalar } from 'yaml';
import { Failure } from '../../failure.ts';

/** How a string is quoted. `plain` and `single` fall back to `double` where they could not hold the text. */
export type Quote = 'plain' | 'single' | 'double';

/** C0, C1, the line breaks of YAML 1.1 and what no YAML stream may hold unescaped. */
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

/** YAML 1.1 and 1.2 words for null and booleans, as go-yaml and PyYAML read them. */
const words = new Set(['', '~', 'null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', '<<', '=']);

/**
 * Texts that one of YAML 1.2 core, YAML 1.1, go-yaml or PyYAML takes for something other than a string.
 * Sources: yaml.org/type (int, float, timestamp), go-yaml resolve.go, PyYAML resolver.py.
 */
const typed: readonly RegExp[] = [
  /^[-+]?[0-9][0-9_]*$/,
  /^[-+]?0[xX][0-9a-fA-F_]+$/,
  /^[-+]?0[oO]?[0-7_]+$/,
  /^[-+]?0[bB][01_]+$/,
  /^[-+]?(?:\.[0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9_]+)?$/,
  /^[-+]?\.(?:inf|nan)$/i,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?$/,
];

/** Whether an unquoted text is a string for every reader. */
function isStringEverywhere(plain: string): boolean {
  // go-yaml leaves underscores out before it looks for a prefix: `0_x1f` is 31.
  const spellings = /^[-+.0-9]/.test(plain) ? [plain, plain.replaceAll('_', '')] : [plain];
  return !words.has(plain.toLowerCase()) && !typed.some((pattern) => spellings.some((each) => pattern.test(each)));
}

/** Whether a scalar that parsed to a string is one under YAML 1.1 and 1.2 alike. */
export function readsAsString(scalar: Scalar): boolean {
  if (typeof scalar.value !== 'string') return false;
  return scalar.type !== Scalar.PLAIN || scalar.tag !== undefined || isStringEverywhere(scalar.value);
}

/** A string as one line of YAML that every reader takes for exactly this string. */
export function renderString(value: string, quote: Quote, flow: boolean): string {
  refuseLoneSurrogate(value);
  if (quote === 'plain' && isPlainSafe(value, flow)) return value;
  if (quote === 'single' && !unprintable.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return doubleQuoted(value);
}

export function quoteOf(scalar: Scalar): Quote {
  if (scalar.type === Scalar.QUOTE_DOUBLE) return 'double';
  return scalar.type === Scalar.QUOTE_SINGLE ? 'single' : 'plain';
}

export function isPrintableLine(value: string): boolean {
  return !unprintable.test(value.replaceAll('\t', ''));
}

function refuseLoneSurrogate(value: string): void {
  if (!/\p{Surrogate}/u.test(value)) return;
  throw new Failure(
    'bad-input',
    'TEXT_NOT_UNICODE',
    'the value to write holds half of a surrogate pair, which is no Unicode text',
    {
      hint: 'Pass the value as UTF-8 text.',
    },
  );
}

/** Stricter than the grammar: a leading indicator or, in flow style, any colon or `?` gets quotes (PyYAML fails on them). */
function isPlainSafe(value: string, flow: boolean): boolean {
  if (unprintable.test(value) || value.trim() !== value || !isStringEverywhere(value)) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(value) || /:(?:\s|$)|\s#/.test(value) || value.startsWith('...')) return false;
  // `e123456` is text for go-yaml and PyYAML, but a number for the parser that verifies the edit.
  if (/^[-+]?\.?[0-9_]*[eE][-+]?[0-9_]+$/.test(value)) return false;
  return !flow || !/[,[\]{}:?]/.test(value);
}

/** Whether a text with colons in it may stand plain in flow style, for the readers of YAML 1.2 and go-yaml. */
export function isPlainInFlow(value: string): boolean {
  return isPlainSafe(value, false) && !/[,[\]{}?]/.test(value);
}

/** JSON's escapes are YAML's; JSON leaves more characters alone than YAML allows. */
function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
