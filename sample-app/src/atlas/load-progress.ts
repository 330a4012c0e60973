import type { Logger } from '@nestjs/common';
import { Presets, SingleBar } from 'cli-progress';

/** What shows how far a load has come. */
export interface LoadProgress {
  advance(count: number): void;
  end(): void;
}

/** A bar on a terminal; a line at the beginning and one at the end elsewhere. */
export function showProgress(total: number, logger: Logger): LoadProgress {
  return process.stderr.isTTY ? progressBar(total) : progressLines(total, logger);
}

function progressBar(total: number): LoadProgress {
  const bar = new SingleBar(
    { format: 'Loading the atlas {bar} {value}/{total} countries', gracefulExit: false },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { advance: (count) => bar.increment(count), end: () => bar.stop() };
}

function progressLines(total: number, logger: Logger): LoadProgress {
  let done = 0;
  logger.log(`Loading ${total} countries…`);
  return {
    advance: (count) => void (done += count),
    end: () => logger.log(`${done} of ${total} countries are loaded.`),
  };
}
