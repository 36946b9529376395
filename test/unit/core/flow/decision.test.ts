/** The decision of what is deployed, case by case: the decisive cases, and the scenarios of real repositories. */
import { describe, expect, it } from 'vitest';
import * as decision from '../../../../src/core/flow/decision.ts';
import {
  casesElsewhere,
  decisiveCases,
  expectedOf,
  resultOf,
  scenarios,
  scenariosElsewhere,
} from '../../../support/flow/decision-cases.ts';

const numbers = (ids: readonly string[]) => new Set(ids.map((id) => Number.parseInt(id.replace(/^S/, ''), 10)));
const upTo = (count: number) => new Set(Array.from({ length: count }, (_, index) => index + 1));

describe('the decisive cases', () => {
  it.each(decisiveCases)('$id: $says', async (row) => {
    expect(await resultOf(row, decision)).toEqual(expectedOf(row));
  });

  it('are all here, or decided elsewhere', () => {
    const all = [...decisiveCases.map(({ id }) => id), ...casesElsewhere.map(([id]) => id)];
    expect(numbers(all)).toEqual(upTo(30));
  });
});

describe('the scenarios', () => {
  it.each(scenarios)('$id: $says', async (row) => {
    expect(await resultOf(row, decision)).toEqual(expectedOf(row));
  });

  it('are all here, or decided elsewhere', () => {
    const here = numbers(scenarios.map(({ id }) => id));
    const elsewhere = numbers(scenariosElsewhere.map(([id]) => id));
    expect(new Set([...here, ...elsewhere])).toEqual(upTo(94));
    expect([...here].filter((number) => elsewhere.has(number))).toEqual([]);
  });
});
