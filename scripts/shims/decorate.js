// Takes the place of the compiler's helper in the build: our decorators are all on fields, one each.
function decorate([decorator], prototype, name) {
  decorator(prototype, name);
}

export {decorate as default};
