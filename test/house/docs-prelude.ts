/**
 * What the pages of the documentation take for granted. A block of code without imports of its own finds in scope what this file declares and
 * exports, and all that `nestjs-djongo` and `nestjs-djongo/testing` export.
 */
import { CharField, Model } from 'nestjs-djongo';
import { Entry } from '../../tools/docs/entry.js';

export { Body, Controller, Get, Injectable, Module, Param, Post, Query } from '@nestjs/common';
export { APP_FILTER, NestFactory } from '@nestjs/core';
export { Test } from '@nestjs/testing';

export { Author, Blog, Entry } from '../../tools/docs/entry.js';

/** Lives in a database of its own, `archive`. */
export class LogLine extends Model {
  @CharField({ maxLength: 255 }) text!: string;
}

/** The manager that a controller is injected with. */
export const entries = Entry.objects;

/** The models of the connection that a block marked `ts run` finds open. */
export const MODELS = [Entry];
