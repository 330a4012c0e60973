/** What the tests read of the answers. */
export interface EntryJson {
  readonly _id: string;
  readonly blog: { readonly name: string; readonly tagline: string };
  readonly headline: string;
  readonly authors: readonly { readonly name: string; readonly email: string }[];
  readonly n_comments: number;
  readonly tags: readonly string[];
  readonly pub_date: string;
}

export interface CountryJson {
  readonly cca3: string;
  readonly area: number | null;
  readonly borders: readonly string[];
}

export interface PageJson<T> {
  readonly items: readonly T[];
  readonly total: number;
}

export interface ProblemJson {
  readonly status: number;
  readonly detail: string;
  readonly errors?: Readonly<Record<string, readonly string[]>>;
}
