import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mermaid } from '../../../../src/commands/picture/mermaid.ts';
import { type DeploymentGraph, deploymentGraph, type GraphNode } from '../../../../src/core/flow/plan/graph.ts';
import { readFlowchart } from '../../../support/mermaid/flowchart.ts';

const node = (key: string, kind: GraphNode['kind'], lines: readonly string[], isIdle = false) => ({
  key,
  kind,
  lines,
  isIdle,
});
const edge = (from: string, to: string, label?: string, isIdle = false) => ({ from, to, label, isIdle });
const plain = (text: string) => text;
/** One hostile text at every place where names of others stand. */
const everywhere = (text: string): DeploymentGraph => ({
  nodes: [
    node('a', 'change', [text, text]),
    node('p', 'package', [text]),
    node(text, 'service', [text], true),
    node('e', 'environment', [text]),
  ],
  edges: [edge('a', 'p'), edge('p', text), edge(text, 'e', text, true)],
});
const clean = (text: string) => text.replace(/[\s\p{C}]+/gu, ' ').trim() || '?';

describe('the graph as Mermaid text, read by its own grammar', () => {
  it('has a shape for each kind, and dotted what is not done now', () => {
    const { nodes, edges, classes } = readFlowchart(mermaid(everywhere('web'), plain));
    expect([...nodes].map(([id, { label, shape }]) => [id, label, shape])).toEqual([
      ['c1', 'web<br>web', 'round'],
      ['p2', 'web', 'stadium'],
      ['s3', 'web', 'square'],
      ['e4', 'web', 'hexagon'],
    ]);
    expect(edges.map(({ from, to, arrow, label }) => [from, arrow, to, label])).toEqual([
      ['c1', '-->', 'p2', ''],
      ['p2', '-->', 's3', ''],
      ['s3', '-.->', 'e4', 'web'],
    ]);
    expect(classes).toEqual(new Map([['idle', ['s3']]]));
  });

  it.each([
    'a "quoted" name',
    '"] --> x["',
    'x-->y --- z ==> w -.-> v',
    'end',
    'subgraph',
    'a\nb\r\nend\n',
    '`code` ``` ~~~',
    '%%{init: {"theme": "dark", "securityLevel": "loose"}}%%',
    '%% comment',
    '---\ntitle: x\n---',
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '&lt;b&gt; &#60; #quot; #35; #x;',
    'style x fill:#f00; classDef a:#b;',
    'click x href "javascript:alert(1)"',
    '{{x}} {x} [x] (x) ((x)) >x] |x|',
    '1. list',
    '- list',
    '# heading',
    '__bold__ *it* _x_ ~~y~~',
    'https://evil.example/x www.evil.example me@evil.example',
    '$$x^2$$ fa:fa-car \\n \\" @{ shape: x }',
    ':::class ::: a:::b',
    'feature/ünïcödé-日本-🚀-\u202etxt',
    'x; y; z;',
    '\u200b\u202e',
    'o--o x--x A & B',
  ])('takes any name as a text: %j', (text) => {
    const { nodes, edges } = readFlowchart(mermaid(everywhere(text), plain));
    const shown = clean(text);
    expect([...nodes.values()].map(({ label }) => label)).toEqual([`${shown}<br>${shown}`, shown, shown, shown]);
    expect(edges.map(({ label }) => label)).toEqual(['', '', shown]);
  });

  it('takes whatever text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { nodes, edges } = readFlowchart(mermaid(everywhere(text), plain));
        const shown = clean(text);
        expect([nodes.get('s3')?.label, edges.length]).toEqual([shown, 3]);
      }),
      { numRuns: 100 },
    );
  });

  it('leaves nothing that Mermaid reads as Markdown, HTML, a directive or an address', () => {
    const text = mermaid(everywhere('%%{x}%% <b> _i_ `c` 1. x - y # z www.a.b https://a.b a@b $$'), plain);
    for (const [, label] of text.matchAll(/"([^"]*)"/g)) {
      expect(label?.replaceAll('<br>', '')).toMatch(
        /^(?:[\p{L}\p{N} ]|#\d+;|(?<=[\p{L}\p{N}])[./-](?=[\p{L}\p{N}]))*$/u,
      );
      expect(label).not.toMatch(/www\./);
    }
  });

  it('keeps apart what is a formula, an icon or a new line in any spelling', () => {
    const text = mermaid(everywhere('$$x$$ fa:fa-car $id a:b \\n \\x'), plain);
    expect(text).toContain('"#36;#8203;#36;x#36;#8203;#36; fa#58;#8203;fa-car #36;id a#58;b #92;#8203;n #92;x"');
  });

  it('leaves paths and names of packages readable in the text', () => {
    expect(mermaid(everywhere('apps/web-1/src/a.js'), plain)).toContain('s3["apps/web-1/src/a.js"]');
  });

  it('cuts the middle out of what is long, whole characters of it', () => {
    const { nodes } = readFlowchart(mermaid(everywhere(`packages/${'🚀'.repeat(100)}/src/button.tsx`), plain));
    expect(nodes.get('s3')?.label).toMatch(/^packages\/🚀+…🚀+\/src\/button\.tsx$/u);
    expect([...(nodes.get('s3')?.label ?? '')]).toHaveLength(60);
  });

  it('stays below the 50,000 characters that Mermaid draws', () => {
    const lines = Array.from({ length: 3 }, () => '🚀'.repeat(80));
    const nodes = Array.from({ length: 60 }, (_, index) => node(`n${index}`, 'service', lines));
    const edges = Array.from({ length: 250 }, (_, index) => edge(`n${index % 60}`, `n${(index * 7) % 60}`));
    const text = mermaid({ nodes, edges }, plain);
    expect(text.length).toBeLessThan(50_000);
    expect(readFlowchart(text).nodes.size).toBe(60);
  });

  it('hides a secret before it is cut or written by numbers (law 6)', () => {
    const secret = `pa_ss:${'w0rd'.repeat(20)}`;
    const text = mermaid(everywhere(`feature/${secret}`), (each) => each.replaceAll(secret, '***'));
    expect(readFlowchart(text).nodes.get('s3')?.label).toBe('feature/***');
    expect(text).not.toContain('w0rd');
  });
});

it('is what the page of plan shows', () => {
  const page = readFileSync(fileURLToPath(new URL('../../../../actions/plan/README.md', import.meta.url)), 'utf8');
  const ui = { kind: 'package', package: '@acme/ui', file: 'packages/ui/src/button.tsx', more: 2 } as const;
  const graph = deploymentGraph({
    services: [
      { service: 'web1', happens: 'deploy', changes: [{ ...ui, via: ['@acme/forms'] }], otherwise: undefined },
      { service: 'web2', happens: 'deploy', changes: [{ ...ui, via: [] }], otherwise: undefined },
      { service: 'api', happens: 'held', changes: [], otherwise: undefined },
    ],
    environment: 'dev',
    environments: new Map([
      ['dev', {}],
      ['prod', { 'promote-from': { environment: 'dev', when: 'healthy', after: '1h' } }],
    ]),
    promotes: true,
  });
  expect(page).toContain(`\n\`\`\`mermaid\n${graph && mermaid(graph, plain)}\n\`\`\`\n`);
});
