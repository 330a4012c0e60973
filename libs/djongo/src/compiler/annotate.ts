import type { Document } from '../bson.js';
import type { Expression } from '../lookups/index.js';
import type { GroupAnnotation } from './group.js';
import type { PlannedAnnotation } from './query-scope.js';
import type { WindowPlan } from './window.js';

/** The annotations that are needed for some names, with all that those are made of, in their order. */
export function neededFor(
  annotations: readonly PlannedAnnotation[],
  names: ReadonlySet<string>,
): readonly PlannedAnnotation[] {
  const needed = new Set(names);
  return annotations
    .toReversed()
    .filter((annotation) => {
      if (!needed.has(annotation.name)) return false;
      for (const name of annotation.names) needed.add(name);
      return true;
    })
    .toReversed();
}

/** The stages that compute annotations of documents. */
export function annotationStages(annotations: readonly PlannedAnnotation[]): readonly Document[] {
  return layered(annotations.map(({ value, ...rest }) => ({ ...rest, computed: value.expr })));
}

/** The same of groups. */
export function groupAnnotationStages(annotations: readonly GroupAnnotation[]): readonly Document[] {
  return layered(annotations.map((annotation) => ({ ...annotation, column: annotation.name })));
}

interface Computation {
  readonly name: string;
  readonly column: string;
  /** Undefined where it is there already. */
  readonly computed: Expression;
  readonly windows: readonly WindowPlan[];
  readonly names: ReadonlySet<string>;
}

/** In one `$set` as far as none is made of another one in it. */
function layered(computations: readonly Computation[]): readonly Document[] {
  const stages: Document[] = [];
  let open: Document = {};
  let names = new Set<string>();
  for (const { name, column, computed, windows, names: of } of computations) {
    if (windows.length > 0 || [...of].some((other) => names.has(other))) {
      stages.push(...setStage(open));
      open = {};
      names = new Set();
    }
    stages.push(...windows.flatMap(windowStages));
    if (computed === undefined || computed === `$${column}`) continue;
    open[column] = computed;
    names.add(name);
  }
  return [...stages, ...setStage(open)];
}

/** `$set`, unless there is nothing to set. */
export function setStage(columns: Document): readonly Document[] {
  return Object.keys(columns).length === 0 ? [] : [{ $set: columns }];
}

function windowStages({ computed, stage }: WindowPlan): readonly Document[] {
  return [...setStage(computed), { $setWindowFields: stage }];
}
