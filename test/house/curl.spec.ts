import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { runCurls } from './support/curl.js';

/** Answers with what it was asked. */
function echo(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method, url, headers } = request;
    response.statusCode = url === '/missing' ? 404 : 200;
    response.end(
      JSON.stringify({ method, url, type: headers['content-type'], body: Buffer.concat(chunks).toString() }),
    );
  });
}

const server: Server = createServer(echo);
let port: number;

async function ask(block: string): Promise<unknown[]> {
  const answers = await runCurls(block, port);
  return answers.map(({ text }) => JSON.parse(text) as unknown);
}

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});

afterAll(() => void server.close());

describe('The curl of the pages', () => {
  it.each<[command: string, asked: object]>([
    ["curl -s 'localhost:3000/a?b=c%20d'", { method: 'GET', url: '/a?b=c%20d', body: '' }],
    ['curl -sSX DELETE http://localhost:3000/a', { method: 'DELETE' }],
    ['curl -d a=b localhost/a', { method: 'POST', body: 'a=b', type: 'application/x-www-form-urlencoded' }],
    [`curl localhost/a -H 'content-type: text/x' -d x`, { type: 'text/x', body: 'x' }],
    [`curl -XPUT --json '{ "a": 1 }' localhost/a`, { method: 'PUT', type: 'application/json', body: '{ "a": 1 }' }],
    ["curl -G localhost/a --data-urlencode 'b=c d'", { method: 'GET', url: '/a?b=c%20d', body: '' }],
    [
      'curl -F a=b -F c=@LICENSE localhost/a',
      { type: expect.stringMatching(/^multipart/), body: expect.stringContaining('MIT') },
    ],
  ])('%s', async (command, asked) => {
    expect(await ask(command)).toEqual([expect.objectContaining(asked)]);
  });

  it('runs several commands, and says what each was answered', async () => {
    const answers = await runCurls('curl -s localhost/a # a comment\ncurl -si \\\n localhost/missing | cat\n', port);
    expect(answers.map(({ method, path, status }) => [method, path, status])).toEqual([
      ['GET', '/a', 200],
      ['GET', '/missing', 404],
    ]);
  });

  it('refuses what it does not know, and so does the shell', async () => {
    await expect(ask('curl --upload-file x localhost/a')).rejects.toThrow('does not know the option --upload-file');
    await expect(ask('no-such-program')).rejects.toThrow('no-such-program');
  });
});
