export { checkUpdate } from './check-document.js';
export { compileCodec, type CodecOptions, type ModelCodec } from './model-codec.js';
export type { Reader, ValuesColumn } from './reader.js';
