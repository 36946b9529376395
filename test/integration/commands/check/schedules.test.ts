/** `check` of environments that wait for schedules and for runs by hand. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editFile } from '../../../../src/core/edit/edit.ts';
import { runCheck } from '../../../support/commands/check.ts';
import { setScenery } from '../../../support/commands/scenery.ts';

it('one that stands behind another which takes them is a warning, and each remedy helps', async () => {
  const at = await setScenery();
  const file = join(at.monorepo, 'gitops.yaml');
  const original = readFileSync(file, 'utf8');
  const configure = (...set: readonly string[]) =>
    writeFileSync(
      file,
      editFile('gitops.yaml', original, { set: [`gitops.repository=${at.gitops.path}`, ...set] }).text,
    );
  const trap = ['environments.dev.when.branch=main', 'environments.prod.when:={"schedule":true}'];
  configure(...trap);
  const ran = await runCheck(at);
  expect(ran.problems).toEqual(['warning environment prod']);
  expect(ran.named('environment prod')).toContainEqual({
    name: 'environment prod',
    result: 'warning',
    message: 'scheduled pipelines of main deploy to dev, which stands before prod, so prod gets none of them',
    hint: 'Add `environments.dev.when.schedule: false`, put prod before dev, or give its job the input `environment: prod`.',
  });
  configure(...trap, 'environments.dev.when.schedule:=false');
  expect((await runCheck(at)).problems).toEqual([]);
});
