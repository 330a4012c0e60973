import type { Document } from '../bson.js';

/** The driver's documents as the fields decode them: int64 stays a `Long`, which a number cannot always hold. */
export const DRIVER_OPTIONS: Document = Object.freeze({ promoteLongs: false });
