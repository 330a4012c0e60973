import 'reflect-metadata';
import { Controller, Get, Injectable, Module, Param, type INestApplication } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import {
  CharField,
  DjongoConnection,
  DjongoExceptionFilter,
  DjongoManager,
  DjongoModule,
  getManagerToken,
  InjectConnection,
  InjectManager,
  Model,
  ObjectId,
  ParseObjectIdPipe,
} from 'nestjs-djongo';
import { testDatabase } from '../support/database.js';

class Note extends Model {
  @CharField({ maxLength: 10, unique: true }) text!: string;
  static objects = new DjongoManager<Note>();
}

class Log extends Model {
  @CharField() line!: string;
  static objects = new DjongoManager<Log>();
}

@Controller('notes')
class NoteController {
  constructor(@InjectManager(Note) private readonly notes: DjongoManager<Note>) {}

  @Get(':id')
  one(@Param('id', ParseObjectIdPipe) id: ObjectId): Promise<Note> {
    return this.notes.get({ pk: id });
  }
}

@Injectable()
class LogService {
  constructor(
    @InjectManager(Log, 'archive') readonly logs: DjongoManager<Log>,
    @InjectConnection('archive') readonly connection: DjongoConnection,
  ) {}
}

@Module({ imports: [DjongoModule.forFeature([Log], 'archive')], providers: [LogService], exports: [LogService] })
class LogModule {}

const first = testDatabase();
const second = testDatabase();
let app: INestApplication;
let url: string;

beforeAll(async () => {
  const module = await Test.createTestingModule({
    imports: [
      DjongoModule.forRoot({ name: first.name, uri: first.uri, models: [Note] }),
      DjongoModule.forRootAsync({ alias: 'archive', useFactory: () => ({ name: second.name, uri: second.uri }) }),
      LogModule,
    ],
    controllers: [NoteController],
    providers: [{ provide: APP_FILTER, useClass: DjongoExceptionFilter }],
  }).compile();
  app = module.createNestApplication();
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});

afterAll(async () => {
  await app?.close();
  await first.drop();
  await second.drop();
});

it('injects managers of two databases', async () => {
  const note = await app.get<DjongoManager<Note>>(getManagerToken(Note)).create({ text: 'a' });
  const service = app.get(LogService, { strict: false });
  await service.logs.create({ line: 'x' });
  expect(await second.db.collection('log').countDocuments()).toBe(1);
  expect(await Note.objects.count()).toBe(1);
  expect(await Log.objects.count()).toBe(1);
  const answer = await fetch(`${url}/notes/${String(note.pk)}`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ _id: String(note.pk), text: 'a' });
  expect((await fetch(`${url}/notes/zz`)).status).toBe(400);
  const miss = await fetch(`${url}/notes/${new ObjectId().toHexString()}`);
  expect(miss.status).toBe(404);
  expect(miss.headers.get('content-type')).toContain('application/problem+json');
  expect(await miss.json()).toMatchObject({ status: 404, code: 'does_not_exist' });
});
