/** The one door to the BSON types for rooms that do not talk to the server themselves. */
export { Binary, BSONRegExp, DBRef, Decimal128, Double, Int32, Long, ObjectId } from 'mongodb';
export type { CollationOptions, Document } from 'mongodb';
