/** Releases of the fake GitHub, as its API has them: drafts that only writers see, assets with digests, immutability. */
import { createHash } from 'node:crypto';
import { userJson } from './json.ts';
import type { RestAnswer, RestCall } from './rest.ts';

export interface FakeRelease {
  readonly id: number;
  tag_name: string;
  name: string;
  body: string;
  draft: boolean;
  prerelease: boolean;
  immutable: boolean;
  assets: FakeAsset[];
}

interface FakeAsset {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly digest: string;
  readonly state: 'uploaded';
}

/** The newest first. */
export function listReleases({ repository, may, origin, query }: RestCall): RestAnswer {
  const visible = repository.releases.filter(({ draft }) => !draft || may('contents', 'write')).reverse();
  const [size, page] = [Number(query.get('per_page') ?? 30), Number(query.get('page') ?? 1)];
  const body = visible.slice((page - 1) * size, page * size).map((release) => json(origin, repository, release));
  return { status: 200, body };
}

export function createRelease({ repository, body, origin }: RestCall): RestAnswer {
  if (repository.releases.some(({ draft, tag_name }) => !draft && tag_name === body.tag_name)) {
    return invalid({ resource: 'Release', code: 'already_exists', field: 'tag_name' });
  }
  const id = repository.releases.length + 101;
  const release: FakeRelease = { id, immutable: false, assets: [], ...fields(body) };
  repository.releases.push(release);
  if (!release.draft) publish(repository, release, body);
  return { status: 201, body: json(origin, repository, release) };
}

export function updateRelease({ repository, body, origin }: RestCall, id: string | undefined): RestAnswer {
  const release = repository.releases.find((each) => each.id === Number(id));
  if (release === undefined) return { status: 404, body: { message: 'Not Found' } };
  const wasDraft = release.draft;
  // Its title and its notes can be edited for ever.
  if (release.immutable && Object.keys(body).some((field) => !['name', 'body'].includes(field)))
    return invalid({ resource: 'Release', code: 'custom', message: 'Cannot modify an immutable release' });
  Object.assign(release, fields({ ...release, ...body }));
  if (wasDraft && !release.draft) publish(repository, release, body);
  return { status: 200, body: json(origin, repository, release) };
}

export function uploadAsset({ repository, content, query }: RestCall, id: string | undefined): RestAnswer {
  const release = repository.releases.find((each) => each.id === Number(id));
  if (release === undefined) return { status: 404, body: { message: 'Not Found' } };
  const name = query.get('name') ?? '';
  if (release.immutable)
    return invalid({
      resource: 'ReleaseAsset',
      code: 'custom',
      message: 'Cannot upload assets to an immutable release.',
    });
  if (release.assets.some((each) => each.name === name)) {
    return invalid({ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' });
  }
  const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
  repository.assetCount += 1;
  const asset = { id: 900 + repository.assetCount, name, size: content.length, digest, state: 'uploaded' } as const;
  release.assets.push(asset);
  return { status: 201, body: assetJson(asset) };
}

export function deleteAsset({ repository }: RestCall, id: string | undefined): RestAnswer {
  const release = repository.releases.find(({ assets }) => assets.some((asset) => asset.id === Number(id)));
  if (release === undefined) return { status: 404, body: { message: 'Not Found' } };
  if (release.immutable)
    return invalid({
      resource: 'ReleaseAsset',
      code: 'custom',
      message: 'Cannot delete assets of an immutable release.',
    });
  release.assets = release.assets.filter((asset) => asset.id !== Number(id));
  return { status: 204 };
}

function publish(repository: RestCall['repository'], release: FakeRelease, { make_latest }: RestCall['body']): void {
  release.immutable = repository.settings.immutableReleases;
  if (make_latest !== 'false' && !release.prerelease) repository.latestRelease = release.tag_name;
}

function fields(body: RestCall['body']) {
  const { tag_name, name, body: text, draft, prerelease } = body as Partial<FakeRelease>;
  return {
    tag_name: tag_name ?? '',
    name: name ?? '',
    body: text ?? '',
    draft: draft ?? false,
    prerelease: prerelease ?? false,
  };
}

function json(origin: string, { fullName }: RestCall['repository'], release: FakeRelease) {
  const at = `repos/${fullName}/releases/${release.id}`;
  const url = `${origin}/api/v3/${at}`;
  return {
    ...release,
    assets: release.assets.map(assetJson),
    node_id: `RE_${release.id}`,
    target_commitish: 'main',
    author: userJson('somebody'),
    assets_url: `${url}/assets`,
    tarball_url: null,
    zipball_url: null,
    created_at: '2026-01-01T00:00:00Z',
    published_at: release.draft ? null : '2026-01-01T00:00:00Z',
    url,
    html_url: `${origin}/${fullName}/releases/tag/${release.draft ? 'untagged-x' : release.tag_name}`,
    upload_url: `${origin}/api/uploads/${at}/assets{?name,label}`,
  };
}

function assetJson(asset: FakeAsset) {
  const url = `https://api.github.example.com/assets/${asset.id}`;
  return {
    ...asset,
    url,
    browser_download_url: url,
    node_id: `RA_${asset.id}`,
    label: '',
    content_type: 'application/octet-stream',
    download_count: 0,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    uploader: userJson('somebody'),
  };
}

function invalid(error: object): RestAnswer {
  return {
    status: 422,
    body: { message: 'Validation Failed', documentation_url: 'https://docs.github.com/rest', errors: [error] },
  };
}
