import type {
  BulkCreateOptions,
  BulkOptions,
  CreationLookup,
  Defaults,
  DictionariesOf,
  FieldArgument,
  FieldArguments,
  FieldName,
  FilterArgument,
  FilterArguments,
  Input,
  OrderArgument,
  OrderArguments,
  UpdateArgument,
  UpdateValues,
  Values,
  ValuesList,
  ValuesListArgument,
  ValuesListArguments,
} from '../../../libs/djongo/src/queryset/types/index.js';
import type { conditions, Conditions } from '../../../libs/djongo/src/expressions/conditions.js';

/** The signatures of the real QuerySet that depend on the types of queries, and nothing else. */
export declare class QuerySet<M, Row = M> implements AsyncIterable<Row> {
  filter<const A extends readonly FilterArgument<M>[]>(...conditions: FilterArguments<M, A>): QuerySet<M, Row>;
  exclude<const A extends readonly FilterArgument<M>[]>(...conditions: FilterArguments<M, A>): QuerySet<M, Row>;
  get<const A extends readonly FilterArgument<M>[]>(...conditions: FilterArguments<M, A>): Promise<Row>;
  orderBy<const K extends readonly OrderArgument<M>[]>(...keys: OrderArguments<M, K>): QuerySet<M, Row>;
  values<const K extends readonly FieldArgument<M>[]>(...fields: FieldArguments<M, K>): QuerySet<M, Values<M, K>>;
  valuesList<const K extends readonly ValuesListArgument<M>[]>(
    ...fields: ValuesListArguments<M, K>
  ): QuerySet<M, ValuesList<M, K>>;
  update<const U extends UpdateArgument<M>>(values: UpdateValues<M, U>): Promise<number>;
  create(values: Input<M>): Promise<M>;
  getOrCreate<const F extends FilterArgument<M>>(
    lookup: F & CreationLookup<M, F>,
    defaults?: Defaults<M>,
  ): Promise<[object: M, created: boolean]>;
  updateOrCreate<const F extends FilterArgument<M>>(
    lookup: F & CreationLookup<M, F>,
    defaults: Defaults<M>,
  ): Promise<[object: M, created: boolean]>;
  bulkCreate(objects: Iterable<M | Input<M>>, options?: BulkCreateOptions<M>): Promise<M[]>;
  bulkUpdate(
    objects: Iterable<M>,
    fields: readonly Exclude<FieldName<M>, 'pk'>[],
    options?: BulkOptions,
  ): Promise<number>;
  [Symbol.asyncIterator](): AsyncIterator<Row>;
}

export declare class QNode<F> implements Conditions<F> {
  declare readonly [conditions]?: F;
  or<const G extends object>(other: G): QNode<F | DictionariesOf<G>>;
  and<const G extends object>(other: G): QNode<F | DictionariesOf<G>>;
  not(): QNode<F>;
}

export declare function Q<const F extends object>(dictionary: F): QNode<F>;

/** The type of a query's rows. */
export type RowOf<S> = S extends QuerySet<infer _M, infer Row> ? Row : never;
