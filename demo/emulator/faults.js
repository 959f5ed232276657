import {gzipSync} from 'node:zlib';
import {expand, presets} from './fault-presets.js';
import {sleep} from './time.js';

/** Arms a fault on an app: the next `times` requests that match suffer it. `match`: `{method?, path?: regex text}`. */
export function arm(app, {match = {}, fault, times = 1}) {
  app.faults.push({method: match.method, path: match.path && new RegExp(match.path), fault: expand(fault), times});
}

/** Whether some app has the fault `alone`: then no connection is used twice, not even that of a preflight, which names no app. */
export const isAlone = (world) => [...world.apps.values()].some(({faults}) => faults.some(({fault}) => fault.alone));

/** The faults that hit this request: armed ones, which are used up, and `FAULT:name` in the question. */
export function takeFaults(ctx, app) {
  const hits = app.faults.filter(
    ({method, path}) => (!method || method === ctx.method) && (!path || path.test(ctx.path)),
  );
  for (const hit of hits) hit.times--;
  app.faults = app.faults.filter(({times}) => times > 0);
  return [...hits.map(({fault}) => fault), ...faultsInQuery(ctx)];
}

function faultsInQuery(ctx) {
  if (ctx.method !== 'POST' || !/messages$|\/run$/.test(ctx.path)) return [];
  const names = [...ctx.rawBody.toString().matchAll(/\bFAULT:([a-z0-9-]+)/g)].map(([, name]) => name);
  return names.filter((name) => presets[name]).map((name) => presets[name]);
}

/**
 * Applies the faults that take the place of the answer. True when nothing more is to be done.
 * `write(status, type, body, headers)` answers.
 */
export async function answerFault(ctx, faults, write) {
  const fault = Object.assign({}, ...faults);
  if (fault.delayMs) await sleep(fault.delayMs, ctx.signal);
  if (fault.hang) return sleep(Infinity, ctx.signal).then(() => true);
  if (fault.reset) {
    ctx.res.socket?.resetAndDestroy();
    return true;
  }
  if (fault.redirect) write(307, 'text/html', '', {Location: fault.redirect});
  else if (fault.status) writeStatus(fault, write);
  else return ctx.res.destroyed;
  return true;
}

function writeStatus({status, body = 'json', headers}, write) {
  if (body === 'empty') write(status, 'text/plain', '', headers);
  else if (body === 'null') write(status, 'application/json', 'null', headers);
  else if (body === 'html') write(status, 'text/html', gatewayPage(status), headers);
  else if (body === 'json') write(status, 'application/json', JSON.stringify(usualError(status)), headers);
  else if (typeof body === 'string') write(status, 'text/html', body, headers);
  else write(status, 'application/json', JSON.stringify(body), headers);
}

function usualError(status) {
  const [code, message] = {
    400: ['invalid_param', 'Scripted fault'],
    401: ['unauthorized', 'Access token is invalid'],
    403: ['forbidden', "The app's API service has been disabled."],
    404: ['not_found', 'Conversation Not Exists.'],
    413: ['file_too_large', 'File size exceeded.'],
    415: ['unsupported_file_type', 'File type not allowed.'],
    429: ['too_many_requests', 'Too many requests. Please try again later.'],
  }[status] ?? ['internal_server_error', 'Internal Server Error'];
  return {code, message, status};
}

function gatewayPage(status) {
  return `<html>\r\n<head><title>${status} Fault</title></head>\r\n<body>\r\n<center><h1>${status} Fault</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
}

/** Writes the body of an answer that is not a stream, late or not to its end where a fault wants it so. */
export async function endBody({res, faults, signal}, body) {
  const {delayAfterHeadersMs, cut} = Object.assign({}, ...faults);
  if (delayAfterHeadersMs) {
    res.flushHeaders();
    await sleep(delayAfterHeadersMs, signal);
  }
  if (cut?.bytes === undefined) return res.end(body);
  res.write(Buffer.from(body).subarray(0, cut.bytes));
  await sleep(20);
  return cut.how === 'end' ? res.socket?.end() : res.socket?.resetAndDestroy();
}

/** Spoils the encoding of a response: what is written afterwards no longer fits its headers. */
export function spoilEncoding(res, faults) {
  const {encoding} = Object.assign({}, ...faults);
  if (!encoding) return;
  const pieces = [];
  const writeHead = res.writeHead.bind(res);
  const end = res.end.bind(res);
  let head;
  res.writeHead = (...args) => ((head = args), res);
  res.flushHeaders = () => {};
  res.write = (chunk) => pieces.push(Buffer.from(chunk));
  res.end = (chunk = '') => {
    const body = Buffer.concat([...pieces, Buffer.from(chunk)]);
    const [status, headers] = head;
    delete headers['Content-Length'];
    if (encoding === 'wrong-length') {
      writeHead(status, {...headers, 'Content-Length': body.length + 100});
      const {socket} = res; // gone from `res` once the answer is written
      end(body, () => socket?.end());
    } else {
      writeHead(status, {...headers, 'Content-Encoding': 'gzip'});
      const zipped = gzipSync(body);
      end(encoding === 'gzip-bad' ? body : zipped.subarray(0, Math.ceil(zipped.length / 2)));
    }
  };
}
