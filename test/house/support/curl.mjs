// @ts-check
/**
 * Stands for `curl` when the documents' commands are run: the few options that they use, on `fetch`. Whatever host a command names, the
 * request goes to `CURL_BASE`; each answer is added to the file `CURL_LOG`. An unknown option is an error, as it would be to a reader.
 */
import { appendFileSync, openAsBlob } from 'node:fs';
import { basename } from 'node:path';

/** @typedef {{ url?: URL, method?: string, headers: Headers, data: string[], form?: FormData, asQuery: boolean, showHead: boolean }} Request */

/** @type {Request} */
const request = { headers: new Headers(), data: [], asQuery: false, showHead: false };

/** @type {Record<string, (value: string) => unknown>} */
const WITH_VALUE = {
  '-X': (value) => (request.method = value),
  '-H': addHeader,
  '-d': (value) => request.data.push(value),
  '-F': addPart,
  '--data-urlencode': (value) =>
    request.data.push(value.replace(/=(.*)$/s, (_, text) => `=${encodeURIComponent(text)}`)),
  '--json': addJson,
};

/** @type {Record<string, () => unknown>} */
const ALONE = {
  '-s': () => undefined,
  '-S': () => undefined,
  '-G': () => (request.asQuery = true),
  '-i': () => (request.showHead = true),
  '-I': () => ((request.method = 'HEAD'), (request.showHead = true)),
};

/** @param {string} line */
function addHeader(line) {
  const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
  request.headers.append(name, value);
}

/** @param {string} text */
function addJson(text) {
  request.headers.set('content-type', 'application/json');
  request.data.push(text);
}

/** @param {string} part `name=text` or `name=@file;type=image/png` */
async function addPart(part) {
  const [, name = '', file, type = ''] = /^([^=]+)=(?:@([^;]+))?(?:;type=(.+))?/.exec(part) ?? [];
  request.form ??= new FormData();
  if (file === undefined) request.form.append(name, part.slice(name.length + 1));
  else request.form.append(name, await openAsBlob(file, { type }), basename(file));
}

/** @param {string} word */
function addUrl(word) {
  const given = new URL(/^\w+:\/\//.test(word) ? word : `http://${word}`);
  request.url = new URL(given.pathname + given.search, process.env['CURL_BASE']);
}

/** `-sS` is `-s -S`, and `-XPUT` is `-X PUT`. @param {string[]} words */
function* unbundled(words) {
  for (const word of words) {
    const bundle = /^-(\w)(.+)$/.exec(word);
    if (!bundle) yield word;
    else if (`-${bundle[1]}` in WITH_VALUE) yield* [`-${bundle[1]}`, bundle[2] ?? ''];
    else yield* Array.from(word.slice(1), (letter) => `-${letter}`);
  }
}

async function readArguments() {
  const words = unbundled(process.argv.slice(2));
  for (const word of words) {
    if (word in WITH_VALUE) await WITH_VALUE[word]?.(words.next().value ?? '');
    else if (word in ALONE) ALONE[word]?.();
    else if (word.startsWith('-')) throw new Error(`this curl does not know the option ${word}`);
    else addUrl(word);
  }
}

async function send() {
  const { url, headers, data, form, asQuery } = request;
  if (url === undefined) throw new Error('no URL');
  const body = form ?? (data.length > 0 && !asQuery ? data.join('&') : undefined);
  if (asQuery) url.search += `${url.search === '' ? '?' : '&'}${data.join('&')}`;
  const method = request.method ?? (body === undefined ? 'GET' : 'POST');
  if (typeof body === 'string' && !headers.has('content-type')) {
    headers.set('content-type', 'application/x-www-form-urlencoded');
  }
  return {
    method,
    answer: await fetch(url, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) }),
  };
}

await readArguments();
const { method, answer } = await send();
const text = await answer.text();
const log = {
  method,
  path: request.url?.pathname,
  status: answer.status,
  type: answer.headers.get('content-type'),
  text,
};
appendFileSync(process.env['CURL_LOG'] ?? '', `${JSON.stringify(log)}\n`);
const head = [...answer.headers].map(([name, value]) => `${name}: ${value}\n`).join('');
process.stdout.write(request.showHead ? `HTTP/1.1 ${answer.status} ${answer.statusText}\n${head}\n${text}` : text);
