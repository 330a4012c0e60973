import type { Step } from './paths.js';
import { type Form, leavesAt, type Place, placesAt } from './places.js';
import { startAfter, type Test, type Tree } from './tree.js';
import { isDocument, isList, isNull } from './values.js';
import { every, opposite, some, unsure, type Verdict } from './verdict.js';

/**
 * Whether what is at a place meets a condition. Conditions that stand beside each other and go through one array must be met
 * by the same element; a place that is an item is such an element. `form` is what a condition that can be a path is asked as.
 */
export function judge(tree: Tree, place: Place, form: Form): Verdict {
  switch (tree.kind) {
    case 'never':
      return false;
    case 'not':
      return opposite(judge(tree.of, place, form));
    case 'any':
      return some(tree.of.map((part) => judge(part, place, form)));
    case 'all':
      return every(groupsOf(tree.of).map((group) => judgeGroup(group, place, form)));
    case 'own':
      return lacksFields(place, tree.steps) ? false : judgeElements(tree.of, placesAt(place, tree.steps, 'any'));
    case 'test':
      return place.isItem ? judgeInElement(tree, place) : judgeTest(tree, place, tree.isPlain ? form : 'any');
  }
}

/** Only documents have fields. Where the model has documents, `$elemMatch` takes an array for one without any of them. */
function judgeInElement(test: Test, element: Place): Verdict {
  if (!lacksFields(element, test.steps)) return judgeTest(test, element, 'any');
  const isOpen = isList(element.value) && test.steps[0]?.to === 'field';
  return isOpen ? unsure(judgeTest(test, { ...element, value: {} }, 'any')) : false;
}

function judgeTest({ steps, shape, ask, isNegative, asWhole, isNullness }: Test, start: Place, form: Form): Verdict {
  const places = leavesAt(start, steps, shape, form, asWhole).map(({ value, isSure }) => ({ isSure, met: ask(value) }));
  const isMet = some(places.filter(({ isSure }) => isSure).map(({ met }) => met));
  // A value that not every form finds may make the difference; of null it does in either direction.
  const differs = places.some(({ isSure, met }) => !isSure && met !== isMet && (isNullness || isMet === false));
  const verdict = differs ? 'either' : isMet;
  return isNegative ? opposite(verdict) : verdict;
}

function judgeGroup(group: readonly Tree[], place: Place, form: Form): Verdict {
  const [first, second] = group;
  const way = first && second && wayOf(first);
  if (way === undefined) return every(group.map((tree) => judge(tree, place, form)));
  if (lacksFields(place, way)) return false;
  const inner = startAfter(way.length + 1, { kind: 'all', of: group });
  return judgeElements(inner, placesAt(place, way, 'any'));
}

/** Whether an element of one of the arrays meets a condition whose paths begin there. */
function judgeElements(tree: Tree, arrays: readonly Place[]): Verdict {
  return some(
    arrays.flatMap(({ value, isSure }) => {
      if (isNull(value)) return [];
      // A single value where the model has an array may count as its only element.
      const elements = isList(value) ? value : [value];
      const verdicts = elements.map((element) => judge(tree, { value: element, isSure: true, isItem: true }, 'any'));
      return isSure && isList(value) ? verdicts : verdicts.map(unsure);
    }),
  );
}

/** Conditions through the same array together, everything else by itself. */
function groupsOf(trees: readonly Tree[]): readonly (readonly Tree[])[] {
  const groups = new Map<unknown, Tree[]>();
  for (const tree of trees) {
    const way = wayOf(tree);
    const key = way === undefined ? tree : nameOf(way);
    groups.set(key, [...(groups.get(key) ?? []), tree]);
  }
  return [...groups.values()];
}

/** The way to the first array whose elements all parts of a condition are about; a `not` is about the document. */
function wayOf(tree: Tree): readonly Step[] | undefined {
  if (tree.kind === 'never' || tree.kind === 'not') return undefined;
  if (tree.kind === 'test' || tree.kind === 'own') {
    const at = tree.steps.findIndex(({ to }) => to === 'element');
    return at === -1 ? undefined : tree.steps.slice(0, at);
  }
  const [first, ...others] = tree.of.map(wayOf);
  return first && others.every((other) => other && nameOf(other) === nameOf(first)) ? first : undefined;
}

function lacksFields({ value, isItem }: Place, [first]: readonly Step[]): boolean {
  return isItem && (first?.to === 'field' || first?.to === 'key') && !isDocument(value);
}

function nameOf(way: readonly Step[]): string {
  return way.map((step) => JSON.stringify({ ...step, item: undefined })).join();
}
