/** `spec.source` or `spec.sources`, from inputs and a template. An input that would have no effect is refused. */
import { posix } from 'node:path';
import { badInput, Failure } from '../../failure.ts';
import { pathSegments } from '../../git/path.ts';
import { sameRepository } from '../../git/repository.ts';
import { splitImage } from '../../image/reference.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { type ApplicationSource, type ApplicationSpec, isGitSource } from '../server/live.ts';
import { readKubernetesYaml } from './kubernetes-yaml.ts';

export interface SourceRequest {
  /** In a template with several sources it chooses the one that the other inputs change. */
  readonly repoUrl: string | undefined;
  /** The GitOps repository: taken when nothing else names one. */
  readonly defaultRepoUrl: string | undefined;
  readonly path: string | undefined;
  readonly revision: string | undefined;
  /** Taken for a git source when neither the input nor the template names one. */
  readonly defaultRevision: string;
  readonly chart: string | undefined;
  readonly valuesFiles: readonly string[];
  /** Helm values as YAML text. */
  readonly values: string | undefined;
  /** `name=value` */
  readonly parameters: readonly string[];
  /** `[old=]name:tag` or `[old=]name@digest` */
  readonly kustomizeImages: readonly string[];
  readonly directoryRecurse: boolean | undefined;
}

type SourceFields = Pick<ApplicationSpec, 'source' | 'sources'>;

/** @throws bad input when an input fits no source, or contradicts another one. */
export function applySource(template: Partial<SourceFields>, request: SourceRequest): SourceFields {
  refuseMixedKinds(request);
  const { sources } = template;
  if (sources === undefined || sources.length === 0) {
    const repoURL = request.repoUrl ?? template.source?.repoURL ?? request.defaultRepoUrl;
    if (repoURL === undefined) return {};
    return { source: changedSource({ ...template.source, repoURL }, request) };
  }
  const index = chosenSource(sources, request);
  return { sources: sources.map((source, at) => (at === index ? changedSource(source, request) : source)) };
}

/** The given ones of the inputs that change a source, and as what they have Argo CD render it. */
function givenInputs(request: SourceRequest) {
  const inputs = [
    { input: 'path', kind: undefined, given: request.path !== undefined },
    { input: 'revision', kind: undefined, given: request.revision !== undefined },
    { input: 'chart', kind: 'Helm', given: request.chart !== undefined },
    { input: 'values-files', kind: 'Helm', given: request.valuesFiles.length > 0 },
    { input: 'values', kind: 'Helm', given: request.values !== undefined },
    { input: 'parameters', kind: 'Helm', given: request.parameters.length > 0 },
    { input: 'kustomize-images', kind: 'Kustomize', given: request.kustomizeImages.length > 0 },
    { input: 'directory-recurse', kind: 'plain manifests', given: request.directoryRecurse !== undefined },
  ];
  return inputs.filter(({ given }) => given);
}

/** Argo CD renders a source as one kind of thing, and ignores what belongs to another kind. */
function refuseMixedKinds(request: SourceRequest): void {
  const [first, ...others] = givenInputs(request).filter(({ kind }) => kind !== undefined);
  const other = others.find(({ kind }) => kind !== first?.kind);
  if (first !== undefined && other !== undefined) {
    const problem = `is for ${other.kind}, and ${first.input} is for ${first.kind}`;
    throw badInput(other.input, problem, 'Leave one of them out.');
  }
  if (request.chart !== undefined && request.path !== undefined) {
    throw badInput('path', 'excludes chart', 'A chart repository has charts, a git repository has paths: give one.');
  }
}

function chosenSource(sources: readonly ApplicationSource[], request: SourceRequest): number | undefined {
  const given = givenInputs(request);
  if (sources.length === 1 && request.repoUrl === undefined) return 0;
  const wanted = request.repoUrl ?? request.defaultRepoUrl;
  // A `ref` source only lends its files to the others; it has no path or values of its own.
  const matching = sources.flatMap((source, index) =>
    wanted !== undefined && sameRepository(source.repoURL, wanted) && (source.ref ?? '') === '' ? [index] : [],
  );
  if (matching.length === 1) return matching[0];
  if (given.length === 0 && request.repoUrl === undefined) return undefined;
  throw badInput(
    given[0]?.input ?? 'repo-url',
    `the template has ${sources.length} sources, and ${matching.length === 0 ? 'none' : 'more than one'} is of ${wanted ?? 'the repository'}`,
    'Give repo-url to choose the source that the inputs change, or write the values into the template.',
  );
}

function changedSource(source: ApplicationSource, request: SourceRequest): ApplicationSource {
  const { path: oldPath, chart: oldChart, ...rest } = source;
  const chart = request.chart ?? (request.path === undefined ? oldChart : undefined);
  const path = request.path ?? (request.chart === undefined ? oldPath : undefined);
  if (chart === undefined && path === undefined && (source.ref ?? '') === '') {
    const fix = 'Give the directory in the repository that Argo CD deploys (`.` is its root), or a chart.';
    throw badInput('path', 'is missing', fix);
  }
  const targetRevision =
    request.revision ?? source.targetRevision ?? (chart === undefined ? request.defaultRevision : undefined);
  if (targetRevision === undefined) {
    throw badInput('revision', 'is missing', 'A chart needs a version, for example 1.2.3.');
  }
  const helm = helmOf(mapAt(source, 'helm'), request);
  const kustomize = kustomizeOf(mapAt(source, 'kustomize'), request.kustomizeImages);
  const directory =
    request.directoryRecurse === undefined
      ? mapAt(source, 'directory')
      : { ...mapAt(source, 'directory'), recurse: request.directoryRecurse };
  const sourced: ApplicationSource = {
    ...rest,
    path,
    chart,
    targetRevision,
    ...(helm === undefined ? {} : { helm }),
    ...(kustomize === undefined ? {} : { kustomize }),
    ...(directory === undefined ? {} : { directory }),
  };
  refuseOutsidePaths(sourced, request.valuesFiles, request.path === undefined ? 'file' : 'path');
  return sourced;
}

function mapAt(source: ApplicationSource, field: string): JsonObject | undefined {
  const value = source[field];
  return isObject(value) ? value : undefined;
}

function helmOf(template: JsonObject | undefined, request: SourceRequest): JsonObject | undefined {
  const { valuesFiles, values, parameters } = request;
  if (valuesFiles.length === 0 && values === undefined && parameters.length === 0) return template;
  // valuesObject wins over values in Argo CD: one beside the other would be dead text.
  const { values: templateValues, valuesObject: templateObject, ...rest } = template ?? {};
  return {
    ...rest,
    ...(values === undefined && templateObject !== undefined ? { valuesObject: templateObject } : {}),
    ...(values === undefined && templateValues !== undefined ? { values: templateValues } : {}),
    ...(valuesFiles.length === 0 ? {} : { valueFiles: [...valuesFiles] }),
    ...(values === undefined ? {} : helmValues(values)),
    ...(parameters.length === 0 ? {} : { parameters: mergedParameters(rest.parameters, parameters) }),
  };
}

/**
 * As Helm would read the text, in `valuesObject`, where Argo CD's own command line puts it. The text itself where it has an
 * integer that JavaScript has no number for: on its way through JSON it would become another one.
 */
function helmValues(text: string): JsonObject {
  const { value, inexactLine } = readYamlInput('values', 'values', text, 'Give Helm values as YAML text.');
  if (!isObject(value)) {
    throw badInput('values', 'is not a map', 'Helm values are `key: value` lines.');
  }
  return inexactLine === undefined ? { valuesObject: value } : { values: text };
}

/**
 * @param name of the text in messages
 * @throws bad input that names the input and the place in the text
 */
export function readYamlInput(input: string, name: string, text: string, hint: string) {
  try {
    return readKubernetesYaml(name, text);
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause;
    throw badInput(input, `is not YAML that Argo CD takes: ${cause.message}`, cause.hint ?? hint, cause);
  }
}

interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly [field: string]: unknown;
}

function mergedParameters(template: unknown, given: readonly string[]): readonly Parameter[] {
  const parameters: Parameter[] = Array.isArray(template) ? [...template] : [];
  for (const text of given) {
    const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
    if (name === undefined || value === undefined) {
      throw badInput('parameters', `"${text}" is not of the form name=value`);
    }
    const at = parameters.findIndex((parameter) => parameter.name === name);
    if (at === -1) parameters.push({ name, value });
    else parameters[at] = { ...parameters[at], name, value };
  }
  return parameters;
}

function kustomizeOf(template: JsonObject | undefined, images: readonly string[]): JsonObject | undefined {
  if (images.length === 0) return template;
  const merged: string[] = Array.isArray(template?.images) ? [...template.images] : [];
  for (const image of images) {
    const at = merged.findIndex((existing) => replacedImage(existing) === replacedImage(image));
    if (at === -1) merged.push(image);
    else merged[at] = image;
  }
  return { ...template, images: merged };
}

/** The name before `=`, else before the tag or digest; a registry's port is not a tag. */
function replacedImage(image: string): string {
  const [name = image] = image.split('=');
  return splitImage(name).repository ?? name;
}

/**
 * What a git source names must be inside its repository (law 7): Argo CD would say so only when it renders.
 * `path` may be `.`, and values files may leave the path but not the repository. As in Argo CD, a values file that
 * begins with `/` starts at the root, one with `$name/` at the root of that source; a URL is no path.
 *
 * @throws Failure bad input `PATH_OUTSIDE`.
 */
export function refuseOutsidePaths(source: ApplicationSource, valuesFiles: readonly string[], pathInput: string): void {
  if (!isGitSource(source)) return;
  const path = tidy(source.path ?? '');
  if (path !== '' && path !== '.') pathSegments(path, pathInput);
  for (const file of valuesFiles) {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(file)) continue;
    const rooted = /^(?:\$[^/]+)?\/(.*)$/s.exec(file)?.[1];
    const inside = posix.normalize(rooted ?? posix.join(path, file));
    const leaves = inside === '..' || inside.startsWith('../');
    pathSegments(leaves ? (rooted ?? file) : inside, 'values-files');
  }
}

/** Shells complete a directory as `./web1/`. */
function tidy(path: string): string {
  return path.replace(/^(?:\.\/)+/, '').replace(/(?<=[^/])\/+$/, '');
}
