import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../../src/core/secrets.ts';
import type { InputDeclarations } from '../../../src/inputs/declaration.ts';
import { updateInputs } from '../../../src/inputs/declarations/gitops.ts';
import { changeInputs } from '../../../src/inputs/declarations/run.ts';
import { type InputSource, parseDuration, resolveInputs, variableOf } from '../../../src/inputs/resolve.ts';
import { flagSource, hostSource, parseCommandLine, variableSource } from '../../../src/inputs/sources.ts';
import { failureOf } from '../../support/failure.ts';
import { scratchDirectory } from '../../support/lifetime.ts';

const declarations = {
  image: { type: 'string', description: 'x' },
  tags: { type: 'list', description: 'x' },
  services: changeInputs.services,
  set: updateInputs.set,
  channels: {
    type: 'list',
    ofNames: true,
    options: ['comment', 'status'],
    default: 'comment, status',
    description: 'x',
  },
  'dry-run': { type: 'boolean', default: 'false', description: 'x' },
  timeout: { type: 'duration', default: '5m', description: 'x' },
  'max-deletions': { type: 'integer', default: '20', description: 'x' },
  engine: { type: 'choice', options: ['auto', 'buildah'], default: 'auto', description: 'x' },
  updates: { type: 'json', description: 'x' },
  'gitops-token': { type: 'string', secret: true, description: 'x' },
} as const satisfies InputDeclarations;

function resolve(values: Record<string, string | readonly string[]>, ...further: InputSource[]) {
  const source: InputSource = (name) => {
    const text = values[name];
    return text === undefined ? undefined : { text, source: { kind: 'flag', name: `--${name}` } };
  };
  return resolveInputs(declarations, [source, ...further], { secrets: createSecrets(), cwd: tmpdir() }).inputs;
}

describe('inputs become typed values', () => {
  it('refuses an item that a list cannot have, with a suggestion', () => {
    expect(resolve({ channels: 'status' }).channels).toEqual(['status']);
    expect(failureOf(() => resolve({ channels: 'comment, statuss' }))).toMatchObject({
      message: 'channels: "statuss" (--channels) is not one of comment, status',
      hint: 'Did you mean status? Give one of them, or leave the input out for comment, status.',
    });
  });

  it('takes defaults, and an empty list for a list', () => {
    expect(resolve({})).toEqual({
      image: undefined,
      tags: [],
      services: [],
      set: [],
      channels: ['comment', 'status'],
      'dry-run': false,
      timeout: 300_000,
      'max-deletions': 20,
      engine: 'auto',
      updates: undefined,
      'gitops-token': undefined,
    });
  });

  it('lets the first source win', () => {
    const later: InputSource = (name) => ({
      text: `late ${name}`,
      source: { kind: 'gitops.yaml', name: 'gitops.yaml' },
    });
    expect(resolve({ image: 'early' }, (name) => (name === 'image' ? later(name) : undefined)).image).toBe('early');
  });

  it.each([
    ['one item a line, comments ignored', 'a\n# no\n\n  b  ', ['a', 'b']],
    ['a JSON array, as GitLab interpolates one', '["a", "b c"]', ['a', 'b c']],
    ['a repeated flag, whose items are whole', ['a', '# b\nc'], ['a', '# b\nc']],
    ['text that only begins like JSON', '[a', ['[a']],
  ])('reads a list: %s', (_, text, expected) => {
    expect(resolve({ tags: text }).tags).toEqual(expected);
  });

  it.each<[string, string | readonly string[], readonly string[]]>([
    ['commas', 'web1,web2', ['web1', 'web2']],
    ['commas and spaces', 'web1, web2 ,', ['web1', 'web2']],
    ['commas in a line of several', 'web1, web2\nweb3', ['web1', 'web2', 'web3']],
    ['commas in one flag of several', ['web1,web2', 'web3'], ['web1', 'web2', 'web3']],
    ['JSON', '["web1","web2"]', ['web1', 'web2']],
  ])('reads a list of names with %s between them', (_, text, expected) => {
    expect(resolve({ services: text }).services).toEqual(expected);
  });

  it('keeps commas in other lists: a value may have one', () => {
    expect(resolve({ set: 'note=a,b' }).set).toEqual(['note=a,b']);
  });

  it('reads JSON from a file behind @', () => {
    const file = join(scratchDirectory('inputs'), 'updates.json');
    writeFileSync(file, '[{"file": "a.yaml"}]');
    expect(resolve({ updates: `@${file}` }).updates).toEqual([{ file: 'a.yaml' }]);
  });

  it.each([
    ['500ms', 500],
    ['90s', 90_000],
    ['1h30m', 5_400_000],
    ['7d', 604_800_000],
    ['5', undefined],
    ['5 m', undefined],
    ['', undefined],
  ])('duration %j is %s ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });
});

describe('a value knows its source', () => {
  it('flags before the host, the host before variables, variables before defaults', () => {
    const host = {
      input: (name: string) =>
        name === 'image' || name === 'tags' ? { text: 'x', source: `with: ${name}` } : undefined,
      inputNames: () => ['image', 'tags'],
    };
    const env = { MG_IMAGE: 'y', MG_TAGS: 'y', MG_ENGINE: 'buildah', MG_UPDATES: '' };
    const line = parseCommandLine(['--image', 'z'], declarations);
    const { resolved } = resolveInputs(declarations, [flagSource(line), hostSource(host), variableSource(env)], {
      secrets: createSecrets(),
      cwd: '/',
    });
    expect(resolved.image).toEqual({ value: 'z', source: { kind: 'flag', name: '--image' } });
    expect(resolved.tags).toEqual({ value: ['x'], source: { kind: 'host', name: 'with: tags' } });
    expect(resolved.engine).toEqual({ value: 'buildah', source: { kind: 'variable', name: 'MG_ENGINE' } });
    expect(resolved.timeout).toEqual({ value: 300_000, source: { kind: 'default', name: 'default' } });
    expect(resolved.updates).toEqual({ value: undefined, source: { kind: 'absent', name: 'absent' } });
  });
});

describe('law 10: what cannot be used fails with one error that names the input and what is allowed', () => {
  it.each([
    [{ 'dry-run': 'yes' }, 'dry-run', 'true or false'],
    [{ 'dry-run': 'untrue' }, 'dry-run', 'true or false'],
    [{ timeout: '5 minutes' }, 'timeout', '90s, 5m'],
    [{ timeout: '5' }, 'timeout', 'Say the unit: 5s, 5m, 5h or 5d.'],
    [{ engine: 'biuldah' }, 'engine', 'Did you mean buildah? Give one of them, or leave the input out'],
    [{ 'max-deletions': '-1' }, 'max-deletions', 'whole number'],
    [{ engine: 'docker' }, 'engine', 'auto, buildah'],
    [{ updates: '{' }, 'updates', 'JSON'],
    [{ image: ['a', 'b'] }, 'image', 'once'],
  ])('%j', (values, input, allowed) => {
    const failure = failureOf(() => resolve(values as Record<string, string>));
    expect(failure.exitCode).toBe(2);
    expect(failure.message).toContain(input);
    expect(`${failure.message} ${failure.hint}`).toContain(allowed);
  });

  it('never repeats a secret', () => {
    const secret = { token: { type: 'choice', options: ['a'], secret: true, description: 'x' } } as const;
    const failure = failureOf(() =>
      resolveInputs(secret, [() => ({ text: 's3cr3t-value', source: { kind: 'flag', name: '--token' } })], {
        secrets: createSecrets(),
        cwd: '/',
      }),
    );
    expect(`${failure.message}${failure.hint}`).not.toContain('s3cr3t-value');
  });
});

describe('law 6: secrets are masked on first read', () => {
  it('registers the value of a secret input', () => {
    const secrets = createSecrets();
    const given = variableSource({ MG_GITOPS_TOKEN: 'tok-12345678' });
    resolveInputs(declarations, [given], { secrets, cwd: '/' });
    expect(secrets.redact('tok-12345678')).toBe('***');
  });
});

describe('the command line', () => {
  const parse = (...argv: string[]) => parseCommandLine(argv, declarations);

  it.each<[string, string[], Record<string, string[]>]>([
    ['--name value and --name=value', ['--image', 'a', '--engine=buildah'], { image: ['a'], engine: ['buildah'] }],
    ['a value that holds an equals sign', ['--image=a=b'], { image: ['a=b'] }],
    ['a repeated flag', ['--tags', 'a', '--tags', 'b'], { tags: ['a', 'b'] }],
    ['a switch-like boolean', ['--dry-run', '--image', 'x'], { 'dry-run': ['true'], image: ['x'] }],
    ['a boolean with a value', ['--dry-run', 'false'], { 'dry-run': ['false'] }],
    ['a value that begins with a dash', ['--image', '-x'], { image: ['-x'] }],
  ])('takes %s', (_, argv, expected) => {
    expect(Object.fromEntries(parse(...argv).flags)).toEqual(expected);
  });

  it('knows the switches that are no inputs', () => {
    expect([...parse('--json', '-v').switches]).toEqual(['json', 'verbose']);
  });

  it.each<[string[], string]>([
    [['--imgae', 'x'], 'Did you mean --image?'],
    [['stray'], 'is not a flag'],
    [['constructor'], 'is not a flag'],
    [['--dry-run', 'yes'], '--dry-run stands alone, or has true or false behind it.'],
    [['--image', 'a', 'b'], 'A value with spaces needs quotes.'],
    [['--image'], 'has no value behind it'],
    [['--image'], 'Give --image <value>. x'],
    [['--image', ''], 'is empty'],
    [['--__proto__', 'x'], 'is not an input'],
  ])('refuses %j: %s', (argv, text) => {
    const failure = failureOf(() => parse(...argv));
    expect(failure.exitCode).toBe(2);
    expect(`${failure.message} ${failure.hint}`).toContain(text);
  });

  it('names the variable of an input', () => {
    expect(variableOf('gitops-app-id')).toBe('MG_GITOPS_APP_ID');
  });
});
