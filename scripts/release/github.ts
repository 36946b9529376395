/**
 * Releases of GitHub. The jobs that may write run this with Node alone, without anything that npm installs, so that no
 * dependency can reach their tokens.
 */
import { Failure } from '../../src/core/failure.ts';

export interface GithubRelease {
  readonly id: number;
  readonly tag_name: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  /** Its tag and its assets can never change; only of a published release, and only where the repository says so. */
  readonly immutable: boolean;
  readonly html_url: string;
  readonly upload_url: string;
  readonly assets: readonly ReleaseAsset[];
}

export interface ReleaseAsset {
  readonly id: number;
  readonly name: string;
  /** `sha256:…` */
  readonly digest: string | null;
  readonly state: string;
}

interface ReleaseFields {
  readonly tag_name?: string;
  readonly target_commitish?: string;
  readonly name?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
  readonly make_latest?: 'true' | 'false';
}

export class GithubReleases {
  readonly #base: string;
  readonly #token: string | undefined;

  /** @param api `https://api.github.com`; @param repository `owner/name` */
  constructor(api: string, repository: string, token: string | undefined) {
    this.#base = `${api.replace(/\/$/, '')}/repos/${repository}`;
    this.#token = token;
  }

  /** All of them, drafts as far as the token may see them. */
  async list(): Promise<readonly GithubRelease[]> {
    const found: GithubRelease[] = [];
    for (let page = 1; ; page++) {
      const part = await this.#call<GithubRelease[]>('GET', `${this.#base}/releases?per_page=100&page=${page}`);
      found.push(...part);
      if (part.length < 100) return found;
    }
  }

  create(fields: ReleaseFields): Promise<GithubRelease> {
    return this.#call('POST', `${this.#base}/releases`, fields);
  }

  update(id: number, fields: ReleaseFields): Promise<GithubRelease> {
    return this.#call('PATCH', `${this.#base}/releases/${id}`, fields);
  }

  upload(release: GithubRelease, name: string, content: Uint8Array): Promise<ReleaseAsset> {
    const url = new URL(release.upload_url.replace(/\{.*\}$/, ''));
    url.searchParams.set('name', name);
    return this.#call('POST', url.href, content);
  }

  async deleteAsset(id: number): Promise<void> {
    await this.#call('DELETE', `${this.#base}/releases/assets/${id}`);
  }

  async #call<T>(method: string, url: string, body?: object | Uint8Array): Promise<T> {
    const binary = body instanceof Uint8Array;
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        ...(this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }),
        ...(body === undefined ? {} : { 'content-type': binary ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: binary ? Buffer.from(body) : JSON.stringify(body) }),
      redirect: 'error',
    }).catch((error: unknown) => {
      throw new Failure('failed', 'GITHUB_UNREACHABLE', `${method} ${url}: no answer`, { cause: error });
    });
    const text = await response.text();
    if (!response.ok) {
      const hint =
        response.status === 403 || response.status === 404
          ? 'the job needs "contents: write", and the token of this repository in GITHUB_TOKEN'
          : undefined;
      throw new Failure('failed', 'GITHUB_REFUSED', `${method} ${url}: ${response.status} ${text.slice(0, 500)}`, {
        hint,
      });
    }
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}
