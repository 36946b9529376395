/** The decision of what is deployed, case by case: the decisive cases, and the scenarios of real repositories. */
import { describe, expect, it } from 'vitest';
import * as decision from '../../../../src/core/flow/decision.ts';
import { decided, monorepoOf } from '../../../support/flow/decision.ts';
import {
  type Case,
  casesElsewhere,
  decisiveCases,
  scenarios,
  scenariosElsewhere,
} from '../../../support/flow/decision-cases.ts';

/** Each service with what is decided for it, as the row writes it. */
async function outcomeOf({ history, place, run, outcome, asks }: Case) {
  const situation = { monorepo: monorepoOf(history), place, run };
  const services = typeof outcome === 'string' ? ['api'] : Object.keys(outcome);
  const results = await Promise.all(services.map(async (service) => decided(situation, service, decision)));
  return {
    outcome:
      typeof outcome === 'string'
        ? results[0]?.outcome
        : Object.fromEntries(services.map((service, index) => [service, results[index]?.outcome])),
    ...(asks !== undefined && { asks: results[services.indexOf('api')]?.asks }),
  };
}

const expectedOf = ({ outcome, asks }: Case) => ({ outcome, ...(asks !== undefined && { asks }) });
const numbers = (ids: readonly string[]) => new Set(ids.map((id) => Number.parseInt(id.replace(/^S/, ''), 10)));
const upTo = (count: number) => new Set(Array.from({ length: count }, (_, index) => index + 1));

describe('the decisive cases', () => {
  it.each(decisiveCases)('$id: $says', async (row) => {
    expect(await outcomeOf(row)).toEqual(expectedOf(row));
  });

  it('are all here, or decided elsewhere', () => {
    const all = [...decisiveCases.map(({ id }) => id), ...casesElsewhere.map(([id]) => id)];
    expect(numbers(all)).toEqual(upTo(30));
  });
});

describe('the scenarios', () => {
  it.each(scenarios)('$id: $says', async (row) => {
    expect(await outcomeOf(row)).toEqual(expectedOf(row));
  });

  it('are all here, or decided elsewhere', () => {
    const here = numbers(scenarios.map(({ id }) => id));
    const elsewhere = numbers(scenariosElsewhere.map(([id]) => id));
    expect(new Set([...here, ...elsewhere])).toEqual(upTo(94));
    expect([...here].filter((number) => elsewhere.has(number))).toEqual([]);
  });
});
