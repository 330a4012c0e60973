import type { ObjectId } from 'mongodb';
import {
  Avg,
  Case,
  Count,
  Exists,
  F,
  Max,
  OuterRef,
  Q,
  Rank,
  Subquery,
  Sum,
  Value,
  When,
  Window,
} from '../../libs/djongo/src/expressions/index.js';
import type { QuerySet } from './support/query-set.js';

// What the types of queries cost the compiler: a model of twenty fields, containers three levels deep and a recursive one.
// budget.spec.ts counts.
declare class Country {
  name: string;
  code: string;
  population: number;
  founded: Date | null;
  languages: string[];
}

declare class Address {
  street: string;
  city: string;
  zip: string;
  country: Country;
  lines: string[];
  verified: boolean;
}

declare class Person {
  name: string;
  email: string;
  born: Date | null;
  address: Address;
  friends: Person[];
  tags: string[];
}

declare class Order {
  _id: ObjectId;
  reference: string;
  note: string | null;
  status: 'new' | 'paid' | 'sent';
  total: number;
  discount: number | null;
  paid: boolean;
  created: Date;
  sent: Date | null;
  counter: bigint;
  buyer: Person;
  seller: Person | null;
  billing: Address;
  shipping: Address | null;
  watchers: Person[];
  labels: string[];
  scores: number[];
  origin: Country;
  extra: unknown;
  external: ObjectId | null;
}

declare const orders: QuerySet<Order>;

orders.filter({ reference__startswith: 'A', total__gte: 3, status__in: ['new', 'paid'] });
orders.filter({ buyer__address__country__name__icontains: 'x', shipping__city: 'y', watchers__friends__0__name: 'z' });
orders.filter({ buyer__friends__friends__friends__friends__email__endswith: '.org' }, Q({ labels: 'x' }).not());
orders.exclude(Q({ buyer: { address: { city: 'x' } } }).or(Q({ total__lt: 3 })), { sent: null });
orders.filter({ created__year__gte: 2020, buyer__born__month: 5, watchers__born__date: new Date() });
orders.orderBy('-created', 'buyer__address__country__name');
orders.values('reference', 'buyer__address__city', 'watchers__name');
orders.valuesList('reference', { flat: true });
void orders.update({ total: 3, buyer__address__city: 'x', shipping: { street: 's', country: { code: 'DE' } } });
void orders.create({
  reference: 'A',
  buyer: { name: 'x', address: { city: 'y' } },
  watchers: [{ friends: [{ name: 'z' }] }],
});
void orders.getOrCreate({ reference: 'A', buyer__address__city: 'y' }, { total: 3 });

orders.annotate({ late: F('created').add(1000), n: Count('watchers', { filter: { watchers__name: 'x' } }) });
orders
  .annotate({ n: Count('labels') })
  .filter({ n__gt: 3, reference: F('buyer__name') })
  .orderBy('-n')
  .values('n');
orders.alias({ most: Max('scores') }).filter({ most__gt: F('total').mul(2), total__in: [F('discount'), 3] });
orders
  .values('buyer__address__city')
  .annotate({ n: Count('*'), sum: Sum('total') })
  .orderBy('-sum');
void orders.aggregate({ avg: Avg('total'), n: Count('*'), latest: Max('created'), each: Sum('total').div(Count('*')) });
orders.annotate({
  size: Case(When({ total__gte: 100 }, Value('big')), When(Q({ paid: true }).not(), 'status'), { default: 'note' }),
  rank: Window(Rank(), { partitionBy: ['buyer__address__country__code'], orderBy: ['-total', F('sent').desc()] }),
});
orders.filter(Exists(orders.filter({ reference: OuterRef('reference'), total__gt: 3 })), Q({ paid: true }));
orders.annotate({ newest: Subquery(orders.filter({ buyer__name: OuterRef('seller__name') }).values('reference')) });
orders.filter({
  reference__in: orders.values('reference'),
  buyer__email__in: orders.valuesList('note', { flat: true }),
});
orders.only('reference', 'total').union(orders.only('reference', 'total'));
orders.dates('buyer__born', 'month');
void orders.update({ total: F('total').add(1), note: F('buyer__name') });
// Each is made of the one before.
orders.annotate({
  a: F('total').add(1),
  b: F('a').add(1),
  c: F('b').add(1),
  d: F('c').add(1),
  e: F('d').add(1),
  f: F('e').add(1),
});
// What does not fit is said in few words.
// @ts-expect-error of types that differ
export const orderRows: QuerySet<Order> = orders.values('reference');
