/** An answer that refuses: HTTP status, Dify's code and text. */
export class HttpError extends Error {
  constructor(status, code, message, {headers = {}, body} = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.body = body ?? {code, message, status};
  }
}

/** Refuses the request with Dify's usual error object. */
export function fail(status, code, message, options) {
  throw new HttpError(status, code, message, options);
}

/** Refuses with the code that Dify gives to every ValueError. */
export function invalidParam(message) {
  fail(400, 'invalid_param', message);
}

/** 404 `not_found`. Dify's router adds a guess of what the caller meant when the path is a literal one. */
export function notFound(message) {
  fail(404, 'not_found', message);
}

/** The words of Flask for a missing page. */
export const NOT_FOUND_TEXT =
  'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.';

/** Whatever was thrown, as the answer Dify would give. */
export function toHttpError(error) {
  if (error instanceof HttpError) return error;
  const body = {message: 'Internal Server Error', code: 'unknown', status: 500};
  return new HttpError(500, 'unknown', body.message, {body});
}

/** A thrown error as the fields of an `error` frame: `{code, status, message}`, in the order of the wire. */
export function toErrorFrame(error) {
  if (error.isModelError) return error.frame();
  if (error instanceof HttpError) return {code: error.code, status: error.status, message: error.message};
  return {
    code: 'internal_server_error',
    message: 'Internal Server Error, please contact support.',
    status: 500,
  };
}

/** Flask's page for a missing route. */
export const NOT_FOUND_PAGE = `<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>${NOT_FOUND_TEXT}</p>\n`;
