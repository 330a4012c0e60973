import { property } from './error-properties.js';

/** The paths that a collection's `$jsonSchema` found fault with: names only, for the report also quotes the values. */
export function invalidPaths(errInfo: unknown): string[] {
  const details = property(errInfo, 'details');
  const clauses = list(property(details, 'clausesNotSatisfied')).map((clause) => property(clause, 'details'));
  const rules = [details, ...clauses].flatMap((clause) => list(property(clause, 'schemaRulesNotSatisfied')));
  return [...new Set(rulePaths(rules, ''))];
}

/** Which clauses of a validator that is made of several were broken. */
export function brokenClauses(errInfo: unknown): number[] {
  const clauses = list(property(property(errInfo, 'details'), 'clausesNotSatisfied'));
  return clauses.map((clause) => Number(property(clause, 'index')));
}

function rulePaths(rules: unknown, prefix: string): string[] {
  return list(rules).flatMap((rule) => [
    ...list(property(rule, 'missingProperties')).map((name) => prefix + String(name)),
    ...list(property(rule, 'additionalProperties')).map((name) => prefix + String(name)),
    ...list(property(rule, 'propertiesNotSatisfied')).flatMap((found) =>
      innerPaths(property(found, 'details'), prefix + String(property(found, 'propertyName'))),
    ),
    ...(property(rule, 'itemIndex') === undefined
      ? []
      : innerPaths(property(rule, 'details'), prefix + String(property(rule, 'itemIndex')))),
    ...list(property(rule, 'schemasNotSatisfied')).flatMap((schema) => rulePaths(property(schema, 'details'), prefix)),
  ]);
}

/** What is nested is reported as the inner rule that it broke. */
function innerPaths(rules: unknown, path: string): string[] {
  const inner = rulePaths(rules, `${path}.`);
  return inner.length === 0 ? [path] : inner;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
