import type { LookupRow } from './row.js';

/** Lookups in and of an embedded document. */
export const EMBEDDED: readonly LookupRow[] = [
  ['blog__name', 'Beatles', { 'blog.name': 'Beatles' }, [1]],
  ['blog__name__startswith', 'Be', { 'blog.name': { $regex: '^Be' } }, [1, 2, 9]],
  ['blog__name__endswith', 'es', { 'blog.name': { $regex: 'es\\z' } }, [1, 2]],
  ['blog__name__ne', 'Bees', { 'blog.name': { $ne: 'Bees' } }, [1, 3, 4, 5, 6, 7, 8, 9]],
  ['blog__name', null, { 'blog.name': null }, [3, 4, 5, 6, 8]],
  ['blog__name__isnull', false, { 'blog.name': { $ne: null } }, [1, 2, 7, 9]],
  ['blog__hits__gt', 3, { 'blog.hits': { $gt: 3 } }, [2]],
  ['blog__hits__lte', 5, { 'blog.hits': { $lte: 5 } }, [1, 2]],
  ['blog__hits__isnull', true, { 'blog.hits': null }, [3, 4, 5, 6, 7, 8]],
  ['blog__tagline__title', 'Help', { 'blog.tagline.title': 'Help' }, [1]],
  ['blog__tagline__title__isnull', true, { 'blog.tagline.title': null }, [3, 4, 5, 6, 7, 8]],
  ['blog__tagline__title__ne', 'Help', { 'blog.tagline.title': { $ne: 'Help' } }, [2, 3, 4, 5, 6, 7, 8, 9]],
  ['blog', null, { blog: null }, [3, 4, 8]],
  ['blog__isnull', true, { blog: null }, [3, 4, 8]],
  ['blog__isnull', false, { blog: { $ne: null } }, [1, 2, 5, 6, 7, 9]],
  ['blog__ne', null, { blog: { $ne: null } }, [1, 2, 5, 6, 7, 9]],
  [
    'blog',
    { name: 'Beatles', tagline: { title: 'Help' } },
    { 'blog.name': 'Beatles', 'blog.tagline.title': 'Help' },
    [1],
  ],
  ['blog', { name: 'Beatles' }, { 'blog.name': 'Beatles' }, [1]],
  [
    'blog__ne',
    { name: 'Beatles', hits: 5 },
    { $nor: [{ 'blog.name': 'Beatles', 'blog.hits': 5 }] },
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
  ],
  [
    'blog__startswith',
    { name: 'Be', tagline: { title: 'B' } },
    { 'blog.name': { $regex: '^Be' }, 'blog.tagline.title': { $regex: '^B' } },
    [2],
  ],
  ['blog', { tagline: null }, { 'blog.tagline': null }, [3, 4, 5, 6, 8]],
  ['blog', { 'tagline.title': 'Buzz' }, { 'blog.tagline.title': 'Buzz' }, [2]],
  [
    'blog__in',
    [{ name: 'Bees' }, { name: 'Beatles', hits: 3 }],
    { $or: [{ 'blog.name': 'Bees' }, { 'blog.name': 'Beatles', 'blog.hits': 3 }] },
    [1, 2],
  ],
  ['blog__isnull', { name: true }, { 'blog.name': null }, [3, 4, 5, 6, 8]],
];
