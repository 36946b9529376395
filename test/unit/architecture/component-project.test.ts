/** The component project for GitLab: what it is made of, and which GitLab takes it. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import {
  componentProject,
  foreignFiles,
  releasedComponents,
  releaseProblems,
  writeProject,
} from '../../../scripts/gitlab/component-project.ts';
import {
  type GitLabVersion,
  keywordsOf,
  measuredMinimum,
  minimumGitLab,
  takes,
  tooNew,
} from '../../../scripts/gitlab/features.ts';
import { withHashes } from '../../../scripts/gitlab/include.ts';
import { publicationOf, publishedAs, readManifest } from '../../../scripts/publication.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { repositoryRoot } from '../../support/program.ts';

const components = await releasedComponents();
const publication = publicationOf(readManifest());
const files = componentProject(components, publication);
const file = (path: string) => files.get(path) ?? '';

test('it has every component, where GitLab looks for them, as they are in this repository', () => {
  const templates = components.map(({ name }) => `templates/${name}/template.yml`);
  expect([...files.keys()]).toEqual(['README.md', 'LICENSE', '.gitlab-ci.yml', ...templates]);
  for (const { name } of components) {
    expect(name).toMatch(/^[\w-]+$/);
    const ours = readFileSync(join(repositoryRoot, 'gitlab-components', name, 'template.yml'), 'utf8');
    expect(file(`templates/${name}/template.yml`), name).toBe(ours);
  }
  // GitLab: 10 components a project until 16.9, 30 until 18.5.
  expect(templates.length).toBeLessThan(30);
});

describe('the README', () => {
  it.each(components.map(({ name }) => name))(
    'has all inputs and variables of %s, and the hash of its file',
    (name) => {
      const section = file('README.md').split(`\n### ${name}\n`)[1]?.split('\n### ')[0] ?? '';
      const template = file(`templates/${name}/template.yml`);
      const { spec } = parse(template.split('\n---\n')[0] ?? '');
      const rows = [...section.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, input]) => input);
      expect(rows).toEqual(Object.keys(spec.inputs));
      expect(rows).toEqual(expect.arrayContaining(['stage', 'rules', 'job-name', 'runner-image']));

      const { outputs } = components.find((component) => component.name === name)?.command ?? {};
      const prefix = `MG_${(name === 'pipeline' ? 'deploy' : name).toUpperCase().replaceAll('-', '_')}_`;
      const variables = [...section.matchAll(/^\| `(MG_\w+)` \|/gm)].map(([, variable]) => variable);
      const keys = Object.keys(outputs ?? {}).map((output) => prefix + output.toUpperCase().replaceAll('-', '_'));
      expect(variables).toEqual(keys);

      const hash = createHash('sha256').update(Buffer.from(template)).digest('base64');
      expect(section).toContain(`integrity: sha256-${hash}\``);
    },
  );

  it('has the addresses of whoever publishes it', () => {
    const manifest = { ...readManifest(), version: '2.4.1' };
    const acme = componentProject(components, publicationOf(publishedAs(manifest, 'Acme-Corp'))).get('README.md');
    const includes = [...(acme ?? '').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
      ([, text = '']) => parse(text).include[0],
    );
    expect(includes).toEqual([
      {
        project: 'Acme-Corp/monorepo-gitops',
        ref: '2.4.1',
        file: '/templates/pipeline/template.yml',
        inputs: { 'gitops-token': '$GITOPS_TOKEN' },
      },
      {
        remote:
          'https://raw.githubusercontent.com/Acme-Corp/monorepo-gitops/v2.4.1/gitlab-components/pipeline/template.yml',
        integrity: expect.stringMatching(/^sha256-[\w+/]{43}=$/),
        inputs: { 'gitops-token': '$GITOPS_TOKEN' },
      },
      {
        component: '$CI_SERVER_FQDN/Acme-Corp/monorepo-gitops/pipeline@2',
        inputs: { 'gitops-token': '$GITOPS_TOKEN' },
      },
    ]);
    // Which package the templates name is `npm run generate`'s matter.
    expect(acme).not.toContain(`.com/${publication.repository}`);
  });
});

describe('pages include it in the same ways, without a catalog first', () => {
  const includes = (text: string) =>
    [...text.matchAll(/^```yaml\n(include:[\s\S]*?)^```$/gm)].map(([, block = '']) => parse(block).include[0]);
  const inPage = (path: string) => includes(readFileSync(join(repositoryRoot, path), 'utf8'));
  const [project, remote, component] = includes(file('README.md'));

  it('docs/gitlab.md has all three', () => {
    expect(component).toMatchObject({ component: expect.stringContaining('/pipeline@') });
    expect(inPage('docs/gitlab.md')).toEqual([remote, project, component]);
  });

  // A newcomer needs the one that works without a project of theirs; the others are a link away.
  it.each(['README.md', 'README.ko.md'])('%s has the one that needs nothing', (path) => {
    expect(inPage(path)).toEqual([remote]);
    expect(readFileSync(join(repositoryRoot, path), 'utf8')).toContain('(docs/gitlab.md#from-the-catalog)');
  });
});

describe('hashes in pages are those of the files', () => {
  const address = 'https://raw.githubusercontent.com/acme/monorepo-gitops/v1.0.0/gitlab-components/plan/template.yml';
  const found = (text: string) => withHashes(text, (name) => (name === 'plan' ? 'a file\n' : undefined));
  const hash = `sha256-${createHash('sha256').update('a file\n').digest('base64')}`;
  it.each([
    ['an old one', `- remote: ${address}\n    integrity: sha256-old=\n`],
    ['an empty one', `- remote: ${address}\n    integrity: sha256-\n`],
    ['one in quotes', `- remote: "${address}"\n    integrity: "sha256-a+/9="\n`],
  ])('%s', (_, text) => expect(found(text)).toBe(text.replace(/sha256-[\w+/=]*/, hash)));
  it.each([
    ["that of somebody's file", `- remote: https://example.com/x.yml\n    integrity: sha256-old=\n`],
    ['that of no component', `- remote: ${address.replace('plan', 'bump')}\n    integrity: sha256-old=\n`],
  ])('%s stays', (_, text) => expect(found(text)).toBe(text));
});

test.each([
  ['1.2.3', true],
  ['10.20.30', true],
  ['1.2.3-rc.1', true],
  ['v1.2.3', false],
  ['1.2', false],
  ['1.2.3.4', false],
  ['release-1.2.3', false],
])('the tag %s is a version: %s', (tag, isVersion) => {
  const [rule] = parse(file('.gitlab-ci.yml')).release.rules;
  const [, pattern = ''] = /=~ \/(.*)\/ && \$CI_COMMIT_REF_PROTECTED == "true"$/.exec(rule.if) ?? [];
  expect(new RegExp(pattern).test(tag)).toBe(isVersion);
});

describe('a directory', () => {
  const earlier = () => {
    const directory = scratchDirectory('earlier');
    writeProject(directory, files);
    return directory;
  };
  it.each<[string, () => string]>([
    ['that is not there yet', () => join(scratchDirectory('parent'), 'new')],
    ['that is empty', () => scratchDirectory('empty')],
    [
      'that is a fresh clone',
      () => join(mkdirSync(join(scratchDirectory('clone'), '.git'), { recursive: true }) ?? '', '..'),
    ],
    ['with an earlier release', earlier],
  ])('%s is written to', (_, directory) => expect(foreignFiles(directory())).toEqual([]));

  it.each<[string, (directory: string) => void, string]>([
    ['a file of somebody', (to) => writeFileSync(join(to, 'notes.md'), ''), 'notes.md'],
    ['one beside a template', (to) => writeFileSync(join(to, 'templates/plan/x.sh'), ''), 'templates/plan/x.sh'],
    ['a link', (to) => symlinkSync(repositoryRoot, join(to, 'templates/link')), 'templates/link/?'],
  ])('with %s beside an earlier release is not', (_, add, found) => {
    const directory = earlier();
    add(directory);
    expect(foreignFiles(directory)).toEqual([found]);
  });

  it('with a README of somebody is not', () => {
    const directory = scratchDirectory('theirs');
    writeFileSync(join(directory, 'README.md'), '# Ours\n');
    expect(foreignFiles(directory)).toEqual(['README.md']);
  });

  it('that is a link is not', () => {
    const link = join(scratchDirectory('link'), 'to');
    symlinkSync(earlier(), link);
    expect(() => foreignFiles(link)).toThrow('it is no directory');
  });
});

describe('the oldest GitLab', () => {
  const templates = components.map(({ template }) => template);

  it('is measured: all that is used is there, and one version less would miss something', () => {
    expect(measuredMinimum(templates)).toBe(minimumGitLab);
    expect(releaseProblems(components, publication)).toEqual([]);
  });

  const header = (text: string) => `spec:\n${text}  inputs: { a: { default: "" } }\n---\n`;
  it.each<[string, string, GitLabVersion, string]>([
    ['a description of the component', header('  description: x\n'), '18.10', 'spec:description'],
    ['the context of the component', header('  component: [sha]\n'), '18.6', 'spec:component'],
    [
      'a function',
      `${header('')}x: { script: "echo $[[ inputs.a | posix_escape ]]" }\n`,
      '18.6',
      'interpolation:posix_escape',
    ],
    [
      'a strategy',
      `${header('')}x: { trigger: { project: a, strategy: mirror } }\n`,
      '18.2',
      'trigger:strategy:mirror',
    ],
    ['a list', 'spec: { inputs: { a: { type: array } } }\n---\n', '16.11', 'spec:inputs:type:array'],
  ])('is younger for %s', (_, template, version, keyword) => {
    expect(keywordsOf(template)).toContain(keyword);
    const [major, minor] = version.split('.').map(Number);
    expect([`${major}.${(minor ?? 1) - 1}`, version].map((each) => takes(each as GitLabVersion, keyword))).toEqual([
      false,
      true,
    ]);
  });

  it('refuses to release what it does not have', () => {
    const described = header('  description: x\n');
    const says = `spec:description needs GitLab 18.10, and the components are for ${minimumGitLab}`;
    expect(tooNew(described)).toEqual([says]);
    const [first] = components;
    if (first === undefined) throw new Error('there is no component');
    expect(releaseProblems([{ ...first, template: described }], publication)).toContain(
      `gitlab-components/pipeline/template.yml: ${says}`,
    );
  });

  it('and a template has a description as soon as that GitLab takes one', () => {
    for (const { name, template } of components) {
      expect(keywordsOf(template).has('spec:description'), name).toBe(takes(minimumGitLab, 'spec:description'));
    }
  });

  it('does not guess about a keyword', () => {
    const unknown = 'x: { script: [a], artifacts: { sparkle: true } }\n';
    expect(() => measuredMinimum([unknown])).toThrow(
      'since when GitLab has artifacts:sparkle is not known: look it up',
    );
    // Names of the author are no keywords.
    expect(measuredMinimum(['x: { variables: { SPARKLE: a, B: { value: c } }, script: [a] }\n'])).toBe('15.11');
  });
});

test.each(['1.0', 'v1.0.0', 'latest'])('version %s is refused: the catalog takes no such tag', (version) => {
  expect(releaseProblems([], { ...publication, version })).toEqual([
    `package.json: "${version}" is no semantic version, and the catalog takes no other tag`,
  ]);
});
