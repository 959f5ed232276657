/** Writes JSON as the engine does by itself. Old libraries give arrays a `toJSON`, by which they would become texts. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key, given: unknown) {
    return Array.isArray(this[key]) ? this[key] : given;
  });
}
