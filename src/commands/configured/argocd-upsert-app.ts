/** The inputs of `argocd-upsert-app`, and what `gitops.yaml` says for them: asked for by commands that write or compare Applications. */
import type { InputDeclarations } from '../../inputs/declaration.ts';
import { applicationInputs, manifestInputs } from '../../inputs/declarations/application.ts';
import { commitInputs, deliveryInputs } from '../../inputs/declarations/gitops.ts';
import { argocdInputs, runInputs } from '../../inputs/declarations/run.ts';
import { impliedApplication } from '../application-inputs.ts';
import { gitopsConnectionInputs } from '../gitops-remote.ts';

const inputs = {
  ...runInputs,
  ...argocdInputs,
  ...applicationInputs,
  upsert: {
    type: 'boolean',
    default: 'true',
    description: 'Change the Application when it exists with another content.',
  },
  validate: {
    type: 'boolean',
    default: 'true',
    description: 'Have the server render the manifests before it accepts them (`mode: api`).',
  },
  sync: {
    type: 'boolean',
    default: 'false',
    description: 'Start a sync, or take the one that is running for the same commit.',
  },
  wait: {
    type: 'boolean',
    default: 'false',
    description: 'Wait until this commit is proved to be live: compared, synced, healthy.',
  },
  'wait-for': {
    type: 'list',
    ofNames: true,
    description:
      'What `wait` waits for (`mode: api`): `synced`, `healthy`, `image=<reference>`, `commit=<sha>` (that commit of the GitOps repository, or one that descends from it). Default: `synced` and `healthy`.',
  },
  timeout: { ...runInputs.timeout, default: '10m' },
  'degraded-grace': {
    type: 'duration',
    default: '90s',
    description: 'How long the Application may be Degraded without a break before `wait` fails (`mode: api`).',
  },
  'on-failure': {
    type: 'choice',
    options: ['keep', 'rollback'],
    default: 'keep',
    description:
      'After a failed `sync` or `wait` (`mode: api`): leave it, or go back to what was deployed before, unless a later deployment has taken over. Where the Application follows the branch, the image goes back in the GitOps repository.',
  },
  'on-older': {
    ...commitInputs['on-older'],
    description:
      'What to do when the Application is pinned to a commit that is newer than the one to deploy (`mode: api`).',
  },
  ...manifestInputs,
  ...gitopsConnectionInputs,
  // A manifest's own: what gitops.yaml says is of images.
  message: { type: 'string', isLong: true, description: commitInputs.message.description },
  author: commitInputs.author,
  sign: commitInputs.sign,
  deliver: deliveryInputs.deliver,
  'commit-via': deliveryInputs['commit-via'],
  'request-key': deliveryInputs['request-key'],
  'request-branch': deliveryInputs['request-branch'],
} as const satisfies InputDeclarations;

export const configuredApplication = { inputs, implied: impliedApplication };
