import { compile, fileHere, textOf } from './support/compiler.js';

/**
 * Instantiations of types, for a model of twenty fields with three levels of containers and nine queries. It takes about
 * 30,000; a type that the compiler looks into for inference, or a constraint that it resolves, easily takes more than that.
 */
const BUDGET = 50_000;

describe('The cost of the types of queries', () => {
  it(`stays under ${BUDGET} instantiations`, () => {
    const program = compile([fileHere('budget.types.ts')]);
    expect(program.getSemanticDiagnostics().map(textOf)).toEqual([]);
    expect(program.getInstantiationCount()).toBeLessThan(BUDGET);
  });
});
