/** Variables that look like inputs and are none: a misspelt one would silently count for nothing. */
import type { Environment } from '../core/ports.ts';
import { suggestionFor } from '../core/suggestion.ts';
import { variableOf } from './resolve.ts';

/** What the program's own jobs hand to each other, and what its tests need. */
const ownPrefixes: readonly string[] = ['MG_TEST_', 'MG_STARTED_BY', 'MG_PROGRAM', 'MG_ENVIRONMENT_JOB'];

/** The variables whose names begin as inputs do, and that are no outputs of other jobs (GitLab's dotenv reports). */
export function possibleInputs(env: Environment, commands: readonly string[]): readonly string[] {
  const outputs = commands.map((command) => `${variableOf(command)}_`);
  return Object.keys(env).filter(
    (name) => name.startsWith('MG_') && ![...outputs, ...ownPrefixes].some((prefix) => name.startsWith(prefix)),
  );
}

/**
 * A line for each variable that is nearly an input of some command. Others may be anybody's: they are not told.
 *
 * @param inputs names of the inputs of all commands
 */
export function misspeltVariables(names: readonly string[], inputs: readonly string[]): readonly string[] {
  const known = new Set(inputs.map(variableOf));
  return names.flatMap((name) => {
    const meant = known.has(name)
      ? undefined
      : suggestionFor(
          name.slice(3),
          [...known].map((each) => each.slice(3)),
        );
    return meant === undefined
      ? []
      : [`${name} is no input of any command, so it counts for nothing. Did you mean MG_${meant}?`];
  });
}
