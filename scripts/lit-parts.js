// Drops what we do not use of Lit: hooks for polyfills and for other copies of Lit, ways to declare properties that are not
// ours, styles for browsers without constructed sheets (the chat needs newer ones anyway), bindings inside of raw text
// elements and comments. Saves 0.4 kB of what every page loads.

/** By module: each text is there exactly once, and is replaced. */
const CUTS = [
  {
    id: /\/@lit\/reactive-element\/css-tag\.js$/,
    cuts: [
      [
        't.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype',
        '!0',
      ],
      [
        'if(this._$cssResult$=!0,o!==s)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");',
        'this._$cssResult$=!0;',
      ],
      [
        "\"Value passed to 'css' function must be a 'css' function result: \"+t+\". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.\"",
        't',
      ],
    ],
  },
  {
    id: /\/@lit\/reactive-element\/reactive-element\.js$/,
    cuts: [
      ['p=a.reactiveElementPolyfillSupport,', ''],
      [/,p\?\.\(\{ReactiveElement:y\}\),\(a\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, ''],
      ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
      ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
      [',void 0!==t.l&&(this.l=[...t.l])', ''],
      [',this.constructor.l?.forEach(t=>t(this))', ''],
      [
        'if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(d("properties"))){const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])}',
        'this.finalized=!0,this._$Ei();',
      ],
      [
        'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
        '',
      ],
      ['case Object:case Array:t=null==t?t:JSON.stringify(t)', ''],
      ['case Number:i=null===t?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}', ''],
    ],
  },
  {
    id: /\/lit-element\/lit-element\.js$/,
    cuts: [
      [',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});', ';'],
      [/\(s\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ''],
    ],
  },
  {
    id: /\/lit-html\/lit-html\.js$/,
    cuts: [
      [/,B=t\.litHtmlPolyfillSupport;B\?\.\(S,k\),\(t\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ';'],
      ['(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', '(c=p)'],
      [
        'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
        '',
      ],
      ['else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}', ''],
    ],
  },
];

/**
 * A module without those parts.
 *
 * @throws when it does not look as expected: look at the new release of Lit, and at the list above.
 */
export function cut(code, cuts) {
  let rest = code;
  for (const [text, replacement] of cuts) {
    const shorter = rest.replace(text, () => replacement);
    if (shorter === rest) throw new Error(`Lit has changed: see scripts/lit-parts.js, ${text}`);
    rest = shorter;
  }
  return rest;
}

/** The plugins. */
export function litParts() {
  return CUTS.map(({id, cuts}, index) => ({
    name: `lit-parts-${index}`,
    transform: {filter: {id}, handler: (code) => ({code: cut(code, cuts), map: null})},
  }));
}
