const UUID = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
const PREFIXES = {service: '/v1', webapp: '/api', files: '/files'};

/** The routes of one emulator. How a pattern is written stands in the README. */
export class Router {
  #routes = [];
  #atLeast;

  /** `atLeast(era)` says whether the emulated release is that era or later. */
  constructor(atLeast) {
    this.#atLeast = atLeast;
  }

  /** Adds a route to each of its families, unless the emulated release does not have it yet. */
  route(method, pattern, options, handler) {
    const {families = ['service', 'webapp'], auth = 'app', since = '1.12', body} = options;
    const {help = !pattern.includes(':')} = options;
    for (const family of families) {
      if (!this.#atLeast(typeof since === 'string' ? since : (since[family] ?? '1.12'))) continue;
      const bodyKind = body ?? (method === 'GET' ? 'none' : 'json');
      const match = compile(PREFIXES[family] + pattern);
      this.#routes.push({method, pattern, family, auth, body: bodyKind, help, match, handler});
    }
  }

  /** `{route, params, methods}` of a decoded path; `route` is missing when only the method is wrong, all when nothing matches. */
  find(method, path) {
    const matching = this.#routes.flatMap((route) => {
      const found = route.match.exec(path);
      return found ? [{route, params: {...found.groups}}] : [];
    });
    if (!matching.length) return undefined;
    const wanted = method === 'HEAD' ? 'GET' : method;
    const methods = matching.flatMap(({route}) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]));
    const hit = matching.find(({route}) => route.method === wanted);
    return {family: matching[0].route.family, methods: [...new Set(methods), 'OPTIONS'], ...hit};
  }
}

function compile(pattern) {
  const source = pattern.replace(/[.]/g, '\\.').replace(/:(\w+)(?:<(\w+)>)?/g, (_, name, kind) => {
    const text = {uuid: UUID, path: '.+'}[kind] ?? '[^/]+';
    return `(?<${name}>${text})`;
  });
  return new RegExp(`^${source}$`);
}
