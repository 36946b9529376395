import { describe, expect, test } from 'vitest';
import { buildImage } from '../../../../../src/commands/build-image.ts';
import { deploy } from '../../../../../src/commands/deploy.ts';
import { type BuildSettings, refuseOtherBuilds } from '../../../../../src/core/flow/promotion/same-build.ts';
import { inputsFor } from '../../../../../src/inputs/inputs-for.ts';
import { createRun } from '../../../../support/inputs.ts';

/** The settings in both environments, as `gitops.yaml` says them. */
function settings(service: string, dev = '', prod = ''): { here: BuildSettings; there: BuildSettings } {
  const config = `
version: 1
registry: r.example.com/fe
services: { web1: { path: apps/web1, build: { ${service} } } }
environments:
  dev: { when: { branch: dev }, file: dev.yaml${dev} }
  prod: { when: { branch: main }, file: prod.yaml, promote-from: dev${prod} }
`;
  const run = createRun(deploy, {}, { config });
  const of = (environment: string) => inputsFor(buildImage, run, { service: 'web1', environment }).inputs;
  return { here: of('prod'), there: of('dev') };
}

const check = (...given: Parameters<typeof settings>) =>
  refuseOtherBuilds({ environment: 'prod', from: 'dev' }, [{ service: 'web1', ...settings(...given) }]);

describe('an image is promoted where both environments build it alike', () => {
  test.each<[string, Parameters<typeof settings>]>([
    ['without settings', ['']],
    [
      'with arguments and a target of the service',
      ['target: run, args: { A: "1", VERSION: "{sha8}", S: "{service}" }'],
    ],
    [
      'with tags of the environment, which name and do not build',
      ['', ', tag: "dev-{sha8}"', ', tag: "{environment}"'],
    ],
    ['with the same argument in both', ['', ', build: { args: { A: x } }', ', build: { args: { A: x } }']],
  ])('%s', (_, given) => {
    expect(() => check(...given)).not.toThrow();
  });

  test.each<[string, Parameters<typeof settings>, string]>([
    [
      'an argument that names the environment',
      ['args: { SERVER_ENV: "{environment}", A: "1" }'],
      'build argument SERVER_ENV',
    ],
    ['an argument of one environment', ['args: { A: "1" }', '', ', build: { args: { A: "2" } }'], 'build argument A'],
    ['an argument that one environment adds', ['', ', build: { args: { DEBUG: "1" } }'], 'build argument DEBUG'],
    [
      'an image that names the environment',
      ['image: "r.example.com/{environment}/web1"'],
      'image r.example.com/dev/web1',
    ],
    ['an image of one environment', ['', '', ', image: r.example.com/prod/web1'], 'image r.example.com/fe/web1'],
  ])('and not with %s (exit 2)', (_, given, setting) => {
    try {
      check(...given);
      expect.unreachable('it was not refused');
    } catch (error) {
      expect(error).toMatchObject({
        exitCode: 2,
        message: `environments.prod.promote-from: what dev runs is not what is built for prod: web1 (${setting})`,
        hint: expect.stringContaining('leave promote-from out'),
      });
    }
  });

  test('and the targets count, of every service', () => {
    const { here, there } = settings('');
    const services = ['web1', 'web2'].map((service) => ({ service, here: { ...here, target: 'prod' }, there }));
    expect(() => refuseOtherBuilds({ environment: 'prod', from: 'dev' }, services)).toThrow(
      /web1 \(target of the last stage\), web2 \(target of the last stage\)/,
    );
  });
});
