import { MongoClient, type MongoClientOptions } from 'mongodb';

/** Where a server is and how to enter. Private fields, so that neither `inspect` nor `JSON.stringify` prints a password. */
export class Endpoint {
  readonly #uri: string;
  readonly #options: MongoClientOptions;

  constructor(uri: string, options: MongoClientOptions) {
    this.#uri = uri;
    this.#options = { ...options };
  }

  /** A client that is not connected yet. Nothing is sent or resolved. */
  createClient(extra: MongoClientOptions = {}): MongoClient {
    return new MongoClient(this.#uri, { ...this.#options, ...extra });
  }
}
