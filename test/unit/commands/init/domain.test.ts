/** `init` asks for the domain once: hosts in the GitOps repository and addresses that people open are made of it. */
import { expect, test } from 'vitest';
import { layoutNames } from '../../../../src/scaffold/scaffold.ts';
import { initWorld, workspace } from '../../../support/commands/init.ts';
import { failureOf } from '../../../support/failure.ts';

test.each(layoutNames)('the hosts of %s are below it, and people open them there', async (layout) => {
  const { run, tree, config } = await initWorld(workspace);
  await run({ layout, domain: 'apps.acme.dev' });
  const urls = [...(await config()).environments].map(([name, { url }]) => [name, url]);
  expect(urls).toEqual([
    ['dev', 'https://{service}.dev.apps.acme.dev'],
    ['review', 'https://{slug}-{service}.review.apps.acme.dev'],
    ['prod', 'https://{service}.apps.acme.dev'],
  ]);
  const others = Object.entries(await tree()).filter(
    ([path, text]) => /^(?:gitops\/(?:sample|base|overlays)|gitops\.yaml)/.test(path) && text.includes('example.com'),
  );
  expect(others.map(([path]) => path)).toEqual([]);
});

test.each(['https://acme.dev', 'Acme.dev', 'acme.dev/x', 'acme..dev', '-acme.dev', 'acme.dev:8080', '{service}.dev'])(
  '%s is no domain',
  async (domain) => {
    const { run, tree } = await initWorld(workspace);
    const before = await tree();
    expect(await failureOf(run({ domain }))).toMatchObject({
      kind: 'bad-input',
      message: expect.stringMatching(/^domain: /),
    });
    expect(await tree()).toEqual(before);
  },
);
