/** The values that an edit can write. */

/** Maps keep their order and treat `__proto__` as any other key. */
export type Value = string | Verbatim | AliasValue | readonly Value[] | ReadonlyMap<string, Value>;

/** A plain scalar, written exactly as it is here: `true`, `1.0`, or `0644` copied from another place of the same file. */
interface Verbatim {
  readonly kind: 'verbatim';
  readonly plain: string;
  /** What every reader must take it for; absent for a copy, which means the same as the text it was copied from. */
  readonly meaning?: number | boolean | null;
}

/** `*name`, in a copy of an anchored value that itself uses aliases. */
interface AliasValue {
  readonly kind: 'alias';
  readonly anchor: string;
}

export function isMapValue(value: Value): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

export function isListValue(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether a value needs lines of its own in block style. */
export function isFilledCollection(value: Value): value is readonly Value[] | ReadonlyMap<string, Value> {
  if (isMapValue(value)) return value.size > 0;
  return isListValue(value) && value.length > 0;
}

/** Parsed JSON as a value. */
export function fromJson(json: unknown): Value {
  if (typeof json === 'string') return json;
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json === 'number') return { kind: 'verbatim', plain: decimal(json), meaning: json };
  if (typeof json === 'boolean') return { kind: 'verbatim', plain: String(json), meaning: json };
  if (typeof json === 'object' && json !== null) {
    return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]));
  }
  return { kind: 'verbatim', plain: 'null', meaning: null };
}

/** Floats of YAML 1.1 need a dot and a signed exponent: PyYAML takes `1e21` for a string. */
function decimal(number: number): string {
  const text = Object.is(number, -0) ? '0' : String(number);
  const exponent = /^(-?\d+)(\.\d+)?e([-+]\d+)$/.exec(text);
  return exponent === null ? text : `${exponent[1]}${exponent[2] ?? '.0'}e${exponent[3]}`;
}
