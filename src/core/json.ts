/** Values read from JSON or YAML whose shape is not known yet. */

export type JsonObject = Readonly<Record<string, unknown>>;

/** An object that is no array: a map of YAML. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined for what is not JSON. The parser's own error would quote the text, which may hold secrets. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The members of a JSON object; none when the text is anything else. */
export function jsonObject(json: Uint8Array | string): JsonObject {
  const content = parseJson(typeof json === 'string' ? json : Buffer.from(json).toString('utf8'));
  return isObject(content) ? content : {};
}
