// Drops what we do not use of Lit: hooks for polyfills and for other copies of Lit, ways to declare properties that are not
// ours, styles for browsers without constructed sheets (the chat needs newer ones anyway), directives, and bindings in places
// where we have none. Saves 1.2 kB of what every page loads. ESLint forbids what is not there.

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
      [
        'const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)}',
        'return{get(){return this[s]},set(e){const h=this[s];this[s]=e,this.requestUpdate(t,h,i)}',
      ],
      ['this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),', ''],
      [
        'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
        '',
      ],
      [
        'C(t,s,{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}',
        'C(t,s,{reflect:e}){this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t)}',
      ],
      [
        '!((i.hasChanged??f)(h,s)||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i)))',
        '!f(h,s)',
      ],
      ['this[e]=r??this._$Ej?.get(e)??r', 'this[e]=r'],
      ['(void 0!==i.converter?.toAttribute?i.converter:u)', 'u'],
      [
        '"function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u',
        'u',
      ],
      ['removeController(t){this._$EO?.delete(t)}', ''],
    ],
  },
  {
    id: /\/lit-element\/lit-element\.js$/,
    cuts: [
      ['this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
      [
        'connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}',
        '',
      ],
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
      [
        'if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i',
        'return i',
      ],
      ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));', ''],
      [
        '1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):6===r.type&&(i=new Z(h,this,t))',
        '1===r.type&&(i=new r.ctor(h,r.name,r.strings,this,t))',
      ],
      ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
      ['for(this._$AP?.(!1,!0,s);t!==this._$AB;)', 'for(;t!==this._$AB;)'],
      ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
      [',this._$Cv=e?.isConnected??!0', ''],
      ['get startNode(){return this._$AA}get endNode(){return this._$AB}', ''],
      ['class H{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', 'class H{'],
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

/** Names that only Lit's own code knows, since we neither read nor override them: gzip pays for every new word. */
const PRIVATE = [
  'isUpdatePending',
  'elementProperties',
  'elementStyles',
  'renderOptions',
  'enableUpdating',
  'shadowRootOptions',
  'getPropertyDescriptor',
  'getPropertyOptions',
  'scheduleUpdate',
  'createRenderRoot',
  'finalizeStyles',
  'getUpdateComplete',
  'renderBefore',
  'creationScope',
  'finalized',
  '_$litType$',
  '_$cssResult$',
];

const shorten = (code) =>
  PRIVATE.reduce(
    (rest, name, index) =>
      rest.replaceAll(new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g'), `_${index.toString(36)}`),
    code,
  );

/**
 * Looks for those names in what is left.
 *
 * @throws when our code has one of them: it would not be what Lit calls.
 */
export function checkNames(code) {
  const name = PRIVATE.find((word) => new RegExp(`(?<![\\w$])${word.replaceAll('$', '\\$')}(?![\\w$])`).test(code));
  if (name) throw new Error(`${name} is no name of Lit's own: see PRIVATE in scripts/lit-parts.js`);
}

/** The plugins. */
export function litParts() {
  const parts = CUTS.map(({id, cuts}, index) => ({
    name: `lit-parts-${index}`,
    transform: {filter: {id}, handler: (code) => ({code: shorten(cut(code, cuts)), map: null})},
  }));
  const names = {
    name: 'lit-names',
    generateBundle: (_options, bundle) => Object.values(bundle).forEach(({code = ''}) => checkNames(code)),
  };
  return [...parts, names];
}
