/** What every command that reads `gitops.yaml` takes. */
import type { InputDeclarations } from '../declaration.ts';

export const runInputs = {
  config: {
    type: 'string',
    description: 'Path of the configuration file. Without it `gitops.yaml` is read when there is one.',
  },
  service: { type: 'string', description: 'Service in `gitops.yaml` that fills the other inputs.' },
  environment: { type: 'string', description: 'Environment in `gitops.yaml` that fills the other inputs.' },
  timeout: {
    type: 'duration',
    default: '5m',
    description: 'Deadline of the whole command: of all waiting, reading and writing. It then ends with exit code 3.',
  },
  'dry-run': {
    type: 'boolean',
    default: 'false',
    description: 'Do all reading, print the exact diff or request, write nothing.',
  },
} as const satisfies InputDeclarations;
