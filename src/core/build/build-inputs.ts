/** Reads the lists that users give: `KEY=value`, `id=NAME_OF_ENV_VARIABLE`. */
import { badInput } from '../failure.ts';
import type { Environment, Secrets } from '../ports.ts';
import type { BuildSecret } from './engine.ts';

/** `NAME=value` items; a later one wins. @param input for messages */
export function parseAssignments(input: string, items: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    items.map((item) => {
      const equals = item.indexOf('=');
      if (equals < 1) throw badInput(input, `"${item}" is not NAME=value`, 'Write one NAME=value an item.');
      return [item.slice(0, equals).trim(), item.slice(equals + 1)];
    }),
  );
}

/**
 * Build arguments: `NAME=value`, or `NAME` alone to take the value of that environment variable, as in `docker build`.
 * What looks like a secret is refused: arguments stay readable in the image's history and in provenance.
 */
export function parseBuildArgs(
  items: readonly string[],
  env: Environment,
  secrets: Secrets,
): ReadonlyMap<string, string> {
  const written = items.flatMap((item) => {
    if (item.includes('=')) return [item];
    const value = env[item];
    return value === undefined ? [] : [`${item}=${value}`];
  });
  const args = parseAssignments('build-args', written);
  for (const [name, value] of args) {
    if (looksSecret(name)) throw secretArgument(`"${name}" looks like a secret`, name);
    if (secrets.found(value)) throw secretArgument(`the value of "${name}" is a secret of this job`, name);
  }
  return args;
}

const secretWord = /(^|_)(TOKEN|PASSWORD|PASSWD|PASSPHRASE|SECRETS?|CREDENTIALS?|APIKEY|KEY)(_|$)/i;
/** What bundlers put into the code of every page is public by definition. */
const isPublic =
  /^(NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|VITE|REACT_APP|VUE_APP|GATSBY|PUBLIC)_|(^|_)(PUBLIC|CACHE)_KEY$/i;

function looksSecret(name: string): boolean {
  return secretWord.test(name) && !isPublic.test(name);
}

function secretArgument(problem: string, name: string): Error {
  const id = name.toLowerCase();
  return badInput(
    'build-args',
    `${problem}, and build arguments can be read from the image`,
    `Give it as a build secret, \`secrets: ${id}=${name}\`, and read it in the Dockerfile with RUN --mount=type=secret,id=${id}.`,
  );
}

/** `id=NAME_OF_ENV_VARIABLE`; the variable must be set. */
export function parseBuildSecrets(
  items: readonly string[],
  env: Environment,
  secrets: Secrets,
): readonly BuildSecret[] {
  return [...parseAssignments('secrets', items)].map(([id, variable]) => {
    if (!/^[A-Za-z0-9._-]+$/.test(id))
      throw badInput('secrets', `"${id}" is not an id`, 'Use letters, digits, ".", "_" and "-".');
    // The value itself may stand here by mistake: it must not be repeated in a message.
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) {
      throw badInput(
        'secrets',
        `what stands behind "${id}=" is not a name of an environment variable`,
        `Put the value into a variable and write "${id}=NAME_OF_THAT_VARIABLE".`,
      );
    }
    const value = env[variable];
    if (value === undefined) {
      throw badInput(
        'secrets',
        `the environment variable ${variable} of "${id}" is not set`,
        'Hand it to this job or step.',
      );
    }
    secrets.add(value);
    return { id, variable };
  });
}
