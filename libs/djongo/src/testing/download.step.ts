import type { MongodStep } from './mongod-step.js';
import { loadMemoryServer } from './memory-server.js';

const PROBE_MS = 3_000;

/** memory-server's download of MongoDB's own build into `folder`, after a probe that spares an offline machine its retries. */
export function downloadStep(folder: string): MongodStep {
  return {
    name: "mongodb-memory-server's download",
    async find() {
      const { MongoBinary } = await loadMemoryServer();
      await probe(process.env['MONGOMS_DOWNLOAD_MIRROR'] || 'https://fastdl.mongodb.org');
      return MongoBinary.download({ ...(await downloadOptions()), downloadDir: folder });
    },
  };
}

/** `download` rather than `getPath`: the latter would come back to MONGOMS_SYSTEM_BINARY, which has been tried. */
async function downloadOptions() {
  const { DryMongoBinary } = await loadMemoryServer();
  const options = await DryMongoBinary.generateOptions();
  return { ...options, platform: process.platform, systemBinary: '', checkMD5: true };
}

/** Any answer will do. Behind a proxy only memory-server knows the way, so there the probe is left out. */
async function probe(host: string): Promise<void> {
  const { HTTPS_PROXY, HTTP_PROXY, https_proxy, http_proxy } = process.env;
  if (HTTPS_PROXY || HTTP_PROXY || https_proxy || http_proxy) return;
  try {
    await fetch(host, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) });
  } catch (cause) {
    throw new Error(`${host} cannot be reached (${describe(cause)})`, { cause });
  }
}

/** `fetch` says only "fetch failed"; the reason is its cause. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
