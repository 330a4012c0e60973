/** The types that `nestjs-djongo/testing` exports besides its classes. A name that is gone does not compile. */
export type {
  DjongoTestingOptions,
  EmbeddedMongodOptions,
  FindMongodOptions,
  MongodStep,
  MongodStepFailure,
} from 'nestjs-djongo/testing';
