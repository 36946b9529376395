/**
 * Where the project is published, and under which names: `package.json` is the one place that says it. Every address that
 * users copy is made from it by `npm run generate`; `npm run publish-as -- NAME` gives it another owner.
 */
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
  /** Who reviews: a team or an account, as CODEOWNERS writes it. */
  readonly maintainers: string;
}

export interface Manifest {
  name: string;
  version: string;
  homepage: string;
  bugs: { url: string };
  repository: { type: 'git'; url: string };
  publish: { image: string; gitlab: string; maintainers: string };
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
}

export function publicationOf({ name, version, repository, publish }: Manifest): Publication {
  const [, path] = /^git\+https:\/\/github\.com\/([^/]+\/[^/]+)\.git$/.exec(repository.url) ?? [];
  if (path === undefined) throw new Error(`package.json: repository.url is no address on GitHub: ${repository.url}`);
  return { version, npm: name, repository: path, ...publish };
}

/** What does not follow from the owner's name. */
export interface Places {
  /** `registry.example.com:5000/tools/monorepo-gitops`; the owner's at GitHub's registry when absent. */
  readonly image?: string | undefined;
  /** `group/sub-group/monorepo-gitops`; the group of the owner's name when absent. */
  readonly gitlab?: string | undefined;
  /** `@owner`, or the owner's team `@owner/maintainers` when absent. */
  readonly maintainers?: string | undefined;
}

/** The same project under another owner: an account or organisation of GitHub, a scope of npm, a group of GitLab. */
export function publishedAs(manifest: Manifest, owner: string, places: Places = {}): Manifest {
  if (!/^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i.test(owner)) {
    throw new Error(`"${owner}" is no name of an account on GitHub: letters, digits and single dashes`);
  }
  const project = publicationOf(manifest).repository.replace(/^.*\//, '');
  const page = `https://github.com/${owner}/${project}`;
  const lower = owner.toLowerCase();
  const { image = `ghcr.io/${lower}/${project}`, gitlab = `${owner}/${project}` } = places;
  const { maintainers = `@${owner}/maintainers` } = places;
  if (!/^(?:localhost|[a-z\d-]+(?:\.[a-z\d-]+)+)(?::\d+)?(?:\/[a-z\d]+(?:(?:[._]|__|-+)[a-z\d]+)*)+$/.test(image)) {
    throw new Error(`"${image}" is no image: registry.example.com/path/${project}, in lower case, without a tag`);
  }
  if (!/^\w[\w.-]*(?:\/\w[\w.-]*)+$/.test(gitlab)) {
    throw new Error(`"${gitlab}" is no path of a project on GitLab: group/sub-group/${project}`);
  }
  for (const path of [image, gitlab]) {
    if (!path.endsWith(`/${project}`))
      throw new Error(`"${path}" must end with /${project}: addresses are found by it`);
  }
  if (!/^@[\w-]+(?:\/[\w-]+)?$/.test(maintainers)) {
    throw new Error(`"${maintainers}" is no reviewer: @account or @organisation/team`);
  }
  return {
    ...manifest,
    name: `@${lower}/${project}`,
    homepage: `${page}#readme`,
    bugs: { url: `${page}/issues` },
    repository: { type: 'git', url: `git+${page}.git` },
    publish: { image, gitlab, maintainers },
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
const pages = 'https://github.com/${repository}/blob/v${version}';
/** The pages of this version. */
export const documentation = \`\${pages}/docs\`;
/** The page of a command. */
export function commandPage(command: string): string {
  return \`\${pages}/actions/\${command}/README.md\`;
}
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
  // A host without a scheme before it: an image, of whatever registry.
  const registry =
    '(?:(?<![\\w./@:$}-])|(?<=oci://))(?!(?:github|raw\\.githubusercontent|gitlab)\\.com/)[\\w-]+(?:\\.[\\w-]+)+(?::\\d+)?';
  const rules: readonly (readonly [pattern: string, address: string])[] = [
    [
      `(?<=uses: ["']?)${owned}((?:/(?:actions|\\.github/workflows)/[\\w.-]+)?)@v\\d[\\w.]*`,
      `${repository}$1@v${major}`,
    ],
    [`(?<=(?:github|raw\\.githubusercontent)\\.com/)${owned}(?![\\w-])`, repository],
    // The website, on GitHub Pages.
    [`(?<=https://)[\\w-]+(?=\\.github\\.io/${project}(?![\\w-]))`, repository.replace(/\/.*$/, '').toLowerCase()],
    [`(?<=--(?:repo|signer-workflow) )${owned}(?![\\w-])`, repository],
    [`(?<=raw\\.githubusercontent\\.com/${repository}/)v\\d[\\w.]*(?=/schema/)`, `v${major}`],
    // What has a hash beside it, or a tag of its own, does not move.
    [`(?<=raw\\.githubusercontent\\.com/${repository}/)v\\d[\\w.-]*(?=/gitlab-components/)`, `v${version}`],
    [`(?<=/${project}/-/raw/)\\d[\\w.-]*(?=/templates/)`, version],
    [`(?<=project: ["']?\\S+/${project}["']?(?: +#.*)?\\n +(?:file: .*\\n +)?ref: ["']?)\\d[\\w.-]*`, version],
    [`(?<=CI_SERVER_FQDN/)[\\w./-]+/${project}/([\\w-]+)@\\d[\\d.]*`, `${gitlab}/$1@${major}`],
    [`(?<=project: ["']?)[\\w./-]+/${project}(?![\\w-])`, gitlab],
    [`(?<=gitlab\\.com/|CI_SERVER_(?:URL|FQDN)\\}?/)[\\w./-]+?/${project}(?=/-/)`, gitlab],
    [`${registry}/(?:[\\w.-]+/)+${project}(?![\\w/-])`, image],
    [`(?<![\\w./-])@[\\w.-]+/${project}(?![\\w-])`, npm],
    [`(?<=(?:npmjs\\.com/package|shields\\.io/npm/v)/)@[\\w.-]+/${project}(?![\\w-])`, npm],
    [`(?<![\\w@./-])${project}(?=@\\d)`, npm],
    [`(?<=${npm}@|${image}:)\\d+\\.\\d+\\.\\d+(?:-[a-z]+\\.\\d+)?`, version],
    [`(?<=${npm}@|${image}:)\\d+\\.\\d+(?!\\.?\\d)`, version.split('.', 2).join('.')],
    [`(?<=${npm}@|${image}:)\\d+(?!\\.?\\d)`, major],
  ];
  return rules.reduce((addressed, [pattern, address]) => addressed.replace(new RegExp(pattern, 'g'), address), text);
}

export function majorOf(version: string): string {
  return version.replace(/\..*/, '');
}

/** Written before anything else is generated: the declarations of inputs import it. */
export const publishedPath = 'src/core/published.ts';

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(root, publishedPath), publishedModule(publicationOf(readManifest())));
}
