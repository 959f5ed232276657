import {png} from '../png.js';
import {signedUrl} from '../signed-url.js';
import {makeFile} from '../tools.js';

const SIGNED = /\/files\/(?:tools\/)?([0-9a-f-]{36})(?:\.\w+|\/file-preview)\?timestamp=\d+&nonce=\w+&sign=[\w%=-]+/g;
const SIZE = 96;

/** A picture of a mug, more or less. */
const mug = () =>
  png(SIZE * 2, SIZE, (x, y) => {
    const body = x > 50 && x < 110 && y > 18 && y < 82;
    const ring = Math.hypot(x - 114, y - 48);
    if (body || (ring > 14 && ring < 22 && x >= 108)) return [62, 110, 86];
    return [246 - y / 8, 240 - y / 6, 228 - y / 4];
  });

/** The signed address of a picture for answers, always relative, as a Dify without `FILES_URL` writes it. */
export function picture(ctx) {
  if (!ctx) return '/files/missing.png';
  ctx.app.picture ??= makeFile(ctx, {extension: 'png', mimeType: 'image/png', bytes: mug(), name: 'mug.png'});
  return relative(signedUrl(ctx, ctx.app.picture));
}

/** An answer with fresh signatures in its file addresses, as every look at history gives it. */
export function resign(ctx, answer) {
  return answer.replace(SIGNED, (address, id) => {
    const file = ctx.world.files.get(id);
    return file ? relative(signedUrl(ctx, file)) : address;
  });
}

function relative(address) {
  const {pathname, search} = new URL(address, 'http://relative');
  return pathname + search;
}
