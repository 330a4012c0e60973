import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
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
 * Answers this package's errors over HTTP: 400 with the messages by path, 404, 409, 503 with `Retry-After`; anything else is
 * a 500 without details. Bodies are `application/problem+json`. Works on Express and on Fastify.
 *
 * @example
 * @Module({ providers: [{ provide: APP_FILTER, useClass: DjongoExceptionFilter }] })
 */
@Catch(DjongoError)
export class DjongoExceptionFilter implements ExceptionFilter<DjongoError> {
  readonly #logger = new Logger(DjongoExceptionFilter.name);

  catch(error: DjongoError, host: ArgumentsHost): void {
    // Other transports have their own way of answering.
    if (host.getType() !== 'http') throw error;
    const problem = problemDetails(error);
    if (problem.status >= 500) this.#logger.error(`${error.name}: ${error.message}`, error.stack);
    const response = host.switchToHttp().getResponse<HttpResponse>();
    if (problem.status === 503) response.header('retry-after', RETRY_AFTER);
    response
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  }
}
