import { describe, expect, it } from 'vitest';
import { masked } from '../../../../src/core/argocd/server/masked.ts';

const source = (more: object) => ({ spec: { source: { repoURL: 'https://git.example.com/a.git', ...more } } });
const parameter = (name: string, value: unknown) => source({ helm: { parameters: [{ name, value }] } });

describe('what is printed of an Application', () => {
  it.each([
    ['a Helm parameter', parameter('db.password', 'hunter2'), parameter('db.password', '***')],
    ['an ordinary one', parameter('image.tag', 'hunter2'), parameter('image.tag', 'hunter2')],
    ['the name of a Secret', parameter('db.secret.name', 'hunter2'), parameter('db.secret.name', 'hunter2')],
    ['a switch', parameter('auth.enabled', true), parameter('auth.enabled', true)],
    [
      'values as an object',
      source({ helm: { valuesObject: { db: { password: 'hunter2', port: 5432 }, apiKeys: ['hunter2'] } } }),
      source({ helm: { valuesObject: { db: { password: '***', port: 5432 }, apiKeys: ['***'] } } }),
    ],
    [
      'the environment of a plugin',
      source({ plugin: { env: [{ name: 'VAULT_TOKEN', value: 'hunter2' }] } }),
      source({ plugin: { env: [{ name: 'VAULT_TOKEN', value: '***' }] } }),
    ],
    [
      'parameters of a plugin',
      source({ plugin: { parameters: [{ name: 'credentials', map: { user: 'hunter2' } }] } }),
      source({ plugin: { parameters: [{ name: 'credentials', map: { user: '***' } }] } }),
    ],
    [
      'a URL',
      source({ repoURL: 'https://ada:hunter2@git.example.com/a.git' }),
      source({ repoURL: 'https://ada:***@git.example.com/a.git' }),
    ],
    [
      'the copy that kubectl keeps',
      { metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': 'hunter2', team: 'shop' } } },
      { metadata: { annotations: { team: 'shop' } } },
    ],
    [
      'what the server repeats',
      {
        status: {
          history: [parameter('token', 'hunter2').spec],
          sync: { comparedTo: parameter('token', 'hunter2').spec },
        },
      },
      { status: { history: [parameter('token', '***').spec], sync: { comparedTo: parameter('token', '***').spec } } },
    ],
  ])('%s', (_title, app, shown) => {
    expect(masked(app)).toEqual(shown);
  });

  it.each([
    ['password: hunter2', 'password: ***'],
    ['db:\n  password: "hunter2"\n  port: 5432\n', 'db:\n  password: ***\n  port: 5432\n'],
    ['key: |\n  -----BEGIN\n  hunter2\n\nreplicas: 2', 'key: ***\n  ***\n  ***\n\nreplicas: 2'],
    ['secrets:\n  a: hunter2\n  b: hunter2\nimage: x', 'secrets:\n  ***\n  ***\nimage: x'],
    ['tokens:\n  - hunter2\nimage: x', 'tokens:\n  ***\nimage: x'],
    ['tokens:\n- hunter2\n- x: hunter2\nimage: x', 'tokens:\n***\n***\nimage: x'],
    ['- password: hunter2\n  name: db', '- password: ***\n  name: db'],
    ['db: { user: ada, password: hunter2 }', 'db: { user: ada, password: ***}'],
    ['url: postgres://ada:hunter2@db/shop', 'url: postgres://ada:***@db/shop'],
    ['auth: true', 'auth: true'],
  ])('values as text: %j', (values, shown) => {
    expect(masked({ values })).toEqual({ values: shown });
  });
});
