/** What `status` finds in a shop with everything that there is to see: for the picture of its page. */
import type { Status, StatusPlace, StatusReview } from '../../src/core/flow/status/status.ts';

const at = Date.parse('2026-11-30T09:02:00Z');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const commits = {
  welcome: {
    id: '26bc85f24f0c9a7ed18e6b3570a2f4cbe93b5c18',
    subject: 'greeting: welcome people by their name',
    author: 'ada',
  },
  checkout: {
    id: '93e5ddfe1b6d8fe4c7a05b92d3f148e60a9c2b71',
    subject: 'checkout: say why a card was refused',
    author: 'lin',
  },
  search: {
    id: '5769743cb4e2d9178f60a35c2e91d7b84a0f6c35',
    subject: 'search: rank what is in stock first',
    author: 'grace',
  },
} as const;
const gitops = 'b249b1047d3e5f8a9c60b12d4e7f8a3b5c6d9e01';

type Commit = (typeof commits)[keyof typeof commits];

const columns = [
  { name: 'dev', environment: 'dev', cluster: undefined, behindOf: undefined },
  { name: 'staging', environment: 'staging', cluster: undefined, behindOf: 'dev' },
  { name: 'prod', environment: 'prod', cluster: undefined, behindOf: 'staging' },
] as const;

function place(
  service: string,
  column: string,
  { id, subject, author }: Commit,
  more: Partial<StatusPlace>,
): StatusPlace {
  const application = `${service}-${column}`;
  return {
    service,
    column,
    file: `values/${service}-${column}.yaml`,
    image: `ghcr.io/acme/${service}:${id.slice(0, 8)}`,
    commit: id,
    commitUrl: `https://github.com/acme/shop/commit/${id}`,
    subject,
    author,
    since: undefined,
    gitopsCommit: gitops,
    gitopsUrl: `https://github.com/acme/deployments/commit/${gitops}`,
    leadTime: 4 * minute,
    behind: column === 'dev' ? undefined : { result: 'same' },
    url: `https://${service}.${column === 'dev' || column === 'staging' ? `${column}.` : ''}example.com/`,
    application: {
      name: application,
      url: `https://argocd.example.com/applications/argocd/${application}`,
      sync: 'Synced',
      health: 'Healthy',
    },
    ...more,
  };
}

function health(service: string, column: string, sync: string, state: string, message?: string) {
  const name = `${service}-${column}`;
  return { name, url: `https://argocd.example.com/applications/argocd/${name}`, sync, health: state, message };
}

function review(name: string, more: Partial<StatusReview> & Pick<StatusReview, 'ref' | 'services'>): StatusReview {
  return {
    name,
    environment: 'review',
    request: undefined,
    urls: more.services.map((service) => ({ service, url: `https://${service}-${name}.review.example.com/` })),
    deployed: commits.welcome.id,
    deployedAt: at - 4 * minute,
    endsAt: at + 7 * day,
    source: 'open',
    ...more,
  };
}

const behind = (count: number) => ({ result: 'behind', commits: count, counts: 'service' }) as const;

const places: readonly StatusPlace[] = [
  place('storefront', 'dev', commits.welcome, { since: at - 2 * minute }),
  place('storefront', 'staging', commits.checkout, { since: at - 26 * hour, behind: behind(1) }),
  place('storefront', 'prod', commits.search, {
    since: at - 3 * hour,
    behind: behind(4),
    held: 'rolled back from 93e5ddfe: payment page answers 500',
  }),
  place('checkout', 'dev', commits.welcome, {
    since: at - 2 * minute,
    application: health('checkout', 'dev', 'Synced', 'Progressing'),
  }),
  place('checkout', 'staging', commits.checkout, { since: at - 26 * hour, behind: behind(1) }),
  place('checkout', 'prod', commits.search, {
    since: at - 5 * day,
    behind: behind(2),
    waiting: {
      branch: 'monorepo-gitops/prod',
      number: 42,
      url: 'https://github.com/acme/deployments/pull/42',
      image: `ghcr.io/acme/checkout:${commits.checkout.id.slice(0, 8)}`,
      commit: commits.checkout.id,
    },
  }),
  place('search', 'dev', commits.search, { since: at - 6 * day }),
  place('search', 'staging', commits.search, { since: at - 6 * day }),
  place('search', 'prod', commits.search, {
    since: at - 5 * day,
    application: health('search', 'prod', 'Synced', 'Degraded', 'Deployment "search" exceeded its progress deadline'),
  }),
  place('mail', 'dev', commits.search, { since: at - 6 * day }),
];

export const shopStatus: Status = {
  at,
  monorepo: 'acme/shop',
  repositories: [{ name: 'acme/deployments', url: 'https://github.com/acme/deployments', branch: 'main', tip: gitops }],
  columns,
  services: ['storefront', 'checkout', 'search', 'mail'].map((name) => ({ name, path: `apps/${name}` })),
  awaited: [],
  places,
  reviews: [
    review('feature-login-aadad120', { ref: 'refs/heads/feature/login', services: ['storefront'], author: 'ada' }),
    review('pr-118', {
      ref: 'refs/heads/header',
      request: 118,
      title: 'A new header on every page',
      services: ['storefront', 'checkout'],
      author: 'lin',
      deployedAt: at - 6 * day,
      endsAt: at + 20 * hour,
    }),
    review('feature-old-1f2e3d4c', {
      ref: 'refs/heads/feature/old',
      services: ['search'],
      source: 'gone',
      deployedAt: at - 9 * day,
    }),
  ],
  mostReviews: 20,
  last: {
    services: ['storefront', 'checkout'],
    column: 'dev',
    commit: commits.welcome.id,
    at: at - 2 * minute,
    pipelineUrl: 'https://github.com/acme/shop/actions/runs/7003',
    steps: [
      { name: 'plan', duration: 600 },
      { name: 'build', duration: 9_400 },
      { name: 'commit', duration: 800 },
      { name: 'Argo CD compares', duration: 5_200 },
      { name: 'rollout', duration: 21_000 },
    ],
    toCommit: 10_800,
    toHealthy: 37_000,
  },
  graph: {
    nodes: [
      { key: 'greeting', kind: 'change', lines: ['@acme/greeting', 'packages/greeting/src/index.ts'], isIdle: false },
      { key: 'ui', kind: 'package', lines: ['@acme/ui'], isIdle: false },
      { key: 'storefront', kind: 'service', lines: ['storefront', 'deploy'], isIdle: false },
      { key: 'checkout', kind: 'service', lines: ['checkout', 'deploy'], isIdle: false },
      { key: 'dev', kind: 'environment', lines: ['dev'], isIdle: false },
      { key: 'staging', kind: 'environment', lines: ['staging'], isIdle: true },
      { key: 'prod', kind: 'environment', lines: ['prod'], isIdle: true },
    ],
    edges: [
      { from: 'greeting', to: 'ui', label: undefined, isIdle: false },
      { from: 'ui', to: 'storefront', label: undefined, isIdle: false },
      { from: 'greeting', to: 'checkout', label: undefined, isIdle: false },
      { from: 'storefront', to: 'dev', label: undefined, isIdle: false },
      { from: 'checkout', to: 'dev', label: undefined, isIdle: false },
      { from: 'dev', to: 'staging', label: 'promotion', isIdle: true },
      { from: 'staging', to: 'prod', label: 'promotion, after 1h', isIdle: true },
    ],
  },
  problems: [],
};
