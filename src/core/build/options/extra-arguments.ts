/** The input `extra-args`: arguments that the builder gets as they are. */
import { badInput } from '../../failure.ts';
import type { Environment, Secrets } from '../../ports.ts';
import { parseBuildArgs } from './arguments.ts';

/** Flags of builders that an input stands for. What they change would be missed by everything that reads the inputs. */
const inputOf: Readonly<Record<string, string>> = {
  '--build-arg': 'build-args',
  '--target': 'target',
  '--file': 'dockerfile',
  '-f': 'dockerfile',
  '--dockerfile': 'dockerfile',
  '--context': 'context',
  '--platform': 'platforms',
  '--custom-platform': 'platforms',
  '--arch': 'platforms',
  '--os': 'platforms',
  '--variant': 'platforms',
  '--tag': 'tags',
  '-t': 'tags',
  '--destination': 'tags',
  '--label': 'labels',
  '--annotation': 'annotations',
  '--secret': 'secrets',
  '--ssh': 'ssh',
  '--build-context': 'build-contexts',
  '--builder': 'builder',
  '--push': 'push',
  '--no-push': 'push',
  '--load': 'load',
  '--provenance': 'provenance',
  '--sbom': 'sbom',
  '--attest': 'provenance` or `sbom',
  '--cache-from': 'cache-from',
  '--cache-to': 'cache-to',
};

/** Flags by which this program learns what was built. */
const ours = [
  '--output',
  '-o',
  '--metadata-file',
  '--iidfile',
  '--manifest',
  '--digest-file',
  '--ignorefile',
  '--authfile',
];

/** @throws bad input for a secret, and for a flag that has an input of its own */
export function checkExtraArguments(items: readonly string[], env: Environment, secrets: Secrets): void {
  for (const [index, item] of items.entries()) {
    const equals = item.indexOf('=');
    const flag = item.startsWith('-') && equals > 0 ? item.slice(0, equals) : item;
    if (flag === '--build-arg') {
      const value = equals > 0 ? item.slice(equals + 1) : items[index + 1];
      if (value !== undefined) parseBuildArgs([value], { ...env, [value]: env[value] ?? '' }, secrets, 'extra-args');
    }
    if (secrets.isIn(item)) {
      const problem = 'holds a secret of this job, which every program of the machine could read';
      throw badInput('extra-args', problem, 'Hand it to the build as a secret: `secrets: id=NAME_OF_ENV_VARIABLE`.');
    }
    const input = inputOf[flag];
    if (input !== undefined)
      throw badInput('extra-args', `${flag} has an input of its own`, `Give it as \`${input}\`.`);
    if (ours.includes(flag)) {
      throw badInput('extra-args', `${flag} is how the result of the build is learnt`, 'Leave it out.');
    }
  }
}
