/**
 * Registers a custom element, once.
 *
 * A second registration (the script loaded twice, two versions on a page) is a no-op:
 * the first one wins, because a name can never be given to another class. One warning tells.
 * So it is on a server, which has no registry.
 */
export function define(name: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  if (!registry?.get(name)) registry?.define(name, element);
  // eslint-disable-next-line no-console -- for the owner of the page
  else if (name === 'dify-chat') console.warn('<dify-chat> is already defined: the first one counts.');
}
