/** What a dry run shows of a build: lines that a shell runs as they are. */
import type { Argv } from '../../ports.ts';
import { shellQuote } from '../../program.ts';
import type { BuildPlan } from '../engine.ts';

/** What only a real run knows, and how a shell says it. Each stands in an argv as a word or a part of one. */
const unknowns: readonly (readonly [token: string, shell: string])[] = [
  ['\u0001directory\u0001', '"$work"'],
  ['\u0001image\u0001', '"$(cat "$work"/image-id)"'],
];

/** The temporary directory. */
export const plannedDirectory = '\u0001directory\u0001';
/** What the builder has written to `image-id` there. */
export const plannedImage = '\u0001image\u0001';

interface PlannedProgram {
  readonly argv: Argv;
  /** Variables that it gets besides those of the shell. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * The plan of an engine that starts these programs, in a directory that is made first where they need one.
 *
 * @param files lines of shell that write files into it
 */
export function planOf(programs: readonly PlannedProgram[], files: readonly string[] = []): BuildPlan {
  const lines = programs.map(({ argv, env = {} }) =>
    [...Object.entries(env).map(([name, value]) => `${name}=${shellWord(value)}`), ...argv.map(shellWord)].join(' '),
  );
  const needsDirectory = lines.some((line) => line.includes('"$work"'));
  return {
    action: 'built',
    digest: undefined,
    lines: [...(needsDirectory ? ['work=$(mktemp -d)'] : []), ...files, ...lines],
  };
}

function shellWord(word: string): string {
  const unknown = unknowns.find(([token]) => word.includes(token));
  if (unknown === undefined) return shellQuote(word);
  const [token, shell] = unknown;
  return word
    .split(token)
    .map((part) => (part === '' ? '' : shellWord(part)))
    .join(shell);
}
