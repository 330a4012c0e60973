/**
 * What the pages of the documentation take for granted. A block of code without imports of its own finds in scope what this file declares and
 * exports, and all that `nestjs-djongo` and `nestjs-djongo/testing` export.
 */
import {
  ArrayField,
  CharField,
  DateTimeField,
  DjongoManager,
  EmbeddedField,
  IntegerField,
  Meta,
  Model,
  TextField,
} from 'nestjs-djongo';

export { Body, Controller, Get, Injectable, Module, Param, Post, Query } from '@nestjs/common';
export { APP_FILTER, NestFactory } from '@nestjs/core';
export { Test } from '@nestjs/testing';

@Meta({ abstract: true })
export class Blog {
  @CharField({ maxLength: 100 }) name!: string;
  @TextField({ blank: true }) tagline!: string;
}

@Meta({ abstract: true })
export class Author {
  @CharField({ maxLength: 200 }) name!: string;
  @CharField({ maxLength: 200 }) email!: string;
}

@Meta({ collection: 'entry', ordering: ['-pub_date'] })
export class Entry extends Model {
  @EmbeddedField({ modelContainer: Blog }) blog!: Blog;
  @CharField({ maxLength: 255 }) headline!: string;
  @ArrayField({ modelContainer: Author, blank: true }) authors!: Author[];
  @ArrayField({ baseField: CharField({ maxLength: 30 }), blank: true }) tags!: string[];
  @DateTimeField({ null: true }) pub_date!: Date | null;
  @IntegerField({ default: 0 }) n_comments!: number;

  static objects = new DjongoManager<Entry>();
}

/** Lives in a database of its own, `archive`. */
export class LogLine extends Model {
  @CharField({ maxLength: 255 }) text!: string;
}

/** The manager that a controller is injected with. */
export const entries = Entry.objects;

/** The models of the connection that a block marked `ts run` finds open. */
export const MODELS = [Entry];
