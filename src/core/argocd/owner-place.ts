/** Where people change what an ApplicationSet or a parent Application makes, in words for a hint. */
import { glob } from '../glob.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { LiveApplicationSet } from './server/applicationset.ts';
import { isGitSource, type LiveApplication, sourcesOf } from './server/live.ts';

interface Parent {
  readonly name: string;
  /** Undefined where the token may not read it. */
  readonly app: LiveApplication | undefined;
}

/** `input`: what this one alone is made of; `shared`: what all that the owner makes have in common. */
export interface Place {
  readonly input: string;
  readonly shared?: string;
  /** `input` is the file with its manifest. */
  readonly isManifest?: boolean;
}

/** `the manifest of it, which the Application root deploys: most likely argocd/web1.yaml in https://…/deploy.git at main` */
export function placeOfApplication(
  { metadata }: Pick<LiveApplication, 'metadata'>,
  { name, app }: Parent,
  what = 'it',
): string {
  const manifest = `the manifest of ${what}, which the Application ${name} deploys`;
  const sources = app === undefined ? [] : sourcesOf(app.spec).filter(isGitSource);
  if (app === undefined || sources.length === 0) return manifest;
  const places = sources.map(({ repoURL, path = '.', targetRevision = 'HEAD' }) => {
    const file = likelyManifest(app.status?.sourceType, path, metadata.name);
    return `${file} in ${repoURL} at ${targetRevision}`;
  });
  return `${manifest}: ${places.join('; or ')}`;
}

function likelyManifest(sourceType: string | undefined, path: string, name: string): string {
  const directory = path === '.' || path === '' ? '' : `${path.replace(/\/$/, '')}/`;
  switch (sourceType) {
    case 'Helm':
      return `the values or templates of the chart ${directory || '.'}`;
    case 'Kustomize':
      return `a resource of ${directory}kustomization.yaml, most likely ${directory}${name}.yaml,`;
    default:
      return `most likely ${directory}${name}.yaml`;
  }
}

/**
 * What the set's generators read for this Application, and where the set itself stands.
 *
 * @param set undefined where the token may not read it
 * @param parent the Application that deploys the set
 */
export function placeOfSet(
  name: string,
  set: LiveApplicationSet | undefined,
  app: LiveApplication,
  parent: Parent | undefined,
): Place {
  const shared =
    parent === undefined ? `the ApplicationSet ${name}` : placeOfApplication({ metadata: { name } }, parent, 'the set');
  if (set === undefined) return { input: 'what the ApplicationSet reads (the directory, element or request)', shared };
  const { generators, template } = set.spec;
  const params = paramsOf(template.metadata.name, app.metadata.name);
  const all = generators.map((generator) => inputOf(generator, { app, params, nameTemplate: template.metadata.name }));
  const own = all.filter(({ fits }) => fits);
  const inputs = new Set((own.length > 0 ? own : all).map(({ text }) => text));
  return { input: inputs.size === 0 ? 'what its generators read' : [...inputs].join(', or '), shared };
}

interface Match {
  readonly app: LiveApplication;
  readonly params: Readonly<Record<string, string>>;
  readonly nameTemplate: string;
}

/** What a generator reads; `fits`: it is known to be what this Application comes from. */
interface GeneratorInput {
  readonly text: string;
  readonly fits: boolean;
}

/** Source: argo-cd v3.5.1 ApplicationSetGenerator. */
function inputOf(generator: JsonObject, match: Match): GeneratorInput {
  const [kind = 'unknown'] = Object.keys(generator).filter((key) => isObject(generator[key]) && key !== 'selector');
  const content = objectAt(generator, kind);
  switch (kind) {
    case 'git':
      return gitInput(content, match);
    case 'list':
      return listInput(content, match);
    case 'pullRequest':
      return requestInput(content, match);
    case 'matrix':
    case 'merge': {
      const inner = Array.isArray(content.generators) ? content.generators.filter(isObject) : [];
      const inputs = inner.map((each) => inputOf(each, match));
      return { text: inputs.map(({ text }) => text).join(' and '), fits: inputs.some(({ fits }) => fits) };
    }
    case 'clusters':
      return { text: 'the cluster secrets of Argo CD, which its cluster generator reads', fits: false };
    case 'scmProvider':
      return { text: 'the repositories that its SCM provider generator finds', fits: false };
    default:
      return { text: `what its ${kind} generator reads`, fits: false };
  }
}

function gitInput({ repoURL, revision, directories, files }: JsonObject, { app, params }: Match): GeneratorInput {
  const where = `of ${String(repoURL)} at ${String(revision || 'HEAD')}`;
  if (Array.isArray(files)) {
    const patterns = files.filter(isObject).map(({ path }) => String(path));
    return { text: `the file ${patterns.join(' or ')} ${where}, which its git generator reads`, fits: false };
  }
  const patterns = (Array.isArray(directories) ? directories : [])
    .filter(isObject)
    .filter(({ exclude }) => exclude !== true);
  const paths = patterns.map(({ path }) => String(path));
  const sources = sourcesOf(app.spec).flatMap(({ path }) => (path === undefined ? [] : [path]));
  const own = sources.find((source) => paths.some((pattern) => glob(pattern)(source)));
  const named = params['path.path'] ?? params.path;
  const basename = params['path.basename'];
  const guess = basename === undefined ? paths : paths.map((path) => path.replace(/\*+$/, basename));
  const directory = own ?? named ?? guess.join(' or ');
  const text = `the directory ${directory} ${where}, which its git generator finds (bump-image-tag for the files in it)`;
  return { text, fits: own !== undefined };
}

function listInput({ elements, elementsYaml }: JsonObject, { app, nameTemplate }: Match): GeneratorInput {
  if (typeof elementsYaml === 'string' && elementsYaml !== '')
    return { text: 'the elements of its list generator', fits: false };
  const items = (Array.isArray(elements) ? elements : []).filter(isObject);
  const [own, ...others] = items.filter((item) => filledIn(nameTemplate, item) === app.metadata.name);
  const isOne = own !== undefined && others.length === 0;
  const which = isOne ? `the element ${JSON.stringify(own)}` : `one of the ${items.length} elements`;
  return { text: `${which} of its list generator`, fits: isOne };
}

function requestInput(content: JsonObject, { params }: Match): GeneratorInput {
  const [forge = ''] = Object.keys(content).filter((key) => isObject(content[key]));
  const { owner, repo, project, organization } = objectAt(content, forge);
  const repository = [owner ?? organization, project, repo].filter((part) => part !== undefined).join('/');
  const { number } = params;
  const which = number === undefined ? 'the open request' : `the request ${number}`;
  return {
    text: `${which} of ${repository} (${forge}), which its pull request generator finds`,
    fits: number !== undefined,
  };
}

function objectAt(holder: JsonObject, key: string): JsonObject {
  const value = holder[key];
  return isObject(value) ? value : {};
}

/** `{{ .path.basename }}` of Go templates, `{{path.basename}}` of the older ones; functions and pipes are none. */
const placeholder = /\{\{-?\s*\.?([\w.]+)\s*-?\}\}/g;

/** The parameters that the name was made of, as far as they stand in it as they are. */
function paramsOf(template: string, name: string): Readonly<Record<string, string>> {
  const keys: string[] = [];
  const parts = template.split(placeholder).map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    keys.push(part);
    return '(.+)';
  });
  const values = new RegExp(`^${parts.join('')}$`).exec(name) ?? [];
  return Object.fromEntries(
    keys.flatMap((key, index) => (values[index + 1] === undefined ? [] : [[key, values[index + 1] ?? '']])),
  );
}

function filledIn(template: string, element: JsonObject): string {
  return template.replace(placeholder, (text, key: string) => {
    const value = key.split('.').reduce<unknown>((part, name) => (isObject(part) ? part[name] : undefined), element);
    return value === undefined ? text : String(value);
  });
}
