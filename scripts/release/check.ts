/** Whether the checked out commit may become the release of its version. Asks and compares; writes nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput, Failure } from '../../src/core/failure.ts';
import { bodyOf, sectionOf } from './changelog.ts';
import { output, type Release, say } from './context.ts';
import { compareVersions, highest, type Version, versionOfTag } from './version.ts';

export async function check(release: Release): Promise<void> {
  const { version, tag, commit, publication } = release;
  const { npm, image } = publication;
  say(`${publication.repository} ${tag} at ${commit}`);
  release.git.expectHistory();
  expectClean(release);
  expectTagged(release);
  expectMerged(release);
  expectChangelog(release);
  const published = await publishedVersions(release);
  if (published.some(({ text }) => text === version.text)) {
    throw new Failure('refused', 'RELEASED', `${tag} is published already, and what is published never changes`, {
      hint: 'release the next version: npm run release -- prepare VERSION',
    });
  }
  const latest = isLatest(version, published);
  output('version', version.text);
  output('package', npm);
  output('image', image);
  output('npm-tag', npmTag(version, latest));
  say(`npm dist-tag ${npmTag(version, latest)}${latest ? ', the latest release on GitHub' : ''}`);
}

/** What is looked at, and packed by the next step, is the tree; what is released is its commit. */
function expectClean({ git, dryRun }: Release): void {
  const changed = git.run('status', '--porcelain').split('\n')[0] ?? '';
  if (changed === '') return;
  if (!dryRun) throw badInput('the tree', `it has changes: ${changed.trim()}`, 'commit or stash them');
  say(`the tree has changes: ${changed.trim()}`);
}

/** What people release next to: the tag is there, and where it was when the run began. */
export function expectTagged({ git, remote, tag, commit, dryRun }: Release): void {
  const found = git.remoteTags(remote).find(({ name }) => name === tag);
  if (found?.commit === commit) return;
  if (found === undefined && dryRun) {
    say(`${tag} is not there yet`);
    return;
  }
  throw found === undefined
    ? badInput('--tag', `${remote.url} has no tag ${tag}`, 'push the tag first')
    : new Failure('refused', 'TAG_MOVED', `${tag} is at ${found.commit}, and ${commit} is checked out`, {
        hint: 'a version is one commit: delete the tag, or release the next version',
      });
}

/** Releases come from `main`, or from `release/1.2` for an older line. */
function expectMerged({ git, remote, version, commit, dryRun }: Release): void {
  const branches = ['main', `release/${version.numbers.slice(0, 2).join('.')}`];
  const tips = branches.flatMap((branch) => git.remoteBranch(remote, branch) ?? []);
  for (const tip of tips) {
    if (git.ask('cat-file', '-e', `${tip}^{commit}`) === undefined)
      git.remote(remote, 'fetch', '--quiet', remote.url, tip);
    if (git.isAncestor(commit, tip)) return;
  }
  if (dryRun) {
    say(`${commit} is not merged into ${branches.join(' or ')} yet`);
    return;
  }
  throw new Failure('refused', 'NOT_MERGED', `${commit} is neither on ${branches.join(' nor on ')}`, {
    hint: 'merge it first; what is released was reviewed',
  });
}

function expectChangelog({ root, git, version }: Release): void {
  const written = bodyOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version.text);
  if (written === sectionOf(git, version, 'HEAD')) return;
  const problem =
    written === undefined ? `it has no section of ${version.text}` : `${version.text} is not what was merged`;
  throw badInput('CHANGELOG.md', problem, `npm run release -- prepare ${version.text}`);
}

export async function publishedVersions({ releases }: Release): Promise<readonly Version[]> {
  const found = await releases.list();
  return found.flatMap(({ draft, tag_name }) => (draft ? [] : (versionOfTag(tag_name) ?? [])));
}

/** Whether a user who names no version gets this one: no release is higher. */
export function isLatest(version: Version, published: readonly Version[]): boolean {
  const top = highest(published.filter(({ candidate, text }) => candidate === '' && text !== version.text));
  return version.candidate === '' && (top === undefined || compareVersions(version, top) > 0);
}

/** npm refuses dist-tags that could be versions. */
function npmTag({ candidate, numbers }: Version, latest: boolean): string {
  if (latest) return 'latest';
  return candidate === '' ? `release-${numbers[0]}.${numbers[1]}` : 'next';
}
