import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { DriverError, translateError } from '../connection/index.js';
import { DjongoError } from '../errors/index.js';
import { problemDetails } from './problem-details.js';

/** What Express and Fastify have in common. */
interface HttpResponse {
  status(code: number): HttpResponse;
  header(name: string, value: string): HttpResponse;
  send(body: string): unknown;
}

/** Seconds a client should wait before it tries again when the database is away. */
const RETRY_AFTER = '5';

/**
 * Answers this package's errors over HTTP, and the driver's that cursors of `mongo_aggregate` and its like throw: 400 with the
 * messages by path, 404, 409, 503 with `Retry-After`; anything else is a 500 without details. Bodies are `application/problem+json`. Works on Express and on Fastify.
 *
 * @example
 * @Module({ providers: [{ provide: APP_FILTER, useClass: DjongoExceptionFilter }] })
 */
@Catch(DjongoError, DriverError)
export class DjongoExceptionFilter implements ExceptionFilter<Error> {
  readonly #logger = new Logger(DjongoExceptionFilter.name);

  catch(thrown: Error, host: ArgumentsHost): void {
    const error = translateError(thrown);
    // Other transports have their own way of answering.
    if (!(error instanceof DjongoError) || host.getType() !== 'http') throw error;
    const problem = problemDetails(error);
    this.#log(error, problem.status);
    const response = host.switchToHttp().getResponse<HttpResponse>();
    if (problem.status === 503) response.header('retry-after', RETRY_AFTER);
    response
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  }

  /** A defect needs its stack; a database that is away would fill the log with the same one. */
  #log(error: DjongoError, status: number): void {
    const line = `${error.name}: ${error.message}`;
    if (status === 503) this.#logger.warn(line);
    else if (status >= 500) this.#logger.error(line, error.stack);
  }
}
