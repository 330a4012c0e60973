import type { Decimal128, ObjectId } from 'mongodb';

/** Hand-declared models: the types of queries are tested apart from the classes and decorators that carry them. */
export declare class BaseModel {
  get pk(): unknown;
  save(): Promise<void>;
  delete(): Promise<unknown>;
  refreshFromDb(...fields: string[]): Promise<void>;
  fullClean(): void;
  cleanFields(): void;
  clean(): void;
  validateUnique(): Promise<void>;
  toJSON(): unknown;
  toObject(): object;
  equals(other: unknown): boolean;
}

export declare class Author {
  name: string;
  email: string;
  born: Date | null;
  /** Recursive: containers of themselves must not explode. */
  friends: Author[];
  posts: Post[];
  greet(): string;
}

export declare class Post {
  title: string;
  author: Author;
  related: Post[] | null;
}

export declare class Tagline {
  title: string;
  subtitle: string | null;
}

export declare class Blog {
  name: string;
  tagline: Tagline;
  owner: Author;
  rename(name: string): void;
}

export declare class Cat {
  name: string;
  lives: number;
}

export declare class Dog {
  name: string;
  tricks: string[];
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export declare class Entry extends BaseModel {
  _id: ObjectId;
  headline: string;
  body: string | null;
  status: 'draft' | 'published';
  rating: 1 | 2 | 3;
  n_comments: number;
  views: bigint;
  price: Decimal128;
  featured: boolean;
  pub_date: Date | null;
  checksum: Uint8Array;
  editor: ObjectId | null;
  blog: Blog;
  archive: Blog | null;
  authors: Author[];
  tags: string[];
  matrix: number[][];
  pet: Cat | Dog;
  data: unknown;
  json: Json;
  settings: Record<string, number>;
  nickname?: string;
  summary(): string;
}

/** A model that declares no key. */
export declare class Keyless extends BaseModel {
  name: string;
}
