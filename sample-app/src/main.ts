import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { checkPortIsFree, portOf } from './common/port.js';
import { setupSwagger } from './setup-swagger.js';

async function bootstrap(): Promise<void> {
  const port = portOf(process.env['PORT']);
  await checkPortIsFree(port);
  const app = await NestFactory.create(AppModule);
  app.enableShutdownHooks();
  setupSwagger(app);
  await app.listen(port);
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  new Logger('SampleApp').log(`Listening on ${url}; Swagger UI is at ${url}/api`);
}

try {
  await bootstrap();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
