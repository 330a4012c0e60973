import fc from 'fast-check';
import type { Condition } from '../oracle/oracle.js';
import type { ContainerShape } from '../oracle/shape.js';
import { asksOf } from './asks.js';
import { type Target, targetsOf } from './targets.js';

/** One call of `filter` or `exclude`. */
export interface Call {
  readonly excludes: boolean;
  readonly conditions: readonly Condition[];
}

type Entry = readonly [key: string, value: unknown];

/** Calls one after the other, with dictionaries and conditions made by `Q`. */
export function callsOn(model: ContainerShape): fc.Arbitrary<readonly Call[]> {
  const fields = targetsOf(model);
  // Conditions on the same few things through one field may have to be met together.
  const together = fields.map((targets) => fc.array(oneOf(targets), { minLength: 1, maxLength: 3 }));
  const anywhere = fc.array(fc.oneof(...fields.map(oneOf)), { minLength: 1, maxLength: 3 });
  const targets = fc.oneof({ arbitrary: anywhere, weight: fields.length }, ...together);
  const conditions = targets.chain((few) => conditionsOf(fc.oneof(...few.map(entryOf))));
  const call = fc.record({ excludes: fc.boolean(), conditions });
  return fc.oneof({ arbitrary: call.map((one) => [one]), weight: 5 }, { arbitrary: fc.tuple(call, call), weight: 1 });
}

/** What is near more often than what is far in. */
function oneOf(targets: readonly Target[]): fc.Arbitrary<Target> {
  return fc.oneof(
    fc.constantFrom(...targets.slice(0, 4)),
    fc.constantFrom(...targets.slice(0, 12)),
    fc.constantFrom(...targets),
  );
}

/** What one call is given. */
function conditionsOf(entry: fc.Arbitrary<Entry>): fc.Arbitrary<readonly Condition[]> {
  const dictionary = fc
    .oneof(
      entry.map((one) => [one]),
      fc.array(entry, { minLength: 2, maxLength: 3 }),
    )
    .map((entries): Condition => ({ q: Object.fromEntries(entries) }));
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { arbitrary: dictionary, weight: 4 },
      {
        arbitrary: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((or): Condition => ({ or })),
        weight: 2,
      },
      {
        arbitrary: fc.array(tie('condition'), { minLength: 2, maxLength: 2 }).map((and): Condition => ({ and })),
        weight: 1,
      },
      { arbitrary: tie('condition').map((not): Condition => ({ not })), weight: 1 },
    ),
  }));
  return fc.oneof(
    dictionary.map((one) => [one]),
    fc.array(condition, { minLength: 1, maxLength: 2 }),
  );
}

function entryOf(target: Target): fc.Arbitrary<Entry> {
  return asksOf(target).map(([lookup, value]): Entry => [keyOf(target.key, lookup), value]);
}

/** Without a lookup it is `exact`, unless the last name would then be taken for one. */
function keyOf(key: string, lookup: string): string {
  return lookup === 'exact' && !key.endsWith('__len') ? key : `${key}__${lookup}`;
}
