/**
 * JSON in the form in which Kubernetes gives a `valuesObject` back: keys sorted, compact, `< > &` escaped. The server
 * compares those bytes as they are, so any other form of the same values would count as a change. Members that are
 * `undefined` are left out.
 */
export function wireJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => (item === undefined ? 'null' : wireJson(item))).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${escaped(key)}:${wireJson(item)}`);
    return `{${members.join(',')}}`;
  }
  return escaped(value);
}

function escaped(scalar: unknown): string {
  return JSON.stringify(scalar).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
