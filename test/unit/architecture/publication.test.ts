/** Addresses of this project: one place names the owner, and everything that users copy follows it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pagePaths } from '../../../scripts/documentation/pages.ts';
import {
  publicationOf,
  publishedAs,
  publishedModule,
  readManifest,
  root,
  withAddresses,
} from '../../../scripts/publication.ts';

const manifest = readManifest();
const acme = publicationOf(publishedAs({ ...manifest, version: '2.4.1' }, 'Acme-Corp'));

test('another owner has its names on all four hosts', () => {
  expect(acme).toEqual({
    version: '2.4.1',
    npm: '@acme-corp/monorepo-gitops',
    repository: 'Acme-Corp/monorepo-gitops',
    image: 'ghcr.io/acme-corp/monorepo-gitops',
    gitlab: 'Acme-Corp/monorepo-gitops',
    maintainers: '@Acme-Corp/maintainers',
  });
  expect(publishedModule(acme)).toContain("'https://raw.githubusercontent.com/Acme-Corp/monorepo-gitops/v2/schema/");
});

test.each(['', 'a/b', '-a', 'a--b', 'a b', 'a'.repeat(40), '../x', '$(id)'])('%j is no owner', (owner) => {
  expect(() => publishedAs(manifest, owner)).toThrow('is no name of an account on GitHub');
});

describe('every address is rewritten, whoever owned it before', () => {
  test.each([
    ['https://a-b.github.io/monorepo-gitops/errors', 'https://acme-corp.github.io/monorepo-gitops/errors'],
    ['uses: OWNER/monorepo-gitops@v1', 'uses: Acme-Corp/monorepo-gitops@v2'],
    ['uses: "a/monorepo-gitops/actions/plan@v1.2.0"', 'uses: "Acme-Corp/monorepo-gitops/actions/plan@v2"'],
    [
      'uses: a/monorepo-gitops/.github/workflows/x.yml@v1',
      'uses: Acme-Corp/monorepo-gitops/.github/workflows/x.yml@v2',
    ],
    [
      'component: $CI_SERVER_FQDN/some/group/monorepo-gitops/plan@1',
      'component: $CI_SERVER_FQDN/Acme-Corp/monorepo-gitops/plan@2',
    ],
    ["project: 'g/monorepo-gitops'", "project: 'Acme-Corp/monorepo-gitops'"],
    ['npx --yes monorepo-gitops@1.0.0 deploy', 'npx --yes @acme-corp/monorepo-gitops@2.4.1 deploy'],
    ['npx @a/monorepo-gitops@1.3.0-rc.1 deploy', 'npx @acme-corp/monorepo-gitops@2.4.1 deploy'],
    ['npx --yes @a/monorepo-gitops@1 deploy', 'npx --yes @acme-corp/monorepo-gitops@2 deploy'],
    ['npx @a/monorepo-gitops@1.14 deploy', 'npx @acme-corp/monorepo-gitops@2.4 deploy'],
    ['https://img.shields.io/npm/v/@a/monorepo-gitops', 'https://img.shields.io/npm/v/@acme-corp/monorepo-gitops'],
    ['https://www.npmjs.com/package/@a/monorepo-gitops', 'https://www.npmjs.com/package/@acme-corp/monorepo-gitops'],
    ['`ghcr.io/a/monorepo-gitops:1.14.0`.', '`ghcr.io/acme-corp/monorepo-gitops:2.4.1`.'],
    ['image: ghcr.io/a/monorepo-gitops:1', 'image: ghcr.io/acme-corp/monorepo-gitops:2'],
    ['FROM registry.acme.example:5000/a/b/monorepo-gitops:1', 'FROM ghcr.io/acme-corp/monorepo-gitops:2'],
    [
      'remote: https://gitlab.com/a/b/monorepo-gitops/-/raw/1.2.0/templates/plan/template.yml',
      'remote: https://gitlab.com/Acme-Corp/monorepo-gitops/-/raw/2.4.1/templates/plan/template.yml',
    ],
    [
      'remote: https://raw.githubusercontent.com/a/monorepo-gitops/v1/gitlab-components/plan/template.yml',
      'remote: https://raw.githubusercontent.com/Acme-Corp/monorepo-gitops/v2.4.1/gitlab-components/plan/template.yml',
    ],
    [
      '- project: a/b/monorepo-gitops\n    ref: 1.2.0-rc.1\n    file: /templates/plan/template.yml',
      '- project: Acme-Corp/monorepo-gitops\n    ref: 2.4.1\n    file: /templates/plan/template.yml',
    ],
    [
      '- project: "monorepo-gitops/monorepo-gitops" # ours\n    file: /x.yml\n    ref: "1.2.0"',
      '- project: "Acme-Corp/monorepo-gitops" # ours\n    file: /x.yml\n    ref: "2.4.1"',
    ],
    [
      'gh attestation verify oci://ghcr.io/a/monorepo-gitops:1',
      'gh attestation verify oci://ghcr.io/acme-corp/monorepo-gitops:2',
    ],
    [
      'gh attestation verify x --repo a/monorepo-gitops --signer-workflow a/monorepo-gitops/.github/workflows/x.yml',
      'gh attestation verify x --repo Acme-Corp/monorepo-gitops --signer-workflow Acme-Corp/monorepo-gitops/.github/workflows/x.yml',
    ],
    ['https://github.com/a/monorepo-gitops/issues', 'https://github.com/Acme-Corp/monorepo-gitops/issues'],
    [
      'https://raw.githubusercontent.com/a/monorepo-gitops/v1/schema/gitops.schema.json',
      'https://raw.githubusercontent.com/Acme-Corp/monorepo-gitops/v2/schema/gitops.schema.json',
    ],
  ])('%s', (before, after) => {
    expect(withAddresses(before, acme)).toBe(after);
    expect(withAddresses(after, acme)).toBe(after);
  });

  test.each([
    'monorepo-gitops deploy',
    'project: infra/templates\n    ref: 1.2.0',
    './monorepo-gitops',
    '.monorepo-gitops/review.yaml',
    'acme/gitops',
    'a/monorepo-gitops-x',
    'registry.example.com/a/monorepo-gitops/web1:1',
    'https://argocd.example.com/applications/monorepo-gitops',
  ])('and %s is none', (text) => expect(withAddresses(text, acme)).toBe(text));
});

test("every address that users copy becomes another owner's, and none is a placeholder", () => {
  const { repository } = publicationOf(manifest);
  for (const path of pagePaths(root)) {
    const text = readFileSync(join(root, path), 'utf8');
    expect(text, path).not.toMatch(/\b(OWNER|GROUP)\/|unpkg\.com/);
    expect(withAddresses(text, acme), path).not.toContain(repository);
  }
});
