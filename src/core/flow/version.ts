/** Versions in the names of refs: which of two releases is the higher one. */

interface NamedVersion {
  /** What stands before the version: `refs/tags/`, `refs/tags/web1@`, `refs/heads/release/`. */
  readonly line: string;
  readonly numbers: readonly number[];
  /** `rc.1`; empty for a release. */
  readonly prerelease: readonly string[];
}

/** How the first ref's version stands to the second's; `none` where one has no version, or they name different things. */
export function compareVersions(ref: string | undefined, other: string | undefined): 'higher' | 'lower' | 'none' {
  const [one, two] = [versionIn(ref), versionIn(other)];
  if (one === undefined || two === undefined || one.line !== two.line) return 'none';
  const order = compareNumbers(one.numbers, two.numbers) || comparePrereleases(one.prerelease, two.prerelease);
  return order === 0 ? 'none' : order > 0 ? 'higher' : 'lower';
}

/** A single number is a version only behind a `v` in a tag: `feature/LOGIN-12` is none. */
function versionIn(ref: string | undefined): NamedVersion | undefined {
  const match =
    /^(refs\/(?:heads|tags)\/(?:.*[^0-9A-Za-z.])?)(v?)(\d+(?:\.\d+)*)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(
      ref ?? '',
    );
  if (match === null) return undefined;
  const [, line = '', v, version = '', prerelease] = match;
  if (!version.includes('.') && (v === '' || !line.startsWith('refs/tags/'))) return undefined;
  return { line, numbers: version.split('.').map(Number), prerelease: prerelease?.split('.') ?? [] };
}

function compareNumbers(one: readonly number[], two: readonly number[]): number {
  for (let index = 0; index < Math.max(one.length, two.length); index += 1) {
    const difference = (one[index] ?? 0) - (two[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Source: semver.org, 2.0.0, §11: a release is higher than its prereleases; numbers are lower than words. */
function comparePrereleases(one: readonly string[], two: readonly string[]): number {
  if (one.length === 0 || two.length === 0) return two.length - one.length;
  for (let index = 0; index < Math.min(one.length, two.length); index += 1) {
    const [a = '', b = ''] = [one[index], two[index]];
    if (a === b) continue;
    const [isNumber, otherIsNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
    if (isNumber && otherIsNumber) return Number(a) - Number(b);
    if (isNumber !== otherIsNumber) return isNumber ? -1 : 1;
    return a < b ? -1 : 1;
  }
  return one.length - two.length;
}
