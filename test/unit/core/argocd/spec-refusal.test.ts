/** What the server refuses by the AppProject, and the lines that would permit it. */
import { describe, expect, it } from 'vitest';
import { rolloutStatus } from '../../../../src/core/argocd/rollout/rollout-status.ts';
import type { LiveApplication } from '../../../../src/core/argocd/server/live.ts';
import { explainResourceRefusal, explainSpecRefusal } from '../../../../src/core/argocd/server/spec-refusal.ts';
import { application } from '../../../support/argocd/application.ts';

const invalid = (...problems: readonly string[]) =>
  `application spec for dd is invalid: ${problems.map((problem) => `InvalidSpecError: ${problem}`).join(';')}`;
const destination = (cluster: string, namespace: string) =>
  `application destination server '${cluster}' and namespace '${namespace}' do not match any of the allowed destinations in project 'frontend'`;
const repository = (url: string) => `application repo ${url} is not permitted in project 'frontend'`;

describe('a refused spec', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'a destination by its address',
      invalid(destination('https://kubernetes.default.svc', 'kube-system')),
      'ARGOCD_DESTINATION',
      [
        '`spec.destinations` of the AppProject frontend: `- { server: https://kubernetes.default.svc, namespace: kube-system }`',
        'dest-server or dest-namespace',
      ],
    ],
    [
      'a destination by its name',
      invalid(destination('prod-eu', 'shop')),
      'ARGOCD_DESTINATION',
      ['`- { name: prod-eu, namespace: shop }`', 'dest-name or dest-namespace'],
    ],
    [
      'a destination without a namespace',
      invalid(destination('in-cluster', '')),
      'ARGOCD_DESTINATION',
      ["`- { name: in-cluster, namespace: '' }`"],
    ],
    [
      'a repository',
      invalid(repository('http://localhost:21090/gitops.git')),
      'ARGOCD_PROJECT',
      ['`spec.sourceRepos` of the AppProject frontend: `- http://localhost:21090/gitops.git`'],
    ],
    [
      'a repository and a destination together',
      invalid(repository('git@git.example.com:a/b.git'), destination('https://10.0.0.1', 'x')),
      'ARGOCD_DESTINATION',
      ['`- git@git.example.com:a/b.git`', '`- { server: https://10.0.0.1, namespace: x }`'],
    ],
    [
      'several repositories',
      invalid(repository('https://a.example/x'), repository('https://b.example/y')),
      'ARGOCD_PROJECT',
      ['`- https://a.example/x`', '`- https://b.example/y`'],
    ],
    [
      'two names of a cluster',
      "application destination spec for dd is invalid: application destination can't have both name and server defined: a https://b",
      'ARGOCD_DESTINATION',
      ['not by both'],
    ],
    [
      'a name of no cluster',
      'application destination spec for dd is invalid: there are no clusters with this name: elsewhere',
      'ARGOCD_DESTINATION',
      ['no cluster elsewhere: check dest-name', 'argocd cluster add'],
    ],
    [
      'an address of no cluster',
      'application destination spec for dd is invalid: error getting cluster by server "https://1.2.3.4": rpc error: code = NotFound desc = cluster "https://1.2.3.4" not found',
      'ARGOCD_DESTINATION',
      ['no cluster https://1.2.3.4: check dest-server'],
    ],
    [
      'a project that does not exist',
      'app is not allowed in project "nope", or the project does not exist',
      'ARGOCD_PROJECT',
      ['Create the AppProject nope', 'sourceNamespaces'],
    ],
    [
      'a repository that cannot be read',
      invalid(
        'repository not accessible: repositories not accessible: &Repository{Repo: "https://example.com/x.git", Type: "", Name: "", Project: ""}: repo client error',
      ),
      'ARGOCD_INVALID_SPEC',
      ['cannot read https://example.com/x.git'],
    ],
  ])('%s', (_title, message, code, lines) => {
    const found = explainSpecRefusal(message);
    expect(found?.code).toBe(code);
    for (const line of lines) expect(found?.hint).toContain(line);
  });

  it.each([
    invalid(
      'Unable to generate manifests in web: rpc error: code = Unknown desc = web/destination: app path does not exist',
    ),
    'existing application spec is different, use upsert flag to force update',
  ])('what is not about the project is left alone: %s', (message) => {
    expect(explainSpecRefusal(message)).toBeUndefined();
  });
});

describe('a refused resource', () => {
  const scope = (isClusterScoped: boolean | undefined) => () => isClusterScoped;
  it.each<[string, boolean | undefined, readonly string[]]>([
    [
      'one or more synchronization tasks are not valid: resource rbac.authorization.k8s.io:ClusterRole is not permitted in project frontend',
      true,
      [
        '`spec.clusterResourceWhitelist` of the AppProject frontend: `- { group: rbac.authorization.k8s.io, kind: ClusterRole }`.',
      ],
    ],
    [
      'resource :Secret is not permitted in project frontend',
      false,
      ['`spec.namespaceResourceBlacklist`', "`spec.namespaceResourceWhitelist`: `- { group: '', kind: Secret }`."],
    ],
    [
      'resource :Namespace is not permitted in project frontend',
      undefined,
      ['clusterResourceWhitelist', 'namespaceResourceWhitelist'],
    ],
    ["namespace other is not permitted in project 'frontend'", false, ['`spec.destinations`', 'namespace: other']],
  ])('%s', (message, isClusterScoped, lines) => {
    const hint = explainResourceRefusal([message, message], scope(isClusterScoped));
    for (const line of lines) expect(hint).toContain(line);
    expect(hint?.split('\n')).toHaveLength(1);
  });

  it('messages about something else say nothing', () => {
    expect(
      explainResourceRefusal(['', 'the server could not find the requested resource'], scope(true)),
    ).toBeUndefined();
  });

  const failed = (group: string, kind: string, comparedIn: string) => {
    const message = `resource ${group}:${kind} is not permitted in project frontend`;
    return {
      ...application({ project: 'frontend' }),
      status: {
        sync: { status: 'OutOfSync', revision: 'a'.repeat(40), comparedTo: application({ project: 'frontend' }).spec },
        resources: [{ group, kind, name: 'x', namespace: comparedIn, status: 'Unknown' }],
        operationState: {
          phase: 'Failed',
          message: `one or more synchronization tasks are not valid: ${message}`,
          syncResult: {
            revision: 'a'.repeat(40),
            resources: [{ group, kind, name: 'x', namespace: 'dev', status: 'SyncFailed', message }],
          },
        },
      },
    } as LiveApplication;
  };
  const goal = { commit: undefined, operationId: undefined, synced: true, healthy: true, images: [] };
  it.each([
    ['', 'Secret', 'dev', /namespaceResourceWhitelist/, /clusterResourceWhitelist/],
    ['', 'Namespace', '', /clusterResourceWhitelist/, /namespaceResource/],
  ])('the comparison tells a kind with namespace from one without: %s%s', (group, kind, comparedIn, has, hasNot) => {
    const status = rolloutStatus(failed(group, kind, comparedIn), goal, { is: 'reached' });
    expect(status).toMatchObject({ state: 'failed', code: 'ARGOCD_SYNC_FAILED', hint: expect.stringMatching(has) });
    expect(status).not.toMatchObject({ hint: expect.stringMatching(hasNot) });
  });
});
