export { clip } from '../errors/index.js';
