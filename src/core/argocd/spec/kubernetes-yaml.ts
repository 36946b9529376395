/**
 * YAML as Argo CD, Helm and kubectl read it: by sigs.k8s.io/yaml, which is go-yaml 2 and then JSON. That is neither YAML
 * 1.1 nor 1.2: `yes` and `0777` are what 1.1 says, timestamps and base-60 numbers are strings, `0o17` is 15, `.inf` has no
 * JSON, and a merge key counts where it stands.
 *
 * Source: go.yaml.in/yaml/v2 resolve.go and decode.go, sigs.k8s.io/yaml yaml.go. `test/support/argocd/yaml-texts.ts` is
 * held to that library itself.
 */
import { type Alias, isAlias, isMap, isScalar, isSeq, Scalar } from 'yaml';
import { startOf, type YamlNode } from '../../edit/text/node.ts';
import { disagreed, parseSource, type Source } from '../../edit/text/source.ts';

interface KubernetesYaml {
  readonly value: unknown;
  /** Line of the first integer that JavaScript has no number for, and that `value` therefore has not exactly. */
  readonly inexactLine: number | undefined;
}

/**
 * Stricter than the library where people lose by its answer: a key that stands twice, a second document, and what other
 * readers take differently.
 *
 * @param name of the text, for messages
 * @throws Failure bad input with the place, as `parseSource`
 */
export function readKubernetesYaml(name: string, text: string): KubernetesYaml {
  const source = parseSource(name, text);
  const [document, second] = source.documents;
  if (second !== undefined) {
    const offset = second.root === null ? source.text.length : startOf(second.root);
    const hint = 'Only the first would be read: keep one document.';
    throw disagreed(source, { offset, problem: 'a second document begins', hint });
  }
  if (document === undefined) return { value: null, inexactLine: undefined };
  const reading = new Reading(source, document.anchors.targets);
  return { value: reading.valueOf(document.root), inexactLine: reading.inexactLine };
}

class Reading {
  readonly #source: Source;
  readonly #targets: ReadonlyMap<Alias, YamlNode>;
  inexactLine: number | undefined;

  constructor(source: Source, targets: ReadonlyMap<Alias, YamlNode>) {
    this.#source = source;
    this.#targets = targets;
  }

  valueOf(node: unknown): unknown {
    const target = this.#target(node);
    if (isMap(target)) return Object.fromEntries(this.#membersOf(target));
    if (isSeq(target)) return target.items.map((item) => this.valueOf(item));
    if (!isScalar(target)) return null;
    const value = this.#scalar(target);
    if (typeof value === 'bigint') {
      this.inexactLine ??= this.#source.lines.linePos(startOf(target as YamlNode)).line;
      return Number(value);
    }
    if (typeof value !== 'number') return value;
    if (!Number.isFinite(value)) throw this.#wrong(target, `${target.source} has no JSON`, 'Put it in quotes.');
    // Kubernetes writes both alike.
    return value === 0 ? 0 : value;
  }

  /** In the order of the text: a merge key overwrites what stands before it, and the last of a list first. */
  #membersOf(map: unknown, members = new Map<string, unknown>()): Map<string, unknown> {
    if (!isMap(map)) throw this.#wrong(map, 'a merge key needs a map or a list of maps', 'Name an anchor of a map.');
    const own = new Set<string>();
    for (const { key, value } of map.items) {
      if (isMerge(key)) {
        const merged = this.#target(value);
        const maps = isSeq(merged) && !isAlias(value) ? merged.items.toReversed() : [merged];
        for (const each of maps) this.#membersOf(this.#target(each), members);
        continue;
      }
      const name = this.#key(key);
      // Written differently, as `on` and `true`: the parser has found no repetition.
      if (own.has(name)) {
        throw this.#wrong(key, `the key "${name}" is there twice`, 'Only one of them would count; remove the other.');
      }
      own.add(name);
      members.set(name, this.valueOf(value));
    }
    return members;
  }

  /** The text that JSON has for a key. */
  #key(node: unknown): string {
    const key = this.#target(node);
    if (!isScalar(key)) throw this.#wrong(key ?? node, 'a list or a map is no key of JSON', 'Write a plain key.');
    const value = this.#scalar(key);
    if (value === null || (typeof value === 'bigint' && value > largestInt64)) {
      throw this.#wrong(key, `the key ${key.source || 'without a text'} is none of JSON`, 'Put the key in quotes.');
    }
    return typeof value === 'number' && !isPlainInteger(key) ? floatKey(value) : String(value);
  }

  #scalar(node: Scalar): unknown {
    const { source = '', tag, type } = node;
    if (tag === undefined) return type === Scalar.PLAIN ? plainValue(source) : source;
    const short = /^tag:yaml\.org,2002:(bool|int|float|null|timestamp|binary)$/.exec(tag)?.[1];
    if (short === undefined) return source;
    if (short === 'binary') return this.#decoded(node, source);
    const value = plainValue(source);
    if (short === typeOf(source, value)) return value;
    if (short === 'float' && typeOf(source, value) === 'int') return Number(value);
    throw this.#wrong(node, `\`${source}\` is no ${short}`, 'Leave the tag out, or write what it says.');
  }

  #decoded(node: Scalar, text: string): string {
    const plain = text.replace(/[\r\n]/g, '');
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain)) {
      throw this.#wrong(node, 'the !!binary value is no base64', 'Check its padding, and that it has no blanks.');
    }
    return Buffer.from(plain, 'base64').toString('utf8');
  }

  #target(node: unknown): unknown {
    return isAlias(node) ? this.#targets.get(node) : node;
  }

  #wrong(node: unknown, problem: string, hint: string) {
    return disagreed(this.#source, { offset: startOf(node as YamlNode), problem, hint });
  }
}

function isMerge(key: unknown): boolean {
  if (!isScalar(key) || key.source !== '<<') return false;
  return (
    key.tag === 'tag:yaml.org,2002:merge' || key.tag === '!' || (key.tag === undefined && key.type === Scalar.PLAIN)
  );
}

const largestInt64 = 2n ** 63n - 1n;
const smallestInt64 = -(2n ** 63n);
const largestUint64 = 2n ** 64n - 1n;

const words = new Map<string, boolean | null | number>([
  ...['y', 'yes', 'true', 'on'].flatMap((word) => cased(word).map((each) => [each, true] as const)),
  ...['n', 'no', 'false', 'off'].flatMap((word) => cased(word).map((each) => [each, false] as const)),
  ...['', '~', 'null', 'Null', 'NULL'].map((each) => [each, null] as const),
  ...['.nan', '.NaN', '.NAN'].map((each) => [each, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF'].flatMap((each) => [
    [each, Number.POSITIVE_INFINITY] as const,
    [`+${each}`, Number.POSITIVE_INFINITY] as const,
    [`-${each}`, Number.NEGATIVE_INFINITY] as const,
  ]),
]);

function cased(word: string): readonly string[] {
  return [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()];
}

/** What a text without quotes and tag is; a bigint where no number of JavaScript is it exactly. */
function plainValue(text: string): boolean | null | number | bigint | string {
  const word = words.get(text);
  if (word !== undefined) return word;
  // Here, as in a literal of Go, an underscore stands between digits; behind a digit or sign it may stand anywhere.
  if (text.startsWith('.')) return floatOf(text.replaceAll(/(?<=\d)_(?=\d)/g, '')) ?? text;
  if (!/^[-+\d]/.test(text)) return text;
  const plain = text.replaceAll('_', '');
  const integer = integerOf(plain);
  if (integer === undefined) return floatOf(plain) ?? text;
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer;
}

/** By base: the prefixes of Go, of which a `0` alone is octal. Undefined for what fits neither 64 bits nor a base. */
function integerOf(text: string): bigint | undefined {
  const [, sign = '', prefix = '', digits = ''] = /^([-+]?)(0[xX]|0[oO]|0[bB]|0(?=\d))?([\da-fA-F]+)$/.exec(text) ?? [];
  const base = bases.find(({ prefixes }) => prefixes.includes(prefix.toLowerCase()));
  const [, innerSign = '', bits = ''] = /^0b([-+])([01]+)$/.exec(text) ?? [];
  if (bits !== '') return within(innerSign, BigInt(`0b${bits}`));
  if (digits === '' || base === undefined || !base.digits.test(digits)) return undefined;
  const value = BigInt(`${base.prefixes[0]}${digits}`);
  // A sign is for 63 bits; without one there are 64.
  return sign === '' && value <= largestUint64 ? value : within(sign, value);
}

function within(sign: string, value: bigint): bigint | undefined {
  const signed = sign === '-' ? -value : value;
  return signed >= smallestInt64 && signed <= largestInt64 ? signed : undefined;
}

/** The first prefix is the one of BigInt. */
const bases = [
  { prefixes: ['', ''], digits: /^\d+$/ },
  { prefixes: ['0x'], digits: /^[\da-fA-F]+$/ },
  { prefixes: ['0o', '0'], digits: /^[0-7]+$/ },
  { prefixes: ['0b'], digits: /^[01]+$/ },
];

/** Undefined for what is no float, and for what is too large to be one. */
function floatOf(text: string): number | undefined {
  if (!/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function isPlainInteger({ source = '' }: Scalar): boolean {
  return integerOf(source.replaceAll('_', '')) !== undefined;
}

function typeOf(text: string, value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return integerOf(text.replaceAll('_', '')) === undefined ? 'float' : 'int';
  return isTimestamp(text) ? 'timestamp' : 'str';
}

/** `2001-1-2`, with a time behind `T`, `t` (and a zone) or a blank; only the tag asks, for the value is the text anyway. */
function isTimestamp(text: string): boolean {
  return /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)| \d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?)?$/.test(
    text,
  );
}

/** As Go writes a float of 32 bits (`%g`, shortest): `1.5`, `1e+06`. */
function floatKey(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  const precision =
    [1, 2, 3, 4, 5, 6, 7, 8].find((digits) => Math.fround(Number(single.toPrecision(digits))) === single) ?? 9;
  const [mantissa = '', exponent = '0'] = single.toExponential(precision - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return Object.is(single, -0) ? '-0' : String(Number(single.toPrecision(precision)));
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
