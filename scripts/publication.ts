/**
 * Where the project is published, and under which names: `package.json` is the one place that says it. Every address that
 * users copy is made from it by `npm run generate`; `npm run publish-as -- NAME` gives it another owner.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

export interface Publication {
  /** `1.2.3` */
  readonly version: string;
  /** The npm package, `@owner/monorepo-gitops`. */
  readonly npm: string;
  /** On GitHub, `owner/monorepo-gitops`. */
  readonly repository: string;
  /** The job image without a tag. */
  readonly image: string;
  /** Path of the component project on a GitLab instance. */
  readonly gitlab: string;
}

export interface Manifest {
  name: string;
  version: string;
  homepage: string;
  bugs: { url: string };
  repository: { type: 'git'; url: string };
  publish: { image: string; gitlab: string };
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
}

export function publicationOf({ name, version, repository, publish }: Manifest): Publication {
  const [, path] = /^git\+https:\/\/github\.com\/([^/]+\/[^/]+)\.git$/.exec(repository.url) ?? [];
  if (path === undefined) throw new Error(`package.json: repository.url is no address on GitHub: ${repository.url}`);
  return { version, npm: name, repository: path, image: publish.image, gitlab: publish.gitlab };
}

/** The same project under another owner: an account or organisation of GitHub, a scope of npm, a group of GitLab. */
export function publishedAs(manifest: Manifest, owner: string): Manifest {
  if (!/^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i.test(owner)) {
    throw new Error(`"${owner}" is no name of an account on GitHub: letters, digits and single dashes`);
  }
  const project = publicationOf(manifest).repository.replace(/^.*\//, '');
  const page = `https://github.com/${owner}/${project}`;
  const lower = owner.toLowerCase();
  return {
    ...manifest,
    name: `@${lower}/${project}`,
    homepage: `${page}#readme`,
    bugs: { url: `${page}/issues` },
    repository: { type: 'git', url: `git+${page}.git` },
    publish: { image: `ghcr.io/${lower}/${project}`, gitlab: `${owner}/${project}` },
  };
}

/** What of a publication the program itself has to know. */
export function publishedModule({ version, npm, repository, image }: Publication): string {
  const schema = `https://raw.githubusercontent.com/${repository}/v${majorOf(version)}/schema/gitops.schema.json`;
  return `/** Where this version is published. Generated from \`package.json\` by \`npm run generate\`. */
export const version = '${version}';
/** The package on npm. */
export const npmPackage = '${npm}';
/** The image of CI jobs, without a tag; each version is a tag of it. */
export const jobImage = '${image}';
// biome-ignore format: the address may be of any length
/** Of the schema of \`gitops.yaml\`. */
export const schemaUrl = '${schema}';
`;
}

/**
 * A text with every address of this project as it is published: actions, components, packages, images and pages, whoever
 * owned them before. The project's own name is what they are known by.
 */
export function withAddresses(text: string, publication: Publication): string {
  const { version, npm, repository, image, gitlab } = publication;
  const major = majorOf(version);
  const project = repository.replace(/^.*\//, '');
  const owned = `[\\w.-]+/${project}`;
  const rules: readonly (readonly [pattern: string, address: string])[] = [
    [
      `(?<=uses: ["']?)${owned}((?:/(?:actions|\\.github/workflows)/[\\w.-]+)?)@v\\d[\\w.]*`,
      `${repository}$1@v${major}`,
    ],
    [`(?<=(?:github|raw\\.githubusercontent)\\.com/)${owned}(?![\\w-])`, repository],
    [`(?<=raw\\.githubusercontent\\.com/${repository}/)v\\d[\\w.]*`, `v${major}`],
    [`(?<=CI_SERVER_FQDN/)[\\w./-]+/${project}/([\\w-]+)@\\d[\\d.]*`, `${gitlab}/$1@${major}`],
    [`(?<=project: ["']?)[\\w./-]+/${project}(?![\\w-])`, gitlab],
    [`ghcr\\.io/${owned}(?![\\w-])`, image],
    [`(?<![\\w./-])@[\\w.-]+/${project}(?![\\w-])`, npm],
    [`(?<![\\w@./-])${project}(?=@\\d)`, npm],
    [`(?<=${npm}@)\\d+\\.\\d+\\.\\d+`, version],
  ];
  return rules.reduce((addressed, [pattern, address]) => addressed.replace(new RegExp(pattern, 'g'), address), text);
}

export function majorOf(version: string): string {
  return version.replace(/\..*/, '');
}

/** Files with text that users read or copy. */
export function addressedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '*.md', 'examples', 'images', 'src/scaffold/templates'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((path) => path !== '' && !path.includes('/fixtures/'));
}

/** Written before anything else is generated: the declarations of inputs import it. */
export const publishedPath = 'src/core/published.ts';

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(root, publishedPath), publishedModule(publicationOf(readManifest())));
}
