import type { Db, Document } from 'mongodb';
import type { ReadCommand } from '../compiler/index.js';
import type { ReadOptions } from './open-cursor.js';

/** What `explain` tells: the plan only, what running it took, or that of the plans it was chosen from as well. */
export const EXPLAIN_VERBOSITIES = ['queryPlanner', 'executionStats', 'allPlansExecution'] as const;

export type ExplainVerbosity = (typeof EXPLAIN_VERBOSITIES)[number];

/** Asks the server how it runs a command. A limit of time is for the explanation, which is what runs. */
export function explainCommand(
  db: Db,
  { maxTimeMS, ...explained }: ReadCommand,
  verbosity: ExplainVerbosity,
  options: ReadOptions,
): Promise<Document> {
  const command = { explain: explained, verbosity, ...(maxTimeMS !== undefined && { maxTimeMS }) };
  return db.command(command, { ...options });
}
