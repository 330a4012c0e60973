// @ts-check
/** Runs one benchmark and sends its result to the runner: `node --expose-gc child.mjs <name> <options as JSON>`. */
import { register } from 'node:module';

register('../../../tools/typescript-hooks.mjs', import.meta.url);
// The runner is gone: nobody wants the result.
const leave = () => process.exit(1);
process.once('disconnect', leave);

const [name, options = '{}'] = process.argv.slice(2);
const { default: benchmark } = await import(`../${name}.bench.ts`);
const result = await benchmark(JSON.parse(options));
process.off('disconnect', leave);
process.send?.(result, () => process.disconnect());
