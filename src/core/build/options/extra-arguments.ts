/** The input `extra-args`: arguments that the builder gets as they are. */
import { badInput } from '../../failure.ts';
import type { Environment, Secrets } from '../../ports.ts';
import { parseBuildArgs } from './arguments.ts';

/** Flags of builders that an input stands for. What they change would be missed by everything that reads the inputs. */
const inputOf: ReadonlyMap<string, string> = new Map([
  ['--build-arg', 'build-args'],
  ['--target', 'target'],
  ['--file', 'dockerfile'],
  ['-f', 'dockerfile'],
  ['--dockerfile', 'dockerfile'],
  // Of buildah: another base image.
  ['--from', 'dockerfile'],
  ['--context', 'context'],
  ['-c', 'context'],
  ['--context-sub-path', 'context'],
  ['--local', 'context'],
  ['--build-arg-file', 'build-args'],
  ['--platform', 'platforms'],
  ['--all-platforms', 'platforms'],
  ['--custom-platform', 'platforms'],
  ['--arch', 'platforms'],
  ['--os', 'platforms'],
  ['--variant', 'platforms'],
  ['--tag', 'tags'],
  ['-t', 'tags'],
  ['--destination', 'tags'],
  ['-d', 'tags'],
  ['--label', 'labels'],
  ['--annotation', 'annotations'],
  ['--secret', 'secrets'],
  ['--ssh', 'ssh'],
  ['--build-context', 'build-contexts'],
  // Of buildah: a directory of this machine for every RUN.
  ['--volume', 'build-contexts'],
  ['-v', 'build-contexts'],
  ['--builder', 'builder'],
  ['--push', 'push'],
  ['--no-push', 'push'],
  ['--load', 'load'],
  ['--provenance', 'provenance'],
  ['--sbom', 'sbom'],
  ['--attest', 'provenance` or `sbom'],
  ['--cache-from', 'cache-from'],
  ['--cache-to', 'cache-to'],
  ['--import-cache', 'cache-from'],
  ['--export-cache', 'cache-to'],
  ['--creds', 'registry-username` and `registry-password'],
]);

/** Of `--opt=NAME=value`, which buildctl hands to the frontend. Source: moby/buildkit, frontend/dockerui/config.go. */
const inputOfOption: readonly (readonly [name: RegExp, input: string])[] = [
  [/^build-arg:/, 'build-args'],
  [/^context/, 'build-contexts'],
  [/^(filename|dockerfilekey|source|cmdline)$/, 'dockerfile'],
  [/^label:/, 'labels'],
  [/^platform$/, 'platforms'],
  [/^target$/, 'target'],
  [/^attest:/, 'provenance` or `sbom'],
];

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
  '--frontend',
];

/** @throws bad input for a secret, and for a flag that has an input of its own */
export function checkExtraArguments(items: readonly string[], env: Environment, secrets: Secrets): void {
  for (const [index, item] of items.entries()) {
    const { flag, value = items[index + 1] ?? '' } = flagOf(item);
    const option = flag === '--opt' ? value : '';
    const argument = flag === '--build-arg' ? value : /^build-arg:(.*)$/s.exec(option)?.[1];
    if (argument) parseBuildArgs([argument], { ...env, [argument]: env[argument] ?? '' }, secrets, 'extra-args');
    if (secrets.isIn(item)) {
      const problem = 'holds a secret of this job, which every program of the machine could read';
      throw badInput('extra-args', problem, 'Hand it to the build as a secret: `secrets: id=NAME_OF_ENV_VARIABLE`.');
    }
    const [name = ''] = option.split('=', 1);
    const input = inputOf.get(flag) ?? inputOfOption.find(([pattern]) => pattern.test(name))?.[1];
    if (input !== undefined)
      throw badInput('extra-args', `${flag} has an input of its own`, `Give it as \`${input}\`.`);
    if (ours.includes(flag)) {
      throw badInput('extra-args', `${flag} is how the result of the build is learnt`, 'Leave it out.');
    }
  }
}

/** `--flag=value`, `--flag`, `-f=value`, `-fvalue`, and `-flag` of buildctl. The value may also be the next item. */
function flagOf(item: string): { readonly flag: string; readonly value: string | undefined } {
  const [, written = item, value] = /^(--?[^=]+)=(.*)$/s.exec(item) ?? [];
  if (!/^-[^-]./s.test(written)) return { flag: written, value };
  const long = `-${written}`;
  return inputOf.has(long) || long === '--opt' || ours.includes(long)
    ? { flag: long, value }
    : { flag: written.slice(0, 2), value: item.slice(2) };
}
