import { describe, expect, it } from '@jest/globals';
import { type AnyFilter, F, Q, Value } from 'nestjs-djongo';
import { Book, library, rowsOf } from './support.js';

const suite = library();
const books = Book.objects;

/** The keys that a condition finds, and those that its exclusion does: together all of them. */
async function sides(where: object): Promise<[number[], number[]]> {
  const found = async (query: typeof kept) => (await rowsOf(suite, query.orderBy('pk'))).map(({ id }) => id);
  const kept = books.filter(where as AnyFilter);
  const sidesOf: [number[], number[]] = [await found(kept), await found(books.exclude(where as AnyFilter))];
  expect(sidesOf.flat().sort()).toEqual([1, 2, 3, 4, 5, 6]);
  return sidesOf;
}

describe('Lookups with a computed value', () => {
  it.each<[string, object, number[]]>([
    ['exact', { pages: F('pages') }, [1, 2, 3, 4]],
    ['exact with arithmetic', { pages: F('rating').mul(25) }, [1]],
    ['ne', { pages__ne: F('pages') }, [5, 6]],
    ['gt', { pages__gt: F('rating').mul(50) }, [2, 3]],
    ['gte', { pages__gte: F('rating').mul(25) }, [1, 2, 3, 4]],
    ['lt', { pages__lt: F('rating').mul(50) }, [1, 4]],
    ['lte', { pages__lte: F('rating').mul(25) }, [1]],
    ['of null, which never matches', { rating__gt: F('extra__none') }, []],
    ['range', { pages__range: [F('id').mul(50), F('id').mul(100)] }, [1, 3, 4]],
    ['range with a value', { pages__range: [F('id').mul(100), 250] }, [1]],
    ['in', { pages__in: [F('rating').mul(25), 300, null] }, [1, 2]],
    ['in an array', { id__in: F('sales') }, [1, 4]],
    ['text: exact, across an embedded document', { title: F('publisher__name') }, []],
    ['contains', { publisher__name__contains: F('publisher__name') }, [1, 2, 3, 4]],
    ['startswith a text', { title__startswith: Value('S') }, [4]],
    ['istartswith', { title__istartswith: Value('s') }, [4]],
    ['endswith', { title__endswith: Value('y') }, [1]],
    ['iendswith', { title__iendswith: Value('Y') }, [1]],
    ['iexact', { title__iexact: Value('HELP') }, [2]],
    ['icontains', { title__icontains: Value('E') }, [1, 2, 3, 5]],
    ['a text with $ in front, as data', { title: Value('$t') }, []],
    ['a part of a date', { published__month: F('id') }, [1, 3]],
    ['a part of a date, ordered', { published__year__gte: F('pages').add(1821) }, [1, 3, 4]],
    ['elements of an array', { sales__gt: F('id') }, [1, 3, 4]],
    ['the same element', { authors__score__gt: F('id'), authors__name: 'John' }, [1]],
    ['elements that must not', { tags__ne: F('title') }, [1, 2, 3, 4, 5, 6]],
    ['JSON', { extra__list__0: F('id').mul(10) }, [1]],
    ['inside of or', { pages: 300, title: F('title') }, [2]],
  ])('%s', async (_, where, expected) => {
    expect((await sides(where))[0]).toEqual(expected);
  });

  it('a dictionary with alternatives', async () => {
    const either = Q({ pages__gt: F('rating').mul(60) }).or({ title: 'Bare' });
    expect((await books.filter(either).orderBy('pk')).map(({ id }) => id)).toEqual([2, 3, 5]);
  });

  it('sends one find', () => {
    expect(books.filter({ pages__gt: F('rating').mul(2), title: 'x' }).toMql()).toEqual({
      find: 'book',
      filter: {
        $expr: {
          $and: [
            { $isNumber: '$pages' },
            { $isNumber: { $multiply: ['$rating', 2] } },
            { $gt: ['$pages', { $multiply: ['$rating', 2] }] },
          ],
        },
        t: 'x',
      },
    });
  });
});
