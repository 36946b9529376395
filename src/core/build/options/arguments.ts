/** Build arguments and build secrets as a request writes them. What looks like a secret never becomes an argument. */
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { badInput, Failure } from '../../failure.ts';
import type { Environment, Secrets } from '../../ports.ts';

/** A secret that `RUN --mount=type=secret,id=…` sees. Only the variable's name or the path is ever written anywhere. */
export type BuildSecret =
  | { readonly id: string; readonly variable: string; readonly file?: undefined }
  /** `file` is absolute. */
  | { readonly id: string; readonly file: string; readonly variable?: undefined };

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

/** Labels and annotations stand in the image for everybody who may pull it. */
export function parsePublicAssignments(
  input: string,
  items: readonly string[],
  secrets: Secrets,
): ReadonlyMap<string, string> {
  const assignments = parseAssignments(input, items);
  for (const [name, value] of assignments) {
    if (!secrets.isIn(value)) continue;
    const problem = `the value of "${name}" is a secret of this job, and ${input} can be read from the image`;
    throw badInput(input, problem, 'Leave it out: nothing that is secret belongs into an image.');
  }
  return assignments;
}

/**
 * Build arguments: `NAME=value`, or `NAME` alone to take the value of that environment variable, as in `docker build`.
 * What looks like a secret is refused: arguments stay readable in the image's history and in provenance.
 *
 * @param input for messages
 */
export function parseBuildArgs(
  items: readonly string[],
  env: Environment,
  secrets: Secrets,
  input = 'build-args',
): ReadonlyMap<string, string> {
  const written = items.flatMap((item) => {
    if (item.includes('=')) return [item];
    const value = env[item];
    return value === undefined ? [] : [`${item}=${value}`];
  });
  const args = parseAssignments(input, written);
  for (const [name, value] of args) {
    if (looksSecret(name)) throw secretArgument(input, `"${name}" looks like a secret`, name);
    if (secrets.isIn(value)) throw secretArgument(input, `the value of "${name}" is a secret of this job`, name);
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

function secretArgument(input: string, problem: string, name: string): Error {
  const id = name.toLowerCase();
  const hint = `Give it as a build secret, \`secrets: ${id}=${name}\`, and read it in the Dockerfile with RUN --mount=type=secret,id=${id}.`;
  return badInput(input, `${problem}, and build arguments can be read from the image`, hint);
}

/**
 * `id=NAME_OF_ENV_VARIABLE`, or as docker writes it `id=ID,file=PATH` and `id=ID,env=NAME`. The variable must be set, the
 * file be there. Both are masked from here on.
 *
 * @param cwd absolute; where relative paths begin
 */
export function parseBuildSecrets(
  items: readonly string[],
  env: Environment,
  secrets: Secrets,
  cwd: string,
): readonly BuildSecret[] {
  const found = items.map((item) => {
    const { id, variable, file } = secretParts(item);
    if (!/^[A-Za-z0-9._-]+$/.test(id)) {
      throw badInput('secrets', `"${id}" is not an id`, 'Use letters, digits, ".", "_" and "-".');
    }
    return file === undefined
      ? secretInVariable(id, variable, env, secrets)
      : secretInFile(id, resolve(cwd, file), secrets);
  });
  return [...new Map(found.map((secret) => [secret.id, secret])).values()];
}

type SecretParts =
  | { readonly id: string; readonly variable: string; readonly file?: undefined }
  | { readonly id: string; readonly variable?: undefined; readonly file: string };

function secretParts(item: string): SecretParts {
  if (!/^(type=|id=[^,]*,)/.test(item)) {
    const [[id, variable] = ['', '']] = parseAssignments('secrets', [item]);
    return { id, variable };
  }
  const { id = '', type, ...source } = Object.fromEntries(parseAssignments('secrets', item.split(',')));
  const file = source.file ?? source.src ?? source.source;
  if (file !== undefined && type !== 'env') return { id, file };
  if (source.env !== undefined && type !== 'file') return { id, variable: source.env };
  throw badInput('secrets', `"${id}" has neither file=PATH nor env=NAME`, `Write "id=${id || 'npmrc'},file=PATH".`);
}

function secretInVariable(id: string, variable: string, env: Environment, secrets: Secrets): BuildSecret {
  // The value itself may stand here by mistake: it must not be repeated in a message.
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) {
    const problem = `what stands behind "${id}=" is not a name of an environment variable`;
    throw badInput('secrets', problem, `Put the value into a variable and write "${id}=NAME_OF_THAT_VARIABLE".`);
  }
  const value = env[variable];
  if (value === undefined) {
    const problem = `the environment variable ${variable} of "${id}" is not set`;
    throw badInput('secrets', problem, 'Hand it to this job or step.');
  }
  secrets.add(value);
  return { id, variable };
}

/** Bytes of a secret. Source: moby/buildkit, session/secrets, `MaxSecretSize`. */
const largestSecret = 500 * 1024;

function secretInFile(id: string, file: string, secrets: Secrets): BuildSecret {
  try {
    accessSync(file, constants.R_OK);
    const found = statSync(file);
    if (!found.isFile()) {
      const hint = 'Write it into a file of this job: what comes from a pipe can be read once only.';
      throw badInput('secrets', `${file} of "${id}" is no file`, hint);
    }
    if (found.size <= largestSecret) secrets.add(readFileSync(file, 'utf8'));
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    const hint = 'Write it in a step before this one, or correct the path.';
    throw badInput('secrets', `the file ${file} of "${id}" cannot be read`, hint, cause);
  }
  // Builders read their flags as lists with commas.
  if (/[,"\n]/.test(file))
    throw badInput('secrets', `the path ${file} of "${id}" has a comma or a quote`, 'Rename it.');
  return { id, file };
}
