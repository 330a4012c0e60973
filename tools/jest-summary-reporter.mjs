// @ts-check
/** Prints `N passed, N failed` (and `, N skipped`) as the last line of a run. */
export default class SummaryReporter {
  /**
   * A suite that does not even load counts as failed.
   * @param {unknown} _contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // The global teardown and Jest's own warnings come after the reporters.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}
