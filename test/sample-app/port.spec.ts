import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from '@jest/globals';
import { checkPortIsFree, portOf } from '../../sample-app/src/common/port.js';

it.each([
  [undefined, 3000],
  ['', 3000],
  ['8080', 8080],
  ['0', 0],
])('takes PORT=%s for %d', (text, port) => {
  expect(portOf(text)).toBe(port);
});

it.each(['65536', '-1', '80a', '1e3', ' 80'])('refuses PORT=%j', (text) => {
  expect(() => portOf(text)).toThrow('PORT must be a number from 0 to 65535');
});

it('tells in one line that a port is in use', async () => {
  const server = createServer();
  await once(server.listen(0), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(checkPortIsFree(port)).rejects.toThrow(`Port ${port} is in use; set PORT to another one.`);
  server.close();
  await once(server, 'close');
  await expect(checkPortIsFree(port)).resolves.toBeUndefined();
});
