/** Whether two types are the same, `any` and `readonly` included. */
export type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;

/** Compiles only if both types are the same: `same<RowOf<typeof query>, { headline: string }>(true)`. */
export declare function same<A, B>(answer: Same<A, B>): void;
