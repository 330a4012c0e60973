import { Injectable } from '@nestjs/common';
import { DjongoManager, InjectManager, type Input, ObjectId } from 'nestjs-djongo';
import { isRecord } from '../common/is-record.js';
import { listPage } from '../common/list-page.js';
import type { ListRequest, Page } from '../common/list-parameters.js';
import { Entry } from './models/entry.model.js';

/** Number of entries that a blog published in a month. */
export interface MonthCount {
  readonly blog: string;
  /** `2024-02`, in UTC. */
  readonly month: string;
  readonly count: number;
}

@Injectable()
export class EntriesService {
  constructor(@InjectManager(Entry) private readonly entries: DjongoManager<Entry>) {}

  create(values: Input<Entry>): Promise<Entry> {
    return this.entries.create(values);
  }

  list(request: ListRequest): Promise<Page<Entry>> {
    return listPage(this.entries.all(), request);
  }

  get(id: ObjectId): Promise<Entry> {
    return this.entries.get({ pk: id });
  }

  /** Changes the fields that are given. Of an embedded blog, too, only those; arrays are replaced. */
  async change(id: ObjectId, changes: Input<Entry>): Promise<Entry> {
    const entry = await this.entries.get({ pk: id });
    const blog = isRecord(changes.blog) ? { blog: { ...entry.blog, ...changes.blog } } : {};
    Object.assign(entry, changes, blog);
    await entry.save({ updateFields: Object.keys(changes) });
    return entry;
  }

  async delete(id: ObjectId): Promise<void> {
    const { deleted } = await this.entries.filter({ pk: id }).delete();
    if (deleted === 0) throw new Entry.DoesNotExist('Entry matching query does not exist.');
  }

  /** A raw aggregation: the driver's own cursor, typed by what the pipeline makes. */
  countByMonth(): Promise<MonthCount[]> {
    const month = { $dateToString: { date: '$pub_date', format: '%Y-%m' } };
    return this.entries
      .mongo_aggregate<MonthCount>([
        { $group: { _id: { blog: '$blog.name', month }, count: { $sum: 1 } } },
        { $sort: { '_id.month': -1, '_id.blog': 1 } },
        { $replaceWith: { blog: '$_id.blog', month: '$_id.month', count: '$count' } },
      ])
      .toArray();
  }
}
