// Drops DOMPurify's default lists of elements and attributes from a build: we always give it lists of our own
// (src/markdown/html.ts), so they would only be downloaded. What is left allows nothing by default, so a call without
// lists would show nothing rather than too much. Saves 2.5 kB of a visitor's download.
// Options that never change become constants, which saves 2 kB more.

const LISTS = [
  'html$1',
  'svg$1',
  'svgFilters',
  'svgDisallowed',
  'mathMl$1',
  'mathMlDisallowed',
  'html',
  'svg',
  'mathMl',
  'xml',
];

/**
 * DOMPurify's module with its default lists empty.
 *
 * @throws when DOMPurify does not look as expected; then look at its first lines and at this function.
 */
export function withoutDefaults(code) {
  return LISTS.reduce((rest, name) => {
    const list = new RegExp(`(const ${name.replace('$', '\\$')} = freeze\\(\\[)[^\\]]*(\\]\\);)`);
    if (!list.test(rest)) throw new Error(`DOMPurify has changed (${name}): see scripts/purify-parts.js`);
    return rest.replace(list, '$1$2');
  }, code);
}

/** Options as src/markdown/safe.ts sets them, or leaves them: constants here. A test compares the two. */
export const FIXED = {
  ALLOW_ARIA_ATTR: 'false',
  ALLOW_DATA_ATTR: 'false',
  ALLOW_SELF_CLOSE_IN_ATTR: 'true',
  ALLOW_UNKNOWN_PROTOCOLS: 'false',
  FORCE_BODY: 'false',
  IN_PLACE: 'false',
  KEEP_CONTENT: 'true',
  NAMESPACE: 'HTML_NAMESPACE',
  PARSER_MEDIA_TYPE: '"text/html"',
  RETURN_DOM: 'true',
  RETURN_DOM_FRAGMENT: 'true',
  RETURN_TRUSTED_TYPE: 'false',
  SAFE_FOR_TEMPLATES: 'false',
  SAFE_FOR_XML: 'true',
  SANITIZE_DOM: 'true',
  SANITIZE_NAMED_PROPS: 'false',
  USE_PROFILES: 'false',
  WHOLE_DOCUMENT: 'false',
};

/** Options that are looked for in the settings, and never there. */
export const ABSENT = ['ADD_TAGS', 'ADD_ATTR', 'ADD_FORBID_CONTENTS'];

/** Other places where a constant would be set. */
const OTHERS = [
  [/\t\ttransformCaseFunc = PARSER_MEDIA_TYPE[^\n]*\n/, ''],
  [/\tlet transformCaseFunc = null;/, '\tconst transformCaseFunc = stringToLowerCase;'],
  [/\t\tif \(SAFE_FOR_TEMPLATES\) ALLOW_DATA_ATTR = false;\n/, ''],
  [/\t\tif \(RETURN_DOM_FRAGMENT\) RETURN_DOM = true;\n/, ''],
  [/if \(cfg\.TRUSTED_TYPES_POLICY\) \{/, 'if (false) {'],
  [/if \(cfg\.TRUSTED_TYPES_POLICY === null\)/, 'if (false)'],
  // No custom element is ever let through …
  [/\t\tif \(objectHasOwnProperty\(customElementHandling, [^\n]*\n/g, ''],
  [/_matchesNameCheck\(CUSTOM_ELEMENT_HANDLING\.\w+, [^()]*\)/g, 'false'],
  [/EXTRA_ELEMENT_HANDLING\.(\w+) instanceof Function && EXTRA_ELEMENT_HANDLING\.\1\([^()]*\)/g, 'false'],
  [/_isBasicCustomElement\(\w+\) && false(?: && false)*/g, 'false'],
  [/\t\tif \(!FORBID_TAGS\[tagName\] && false\) return false;\n/, ''],
  // … and we add no hooks …
  [/_executeHooks\(hooks\.\w+, \w+, (?:null|hookEvent|\{[^}]*\})\);/g, ''],
  [/\t\tALLOWED_(?:TAGS|ATTR) = _forkSharedAllowlist\([^\n]*\n/g, ''],
  [/\t\tconst hookEvent = \{[^}]*\};\n/, ''],
  [/\t\t\thookEvent\.\w+ = [^\n]*\n/g, ''],
  [/\t\t\tvalue = hookEvent\.attrValue;\n/, ''],
  [/\t\t\tif \(hookEvent\.forceKeepAttr\) continue;\n\t\t\tif \(!hookEvent\.keepAttr\) \{[^}]*\}\n/, ''],
  // … and give it texts only. What the parser makes of them has no shadow roots; templates go with all in them.
  [/\t\tif \(typeof dirty !== "string" && !_isNode\(dirty\)\) \{[^}]*\}\n/, ''],
  [/\} else if \(_isNode\(dirty\)\) \{[^]*?\} else \{/, '} else {'],
  [/\t\tif \(_isDocumentFragment\(node\.content\)\) _sanitizeShadowDOM2\(node\.content\);\n/, ''],
  [
    /const (?:array(?:ForEach|Pop|Push|LastIndexOf|Slice|Splice)|set(?:Add|Create|Has)|stringToString|(?:number|boolean|bigint|symbol|object)ToString) = [^\n]*un(?:apply|construct)\([^\n]*\n/g,
    '',
  ],
  // Elements of HTML only, none within a drawing or a formula: those are none that we let through, and go with all in them.
  [
    /_checkValidNamespace = function _checkValidNamespace\(element\) \{[^]*?\n\t\};/,
    '_checkValidNamespace = (element) => _readNamespaceURI(element) === HTML_NAMESPACE;',
  ],
  [/_resolveObjectOption\(cfg, "(?:MATHML_TEXT|HTML)_INTEGRATION_POINTS", \w+\)/g, 'null'],
  [
    /= (?:freeze\()?addToSet\(/g,
    (call) => call.replace('= ', '= /* @__PURE__ */ ').replace('freeze(', 'freeze(/* @__PURE__ */ '),
  ],
  [/NodeFilter\.SHOW_ELEMENT\) \| NodeFilter\.SHOW_COMMENT[^,]*/, '1) | 204'],
  // Attributes that we do not let through need no look at what they say.
  [/\t\tif \(_isPatchLinkageAttribute\(lcName, lcTag\)\) return false;\n/, ''],
  [/\t\tif \(SANITIZE_DOM && [^\n]*\n/, ''],
  [/\|\| lcName === "is" && CUSTOM_ELEMENT_HANDLING[^;]*;/, ';'],
  [/\t\t\tif \(ALLOWED_ATTR\.shadowroot \|\| [^\n]*\n/, ''],
  // What our settings always say, and lists of what we do not let through.
  [/isRegex\(cfg\.ALLOWED_URI_REGEXP\) \? (cfg\.ALLOWED_URI_REGEXP) : IS_ALLOWED_URI;/, '$1;'],
  [/\t\tcfg = clone\(cfg\);\n/, ''],
  [/(DEFAULT_URI_SAFE_ATTRIBUTES = [^[]*\[)[^\]]*/, '$1"alt", "title", "value"'],
  [/const EXTRA_ELEMENT_HANDLING = Object\.seal\([^]*?\n\t\}\)\);\n/, ''],
  [/\t\tEXTRA_ELEMENT_HANDLING\.\w+ = null;\n/g, ''],
  [/\tconst formElement = [^\n]*\n/, ''],
  [/ NodeFilter = window\.NodeFilter,/, ''],
  [/,\n\t*createScriptURL\(scriptUrl\) \{\n\t*return scriptUrl;\n\t*\}/, ''],
  // No attribute that we let through runs anything, so none needs a trusted value.
  [/\t\t\tvalue = _applyTrustedTypesToAttribute\([^\n]*\n/, ''],
  [/IN_PLACE_VISITED = (?:outerVisited|setCreate\(\));/g, ''],
];

/**
 * DOMPurify's module with those options as constants, so that the bundler drops what other values would do.
 *
 * @throws when DOMPurify does not look as expected.
 */
export function withFixedOptions(code) {
  const edits = [
    ...OTHERS,
    ...Object.entries(FIXED).flatMap(([name, value]) => [
      [new RegExp(`\\t\\t${name} = [^\\n]*\\bcfg\\b[^\\n]*\\n`), ''],
      [new RegExp(`\\tlet ${name} = [^;]*;`), `\tconst ${name} = ${value};`],
    ]),
    ...ABSENT.map((name) => [new RegExp(`if \\(objectHasOwnProperty\\(cfg, "${name}"\\)`), 'if (false']),
  ];
  return edits.reduce((rest, [pattern, text]) => {
    if (rest.search(pattern) < 0) throw new Error(`DOMPurify has changed (${pattern}): see scripts/purify-parts.js`);
    return rest.replace(pattern, text);
  }, code);
}

/** What stands between these two lines makes up for browsers without destructuring, spread or `Reflect`. */
const CRUTCHES = [
  [/function _OverloadYield[^]*?\n(?=const entries = )/, 'const _slicedToArray = (list) => list;\n'],
  [/if \(!freeze\) [^]*?\n(?=const arrayIsArray = )/, ''],
  // Methods that we do not call, and advice about a setting that we do not make.
  [/\tDOMPurify\.clearConfig = [^]*?(?=\treturn DOMPurify;\n\}\nvar )/, ''],
  [/"A configured TRUSTED_TYPES_POLICY (?:[^"\\]|\\.)*"/, '"recursion"'],
  [/"a node selected for removal (?:[^"\\]|\\.)*"/, '"not removed"'],
  // Nobody asks what was removed.
  [/\t\tarrayPush\(DOMPurify\.removed, \{[^}]*\}\);\n/g, ''],
  [/\tDOMPurify\.removed = \[\];\n/g, ''],
  // A script that is imported knows no element of its own.
  [/\tlet suffix = null;\n[^]*?const policyName = [^\n]*/, '\tconst policyName = "dompurify";'],
  // Lists that are never asked for.
  [
    /DEFAULT_ALLOWED_(TAGS|ATTR|NAMESPACES) = (?:\/\*.*?\*\/ )?addToSet\(\{\}, \[[^\]]*\](?:, stringToString)?\)/g,
    'DEFAULT_ALLOWED_$1 = {}',
  ],
  [/const typeErrorCreate = [^\n]*\n/, ''],
  [/typeErrorCreate\(/g, 'new TypeError('],
  [/function\(thisArg\) \{\n[^\n]*_key3[^\n]*\n/, 'function(thisArg, ...args) {\n'],
  // Regular expressions of options that we do not set can go.
  [/const (\w+) = seal\(/g, 'const $1 = /* @__PURE__ */ seal('],
  // Options that are looked for in the settings, and never there.
  [/_resolveSetOption\(cfg, "(?:ADD_DATA_URI_TAGS|ALLOWED_NAMESPACES|FORBID_CONTENTS)", (\w+), \{[^}]*\}\)/g, '$1'],
  [/_resolveSetOption\(cfg, "FORBID_(?:TAGS|ATTR)", create\(null\), \{[^}]*\}\)/g, 'create(null)'],
  [/_resolveObjectOption\(cfg, "\w+", (\w+)\)/g, '$1'],
];

/**
 * DOMPurify's module without help for browsers that could not run anything else of ours.
 *
 * @throws when DOMPurify does not look as expected.
 */
export function withoutCrutches(code) {
  return CRUTCHES.reduce((rest, [pattern, text]) => {
    if (!pattern.test(rest)) throw new Error(`DOMPurify has changed (${pattern}): see scripts/purify-parts.js`);
    return rest.replace(pattern, text);
  }, code);
}

/** All of it. */
export const trimPurify = (code) => withoutCrutches(withFixedOptions(withoutDefaults(code)));

/** The plugin. */
export function purifyParts() {
  return {
    name: 'purify-parts',
    transform: {
      filter: {id: /\/dompurify\/dist\/purify\.es\.mjs$/},
      handler: (code) => ({code: trimPurify(code), map: null}),
    },
  };
}
