/**
 * The steps of a release, which `.github/workflows/release.yml` calls one by one and people can call by hand:
 *
 *   npm run release -- prepare 1.2.3            before: number, changelog, generated files and bundle of the commit to tag
 *   npm run release -- check                    may this commit be released, here, as its tag says?
 *   npm run release -- assets --to DIR          the files of the release
 *   npm run release -- draft --from DIR         a draft on GitHub with these files and the section of the changelog
 *   npm run release -- publish --from DIR       publishes the draft, which makes it immutable, then moves v1 and v1.2
 *   npm run release -- components --from DIR    pushes the component project to GitLab
 *
 * `--dry-run` reads everything, writes nothing, and says what would be done. Every step can be run again. The token is
 * `GITHUB_TOKEN`, of GitLab `GITLAB_TOKEN` (at `GITLAB_URL`); the repository is `GITHUB_REPOSITORY`, which must be that of
 * `package.json`.
 */
import { parseArgs } from 'node:util';
import { badInput, Failure } from '../src/core/failure.ts';
import { root } from './publication.ts';
import { makeAssets, readAssets } from './release/assets.ts';
import { check } from './release/check.ts';
import { releaseComponents } from './release/components.ts';
import { openRelease } from './release/context.ts';
import { remoteAt } from './release/git.ts';
import { prepare } from './release/prepare.ts';
import { draft, publish } from './release/publish.ts';

const steps = ['prepare', 'check', 'assets', 'draft', 'publish', 'components'];

try {
  await main();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`error: ${error.message}${error.hint === undefined ? '' : `\nhint: ${error.hint}`}`);
  process.exitCode = error.exitCode;
}

async function main(): Promise<void> {
  const { step, rest, from, to, tag, url, dryRun, build } = read();
  if (step === 'prepare') return prepare(root, rest ?? '', { build });
  if (step === 'assets') return makeAssets(root, required('--to', to));
  const release = openRelease(root, process.env, { tag, dryRun });
  if (step === 'check') return check(release);
  if (step === 'draft') return draft(release, readAssets(required('--from', from)));
  if (step === 'publish') return publish(release, readAssets(required('--from', from)));
  const instance = (process.env.GITLAB_URL || 'https://gitlab.com').replace(/\/$/, '');
  const gitlab = remoteAt(
    url === undefined ? 'GITLAB_URL' : '--url',
    url ?? `${instance}/${release.publication.gitlab}.git`,
    { token: process.env.GITLAB_TOKEN, username: 'oauth2' },
  );
  releaseComponents(release, required('--from', from), gitlab);
}

function read() {
  const text = { type: 'string' } as const;
  const options = { from: text, to: text, tag: text, url: text } as const;
  const flags = { 'dry-run': { type: 'boolean' }, 'no-build': { type: 'boolean' } } as const;
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { ...options, ...flags } });
    const [step = '', rest] = positionals;
    const expected = step === 'prepare' ? 2 : 1;
    if (!steps.includes(step) || positionals.length !== expected) throw new Error(`steps are ${steps.join(', ')}`);
    return { ...values, step, rest, dryRun: values['dry-run'] === true, build: values['no-build'] !== true };
  } catch (error) {
    throw badInput(
      'arguments',
      (error as Error).message,
      'npm run release -- STEP [--from DIR] [--to DIR] [--dry-run]',
    );
  }
}

function required(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw badInput(name, 'it is missing', `${name} DIR`);
  return value;
}
