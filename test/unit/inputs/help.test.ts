/** `help`: what people read first. By what it says, not by how each line is broken. */
import { describe, expect, it } from 'vitest';
import { commandNames, loadCommand } from '../../../src/commands/catalogue.ts';
import { guides } from '../../../src/commands/guide.ts';
import { listed } from '../../../src/core/suggestion.ts';
import { commandHelp, overview } from '../../../src/inputs/help.ts';
import { parseCommandLine, refuseUnknownInputs } from '../../../src/inputs/sources.ts';
import { failureOf } from '../../support/failure.ts';

const names = Object.keys(guides) as (keyof typeof guides)[];
const all = await Promise.all(names.map(async (name) => ({ command: await loadCommand(name), guide: guides[name] })));

describe('help', () => {
  const text = overview(all);

  it('begins with the three that people need first, then groups by what a command is about', () => {
    const titles = ['Start with these three', 'GitOps repository', 'Registry', 'Argo CD', 'Advanced', 'Examples'];
    const places = titles.map((title) => text.indexOf(`\n${title}\n`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    const first = text.slice(places[0], places[1]);
    expect([...first.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name)).toEqual(['init', 'check', 'deploy']);
    for (const name of commandNames) expect(text.match(new RegExp(`^  ${name} `, 'gm')), name).toHaveLength(1);
  });

  it('says how to go on: one command, exit codes, the pages of this version', () => {
    expect(text).toContain('monorepo-gitops help <command>');
    expect(text.replace(/\s+/g, ' ')).toContain('0 done, 1 failed, 2 bad input, 3 timed out waiting, 4 refused');
    expect(text).toMatch(/https:\/\/\S+\/blob\/v\d+\.\d+\.\d+\/docs\/README\.md\n$/);
  });

  it.each([['the overview', text], ...all.map(({ command, guide }) => [command.name, commandHelp(command, guide)])])(
    'fits 80 columns, without marks of Markdown: %s',
    (_, help) => {
      const broad = help.split('\n').filter((line) => line.length > 80 && !/^\s*\S+$/.test(line));
      expect(broad).toEqual([]);
      expect(help).not.toMatch(/`|\]\(/);
    },
  );
});

describe.each(all)('help $command.name', ({ command, guide }) => {
  const help = commandHelp(command, guide);
  const titles = [...help.matchAll(/^(\S[^:\n]*):$/gm)].map(([, title = '']) => title);

  it('has examples that the command takes', () => {
    expect(guide.examples.length).toBeGreaterThan(0);
    for (const { argv, what } of guide.examples) {
      const words = argv === '' ? [] : argv.split(' ');
      expect(() => parseCommandLine(words, command.inputs), argv).not.toThrow();
      expect(help).toContain(`  # ${what}\n  monorepo-gitops ${command.name}`);
    }
  });

  it('has each input once, how servers are reached behind what the command is about', () => {
    for (const name of Object.keys(command.inputs)) {
      expect(help.match(new RegExp(`^  --${name} `, 'gm')), name).toHaveLength(1);
    }
    expect(titles.slice(0, 2)).toEqual(['Examples', 'Inputs']);
    const servers = titles.indexOf('The GitOps repository, and how it is reached');
    if (servers >= 0) expect(servers).toBeGreaterThan(titles.indexOf('Inputs'));
    for (const name of Object.keys(command.outputs)) expect(help).toContain(`\n  ${name}\n`);
  });

  it('says exit codes and its page', () => {
    expect(help).toContain('Exit codes: ');
    expect(help).toMatch(new RegExp(`/actions/${command.name}/README\\.md\n$`));
  });
});

describe('a typo', () => {
  const { inputs } = all.find(({ command }) => command.name === 'bump-image-tag')?.command ?? { inputs: {} };
  const host = (name: string) => ({ input: () => undefined, inputNames: () => [name] });

  it.each([
    ['--enviroment', 'Did you mean --environment? All inputs: `monorepo-gitops help bump-image-tag`'],
    ['--vrebose', 'Did you mean --verbose? All inputs: `monorepo-gitops help bump-image-tag`'],
    ['--nothing-like-it-at-all', 'All inputs: `monorepo-gitops help bump-image-tag`'],
  ])('of the flag %s gets its suggestion and no list', (flag, hint) => {
    const failure = failureOf(() => parseCommandLine([flag, 'x'], inputs, 'bump-image-tag'));
    expect([failure.message, failure.hint]).toEqual([`${flag}: is not an input of this command`, hint]);
  });

  it('of an input of an action leads to its page', () => {
    const failure = failureOf(() => refuseUnknownInputs(host('tagg'), inputs, 'bump-image-tag'));
    expect(failure.hint).toMatch(
      /^Did you mean with: tag\? All inputs: https:\/\/\S+\/actions\/bump-image-tag\/README\.md$/,
    );
  });

  it.each([
    [3, 'n1, n2, n3'],
    [8, 'n1, n2, n3, n4, n5, n6, n7, n8'],
    [9, 'n1, n2, n3, n4, n5, n6 and 3 more'],
  ])('is told of %i names no more than one reads', (count, text) => {
    expect(listed(Array.from({ length: count }, (_, at) => `n${at + 1}`))).toBe(text);
  });
});
