/** What a run is about: what every command that reads `gitops.yaml` takes, and what those take that look for changes. */
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

/** Which services a run is about, by what has changed. */
export const changeInputs = {
  services: { type: 'list', description: 'Services to look at. Default: all of them.' },
  all: { type: 'boolean', default: 'false', description: 'Take every service, whatever changed.' },
  base: {
    type: 'string',
    description:
      'Commit (full object name) or ref to compare with. Default: by the event. Without a base everything is taken.',
  },
} as const satisfies InputDeclarations;
