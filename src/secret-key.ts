/** Names and addresses that only a trusted network knows: this computer, private ranges, names without a dot. */
const TRUSTED = [
  /^[^.:]*$/,
  /\.(?:localhost|local|internal|lan|home|home\.arpa|corp|test)$/,
  /^(?:127|10)(?:\.\d+){3}$/,
  /^(?:192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+){2}$/,
  /^\[(?:::1|f[cd].*|fe[89ab].*)\]$/,
];

/** Whether anybody may open pages of this host, as `location.hostname` has it. */
export function isPublic(host: string): boolean {
  return !TRUSTED.some((names) => names.test(host));
}

let warned = false;

/** Says once, on a public page, that a secret key there is no secret, and what to do instead. */
export function warn(host = location.hostname): void {
  if (warned || !isPublic(host)) return;
  warned = true;
  // eslint-disable-next-line no-console -- for the owner of the page
  console.warn(
    '<dify-chat>: api-key is a secret, and whoever opens this page can read it, and with it the conversations of all your ' +
      'visitors. Use app-code, the public code of the published web app, or authorize with a proxy that keeps the key.',
  );
}
