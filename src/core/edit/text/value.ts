/** Values to be written. */
/** A value to be written, in the forms an edit can write. Maps keep order and treat `__proto__` as any other key. */
export type Value = string | Verbatim | AliasValue | readonly Value[] | ReadonlyMap<string, Value>;

/** A plain scalar written exactly so: `true`, `1.0`, or `0644` copied from another place of the same file. */
interface Verbatim {
  readonly kind: 'verbatim';
  readonly plain: string;
  /** What every reader must understand; absent for a copy, whose meaning is that of the text it was copied from. */
  readonly meaning?: number | boolean | null;
}

/** `*name`, kept when an anchored value that itself uses aliases is copied. */
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

/** Parsed JSON as a value; `path:=json` is written with it. */
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

/** PyYAML takes `1e21` for a string: YAML 1.1 floats need a dot and a signed exponent. */
function decimal(number: number): string {
  const text = Object.is(number, -0) ? '0' : String(number);
  const exponent = /^(-?\d+)(\.\d+)?e([-+]\d+)$/.exec(text);
  return exponent === null ? text : `${exponent[1]}${exponent[2] ?? '.0'}e${exponent[3]}`;
}
