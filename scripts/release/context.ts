/** What every step of a release knows: which version, of which repository, and whether anything may be written. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput, Failure } from '../../src/core/failure.ts';
import { type Manifest, type Publication, publicationOf } from '../publication.ts';
import { Git, type Remote, remoteAt } from './git.ts';
import { GithubReleases } from './github.ts';
import { parseVersion, type Version, versionOfTag } from './version.ts';

export interface Release {
  /** The checkout of the tag. */
  readonly root: string;
  readonly git: Git;
  readonly publication: Publication;
  readonly version: Version;
  readonly tag: string;
  /** The checked out commit. */
  readonly commit: string;
  readonly remote: Remote;
  readonly releases: GithubReleases;
  /** Reads everything, writes nothing, and says what it would do. */
  readonly dryRun: boolean;
}

export interface Options {
  readonly tag?: string | undefined;
  readonly dryRun: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @throws where another repository than that of `package.json` runs it, or the tag is not that of the version: nothing
 *   of a release may happen there
 */
export function openRelease(root: string, env: Environment, { tag: given, dryRun }: Options): Release {
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const manifest = read('package.json') as Manifest;
  const publication = publicationOf(manifest);
  expectRepository(publication, env);
  const tag = given ?? (env.GITHUB_REF_TYPE === 'tag' ? env.GITHUB_REF_NAME : undefined);
  if (tag === undefined && !dryRun) {
    throw badInput('--tag', 'no tag was pushed', `push the tag v${manifest.version}, or look with --dry-run`);
  }
  const version = parseVersion(manifest.version);
  if (version === undefined) throw badInput('package.json', `"${manifest.version}" is no version`, 'write 1.2.3');
  expectTag(tag ?? `v${version.text}`, version);
  const { version: locked } = read('package-lock.json') as Manifest;
  if (locked !== version.text) {
    throw badInput('package-lock.json', `it says ${locked}, package.json ${version.text}`, 'npm install');
  }
  const git = new Git(root);
  const server = (env.GITHUB_SERVER_URL ?? 'https://github.com').replace(/\/$/, '');
  const token = env.GITHUB_TOKEN === '' ? undefined : env.GITHUB_TOKEN;
  return {
    root,
    git,
    publication,
    version,
    tag: `v${version.text}`,
    commit: git.head(),
    remote: remoteAt('GITHUB_SERVER_URL', `${server}/${publication.repository}.git`, {
      token,
      username: 'x-access-token',
    }),
    releases: new GithubReleases(env.GITHUB_API_URL ?? 'https://api.github.com', publication.repository, token),
    dryRun,
  };
}

function expectRepository({ repository }: Publication, env: Environment): void {
  const here = env.GITHUB_REPOSITORY;
  if (here === undefined) throw badInput('GITHUB_REPOSITORY', 'it is not set', 'it is OWNER/NAME in a workflow');
  if (here.toLowerCase() === repository.toLowerCase()) return;
  throw new Failure('refused', 'OTHER_REPOSITORY', `${here} cannot release what package.json calls ${repository}`, {
    hint: `npm run publish-as -- ${here.split('/')[0]} gives the project this owner; commit what it writes`,
  });
}

function expectTag(tag: string, version: Version): void {
  const tagged = versionOfTag(tag);
  if (tagged === undefined)
    throw badInput('--tag', `"${tag}" is no version`, 'tags are v1.2.3, and v1.3.0-rc.1 before it');
  if (tagged.text === version.text) return;
  throw badInput(
    '--tag',
    `${tag} is at a commit of version ${version.text}`,
    `npm run release -- prepare ${tagged.text}`,
  );
}

export function say(line: string): void {
  console.log(line);
}

/** For later jobs, where there is a runner that takes it. */
export function output(name: string, value: string): void {
  const file = process.env.GITHUB_OUTPUT;
  if (file !== undefined && file !== '') appendFileSync(file, `${name}=${value}\n`);
}
