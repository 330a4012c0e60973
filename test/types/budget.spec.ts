import { compile, fileHere } from './support/compiler.js';

/** Instantiations of types, for a model of twenty fields with three levels of containers and nine queries. */
const BUDGET = 120_000;

describe('The cost of the types of queries', () => {
  it(`stays under ${BUDGET} instantiations`, () => {
    const program = compile([fileHere('budget.types.ts')]);
    expect(program.getSemanticDiagnostics()).toEqual([]);
    expect(program.getInstantiationCount()).toBeLessThan(BUDGET);
  });
});
