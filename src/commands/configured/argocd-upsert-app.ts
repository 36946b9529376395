/** The inputs of `argocd-upsert-app`, and what `gitops.yaml` says for them: asked for by commands that write or compare Applications. */
import type { InputDeclarations } from '../../inputs/declaration.ts';
import {
  applicationInputs,
  manifestInputs,
  operationInputs,
  rolloutInputs,
} from '../../inputs/declarations/application.ts';
import { commitInputs, deliveryInputs } from '../../inputs/declarations/gitops.ts';
import { argocdInputs, runInputs } from '../../inputs/declarations/run.ts';
import { impliedApplication } from '../application/inputs.ts';
import { gitopsConnectionInputs } from '../gitops-remote.ts';

const inputs = {
  ...runInputs,
  ...operationInputs,
  ...argocdInputs,
  ...applicationInputs,
  ...rolloutInputs,
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
