/** `values` and templates as sigs.k8s.io/yaml reads them. `integration/core/argocd/yaml-readers` asks the library itself. */
import { describe, expect, it } from 'vitest';
import { wireJson } from '../../../../src/core/argocd/server/equality.ts';
import { readKubernetesYaml } from '../../../../src/core/argocd/spec/kubernetes-yaml.ts';
import { Failure } from '../../../../src/core/failure.ts';
import { yamlTexts } from '../../../support/argocd/yaml-texts.ts';

const read = (text: string) => readKubernetesYaml('values', text);

describe('sigs.k8s.io/yaml', () => {
  it.each(yamlTexts.map((each) => [each.text, each] as const))('%j', (text, { json, ours }) => {
    if (json === undefined || ours === 'stricter') {
      expect(() => read(text)).toThrow(
        expect.objectContaining({ exitCode: 2, message: expect.stringMatching(/^values:\d+:\d+: /) }),
      );
      return;
    }
    const { value, inexactLine } = read(text);
    if (ours === 'inexact') {
      const line = text.split('\n').findIndex((each) => /\d{15}|0xF/.test(each)) + 1;
      expect(inexactLine).toBe(line);
      return;
    }
    expect(inexactLine).toBeUndefined();
    const expected = json.replaceAll('\\ufffd', '\uFFFD');
    expect(wireJson(value)).toBe(ours === 'as zero' ? expected.replace('-0', '0') : expected);
  });

  it.each([
    ['replicas: 1\nlimit: .inf\n', 'values:2:8: .inf has no JSON'],
    ['a: 1\nb: 2\na: 3\n', 'values:3:1: the key "a" is there twice'],
    ['on: 1\nb: 2\ntrue: 3\n', 'values:3:1: the key "true" is there twice'],
    ['a: !!int x\n', 'values:1:10: `x` is no int'],
    ['a: 1\n---\nb: 2\n', 'values:3:1: a second document begins'],
  ])('the place of what is refused is told: %j', (text, message) => {
    expect(() => read(text)).toThrow(Failure);
    expect(() => read(text)).toThrow(message);
  });
});
