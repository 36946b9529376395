/**
 * Which GitLab a template needs: every keyword that it uses, with the version that has it. A keyword that nobody has looked
 * up yet is an error, so that the version which the documentation states is measured and not hoped for.
 *
 * Source: GitLab's "CI/CD YAML syntax reference", "CI/CD inputs" and "CI/CD components", in the history of each keyword.
 */
import { parseAllDocuments } from 'yaml';

/** `17.0` */
export type GitLabVersion = `${number}.${number}`;

/** The oldest GitLab for which the components are released. */
export const minimumGitLab: GitLabVersion = '17.0';

interface Feature {
  readonly since: GitLabVersion;
  readonly source: string;
}

/** Keywords of jobs that are older than inputs themselves (15.11). */
const older = new Set(
  `script before_script after_script stage image image:name image:entrypoint services services:name services:alias
  services:command services:entrypoint services:variables variables variables:value variables:description variables:expand
  tags allow_failure allow_failure:exit_codes when timeout retry retry:max retry:when interruptible resource_group
  dependencies coverage extends parallel parallel:matrix
  rules rules:if rules:when rules:changes rules:changes:paths rules:changes:compare_to rules:exists rules:allow_failure
  rules:variables rules:needs
  needs needs:job needs:artifacts needs:optional needs:pipeline needs:project needs:ref needs:parallel
  needs:parallel:matrix
  artifacts artifacts:name artifacts:paths artifacts:exclude artifacts:when artifacts:expire_in artifacts:untracked
  artifacts:expose_as artifacts:public artifacts:reports artifacts:reports:dotenv artifacts:reports:junit
  cache cache:key cache:key:files cache:key:prefix cache:paths cache:policy cache:when cache:untracked cache:unprotect
  environment environment:name environment:url environment:on_stop environment:action environment:auto_stop_in
  environment:deployment_tier
  trigger trigger:include trigger:include:artifact trigger:include:job trigger:include:local trigger:project
  trigger:branch trigger:strategy trigger:strategy:depend trigger:forward trigger:forward:pipeline_variables
  trigger:forward:yaml_variables
  id_tokens id_tokens:aud inherit inherit:variables inherit:default
  release release:tag_name release:name release:description release:ref
  spec include include:local include:project include:ref include:file include:remote stages workflow workflow:rules
  workflow:rules:if workflow:rules:when workflow:name`.split(/\s+/),
);

const inputs = 'CI/CD inputs';
const reference = 'CI/CD YAML syntax reference';
const components = 'CI/CD components';

const newer: Readonly<Record<string, Feature>> = {
  'spec:inputs': { since: '17.0', source: `${inputs}: generally available` },
  'spec:inputs:default': { since: '17.0', source: `${inputs}: generally available` },
  'spec:inputs:type': { since: '17.0', source: `${inputs}: generally available` },
  'spec:inputs:type:string': { since: '17.0', source: `${inputs}: generally available` },
  'spec:inputs:type:number': { since: '17.0', source: `${inputs}: generally available` },
  'spec:inputs:type:boolean': { since: '17.0', source: `${inputs}: generally available` },
  'spec:inputs:type:array': { since: '16.11', source: `${inputs}, array type` },
  'spec:inputs:description': { since: '16.5', source: `${reference}, spec:inputs:description` },
  'spec:inputs:options': { since: '16.6', source: `${reference}, spec:inputs:options` },
  'spec:inputs:regex': { since: '16.5', source: `${reference}, spec:inputs:regex` },
  'spec:inputs:rules': { since: '18.7', source: `${inputs}, conditional input options` },
  'spec:include': { since: '18.6', source: `${reference}, spec:include` },
  'spec:component': { since: '18.6', source: `${reference}, spec:component` },
  'spec:description': { since: '18.10', source: `${reference}, spec:description` },
  'interpolation:component': { since: '18.6', source: `${reference}, spec:component` },
  'interpolation:expand_vars': { since: '16.5', source: `${inputs}, functions` },
  'interpolation:truncate': { since: '16.3', source: `${inputs}, functions` },
  'interpolation:posix_escape': { since: '18.6', source: `${inputs}, functions` },
  'include:inputs': { since: '17.0', source: `${reference}, include:inputs: generally available` },
  'include:component': { since: '17.0', source: `${components}: generally available` },
  'include:integrity': { since: '17.9', source: `${reference}, include:integrity` },
  'trigger:inputs': { since: '17.11', source: `${reference}, trigger:inputs` },
  'trigger:include:inputs': { since: '17.0', source: `${inputs}: use inputs with downstream pipelines` },
  'trigger:strategy:mirror': { since: '18.2', source: `${reference}, trigger:strategy` },
};

/** Since which GitLab there is this keyword, written as the reference writes it: `spec:description`. */
export function sinceOf(keyword: string): GitLabVersion {
  const feature = newer[keyword];
  if (feature !== undefined) return feature.since;
  if (older.has(keyword)) return '15.11';
  throw new Error(
    `since when GitLab has ${keyword} is not known: look it up, and add it to scripts/gitlab/features.ts`,
  );
}

/** Of the younger keywords, those that the templates or pipelines that include them use: newest first. */
export function youngerFeatures(templates: Iterable<string>): readonly (Feature & { readonly keyword: string })[] {
  const including = ['include:inputs', 'include:component', 'include:integrity'];
  const used = new Set([...including, ...[...templates].flatMap((template) => [...keywordsOf(template)])]);
  return (
    Object.entries(newer)
      .flatMap(([keyword, feature]) => (used.has(keyword) ? [{ keyword, ...feature }] : []))
      // Parts that are as old as the whole say nothing more.
      .filter(({ keyword, since }) => newer[keyword.replace(/:[^:]*$/, '')]?.since !== since)
      .sort((one, other) => compareVersions(other.since, one.since))
  );
}

/** Whether this GitLab has the keyword. */
export function takes(version: GitLabVersion, keyword: string): boolean {
  return compareVersions(version, sinceOf(keyword)) >= 0;
}

/** What of a template the stated GitLab does not have yet, each as a sentence. */
export function tooNew(template: string, version: GitLabVersion = minimumGitLab): string[] {
  return [...keywordsOf(template)]
    .filter((keyword) => !takes(version, keyword))
    .map((keyword) => `${keyword} needs GitLab ${sinceOf(keyword)}, and the components are for ${version}`);
}

/** The oldest GitLab that has all that the templates use. */
export function measuredMinimum(templates: Iterable<string>): GitLabVersion {
  const versions = [...templates].flatMap((template) => [...keywordsOf(template)].map(sinceOf));
  return versions.reduce((newest, version) => (compareVersions(version, newest) > 0 ? version : newest), '15.11');
}

/** Names right below these are the author's own, and no keywords. */
const named = new Set(['spec:inputs', 'variables', 'id_tokens']);
/** So is everything below these. */
const free = new Set([
  'spec:inputs:default',
  'include:inputs',
  'trigger:inputs',
  'parallel:matrix',
  'needs:parallel:matrix',
  'rules:variables',
  'services:variables',
  'trigger:include:inputs',
]);
/** Keywords whose values came one by one. */
const valued = new Set(['spec:inputs:type', 'trigger:strategy']);
/** What stands beside jobs. */
const global = new Set(['spec', 'include', 'stages', 'workflow', 'variables']);

/** All keywords that a template uses, each with those around it: `artifacts:reports:dotenv`, `spec:inputs:type:array`. */
export function keywordsOf(template: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: unknown, path: string, areNames = named.has(path)): void => {
    if (Array.isArray(node)) for (const item of node) visit(item, path, areNames);
    else if (typeof node === 'string' && valued.has(path) && !node.includes('$[[')) found.add(`${path}:${node}`);
    if (!isMap(node) || free.has(path)) return;
    for (const [key, value] of Object.entries(node)) {
      if (areNames) visit(value, path, false);
      else visitKeyword(path === '' ? key : `${path}:${key}`, value);
    }
  };
  const visitKeyword = (keyword: string, value: unknown) => {
    found.add(keyword);
    visit(value, keyword);
  };
  for (const document of parseAllDocuments(template)) {
    for (const [name, value] of Object.entries(document.toJS() ?? {})) {
      if (global.has(name)) visitKeyword(name, value);
      else visit(value, '');
    }
  }
  for (const [, scope = '', functions = ''] of template.matchAll(/\$\[\[\s*(\w+)\.[\w.-]+([^\]]*)\]\]/g)) {
    if (scope !== 'inputs') found.add(`interpolation:${scope}`);
    for (const [, name] of functions.matchAll(/\|\s*(\w+)/g)) found.add(`interpolation:${name}`);
  }
  return found;
}

function isMap(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function compareVersions(one: GitLabVersion, other: GitLabVersion): number {
  const [major = 0, minor = 0] = one.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major - otherMajor || minor - otherMinor;
}
