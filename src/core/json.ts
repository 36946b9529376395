/** Values read from JSON or YAML whose shape is not known yet. */

export type JsonObject = Readonly<Record<string, unknown>>;

/** An object that is no array: a map of YAML. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects among the items of a list; none where it is no list. */
export function objectsIn(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Undefined for what is no text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Undefined for what is not JSON. The parser's own error would quote the text, which may hold secrets. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** As `parseJson`, of JSON with comments and commas before closing brackets (`turbo.json`, `bun.lock`). */
export function parseJsonWithComments(json: string): unknown {
  const plain = parseJson(json);
  if (plain !== undefined) return plain;
  // Strings are matched first, so that what looks like a comment in one of them stays.
  const token = /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  const uncommented = json.replace(/^\uFEFF/, '').replace(token, (_, text?: string) => text ?? ' ');
  const comma = /("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g;
  return parseJson(uncommented.replace(comma, (_, text?: string) => text ?? ''));
}

/** The members of a JSON object; none when the text is anything else. */
export function jsonObject(json: Uint8Array | string): JsonObject {
  const content = parseJson(typeof json === 'string' ? json : Buffer.from(json).toString('utf8'));
  return isObject(content) ? content : {};
}

/** JSON that is equal for equal values: the members of objects are sorted by name, those that are undefined left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    const plain = member instanceof Map ? Object.fromEntries(member) : member;
    return isObject(plain) ? Object.fromEntries(Object.entries(plain).sort(([a], [b]) => (a < b ? -1 : 1))) : plain;
  });
}
