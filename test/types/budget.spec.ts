import { compile, fileHere, textOf } from './support/compiler.js';

/**
 * Instantiations of types, for a model of twenty fields with three levels of containers and some thirty queries. It takes about
 * 45,000; a type that the compiler looks into for inference, or a constraint that it resolves, easily takes more than that.
 */
const BUDGET = 50_000;

describe('The cost of the types of queries', () => {
  it(`stays under ${BUDGET} instantiations`, () => {
    const file = fileHere('budget.types.ts');
    const program = compile([file]);
    // Of the file alone, as in an application, which checks no declarations of the library's.
    expect(program.getSemanticDiagnostics(program.getSourceFile(file)).map(textOf)).toEqual([]);
    expect(program.getInstantiationCount()).toBeLessThan(BUDGET);
  });
});
