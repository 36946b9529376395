import { describe, expect, it } from 'vitest';
import {
  type DeploymentGraph,
  deploymentGraph,
  type PicturedService,
  picturedService,
} from '../../../../../src/core/flow/plan/graph.ts';
import type { ServiceDecision } from '../../../../../src/core/flow/plan/request.ts';
import type { AffectedReason } from '../../../../../src/core/monorepo/affected.ts';
import type { EnvironmentConfig } from '../../../../../src/core/monorepo/project.ts';

const file = (path: string, more = 0) => ({ kind: 'file', file: path, more }) as const;
const ofPackage = (name: string, ...via: string[]) =>
  ({ kind: 'package', package: name, via, file: `packages/${name}/a.ts`, more: 0 }) as const;
const service = (name: string, changes: readonly AffectedReason[], rest: Partial<PicturedService> = {}) =>
  ({ service: name, changes, happens: 'deploy', otherwise: undefined, ...rest }) as const;
const drawn = (
  services: readonly PicturedService[],
  environments: Readonly<Record<string, string | undefined>> = { dev: undefined },
  { environment = 'dev', promotes = true } = {},
) =>
  deploymentGraph({
    services,
    environment: environment === 'none' ? undefined : environment,
    environments: new Map(
      Object.entries(environments).map(([name, from]) => [name, from ? { 'promote-from': { environment: from } } : {}]),
    ),
    promotes,
  });
/** `first line → first line`, dotted where nothing goes along it now. */
const arrows = (graph: DeploymentGraph | undefined) => {
  const named = (key: string) => graph?.nodes.find((node) => node.key === key)?.lines[0] ?? `? ${key}`;
  return graph?.edges.map(({ from, to, label, isIdle }) => {
    const arrow = isIdle ? '⇢' : '→';
    return `${named(from)} ${arrow} ${named(to)}${label === undefined ? '' : ` (${label})`}`;
  });
};

describe('the graph of a plan', () => {
  it('goes from what changed through packages to services, and on to the environments that promote', () => {
    const graph = drawn(
      [
        service('web1', [ofPackage('ui', 'forms', 'fields'), file('apps/web1/a.js', 2)]),
        service('web2', [ofPackage('ui')]),
      ],
      { dev: undefined, staging: 'dev', prod: 'staging', demo: 'dev', other: undefined },
    );
    expect(arrows(graph)).toEqual([
      'ui → fields',
      'fields → forms',
      'forms → web1',
      'apps/web1/a.js → web1',
      'ui → web2',
      'web1 → dev',
      'web2 → dev',
      'dev ⇢ staging (promotion)',
      'dev ⇢ demo (promotion)',
      'staging ⇢ prod (promotion)',
    ]);
    expect(graph?.nodes.map(({ kind, lines }) => [kind, ...lines])).toContainEqual([
      'change',
      'apps/web1/a.js',
      'and 2 more',
    ]);
    expect(graph?.nodes.find(({ lines }) => lines[0] === 'forms')?.kind).toBe('package');
  });

  it('draws a package that changed and passes a change on as one changed node', () => {
    const services = [service('web1', [ofPackage('ui', 'forms')]), service('web2', [ofPackage('forms')])];
    for (const order of [services, services.toReversed()]) {
      const forms = drawn(order)?.nodes.filter(({ lines }) => lines[0] === 'forms');
      expect(forms).toMatchObject([{ kind: 'change', lines: ['forms', 'packages/forms/a.ts'] }]);
    }
  });

  it('leads from a service to those that depend on it, and from one that is not looked at', () => {
    const depends = (on: string) => ({ kind: 'service', service: on }) as const;
    const graph = drawn([service('api', [file('a')]), service('web', [depends('api'), depends('auth')])]);
    expect(arrows(graph)).toEqual(['a → api', 'api → web', 'service auth → web', 'api → dev', 'web → dev']);
  });

  it('shows where the image of a promotion comes from, unless it is built here', () => {
    const environments = { dev: undefined, prod: 'dev' };
    const given = [service('web', [file('a')])];
    expect(arrows(drawn(given, environments, { environment: 'prod' }))).toContain('dev → prod (image)');
    const built = drawn(given, environments, { environment: 'prod', promotes: false });
    expect(arrows(built)).toEqual(['a → web', 'web → prod']);
  });

  it('names the clusters of an environment, and what a promotion waits for', () => {
    const graph = deploymentGraph({
      services: [service('web', [file('a')])],
      environment: 'dev',
      environments: new Map<string, Pick<EnvironmentConfig, 'promote-from' | 'clusters'>>([
        ['dev', { clusters: new Map(['eu', 'us', 'asia', 'test'].map((name) => [name, {}])) }],
        ['prod', { 'promote-from': { environment: 'dev', when: 'healthy', after: '1h' } }],
      ]),
      promotes: true,
    });
    expect(graph?.nodes.find(({ kind }) => kind === 'environment')?.lines).toEqual(['dev', 'eu, us, asia and 1 more']);
    expect(arrows(graph)?.at(-1)).toBe('dev ⇢ prod (promotion, when healthy, after 1h)');
  });

  it('ends where environments promote in a circle', () => {
    expect(arrows(drawn([service('web', [file('a')])], { dev: 'prod', prod: 'dev' }, { promotes: false }))).toEqual([
      'a → web',
      'web → dev',
      'dev ⇢ prod (promotion)',
    ]);
  });

  it('ends at the services where no environment takes the event', () => {
    expect(arrows(drawn([service('web', [file('a')])], {}, { environment: 'none' }))).toEqual(['a → web']);
  });

  it('is none when nothing is to be done', () => {
    expect(drawn([])).toBeUndefined();
    expect(drawn([service('web', [], { happens: 'nothing' })])).toBeUndefined();
  });

  it.each<[ServiceDecision, string | undefined, string, boolean]>([
    [{ do: 'write', what: 'image', because: 'first' }, 'first deployment', 'deploy', false],
    [{ do: 'write', what: 'image', because: 'asked' }, 'asked for', 'deploy', false],
    [{ do: 'write', what: 'values', because: 'configuration' }, 'values in gitops.yaml', 'new values', false],
    [{ do: 'follow-up', because: 'application' }, 'its Application differs', 'Application', false],
    [{ do: 'follow-up', because: 'same-commit' }, 'it is waited for again', 'Application', false],
    [{ do: 'nothing', because: 'held', by: 'abc' }, undefined, 'held', true],
    [{ do: 'nothing', because: 'pending' }, undefined, 'waits in the request', true],
    [{ do: 'superseded', because: 'newer', by: 'abc' }, undefined, 'superseded', true],
  ])('says of %j why, and what happens', (decision, why, happens, isIdle) => {
    const planned = { service: 'web', decision, reason: '', inPlace: undefined, changes: [] };
    const graph = drawn([picturedService(planned)]);
    const web = graph?.nodes.find(({ kind }) => kind === 'service');
    expect(web).toMatchObject({ lines: ['web', happens], isIdle });
    expect(arrows(graph)).toEqual([...(why === undefined ? [] : [`${why} → web`]), `web ${isIdle ? '⇢' : '→'} dev`]);
  });
});

describe('a large plan stays a picture', () => {
  const many = (count: number, changes: (index: number) => readonly AffectedReason[]) =>
    Array.from({ length: count }, (_, index) => service(`s${index}`, changes(index)));
  const environments = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`e${index}`, 'dev']));
  const linesOf = (graph: DeploymentGraph | undefined) => graph?.nodes.map(({ lines }) => lines.join(' · '));

  it('leaves out the packages between first', () => {
    const between = Array.from({ length: 40 }, (_, index) => `p${index}`);
    const graph = drawn([service('web', [ofPackage('ui', ...between)]), ...many(20, () => [ofPackage('ui')])]);
    expect(graph?.nodes.filter(({ kind }) => kind === 'service')).toHaveLength(21);
    expect(linesOf(graph)).not.toContain('p7');
    expect(arrows(graph)).toContain('ui → web');
  });

  it('then draws services with the same reasons as one, and says how many there are', () => {
    const graph = drawn([...many(100, () => [ofPackage('ui')]), service('web', [file('a')])]);
    expect(linesOf(graph)).toEqual([
      'ui · packages/ui/a.ts',
      'a',
      '100 services · s0, s1, s2 and 97 more · deploy',
      'web · deploy',
      'dev',
    ]);
  });

  it('then the changes that reach most and the first services, and says how many more there are', () => {
    const graph = drawn(many(300, (index) => [ofPackage('ui'), file(`apps/s${index}/a.js`)]));
    const lines = linesOf(graph);
    expect(lines).toContain('275 services · s25, s26, s27 and 272 more · deploy');
    expect(lines).toContain('286 more changes');
    expect(arrows(graph)).toEqual(expect.arrayContaining(['ui → 275 services', '286 more changes → 275 services']));
  });

  it('names nothing in common of services that are drawn together and differ', () => {
    const graph = drawn(
      many(80, (index) => [file(`f${index}`)]).map((each, index) => ({
        ...each,
        happens: index % 2 ? 'deploy' : 'new values',
      })),
    );
    expect(linesOf(graph)).toContain('55 services · s25, s26, s27 and 52 more');
  });

  it.each([
    ['one change of all', (): readonly AffectedReason[] => [ofPackage('ui')]],
    ['a change each', (index: number) => [file(`f${index}`)]],
    ['many changes each', (index: number) => Array.from({ length: 50 }, (_, at) => file(`f${index}-${at}`))],
    ['the same many changes', () => Array.from({ length: 50 }, (_, at) => file(`f${at}`))],
    [
      'overlapping changes',
      (index: number) => Array.from({ length: 20 }, (_, at) => file(`f${(index * 7 + at) % 90}`)),
    ],
    [
      'each depends on all before',
      (index: number) => Array.from({ length: index }, (_, at) => ({ kind: 'service', service: `s${at}` }) as const),
    ],
    [
      'services that are not looked at',
      (index: number) =>
        Array.from({ length: 9 }, (_, at) => ({ kind: 'service', service: `x${index}-${at}` }) as const),
    ],
  ])('within 60 nodes and 250 edges: %s', (_, changes) => {
    for (const count of [1, 10, 61, 400]) {
      const graph = drawn(many(count, changes), environments);
      expect(graph?.nodes.length).toBeLessThanOrEqual(60);
      expect(graph?.edges.length).toBeLessThanOrEqual(250);
      const keys = new Set(graph?.nodes.map(({ key }) => key));
      for (const { from, to } of graph?.edges ?? []) {
        expect([keys.has(from), keys.has(to), from === to]).toEqual([true, true, false]);
      }
      expect(arrows(graph)?.some((arrow) => arrow.startsWith('dev ⇢ 2'))).toBe(true);
    }
  });
});
