/**
 * What a server gets for `import 'dify-chat-element'` (export condition `node`): nothing is registered and nothing is
 * drawn there, but the import must not fail. The page that the server renders loads the real module.
 */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- stands for the element
export class DifyChat {}
