/** Why a branch or tag is not taken by the pattern that was most likely meant for it. */
import { glob, globs, isGlob } from '../../glob.ts';
import { suggestionFor } from '../../suggestion.ts';

type RefKind = 'branch' | 'tag';

/** A pattern as it may have been meant, and why it is not read so. */
interface Meaning {
  readonly pattern: string;
  readonly because: string;
}

/** `feature/a/b`, `feature/*` → "`feature/*` stops at `/`: write `feature/**`"; undefined where nothing is near. */
export function nearMiss(name: string, kind: RefKind, patterns: readonly string[]): string | undefined {
  const given = patterns.filter((pattern) => !pattern.startsWith('!'));
  const out = patterns.findLast((pattern) => pattern.startsWith('!') && glob(pattern.slice(1))(name));
  if (out !== undefined && globs(given)(name)) return `\`${out}\` leaves it out`;
  for (const pattern of given) {
    const meant = meaningsOf(pattern, kind).find((meaning) => glob(meaning.pattern)(name));
    if (meant !== undefined) return `\`${pattern}\` ${meant.because}: write \`${meant.pattern}\``;
  }
  for (const pattern of given) {
    // Both differ at once, as in `refs/heads/Feature/*`.
    const [widest = { pattern, because: '' }] = meaningsOf(pattern, kind).slice(-1);
    if (glob(widest.pattern.toLowerCase())(name.toLowerCase())) {
      return `\`${pattern}\` is another text in upper and lower case, which count`;
    }
  }
  const version = /^v(?=\d)/.test(name) ? name.slice(1) : `v${name}`;
  const versioned = kind === 'tag' && /^v?\d/.test(name) && given.find((pattern) => glob(pattern)(version));
  if (versioned) return `\`${versioned}\` takes \`${version}\``;
  const literal = suggestionFor(
    name,
    given.filter((pattern) => !isGlob(pattern)),
  );
  return literal === undefined ? undefined : `did you mean \`${literal}\`?`;
}

/** From the smallest change to all of them. */
function meaningsOf(pattern: string, kind: RefKind): readonly Meaning[] {
  const prefix =
    kind === 'branch' ? /^\/?(refs\/heads\/|heads\/|refs\/remotes\/origin\/|origin\/)/ : /^\/?(refs\/)?tags\//;
  const found: Meaning[] = [];
  let meant = pattern;
  const mean = (changed: string, because: string) => {
    if (changed === meant) return;
    found.push({ pattern: changed, because });
    meant = changed;
  };
  mean(meant.trim(), 'has white space around it');
  mean(
    meant.replace(prefix, ''),
    `is the name of a ref, and patterns are of ${kind === 'branch' ? 'branches' : 'tags'}`,
  );
  mean(meant.replace(/^\/+/, ''), 'begins with a slash');
  // A directory, as in a list of files.
  mean(meant.replace(/\/+$/, '/**'), 'ends with a slash, and no name does');
  mean(meant.replace(/(?<!\*)\*(?!\*)/g, '**'), 'stops at `/`');
  return found;
}
