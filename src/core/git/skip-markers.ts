/**
 * Words in a commit message that keep a forge from running pipelines: `[skip ci]` and its other spellings.
 *
 * GitLab obeys `[skip ci]` and `[ci skip]`, with a space, a dash or an underscore (lib/gitlab/ci/pipeline/chain/skip.rb).
 * GitHub obeys `[skip ci]`, `[ci skip]`, `[no ci]`, `[skip actions]`, `[actions skip]` and the trailer `skip-checks: true`
 * (docs.github.com, "Skipping workflow runs"). Azure Pipelines obeys `***NO_CI***` too; others know `[skip <their name>]`.
 */

/** A control character counts as a space: a message gets one in its place. */
const gap = String.raw`[\s\u0000-\u001f\u007f\u0085_-]`;
const words = ['(?:skip|no) ci', 'skip [a-z]+', '[a-z]+ skip'].map((each) => each.replace(' ', `${gap}+`)).join('|');
const marker = String.raw`\[${gap}*(?:${words})${gap}*\]|\*\*\*NO_CI\*\*\*|skip-checks\s*:\s*true`;

/** The text with every marker changed so that no forge obeys it: `[skip ci]` becomes `(skip ci)`. */
export function withoutSkipMarkers(text: string): string {
  return text.replace(new RegExp(marker, 'gi'), (found) => {
    if (found.startsWith('[')) return `(${found.slice(1, -1).trim()})`;
    return found.startsWith('*') ? 'NO CI' : 'skip-checks = true';
  });
}

/**
 * The text with the markers gone that lines of other texts bring into it: a pipeline may put the message of a source commit into
 * its own. A line that is a marker and nothing else counts as the user's.
 */
export function withoutMarkersOf(text: string, quoted: readonly (string | undefined)[]): string {
  const lines = quoted.flatMap((each) => each?.split('\n') ?? []).map((line) => line.trim());
  const telling = lines.filter(
    (line) => hasSkipMarker(line) && line.replace(new RegExp(marker, 'gi'), '').trim() !== '',
  );
  return telling.reduce((rest, line) => rest.replaceAll(line, withoutSkipMarkers(line)), text);
}

/** The first marker of a text, as it is written. */
export function skipMarkerOf(text: string): string | undefined {
  return new RegExp(marker, 'i').exec(text)?.[0];
}

export function hasSkipMarker(text: string): boolean {
  return new RegExp(marker, 'i').test(text);
}

/**
 * The text with the parts between its markers changed. The markers that it has stay, and the changed parts get none: a
 * `[skip ci]` that a user wrote counts, and one that a placeholder brings in does not.
 */
export function betweenSkipMarkers(text: string, change: (part: string) => string): string {
  return text
    .split(new RegExp(`(${marker})`, 'i'))
    .map((part, index) => (index % 2 === 1 ? part : withoutSkipMarkers(change(part))))
    .join('');
}
