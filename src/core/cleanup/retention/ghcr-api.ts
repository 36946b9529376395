/**
 * GitHub's API of container packages: GHCR deletes no manifest by the registry API. One client is for one owner.
 *
 * Source: docs.github.com "REST API endpoints for packages"; github.com/orgs/community/discussions/26267.
 */
import type { ForgePorts } from '../../forge/forge.ts';
import { GithubClient } from '../../forge/github/client.ts';
import { github } from '../../forge/github/github.ts';

interface PackageVersion {
  readonly id: number;
  /** When its tags were last changed, in milliseconds since the epoch. */
  readonly time: number;
}

const container = { package_type: 'container' } as const;
const reading = { needs: 'packages: read' };
/** The repository must also have the role Admin in the settings of the package. */
const deleting = { needs: 'packages: write' };

export class GhcrApi {
  readonly #owner: string;
  readonly #client: GithubClient;
  readonly #versions = new Map<string, Promise<ReadonlyMap<string, PackageVersion>>>();
  #isOrganization: Promise<boolean> | undefined;

  /** @param api base of GitHub's API: `https://api.github.com` */
  constructor(owner: string, { api, token }: { readonly api: string; readonly token: string }, ports: ForgePorts) {
    this.#owner = owner;
    const repository = { kind: github, api, path: `${owner}/packages`, url: `https://github.com/${owner}` };
    this.#client = new GithubClient(repository, ports, { auth: token });
  }

  /** Full paths, with the owner. */
  async repositories(): Promise<readonly string[]> {
    const call = { what: `list the packages of ${this.#owner}`, ...reading };
    const found = (await this.#isOfOrganization())
      ? await this.#client.list(call, 'GET /orgs/{org}/packages', { ...container, org: this.#owner })
      : await this.#client.list(call, 'GET /users/{username}/packages', { ...container, username: this.#owner });
    return found.map(({ name }) => `${this.#owner}/${name}`);
  }

  /** By digest. */
  async pushTimes(repository: string): Promise<ReadonlyMap<string, number>> {
    const versions = await this.#versionsOf(repository);
    return new Map([...versions].map(([digest, { time }]) => [digest, time]));
  }

  /** By digest, with all tags. */
  async remove(repository: string, digest: string): Promise<'deleted' | 'absent'> {
    const version = (await this.#versionsOf(repository)).get(digest);
    if (version === undefined) return 'absent';
    const call = { what: `delete ${repository}@${digest}`, ...deleting, repeatable: true };
    const named = { ...container, package_name: this.#packageName(repository), package_version_id: version.id };
    if (await this.#isOfOrganization()) {
      const route = 'DELETE /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}';
      await this.#client.call(call, route, { ...named, org: this.#owner });
    } else {
      const route = 'DELETE /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}';
      await this.#client.call(call, route, { ...named, username: this.#owner });
    }
    return 'deleted';
  }

  #versionsOf(repository: string): Promise<ReadonlyMap<string, PackageVersion>> {
    const reading = this.#versions.get(repository) ?? this.#readVersions(repository);
    this.#versions.set(repository, reading);
    return reading;
  }

  async #readVersions(repository: string): Promise<ReadonlyMap<string, PackageVersion>> {
    const call = { what: `list the versions of ${repository}`, ...reading };
    const named = { ...container, package_name: this.#packageName(repository) };
    const found = (await this.#isOfOrganization())
      ? await this.#client.list(call, 'GET /orgs/{org}/packages/{package_type}/{package_name}/versions', {
          ...named,
          org: this.#owner,
        })
      : await this.#client.list(call, 'GET /users/{username}/packages/{package_type}/{package_name}/versions', {
          ...named,
          username: this.#owner,
        });
    // Its name is the digest.
    return new Map(found.map(({ id, name, updated_at: updated }) => [name, { id, time: Date.parse(updated) }]));
  }

  #packageName(repository: string): string {
    return repository.slice(this.#owner.length + 1);
  }

  #isOfOrganization(): Promise<boolean> {
    this.#isOrganization ??= this.#client
      .call({ what: `look ${this.#owner} up`, ...reading }, 'GET /users/{username}', { username: this.#owner })
      .then(({ data }) => data.type === 'Organization');
    return this.#isOrganization;
  }
}
