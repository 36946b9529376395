/**
 * The candidate that a misspelt word most likely meant, for "did you mean …"; undefined when none is near.
 * Distance: insertions, deletions, substitutions and swaps of neighbours; near means at most a third of the word.
 */
export function suggestionFor(word: string, candidates: Iterable<string>): string | undefined {
  const asked = word.toLowerCase();
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(asked, candidate.toLowerCase());
    if (distance <= Math.max(1, Math.floor(asked.length / 3)) && (best === undefined || distance < best.distance)) {
      best = { candidate, distance };
    }
  }
  return best?.candidate;
}

/** The beginning of a hint, `Did you mean x? `; empty when no candidate is near. */
export function didYouMean(
  word: string,
  candidates: Iterable<string>,
  shown: (candidate: string) => string = (candidate) => candidate,
): string {
  const suggestion = suggestionFor(word, candidates);
  return suggestion === undefined ? '' : `Did you mean ${shown(suggestion)}? `;
}

/** The names; of more than one reads at once the first, and how many more there are. */
export function listed(names: readonly string[]): string {
  const few = names.slice(0, 6);
  return names.length <= 8 ? names.join(', ') : `${few.join(', ')} and ${names.length - few.length} more`;
}

/** Optimal string alignment distance. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + substitution);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
