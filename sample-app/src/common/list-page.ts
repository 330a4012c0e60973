import type { AnyPath, QuerySet } from 'nestjs-djongo';
import type { ListRequest, Page } from './list-parameters.js';

/** The rows of a query that a request asks for. Names and values in `filters` are checked by the queryset itself. */
export async function listPage<M extends object>(query: QuerySet<M>, request: ListRequest): Promise<Page<M>> {
  const { filters, limit, offset } = request;
  const found = query.filter(filters);
  // Known to be fields, but only at run time.
  const ordering = request.ordering as AnyPath[];
  const ordered = ordering.length > 0 ? found.orderBy(...ordering) : found;
  const [items, total] = await Promise.all([ordered.slice(offset, offset + limit), found.count()]);
  return { items, total, limit, offset };
}
