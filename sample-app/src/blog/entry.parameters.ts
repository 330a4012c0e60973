import type { ListParameters } from '../common/list-parameters.js';
import type { Entry } from './models/entry.model.js';

/** The fields that clients set; the key is the server's. */
export const ENTRY_FIELDS = [
  'blog', 'headline', 'body_text', 'pub_date', 'mod_date', 'authors', 'n_comments', 'n_pingbacks', 'rating', 'tags',
] as const satisfies readonly (keyof Entry)[]; // prettier-ignore

/** The query parameters of `GET /entries`. */
export const ENTRY_LIST: ListParameters<Entry> = {
  filters: {
    headline: { type: 'string', example: 'Hello, MongoDB' },
    headline__icontains: { type: 'string', example: 'mongodb' },
    headline__startswith: { type: 'string', example: 'Hello' },
    blog__name: { type: 'string', example: 'Beatles Blog' },
    blog__name__startswith: { type: 'string', example: 'Beatles' },
    authors__name: { type: 'string', example: 'John' },
    authors__email: { type: 'string', example: 'john@example.com' },
    tags: { type: 'string', example: 'mongodb' },
    pub_date__gte: { type: 'date-time', example: '2024-01-01' },
    pub_date__lt: { type: 'date-time', example: '2025-01-01T00:00:00Z' },
    mod_date__isnull: { type: 'boolean', example: 'true' },
    n_comments: { type: 'integer', example: '3' },
    n_comments__gte: { type: 'integer', example: '1' },
    n_comments__lte: { type: 'integer', example: '10' },
    rating__gte: { type: 'number', example: '4.5' },
  },
  ordering: ['pub_date', 'headline', 'blog__name', 'n_comments', 'rating'],
};
