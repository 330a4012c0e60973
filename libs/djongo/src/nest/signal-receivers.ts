import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { ConnectionSet, ModelConnection } from '../connection/index.js';
import { ImproperlyConfigured } from '../errors/index.js';
import { declaredReceivers } from './signal.decorators.js';

/** What Nest knows of a provider or a controller. */
type Wrapper = ReturnType<DiscoveryService['getProviders']>[number];

/** Connects the methods with `@PreSave(Entry)` and its like to the application's databases. */
@Injectable()
export class SignalReceivers implements OnModuleInit {
  readonly #discovery: DiscoveryService;
  readonly #set: ConnectionSet;

  constructor(@Inject(DiscoveryService) discovery: DiscoveryService, @Inject(ConnectionSet) set: ConnectionSet) {
    this.#discovery = discovery;
    this.#set = set;
  }

  /** Every provider exists by now. This module is global, so Nest calls it before those of the application. */
  onModuleInit(): void {
    const wrappers = [...this.#discovery.getProviders(), ...this.#discovery.getControllers()];
    for (const wrapper of wrappers) refusePassing(wrapper);
    for (const instance of new Set(wrappers.map(instanceOf))) if (instance !== undefined) this.#connect(instance);
  }

  #connect(instance: object): void {
    for (const { signal, model, key } of declaredReceivers(Object.getPrototypeOf(instance))) {
      // By its name, so that a method that was replaced, by a test or a proxy, is the one that is called.
      const receive = (object: object, event: unknown): unknown =>
        (Reflect.get(instance, key) as (...given: unknown[]) => unknown).call(instance, object, event);
      for (const connection of this.#set.all()) {
        if (connection instanceof ModelConnection) connection.signals.add(signal, model, receive);
      }
    }
  }
}

/** The one instance of a provider; the same under each of its tokens. */
function instanceOf(wrapper: Wrapper): object | undefined {
  if (isPassing(wrapper)) return undefined;
  const instance: unknown = wrapper.instance;
  return typeof instance === 'object' && instance !== null ? instance : undefined;
}

function isPassing(wrapper: Wrapper): boolean {
  return wrapper.isTransient || !wrapper.isDependencyTreeStatic();
}

/** A provider that is made for each request has no instance that could receive anything. */
function refusePassing(wrapper: Wrapper): void {
  const prototype: unknown = isPassing(wrapper) ? Object(wrapper.metatype).prototype : undefined;
  if (typeof prototype !== 'object' || prototype === null) return;
  const [first] = declaredReceivers(prototype);
  if (first === undefined) return;
  throw new ImproperlyConfigured(
    `${wrapper.name}.${String(first.key)} receives signals, but ${wrapper.name} is made anew for each request or each ` +
      `user; move the method to a provider of the default scope.`,
  );
}
