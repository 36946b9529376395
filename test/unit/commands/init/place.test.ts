/** `init` where files are there already: none is changed, and each new text has a place. */
import { describe, expect, test } from 'vitest';
import { type Files, initWorld, workspace } from '../../../support/commands/init.ts';

const mine = 'mine\n';

describe('a file that is there', () => {
  test.each<[string, string, string]>([
    ['gitops.yaml', 'gitops.yaml.new', 'version: 1'],
    ['gitops/values.yaml', 'gitops/values.yaml.new', 'image:'],
    // Helm renders every name in `templates` but those with a dot in front.
    ['gitops/templates/service.yaml', 'gitops/templates/.service.yaml.new', 'kind: Service'],
  ])('%s stays as it is, and the new text goes beside it', async (path, beside, text) => {
    const { run, read } = await initWorld({ ...workspace, [path]: mine });
    const { created, skipped, summary } = await run();
    expect(await read(path)).toBe(mine);
    expect(await read(beside)).toContain(text);
    expect([created.includes(beside), created.includes(path), skipped]).toEqual([true, false, [path]]);
    expect(summary).toContain(
      `${path} differs and was kept; the new text is in ${beside}: take from it what you need.`,
    );
  });

  test('whose new text has been put beside it is let alone by the next run', async () => {
    const { run, tree } = await initWorld({ ...workspace, 'gitops.yaml': mine });
    await run();
    const before = await tree();
    expect((await run()).created).toEqual([]);
    expect(await tree()).toEqual(before);
  });

  test('leaves other names alone, too', async () => {
    const { run, read } = await initWorld({ ...workspace, 'gitops.yaml': mine, 'gitops.yaml.new': 'edited\n' });
    expect((await run()).created).toContain('gitops.yaml.new-2');
    expect(await read('gitops.yaml.new')).toBe('edited\n');
  });

  test('an ignore file and a README serve as well', async () => {
    const kept: Files = { '.dockerignore': mine, 'gitops/README.md': mine };
    const { run, tree } = await initWorld({ ...workspace, ...kept });
    const { skipped } = await run({ force: 'true' });
    expect(skipped).toEqual(['.dockerignore', 'gitops/README.md']);
    const after = await tree();
    expect(after).toMatchObject(kept);
    expect(Object.keys(after).filter((path) => /\.(new|old)$/.test(path))).toEqual([]);
  });

  test('gets the new text with force, and what it was is kept', async () => {
    const { run, read, config, tree } = await initWorld({
      ...workspace,
      'gitops.yaml': mine,
      'gitops.yaml.old': 'older\n',
    });
    const { created, skipped, summary } = await run({ force: 'true' });
    expect([created.includes('gitops.yaml'), skipped]).toEqual([true, []]);
    expect([...(await config()).services.keys()]).toEqual(['web1', 'web2']);
    expect([await read('gitops.yaml.old-2'), await read('gitops.yaml.old')]).toEqual([mine, 'older\n']);
    expect(summary).toContain('gitops.yaml is new; what it was is in gitops.yaml.old-2.');
    const before = await tree();
    await run({ force: 'true' });
    expect(await tree()).toEqual(before);
  });
});

describe('a CI file that is there', () => {
  test.each([
    ['github', '.github/workflows/deploy.yml', '.github/workflows/monorepo-gitops.yml', 'GitHub runs both.'],
    [
      'gitlab',
      '.gitlab-ci.yml',
      '.gitlab-ci.monorepo-gitops.yml',
      'include: [{ local: .gitlab-ci.monorepo-gitops.yml }]',
    ],
    ['jenkins', 'Jenkinsfile', 'Jenkinsfile.monorepo-gitops', 'whose script path is Jenkinsfile.monorepo-gitops'],
  ])('on %s is kept, also with force, and the new one has a name of its own', async (host, path, beside, how) => {
    for (const force of [false, true]) {
      const { run, read } = await initWorld({ ...workspace, [path]: mine });
      const { created, summary, outputs } = await run({ host, force });
      expect(await read(path)).toBe(mine);
      expect(created).toContain(beside);
      expect(summary).toContain(`${path} was kept; the new pipeline is ${beside}.`);
      expect(summary).toContain(how);
      // It is committed with the rest.
      expect(outputs.commands).toContainEqual(
        expect.stringMatching(new RegExp(`git add .*${beside.replaceAll('.', '\\.')}`)),
      );
    }
  });

  test('is no other one when init wrote it', async () => {
    const { run, tree } = await initWorld({ ...workspace, '.gitlab-ci.yml': mine });
    await run({ host: 'gitlab' });
    const before = await tree();
    expect((await run({ host: 'gitlab' })).created).toEqual([]);
    expect(await tree()).toEqual(before);
  });
});
