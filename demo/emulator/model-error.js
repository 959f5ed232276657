import {createHash} from 'node:crypto';

const TEXTS = {
  400: ['the request is not valid.', 'invalid_request_error'],
  401: ['Incorrect API key provided.', 'authentication_error'],
  403: ['not allowed.', 'permission_error'],
  429: ['Rate limit reached for requests.', 'rate_limit_error'],
  500: ['The server had an error while processing your request.', 'server_error'],
  503: ['The engine is currently overloaded, please try again later', 'server_error'],
};

/** The model provider failed. `message` is the plugin's own JSON text, which Dify passes on. */
export class ModelError extends Error {
  isModelError = true;

  /** `blocking`: what a blocking call gets instead, `{code, message}`. */
  constructor(message, blocking) {
    super(message);
    const reqId = createHash('sha1').update(message).digest('hex').slice(0, 10);
    this.blocking = blocking ?? {code: 'invalid_param', message: `req_id: ${reqId} PluginInvokeError: ${message}`};
  }

  /** The fields of an `error` frame. */
  frame() {
    return {code: 'invalid_param', status: 400, message: this.message};
  }
}

/** The provider answered with an HTTP error. */
export function statusError(status) {
  const [text, type] = TEXTS[status] ?? ['something went wrong.', 'server_error'];
  const body = {error: {message: `Scripted ${status}: ${text}`, type, param: null, code: type}};
  const description = `[models] Error: API request failed with status code ${status}: ${JSON.stringify(body)}`;
  return new ModelError(JSON.stringify({args: {description}, error_type: 'InvokeError', message: description}));
}

/** The provider's stream broke off. */
export function brokenError() {
  const message = JSON.stringify({
    args: {},
    error_type: 'ChunkedEncodingError',
    message: 'Response ended prematurely',
  });
  return new ModelError(message, {
    code: 'completion_request_error',
    message:
      "[models] Server Unavailable Error, ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
  });
}

/** The provider put an error object into its stream. */
export function chunkError() {
  const text =
    "{'message': 'Scripted error in the middle of the stream.', 'type': 'server_error', 'code': 'server_error'}";
  const message = JSON.stringify({args: {}, error_type: 'ValueError', message: text});
  return new ModelError(message, statusError(500).blocking);
}
