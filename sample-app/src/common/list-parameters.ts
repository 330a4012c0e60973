import type { AnyFilter, OrderKey } from 'nestjs-djongo';

/** Most rows that one request may ask for, and the number it gets unless it asks for fewer. */
export const MAX_LIMIT = 100;
export const MAX_OFFSET = 1_000_000;

/** A query parameter that filters, as the documentation shows it. */
export interface FilterParameter {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'date-time';
  readonly example: string;
}

/** Declares what a route that lists a model takes as query parameters. Whatever is not declared is refused. */
export interface ListParameters<M extends object> {
  /** By name, in the query language: `headline__icontains`. */
  readonly filters: Readonly<Record<string, FilterParameter>>;
  /** The fields that `ordering` may name, `-` before one for descending. */
  readonly ordering: readonly OrderKey<M>[];
}

/** What a request asks for, once its parameters have been checked against the declared ones. */
export interface ListRequest {
  /** Values are the texts of the query string; the model's fields coerce them. */
  readonly filters: AnyFilter;
  readonly ordering: readonly string[];
  readonly limit: number;
  readonly offset: number;
}

/** A part of a list, and how long the whole list is. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly limit: number;
  readonly offset: number;
}
