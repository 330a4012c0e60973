// @ts-check
/** @type {import('jest').Config} */
export default {
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/libs/djongo/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  testTimeout: 20_000,
  maxWorkers: 2,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions()] },
  moduleNameMapper: {
    '^nestjs-djongo$': '<rootDir>/libs/djongo/src/index.ts',
    '^nestjs-djongo/(testing|terminus|swagger)$': '<rootDir>/libs/djongo/src/$1/index.ts',
    // TypeScript sources import each other as .js; a package's own .js files come first and stay what they are.
    '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts'],
  },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  reporters: ['default', '<rootDir>/tools/jest-summary-reporter.mjs'],
};

function swcOptions() {
  return {
    swcrc: false,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      target: 'es2022',
      keepClassNames: true,
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    },
  };
}
