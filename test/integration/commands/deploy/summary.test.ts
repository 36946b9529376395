/** The page of a run of `deploy`, against real git and a registry: its verdicts, as a reader of Markdown sees them. */
import { describe, expect, it } from 'vitest';
import { deployedWorld, stateWorld } from '../../../support/commands/state-world.ts';
import { type ReadPage, readPage } from '../../../support/markdown.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const time = String.raw`\d+\.\d s`;

function rowOf({ tables: [first] }: ReadPage, name: string): readonly string[] {
  return first?.rows.find(([service]) => service?.split(' ')[0] === name) ?? [];
}

describe.skipIf(!parts.present)(parts.titled('the page of a deployment'), () => {
  it('deployed, would be deployed, nothing left to do: a row for each service, what was changed first', async () => {
    const at = await deployedWorld();
    const tag = at.shop.push({ worker: 'two' }).slice(0, 8);
    const pipeline = at.pipeline(at.shop.tip());

    const dry = readPage((await pipeline.run({ inputs: { 'dry-run': true } })).summary);
    expect(dry.verdict).toBe('🔵 Dry run: would deploy to dev');
    expect(rowOf(dry, 'worker')[4]).toBe('🔵 would be written');
    expect(rowOf(dry, 'worker')[2]).toContain('would be built');

    const page = readPage((await pipeline.run()).summary);
    expect(page.verdict).toBe('🟢 Deployed to dev');
    expect(page.tables).toHaveLength(1);
    expect(page.tables[0]?.head).toEqual(['service', 'why', 'image', 'GitOps', 'live']);
    expect(page.tables[0]?.rows.map(([service]) => service)).toEqual(['worker', 'api', 'web']);
    const [, why, image, file, live] = rowOf(page, 'worker');
    expect(why).toMatch(/^dev runs [0-9a-f]{8}; apps\/worker\/app\.txt changed since$/);
    expect(image).toMatch(new RegExp(`^worker:${tag} · sha256:[0-9a-f]{8} · built in ${time}$`));
    expect([file, live]).toEqual(['dev/worker.yaml', '🟢 handed to Argo CD']);
    expect(rowOf(page, 'api').slice(3)).toEqual(['–', '⚪ unchanged']);
    const [facts] = page.paragraphs;
    expect(facts).toContain(`GitOps commit ${at.tip().slice(0, 8)} in `);
    expect(facts).toContain(`from source ${tag} on main by mona`);
    expect(facts).toMatch(new RegExp(`${time} \\(plan ${time}, checks ${time}, images ${time}, GitOps ${time}\\)$`));
    expect(page.folded.map(({ title }) => title)).toEqual(['Diff (1 file, +1 −1)']);
    expect(page.folded[0]?.body).toMatch(new RegExp(`^\\+ {2}tag: "?${tag}"? # by CI$`, 'm'));

    const again = readPage((await pipeline.run()).summary);
    expect(again.verdict).toBe('⚪ Nothing to deploy: dev has this commit');
    expect(rowOf(again, 'worker').slice(3)).toEqual(['–', '⚪ unchanged']);
    expect(again.folded).toEqual([]);
  });

  it('of a review environment: branch and address in the verdict, and a link at each service', async () => {
    const at = await stateWorld({
      environments: `
  review:
    when: { branch: "feature/*" }
    file: review/{slug}/{service}.yaml
    from: sample.yaml
    url: "https://{slug}-{service}.review.example.com"
`,
    });
    at.shop.git('checkout', '--quiet', '-b', 'feature/<login>');
    const ran = await at.pipeline(at.shop.push({ web: 'two' }), { ref: 'refs/heads/feature/<login>' }).run();
    const page = readPage(ran.summary);
    const { urls = {} } = ran.outputs as { urls?: Readonly<Record<string, string>> };
    // The branch has no api.
    expect(page.verdict).toBe(`🟢 Deployed to review · feature/<login> → ${urls.web}`);
    expect(page.links).toContainEqual({ text: 'open ↗', url: `${urls.web}/` });
    expect(rowOf(page, 'web')[3]).toMatch(/^review\/…\/web\.yaml new$/);
  });

  it('nothing: what each environment wants, and what came', async () => {
    const at = await stateWorld({
      environments: `
  dev: { when: { branch: [main, "hot*"] }, file: "dev/{service}.yaml" }
  review: { when: { request: true }, file: "review/{slug}/{service}.yaml" }
  prod: { when: { tag: "v*", schedule: true, manual: false }, file: "prod/{service}.yaml" }
  lab: { file: "lab/{service}.yaml" }
`,
    });
    at.shop.git('checkout', '--quiet', '-b', 'topic/`a`|<b>');
    const ran = await at.pipeline(at.shop.push({ web: 'two' }), { ref: 'refs/heads/topic/`a`|<b>' }).run();
    const page = readPage(ran.summary);
    expect(page.verdict).toBe('⚪ Nothing to deploy: no environment takes branch topic/`a`|<b>');
    expect(page.tables[0]?.rows).toEqual([
      ['dev', 'branch main, hot*', 'branch topic/`a`|<b> ✗'],
      ['review', 'pull and merge requests', 'branch topic/`a`|<b> ✗'],
      ['prod', 'tag v*, schedules, no runs that are started by hand', 'branch topic/`a`|<b> ✗'],
      ['lab', 'only runs with the input environment: lab', 'branch topic/`a`|<b> ✗'],
    ]);
  });

  it('failed: the code with its page, each step, and what is kept and used by the next run', async () => {
    const at = await deployedWorld();
    const tag = at.shop.push({ worker: 'two' }).slice(0, 8);
    const pipeline = at.pipeline(at.shop.tip());
    // Somebody protects the branch while the image is built.
    at.meanwhile(() => {
      at.gitops.git('config', 'receive.maxInputSize', '1');
    });
    const ran = await pipeline.run({ inputs: { timeout: '20s' } });
    expect(ran.exitCode).not.toBe(0);
    const page = readPage(ran.summary);
    expect(page.verdict).toMatch(/^🔴 Not deployed to dev/);
    expect(page.links).toContainEqual({
      text: 'what it means ↗',
      url: expect.stringMatching(new RegExp(`/errors\\.md#${ran.code?.toLowerCase()}$`)),
    });
    const steps = new Map(page.tables[0]?.rows.map(([step = '', result = '']) => [step, result]));
    expect([...steps.keys()]).toEqual(['plan', 'checks', 'images', 'GitOps']);
    expect(steps.get('plan')).toMatch(/^worker \(dev runs .*\)$/);
    expect(steps.get('images')).toMatch(
      new RegExp(`^worker:${tag} · sha256:[0-9a-f]{8} built – is kept, the next run reuses it$`),
    );
    expect(steps.get('GitOps')).toMatch(/^failed after /);
    at.gitops.git('config', '--unset', 'receive.maxInputSize');
    expect(readPage((await pipeline.run()).summary).tables[0]?.rows[0]?.[2]).toMatch(/ · reused$/);
  });

  it('failed before anything: nothing was reached, and a wrong input is named', async () => {
    const at = await deployedWorld();
    const pipeline = at.pipeline(at.shop.push({ worker: 'two' }));
    const page = readPage((await pipeline.run({ inputs: { 'gitops-token': 'wrong' } })).summary);
    expect(page.verdict).toBe('🔴 Not deployed to dev');
    const [plan, ...others] = page.tables[0]?.rows ?? [];
    expect(plan?.[1]).toMatch(/^failed after .*\nthe GitOps repository \S+ refused the credential/);
    expect(others.map(([, result]) => result)).toEqual(['not reached', 'not reached', 'not reached']);
    const other = await pipeline.run({ inputs: { cluster: 'eu' } });
    expect(other.summary).toContain('input `cluster`');
  });
});
