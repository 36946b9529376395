/** How `values` and templates are read, by the word of sigs.k8s.io/yaml itself, where Go is there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wireJson } from '../../../../src/core/argocd/server/equality.ts';
import { readKubernetesYaml } from '../../../../src/core/argocd/spec/kubernetes-yaml.ts';
import { Failure } from '../../../../src/core/failure.ts';
import { yamlTexts } from '../../../support/argocd/yaml-texts.ts';
import { kubernetesReader } from '../../../support/edit/readers/readers.ts';

const { part, jsonOf } = await kubernetesReader();

/** Plain words of the characters by which types are told apart. */
const word = fc
  .array(fc.constantFrom(...'0123456789+-._eExXoObBaf:~', 'yes', 'on', 'null', '.inf', '0x', '1e', '20', '-0'), {
    minLength: 1,
    maxLength: 7,
  })
  .map((parts) => parts.join(''));
const tagged = fc
  .tuple(fc.constantFrom('', '', '', '!!int ', '!!float ', '!!str ', '!!bool ', '! '), word)
  .map(([tag, text]) => `${tag}${text}`);
const document = fc.oneof(
  tagged.map((value) => `a: ${value}\n`),
  word.map((key) => `${key}: b\n`),
  // In a flow map the library takes no text that begins with a colon.
  fc
    .tuple(word, tagged)
    .filter((texts) => !texts.some((text) => /(?:^| ):/.test(text)))
    .map(([key, value]) => `x: &x {a: ${value}}\nm: {${key}: 1, <<: *x}\n`),
);

/** The JSON, `inexact`, or undefined for a refusal. */
function ours(text: string): string | undefined {
  try {
    const { value, inexactLine } = readKubernetesYaml('values', text);
    return inexactLine === undefined ? wireJson(value) : 'inexact';
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

describe.skipIf(!part.present)(part.titled('what sigs.k8s.io/yaml makes of texts'), () => {
  it('is what the table says', () => {
    const made = jsonOf(yamlTexts.map(({ text }) => text));
    expect(yamlTexts.length).toBeGreaterThan(60);
    expect(made.map((json, index) => [yamlTexts[index]?.text, json])).toEqual(
      yamlTexts.map(({ text, json }) => [text, json]),
    );
  });

  it('is what we read, for random texts; or we refuse them', () => {
    const texts = fc.sample(document, { numRuns: 4_000, seed: 13 });
    const made = jsonOf(texts);
    const wrong: unknown[] = [];
    let read = 0;
    for (const [index, text] of texts.entries()) {
      const mine = ours(text);
      const theirs = made[index];
      if (mine === undefined) continue;
      read += 1;
      const isInexact = mine === 'inexact' && /\d{16}/.test(theirs ?? '');
      if (!isInexact && mine !== theirs?.replaceAll(/-0(?=[,}])/g, '0')) wrong.push([text, theirs, mine]);
    }
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(2_000);
  });
});
