// Takes the place of lit/decorators.js in the build: the four decorators that we use, in the only form that our compiler
// settings produce. Lit's own also carry the code for standard decorators.
export const property = (options) => (prototype, name) => prototype.constructor.createProperty(name, options);

export const state = (options) => property({...options, state: true, attribute: false});

const getter = (get) => (prototype, name) => Object.defineProperty(prototype, name, {get, configurable: true});

export const query = (selector) =>
  getter(function () {
    return this.renderRoot?.querySelector(selector) ?? null;
  });

export const queryAll = (selector) =>
  getter(function () {
    return this.renderRoot?.querySelectorAll(selector) ?? [];
  });
