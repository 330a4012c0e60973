import { LOG_LEVELS, type LoggingSettings, type LogLevel } from './options.js';

/** Where the lines go. Nest's `Logger` and any `LoggerService` with `debug` fit. */
export interface DjongoLogger {
  debug(message: string): void;
  log(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** The console, for use outside Nest. */
export const consoleLogger: DjongoLogger = Object.freeze({
  debug: (message: string) => console.debug(message),
  log: (message: string) => console.log(message),
  warn: (message: string) => console.warn(message),
  error: (message: string) => console.error(message),
});

/** The same logger without the lines below the settings' level; without any for `false`. */
export function filteredLogger(logger: DjongoLogger, logging: false | LoggingSettings): DjongoLogger {
  const shows = (level: LogLevel): boolean =>
    logging !== false && LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(logging.level);
  return {
    debug: (message) => void (shows('debug') && logger.debug(message)),
    log: (message) => void (shows('info') && logger.log(message)),
    warn: (message) => void (shows('warn') && logger.warn(message)),
    error: (message) => void (shows('error') && logger.error(message)),
  };
}
