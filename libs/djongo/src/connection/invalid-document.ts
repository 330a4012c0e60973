import { property } from './error-properties.js';

/** The paths that a collection's `$jsonSchema` found fault with: names only, for the report also quotes the values. */
export function invalidPaths(errInfo: unknown): string[] {
  return [...new Set(rulePaths(property(property(errInfo, 'details'), 'schemaRulesNotSatisfied'), ''))];
}

function rulePaths(rules: unknown, prefix: string): string[] {
  return list(rules).flatMap((rule) => [
    ...list(property(rule, 'missingProperties')).map((name) => prefix + String(name)),
    ...list(property(rule, 'propertiesNotSatisfied')).flatMap((found) => propertyPaths(found, prefix)),
  ]);
}

/** A property of an embedded document is reported as the inner rule that it broke. */
function propertyPaths(found: unknown, prefix: string): string[] {
  const path = prefix + String(property(found, 'propertyName'));
  const inner = rulePaths(property(found, 'details'), `${path}.`);
  return inner.length === 0 ? [path] : inner;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
