/** What a plan saw of the GitOps repositories, for the jobs that deploy: one tip, or one for each repository. */
import { badInput } from '../../core/failure.ts';

/** `<tip>` of the only repository; of several `eu+us=<tip>,asia=<tip>`, by their clusters. */
export function seenText(
  targets: readonly { readonly clusters: readonly (string | undefined)[]; readonly seen: string | undefined }[],
): string | undefined {
  const [first, ...others] = targets;
  if (others.length === 0) return first?.seen;
  const known = targets.flatMap(({ clusters, seen }) => (seen === undefined ? [] : [`${clusters.join('+')}=${seen}`]));
  return known.length === 0 ? undefined : known.join(',');
}

/** The tip of the repository that has these clusters; undefined where the plan did not see it. */
export function seenOf(text: string, clusters: readonly (string | undefined)[]): string | undefined {
  if (!text.includes('=')) return text;
  for (const each of text.split(',')) {
    const [names = '', tip = ''] = each.split('=');
    if (tip === '') throw badInput('seen', `"${each}" names no commit`, 'Give the output seen of plan as it is.');
    if (names.split('+').some((name) => clusters.includes(name))) return tip;
  }
  return undefined;
}
