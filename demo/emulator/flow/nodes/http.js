import {NodeError} from './node-error.js';

/**
 * HTTP request. Nothing is really asked: a node with a `response` gets that, one without finds its host closed,
 * which is what fail branches, retries and default values are shown with.
 */
export async function httpRequest(node, {run, pool, signal}) {
  const url = new URL(pool.render(node.url));
  await run.work(signal);
  const request = `${node.method ?? 'GET'} ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`;
  if (!node.response) {
    throw new NodeError('[Errno 111] Connection refused', {process: {request}, errorType: 'HttpRequestNodeError'});
  }
  const {status = 200, body = '', headers = {'content-type': 'application/json'}} = node.response;
  return {process: {request}, outputs: {status_code: status, body: pool.render(body), headers, files: []}};
}
