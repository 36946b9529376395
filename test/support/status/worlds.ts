/** What `status` may find, as values: for tests of the page. */
import type { DeploymentGraph, GraphNode } from '../../../src/core/flow/plan/graph.ts';
import type { Status, StatusColumn, StatusPlace, StatusReview } from '../../../src/core/flow/status/status.ts';

export const at = Date.parse('2026-11-29T18:02:00Z');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const commits = {
  new: 'ad31dbf1c0ffee00000000000000000000000001',
  old: '93e5ddfe00000000000000000000000000000002',
  older: '5769743c00000000000000000000000000000003',
  gitops: 'b249b1040000000000000000000000000000000a',
  review: '26bc85f200000000000000000000000000000004',
} as const;

export function empty(changes: Partial<Status> = {}): Status {
  return {
    at,
    monorepo: 'acme/shop',
    repositories: [
      { name: 'infra/gitops', url: 'https://github.com/infra/gitops', branch: 'main', tip: commits.gitops },
    ],
    columns: [column('dev'), column('staging', 'dev'), column('prod@eu', 'staging'), column('prod@us', 'staging')],
    services: [service('web1'), service('web2')],
    places: [],
    awaited: [],
    reviews: [],
    mostReviews: undefined,
    last: undefined,
    graph: undefined,
    problems: [],
    ...changes,
  };
}

function column(name: string, behindOf?: string): StatusColumn {
  const [environment = name, cluster] = name.split('@');
  return { name, environment, cluster, behindOf, ...(behindOf === undefined ? {} : { isPromoted: true as const }) };
}

function service(name: string, path = `apps/${name}`) {
  return { name, path };
}

export function place(name: string, in_: string, commit: string, changes: Partial<StatusPlace> = {}): StatusPlace {
  return {
    service: name,
    column: in_,
    file: `values/${name}-${in_}.yaml`,
    image: `ghcr.io/acme/${name}:${commit.slice(0, 8)}`,
    commit,
    commitUrl: `https://github.com/acme/shop/commit/${commit}`,
    subject: 'web: greet people by their name',
    author: 'ada',
    since: at - 2 * minute,
    gitopsCommit: commits.gitops,
    gitopsUrl: `https://github.com/infra/gitops/commit/${commits.gitops}`,
    leadTime: 3 * minute + 4_000,
    behind: undefined,
    url: `https://${name}.${in_.replace('@', '-')}.example.com/`,
    application: healthy(name, in_),
    ...changes,
  };
}

export function healthy(name: string, in_: string) {
  const application = `${name}-${in_.replace('@', '-')}`;
  return {
    name: application,
    url: `https://argocd.example.com/applications/argocd/${application}`,
    sync: 'Synced',
    health: 'Healthy',
  };
}

/** Every state that a service may be in. */
export function shop(changes: Partial<Status> = {}): Status {
  const prod = { behind: { result: 'same' }, since: at - 30 * hour, author: 'lin' } as const;
  return empty({
    services: [service('web1'), service('web2'), service('api', 'services/api'), service('worker', 'services/worker')],
    places: [
      place('web1', 'dev', commits.new),
      place('web1', 'staging', commits.old, { ...prod, behind: { result: 'behind', commits: 1, counts: 'service' } }),
      place('web1', 'prod@eu', commits.old, {
        ...prod,
        waiting: {
          branch: 'monorepo-gitops/prod',
          number: 42,
          url: 'https://github.com/infra/gitops/pull/42',
          image: `ghcr.io/acme/web1:${commits.new.slice(0, 8)}`,
          commit: commits.new,
        },
      }),
      place('web1', 'prod@us', commits.older, {
        since: at - 3 * hour,
        behind: { result: 'behind', commits: 4, counts: 'service' },
        held: `rolled back 3 h ago from ${commits.old.slice(0, 8)}: 5xx on /checkout`,
        application: {
          ...healthy('web1', 'prod@us'),
          health: 'Degraded',
          message: 'Deployment "web1" exceeded its progress deadline',
        },
      }),
      place('web2', 'dev', commits.old, { since: at - 26 * hour }),
      place('web2', 'staging', commits.old, prod),
      place('web2', 'prod@eu', commits.old, {
        ...prod,
        application: { ...healthy('web2', 'prod@eu'), sync: 'OutOfSync' },
      }),
      place('api', 'dev', commits.new, { application: { ...healthy('api', 'dev'), health: 'Progressing' } }),
      place('api', 'staging', commits.new, {
        behind: { result: 'same' },
        application: { ...healthy('api', 'staging'), health: 'Suspended' },
      }),
      place('api', 'prod@eu', commits.old, {
        ...prod,
        behind: { result: 'unknown' },
        application: { ...healthy('api', 'prod@eu'), sync: 'Missing', health: 'Missing' },
      }),
      place('worker', 'dev', '', {
        commit: undefined,
        commitUrl: undefined,
        subject: undefined,
        author: undefined,
        leadTime: undefined,
        image: `ghcr.io/acme/worker:v1.4.2@sha256:${'fe5c94b2'.repeat(8)}`,
        since: at - 400 * day,
        application: { ...healthy('worker', 'dev'), health: 'Unknown', sync: 'Unknown' },
      }),
    ],
    reviews: [
      review('feature-login-aadad120', 'refs/heads/feature/login', { services: ['web1'] }),
      review('pr-118', 'header', {
        request: 118,
        title: 'A new header, which is seen on every page',
        services: ['web1', 'web2'],
        deployedAt: at - 6 * day,
        endsAt: at + 20 * hour,
        author: 'lin',
      }),
      review('feature-old-1f2e3d4c', 'feature/old', {
        services: ['web2'],
        source: 'gone',
        deployedAt: at - 9 * day,
        author: undefined,
      }),
      review('demo', 'demo', { source: 'kept', services: ['web1', 'web2', 'api', 'worker'], endsAt: undefined }),
      review('late', 'late', { source: 'unknown', endsAt: at - hour }),
    ],
    mostReviews: 20,
    last: {
      services: ['web1'],
      column: 'dev',
      commit: commits.new,
      at: at - 2 * minute,
      pipelineUrl: 'https://github.com/acme/shop/actions/runs/7',
      steps: [
        { name: 'plan', duration: 300 },
        { name: 'build', duration: 14_100 },
        { name: 'commit', duration: 820 },
        { name: 'Argo CD compares', duration: 9_400 },
        { name: 'rollout', duration: 23_500 },
      ],
      toCommit: 15_220,
      toHealthy: 48_120,
    },
    graph: whyGraph,
    ...changes,
  });
}

export function review(name: string, ref: string, changes: Partial<StatusReview> = {}): StatusReview {
  const services = changes.services ?? ['web1'];
  return {
    name,
    environment: 'review',
    ref,
    request: undefined,
    services,
    urls: services.map((each) => ({ service: each, url: `https://${name}-${each}.review.example.com/` })),
    deployed: commits.review,
    deployedAt: at - 4 * minute,
    author: 'ada',
    endsAt: at + 7 * day,
    source: 'open',
    ...changes,
  };
}

function node(key: string, kind: GraphNode['kind'], lines: readonly string[], isIdle = false): GraphNode {
  return { key, kind, lines, isIdle };
}

function edge(from: string, to: string, label?: string, isIdle = false): DeploymentGraph['edges'][number] {
  return { from, to, label, isIdle };
}

const whyGraph: DeploymentGraph = {
  nodes: [
    node('greeting', 'change', ['@acme/greeting', 'packages/greeting/src/index.ts', 'and 2 more']),
    node('lock', 'change', ['pnpm-lock.yaml', 'zod, hono']),
    node('ui', 'package', ['@acme/ui']),
    node('web1', 'service', ['web1', 'deploy']),
    node('api', 'service', ['api', 'deploy']),
    node('web2', 'service', ['web2', 'held'], true),
    node('dev', 'environment', ['dev']),
    node('staging', 'environment', ['staging'], true),
    node('prod', 'environment', ['prod', 'eu, us'], true),
  ],
  edges: [
    edge('greeting', 'ui'),
    edge('ui', 'web1'),
    edge('ui', 'web2'),
    edge('lock', 'api'),
    edge('lock', 'web1'),
    edge('web1', 'dev'),
    edge('api', 'dev'),
    edge('web2', 'dev', undefined, true),
    edge('dev', 'staging', 'promotion', true),
    edge('staging', 'prod', 'promotion, when healthy, after 1h', true),
  ],
};

/** Nothing of Argo CD: it was asked and did not answer. */
export function unreachable(): Status {
  const world = shop();
  return {
    ...world,
    places: world.places.map((each) => ({ ...each, application: undefined })),
    problems: ['Argo CD (argocd.example.com) did not answer: connect ECONNREFUSED 10.0.0.7:443'],
  };
}

/** A whole company: 30 services in 5 environments. */
export function company(rows = 30): Status {
  const columns = [
    column('dev'),
    column('qa', 'dev'),
    column('staging', 'qa'),
    column('prod@eu', 'staging'),
    column('prod@us', 'staging'),
  ];
  const subjects = [
    'checkout: round prices the way banks do',
    'Bump hono to 4.6',
    'search: rank what is in stock first',
  ];
  const services = Array.from({ length: rows }, (_, index) => service(`${parts[index % parts.length]}-${index + 1}`));
  const places = services.flatMap(({ name }, row) =>
    columns.flatMap(({ name: in_, behindOf }, index) => {
      if ((row * 7 + index) % 23 === 22) return [];
      const commit = ((row * 31 + Math.floor(index / 2)) * 0x1f123bb5).toString(16).padStart(8, '0').padEnd(40, 'c');
      const behind =
        (row + index) % 5 === 3
          ? ({ result: 'behind', commits: (row % 4) + 1, counts: 'service' } as const)
          : ({ result: 'same' } as const);
      const health =
        (row * 5 + index) % 37 === 36 ? 'Degraded' : (row * 5 + index) % 29 === 28 ? 'Progressing' : 'Healthy';
      return place(name, in_, commit, {
        subject: subjects[row % subjects.length],
        author: ['ada', 'lin', 'grace.hopper'][row % 3],
        since: at - (row + 1) * (index + 1) * 37 * minute,
        behind: behindOf === undefined ? undefined : behind,
        application: { ...healthy(name, in_), health },
      });
    }),
  );
  const { last, graph } = shop();
  return empty({ columns, services, places, last, graph, reviews: shop().reviews });
}

const parts = ['storefront', 'checkout', 'search', 'payments', 'catalogue', 'accounts', 'mail', 'recommendations'];

/** Where one commit is, in each of the ways in which it may be there or not. */
export function traced(): Status {
  const waiting = shop().places.find(({ waiting }) => waiting !== undefined)?.waiting;
  return shop({
    commit: {
      commit: commits.new,
      subject: 'web: greet people by their name',
      author: 'ada',
      at: at - 5 * minute,
      services: ['web1', 'api'],
      places: [
        { service: 'web1', column: 'dev', is: 'here', since: at - 2 * minute, leadTime: 3 * minute },
        { service: 'web1', column: 'staging', is: 'absent' },
        { service: 'web1', column: 'prod@eu', is: 'waits', waiting },
        { service: 'web1', column: 'prod@us', is: 'was', since: at - minute },
        { service: 'api', column: 'dev', is: 'contained', since: at - 2 * minute },
        { service: 'api', column: 'staging', is: 'unknown' },
      ],
    },
  });
}

/** What others may call their things, everywhere where they name something. */
export function hostile(text: string): Status {
  const url = 'javascript:alert(document.domain)';
  const name = `${text}1`;
  return shop({
    monorepo: text,
    repositories: [{ name: text, url, branch: text, tip: text }],
    columns: [
      { name: text, environment: text, cluster: text, behindOf: text },
      { name: `${text}2`, environment: text, cluster: text, behindOf: text },
    ],
    services: [
      { name, path: text },
      { name: `${text}2`, path: text },
    ],
    places: [name, `${text}2`].map((each) =>
      place(each, text, commits.new, {
        service: each,
        column: text,
        file: text,
        image: text,
        commit: text,
        commitUrl: url,
        subject: text,
        author: text,
        gitopsCommit: text,
        gitopsUrl: url,
        behind: { result: 'behind', commits: 2, counts: 'service' },
        held: text,
        waiting: { branch: text, number: undefined, url, image: text, commit: text },
        url,
        application: { name: text, url, sync: text, health: text, message: text },
      }),
    ),
    awaited: [
      {
        service: name,
        column: `${text}2`,
        waiting: { branch: text, number: undefined, url, image: text, commit: text },
      },
    ],
    reviews: [
      review(text, text, {
        title: text,
        author: text,
        deployed: text,
        services: [text],
        urls: [{ service: text, url }],
      }),
      review(text, text, { request: 7, title: text, services: [], urls: [] }),
    ],
    last: {
      ...(shop().last as NonNullable<Status['last']>),
      services: [text],
      column: text,
      commit: text,
      pipelineUrl: url,
    },
    graph: {
      nodes: [node(text, 'change', [text, text]), node('b', 'service', [text], true)],
      edges: [edge(text, 'b', text, true)],
    },
    problems: [text],
  });
}
