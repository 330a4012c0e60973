import type { Field } from '../fields/index.js';
import type { ModelMeta } from '../meta/index.js';
import { cleanWhole, type OwnRules, shapeInstance } from './clean-instance.js';
import { stampFields } from './stamp-fields.js';

/** How an instance is made ready to be written. */
export interface Preparation {
  readonly fields: readonly Field[];
  readonly isInsert: boolean;
  /** Whether the rules are checked, or only the form of the values. */
  readonly validate: boolean;
  readonly ownRules: OwnRules;
}

/** Brings the values into the model's form, checked or not. Throws `ValidationError` before anything is sent. */
export async function prepareInstance(
  meta: ModelMeta,
  instance: object,
  { fields, isInsert, validate, ownRules }: Preparation,
): Promise<void> {
  stampFields(fields, instance, isInsert);
  if (validate) await cleanWhole(meta, instance, fields, ownRules);
  else shapeInstance(meta, instance, fields);
}
