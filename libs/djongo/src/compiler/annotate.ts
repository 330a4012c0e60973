import type { Document } from '../bson.js';
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

/** The stages that compute annotations: in one `$set` as far as none is made of another one in it. */
export function annotationStages(annotations: readonly PlannedAnnotation[]): readonly Document[] {
  const stages: Document[] = [];
  let open: Document = {};
  let names = new Set<string>();
  for (const { name, column, value, windows, names: of } of annotations) {
    if (windows.length > 0 || [...of].some((other) => names.has(other))) {
      stages.push(...setStage(open));
      open = {};
      names = new Set();
    }
    stages.push(...windows.flatMap(windowStages));
    // A window's own column is read as the annotation where it is just that.
    open[column] = value.expr;
    names.add(name);
  }
  return [...stages, ...setStage(open)];
}

/** The same of groups, each by itself: it may be made of those before. */
export function groupAnnotationStages(annotations: readonly GroupAnnotation[]): readonly Document[] {
  return annotations.flatMap(({ name, computed, windows }) => [
    ...windows.flatMap(windowStages),
    ...(computed === undefined ? [] : [{ $set: { [name]: computed } }]),
  ]);
}

/** `$set`, unless there is nothing to set. */
export function setStage(columns: Document): readonly Document[] {
  return Object.keys(columns).length === 0 ? [] : [{ $set: columns }];
}

function windowStages({ computed, stage }: WindowPlan): readonly Document[] {
  return [...setStage(computed), { $setWindowFields: stage }];
}
