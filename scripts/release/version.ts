/** Versions of this project: `1.2.3`, and `1.3.0-rc.1` before it. Tags have a `v` before them. */

export interface Version {
  /** `1.2.3-rc.1` */
  readonly text: string;
  readonly numbers: readonly [major: number, minor: number, patch: number];
  /** `rc.1`; empty for a release. */
  readonly candidate: string;
}

/** Undefined for anything else, floating names such as `1.2` included. */
export function parseVersion(text: string): Version | undefined {
  const number = '(0|[1-9]\\d*)';
  const match = new RegExp(`^${number}\\.${number}\\.${number}(?:-([a-z]+\\.${number}))?$`).exec(text);
  if (match === null) return undefined;
  const [major = 0, minor = 0, patch = 0] = match.slice(1, 4).map(Number);
  return { text, numbers: [major, minor, patch], candidate: match[4] ?? '' };
}

/** Of a tag `v1.2.3`. */
export function versionOfTag(tag: string): Version | undefined {
  return tag.startsWith('v') ? parseVersion(tag.slice(1)) : undefined;
}

/** Negative when `left` is the lower one. */
export function compareVersions(left: Version, right: Version): number {
  const [a, b] = [left, right].map(({ numbers, candidate }) => {
    const [word = '', count = '0'] = candidate.split('.');
    return { parts: [...numbers, candidate === '' ? 1 : 0], word, count: Number(count) };
  });
  for (const [index, part] of a!.parts.entries()) if (part !== b!.parts[index]) return part - b!.parts[index]!;
  return a!.word === b!.word ? a!.count - b!.count : a!.word < b!.word ? -1 : 1;
}

export function highest(versions: readonly Version[]): Version | undefined {
  return [...versions].sort(compareVersions).at(-1);
}

/** The names that move: `v1` and `v1.2` of 1.2.3. A candidate has none. */
export function floatingTags({ numbers: [major, minor], candidate }: Version): readonly string[] {
  return candidate === '' ? [`v${major}`, `v${major}.${minor}`] : [];
}
