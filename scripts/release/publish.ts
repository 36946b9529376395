/** The release on GitHub: first a draft with everything in it, then published as a whole, then the tags that move. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { type Asset, includes } from './assets.ts';
import { bodyOf } from './changelog.ts';
import { expectTagged, isLatest, publishedVersions } from './check.ts';
import { type Release, say } from './context.ts';
import { moveTags } from './floating.ts';
import type { GithubRelease } from './github.ts';

/** Running it again completes the draft that is there. */
export async function draft(release: Release, assets: readonly Asset[]): Promise<void> {
  const { releases, tag, version, dryRun } = release;
  expectTagged(release);
  const found = await find(release);
  if (found !== undefined && !found.draft) throw released(tag);
  const fields = {
    tag_name: tag,
    name: tag,
    body: notes(release, assets),
    draft: true,
    prerelease: version.candidate !== '',
  };
  if (dryRun) {
    say(`would ${found === undefined ? 'draft' : 'complete the draft of'} ${tag}:\n\n${fields.body}\n`);
    for (const { name, sha256 } of assets) say(`would upload ${sha256}  ${name}`);
    return;
  }
  const current = found === undefined ? await releases.create(fields) : await releases.update(found.id, fields);
  for (const asset of current.assets) {
    if (!assets.some((wanted) => isSame(asset, wanted))) await releases.deleteAsset(asset.id);
  }
  for (const wanted of assets) {
    if (current.assets.some((asset) => isSame(asset, wanted))) continue;
    await releases.upload(current, wanted.name, wanted.content);
    say(`${wanted.sha256}  ${wanted.name}`);
  }
  say(`drafted ${current.html_url}`);
}

/** Running it again goes on where it stopped: a published release of the same files is in place, and the tags follow. */
export async function publish(release: Release, assets: readonly Asset[]): Promise<void> {
  const { releases, tag, version, dryRun } = release;
  expectTagged(release);
  const found = await find(release);
  if (found === undefined) {
    if (!dryRun)
      throw new Failure('refused', 'NO_DRAFT', `there is no draft of ${tag}`, { hint: 'run the job that drafts' });
    say(`would publish ${tag}`);
    return moveTags(release);
  }
  expectAssets(found, assets, tag);
  if (!found.draft) say(`${tag} is published`);
  else if (dryRun) say(`would publish ${tag}`);
  const latest = isLatest(version, await publishedVersions(release));
  const wanted = { draft: false, make_latest: latest ? ('true' as const) : ('false' as const) };
  const published = found.draft && !dryRun ? await releases.update(found.id, wanted) : found;
  if (!published.draft && !published.immutable) {
    throw new Failure('refused', 'NOT_IMMUTABLE', `${tag} is published, and could still be changed; no tag was moved`, {
      hint: 'turn on "Immutable releases" in the settings of the repository, and release the next version',
    });
  }
  say(`${published.html_url}`);
  moveTags(release);
}

/** The section of the changelog, and what a pipeline of GitLab copies. */
function notes({ root, version }: Release, assets: readonly Asset[]): string {
  const merged = bodyOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version.text) ?? '';
  const include = assets
    .find(({ name }) => name === includes)
    ?.content.toString('utf8')
    .trim();
  return include === undefined ? merged : `${merged}\n\n## On GitLab\n\n${include}`;
}

async function find({ releases, tag }: Release): Promise<GithubRelease | undefined> {
  const all = (await releases.list()).filter(({ tag_name }) => tag_name === tag);
  const [first, ...more] = all;
  if (more.length === 0) return first;
  throw new Failure('refused', 'TWO_DRAFTS', `there are ${all.length} releases of ${tag}`, {
    hint: 'delete all but one',
  });
}

function expectAssets(found: GithubRelease, assets: readonly Asset[], tag: string): void {
  const complete = assets.every((wanted) => found.assets.some((asset) => isSame(asset, wanted)));
  if (complete && found.assets.length === assets.length) return;
  const hint = found.draft ? 'run the job that drafts again' : 'release the next version';
  throw found.draft
    ? new Failure('refused', 'OTHER_FILES', `the draft of ${tag} does not hold the files of this run`, { hint })
    : released(tag);
}

function isSame(asset: GithubRelease['assets'][number], { name, sha256 }: Asset): boolean {
  return asset.name === name && asset.state === 'uploaded' && asset.digest === `sha256:${sha256}`;
}

function released(tag: string): Failure {
  return new Failure('refused', 'RELEASED', `${tag} is published already, and what is published never changes`, {
    hint: 'release the next version: npm run release -- prepare VERSION',
  });
}
