import { ArrayField, CharField, DjongoManager, IntegerField, Model } from 'nestjs-djongo';

/** An author, embedded in notes. */
export class Writer {
  @CharField({ maxLength: 20 }) name!: string;
}

export class Note extends Model {
  @CharField({ maxLength: 10, unique: true }) text!: string;
  @IntegerField({ default: 0 }) stars!: number;
  @ArrayField({ modelContainer: Writer, blank: true }) writers!: Writer[];
  static objects = new DjongoManager<Note>();
}

export class LogLine extends Model {
  @CharField() line!: string;
  static objects = new DjongoManager<LogLine>();
}

export class NotFields {}
