/** The diffs of what merging would deploy, as folded blocks: of each Application in the cluster, and of the GitOps files. */
import { folded, joined, link, type Markdown, md } from '../markdown.ts';
import type { EnvironmentPreview, RenderedApplication } from './announcement.ts';
import { quiet, quietBlock, quietCode } from './comment-text.ts';

export interface PreviewDiff {
  readonly title: Markdown;
  /** Unified; undefined: the title says it all. */
  readonly text?: string;
}

/** In the order in which they are shown. */
export function previewDiffs({ rendered = [], diff }: EnvironmentPreview): readonly PreviewDiff[] {
  const differ = rendered.filter((each) => each.diff !== '');
  const unchanged = rendered.filter((each) => each.diff === '' && each.problem === undefined);
  const problems = new Map<string, RenderedApplication[]>();
  for (const each of rendered) {
    if (each.problem !== undefined) problems.set(each.problem, [...(problems.get(each.problem) ?? []), each]);
  }
  return [
    ...differ.map((each) => ({ title: titleOf(each), text: each.diff })),
    ...(unchanged.length === 0
      ? []
      : [{ title: md`Argo CD would change nothing of ${joined(unchanged.map(linked), ', ')}.` }]),
    ...[...problems].map(([problem, those]) => ({ title: md`${joined(those.map(linked), ', ')}: ${quiet(problem)}` })),
    ...(diff === undefined ? [] : [{ title: md`What changes in the GitOps repository: ${countOf(diff)}`, text: diff }]),
  ];
}

function titleOf(rendered: RenderedApplication): Markdown {
  const { application, cluster, diff } = rendered;
  // Forges show a code span in a summary as it is written.
  const name = quiet(cluster === undefined ? application : `${application} (${cluster})`);
  return md`What Argo CD would change of ${name}: ${countOf(diff)}`;
}

function linked({ application, cluster, url }: RenderedApplication): Markdown {
  const name = link(quietCode(application), url);
  return cluster === undefined ? name : md`${name} ${quiet(`(${cluster})`)}`;
}

/** `+3 −1`: lines, without those that name a file. */
function countOf(diff: string): string {
  const lines = diff.split('\n');
  const added = lines.filter((line) => /^\+(?!\+\+ )/.test(line)).length;
  const removed = lines.filter((line) => /^-(?!-- )/.test(line)).length;
  return `+${added} −${removed}`;
}

export function diffBlock({ title, text }: PreviewDiff): string {
  return text === undefined ? title.markdown : folded(title, quietBlock(text, 'diff'));
}

/** Characters of the words that say what is left out. */
const ofNote = 100;

/** The diffs within so many characters together: the long ones are cut at the same length. */
export function cutDiffs(
  diffs: ReadonlyMap<string, readonly PreviewDiff[]>,
  room: number,
): ReadonlyMap<string, readonly PreviewDiff[]> {
  const lengths = [...diffs.values()].flatMap((each) => each.flatMap(({ text }) => text?.length ?? []));
  const longest = fairLength(lengths, room) - ofNote;
  const cut = (diff: PreviewDiff) =>
    diff.text === undefined ? diff : { ...diff, text: firstLines(diff.text, longest) };
  return new Map([...diffs].map(([environment, each]) => [environment, each.map(cut)] as const));
}

/** The length at which texts are cut so that all of them have room. */
function fairLength(lengths: readonly number[], room: number): number {
  let left = room;
  const sorted = lengths.toSorted((a, b) => a - b);
  for (const [index, length] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - index));
    if (length > share) return share;
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}

function firstLines(text: string, length: number): string {
  if (text.length <= length + ofNote) return text;
  const end = length <= 0 ? 0 : text.lastIndexOf('\n', length);
  const kept = text.slice(0, Math.max(0, end));
  const left = text.slice(kept.length).trim().split('\n').length;
  const note = `… ${left} more lines are not shown: a comment has no room for them`;
  return kept === '' ? note : `${kept}\n${note}`;
}
