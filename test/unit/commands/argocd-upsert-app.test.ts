import { describe, expect, it } from 'vitest';
import { argocdUpsertApp, planApplication } from '../../../src/commands/argocd-upsert-app.ts';
import { applicationNames } from '../../../src/core/cleanup/applications.ts';
import type { CiContext } from '../../../src/core/ports.ts';
import { parseConfig } from '../../../src/inputs/config/config.ts';
import { ciContext, configuredInputs, createRun } from '../../support/inputs.ts';

const config = parseConfig(
  'gitops.yaml',
  `version: 1
gitops: { repository: https://git.example.com/infra/deploy.git, branch: main }
argocd: { server: argocd.example.com, project: frontend, dest-server: https://10.0.0.1 }
services:
  web1: { path: apps/web1 }
environments:
  dev:
    when: { branch: main }
    file: values/{service}-dev.yaml
    app:
      path: .
      values-files: ["values/{service}-{environment}.yaml"]
      parameters: ["image.tag={sha8}"]
      labels: { team: "{service}-team" }
      prune: true
      sync-options: [CreateNamespace=true]
  review:
    when: { branch: "feature/*" }
    file: review/{slug}/{service}/kustomization.yaml
    ttl: 7d
    app: { dest-name: preview, dest-namespace: "{slug}" }
  named: { app: { name: "shop-{service}", chart: web, revision: 1.0.0, repo-url: "https://charts.example.com" } }
`,
);

function configured(environment: string | undefined, more: Partial<CiContext> = {}) {
  return configuredInputs(argocdUpsertApp, { config, ci: ciContext(more), service: 'web1', environment });
}

const feature = { branch: 'feature/Login_7' };

describe('what gitops.yaml says for argocd-upsert-app', () => {
  it('fills every input of the environment, with placeholders', () => {
    expect(configured('dev')).toEqual({
      'gitops-repository': 'https://git.example.com/infra/deploy.git',
      'gitops-branch': 'main',
      'argocd-server': 'argocd.example.com',
      environment: 'dev',
      name: 'web1-dev',
      project: 'frontend',
      path: '.',
      'values-files': ['values/web1-dev.yaml'],
      parameters: ['image.tag=abcdef01'],
      labels: ['team=web1-team'],
      'dest-server': 'https://10.0.0.1',
      prune: true,
      'sync-options': ['CreateNamespace=true'],
    });
  });

  it('the event chooses the environment when none is asked for', () => {
    expect(configured(undefined)).toMatchObject({ environment: 'dev', name: 'web1-dev' });
  });

  it('a review environment is named by its slug, and deployed by the directory of its Kustomization', () => {
    const inputs = configured(undefined, feature);
    const slug = String(inputs['dest-namespace']);
    expect(slug).toMatch(/^feature-login-7-[0-9a-f]{8}$/);
    expect(inputs).toMatchObject({ environment: 'review', name: `web1-${slug}`, path: `review/${slug}/web1` });
  });

  it.each([
    ['by default', '', 'recommendations-and-offers', /^recommendations-and-offers-feature-[a-z0-9-]*-[0-9a-f]{8}$/],
    [
      'by a template',
      ', name: "shop-of-the-team-{service}-{slug}"',
      'web1',
      /^shop-of-the-team-web1-feature-[a-z0-9-]*-[0-9a-f]{8}$/,
    ],
  ])('a review environment has names that fit a Helm release: %s', async (_, name, service, expected) => {
    const text = `version: 1
services: { ${service}: { path: apps/x } }
environments:
  review: { when: { branch: "feature/**" }, file: "review/{slug}/{service}/kustomization.yaml", app: { repo-url: "https://git.example.com/a/b.git"${name} } }
`;
    const longest = { branch: 'feature/a-branch-with-a-very-long-name-that-is-cut' };
    const run = createRun(argocdUpsertApp, { service, environment: 'review' }, { config: text, ci: longest });
    const planned = await planApplication(run);
    const { metadata } = planned.application;
    expect(metadata.name).toMatch(expected);
    expect(metadata.name.length).toBeLessThanOrEqual(53);
    expect(metadata.labels).toMatchObject({ 'monorepo-gitops/environment': expect.stringMatching(/^feature-/) });
    // Cleanup looks for this name, too.
    const slug = metadata.labels?.['monorepo-gitops/environment'] ?? '';
    expect(applicationNames(parseConfig('gitops.yaml', text), service, { name: slug })).toContain(metadata.name);
  });

  it('a cluster named by the environment replaces the default cluster', () => {
    const inputs = configured('review', feature);
    expect(inputs['dest-name']).toBe('preview');
    expect(inputs).not.toHaveProperty('dest-server');
  });

  it('an own name wins, and a chart has no path', () => {
    const inputs = configured('named');
    expect(inputs).toMatchObject({ name: 'shop-web1', chart: 'web', revision: '1.0.0' });
    expect(inputs).not.toHaveProperty('path');
  });

  it('says nothing about Applications without a service', () => {
    expect(
      configuredInputs(argocdUpsertApp, { config, ci: ciContext(), service: undefined, environment: 'dev' }),
    ).not.toHaveProperty('name');
  });
});

describe('its declaration', () => {
  it('law 6: everything that is a credential is declared as a secret', () => {
    const secret = Object.entries(argocdUpsertApp.inputs)
      .filter(([, declaration]) => 'secret' in declaration)
      .map(([name]) => name);
    expect(secret).toEqual(
      expect.arrayContaining([
        'argocd-token',
        'argocd-password',
        'argocd-client-key',
        'argocd-headers',
        'gitops-token',
      ]),
    );
  });
});
