import type { ModelSource } from '../connection/index.js';

/** What an instance knows of its document. */
export interface InstanceState {
  /** Where it was read from or saved to; undefined for a new one, which goes where `Entry.objects` does. */
  readonly source: ModelSource | undefined;
  /** A copy of the primary key under which it is stored; undefined for a new one and for one that was deleted. */
  readonly storedKey: unknown;
}

export const NEW: InstanceState = Object.freeze({ source: undefined, storedKey: undefined });
