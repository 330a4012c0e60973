import { MongoError } from 'mongodb';

/** What the driver throws; `translateError` tells which error of this package it stands for. */
export const DriverError = MongoError;
